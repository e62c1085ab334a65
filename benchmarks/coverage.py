"""How well covered points are found: methods side by side on marked answers.

    python benchmarks/coverage.py [--answers FILE]… [--only METHOD]… [--by question] [--tune]

Needs the extra `bench`. Takes any JSON Lines with `question`, `lang`, `text` and `marks` (covered, partial, missed, by
point), and the bank that is installed. Points marked partial, on which people differ, are left out; unsure counts as
not covered. BM25 and the fuzzy ratio need a threshold: `--tune` finds those that are best on the given answers, and
the ones below were found on tests/data/answers-learn.jsonl.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from kolinterview import house, load
from kolinterview.bank import Bank, Framework, Point
from kolinterview.cues import Said
from kolinterview.marks import State
from kolinterview.match import match
from kolinterview.text import units

DATA = Path(__file__).parent.parent / "tests" / "data"
TEST, WIDER = DATA / "answers-test.jsonl", DATA / "answers-test-wider.jsonl"
"""Answers to the questions that most was learned about, and to fifty of the others."""
BM25_FROM, FUZZY_FROM = 10.0, 38.0
"""The thresholds of the two methods that need one: see --tune."""

Method = Callable[[str, Framework, Bank], Sequence[State]]
"""The state of each point of the framework."""


@dataclass(frozen=True)
class Tally:
    """How often what was said of a point was true."""

    counts: Counter[tuple[State, bool]]

    def of(self, state: State) -> int:
        return self.counts[state, True] + self.counts[state, False]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def precision(self) -> float:
        return self.counts["covered", True] / max(self.of("covered"), 1)

    @property
    def recall(self) -> float:
        return self.counts["covered", True] / max(sum(n for (_, true), n in self.counts.items() if true), 1)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)

    @property
    def accuracy(self) -> float:
        wrong = self.counts["covered", False] + self.counts["unsure", True] + self.counts["missed", True]
        return 1 - wrong / max(self.total, 1)

    def row(self, name: str) -> str:
        unsure = f"{self.of('unsure') / max(self.total, 1):.0%}"
        was = [
            f"{self.counts[state, True] / self.of(state):.0%}" if self.of(state) else "-"
            for state in ("unsure", "missed")
        ]
        figures = [f"{x:.3f}" for x in (self.precision, self.recall, self.f1, self.accuracy)]
        return "| " + " | ".join([name, *figures, unsure, *was, str(self.total)]) + " |"


HEAD = (
    "| | precision | recall | F1 | accuracy | unsure | unsure, truly covered | missed, truly covered | points |\n"
    "|---|---|---|---|---|---|---|---|---|"
)


# --- the methods ---


def everything(answer: str, framework: Framework, bank: Bank) -> list[State]:
    return ["covered"] * len(framework.points)


def any_keyword(answer: str, framework: Framework, bank: Bank) -> list[State]:
    """One phrase of one cue is enough, wherever it stands."""
    said = Said(answer, bank.concepts)
    return [_state(any(said.hits(part) for cue in point.cues for part in cue)) for point in framework.points]


def plain_list(answer: str, framework: Framework, bank: Bank) -> list[State]:
    """Cues as most people would program them: lower case, all parts somewhere in the text; no stems, no sentences."""
    text = answer.casefold()

    def says(part: str) -> bool:
        words = part.split("|")
        phrases = (phrase for word in words for phrase in (bank.concepts[word[1:-1]] if word[0] == "<" else [word]))
        return any(phrase.strip("=*").casefold() in text for phrase in phrases)

    return [_state(any(all(map(says, cue)) for cue in point.cues)) for point in framework.points]


def cues_whatever_is_denied(answer: str, framework: Framework, bank: Bank) -> list[State]:
    said = Said(answer, bank.concepts)
    return [_state(said.best(point.cues) is not None) for point in framework.points]


def cues_alone(answer: str, framework: Framework, bank: Bank) -> list[State]:
    return [mark.state for mark in match(answer, framework._replace(home=""), bank)]


def weights_alone(answer: str, framework: Framework, bank: Bank) -> list[State]:
    """What was learned, no cues."""
    return [mark.state for mark in match(answer, _without_cues(framework, framework.home), bank)]


def own_words_alone(answer: str, framework: Framework, bank: Bank) -> list[State]:
    """The points as a user might write them: no cues, nothing learned. It never says more than unsure."""
    return [mark.state for mark in match(answer, _without_cues(framework, ""), bank)]


def own_words_unsure_counted(answer: str, framework: Framework, bank: Bank) -> list[State]:
    return [_state(state != "missed") for state in own_words_alone(answer, framework, bank)]


def bm25(answer: str, framework: Framework, bank: Bank) -> list[State]:
    return [_state(score >= BM25_FROM) for score in bm25_scores(answer, framework, bank)]


def fuzzy(answer: str, framework: Framework, bank: Bank) -> list[State]:
    return [_state(score >= FUZZY_FROM) for score in fuzzy_scores(answer, framework, bank)]


def shipped(answer: str, framework: Framework, bank: Bank) -> list[State]:
    return [mark.state for mark in match(answer, framework, bank)]


METHODS: dict[str, Method] = {
    "everything covered": everything,
    "any keyword": any_keyword,
    "plain list": plain_list,
    "BM25": bm25,
    "fuzzy ratio": fuzzy,
    "no cues, nothing learned": own_words_alone,
    "the same, unsure counted": own_words_unsure_counted,
    "cues, denials ignored": cues_whatever_is_denied,
    "cues": cues_alone,
    "learned, no cues": weights_alone,
    "shipped": shipped,
}


def _state(covered: bool) -> State:
    return "covered" if covered else "missed"


def _without_cues(framework: Framework, home: str) -> Framework:
    return framework._replace(home=home, points=tuple(point._replace(cues=()) for point in framework.points))


def _passages(answer: str) -> list[list[str]]:
    """The answer's sentences as terms: Chinese characters one and two at a time, stems."""
    sentences: dict[int, list[Any]] = defaultdict(list)
    for unit in units(answer):
        sentences[unit.sentence].append(unit)
    return [_terms(run) for run in sentences.values()]


