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
from kolinterview.marks import State
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
    """One evening: its questions, and the minutes that they take."""

    day: date
    questions: tuple[Question, ...]
    minutes: float

    @property
    def topics(self) -> list[tuple[str, int]]:
        """The ids of its topics with their number of questions, the most first."""
        return Counter(question.topic for question in self.questions).most_common()


@dataclass(frozen=True, slots=True)
class Plan:
    """The evenings until `interview`; `done` counts the questions drilled today. Of all `points` FSRS expects so many
    to be recalled on the day that matters: if you stopped `now`, and `then`, after these evenings."""

    interview: Interview
    today: date
    evenings: tuple[Evening, ...]
    done: int
    points: int
    now: float
    then: float

    @property
    def days(self) -> int:
        """Until the interview; negative when it has been."""
        return (self.interview.day - self.today).days


def revised(
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
    if company is None:
        is_another = day is not None and ahead_of(before, now) is None
        company = "" if is_another else before.company
    company = " ".join("".join(filter(str.isprintable, word)) for word in company.split())
    return Interview(day or before.day, company, minutes or before.minutes)


def ahead_of(interview: Interview | None, now: datetime) -> Interview | None:
    """The interview, unless it has been."""
    return interview if interview and interview.day >= now.astimezone().date() else None


def horizon(interview: Interview | None, now: datetime) -> datetime:
    """When the points will be wanted: at the interview, or in a week where none is ahead."""
    ahead = ahead_of(interview, now)
    return max(now, _at(ahead.day, HOUR)) if ahead else now + WEEK


def recalled(memories: Mapping[tuple[str, str], Memory], on: datetime) -> dict[tuple[str, str], float]:
    """The probability that each point is recalled then."""
    return {point: memory.recall(known, on) for point, known in memories.items()}


def compose(
    bank: Bank,
    memories: Mapping[tuple[str, str], Memory],
    interview: Interview,
    now: datetime,
    pace: float = TYPING,
    done: Sequence[Turn] = (),
) -> Plan:
    """The plan for this interview. Each evening asks what `drill --pick weak` would, and goes as FSRS expects.

    `pace` is how many times the suggested time an answer takes, `done` what was drilled today, in any language.
    """
    on, today = horizon(interview, now), now.astimezone().date()
    points = {point for question in bank.questions.values() for point in bank.points_of(question)}
    known = {point: memory for point, memory in memories.items() if point in points}
    stopped = sum(recalled(known, on).values())
    left = interview.minutes * 60 - sum(turn.seconds + READING for turn in done)
    rng, evenings = Random(0), []
    for number in range(min((interview.day - today).days, FARTHEST)):
        day = today + timedelta(number)
        questions = _evening(bank, recalled(known, on), left, pace, rng)
        _drill(bank, known, questions, max(now, _at(day, EVENING)))
        evenings.append(Evening(day, tuple(questions), sum(_takes(question, pace) for question in questions) / 60))
        left = interview.minutes * 60
    then = sum(recalled(known, on).values())
    return Plan(interview, today, tuple(evenings), len(done), len(points), stopped, then)


def _drill(bank: Bank, known: dict[tuple[str, str], Memory], questions: Sequence[Question], at: datetime) -> None:
    """What FSRS expects of drilling them: a point is said where that is more likely than not; otherwise it is read, and
    known a little from then on."""
    for point in (point for question in questions for point in bank.points_of(question)):
        state: State = "covered" if memory.recall(known.get(point), at) >= 0.5 else "missed"
        known[point] = memory.after(known.get(point), Review(state, "match", at))


def on_day(turns: Sequence[Turn], now: datetime) -> list[Turn]:
    """Those of today, where the user is."""
    return [turn for turn in turns if turn.at.astimezone().date() == now.astimezone().date()]


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
        takes = _takes(question, pace)
        if seconds <= 0 or (chosen and takes > seconds):
            break
        chosen.append(question)
        seconds -= takes
    return chosen


def _takes(question: Question, pace: float) -> float:
    """Seconds, for typing the answer and reading what was found."""
    return question.seconds * pace + READING


def _at(day: date, hour: time) -> datetime:
    """That hour of that day where the machine is, whatever the summer time."""
    return datetime.combine(day, hour).astimezone(UTC)
