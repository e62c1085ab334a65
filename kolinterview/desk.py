"""The steps an interview is made of: have a question answered, keep the answer, correct a mark, follow up.

The desk is handed everything it uses. It knows when something is shown, `show` knows how.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from kolinterview import speech, words
from kolinterview.answer import Answer, Paper, is_pass
from kolinterview.ask import Reader
from kolinterview.bank import Bank, Framework, Point, Question
from kolinterview.draft import Draft, DraftFile
from kolinterview.errors import StoreTrouble
from kolinterview.lang import Lang
from kolinterview.marks import Mark
from kolinterview.match import likeliest, match
from kolinterview.speech import Rates
from kolinterview.stage import Stage, Taken
from kolinterview.store import Attempt, Exemplar, Store

FOLLOW_UP_SECONDS = 45
"""Suggested for the answer to a follow-up, which is about one point."""
LETTERS = "abcd"
"""What the stretches of the answer are called that are offered when the user says that a point was in it."""


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
    aloud: bool = False
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
        return self.hand_in(question, answer, self._match(answer.text, framework) if answer.text else None)

    def hand_in(self, question: Question, answer: Answer, marks: tuple[Mark, ...] | None) -> Taken:
        """Keep the answer and show what was found; no marks at all: it is skipped. Raises `SessionOver`."""
        framework = self.bank.framework_of(question)
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
        return self.followed_up(taken, point, answer, self._match(answer.text, self.bank.framework_of(taken.question)))

    def followed_up(self, taken: Taken, point: Point, answer: Answer, marks: Sequence[Mark]) -> Taken:
        """Keep the answer to a follow-up, and what it wins for the answer it follows. Raises `SessionOver`."""
        framework = self.bank.framework_of(taken.question)
        found = {mark.point: mark for mark in marks}
        won = [
            before.won_by_probe(found[before.point].quote, found[before.point].hits)
            for before in taken.marks
            if before.state != "covered" and before.point in found and found[before.point].state == "covered"
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

    def line(self) -> str | None:
        """One line, full-width and upper-case letters made plain; None when the input has ended."""
        typed = self.reader.line()
        return None if typed is None else unicodedata.normalize("NFKC", typed).casefold().strip()

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
        marks: tuple[Mark, ...] | None,
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
            state="skipped" if marks is None else "answered",
            answer=answer.text,
            seconds=answer.seconds,
            marks=marks or (),
            parent=parent.attempt.id if parent else 0,
            probe=marks[0].point if parent and marks else "",
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
