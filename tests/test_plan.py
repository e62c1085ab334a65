"""The days until the interview."""

from __future__ import annotations

import time
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


def test_ten_in_the_morning_is_ten_whatever_the_summer_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Summer time ends between today and the interview: in New York ten is then an hour later in Greenwich."""
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    friday = datetime(2026, 10, 30, 13, 0, tzinfo=UTC)
    for day, hour in ((date(2026, 10, 31), 14), (date(2026, 11, 2), 15)):
        assert plan.horizon(Interview(day, "", 30), friday) == datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def test_what_is_said_of_the_interview_changes_only_that() -> None:
    """A new day keeps the company, a new company the day."""
    first = plan.revised(None, NINE_PM, FRIDAY.day, None, None)
    assert first == Interview(FRIDAY.day, "", plan.MINUTES)
    named = plan.revised(first, NINE_PM, None, " 某公\x1b司\n ", 45)
    assert named == Interview(FRIDAY.day, "某公司", 45)
    assert plan.revised(named, NINE_PM, date(2026, 12, 4), None, None) == Interview(date(2026, 12, 4), "某公司", 45)
    assert plan.revised(named, NINE_PM, None, "", None) == FRIDAY._replace(minutes=45)
    assert plan.revised(named, NINE_PM, None, None, None) == named
    assert plan.revised(None, NINE_PM, None, None, None) is None


def test_days_that_cannot_be_meant_are_refused() -> None:
    """The past, next year, and an interview without a day; today is fine."""
    with pytest.raises(PastDay, match="2026-11-24 is in the past"):
        plan.revised(None, NINE_PM, date(2026, 11, 24), None, None)
    with pytest.raises(FarDay, match="364 days away"):
        plan.revised(FRIDAY, NINE_PM, date(2027, 11, 24), None, None)
    for company, minutes in (("x", None), (None, 30)):
        with pytest.raises(NoInterview):
            plan.revised(None, NINE_PM, None, company, minutes)
    assert plan.revised(None, NINE_PM, WEDNESDAY, None, None) is not None


# --- the evenings ---


NAMES = {"audience": "choosing", "views": "choosing", "short": "writing"}


def compose(
    bank: Bank, interview: Interview, done: list[Turn] | None = None, pace: float = 2.0, **known: Memory
) -> plan.Plan:
    memories = {(NAMES[point], point): m for point, m in known.items()}
    return plan.compose(bank, memories, interview, NINE_PM, pace, done or [])


def test_every_evening_until_the_day_has_its_questions(small: Bank) -> None:
    """Tonight and tomorrow; the day itself is for the sheet. What was drilled tonight counts for less tomorrow."""
    made = compose(small, FRIDAY._replace(minutes=5))
    assert (made.days, made.today, made.points) == (2, WEDNESDAY, 3)
    assert [evening.day.day for evening in made.evenings] == [25, 26]
    first, second = ([question.topic for question in evening.questions] for evening in made.evenings)
    assert first == ["screening"]  # 60 or 90 seconds typed at half the speed, and a minute to read
    assert second == ["outreach"]
    assert [round(evening.minutes, 1) for evening in made.evenings] in ([3.0, 2.5], [4.0, 2.5])


def test_an_evening_has_one_question_though_it_be_too_long(small: Bank) -> None:
    """Five minutes are better spent on a long question than on none."""
    (evening, _) = compose(small, FRIDAY._replace(minutes=1)).evenings
    assert len(evening.questions) == 1


def test_what_is_drilled_today_already_comes_off(small: Bank) -> None:
    """Fifteen of thirty minutes are gone, or all of them; yesterday's do not count."""
    turn = Turn("screening-how", NINE_PM - timedelta(hours=1), 14 * 60, 1, 2)
    before = turn._replace(at=NINE_PM - timedelta(days=1))
    assert plan.on_day([before, turn], NINE_PM) == [turn]
    fresh, half, done = (compose(small, FRIDAY._replace(minutes=16), turns) for turns in ([], [turn], [turn] * 2))
    assert [made.done for made in (fresh, half, done)] == [0, 1, 2]
    assert [len(made.evenings[0].questions) for made in (fresh, half, done)] == [3, 1, 0]
    assert len(done.evenings[1].questions) == 3


