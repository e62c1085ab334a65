"""What a large bank and a long history cost: the wait for each command, the memory it takes, an answer kept.

    python benchmarks/scale.py [--runs N] [--short]

A copy of the program has a bank of so many questions: the built-in ones, fewer of them or over and over under other
ids, always with their frameworks, so that everything in it grows alike. A history has answers to all of its questions
in both languages, half an hour apart up to now, with marks of chance; an interview is ahead. The banks are tried with
the middle history and the histories with the middle bank, in rounds, as whole processes, input closed, output to
nowhere: a drill ends after its first question. A bank is read as YAML once, and from then on from the cache. Memory is
the most that any of the runs had resident. All is in a temporary folder, of 2 GB with the longest history. Linux or
macOS.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise
from pathlib import Path
from random import Random
from typing import Any

import yaml

from kolinterview import house
from kolinterview.lang import LANGS
from kolinterview.marks import Mark, State
from kolinterview.store import Attempt, Interview, Store

BANKS, HISTORIES = (200, 2_000, 10_000), (1_000, 100_000, 1_000_000)
FEWER_BANKS, SHORTER_HISTORIES = (200, 1_000), (1_000, 10_000)
MIDDLE = 1
"""Which of the banks is tried with every history, and which of the histories with every bank."""
BAR = 2.0
"""How many times the wait for the first question of the smallest case the middle one may take."""
STATES: tuple[State, ...] = ("covered", "unsure", "missed")
CHANCES = (0.6, 0.1, 0.3)
APART, AHEAD = timedelta(minutes=30), timedelta(days=10)
AT_ONCE = 10_000

FIRST = "first question"
COMMANDS = {
    FIRST: ("drill", "--yes"),
    "`--pick weak`": ("drill", "--pick", "weak", "--yes"),
    "`stats`": ("stats",),
    "`review`": ("review",),
    "`plan`": ("plan",),
    "`history list`": ("history", "list"),
}
RUNNER = """import json, resource, subprocess, sys, time

quiet = subprocess.DEVNULL
begun = time.perf_counter()
subprocess.run([sys.executable, "-m", "kolinterview", *sys.argv[1:]], stdin=quiet, stdout=quiet, check=True)
seconds = time.perf_counter() - begun
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([seconds, peak / (2**20 if sys.platform == "darwin" else 2**10)]))
"""
"""Starts the program from a process that is small itself, since a process begins with the peak of its parent."""

Entry = dict[str, Any]
"""What is written of a question or a framework; every value is text, as it is in the file."""


@dataclass(frozen=True)
class Cost:
    """What one process took: seconds, and megabytes at its peak."""

    seconds: float
    peak: float

    def __str__(self) -> str:
        return f"{duration(self.seconds)}, {self.peak:.0f} MB"


@dataclass(frozen=True)
class Bank:
    """Questions, and the frameworks that they ask for, by id."""

    questions: list[Entry]
    frameworks: dict[str, Entry]


@dataclass
class Case:
    """A bank of so many questions and a history of so many answers, with what was measured of them: each command's
    runs, answers kept, the seconds in which all memories were made."""

    bank: Bank
    home: Path
    rebuilt: float
    costs: dict[str, list[Cost]] = field(default_factory=lambda: {name: [] for name in COMMANDS})
    kept: list[float] = field(default_factory=list)

    def times(self, other: Case, command: str) -> float:
        """How many times as long as the other's the command took, round by round."""
        rounds = zip(self.costs[command], other.costs[command], strict=True)
        return statistics.median(mine.seconds / its.seconds for mine, its in rounds)


# --- what is large ---


