"""The commands: each parses, calls, shows. What is decided about interviews is decided elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kolinterview import __version__, helps, values
from kolinterview.cli_bank import AsJson, bank, help_alone
from kolinterview.house import House
from kolinterview.usage import Command, Group, Root

SEED = values.whole(0, 10**12 - 1)
PICKS = values.choice(["random"])
NUMBER = values.whole(1, 10**9)
ATTEMPT = values.attempt_number()
EXEMPLAR = values.exemplar_number()

HELP_TOO = {"help_option_names": ["--help", "-h"]}

app = typer.Typer(
    cls=Root,
    context_settings=HELP_TOO,
    add_completion=False,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
)
history = typer.Typer(cls=Group, invoke_without_command=True)
app.add_typer(history, name="history")
app.add_typer(bank, name="bank")
history.callback()(help_alone)

Topics = Annotated[list[str] | None, typer.Option("--topic", "-t", metavar="TOPIC")]


@app.callback()
def _root(ctx: typer.Context, version: Annotated[bool, typer.Option("--version")] = False) -> None:
    if version:
        typer.echo(f"kolinterview {__version__}")
    elif ctx.invoked_subcommand is None:
        ctx.get_help()


@app.command(cls=Command)
def drill(
    ctx: typer.Context,
    topic: Topics = None,
    question: Annotated[list[str] | None, typer.Option("--question", "-q", metavar="ID")] = None,
    count: Annotated[str | None, typer.Option(metavar="N")] = None,
    level: Annotated[str | None, typer.Option(metavar="LEVEL")] = None,
    pick: Annotated[str, typer.Option(metavar="HOW")] = "random",
    limit: Annotated[str | None, typer.Option(metavar="SECONDS")] = None,
    clock: Annotated[str | None, typer.Option(metavar="WHERE")] = None,
    seed: Annotated[str | None, typer.Option(metavar="N")] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y")] = False,
) -> None:
    from random import Random

    from kolinterview import drill as drilling
    from kolinterview import pick as picking
    from kolinterview import words
    from kolinterview.bank import LEVELS
    from kolinterview.errors import NothingToAsk

    house: House = ctx.obj
    settings = house.settings.with_option("count", count).with_option("limit", limit).with_option("clock", clock)
    rng = Random(SEED.take("--seed", seed) if seed else None)
    PICKS.take("--pick", pick)
    wanted = values.choice(LEVELS).take("--level", level) if level else None
    chosen = [house.bank.question(id) for id in dict.fromkeys(question or ())]
    if not chosen:
        questions = house.bank.questions_on([house.bank.topic(name) for name in topic or ()], wanted)
        if not questions:
            raise NothingToAsk
        chosen = picking.at_random(questions, settings.count, rng)
        if count and len(chosen) < settings.count:
            house.screen.note(words.FEWER, n=len(chosen))
    desk = house.desk(settings)
    if not drilling.run(desk, chosen, prompts=desk.reader.interactive and not yes):
        raise typer.Exit(130)


@app.command(cls=Command)
def review(ctx: typer.Context, topic: Topics = None, json: AsJson = False) -> None:
    from kolinterview import plain
    from kolinterview import review as reviewing
    from kolinterview.show.sheet import print_sheet

    house: House = ctx.obj
    topics = [house.bank.topic(name) for name in topic or ()]
    tallies = house.store.tallies(house.lang)
    sheet = reviewing.compose(house.bank, tallies, house.lang, house.settings.reading_rate, topics)
    if json:
        house.screen.data(plain.sheet(sheet))
    else:
        print_sheet(house.screen, sheet)


@app.command(cls=Command)
def topics(
    ctx: typer.Context,
    topic: Topics = None,
    questions: Annotated[bool, typer.Option("--questions")] = False,
    json: AsJson = False,
) -> None:
    from kolinterview import plain
    from kolinterview.show import lists

    house: House = ctx.obj
    chosen = [house.bank.topic(name) for name in topic or ()]
    answered = house.store.answered()
    if json:
        house.screen.data(plain.topics(house.bank, answered, chosen))
    elif questions:
        lists.questions(house.screen, house.bank, chosen)
    else:
        lists.topics(house.screen, house.bank, answered, chosen)


@app.command(cls=Command)
def score(
    ctx: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION")],
    file: Annotated[Path | None, typer.Argument(metavar="FILE")] = None,
    why: Annotated[bool, typer.Option("--why")] = False,
    json: AsJson = False,
) -> None:
    from kolinterview import match, plain, speech
    from kolinterview.errors import NothingToScore
    from kolinterview.show import lists

    house: House = ctx.obj
    asked = house.bank.question(question)
    framework = house.bank.framework_of(asked)
    answer = house.written(file)
    if not answer.strip():
        raise NothingToScore
    explained = match.explain(answer, framework, house.bank, house.store.words_kept())
    marks = [mark for mark, _ in explained]
    whys = {mark.point: reason for mark, reason in explained} if why else None
    delivery = speech.delivery(answer, house.settings.speaking_rate)
    if json:
        house.screen.data(plain.score(asked, marks, whys, delivery))
    else:
        lists.score(house.screen, framework, marks, whys, delivery)


@history.command("list", cls=Command)
def history_list(
    ctx: typer.Context, limit: Annotated[str, typer.Option(metavar="N")] = "20", json: AsJson = False
) -> None:
    from kolinterview import plain
    from kolinterview.show import lists

    house: House = ctx.obj
    attempts = house.store.attempts(NUMBER.take("--limit", limit))
    if json:
        house.screen.data([plain.attempt(attempt) for attempt in attempts])
    else:
        lists.history(house.screen, house.bank, attempts)


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


@app.command(cls=Command)
def config(ctx: typer.Context, json: AsJson = False) -> None:
    from kolinterview import plain
    from kolinterview.show import lists

    house: House = ctx.obj
    if json:
        house.screen.data(plain.settings(house.settings, house.paths.config, house.paths.history))
    else:
        lists.settings(house.screen, house.settings, house.paths.config, house.paths.history)
