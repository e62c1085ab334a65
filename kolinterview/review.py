"""Bank + history → the `Sheet` that is read before walking in. Data only: `show` prints it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kolinterview import speech
from kolinterview.bank import PARTS, Bank, Basis, Framework, Part, Point, Question, Topic
from kolinterview.lang import Both, Lang
from kolinterview.marks import State
from kolinterview.speech import Rates
from kolinterview.tally import Tally

WEAKNESS: dict[State | None, int] = {"missed": 0, None: 1, "unsure": 2, "covered": 3}
"""Weakest first; never asked (None) is weaker than unsure: there at least something was said."""


@dataclass(frozen=True, slots=True)
class SheetPoint:
    """`tally` is None for a point that was never asked."""

    point: Point
    tally: Tally | None

    @property
    def last(self) -> State | None:
        return self.tally.last if self.tally else None

    @property
    def strength(self) -> tuple[int, float]:
        """The smaller, the sooner it should be read again."""
        share = self.tally.covered / self.tally.asked if self.tally else 0.0
        return WEAKNESS[self.last], share


@dataclass(frozen=True, slots=True)
class SheetFramework:
    """`questions` are those that ask for this framework, its topic's first."""

    topic: Topic
    framework: Framework
    questions: tuple[Question, ...]
    points: tuple[SheetPoint, ...]
    basis: Basis

    @property
    def strength(self) -> tuple[float, float]:
        """The mean of its points'."""
        levels, shares = zip(*(point.strength for point in self.points), strict=True)
        return sum(levels) / len(levels), sum(shares) / len(shares)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The frameworks of each part, weakest first, and the seconds it takes to read them."""

    parts: Mapping[Part, tuple[SheetFramework, ...]]
    seconds: float


def compose(
    bank: Bank, tallies: Mapping[tuple[str, str], Tally], lang: Lang, rates: Rates, topics: Sequence[Topic] = ()
) -> Sheet:
    """The sheet of these topics (none: of all), by what the history knows."""
    sheets = [
        _framework(bank, topic, framework, tallies)
        for topic, frameworks in bank.frameworks_on(topics)
        for framework in frameworks
    ]
    sheets.sort(key=lambda sheet: sheet.strength)
    parts = {part: tuple(sheet for sheet in sheets if sheet.framework.part == part) for part in PARTS}
    return Sheet({part: found for part, found in parts.items() if found}, _reading_time(sheets, lang, rates))


def _framework(
    bank: Bank, topic: Topic, framework: Framework, tallies: Mapping[tuple[str, str], Tally]
) -> SheetFramework:
    asking = (question for question in bank.questions.values() if question.framework == framework.id)
    questions = tuple(sorted(asking, key=lambda question: question.topic != topic.id))
    points = [SheetPoint(point, tallies.get((framework.id, point.id))) for point in framework.points]
    weakest_first = tuple(sorted(points, key=lambda point: point.strength))
    return SheetFramework(topic, framework, questions, weakest_first, bank.basis(framework.points))


def _reading_time(sheets: Sequence[SheetFramework], lang: Lang, rates: Rates) -> float:
    texts: list[Both] = []
    for sheet in sheets:
        texts += [sheet.framework.title, sheet.framework.advice, sheet.questions[0].ask]
        texts += [text for point in sheet.points for text in (point.point.text, point.point.say)]
    return sum(speech.seconds(text.of(lang), rates) for text in texts)
