"""What typed words would be like to hear."""

from __future__ import annotations

import pytest

from kolinterview.speech import READING, SPEAKING, Rates, delivery, seconds

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


def test_the_time_it_takes_to_say_is_a_range() -> None:
    """People differ: 15 % to either side."""
    told = delivery("字" * 220)
    assert (told.seconds, told.fast, told.slow) == (60, 51, pytest.approx(69))


SIGNPOSTS = [
    ("首先看人，其次看数，最后谈价。", ["首先", "其次", "最后"]),
    ("首先……首先……", ["首先"]),
    ("第一，看人；第二点，看数。第三是价格", ["第一", "第二", "第三"]),
    ("一是快，二是省。", ["一是", "二是"]),
    ("1. 看人 2. 看数\n3、谈价", ["1.", "2.", "3、"]),
    ("一、看人。二、看数。", ["一、", "二、"]),
    ("總之就這樣，最後再談", ["總之", "最後"]),
    (
        "First, I check the audience. Secondly views. Last but not least, price.",
        ["First", "Secondly", "Last but not least"],
    ),
    ("first I ask, second we test, then I pay", ["first", "second", "then"]),
    ("第一个月铺开，第二个月收", ["第一", "第二"]),
    # what only looks like one
    ("我第一次做，第一周没单，第二批好些", []),
    ("最后一条视频，最后的结果", []),
    ("万一是假的", []),
    ("the first video was the second best, and at first, nobody came", []),
    ("we grew 1.5 times, 3.2% more", []),
]


@pytest.mark.parametrize(("text", "expected"), SIGNPOSTS)
def test_signposts_are_heard(text: str, expected: list[str]) -> None:
    """Words and numbers that tell the listener where the answer is, in both languages, each once."""
    assert list(delivery(text).signposts) == expected


FIGURES = [
    ("从1.1%升到2.8%", ["1.1%", "2.8%"]),
    ("12万粉，出了1730单", ["12万粉", "1730单"]),
    ("花了 $2,500，CAC £8.10", ["$2,500", "£8.10"]),
    ("10k views, 40 percent from Texas", ["10k", "40 percent"]),
    ("三成是回头客，两千双，百分之五", ["三成", "两千", "百分之五"]),
    ("40%，还是 40%", ["40%"]),
    ("看了二十条，发了八十封，回了十个", ["二十条", "八十封", "十个"]),
    ("the last twenty videos, two million views, a dozen people", ["twenty", "two million", "a dozen"]),
    # what is none
    ("1. 看人 2. 看数", []),
    ("一个人，一起做，十分好，千万不要，一成不变，双十一大促，十全十美，一五一十地说", []),
    ("我用 CapCut2 和 mp4", []),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures_are_heard(text: str, expected: list[str]) -> None:
    """Numbers with what they count; not those of a list, or inside a name."""
    assert list(delivery(text).figures) == expected
