"""Clocks that are set, zones that change, days of 23 and of 25 hours: kept in UTC, shown where the user is."""

from __future__ import annotations

import itertools
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from conftest import Run

from kolinterview.bank import Bank
from kolinterview.house import House

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no TZ")

ANSWER = "I look at audience fit first.\n.\n"
DRILL = "drill -q screening-criteria --lang en --yes"
Clock = Callable[..., None]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch, bank: Bank) -> Iterator[Clock]:
    """`at("Europe/Berlin", noon, later)`: the machine is there, and these are the times it is, the last for good."""
    monkeypatch.setattr(House, "bank", bank)

    def at(zone: str, *times: datetime) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        coming = itertools.chain(times, itertools.repeat(times[-1]))
        monkeypatch.setattr(House, "now", lambda _: next(coming))

    yield at
    monkeypatch.undo()
    time.tzset()


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def numbers(value: Any) -> Iterator[float]:
    """Every number in some JSON."""
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from numbers(one)
    elif isinstance(value, int | float):
        yield value


def test_an_answer_is_shown_by_the_clock_of_whoever_looks(run: Run, at: Clock) -> None:
    """Given in Shanghai, looked at in New York and in Berlin: one time, kept in UTC."""
    at("Asia/Shanghai", utc("2026-03-28T23:30"))
    run(DRILL, input=ANSWER)
    shown = {}
    for zone in ("Asia/Shanghai", "America/New_York", "Europe/Berlin"):
        at(zone, utc("2026-03-29T12:00"))
        assert run("history list --json").json[0]["at"] == "2026-03-28T23:30:00+00:00"
        shown[zone] = run("history list --lang en").out.splitlines()[1]
    assert "03-29 07:30" in shown["Asia/Shanghai"]
    assert "03-28 19:30" in shown["America/New_York"]
    assert "03-29 00:30" in shown["Europe/Berlin"]


CHANGES = [
    ("Europe/Berlin", "2026-03-29", "2026-03-28T23:30", "2026-03-29T21:30"),
    ("Europe/Berlin", "2026-10-25", "2026-10-24T22:30", "2026-10-25T22:30"),
    ("America/New_York", "2026-03-08", "2026-03-08T05:30", "2026-03-09T03:30"),
    ("America/New_York", "2026-11-01", "2026-11-01T04:30", "2026-11-02T04:30"),
]
"""Zone, day, and half an hour after it begins and before it ends, in UTC: 22 hours apart in spring, 24 in autumn."""


@pytest.mark.parametrize(("zone", "day", "first", "last"), CHANGES)
def test_the_day_the_clocks_change_is_one_day(run: Run, at: Clock, zone: str, day: str, first: str, last: str) -> None:
    """What was drilled on it counts for it from its first to its last half hour, and the next day is tomorrow."""
    for when in (utc(first) - timedelta(hours=1), utc(first), utc(last)):
        at(zone, when)
        run(DRILL, input=ANSWER)
    for when in (utc(first), utc(first) + timedelta(hours=2), utc(last)):  # in between the clocks change
        at(zone, when)
        plan = run("plan tomorrow --json").json
        assert (plan["days"], [evening["day"] for evening in plan["evenings"]]) == (1, [day])
        assert plan["done_today"] == 2
        assert run("plan today --lang en").out.startswith("Interview today")
        week = run("plan in 7 days --json").json
        assert (week["days"], len({evening["day"] for evening in week["evenings"]})) == (7, 7)
    at(zone, utc(last) + timedelta(hours=1))
    assert run("plan tomorrow --json").json["done_today"] == 0


@pytest.mark.parametrize("hours", [-1, 1, -30, 30, -24 * 400, 24 * 400])
def test_a_clock_that_jumps_in_the_middle_of_a_session(run: Run, at: Clock, hours: int) -> None:
    """Forwards or backwards, by hours or a year: every answer is there, and nothing is negative or more than all."""
    now = utc("2026-11-25T12:00")
    at("Europe/Berlin", *[now] * 3, now + timedelta(hours=hours))
    run("drill -q screening-criteria -q screening-no-tools -q closing-salary --lang en --yes", input=ANSWER * 3)
    run("mock --lang en --seed 1", input=ANSWER * 2, err=None)
    for later in (0, hours, 24):
        at("America/New_York", now + timedelta(hours=later))
        run("plan in 3 days --lang en")
        for command in ("stats --json", "plan --json", "history list --json", "topics --json", "history mocks --json"):
            assert min(numbers(run(command).json), default=0) >= 0, command
        found = run("plan --json").json
        assert 0 <= found["points_recalled"]["stopping_now"] <= found["points"]
        for command in ("review --minutes 5", "history list", "history check"):
            run(f"{command} --lang en", err=None)
    answered = [one for one in run("history list --json").json if one["state"] == "answered"]
    assert len(answered) == 5
    assert all(one["seconds"] < 60 for one in answered)


def test_a_plan_made_east_is_kept_west(run: Run, at: Clock) -> None:
    """The day of the interview is a day of the calendar: a flight does not move it."""
    at("Pacific/Auckland", utc("2026-11-25T12:00"))  # already the 26th there
    assert run("plan in 5 days --json").json["interview"]["day"] == "2026-12-01"
    at("Pacific/Honolulu", utc("2026-11-25T13:00"))
    plan = run("plan --json").json
    assert (plan["interview"]["day"], plan["days"], len(plan["evenings"])) == ("2026-12-01", 6, 6)
