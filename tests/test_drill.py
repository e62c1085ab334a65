"""Whole sessions: the drill at the desk, a candidate with a script, and a stage that writes all down."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any, Literal

import pytest
from conftest import SMALL_FRAMEWORKS, write_bank

from kolinterview import drill, load, tally, words
from kolinterview.answer import Answer, Keep, Paper
from kolinterview.bank import Bank, Basis, Framework, Point, Question, Topic
from kolinterview.desk import FOLLOW_UP_SECONDS, Desk
from kolinterview.draft import Draft, DraftFile, left_over
from kolinterview.errors import KolError
from kolinterview.lang import Both, Lang
from kolinterview.marks import Mark, State
from kolinterview.speech import Rates
from kolinterview.stage import Taken
from kolinterview.store import Attempt, Exemplar, Store
from kolinterview.words import aloud as spoken
from kolinterview.words import numbers

SIGNS = {"covered": "+", "unsure": "?", "missed": "-"}
SAID = {**vars(words), **vars(spoken), **vars(numbers)}
NAMES = {both: name for name, both in SAID.items() if isinstance(both, Both)}
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

Step = Answer | str | type[KeyboardInterrupt] | None
"""What the candidate does next: answer a question, type a line at a prompt, press Ctrl-C there, or end the input."""


def say(text: str, end: Literal["sent", "limit", "left", "closed"] = "sent") -> Answer:
    return Answer(text, 5.0, end)


def signs(marks: Iterable[Mark]) -> str:
    """audience+ views-hand: each point with its state, and who decided it where that was not the matcher."""
    return " ".join(f"{m.point}{SIGNS[m.state]}{'' if m.by == 'match' else m.by}" for m in marks)


class Candidate:
    """Follows the script, and fails the test when asked for something that the script does not have next."""

    interactive = True
    shows_paper = True

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = list(steps)
        self.papers: list[Paper] = []

    def answer(self, paper: Paper, keep: Keep) -> Answer:
        self.papers.append(paper)
        step = self.steps.pop(0)
        assert isinstance(step, Answer), f"an answer is wanted, not {step!r}"
        if step.text:
            keep(step.text, step.seconds)
        return step

    def line(self) -> str | None:
        step = self.steps.pop(0)
        assert not isinstance(step, Answer), f"a line is wanted, not {step!r}"
        if step is KeyboardInterrupt:
            raise KeyboardInterrupt
        return step  # type: ignore[return-value]


class Minutes:
    """Everything that was shown, a line for each."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.menus: list[list[Both]] = []
        self.numbers: list[tuple[str, int]] = []

    def question(self, topic: Topic, question: Question, limit: int, number: int, total: int) -> None:
        assert topic.id == question.topic
        self.seen.append(f"question {question.id} {number}/{total}{f' in {limit}' if limit else ''}")

    def resumed(self, topic: Topic, question: Question, limit: int) -> None:
        assert topic.id == question.topic
        self.seen.append(f"resumed {question.id}{f' in {limit}' if limit else ''}")

    def again(self, topic: Topic, question: Question, limit: int) -> None:
        assert topic.id == question.topic
        self.seen.append(f"again {question.id}{f' in {limit}' if limit else ''}")

    def follow_up(self, point: Point) -> None:
        self.seen.append(f"follow-up {point.id}")

    def draft_found(self, ask: Both, draft: Draft) -> None:
        self.seen.append(f"draft {ask.zh} {draft.text}")

    def draft_broken(self, folder: Path) -> None:
        self.seen.append(f"draft broken {folder.name}")

    def tick(self, framework: Framework, spent: float, suggested: int) -> None:
        self.seen.append(f"tick {framework.id} {spent:g}/{suggested}")

    def tick_one(self, point: Point) -> None:
        self.seen.append(f"tick one {point.id}")

    def worked(self, question: Question, answer: str) -> None:
        given = " ".join(f"{name}={value:g}" for name, value in question.given)
        self.seen.append(f"worked {given} {answer}".strip())

    def feedback(self, framework: Framework, taken: Taken, basis: Basis) -> None:
        days = [taken.question.checked, *(point.checked for point in framework.points)]
        assert basis.checked == min(filter(None, days), default="")
        self.seen.append(f"feedback {signs(taken.marks)}")

    def marks(self, framework: Framework, marks: Sequence[Mark], changed: Collection[str]) -> None:
        assert [mark.point for mark in marks] == [point.id for point in framework.points]
        assert {mark.point for mark in marks} >= set(changed) != set()
        self.seen.append(f"marks {signs(marks)}")

    def strong(self, framework: Framework) -> None:
        self.seen.append(f"strong {framework.id}")

    def offer(self, texts: Sequence[str]) -> None:
        self.seen.append(f"offer {' / '.join(texts)}")

    def probed(self, point: Point, number: int, state: State) -> None:
        self.numbers.append((point.id, number))
        self.seen.append(f"probed {state}")

    def not_stored(self, error: KolError, draft: Path | None) -> None:
        self.seen.append(f"not stored, {draft.name if draft else 'no draft'}")

    def menu(self, items: Sequence[Both]) -> None:
        self.menus.append(list(items))
        kind = "_SKIPPED" if words.MENU_AFTER_ALL in items else "_LAST" if words.MENU_FINISH in items else ""
        self.seen.append(f"MENU{kind}")

    def tell(self, both: Both, **values: Any) -> None:
        said = [
            value.zh if isinstance(value, Both) else str(value)
            for value in values.values()
            if not isinstance(value, KolError)
        ]
        self.seen.append(" ".join([NAMES[both], *said]))

    def path(self, both: Both, **values: Any) -> None:
        self.seen.append(NAMES[both])

    def summary(self, session: Sequence[Taken], weak: Sequence[tuple[Mark, Point]]) -> None:
        asked = ", ".join(f"{taken.question.id} {signs(taken.marks) or taken.attempt.state}" for taken in session)
        self.seen.append(f"summary {asked}; weak {signs(mark for mark, _ in weak)}")


