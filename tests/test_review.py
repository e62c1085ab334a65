"""The sheet as data."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SMALL_FRAMEWORKS, SMALL_QUESTIONS, write_bank
from hypothesis import given
from hypothesis import strategies as st

from kolinterview import load, review
from kolinterview.bank import Bank
from kolinterview.review import Sheet
from kolinterview.speech import READING, Rates
from kolinterview.tally import Tally

ONE_A_SECOND = Rates(zh=60, en=60)

# What is known of audience and of views, and the order in which they are to be read.
ORDERS = [
    (None, None, "audience views"),
    (Tally(1, 0, "unsure"), None, "views audience"),
    (Tally(1, 1, "covered"), Tally(1, 0, "unsure"), "views audience"),
    (None, Tally(3, 2, "missed"), "views audience"),
    (Tally(3, 3, "covered"), Tally(1, 0, "missed"), "views audience"),
    (Tally(3, 2, "missed"), Tally(3, 1, "missed"), "views audience"),
    (Tally(4, 2, "covered"), Tally(2, 1, "covered"), "audience views"),
    (Tally(9, 0, "unsure"), Tally(9, 8, "missed"), "views audience"),
]
# Likewise of the framework choosing (audience, views) and of writing (short), which are in one part.
FRAMEWORKS = [
    ({}, "choosing writing"),
    ({("writing", "short"): Tally(1, 0, "missed")}, "writing choosing"),
    (
        {("choosing", "audience"): Tally(1, 0, "missed"), ("writing", "short"): Tally(1, 0, "missed")},
        "writing choosing",
    ),
    ({("choosing", "audience"): Tally(1, 1, "covered")}, "writing choosing"),
    (
        {
            ("choosing", "audience"): Tally(2, 1, "covered"),
            ("choosing", "views"): Tally(2, 1, "covered"),
            ("writing", "short"): Tally(1, 1, "covered"),
        },
        "choosing writing",
    ),
]
READING_TIMES = [("zh", [], 58.0), ("en", [], 49.0), ("zh", ["outreach"], 21.0), ("en", ["outreach"], 18.0)]


def order(sheet: Sheet) -> dict[str, dict[str, list[str]]]:
    """Part → framework → points, as they stand on the sheet."""
    return {
        part: {shelf.framework.id: [entry.point.id for entry in shelf.points] for shelf in shelves}
        for part, shelves in sheet.parts.items()
    }


def test_before_the_first_drill_everything_is_there_in_the_banks_order(small: Bank) -> None:
    """The sheet needs no history: preparation first, then what is asked."""
    sheet = review.compose(small, {}, "zh", READING)
    assert order(sheet) == {"preparation": {"writing": ["short"]}, "question": {"choosing": ["audience", "views"]}}
    assert list(sheet.parts) == ["preparation", "question"]
    (choosing,) = sheet.parts["question"]
    assert [question.id for question in choosing.questions] == ["screening-how", "screening-why"]
    assert (choosing.topic.id, [entry.last for entry in choosing.points]) == ("screening", [None, None])


@pytest.mark.parametrize(("audience", "views", "expected"), ORDERS)
def test_the_weakest_point_comes_first(small: Bank, audience: Tally | None, views: Tally | None, expected: str) -> None:
    """Missed before never asked before unsure before covered; among equals the smaller share of successes."""
    known = {("choosing", "audience"): audience, ("choosing", "views"): views}
    tallies = {name: tally for name, tally in known.items() if tally}
    sheet = review.compose(small, tallies, "zh", READING)
    assert order(sheet)["question"]["choosing"] == expected.split()
    (choosing,) = sheet.parts["question"]
    assert {("choosing", entry.point.id): entry.tally for entry in choosing.points} == known


@pytest.mark.parametrize(("tallies", "expected"), FRAMEWORKS)
def test_the_weakest_framework_of_a_part_comes_first(
    tmp_path: Path, tallies: dict[tuple[str, str], Tally], expected: str
) -> None:
    """A framework is as weak as its points are on the whole."""
    frameworks = SMALL_FRAMEWORKS.replace("part: preparation", "part: question")
    bank = load.load([write_bank(tmp_path / "one part", frameworks=frameworks)])
    assert list(order(review.compose(bank, tallies, "zh", READING))["question"]) == expected.split()


def test_topics_narrow_the_sheet(small: Bank) -> None:
    """Only what these topics' questions need; parts that are left empty are not there."""
    sheet = review.compose(small, {}, "zh", READING, [small.topic("outreach")])
    assert order(sheet) == {"preparation": {"writing": ["short"]}}


def test_a_framework_of_two_topics_is_read_once(tmp_path: Path) -> None:
    """It stands under the first of them, with the questions of both."""
    questions = SMALL_QUESTIONS.replace("framework: writing", "framework: choosing")
    bank = load.load([write_bank(tmp_path / "shared", questions)])
    (shelf,) = review.compose(bank, {}, "zh", READING).parts["question"]
    assert shelf.topic.id == "screening"
    assert [question.id for question in shelf.questions] == ["screening-how", "screening-why", "outreach-first"]
    (shelf,) = review.compose(bank, {}, "zh", READING, [bank.topic("outreach")]).parts["question"]
    assert shelf.topic.id == "outreach"


@pytest.mark.parametrize(("lang", "topics", "seconds"), READING_TIMES)
def test_the_reading_time_counts_what_is_printed(small: Bank, lang: str, topics: list[str], seconds: float) -> None:
    """Title, advice, the first question, and each point with how to say it, in the language that is read."""
    chosen = [small.topic(name) for name in topics]
    assert review.compose(small, {}, lang, ONE_A_SECOND, chosen).seconds == seconds  # type: ignore[arg-type]


@given(data=st.data())
def test_no_point_is_lost_or_read_twice(data: st.DataObject, bank: Bank) -> None:
    """Whatever the history says, every framework that is asked for is on the sheet with all its points."""
    names = [(framework.id, point.id) for framework in bank.frameworks.values() for point in framework.points]
    tally = st.builds(Tally, st.integers(5, 9), st.integers(0, 5), st.sampled_from(["covered", "unsure", "missed"]))
    tallies = data.draw(st.dictionaries(st.sampled_from(names), tally))
    shelves = [shelf for shelves in review.compose(bank, tallies, "en", READING).parts.values() for shelf in shelves]
    asked = {question.framework for question in bank.questions.values()}
    assert sorted((s.framework.id, entry.point.id) for s in shelves for entry in s.points) == sorted(
        name for name in names if name[0] in asked
    )
