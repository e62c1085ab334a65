"""Which questions are asked."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kolinterview import pick
from kolinterview.bank import Bank


@given(count=st.integers(1, 60), seed=st.integers(0, 10**6))
def test_nothing_comes_twice_in_a_session(bank: Bank, count: int, seed: int) -> None:
    """As many questions as asked for, or all there are, each once."""
    questions = list(bank.questions.values())
    picked = [question.id for question in pick.at_random(questions, count, Random(seed))]
    assert len(picked) == min(count, len(questions)) == len(set(picked))
    assert set(picked) <= set(bank.questions)


def test_the_same_seed_asks_the_same_and_another_asks_otherwise(bank: Bank) -> None:
    """--seed makes a session repeatable."""
    questions = list(bank.questions.values())
    assert pick.at_random(questions, 5, Random(7)) == pick.at_random(questions, 5, Random(7))
    assert pick.at_random(questions, 5, Random(7)) != pick.at_random(questions, 5, Random(8))