class Evening:
    """One or more sessions on the same history and drafts. The store and the bank may be exchanged between them."""

    kind = Candidate

    def __init__(self, bank: Bank, home: Path) -> None:
        self.bank = bank
        self.store = Store(home / "history.db")
        self.drafts = home / "drafts"
        self.sessions = 0
        self.rng = Random(0)

    def drill(
        self,
        *steps: Step,
        ask: str = "screening-how",
        prompts: bool = True,
        limit: int = 0,
        lang: Lang = "zh",
        ends: bool = True,
        aloud: bool = False,
    ) -> list[str]:
        """What one session showed. The script must be used up, and `run` must return `ends`."""
        self.sessions += 1
        self.candidate, stage = self.kind(steps), Minutes()
        self.desk = Desk(
            bank=self.bank,
            stage=stage,
            reader=self.candidate,
            store=self.store,
            draft=DraftFile(self.drafts, f"s{self.sessions}"),
            now=lambda: NOW,
            session=f"s{self.sessions}",
            lang=lang,
            rates=Rates(zh=240, en=120),
            rng=self.rng,
            limit=limit,
            aloud=aloud,
        )
        questions = [self.bank.questions[id] for id in ask.split()]
        assert drill.run(self.desk, questions, prompts=prompts) is ends
        assert self.candidate.steps == []
        return stage.seen

    def leave(self, draft: Draft, name: str = "dead") -> None:
        """A draft of a session that died."""
        file = DraftFile(self.drafts, name)
        file.save(draft)
        file.close()

    def left(self) -> list[str]:
        """The texts of the drafts that the next start would offer."""
        return [draft.text for _, draft in left_over(self.drafts)]

    def stored(self) -> list[str]:
        """Each stored attempt: its answer and its marks, oldest first."""
        return [f"{attempt.answer}: {signs(attempt.marks)}" for attempt in reversed(self.store.attempts())]


@pytest.fixture
def evening(small: Bank, home: Path) -> Evening:
    return Evening(small, home)


DRAFT = Draft("screening-how", "zh", "受众匹配", 20.0)


# --- answering ---


def test_each_question_is_asked_answered_marked_and_kept(evening: Evening) -> None:
    """Question, feedback, menu; and the same again until the session is summed up."""
    seen = evening.drill(say("受众匹配"), "", say("我写五行"), "", ask="screening-how outreach-first")
    assert seen == [
        "question screening-how 1/2",
        "feedback audience+ views-",
        "MENU",
        "question outreach-first 2/2",
        "feedback short+",
        "MENU_LAST",
        "summary screening-how audience+ views-, outreach-first short+; weak views-",
    ]
    assert evening.store.attempt(1) == Attempt(
        session="s1",
        at=NOW,
        question="screening-how",
        framework="choosing",
        lang="zh",
        state="answered",
        answer="受众匹配",
        seconds=5.0,
        marks=(
            Mark("audience", "covered", "covered", "match", "受众匹配", ((0, 4),)),
            Mark("views", "missed", "missed"),
        ),
        id=1,
    )
    assert [taken.delivery.seconds for taken in evening.desk.taken] == [1.0, 1.0]
    assert evening.left() == []
    assert not list(evening.drafts.iterdir())


def test_the_paper_tells_the_suggested_time_and_the_limit(evening: Evening) -> None:
    """Whoever reads the answer knows how long it may take; a time that ran out is said."""
    seen = evening.drill(say("受众匹配", "limit"), "", ask="screening-why", limit=30)
    assert evening.candidate.papers == [Paper("", 0.0, 90, 30)]
    assert seen[1:3] == ["TIME_IS_UP", "feedback audience+ views-"]


def test_a_skipped_question_has_no_marks_and_its_own_menu(evening: Evening) -> None:
    """There is nothing to correct or to follow up; it may still be answered, and then both are kept."""
    seen = evening.drill(say(""), "1", "f", "s", "r", say("受众匹配"), "")
    assert seen == [
        "question screening-how 1/1",
        "SKIPPED",
        "MENU_SKIPPED",
        "NOT_A_CHOICE 1",
        "MENU_SKIPPED",
        "NOT_A_CHOICE f",
        "MENU_SKIPPED",
        "strong choosing",
        "MENU_SKIPPED",
        "again screening-how",
        "feedback audience+ views-",
        "MENU_LAST",
        "summary screening-how skipped, screening-how audience+ views-; weak views-",
    ]
    assert [attempt.state for attempt in evening.store.attempts()] == ["answered", "skipped"]


@pytest.mark.parametrize("text", ["不知道。", "I don’t know.", "SKIP"])
def test_an_answer_that_is_none_counts_as_skipped(evening: Evening, text: str) -> None:
    """Saying that one does not know is not held against the points, here or in a follow-up."""
    seen = evening.drill(say(text), "r", say("受众匹配"), "f", say(text), "")
    assert seen[1:3] == ["SKIPPED", "MENU_SKIPPED"]
    assert seen[6:8] == ["follow-up views", "FOLLOW_UP_SKIPPED"]
    assert [attempt.state for attempt in evening.store.attempts()] == ["skipped", "answered", "skipped"]


def test_without_prompts_one_question_follows_the_other(evening: Evening) -> None:
    """A pipe sees no menu, and is not offered what an earlier session left."""
    evening.leave(DRAFT)
    seen = evening.drill(say("受众匹配"), say(""), ask="screening-how screening-why", prompts=False)
    assert seen == [
        "question screening-how 1/2",
        "feedback audience+ views-",
        "question screening-why 2/2",
        "SKIPPED",
        "summary screening-how audience+ views-, screening-why skipped; weak views-",
    ]
    assert evening.left() == ["受众匹配"]


# --- the menu ---

