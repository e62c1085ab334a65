"""Which questions are asked."""

from __future__ import annotations

from itertools import islice
from random import Random

import pytest
from hypothesis import given, settings
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


@given(count=st.integers(1, 60), lately=st.integers(0, 300), seed=st.integers(0, 10**6))
def test_what_was_asked_last_rests_until_others_had_a_turn(bank: Bank, count: int, lately: int, seed: int) -> None:
    """Up to half of the questions rest, the last asked first, as long as there are others."""
    questions = list(bank.questions.values())
    asked = Random(seed).sample(list(bank.questions), min(lately, len(questions)))
    picked = {question.id for question in pick.at_random(questions, count, Random(seed), ["gone", *asked])}
    assert len(picked) == min(count, len(questions))
    assert not picked & set(asked[: len(questions) // 2])


@pytest.mark.parametrize(("count", "resting"), [(1, 1), (2, 1), (3, 0), (4, 0), (9, 0)])
def test_a_small_topic_rests_what_it_can(small: Bank, count: int, resting: int) -> None:
    """Nothing rests that the session needs."""
    questions = list(small.questions.values())
    lately = ["outreach-first", "screening-how", "screening-why"]
    for seed in range(20):
        picked = [question.id for question in pick.at_random(questions, count, Random(seed), lately)]
        assert len(picked) == min(count, 3)
        assert not set(picked) & set(lately[:resting])


# --- the weakest ---

AUDIENCE, VIEWS, SHORT = ("choosing", "audience"), ("choosing", "views"), ("writing", "short")


def weakest(bank: Bank, recalled: dict[tuple[str, str], float], count: int, seed: int = 0) -> list[str]:
    questions = list(bank.questions.values())
    found = pick.weakest_first(bank, questions, recalled, Random(seed))
    return [question.id for question in islice(found, count)]


def test_the_question_with_most_to_be_forgotten_comes_first(small: Bank) -> None:
    """Two points half forgotten are as much as one that never was known; what is known is not asked for."""
    assert weakest(small, {AUDIENCE: 0.9, VIEWS: 0.9}, 1) == ["outreach-first"]
    assert weakest(small, {AUDIENCE: 0.4, VIEWS: 0.4, SHORT: 0.1}, 1)[0].startswith("screening")
    assert weakest(small, {SHORT: 1.0}, 1)[0].startswith("screening")


def test_never_asked_counts_as_forgotten(small: Bank) -> None:
    """A point without a memory is weaker than any with one."""
    assert weakest(small, {AUDIENCE: 0.5, VIEWS: 0.51}, 1) == ["outreach-first"]


def test_a_point_is_drilled_once_in_a_session(small: Bank) -> None:
    """Of two questions about the same points the second waits until there is nothing else."""
    for seed in range(10):
        assert weakest(small, {SHORT: 0.9}, 3, seed)[1] == "outreach-first"


def test_equals_fall_at_random_and_by_the_seed(small: Bank) -> None:
    """The same seed asks the same; another may not."""
    assert weakest(small, {}, 3, 1) == weakest(small, {}, 3, 1)
    assert {weakest(small, {}, 1, seed)[0] for seed in range(20)} == {"screening-how", "screening-why"}


@given(data=st.data(), count=st.integers(1, 30), seed=st.integers(0, 10**6))
def test_the_weakest_are_mixed_and_none_comes_twice(data: st.DataObject, bank: Bank, count: int, seed: int) -> None:
    """Whatever is remembered: as many as asked for, each once, and never one topic alone while others are as weak."""
    points = sorted({point for question in bank.questions.values() for point in bank.points_of(question)})
    known = data.draw(st.dictionaries(st.sampled_from(points), st.floats(0, 1), max_size=40))
    picked = weakest(bank, known, count, seed)
    assert len(picked) == count == len(set(picked))
    topics = [bank.questions[id].topic for id in picked]
    assert len(set(topics[:5])) >= min(count, 5) - 1


def test_a_weak_topic_gets_more_questions_but_not_all(bank: Bank) -> None:
    """Everything else known, half a session still goes elsewhere only when there is anything to gain there."""
    crisis = {point for q in bank.questions.values() if q.topic == "crisis" for point in bank.points_of(q)}
    every = {point for question in bank.questions.values() for point in bank.points_of(question)}
    known = dict.fromkeys(every - crisis, 0.7)
    topics = [bank.questions[id].topic for id in weakest(bank, known, 6)]
    assert 2 <= topics.count("crisis") < 6
    assert topics[0] == "crisis"


def by_hand(bank: Bank, recalled: dict[tuple[str, str], float], count: int, seed: int) -> list[str]:
    """The same, looking at every question at every turn."""
    left = Random(seed).sample(list(bank.questions.values()), len(bank.questions))
    forgotten = {point: 1 - recalled.get(point, 0.0) for question in left for point in bank.points_of(question)}
    topics: list[str] = []
    picked = []
    for _ in range(count):
        worths = [sum(forgotten[p] for p in bank.points_of(q)) / (1 + topics.count(q.topic)) for q in left]
        best = left.pop(worths.index(max(worths)))
        forgotten |= dict.fromkeys(bank.points_of(best), 0.0)
        topics.append(best.topic)
        picked.append(best.id)
    return picked


@given(data=st.data(), seed=st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_looking_only_at_the_first_is_looking_at_all(data: st.DataObject, bank: Bank, seed: int) -> None:
    """The order is that of a plain search for the question worth most."""
    points = sorted({point for question in bank.questions.values() for point in bank.points_of(question)})
    known = data.draw(st.dictionaries(st.sampled_from(points), st.sampled_from([0.0, 0.25, 0.5, 1.0]), max_size=300))
    assert weakest(bank, known, 20, seed) == by_hand(bank, known, 20, seed)
