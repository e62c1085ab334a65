"""Learn from marked answers what speaks for each point: writes `learned.jsonl` beside the bank.

    python scripts/learn.py [--bank FOLDER] [--answers FILE]… [--ways FILE]… [--curve | --check]

Needs the extra `learn`. For each point a logistic regression tells the passages that say it from those that do not:
the words that readers named as evidence, and the ways of saying it, against all passages of answers that missed it,
against the evidence of the other points, and against near misses. A second regression, over answers that the first had
not seen (each writer's by what the others' taught), weighs the signs against each other. `--curve` writes nothing, but
shows how F1 on unseen writers grows with the number of answers; `--check` learns anew and fails where that would mark
more than one point in a hundred otherwise: then the bank has moved on, and it is time to learn again.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from kolinterview import learned, load
from kolinterview.bank import Bank, Framework, Point
from kolinterview.cues import Said
from kolinterview.learned import FILE, Learned, Scale, Signs, Weights, breadth
from kolinterview.match import signs
from kolinterview.passages import Passage

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests" / "data"

SIDE, PARTIAL, WAY, ELSEWHERE = 0.5, 0.3, 0.6, 0.8
"""What an example counts, beside one that counts 1: another point's evidence, a passage of a half-covered point, a way
of saying it out of any answer, a way of saying another point of the framework."""
OTHER_TALK, TALK = 1500, 0.2
"""So many passages of answers to other questions, and what each counts: chatter, and all that is beside the point."""
BANK, ASK = 6, 100
"""What the bank's own words count, beside other ways of saying a point: its examples, and its questions, since nobody
is to have a point by reading the question out."""
BALANCE = 10
"""How many times a positive example counts, at most, where they are few."""
UNKNOWN = 0.1
"""What a passage of unknown grams counts as an example that says nothing, of the weight of all that say nothing."""
SMOOTH = 6.0
"""scikit-learn's C: the larger, the closer to the examples."""
RARE = 2
"""Grams of fewer negative examples, and of no positive one, are left out."""
LIGHT = 1.0
"""Weights below this are left out: five in six of them, without which answers are read as well."""
PRECISION = 0.9
"""Covered begins where this share of what is called covered was, among answers not learned from."""
OVERLOOKED = 0.06
"""Unsure begins where this share of what is called missed was covered."""

Key = tuple[str, str]
"""Framework and point."""


class Example(NamedTuple):
    """A passage's grams, whether it says the point, and what it counts."""

    grams: frozenset[str]
    says: bool
    weight: float


@dataclass(frozen=True)
class Answer:
    """An answer as two readers marked it: `marks` by point, and the words they named as evidence."""

    writer: str
    framework: str
    said: Said
    marks: dict[str, str]
    evidence: dict[str, list[str]] = field(default_factory=dict)

    def telling(self, point: str) -> list[Passage]:
        """For each piece of evidence the passage that fits it best."""
        pieces = [
            (at, at + len(words)) for words in self.evidence.get(point, ()) if (at := self.said.text.find(words)) >= 0
        ]
        return [max(self.said.passages, key=lambda passage: self._fit(passage, *piece)) for piece in pieces]

    def _fit(self, passage: Passage, start: int, end: int) -> float:
        """How much of the evidence the passage holds, less a little for what else it holds."""
        first, last = self._place(passage)
        held = max(0, min(last, end) - max(first, start))
        return held / (end - start) - 0.25 * max(0, (last - first) - (end - start)) / (last - first)

    def touches(self, passage: Passage, point: str) -> bool:
        first, last = self._place(passage)
        found = ((self.said.text.find(words), len(words)) for words in self.evidence.get(point, ()))
        return any(at >= 0 and at < last and first < at + length for at, length in found)

    def _place(self, passage: Passage) -> tuple[int, int]:
        return self.said.units[passage.first].start, self.said.units[passage.last].end


class Way(NamedTuple):
    """A way of saying a point, or one that only comes near; `times` is how often it counts."""

    point: Key
    said: Said
    says: bool
    times: int = 1


