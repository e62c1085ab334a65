"""Whether picking by memory helps: simulated candidates drill the bank until an interview, by one strategy each.

    python benchmarks/learning.py [--candidates N] [--short] [--unsure skip] [--days N] [--questions N] [--known SHARE]

No candidate remembers as FSRS says: each has one of two published models of memory with the parameters as published,
an ability, and a difficulty of each point. Marks are the truth with the errors measured in docs/matching.md, which fall
at random, though real ones cling to points and candidates; nobody corrects one, or is followed up. Counted is how many
of the bank's points the true model expects to be recalled at ten in the morning after the last evening, and how many of
these practice has won. Strategies meet the same candidates on the same evenings; ratios are by candidate.

What no paper says is assumed, and named here or varied in the grid. None of it was chosen for what it showed.
"""

from __future__ import annotations

import argparse
import math
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import islice
from random import Random
from typing import Any, Protocol, TypeVar

from kolinterview import house, load, memory, pick
from kolinterview.bank import Bank, Question
from kolinterview.marks import State
from kolinterview.memory import Memory, Review

# "shipped" on the 1,487 points of the later questions, docs/matching.md: the share of points that is said, of those the
# share covered, of the covered the share said, the share of points left unsure, of the unsure the share said
SAID, RECALL, PRECISION, UNSURE, UNSURE_SAID = 0.681, 0.892, 0.919, 0.18, 0.33
WRONGLY_COVERED = SAID * RECALL * (1 / PRECISION - 1) / (1 - SAID)
UNSURE_IF_SAID, UNSURE_IF_NOT = UNSURE * UNSURE_SAID / SAID, UNSURE * (1 - UNSURE_SAID) / (1 - SAID)
STATES: tuple[State, ...] = ("covered", "unsure", "missed")
CHANCES = {
    True: (RECALL, UNSURE_IF_SAID, 1 - RECALL - UNSURE_IF_SAID),
    False: (WRONGLY_COVERED, UNSURE_IF_NOT, 1 - WRONGLY_COVERED - UNSURE_IF_NOT),
}
"""Of each state, for a point that was said (.892, .087, .021) and for one that was not (.168, .378, .454)."""

TAKEN_IN = 0.8
"""How likely a point that was not said is learned from the feedback; never where that says it was covered."""
KNOWN_SPREAD = 0.4
"""The standard deviation of the share of points known from before, as a part of its mean."""
ENOUGH = 0.6
"""The share of its points that must be covered for a question to count as answered, where questions are counted."""
BOXES = (1, 2, 4, 8, 16)
"""Leitner's, in days."""
DAY, EVENING, MORNING, HOUR, TURN = 86400.0, 21 * 3600.0, 10 * 3600.0, 3600.0, 240.0
"""Seconds: evenings begin up to an hour earlier or later, questions follow each other after a `TURN`."""
START = datetime(2026, 11, 1, tzinfo=UTC)
"""The first midnight, from which all seconds count."""

Point = tuple[str, str]
"""(framework, point)."""
Marks = Mapping[Point, State]
Row = Mapping[str, float]
"""The points that one candidate recalls, by strategy."""
Kept = TypeVar("Kept")


# --- how candidates remember ---


class Model(Protocol[Kept]):
    """What is `Kept` of a point, from when it is first learned, and what follows for a time in seconds.

    `ease` is the candidate's ability and the point's in one, in the model's unit; `spread` their standard deviation.
    """

    spread: float

    def before(self, rng: Random) -> Kept:
        """What is kept of a point that is known from before the first evening."""

    def after(self, kept: Kept | None, ease: float, at: float, said: bool) -> Kept:
        """What is kept when the point was said, or learned from the feedback."""

    def recall(self, kept: Kept, ease: float, at: float) -> float:
        """The probability that the point is said."""


Traces = tuple[tuple[float, float], ...]
"""When each practice was, and the decay of what it left."""


class ActR:
    """ACT-R with decay by activation: m = ease + ln Σ t^-d, where d = c e^m + a for the m that the practice found;
    p = 1 / (1 + e^((τ - m) / s)).

    Pavlik & Anderson 2005, Cognitive Science 29(4), 559-586, doi 10.1207/s15516709cog0000_14; the values as others cite
    them from it. Time is in seconds, slowed by h outside their laboratory, where all of ours is spent. An intercept for
    learner and item is from their paper of 2008, doi 10.1037/1076-898X.14.2.101. That its mean is above 0 is assumed:
    their pairs of foreign words are harder than points of an answer.
    """

    c, a, tau, s, h = 0.217, 0.177, -0.704, 0.255, 0.025
    spread = 0.25

    def before(self, rng: Random) -> Traces:
        """Practised three to eight times, far apart, 20 to 200 days ago."""
        return tuple((-rng.uniform(20, 200) * DAY, self.a) for _ in range(rng.randint(3, 8)))

    def after(self, kept: Traces | None, ease: float, at: float, said: bool) -> Traces:
        return (*(kept or ()), (at, self.c * self._strength(kept or (), ease, at) + self.a))

    def recall(self, kept: Traces, ease: float, at: float) -> float:
        return 1 / (1 + math.exp((self.tau - math.log(self._strength(kept, ease, at))) / self.s))

    def _strength(self, kept: Traces, ease: float, at: float) -> float:
        """e^m."""
        return math.exp(ease) * sum([math.pow(self.h * (at - then), -decay) for then, decay in kept])