TOGGLES = [
    ("1", "marks audience-hand views-"),
    ("2", "marks audience+ views+hand"),
    ("1 2", "marks audience-hand views+hand"),
    ("2，1", "marks audience-hand views+hand"),
    ("1、2", "marks audience-hand views+hand"),
    ("2, 2", "marks audience+ views+hand"),
    ("２", "marks audience+ views+hand"),
]
NOTHING_CHANGES = [
    ("0", "NO_SUCH_POINT 2"),
    ("3", "NO_SUCH_POINT 2"),
    ("1 3", "NO_SUCH_POINT 2"),
    ("f3", "NO_SUCH_POINT 2"),
    ("f 0", "NO_SUCH_POINT 2"),
    ("x", "NOT_A_CHOICE x"),
    ("Ｆx", "NOT_A_CHOICE fx"),
    ("f1 2", "NOT_A_CHOICE f1 2"),
    ("-1", "NOT_A_CHOICE -1"),
    ("s", "strong choosing"),
    ("S", "strong choosing"),
    ("，", "NOT_A_CHOICE ,"),
    pytest.param("9" * 5000, "NOT_A_CHOICE " + "9" * 20 + "…", id="too long for a number"),
]
ENDS: list[tuple[list[Step], list[str], bool]] = [
    (["q"], [], True),
    (["Ｑ"], [], True),
    ([None], [], True),
    ([KeyboardInterrupt, None], ["CTRL_C_MENU"], True),
    ([KeyboardInterrupt, KeyboardInterrupt], ["CTRL_C_MENU"], False),
]


@pytest.mark.parametrize(("typed", "shown"), TOGGLES)
def test_numbers_change_their_marks_each_once(evening: Evening, typed: str, shown: str) -> None:
    """The user has the last word, on one point or on several, and that word is what is stored and summed up."""
    offers = shown == "marks audience+ views+hand"  # words are asked for when one point was named
    seen = evening.drill(say("受众匹配"), typed, *[""] * offers, "")
    assert seen[2:] == ["MENU_LAST", shown, *["offer 受众匹配"] * offers, "MENU_LAST", seen[-1]]
    assert evening.stored() == [shown.replace("marks", "受众匹配:")]
    assert seen[-1].startswith(shown.replace("marks", "summary screening-how"))
    assert evening.store.exemplars() == []


def test_a_number_twice_in_a_row_takes_the_word_back(evening: Evening) -> None:
    """What was changed may be changed again, and then stands as the matcher found it, in the history too."""
    seen = evening.drill(say("受众匹配"), "1", "1", "")
    assert seen[3:6] == ["marks audience-hand views-", "MENU_LAST", "marks audience+ views-"]
    assert evening.stored() == ["受众匹配: audience+ views-"]


@pytest.mark.parametrize(("typed", "shown"), NOTHING_CHANGES)
def test_what_is_no_choice_is_said_and_changes_nothing(evening: Evening, typed: str, shown: str) -> None:
    """A slip at the menu costs nothing: the menu comes again."""
    assert evening.drill(say("受众匹配"), typed, "")[2:5] == ["MENU_LAST", shown, "MENU_LAST"]
    assert evening.stored() == ["受众匹配: audience+ views-"]


@pytest.mark.parametrize(("steps", "told", "ends"), ENDS)
def test_the_session_may_end_at_any_menu(evening: Evening, steps: list[Step], told: list[str], ends: bool) -> None:
    """q and the end of the input end it quietly, a second Ctrl-C walks out; what was answered is summed up."""
    seen = evening.drill(say("受众匹配"), *steps, ask="screening-how outreach-first", ends=ends)
    assert seen[2:] == ["MENU", *told, "summary screening-how audience+ views-; weak views-"]
    assert evening.stored() == ["受众匹配: audience+ views-"]


def test_one_ctrl_c_at_the_menu_is_only_warned_of(evening: Evening) -> None:
    """What is typed after it is a choice like any other."""
    assert evening.drill(say("受众匹配"), KeyboardInterrupt, "s", "")[3:5] == ["CTRL_C_MENU", "strong choosing"]


def test_answering_again_is_another_attempt(evening: Evening) -> None:
    """r asks the same question again; both answers stay, and the menu is about the newer one."""
    seen = evening.drill(say("受众匹配"), "r", say("中位播放"), "1", "", "")
    assert seen[3:] == [
        "again screening-how",
        "feedback audience- views+",
        "MENU_LAST",
        "marks audience+hand views+",
        "offer 中位播放",
        "MENU_LAST",
        "summary screening-how audience+ views-, screening-how audience+hand views+; weak ",
    ]
    assert evening.stored() == ["受众匹配: audience+ views-", "中位播放: audience+hand views+"]


# --- the user's own wordings ---

OWN = "我先看人，再看最近十条掐头去尾的平均。价格另谈"


def test_words_that_said_a_missed_point_are_kept_and_found_next_time(evening: Evening) -> None:
    """One letter keeps them; from the next answer on they say the point, and the mark shows them."""
    seen = evening.drill(say(OWN), "2", "c", "")
    offer = "offer 我先看人 / 价格另谈 / 再看最近十条掐头去尾的平均"
    assert seen[3:7] == ["marks audience- views+hand", offer, "WORDS_KEPT", "MENU_LAST"]
    (kept,) = evening.store.exemplars()
    assert (kept.framework, kept.point, kept.text, kept.attempt) == (
        "choosing",
        "views",
        "再看最近十条掐头去尾的平均",
        1,
    )
    mark = evening.store.attempt(1).marks[1]
    assert (mark.quote, mark.hits, mark.by) == (kept.text, ((0, len(kept.text)),), "hand")
    assert "feedback audience- views+" in evening.drill(say("我一般看最近十条掐头去尾的平均，够了"), "")


def test_what_is_typed_instead_of_a_letter_is_a_choice_from_the_menu(evening: Evening) -> None:
    """Nobody is held up by the question: the next number, or q, does what it always does."""
    assert evening.drill(say(OWN), "2", "2", "")[4:7] == [
        "offer 我先看人 / 价格另谈 / 再看最近十条掐头去尾的平均",
        "marks audience- views-",
        "MENU_LAST",
    ]
    assert evening.drill(say(OWN), "2", "q")[4].startswith("offer")
    assert evening.drill(say(OWN), "2", "d", "")[5] == "NOT_A_CHOICE d"
    assert evening.drill(say(OWN), "2", None)[-1].startswith("summary")
    assert evening.store.exemplars() == []


