"""Mock interviews at the desk: asked, followed up, stopped anywhere, gone on with, and looked at in the end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from conftest import MakeScreen, shown, write_bank
from test_drill import NAMES, NOW, Candidate, Minutes, Step, say, signs
from test_sums import NUMBERS_FRAMEWORKS, NUMBERS_QUESTIONS

from kolinterview import agenda, load, mock, mocks, report, sums
from kolinterview import draft as drafts
from kolinterview import words as drill_words
from kolinterview.answer import Answer
from kolinterview.bank import Bank, Basis, Outline, Question
from kolinterview.desk import Desk
from kolinterview.draft import Draft, DraftFile
from kolinterview.errors import NoSuchMock
from kolinterview.lang import Both, Lang
from kolinterview.marks import Mark
from kolinterview.mocks import Mock
from kolinterview.show.interview import InterviewScreen
from kolinterview.speech import Rates, delivery
from kolinterview.stage import Taken
from kolinterview.store import Attempt, Store
from kolinterview.words import mock as words
from kolinterview.words import numbers

NAMES.update({both: name for room in (words, numbers) for name, both in vars(room).items() if isinstance(both, Both)})
RATES = Rates(zh=240, en=120)
INTERVIEWS = """\
interviews:
  - id: tiny
    zh: 小面
    en: Tiny round
    minutes: 10
    opening: {zh: 你好。, en: Hello.}
    closing: {zh: 再见。, en: Bye.}
    stretches:
      - {topics: [screening], least: 1}
      - {kind: numbers, least: 1}
      - {frameworks: [writing], least: 1}
