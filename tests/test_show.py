"""What is on the screen: exact text at a fixed width, with blanks at the ends of lines taken off."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import MakeScreen, Run, block, shown
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from kolinterview import match, review, words
from kolinterview.bank import Bank, Basis, Source
from kolinterview.draft import Draft
from kolinterview.errors import Problem, StoreTrouble
from kolinterview.lang import Both, Lang
from kolinterview.marks import Mark
from kolinterview.match import Why
from kolinterview.review import Known
from kolinterview.settings import Settings
from kolinterview.show import lists
from kolinterview.show.drilling import DrillScreen
from kolinterview.show.marks import print_marks
from kolinterview.show.prose import Prose
from kolinterview.show.screen import quoted
from kolinterview.show.sheet import print_sheet
from kolinterview.speech import READING, Delivery, Rates
from kolinterview.stage import Taken
from kolinterview.stats import Share
from kolinterview.store import Attempt, Exemplar
from kolinterview.tally import Correction

OPEN, CLOSE = "（「『《【“‘([", "，。！？；：、）」』》】”’…,.!?;:)]%"
MARKUP = "[b]我[/b] [red]:smile: \\[x] https://x.yz {0}"
FULL = StoreTrouble(path="/h.db", why=Both("磁盘满了", "the disk is full"))


def wrapped(text: str, width: int) -> list[str]:
    return [line.plain for line in Prose(text).wrap(Console(file=io.StringIO(), width=width), width)]


def taken(bank: Bank, answer: str, lang: Lang = "zh") -> Taken:
    """What became of the question screening-why; no answer is a skip."""
    question = bank.questions["screening-why"]
    framework = bank.framework_of(question)
    at = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    attempt = Attempt("s1", at, question.id, framework.id, lang, "skipped", "", 75.4, id=12)
    if answer:
        attempt = attempt._replace(state="answered", answer=answer, marks=match.match(answer, framework, bank))
    return Taken(question, attempt, Delivery(12.3, (), ("40%",)))


# --- where lines break ---

BREAKS = [
    ("先看受众，再看播放。", 8, ["先看受", "众，再看", "播放。"]),
    ("先看受众，再看播放。", 10, ["先看受众，", "再看播放。"]),
    ("他说（粉丝）对得上", 8, ["他说（粉", "丝）对得", "上"]),
    ("“受众”（很重要）", 7, ["“受众”", "（很重", "要）"]),
    ("看KPI，再看GMV。", 7, ["看KPI，", "再看", "GMV。"]),
    ("Look at the followers, first.", 12, ["Look at the", "followers,", "first."]),
    ("incomprehensibilities", 8, ["incompre", "hensibil", "ities"]),
    ("互动率 3.5% 以上", 8, ["互动率", "3.5% 以", "上"]),
    ("one\n\ntwo three\n", 5, ["one", "", "two", "three", ""]),
    ("", 5, [""]),
    ("中文", 1, ["中", "文"]),
]
WORD = st.one_of(
    st.text("达人筛选受众匹配的了", min_size=1, max_size=12),
    st.from_regex(r"[a-zA-Z0-9+-]{1,9}", fullmatch=True),
)
PIECE = st.tuples(
    st.sampled_from(["", "", "", *OPEN]),
    WORD,
    st.sampled_from(["", "", "", "。」", "……", *CLOSE]),
    st.sampled_from(["", " "]),
).map("".join)
MIXED = st.lists(st.one_of(PIECE, PIECE, PIECE, st.just("\n")), max_size=30).map("".join)
NO_TABS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Mn", "Me", "Mc", "Sk"], include_characters="\n"))


def shares(bank: Bank) -> dict[str, Share]:
    """Nothing is recalled of any topic."""
    return {topic: Share(0, 1) for topic in bank.topics}


def words_of(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize(("text", "width", "lines"), BREAKS)
def test_lines_break_where_chinese_and_english_may_break(text: str, width: int, lines: list[str]) -> None:
    """Between Chinese characters and at spaces; closing marks stay with what they close, opening ones likewise."""
    assert wrapped(text, width) == lines


@given(NO_TABS, st.integers(2, 100))
def test_no_line_is_wider_than_the_screen_and_nothing_is_lost(text: str, width: int) -> None:
    """Whatever the text, it is all there and it all fits."""
    lines = wrapped(text, width)
    assert max(map(cell_len, lines)) <= width
    assert words_of("".join(lines)) == words_of(text)


@given(MIXED, st.integers(16, 60))
def test_no_line_begins_with_a_closing_mark(text: str, width: int) -> None:
    """Where no word with its marks is wider than the screen, no comma or bracket is left to the next line."""
    lines = wrapped(text, width)
    assert [line for line in lines if line and line[0] in CLOSE] == []
    assert max(map(cell_len, lines)) <= width
    assert words_of("".join(lines)) == words_of(text)


def test_a_tab_takes_its_columns() -> None:
    """A tab in an answer is as wide as a terminal makes it, so it has to be blanks before the lines are broken."""
    assert "\t" not in "".join(wrapped("a\tb", 20))


def test_no_line_ends_with_an_opening_bracket() -> None:
    """A bracket goes with what it opens, after an English word too."""
    assert wrapped("看KPI(播放量)", 7) == ["看KPI", "(播放", "量)"]


# --- the screen ---

GLYPHS = [("utf-8", "✓?✗☐"), ("gbk", "√?×□"), ("ascii", "+?-."), ("no such encoding", "+?-.")]
QUOTED = [
    ("zh", "我先看\n受众", ((2, 5),), "「我先看 受众」", "看 受"),
    ("en", "first\tthe audience", ((10, 18),), '"first the audience"', "audience"),
]


@pytest.mark.parametrize(("encoding", "signs"), GLYPHS)
def test_every_terminal_gets_signs_that_it_has(
    screen: MakeScreen, monkeypatch: pytest.MonkeyPatch, encoding: str, signs: str
) -> None:
    """The states differ by their sign wherever they are shown, never by colour alone."""
    made = screen()
    monkeypatch.setattr(Console, "encoding", encoding)
    assert "".join(made.glyph(state) for state in ("covered", "unsure", "missed", "unseen")) == signs


JSONS = [
    *((encoding, "受众 plain") for encoding in ("utf-8", "gbk", "ascii")),
    *((encoding, "👍 é") for encoding in ("utf-8", "gbk", "ascii")),
]


@pytest.mark.parametrize(("encoding", "text"), JSONS)
def test_json_comes_through_every_encoding(screen: MakeScreen, encoding: str, text: str) -> None:
    """What the encoding does not have is escaped, never replaced by a question mark."""
    made = screen(encoding=encoding)
    made.data({"answer": text})
    assert json.loads(shown(made)) == {"answer": text}


def test_json_is_readable_where_it_can_be(screen: MakeScreen) -> None:
    """Chinese stays Chinese on a terminal that has it, and JSON is not wrapped."""
    made = screen(width=10)
    made.data(["受众" * 20])
    assert shown(made) == f'[\n  "{"受众" * 20}"\n]'


@pytest.mark.parametrize(("lang", "quote", "hits", "plain", "bold"), QUOTED)
def test_a_quotation_shows_its_deciding_words(
    lang: Lang, quote: str, hits: tuple[tuple[int, int], ...], plain: str, bold: str
) -> None:
    """One line, in the quotation marks of the language, with the words that decided in bold."""
    line = quoted(quote, hits, lang)
    assert line.plain == plain
    assert [line.plain[span.start : span.end] for span in line.spans if span.style == "bold"] == [bold]


def test_paths_commands_and_errors_are_never_wrapped(screen: MakeScreen) -> None:
    """What is there to be copied stays in one piece, however narrow the window."""
    made = screen("en", 20)
    long = "/a long/path with/" + "x" * 60
    made.path(words.HISTORY_FILE, path=long)
    made.complain(f"Cannot read {long}")
    made.note(words.BANK_FAULTS, faults=1)
    assert shown(made) == f"History: {long}"
    assert made.err.file.getvalue() == f"Cannot read {long}\n1 problem.\n"  # type: ignore[attr-defined]


COLOURS = [({"FORCE_COLOR": "1"}, "\x1b[32m✓\x1b[0m"), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, "✓"), ({}, "✓")]


@pytest.mark.parametrize(("environ", "sign"), COLOURS)
def test_colour_is_for_terminals_and_only_beside_the_sign(
    screen: MakeScreen, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], sign: str
) -> None:
    """NO_COLOR and a pipe take the colour away, not the sign."""
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    made = screen("en", 20)
    made.print(made.mark("covered"))
    assert shown(made) == sign


def test_a_pipe_gets_no_blanks_at_the_end_of_lines(screen: MakeScreen, small: Bank) -> None:
    """What is saved to a file has nothing in it that nobody wrote, though tables are made of blanks."""
    made = screen("zh", 60)
    lists.topics(made, small, {}, shares(small))
    lists.history(made, small, [taken(small, "受众匹配").attempt])
    raw = made.out.file.buffer.getvalue().decode()  # type: ignore[attr-defined]
    assert re.findall(r".* $", raw, re.MULTILINE) == []
    assert len(raw.splitlines()) == 6


def test_a_wide_window_does_not_make_long_lines(screen: MakeScreen) -> None:
    """Nothing is wider than a hundred columns."""
    made = screen("en", 300)
    made.tell(Both("", "word " * 60))
    assert max(map(len, shown(made).splitlines())) == 99


def test_markup_stays_as_it_was_typed(screen: MakeScreen, small: Bank) -> None:
    """Square brackets, emoji names and links in what users and banks write are text, wherever it is shown."""
    both = Both(MARKUP, MARKUP)
    question = small.questions["screening-why"]._replace(id=MARKUP, ask=both)
    framework = small.framework_of(question)
    framework = framework._replace(
        title=both,
        advice=both,
        points=tuple(p._replace(text=both, say=both, probe=both) for p in framework.points),
    )
    topic = small.topic("screening")._replace(name=both)
    bank = replace(small, questions={MARKUP: question}, frameworks={"choosing": framework}, topics={"screening": topic})
    mark = Mark("audience", "unsure", "unsure", quote=MARKUP, hits=((0, 3),))
    marks = (mark, mark._replace(point="views", state="missed"))
    attempt = taken(small, "x").attempt._replace(question=MARKUP, answer=MARKUP, marks=marks)
    one = Taken(question, attempt, Delivery(1.0, (), ()))

    made = screen("zh", 100)
    stage = DrillScreen(made, Rates(220, 130))
    pages: list[tuple[Callable[[], None], int]] = [
        (lambda: stage.question(topic, question, 0, 2, 2), 2),
        (lambda: stage.follow_up(framework.points[0]), 1),
        (lambda: stage.draft_found(both, Draft("q", "zh", "x", 1.0)), 1),
        (lambda: stage.strong(framework), 3),
        (lambda: stage.marks(framework, marks, []), 4),
        (lambda: stage.marks(framework, marks, ["views"]), 2),
        (lambda: stage.probed(framework.points[0], 1, "covered"), 1),
        (lambda: stage.probed(framework.points[0], 1, "missed"), 1),
        (lambda: stage.menu([both, both]), 2),
        (lambda: stage.tell(words.NOT_A_CHOICE, typed=MARKUP), 1),
        (lambda: stage.summary([one], [(mark, framework.points[0])]), 2),
        (lambda: print_sheet(made, review.compose(bank, "zh", READING, Known()), "x"), 8),
        (lambda: lists.topics(made, bank, {}, shares(bank)), 1),
        (lambda: lists.questions(made, bank), 3),
        (lambda: lists.history(made, bank, [attempt]), 1),
        (lambda: lists.attempt(made, bank, attempt, [attempt._replace(probe="views")]), 8),
        (lambda: lists.attempt(made, small, attempt, []), 3),
    ]
    for number, (page, times) in enumerate(pages):
        before = shown(made)
        page()
        assert (number, shown(made)[len(before) :].count(MARKUP)) == (number, times)


# --- marks ---


def test_every_state_of_a_mark_in_chinese(screen: MakeScreen, small: Bank) -> None:
    """Sign, number, words; the evidence for what was said, a way to say what was not; and who decided."""
    made = screen("zh", 40)
    audience, views = small.frameworks["choosing"].points
    won = Mark("audience", "covered", "missed", "probe", "我先看受众匹配", ((3, 7),))
    by_hand = Mark("views", "missed", "covered", "hand", "中位播放", ((0, 4),))
    unsure = Mark("views", "unsure", "unsure", "match", "播放，中位", ((0, 2),))
    print_marks(made, [audience, views, views], [won, by_hand, unsure], keys=True)
    assert shown(made) == block("""
        3 个要点，答到 1 个，1 个拿不准
        ✓ 1 答到（追问后答到） · 粉丝对得上
            你说：「我先看受众匹配」
        ✗ 2 没答到（你改判的） · 播放稳定
            比如这么说：我看中位播放。
        ? 3 拿不准 · 播放稳定
            你说：「播放，中位」
            算的话按 3；不按就不算。
    """)


def test_a_point_without_a_sample_has_none_to_show(screen: MakeScreen, small: Bank) -> None:
    """A user's own bank may leave out how to say it, and the advice."""
    made = screen("en", 60)
    framework = small.frameworks["writing"]
    point = framework.points[0]._replace(say=Both("", ""))
    print_marks(made, [point], [Mark("short", "missed", "missed")])
    DrillScreen(made, READING).strong(framework._replace(advice=Both("", ""), points=(point,)))
    assert shown(made) == block("""
        0 of 1 point found
        ✗ 1 missed · It is short

        Point by point, how others say it (use your own examples)
        1 It is short
    """)


