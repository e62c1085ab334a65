"""What is shown in the course of a session; `show` knows how."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from kolinterview.bank import Basis, Framework, Point, Question, Topic
from kolinterview.draft import Draft
from kolinterview.errors import KolError
from kolinterview.lang import Both
from kolinterview.marks import Mark, State
from kolinterview.speech import Delivery
from kolinterview.store import Attempt


@dataclass(frozen=True, slots=True)
class Taken:
    """One question as it was answered, or skipped, and how the answer would come across."""

    question: Question
    attempt: Attempt
    delivery: Delivery

    @property
    def answered(self) -> bool:
        return self.attempt.state == "answered"

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self.attempt.marks

    def with_marks(self, changed: Sequence[Mark]) -> Taken:
        new = {mark.point: mark for mark in changed}
        marks = tuple(new.get(mark.point, mark) for mark in self.marks)
        return replace(self, attempt=replace(self.attempt, marks=marks))


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
    def feedback(self, framework: Framework, taken: Taken, basis: Basis) -> None: ...
    def marks(self, framework: Framework, marks: Sequence[Mark], changed: Collection[str]) -> None: ...
    def strong(self, framework: Framework) -> None: ...
    def offer(self, texts: Sequence[str]) -> None: ...
    def probed(self, point: Point, number: int, state: State) -> None: ...
    def not_stored(self, error: KolError, draft: Path | None) -> None: ...
    def menu(self, items: Sequence[Both]) -> None: ...
    def tell(self, both: Both, **values: Any) -> None: ...
    def summary(self, session: Sequence[Taken], weak: Sequence[tuple[Mark, Point]]) -> None: ...