Counts = tuple[int, int, float]
"""How often it was right and wrong, and when it was practised last."""


class HalfLife:
    """Half-life regression: p = 2^(-t / h), h = 2^(right - wrong + ease) days, within 15 minutes and 274 days.

    Settles & Meeder 2016, ACL, 1848-1858, doi 10.18653/v1/P16-1174, with the fixed weights by which they write the
    system of Leitner. The ease stands where they have a bias and a weight for each word; its mean is assumed.
    """

    spread = 0.5

    def before(self, rng: Random) -> Counts:
        """Four to seven times right, last 5 to 60 days ago."""
        return rng.randint(4, 7), 0, -rng.uniform(5, 60) * DAY

    def after(self, kept: Counts | None, ease: float, at: float, said: bool) -> Counts:
        """Learned for the first time, it was neither right nor wrong."""
        return (kept[0] + said, kept[1] + (not said), at) if kept else (0, 0, at)

    def recall(self, kept: Counts, ease: float, at: float) -> float:
        right, wrong, last = kept
        days = min(274, max(15 / (24 * 60), math.exp2(right - wrong + ease)))
        return math.exp2((last - at) / DAY / days)


MODELS: dict[str, Model[Any]] = {"ACT-R": ActR(), "half-life regression": HalfLife()}


@dataclass(frozen=True, slots=True)
class Setting:
    """`questions` an evening; `known` is the mean share of points known from before, `beta` the mean ability."""

    model: str
    days: int = 14
    questions: int = 10
    known: float = 0.3
    beta: float = 0.8
    unsure: str = "again"
    seed: int = 2026

    @property
    def interview(self) -> float:
        return self.days * DAY + MORNING

    def __str__(self) -> str:
        return f"{self.questions} × {self.days}, known {self.known:g}, β {self.beta:g}"


class Room:
    """The bank, and the points of each of its questions by id."""

    def __init__(self, bank: Bank) -> None:
        self.bank, self.questions = bank, list(bank.questions.values())
        self.points = {question.id: bank.points_of(question) for question in self.questions}
        self.all = sorted({point for points in self.points.values() for point in points})


@cache
def room() -> Room:
    return Room(load.load([house.built_in()]))


class Candidate:
    """What this one has kept of each point, and how likely each is recalled in the interview."""

    def __init__(self, setting: Setting, number: int) -> None:
        rng, self.luck = (Random(f"{setting.seed} {what} {number}") for what in ("candidate", "luck"))
        self.model, self.interview = MODELS[setting.model], setting.interview
        ability = rng.gauss(setting.beta, self.model.spread)
        known = rng.gauss(setting.known, KNOWN_SPREAD * setting.known)
        self.ease = {point: ability + rng.gauss(0, self.model.spread) for point in room().all}
        self.kept = {point: self.model.before(rng) for point in room().all if rng.random() < known}
        self.then = {point: self.recall(point, self.interview) for point in self.kept}

    def recall(self, point: Point, at: float) -> float:
        return self.model.recall(self.kept[point], self.ease[point], at) if point in self.kept else 0.0

    def answer(self, points: Iterable[Point], at: float) -> Marks:
        """How the answer is marked; the candidate learns from having given it, and from the marks."""
        marks: dict[Point, State] = {}
        for point in points:
            said = self.luck.random() < self.recall(point, at)
            (marks[point],) = self.luck.choices(STATES, CHANCES[said])
            if said or (marks[point] != "covered" and self.luck.random() < TAKEN_IN):
                self.kept[point] = self.model.after(self.kept.get(point), self.ease[point], at, said)
                self.then[point] = self.recall(point, self.interview)
        return marks

    def gain(self, point: Point, at: float) -> float:
        """How much likelier the point is expected to be recalled in the interview, if it is asked for now."""
        ways = {True: self.recall(point, at)}
        ways[False] = (1 - ways[True]) * (1 - WRONGLY_COVERED) * TAKEN_IN
        kept, ease, then = self.kept.get(point), self.ease[point], self.then.get(point, 0.0)
        return sum(
            chance * (self.model.recall(self.model.after(kept, ease, at, said), ease, self.interview) - then)
            for said, chance in ways.items()
        )


