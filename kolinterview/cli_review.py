"""The command that people run before they walk in: `kolinterview review`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from kolinterview import values
from kolinterview.house import House
from kolinterview.options import AsJson, Force, Format, Output, Topics, form_of

if TYPE_CHECKING:
    from kolinterview.sheet import Sheet

MINUTES = values.whole(1, 600)
ALL = "kolinterview review --all"
USUAL = 15
"""Minutes, unless the user says otherwise or narrows the sheet."""


def review(
    ctx: typer.Context,
    topic: Topics = None,
    round: Annotated[str | None, typer.Option(metavar="ROUND")] = None,
    weak: Annotated[bool, typer.Option("--weak")] = False,
    minutes: Annotated[str | None, typer.Option("--minutes", "-m", metavar="MINUTES")] = None,
    everything: Annotated[bool, typer.Option("--all")] = False,
    format: Format = None,
    output: Output = None,
    force: Force = False,
    open: Annotated[bool, typer.Option("--open")] = False,
    cards: Annotated[bool, typer.Option("--cards")] = False,
    json: AsJson = False,
) -> None:
    from kolinterview import review as reviewing
    from kolinterview.bank import ROUNDS
    from kolinterview.words import sheet as words

    house: House = ctx.obj
    wish = reviewing.Wish(house.topics(topic), values.choice(ROUNDS).take("--round", round) if round else "", weak)
    form = "json" if json else "cards" if cards else "html" if open else form_of(format, output)
    time = MINUTES.take("--minutes", minutes) if minutes is not None else 0 if wish.narrow or cards else USUAL
    sheet = reviewing.compose(
        house.bank,
        house.lang,
        house.settings.reading_rate,
        house.known(),
        replace(wish, minutes=0 if everything else time),
        house.store.interview(),
        house.now().astimezone().date(),
    )
    if sheet.empty:
        house.screen.note(words.NOTHING_WEAK if weak else words.NOTHING_THERE)
    if form == "text" and not output:
        from kolinterview.show.sheet import print_sheet

        with house.screen.paged():
            print_sheet(house.screen, sheet, ALL)
        return
    if form == "json" and not output:
        from kolinterview.plain.sheet import sheet as plain

        house.screen.data(plain(sheet))  # in ASCII where the terminal has no more
        return
    file = output or (house.page() if open else None)
    house.put(_written(sheet, form), file, force=force or not output)
    if open and file:
        house.open(file)


def _written(sheet: Sheet, form: str) -> str:
    from kolinterview import cards, pages, plain
    from kolinterview.plain.sheet import sheet as values
    from kolinterview.show.sheet import as_text

    if form == "json":
        return plain.as_json(values(sheet))
    if form == "cards":
        return cards.deck([part for _, parts in sheet.topics for part in parts], sheet.lang)
    if form == "html":
        return pages.html(sheet, ALL)
    return pages.markdown(sheet, ALL) if form == "markdown" else as_text(sheet, ALL)
