"""The steps an interview is made of: have a question answered, keep the answer, correct a mark, follow up.

The desk is handed everything it uses. It knows when something is shown, `show` knows how.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from kolinterview import readiness, speech, sums, words
from kolinterview.answer import Answer, Paper, is_pass
from kolinterview.ask import Reader, choice
from kolinterview.bank import Bank, Point, Question, Sum
from kolinterview.draft import Draft, DraftFile, rescue
from kolinterview.errors import StoreTrouble
from kolinterview.lang import Lang
from kolinterview.marks import Mark
from kolinterview.speech import Rates
from kolinterview.stage import FOLLOW_UP_SECONDS, Stage, Taken
from kolinterview.store import Attempt, Exemplar, Store
from kolinterview.words import numbers as about_numbers

LETTERS = "abcd"
"""What the stretches of the answer are called that are offered when the user says that a point was in it."""


class SessionOver(Exception):
    """The session ends here: the user quit, walked out with Ctrl-C, or the input ended."""

    def __init__(self, *, walked_out: bool = False) -> None:
        super().__init__()
        self.walked_out = walked_out


@dataclass
class Desk:
    """Where one session's answers are given and kept; `taken` is those so far, `seconds` what went into them.

    `limit` is seconds, 0 for none; `left` the seconds that the whole interview has, 0 where it has no end.
    """

    bank: Bank
    stage: Stage
    reader: Reader
    store: Store
    draft: DraftFile
    now: Callable[[], datetime]
    session: str
    lang: Lang
    rates: Rates
    rng: Random = field(default_factory=Random)
    limit: int = 0
    left: float = 0.0
    aloud: bool = False
    taken: list[Taken] = field(default_factory=list)
    seconds: float = 0.0
    warned: bool = False
    followed: set[str] = field(default_factory=set)
    """The points that were followed up since the last whole answer."""

    def ask(self, question: Question, paper: Paper = Paper()) -> Taken:  # noqa: B008  (a frozen record)
        """Have the question answered, keep the answer, show what was found. Raises `SessionOver`."""
        self.followed.clear()
        draft = Draft(question.id, self.lang, paper.text, paper.spent, given=dict(question.given))
        answer = self._answer(draft, question.seconds, self.limit)
        if question.sum and answer.text:
            answer = self._with_number(draft, question.sum, answer)
        return self.hand_in(question, answer, self._match(answer.text, question) if answer.text else None)

    def hand_in(self, question: Question, answer: Answer, marks: tuple[Mark, ...] | None) -> Taken:
        """Keep the answer and show what was found; no marks at all: it is skipped. Raises `SessionOver`."""
        framework = self.bank.framework_of(question)
        taken = self._keep(question, answer, marks)
        self.taken.append(taken)
        if taken.answered:
            if question.sum and answer.text:
                self.stage.worked(question, answer.text)
            self.stage.feedback(framework, taken, self.bank.basis(framework.points, question.checked))
        else:
            self.stage.tell(words.SKIPPED)
        if answer.end == "closed":
            raise SessionOver
        return taken

    def follow_up(self, taken: Taken, point: Point, paper: Paper = Paper(), limit: int = 0) -> Taken:  # noqa: B008
        """Put the follow-up of one point; what it brings out counts for the answer it follows. Raises `SessionOver`."""
        self.followed.add(point.id)
        self.stage.follow_up(point)
        given = dict(taken.question.given)
        draft = Draft(taken.question.id, self.lang, paper.text, paper.spent, taken.attempt.id, point.id, given)
        answer = self._answer(draft, FOLLOW_UP_SECONDS, limit)
        if not answer.text:
            put = self._keep(taken.question, answer, None, taken, point.id)
            self.stage.tell(words.FOLLOW_UP_SKIPPED)
            return self._instead(taken, taken.with_follow_up(put.attempt))
        return self.followed_up(taken, point, answer, self._match(answer.text, taken.question))

    def followed_up(self, taken: Taken, point: Point, answer: Answer, marks: Sequence[Mark]) -> Taken:
        """Keep the answer to a follow-up, and what it wins for the answer it follows. Raises `SessionOver`."""
        framework = self.bank.framework_of(taken.question)
        found = {mark.point: mark for mark in marks}
        won = [
            before.won_by_probe(found[before.point].quote, found[before.point].hits)
            for before in taken.marks
            if before.state != "covered" and before.point in found and found[before.point].state == "covered"
        ]
        put = self._keep(taken.question, answer, (found[point.id],), taken, point.id, won)
        number = next(n for n, mark in enumerate(taken.marks, 1) if mark.point == point.id)
        self.stage.probed(point, number, found[point.id].state)
        taken = self._instead(taken, taken.with_marks(won).with_follow_up(put.attempt))
        if won:
            self.stage.marks(framework, taken.marks, [mark.point for mark in won])
        if answer.end == "closed":
            raise SessionOver
        return taken

    def line(self) -> str | None:
        """One line, full-width and upper-case letters made plain; None when the input has ended."""
        return choice(self.reader)

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
        from kolinterview.match import likeliest

        return likeliest(taken.attempt.answer, framework, point, self.bank, len(LETTERS))

    def keep_words(self, taken: Taken, point: Point, text: str) -> Taken:
        """From now on these words say this point."""
        mark = next(mark for mark in taken.marks if mark.point == point.id)
        mark = mark._replace(quote=text, hits=((0, len(text)),))
        exemplar = Exemplar(taken.question.framework, point.id, text, taken.attempt.id, self.now())
        try:
            self.store.keep(exemplar, mark)
        except StoreTrouble as error:
            self.stage.tell(words.NOT_KEPT, why=error)
            return taken
        self.stage.tell(words.WORDS_KEPT)
        return self._changed(taken, [mark])

    def _match(self, answer: str, question: Question) -> tuple[Mark, ...]:
        """By the bank, and by the words that the user has kept; a number by arithmetic."""
        from kolinterview.match import match

        marks = match(answer, self.bank.framework_of(question), self.bank, self.store.words_kept())
        return sums.marked(question, answer, marks)

    def _with_number(self, draft: Draft, sum: Sum, answer: Answer) -> Answer:
        """The answer, and the number that it lacks, asked for until one is given, or none at all."""
        while self.reader.interactive and sums.judge(sum, draft.given, answer.text).said == "none":
            self.draft.save(draft._replace(text=answer.text, seconds=answer.seconds))
            self.stage.tell(about_numbers.WHICH_NUMBER)
            if not (line := self.line()) or is_pass(line):
                break
            answer = answer._replace(text=f"{answer.text}\n{line}")
        return answer

    def _answer(self, draft: Draft, suggested: int, limit: int) -> Answer:
        """What was written on, nothing where it only says "I don't know".

        Raises `SessionOver` when the user walked out, or the input ended with nothing written.
        """
        self.draft.save(draft)
        if self.draft.broken and not self.warned:
            self.warned = True
            self.stage.draft_broken(self.draft.path.parent)
        with readiness.meanwhile(self.bank, draft.question) if self.reader.interactive else nullcontext():
            answer = self.reader.answer(
                Paper(draft.text, draft.seconds, suggested, limit, left=self.left),
                lambda text, seconds: self.draft.save(draft._replace(text=text, seconds=seconds)),
            )
        self.seconds += answer.seconds
        if answer.end == "left" or (answer.end == "closed" and not answer.text):
            if answer.text:
                self.draft.save(draft._replace(text=answer.text, seconds=answer.seconds))
            else:
                self.draft.drop()
            raise SessionOver(walked_out=answer.end == "left")
        if answer.end == "limit":
            self.stage.tell(words.TIME_IS_UP)
        return answer._replace(text="") if is_pass(answer.text) else answer

    def _keep(
        self,
        question: Question,
        answer: Answer,
        marks: tuple[Mark, ...] | None,
        parent: Taken | None = None,
        probe: str = "",
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
            probe=probe,
            given=dict(question.given),
        )
        try:
            attempt = self.store.add(attempt, correcting)
            self.draft.drop()
        except StoreTrouble as error:
            self._not_stored(error, attempt)
        return Taken(question, attempt, speech.delivery(answer.text, self.rates))

    def _not_stored(self, error: StoreTrouble, attempt: Attempt) -> None:
        if not attempt.answer:
            self.stage.tell(words.NOT_KEPT, why=error)
            self.draft.drop()
            return
        about = (attempt.question, attempt.lang, attempt.answer, attempt.seconds)
        draft = Draft(*about, attempt.parent, attempt.probe, attempt.given)
        aside = self.draft.set_aside(draft)
        if aside is None and (elsewhere := rescue(draft)):
            self.draft.drop()  # it has less of the answer, if anything
            self.stage.path(words.RESCUED, why=error, draft=elsewhere, folder=self.draft.aside)
        else:
            self.stage.not_stored(error, aside)

    def _changed(self, taken: Taken, changed: Sequence[Mark]) -> Taken:
        return self._instead(taken, taken.with_marks(changed))

    def _instead(self, taken: Taken, result: Taken) -> Taken:
        self.taken = [result if old is taken else old for old in self.taken]
        return result
