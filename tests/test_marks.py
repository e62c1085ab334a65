"""What became of a point."""

from __future__ import annotations

import pytest

from kolinterview.marks import By, Mark, State, count

TOGGLES: list[tuple[State, State, By, State]] = [
    # found, after one toggle, by whom, after two
    ("covered", "missed", "hand", "covered"),
    ("missed", "covered", "hand", "missed"),
    ("unsure", "covered", "hand", "missed"),
]


@pytest.mark.parametrize(("found", "once", "by", "twice"), TOGGLES)
def test_the_users_word_wins_and_what_was_found_stays_known(found: State, once: State, by: By, twice: State) -> None:
    """Covered becomes missed, anything else covered; the evidence and the matcher's word stay."""
    mark = Mark("p", found, found, quote="先看粉丝", hits=((2, 4),))
    assert mark.toggled() == Mark("p", once, found, by, "先看粉丝", ((2, 4),))
    assert mark.toggled().toggled().state == twice


def test_a_word_taken_back_leaves_the_matchers() -> None:
    """A mark toggled back to what was found is no longer the user's; an unsure one, called missed, still is."""
    assert Mark("p", "covered", "covered").toggled().toggled() == Mark("p", "covered", "covered")
    assert Mark("p", "unsure", "unsure").toggled().toggled() == Mark("p", "missed", "unsure", "hand")


def test_a_follow_up_wins_a_point_with_its_own_evidence() -> None:
    """Missed at first stays on record beside the words that won it."""
    won = Mark("p", "missed", "missed").won_by_probe("看受众", ((1, 3),))
    assert won == Mark("p", "covered", "missed", "probe", "看受众", ((1, 3),))


def test_marks_are_counted_by_what_stands() -> None:
    """The user's correction counts, not what the matcher said."""
    marks = [Mark("a", "covered", "missed", "hand"), Mark("b", "unsure", "unsure"), Mark("c", "covered", "covered")]
    assert (count(marks), count(marks, "unsure"), count(marks, "missed"), count([])) == (2, 1, 0, 0)
