"""Answer + framework → marks with evidence.

A point is looked for in three ways: by its cues, by what marked answers have taught about it, and by likeness to its
own words or to those that the user has kept for it. *Covered* is what is found with enough certainty, *unsure* what is
found with less, *missed* the rest. Saying is not explaining: a mark tells that a point was found, never that it was
right.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kolinterview import learned
from kolinterview.bank import Bank, Cue, Framework, Point
from kolinterview.cues import Found, Hit, Said
from kolinterview.lang import Both
from kolinterview.learned import Learned, Signs, Weights
from kolinterview.likeness import Rarity, is_memorable, share
from kolinterview.marks import Mark, Span, State
from kolinterview.passages import Passage
from kolinterview.text import clause_span

ALIKE, LONG, SHIFT = 12.1, 2.4, -12.5
"""A point without cues: log-odds that it is said, by the cosine of its own words with the passage most like them, and
by the logarithm of the answer's units. Fitted to all points of the built-in bank; on questions that were left out,
three in four of those that it then calls unsure were covered, and three in five of the covered ones are among them."""
ALIKE_FROM = 0.4
"""The log-odds from which such a point is unsure; it is never covered."""
LIKE_OWN, MUCH_LIKE_OWN = 0.25, 0.45
"""The share of the word weight of a wording which the user has kept that one passage must have, to be unsure and to be
covered. With strangers' wordings, four in five of either were covered."""

Own = Mapping[tuple[str, str], Sequence[str]]
"""The user's own ways of saying points, by (framework, point)."""


@dataclass(frozen=True, slots=True)
class Why:
    """What decided: a cue, the log-odds of a passage with the grams that spoke for it, or a text that it is like."""

    cue: Cue = ()
    odds: float | None = None
    grams: tuple[str, ...] = ()
    like: str = ""


@dataclass(frozen=True, slots=True)
class _Finding:
    state: State
    hits: tuple[Hit, ...]
    why: Why


def match(answer: str, framework: Framework, bank: Bank, own: Own | None = None) -> tuple[Mark, ...]:
    """One mark for each point of the framework, in its order."""
    return tuple(mark for mark, _ in explain(answer, framework, bank, own))


def explain(
    answer: str, framework: Framework, bank: Bank, own: Own | None = None
) -> tuple[tuple[Mark, Why | None], ...]:
    """As `match`, each mark with what decided it; None for what was not found."""
    said = Said(answer, bank.concepts)
    taught = learned.of(framework.home, framework.id)
    explained = []
    for point in framework.points:
        kept = own.get((framework.id, point.id), ()) if own else ()
        if taught and point.id in taught.points:
            found = _weighed(said, point, taught)
        elif point.cues:
            found = _cued(said.best(point.cues))
        else:
            found = _like_itself(said, point, _rarity(bank))
        if kept and (found is None or found.state != "covered"):
            found = _like_own(said, kept, _rarity(bank)) or found
        explained.append((_mark(said, point, found), found.why if found else None))
    return tuple(explained)


def likeliest(answer: str, framework: Framework, point: Point, bank: Bank, most: int) -> list[str]:
    """The words of the answer that say the point most likely, best first and shorter first, none within others."""
    said = Said(answer, bank.concepts)
    taught = learned.of(framework.home, framework.id)
    if taught and point.id in taught.points:
        value = taught.points[point.id].odds
    else:
        rarity = _rarity(bank)
        wanted = rarity.weights(*point.text, *point.say)

        def value(passage: Passage) -> float:
            return rarity.cosine(passage, wanted)

    chosen: list[Passage] = []
    offered = [passage for passage in said.passages if said.is_in_one_sentence(passage) and is_memorable(passage)]
    for passage in sorted(offered, key=lambda one: (-value(one), one.last - one.first)):
        if len(chosen) < most and not any(passage.first <= one.last and one.first <= passage.last for one in chosen):
            chosen.append(passage)
    return [said.text[said.units[one.first].start : said.units[one.last].end] for one in chosen]