def test_no_words_are_asked_for_of_a_point_that_was_followed_up(evening: Evening) -> None:
    """They may be in the other answer; after the next whole answer they are asked for again."""
    seen = evening.drill(say("受众匹配"), "f", say("看常态播放量"), "2", "r", say("看常态播放量"), "2", "", "")
    assert seen.count("offer 看常态播放量") == 1
    assert not any(line.startswith("offer 受众") for line in seen)


def test_a_mark_taken_back_takes_its_words_along(evening: Evening) -> None:
    """What the user unsays is not remembered."""
    evening.drill(say(OWN), "2", "a", "2", "")
    assert evening.store.exemplars() == []
    assert evening.stored() == [f"{OWN}: audience- views-"]


def test_words_that_cannot_be_kept_are_said_not_to_be(evening: Evening, home: Path) -> None:
    """A full disk costs no answer and no mark."""

    class Full(Store):
        def keep(self, exemplar: Exemplar, mark: Mark) -> Exemplar:
            return Store(home).keep(exemplar, mark)

    evening.store = Full(evening.store.path)
    seen = evening.drill(say(OWN), "2", "a", "")
    assert seen[5:7] == ["NOT_KEPT", "MENU_LAST"]
    assert evening.stored() == [f"{OWN}: audience- views+hand"]


# --- follow-ups ---

FOLLOW_UPS = [
    ("受众匹配", "f", "中位播放", "views", "covered", "audience+ views+probe"),
    ("受众匹配", "F", "看天气", "views", "missed", "audience+ views-"),
    ("受众匹配", "f ２", "中位播放", "views", "covered", "audience+ views+probe"),
    ("粉丝。国家", "f", "中位播放", "views", "covered", "audience? views+probe"),
    ("粉丝。国家。中位播放", "f", "受众匹配", "audience", "covered", "audience+probe views+"),
    ("粉丝。国家。中位播放", "f", "粉丝。国家", "audience", "unsure", "audience? views+"),
    ("看天气", "f2", "受众匹配", "views", "missed", "audience+probe views-"),
    ("看天气", "f", "受众匹配，中位播放", "audience", "covered", "audience+probe views+probe"),
]


@pytest.mark.parametrize(("first", "typed", "then", "point", "state", "marks"), FOLLOW_UPS)
def test_a_follow_up_can_win_what_was_left_open(
    evening: Evening, first: str, typed: str, then: str, point: str, state: str, marks: str
) -> None:
    """f asks after the first missed point, else the first unsure one, f2 after the second; every full hit counts."""
    seen = evening.drill(say(first), typed, say(then), "")
    won = [f"marks {marks}"] if "probe" in marks else []
    assert seen[3:-1] == [f"follow-up {point}", f"probed {state}", *won, "MENU_LAST"]
    assert seen[-1].startswith(f"summary screening-how {marks}; weak ")
    assert evening.stored() == [f"{first}: {marks}", f"{then}: {point}{SIGNS[state]}"]
    follow_up = evening.store.attempt(2)
    assert (follow_up.parent, follow_up.probe, follow_up.question) == (1, point, "screening-how")
    assert evening.candidate.papers[1] == Paper(suggested=FOLLOW_UP_SECONDS)


def test_a_follow_up_won_shows_the_words_that_won_it(evening: Evening) -> None:
    """The evidence is that of the follow-up's answer; what was found at first is remembered."""
    evening.drill(say("受众匹配"), "f", say("我看的是中位播放，不看粉丝数"), "")
    won = Mark("views", "covered", "missed", "probe", "我看的是中位播放", ((4, 8),))
    assert evening.store.attempt(1).marks[1] == won


def test_nothing_missed_is_nothing_to_follow_up(evening: Evening) -> None:
    """f says so, a number says that the point is found, and the menu comes again."""
    seen = evening.drill(say("受众匹配，中位播放"), "f", "f2", "")
    assert seen[3:7] == ["NO_FOLLOW_UP", "MENU_LAST", "ALREADY_FOUND 2", "MENU_LAST"]


def test_a_follow_up_without_an_answer_changes_no_mark(evening: Evening) -> None:
    """It is kept as one that was passed over."""
    seen = evening.drill(say("受众匹配"), "f", say(""), "")
    assert seen[3:6] == ["follow-up views", "FOLLOW_UP_SKIPPED", "MENU_LAST"]
    assert evening.stored() == ["受众匹配: audience+ views-", ": "]
    put = evening.store.attempt(2)
    assert (put.state, put.parent, put.probe) == ("skipped", 1, "views")
    assert evening.left() == []


def test_the_next_follow_up_is_about_another_point(evening: Evening) -> None:
    """f does not ask the same again while there is something else to ask; then it begins anew."""
    seen = evening.drill(say("看天气"), "f", say("看天气"), "f", say("看天气"), "f", say("看天气"), "")
    assert [line for line in seen if line.startswith("follow-up")] == [
        "follow-up audience",
        "follow-up views",
        "follow-up audience",
    ]


def test_several_follow_ups_add_up(evening: Evening) -> None:
    """Each goes on from the marks that the one before left."""
    seen = evening.drill(say("看天气"), "f", say("受众匹配"), "f", say("中位播放"), "f", "")
    shown = [line for line in seen if line.startswith("marks")]
    assert shown == ["marks audience+probe views-", "marks audience+probe views+probe"]
    assert "NO_FOLLOW_UP" in seen
    assert evening.stored()[0] == "看天气: audience+probe views+probe"


# --- when the input ends, or the user walks out ---


def test_walking_out_of_an_answer_keeps_its_draft(evening: Evening) -> None:
    """Ctrl-C in the editor leaves the text for next time, and says so; it is no attempt."""
    seen = evening.drill(say("受众匹配", "left"), ask="screening-how outreach-first", ends=False)
    assert seen == ["question screening-how 1/2", "LEFT", "summary ; weak "]
    assert evening.store.attempts() == []
    assert left_over(evening.drafts) == [(evening.drafts / "s1.json", DRAFT._replace(seconds=5.0))]


def test_walking_out_with_nothing_typed_leaves_nothing(evening: Evening) -> None:
    """No draft is kept, and none is promised."""
    assert evening.drill(say("", "left"), ends=False) == ["question screening-how 1/1", "summary ; weak "]
    assert not list(evening.drafts.iterdir())


