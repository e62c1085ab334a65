"""An answer in passages, and the grams said in each: what points are recognised by where no cue is said.

A gram is a Chinese character, a word's stem, or two of them side by side; every number is "#", so that 七成 and 八成,
or 40% and 60%, are the same. What stands under a "no" is another gram: 看粉丝 and 不看粉丝 do not say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from kolinterview.denial import denials
from kolinterview.text import Unit

STRETCH = 24
"""Units: a clause much longer than this is cut, since transcripts have no commas."""
SPAN = 3
"""Neighbouring stretches that make a passage, at most: people say a point in one clause, or in a few."""
LENGTH = 60
"""Units in a passage of several stretches, at most."""
NUMBER = "#"
_DIGITS = frozenset("一二两三四五六七八九十百千万亿几半〇")
_ALONE = frozenset("一几半")
"""Numerals that, with no other beside them, are mostly part of a word: 一起, 几乎."""


class Placed(NamedTuple):
    """A gram and the units first..last that it was read from, both included."""

    gram: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Passage:
    """The units first..last of an answer, both included, and the grams that lie inside."""

    first: int
    last: int
    grams: frozenset[str]

    def __contains__(self, place: tuple[int, int]) -> bool:
        """Does it hold the units first..last, both included?"""
        return self.first <= place[0] and place[1] <= self.last


def passages(run: Sequence[Unit], grams: Iterable[Placed]) -> list[Passage]:
    """Every stretch of one to three neighbouring clauses, of two sentences at most, with the grams that it holds."""
    stretches = [(piece, set[str]()) for piece in _stretches(run)]
    at = {position: n for n, (piece, _) in enumerate(stretches) for position in piece}
    for gram, first, last in grams:
        if at[first] == at[last]:
            stretches[at[first]][1].add(gram)
    found = []
    for n, (piece, held) in enumerate(stretches):
        found.append(Passage(piece.start, piece.stop - 1, frozenset(held)))
        together = set(held)
        for further, more in stretches[n + 1 : n + SPAN]:
            last = further.stop - 1
            if last - piece.start >= LENGTH or run[last].sentence - run[piece.start].sentence > 1:
                break
            together |= more
            found.append(Passage(piece.start, last, frozenset(together)))
    return found


def placed(run: Sequence[Unit]) -> Iterator[Placed]:
    """The grams of a run of units, each where it stands; pairs only within a clause, "!" before what is denied."""
    denied = denied_positions(run)
    before: Placed | None = None
    for token in _tokens(run):
        yield marked(token, denied)
        if before and run[before.first].clause == run[token.first].clause:
            joint = "" if run[before.last].is_han and run[token.first].is_han else " "
            yield marked(Placed(before.gram + joint + token.gram, before.first, token.last), denied)
        before = token


def denied_positions(run: Sequence[Unit]) -> frozenset[int]:
    """The units that a "no" governs, itself left out."""
    return frozenset(n for denial in denials(run) for n in denial.scope if n not in denial.no)


def marked(one: Placed, denied: frozenset[int]) -> Placed:
    """As it is, or with "!" before it where any of it is denied."""
    return one._replace(gram="!" + one.gram) if not denied.isdisjoint(range(one.first, one.last + 1)) else one


def _tokens(run: Sequence[Unit]) -> Iterator[Placed]:
    """Characters, stems and numbers, a number of several characters as one."""
    for (number, _), group in groupby(range(len(run)), key=lambda n: (_is_numeral(run[n]), run[n].clause)):
        positions = list(group)
        if number and (len(positions) > 1 or run[positions[0]].word not in _ALONE):
            yield Placed(NUMBER, positions[0], positions[-1])
            continue
        for n in positions:
            word = run[n].word
            if not word[0].isdigit():
                yield Placed(run[n].stem, n, n)
                continue
            yield Placed(NUMBER, n, n)
            if unit := word.lstrip("0123456789.,"):
                yield Placed(unit, n, n)


def _is_numeral(unit: Unit) -> bool:
    return unit.word in _DIGITS


def _stretches(run: Sequence[Unit]) -> Iterator[range]:
    """The positions of each clause, long clauses in equal pieces."""
    for _, group in groupby(range(len(run)), key=lambda n: run[n].clause):
        clause = list(group)
        start, length = clause[0], len(clause)
        pieces = round(length / STRETCH) if length > STRETCH * 1.4 else 1
        for n in range(pieces):
            yield range(start + length * n // pieces, start + length * (n + 1) // pieces)
