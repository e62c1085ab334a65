"""What is written, and what it is written on: the records that pass between the keyboard and the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

FULL_STOPS = frozenset({".", "。", "．", "｡"})
"""A line of just one of these hands the answer in."""

Keep = Callable[[str, float], None]
"""Called with the text so far and the seconds spent on it, whenever the text has changed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was typed, in how many seconds, and how it ended.

    sent: handed in. limit: the time was up. left: the user walked out, the draft stays. closed: the input ended.
    """

    text: str
    seconds: float
    end: Literal["sent", "limit", "left", "closed"] = "sent"


@dataclass(frozen=True, slots=True)
class Paper:
    """What an answer is written on: the text already there, and the seconds spent, suggested and allowed (0: any)."""

    text: str = ""
    spent: float = 0.0
    suggested: int = 0
    limit: int = 0
