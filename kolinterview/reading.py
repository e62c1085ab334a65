"""A bank while it is being read: what there is so far, the names it refers to, and every problem."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from kolinterview.bank import (
    WORKED_OUT,
    Bank,
    Essentials,
    Framework,
    Outline,
    Question,
    Source,
    Topic,
)
from kolinterview.errors import Problem
from kolinterview.lang import Both
from kolinterview.nodes import Place, or_near

UNKNOWN = Both("没有叫「{name}」的{kind}{near}", "there is no {kind} called '{name}'{near}")
NO_NUMBER = Both(
    "kind: numbers 的题，框架里要有要点 worked-out",
    "a question of kind: numbers needs a point 'worked-out' in its framework",
)
TOO_FEW = Both(
    "至少要问 {least} 道，题库里只有 {n} 道合适的", "asks for {least} or more, and only {n} in the bank would do"
)
KINDS = {
    "topic": Both("主题", "topic"),
    "framework": Both("框架", "framework"),
    "concept": Both("概念", "concept"),
    "point": Both("要点", "point"),
    "source": Both("来源", "source"),
}


@dataclass
class Reading:
    """What has been read so far; later folders replace entries of the same id."""

    problems: list[Problem] = field(default_factory=list)
    topics: dict[str, Topic] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    frameworks: dict[str, Framework] = field(default_factory=dict)
    concepts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    essentials: Essentials = field(default_factory=Essentials)
    outlines: dict[str, Outline] = field(default_factory=dict)
    stretches: dict[str, list[Place]] = field(default_factory=dict)
    references: list[tuple[str, str, Place]] = field(default_factory=list)
    points_of: dict[str, list[tuple[str, Place]]] = field(default_factory=dict)
    frameworks_of: dict[str, Place] = field(default_factory=dict)
    places: dict[tuple[str, ...], Place] = field(default_factory=dict)
    unread: bool = False

    @property
    def bank(self) -> Bank:
        return Bank(
            self.topics,
            self.questions,
            self.frameworks,
            self.concepts,
            self.sources,
            self.essentials,
            self.outlines,
        )

    def mention(self, concept: str, place: Place) -> None:
        """A cue refers to a concept, to be looked up likewise."""
        self.references.append(("concept", concept, place))

    def refer(self, kind: str, place: Place) -> str:
        """The id that stands here, to be looked up once everything is read."""
        name = place.id()
        if name:
            self.references.append((kind, name, place))
        return name

    def look_up(self) -> None:
        """Complain of names that nothing has, and of what has too little; not while a file could not be read, which may
        well have them."""
        if not self.unread:
            self._look_up_references()
            self._look_up_points()
            self._look_up_stretches()
        self.problems.sort(key=lambda problem: (problem.file, problem.line, problem.column))

    def _look_up_references(self) -> None:
        known: dict[str, Collection[str]] = {
            "topic": self.topics,
            "framework": self.frameworks,
            "concept": self.concepts,
            "source": self.sources,
        }
        for kind, name, place in self.references:
            if name not in known[kind]:
                place.complain(UNKNOWN, name=name, kind=KINDS[kind], near=or_near(name, known[kind]))

    def _look_up_points(self) -> None:
        for id, listed in self.points_of.items():
            question = self.questions[id]
            framework = self.frameworks.get(question.framework)
            points = [point.id for point in framework.points] if framework else []
            for name, place in listed if framework else ():
                if name and name not in points:
                    place.complain(UNKNOWN, name=name, kind=KINDS["point"], near=or_near(name, points))
            if question.sum and framework and WORKED_OUT not in (question.points or points):
                self.frameworks_of[id].complain(NO_NUMBER)

    def _look_up_stretches(self) -> None:
        for id, places in self.stretches.items():
            outline = self.outlines[id]
            for stretch, place in zip(outline.stretches, places, strict=True):
                fitting = outline.fitting(stretch, self.questions.values())
                frameworks = {question.framework for question in fitting}  # each is asked for once
                least = max(stretch.least, 1)
                if len(frameworks) < least:
                    place.complain(TOO_FEW, least=least, n=len(frameworks))
