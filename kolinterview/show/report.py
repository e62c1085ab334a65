"""The report of a mock interview on a terminal, and the list of those there were."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from rich.rule import Rule
from rich.text import Text

from kolinterview import words
from kolinterview.bank import Bank
from kolinterview.mocks import Mock
from kolinterview.report import Exchange, Report
from kolinterview.show.marks import print_marks, print_sayings
from kolinterview.show.numbers import print_working
from kolinterview.show.screen import Screen, columns, grid, prose
from kolinterview.words import aloud as spoken
from kolinterview.words import mock as said


def print_report(screen: Screen, report: Report) -> None:
    """Question by question what was said and what was found; then what to work on, which stays on the screen."""
    screen.print(Text(), Rule(Text(screen.say(report.heading), "bold"), align="left"))
    for number, exchange in enumerate(report.exchanges, 1):
        _print_exchange(screen, number, exchange)
    screen.print(Text(), Rule(Text(screen.say(said.WORK_ON), "bold"), align="left"))
    screen.tell(report.totals)
    if not report.advice:
        screen.tell(said.NOTHING_TO_WORK_ON)
    for number, advice in enumerate(report.advice, 1):
        rows = grid()
        rows.add_row(f"{number}", prose(screen.say(advice.said)))
        screen.print(rows)
        screen.out.print(Text(f"  {advice.command}"), soft_wrap=True)


def as_text(report: Report) -> str:
    """The same as plain text of 80 columns."""
    out = io.StringIO()
    screen = Screen(report.mock.lang, out, out)
    screen.out.width = 80
    print_report(screen, report)
    return out.getvalue()


def _print_exchange(screen: Screen, number: int, exchange: Exchange) -> None:
    taken = exchange.taken
    screen.print(Text(), prose(f"{number}. {screen.say(taken.question.ask)}", "bold"))
    if not taken.answered:
        screen.print(prose(screen.say(words.SKIPPED_CELL), "dim"))
        print_sayings(screen, exchange.framework)
        return
    _print_answer(screen, taken.attempt.answer)
    for point, follow_up in exchange.follow_ups:
        screen.print(prose(f"{screen.say(words.FOLLOW_UP)} · {screen.say(point.probe)}", "bold"))
        _print_answer(screen, follow_up.answer, skipped=follow_up.state == "skipped")
    print_working(screen, taken.question, taken.attempt.answer)
    print_marks(screen, exchange.framework.points, taken.marks)
    screen.print(prose(screen.say(exchange.delivery), "dim"))


def _print_answer(screen: Screen, answer: str, *, skipped: bool = False) -> None:
    silent = words.SKIPPED_CELL if skipped else spoken.CELL
    screen.print(prose(answer or screen.say(silent), "dim"))


def print_mocks(screen: Screen, bank: Bank, mocks: Sequence[Mock], counted: Mapping[str, tuple[int, int, int]]) -> None:
    """Those that were answered to, the newest first."""
    if not mocks:
        screen.note(said.NO_MOCKS)
        return
    heads = (words.COL_NUMBER, words.COL_WHEN, said.COL_ROUND, said.COL_MINUTES, said.COL_ANSWERS, words.COL_POINTS)
    rows = columns(screen, *heads, numbers=3)
    for mock in mocks:
        answers, covered, points = counted[mock.session]
        name = screen.say(bank.outline(mock.outline).name) + (screen.say(said.UNFINISHED) if not mock.finished else "")
        when = mock.at.astimezone().strftime("%m-%d %H:%M")
        rows.add_row(str(mock.id), when, name, str(mock.minutes), str(answers), f"{covered}/{points}")
    screen.print(rows)
    screen.path(said.SEE_AGAIN, command=f"kolinterview history mocks {mocks[0].id}")