# --- a drill ---


def test_a_question_in_chinese_on_a_narrow_screen(screen: MakeScreen, small: Bank) -> None:
    """The frame is straight, though a Chinese character takes two columns; how to answer is told with the first."""
    made = screen("zh", 40)
    stage = DrillScreen(made, Rates(220, 130))
    stage.question(small.topic("screening"), small.questions["screening-why"], 0, 1, 2)
    stage.question(small.topic("outreach"), small.questions["outreach-first"], 30, 2, 2)
    assert shown(made) == block("""
        ╭─ 达人筛选 ───────────────────────────╮
        │ 为什么选他？                         │
        ╰─────── 第 1 题，共 2 题 · 建议 1:30 ─╯
        直接写，回车换行。写完按 Ctrl-D，或者另
        起一行只打一个句号。一个字不写就是跳过。

        ╭─ 建联 ───────────────────────────────╮
        │ 第一封邮件怎么写？                   │
        ╰─────── 第 2 题，共 2 题 · 限时 0:30 ─╯
    """)


def test_a_question_again_and_its_follow_up_in_english(screen: MakeScreen, small: Bank) -> None:
    """Both have a frame like the question's, and say what they are."""
    made = screen("en", 40)
    stage = DrillScreen(made, Rates(220, 130))
    stage.again(small.topic("screening"), small.questions["screening-why"], 0)
    stage.resumed(small.topic("screening"), small.questions["screening-why"], 60)
    stage.follow_up(small.frameworks["choosing"].points[0])
    assert shown(made) == block("""
        ╭─ Creator screening ──────────────────╮
        │ Why this one?                        │
        ╰───────────── once more · about 1:30 ─╯

        ╭─ Creator screening ──────────────────╮
        │ Why this one?                        │
        ╰── where you left off · at most 1:00 ─╯
        Just type; Enter starts a new line.
        Ctrl-D hands it in, and so does a line
        with only a full stop. Hand in nothing
        to skip.

        ╭─ Follow-up ──────────────────────────╮
        │ Who follows them?                    │
        ╰──────────────────────────────────────╯
    """)


