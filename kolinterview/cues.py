"""Where the cues of a point are said: phrases, lists of what must be said together, concepts."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import takewhile
from typing import NamedTuple

from kolinterview.bank import Cue
from kolinterview.denial import Denial, denials
from kolinterview.passages import Passage, Placed, denied_positions, marked, passages, placed
from kolinterview.text import Unit, units

WINDOW = 60
"""Units: parts of a cue further apart than this do not belong together, full stop or not (transcripts have none)."""
NEIGHBOURS = 3
"""Hits looked at on either side of another: all of them would be a square of the answer's length."""


class Hit(NamedTuple):
    """Where a phrase was found: the units first..last, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Found:
    """A cue that was said, with where its parts stand; `doubtful` when it was denied, or spread over two sentences."""

    cue: Cue
    hits: tuple[Hit, ...]
    doubtful: bool

    @property
    def rank(self) -> tuple[bool, int, int]:
        """Certain before doubtful, more words before fewer, early before late."""
        width = sum(hit.last - hit.first + 1 for hit in self.hits)
        return not self.doubtful, width, -self.hits[0].first


class Said:
    """An answer, indexed: where each word, stem, concept and denial stands, and in which passages."""

    def __init__(self, text: str, concepts: Mapping[str, Sequence[str]]) -> None:
        self.text = text
        self.units: tuple[Unit, ...] = units(text)
        self.denials = denials(self.units)
        self._phrases = _by_head(tuple(concepts.items()))
        self._hits: dict[str, list[Hit]] = {}

    @cached_property
    def where(self) -> dict[str, list[int]]:
        """Positions by stem, and by exact word as "=word"."""
        index: dict[str, list[int]] = defaultdict(list)
        for position, unit in enumerate(self.units):
            index[unit.stem].append(position)
            index["=" + unit.word].append(position)
        return dict(index)

    @cached_property
    def placed(self) -> list[Placed]:
        """Its grams, and the names of the concepts said, each where it stands."""
        denied = denied_positions(self.units)
        named = (Placed(concept, *hit) for concept, hits in self.concepts.items() for hit in hits)
        return [*placed(self.units), *(marked(one, denied) for one in named)]

    @cached_property
    def passages(self) -> list[Passage]:
        return passages(self.units, self.placed)

    def within(self, passage: Passage) -> list[Placed]:
        """The grams of a passage, each where it stands."""
        return [one for one in self.placed if (one.first, one.last) in passage]

    def is_in_one_sentence(self, passage: Passage) -> bool:
        return self.units[passage.first].sentence == self.units[passage.last].sentence

    def best(self, cues: Sequence[Cue]) -> Found | None:
        """The best place where one of the cues is said."""
        return max((found for cue in cues for found in self.findings(cue)), key=lambda found: found.rank, default=None)

    def nearly(self, cues: Sequence[Cue]) -> float:
        """The largest share of a cue's parts that one passage says, and does not deny."""
        return max(map(self._share, cues), default=0.0)

    def _share(self, cue: Cue) -> float:
        parts = [[hit for hit in self.hits(part) if not self.is_denied([hit])] for part in cue]
        together = (sum(_is_within(passage, hits) for hits in parts) for passage in self.passages)
        return max(together, default=0) / len(cue) if any(parts) else 0.0

    def findings(self, cue: Cue) -> Iterator[Found]:
        """Every place where all parts of the cue are said near each other."""
        parts = [self.hits(part) for part in cue]
        if not all(parts):
            return
        anchors, *others = sorted(parts, key=len)
        for anchor in anchors:
            hits = [anchor, *(self._nearest(anchor, other) for other in others)]
            sentences = [self.units[hit.first].sentence for hit in hits]
            apart = max(sentences) - min(sentences)
            if apart <= 1 and max(hit.last for hit in hits) - min(hit.first for hit in hits) <= WINDOW:
                placed = tuple(sorted(set(hits), key=lambda hit: hit.first))
                yield Found(cue, placed, doubtful=bool(apart) or self.is_denied(hits))

    def hits(self, part: str) -> list[Hit]:
        """Where a part of a cue is said: any of its alternatives."""
        if part not in self._hits:
            self._hits[part] = sorted(
                hit
                for word in part.split("|")
                for hit in (self.concepts.get(word, ()) if word.startswith("<") else self.find(_pattern(word)))
            )
        return self._hits[part]

    @cached_property
    def concepts(self) -> dict[str, list[Hit]]:
        """Where each "<concept>" is said. There are many more phrases than words in an answer: so the words are gone
        through, not the phrases."""
        found: dict[str, list[Hit]] = defaultdict(list)
        longest = max(map(len, self._phrases), default=0)
        prefixes = {word[:n] + "*" for word, _ in self._latin for n in range(1, min(len(word), longest) + 1)}
        for head in sorted(self._phrases.keys() & (self.where.keys() | prefixes)):  # the same order in every process
            for concept, pattern in self._phrases[head]:
                found[concept] += self.find(pattern)
        return found

    def find(self, pattern: Sequence[str]) -> list[Hit]:
        """Every place where a phrase is said, its units side by side in one clause."""
        head = pattern[0]
        starts = self._starting(head[:-1]) if head.endswith("*") else self.where.get(head, ())
        if len(pattern) == 1 or not starts:
            return [Hit(start, start) for start in starts]
        return [Hit(start, start + len(pattern) - 1) for start in starts if self._stands(pattern, start)]

    def _stands(self, pattern: Sequence[str], start: int) -> bool:
        run = self.units[start : start + len(pattern)]
        return len(run) == len(pattern) and run[0].clause == run[-1].clause and all(map(_fits, run[1:], pattern[1:]))

    def is_denied(self, hits: Sequence[Hit]) -> bool:
        """Does a "no" govern any of the hits? One that a hit says itself (没有负面新闻) does not count."""
        near = [
            denial for hit in hits for n in range(hit.first, hit.last + 1) for denial in self._denials_at.get(n, ())
        ]
        return any(not any(_touch(denial.no, hit) for hit in hits) for denial in near)

    @cached_property
    def _denials_at(self) -> dict[int, list[Denial]]:
        """Those that govern each position: all of them for every hit would be a square of the answer's length."""
        found: dict[int, list[Denial]] = defaultdict(list)
        for denial in self.denials:
            for position in denial.scope:
                found[position].append(denial)
        return dict(found)

    @cached_property
    def _latin(self) -> list[tuple[str, int]]:
        """The words that a phrase with * may begin, in order, each with its position."""
        return sorted((unit.word, position) for position, unit in enumerate(self.units) if not unit.is_han)

    def _starting(self, prefix: str) -> list[int]:
        after = self._latin[bisect_left(self._latin, (prefix, 0)) :]
        return sorted(position for _, position in takewhile(lambda entry: entry[0].startswith(prefix), after))

    def _nearest(self, anchor: Hit, hits: Sequence[Hit]) -> Hit:
        """Of the neighbours among sorted hits: in the same sentence first, then undenied, then nearest."""

        def distance(hit: Hit) -> tuple[int, bool, int]:
            sentences = abs(self.units[anchor.first].sentence - self.units[hit.first].sentence)
            return sentences, self.is_denied([hit]), abs(anchor.first - hit.first)

        at = bisect_left(hits, anchor.first, key=lambda hit: hit.first)
        return min(hits[max(0, at - NEIGHBOURS) : at + NEIGHBOURS], key=distance)