"""


TAKEN = Taken(
    Question("q", "screening", "choosing", (), Both("问", "ask"), "core", "business", "all", 60, ""),
    Attempt(
        "s", NOW, "q", "choosing", "zh", "answered", "受众匹配", 5.0,
        (Mark("audience", "covered", "covered"), Mark("views", "missed", "missed")),
    ),
    delivery("受众匹配", RATES),
)  # fmt: skip


@pytest.fixture
def tiny(tmp_path: Path) -> Bank:
    """Three stretches of one question: creators, a sum, an email."""
    return load.load([write_bank(tmp_path / "tiny", INTERVIEWS + NUMBERS_QUESTIONS, NUMBERS_FRAMEWORKS)])


class Room(Minutes):
    """What is shown of a mock interview, a line for each; feedback only where it may be."""

    comments = False

    def path(self, both: Both, **values: Any) -> None:
        self.tell(both, **values)

    def opening(self, outline: Outline, minutes: int, *, coach: bool) -> None:
        self.seen.append(f"opening {outline.id} {minutes}")

    def goes_on(self, outline: Outline, left: float) -> None:
        self.seen.append(f"goes on {outline.id} {left:.0f}")

    def put(self, question: Question, number: int, left: float) -> None:
        self.seen.append(f"{number} {question.id}")

    def nod(self, both: Both) -> None:
        assert both in words.NODS
        self.seen.append("nod")

    def closing(self, outline: Outline) -> None:
        self.seen.append("closing")


class Interview:
    """One mock interview, held in as many sittings as it takes. `chances` are those of follow-ups."""

    def __init__(self, bank: Bank, home: Path, **values: Any) -> None:
        self.bank, self.home = bank, home
        self.store = Store(home / "history.db")
        usual: dict[str, Any] = {"minutes": 10, "pace": 1.0, "seed": 3}
        self.mock = Mock("mocked", NOW, "zh", "tiny", **(usual | values))
        self.path = home / "drafts" / "mock" / "mocked.json"

    def sit(self, *steps: Step, coach: bool = False, ends: bool = True, walks_out: bool = False) -> list[str]:
        """What one sitting showed. The script must be used up."""
        candidate, self.room = Candidate(steps), Room()
        self.desk = Desk(
            bank=self.bank, stage=self.room, reader=candidate, store=self.store,
            draft=DraftFile(self.path.parent, "mocked"), now=lambda: NOW, session="mocked", lang="zh", rates=RATES,
            rng=Random(0), aloud=self.mock.aloud,
        )  # fmt: skip
        self.papers = candidate.papers
        planned = agenda.compose(self.bank, self.mock, self.bank.outline("tiny"), RATES)
        self.mocking = mock.Mocking(self.desk, planned, self.room, coach=coach)
        self.mocking.recall(report.of_session(self.bank, self.store.of_session("mocked"), RATES))
        assert mock.hold(self.mocking, drafts.read(self.path)) == (ends, walks_out)
        assert candidate.steps == []
        return self.room.seen

    def stored(self) -> list[str]:
        return [
            f"{'  ' if one.parent else ''}{one.question} {one.probe or one.answer}: {signs(one.marks)}"
            for one in self.store.of_session("mocked")
        ]


@pytest.fixture
def interview(tiny: Bank, home: Path, monkeypatch: pytest.MonkeyPatch) -> Interview:
    """Where every missed point is followed up, twice at most, however little was said."""
    monkeypatch.setattr(agenda, "CHANCES", (1.0, 1.0))
    monkeypatch.setattr(mock, "SUBSTANCE", 0.0)
    return Interview(tiny, home)


ORDER = ["screening-how", "break-even", "outreach-first"]


def number(interview: Interview) -> str:
    """The right answer to the sum that this mock asks, in an answer that says all."""
    (question,) = agenda.compose(interview.bank, interview.mock, interview.bank.outline("tiny"), RATES).shelves[1]
    assert question.sum
    return f"{sums.value(question.sum, dict(question.given)):.1f} 单，退款没算"


def test_it_asks_in_order_and_says_nothing_of_the_answers(interview: Interview) -> None:
    """The opening, each question and a nod, the closing; the marks are kept, and none is shown."""
    seen = interview.sit(say("受众匹配，中位播放"), say(number(interview)), say("我写五行"))
    asked = [line for n, id in enumerate(ORDER, 1) for line in (f"{n} {id}", "nod")]
    shown_after_all = [line for line in seen if line.startswith(("worked", "feedback"))]
    assert [line for line in seen if line not in shown_after_all] == ["opening tiny 10", *asked, "closing"]
    assert interview.stored() == [
        "screening-how 受众匹配，中位播放: audience+ views+",
        f"break-even {number(interview)}: worked-out+ refunds+",
        "outreach-first 我写五行: short+",
    ]


def test_a_missed_point_is_followed_up_before_the_next_question(interview: Interview) -> None:
    """Twice at most, the first missed point first; what it brings out counts as won by it, and as hard to remember."""
    seen = interview.sit(say("看粉丝"), say("受众匹配"), say("还看别的"), say(number(interview)), say("我写五行"))
    at = seen.index("1 screening-how")
    assert [line for line in seen[at:] if line.startswith("follow-up")] == ["follow-up audience", "follow-up views"]
    assert interview.stored()[:3] == [
        "screening-how 看粉丝: audience+probe views-",
        "  screening-how audience: audience+",
        "  screening-how views: views-",
    ]
    hard = interview.store.remembered("zh")["choosing", "audience"]
    good = interview.store.remembered("zh")["writing", "short"]
    assert hard.stability < good.stability


def test_who_passes_is_let_go_on(interview: Interview) -> None:
    """A question or a follow-up without an answer: no follow-up to it, no nod, the next question."""
    seen = interview.sit(say("不知道"), say(number(interview)), say("短一点"), say(""))
    assert seen[1:4] == ["1 screening-how", "SKIPPED", "2 break-even"]
    assert seen[-3:] == ["follow-up short", "FOLLOW_UP_SKIPPED", "closing"]
    assert seen.count("nod") == 1
    assert interview.stored()[0] == "screening-how : "


def test_nothing_is_made_of_nothing(interview: Interview, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few words in which nothing was found are not followed up: there is nothing to take up."""
    monkeypatch.setattr(mock, "SUBSTANCE", 10.0)
    seen = interview.sit(say("没怎么做过这个"), say(number(interview)), say("我写五行"))
    assert not any(line.startswith("follow-up") for line in seen)
    monkeypatch.setattr(mock, "SUBSTANCE", 1.0)
    other = Interview(interview.bank, interview.home, seed=5)
    other.store.path.unlink()
    seen = other.sit(say("没怎么做过这个"), say("受众匹配"), say("中位播放"), say(number(other)), say("我写五行"))
    assert "follow-up audience" in seen


def test_who_passes_on_a_follow_up_is_not_pressed_further(interview: Interview) -> None:
    """Not now, and not when the interview is resumed: it is kept as passed over."""
    seen = interview.sit(say("看粉丝"), say("不知道"), say("", "closed"), ends=False)
    assert [line for line in seen if line.startswith("follow-up")] == ["follow-up audience"]
    assert interview.stored()[1] == "  screening-how audience: "
    seen = interview.sit(say(number(interview)), say("我写五行"))
    assert seen[1] == "2 break-even"


