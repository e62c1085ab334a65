"""The commands that tell how things stand: `kolinterview topics`, `stats` and `config`."""

from __future__ import annotations

from typing import Annotated

import typer

from kolinterview.house import House
from kolinterview.options import AsJson, Topics


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


def stats(ctx: typer.Context, topic: Topics = None, json: AsJson = False) -> None:
    from kolinterview import stats as counting
    from kolinterview import tally
    from kolinterview.plain import ahead as plain
    from kolinterview.show.progress import print_stats

    house: House = ctx.obj
    chosen = house.topics(topic)
    answers = {lang: tally.answers(house.store, lang) for lang in house.langs}
    found = [
        counting.compose(
            house.bank,
            lang,
            house.recalled(lang),
            tally.tallies(house.store, lang),
            answers[lang],
            tally.turns(house.store, lang),
            chosen,
        )
        for lang in house.langs
        if answers[lang] or lang == house.lang
    ]
    if json:
        house.screen.data(plain.stats(found, house.horizon, house.interview))
    else:
        print_stats(house.screen, found, house.interview, chosen)


def config(ctx: typer.Context, json: AsJson = False) -> None:
    from kolinterview import plain
    from kolinterview.show import lists

    house: House = ctx.obj
    if json:
        house.screen.data(plain.settings(house.settings, house.paths.config, house.paths.history))
    else:
        lists.settings(house.screen, house.settings, house.paths.config, house.paths.history)
