"""The review sheet on a terminal."""

from __future__ import annotations

import math

from rich.console import Group
from rich.rule import Rule
from rich.text import Text

from kolinterview import words
from kolinterview.review import Sheet, SheetFramework, SheetPoint
from kolinterview.show.marks import print_basis
from kolinterview.show.screen import Screen, grid, prose


def print_sheet(screen: Screen, sheet: Sheet) -> None:
    minutes = max(1, math.ceil(sheet.seconds / 60))
    screen.print(
        prose(f"{screen.say(words.SHEET_TITLE)} · {screen.say(words.SHEET_TIME, n=minutes)}", "bold"), _legend(screen)
    )
    for part, frameworks in sheet.parts.items():
        screen.print(Text(), Rule(Text(screen.say(words.PARTS[part]), "bold"), align="left"))
        for framework in frameworks:
            _print_framework(screen, framework)


def _legend(screen: Screen) -> Text:
    line = prose("")
    for state, said in words.SHEET_STATES.items():
        line.append_text(screen.mark(state)).append(f" {screen.say(said)}  ")
    return line.append(screen.say(words.WEAKEST_FIRST))


def _print_framework(screen: Screen, sheet: SheetFramework) -> None:
    ask = prose(screen.say(sheet.questions[0].ask), "cyan")
    screen.print(Text(), prose(screen.say(sheet.framework.title), "bold"), ask)
    if any(sheet.framework.advice):
        screen.print(prose(screen.say(sheet.framework.advice), "dim"))
    points = grid()
    for point in sheet.points:
        points.add_row(screen.mark(point.last or "unseen"), Group(*_point(screen, point)))
    screen.print(points)
    print_basis(screen, sheet.basis)


def _point(screen: Screen, sheet: SheetPoint) -> list[Text]:
    head = prose(screen.say(sheet.point.text))
    if sheet.tally:
        counted = screen.say(words.COUNTED, covered=sheet.tally.covered, asked=sheet.tally.asked)
        head.append(f"  {counted}", "dim")
    return [head, prose(screen.say(sheet.point.say), "dim")] if any(sheet.point.say) else [head]