def test_walking_out_of_a_follow_up_keeps_its_draft(evening: Evening) -> None:
    """The draft knows which answer and which point it belongs to."""
    seen = evening.drill(say("受众匹配"), "f", say("中位", "left"), ends=False)
    assert seen[3:] == ["follow-up views", "LEFT", "summary screening-how audience+ views-; weak views-"]
    ((_, draft),) = left_over(evening.drafts)
    assert draft == Draft("screening-how", "zh", "中位", 5.0, parent=1, probe="views")


CLOSED: list[tuple[str, list[str], list[str]]] = [
    ("受众匹配", ["feedback audience+ views-"], ["受众匹配: audience+ views-"]),
    ("", [], []),
]


@pytest.mark.parametrize(("text", "shown", "stored"), CLOSED)
def test_the_end_of_the_input_hands_in_what_there_is(
    evening: Evening, text: str, shown: list[str], stored: list[str]
) -> None:
    """An answer that the input's end cut off is marked and kept, and the session ends without another question."""
    seen = evening.drill(say(text, "closed"), ask="screening-how outreach-first")
    assert seen[1:-1] == shown
    assert evening.stored() == stored
    assert evening.left() == []


def test_the_end_of_the_input_hands_in_a_follow_up_too(evening: Evening) -> None:
    """It is marked and kept, and no menu comes after it."""
    seen = evening.drill(say("受众匹配"), "f", say("中位播放", "closed"))
    assert seen[4:] == [
        "probed covered",
        "marks audience+ views+probe",
        "summary screening-how audience+ views+probe; weak ",
    ]
    assert evening.stored()[0] == "受众匹配: audience+ views+probe"


def test_the_end_of_the_input_in_an_empty_follow_up_ends_the_session(evening: Evening) -> None:
    """There is nothing to keep and nobody to show a menu."""
    seen = evening.drill(say("受众匹配"), "f", say("", "closed"))
    assert seen[3:] == ["follow-up views", "summary screening-how audience+ views-; weak views-"]


# --- last time's draft ---


def test_a_draft_is_gone_on_with_before_the_questions(evening: Evening) -> None:
    """Text and time go on where they stopped; the question is not asked a second time in the same session."""
    evening.leave(DRAFT)
    seen = evening.drill(
        "",
        say("受众匹配，中位播放"),
        "",
        say("我写五行"),
        "",
        ask="screening-how outreach-first screening-how",
        limit=30,
    )
    assert seen == [
        "draft 怎么选达人？ 受众匹配",
        "resumed screening-how in 30",
        "feedback audience+ views+",
        "MENU",
        "question outreach-first 1/1 in 30",
        "feedback short+",
        "MENU_LAST",
        "summary screening-how audience+ views+, outreach-first short+; weak ",
    ]
    assert evening.candidate.papers[0] == Paper("受众匹配", 20.0, 60, 30)
    assert evening.left() == []


def test_a_draft_of_the_only_question_is_the_whole_session(evening: Evening) -> None:
    """The menu under it is the last one."""
    evening.leave(DRAFT)
    seen = evening.drill("", say("受众匹配"), "")
    assert seen[3:] == ["MENU_LAST", "summary screening-how audience+ views-; weak views-"]


def test_a_draft_gone_on_with_survives_being_left_again(evening: Evening) -> None:
    """From the first moment it is this session's own draft; there is one of it, not two."""
    evening.leave(DRAFT)
    evening.drill("", say("受众匹配，中", "left"), ends=False)
    assert evening.left() == ["受众匹配，中"]
    assert not (evening.drafts / "dead.json").exists()


@pytest.mark.parametrize(("typed", "left"), [("d", []), ("D", []), ("l", ["受众匹配"]), (None, ["受众匹配"])])
def test_a_draft_may_be_thrown_away_or_left(evening: Evening, typed: str | None, left: list[str]) -> None:
    """d removes it, l and the end of the input leave it for another time; then the drill begins."""
    evening.leave(DRAFT)
    seen = evening.drill(typed, say("", "closed"))
    gone = [] if left else ["DRAFT_GONE"]
    assert seen == ["draft 怎么选达人？ 受众匹配", *gone, "question screening-how 1/1", "summary ; weak "]
    assert evening.left() == left


def test_a_slip_at_the_offer_decides_nothing(evening: Evening) -> None:
    """Only a key that was offered throws a draft away, or puts it off; anything else is asked again."""
    evening.leave(DRAFT)
    seen = evening.drill("x", "l", say("", "closed"))
    assert seen[:3] == ["draft 怎么选达人？ 受众匹配", "NOT_A_CHOICE x", "question screening-how 1/1"]
    assert evening.left() == ["受众匹配"]


def test_ctrl_c_at_the_offer_leaves_the_draft(evening: Evening) -> None:
    """Walking out decides nothing."""
    evening.leave(DRAFT)
    evening.drill(KeyboardInterrupt, ends=False)
    assert evening.left() == ["受众匹配"]


def test_drafts_are_offered_one_by_one_until_one_is_taken(evening: Evening) -> None:
    """Those that come after it wait for the next session."""
    for text in ("一", "二", "三"):
        evening.leave(DRAFT._replace(text=text), name=text)
    seen = evening.drill("d", "", say("二，受众匹配"), "")
    assert [line for line in seen if line.startswith("draft")] == ["draft 怎么选达人？ 一", "draft 怎么选达人？ 二"]
    assert evening.left() == ["三"]


def test_a_draft_whose_question_is_gone_is_not_offered_and_not_lost(evening: Evening) -> None:
    """Another bank may have it again."""
    evening.leave(DRAFT._replace(question="gone"))
    assert evening.drill(say("", "closed"))[0] == "question screening-how 1/1"
    assert evening.left() == ["受众匹配"]


