"""A drill: one question after another, with a menu under each answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from kolinterview import aloud, sums, words
from kolinterview.answer import Paper
from kolinterview.bank import Point, Question
from kolinterview.desk import LETTERS, Desk, SessionOver
from kolinterview.draft import Draft, discard, left_over
from kolinterview.errors import NoSuchAttempt, StoreTrouble
from kolinterview.lang import Both
from kolinterview.marks import Mark
from kolinterview.stage import Taken, taken_again

WEAK = 5
"""How many points the end of a session names."""
REPEATED = 20
"""How many characters of what is no choice are repeated."""


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
    """The first few points that were still open when they were last asked for, missed ones first."""
    last = {
        (taken.question.framework, mark.point): (mark, desk.bank.framework_of(taken.question).point(mark.point))
        for taken in desk.taken
        for mark in taken.marks
    }
    weak = [pair for pair in last.values() if pair[0].state != "covered"]
    return sorted(weak, key=lambda pair: pair[0].state != "missed")[:WEAK]


def _session(desk: Desk, questions: Sequence[Question], *, prompts: bool) -> None:
    draft = _wanted_draft(desk) if prompts else None
    if draft:
        taken = _resume(desk, *draft)
        questions = [question for question in questions if question.id != taken.question.id]
        _converse(desk, taken, last=not questions, followed=[draft[1].probe])
    for number, question in enumerate(questions, 1):
        topic = desk.bank.topics[question.topic]
        desk.stage.question(topic, question, desk.limit, number, len(questions))
        taken = _ask(desk, question)
        if prompts:
            _converse(desk, taken, last=number == len(questions))


def _ask(desk: Desk, question: Question) -> Taken:
    return aloud.ask(desk, question) if desk.aloud else desk.ask(question)


# --- last time's draft ---


def _wanted_draft(desk: Desk) -> tuple[Path, Draft] | None:
    """The first draft of a dead session that the user wants to go on with."""
    for path, draft in left_over(desk.draft.path.parent):
        question = desk.bank.questions.get(draft.question)
        if question is None or draft.lang != desk.lang:
            continue
        point = _followed_up(desk, draft)
        desk.stage.draft_found(point.probe if point else sums.with_values(question, draft.given).ask, draft)
        while (choice := desk.line()) not in ("", "d", "l", None):
            desk.stage.tell(words.NOT_A_CHOICE, typed=_shorten(choice))
        if choice == "":
            return path, draft
        if choice == "d":
            discard(path)
            desk.stage.tell(words.DRAFT_GONE)
    return None


def _followed_up(desk: Desk, draft: Draft) -> Point | None:
    """The point whose follow-up the draft answers, if the bank still has it."""
    framework = desk.bank.framework_of(desk.bank.questions[draft.question])
    return next((point for point in framework.points if point.id == draft.probe), None)


def _resume(desk: Desk, path: Path, draft: Draft) -> Taken:
    """Go on with a draft: it is this session's from the first moment, so that a crash cannot lose it."""
    desk.draft.save(draft)
    if not desk.draft.broken:
        discard(path)
    question = sums.with_values(desk.bank.questions[draft.question], draft.given)
    paper = Paper(draft.text, draft.seconds)
    if not desk.reader.shows_paper:
        desk.stage.tell(words.SO_FAR, text=draft.text)
    point = _followed_up(desk, draft)
    before = _taken_before(desk, draft.parent) if point else None
    if point and before:
        desk.stage.tell(words.AFTER_QUESTION, ask=question.ask)
        desk.taken.append(before)
        return desk.follow_up(before, point, paper)
    desk.stage.resumed(desk.bank.topics[question.topic], question, desk.limit)
    return desk.ask(question, paper)


def _taken_before(desk: Desk, id: int) -> Taken | None:
    """A stored answer; None where it is gone."""
    try:
        attempt = desk.store.attempt(id)
    except (NoSuchAttempt, StoreTrouble):
        return None
    if attempt.question not in desk.bank.questions:
        return None
    return taken_again(desk.bank, attempt, desk.rates)


# --- the menu under an answer ---


