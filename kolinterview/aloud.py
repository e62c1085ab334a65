"""An answer that is spoken: the clock runs, nothing is typed, and the candidate ticks the points that were said."""

from __future__ import annotations

import re

from kolinterview import words
from kolinterview.answer import Answer, Paper
from kolinterview.bank import Framework, Point, Question
from kolinterview.desk import Desk, SessionOver
from kolinterview.marks import Mark, State
from kolinterview.stage import FOLLOW_UP_SECONDS, Taken
from kolinterview.words import aloud as spoken

SKIP = "s"
YES = ("y", "yes", "是", "对")


def ask(desk: Desk, question: Question) -> Taken:
    """Have the question answered aloud, keep what was ticked, show it. Raises `SessionOver`."""
    answer = _spoken(desk, question.seconds, desk.limit)
    framework = desk.bank.framework_of(question)
    if question.sum:
        desk.stage.worked(question, "")
    desk.stage.tick(framework, answer.seconds, question.seconds)
    return desk.hand_in(question, answer, _ticked(desk, framework))


def follow_up(desk: Desk, taken: Taken, point: Point, limit: int = 0) -> Taken:
    """Put the follow-up of one point, to be answered aloud. Raises `SessionOver`."""
    desk.stage.follow_up(point)
    answer = _spoken(desk, FOLLOW_UP_SECONDS, limit)
    desk.stage.tick_one(point)
    said = (desk.line() or "") in YES
    return desk.followed_up(taken, point, answer, [_own(point.id, said=said)])


def _spoken(desk: Desk, suggested: int, limit: int) -> Answer:
    answer = desk.reader.answer(Paper(suggested=suggested, limit=limit, aloud=True, left=desk.left), lambda *_: True)
    desk.seconds += answer.seconds
    if answer.end in ("left", "closed"):
        raise SessionOver(walked_out=answer.end == "left")
    if answer.end == "limit":
        desk.stage.tell(spoken.TIME_IS_ALL)
    return answer


def _ticked(desk: Desk, framework: Framework) -> tuple[Mark, ...] | None:
    """A mark for each point, by the user's own word; None where they say that they have not answered."""
    total = len(framework.points)
    while (typed := desk.line()) != SKIP:
        if typed is None:
            raise SessionOver
        numbers = {int(number) for number in re.findall(r"\d{1,3}", typed)}
        if re.fullmatch(r"[\d\s,、]*", typed) and all(1 <= number <= total for number in numbers):
            return tuple(_own(point.id, said=number in numbers) for number, point in enumerate(framework.points, 1))
        desk.stage.tell(words.NO_SUCH_POINT, total=total)
    return None


def _own(point: str, *, said: bool) -> Mark:
    """Nobody but the user has judged it: what was found is what they say."""
    state: State = "covered" if said else "missed"
    return Mark(point, state, state, "hand")
