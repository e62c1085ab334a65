"""Which questions are asked."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolinterview import pick
from kolinterview.bank import Bank


def test_nothing_comes_twice_before_all_have_come(bank: Bank) -> None:
    """A session no longer than the bank repeats nothing."""
    questions = list(bank.questions.values())
    picked = pick.at_random(questions, len(questions), Random(1))
    assert sorted(q.id for q in picked) == sorted(q.id for q in questions)


@given(st.integers(1, 40), st.integers(0, 10**6))
def test_a_long_session_never_asks_the_same_twice_running(count: int, seed: int) -> None:
    """Where repeats cannot be helped, they are not neighbours."""
    questions = ["a", "b", "c"]
    picked = pick.at_random(questions, count, Random(seed))  # type: ignore[arg-type]
    assert len(picked) == count
    assert all(one != other for one, other in pairwise(picked))


def test_the_same_seed_asks_the_same(bank: Bank) -> None:
    """--seed makes a session repeatable."""
    questions = list(bank.questions.values())
    assert pick.at_random(questions, 5, Random(7)) == pick.at_random(questions, 5, Random(7))


@pytest.mark.parametrize(
    ("asked_for", "count", "there_are", "expected"), [(True, 8, 3, 8), (False, 5, 3, 3), (False, 5, 9, 5)]
)
def test_only_a_number_asked_for_brings_repeats(asked_for: bool, count: int, there_are: int, expected: int) -> None:
    """The usual number shrinks to what there is; a number asked for is kept."""
    assert pick.how_many(asked_for, count, there_are) == expected