def test_a_follow_ups_draft_goes_on_as_a_follow_up(evening: Evening) -> None:
    """What it brings out counts for the answer of the earlier session."""
    evening.drill(say("受众匹配"), "f", say("中位", "left"), ends=False)
    seen = evening.drill("", say("中位播放"), "1", "")
    assert seen[:7] == [
        "draft 播放怎么看？ 中位",
        "AFTER_QUESTION 怎么选达人？",
        "follow-up views",
        "probed covered",
        "marks audience+ views+probe",
        "MENU_LAST",
        "marks audience-hand views+probe",
    ]
    assert evening.candidate.papers == [Paper("中位", 5.0, FOLLOW_UP_SECONDS)]
    assert evening.stored() == ["受众匹配: audience-hand views+probe", "中位播放: views+"]
    assert evening.left() == []


def test_a_follow_up_gone_on_with_is_summed_up(evening: Evening) -> None:
    """A session in which a follow-up was answered does not end with "nothing was answered"."""
    evening.drill(say("受众匹配"), "f", say("中位", "left"), ends=False)
    assert evening.drill("", say("中位播放"), "")[-1] == "summary screening-how audience+ views+probe; weak "


@pytest.mark.parametrize("draft", [{"parent": 0, "probe": "views"}, {"parent": 9, "probe": "views"}, {"probe": "gone"}])
def test_a_follow_ups_draft_without_its_answer_becomes_one_to_the_question(
    evening: Evening, draft: dict[str, Any]
) -> None:
    """Where the answer it followed was never stored, or its point is gone, the text is still the user's."""
    evening.leave(DRAFT._replace(**draft))
    seen = evening.drill("", say("受众匹配，中位播放"), "")
    assert seen[1:3] == ["resumed screening-how", "feedback audience+ views+"]
    assert evening.candidate.papers[0].text == "受众匹配"


def _reversed(frameworks: str) -> str:
    """The same points, not in the order of the alphabet."""
    return frameworks.replace("id: audience", "id: zz")


def _one_more(frameworks: str) -> str:
    """A bank that was updated between the sessions."""
    point = "      - {id: zz, text: {zh: 新, en: New}, say: {zh: 新, en: New}, probe: {zh: 新, en: New}, cues: [新]}\n"
    return frameworks.replace("  - id: writing\n", point + "  - id: writing\n")


@pytest.mark.parametrize(("before", "after"), [(_reversed, _reversed), (str, _one_more), (_one_more, str)])
def test_a_follow_up_gone_on_with_shows_every_point_with_its_own_mark(
    evening: Evening, tmp_path: Path, before: Callable[[str], str], after: Callable[[str], str]
) -> None:
    """Whatever the points are called, and whatever became of the bank, no mark stands beside another point."""
    evening.bank = load.load([write_bank(tmp_path / "before", frameworks=before(SMALL_FRAMEWORKS))])
    evening.drill(say("受众匹配"), "f", say("中位", "left"), ends=False)
    evening.bank = load.load([write_bank(tmp_path / "after", frameworks=after(SMALL_FRAMEWORKS))])
    evening.drill("", say("中位播放"), "")


def test_a_draft_is_offered_in_the_language_it_was_begun_in(evening: Evening) -> None:
    """What is known is known per language: a Chinese answer is not gone on with as an English one."""
    evening.leave(DRAFT)
    seen = evening.drill(say("audience"), "", lang="en")
    assert not [line for line in seen if line.startswith("draft_found")]
    assert [draft for _, draft in left_over(evening.drafts)] == [DRAFT]


def test_where_the_draft_cannot_be_seen_it_is_printed(evening: Evening) -> None:
    """On a terminal without an editor nobody goes on blind."""
    evening.leave(DRAFT)
    Candidate.shows_paper = False
    try:
        seen = evening.drill("", say("受众匹配"), "")
    finally:
        Candidate.shows_paper = True
    assert seen[1] == "SO_FAR 受众匹配"


def test_the_menu_offers_what_can_be_done_now(evening: Evening) -> None:
    """No follow-up where nothing is open, no way to quit where the session ends anyhow, no marks for a skip."""
    evening.drill(
        say("看天气"), "", say("受众匹配，中位播放"), "", say(""), "", ask="screening-how screening-why outreach-first"
    )
    first, second, third = evening.desk.stage.menus
    assert [both.en for both in first] == [
        "Enter next",
        "1–2 change a mark",
        "f follow-up",
        "r answer again",
        "s strong answer",
        "q quit",
    ]
    assert words.MENU_FOLLOW_UP not in second
    assert third == [words.MENU_FINISH, words.MENU_AFTER_ALL, words.MENU_STRONG, words.MENU_QUIT]


def test_a_point_said_to_a_later_question_is_no_longer_weak(evening: Evening) -> None:
    """Two questions on one framework: the last word on each point counts."""
    seen = evening.drill(say("受众匹配"), "", say("中位播放"), "", ask="screening-how screening-why")
    assert seen[-1].endswith("; weak audience-")


def test_a_follow_up_that_fails_names_the_points_number(evening: Evening) -> None:
    """So that the user can say otherwise with one key."""
    evening.drill(say("受众匹配"), "f", say("看天气"), "")
    assert evening.desk.stage.numbers == [("views", 2)]


# --- when something cannot be kept ---


@pytest.fixture
def unstored(evening: Evening, tmp_path: Path) -> Evening:
    """An evening whose history cannot be written."""
    evening.store = Store(tmp_path)
    return evening


def test_an_answer_that_cannot_be_stored_is_marked_and_kept_as_a_draft(unstored: Evening) -> None:
    """The feedback is shown, the text is kept for the next start, the session goes on; a correction is shown too."""
    seen = unstored.drill(say("受众匹配"), "2", "", say("我写五行"), "", ask="screening-how outreach-first")
    assert seen == [
        "question screening-how 1/2",
        "not stored, s1-1.json",
        "feedback audience+ views-",
        "MENU",
        "marks audience+ views+hand",
        "MENU",
        "question outreach-first 2/2",
        "not stored, s1-2.json",
        "feedback short+",
        "MENU_LAST",
        "summary screening-how audience+ views+hand, outreach-first short+; weak ",
    ]
    assert sorted(unstored.left()) == ["受众匹配", "我写五行"]


