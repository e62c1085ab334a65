"""Bank + history → how far the user is, by topic, and what to drill next. Data only: `show` prints it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kolinterview.bank import Bank, Framework, Point, Question, Topic
from kolinterview.lang import Lang
from kolinterview.marks import State
from kolinterview.tally import Answers, Tally, Turn

WEAKEST = 10
TREND = 8
"""How many of a topic's last answers the trend is made of."""

Name = tuple[str, str]
"""Of a point: (framework, point)."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of so many `points` are expected to be recalled on the day."""

    recalled: float
    points: int

    @property
    def part(self) -> float:
        return self.recalled / self.points if self.points else 0.0


@dataclass(frozen=True, slots=True)
class Progress:
    """A topic in a language. `states` counts its points by how they went last; those never asked are not there.

    `seconds` is the mean of its answers, `suggested` what the same questions suggest; `trend` the share of points that
    its last answers covered, in order, of those that are not too long ago; `last` when it was drilled, None for never.
    """

    topic: Topic
    share: Share
    states: Mapping[State, int]
    answers: int
    seconds: float
    suggested: float
    trend: tuple[float, ...]
    last: datetime | None


@dataclass(frozen=True, slots=True)
class WeakPoint:
    """A point that was drilled and is most likely forgotten; `question` is one that asks for it."""

    framework: Framework
    point: Point
    question: Question
    recalled: float
    tally: Tally


@dataclass(frozen=True, slots=True)
class Stats:
    """One language. `unseen` counts the points never asked; `orphans` the answers to questions that the bank has no
    more: their points count as long as a question asks for them, their time does not."""

    lang: Lang
    topics: tuple[Progress, ...]
    all: Share
    weakest: tuple[WeakPoint, ...]
    unseen: int
    orphans: int


def compose(
    bank: Bank,
    lang: Lang,
    recalled: Mapping[Name, float],
    tallies: Mapping[Name, Tally],
    answers: Mapping[str, Answers],
    turns: Sequence[Turn],
    topics: Sequence[Topic] = (),
) -> Stats:
    """Of these topics (none: of all), in that language. `recalled` is the probability of each point on the day;
    `answers` are all there were, by question, `turns` the last ones."""
    by_topic = bank.by_topic(topics)
    asked = [question for _, questions in by_topic for question in questions]
    orphans = sum(mine.number for question, mine in answers.items() if question not in bank.questions)
    progress = tuple(
        _progress(bank, topic, questions, recalled, tallies, answers, turns) for topic, questions in by_topic
    )
    unseen = sum(point not in tallies for point in _points(bank, asked))
    weakest = _weakest(bank, asked, recalled, tallies)
    return Stats(lang, progress, share(bank, asked, recalled), weakest, unseen, orphans)


def share(bank: Bank, questions: Iterable[Question], recalled: Mapping[Name, float]) -> Share:
    """Of the points that these questions ask for, each once."""
    points = _points(bank, questions)
    return Share(sum(recalled.get(point, 0.0) for point in points), len(points))


def _progress(
    bank: Bank,
    topic: Topic,
    questions: Sequence[Question],
    recalled: Mapping[Name, float],
    tallies: Mapping[Name, Tally],
    answers: Mapping[str, Answers],
    turns: Sequence[Turn],
) -> Progress:
    mine = {question.id: (answers[question.id], question.seconds) for question in questions if question.id in answers}
    count = sum(one.number for one, _ in mine.values())
    covered = [turn.covered / turn.points for turn in turns if turn.question in mine]
    states = Counter(tallies[point].last for point in _points(bank, questions) if point in tallies)
    return Progress(
        topic=topic,
        share=share(bank, questions, recalled),
        states=states,
        answers=count,
        seconds=sum(one.seconds for one, _ in mine.values()) / max(1, count),
        suggested=sum(one.number * suggested for one, suggested in mine.values()) / max(1, count),
        trend=tuple(covered[-TREND:]),
        last=max((one.last for one, _ in mine.values()), default=None),
    )


def _weakest(
    bank: Bank, questions: Sequence[Question], recalled: Mapping[Name, float], tallies: Mapping[Name, Tally]
) -> tuple[WeakPoint, ...]:
    """The question named is the one that asks for most of the weakest points: few questions drill them all."""
    names = [name for name in _points(bank, questions) if name in tallies]
    names = sorted(names, key=lambda name: (recalled.get(name, 0.0), tallies[name].last != "missed"))[:WEAKEST]
    asks = {question.id: set(bank.points_of(question)) for question in questions}

    def asking(name: Name) -> Question:
        able = [question for question in questions if name in asks[question.id]]
        return max(able, key=lambda question: len(asks[question.id].intersection(names)))

    return tuple(
        WeakPoint(framework, framework.point(name[1]), asking(name), recalled.get(name, 0.0), tallies[name])
        for name in names
        for framework in [bank.frameworks[name[0]]]
    )


def _points(bank: Bank, questions: Iterable[Question]) -> list[Name]:
    return list(dict.fromkeys(point for question in questions for point in bank.points_of(question)))
