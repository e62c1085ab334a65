"""What an interviewer asks next, so that the interview fits its minutes and has all that belongs to it.

The same mock, asked the same so far, with the same time left, goes on in the same way: that is how it is resumed.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from kolinterview import speech, sums
from kolinterview.bank import Bank, Framework, Outline, Point, Question
from kolinterview.lang import Lang
from kolinterview.marks import Mark
from kolinterview.mocks import Mock
from kolinterview.speech import Rates
from kolinterview.stage import FOLLOW_UP_SECONDS, Taken

CHANCES = (0.75, 0.4)
"""That a missed point is followed up, and after that another: interviewers do, but not always."""
PACES = (1.0, 3.0)
"""How many times the suggested speaking time a typed answer is given at the least, and at the most."""
OVER = 2.0
"""How many times its time an answer may take before the interviewer breaks in."""

Shelf = Sequence[Question]


@dataclass(frozen=True, slots=True)
class Agenda:
    """How a mock may go: for each stretch of the outline its questions, those that would be asked first in front."""

    mock: Mock
    outline: Outline
    shelves: tuple[Shelf, ...]
    rates: Rates

    def takes(self, question: Question) -> float:
        """Seconds, for asking it and for an answer of its time."""
        return self.asking(question) + question.seconds * self.mock.pace

    def asking(self, asked: Question | Point) -> float:
        """Seconds to put a question, or a follow-up."""
        return asking(asked, self.mock.lang, self.rates)

    @property
    def least(self) -> int:
        """The minutes for what this interview must have."""
        return math.ceil(sum(map(self.takes, self.must_come([]))) / 60)

    def to_come(self, asked: Sequence[Question], left: float) -> list[Question]:
        """What is still to be asked, in order, when these have been and so many seconds are left."""
        rest = _Rest(self, asked, left)
        rest.take_musts()
        rest.take_others()
        return rest.in_order()

    def must_come(self, asked: Sequence[Question]) -> list[Question]:
        """That of it which has to be asked whatever the time."""
        return self.to_come(asked, 0.0)

    def allowed(self, question: Question, asked: Sequence[Question], left: float) -> int:
        """The seconds that an answer may take: twice its time, unless that is wanted for what must come after it."""
        after = sum(map(self.takes, self.must_come([*asked, question])))
        return max(1, int(min(question.seconds * self.mock.pace * OVER, left - self.asking(question) - after)))

    def allowed_probe(self, point: Point, asked: Sequence[Question], left: float) -> int:
        """Likewise for a follow-up; 0 where there is no time for it."""
        usual = FOLLOW_UP_SECONDS * self.mock.pace
        free = left - self.asking(point) - sum(map(self.takes, self.must_come(asked)))
        return int(min(usual * OVER, free)) if free >= usual else 0

    def probe(
        self, framework: Framework, question: Question, marks: Sequence[Mark], put: Sequence[str]
    ) -> Point | None:
        """The follow-up, if there is one now: for the first missed point that was not followed up (`put`)."""
        if not self.outline.probes or len(put) >= len(CHANCES):
            return None
        rng = Random(f"{self.mock.seed}/{question.id}/{len(put)}")
        points = {point.id: point for point in framework.points}
        still_open = [mark for mark in marks if mark.state != "covered" and mark.point not in put]
        wanted = [mark for mark in still_open if any(points[mark.point].probe)]
        if not wanted or rng.random() >= CHANCES[len(put)]:
            return None
        return points[min(wanted, key=lambda mark: mark.state != "missed").point]


def compose(bank: Bank, mock: Mock, outline: Outline, rates: Rates, resting: Sequence[str] = ()) -> Agenda:
    """The agenda of a mock. `resting` are questions, by id, that were asked lately: others come before them."""
    rng = Random(mock.seed)
    rest = set(resting)
    whom = ("all", mock.audience or ("experienced" if mock.level == "senior" else ""))
    shelves = []
    for stretch in outline.stretches:
        fitting = outline.fitting(stretch, bank.questions.values())
        for_them = [one for one in fitting if one.audience in whom]
        at_level = [one for one in for_them if mock.level in ("", one.level)]
        enough = [
            some for some in (at_level, for_them) if len({one.framework for one in some}) >= max(1, stretch.least)
        ]
        chosen = [*enough, fitting][0]
        shuffled = rng.sample(chosen, len(chosen))
        posed = [sums.posed(question, rng) for question in shuffled]
        shelves.append(tuple(sorted(posed, key=lambda one: one.id in rest)))
    return Agenda(mock, outline, tuple(shelves), rates)


class _Rest:
    """The rest of an interview while it is being filled."""

    def __init__(self, agenda: Agenda, asked: Sequence[Question], left: float) -> None:
        self.agenda, self.left = agenda, left
        self.stretches = agenda.outline.stretches
        self.now, self.there = _position(agenda, asked)
        self.used = {question.framework for question in asked}
        self.topics = Counter(question.topic for question in asked)
        self.chosen: list[list[Question]] = [[] for _ in self.stretches]

    def take_musts(self) -> None:
        """Always those in front of their shelves, so that what they take is known from the beginning."""
        for number, stretch in enumerate(self.stretches):
            while number >= self.now and self._count(number) < stretch.least and (free := self._free(number)):
                self._take(number, free[0])

    def take_others(self) -> None:
        """One for each stretch in turn as long as there is time, of the topics that have come least; which stretch has
        the first turn is by chance."""
        turns = Random(self.agenda.mock.seed).sample(range(len(self.stretches)), len(self.stretches))
        while [number for number in turns if number >= self.now and self._take_another(number)]:
            pass

    def in_order(self) -> list[Question]:
        return [question for chosen in self.chosen for question in chosen]

    def _take_another(self, number: int) -> bool:
        in_time = [question for question in self._free(number) if self.agenda.takes(question) <= self.left]
        if not in_time or self._count(number) >= self.stretches[number].most:
            return False
        self._take(number, min(in_time, key=lambda question: self.topics[question.topic]))
        return True

    def _count(self, number: int) -> int:
        return len(self.chosen[number]) + (self.there if number == self.now else 0)

    def _free(self, number: int) -> list[Question]:
        return [question for question in self.agenda.shelves[number] if question.framework not in self.used]

    def _take(self, number: int, question: Question) -> None:
        self.chosen[number].append(question)
        self.used.add(question.framework)
        self.topics[question.topic] += 1
        self.left -= self.agenda.takes(question)


def _position(agenda: Agenda, asked: Sequence[Question]) -> tuple[int, int]:
    """In which stretch the interview is, and how many of its questions have been asked."""
    shelves = [{question.id for question in shelf} for shelf in agenda.shelves]
    now = there = 0
    for question in asked:
        full = there >= agenda.outline.stretches[now].most
        later = (at for at in range(now + full, len(shelves)) if question.id in shelves[at])
        at = next(later, None)
        if at is not None:  # or else the bank has changed since it was asked
            now, there = at, there + 1 if at == now else 1
    return now, there


def asking(asked: Question | Point, lang: Lang, rates: Rates) -> float:
    """Seconds to put a question, or a follow-up, at these rates."""
    text = asked.ask if isinstance(asked, Question) else asked.probe
    return _seconds(text.of(lang), rates)


def took(bank: Bank, taken: Taken, lang: Lang, rates: Rates) -> float:
    """Seconds that a question took: putting it and answering it, and its follow-ups likewise."""
    points = {point.id: point for point in bank.framework_of(taken.question).points}
    put = [(asking(points[one.probe], lang, rates), one) for one in taken.follow_ups if one.probe in points]
    follow_ups = sum(asked + one.seconds for asked, one in put)
    return asking(taken.question, lang, rates) + taken.attempt.seconds + follow_ups


@lru_cache(maxsize=4096)
def _seconds(text: str, rates: Rates) -> float:
    return speech.seconds(text, rates)