def test_an_answer_that_could_not_be_stored_is_stored_next_time(evening: Evening, tmp_path: Path) -> None:
    """Its draft is offered, and handing it in once more brings it into the history."""
    store, evening.store = evening.store, Store(tmp_path)
    evening.drill(say("受众匹配"), "")
    evening.store = store
    assert evening.drill("", say("受众匹配"), "")[0] == "draft 怎么选达人？ 受众匹配"
    assert evening.stored() == ["受众匹配: audience+ views-"]
    assert evening.left() == []


def test_a_correction_that_cannot_be_stored_is_said_and_counts_for_the_session(evening: Evening, home: Path) -> None:
    """The history keeps its old word; the screen has the user's."""

    class Full(Store):
        def correct(self, attempt: int, marks: Iterable[Mark]) -> None:
            Store(home).correct(attempt, marks)

    evening.store = Full(evening.store.path)
    seen = evening.drill(say("受众匹配"), "1", "")
    assert seen[3:] == [
        "NOT_KEPT",
        "marks audience-hand views-",
        "MENU_LAST",
        "summary screening-how audience-hand views-; weak audience-hand views-",
    ]
    assert evening.stored() == ["受众匹配: audience+ views-"]


def test_a_follow_up_that_cannot_be_stored_counts_for_the_session_and_is_kept_as_a_draft(
    evening: Evening, home: Path
) -> None:
    """It is offered as a follow-up at the next start."""

    class FullAfterOne(Store):
        def add(self, attempt: Attempt, correcting: Sequence[Mark] = ()) -> Attempt:
            return Store(home if attempt.parent else self.path).add(attempt, correcting)

    store, evening.store = evening.store, FullAfterOne(evening.store.path)
    seen = evening.drill(say("受众匹配"), "f", say("中位播放"), "")
    assert seen[4:7] == ["not stored, s1-1.json", "probed covered", "marks audience+ views+probe"]
    evening.store = store
    assert evening.drill("", say("中位播放"), "")[2:4] == ["follow-up views", "probed covered"]
    assert evening.stored() == ["受众匹配: audience+ views+probe", "中位播放: views+"]


def test_a_follow_up_to_an_answer_that_was_not_stored_is_not_lost(unstored: Evening) -> None:
    """No typed word is lost: the follow-up's text is in a draft too."""
    unstored.drill(say("受众匹配"), "f", say("中位播放"), "")
    assert sorted(unstored.left()) == ["中位播放", "受众匹配"]


def test_a_follow_ups_draft_becomes_one_to_the_question_where_the_history_cannot_be_read(unstored: Evening) -> None:
    """A broken history does not stand between the user and what they had typed."""
    unstored.leave(DRAFT._replace(parent=1, probe="views"))
    seen = unstored.drill("", say("受众匹配"), "")
    assert seen[1:4] == ["resumed screening-how", "not stored, s1-1.json", "feedback audience+ views-"]


def test_a_skip_that_cannot_be_stored_leaves_no_empty_draft(unstored: Evening) -> None:
    """Nothing was typed, so there is no file to point at and none stays behind for ever."""
    unstored.drill(say(""), "")
    assert [path.name for path in unstored.drafts.glob("*.json")] == []


def test_a_folder_that_keeps_no_drafts_is_said_once(evening: Evening) -> None:
    """Answers are stored all the same."""
    evening.drafts.parent.mkdir()
    evening.drafts.write_text("a file")
    seen = evening.drill(say("受众匹配"), "", say("我写五行"), "", ask="screening-how outreach-first")
    assert seen[:3] == ["question screening-how 1/2", "draft broken drafts", "feedback audience+ views-"]
    assert seen.count("draft broken drafts") == 1
    assert len(evening.stored()) == 2


def test_an_answer_that_is_kept_nowhere_is_said_to_be(unstored: Evening, monkeypatch: pytest.MonkeyPatch) -> None:
    """With neither history nor draft nor temporary files, no draft is promised."""
    unstored.drafts.parent.mkdir()
    unstored.drafts.write_text("a file")
    monkeypatch.setattr(tempfile, "tempdir", str(unstored.drafts / "nowhere"))
    assert unstored.drill(say("受众匹配"), "")[2] == "not stored, no draft"