def test_a_sum_without_a_number_is_asked_for_it(interview: Interview) -> None:
    """Until there is one, or none is given; what was typed belongs to the answer."""
    answer = number(interview)
    seen = interview.sit(say("受众匹配，中位播放"), say("退款没算"), "不好说", answer.split()[0], say("我写五行"))
    assert seen.count("WHICH_NUMBER") == 2
    assert interview.stored()[1] == f"break-even 退款没算\n不好说\n{answer.split()[0]}: worked-out+ refunds+"


def test_a_sum_may_be_given_up(interview: Interview) -> None:
    """Enter alone is no number; then the interviewer wants it again, and what comes then counts as brought out."""
    answer = number(interview)
    interview.sit(say("受众匹配，中位播放"), say("退款没算"), "", say(answer), say("我写五行"))
    assert interview.stored()[1:3] == [
        "break-even 退款没算: worked-out+probe refunds+",
        "  break-even worked-out: worked-out+",
    ]


def test_a_coach_comments_after_each_question(interview: Interview) -> None:
    """With the working and the points, after the follow-ups; Enter goes on."""
    answers = [say("看粉丝"), say("受众匹配"), say("还看别的"), "", say(number(interview)), "", say("我写五行"), ""]
    seen = interview.sit(*answers, coach=True)
    assert "nod" not in seen
    assert seen.index("feedback audience+probe views-") > seen.index("follow-up views")
    assert [line.split()[0] for line in seen[-4:]] == ["feedback", "feedback", "MENU", "closing"]


def test_a_coach_says_nothing_while_the_next_question_is_answered(interview: Interview) -> None:
    """What was found is shown between two questions, and only there."""
    interview.sit(say("受众匹配，中位播放"), "", say(number(interview)), "", say("我写五行"), "", coach=True)
    assert interview.room.comments is False


