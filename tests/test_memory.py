"""What is known of a point: FSRS, as it is used here."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolinterview import memory
from kolinterview.marks import By, State
from kolinterview.memory import Memory, Review

MONDAY = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
DAY = timedelta(days=1)

REVIEW = st.builds(
    Review,
    state=st.sampled_from(["covered", "unsure", "missed"]),
    by=st.sampled_from(["match", "hand", "probe"]),
    at=st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),
)
REVIEWS = st.lists(REVIEW, min_size=1, max_size=8).map(lambda reviews: sorted(reviews, key=lambda review: review.at))


def said(at: datetime = MONDAY, state: State = "covered", by: By = "match") -> Review:
    return Review(state, by, at)


def test_the_intervals_are_those_of_fsrs_6() -> None:
    """Reviewed whenever recall is down to 90 %, a point comes after so many days: reckoned from the published formulas
    and weights by hand, without the library."""
    at, known, days = MONDAY, None, []
    for state in [*["covered"] * 5, *["missed"] * 2, *["covered"] * 4]:
        known = memory.after(known, said(at, state))  # type: ignore[arg-type]
        days.append(max(1, round(known.stability)))
        at += days[-1] * DAY
    assert days == [2, 11, 46, 163, 497, 7, 1, 2, 4, 7, 12]


@pytest.mark.parametrize(
    ("state", "by", "stability"),
    [
        ("covered", "match", 2.3065),
        ("covered", "hand", 2.3065),
        ("covered", "probe", 1.2931),
        ("unsure", "match", 0.212),
        ("missed", "match", 0.212),
        ("missed", "hand", 0.212),
    ],
)
def test_a_mark_is_a_rating(state: State, by: By, stability: float) -> None:
    """Said is Good, said only to the follow-up Hard, anything else Again: the weights FSRS-6 starts each from."""
    assert memory.after(None, said(MONDAY, state, by)).stability == pytest.approx(stability)


def test_what_was_never_asked_counts_as_forgotten() -> None:
    """No memory, no recall."""
    assert memory.recall(None, MONDAY) == 0
    assert memory.of([]) is None


def test_recall_falls_from_all_to_nine_tenths_when_the_stability_is_over() -> None:
    """Stability is the days until recall is 90 %, to the hour."""
    known = memory.after(None, said())
    assert memory.recall(known, MONDAY) == 1
    assert memory.recall(known, MONDAY + known.stability * DAY) == pytest.approx(0.9, abs=0.001)
    assert memory.recall(known, MONDAY + 6 * timedelta(hours=1)) < memory.recall(known, MONDAY + timedelta(hours=1))


def test_a_clock_that_was_set_back_makes_nothing_up() -> None:
    """A day before the last review counts as the day of it."""
    known = memory.after(None, said())
    assert memory.recall(known, MONDAY - 3 * DAY) == memory.recall(known, MONDAY - 20000 * DAY) == 1
    assert 0 < memory.recall(known, MONDAY + 40000 * DAY) < 0.5
    assert memory.after(known, said(MONDAY - 20000 * DAY)).stability == memory.after(known, said(MONDAY)).stability
    assert memory.after(known, said(MONDAY - 3 * DAY)).stability == memory.after(known, said(MONDAY)).stability


@pytest.mark.parametrize(("hours", "same"), [(1, True), (14, True), (17, False), (23, False), (24, False)])
def test_an_evening_that_begins_earlier_is_another_day_all_the_same(hours: int, same: bool) -> None:
    """Nobody sits down at the same minute: from sixteen hours on a review is a day after the last."""
    first = memory.after(None, said())
    second = memory.after(first, said(MONDAY + timedelta(hours=hours)))
    assert (second.stability == memory.after(first, said()).stability) == same


@given(REVIEWS)
def test_one_review_after_the_other_is_all_of_them_at_once(reviews: list[Review]) -> None:
    """What is kept up as answers come in is what is made again from all of them."""
    known = None
    for review in reviews:
        known = memory.after(known, review)
    assert memory.of(reviews) == known


@given(REVIEWS, st.integers(0, 400), st.integers(1, 400))
def test_recall_is_a_probability_that_falls_with_time(reviews: list[Review], days: int, more: int) -> None:
    """Whatever the reviews were."""
    known = memory.of(reviews)
    assert known is not None
    soon, late = (memory.recall(known, known.last + wait * DAY) for wait in (days, days + more))
    assert 0 <= late <= soon <= 1


def test_the_time_zone_of_the_question_does_not_matter() -> None:
    """A moment is a moment."""
    known = Memory(2.0, 5.0, MONDAY)
    shanghai = (MONDAY + DAY).astimezone(timezone(timedelta(hours=8)))
    assert memory.recall(known, shanghai) == memory.recall(known, MONDAY + DAY)
