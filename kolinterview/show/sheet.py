"""The review sheet on a terminal."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich.console import Group
from rich.rule import Rule
from rich.text import Text

from kolinterview import dates
from kolinterview.lang import Both
from kolinterview.sheet import Sheet, SheetFramework, SheetPoint
from kolinterview.show.marks import print_basis
from kolinterview.show.screen import Screen, grid, prose, quoted
from kolinterview.words import sheet as words


def print_sheet(screen: Screen, sheet: Sheet, command: str) -> None:
    """`command` shows what there was no time for."""
    _print_head(screen, sheet)
    _print_short(screen, words.READY, sheet.ready)
    for topic, frameworks in sheet.topics:
        _heading(screen, topic.name)
        for framework in frameworks:
            _print_framework(screen, framework)
    _print_short(screen, words.MANNER, sheet.manner)
    if sheet.ask:
        _heading(screen, words.ASK)
        for number, ask in enumerate(sheet.ask, 1):
            screen.print(_row(f"{number}", prose(screen.say(ask))))
    if sheet.phrases:
        _heading(screen, words.PHRASES)
        for phrase in sheet.phrases:
            when = "" if screen.lang == "en" else phrase.zh
            screen.print(_row("-", prose(phrase.en).append(f"  {when}" if when else "", "dim")))
    if sheet.left_out:
        screen.print(Text())
        screen.tell(words.LEFT_OUT, n=sheet.left_out)
        screen.path(words.ALL_OF_IT, command=command)


def as_text(sheet: Sheet, command: str) -> str:
    """The same as plain text of 80 columns."""
    out = io.StringIO()
    screen = Screen(sheet.lang, out, out)
    screen.out.width = 80
    print_sheet(screen, sheet, command)
    return out.getvalue()


def _print_head(screen: Screen, sheet: Sheet) -> None:
    line = prose("")
    for state, said in words.STATES.items():
        line.append_text(screen.mark(state)).append(f" {screen.say(said)}  ")
    day = dates.named(sheet.interview.day) if sheet.interview else Both("", "")
    head = words.head(sheet.seconds, sheet.interview.company if sheet.interview else "", day, sheet.days)
    screen.print(prose(" · ".join(map(screen.say, head)), "bold"))
    screen.print(line.append(screen.say(words.WEAKEST_FIRST)))


def _print_short(screen: Screen, title: Both, frameworks: Sequence[SheetFramework]) -> None:
    """Points only: the sayings stand where the question is drilled."""
    if not frameworks:
        return
    _heading(screen, title)
    for framework in frameworks:
        screen.print(prose(screen.say(framework.framework.title), "bold"))
        rows = grid()
        for point in framework.points:
            rows.add_row(screen.mark(point.last or "unseen"), prose(screen.say(point.point.text)))
        screen.print(rows)


def _print_framework(screen: Screen, sheet: SheetFramework) -> None:
    ask = prose(screen.say(sheet.questions[0].ask), "cyan")
    screen.print(Text(), prose(screen.say(sheet.framework.title), "bold"), ask)
    if any(sheet.framework.advice):
        screen.print(prose(screen.say(sheet.framework.advice), "dim"))
    if sheet.opening:
        screen.print(prose(screen.say(words.YOU_BEGAN)).append_text(quoted(sheet.opening, (), screen.lang)))
    points = grid()
    for point in sheet.points:
        points.add_row(screen.mark(point.last or "unseen"), Group(*_point(screen, point)))
    screen.print(points)
    print_basis(screen, sheet.basis)


def _point(screen: Screen, sheet: SheetPoint) -> list[Text]:
    """The point, and how the user said it best, or how others say it."""
    lines: list[Text] = [prose(screen.say(sheet.point.text))]
    if sheet.tally:
        counted = screen.say(words.COUNTED, covered=sheet.tally.covered, asked=sheet.tally.asked)
        lines[0].append(f"  {counted}", "dim")
    if sheet.words:
        lines.append(quoted(sheet.words, (), screen.lang))
    elif any(sheet.point.say):
        lines.append(prose(screen.say(sheet.point.say), "dim"))
    return lines


def _heading(screen: Screen, title: Both) -> None:
    screen.print(Text(), Rule(Text(screen.say(title), "bold"), align="left"))


def _row(sign: str, text: Text) -> Group:
    rows = grid()
    rows.add_row(sign, text)
    return Group(rows)
