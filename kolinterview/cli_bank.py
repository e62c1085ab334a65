"""The commands about the bank itself: `kolinterview bank …`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kolinterview.house import House
from kolinterview.options import AsJson
from kolinterview.usage import Command, Group, help_alone

bank = typer.Typer(name="bank", cls=Group, add_completion=False, invoke_without_command=True)


bank.callback()(help_alone)


@bank.command("check", cls=Command)
def bank_check(
    ctx: typer.Context,
    folder: Annotated[Path | None, typer.Argument(metavar="FOLDER")] = None,
    history: Annotated[bool, typer.Option("--history")] = False,
    json: AsJson = False,
) -> None:
    from kolinterview import advice, load, plain, tally, words
    from kolinterview.show import lists

    house: House = ctx.obj
    built_in, own = house.banks
    bank, problems, places = load.check(built_in, own if folder is None else [folder])
    advised = [] if problems else advice.advise(bank, places)
    corrected = tally.corrections(house.store) if history else []
    if json:
        corrections = {"corrections": [plain.correction(one) for one in corrected]} if history else {}
        house.screen.data(plain.problems(bank, problems, advised, house.lang) | corrections)
    else:
        lists.problems(house.screen, problems, advised)
        if not problems:
            house.screen.tell(words.BANK_FINE, **plain.counts(bank))
        if history:
            lists.corrections(house.screen, corrected)
    if problems:
        raise typer.Exit(1)


@bank.command("sources", cls=Command)
def bank_sources(ctx: typer.Context, json: AsJson = False) -> None:
    from kolinterview import plain
    from kolinterview.show import lists

    house: House = ctx.obj
    if json:
        house.screen.data([plain.source(source) for source in house.bank.sources.values()])
    else:
        lists.sources(house.screen, house.bank)


@bank.command("path", cls=Command)
def bank_path(ctx: typer.Context, json: AsJson = False) -> None:
    house: House = ctx.obj
    built_in, own = house.banks
    if json:
        house.screen.data([str(folder) for folder in (*built_in, *own)])
    else:
        for folder in (*built_in, *own):
            typer.echo(folder)