@lru_cache(maxsize=4)
def _by_head(concepts: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """The phrases of all concepts by what they begin with, each with its "<concept>"."""
    phrases: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for name, words in concepts:
        for pattern in map(_pattern, words):
            phrases[pattern[0]].append((f"<{name}>", pattern))
    return dict(phrases)


def phrases(part: str, concepts: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The alternatives of a cue's part, concepts spelt out."""
    for word in part.split("|"):
        if word.startswith("<"):
            yield from concepts[word[1:-1]]
        else:
            yield word


def _is_within(passage: Passage, hits: Sequence[Hit]) -> bool:
    """Does the passage hold one of these sorted hits?"""
    begin = bisect_left(hits, passage.first, key=lambda hit: hit.first)
    end = bisect_left(hits, passage.last + 1, begin, key=lambda hit: hit.first)
    return any(hit in passage for hit in hits[begin:end])


def _touch(positions: range, hit: Hit) -> bool:
    return hit.first < positions.stop and positions.start <= hit.last


@lru_cache(maxsize=50_000)
def _pattern(phrase: str) -> tuple[str, ...]:
    """A phrase as what each unit must be: a stem, "=word" for exactly this word, "pre*" for a beginning."""
    exact = phrase.startswith("=")
    *before_stars, tail = [units(piece) for piece in phrase.removeprefix("=").split("*")]
    pattern: list[str] = []
    for run in before_stars:
        pattern += [unit.stem for unit in run[:-1]] + [run[-1].word + "*"]
    return (*pattern, *("=" + unit.word if exact else unit.stem for unit in tail))


def _fits(unit: Unit, pattern: str) -> bool:
    if pattern.endswith("*"):
        return unit.word.startswith(pattern[:-1])
    return unit.word == pattern[1:] if pattern.startswith("=") else unit.stem == pattern
