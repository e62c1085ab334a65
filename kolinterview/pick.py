"""Bank + rng → the questions to ask."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from kolinterview.bank import Question


def at_random(questions: Sequence[Question], count: int, rng: Random) -> list[Question]:
    """`count` of the questions in random order, or all there are: none comes twice in a session."""
    return rng.sample(questions, min(count, len(questions)))
