"""What marked answers have taught: how much each gram of a passage speaks for a point, or against it.

`learned.jsonl` stands beside the bank that it was learned for; `scripts/learn.py` writes it. A line for each point, and
one for the scale: what a cue adds to the passage's odds, and from which odds on a point is unsure, and covered. All are
log-odds. A bank of one's own has none unless one learns it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kolinterview.passages import Passage, Placed

FILE = "learned.jsonl"
TELLING = 5
"""Grams that are shown as those that decided, at most."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Log-odds: what an undoubted cue adds, what a doubtful one adds, and where unsure and covered begin."""

    cue: float
    doubtful: float
    unsure: float
    covered: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for one point, gram by gram."""

    bias: float
    grams: Mapping[str, float]

    def odds(self, passage: Passage) -> float:
        """Log-odds that the passage says the point, were no cue said."""
        weight = sum(self.grams.get(gram, 0.0) for gram in passage.grams)
        return self.bias + weight / math.sqrt(len(passage.grams) or 1)

    def best(self, passages: Sequence[Passage]) -> tuple[float, Passage | None]:
        """The passage that says it most likely, the shorter of two that do alike, with its odds."""
        known = {gram for passage in passages for gram in passage.grams} & self.grams.keys()
        weights = {gram: self.grams[gram] for gram in known}
        odds, best = self.bias, None
        for passage in passages:
            here = sum(weights[gram] for gram in passage.grams & known)
            here = self.bias + here / math.sqrt(len(passage.grams))
            if best is None or here > odds:
                odds, best = here, passage
        return odds, best

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
    if not rows:
        return None
    points = {row["point"]: Weights(row["bias"], row["grams"]) for row in rows}
    return Learned(Scale(**json.loads(lines[0])["scale"]), points)