def test_feedback_in_english(screen: MakeScreen, small: Bank) -> None:
    """Each point with its evidence, the time taken and what it would be aloud, and how old the facts are."""
    made = screen("en", 60)
    one = taken(small, "I look at the audience, by country", "en")
    sources = (
        Source("mail", "What is allowed", "An authority", "example.org", "2026-04"),
        Source("x", "Old", "Us", "y", ""),
    )
    basis = Basis("2026-11-23", sources)
    DrillScreen(made, Rates(220, 130)).feedback(small.frameworks["choosing"], one, basis)
    assert shown(made) == block("""
        1 of 2 points found
        ✓ 1 found · The followers fit
            You said: "I look at the audience, by country"
        ✗ 2 missed · Steady views
            For example: I look at median views.
        Typed in 1:15. Said aloud, 0:10 to 0:14 (at about 130 words
        a minute); aim for 1:30.
        Signposts: none (such as first, second, finally) · Figures:
        40%
        As of 2026-11-23. Rules and figures change: check the
        current ones before the interview.
        From An authority 2026-04, Us. Addresses: kolinterview bank
        sources
    """)


def test_feedback_on_facts_that_do_not_age_bears_no_date(screen: MakeScreen, small: Bank) -> None:
    """Only what was checked on a day says which."""
    made = screen("zh", 60)
    one = taken(small, "受众匹配，中位播放")
    DrillScreen(made, Rates(220, 130)).feedback(small.frameworks["choosing"], one, Basis("", ()))
    assert shown(made).splitlines()[-4:] == [
        "    你说：「中位播放」",
        "打字 1:15，说出来约 0:10 到 0:14（每分钟 220 字上下），建议",
        "1:30。",
        "分点：没有（比如首先、第二、最后） · 数字：40%",
    ]


