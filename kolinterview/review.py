"""Bank + history → the `Sheet`: what is on it, and in what order, for so many minutes."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from kolinterview.bank import Bank, Essentials, Framework, Level, Topic
from kolinterview.lang import Both, Lang
from kolinterview.sheet import Sheet, SheetFramework, SheetPoint, reading
from kolinterview.speech import Rates
from kolinterview.store import Interview
from kolinterview.tally import Tally

OPENING = 120
"""Characters of an answer that are its opening, at the most."""
OFTEN: Mapping[Level, float] = {"entry": 1.0, "core": 1.0, "senior": 0.5}
"""How much a question of that level adds to how often its framework is asked for."""
ESSENTIAL = 0.5
"""The part of the minutes that may go to what every sheet has."""

_Item = TypeVar("_Item", SheetFramework, Both)
Name = tuple[str, str]
"""Of a point: (framework, point)."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the history knows: the probability that each point is recalled on the day, its tally, the user's own best
    words for it, and the best answer to each question, by its id; `speaks_english` where any was in English."""

    recalled: Mapping[Name, float] = field(default_factory=dict)
    tallies: Mapping[Name, Tally] = field(default_factory=dict)
    words: Mapping[Name, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    speaks_english: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be on the sheet: `topics` and `round` narrow it, `weak` keeps what was drilled and not found last
    time, `minutes` (0: no end) is the time there is to read it."""

    topics: Sequence[Topic] = ()
    round: str = ""
    weak: bool = False
    minutes: int = 0

    @property
    def narrow(self) -> bool:
        return bool(self.topics or self.round or self.weak)


def compose(
    bank: Bank,
    lang: Lang,
    rates: Rates,
    known: Known,
    wish: Wish = Wish(),
    interview: Interview | None = None,
    today: date | None = None,
) -> Sheet:
    """The sheet for this wish, by what the history knows."""
    all_there_is = _candidates(bank, known, wish)
    empty = Sheet(lang, interview, _days(interview, today), (), (), (), (), (), 0, 0.0)
    sheet = _with_essentials(empty, bank, known, wish, rates, all_there_is)
    short = {part.framework.id for part in (*sheet.ready, *sheet.manner)} if wish.minutes else set()
    full = [part for part in all_there_is if part.framework.id not in short]
    chosen = _that_fit(full, wish.minutes * 60 - sheet.seconds, lang, rates) if wish.minutes else full
    return replace(
        sheet,
        topics=_by_topic(bank, chosen),
        left_out=len(full) - len(chosen),
        seconds=sheet.seconds + sum(part.seconds(lang, rates) for part in chosen),
    )


def _days(interview: Interview | None, today: date | None) -> int | None:
    return (interview.day - today).days if interview and today else None


def _candidates(bank: Bank, known: Known, wish: Wish) -> list[SheetFramework]:
    """Every framework that the wish allows, in the bank's order, which is that of an interview."""
    found = []
    for topic, frameworks in bank.frameworks_on(wish.topics):
        for framework in frameworks:
            part = _framework(bank, topic, framework, known)
            points = tuple(point for point in part.points if not wish.weak or point.last in ("missed", "unsure"))
            if points and (not wish.round or any(question.round == wish.round for question in part.questions)):
                found.append(replace(part, points=points))
    return found


def _framework(bank: Bank, topic: Topic, framework: Framework, known: Known) -> SheetFramework:
    asking = (question for question in bank.questions.values() if question.framework == framework.id)
    questions = tuple(sorted(asking, key=lambda question: question.topic != topic.id))
    points = [
        SheetPoint(point, known.tallies.get(name), known.recalled.get(name, 0.0), known.words.get(name, ""))
        for point in framework.points
        for name in [(framework.id, point.id)]
    ]
    answered = (known.answers[question.id] for question in questions if question.id in known.answers)
    return SheetFramework(
        topic=topic,
        framework=framework,
        questions=questions,
        points=tuple(sorted(points, key=lambda point: (-point.need, point.recalled))),
        opening=_opening(next(answered, "")),
        basis=bank.basis(framework.points),
    )


def _opening(answer: str) -> str:
    """The first sentence, as far as it is one."""
    first = re.match(r"\s*(.+?(?:[。！？!?]|\.(?=\s|$)|$))", answer, re.MULTILINE)
    text = first[1].strip() if first else ""
    return text if len(text) <= OPENING else text[:OPENING] + "…"


def _with_essentials(
    sheet: Sheet, bank: Bank, known: Known, wish: Wish, rates: Rates, parts: Sequence[SheetFramework]
) -> Sheet:
    """What every sheet has, section by section as long as half of the minutes hold it; a narrow one has none of it, but
    for the phrases of an English round."""
    by_id = {part.framework.id: part for part in parts}
    essentials = Essentials() if wish.narrow else bank.essentials
    english = wish.round == "english" or (not wish.narrow and (known.speaks_english or sheet.lang == "en"))
    left = wish.minutes * 60 * ESSENTIAL or math.inf
    spent = 0.0

    def whole(section: Sequence[_Item]) -> tuple[_Item, ...]:
        nonlocal spent
        seconds = sum(reading(_essential_texts(item, sheet.lang), rates) for item in section)
        if spent + seconds > left:
            return ()
        spent += seconds
        return tuple(section)

    ready, manner = (whole([by_id[id] for id in ids if id in by_id]) for ids in (essentials.ready, essentials.manner))
    ask, phrases = whole(essentials.ask), whole(bank.essentials.phrases if english else ())
    return replace(sheet, ready=ready, manner=manner, ask=ask, phrases=phrases, seconds=spent)


def _essential_texts(item: SheetFramework | Both, lang: Lang) -> list[str]:
    if isinstance(item, Both):
        return [item.of(lang)]
    return [item.framework.title.of(lang), *item.in_short(lang)]


def _that_fit(parts: Sequence[SheetFramework], seconds: float, lang: Lang, rates: Rates) -> list[SheetFramework]:
    """Whole frameworks, those first that bring most for the time: what is weak, and often asked for."""

    def worth(part: SheetFramework) -> float:
        needed = sum(point.need for point in part.points)
        often = sum(OFTEN[question.level] for question in part.questions)
        return needed * math.sqrt(often) / part.seconds(lang, rates)

    chosen = []
    for part in sorted(parts, key=worth, reverse=True):
        if part.seconds(lang, rates) <= seconds:
            chosen.append(part)
            seconds -= part.seconds(lang, rates)
    return chosen


def _by_topic(bank: Bank, parts: Sequence[SheetFramework]) -> tuple[tuple[Topic, tuple[SheetFramework, ...]], ...]:
    """Topics in the order of an interview, in each the weakest framework first."""
    weakest_first = sorted(parts, key=lambda part: -part.need)
    shelves = [(topic, tuple(p for p in weakest_first if p.topic == topic)) for topic in bank.topics.values()]
    return tuple((topic, shelf) for topic, shelf in shelves if shelf)
