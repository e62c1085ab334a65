"""The commands that mark an answer: `kolinterview drill`, and `score`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kolinterview import values
from kolinterview.house import House
from kolinterview.options import SEED, AsJson, Topics

PICKS = values.choice(["random", "weak"])


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