def test_a_strong_answer_and_a_follow_up_won_or_lost(screen: MakeScreen, small: Bank) -> None:
    """The points as they would be said, numbered, and the advice."""
    made = screen("zh", 60)
    stage = DrillScreen(made, Rates(220, 130))
    stage.strong(small.frameworks["choosing"])
    views = small.frameworks["choosing"].points[1]
    for state in ("covered", "unsure", "missed"):
        stage.probed(views, 2, state)
    stage.menu([words.MENU_NEXT, words.MENU_AFTER_ALL, words.MENU_STRONG, words.MENU_QUIT])
    assert shown(made) == block("""
        一条一条这么说（例子换成你自己的）
        1 我先看粉丝在哪个国家。
        2 我看中位播放。
        答题思路：先说人群。
        追问答上来了：播放稳定。
        像是说到了：播放稳定。算的话按 2 改判。
        没找到这一点：播放稳定。说到了就按 2 改判。

        回车 下一题 · r 还是答一下 · s 示范 · q 结束
    """)


def test_points_to_tick_after_speaking(screen: MakeScreen, small: Bank) -> None:
    """Each with its number, no more; after a follow-up the one point, and how others say it."""
    made = screen("en", 60)
    stage = DrillScreen(made, Rates(220, 130), aloud=True)
    framework = small.frameworks["choosing"]
    stage.question(small.topic("screening"), small.questions["screening-how"], 0, 1, 1)
    assert "Say it aloud; there is nothing to type." in shown(made)
    before = len(shown(made))
    stage.tick(framework, 75.4, 60)
    stage.tick_one(framework.points[0]._replace(say=Both("", "")))
    stage.tick_one(framework.points[1])
    assert shown(made)[before:].strip("\n") == block("""
        You spoke for 1:15 (aim for 1:00). Which of these did you
        say?
        1 The followers fit
        2 Steady views
        numbers tick, such as 1 3 · Enter none · s skips

        The followers fit
        Did you say it? y yes · Enter no

        Steady views
        I look at median views.
        Did you say it? y yes · Enter no
    """)