def _cued(cue: Found | None) -> _Finding | None:
    """By cues alone."""
    return _Finding("unsure" if cue.doubtful else "covered", cue.hits, Why(cue.cue)) if cue else None


def signs(said: Said, point: Point, taught: Mapping[str, Weights]) -> tuple[Signs, Passage | None]:
    """What speaks for the point where no cue is certain, with the passage that says it most likely.

    `taught` are the weights of the framework's points, by id.
    """
    weights = taught[point.id]
    best = max(said.passages, key=weights.odds, default=None)
    if best is None:
        return Signs(weights.bias, weights.bias, 0.0, weights.practice), None
    rivals = (other.odds(best) for id, other in taught.items() if id != point.id)
    rival = max(rivals, default=weights.bias)
    return Signs(weights.odds(best), rival, said.nearly(point.cues), weights.practice), best


def _weighed(said: Said, point: Point, taught: Learned) -> _Finding | None:
    """By a certain cue, or else by all signs together."""
    cue = said.best(point.cues)
    if cue and not cue.doubtful:
        return _cued(cue)
    read, passage = signs(said, point, taught.points)
    odds = taught.scale.odds(read)
    if odds < taught.scale.unsure or passage is None:
        return None
    telling = taught.points[point.id].telling(said.within(passage))
    hits = tuple(sorted({Hit(one.first, one.last) for one in telling}))
    hits = hits or (cue.hits if cue else (Hit(passage.first, passage.last),))
    why = Why(odds=odds, grams=tuple(dict.fromkeys(one.gram for one in telling)))
    return _Finding("covered" if odds >= taught.scale.covered else "unsure", hits, why)


def _like_itself(said: Said, point: Point, rarity: Rarity) -> _Finding | None:
    """By likeness to the point's own text and example, in the language in which the answer is more like them."""
    wanted = [(rarity.weights(text, say), say or text) for text, say in zip(point.text, point.say, strict=True)]
    found = [
        (rarity.cosine(passage, weights), passage, weights, words)
        for weights, words in wanted
        for passage in said.passages
    ]
    alike, passage, weights, words = max(found, key=lambda one: one[0], default=(0.0, None, {}, ""))
    odds = SHIFT + ALIKE * alike + LONG * math.log(len(said.units) + 1)
    if passage is None or not alike or odds < ALIKE_FROM:
        return None
    return _Finding("unsure", _shared(said, passage, weights), Why(odds=odds, like=words))


def _like_own(said: Said, kept: Iterable[str], rarity: Rarity) -> _Finding | None:
    """By likeness to a wording that the user has kept."""
    wanted = {text: rarity.weights(text) for text in kept}
    found = [(share(passage, wanted[text]), passage, text) for text in wanted for passage in said.passages]
    most, passage, text = max(found, key=lambda one: (one[0], -len(one[1].grams)), default=(0.0, None, ""))
    if passage is None or most < LIKE_OWN:
        return None
    hits = _shared(said, passage, wanted[text])
    return _Finding("covered" if most >= MUCH_LIKE_OWN else "unsure", hits, Why(like=text))


def _shared(said: Said, passage: Passage, wanted: Mapping[str, float]) -> tuple[Hit, ...]:
    """Where the passage has what is wanted."""
    return tuple(sorted({Hit(one.first, one.last) for one in said.within(passage) if one.gram in wanted}))


def _mark(said: Said, point: Point, found: _Finding | None) -> Mark:
    if found is None:
        return Mark(point.id, "missed", "missed")
    start, end = clause_span(said.units, min(hit.first for hit in found.hits), max(hit.last for hit in found.hits))
    hits = sorted((said.units[hit.first].start - start, said.units[hit.last].end - start) for hit in found.hits)
    return Mark(point.id, found.state, found.state, quote=said.text[start:end], hits=_merged(hits))


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sorted spans, those that touch or overlap made one."""
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _rarity(bank: Bank) -> Rarity:
    return _rarity_among(tuple(point.text for framework in bank.frameworks.values() for point in framework.points))


@lru_cache(maxsize=4)
def _rarity_among(texts: tuple[Both, ...]) -> Rarity:
    return Rarity([text for both in texts for text in both])
