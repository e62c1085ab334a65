"""The evenings until the interview."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from kolinterview import dates, words
from kolinterview.bank import Bank
from kolinterview.lang import Both
from kolinterview.plan import Evening, Plan
from kolinterview.show.screen import Screen, prose
from kolinterview.words import ahead

SHOWN = 14
"""Evenings; later ones will have changed by the time they come."""
TOPICS = 3


def print_plan(screen: Screen, bank: Bank, plan: Plan) -> None:
    screen.tell(_headline(plan), style="bold")
    if plan.days < 0:
        screen.path(ahead.PLAN_PAST)
        return
    if plan.evenings:
        _print_evenings(screen, bank, plan)
    spoken = ahead.IN_LANG[screen.lang]
    outlook = ahead.PLAN_OUTLOOK if plan.evenings else ahead.OUTLOOK_TODAY
    screen.tell(outlook, spoken=spoken, now=round(plan.now), then=round(plan.then), points=plan.points)
    tonight = len(plan.evenings[0].questions) if plan.evenings else 0
    command = "kolinterview drill --pick weak" + (f" --count {tonight} --seed 0" if tonight else "")
    screen.path(ahead.PLAN_START if plan.days else ahead.PLAN_TODAY, command=command)


def _headline(plan: Plan) -> Both:
    said = {0: ahead.INTERVIEW_TODAY, 1: ahead.INTERVIEW_TOMORROW}.get(plan.days, ahead.INTERVIEW_AHEAD)
    company = ahead.AT_COMPANY.fill(company=plan.interview.company) if plan.interview.company else Both("", "")
    said = ahead.INTERVIEW_PAST if plan.days < 0 else said
    return said.fill(day=dates.named(plan.interview.day), days=plan.days, company=company)


def _print_evenings(screen: Screen, bank: Bank, plan: Plan) -> None:
    screen.tell(ahead.PLAN_EVENINGS, minutes=plan.interview.minutes)
    screen.print(Text())
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for evening in plan.evenings[:SHOWN]:
        table.add_row(
            screen.say(dates.named(evening.day)),
            prose(_evening(screen, bank, evening, plan.done if evening.day == plan.today else 0)),
        )
    if len(plan.evenings) > SHOWN:
        table.add_row("…", prose(screen.say(ahead.PLAN_MORE, n=len(plan.evenings) - SHOWN), "dim"))
    table.add_row(screen.say(dates.named(plan.interview.day)), prose(screen.say(ahead.PLAN_SHEET), "bold"))
    screen.print(table)
    screen.print(Text())


def _evening(screen: Screen, bank: Bank, evening: Evening, done: int) -> str:
    """5 questions, 28 min: Crisis, Outreach 2 (3 done today)."""
    if not evening.questions:
        return screen.say(ahead.PLAN_ENOUGH, n=done)
    comma = screen.say(words.COMMA)
    named = [screen.say(bank.topics[topic].name) + (f" {n}" if n > 1 else "") for topic, n in evening.topics[:TOPICS]]
    if len(evening.topics) > TOPICS:
        named[-1] += screen.say(words.AND_OTHERS)
    counted = screen.say(ahead.PLAN_QUESTIONS, n=len(evening.questions))
    takes = screen.say(ahead.PLAN_MINUTES, n=round(evening.minutes))
    already = screen.say(ahead.PLAN_DONE, n=done) if done else ""
    return f"{counted}{comma}{takes}{screen.say(words.COLON)}{comma.join(named)}{already}"
