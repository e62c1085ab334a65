"""What marked answers have taught: how much each gram of a passage speaks for a point, or against it.

`learned.jsonl` stands beside the bank that it was learned for; `scripts/learn.py` writes it. Its first line is the
scale on which all signs of a point are weighed, in log-odds; then comes a line for each point. A bank of one's own has
no such file unless one learns it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from kolinterview.passages import Passage, Placed

FILE = "learned.jsonl"
BRIEF = 80
"""Units: a brief answer."""
TELLING = 5
"""Grams that are shown as those that decided, at most."""


class Signs(NamedTuple):
    """What speaks for a point in an answer."""

    best: float
    """Log-odds of the passage that says it most likely, by its grams."""
    around: float
    """The mean of all passages: how much the answer is about such things at all."""
    length: float
    """The natural logarithm of the answer's units: who says more leaves out less. Nothing counts as shorter than BRIEF,
    so that a follow-up's one sentence is read as kindly as a whole answer."""
    cue: bool
    """A cue is said, and not doubtful."""
    scattered: bool
    """None is, but all parts of one are said somewhere."""


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
        speaking = [one for one in placed if self.grams.get(one.gram, 0.0) > 0]
        return sorted(speaking, key=lambda one: -self.grams[one.gram])[:TELLING]


@dataclass(frozen=True, slots=True)
class Learned:
    """The scale, and the weights of a framework's points by id."""

    scale: Scale
    points: Mapping[str, Weights]


@lru_cache(maxsize=64)
def of(home: str, framework: str) -> Learned | None:
    """What was learned of a framework of the bank in the folder `home`; None where nothing was."""
    try:
        lines = (Path(home) / FILE).read_text(encoding="utf-8").splitlines() if home else []
    except OSError:
        return None
    head = f'{{"framework": "{framework}"'
    rows = [json.loads(line) for line in lines if line.startswith(head)]
    points = {row["point"]: Weights(row["bias"], row["grams"]) for row in rows}
    if not points:
        return None
    scale = json.loads(lines[0])
    return Learned(Scale(scale["shift"], tuple(scale["signs"]), scale["unsure"], scale["covered"]), points)