def test_drafts_found_and_drafts_broken(screen: MakeScreen, small: Bank) -> None:
    """A draft is offered with its question, its length and its time; one that cannot be kept names its folder."""
    made = screen("en", 60)
    stage = DrillScreen(made, Rates(220, 130))
    stage.draft_found(small.questions["screening-why"].ask, Draft("screening-why", "en", "four", 75.9))
    stage.draft_broken(Path("/d"))
    assert shown(made) == block("""
        An answer from last time is unfinished (4 characters, 1:15):
          Why this one?
        Enter goes on with it · d throws it away · l leaves it for
        later
        Drafts cannot be kept in /d: do not close the window before
        you hand in.
    """)


NOT_STORED = [
    (
        "zh",
        "/d.json",
        "这一题没记下来。练习记录存不进 /h.db：磁盘满了。写的没丢，在 /d.json，下回开练会问你要不要接着写。",
    ),
    ("zh", None, "这一题没记下来，草稿也存不了。练习记录存不进 /h.db：磁盘满了。要留就从屏幕上复制走。"),
    (
        "en",
        "/d.json",
        "This answer is not in your history. Cannot keep your history in /h.db: the disk is full. It is not lost: it is"
        " in /d.json, and the next drill offers it again.",
    ),
    (
        "en",
        None,
        "This answer was NOT saved. Cannot keep your history in /h.db: the disk is full. Copy it from the screen if you"
        " want to keep it.",
    ),
]


@pytest.mark.parametrize(("lang", "draft", "sentence"), NOT_STORED)
def test_an_answer_that_could_not_be_stored_says_why_and_where_it_is(
    screen: MakeScreen, lang: Lang, draft: str | None, sentence: str
) -> None:
    """In whole sentences, on one line, so that the path can be copied."""
    made = screen(lang, 60)
    DrillScreen(made, Rates(220, 130)).not_stored(FULL, Path(draft) if draft else None)
    assert shown(made) == sentence


SUMMARIES = [
    (
        "zh",
        50,
        """
        这一轮
        题目                  要点  用时
        为什么选他？           1/2  1:15
        为什么选他？（重答）  跳过  1:15
        接下来补这几处
        ✗ 播放稳定
        看一遍：kolinterview review --topic screening
        再练这一块：kolinterview drill --topic screening
        """,
    ),
    (
        "en",
        60,
        """
        This session
        ╭───────────────────────┬─────────┬──────╮
        │ Question              │  Points │ Time │
        ├───────────────────────┼─────────┼──────┤
        │ Why this one?         │     1/2 │ 1:15 │
        ├───────────────────────┼─────────┼──────┤
        │ Why this one? (again) │ skipped │ 1:15 │
        ╰───────────────────────┴─────────┴──────╯
        What to look at next
        ✗ Steady views
        Read it through: kolinterview review --topic screening
        More of the same: kolinterview drill --topic screening
        """,
    ),
]


