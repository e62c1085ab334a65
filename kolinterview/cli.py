"""The commands: each parses, calls, shows. What is decided about interviews is decided elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kolinterview import __version__, values
from kolinterview.cli_bank import AsJson, bank
from kolinterview.cli_history import history
from kolinterview.cli_mock import history_mocks, mock
from kolinterview.cli_review import Topics, review
from kolinterview.house import House
from kolinterview.usage import Command, Root

SEED = values.whole(0, 10**12 - 1)
PICKS = values.choice(["random", "weak"])
MINUTES = values.whole(5, 180)

HELP_TOO = {"help_option_names": ["--help", "-h"]}

app = typer.Typer(
    cls=Root,
    context_settings=HELP_TOO,
    add_completion=False,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
)
app.add_typer(history, name="history")
app.add_typer(bank, name="bank")
app.command("review", cls=Command)(review)
app.command("mock", cls=Command)(mock)
history.command("mocks", cls=Command)(history_mocks)


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
    aloud: Annotated[bool, typer.Option("--aloud")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y")] = False,
) -> None:
    from itertools import islice
    from random import Random

    from kolinterview import drill as drilling
    from kolinterview import pick as picking
    from kolinterview import sittings, sums, tally, words
    from kolinterview.bank import LEVELS
    from kolinterview.errors import BadUsage, NothingToAsk
    from kolinterview.words.aloud import NEEDS_TERMINAL

    house: House = ctx.obj
    settings = house.settings.with_option("count", count).with_option("limit", limit).with_option("clock", clock)
    rng = Random(SEED.take("--seed", seed) if seed else None)
    weak = PICKS.take("--pick", pick) == "weak"
    wanted = values.choice(LEVELS).take("--level", level) if level else None
    chosen = [house.bank.question(id) for id in dict.fromkeys(question or ())]
    if not chosen:
        questions = house.bank.questions_on(house.topics(topic), wanted)
        if not questions:
            raise NothingToAsk
        if weak:
            weakest = picking.weakest_first(house.bank, questions, house.recalled_if_readable(), rng)
            chosen = list(islice(weakest, settings.count))
        else:
            chosen = picking.at_random(questions, settings.count, rng, tally.lately(house.store, house.lang))
        if count and len(chosen) < settings.count:
            house.screen.note(words.FEWER, n=len(chosen))
    desk = sittings.drill(house, settings, rng, aloud=aloud)
    if aloud and not desk.reader.interactive:
        raise BadUsage(what=NEEDS_TERMINAL, command=ctx.command_path)
    posed = [sums.posed(asked, rng) for asked in chosen]
    if not drilling.run(desk, posed, prompts=desk.reader.interactive and not yes):
        raise typer.Exit(130)


@app.command(cls=Command)
def topics(
    ctx: typer.Context,
    topic: Topics = None,
    questions: Annotated[bool, typer.Option("--questions")] = False,
    json: AsJson = False,
) -> None:
    from kolinterview import plain, stats, tally
    from kolinterview.show import lists

    house: House = ctx.obj
    chosen = house.topics(topic)
    if questions and not json:
        lists.questions(house.screen, house.bank, chosen)
        return
    answered, recalled = tally.answered(house.store), house.recalled()
    shares = {topic.id: stats.share(house.bank, asked, recalled) for topic, asked in house.bank.by_topic(chosen)}
    if json:
        house.screen.data(plain.topics(house.bank, answered, shares, chosen))
    else:
        lists.topics(house.screen, house.bank, answered, shares, chosen)


@app.command(cls=Command)
def score(
    ctx: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION")],
    file: Annotated[Path | None, typer.Argument(metavar="FILE")] = None,
    why: Annotated[bool, typer.Option("--why")] = False,
    json: AsJson = False,
) -> None:
    from kolinterview import match, plain, speech, sums
    from kolinterview.errors import NothingToScore
    from kolinterview.show import lists

    house: House = ctx.obj
    asked = house.bank.question(question)
    framework = house.bank.framework_of(asked)
    answer = house.written(file)
    if not answer.strip():
        raise NothingToScore
    explained = match.explain(answer, framework, house.bank, house.store.words_kept())
    marks = sums.marked(asked, answer, [mark for mark, _ in explained])
    whys = {mark.point: reason for mark, reason in explained} if why else None
    delivery = speech.delivery(answer, house.settings.speaking_rate)
    if json:
        house.screen.data(plain.score(asked, marks, whys, delivery))
    else:
        lists.score(house.screen, asked, answer, framework, marks, whys, delivery)


@app.command(cls=Command)
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


@app.command(cls=Command)
def stats(ctx: typer.Context, topic: Topics = None, json: AsJson = False) -> None:
    from kolinterview import stats as counting
    from kolinterview import tally
    from kolinterview.plain import ahead as plain
    from kolinterview.show.progress import print_stats

    house: House = ctx.obj
    chosen = house.topics(topic)
    turns = {lang: tally.turns(house.store, lang) for lang in house.langs}
    found = [
        counting.compose(house.bank, lang, house.recalled(lang), tally.tallies(house.store, lang), turns[lang], chosen)
        for lang in house.langs
        if turns[lang] or lang == house.lang
    ]
    if json:
        house.screen.data(plain.stats(found, house.horizon, house.interview))
    else:
        print_stats(house.screen, found, house.interview, chosen)


@app.command(cls=Command)
def config(ctx: typer.Context, json: AsJson = False) -> None:
    from kolinterview import plain
    from kolinterview.show import lists

    house: House = ctx.obj
    if json:
        house.screen.data(plain.settings(house.settings, house.paths.config, house.paths.history))
    else:
        lists.settings(house.screen, house.settings, house.paths.config, house.paths.history)