# --- how questions are picked ---


@dataclass
class Shuffled:
    """At random, none twice in an evening."""

    setting: Setting
    candidate: Candidate
    rng: Random

    def pick(self, at: float) -> list[Question]:
        """This evening's."""
        return self.rng.sample(room().questions, self.setting.questions)

    def learn(self, question: Question, marks: Marks, at: float) -> None:
        """What became of one."""

    def lowest(self, key: Callable[[Question], Any]) -> list[Question]:
        """An evening's, by this key; ties fall at random."""
        return sorted(self.rng.sample(room().questions, len(room().questions)), key=key)[: self.setting.questions]


@dataclass
class Drill(Shuffled):
    """As shipped, unless told otherwise: at random, those asked lately rest."""

    lately: list[str] = field(default_factory=list)

    def pick(self, at: float) -> list[Question]:
        return pick.at_random(room().questions, self.setting.questions, self.rng, self.lately)

    def learn(self, question: Question, marks: Marks, at: float) -> None:
        self.lately = [question.id, *(id for id in self.lately if id != question.id)]


@dataclass
class LeastRecent(Drill):
    """Those that were never asked, then those that were not asked for longest."""

    def pick(self, at: float) -> list[Question]:
        order = {id: -place for place, id in enumerate(self.lately)}
        return self.lowest(lambda question: order.get(question.id, -len(order)))