@pytest.mark.parametrize(("lang", "width", "text"), SUMMARIES)
def test_the_end_of_a_session(screen: MakeScreen, small: Bank, lang: Lang, width: int, text: str) -> None:
    """A line for each question, the weak points, and the two commands that come next; no frame where it is narrow."""
    made = screen(lang, width)
    answered, skipped = taken(small, "受众匹配"), taken(small, "")
    weak = [(answered.marks[1], small.frameworks["choosing"].points[1])]
    DrillScreen(made, Rates(220, 130)).summary([answered, skipped], weak)
    assert shown(made) == block(text)


def test_the_end_of_a_session_with_nothing_to_look_at(screen: MakeScreen, small: Bank) -> None:
    """Everything found is said; so is that nothing was answered."""
    made = screen("en", 80)
    stage = DrillScreen(made, Rates(220, 130))
    stage.summary([taken(small, "受众匹配，中位播放")], [])
    assert shown(made).endswith("\nEvery point was found. Try another topic, or answer in the other language.")
    stage.summary([taken(small, "受众匹配"), taken(small, "受众匹配，中位播放")], [])
    assert shown(made).endswith("\nWhat was missed at first came later.")
    for session in ([], [taken(small, "")]):
        before = shown(made)
        stage.summary(session, [])
        assert shown(made)[len(before) :].strip() == "Nothing was handed in this time."


# --- lists ---


def test_topics_and_questions_in_both_languages(screen: MakeScreen, small: Bank) -> None:
    """The columns stand straight under each other, and the numbers to the right."""
    chinese, english = screen("zh", 60), screen("en", 60)
    lists.topics(chinese, small, {"screening-how": 3}, shares(small) | {"screening": Share(1.25, 2)})
    assert shown(chinese) == block("""
        主题       名称      题数  练过  记得
        screening  达人筛选     2     1   62%
        outreach   建联         1     0    0%
        开练：kolinterview drill --topic screening
    """)
    lists.questions(english, small)
    assert shown(english) == block("""
        Creator screening  screening
          screening-how  core
          How do you choose creators?
          screening-why  senior
          Why this one?
        Outreach  outreach
          outreach-first  entry
          How do you write the first email?
    """)


def test_the_command_under_the_topics_can_be_copied(screen: MakeScreen, small: Bank) -> None:
    """It stays on one line on a narrow screen too."""
    made = screen("zh", 40)
    lists.topics(made, small, {}, shares(small))
    assert shown(made).splitlines()[-1] == "开练：kolinterview drill --topic screening"


HISTORIES = [
    (
        64,
        """
        No.  When         Points   Time  Question
        12   11-23 17:00  1/2      1:15  Why this one?
        3    11-23 17:00  skipped  0:00  Why this one?
        2    11-23 17:00  0/1      1:15  Follow-up · What about the
                                         views?
        1    11-23 17:00  1/2      1:15  gone (no longer in the bank)
        """,
    ),
    (
        40,
        """
        12 · 11-23 17:00 · 1/2 · 1:15
        Why this one?
        3 · 11-23 17:00 · skipped · 0:00
        Why this one?
        2 · 11-23 17:00 · 0/1 · 1:15
        Follow-up · What about the views?
        1 · 11-23 17:00 · 1/2 · 1:15
        gone (no longer in the bank)
        """,
    ),
]


@pytest.mark.usefixtures("in_shanghai")
@pytest.mark.parametrize(("width", "text"), HISTORIES)
def test_the_history_in_local_time(screen: MakeScreen, small: Bank, width: int, text: str) -> None:
    """Answers, skips, follow-ups and questions that the bank no longer has, each with its number."""
    made = screen("en", width)
    one = taken(small, "受众匹配").attempt
    lists.history(
        made,
        small,
        [
            one,
            one._replace(id=3, state="skipped", marks=(), seconds=0.0),
            one._replace(id=2, probe="views", marks=one.marks[1:]),
            one._replace(id=1, question="gone", framework="gone"),
        ],
    )
    assert shown(made) == block(text)


def test_no_history_says_how_to_begin(screen: MakeScreen, small: Bank) -> None:
    """An empty list prints nothing where data go."""
    made = screen("zh", 60)
    lists.history(made, small, [])
    assert shown(made) == ""
    assert made.err.file.getvalue() == "还没有记录。先练一轮：kolinterview drill\n"  # type: ignore[attr-defined]


