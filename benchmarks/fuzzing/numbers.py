"""Numbers in answers, formulas and days: each is a value, or there is a sentence that says why there is none."""

from __future__ import annotations

import math
import re
from datetime import date, timedelta
from random import Random

from fuzzing import hostile
from fuzzing.terminal import check_sentence
from kolinterview import dates, figures, formula, sums
from kolinterview.formula import NotArithmetic
from kolinterview.values import Unfit

FORMULAS = (
    "fee", "views", "a_b", "7", "0", "1.5", "1000", "9" * 30, "+", "-", "*", "/", "(", ")", " ", "**", "//", "1e9",
    "0x1", "if", "else", "lambda", "__x", "'", ",", ".", "[", "\n", "\u3000", "٣", "²", "%", "==", ":=", "((((",
    "----", "not", "await",
)  # fmt: skip
DATES = (
    "12", "-", "01", "月", "1", "日", "号", "周", "五", "下", "下个", "这", "星期", "礼拜天", "天后", "个", "过",
    "再", "明天", "后天", "二十", "十", "在", "days", " ", "in ", "next ", "fri", "friday", "monday", "the ", "3rd",
    "dec", "december", "of ", ",", "2026", "/", ".", "2月30", "29 feb", "999", "weeks", "from now", "two", "a ",
    "day after tomorrow", "大后天", "(周一)", "٣", "²", "９", "週",
)  # fmt: skip
DATES_AGAIN = ("1", "周一", "1周一", "mon ", "mon 1", "下", "1 ", "3月3日", "，", "1-1", "in 1 days ")


def figured(rng: Random) -> tuple[str, float]:
    return hostile.text(rng, 20), rng.choice((0.0, 7.0, 12.5, -3.0, 1e9, 1e-6, rng.random() * 1000))


def check_figures(made: tuple[str, float]) -> None:
    """Numbers that stand in the text, in its order; a verdict on one of them."""
    said, exact = made
    found = figures.read(said)
    for figure in found:
        assert 0 <= figure.start < figure.end <= len(said), figure
        assert math.isfinite(figure.value), figure
        assert re.search(r"\d", said[figure.start : figure.end]), figure
    assert [one.start for one in found] == sorted(one.start for one in found)
    for percent, counted in ((False, False), (True, False), (False, True)):
        verdict = figures.judge(
            said, exact, 0.02, [3.0, 100.0], percent=percent, counted=counted, unit=["美元", "dollar"]
        )
        assert (verdict.figure is None) == (verdict.said == "none"), verdict
        assert verdict.figure is None or verdict.figure in found, verdict
        assert all(sums.said_of(verdict, said)), verdict


def summed(rng: Random) -> tuple[str, dict[str, float], str]:
    """A formula, values, an answer."""
    values = {name: rng.choice((0.0, 1.0, -2.5, 1e300, 1e-9, rng.random() * 100)) for name in ("fee", "views", "a_b")}
    return hostile.joined(rng, FORMULAS, 12), values, hostile.text(rng, 6)


def check_sum(made: tuple[str, dict[str, float], str]) -> None:
    """A value, or why there is none; how it is written; the mark of an answer to a question of it."""
    text, values, said = made
    written = {name: sums.shown(value) for name, value in values.items()}
    try:
        formula.names(text)
        value = formula.value(text, values)
    except NotArithmetic:
        return
    assert math.isfinite(value)
    assert formula.written(text, written)
    assert sums.shown(value)
    figures.judge(said, value, 0.02, list(values.values()), percent=False, counted=True)


def day(rng: Random) -> str:
    if rng.random() < 0.05:
        return hostile.joined(rng, DATES_AGAIN, 1) * rng.randrange(1, 4000)
    return hostile.joined(rng, DATES, 8) if rng.random() < 0.9 else hostile.text(rng, 4)


def check_day(text: str) -> None:
    """A day, or a sentence that says what would be one."""
    for today in (date(2026, 11, 25), date(2028, 2, 29), date.max - timedelta(9), date.min):
        try:
            found = dates.day(today).take(dates.DATE, text)
        except Unfit as error:
            check_sentence(error)
        else:
            assert type(found) is date
            assert all(dates.named(found))
