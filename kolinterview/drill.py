"""A drill: one question after another, with a menu under each answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from kolinterview import speech, words
from kolinterview.answer import Paper
from kolinterview.bank import Framework, Point, Question
from kolinterview.desk import Desk, SessionOver, Taken
from kolinterview.draft import Draft, discard, left_over
from kolinterview.errors import UnknownName
from kolinterview.marks import Mark

WEAK = 5
"""How many points the end of a session names."""


def run(desk: Desk, questions: Sequence[Question], *, prompts: bool) -> bool:
    """Ask the questions in order and sum up; False when the user walked out with Ctrl-C.

    `prompts` is whether someone is there to answer a menu, or to be offered last time's draft.
    """
    walked_out = False
    try:
        _session(desk, questions, prompts=prompts)
    except SessionOver as over:
        walked_out = over.walked_out
    except KeyboardInterrupt:
        walked_out = True
    finally:
        desk.draft.close()
    if desk.draft.path.exists():
        desk.stage.tell(words.LEFT)
    desk.stage.summary(desk.taken, weak_points(desk))
    return not walked_out


def weak_points(desk: Desk) -> list[tuple[Mark, Point]]:
    """The first few points that the last answer to each question left open, missed ones first."""
    last = {taken.question.id: taken for taken in desk.taken}
    weak = {
        (taken.question.framework, mark.point): (mark, desk.bank.framework_of(taken.question).point(mark.point))
        for taken in last.values()
        for mark in taken.marks
        if mark.state != "covered"
    }
    return sorted(weak.values(), key=lambda pair: pair[0].state != "missed")[:WEAK]


def _session(desk: Desk, questions: Sequence[Question], *, prompts: bool) -> None:
    draft = _wanted_draft(desk) if prompts else None
    if draft:
        taken = _resume(desk, *draft)
        questions = [question for question in questions if question != taken.question]
        _converse(desk, taken, last=not questions)
    for number, question in enumerate(questions, 1):
        desk.stage.question(desk.bank, question, number, len(questions))
        taken = desk.ask(question)
        if prompts:
            _converse(desk, taken, last=number == len(questions))


# --- last time's draft ---


def _wanted_draft(desk: Desk) -> tuple[Path, Draft] | None:
    """The first draft of a dead session that the user wants to go on with."""
    for path, draft in left_over(desk.draft.path.parent):
        question = desk.bank.questions.get(draft.question)
        if question is None:
            continue
        desk.stage.draft_found(question.ask, draft)
        choice = desk.reader.line()
        if choice == "":
            return path, draft
        if choice in ("d", "D"):
            discard(path)
    return None


def _resume(desk: Desk, path: Path, draft: Draft) -> Taken:
    """Go on with a draft: it is this session's from the first moment, so that a crash cannot lose it."""
    desk.draft.save(draft)
    if not desk.draft.broken:
        discard(path)
    question, paper = desk.bank.questions[draft.question], Paper(draft.text, draft.seconds)
    with suppress(UnknownName, StopIteration):  # the answer it follows may be gone, and so may the point
        point = desk.bank.framework_of(question).point(draft.probe)
        attempt = desk.store.attempt(draft.parent)
        before = Taken(question, attempt, speech.seconds(attempt.answer, desk.rates))
        return desk.follow_up(before, point, paper)
    desk.stage.question(desk.bank, question, 1, 1)
    return desk.ask(question, paper)


# --- the menu under an answer ---


def _converse(desk: Desk, taken: Taken, *, last: bool) -> None:
    """Until the user goes on to the next question. Raises `SessionOver` when they quit."""
    framework = desk.bank.framework_of(taken.question)
    while True:
        menu = words.MENU_LAST if last else words.MENU
        desk.stage.menu(menu if taken.answered else words.MENU_SKIPPED)
        typed = desk.reader.line()
        choice = "q" if typed is None else typed.casefold()
        if choice == "q":
            raise SessionOver
        if not choice:
            return
        if choice == "s":
            desk.stage.strong(framework)
        elif choice == "r":
            desk.stage.again(taken.question)
            taken = desk.ask(taken.question)
        elif taken.answered and re.fullmatch(r"f\s*\d*", choice):
            taken = _follow_up(desk, taken, framework, choice[1:].strip())
        elif taken.answered and re.fullmatch(r"[\d\s,，、]+", choice):
            taken = _toggle(desk, taken, [int(number) for number in re.findall(r"\d+", choice)])
        else:
            desk.stage.tell(words.NOT_A_CHOICE, typed=typed)


def _toggle(desk: Desk, taken: Taken, numbers: Sequence[int]) -> Taken:
    if not _are_points(desk, taken, numbers):
        return taken
    return desk.correct(taken, [taken.marks[number - 1].toggled() for number in dict.fromkeys(numbers)])


def _follow_up(desk: Desk, taken: Taken, framework: Framework, number: str) -> Taken:
    """On the point of that number, or without one on the first that is missed, else the first unsure."""
    if number:
        marks = [taken.marks[int(number) - 1]] if _are_points(desk, taken, [int(number)]) else []
    else:
        marks = sorted((m for m in taken.marks if m.state != "covered"), key=lambda mark: mark.state != "missed")
        if not marks:
            desk.stage.tell(words.NO_FOLLOW_UP)
    return desk.follow_up(taken, framework.point(marks[0].point)) if marks else taken


def _are_points(desk: Desk, taken: Taken, numbers: Sequence[int]) -> bool:
    """Are all of these numbers of points? Says so when one is not."""
    if all(1 <= number <= len(taken.marks) for number in numbers):
        return True
    desk.stage.tell(words.NO_SUCH_POINT, total=len(taken.marks))
    return False
