"""Answer + framework → marks with evidence.

A point is *covered* when one of its cues is said within one sentence and not denied; *unsure* when it is only denied,
or only spread over two sentences, or, for a point without cues, when enough of its words come up; *missed* otherwise.
Saying is not explaining: a mark tells that a point was found, never that it was right.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from kolinterview.bank import Bank, Cue, Framework, Point
from kolinterview.denial import denials
from kolinterview.lang import Both
from kolinterview.marks import Mark, Span, State
from kolinterview.text import Unit, clause_span, units

WINDOW = 60
"""Units: parts of a cue further apart than this do not belong together, full stop or not (transcripts have none)."""
NEIGHBOURS = 3
"""Hits looked at on either side of another: all of them would be a square of the answer's length."""
OVERLAP = 0.45
"""The share of a cue-less point's word weight that one sentence must have."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a phrase was found: the units first..last, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Finding:
    state: State
    hits: tuple[Hit, ...]

    @property
    def rank(self) -> tuple[bool, int, int]:
        """Covered before unsure, more words before fewer, early before late."""
        width = sum(hit.last - hit.first + 1 for hit in self.hits)
        return self.state == "covered", width, -self.hits[0].first


class Said:
    """An answer, indexed: where each word, stem and denial stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.units: tuple[Unit, ...] = units(text)
        self.denials = denials(self.units)

    @cached_property
    def where(self) -> dict[str, list[int]]:
        """Positions by stem, and by exact word as "=word"."""
        index: dict[str, list[int]] = defaultdict(list)
        for position, unit in enumerate(self.units):
            index[unit.stem].append(position)
            index["=" + unit.word].append(position)
        return dict(index)

    def starting(self, prefix: str) -> Iterator[int]:
        return (position for position, unit in enumerate(self.units) if unit.word.startswith(prefix))

    def find(self, phrase: str) -> Iterator[Hit]:
        """Every place where the phrase is said, its units side by side in one clause."""
        pattern = _pattern(phrase)
        head = pattern[0]
        starts = self.starting(head[:-1]) if head.endswith("*") else self.where.get(head, ())
        for start in starts:
            last = start + len(pattern) - 1
            if (
                last < len(self.units)
                and self.units[last].clause == self.units[start].clause
                and all(_fits(self.units[start + n], pattern[n]) for n in range(1, len(pattern)))
            ):
                yield Hit(start, last)

    def is_denied(self, hits: Sequence[Hit]) -> bool:
        """Does a "no" govern any of the hits? One that a hit says itself (没有负面新闻) does not count."""
        return any(
            any(_touch(denial.scope, hit) for hit in hits) and not any(_touch(denial.no, hit) for hit in hits)
            for denial in self.denials
        )

    def mark(self, point: Point, finding: _Finding | None) -> Mark:
        if finding is None:
            return Mark(point.id, "missed", "missed")
        spots = [self.units[hit.first] for hit in finding.hits] + [self.units[hit.last] for hit in finding.hits]
        first, last = min(spots, key=lambda u: u.start), max(spots, key=lambda u: u.end)
        start, end = clause_span(self.text, first, last)
        hits = sorted((self.units[h.first].start - start, self.units[h.last].end - start) for h in finding.hits)
        return Mark(point.id, finding.state, finding.state, quote=self.text[start:end], hits=_merged(hits))


def match(answer: str, framework: Framework, bank: Bank) -> tuple[Mark, ...]:
    """One mark for each point of the framework, in its order."""
    said = Said(answer)
    return tuple(said.mark(point, _finding(said, point, bank)) for point in framework.points)


def _finding(said: Said, point: Point, bank: Bank) -> _Finding | None:
    if not point.cues:
        return _overlap(said, point, _weights(_texts(bank)))
    found = (f for cue in point.cues for f in _cue_findings(said, cue, bank.concepts))
    return max(found, key=lambda finding: finding.rank, default=None)


