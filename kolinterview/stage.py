"""What is shown in the course of a session; `show` knows how."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from kolinterview import speech, sums
from kolinterview.bank import Bank, Basis, Framework, Point, Question, Topic
from kolinterview.draft import Draft
from kolinterview.errors import KolError
from kolinterview.lang import Both
from kolinterview.marks import Mark, State
from kolinterview.speech import Delivery, Rates
from kolinterview.store import Attempt

FOLLOW_UP_SECONDS = 45
"""Suggested for the answer to a follow-up, which is about one point."""


class Taken(NamedTuple):
    """One question as it was answered, or skipped, how the answer would come across, and what followed it up."""

    question: Question
    attempt: Attempt
    delivery: Delivery
    follow_ups: tuple[Attempt, ...] = ()

    @property
    def answered(self) -> bool:
        return self.attempt.state == "answered"

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self.attempt.marks

    def with_marks(self, changed: Sequence[Mark]) -> Taken:
        new = {mark.point: mark for mark in changed}
        marks = tuple(new.get(mark.point, mark) for mark in self.marks)
        return self._replace(attempt=self.attempt._replace(marks=marks))

    def with_follow_up(self, attempt: Attempt) -> Taken:
        return self._replace(follow_ups=(*self.follow_ups, attempt))


def taken_again(bank: Bank, attempt: Attempt, rates: Rates, follow_ups: Sequence[Attempt] = ()) -> Taken:
    """A stored answer to a question that the bank still has, with a mark for each point that it has today."""
    question = sums.with_values(bank.questions[attempt.question], attempt.given)
    if dict(question.given) != dict(attempt.given):
        question = question._replace(sum=None)  # it was asked with values that it no longer has
    if attempt.state == "answered":
        marks = {mark.point: mark for mark in attempt.marks}
        points = bank.framework_of(question).points
        today = tuple(marks.get(point.id, Mark(point.id, "missed", "missed")) for point in points)
        attempt = attempt._replace(marks=today)
    return Taken(question, attempt, speech.delivery(attempt.answer, rates), tuple(follow_ups))


class Stage(Protocol):
    """What is shown in the course of a session."""

    def question(self, topic: Topic, question: Question, limit: int, number: int, total: int) -> None: ...
    def resumed(self, topic: Topic, question: Question, limit: int) -> None: ...
    def again(self, topic: Topic, question: Question, limit: int) -> None: ...
    def follow_up(self, point: Point) -> None: ...
    def draft_found(self, ask: Both, draft: Draft) -> None: ...
    def draft_broken(self, folder: Path) -> None: ...
    def tick(self, framework: Framework, spent: float, suggested: int) -> None: ...
    def tick_one(self, point: Point) -> None: ...
    def worked(self, question: Question, answer: str) -> None: ...
    def feedback(self, framework: Framework, taken: Taken, basis: Basis) -> None: ...
    def marks(self, framework: Framework, marks: Sequence[Mark], changed: Collection[str]) -> None: ...
    def strong(self, framework: Framework) -> None: ...
    def offer(self, texts: Sequence[str]) -> None: ...
    def probed(self, point: Point, number: int, state: State) -> None: ...
    def not_stored(self, error: KolError, draft: Path | None) -> None: ...
    def menu(self, items: Sequence[Both]) -> None: ...
    def tell(self, both: Both, **values: Any) -> None: ...
    def path(self, both: Both, **values: Any) -> None: ...
    def summary(self, session: Sequence[Taken], weak: Sequence[tuple[Mark, Point]]) -> None: ...