def test_the_answer_is_a_draft_while_its_number_is_wanted(
    interview: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kill at that prompt loses no word of it."""
    seen = []
    monkeypatch.setattr(Candidate, "line", lambda _: seen.append(drafts.read(interview.path)))
    interview.sit(say("受众匹配，中位播放"), say("退款没算"), say(number(interview)), say("我写五行"))
    assert [draft.text for draft in seen if draft] == ["退款没算"]


def test_idk_is_no_number(interview: Interview) -> None:
    """It ends the asking, and is no part of the answer."""
    interview.sit(say("受众匹配，中位播放"), say("退款没算"), "idk", say(""), say("我写五行"))
    assert interview.stored()[1].startswith("break-even 退款没算: worked-out-")


# --- time ---


def test_an_answer_has_the_time_that_the_rest_leaves(interview: Interview) -> None:
    """The paper knows its limit and what the whole interview has left; asking takes time as well."""
    interview.sit(say("受众匹配，中位播放"), say(number(interview)), say("我写五行"))
    asking = [interview.mocking.agenda.asking(taken.question) for taken in interview.desk.taken]
    first, second, _ = interview.papers
    assert (first.suggested, first.limit) == (60, 120)
    assert first.left == pytest.approx(600 - asking[0])
    assert second.left == pytest.approx(first.left - 5 - asking[1])
    assert interview.mocking.spent == pytest.approx(sum(asking) + 15)


def test_what_does_not_fit_any_more_is_not_asked(tiny: Bank, home: Path) -> None:
    """A question that may be asked is left out where the time is gone; what must be asked never is."""
    may = [stretch._replace(least=0) for stretch in tiny.outlines["tiny"].stretches]
    outline = tiny.outlines["tiny"]._replace(stretches=(*may[:2], tiny.outlines["tiny"].stretches[2]))
    interview = Interview(replace(tiny, outlines={"tiny": outline}), home, minutes=3, seed=1)
    slow = Answer("受众匹配，中位播放", 70.0, "sent")
    seen = interview.sit(slow, say("我写五行"))
    assert [line.split()[1] for line in seen if line[0].isdigit()] == ["screening-how", "outreach-first"]


# --- stopped, and gone on with ---


def test_a_walk_out_in_the_middle_of_an_answer_is_gone_on_with(interview: Interview) -> None:
    """The same question with the same values, what was written, and the time it took."""
    interview.sit(say("受众匹配，中位播放"), say("先算每单", "left"), ends=False, walks_out=True)
    kept = drafts.read(interview.path)
    assert kept
    assert (kept.question, kept.text) == ("break-even", "先算每单")
    seen = interview.sit(say(number(interview)), say("我写五行"))
    assert seen[:2] == ["goes on tiny 594", "2 break-even"]
    assert (interview.papers[0].text, interview.papers[0].spent) == ("先算每单", 5.0)
    assert len(interview.stored()) == 3


def test_a_follow_up_that_was_being_answered_is_gone_on_with(interview: Interview) -> None:
    """It is put again, with what was written; and then the next one."""
    interview.sit(say("看粉丝"), say("受众", "left"), ends=False, walks_out=True)
    seen = interview.sit(say("受众匹配"), say("中位播放"), say(number(interview)), say("我写五行"))
    assert seen[1:3] == ["AFTER_QUESTION 怎么选达人？", "follow-up audience"]
    assert interview.papers[0].text == "受众"
    assert interview.stored()[0] == "screening-how 看粉丝: audience+probe views+probe"


def test_between_two_answers_it_goes_on_with_the_follow_ups(interview: Interview) -> None:
    """Killed right after an answer was kept: what was still to be followed up is."""
    interview.sit(say("看粉丝"), say("受众匹配"), say("", "closed"), ends=False)
    seen = interview.sit(say("中位播放"), say(number(interview)), say("我写五行"))
    assert seen[1] == "follow-up views"
    assert interview.stored()[0] == "screening-how 看粉丝: audience+probe views+probe"


@pytest.mark.parametrize("kept", ["answer", "follow-up"])
def test_a_draft_of_what_was_kept_is_not_asked_again(interview: Interview, kept: str) -> None:
    """Killed between keeping an answer and dropping its draft: nothing comes twice."""
    interview.sit(say("看粉丝"), say("受众匹配"), say("", "closed"), ends=False)
    parent = {"answer": 0, "follow-up": 1}[kept]
    file = DraftFile(interview.path.parent, "mocked")
    file.save(Draft("screening-how", "zh", "看粉丝", 5.0, parent, "audience" if parent else ""))
    file.close()
    seen = interview.sit(say("中位播放"), say(number(interview)), say("我写五行"))
    assert seen[1] == "follow-up views"
    assert [line for line in interview.stored() if not line.startswith(" ")] == [
        line for line in interview.stored() if line.startswith(tuple(ORDER))
    ]


def test_a_question_that_has_left_the_bank_is_passed_over(interview: Interview) -> None:
    """It says so, and goes on with the next."""
    file = DraftFile(interview.path.parent, "mocked")
    file.save(Draft("gone", "zh", "写到一半", 5.0))
    file.close()
    seen = interview.sit(say("受众匹配，中位播放"), say(number(interview)), say("我写五行"))
    assert (seen[0], seen[1].split()[0], seen[2]) == ("goes on tiny 600", "GONE", "1 screening-how")
    assert [draft.text for _, draft in drafts.left_over(interview.path.parent)] == [
        "写到一半"
    ]  # nothing is thrown away


def test_the_end_of_the_input_stops_it_where_it_is(interview: Interview) -> None:
    """What was written last is an answer; the interview is not over."""
    interview.sit(say("受众匹配，中位播放", "closed"), ends=False)
    assert interview.stored() == ["screening-how 受众匹配，中位播放: audience+ views+"]


def test_ctrl_c_where_a_number_is_wanted_walks_out_with_the_answer_kept(interview: Interview) -> None:
    """The draft has what was written before."""
    interview.sit(say("受众匹配，中位播放"), say("退款没算"), KeyboardInterrupt, ends=False, walks_out=True)
    kept = drafts.read(interview.path)
    assert kept
    assert kept.text == "退款没算"


def test_without_an_editor_what_was_written_is_shown(interview: Interview, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain lines cannot be gone on with unless one sees them."""
    interview.sit(say("受众", "left"), ends=False, walks_out=True)
    monkeypatch.setattr(Candidate, "shows_paper", False)
    seen = interview.sit(say("受众匹配，中位播放"), say(number(interview)), say("我写五行"))
    assert seen[1:3] == ["1 screening-how", "SO_FAR 受众"]


def test_nobody_there_needs_no_time_to_read(interview: Interview, monkeypatch: pytest.MonkeyPatch) -> None:
    """A coach's comment from a pipe goes straight on."""
    monkeypatch.setattr(Candidate, "interactive", False)
    seen = interview.sit(say("受众匹配，中位播放"), say(number(interview)), say("我写五行"), coach=True)
    assert "MENU" not in seen


# --- aloud ---


def test_aloud_the_points_are_ticked_after_each_answer(tiny: Bank, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what was not ticked may be followed up; a sum is worked out before the ticks."""
    monkeypatch.setattr(agenda, "CHANCES", (1.0,))
    interview = Interview(tiny, home, aloud=True)
    spoken = Answer("", 30.0, "sent")
    seen = interview.sit(spoken, "1", spoken, "y", spoken, "1 2", spoken, "1")
    assert seen[:6] == [
        "opening tiny 10",
        "1 screening-how",
        "tick choosing 30/60",
        seen[3],
        "follow-up views",
        "tick one views",
    ]
    assert [line.split()[0] for line in seen if line.startswith(("worked", "tick breaking"))] == ["worked", "tick"]
    assert interview.stored()[0] == "screening-how : audience+hand views+probe"
    assert [paper.aloud for paper in interview.papers] == [True] * 4


# --- the end ---


def test_marks_can_be_changed_when_all_has_been_seen(interview: Interview) -> None:
    """By question and point, several at once; what there is not is said, and nothing is changed by it."""
    interview.sit(say("受众匹配，中位播放"), say(number(interview)), say("我写五行"))
    interview.desk.reader = Candidate(["1.2 3。1", "4.1", "1.9", "abc", ""])
    mock.correct(interview.desk, interview.room)
    assert interview.stored()[0].endswith("audience+ views-hand")
    assert interview.stored()[2].endswith("short-hand")
    assert [line for line in interview.room.seen if line.startswith("NO_SUCH")] == [
        "NO_SUCH 4.1",
        "NO_SUCH 1.9",
        "NO_SUCH abc",
    ]


# --- in the history ---


def test_a_mock_is_kept_with_what_was_asked_for(home: Path) -> None:
    """As it was begun, until it is over; the newest first."""
    store = Store(home / "history.db")
    first = Mock("a", NOW, "zh", "hr", 30, 1.5, 7, "core", "graduate", aloud=True)
    kept = mocks.begin(store, first), mocks.begin(store, replace(first, session="b", aloud=False))
    assert [mock.id for mock in kept] == [1, 2]
    mocks.end(store, kept[0], NOW, finished=True)
    assert mocks.all_of(store) == [kept[1], replace(kept[0], ended=NOW, finished=True)]
    assert mocks.one(store, 1).session == "a"
    with pytest.raises(NoSuchMock):
        mocks.one(store, 3)


def test_mocks_are_counted_without_their_follow_ups(interview: Interview) -> None:
    """Questions asked, points covered, points there were."""
    mocks.begin(interview.store, interview.mock)
    interview.sit(say("看粉丝"), say("受众匹配"), say("还看别的"), say(number(interview)), say("不知道"))
    assert mocks.counted(interview.store) == {"mocked": (3, 3, 4)}


# --- on the screen ---


def test_the_interviewer_says_what_a_drill_would_comment(tiny: Bank, screen: MakeScreen) -> None:
    """Breaking in, letting pass; and nothing of the points, unless there may be comments."""
    board = screen("zh", 70)
    room = InterviewScreen(board, RATES)
    room.tell(drill_words.TIME_IS_UP)
    room.tell(drill_words.SKIPPED)
    question = tiny.question("break-even")
    framework = tiny.framework_of(question)
    room.worked(question, "25")
    room.probed(framework.points[0], 1, "covered")
    room.marks(framework, (), [])
    room.feedback(framework, TAKEN, Basis("", ()))
    assert shown(board).splitlines() == [words.BREAKS_IN.zh, words.PASSED_OVER.zh]
    room.comments = True
    room.worked(question, "25")
    room.probed(framework.points[0], 1, "covered")
    assert "你的数：25，对。" in shown(board)
    assert "追问答上来了" in shown(board)
    before = len(shown(board))
    room.feedback(tiny.framework_of(TAKEN.question), TAKEN, Basis("", ()))
    assert "2 个要点，答到 1 个" in shown(board)[before:]


ON_SCREEN = {
    "zh": ["模拟面试：小面 · 10 分钟", "你好。", "第 2 问 · 建议 1:00 · 还剩 10 分钟", "还剩 1 分钟。", "再见。"],
    "en": [
        "Mock interview: Tiny round · 10 min",
        "Hello.",
        "question 2 · about 1:00 · 10 min left",
        "1 min left.",
        "Bye.",
    ],
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_minutes_that_are_left_are_on_the_screen(tiny: Bank, screen: MakeScreen, lang: Lang) -> None:
    """With each question, a minute begun counted as one; the interviewer opens and closes."""
    board = screen(lang, 70)
    room = InterviewScreen(board, RATES)
    room.opening(tiny.outlines["tiny"], 10, coach=False)
    room.put(tiny.question("screening-how"), 2, 541.0)
    room.goes_on(tiny.outlines["tiny"], 60.0)
    room.closing(tiny.outlines["tiny"])
    text = shown(board)
    places = [text.index(said) for said in ON_SCREEN[lang]]
    assert places == sorted(places)
