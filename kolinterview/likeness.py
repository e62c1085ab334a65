"""How like a passage is to a text: for points without cues, and for the wordings that a user has kept."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from kolinterview.passages import Passage, placed
from kolinterview.text import units

MEMORABLE = 3
"""Telling grams: four Chinese characters, or three words."""


class Rarity:
    """How telling each gram is: the fewer of these texts have it, the more it weighs."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = len(texts)
        self.seen = Counter(gram for text in texts for gram in grams(text))

    def weights(self, *texts: str) -> dict[str, float]:
        """The grams of the texts together, with how telling each is."""
        found = {gram for text in texts for gram in grams(text)}
        return {gram: self._weight(gram) for gram in found}

    def cosine(self, passage: Passage, wanted: Mapping[str, float]) -> float:
        """How alike the passage and what is wanted are, from 0 to 1."""
        own = [self._weight(gram) for gram in passage.grams if is_telling(gram)]
        shared = math.fsum(wanted[gram] ** 2 for gram in passage.grams & wanted.keys())
        return shared / (_length(own) * _length(wanted.values()) or 1)

    def _weight(self, gram: str) -> float:
        return math.log(1 + self.texts / max(self.seen[gram], 1))


@lru_cache(maxsize=1024)
def grams(text: str) -> frozenset[str]:
    """What a text is compared by: Chinese characters in pairs, and stems of more than two letters."""
    return frozenset(one.gram for one in placed(units(text)) if is_telling(one.gram))


def is_telling(gram: str) -> bool:
    bare = gram.removeprefix("!")
    return not bare.startswith("<") and len(bare) > (2 if bare.isascii() else 1) and " " not in bare


def is_memorable(passage: Passage) -> bool:
    """Does it have enough to be known again by?"""
    return sum(map(is_telling, passage.grams)) >= MEMORABLE


def share(passage: Passage, wanted: Mapping[str, float]) -> float:
    """How much of the wanted weight the passage has, from 0 to 1."""
    return math.fsum(wanted[gram] for gram in passage.grams & wanted.keys()) / (math.fsum(wanted.values()) or 1)


def _length(weights: Iterable[float]) -> float:
    """Of a vector; summed exactly, as its weights come from sets, whose order is another in each process."""
    return math.sqrt(math.fsum(weight**2 for weight in weights))
