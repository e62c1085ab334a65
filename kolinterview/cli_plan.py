"""The command that knows when the interview is: `kolinterview plan`."""

from __future__ import annotations

from typing import Annotated

import typer

from kolinterview.house import House
from kolinterview.options import MINUTES, AsJson


def plan(
    ctx: typer.Context,
    date: Annotated[list[str] | None, typer.Argument(metavar="DATE")] = None,
    company: Annotated[str | None, typer.Option(metavar="NAME")] = None,
    minutes: Annotated[str | None, typer.Option("--minutes-per-day", metavar="MINUTES")] = None,
    clear: Annotated[bool, typer.Option("--clear")] = False,
    json: AsJson = False,
) -> None:
    from kolinterview import dates, tally
    from kolinterview import plan as planning
    from kolinterview.errors import BadUsage
    from kolinterview.plain import ahead as plain
    from kolinterview.show.planning import print_plan
    from kolinterview.words import ahead as words

    house: House = ctx.obj
    now = house.now()
    kept = house.store.interview()
    if clear:
        if date or company is not None or minutes is not None:
            raise BadUsage(what=words.CLEAR_ALONE, command=ctx.command_path)
        if kept:
            house.store.prepare_for(None)
        house.screen.note(words.PLAN_CLEARED if kept else words.NO_PLAN)
        return
    day = dates.day(now.astimezone().date()).take(dates.DATE, " ".join(date)) if date else None
    time = MINUTES.take("--minutes-per-day", minutes) if minutes is not None else None
    interview = planning.revised(kept, now, day, company, time)
    if interview is None:
        house.screen.note(words.NO_PLAN)
        if json:
            house.screen.data(None)
        return
    if interview != kept:
        house.store.prepare_for(interview)
    turns = {lang: tally.turns(house.store, lang) for lang in house.langs}
    made = planning.compose(
        house.bank,
        house.store.remembered(house.lang),
        interview,
        now,
        planning.typing_pace(house.bank, turns[house.lang]),
        planning.on_day([turn for each in turns.values() for turn in each], now),
    )
    if json:
        house.screen.data(plain.plan(made))
    else:
        print_plan(house.screen, house.bank, made)
