"""Questions of numbers as they are spelt in YAML: values, steps, the answer, its unit; tried before they are used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from random import Random

from kolinterview import formula, sums
from kolinterview.bank import Range, Step, Sum
from kolinterview.formula import NotArithmetic
from kolinterview.lang import Both
from kolinterview.nodes import Place

FIELDS = ("values", "answer", "unit", "tolerance", "steps", "whole")
MUST = FIELDS[:3]
UNITS = {"USD": Both("美元", "dollars"), sums.PER_CENT: Both(sums.PER_CENT, sums.PER_CENT), "x": Both("倍", "times")}
TRIES = 64
"""Ends of the ranges that the formulas are tried with together, and half as many values drawn from between."""

NOT_RANGE = Both(
    "要写成 [最小, 最大, 步长]，最小的要小，步长大于 0", "must be [lowest, highest, step], with a step above 0"
)
NOT_NAME = Both("「{name}」不能当名字：只用小写字母和 _", "'{name}' is no name: use lower-case letters and _")
NO_PLACE = Both("题目里没有 {{{name}}}", "the question does not have {{{name}}}")
STRAY = Both("题目里的 {{{name}}} 不在 values 里", "{{{name}}} in the question is not among the values")
UNUSED = Both("「{name}」没有一个公式用到", "no formula uses '{name}'")
TAKEN = Both("名字「{name}」用了两次", "the name '{name}' is used twice")
NOT_SHARE = Both("「{value}」要写成 2% 这样", "'{value}' is not a share such as 2%")
FAILS = Both("{why}：{given}", "{why}: {given}")
ONLY_NUMBERS = Both("只有 kind: numbers 的题才写这一项", "only a question of kind: numbers has this")
MISSING = Both("kind: numbers 的题要写「{key}」", "a question of kind: numbers needs '{key}'")


def read(at: Mapping[str, Place], kind: Place, ask: Both, *, needed: bool) -> Sum | None:
    """What a question asks to be worked out; None where that is nothing, or wrong, which is reported."""
    if kind.one_of(("open", "numbers")) != "numbers":
        for name in FIELDS:
            at[name].complain(ONLY_NUMBERS)
        return None
    problems = kind.problems
    before = len(problems)
    for name in MUST:
        if not at[name]:
            kind.complain(MISSING, key=name)
    values = tuple(_range(name, place) for name, place in at["values"].pairs(free=True))
    steps = [(_step(place, needed=needed), place) for place in at["steps"].items()]
    unit, counted = _unit(at["unit"], needed=needed)
    share = _share(at["tolerance"])
    whole = at["whole"].one_of(("up", "down"))
    sum = Sum(ask, values, tuple(step for step, _ in steps), at["answer"].text(), unit, counted, share, whole)
    if len(problems) == before:
        _check_names(sum, [place for _, place in steps], at)
    if len(problems) == before:
        _try(sum, at["answer"])
    return sum if len(problems) == before else None


def _range(name: str, place: Place) -> Range:
    _check_name(name, place)
    match [item.number() for item in place.items()]:
        case [float(low), float(high), float(step)] if low < high and 0 < step <= high - low:
            return Range(name, low, high, step)
    place.complain(NOT_RANGE)
    return Range(name, 0, 1, 1)


def _step(place: Place, *, needed: bool) -> Step:
    texts = ("zh", "en")
    at = place.fields(("name", "sum", *(texts if needed else ())), () if needed else texts)
    _check_name(name := at["name"].text(), at["name"])
    label = Both(at["zh"].text(), at["en"].text())
    return Step(name, at["sum"].text(), label if any(label) else Both(name, name))


def _check_name(name: str, place: Place) -> None:
    if not re.fullmatch(r"[a-z][a-z_]*", name):
        place.complain(NOT_NAME, name=name)


def _unit(place: Place, *, needed: bool) -> tuple[Both, bool]:
    """The unit, and whether it is of things to be counted."""
    if place.is_mapping():
        return place.both(needed=needed), True
    return UNITS.get(place.one_of(UNITS), Both("", "")), False


def _share(place: Place) -> float:
    text = place.text()
    if text and not re.fullmatch(r"\d{1,2}(\.\d+)?%", text):
        place.complain(NOT_SHARE, value=text)
        return 0.0
    return float(text.rstrip("%")) / 100 if text else 0.0


def _check_names(sum: Sum, steps: Sequence[Place], at: Mapping[str, Place]) -> None:
    """Every value is in the question, and in a formula; every formula has only what stands before it."""
    known = {one.name for one in sum.values}
    for text in filter(None, sum.ask):
        there = set(re.findall(r"\{([a-z_]+)\}", text))
        for name in sorted(known - there):
            at["ask"].complain(NO_PLACE, name=name)
        for name in sorted(there - known):
            at["ask"].complain(STRAY, name=name)
    used = set[str]()
    for step, place in zip(sum.steps, steps, strict=True):
        used |= _names(step.formula, known, place)
        if step.name in known:
            place.complain(TAKEN, name=step.name)
        known |= {step.name}
    used |= _names(sum.answer, known, at["answer"])
    for name in sorted(known - used):
        at["answer"].complain(UNUSED, name=name)


def _names(text: str, known: set[str], place: Place) -> set[str]:
    try:
        names = formula.names(text)
    except NotArithmetic as error:
        place.complain(error.said)
        return set()
    for name in sorted(names - known):
        place.complain(formula.NO_VALUE, name=name)
    return names


def _try(sum: Sum, place: Place) -> None:
    """Has it a value as an example, at the ends of its ranges, and between? The first without one is reported."""
    for given in _draws(sum):
        try:
            sums.value(sum, given)
        except NotArithmetic as error:
            said = ", ".join(f"{name} = {sums.shown(value)}" for name, value in given.items())
            place.complain(FAILS, why=error.said, given=said)
            return


def _draws(sum: Sum) -> Iterator[dict[str, float]]:
    yield sums.example(sum)
    ends = product(*((one.low, one.high) for one in sum.values))
    names = [one.name for one in sum.values]
    yield from (dict(zip(names, end, strict=True)) for end in islice(ends, TRIES))
    rng = Random(0)
    yield from (sums.drawn(sum, rng) for _ in range(TRIES // 2))
