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
from typing import Any, NamedTuple

from kolinterview.passages import Passage, Placed

FILE = "learned.jsonl"
LABEL = 200
"""Bytes in which a line says what it is about."""
MOST = 1e3
"""Weights and odds larger than this are no result of learning."""
FEW = 12
"""Grams of a passage of some six characters or words; fewer are weighed as if they were so many."""
LEAST = 12
"""Answers; what was learned from fewer is taken as if from so many: the scale was never tried on less."""
TELLING, SHARE = 5, 0.4
"""Grams that are shown as those that decided: so many at most, each with that share of the strongest's weight."""


def breadth(grams: Collection[str]) -> float:
    """What a passage's weights are divided by: neither a long passage nor a word or two is surer for its length."""
    return math.sqrt(max(len(grams), FEW))


class Signs(NamedTuple):
    """What speaks for a point in an answer where no cue is certain."""

    best: float
    """Log-odds of the passage that says it most likely, by its grams."""
    rival: float
    """Log-odds that the same passage says another point of the framework, the likeliest of them."""
    nearly: float
    """The largest share of a cue's parts that one passage says."""
    practice: float
    """The logarithm of how many answers the point was learned from: who has read few recognises less."""


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
    answers: int = 0
    """In so many answers that it was learned from, the point was said or missed."""

    @property
    def practice(self) -> float:
        return math.log(max(self.answers, LEAST))

    def odds(self, passage: Passage) -> float:
        """Log-odds that this passage says the point; summed exactly, as each process orders a set anew."""
        return self.bias + math.fsum(map(self.grams.get, passage.grams, repeat(0.0))) / breadth(passage.grams)

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


UNUSABLE = (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, RecursionError)
"""What reading a file that somebody else may have written can raise."""


@lru_cache(maxsize=64)
def of(home: str, framework: str) -> Learned | None:
    """What was learned of a framework of the bank in the folder `home`; None where that is nothing, or of no use."""
    try:
        lines = _kept(home)
        named = json.dumps(framework).encode()
        rows = [_point(line) for line in lines[1:] if named in line[:LABEL]]
        points = {point: weights for about, point, weights in rows if about == framework}
        return Learned(_scale(lines[0]), points) if points else None
    except UNUSABLE:
        return None


def faults(home: str, points: Collection[tuple[str, str]]) -> list[int]:
    """The lines, from 1, that cannot be used, or are about none of these (framework, point); 1 for the file itself."""
    try:
        lines = _lines(home)
    except UNUSABLE:
        return [1]
    return [number for number, line in enumerate(lines, 1) if not _is_sound(number, line, points)]


def _is_sound(number: int, line: bytes, points: Collection[tuple[str, str]]) -> bool:
    try:
        return bool(_scale(line)) if number == 1 else _point(line)[:2] in points
    except UNUSABLE:
        return False


def _lines(home: str) -> list[bytes]:
    file = Path(home) / FILE
    return file.read_bytes().splitlines() if home and file.exists() else []


_kept = lru_cache(maxsize=2)(_lines)
"""The lines are read once for all frameworks of a bank."""


def _scale(line: bytes) -> Scale:
    row = json.loads(line)
    signs = tuple(map(_number, row["signs"]))
    if len(signs) != len(Signs._fields):
        raise ValueError("of another version")
    return Scale(_number(row["shift"]), signs, _number(row["unsure"]), _number(row["covered"]))


def _point(line: bytes) -> tuple[str, str, Weights]:
    row = json.loads(line)
    grams = {str(gram): _number(weight) for gram, weight in row["grams"].items()}
    weights = Weights(_number(row["bias"]), grams, int(_number(row["answers"])))
    return str(row["framework"]), str(row["point"]), weights


def _number(value: Any) -> float:
    """A weight that can be reckoned with."""
    number = float(value)
    if not abs(number) <= MOST:
        raise ValueError("no weight")
    return number
