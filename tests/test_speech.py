"""What typed words would take to say."""

from __future__ import annotations

import pytest

from kolinterview.speech import READING, SPEAKING, Rates, seconds

SPOKEN = [
    ("", 0.0),
    ("……，。", 0.0),
    ("我看粉丝", 4.0),
    ("I look at views", 8.0),
    ("看 CPM 和 5% 的提成", 5.0 + 6.0),  # CPM, 5 and % are words
    ("don't", 2.0),
    ("3,000.50", 2.0),
]


@pytest.mark.parametrize(("text", "expected"), SPOKEN)
def test_characters_and_words_take_their_time(text: str, expected: float) -> None:
    """A Chinese character counts as one, and so does a word, a number or a sign; punctuation is free."""
    assert seconds(text, Rates(zh=60, en=30)) == pytest.approx(expected)


def test_people_read_faster_than_they_speak() -> None:
    """220 characters or 130 words are a minute's speech, and well under a minute's reading."""
    assert seconds("字" * 220) == seconds("word " * 130) == 60
    assert seconds("字" * 400, READING) == seconds("word " * 220, READING) == 60
    assert Rates(220, 130) == SPEAKING
