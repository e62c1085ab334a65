"""Answers: marks that lie within them, and what is said of how they were spoken."""

from __future__ import annotations

import math
from random import Random

from fuzzing import hostile
from fuzzing.banks import asked, built_in
from fuzzing.numbers import check_figures
from fuzzing.scenes import NOW
from fuzzing.terminal import check_shown, on_screen
from kolinterview import ask, match, speech
from kolinterview.bank import Bank, Framework
from kolinterview.show import lists
from kolinterview.store import Attempt

LONG = 40_000
"""Characters of a long answer: ten minutes of speech have 2,500."""
STATES = ("covered", "unsure", "missed")


def marked(rng: Random) -> tuple[str, str]:
    """A framework, and an answer of which nothing has been taken out, or a long run."""
    name = rng.choice(asked()).id
    return name, hostile.text(rng) if rng.random() < 0.99 else hostile.run(rng, 10_000)


def check_marked(made: tuple[str, str]) -> None:
    name, said = made
    check_marks(said, built_in().frameworks[name], built_in())


def check_marks(said: str, framework: Framework, bank: Bank) -> None:
    """A mark for each point, its quote in the answer and its hits in the quote."""
    marks = match.match(said, framework, bank, {(framework.id, framework.points[0].id): ["我会先看粉丝画像再说"]})
    assert [mark.point for mark in marks] == [point.id for point in framework.points]
    for mark in marks:
        assert mark.state in STATES, mark
        assert mark.state == mark.found, mark
        assert mark.quote in said, mark
        assert bool(mark.quote) == bool(mark.hits) == (mark.state != "missed"), mark
        ends = [end for hit in mark.hits for end in hit]
        assert all(0 <= start < end <= len(mark.quote) for start, end in mark.hits), mark
        assert ends == sorted(ends), mark
    words = match.likeliest(said, framework, framework.points[0], bank, 3)
    assert all(word and word in said for word in words), words


def long_answer(rng: Random) -> str:
    return hostile.run(rng, LONG)


def check_long(said: str) -> None:
    """All that is done with an answer before its feedback is on the screen."""
    bank = built_in()
    check_marks(said, bank.frameworks["kol-screening"], bank)
    check_delivery(said)
    check_figures((said, 12.5))
    screen, read = on_screen("zh", 80, "utf-8", terminal=False)
    clean = ask.clean(said)
    marks = match.match(clean, bank.frameworks["kol-screening"], bank)
    lists.attempt(
        screen, bank, Attempt("s", NOW, "screening-criteria", "kol-screening", "zh", "answered", clean, 9, marks), ()
    )
    check_shown(*read(), width=80)


def check_delivery(said: str) -> None:
    """Seconds, and signposts and figures that the answer has."""
    found = speech.delivery(said)
    assert 0 <= found.seconds < math.inf
    assert found.fast <= found.slow
    assert all(one and one in said for one in (*found.signposts, *found.figures)), found
