"""The steps an interview is made of: have a question answered, keep the answer, correct a mark, follow up.

The desk is handed everything it uses. It knows when something is shown, `show` knows how.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from kolinterview import speech, words
from kolinterview.answer import Answer, Paper, is_pass
from kolinterview.ask import Reader
from kolinterview.bank import Bank, Basis, Framework, Point, Question, Topic
from kolinterview.draft import Draft, DraftFile
from kolinterview.errors import KolError, StoreTrouble
from kolinterview.lang import Both, Lang
from kolinterview.marks import Mark, State
from kolinterview.match import likeliest, match
from kolinterview.speech import Delivery, Rates
from kolinterview.store import Attempt, Exemplar, Store

FOLLOW_UP_SECONDS = 45
"""Suggested for the answer to a follow-up, which is about one point."""
LETTERS = "abcd"
"""What the stretches of the answer are called that are offered when the user says that a point was in it."""


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
    def feedback(self, framework: Framework, taken: Taken, basis: Basis) -> None: ...
    def marks(self, framework: Framework, marks: Sequence[Mark], changed: Collection[str]) -> None: ...
    def strong(self, framework: Framework) -> None: ...
    def offer(self, texts: Sequence[str]) -> None: ...
    def probed(self, point: Point, number: int, state: State) -> None: ...
    def not_stored(self, error: KolError, draft: Path | None) -> None: ...
    def menu(self, items: Sequence[Both]) -> None: ...
    def tell(self, both: Both, **values: Any) -> None: ...
    def summary(self, session: Sequence[Taken], weak: Sequence[tuple[Mark, Point]]) -> None: ...


class SessionOver(Exception):
    """The session ends here: the user quit, walked out with Ctrl-C, or the input ended."""

    def __init__(self, *, walked_out: bool = False) -> None:
        super().__init__()
        self.walked_out = walked_out


@dataclass
class Desk:
    """Where one session's answers are given and kept; `taken` is those so far. `limit` is seconds, 0 for none."""

    bank: Bank
    stage: Stage
    reader: Reader
    store: Store
    draft: DraftFile
    now: Callable[[], datetime]
    session: str
    lang: Lang
    rates: Rates
    limit: int = 0
    taken: list[Taken] = field(default_factory=list)
    warned: bool = False
    followed: set[str] = field(default_factory=set)
    """The points that were followed up since the last whole answer."""

    def ask(self, question: Question, paper: Paper = Paper()) -> Taken:  # noqa: B008  (a frozen record)
        """Have the question answered, keep the answer, show what was found. Raises `SessionOver`."""
        self.followed.clear()
        draft = Draft(question.id, self.lang, paper.text, paper.spent)
        answer = self._answer(draft, question.seconds, self.limit)
        framework = self.bank.framework_of(question)
        marks = self._match(answer.text, framework) if answer.text else ()
        taken = self._keep(question, answer, marks)
        self.taken.append(taken)
        if taken.answered:
            self.stage.feedback(framework, taken, self.bank.basis(framework.points, question.checked))
        else:
            self.stage.tell(words.SKIPPED)
        if answer.end == "closed":
            raise SessionOver
        return taken

    def follow_up(self, taken: Taken, point: Point, paper: Paper = Paper()) -> Taken:  # noqa: B008
        """Put the follow-up of one point; what it brings out counts for the answer it follows. Raises `SessionOver`."""
        self.followed.add(point.id)
        self.stage.follow_up(point)
        draft = Draft(taken.question.id, self.lang, paper.text, paper.spent, taken.attempt.id, point.id)
        answer = self._answer(draft, FOLLOW_UP_SECONDS, 0)
        if not answer.text:
            self.draft.drop()
            self.stage.tell(words.FOLLOW_UP_SKIPPED)
            return taken
        framework = self.bank.framework_of(taken.question)
        found = {mark.point: mark for mark in self._match(answer.text, framework)}
        won = [
            before.won_by_probe(found[before.point].quote, found[before.point].hits)
            for before in taken.marks
            if before.state != "covered" and found[before.point].state == "covered"
        ]
        self._keep(taken.question, answer, (found[point.id],), taken, won)
        number = next(n for n, mark in enumerate(taken.marks, 1) if mark.point == point.id)
        self.stage.probed(point, number, found[point.id].state)
        taken = self._changed(taken, won)
        if won:
            self.stage.marks(framework, taken.marks, [mark.point for mark in won])
        if answer.end == "closed":
            raise SessionOver
        return taken

    def correct(self, taken: Taken, changed: Sequence[Mark]) -> Taken:
        """The user's word on these marks, which is the last."""
        if taken.attempt.id:
            try:
                self.store.correct(taken.attempt.id, changed)
            except StoreTrouble as error:
                self.stage.tell(words.NOT_KEPT, why=error)
        taken = self._changed(taken, changed)
        framework = self.bank.framework_of(taken.question)
        self.stage.marks(framework, taken.marks, [mark.point for mark in changed])
        return taken

    def words_for(self, taken: Taken, point: Point) -> list[str]:
        """The words of the answer that may have said the point, likeliest first; none where they cannot be kept, or
        where it was followed up, and so perhaps said there."""
        if not taken.attempt.id or point.id in self.followed:
            return []
        framework = self.bank.framework_of(taken.question)
        return likeliest(taken.attempt.answer, framework, point, self.bank, len(LETTERS))

    def keep_words(self, taken: Taken, point: Point, text: str) -> Taken:
        """From now on these words say this point."""
        mark = next(mark for mark in taken.marks if mark.point == point.id)
        mark = replace(mark, quote=text, hits=((0, len(text)),))
        exemplar = Exemplar(taken.question.framework, point.id, text, taken.attempt.id, self.now())
        try:
            self.store.keep(exemplar, mark)
        except StoreTrouble as error:
            self.stage.tell(words.NOT_KEPT, why=error)
            return taken
        self.stage.tell(words.WORDS_KEPT)
        return self._changed(taken, [mark])

    def _match(self, answer: str, framework: Framework) -> tuple[Mark, ...]:
        """By the bank, and by the words that the user has kept."""
        return match(answer, framework, self.bank, self.store.words_kept())

    def _answer(self, draft: Draft, suggested: int, limit: int) -> Answer:
        """What was written on, nothing where it only says "I don't know".

        Raises `SessionOver` when the user walked out, or the input ended with nothing written.
        """
        self.draft.save(draft)
        if self.draft.broken and not self.warned:
            self.warned = True
            self.stage.draft_broken(self.draft.path.parent)
        answer = self.reader.answer(
            Paper(draft.text, draft.seconds, suggested, limit),
            lambda text, seconds: self.draft.save(replace(draft, text=text, seconds=seconds)),
        )
        if answer.end == "left" or (answer.end == "closed" and not answer.text):
            if answer.text:
                self.draft.save(replace(draft, text=answer.text, seconds=answer.seconds))
            else:
                self.draft.drop()
            raise SessionOver(walked_out=answer.end == "left")
        if answer.end == "limit":
            self.stage.tell(words.TIME_IS_UP)
        return replace(answer, text="") if is_pass(answer.text) else answer

    def _keep(
        self,
        question: Question,
        answer: Answer,
        marks: tuple[Mark, ...],
        parent: Taken | None = None,
        correcting: Sequence[Mark] = (),
    ) -> Taken:
        """The answer, stored. Where that fails its draft is set aside on disk, and the feedback goes on."""
        attempt = Attempt(
            session=self.session,
            at=self.now(),
            question=question.id,
            framework=question.framework,
            lang=self.lang,
            state="answered" if answer.text else "skipped",
            answer=answer.text,
            seconds=answer.seconds,
            marks=marks,
            parent=parent.attempt.id if parent else 0,
            probe=marks[0].point if parent else "",
        )
        try:
            attempt = self.store.add(attempt, correcting)
            self.draft.drop()
        except StoreTrouble as error:
            self._not_stored(error, answer)
        return Taken(question, attempt, speech.delivery(answer.text, self.rates))

    def _not_stored(self, error: StoreTrouble, answer: Answer) -> None:
        if answer.text:
            self.stage.not_stored(error, None if self.draft.broken else self.draft.path)
            self.draft.set_aside()
        else:
            self.stage.tell(words.NOT_KEPT, why=error)
            self.draft.drop()

    def _changed(self, taken: Taken, changed: Sequence[Mark]) -> Taken:
        result = taken.with_marks(changed)
        self.taken = [result if old is taken else old for old in self.taken]
        return result