def read_answers(files: Iterable[Path], bank: Bank) -> Iterator[Answer]:
    for row in _rows(files):
        framework = bank.framework_of(bank.question(row["question"])).id
        evidence: dict[str, list[str]] = defaultdict(list)
        for reader in row.get("readers", [row]):
            for point, words in reader["evidence"].items():
                evidence[point].append(words)
        yield Answer(row.get("writer", "?"), framework, Said(row["text"], bank.concepts), row["marks"], evidence)


def read_ways(files: Iterable[Path], bank: Bank) -> Iterator[Way]:
    for row in _rows(files):
        yield Way((row["framework"], row["point"]), Said(row["text"], bank.concepts), row["says"])


def bank_ways(bank: Bank) -> Iterator[Way]:
    """The bank's own words: each point's text and example say it, and its questions do not."""
    for framework in bank.frameworks.values():
        asks = [question.ask for question in bank.questions.values() if question.framework == framework.id]
        for point in framework.points:
            for both, says in ((point.text, True), (point.say, True), *((ask, False) for ask in asks)):
                for text in filter(None, both):
                    yield Way((framework.id, point.id), Said(text, bank.concepts), says, BANK if says else ASK)


def _rows(files: Iterable[Path]) -> Iterator[dict[str, Any]]:
    for file in files:
        yield from map(json.loads, file.read_text(encoding="utf-8").splitlines())


def examples(
    answers: Sequence[Answer], ways: Iterable[Way], bank: Bank, wanted: Collection[str]
) -> dict[Key, list[Example]]:
    """What each point of the frameworks `wanted` is learned from."""
    found: dict[Key, list[Example]] = defaultdict(list)
    talk = [(answer.framework, passage) for answer in answers for passage in answer.said.passages]
    for framework in (bank.frameworks[id] for id in wanted):
        other = [passage for about, passage in talk if about != framework.id]
        some = random.Random(framework.id).sample(other, min(OTHER_TALK, len(other)))
        for point in framework.points:
            found[framework.id, point.id] += [Example(passage.grams, False, TALK) for passage in some]
    for answer in (answer for answer in answers if answer.framework in wanted):
        for point, mark in answer.marks.items():
            here = found[answer.framework, point]
            if mark == "covered":
                telling = answer.telling(point)
                here += [Example(passage.grams, True, 1) for passage in dict.fromkeys(telling)]
                others = [p for other in answer.evidence if other != point for p in answer.telling(other)]
                here += [Example(p.grams, False, SIDE) for p in others if telling and not answer.touches(p, point)]
            else:
                weight = 1 if mark == "missed" else PARTIAL
                here += [Example(passage.grams, False, weight) for passage in answer.said.passages]
    for way in (way for way in ways if way.point[0] in wanted):
        if way.says:
            whole = max(way.said.passages, key=lambda passage: passage.last - passage.first)
            found[way.point].append(Example(whole.grams, True, WAY * way.times))
            for other in bank.frameworks[way.point[0]].points:
                if other.id != way.point[1]:
                    found[way.point[0], other.id].append(Example(whole.grams, False, ELSEWHERE * way.times))
        else:
            found[way.point] += [Example(passage.grams, False, way.times) for passage in way.said.passages]
    return found


def learn(found: Sequence[Example], answers: int) -> Weights:
    """The weights that tell a point's positive examples from its negative ones; so many answers said or missed it."""
    positive = {gram for example in found if example.says for gram in example.grams}
    negative = Counter(gram for example in found if not example.says for gram in example.grams)
    grams = sorted(positive | {gram for gram, times in negative.items() if times >= RARE})
    column = {gram: n for n, gram in enumerate(grams)}
    shares = [1 / breadth(example.grams) for example in found]
    entries = [
        (row, column[gram], share)
        for row, (example, share) in enumerate(zip(found, shares, strict=True))
        for gram in sorted(example.grams & column.keys())
    ]
    rows, columns, values = zip(*entries, strict=True)
    # One row more than there are examples: a passage of which nothing is known says nothing.
    says = np.array([*(example.says for example in found), False])
    weight = np.array([*(example.weight for example in found), 0.0])
    weight[-1] = UNKNOWN * weight[~says].sum()
    weight[says] *= min(weight[~says].sum() / weight[says].sum(), BALANCE)
    model = LogisticRegression(C=SMOOTH, solver="liblinear")
    model.fit(csr_matrix((values, (rows, columns)), (len(says), len(grams))), says, weight)
    weights = zip(grams, np.round(model.coef_[0], 1).tolist(), strict=True)
    kept = {gram: weight for gram, weight in weights if abs(weight) >= LIGHT}
    return Weights(round(float(model.intercept_[0]), 2), kept, answers)


