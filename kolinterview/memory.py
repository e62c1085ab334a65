"""How well a point is remembered in a language, and how likely it is recalled on a day. The only room that knows fsrs.

FSRS-6 (https://github.com/open-spaced-repetition), with the weights it comes with: no learning steps, no fuzz.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kolinterview.marks import By, State

if TYPE_CHECKING:
    from fsrs import Card, Rating, Scheduler

EVENING = timedelta(hours=8)
"""Answers a day apart but for so much are a day apart: nobody sits down at the same minute every evening."""
_DAY = timedelta(days=1)
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


class Memory(NamedTuple):
    """`stability` is the days until recall has fallen to 90 %, `difficulty` 1 to 10, `last` the last review, in UTC."""

    stability: float
    difficulty: float
    last: datetime


class Review(NamedTuple):
    """What became of the point in one attempt, by whom, and when (aware)."""

    state: State
    by: By
    at: datetime


def after(memory: Memory | None, review: Review) -> Memory:
    """What is known after one more review."""
    days = _days(memory, review.at) if memory else 0
    card, _ = _scheduler().review_card(_card(memory), _rating(review), _EPOCH + days * _DAY)
    assert card.stability is not None, "a reviewed card has one"
    assert card.difficulty is not None, "a reviewed card has one"
    return Memory(card.stability, card.difficulty, review.at)


def of(reviews: Iterable[Review]) -> Memory | None:
    """What is known after these reviews, in the order of time; None after none."""
    memory = None
    for review in reviews:
        memory = after(memory, review)
    return memory


def recall(memory: Memory | None, on: datetime) -> float:
    """The probability, 0 to 1, that the point is said at that time; 0 for what was never reviewed.

    fsrs counts whole days. Its curve depends on time over stability only, so any time can be made one day of it.
    """
    if memory is None:
        return 0.0
    days = (on - memory.last) / _DAY
    if days <= 0:
        return 1.0
    scaled = memory._replace(stability=memory.stability / days)
    return _scheduler().get_card_retrievability(_card(scaled), _EPOCH + _DAY)


def _rating(review: Review) -> Rating:
    """Said is Good, said only to the follow-up Hard. Unsure does not count, as the screen has said: Again."""
    from fsrs import Rating

    if review.state != "covered":
        return Rating.Again
    return Rating.Hard if review.by == "probe" else Rating.Good


def _days(memory: Memory, at: datetime) -> int:
    """Days since the last review; none where a clock was set back."""
    return max(0, (at - memory.last + EVENING) // _DAY)


@cache
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def _card(memory: Memory | None) -> Card:
    from fsrs import Card, State

    if memory is None:
        return Card(card_id=1)  # without an id it would sleep for a millisecond to have one of its own
    return Card(1, State.Review, None, memory.stability, memory.difficulty, _EPOCH, _EPOCH)
