"""The report of a mock interview: what it counts, what it advises, and each form it is written in."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from conftest import MakeScreen, shown
from markdown_it import MarkdownIt
from test_drill import NOW
from test_mock import RATES, tiny

from kolinterview import pages, report, sums
from kolinterview.bank import Bank
from kolinterview.lang import Lang
from kolinterview.marks import Mark, State
from kolinterview.mocks import Mock
from kolinterview.plain import mock as plain
from kolinterview.report import Report
from kolinterview.show.report import as_text, print_mocks, print_report
from kolinterview.speech import delivery
from kolinterview.stage import Taken, taken_again
from kolinterview.store import Attempt

__all__ = ["tiny"]

MOCK = Mock("mocked", NOW, "zh", "tiny", 10, 1.0, 3, ended=NOW + timedelta(minutes=9), finished=True, id=4)
SIGNS: dict[str, State] = {"+": "covered", "-": "missed", "?": "unsure", "p": "covered"}


def taken(bank: Bank, id: str, answer: str, states: str = "", seconds: float = 50.0) -> Taken:
    """An answer to that question; `states` has a sign for each point, p for one that a follow-up won."""
    question = bank.question(id)
    points = bank.framework_of(question).points
    marks = tuple(
        Mark(point.id, SIGNS[sign], "missed" if sign == "p" else SIGNS[sign], "probe" if sign == "p" else "match")
        for point, sign in zip(points, states, strict=bool(states))
    )
    state = "answered" if states else "skipped"
    attempt = Attempt("mocked", NOW, id, question.framework, "zh", state, answer, seconds, marks, id=1)  # type: ignore[arg-type]
    return Taken(question, attempt, delivery(answer, RATES))


def made(bank: Bank, *session: Taken, lang: Lang = "zh") -> Report:
    return report.compose(bank, replace(MOCK, lang=lang), session, 533.0)


@pytest.fixture
def whole(tiny: Bank) -> Report:
    """A question half covered by a follow-up, a sum worked out wrong, a question passed over."""
    first = taken(tiny, "screening-how", "先看粉丝\n再看数据", "p-")
    put = Attempt(
        "mocked", NOW, "screening-how", "choosing", "zh", "answered", "受众匹配 <b>", 20.0, parent=1, probe="audience"
    )
    gone = put._replace(probe="no-longer-there")
    sum = taken(tiny, "break-even", "250 单，退款没算", "-+")
    return made(tiny, first.with_follow_up(put).with_follow_up(gone), sum, taken(tiny, "outreach-first", ""))


# --- counts and advice ---


def test_it_counts_what_was_found_and_what_only_after_a_follow_up(whole: Report) -> None:
    """Over all questions, with the minutes that were used of those there were."""
    assert whole.totals.zh == "3 问，4 个要点答到 2 个，其中 1 个是追问后才说的 · 用了 9 / 10 分钟"
    assert whole.totals.en == "3 questions, 2 of 4 points found, 1 of them only after a follow-up · 9 of 10 min"
    assert whole.answered
    assert not made_of_nothing(whole).answered


def made_of_nothing(whole: Report) -> Report:
    return replace(whole, exchanges=whole.exchanges[2:])


def test_the_three_things_that_weigh_most_come_with_their_command(whole: Report) -> None:
    """What was not answered, sums that were wrong, topics with points never said."""
    assert [(one.said.zh, one.command) for one in whole.advice] == [
        ("1 问没答上来", "kolinterview drill --question outreach-first"),
        ("1 道算账没算对", "kolinterview drill --question break-even"),
        ("「达人筛选」有 1 个要点没说到", "kolinterview drill --topic screening --pick weak"),
    ]


def test_answers_too_long_and_without_order_are_advised_on(tiny: Bank) -> None:
    """Too long even for who speaks fast, and a minute or more without a signpost."""
    long = "我们先看受众匹配还有中位播放这些数据再去联系达人" * 20
    only = made(tiny, taken(tiny, "screening-how", long, "++"))
    assert [one.said.en for one in only.advice] == ["1 answer far too long", "1 long answer without a signpost"]
    assert only.advice[0].command == "kolinterview drill --question screening-how --aloud"
    ordered = made(tiny, taken(tiny, "screening-how", "首先，" + long[:350], "++"))
    assert ordered.advice == ()


def test_a_spoken_answer_is_as_long_as_it_took(tiny: Bank) -> None:
    """There is no text to tell it from."""
    assert made(tiny, taken(tiny, "screening-how", "", "++", 100.0)).advice[0].said.en == "1 answer far too long"
    assert made(tiny, taken(tiny, "screening-how", "", "++", 70.0)).advice[0].said.en.startswith("1 long answer")
    assert made(tiny, taken(tiny, "screening-how", "", "++", 50.0)).advice == ()


def test_a_session_comes_back_from_the_history(tiny: Bank) -> None:
    """Answers with their follow-ups and values, in order; a point that is new counts as missed, a question that is gone
    is left out."""
    given = {"price": 40.0, "goods": 5.0, "rate": 10.0, "fee": 600.0}
    answer = Attempt("m", NOW, "break-even", "breaking-even", "zh", "answered", "20", 9.0, given=given, id=1)
    put = Attempt(
        "m", NOW, "break-even", "breaking-even", "zh", "answered", "退款", 9.0, parent=1, probe="refunds", id=2
    )
    passed = Attempt("m", NOW, "outreach-first", "writing", "zh", "skipped", "", 3.0, id=3)
    found = report.of_session(tiny, [answer, put, answer._replace(id=4, question="gone"), passed], RATES)
    assert [one.question.id for one in found] == ["break-even", "outreach-first"]
    assert found[0].question.ask.zh.startswith("卖 40，货本 5")
    assert found[0].follow_ups == (put,)
    assert [mark.state for mark in found[0].marks] == ["missed", "missed"]
    assert found[1] == taken_again(tiny, passed, RATES)
    assert found[1].marks == ()


# --- on a terminal ---


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 80])
def test_the_report_ends_with_what_to_work_on(whole: Report, screen: MakeScreen, lang: Lang, width: int) -> None:
    """Each question, what was said, follow-ups, the working, the points; the commands are whole lines, at any width."""
    board = screen(lang, width)
    print_report(board, whole)
    text = shown(board)
    assert text.splitlines()[-1] == "  kolinterview drill --topic screening --pick weak"
    order = ["先看粉丝", "受众匹配 <b>", "250 单，退款没算", "kolinterview drill --question outreach-first"]
    places = [text.index(said) for said in order]
    assert places == sorted(places)
    assert max(map(len, text.splitlines())) <= width or "kolinterview" in max(text.splitlines(), key=len)


def test_without_advice_it_says_so(tiny: Bank, screen: MakeScreen) -> None:
    """Nothing is made up to work on."""
    board = screen("en", 60)
    print_report(board, made(tiny, taken(tiny, "screening-how", "", "++", 50.0)))
    assert "No clear gap this time." in shown(board)
    assert "(spoken)" in shown(board)


def test_mocks_are_listed_with_what_they_were(tiny: Bank, screen: MakeScreen) -> None:
    """Number, day, round, minutes, questions, points; one that is unfinished says so, a round that is gone, its id."""
    board = screen("en", 80)
    unfinished = replace(MOCK, session="b", outline="old", ended=None, finished=False, id=5)
    print_mocks(board, tiny, [unfinished, MOCK], {"mocked": (3, 2, 4), "b": (1, 0, 2)})
    lines = shown(board).splitlines()
    assert lines[0].split() == ["No.", "When", "Round", "Minutes", "Questions", "Points"]
    assert lines[1].split()[-5:] == ["old", "(unfinished)", "10", "1", "0/2"]
    assert lines[2].split()[-5:] == ["Tiny", "round", "10", "3", "2/4"]
    assert lines[3] == "To see this report again: kolinterview history mocks 5"


# --- as pages, as values ---


def test_markdown_has_the_whole_transcript(whole: Report) -> None:
    """What was said stays text, line by line; the points with their signs."""
    text = pages.report_markdown(whole)
    assert text.startswith("# 小面 · 2026-11-23")
    assert "1. 1 问没答上来: `kolinterview drill --question outreach-first`" in text
    assert "> 先看粉丝\n>\n> 再看数据\n" in text
    assert "**追问 · 粉丝是谁？**" in text
    assert r"> 受众匹配 \<b\>" in text
    assert "- ✓ **粉丝对得上**（追问后答到）" in text
    assert "- ✗ **播放稳定**\n  我看中位播放。" in text
    assert "答案：450 ÷ 18 = 25 单" in text
    assert "\n\n\n" not in text


def test_the_page_escapes_what_was_said(whole: Report) -> None:
    """It is one file, in the language of the interview, and an answer cannot add to it."""
    page = pages.report_html(whole)
    assert page.startswith("<!DOCTYPE html>")
    assert 'lang="zh-CN"' in page
    assert "受众匹配 &lt;b&gt;" in page
    assert "<p>先看粉丝</p><p>再看数据</p>" in page
    assert "http" not in page
    english = pages.report_html(replace(whole, mock=replace(MOCK, lang="en")))
    assert 'lang="en"' in english
    assert "<h2>What to work on</h2>" in english


@pytest.mark.parametrize("form", [pages.report_html, pages.report_markdown])
def test_a_page_without_advice_says_so(tiny: Bank, form: object) -> None:
    """As on the screen; a spoken answer is named as one."""
    text = form(made(tiny, taken(tiny, "screening-how", "", "++", 50.0)))  # type: ignore[operator]
    assert "这一场没有明显的缺口。" in text
    assert "（口头回答）" in text


def test_plain_text_is_what_the_terminal_shows(whole: Report) -> None:
    """Eighty columns, no colours."""
    text = as_text(whole)
    assert text.splitlines()[-1] == "  kolinterview drill --topic screening --pick weak"
    assert "\x1b" not in text


def test_programs_get_it_all(whole: Report) -> None:
    """The mock, each question as it was asked with its answer, its points, its follow-ups; what to work on."""
    values = json.loads(json.dumps(plain.report(whole)))
    assert (values["round"], values["minutes"], values["spent_seconds"]) == ("tiny", 10, 533.0)
    assert [question["question"] for question in values["questions"]] == [
        "screening-how",
        "break-even",
        "outreach-first",
    ]
    assert [one["answer"] for one in values["questions"][0]["follow_ups"]] == ["受众匹配 <b>"] * 2
    assert values["questions"][1]["ask"]["en"].startswith("Price 30")
    assert values["work_on"][0]["command"] == "kolinterview drill --question outreach-first"
    assert plain.mock(MOCK, (3, 2, 4)) | {"questions": 3, "points": 4, "covered": 2} == plain.mock(MOCK, (3, 2, 4))
    assert plain.mock(replace(MOCK, ended=None), (0, 0, 0))["ended"] is None


def test_the_report_of_an_interview_that_has_left_the_bank_keeps_its_id(tiny: Bank, tmp_path: Path) -> None:
    """The answers are still there to be read."""
    old = report.compose(tiny, replace(MOCK, outline="old"), [taken(tiny, "screening-how", "受众", "+-")], 60.0)
    assert old.heading.zh.startswith("old · ")
    assert sums.working_lines(tiny.question("screening-how")) == []


@pytest.mark.parametrize(
    "line", ["- a", " 1. a", "1.", "2)", "-", "+", "=", "===", "---", "# a", "> a", "<b>", "`a`", "    a"]
)
def test_a_line_of_an_answer_is_a_paragraph_in_markdown(tiny: Bank, line: str) -> None:
    """Never a list, a heading or a tag, and nothing of it is lost."""
    page = pages.report_markdown(made(tiny, taken(tiny, "screening-how", f"x\n{line}\ny", "--")))
    quoted = page[page.index("\n> ") : page.rindex("\n>")]
    inside = MarkdownIt("commonmark").parse(quoted)
    assert {token.tag for token in inside if token.type != "inline"} == {"blockquote", "p"}
    said = ["".join(child.content for child in token.children or ()) for token in inside if token.type == "inline"]
    assert said == ["x", line.strip(), "y"]