def test_the_users_own_pace_decides_how_many(small: Bank) -> None:
    """The median of typed over suggested seconds, once there are five; orphans and what was pasted do not count."""
    slow = [Turn("screening-how", NINE_PM - timedelta(days=3), 600, 1, 2)] * 5
    assert plan.typing_pace(small, slow) == 10
    fast = [slow[0]._replace(seconds=60)] * 3
    assert plan.typing_pace(small, fast + slow[:2]) == 1  # the median, not the mean
    slower = compose(small, FRIDAY._replace(minutes=16), pace=6.0)
    assert len(slower.evenings[0].questions) < len(compose(small, FRIDAY._replace(minutes=16)).evenings[0].questions)
    assert plan.typing_pace(small, slow[:4]) == plan.TYPING
    assert plan.typing_pace(small, [turn._replace(seconds=9.0) for turn in slow]) == plan.TYPING
    assert plan.typing_pace(small, [turn._replace(question="gone") for turn in slow]) == plan.TYPING


def test_what_is_expected_is_what_fsrs_says(small: Bank) -> None:
    """If you stop now, the sum of what the memories give; with the plan, each evening's points said where that is more
    likely than not at eight that evening, and read where not, one evening after the other."""
    at = [NINE_PM, datetime(2026, 11, 26, 12, 0, tzinfo=UTC)]
    known = {
        "audience": memory.after(None, Review("covered", "match", NINE_PM - timedelta(days=9))),
        "views": memory.after(None, Review("missed", "match", NINE_PM - timedelta(days=300))),
    }
    assert memory.recall(known["views"], at[0]) < 0.5 < memory.recall(known["audience"], at[0])
    made = compose(small, FRIDAY._replace(minutes=60), **known)
    on = plan.horizon(FRIDAY, NINE_PM)
    assert made.now == pytest.approx(sum(memory.recall(m, on) for m in known.values()))
    expected: dict[str, memory.Memory | None] = {**known, "short": None}
    for evening in at:
        for point in NAMES:
            for _ in range(2 if point != "short" else 1):  # two questions ask for the first two points
                said = memory.recall(expected[point], evening) >= 0.5
                expected[point] = memory.after(
                    expected[point], Review("covered" if said else "missed", "match", evening)
                )
    assert [len(evening.questions) for evening in made.evenings] == [3, 3]
    assert made.then == pytest.approx(sum(memory.recall(m, on) for m in expected.values()))


def test_points_that_the_bank_has_no_more_count_for_nothing(small: Bank) -> None:
    """Neither now nor then."""
    known = memory.after(None, Review("covered", "match", NINE_PM - timedelta(days=9)))
    assert plan.compose(small, {("gone", "x"): known}, FRIDAY, NINE_PM).now == 0


def test_the_next_interview_is_not_with_the_last_ones_company(small: Bank) -> None:
    """Once an interview has been, a new day is another interview; before that it is the same, put off."""
    past = Interview(date(2026, 11, 20), "Old Co", 45)
    assert plan.revised(past, NINE_PM, FRIDAY.day, None, None) == Interview(FRIDAY.day, "", 45)
    assert plan.revised(past, NINE_PM, FRIDAY.day, "New　Co\n Ltd", None) == Interview(FRIDAY.day, "New Co Ltd", 45)
    ahead = past._replace(day=WEDNESDAY)
    assert plan.revised(ahead, NINE_PM, FRIDAY.day, None, None) == ahead._replace(day=FRIDAY.day)
    assert (plan.ahead_of(past, NINE_PM), plan.ahead_of(ahead, NINE_PM), plan.ahead_of(None, NINE_PM)) == (
        None,
        ahead,
        None,
    )


@pytest.mark.parametrize(("day", "days", "evenings"), [(25, 0, 0), (26, 1, 1), (20, -5, 0)])
def test_today_tomorrow_and_the_past_make_sense(small: Bank, day: int, days: int, evenings: int) -> None:
    """No evening is left on the day or after it; tomorrow leaves tonight."""
    made = compose(small, FRIDAY._replace(day=date(2026, 11, day)))
    assert (made.days, len(made.evenings)) == (days, evenings)


def test_topics_of_an_evening_come_with_their_numbers(bank: Bank) -> None:
    """The most first."""
    questions = tuple(q for q in bank.questions.values() if q.topic in ("crisis", "tools"))[:7]
    topics = plan.Evening(WEDNESDAY, questions, 30).topics
    assert sum(n for _, n in topics) == len(questions)
    assert topics == sorted(topics, key=lambda entry: -entry[1])
