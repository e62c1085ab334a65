"""The sheet as data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import SHEET, SMALL_QUESTIONS, write_bank
from hypothesis import given, settings
from hypothesis import strategies as st

from kolinterview import load, review
from kolinterview.bank import Bank
from kolinterview.lang import Both, Lang
from kolinterview.review import Known, Wish
from kolinterview.sheet import Sheet
from kolinterview.speech import READING, Rates
from kolinterview.store import Interview
from kolinterview.tally import Tally

ONE_A_SECOND = Rates(zh=60, en=60)
AUDIENCE, VIEWS, SHORT = ("choosing", "audience"), ("choosing", "views"), ("writing", "short")

# What is known of audience and of views, and the order in which they are to be read.
ORDERS = [
    (None, None, "audience views"),
    (Tally(1, 0, "unsure"), None, "audience views"),
    (None, Tally(1, 0, "unsure"), "views audience"),
    (Tally(1, 1, "covered"), Tally(1, 0, "unsure"), "views audience"),
    (Tally(1, 1, "covered"), None, "views audience"),
    (None, Tally(3, 2, "missed"), "views audience"),
    (Tally(3, 3, "covered"), Tally(1, 0, "missed"), "views audience"),
    (Tally(9, 0, "unsure"), Tally(9, 8, "missed"), "views audience"),
]


@pytest.fixture
def full(tmp_path: Path) -> Bank:
    """The small bank with what every sheet has."""
    return load.load([write_bank(tmp_path / "full", SHEET + SMALL_QUESTIONS)])


def compose(bank: Bank, known: Known = Known(), wish: Wish = Wish(), lang: Lang = "zh") -> Sheet:  # noqa: B008
    return review.compose(bank, lang, ONE_A_SECOND, known, wish)


def order(sheet: Sheet) -> dict[str, dict[str, list[str]]]:
    """Topic → framework → points, as they stand on the sheet."""
    return {
        topic.id: {part.framework.id: [entry.point.id for entry in part.points] for part in parts}
        for topic, parts in sheet.topics
    }


def test_before_the_first_drill_everything_is_there_in_the_order_of_an_interview(small: Bank) -> None:
    """The sheet needs no history."""
    sheet = compose(small)
    assert order(sheet) == {"screening": {"choosing": ["audience", "views"]}, "outreach": {"writing": ["short"]}}
    choosing = sheet.topics[0][1][0]
    assert [question.id for question in choosing.questions] == ["screening-how", "screening-why"]
    assert [(entry.last, entry.words, entry.recalled) for entry in choosing.points] == [(None, "", 0.0)] * 2
    assert (choosing.opening, sheet.left_out, sheet.interview, sheet.days) == ("", 0, None, None)


@pytest.mark.parametrize(("audience", "views", "expected"), ORDERS)
def test_the_weakest_point_comes_first(small: Bank, audience: Tally | None, views: Tally | None, expected: str) -> None:
    """Missed before unsure before never asked, which may be known, before covered."""
    known = {AUDIENCE: audience, VIEWS: views}
    sheet = compose(small, Known(tallies={name: tally for name, tally in known.items() if tally}))
    assert order(sheet)["screening"]["choosing"] == expected.split()


def test_of_points_covered_alike_the_likelier_forgotten_comes_first(small: Bank) -> None:
    """Then the probability that it is recalled decides."""
    tallies = {AUDIENCE: Tally(1, 1, "covered"), VIEWS: Tally(1, 1, "covered")}
    sheet = compose(small, Known(recalled={AUDIENCE: 0.9, VIEWS: 0.6}, tallies=tallies))
    assert order(sheet)["screening"]["choosing"] == ["views", "audience"]


def test_the_weakest_framework_of_a_topic_comes_first(tmp_path: Path) -> None:
    """A framework is as weak as its points are on the whole; topics keep the order of an interview."""
    questions = SMALL_QUESTIONS.replace("topic: outreach\n", "topic: screening\n")
    bank = load.load([write_bank(tmp_path / "one topic", questions)])
    assert list(order(compose(bank))["screening"]) == ["choosing", "writing"]
    missed = Known(tallies={SHORT: Tally(1, 0, "missed")})
    assert list(order(compose(bank, missed))["screening"]) == ["writing", "choosing"]


def test_the_users_own_words_and_opening_are_on_it(small: Bank) -> None:
    """The words that covered a point in the best answer, and how that answer began."""
    answers = {"screening-why": "我先看人群。然后看播放。", "gone": "x"}
    sheet = compose(small, Known(words={VIEWS: "看中位播放"}, answers=answers))
    choosing = sheet.topics[0][1][0]
    assert [entry.words for entry in choosing.points] == ["", "看中位播放"]
    assert choosing.opening == "我先看人群。"


@pytest.mark.parametrize(
    ("answer", "opening"),
    [
        ("I start with 2.5 million views. Then more.", "I start with 2.5 million views."),
        ("  先看\n再看", "先看"),
        ("没有句号", "没有句号"),
        ("长" * 200, "长" * 120 + "…"),
        ("", ""),
    ],
)
def test_an_opening_is_the_first_sentence_as_far_as_it_is_one(small: Bank, answer: str, opening: str) -> None:
    """Numbers do not end it, a new line does, and nobody reads a whole answer as its opening."""
    sheet = compose(small, Known(answers={"screening-how": answer}))
    assert sheet.topics[0][1][0].opening == opening


def test_topics_rounds_and_weakness_narrow_the_sheet(full: Bank) -> None:
    """Only what they leave, and none of what every other sheet has."""
    tallies = {AUDIENCE: Tally(1, 0, "missed"), SHORT: Tally(1, 1, "covered")}
    known = Known(tallies=tallies)
    for wish, expected in (
        (Wish([full.topic("outreach")]), {"outreach": {"writing": ["short"]}}),
        (Wish(round="final"), {"screening": {"choosing": ["audience", "views"]}}),
        (Wish(weak=True), {"screening": {"choosing": ["audience"]}}),
        (Wish(round="written"), {}),
    ):
        sheet = compose(full, known, wish)
        assert order(sheet) == expected
        assert (sheet.ready, sheet.manner, sheet.ask, sheet.phrases) == ((), (), (), ())


def test_a_framework_of_two_topics_is_read_once(tmp_path: Path) -> None:
    """It stands under the first of them, with the questions of both."""
    questions = SMALL_QUESTIONS.replace("framework: writing", "framework: choosing")
    bank = load.load([write_bank(tmp_path / "shared", questions)])
    ((topic, (part,)),) = compose(bank).topics
    assert topic.id == "screening"
    assert [question.id for question in part.questions] == ["screening-how", "screening-why", "outreach-first"]
    ((topic, _),) = compose(bank, wish=Wish([bank.topic("outreach")])).topics
    assert topic.id == "outreach"


# --- what every sheet has, and what there is time for ---


def test_what_every_sheet_has(full: Bank) -> None:
    """What to have ready, how to come across, what to ask; English phrases for those who speak English in it."""
    sheet = compose(full)
    assert [part.framework.id for part in sheet.ready + sheet.manner] == ["writing", "choosing"]
    assert (sheet.ask[0].en, sheet.phrases) == ("How big is the team?", ())
    for english in (
        compose(full, Known(speaks_english=True)),
        compose(full, lang="en"),
        compose(full, wish=Wish(round="english")),
    ):
        assert [phrase.en for phrase in english.phrases] == ["Sorry?"]


def test_in_a_short_time_nothing_is_read_twice(full: Bank) -> None:
    """What stands there in short is not there in full, unless all is asked for."""
    assert order(compose(full, wish=Wish(minutes=10))) == {}
    assert order(compose(full)) == {
        "screening": {"choosing": ["audience", "views"]},
        "outreach": {"writing": ["short"]},
    }


def test_a_section_that_does_not_fit_in_half_the_time_is_left_out(full: Bank) -> None:
    """One minute has room for 30 characters of it."""
    sheet = compose(full, wish=Wish(minutes=1))
    assert [part.framework.id for part in sheet.ready] == ["writing"]  # 写邮件, 写得短
    assert [part.framework.id for part in sheet.manner] == ["choosing"]  # 选达人, 粉丝对得上, 播放稳定
    assert sheet.ask == full.essentials.ask  # 团队几个人
    assert sheet.seconds == 6 + 12 + 5


def test_what_to_have_ready_comes_before_what_to_ask(full: Bank) -> None:
    """Where half the time is too short for all sections, the later ones go; each is there whole or not at all."""
    many = full.essentials._replace(ask=(Both("问" * 30, "ask " * 30),))
    sheet = compose(replace(full, essentials=many), wish=Wish(minutes=1))
    assert (len(sheet.ready), len(sheet.manner), sheet.ask) == (1, 1, ())


def test_the_reading_time_counts_what_is_read(small: Bank) -> None:
    """Title, advice, the question, and each point with how to say it, or the user's own words and opening."""
    outreach = Wish([small.topic("outreach")])
    assert compose(small, wish=outreach).seconds == 21
    assert compose(small, wish=outreach, lang="en").seconds == 18
    own = Known(words={SHORT: "五行"}, answers={"outreach-first": "五行就够。别的不写。"})
    assert compose(small, own, outreach).seconds == 21 - len("我写五行") + len("五行") + len("五行就够")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("minutes", [5, 10, 15, 30])