def learn_all(
    answers: Sequence[Answer], ways: Iterable[Way], bank: Bank, wanted: Collection[str] = ()
) -> dict[Key, Weights]:
    """The weights of all points of these frameworks (none: of all) that have examples of either kind."""
    found = examples(answers, ways, bank, wanted or bank.frameworks)
    marked = Counter(
        (answer.framework, point) for answer in answers for point, mark in answer.marks.items() if mark != "partial"
    )
    return {
        key: learn(here, marked[key]) for key, here in found.items() if len({example.says for example in here}) == 2
    }


class Judged(NamedTuple):
    """A point of an answer: is a cue certain, what else speaks for it, and was it covered."""

    certain: bool
    signs: Signs
    covered: bool


def of_framework(framework: Framework, weights: Mapping[Key, Weights]) -> dict[str, Weights]:
    """The weights of its points, by id."""
    return {point.id: weights[key] for point in framework.points if (key := (framework.id, point.id)) in weights}


def judge(answers: Iterable[Answer], weights: dict[Key, Weights], bank: Bank) -> Iterator[Judged]:
    """Every point that the readers agreed on."""
    for answer in answers:
        framework = bank.frameworks[answer.framework]
        taught = of_framework(framework, weights)
        for id, mark in answer.marks.items():
            if mark != "partial" and id in taught:
                cue = answer.said.best(framework.point(id).cues)
                certain = cue is not None and not cue.doubtful
                yield Judged(certain, signs(answer.said, framework.point(id), taught)[0], mark == "covered")


def judge_unseen(answers: Sequence[Answer], ways: Sequence[Way], bank: Bank) -> list[Judged]:
    """Each writer's answers by what those of the others have taught."""
    judged: list[Judged] = []
    for writer in sorted({answer.writer for answer in answers}):
        others = [answer for answer in answers if answer.writer != writer]
        own = [answer for answer in answers if answer.writer == writer]
        judged += judge(own, learn_all(others, ways, bank, {answer.framework for answer in own}), bank)
        print(f"  judged {writer} by the others", file=sys.stderr)
    return judged


def weigh(judged: Sequence[Judged]) -> Scale:
    """What each sign is worth where no cue is certain, and where unsure and covered begin."""
    open_ones, certain = [j for j in judged if not j.certain], [j.covered for j in judged if j.certain]
    features, covered = np.array([j.signs for j in open_ones], float), np.array([j.covered for j in open_ones])
    model = LogisticRegression(C=10, max_iter=1000).fit(features, covered)
    odds = model.decision_function(features)
    order = np.argsort(-odds)
    right, count = np.cumsum(covered[order]), np.arange(1, len(order) + 1)
    precise = np.nonzero((right + sum(certain)) / (count + len(certain)) >= PRECISION)[0].max()
    overlooked = np.nonzero((covered.sum() - right[:-1]) / (len(order) - count[:-1]) <= OVERLOOKED)[0].min()
    begin = float(odds[order[precise]])
    unsure = min(begin, float(odds[order[overlooked]]))
    return Scale(float(model.intercept_[0]), tuple(map(float, model.coef_[0])), unsure, begin)


