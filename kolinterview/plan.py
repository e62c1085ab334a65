"""Until the interview: what is likely recalled on the day, and what the evenings before it can do about that."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from kolinterview import memory, pick
from kolinterview.bank import Bank, Question
from kolinterview.errors import FarDay, NoInterview, PastDay
from kolinterview.memory import Memory, Review
from kolinterview.store import Interview
from kolinterview.tally import Turn

WEEK = timedelta(days=7)
"""How far ahead is looked while no interview is planned."""
MINUTES = 30
"""An evening has, unless the user says otherwise."""
FARTHEST = 200
"""Days: an interview farther off is a slip of the keyboard."""
HOUR, EVENING = time(10), time(20)
"""When an interview is, and when an evening begins, where the user is."""
READING = 60.0
"""Seconds it takes to read what was found and missed."""
TYPING = 2.0
"""How much longer than to say an answer it takes to type it, until the user's own turns tell."""
ENOUGH_TURNS = 5
PASTED = 10.0
"""Seconds: what took less was pasted or piped, and says nothing of typing."""


@dataclass(frozen=True, slots=True)
class Evening:
    """One evening: its questions, and the minutes that they take; `done` are those of today already."""

    day: date
    questions: tuple[Question, ...]
    minutes: float
    done: int = 0

    @property
    def topics(self) -> list[tuple[str, int]]:
        """The ids of its topics with their number of questions, the most first."""
        return Counter(question.topic for question in self.questions).most_common()


@dataclass(frozen=True, slots=True)
class Plan:
    """The evenings until `interview`, and how many of all `points` FSRS expects to be recalled then: if you stopped
    `now`, and `then`, after these evenings."""

    interview: Interview
    today: date
    evenings: tuple[Evening, ...]
    points: int
    now: float
    then: float

    @property
    def days(self) -> int:
        """Until the interview; negative when it has been."""
        return (self.interview.day - self.today).days


def changed(
    kept: Interview | None, now: datetime, day: date | None, company: str | None, minutes: int | None
) -> Interview | None:
    """The interview with what was newly said of it; None where nothing ever was.

    Raises `PastDay`, `FarDay`, and `NoInterview` where other things were said of it, but never the day.
    """
    if day:
        ahead = (day - now.astimezone().date()).days
        if ahead < 0:
            raise PastDay(day=day)
        if ahead > FARTHEST:
            raise FarDay(day=day, days=ahead)
    before = kept or (Interview(day, "", MINUTES) if day else None)
    if before is None:
        if company is not None or minutes:
            raise NoInterview
        return None
    company = before.company if company is None else "".join(filter(str.isprintable, company)).strip()
    return Interview(day or before.day, company, minutes or before.minutes)


def horizon(interview: Interview | None, now: datetime) -> datetime:
    """When the points will be wanted: at the interview, or in a week where none is ahead."""
    day = now.astimezone().date()
    if interview is None or interview.day < day:
        return now + WEEK
    return max(now, _at(interview.day, HOUR))


def recalled(memories: Mapping[tuple[str, str], Memory], on: datetime) -> dict[tuple[str, str], float]:
    """The probability that each point is recalled then."""
    return {point: memory.recall(known, on) for point, known in memories.items()}


def compose(
    bank: Bank, memories: Mapping[tuple[str, str], Memory], turns: Sequence[Turn], interview: Interview, now: datetime
) -> Plan:
    """The plan for this interview. Each evening asks what `drill --pick weak` would, and goes as FSRS expects."""
    on, today = horizon(interview, now), now.astimezone().date()
    points = {point for question in bank.questions.values() for point in bank.points_of(question)}
    expected = {point: chance for point, chance in recalled(memories, on).items() if point in points}
    stopped, known, pace, rng = sum(expected.values()), dict(memories), typing_pace(bank, turns), Random(0)
    done = [turn for turn in turns if turn.at.astimezone().date() == today]
    spent = sum(turn.seconds + READING for turn in done)
    evenings = []
    for day in range(max(0, (interview.day - today).days)):
        at = max(now, _at(today + timedelta(day), EVENING))
        left = interview.minutes * 60 - (spent if day == 0 else 0)
        questions = _evening(bank, expected, left, pace, rng)
        for point in (point for question in questions for point in bank.points_of(question)):
            known[point] = memory.after(known.get(point), _expected(known.get(point), at))
            expected[point] = memory.recall(known[point], on)
        minutes = sum(_takes(question, pace) for question in questions) / 60
        evenings.append(Evening(today + timedelta(day), tuple(questions), minutes, len(done) if day == 0 else 0))
    return Plan(interview, today, tuple(evenings), len(points), stopped, sum(expected.values()))


def typing_pace(bank: Bank, turns: Sequence[Turn]) -> float:
    """How many times the suggested speaking time an answer takes to type: the median of the user's own."""
    typed = [turn for turn in turns if turn.question in bank.questions and turn.seconds >= PASTED]
    paces = [turn.seconds / bank.questions[turn.question].seconds for turn in typed]
    return statistics.median(paces) if len(paces) >= ENOUGH_TURNS else TYPING


def _evening(
    bank: Bank, expected: Mapping[tuple[str, str], float], seconds: float, pace: float, rng: Random
) -> list[Question]:
    """As many questions as the seconds hold, and one where there are any."""
    chosen: list[Question] = []
    for question in pick.weakest_first(bank, list(bank.questions.values()), expected, rng):
        seconds -= _takes(question, pace)
        if seconds < 0 and (chosen or seconds + _takes(question, pace) <= 0):
            break
        chosen.append(question)
    return chosen


def _takes(question: Question, pace: float) -> float:
    """Seconds, for typing the answer and reading what was found."""
    return question.seconds * pace + READING


def _expected(known: Memory | None, at: datetime) -> Review:
    """A point is said where that is more likely than not; otherwise it is read, and known a little from then on."""
    return Review("covered" if memory.recall(known, at) >= 0.5 else "missed", "match", at)


def _at(day: date, hour: time) -> datetime:
    """That hour of that day where the machine is, whatever the summer time."""
    return datetime.combine(day, hour).astimezone(UTC)
