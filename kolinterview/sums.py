"""Questions of numbers: their values drawn, their answer worked out, and the number in an answer judged."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from kolinterview import formula
from kolinterview.bank import WORKED_OUT, Question, Range, Step, Sum
from kolinterview.lang import Both
from kolinterview.marks import Mark
from kolinterview.words import numbers as words

if TYPE_CHECKING:
    from kolinterview.figures import Verdict

PER_CENT = "%"


class Line(NamedTuple):
    """One line of the working: what it is of, the sum as people write it, and what it comes to."""

    label: Both
    sum: str
    value: float


def posed(question: Question, rng: Random) -> Question:
    """The question with values drawn for it; any other question as it is."""
    if question.sum is None:
        return question
    return with_values(question, drawn(question.sum, rng))


def with_values(question: Question, given: Mapping[str, float]) -> Question:
    """The question asked with these values; as it is where they are none that it can have."""
    if question.sum is None or set(given) != {one.name for one in question.sum.values}:
        return question
    try:
        value(question.sum, given)
    except (ValueError, TypeError, OverflowError):
        return question
    return question._replace(ask=_filled(question.sum.ask, given), given=tuple(given.items()))


def example(sum: Sum) -> dict[str, float]:
    """A value for each range, about its middle."""
    return {one.name: _at(one, _count(one) // 2) for one in sum.values}


def drawn(sum: Sum, rng: Random) -> dict[str, float]:
    """A value drawn from each range."""
    return {one.name: _at(one, rng.randrange(_count(one) + 1)) for one in sum.values}


def value(sum: Sum, given: Mapping[str, float]) -> float:
    """What it comes to for these values. Raises `NotArithmetic`, which it cannot once a bank has been read."""
    return working(sum, given)[-1].value


def working(sum: Sum, given: Mapping[str, float]) -> list[Line]:
    """The steps, and in the end the answer. Raises `NotArithmetic` likewise."""
    known, lines = dict(given), []
    written = {name: _exactly(value) for name, value in given.items()}
    for step in (*sum.steps, Step("", sum.answer, words.ANSWER)):
        said = formula.written(step.formula, {name: f"({one})" if "−" in one else one for name, one in written.items()})
        known[step.name] = formula.value(step.formula, known)
        written[step.name] = shown(known[step.name])
        lines.append(Line(step.label, said, known[step.name]))
    return lines


def judge(sum: Sum, given: Mapping[str, float], answer: str) -> Verdict:
    """What becomes of the number in an answer."""
    *steps, last = working(sum, given)
    from kolinterview import figures

    return figures.judge(
        answer,
        last.value,
        sum.tolerance,
        [*given.values(), *(step.value for step in steps)],
        percent=sum.unit.en == PER_CENT,
        counted=sum.counted,
        unit=[unit.casefold().removesuffix("s") for unit in sum.unit],
    )


def working_lines(question: Question) -> list[Both]:
    """The steps and the answer of a question of numbers, in words; nothing for another question."""
    if question.sum is None:
        return []
    *steps, last = working(question.sum, dict(question.given))
    amounts = [*(Both(shown(step.value), shown(step.value)) for step in steps), _amount(last.value, question.sum)]
    return [
        words.STEP.fill(label=line.label, sum=line.sum, value=amount)
        for line, amount in zip([*steps, last], amounts, strict=True)
    ]


def said_of(verdict: Verdict, answer: str) -> Both:
    """The verdict in a sentence."""
    if verdict.figure is None:
        return words.NO_NUMBER
    said = answer[verdict.figure.start : verdict.figure.end].strip()
    if verdict.said == "shifted":
        shifted = words.TOO_LARGE if verdict.power > 0 else words.TOO_SMALL
        return shifted.fill(said=said, times=f"{10 ** abs(verdict.power):,}")
    return (words.RIGHT if verdict.said == "right" else words.WRONG).fill(said=said)


def marked(question: Question, answer: str, marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks, that of the number by arithmetic; of any other question as they are."""
    if question.sum is None:
        return tuple(marks)
    verdict = judge(question.sum, dict(question.given), answer)
    return tuple(_mark(verdict, answer) if mark.point == WORKED_OUT else mark for mark in marks)


def _mark(verdict: Verdict, answer: str) -> Mark:
    if verdict.said != "right" or verdict.figure is None:
        return Mark(WORKED_OUT, "missed", "missed")
    said = answer[verdict.figure.start : verdict.figure.end]
    return Mark(WORKED_OUT, "covered", "covered", quote=said.strip(), hits=((0, len(said.strip())),))


def _amount(value: float, sum: Sum) -> Both:
    """With its unit; of what is whole, the whole number as well."""
    if sum.whole and value != round(value):
        whole = math.ceil(value) if sum.whole == "up" else math.floor(value)
        said = words.ROUNDED_UP if sum.whole == "up" else words.ROUNDED_DOWN
        return said.fill(value=shown(value), whole=shown(whole), unit=sum.unit)
    said = words.PER_CENT if sum.unit.en == PER_CENT else words.AMOUNT
    return said.fill(value=shown(value), unit=sum.unit)


def shown(value: float) -> str:
    """A number as people write it: 12.5, 1,200, 4.27, 0.0832."""
    size = abs(value)
    if size >= 1000 or value == round(value):
        return f"{round(value):,}".replace("-", "−")
    said = f"{value:.1f}" if size >= 100 else f"{value:.2f}" if size >= 1 else f"{float(f'{value:.3g}'):.10f}"
    return said.rstrip("0").rstrip(".").replace("-", "−")


def _exactly(value: float) -> str:
    """A number with all that it has: one that was given must be worked with as it stands."""
    return f"{value:,.6f}".rstrip("0").rstrip(".").replace("-", "−")


def _filled(ask: Both, given: Mapping[str, float]) -> Both:
    texts = {name: _exactly(value) for name, value in given.items()}
    return Both(*(_in_place(text, texts) for text in ask))


def _in_place(text: str, texts: Mapping[str, str]) -> str:
    for name, said in texts.items():
        text = text.replace("{" + name + "}", said)
    return text


def _count(one: Range) -> int:
    """How many steps there are from the lowest to the highest."""
    return int((one.high - one.low) / one.step + 1e-9)


def _at(one: Range, steps: int) -> float:
    return round(one.low + steps * one.step, 6)