def write(file: Path, weights: dict[Key, Weights], scale: Scale) -> None:
    numbers = {"shift": scale.shift, "signs": scale.signs, "unsure": scale.unsure, "covered": scale.covered}
    lines: list[dict[str, Any]] = [{name: np.round(value, 3).tolist() for name, value in numbers.items()}]
    for (framework, point), taught in sorted(weights.items()):
        about = {"framework": framework, "point": point, "bias": taught.bias, "answers": taught.answers}
        lines.append({**about, "grams": dict(taught.grams)})
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


def f1(judged: Sequence[Judged], scale: Scale) -> float:
    said = [j.certain or scale.odds(j.signs) >= scale.covered for j in judged]
    both = sum(s and j.covered for s, j in zip(said, judged, strict=True))
    return 2 * both / (sum(said) + sum(j.covered for j in judged))


def _mark(said: Said, point: Point, taught: Learned) -> int:
    """0 for missed, 1 for unsure, 2 for covered, where no cue is certain."""
    if point.id not in taught.points:
        return 0
    odds = taught.scale.odds(signs(said, point, taught.points)[0])
    return (odds >= taught.scale.unsure) + (odds >= taught.scale.covered)


def check(file: Path, weights: dict[Key, Weights], answers: Sequence[Answer], bank: Bank) -> bool:
    """Does what stands in the file still mark the answers as what is learned today would?"""
    same = total = 0
    for answer in answers:
        framework = bank.frameworks[answer.framework]
        stands = learned.of(str(file.parent), framework.id)
        fresh = Learned(stands.scale, of_framework(framework, weights)) if stands else None
        for id in answer.marks if stands else ():
            point = framework.point(id)
            same, total = same + (_mark(answer.said, point, stands) == _mark(answer.said, point, fresh)), total + 1
    print(f"{same} of {total} marks are what they would be if learned today")
    return total > 0 and same / total >= 0.99


def show_curve(file: Path, answers: Sequence[Answer], ways: Sequence[Way], bank: Bank) -> None:
    """F1 on two writers that were left out, by how many of the others' answers were learned from; three draws each.

    The scale is that of the file: three weights and a threshold, which hardly know whose answers they came from.
    """
    stands = learned.of(str(file.parent), next(iter(bank.frameworks)))
    if stands is None:
        raise SystemExit(f"{file} is needed for its scale: learn first")
    writers = sorted({answer.writer for answer in answers})
    for share in (0.0, 0.1, 0.25, 0.5, 0.75, 1.0):
        figures, sizes = [], []
        for seed in range(3):
            rng = random.Random(seed)
            out = rng.sample(writers, 2)
            rest = [answer for answer in answers if answer.writer not in out]
            some = rng.sample(rest, round(share * len(rest)))
            asked = [answer for answer in answers if answer.writer in out]
            weights = learn_all(some, ways, bank, {answer.framework for answer in asked})
            figures.append(f1(list(judge(asked, weights, bank)), stands.scale))
            sizes.append(len(some))
        print(f"{round(sum(sizes) / 3):6} answers  F1 {sum(figures) / 3:.3f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bank", type=Path, default=ROOT / "data")
    parser.add_argument("--answers", type=Path, action="append")
    parser.add_argument("--ways", type=Path, action="append")
    parser.add_argument("--curve", action="store_true")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    built_in = ROOT / "data"
    bank = load.load([built_in], [] if options.bank.resolve() == built_in.resolve() else [options.bank])
    answers = list(read_answers(options.answers or [DATA / "answers-learn.jsonl"], bank))
    ways = [*read_ways(options.ways or [DATA / "ways.jsonl"], bank), *bank_ways(bank)]
    if options.curve:
        show_curve(options.bank / FILE, answers, ways, bank)
        return
    if options.check:
        raise SystemExit(not check(options.bank / FILE, learn_all(answers, ways, bank), answers, bank))
    weights = learn_all(answers, ways, bank)
    here = options.bank.resolve()
    own = {key: taught for key, taught in weights.items() if Path(bank.frameworks[key[0]].home).resolve() == here}
    write(options.bank / FILE, own, weigh(judge_unseen(answers, ways, bank)))


if __name__ == "__main__":
    main()