def make_program(folder: Path, count: int) -> Bank:
    """A copy of the program with a bank of so many questions; what it has beyond the built-in ones is its user's."""
    package = Path(house.__file__).parent
    shutil.copytree(package, folder / "kolinterview", ignore=shutil.ignore_patterns("data"))
    questions, frameworks = (_entries(name) for name in ("questions", "answer_frameworks"))
    shared = {name: frameworks[name] for name in ("concepts", "sources")}
    mixed = Random(1).sample(questions["questions"], len(questions["questions"]))
    ready, manner = (questions["sheet"][name] for name in ("ready", "manner"))
    bank, banks = Bank([], {}), []
    for copy, first in enumerate(range(0, count, len(mixed))):
        asked = [_renamed(question, copy, "id", "framework") for question in mixed[: count - first]]
        wanted = {question["framework"] for question in asked} | (set() if copy else {*ready, *manner})
        every = [_renamed(framework, copy, "id") for framework in frameworks["frameworks"]]
        kept = {framework["id"]: framework for framework in every if framework["id"] in wanted}
        beside = {} if copy else {name: questions[name] for name in ("topics", "sheet")}
        home = folder / (f"bank-{copy}" if copy else "data")
        _write(home / "questions.yaml", {**beside, "questions": asked})
        _write(home / "answer_frameworks.yaml", {**({} if copy else shared), "frameworks": list(kept.values())})
        banks += [str(home)] if copy else []
        bank.questions.extend(asked)
        bank.frameworks.update(kept)
    _write(folder / "home" / "config.yaml", {"banks": banks})
    return bank


def _entries(name: str) -> Any:
    return yaml.load((house.built_in() / f"{name}.yaml").read_text(encoding="utf-8"), yaml.CBaseLoader)


def _renamed(entry: Entry, copy: int, *names: str) -> Entry:
    return {**entry, **{name: f"{entry[name]}-{copy}" for name in names}} if copy else entry


