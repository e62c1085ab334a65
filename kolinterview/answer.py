"""What is written, and what it is written on: the records that pass between the keyboard and the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

FULL_STOPS = frozenset({".", "。", "．", "｡"})
"""A line of just one of these hands the answer in."""

Keep = Callable[[str, float], bool]
"""Called with the text so far and the seconds spent on it, whenever the text has changed; is it kept?"""


class Answer(NamedTuple):
    """What was typed, in how many seconds, and how it ended.

    sent: handed in. limit: the time was up. left: the user walked out, the draft stays. closed: the input ended.
    """

    text: str
    seconds: float
    end: Literal["sent", "limit", "left", "closed"] = "sent"


class Paper(NamedTuple):
    """What an answer is written on: the text already there, and the seconds spent, suggested and allowed (0: any).

    `aloud`: it is spoken; nothing is written, and Enter ends it. `left`: the seconds that the whole interview has when
    the answer begins, 0 where it has no end.
    """

    text: str = ""
    spent: float = 0.0
    suggested: int = 0
    limit: int = 0
    aloud: bool = False
    left: float = 0.0


PASSES = frozenset(
    [
        "不知道",
        "不会",
        "不清楚",
        "没想好",
        "跳过",
        "下一题",
        "i don't know",
        "i dont know",
        "no idea",
        "idk",
        "skip",
        "pass",
    ]
)
"""An answer that is only this is no answer."""


def is_pass(text: str) -> bool:
    """Does the text only say that there is no answer?"""
    return text.strip(" \n\t.,!?。，！？…").replace("’", "'").casefold() in PASSES
