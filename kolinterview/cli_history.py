"""The commands about earlier answers: `kolinterview history …`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kolinterview import helps, values
from kolinterview.house import House
from kolinterview.options import AsJson, Force, Format, Output, form_of
from kolinterview.usage import Command, Group, help_alone

NUMBER = values.whole(1, 10**9)
ATTEMPT = values.attempt_number()
EXEMPLAR = values.exemplar_number()
MOCK = values.mock_number()

history = typer.Typer(name="history", cls=Group, add_completion=False, invoke_without_command=True)
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


@history.command("mocks", cls=Command)
def history_mocks(
    ctx: typer.Context,
    id: Annotated[str | None, typer.Argument(metavar="MOCK")] = None,
    output: Output = None,
    format: Format = None,
    force: Force = False,
    json: AsJson = False,
) -> None:
    from kolinterview import agenda, mocks, report
    from kolinterview.cli_mock import written
    from kolinterview.errors import BadUsage
    from kolinterview.plain import mock as plain
    from kolinterview.show.report import print_mocks, print_report
    from kolinterview.words import mock as words

    house: House = ctx.obj
    if id is None and (output or format):
        raise BadUsage(what=words.WHICH_MOCK, command=ctx.command_path)
    if id is None:
        counted = mocks.counted(house.store)
        held = [mock for mock in mocks.all_of(house.store) if mock.session in counted]
        if json:
            house.screen.data([plain.mock(mock, counted[mock.session]) for mock in held])
        else:
            print_mocks(house.screen, house.bank, held, counted)
        return
    mock = mocks.one(house.store, MOCK.take(helps.METAVARS["MOCK"], id))
    rates = house.settings.speaking_rate
    taken = report.of_session(house.bank, house.store.of_session(mock.session), rates)
    spent = sum(agenda.took(house.bank, one, mock.lang, rates) for one in taken)
    made = report.compose(house.bank, mock, taken, spent, house.option_for(mock.lang))
    if json:
        house.screen.data(plain.report(made))
    elif output or format:
        house.put(written(made, form_of(format, output)), output, force=force)
    else:
        with house.screen.paged():
            print_report(house.screen, made)


@history.command("check", cls=Command)
def history_check(ctx: typer.Context) -> None:
    from kolinterview import upkeep
    from kolinterview.words import history as words

    house: House = ctx.obj
    found, screen = upkeep.check(house.store), house.screen
    if found.fine:
        screen.note(words.FINE, n=found.attempts)
        return
    for what in found.damage:
        screen.complain(screen.say(words.DAMAGED, what=what))
    if found.unreadable:
        screen.complain(screen.say(words.UNREADABLE, what=found.unreadable))
    if not found.memories_agree:
        screen.complain(screen.say(words.DISAGREE))
    if found.damage or found.unreadable:
        screen.complain(screen.say(words.WHAT_TO_DO, path=house.store.path))
        for backup in house.store.backups:
            screen.complain(screen.say(words.BACKUP, path=backup))
    raise typer.Exit(1)


@history.command("export", cls=Command)
def history_export(
    ctx: typer.Context,
    output: Output = None,
    force: Force = False,
) -> None:
    from kolinterview import transfer

    house: House = ctx.obj
    escaped = output is None and not house.screen.out.encoding.startswith("utf")
    house.put("".join(transfer.lines(house.store, escaped=escaped)), output, force=force)


@history.command("import", cls=Command)
def history_import(ctx: typer.Context, file: Annotated[Path | None, typer.Argument(metavar="FILE")] = None) -> None:
    from kolinterview import transfer
    from kolinterview.words import history as words

    house: House = ctx.obj
    merged = transfer.merge(house.store, house.exported(file), str(file or "-"))
    house.screen.note(words.IMPORTED, attempts=merged.attempts, marks=merged.marks)


@history.command("forget", cls=Command)
def history_forget(
    ctx: typer.Context,
    ids: Annotated[list[str] | None, typer.Argument(metavar="IDS")] = None,
    everything: Annotated[bool, typer.Option("--all")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y")] = False,
) -> None:
    from kolinterview import upkeep
    from kolinterview.ask import choice
    from kolinterview.errors import BadUsage
    from kolinterview.words import history as words

    house: House = ctx.obj
    chosen = [ATTEMPT.take(helps.METAVARS["IDS"], id) for id in dict.fromkeys(ids or ())]
    if bool(chosen) == everything:
        raise BadUsage(what=words.WHICH, command=ctx.command_path)
    reader = house.reader("off")
    if not yes and not reader.interactive:
        raise BadUsage(what=words.SAY_YES, command=ctx.command_path)
    for id in chosen:
        house.store.attempt(id)
    if not yes:
        count = len(house.store.attempts()) if everything else len(chosen)
        house.screen.tell(words.ASK_ALL if everything else words.ASK_SOME, n=count)
        house.screen.tell(words.ASK_KEYS, style="bold")
        if choice(reader) not in ("y", "yes", "是"):
            house.screen.note(words.KEPT)
            return
    if everything:
        upkeep.forget_all(house.store, house.paths.leavings)
    else:
        upkeep.forget(house.store, chosen)
    house.screen.note(words.GONE)


@history.command("rebuild", cls=Command)
def history_rebuild(ctx: typer.Context) -> None:
    from kolinterview.words import ahead

    house: House = ctx.obj
    house.screen.note(ahead.REBUILT, n=house.store.rebuild())