def _converse(desk: Desk, taken: Taken, *, last: bool, followed: Sequence[str] = ()) -> None:
    """Until the user goes on to the next question. `followed` are points followed up already. Raises `SessionOver`."""
    framework = desk.bank.framework_of(taken.question)
    typed = ""
    while True:
        if not typed:
            desk.stage.menu(_menu(taken, last=last))
        choice, typed = typed or _choice(desk), ""
        if choice == "q":
            raise SessionOver
        if not choice:
            return
        if choice == "s":
            desk.stage.strong(framework)
        elif choice == "r":
            question = sums.posed(taken.question, desk.rng)
            desk.stage.again(desk.bank.topics[question.topic], question, desk.limit)
            taken = _ask(desk, question)
        elif taken.answered and re.fullmatch(r"f\s*\d{0,3}", choice):
            point = _to_follow_up(desk, taken, choice[1:].strip(), followed)
            if point:
                followed = [*followed, point]
                put = aloud.follow_up if desk.aloud else Desk.follow_up
                taken = put(desk, taken, framework.point(point))
        elif taken.answered and re.fullmatch(r"\d{1,3}(?:[\s,、]+\d{1,3})*", choice):
            taken, typed = _toggle(desk, taken, [int(number) for number in re.findall(r"\d+", choice)])
        else:
            desk.stage.tell(words.NOT_A_CHOICE, typed=_shorten(choice))


def _menu(taken: Taken, *, last: bool) -> list[Both]:
    """What can be done after this answer."""
    go_on = words.MENU_FINISH if last else words.MENU_NEXT
    if not taken.answered:
        return [go_on, words.MENU_AFTER_ALL, words.MENU_STRONG, words.MENU_QUIT]
    is_open = any(mark.state != "covered" for mark in taken.marks)
    return [
        go_on,
        words.MENU_MARKS.fill(total=len(taken.marks)) if len(taken.marks) > 1 else words.MENU_MARK,
        *([words.MENU_FOLLOW_UP] if is_open else []),
        words.MENU_AGAIN,
        words.MENU_STRONG,
        *([] if last else [words.MENU_QUIT]),
    ]


def _choice(desk: Desk) -> str:
    """What is typed at the menu; q when the input has ended. The second Ctrl-C raises `KeyboardInterrupt`."""
    try:
        typed = desk.line()
    except KeyboardInterrupt:
        desk.stage.tell(words.CTRL_C_MENU)
        typed = desk.line()
    return "q" if typed is None else typed


def _shorten(typed: str) -> str:
    """What was typed, as far as it is worth repeating: it may be half an answer."""
    return typed if len(typed) <= REPEATED else typed[:REPEATED] + "…"


def _toggle(desk: Desk, taken: Taken, numbers: Sequence[int]) -> tuple[Taken, str]:
    """The marks of these numbers changed, and what was typed instead of choosing the words for one."""
    if not _are_points(desk, taken, numbers):
        return taken, ""
    changed = [taken.marks[number - 1].toggled() for number in dict.fromkeys(numbers)]
    taken = desk.correct(taken, changed)
    if len(changed) == 1 and changed[0].state == "covered" and changed[0].by == "hand":
        return _learn_from(desk, taken, changed[0])
    return taken, ""


def _learn_from(desk: Desk, taken: Taken, mark: Mark) -> tuple[Taken, str]:
    """Which words said it? Asked once, chosen by a letter; Enter is a no, anything else a choice from the menu."""
    point = desk.bank.framework_of(taken.question).point(mark.point)
    texts = desk.words_for(taken, point)
    if not texts:
        return taken, ""
    desk.stage.offer(texts)
    typed = _choice(desk)
    if typed in LETTERS[: len(texts)] and len(typed) == 1:
        return desk.keep_words(taken, point, texts[LETTERS.index(typed)]), ""
    return taken, typed


def _to_follow_up(desk: Desk, taken: Taken, number: str, followed: Sequence[str]) -> str | None:
    """The point of that number; without one the first open point, those followed up last and missed ones first."""
    if number:
        if not _are_points(desk, taken, [int(number)]):
            return None
        mark = taken.marks[int(number) - 1]
        if mark.state != "covered":
            return mark.point
        desk.stage.tell(words.ALREADY_FOUND, number=int(number))
        return None
    still_open = [mark for mark in taken.marks if mark.state != "covered"]
    if not still_open:
        desk.stage.tell(words.NO_FOLLOW_UP)
        return None
    return min(still_open, key=lambda mark: (followed.count(mark.point), mark.state != "missed")).point


def _are_points(desk: Desk, taken: Taken, numbers: Sequence[int]) -> bool:
    """Are all of these numbers of points? Says so when one is not."""
    if all(1 <= number <= len(taken.marks) for number in numbers):
        return True
    desk.stage.tell(words.NO_SUCH_POINT, total=len(taken.marks))
    return False
