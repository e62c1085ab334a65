"""What typed words would be like to hear: how long they take, where they are signposted, which figures they give.

Only what text can honestly tell: nothing of fillers, tone or confidence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kolinterview.text import spoken


@dataclass(frozen=True, slots=True)
class Rates:
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

_SIGNPOST = re.compile(
    r"首先|其次|再次|最后(?![一那]|的)|第[一二三四五六](?=[,，、:：是点步]|方面|件事)|[一二三四]是(?=[^\s])|另一方面|总之|总的来说"
    r"|(?:^|(?<=[\n。；;!?！？.]))\s*(?:\d{1,2}[.、)）](?!\d)|[一二三四五六]、)"
    r"|\b(?:firstly|secondly|thirdly|finally|lastly|last but not least|first of all|to sum up|in short|on the other hand)\b"
    r"|\b(?:first|second|third|fourth|next)\b(?=,| I\b| we\b| you\b| is\b)",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"(?<![A-Za-z0-9.])[$€£¥]?\d+(?:[.,]\d+)*(?:\s?(?:%|％|percent\b)|[kKmM]\b|[万亿千百]*[\u4e00-\u9fff]?)"
    r"|百分之[一二三四五六七八九十百零点]+|[一二两三四五六七八九十百千万]+(?:成|倍|百|千|万|萬|亿|億|美元|美金)"
)
_LISTED = re.compile(r"(?:^|(?<=[\n。；;!?！？.]))\s*\d{1,2}[.、)）](?!\d)")


@dataclass(frozen=True, slots=True)
class Delivery:
    """How an answer would come across: seconds to say it, from fast to slow; its signposts and figures, in order."""

    fast: float
    slow: float
    signposts: tuple[str, ...]
    figures: tuple[str, ...]


def delivery(text: str, rates: Rates = SPEAKING) -> Delivery:
    middle = seconds(text, rates)
    signposts = (found[0].strip() for found in _SIGNPOST.finditer(text))
    figures = (found[0].strip() for found in _FIGURE.finditer(_LISTED.sub(lambda found: " " * len(found[0]), text)))
    return Delivery(
        middle * (1 - SPREAD), middle * (1 + SPREAD), tuple(dict.fromkeys(signposts)), tuple(dict.fromkeys(figures))
    )


def seconds(text: str, rates: Rates = SPEAKING) -> float:
    """How long the text takes at these rates: each Chinese character, word, number or sign counts as one."""
    characters, words = spoken(text)
    return 60 * (characters / rates.zh + words / rates.en)