def test_a_sheet_for_ten_minutes_is_one(bank: Bank, lang: Lang, minutes: int) -> None:
    """It fits, it fills most of it, and it says how much is left out: whole frameworks only."""
    sheet = review.compose(bank, lang, READING, Known(), Wish(minutes=minutes))
    assert minutes * 60 * 0.85 <= sheet.seconds <= minutes * 60
    parts = [part for _, parts in sheet.topics for part in parts]
    assert len(parts) + len(sheet.ready) + len(sheet.manner) + sheet.left_out == len(
        {question.framework for question in bank.questions.values()}
    )
    assert all(len(part.points) == len(part.framework.points) for part in parts)


def test_the_weak_and_frequent_come_before_the_strong_and_rare(bank: Bank) -> None:
    """In ten minutes a framework that was missed is on the sheet, one that was found is not."""
    names = [name for q in bank.questions.values() for name in bank.points_of(q)]
    missed = {
        name for name in names if name[0] in ("fake-followers", "data-basics", "crisis-response", "kol-screening")
    }
    tallies = {n: Tally(1, 0, "missed") if n in missed else Tally(1, 1, "covered") for n in names}
    known = Known(recalled={n: 0.9 for n in names if n not in missed}, tallies=tallies)
    sheet = review.compose(bank, "zh", READING, known, Wish(minutes=10))
    shown = {part.framework.id for _, parts in sheet.topics for part in parts}
    assert {name for name, _ in missed} <= shown


def test_the_interview_and_its_days_are_on_it(small: Bank) -> None:
    """In how many days it is, from today."""
    interview = Interview(date(2026, 12, 4), "某公司", 30)
    sheet = review.compose(small, "zh", READING, Known(), Wish(), interview, date(2026, 11, 25))
    assert (sheet.interview, sheet.days) == (interview, 9)


@given(data=st.data())
@settings(deadline=None)
def test_no_point_is_lost_or_read_twice(data: st.DataObject, bank: Bank) -> None:
    """Whatever the history says, every framework that is asked for is on the whole sheet with all its points."""
    names = [(framework.id, point.id) for framework in bank.frameworks.values() for point in framework.points]
    tally = st.builds(Tally, st.integers(5, 9), st.integers(0, 5), st.sampled_from(["covered", "unsure", "missed"]))
    tallies = data.draw(st.dictionaries(st.sampled_from(names), tally))
    sheet = review.compose(bank, "en", READING, Known(tallies=tallies))
    asked = {question.framework for question in bank.questions.values()}
    shown = [(p.framework.id, entry.point.id) for _, parts in sheet.topics for p in parts for entry in p.points]
    assert sorted(shown) == sorted(name for name in names if name[0] in asked)
