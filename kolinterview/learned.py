"""What marked answers have taught: how much each gram of a passage speaks for a point, or against it.

`learned.jsonl` stands beside the bank that it was learned for; `scripts/learn.py` writes it. Its first line is the
scale on which all signs of a point are weighed, in log-odds; then comes a line for each point. A bank of one's own has
no such file unless one learns it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from kolinterview.passages import Passage, Placed

FILE = "learned.jsonl"
TELLING, SHARE = 5, 0.4
"""Grams that are shown as those that decided: so many at most, each with that share of the strongest's weight."""


class Signs(NamedTuple):
    """What speaks for a point in an answer where no cue is certain."""

    best: float
    """Log-odds of the passage that says it most likely, by its grams."""
    scattered: bool
    """All parts of a cue are said somewhere in the answer, and not denied."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What each sign adds to the log-odds, and from which odds on a point is unsure, and covered."""

    shift: float
    signs: tuple[float, ...]
    unsure: float
    covered: float

    def odds(self, signs: Signs) -> float:
        return self.shift + sum(weight * sign for weight, sign in zip(self.signs, signs, strict=True))


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for one point, gram by gram."""

    bias: float
    grams: Mapping[str, float]

    def odds(self, passage: Passage) -> float:
        """Log-odds that this passage says the point."""
        return self.bias + sum(map(self.grams.get, passage.grams, repeat(0.0))) / math.sqrt(len(passage.grams) or 1)

    def telling(self, placed: Sequence[Placed]) -> list[Placed]:
        """Those of the grams that speak for the point most, strongest first."""
        least = SHARE * max((self.grams.get(one.gram, 0.0) for one in placed), default=0.0)
        speaking = [one for one in placed if self.grams.get(one.gram, 0.0) >= max(least, 0.1)]
        return sorted(speaking, key=lambda one: -self.grams[one.gram])[:TELLING]


@dataclass(frozen=True, slots=True)
class Learned:
    """The scale, and the weights of a framework's points by id."""

    scale: Scale
    points: Mapping[str, Weights]


@lru_cache(maxsize=64)
def of(home: str, framework: str) -> Learned | None:
    """What was learned of a framework of the bank in the folder `home`; None where that is nothing, or of no use."""
    head = f'{{"framework": "{framework}"'
    lines = _lines(home)
    try:
        rows = [_point(line) for line in lines if line.startswith(head)]
        points = {point: weights for _, point, weights in rows}
        return Learned(_scale(lines[0]), points) if points else None
    except UNUSABLE:
        return None


def faults(home: str, points: Collection[tuple[str, str]]) -> list[int]:
    """The lines, from 1, that cannot be used, or are about none of these (framework, point)."""
    return [number for number, line in enumerate(_lines(home), 1) if not _is_sound(number, line, points)]


def _is_sound(number: int, line: str, points: Collection[tuple[str, str]]) -> bool:
    try:
        return bool(_scale(line)) if number == 1 else _point(line)[:2] in points
    except UNUSABLE:
        return False


UNUSABLE = (ValueError, KeyError, TypeError, AttributeError)


def _lines(home: str) -> list[str]:
    try:
        return (Path(home) / FILE).read_text(encoding="utf-8").splitlines() if home else []
    except (OSError, UnicodeDecodeError):
        return []


def _scale(line: str) -> Scale:
    row = json.loads(line)
    if len(row["signs"]) != len(Signs._fields):
        raise ValueError("of another version")
    return Scale(float(row["shift"]), tuple(map(float, row["signs"])), float(row["unsure"]), float(row["covered"]))


def _point(line: str) -> tuple[str, str, Weights]:
    row = json.loads(line)
    return row["framework"], row["point"], Weights(float(row["bias"]), dict(row["grams"]))
