"""Everything that is listed, for people. For programs it is in `plain`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from kolinterview import sums, words
from kolinterview.bank import Bank, Framework, Point, Question, Source, Topic
from kolinterview.errors import Problem
from kolinterview.lang import Both
from kolinterview.marks import Mark, count
from kolinterview.match import Why
from kolinterview.settings import SETTINGS, Settings
from kolinterview.show.marks import print_delivery, print_marks
from kolinterview.show.numbers import print_working
from kolinterview.show.screen import Screen, columns, grid, prose, quoted
from kolinterview.speech import Delivery
from kolinterview.stats import Share
from kolinterview.store import Attempt, Exemplar
from kolinterview.tally import Correction
from kolinterview.words import aloud as spoken
from kolinterview.words import clock
from kolinterview.words import mock as said


def topics(
    screen: Screen,
    bank: Bank,
    answered: Mapping[str, int],
    shares: Mapping[str, Share],
    chosen: Sequence[Topic] = (),
) -> None:
    heads = [words.COL_TOPIC, words.COL_NAME, words.COL_QUESTIONS, words.COL_ANSWERED, words.COL_RECALLED]
    if screen.narrow:  # the id is what --topic takes
        heads.remove(words.COL_NAME)
    table = columns(screen, *heads, numbers=3)
    for topic, asked in bank.by_topic(chosen):
        done = sum(question.id in answered for question in asked)
        names = [] if screen.narrow else [screen.say(topic.name)]
        table.add_row(Text(topic.id, "bold"), *names, str(len(asked)), str(done), f"{shares[topic.id].part:.0%}")
    screen.print(table)
    screen.path(words.TRY_DRILL, topic=next(iter(bank.topics), ""))


def questions(screen: Screen, bank: Bank, chosen: Sequence[Topic] = ()) -> None:
    for topic, asked in bank.by_topic(chosen):
        screen.print(prose(screen.say(topic.name), "bold").append(f"  {topic.id}", "not bold dim"))
        for question in asked:
            level = screen.say(words.LEVELS[question.level])
            screen.print(Text(f"  {question.id}", "cyan").append(f"  {level}", "dim"))
            screen.print(Padding(prose(screen.say(question.ask)), (0, 0, 0, 2)))


def sources(screen: Screen, bank: Bank) -> None:
    """Each source with its address, and how many points rest on it."""
    used = Counter(id for framework in bank.frameworks.values() for point in framework.points for id in point.sources)
    for source in bank.sources.values():
        counted = screen.say(words.RESTS_ON, n=used[source.id])
        screen.print(prose(screen.say(_cited(source)), "bold").append(f"  {counted}", "not bold dim"))
        screen.out.print(Text(f"  {source.address}"), soft_wrap=True)


def _cited(source: Source) -> Both:
    dated = words.CITED if source.date else words.CITED_UNDATED
    return dated.fill(title=source.title, publisher=source.publisher, date=source.date)


def history(screen: Screen, bank: Bank, attempts: Sequence[Attempt], mocks: Collection[str] = ()) -> None:
    """`mocks` are the sessions that were mock interviews."""
    if not attempts:
        screen.note(words.NO_HISTORY)
        return
    table = columns(screen, words.COL_NUMBER, words.COL_WHEN, words.COL_POINTS, words.COL_TIME, words.COL_QUESTION)
    for attempt in attempts:
        found = f"{count(attempt.marks)}/{len(attempt.marks)}"
        if attempt.state == "skipped":
            found = screen.say(words.SKIPPED_CELL)
        when = attempt.at.astimezone().strftime("%m-%d %H:%M")
        asked, row = prose(_asked_as(screen, bank, attempt)), (str(attempt.id), when, found, clock(attempt.seconds))
        if attempt.session in mocks:
            asked.append(screen.say(said.IN_A_MOCK), "dim")
        if screen.narrow:
            screen.print(Text(" · ".join(row), "bold"), asked)
        else:
            table.add_row(*row, asked)
    if not screen.narrow:
        screen.print(table)


def attempt(screen: Screen, bank: Bank, attempt: Attempt, follow_ups: Sequence[Attempt]) -> None:
    when = attempt.at.astimezone().strftime("%Y-%m-%d %H:%M")
    screen.print(prose(_asked_as(screen, bank, attempt), "bold"), Text(f"{when} · {clock(attempt.seconds)}", "dim"))
    screen.print(prose(attempt.answer or screen.say(_silent(attempt))))
    _print_known_marks(screen, bank, attempt)
    for follow_up in follow_ups:
        screen.print(Text(), prose(f"{screen.say(words.FOLLOW_UP)} · {_probe(screen, bank, follow_up)}", "bold"))
        screen.print(prose(follow_up.answer or screen.say(_silent(follow_up))))


def _silent(attempt: Attempt) -> Both:
    """What stands in the place of an answer that has no words."""
    return words.SKIPPED_CELL if attempt.state == "skipped" else spoken.CELL


def _print_known_marks(screen: Screen, bank: Bank, attempt: Attempt) -> None:
    """The marks whose points the bank still has; an edited bank leaves the others as bare ids."""
    framework = bank.frameworks.get(attempt.framework)
    points = {point.id: point for point in framework.points} if framework else {}
    known = [mark for mark in attempt.marks if mark.point in points]
    if known:
        print_marks(screen, [points[mark.point] for mark in known], known)
    for mark in attempt.marks:
        if mark.point not in points:
            screen.print(Text(f"{screen.glyph(mark.state)} {mark.point}{screen.say(words.ORPHAN)}", "dim"))


def _asked_as(screen: Screen, bank: Bank, attempt: Attempt) -> str:
    if attempt.probe:
        return f"{screen.say(words.FOLLOW_UP)} · {_probe(screen, bank, attempt)}"
    if question := bank.questions.get(attempt.question):
        return screen.say(sums.with_values(question, attempt.given).ask)
    return attempt.question + screen.say(words.ORPHAN)


def _probe(screen: Screen, bank: Bank, attempt: Attempt) -> str:
    framework = bank.frameworks.get(attempt.framework)
    probes = {point.id: point.probe for point in framework.points} if framework else {}
    return screen.say(probes.get(attempt.probe, Both(attempt.probe, attempt.probe)))


def score(
    screen: Screen,
    question: Question,
    answer: str,
    framework: Framework,
    marks: Sequence[Mark],
    whys: Mapping[str, Why | None] | None,
    delivery: Delivery,
) -> None:
    print_working(screen, question, answer)
    print_marks(screen, framework.points, marks, whys=whys)
    screen.print(prose(screen.say(words.SPOKEN, aloud=words.between(delivery.fast, delivery.slow)), "dim"))
    print_delivery(screen, delivery)


def exemplars(screen: Screen, bank: Bank, kept: Sequence[Exemplar]) -> None:
    if not kept:
        screen.note(words.NO_EXEMPLARS)
        return
    rows = grid()
    for exemplar in kept:
        point = _point(bank, exemplar.framework, exemplar.point)
        name = screen.say(point.text) if point else f"{exemplar.point}{screen.say(words.ORPHAN)}"
        name += exemplar.at.astimezone().strftime(" · %m-%d")
        rows.add_row(Text(f"{exemplar.id}", "bold"), Group(prose(name), quoted(exemplar.text, (), screen.lang, "dim")))
    screen.print(rows)
    screen.path(words.FORGET_IT, command=f"kolinterview history exemplars --forget {kept[-1].id}")


def corrections(screen: Screen, found: Sequence[Correction]) -> None:
    if not found:
        screen.note(words.NO_CORRECTIONS)
        return
    screen.tell(words.CORRECTED, style="bold")
    for one in found:
        how = [
            screen.say(said, n=n)
            for said, n in ((words.CORRECTED_ADDED, one.added), (words.CORRECTED_REMOVED, one.removed))
            if n
        ]
        counts = screen.say(words.CORRECTED_HOW, asked=one.asked, how=("、" if screen.lang == "zh" else ", ").join(how))
        screen.print(Text(f"{one.framework}.{one.point}"), Padding(prose(counts, "dim"), (0, 0, 0, 2)))


def settings(screen: Screen, settings: Settings, file: Path, history: Path) -> None:
    table = columns(screen, words.COL_SETTING, words.COL_VALUE, words.COL_FROM)
    for name, value, origin in _settings(screen, settings):
        table.add_row(Text(name, "bold"), prose(value), screen.say(words.ORIGINS[origin]))
    missing = Both("", "") if file.exists() else words.NO_FILE_YET
    screen.print(table)
    screen.path(words.CONFIG_FILE, path=file, missing=missing)
    screen.path(words.HISTORY_FILE, path=history)


def _settings(screen: Screen, settings: Settings) -> list[tuple[str, str, str]]:
    def shown(name: str) -> str:
        value = getattr(settings, name)
        if name == "limit":
            return screen.say(words.IN_SECONDS, n=value) if value else screen.say(words.NO_LIMIT)
        if name == "banks":
            return "\n".join(map(str, value)) or screen.say(words.NONE)
        if name.endswith("_rate"):
            return screen.say(words.PER_MINUTE, zh=value.zh, en=value.en)
        return str(value)

    return [(name, shown(name), settings.origin(name)) for name in SETTINGS]


def problems(screen: Screen, problems: Sequence[Problem], advice: Sequence[Problem]) -> None:
    for problem in (*problems, *advice):
        screen.complain(problem.sentence(screen.lang))
    if problems:
        screen.note(words.BANK_FAULTS, faults=len(problems))
    if advice:
        screen.note(words.BANK_ADVICE, n=len(advice))


def _point(bank: Bank, framework: str, point: str) -> Point | None:
    points = bank.frameworks[framework].points if framework in bank.frameworks else ()
    return next((one for one in points if one.id == point), None)
