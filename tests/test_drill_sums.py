"""Sums in a drill: new figures each time, the same ones for a draft, an interviewer who wants a number."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from test_drill import Evening, say
from test_sums import numbers_bank

from kolinterview.draft import Draft

GIVEN = {"price": 40.0, "goods": 5.0, "rate": 10.0, "fee": 600.0}


@pytest.fixture
def evening(tmp_path: Path, home: Path) -> Evening:
    """A bank with a sum: what a fee needs to come back."""
    return Evening(numbers_bank(tmp_path / "numbers"), home)


def figures(line: str) -> str:
    return line.split()[1]


def test_answered_again_a_sum_has_new_figures(evening: Evening) -> None:
    """Those of before have been worked out on the screen."""
    seen = evening.drill(say("25 单"), "r", say("25 单"), "", ask="break-even")
    first, second = (line for line in seen if line.startswith("worked"))
    assert first == "worked price=30 goods=7.5 rate=15 fee=450 25 单"
    assert second != first
    kept = [attempt.given for attempt in reversed(evening.store.attempts())]
    assert dict(kept[0]) == {"price": 30, "goods": 7.5, "rate": 15, "fee": 450}
    assert kept[1] != kept[0]


def test_a_draft_of_a_sum_is_gone_on_with_in_its_own_figures(evening: Evening) -> None:
    """What was written was about those."""
    evening.leave(Draft("break-even", "zh", "先算", 5.0, given=GIVEN))
    seen = evening.drill("", say("19.4 单"), "", ask="break-even")
    assert seen[0].startswith("draft 卖 40，货本 5")
    assert "worked price=40 goods=5 rate=10 fee=600 19.4 单" in seen
    assert seen[3].startswith("feedback worked-out+")


def test_a_follow_up_of_the_number_is_answered_by_a_number(evening: Evening) -> None:
    """By arithmetic as well, in the figures of the question."""
    seen = evening.drill(say("20 单"), "f1", say("哦，25 单"), "", ask="break-even")
    assert "probed covered" in seen
    parent, put = reversed(evening.store.attempts())
    assert parent.marks[0].by == "probe"
    assert put.given == parent.given


def test_a_number_that_is_not_there_is_asked_for(evening: Evening) -> None:
    """Where someone can be asked: what they then type is part of the answer."""
    seen = evening.drill(say("除一下"), "二十五", "25", "", ask="break-even")
    assert [line for line in seen if line == "WHICH_NUMBER"] == ["WHICH_NUMBER"] * 2
    assert evening.store.attempts()[0].answer == "除一下\n二十五\n25"


def test_the_end_of_the_input_is_no_number(evening: Evening) -> None:
    """The answer counts as it was handed in."""
    evening.drill(say("除一下"), None, None, ask="break-even")
    assert evening.store.attempts()[0].answer == "除一下"


def test_the_desk_draws_by_its_own_seed(evening: Evening) -> None:
    """So that a drill with --seed can be had again, second tries included."""
    worked = []
    for _ in range(2):
        evening.rng = Random(4)
        seen = evening.drill(say("25 单"), "r", say("25 单"), "", ask="break-even")
        worked.append([line for line in seen if line.startswith("worked")])
    assert worked[0] == worked[1]
