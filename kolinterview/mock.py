"""A mock interview: the questions of its agenda, follow-ups before any feedback, and all of it again at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from random import Random
from typing import Protocol

from kolinterview import aloud, sums, words
from kolinterview.agenda import Agenda, took
from kolinterview.answer import Paper
from kolinterview.bank import Outline, Point, Question
from kolinterview.desk import Desk, SessionOver
from kolinterview.draft import Draft, rescue
from kolinterview.lang import Both
from kolinterview.marks import Mark
from kolinterview.stage import Taken
from kolinterview.words import mock as said

SUBSTANCE = 10.0
"""Seconds that an answer in which nothing was found must take to be followed up: one takes up what was said."""


class Room(Protocol):
    """What is shown of a mock interview, beside what a `Stage` shows of its steps; `comments`: may it be said what was
    found?"""

    comments: bool

    def opening(self, outline: Outline, minutes: int, *, coach: bool) -> None: ...
    def goes_on(self, outline: Outline, left: float) -> None: ...
    def put(self, question: Question, number: int, left: float) -> None: ...
    def nod(self, both: Both) -> None: ...
    def closing(self, outline: Outline) -> None: ...


class Mocking:
    """One mock interview at a desk. `spent` are its seconds so far: those of asking and of answering."""

    def __init__(self, desk: Desk, agenda: Agenda, room: Room, *, coach: bool = False) -> None:
        self.desk, self.agenda, self.room, self.coach = desk, agenda, room, coach
        self.spent = 0.0

    @property
    def left(self) -> float:
        return self.agenda.mock.minutes * 60 - self.spent

    @property
    def asked(self) -> list[Question]:
        return [taken.question for taken in self.desk.taken]

    def recall(self, taken: Sequence[Taken]) -> None:
        """What was answered before."""
        self.desk.taken.extend(taken)
        agenda, bank = self.agenda, self.desk.bank
        self.spent = sum(took(bank, one, agenda.mock.lang, agenda.rates) for one in taken)

    def run(self, unfinished: Draft | None = None) -> None:
        """From where it is to its end; `unfinished` is the answer that was being written when it stopped. Raises
        `SessionOver`, `KeyboardInterrupt`."""
        if unfinished or self.desk.taken:
            self.room.goes_on(self.agenda.outline, self.left)
            self._go_on(unfinished)
        else:
            self.room.opening(self.agenda.outline, self.agenda.mock.minutes, coach=self.coach)
        while to_come := self.agenda.to_come(self.asked, self.left):
            self._ask(to_come[0])
        self.room.closing(self.agenda.outline)

    def _go_on(self, unfinished: Draft | None) -> None:
        last = self.desk.taken[-1] if self.desk.taken else None
        if unfinished and unfinished.question not in self.desk.bank.questions:
            self.desk.stage.path(said.GONE, draft=self.desk.draft.set_aside(unfinished) or rescue(unfinished))
        elif unfinished and unfinished.question not in [question.id for question in self.asked]:
            question = sums.with_values(self.desk.bank.questions[unfinished.question], unfinished.given)
            self._ask(question, Paper(unfinished.text, unfinished.seconds))
        elif last and unfinished and (point := self._probed(unfinished, last)):
            self.desk.stage.tell(words.AFTER_QUESTION, ask=last.question.ask)
            self._follow_up(self._put_probe(last, point, Paper(unfinished.text, unfinished.seconds)))
        elif last:  # its answer was kept; its follow-ups may still be to come
            self._follow_up(last, heard=True)

    def _probed(self, unfinished: Draft, last: Taken) -> Point | None:
        """The point whose follow-up was being answered, unless that was kept."""
        put = [one.probe for one in last.follow_ups]
        points = self.desk.bank.framework_of(last.question).points
        wanted = (point for point in points if point.id == unfinished.probe and point.id not in put)
        return next(wanted, None) if unfinished.parent == last.attempt.id else None

    def _ask(self, question: Question, paper: Paper = Paper()) -> None:  # noqa: B008
        self.desk.limit = self.agenda.allowed(question, self.asked, self.left)
        self.room.put(question, len(self.desk.taken) + 1, self.left)
        self._begin(question, paper)
        taken = aloud.ask(self.desk, question) if self.desk.aloud else self.desk.ask(question, paper)
        self._end()
        self._follow_up(taken)

    def _put_probe(self, taken: Taken, point: Point, paper: Paper = Paper()) -> Taken:  # noqa: B008
        limit = max(1, self.agenda.allowed_probe(point, self.asked, self.left))
        self._begin(point, paper)
        put = (
            aloud.follow_up(self.desk, taken, point, limit)
            if self.desk.aloud
            else self.desk.follow_up(taken, point, paper, limit)
        )
        self._end()
        return put

    def _begin(self, asked: Question | Point, paper: Paper) -> None:
        """The time of asking has passed when the answer begins."""
        self.spent += self.agenda.asking(asked)
        self.desk.left, self.desk.seconds = self.left, 0.0
        if paper.text and not self.desk.reader.shows_paper:
            self.desk.stage.tell(words.SO_FAR, text=paper.text)

    def _end(self) -> None:
        self.spent += self.desk.seconds

    def _follow_up(self, taken: Taken, *, heard: bool = False) -> None:
        """What the interviewer wants to know beside, at most twice, never what there is no time for, nothing once the
        candidate has passed. `heard`: the answer has had its nod."""
        if not taken.answered:
            return
        while point := self._next_probe(taken):
            heard = False
            taken = self._put_probe(taken, point)
        if self.coach:
            self._comment(taken)
        elif not heard and not _has_passed(taken):  # who has just passed has been told that it is all right
            nods = Random(f"{self.agenda.mock.seed}/{len(self.desk.taken)}")
            self.room.nod(nods.choice(said.NODS))

    def _next_probe(self, taken: Taken) -> Point | None:
        found_anything = any(mark.state != "missed" for mark in taken.marks)
        if _has_passed(taken) or not (found_anything or taken.delivery.seconds >= SUBSTANCE):
            return None
        put = [one.probe for one in taken.follow_ups]
        point = self.agenda.probe(self.desk.bank.framework_of(taken.question), taken.question, taken.marks, put)
        return point if point and self.agenda.allowed_probe(point, self.asked, self.left) else None

    def _comment(self, taken: Taken) -> None:
        """What was found in this answer, and time to read it."""
        question, framework = taken.question, self.desk.bank.framework_of(taken.question)
        self.room.comments = True
        if question.sum and taken.attempt.answer:
            self.desk.stage.worked(question, taken.attempt.answer)
        self.desk.stage.feedback(framework, taken, self.desk.bank.basis(framework.points, question.checked))
        self.room.comments = False
        if self.desk.reader.interactive:
            self.desk.stage.menu([words.MENU_NEXT])
            self.desk.line()


def _has_passed(taken: Taken) -> bool:
    """Has the candidate just passed on a follow-up?"""
    return bool(taken.follow_ups) and taken.follow_ups[-1].state == "skipped"


def hold(mocking: Mocking, unfinished: Draft | None = None) -> tuple[bool, bool]:
    """The interview, as far as it goes: has it come to its end, and did the user walk out with Ctrl-C?"""
    try:
        with suppress(OSError):  # the draft will say so
            mocking.desk.draft.hold()
        mocking.run(unfinished)
        return True, False
    except SessionOver as over:
        return False, over.walked_out
    except KeyboardInterrupt:
        return False, True
    finally:
        mocking.desk.draft.close()


def correct(desk: Desk, room: Room) -> None:
    """The user's word on marks, when all has been seen: "2.3" is the third point of the second question."""
    room.comments = True
    desk.stage.tell(said.CHANGE)
    while typed := desk.line():
        for one in re.split(r"[\s,、]+", re.sub(r"\s*[.。]\s*", ".", typed)):
            number, _, point = one.partition(".")
            mark = _mark(desk, number, point)
            if mark:
                desk.correct(*mark)
            else:
                desk.stage.tell(said.NO_SUCH, typed=one[:20])


def _mark(desk: Desk, number: str, point: str) -> tuple[Taken, list[Mark]] | None:
    """The mark of that number, changed, and whose it is."""
    if not re.fullmatch(r"[1-9]\d{0,2}", number) or not re.fullmatch(r"[1-9]\d{0,2}", point):
        return None
    taken = desk.taken[int(number) - 1] if int(number) <= len(desk.taken) else None
    if taken is None or int(point) > len(taken.marks):
        return None
    return taken, [taken.marks[int(point) - 1].toggled()]