@pytest.mark.usefixtures("in_shanghai")
def test_one_attempt_in_full(screen: MakeScreen, small: Bank) -> None:
    """The question, the answer, its points, and what was said to its follow-ups, of gone points too."""
    made = screen("zh", 60)
    one = taken(small, "受众匹配\n[b]").attempt
    follow_ups = [one._replace(probe="views", answer="中位"), one._replace(probe="gone", answer="别的")]
    lists.attempt(made, small, one, follow_ups)
    assert shown(made) == block("""
        为什么选他？
        2026-11-23 17:00 · 1:15
        受众匹配
        [b]

        2 个要点，答到 1 个
        ✓ 1 答到 · 粉丝对得上
            你说：「受众匹配」
        ✗ 2 没答到 · 播放稳定
            比如这么说：我看中位播放。

        追问 · 播放怎么看？
        中位

        追问 · gone
        别的
    """)


@pytest.mark.usefixtures("in_shanghai")
def test_an_attempt_whose_points_the_bank_no_longer_has(screen: MakeScreen, small: Bank) -> None:
    """Those that are left are shown as ever, the others by their ids; a skipped question says so."""
    made = screen("en", 60)
    one = taken(small, "受众匹配").attempt
    lists.attempt(made, small, one._replace(marks=(*one.marks[:1], Mark("gone", "missed", "missed"))), [])
    lists.attempt(made, small, one._replace(state="skipped", answer="", marks=(), framework="gone", question="old"), [])
    assert shown(made) == block("""
        Why this one?
        2026-11-23 17:00 · 1:15
        受众匹配

        1 of 1 point found
        ✓ 1 found · The followers fit
            You said: "受众匹配"
        ✗ gone (no longer in the bank)
        old (no longer in the bank)
        2026-11-23 17:00 · 1:15
        skipped
    """)


def test_a_score_ends_with_the_time_it_takes_to_say(screen: MakeScreen, small: Bank) -> None:
    """The marks, and an estimate."""
    made = screen("zh", 60)
    delivery = Delivery(60.0, ("首先", "最后"), ("3%", "4", "5", "6", "7", "8"))
    lists.score(
        made,
        small.question("outreach-first"),
        "短",
        small.frameworks["writing"],
        [Mark("short", "missed", "missed")],
        None,
        delivery,
    )
    assert shown(made).splitlines() == [
        "1 个要点，答到 0 个",
        "✗ 1 没答到 · 写得短",
        "    比如这么说：我写五行。",
        "说出来约 0:51 到 1:09。",
        "分点：首先 → 最后 · 数字：3%、4、5、6、7 等 6 个",
    ]


def test_a_score_with_its_reasons(screen: MakeScreen, small: Bank) -> None:
    """The cue, or the words with how sure they make it, or what it is like; and that there was nothing."""
    made = screen("en", 80)
    points = (*small.frameworks["choosing"].points, *small.frameworks["writing"].points)
    whys = {
        "audience": Why(("<audience>", "国家|countr*|地区|area")),
        "views": Why(odds=0.0, grams=("中位", "median view")),
        "short": Why(like="I write five lines."),
    }
    quote = {"quote": "my median", "hits": ((3, 9),)}
    print_marks(made, points, [Mark(point.id, "unsure", "unsure", **quote) for point in points], whys=whys)
    print_marks(made, points[:1], [Mark("audience", "missed", "missed")], whys={"audience": None})
    assert [line.strip() for line in shown(made).splitlines() if "ecause" in line or "sounds" in line] == [
        "Because of the cue <audience> + 国家|countr*|地区|…",
        "It sounds like answers that made this point (50% sure): median",
        "Because it is like: I write five lines.",
        "Because nothing like it was found",
    ]


def test_the_words_that_may_have_said_a_point_are_offered_by_letter(screen: MakeScreen) -> None:
    """Each on its line, and one key for each."""
    made = screen("en", 60)
    stage = DrillScreen(made, Rates(220, 130))
    stage.offer(["five lines", "one more"])
    stage.offer(["five lines"])
    assert shown(made) == block("""
        Which of your words covered this? Pick them, and something
        close to them is found next time.
        a "five lines"
        b "one more"
        a–b picks one · Enter keeps none
        Which of your words covered this? Pick them, and something
        close to them is found next time.
        a "five lines"
        a keeps it · Enter does not
    """)


def test_wordings_that_are_kept(screen: MakeScreen, small: Bank) -> None:
    """With their numbers, and how to forget one; those whose point is gone are said to be orphans."""
    made = screen("en", 70)
    at = datetime(2026, 11, 25, 12, tzinfo=UTC)
    lists.exemplars(
        made, small, [Exemplar("choosing", "views", "no tops", 1, at, 3), Exemplar("x", "y", "old", 1, at, 7)]
    )
    assert shown(made) == block("""
        3 Steady views · 11-25
          "no tops"
        7 y (no longer in the bank) · 11-25
          "old"
        To forget one: kolinterview history exemplars --forget 7
    """)


