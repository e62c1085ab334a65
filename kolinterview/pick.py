"""Bank + rng → the questions to ask."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from kolinterview.bank import Question


def how_many(asked_for: bool, count: int, there_are: int) -> int:
    """The number asked for, or, where nobody asked for one, no more than there are without repeats."""
    return count if asked_for else min(count, there_are)


def at_random(questions: Sequence[Question], count: int, rng: Random) -> list[Question]:
    """`count` questions in random order: none comes again before all have, and none twice running."""
    picked: list[Question] = []
    while questions and len(picked) < count:
        round_ = rng.sample(questions, len(questions))
        if picked and round_[0] == picked[-1] and len(round_) > 1:
            round_.append(round_.pop(0))
        picked += round_
    return picked[:count]
