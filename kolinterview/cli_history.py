"""The commands about earlier answers: `kolinterview history …`."""

from __future__ import annotations

from typing import Annotated

import typer

from kolinterview import helps, values
from kolinterview.cli_bank import AsJson, help_alone
from kolinterview.house import House
from kolinterview.usage import Command, Group

NUMBER = values.whole(1, 10**9)
ATTEMPT = values.attempt_number()
EXEMPLAR = values.exemplar_number()

history = typer.Typer(cls=Group, invoke_without_command=True)
history.callback()(help_alone)


@history.command("list", cls=Command)
def history_list(
    ctx: typer.Context, limit: Annotated[str, typer.Option(metavar="N")] = "20", json: AsJson = False
) -> None:
    from kolinterview import mocks, plain
    from kolinterview.show import lists

    house: House = ctx.obj
    attempts = house.store.attempts(NUMBER.take("--limit", limit))
    if json:
        house.screen.data([plain.attempt(attempt) for attempt in attempts])
    else:
        lists.history(house.screen, house.bank, attempts, {mock.session for mock in mocks.all_of(house.store)})


@history.command("show", cls=Command)
def history_show(ctx: typer.Context, id: Annotated[str, typer.Argument(metavar="ID")], json: AsJson = False) -> None:
    from kolinterview import plain
    from kolinterview.show import lists

    house: House = ctx.obj
    attempt = house.store.attempt(ATTEMPT.take(helps.METAVARS["ID"], id))
    follow_ups = house.store.follow_ups(attempt.id)
    if json:
        house.screen.data(plain.attempt(attempt) | {"follow_ups": [plain.attempt(one) for one in follow_ups]})
    else:
        lists.attempt(house.screen, house.bank, attempt, follow_ups)


@history.command("exemplars", cls=Command)
def history_exemplars(
    ctx: typer.Context, forget: Annotated[str | None, typer.Option(metavar="ID")] = None, json: AsJson = False
) -> None:
    from kolinterview import plain, words
    from kolinterview.show import lists

    house: House = ctx.obj
    if forget is not None:
        house.store.forget(EXEMPLAR.take("--forget", forget))
        house.screen.note(words.FORGOTTEN)
        return
    kept = house.store.exemplars()
    if json:
        house.screen.data([plain.exemplar(exemplar) for exemplar in kept])
    else:
        lists.exemplars(house.screen, house.bank, kept)


@history.command("rebuild", cls=Command)
def history_rebuild(ctx: typer.Context) -> None:
    from kolinterview.words import ahead

    house: House = ctx.obj
    house.screen.note(ahead.REBUILT, n=house.store.rebuild())