def test_an_answer_that_its_own_folder_does_not_take_is_rescued(
    unstored: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The path is told; moved into the folder of drafts, once there is one, the next drill offers it."""
    unstored.drafts.parent.mkdir()
    unstored.drafts.write_text("a file")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert unstored.drill(say("受众匹配"), "")[2:4] == ["RESCUED", "feedback audience+ views-"]
    (rescued,) = tmp_path.glob("kolinterview-*.json")
    unstored.drafts.unlink()
    unstored.drafts.mkdir()
    rescued.rename(unstored.drafts / rescued.name)
    assert unstored.left() == ["受众匹配"]


def test_what_was_rescued_leaves_no_older_half_of_itself_to_be_offered(
    unstored: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The draft that went stale when the disk filled up is not taken for an answer that was left."""

    class Filling(Candidate):
        def answer(self, paper: Paper, keep: Keep) -> Answer:
            keep("受众", 1.0)
            unstored.drafts.joinpath("s1.tmp").mkdir(exist_ok=True)
            return super().answer(paper, keep)

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    unstored.kind = Filling
    seen = unstored.drill(say("受众匹配"), "")
    assert "RESCUED" in seen
    assert "LEFT" not in seen
    assert unstored.left() == []


def test_drafts_that_break_while_one_types_are_said_by_the_next_question(evening: Evening) -> None:
    """Whoever does not hear of it might close the window."""

    class Breaking(Candidate):
        def answer(self, paper: Paper, keep: Keep) -> Answer:
            evening.drafts.joinpath("s1.tmp").mkdir(exist_ok=True)
            return super().answer(paper, keep)

    evening.kind = Breaking
    seen = evening.drill(say("受众匹配"), "", say("我写五行"), "", ask="screening-how outreach-first")
    assert "draft broken drafts" in seen


def test_a_draft_that_cannot_become_this_sessions_own_stays_where_it_was(evening: Evening) -> None:
    """It is only thrown away once it is safe elsewhere."""
    evening.leave(DRAFT)
    (evening.drafts / "s1.tmp").mkdir()
    evening.drill("", say("受众匹配，中", "left"), ends=False)
    assert evening.left() == ["受众匹配"]


def test_a_draft_that_cannot_be_kept_any_more_is_said_on_going_on_too(evening: Evening) -> None:
    """The warning does not depend on how the answer began."""
    evening.leave(DRAFT)
    (evening.drafts / "s1.tmp").mkdir()
    assert "draft broken drafts" in evening.drill("", say("受众匹配"), "")


# --- the weak points ---

WEAK = [
    pytest.param([say("粉丝。国家"), ""], "views- audience?", id="missed before unsure"),
    pytest.param([say("看天气"), "r", say("受众匹配"), ""], "views-", id="what the last answer left open"),
    pytest.param([say("受众匹配，中位播放"), ""], "", id="nothing"),
    pytest.param(
        [say("受众匹配"), "r", say(""), ""],
        "views-",
        id="what an answer left open whose repetition was skipped",
    ),
]


@pytest.mark.parametrize(("steps", "weak"), WEAK)
def test_the_end_names_what_the_last_answer_left_open(evening: Evening, steps: list[Step], weak: str) -> None:
    """Missed points first, and none that a later answer to the same question brought."""
    assert evening.drill(*steps)[-1].partition("; weak ")[2] == weak


def test_the_end_names_a_point_of_two_questions_once(evening: Evening) -> None:
    """Questions that share a framework share its points."""
    seen = evening.drill(say("看天气"), say("看天气"), ask="screening-how screening-why", prompts=False)
    assert seen[-1].endswith("; weak audience- views-")


def test_the_end_names_no_more_than_a_few(evening: Evening, bank: Bank) -> None:
    """A long evening ends with five points to look at, not with fifty."""
    evening.bank = bank
    ids = list(bank.questions)[:5]
    evening.drill(*[say("看天气")] * 5, ask=" ".join(ids), prompts=False)
    open_points = {(t.question.framework, mark.point) for t in evening.desk.taken for mark in t.marks}
    assert len(open_points) > 5
    assert len(drill.weak_points(evening.desk)) == 5


# --- aloud ---

SPOKEN = Answer("", 42.0)


def test_what_is_said_aloud_is_ticked_by_who_said_it(evening: Evening) -> None:
    """The clock, then the points; the ticks are marks of one's own, and count as such for the memory."""
    seen = evening.drill(SPOKEN, "2", "", aloud=True)
    assert seen == [
        "question screening-how 1/1",
        "tick choosing 42/60",
        "feedback audience-hand views+hand",
        "MENU_LAST",
        "summary screening-how audience-hand views+hand; weak audience-hand",
    ]
    assert evening.candidate.papers == [Paper(suggested=60, aloud=True)]
    (kept,) = evening.store.attempts()
    assert (kept.state, kept.answer, kept.seconds) == ("answered", "", 42.0)
    assert kept.marks == (Mark("audience", "missed", "missed", "hand"), Mark("views", "covered", "covered", "hand"))
    assert evening.store.remembered("zh").keys() == {("choosing", "audience"), ("choosing", "views")}
    assert tally.corrections(evening.store) == []
    assert evening.left() == []


@pytest.mark.parametrize(
    ("typed", "marks"),
    [
        ("", "audience- views-"),
        ("1 2", "audience+ views+"),
        ("２、１", "audience+ views+"),
        ("1,1", "audience+ views-"),
    ],
)
def test_ticks_are_numbers_however_they_are_typed(evening: Evening, typed: str, marks: str) -> None:
    """Nothing is none of them."""
    seen = evening.drill(SPOKEN, typed, "", aloud=True)
    assert seen[2].replace("hand", "") == f"feedback {marks}"


def test_what_is_no_tick_is_asked_again_and_s_skips(evening: Evening) -> None:
    """No number too high, no word; a question that was not answered leaves no marks."""
    seen = evening.drill(SPOKEN, "3", "both", "0", "s", "", aloud=True)
    assert seen[2:6] == ["NO_SUCH_POINT 2"] * 3 + ["SKIPPED"]
    assert evening.stored() == [": "]
    assert evening.store.attempts()[0].state == "skipped"


def test_a_follow_up_aloud_wins_its_point_at_a_yes(evening: Evening) -> None:
    """Its answer is spoken too; anything but a yes leaves the point open."""
    seen = evening.drill(SPOKEN, "1", "f", SPOKEN, "y", "r", SPOKEN, "", "f2", SPOKEN, "", "", aloud=True)
    assert seen[4:9] == [
        "follow-up views",
        "tick one views",
        "probed covered",
        "marks audience+hand views+probe",
        "MENU_LAST",
    ]
    assert seen[9:15] == [
        "again screening-how",
        "tick choosing 42/60",
        "feedback audience-hand views-hand",
        "MENU_LAST",
        "follow-up views",
        "tick one views",
    ]
    assert seen[15:17] == ["probed missed", "MENU_LAST"]
    first = evening.store.attempts()[-1]
    assert signs(first.marks) == "audience+hand views+probe"


@pytest.mark.parametrize(("end", "ends"), [("left", False), ("closed", True)])
def test_walking_out_while_speaking_keeps_nothing(evening: Evening, end: Literal["left", "closed"], ends: bool) -> None:
    """Nothing was said that could be kept."""
    evening.drill(SPOKEN._replace(end=end), aloud=True, ends=ends)
    assert evening.stored() == []


def test_the_end_of_the_input_at_the_ticks_ends_the_session(evening: Evening) -> None:
    """Nobody is there to tick."""
    evening.drill(SPOKEN, None, aloud=True)
    assert evening.stored() == []


def test_the_time_limit_ends_a_spoken_answer(evening: Evening) -> None:
    """It says so, and asks for the ticks."""
    seen = evening.drill(SPOKEN._replace(end="limit"), "1", "", aloud=True, limit=30)
    assert seen[1:3] == ["TIME_IS_ALL", "tick choosing 42/60"]