def _terms(run: Sequence[Any]) -> list[str]:
    pairs = [a.word + b.word for a, b in pairwise(run) if a.is_han and b.is_han]
    return [unit.stem for unit in run] + pairs


def bm25_scores(answer: str, framework: Framework, bank: Bank, k: float = 1.2, b: float = 0.75) -> list[float]:
    """For each point the best sentence's Okapi BM25 with its text and example as the query."""
    rarity, mean = _rarity(tuple(point for f in bank.frameworks.values() for point in f.points))

    def score(sentence: list[str], query: set[str]) -> float:
        times = Counter(sentence)
        length = k * (1 - b + b * len(sentence) / mean)
        return sum(rarity[term] * times[term] * (k + 1) / (times[term] + length) for term in query & times.keys())

    sentences = _passages(answer)
    return [max((score(s, set(_query(point))) for s in sentences), default=0.0) for point in framework.points]


@cache
def _rarity(points: tuple[Point, ...]) -> tuple[dict[str, float], float]:
    documents = [_query(point) for point in points]
    seen = Counter(term for document in documents for term in set(document))
    rarity: dict[str, float] = defaultdict(lambda: math.log(len(documents) + 1))
    rarity |= {term: math.log(1 + (len(documents) - n + 0.5) / (n + 0.5)) for term, n in seen.items()}
    return rarity, statistics.mean(map(len, documents)) / 2


def _query(point: Point) -> list[str]:
    return [term for text in (*point.text, *point.say) for term in _terms(units(text))]


def fuzzy_scores(answer: str, framework: Framework, bank: Bank) -> list[float]:
    """For each point the best token_set_ratio of a sentence with its text or example, in either language."""
    from rapidfuzz.fuzz import token_set_ratio

    sentences = [" ".join(terms) for terms in _passages(answer)]
    return [
        max(
            (token_set_ratio(s, " ".join(_terms(units(t)))) for s in sentences for t in (*point.text, *point.say)),
            default=0,
        )
        for point in framework.points
    ]


# --- measuring ---


def read(files: Iterable[Path]) -> Iterator[dict[str, Any]]:
    for file in files:
        yield from map(json.loads, file.read_text(encoding="utf-8").splitlines())


def tally(method: Method, rows: Iterable[dict[str, Any]], bank: Bank) -> Tally:
    """What the method says of every point that is marked covered or missed."""
    counts: Counter[tuple[State, bool]] = Counter()
    for row in rows:
        framework = bank.framework_of(bank.question(row["question"]))
        for point, state in zip(framework.points, method(row["text"], framework, bank), strict=True):
            if row["marks"].get(point.id) in ("covered", "missed"):
                counts[state, row["marks"][point.id] == "covered"] += 1
    return Tally(counts)


