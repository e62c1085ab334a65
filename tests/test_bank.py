"""The look-ups in a bank."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SMALL_FRAMEWORKS, SMALL_QUESTIONS, write_bank

from kolinterview import load
from kolinterview.bank import Bank, Level
from kolinterview.errors import UnknownName

SCREENING = ["screening-how", "screening-why"]

CHOICES: list[tuple[list[str], Level | None, list[str]]] = [
    ([], None, [*SCREENING, "outreach-first"]),
    (["screening"], None, SCREENING),
    (["outreach", "screening"], None, [*SCREENING, "outreach-first"]),
    ([], "core", ["screening-how"]),
    (["screening"], "senior", ["screening-why"]),
    (["outreach"], "senior", []),
]


@pytest.mark.parametrize("name", ["screening", " Screening ", "达人筛选", "CREATOR screening"])
def test_a_topic_goes_by_its_id_or_either_name(name: str, small: Bank) -> None:
    """Case and blanks around it do not matter."""
    assert small.topic(name).id == "screening"


def test_an_unknown_topic_gets_the_nearest_of_all_its_names(small: Bank) -> None:
    """Ids and names of both languages are offered, and the listing where none is near."""
    with pytest.raises(
        UnknownName, match=r"^There is no topic called 'creator scren'\. Did you mean Creator screening"
    ):
        small.topic("creator scren")
    with pytest.raises(UnknownName, match=r"^There is no topic called 'zzz'\. To list them: kolinterview topics$"):
        small.topic("zzz")


def test_an_empty_name_is_no_topic(tmp_path: Path) -> None:
    """A topic without an English name does not answer to nothing."""
    own = SMALL_QUESTIONS.replace("- {id: outreach, zh: 建联, en: Outreach}", "- {id: outreach, zh: 建联}")
    bank = load.load([], [write_bank(tmp_path / "own", own)])
    with pytest.raises(UnknownName):
        bank.topic("")


def test_a_question_goes_by_its_id(small: Bank) -> None:
    """And an unknown one gets the nearest."""
    assert small.question("outreach-first").topic == "outreach"
    with pytest.raises(
        UnknownName, match=r"^There is no question called 'outreach-frst'\. Did you mean outreach-first\?$"
    ):
        small.question("outreach-frst")


def test_a_framework_hands_out_its_points(small: Bank) -> None:
    """By the question that uses it, and each point by its id."""
    framework = small.framework_of(small.question("screening-why"))
    assert (framework.id, framework.point("views").text.en) == ("choosing", "Steady views")


def test_a_question_may_ask_for_some_of_the_points(tmp_path: Path) -> None:
    """Its framework then has only those, in the framework's order; the other questions' keeps all."""
    own = SMALL_QUESTIONS.replace("    level: senior\n", "    level: senior\n    points: [views]\n")
    bank = load.load([write_bank(tmp_path / "some", own)])
    asked = {q.id: [point.id for point in bank.framework_of(q).points] for q in bank.questions.values()}
    assert asked == {"screening-how": ["audience", "views"], "screening-why": ["views"], "outreach-first": ["short"]}


@pytest.mark.parametrize(("topics", "level", "expected"), CHOICES)
def test_topics_add_up_and_a_level_cuts_down(
    topics: list[str], level: Level | None, expected: list[str], small: Bank
) -> None:
    """None of either means all, and the order is the bank's."""
    assert [q.id for q in small.questions_on([small.topic(name) for name in topics], level)] == expected


def test_every_topic_comes_with_its_questions(small: Bank) -> None:
    """In the bank's order."""
    shelves = [(topic.id, [q.id for q in questions]) for topic, questions in small.by_topic()]
    assert shelves == [("screening", SCREENING), ("outreach", ["outreach-first"])]


def test_a_framework_stands_under_the_first_topic_that_uses_it(tmp_path: Path) -> None:
    """None comes twice, and a topic that is left with none is left out."""
    shared = SMALL_QUESTIONS.replace("framework: writing", "framework: choosing")
    bank = load.load([write_bank(tmp_path / "shared", shared, SMALL_FRAMEWORKS)])

    def shelves(*topics: str) -> list[tuple[str, list[str]]]:
        chosen = [bank.topic(name) for name in topics]
        return [(topic.id, [f.id for f in frameworks]) for topic, frameworks in bank.frameworks_on(chosen)]

    assert shelves() == [("screening", ["choosing"])]
    assert shelves("outreach", "screening") == [("outreach", ["choosing"])]
