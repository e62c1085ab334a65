"""An answer in passages, and their grams."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolinterview.passages import LENGTH, SPAN, STRETCH, Passage, passages, placed
from kolinterview.text import units

GRAMS = [
    ("", ""),
    ("粉丝", "粉 丝 粉丝"),
    ("Followers matched", "follow match follow_match"),
    ("看views", "看 view 看_view"),
    ("粉丝，画像", "粉 丝 粉丝 画 像 画像"),  # pairs end with the clause
    ("七成", "# 成 #成"),
    ("40%", "# % #_%"),
    ("12.5k", "# k #_k"),
    ("两千五百双", "# 双 #双"),
    ("一起", "一 起 一起"),  # alone, it is part of a word
    ("一百", "#"),
]


@pytest.mark.parametrize(("text", "expected"), GRAMS)
def test_grams_are_characters_stems_and_pairs_of_them(text: str, expected: str) -> None:
    """A number is a number, however it is written, and what it counts stays."""
    grams = {one.gram for one in placed(units(text))}
    assert grams == {gram.replace("_", " ") for gram in expected.split()}


def spans(text: str) -> list[str]:
    run = units(text)
    return [text[run[p.first].start : run[p.last].end] for p in passages(run, placed(run))]


def test_a_passage_is_one_to_three_clauses_of_two_sentences_at_most() -> None:
    """People say a point in one clause, or in a few."""
    assert spans("甲，乙，丙，丁") == ["甲", "甲，乙", "甲，乙，丙", "乙", "乙，丙", "乙，丙，丁", "丙", "丙，丁", "丁"]
    assert spans("甲。乙。丙。") == ["甲", "甲。乙", "乙", "乙。丙", "丙"]


def test_a_clause_without_end_is_cut() -> None:
    """A transcript has no commas: its pieces are about as long as a clause, and so are its passages."""
    found = passages(run := units("字" * 100), placed(run))
    assert [(p.first, p.last) for p in found[:3]] == [(0, 24), (0, 49), (25, 49)]
    assert max(p.last - p.first for p in found) <= LENGTH
    assert SPAN == 3
    assert STRETCH == 24


def test_a_passage_has_the_grams_that_lie_inside_it() -> None:
    """Each passage by itself, and a gram that a cut goes through in none."""
    run = units("粉丝，播放")
    assert passages(run, placed(run))[0] == Passage(0, 1, frozenset(["粉", "丝", "粉丝"]))


@given(st.text(alphabet="粉丝一二9a，。 \n.%", max_size=80))
def test_passages_cover_every_text_in_order(text: str) -> None:
    """Nothing is left out, nothing lies outside."""
    run = units(text)
    found = passages(run, placed(run))
    assert {n for p in found for n in range(p.first, p.last + 1)} == set(range(len(run)))
