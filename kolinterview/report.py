"""What is to be said of a mock interview when it is over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kolinterview.bank import WORKED_OUT, Bank, Framework, Outline, Point
from kolinterview.lang import Both
from kolinterview.marks import Mark
from kolinterview.mocks import Mock
from kolinterview.speech import Rates
from kolinterview.stage import Taken, taken_again
from kolinterview.store import Attempt
from kolinterview.words import NO_SIGNPOSTS, aloud, between, clock
from kolinterview.words import mock as words

ADVICE = 3
"""How many things to work on a report names."""
LONG = 1.5
"""How many times the suggested time an answer is far too long, even spoken fast."""
NEEDS_ORDER = 60.0
"""Seconds that an answer has to take for signposts to be missed in it."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question with its answer, its follow-ups, and what became of the points."""

    taken: Taken
    framework: Framework

    @property
    def still_open(self) -> list[Mark]:
        return [mark for mark in self.taken.marks if mark.state != "covered"]

    @property
    def delivery(self) -> Both:
        """How long it took, how long it takes to say, and how it is signposted."""
        taken, delivery = self.taken, self.taken.delivery
        spent, suggested = clock(taken.attempt.seconds), clock(taken.question.seconds)
        if not taken.attempt.answer:
            return aloud.SPOKE.fill(spent=spent, suggested=suggested)
        said = " → ".join(delivery.signposts)
        signposts = Both(said, said) if said else NO_SIGNPOSTS
        length = between(delivery.fast, delivery.slow)
        return words.TYPED.fill(spent=spent, suggested=suggested, aloud=length, signposts=signposts)

    @property
    def follow_ups(self) -> list[tuple[Point, Attempt]]:
        """Each with the point it was for, as far as the bank still has it."""
        points = {point.id: point for point in self.framework.points}
        return [(points[one.probe], one) for one in self.taken.follow_ups if one.probe in points]


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to work on, and the command that does it."""

    said: Both
    command: str


@dataclass(frozen=True, slots=True)
class Report:
    """A mock interview as it went. `spent` is in seconds."""

    mock: Mock
    outline: Outline
    exchanges: tuple[Exchange, ...]
    spent: float
    advice: tuple[Advice, ...]

    @property
    def heading(self) -> Both:
        return words.REPORT.fill(name=self.outline.name, when=self.mock.at.astimezone().strftime("%Y-%m-%d %H:%M"))

    @property
    def totals(self) -> Both:
        """How much of it was found, and when; the minutes it took."""
        marks = [mark for exchange in self.exchanges for mark in exchange.taken.marks]
        found = [mark for mark in marks if mark.state == "covered"]
        probed = sum(mark.by == "probe" for mark in found)
        return words.TOTALS.fill(
            questions=len(self.exchanges),
            points=len(marks),
            found=len(found),
            probed=words.ONLY_PROBED.fill(n=probed) if probed else Both("", ""),
            spent=words.minutes(self.spent),
            minutes=self.mock.minutes,
        )

    @property
    def answered(self) -> bool:
        return any(exchange.taken.answered for exchange in self.exchanges)


def compose(bank: Bank, mock: Mock, session: Sequence[Taken], spent: float, option: str = "") -> Report:
    """The report of these answers. `option` makes its commands speak the language of the interview."""
    exchanges = tuple(Exchange(taken, bank.framework_of(taken.question)) for taken in session)
    return Report(mock, bank.outline(mock.outline), exchanges, spent, tuple(_advice(bank, exchanges, option)[:ADVICE]))


def of_session(bank: Bank, attempts: Sequence[Attempt], rates: Rates) -> list[Taken]:
    """The stored answers of a session, each with its follow-ups, as far as the bank still has the questions."""
    followed: dict[int, list[Attempt]] = {}
    for attempt in attempts:
        followed.setdefault(attempt.parent, []).append(attempt)
    return [
        taken_again(bank, attempt, rates, followed.get(attempt.id, ()))
        for attempt in followed.get(0, ())
        if attempt.question in bank.questions
    ]


def _advice(bank: Bank, exchanges: Sequence[Exchange], option: str) -> list[Advice]:
    """Everything that could be worked on, what weighs most first: a point that was never said weighs 1."""
    answered = [one for one in exchanges if one.taken.answered]
    passed = [one for one in exchanges if not one.taken.answered]
    wrong = [one for one in answered if any(mark.point == WORKED_OUT for mark in one.still_open)]
    long = [one for one in answered if _fast(one) > one.taken.question.seconds * LONG]
    loose = [one for one in answered if _fast(one) > NEEDS_ORDER and not one.taken.delivery.signposts]
    found = [
        (4 * len(passed), Advice(words.NOT_ANSWERED.fill(n=len(passed)), _drill(passed))),
        (3 * len(wrong), Advice(words.SUMS_WRONG.fill(n=len(wrong)), _drill(wrong))),
        (3 * len(long), Advice(words.TOO_LONG.fill(n=len(long)), _drill(long, " --aloud"))),
        (2 * len(loose), Advice(words.NO_ORDER.fill(n=len(loose)), _drill(loose))),
    ]
    missed = Counter({one.taken.question.topic: 0 for one in answered})
    for one in answered:
        missed[one.taken.question.topic] += len(one.still_open)
    for topic, n in missed.items():
        said = words.POINTS_MISSED.fill(topic=bank.topics[topic].name, n=n)
        found.append((n, Advice(said, f"kolinterview drill --topic {topic} --pick weak")))
    weighed = [pair for pair in sorted(found, key=lambda pair: -pair[0]) if pair[0]]
    return [Advice(advice.said, advice.command + option) for _, advice in weighed]


def _fast(exchange: Exchange) -> float:
    """Seconds the answer takes, or took, if one speaks fast."""
    taken = exchange.taken
    return taken.delivery.fast if taken.attempt.answer else taken.attempt.seconds


def _drill(exchanges: Sequence[Exchange], option: str = "") -> str:
    ids = dict.fromkeys(one.taken.question.id for one in exchanges[:ADVICE])
    return "kolinterview drill" + "".join(f" --question {id}" for id in ids) + option