def _cue_findings(said: Said, cue: Cue, concepts: Mapping[str, Sequence[str]]) -> Iterator[_Finding]:
    found = ((hit for phrase in _phrases(part, concepts) for hit in said.find(phrase)) for part in cue)
    parts = [sorted(hits, key=lambda hit: hit.first) for hits in found]
    if not all(parts):
        return
    anchors, *others = sorted(parts, key=len)
    for anchor in anchors:
        hits = [anchor, *(_nearest(said, anchor, other) for other in others)]
        state = _state(said, hits)
        if state != "missed":
            yield _Finding(state, tuple(sorted(set(hits), key=lambda hit: hit.first)))


def _nearest(said: Said, anchor: Hit, hits: Sequence[Hit]) -> Hit:
    """Of the neighbours among sorted hits: one in the same sentence first, then an undenied one, then by distance."""

    def distance(hit: Hit) -> tuple[int, bool, int]:
        sentences = abs(said.units[anchor.first].sentence - said.units[hit.first].sentence)
        return sentences, said.is_denied([hit]), abs(anchor.first - hit.first)

    at = bisect_left(hits, anchor.first, key=lambda hit: hit.first)
    return min(hits[max(0, at - NEIGHBOURS) : at + NEIGHBOURS], key=distance)


def _state(said: Said, hits: Sequence[Hit]) -> State:
    sentences = [said.units[hit.first].sentence for hit in hits]
    apart = max(sentences) - min(sentences)
    width = max(hit.last for hit in hits) - min(hit.first for hit in hits)
    if apart > 1 or width > WINDOW:
        return "missed"
    return "unsure" if apart or said.is_denied(hits) else "covered"


def _touch(positions: range, hit: Hit) -> bool:
    return hit.first < positions.stop and positions.start <= hit.last


def _phrases(part: str, concepts: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The alternatives of a cue's part, concepts spelt out."""
    for word in part.split("|"):
        if word.startswith("<"):
            yield from concepts[word[1:-1]]
        else:
            yield word


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


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sorted spans, those that touch or overlap made one."""
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


# --- points without cues: how much of the point's own words one sentence has ---


def _texts(bank: Bank) -> tuple[Both, ...]:
    return tuple(point.text for framework in bank.frameworks.values() for point in framework.points)


@lru_cache(maxsize=4)
def _weights(texts: tuple[Both, ...]) -> dict[str, float]:
    """How telling each word is: the fewer points have it, the more it weighs."""
    seen = Counter(term for both in texts for term in set().union(*(_terms(units(text)) for text in both)))
    return {term: math.log(1 + len(texts) / count) for term, count in seen.items()}


def _terms(run: Sequence[Unit]) -> dict[str, int]:
    """English stems and Chinese character pairs, with the position of each."""
    terms = {unit.stem: n for n, unit in enumerate(run) if not unit.is_han and len(unit.stem) > 2}
    pairs = {a.word + b.word: n for n, (a, b) in enumerate(pairwise(run)) if a.is_han and b.is_han}
    return terms | pairs


def _overlap(said: Said, point: Point, weights: Mapping[str, float]) -> _Finding | None:
    """The sentence that shares most of the point's weight with it, if that is enough; never more than unsure."""
    best: tuple[float, tuple[Hit, ...]] = (OVERLAP, ())
    for text in (*point.text, *point.say):
        wanted = _terms(units(text))
        total = sum(weights.get(term, 1.0) for term in wanted)
        for number in {unit.sentence for unit in said.units} if wanted else ():
            start = next(n for n, unit in enumerate(said.units) if unit.sentence == number)
            terms = _terms([unit for unit in said.units if unit.sentence == number])
            shared = {term: start + at for term, at in terms.items() if term in wanted}
            share = sum(weights.get(term, 1.0) for term in shared) / total
            if share >= best[0]:
                best = share, tuple(Hit(at, at + said.units[at].is_han) for at in sorted(shared.values()))
    return _Finding("unsure", best[1]) if best[1] else None
