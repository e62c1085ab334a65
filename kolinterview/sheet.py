"""The sheet that is read before walking in, as plain records: `review` composes it, others write it down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kolinterview import speech
from kolinterview.bank import Basis, Framework, Point, Question, Topic
from kolinterview.lang import Both, Lang
from kolinterview.marks import State
from kolinterview.speech import Rates
from kolinterview.store import Interview
from kolinterview.tally import Tally

NEED: Mapping[State | None, float] = {"missed": 1.0, "unsure": 0.8, None: 0.5}
"""How much a point needs to be read again, 0 to 1, by how it went last; None: never asked, and so perhaps known."""
NEED_COVERED = 0.4
"""At the most, and less the likelier it is recalled."""


@dataclass(frozen=True, slots=True)
class SheetPoint:
    """`tally` is None for a point that was never asked; `words` are the user's own, "" where there are none."""

    point: Point
    tally: Tally | None
    recalled: float
    words: str

    @property
    def last(self) -> State | None:
        return self.tally.last if self.tally else None

    @property
    def need(self) -> float:
        """The more, the sooner it should be read again."""
        return NEED_COVERED * (1 - self.recalled) if self.last == "covered" else NEED[self.last]


@dataclass(frozen=True, slots=True)
class SheetFramework:
    """`questions` are those that ask for this framework, its topic's first; `opening` how the user's best answer to one
    of them began, "" where there is none; the weakest of `points` come first."""

    topic: Topic
    framework: Framework
    questions: tuple[Question, ...]
    points: tuple[SheetPoint, ...]
    opening: str
    basis: Basis

    @property
    def need(self) -> float:
        """The mean of its points'."""
        return sum(point.need for point in self.points) / len(self.points)

    def texts(self, lang: Lang) -> list[str]:
        """All there is to read of it."""
        both = [self.framework.title, self.questions[0].ask, self.framework.advice]
        own = [point.words or point.point.say.of(lang) for point in self.points]
        return [*(text.of(lang) for text in both), *self.in_short(lang), *own, self.opening]

    def in_short(self, lang: Lang) -> list[str]:
        """Its points, a line each."""
        return [point.point.text.of(lang) for point in self.points]

    def seconds(self, lang: Lang, rates: Rates) -> float:
        return reading(self.texts(lang), rates)


@dataclass(frozen=True, slots=True)
class Sheet:
    """`days` are those until the `interview`; `ready` and `manner` are read in short, their points only; `left_out`
    counts the frameworks for which there was no time, `seconds` is what it takes to read the rest."""

    lang: Lang
    interview: Interview | None
    days: int | None
    ready: tuple[SheetFramework, ...]
    topics: tuple[tuple[Topic, tuple[SheetFramework, ...]], ...]
    manner: tuple[SheetFramework, ...]
    ask: tuple[Both, ...]
    phrases: tuple[Both, ...]
    left_out: int
    seconds: float

    @property
    def empty(self) -> bool:
        """Nothing is on it, and not for want of time."""
        return not (self.topics or self.ready or self.manner or self.left_out)


def reading(texts: Sequence[str], rates: Rates) -> float:
    """The seconds it takes to read them."""
    return sum(speech.seconds(text, rates) for text in texts)
