"""How like a passage is to a text: for points without cues, and for the ways of saying it that a user has kept."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from kolinterview.passages import Passage, placed
from kolinterview.text import units


class Rarity:
    """How telling each gram is: the fewer texts have it, the more it weighs."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = len(texts)
        self.seen = Counter(gram for text in texts for gram in grams(text))

    def weight(self, gram: str) -> float:
        return math.log(1 + self.texts / max(self.seen[gram], 1))

    def weights(self, text: str) -> dict[str, float]:
        """The grams of a text, with how telling each is."""
        return {gram: self.weight(gram) for gram in grams(text)}


@lru_cache(maxsize=1024)
def grams(text: str) -> frozenset[str]:
    """What a text is compared by: Chinese characters in pairs, and stems of more than two letters."""
    return frozenset(one.gram for one in placed(units(text)) if is_telling(one.gram))


def is_telling(gram: str) -> bool:
    return len(gram) > (2 if gram.isascii() else 1) and " " not in gram


def share(passage: Passage, wanted: Mapping[str, float]) -> float:
    """How much of the wanted weight the passage has, from 0 to 1."""
    return sum(wanted[gram] for gram in passage.grams & wanted.keys()) / (sum(wanted.values()) or 1)


def nearest(passages: Iterable[Passage], wanted: Mapping[str, float]) -> tuple[float, Passage | None]:
    """The passage that has most of the wanted weight, the shorter of two that have as much; its share."""
    best: tuple[float, Passage | None] = (0.0, None)
    for passage in passages:
        here = share(passage, wanted)
        if here > best[0] or (best[1] and here == best[0] and len(passage.grams) < len(best[1].grams)):
            best = here, passage
    return best
