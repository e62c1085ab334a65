"""The question bank as records, and the look-ups in it. `load` makes it, nobody changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from kolinterview.errors import QUESTION, TOPIC, UnknownName
from kolinterview.lang import Both

Level = Literal["entry", "core", "senior"]
Part = Literal["preparation", "question", "delivery"]
LEVELS: tuple[Level, ...] = ("entry", "core", "senior")
ROUNDS = ("hr", "business", "english", "written", "final")
AUDIENCES = ("all", "graduate", "experienced")
PARTS: tuple[Part, ...] = ("preparation", "question", "delivery")

Cue = tuple[str, ...]
"""The parts of a cue, all of which one sentence must say: ("<audience>", "age|gender")."""


class Topic(NamedTuple):
    """What questions are about."""

    id: str
    name: Both


class Source(NamedTuple):
    """Where a fact was read. `date` is the day, month or year of what was read: "2025-11-19", "2025-11", or ""."""

    id: str
    title: str
    publisher: str
    address: str
    date: str


class Point(NamedTuple):
    """One thing a good answer covers: in a line, as a strong candidate says it, and asked for when missed.

    Where it rests on facts that age, `checked` is the ISO date they were last checked, and `sources` the ids of where.
    """

    id: str
    text: Both
    say: Both
    probe: Both
    cues: tuple[Cue, ...]
    checked: str = ""
    sources: tuple[str, ...] = ()


class Framework(NamedTuple):
    """The points that a good answer covers. Several questions may share it. `home` is the folder it was read from."""

    id: str
    part: Part
    title: Both
    advice: Both
    points: tuple[Point, ...]
    home: str = ""

    def point(self, id: str) -> Point:
        return next(point for point in self.points if point.id == id)


WORKED_OUT = "worked-out"
"""The point that every question of numbers has: the number itself."""


class Range(NamedTuple):
    """What a value is drawn from: `low`, `low + step`, and so on up to `high`."""

    name: str
    low: float
    high: float
    step: float


class Step(NamedTuple):
    """On the way to the answer: a formula, and the name that later ones know its value by."""

    name: str
    formula: str
    label: Both


class Sum(NamedTuple):
    """What is to be worked out: the question with `{names}` for its values, and the formulas of steps and answer.

    `counted`: it is of things that are whole, and taken `up` or `down` to such (`whole`). `tolerance` is a share of the
    answer.
    """

    ask: Both
    values: tuple[Range, ...]
    steps: tuple[Step, ...]
    answer: str
    unit: Both
    counted: bool
    tolerance: float
    whole: str = ""


class Question(NamedTuple):
    """`points` are the ids of those it asks for, all of its framework's where empty.

    `seconds` is the suggested speaking time; `checked` the ISO date the facts in `ask` were last checked, or "". A
    question of numbers has a `sum`, and is asked with the values that are `given`: examples, until others are drawn.
    """

    id: str
    topic: str
    framework: str
    points: tuple[str, ...]
    ask: Both
    level: Level
    round: str
    audience: str
    seconds: int
    checked: str
    sum: Sum | None = None
    given: tuple[tuple[str, float], ...] = ()


class Stretch(NamedTuple):
    """A part of an interview: from which questions (by framework, topic, round; empty: any), how many are asked at
    least, time allowing or not, and at most."""

    frameworks: tuple[str, ...]
    topics: tuple[str, ...]
    rounds: tuple[str, ...]
    numbers: bool
    least: int
    most: int

    def takes(self, question: Question) -> bool:
        return (
            (not self.frameworks or question.framework in self.frameworks)
            and (not self.topics or question.topic in self.topics)
            and (not self.rounds or question.round in self.rounds)
            and (not self.numbers or question.sum is not None)
        )


class Outline(NamedTuple):
    """How an interview goes: what the interviewer opens and closes with, and the stretches between, in order.

    `probes`: are there follow-ups? `minutes` is how long it usually takes.
    """

    id: str
    name: Both
    opening: Both
    closing: Both
    minutes: int
    probes: bool
    stretches: tuple[Stretch, ...]

    def fitting(self, stretch: Stretch, questions: Iterable[Question]) -> list[Question]:
        """Those that may be asked in this stretch: what another one is there for is not asked in it."""
        claimed = {framework for other in self.stretches if other != stretch for framework in other.frameworks}
        return [
            question
            for question in questions
            if stretch.takes(question) and (stretch.frameworks or question.framework not in claimed)
        ]


class Essentials(NamedTuple):
    """What every review sheet has, however short: frameworks, by id, to have `ready` and to come across by (`manner`),
    what to `ask` them in the end, and `phrases` for an interview in English: when (zh) and what (en)."""

    ready: tuple[str, ...] = ()
    manner: tuple[str, ...] = ()
    ask: tuple[Both, ...] = ()
    phrases: tuple[Both, ...] = ()


class Basis(NamedTuple):
    """The facts behind an answer: the ISO date they have all been checked since ("" where none ages), and where."""

    checked: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Bank:
    """Everything by id, in the order of the files."""

    topics: dict[str, Topic]
    questions: dict[str, Question]
    frameworks: Mapping[str, Framework]
    concepts: dict[str, tuple[str, ...]]
    sources: dict[str, Source] = field(default_factory=dict)
    essentials: Essentials = field(default_factory=Essentials)
    outlines: dict[str, Outline] = field(default_factory=dict)

    def outline(self, id: str) -> Outline:
        """By id; one without anything where the bank no longer has it."""
        none = Both("", "")
        return self.outlines.get(id) or Outline(id, Both(id, id), none, none, 0, probes=False, stretches=())

    def topic(self, name: str) -> Topic:
        """By id or by its name in either language, whatever the case. Raises `UnknownName`."""
        wanted = name.strip().casefold()
        for topic in self.topics.values():
            if wanted and wanted in (topic.id, topic.name.zh.casefold(), topic.name.en.casefold()):
                return topic
        names = [name for topic in self.topics.values() for name in (topic.id, *topic.name) if name]
        raise UnknownName(TOPIC, name, names, "kolinterview topics")

    def question(self, id: str) -> Question:
        """By id. Raises `UnknownName`."""
        if id not in self.questions:
            raise UnknownName(QUESTION, id, self.questions, "kolinterview topics --questions")
        return self.questions[id]

    def framework_of(self, question: Question) -> Framework:
        """The question's framework, with the points that it asks for."""
        framework = self.frameworks[question.framework]
        if not question.points:
            return framework
        return framework._replace(points=tuple(point for point in framework.points if point.id in question.points))

    def points_of(self, question: Question) -> tuple[tuple[str, str], ...]:
        """The names of the points that it asks for: (framework, point)."""
        ids = question.points or [point.id for point in self.frameworks[question.framework].points]
        return tuple((question.framework, id) for id in ids)

    def basis(self, points: Sequence[Point], checked: str = "") -> Basis:
        """What these points rest on, and a question whose own facts were `checked` then."""
        dates = [checked, *(point.checked for point in points)]
        ids = dict.fromkeys(id for point in points for id in point.sources)
        return Basis(min(filter(None, dates), default=""), tuple(self.sources[id] for id in ids))

    def questions_on(self, topics: Iterable[Topic] = (), level: Level | None = None) -> list[Question]:
        """Those of any of the topics (none: of all) at that level (None: at any), in the bank's order."""
        wanted = {topic.id for topic in topics} or set(self.topics)
        return [q for q in self.questions.values() if q.topic in wanted and level in (None, q.level)]

    def by_topic(self, topics: Sequence[Topic] = ()) -> list[tuple[Topic, list[Question]]]:
        """Each topic (none: every one) with its questions."""
        return [(topic, self.questions_on([topic])) for topic in topics or self.topics.values()]

    def frameworks_on(self, topics: Sequence[Topic] = ()) -> list[tuple[Topic, list[Framework]]]:
        """Each topic (none: every one) with the frameworks its questions use, none of them twice."""
        shelves: list[tuple[Topic, list[Framework]]] = []
        seen: set[str] = set()
        for topic in topics or self.topics.values():
            ids = dict.fromkeys(q.framework for q in self.questions_on([topic]))
            shelves.append((topic, [self.frameworks[id] for id in ids if id not in seen]))
            seen.update(ids)
        return [(topic, frameworks) for topic, frameworks in shelves if frameworks]
