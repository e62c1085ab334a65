"""The days until the interview."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from kolinterview import memory, plan
from kolinterview.bank import Bank
from kolinterview.errors import FarDay, NoInterview, PastDay
from kolinterview.memory import Memory, Review
from kolinterview.store import Interview
from kolinterview.tally import Turn

WEDNESDAY = date(2026, 11, 25)
NINE_PM = datetime(2026, 11, 25, 13, 0, tzinfo=UTC)
"""In Shanghai."""
FRIDAY = Interview(date(2026, 11, 27), "", 30)


pytestmark = pytest.mark.usefixtures("in_shanghai")


# --- the day ---


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (None, datetime(2026, 12, 2, 13, 0, tzinfo=UTC)),
        (date(2026, 11, 24), datetime(2026, 12, 2, 13, 0, tzinfo=UTC)),
        (date(2026, 11, 25), NINE_PM),
        (date(2026, 11, 26), datetime(2026, 11, 26, 2, 0, tzinfo=UTC)),
        (date(2026, 12, 4), datetime(2026, 12, 4, 2, 0, tzinfo=UTC)),
    ],
)
def test_points_are_wanted_at_ten_on_the_day_or_in_a_week(day: date | None, expected: datetime) -> None:
    """Ten in the morning where the user is; now, when that has been; a week from now where no interview is ahead."""
    assert plan.horizon(Interview(day, "", 30) if day else None, NINE_PM) == expected


def test_midnight_is_the_users_own() -> None:
    """At one in the morning in Shanghai it is still yesterday in Greenwich; the plan goes by Shanghai."""
    assert plan.horizon(FRIDAY, datetime(2026, 11, 26, 17, 0, tzinfo=UTC)) == datetime(2026, 11, 27, 2, 0, tzinfo=UTC)


def test_what_is_said_of_the_interview_changes_only_that() -> None:
    """A new day keeps the company, a new company the day."""
    first = plan.changed(None, NINE_PM, FRIDAY.day, None, None)
    assert first == Interview(FRIDAY.day, "", plan.MINUTES)
    named = plan.changed(first, NINE_PM, None, " 某公\x1b司\n ", 45)
    assert named == Interview(FRIDAY.day, "某公司", 45)
    assert plan.changed(named, NINE_PM, date(2026, 12, 4), None, None) == Interview(date(2026, 12, 4), "某公司", 45)
    assert plan.changed(named, NINE_PM, None, "", None) == replace(FRIDAY, minutes=45)
    assert plan.changed(named, NINE_PM, None, None, None) == named
    assert plan.changed(None, NINE_PM, None, None, None) is None


def test_days_that_cannot_be_meant_are_refused() -> None:
    """The past, next year, and an interview without a day; today is fine."""
    with pytest.raises(PastDay, match="2026-11-24 is in the past"):
        plan.changed(None, NINE_PM, date(2026, 11, 24), None, None)
    with pytest.raises(FarDay, match="364 days away"):
        plan.changed(FRIDAY, NINE_PM, date(2027, 11, 24), None, None)
    for company, minutes in (("x", None), (None, 30)):
        with pytest.raises(NoInterview):
            plan.changed(None, NINE_PM, None, company, minutes)
    assert plan.changed(None, NINE_PM, WEDNESDAY, None, None) is not None


# --- the evenings ---


def compose(bank: Bank, interview: Interview, turns: list[Turn] | None = None, **known: Memory) -> plan.Plan:
    names = {"audience": "choosing", "views": "choosing", "short": "writing"}
    return plan.compose(bank, {(names[point], point): m for point, m in known.items()}, turns or [], interview, NINE_PM)


def test_every_evening_until_the_day_has_its_questions(small: Bank) -> None:
    """Tonight and tomorrow; the day itself is for the sheet. What was drilled tonight counts for less tomorrow."""
    made = compose(small, replace(FRIDAY, minutes=5))
    assert (made.days, made.today, made.points) == (2, WEDNESDAY, 3)
    assert [evening.day.day for evening in made.evenings] == [25, 26]
    first, second = ([question.topic for question in evening.questions] for evening in made.evenings)
    assert first == ["screening"]  # 60 or 90 seconds typed at half the speed, and a minute to read
    assert second == ["outreach"]
    assert [round(evening.minutes, 1) for evening in made.evenings] in ([3.0, 2.5], [4.0, 2.5])


def test_an_evening_has_one_question_though_it_be_too_long(small: Bank) -> None:
    """Five minutes are better spent on a long question than on none."""
    (evening, _) = compose(small, replace(FRIDAY, minutes=1)).evenings
    assert len(evening.questions) == 1


def test_what_is_drilled_today_already_comes_off(small: Bank) -> None:
    """Fifteen of thirty minutes are gone, or all of them; yesterday's do not count."""
    turn = Turn("screening-how", NINE_PM - timedelta(hours=1), 14 * 60, 1, 2)
    before = replace(turn, at=NINE_PM - timedelta(days=1))
    fresh, half, done = (compose(small, replace(FRIDAY, minutes=16), turns) for turns in ([before], [turn], [turn] * 2))
    assert [made.evenings[0].done for made in (fresh, half, done)] == [0, 1, 2]
    assert [len(made.evenings[0].questions) for made in (fresh, half, done)] == [3, 1, 0]
    assert len(done.evenings[1].questions) == 3


def test_the_users_own_pace_decides_how_many(small: Bank) -> None:
    """The median of typed over suggested seconds, once there are five; orphans and what was pasted do not count."""
    slow = [Turn("screening-how", NINE_PM - timedelta(days=3), 600, 1, 2)] * 5
    assert plan.typing_pace(small, slow) == 10
    assert plan.typing_pace(small, slow[:4]) == plan.TYPING
    assert plan.typing_pace(small, [replace(turn, seconds=9.0) for turn in slow]) == plan.TYPING
    assert plan.typing_pace(small, [replace(turn, question="gone") for turn in slow]) == plan.TYPING


def test_what_is_expected_is_what_fsrs_says(small: Bank) -> None:
    """If you stop now, the sum of what the memories give; with the plan, every drilled point once more or anew."""
    known = memory.after(None, Review("covered", "match", NINE_PM - timedelta(days=9)))
    made = compose(small, FRIDAY, audience=known)
    on = plan.horizon(FRIDAY, NINE_PM)
    assert made.now == pytest.approx(memory.recall(known, on))
    assert made.now < made.then <= 3
    untouched = plan.compose(small, {("gone", "x"): known}, [], FRIDAY, NINE_PM)
    assert untouched.now == 0


@pytest.mark.parametrize(("day", "days", "evenings"), [(25, 0, 0), (26, 1, 1), (20, -5, 0)])
def test_today_tomorrow_and_the_past_make_sense(small: Bank, day: int, days: int, evenings: int) -> None:
    """No evening is left on the day or after it; tomorrow leaves tonight."""
    made = compose(small, replace(FRIDAY, day=date(2026, 11, day)))
    assert (made.days, len(made.evenings)) == (days, evenings)


def test_topics_of_an_evening_come_with_their_numbers(bank: Bank) -> None:
    """The most first."""
    questions = tuple(q for q in bank.questions.values() if q.topic in ("crisis", "tools"))[:7]
    topics = plan.Evening(WEDNESDAY, questions, 30).topics
    assert sum(n for _, n in topics) == len(questions)
    assert topics == sorted(topics, key=lambda entry: -entry[1])
