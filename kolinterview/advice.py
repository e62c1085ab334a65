"""What the author of a bank may want to change: nothing here keeps a bank from being used.

A cue is worth having when it finds its own point and nothing else. So each is tried on the point's own `text` and
`say`, on the examples of the other points of its framework, and on the questions themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from kolinterview import learned
from kolinterview.bank import Bank, Cue, Framework, Point
from kolinterview.cues import Said, phrases
from kolinterview.errors import Problem
from kolinterview.lang import Both
from kolinterview.nodes import Place

Places = Mapping[tuple[str, ...], Place]
"""Where a point stands in its file, by (framework, point), and each of its cues, by (framework, point, number)."""

UNFOUND = Both("它自己的例句，线索也认不出来：{text}", "its cues do not even find its own example: {text}")
ECHOES = Both("线索「{cue}」在题目里就有：{text}", "the cue '{cue}' is said in the question itself: {text}")
STRAYS = Both(
    "线索「{cue}」会认到要点「{other}」的例句：{text}", "the cue '{cue}' is said in the example of '{other}': {text}"
)
SPLIT = Both("「{number}」的逗号把线索拆成了两半，要加引号", "the comma of '{number}' splits the cue: quote it")
NEVER = Both("线索里的「{phrase}」永远对不上", "'{phrase}' in the cue can never be said")
UNLEARNED = Both(
    "这一行用不上：写坏了，或者要点已经没有了；重新学一遍",
    "of no use: damaged, or of a point that is gone; learn again",
)
SHADOWED = Both(
    "线索「{cue}」用不着：有「{other}」就够了", "the cue '{cue}' is not needed: '{other}' is said wherever it is"
)


def advise(bank: Bank, places: Places) -> list[Problem]:
    """Everything worth a second look, in the order of the files; only points that stand in `places` are looked at."""
    frameworks = [framework for framework in bank.frameworks.values() if any(key[0] == framework.id for key in places)]
    found = [
        advice
        for framework in frameworks
        for point in framework.points
        if point.cues and (framework.id, point.id) in places
        for advice in _Author(bank, framework, point, places).advice()
    ]
    found += _unlearned(frameworks)
    return sorted(found, key=lambda problem: (problem.file, problem.line, problem.column))


def _unlearned(frameworks: Sequence[Framework]) -> Iterator[Problem]:
    """Lines of what was learned that are of no use to the frameworks of their folder."""
    for home in {framework.home for framework in frameworks}:
        points = {(one.id, point.id) for one in frameworks if one.home == home for point in one.points}
        for line in learned.faults(home, points):
            yield Problem(str(Path(home) / learned.FILE), line, 1, "", UNLEARNED)


@dataclass(frozen=True)
class _Author:
    """One point, tried."""

    bank: Bank
    framework: Framework
    point: Point
    places: Places

    def advice(self) -> Iterator[Problem]:
        yield from self._unfound()
        for number, cue in enumerate(self.point.cues):
            place = self.places[self.framework.id, self.point.id, str(number)]
            yield from (place.problem(NEVER, phrase=phrase) for phrase in self._never(cue))
            yield from (place.problem(SPLIT, number=number) for number in _split_numbers(cue))
            yield from (
                place.problem(ECHOES, cue=spelt(cue), text=text) for text in self._asks() if self._says(text, cue)
            )
            for other, text in self._other_examples():
                if self._says(text, cue):
                    yield place.problem(STRAYS, cue=spelt(cue), other=other, text=text)
            if by := self._shadow(number):
                yield place.problem(SHADOWED, cue=spelt(cue), other=spelt(by))

    def _unfound(self) -> Iterator[Problem]:
        for texts in zip(self.point.say, self.point.text, strict=True):
            if any(texts) and not any(self._says(text, cue) for text in texts for cue in self.point.cues):
                text = next(filter(None, texts))
                yield self.places[self.framework.id, self.point.id].problem(UNFOUND, text=text)

    def _asks(self) -> Iterator[str]:
        for question in self.bank.questions.values():
            if question.framework == self.framework.id:
                yield from filter(None, question.ask)

    def _other_examples(self) -> Iterator[tuple[str, str]]:
        for other in self.framework.points:
            if other.id != self.point.id:
                yield from ((other.id, text) for text in other.say if text)

    def _says(self, text: str, cue: Cue) -> bool:
        return any(not found.doubtful for found in self._read(text).findings(cue))

    def _never(self, cue: Cue) -> Iterator[str]:
        """The phrases that are not even found in themselves."""
        for part in cue:
            for phrase in part.split("|"):
                if not phrase.startswith("<") and not self._read(_bare(phrase)).hits(phrase):
                    yield phrase

    def _shadow(self, number: int) -> Cue | None:
        """A cue that is said wherever this one is: each of its parts is in every alternative of one of this one's."""
        cue = self.point.cues[number]
        for n, other in enumerate(self.point.cues):
            if n != number and self._holds(cue, other) and (n < number or not self._holds(other, cue)):
                return other
        return None

    def _holds(self, longer: Cue, shorter: Cue) -> bool:
        return all(any(self._is_in(part, whole) for whole in longer) for part in shorter)

    def _is_in(self, part: str, whole: str) -> bool:
        """Does everything that can be said for `whole` say `part` too?"""
        return all(self._read(_bare(phrase)).hits(part) for phrase in phrases(whole, self.bank.concepts))

    def _read(self, text: str) -> Said:
        return _said(text, tuple(self.bank.concepts.items()))


def spelt(cue: Cue) -> str:
    """A cue in a line."""
    return " + ".join(cue)


def _split_numbers(cue: Cue) -> Iterator[str]:
    """Numbers that were written with a comma in a list, and so stand as two parts of the cue."""
    for one, after in pairwise(cue):
        if (head := re.search(r"[0-9]{1,3}$", one)) and (tail := re.match(r"[0-9]{3}(?![0-9])", after)):
            yield f"{head[0]},{tail[0]}"


def _bare(phrase: str) -> str:
    return phrase.removeprefix("=").replace("*", "")


@lru_cache(maxsize=20_000)
def _said(text: str, concepts: tuple[tuple[str, Sequence[str]], ...]) -> Said:
    return Said(text, dict(concepts))