def _write(path: Path, content: object) -> None:
    """As YAML, of which JSON is a part."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


def attempts(bank: Bank, count: int) -> Iterator[Attempt]:
    """Answers to its questions at random, the last one now: each says what a strong candidate says of some points."""
    rng, now = Random(1), datetime.now(UTC)
    for number in range(count):
        question, lang = rng.choice(bank.questions), rng.choice(LANGS)
        asked = question.get("points")
        points = [one for one in bank.frameworks[question["framework"]]["points"] if not asked or one["id"] in asked]
        states = rng.choices(STATES, CHANCES, k=len(points))
        said = [one["say"][lang] if state == "covered" else "" for one, state in zip(points, states, strict=True)]
        marks = tuple(
            Mark(one["id"], state, state, quote=words, hits=((0, 4),) if words else ())
            for one, state, words in zip(points, states, said, strict=True)
        )
        at, text = now - (count - number) * APART, " ".join(filter(None, said)) or "…"
        yield Attempt(f"s{number // 5}", at, question["id"], question["framework"], lang, "answered", text, 90.0, marks)


def write_history(path: Path, answers: Iterator[Attempt]) -> float:
    """Answers with their marks, then the memories of their points; the seconds that these took."""
    store = Store(path)
    store.add(next(answers))
    store.prepare_for(Interview((datetime.now(UTC) + AHEAD).date(), "", 30))
    columns = "id, session, at, question, framework, lang, state, answer, seconds"
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA synchronous = OFF")
        first = 2
        while some := list(enumerate(islice(answers, AT_ONCE), first)):
            db.executemany(
                f"INSERT INTO attempt ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (id, a.session, a.at.isoformat(timespec="seconds"), a.question, a.framework, a.lang, a.state,
                     a.answer, a.seconds)
                    for id, a in some
                ],
            )  # fmt: skip
            db.executemany(
                "INSERT INTO mark VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(id, m.point, m.state, m.found, m.by, m.quote, json.dumps(m.hits)) for id, a in some for m in a.marks],
            )
            first += len(some)
        db.commit()
    begun = time.perf_counter()
    store.rebuild()
    return time.perf_counter() - begun


# --- measuring ---


def run(home: Path, command: Sequence[str]) -> Cost:
    """The program beside this home, once."""
    unwanted = ("KOLINTERVIEW_", "PYTHONDONTWRITEBYTECODE")  # whoever has it installed has it compiled
    environ = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    environ |= {"KOLINTERVIEW_HOME": str(home), "KOLINTERVIEW_LANG": "en"}
    done = subprocess.run(
        [sys.executable, "-c", RUNNER, *command], cwd=home.parent, env=environ, stdout=subprocess.PIPE, check=True
    )
    return Cost(*json.loads(done.stdout))


def keeping(history: Path, answer: Attempt) -> float:
    """Seconds until an answer with its marks is in the history, and the memories of its points are made again."""
    store, begun = Store(history), time.perf_counter()
    store.add(answer)
    return time.perf_counter() - begun


def measure(cases: Sequence[Case], runs: int) -> None:
    """Everything once in each round, in another order, so that a machine that slows down slows all; the first round is
    not counted."""
    rng = Random(1)
    for number in range(runs + 1):
        for case in rng.sample(cases, len(cases)):
            costs = {name: run(case.home, command) for name, command in COMMANDS.items()}
            kept = [keeping(case.home / "history.db", answer) for answer in attempts(case.bank, 1)]
            if number:
                case.kept += kept
                for name, cost in costs.items():
                    case.costs[name].append(cost)


# --- what is printed ---


def head() -> str:
    names = ["questions", "answers", *COMMANDS, "an answer kept", "all memories made"]
    return f"| {' | '.join(names)} |\n{'|---' * len(names)}|"


def row(bank: int, history: int, case: Case) -> str:
    """A line of the table: of every command the median, and the peak."""
    cells = [
        str(Cost(statistics.median(cost.seconds for cost in costs), max(cost.peak for cost in costs)))
        for costs in case.costs.values()
    ]
    cells += [duration(statistics.median(case.kept)), duration(case.rebuilt)]
    return f"| {bank:,} | {history:,} | {' | '.join(cells)} |"


def duration(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 1 else f"{1e3 * seconds:.0f} ms"


def growth(cases: Mapping[tuple[int, int], Case], banks: Sequence[int], histories: Sequence[int]) -> Iterator[str]:
    """How many times longer each command takes for ten times as much, along both lines; then the bar."""
    middle = (banks[MIDDLE], histories[MIDDLE])
    steps = [(a, b, (middle[0], a), (middle[0], b), "answers") for a, b in pairwise(histories)]
    steps += [(a, b, (a, middle[1]), (b, middle[1]), "questions") for a, b in pairwise(banks)]
    yield f"\n| for ten times as much | {' | '.join(f'{a:,} to {b:,} {what}' for a, b, *_, what in steps)} |"
    yield "|---" * (len(steps) + 1) + "|"
    for name in COMMANDS:
        ratios = [cases[after].times(cases[before], name) for _, _, before, after, _ in steps]
        slopes = [ratio ** (1 / math.log10(b / a)) for ratio, (a, b, *_) in zip(ratios, steps, strict=True)]
        yield f"| {name} | {' | '.join(f'{slope:.2f} ×' for slope in slopes)} |"
    ratio = cases[middle].times(cases[banks[0], histories[0]], FIRST)
    yield (
        f"\n{FIRST}, {middle[0]:,} questions and {middle[1]:,} answers to {banks[0]:,} and {histories[0]:,}:"
        f" {ratio:.2f} ×, bar ≤ {BAR:g} ×"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, help="of each command, by the median")
    parser.add_argument("--short", action="store_true", help="two banks, two short histories, two runs")
    options = parser.parse_args()
    banks, histories = (FEWER_BANKS, SHORTER_HISTORIES) if options.short else (BANKS, HISTORIES)
    wanted = {(banks[0], histories[0]), *((bank, histories[MIDDLE]) for bank in banks)}
    wanted |= {(banks[MIDDLE], history) for history in histories}
    begun, cases, notes = time.perf_counter(), {}, []
    with tempfile.TemporaryDirectory() as folder:
        for size in banks:
            program = Path(folder) / str(size)
            bank = make_program(program, size)
            cold = run(program / "home", COMMANDS[FIRST])
            notes.append(f"{size:,} questions read from YAML, to the first question: {cold}")
            for history in sorted(history for of_size, history in wanted if of_size == size):
                home = program / f"home-{history}"
                shutil.copytree(program / "home", home)
                rebuilt = write_history(home / "history.db", attempts(bank, history))
                cases[size, history] = Case(bank, home, rebuilt)
        measure(list(cases.values()), 2 if options.short else options.runs)
    print(head(), *(row(*sizes, case) for sizes, case in cases.items()), sep="\n")
    print(*growth(cases, banks, histories), "", *notes, sep="\n")
    print(f"{time.perf_counter() - begun:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
