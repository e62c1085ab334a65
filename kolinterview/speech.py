"""What typed words would be like to hear: how long they take, where they are signposted, which figures they give.

Only what text can honestly tell: nothing of fillers, tone or confidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Rates(NamedTuple):
    """Chinese characters and English words a minute, as people speak (or read) them."""

    zh: int
    en: int


SPEAKING = Rates(zh=220, en=130)
"""A little below reading aloud, which is 255 Chinese characters a minute, and for English well below its 228 words: an
interview is thought while it is spoken, and mostly in a second language.
Trauzettel-Klosinski and Dietz, Standardized Assessment of Reading Performance, IOVS 53 (2012) 5452."""
READING = Rates(zh=400, en=220)
SPREAD = 0.15
"""Of the time, to either side: readers of one text differ by 11 to 13 % (one standard deviation; same source)."""

_STARTS = r"(?:^|(?<=[\s。；;!?！？.，,]))"
_NUMBERED = _STARTS + r"[1-9][.、)）](?!\d)"
_SIGNPOSTS = (
    r"首先|其次|再次|最[后後](?![一那]|的)|另一方面|[总總]之|总的来说|總的來說",
    r"第[一二三四五六](?=[,，、:：是点點步块塊怕类類种種轮輪]|方面|件事|个月|個月|阶段|階段)",
    r"(?<![\u4e00-\u9fff])[一二三四]是(?=\S)",
    _STARTS + "[一二三四五六]、",
    r"\b(?:firstly|secondly|thirdly|finally|lastly|last but not least|first of all)\b",
    r"\b(?:to sum up|in short|on the other hand)\b",
    r"\b(?<!at )(?:first|second|third|fourth|next|then|after that)\b(?=,| I\b| we\b| you\b| is\b)",
)
_FIGURES = (
    r"(?<![A-Za-z0-9.])[$€£¥]?\d+(?:[.,]\d+)*(?:\s?(?:%|％|percent\b)|[kKmM]\b|[万萬亿億千百]*[\u4e00-\u9fff]?)",
    r"百分之[一二三四五六七八九十百零点點]+|(?!千[万萬][不别別要記记])[一二两兩三四五六七八九十百千万萬]{1,20}"
    r"(?:成(?!不变|不變)|倍|百|千|万|萬|亿|億|美元|美金)",
    r"(?<![双雙一五])[一二三四五六七八九]?十[一二三四五六七八九]?[万萬个個条條封单單天周年岁歲人位家块塊元次份件场場小]",
    r"\b(?:(?:an?|\d+|two|three|four|five|six|seven|eight|nine|ten)[ -])?"
    r"(?:dozen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million)\b",
)


class Delivery(NamedTuple):
    """How an answer would come across: the seconds it takes to say; its signposts and figures, in order."""

    seconds: float
    signposts: tuple[str, ...]
    figures: tuple[str, ...]

    @property
    def fast(self) -> float:
        return self.seconds * (1 - SPREAD)

    @property
    def slow(self) -> float:
        return self.seconds * (1 + SPREAD)


def delivery(text: str, rates: Rates = SPEAKING) -> Delivery:
    """What can be told of an answer from its text."""
    marks = numbering(text)
    without = re.sub(_NUMBERED, "", text) if marks else text
    signposts = sorted([*marks, *re.finditer("|".join(_SIGNPOSTS), text, re.IGNORECASE)], key=re.Match.start)
    return Delivery(seconds(text, rates), _each_once(signposts), _found(_FIGURES, without))


def numbering(text: str) -> list[re.Match[str]]:
    """What numbers the points of an answer, 1. and 2) and so on; "the CPM is 5." numbers nothing, there being no 1."""
    marks = list(re.finditer(_NUMBERED, text))
    return marks if marks and marks[0][0][0] == "1" else []


def _found(patterns: Sequence[str], text: str) -> tuple[str, ...]:
    """What any of the patterns finds, in its order in the text, each once."""
    return _each_once(re.finditer("|".join(patterns), text, re.IGNORECASE))


def _each_once(found: Iterable[re.Match[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one[0].strip() for one in found))


def seconds(text: str, rates: Rates = SPEAKING) -> float:
    """How long the text takes at these rates: each Chinese character, word, number or sign counts as one."""
    from kolinterview.text import spoken

    characters, words = spoken(text)
    return 60 * (characters / rates.zh + words / rates.en)