def test_marks_that_were_overruled(screen: MakeScreen) -> None:
    """By how often, with what was changed."""
    made = screen("en", 70)
    lists.corrections(made, [Correction("choosing", "views", 5, 2, 1)])
    lists.corrections(made, [])
    assert shown(made) == block("""
        Points you have overruled most
        choosing.views
          marked 5 times: you added it 2 times, you took it away 1 time
    """)
    assert made.err.file.getvalue() == "You have not overruled any mark yet.\n"  # type: ignore[attr-defined]


def test_settings_with_where_they_come_from(screen: MakeScreen, tmp_path: Path) -> None:
    """Values as people read them; the two files are on lines of their own, and a missing one is said to be."""
    made = screen("en", 80)
    file = tmp_path / "config.yaml"
    settings = Settings("en", limit=90, banks=(Path("/a"), Path("/b")), origins={"limit": "environment"})
    lists.settings(made, settings, file, tmp_path / "history.db")
    file.touch()
    lists.settings(made, replace(settings, limit=0, banks=()), file, tmp_path / "history.db")
    first, second = shown(made).split("Setting        ")[1:]
    assert block("        Setting        " + first).replace(f"{tmp_path}", "~").splitlines() == [
        "        Setting        Value                                               From",
        "lang           en                                                  default",
        "clock          toolbar                                             default",
        "count          5                                                   default",
        "limit          90 s                                                environment",
        "speaking_rate  220 Chinese characters, 130 English words a minute  default",
        "reading_rate   400 Chinese characters, 220 English words a minute  default",
        "banks          /a                                                  default",
        "               /b",
        "Settings file: ~/config.yaml (not there; nothing needs it)",
        "History: ~/history.db",
    ]
    assert [line.split()[1] for line in second.splitlines() if line.startswith(("limit", "banks"))] == ["0", "none"]
    assert f"Settings file: {file}\n" in second


def test_problems_go_to_stderr_with_their_number(screen: MakeScreen) -> None:
    """A line each, and how many there are."""
    made = screen("zh", 40)
    problem = Problem("/q.yaml", 3, 7, "x.level", Both("不行" * 30, "no"))
    lists.problems(made, [problem, problem._replace(line=4, where="")], [problem._replace(line=5)])
    assert shown(made) == ""
    assert made.err.file.getvalue().splitlines() == [  # type: ignore[attr-defined]
        "/q.yaml:3:7: x.level: " + "不行" * 30,
        "/q.yaml:4:7: " + "不行" * 30,
        "/q.yaml:5:7: x.level: " + "不行" * 30,
        "2 处问题。",
        "1 处可以改进，不改也能用。",
    ]


# --- help ---

HELPS = [
    (
        "history show --help --lang en",
        60,
        """
        Usage: kolinterview history show ID [Options]

        One answer in full, with its points.

        Arguments
          ID  The number of the answer; see kolinterview history
              list.

        Options
          --json        Print JSON, for programs.
          --lang zh|en  The language of questions and screen: zh or
                        en.
          -h, --help    Show this page.
        """,
    ),
    (
        "bank --help --lang zh",
        50,
        """
        用法：kolinterview bank 命令 [选项]

        题库在哪儿、有没有写错。

        命令
          check
            检查题库：每一处问题，还有可以改进的线索，都带
            行号。不给文件夹就查正在用的题库。
          sources
            会变的规则和数字是从哪儿来的、哪天的，带网址。
          path
            题库文件夹的位置。

        选项
          --lang zh|en
            题目和界面的语言：zh 或 en。
          -h, --help
            看这一页。
        """,
    ),
    (
        "score --help --lang zh",
        80,
        """
        用法：kolinterview score 题目 [文件] [选项]

        不计时，看一段写好的回答说到了哪些要点。不给文件就从标准输入读。

        参数
          题目    题目的 id，见 kolinterview topics --questions。
          [文件]  写着回答的文件；- 或不写就是标准输入。

        选项
          --why         每个要点说明依据：是哪条线索，还是哪些说法。
          --json        输出 JSON，给程序用。
          --lang zh|en  题目和界面的语言：zh 或 en。
          -h, --help    看这一页。
        """,
    ),
]


@pytest.mark.parametrize(("line", "width", "text"), HELPS)
def test_help_in_both_languages(run: Run, monkeypatch: pytest.MonkeyPatch, line: str, width: int, text: str) -> None:
    """Usage, what it does, arguments, commands, options; names on lines of their own where it is narrow."""
    monkeypatch.setenv("COLUMNS", str(width))
    assert "\n".join(part.rstrip() for part in run(line).out.splitlines()).strip("\n") == block(text)