@dataclass
class Leitner(Shuffled):
    """Boxes of questions: those due, the lowest box first; then those never asked; then by the day they are due."""

    boxes: dict[str, tuple[int, int]] = field(default_factory=dict)
    """The box, and the day that the question is due."""

    def pick(self, at: float) -> list[Question]:
        def key(question: Question) -> tuple[int, int]:
            box, due = self.boxes.get(question.id, (None, 0))
            return (1, 0) if box is None else (0, box) if due <= at // DAY else (2, due)

        return self.lowest(key)

    def learn(self, question: Question, marks: Marks, at: float) -> None:
        box = min(self.boxes.get(question.id, (-1, 0))[0] + 1, len(BOXES) - 1) if is_answered(marks) else 0
        self.boxes[question.id] = box, int(at // DAY) + BOXES[box]


@dataclass
class ByQuestion(Shuffled):
    """FSRS with a memory for each question: those least likely to be answered in the interview."""

    memories: dict[str, Memory] = field(default_factory=dict)

    def pick(self, at: float) -> list[Question]:
        on = clock(self.setting.interview)
        return self.lowest(lambda question: memory.recall(self.memories.get(question.id), on))

    def learn(self, question: Question, marks: Marks, at: float) -> None:
        review = Review("covered" if is_answered(marks) else "missed", "match", clock(at))
        self.memories[question.id] = memory.after(self.memories.get(question.id), review)


@dataclass
class Weak(Shuffled):
    """As shipped with --pick weak: FSRS with a memory for each point."""

    memories: dict[Point, Memory] = field(default_factory=dict)
    recalled: dict[Point, float] = field(default_factory=dict)
    """`plan.recalled`, made anew only for points with news: the day that it is about stays."""

    def pick(self, at: float) -> list[Question]:
        weakest = pick.weakest_first(room().bank, room().questions, self.recalled, self.rng)
        return list(islice(weakest, self.setting.questions))

    def learn(self, question: Question, marks: Marks, at: float) -> None:
        for point, state in marks.items():
            if state != "unsure" or self.setting.unsure == "again":
                self.memories[point] = memory.after(self.memories.get(point), Review(state, "match", clock(at)))
                self.recalled[point] = memory.recall(self.memories[point], clock(self.setting.interview))


@dataclass
class Clairvoyant(Shuffled):
    """Those that gain most, by the candidate's true memory: more than a program can know. It looks no evening ahead, so
    that the best possible may be better."""

    def pick(self, at: float) -> list[Question]:
        gains = {point: self.candidate.gain(point, at) for point in room().all}
        left, picked = dict(room().points), list[Question]()
        for _ in range(self.setting.questions):
            best = max(left, key=lambda id: sum([gains[point] for point in left[id]]))
            gains |= dict.fromkeys(left.pop(best), 0.0)
            picked.append(room().bank.questions[best])
        return picked


STRATEGIES: dict[str, type[Shuffled]] = {
    "weak": Weak,
    "drill": Drill,
    "random": Shuffled,
    "least recent": LeastRecent,
    "Leitner": Leitner,
    "FSRS by question": ByQuestion,
    "clairvoyant": Clairvoyant,
}
NONE = "no practice"


def is_answered(marks: Marks) -> bool:
    return sum(state == "covered" for state in marks.values()) >= ENOUGH * len(marks)


def clock(at: float) -> datetime:
    return START + timedelta(seconds=at)


# --- measuring ---


def measure(setting: Setting, number: int) -> Row:
    """What this candidate recalls after drilling by each strategy, and without."""
    row = {name: drilled(setting, number, strategy) for name, strategy in STRATEGIES.items()}
    return row | {NONE: sum(Candidate(setting, number).then.values())}


def drilled(setting: Setting, number: int, strategy: type[Shuffled]) -> float:
    evenings, rng = (Random(f"{setting.seed} {what} {number}") for what in ("evenings", "picks"))
    candidate = Candidate(setting, number)
    picker = strategy(setting, candidate, rng)
    for day in range(setting.days):
        at = day * DAY + EVENING + evenings.uniform(-HOUR, HOUR)
        for question in picker.pick(at):
            picker.learn(question, candidate.answer(room().points[question.id], at), at)
            at += TURN
    return sum(candidate.then.values())


def grid(base: Setting) -> list[Setting]:
    """The base, and what differs from it in one thing."""
    changes: list[dict[str, Any]] = [{"questions": 5}, {}, {"questions": 20}, {"days": 7}, {"days": 21}]
    changes += [{"known": 0.0}, {"known": 0.15}, {"beta": 0.5}, {"beta": 1.1}]
    return [replace(base, **change) for change in changes]


def spread(values: Sequence[float]) -> str:
    return f"{statistics.mean(values):.0f} ± {statistics.pstdev(values):.0f}"


def median(values: Sequence[float]) -> str:
    """And the two values between which it is with 95 % confidence, whatever the distribution."""
    ordered = sorted(values)
    first = max(0, math.floor(len(values) / 2 - 0.98 * math.sqrt(len(values)) - 0.5))
    return f"{statistics.median(ordered):.2f} ({ordered[first]:.2f}-{ordered[-1 - first]:.2f})"


def show(found: Mapping[Setting, Sequence[Row]]) -> None:
    """Three tables of one model, a line for each setting."""
    others = [name for name in STRATEGIES if name != "weak"]
    won = {setting: [{name: row[name] - row[NONE] for name in row} for row in rows] for setting, rows in found.items()}
    print(f"\nRecalled, of {len(room().all)} points: mean ± standard deviation over candidates\n")
    print(*table(found, [*STRATEGIES, NONE], lambda row, name: row[name], spread), sep="\n")
    print("\nRecalled: weak to the other, median over candidates (95 %)\n")
    print(*table(found, others, lambda row, name: row["weak"] / row[name], median), sep="\n")
    print("\nWon by practice: weak to the other, median over candidates (95 %)\n")
    print(*table(won, others, lambda row, name: row["weak"] / row[name], median), sep="\n", flush=True)


def table(
    found: Mapping[Setting, Sequence[Row]],
    names: Sequence[str],
    value: Callable[[Row, str], float],
    summary: Callable[[Sequence[float]], str],
) -> Iterator[str]:
    yield f"| questions × evenings | {' | '.join(names)} |"
    yield "|---" * (len(names) + 1) + "|"
    for setting, rows in found.items():
        cells = [summary([value(row, name) for row in rows]) for name in names]
        yield f"| {setting} | {' | '.join(cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--candidates", type=int, default=300)
    parser.add_argument("--short", action="store_true", help="twelve candidates, one setting")
    parser.add_argument("--days", type=int, help="evenings: one setting instead of the grid, as with the next three")
    parser.add_argument("--questions", type=int, help="an evening")
    parser.add_argument("--known", type=float, help="the mean share of points known from before")
    parser.add_argument("--beta", type=float, help="the mean ability")
    parser.add_argument("--unsure", choices=["again", "skip"], default="again", help="skip: no review for weak")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--workers", type=int, default=2, help="processes")
    options = parser.parse_args()
    given = {name: vars(options)[name] for name in ("days", "questions", "known", "beta")}
    given = {name: value for name, value in given.items() if value is not None}
    count, begun = 12 if options.short else options.candidates, time.perf_counter()
    with ProcessPoolExecutor(options.workers) as pool:
        for model in MODELS:
            base = Setting(model, unsure=options.unsure, seed=options.seed, **given)
            settings = [base] if given or options.short else grid(base)
            tasks = [(setting, number) for setting in settings for number in range(count)]
            rows = list(pool.map(measure, *zip(*tasks, strict=True), chunksize=4))
            print(f"\n### {model}, {count} candidates")
            show({setting: rows[place * count :][:count] for place, setting in enumerate(settings)})
    print(f"{time.perf_counter() - begun:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