def halves(method: Method, rows: Iterable[dict[str, Any]], bank: Bank) -> str:
    """What the method says of the points that the readers found half covered, or did not agree on."""
    counts: Counter[State] = Counter()
    for row in rows:
        framework = bank.framework_of(bank.question(row["question"]))
        for point, state in zip(framework.points, method(row["text"], framework, bank), strict=True):
            counts[state] += row["marks"].get(point.id) == "partial"
    total = sum(counts.values())
    shares = ", ".join(f"{counts[state] / max(total, 1):.0%} {state}" for state in ("covered", "unsure", "missed"))
    return f"{total} half-covered points: {shares}"


def agreement(rows: Sequence[dict[str, Any]]) -> str:
    """How far two readers agree: the one's F1 against the other, partial left out, and Cohen's kappa over all three."""
    pairs = Counter(
        (row["readers"][0]["marks"][point], row["readers"][1]["marks"][point])
        for row in rows
        if len(row.get("readers", ())) == 2
        for point in row["marks"]
    )
    if not pairs:
        return "marked by one reader, or not told by whom"
    both = pairs["covered", "covered"]
    apart = pairs["covered", "missed"] + pairs["missed", "covered"]
    total = sum(pairs.values())
    same = sum(n for (a, b), n in pairs.items() if a == b) / total
    states = {state for pair in pairs for state in pair}
    chance = (
        sum(
            sum(n for (a, _), n in pairs.items() if a == s) * sum(n for (_, b), n in pairs.items() if b == s)
            for s in states
        )
        / total**2
    )
    f1, kappa = 2 * both / (2 * both + apart), (same - chance) / (1 - chance)
    return f"two readers: F1 {f1:.3f}, kappa {kappa:.2f}, {total} marks"


def seconds(method: Method, rows: Sequence[dict[str, Any]], bank: Bank) -> list[float]:
    """What each answer takes, everything loaded; sorted."""
    taken = []
    for row in rows:
        framework = bank.framework_of(bank.question(row["question"]))
        method("", framework, bank)
        units.cache_clear()
        start = time.perf_counter()
        method(row["text"], framework, bank)
        taken.append(time.perf_counter() - start)
    return sorted(taken)


def tune(rows: Sequence[dict[str, Any]], bank: Bank) -> None:
    for name, scores in (("BM25", bm25_scores), ("fuzzy ratio", fuzzy_scores)):
        judged = []
        for row in rows:
            framework = bank.framework_of(bank.question(row["question"]))
            for point, score in zip(framework.points, scores(row["text"], framework, bank), strict=True):
                if row["marks"].get(point.id) in ("covered", "missed"):
                    judged.append((score, row["marks"][point.id] == "covered"))

        def f1(begin: float, judged: list[tuple[float, bool]] = judged) -> float:
            return Tally(Counter((("covered" if s >= begin else "missed"), true) for s, true in judged)).f1

        best = max({round(score) for score, _ in judged}, key=f1)
        print(f"{name}: from {best}, F1 {f1(best):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--answers", type=Path, action="append", help="marked answers; those of tests/data kept aside")
    parser.add_argument("--bank", type=Path, action="append", default=[], help="a folder with a bank of your own")
    parser.add_argument("--only", action="append", choices=METHODS, help="this method; all without it")
    parser.add_argument("--by", action="append", choices=["lang", "question", "writer"], help="a row for each of these")
    parser.add_argument("--tune", action="store_true", help="find the thresholds that are best on these answers")
    options = parser.parse_args()
    bank = load.load([house.built_in()], options.bank)
    methods = {name: METHODS[name] for name in options.only or METHODS}
    for file in options.answers or [TEST, WIDER]:
        rows = list(read([file]))
        if options.tune:
            tune(rows, bank)
        else:
            show(file.name, rows, methods, options.by or ["lang"], bank)


def show(
    name: str, rows: Sequence[dict[str, Any]], methods: dict[str, Method], keys: Sequence[str], bank: Bank
) -> None:
    """The table of all methods, and of the last one by each value of these keys."""
    print(f"\n{name}: {len(rows)} answers; {agreement(rows)}\n\n{HEAD}")
    for title, method in methods.items():
        print(tally(method, rows, bank).row(title))
    last = list(methods)[-1]
    for key in keys:
        for value in sorted({str(row.get(key)) for row in rows}):
            some = [row for row in rows if str(row.get(key)) == value]
            print(tally(methods[last], some, bank).row(f"{last}: {value}"))
    if not rows:
        return
    taken = [1e3 * second for second in seconds(methods[last], rows, bank)]
    median, most = taken[len(taken) // 2], taken[len(taken) * 95 // 100]
    print(f"\n{last}: {halves(methods[last], rows, bank)}")
    print(f"{last}: median {median:.1f} ms an answer, 95 % under {most:.1f} ms")


if __name__ == "__main__":
    main()
