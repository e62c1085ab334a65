"""Numbers as people write them, and whether one of them is right."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kolinterview import figures
from kolinterview.figures import Verdict


def values(text: str) -> list[float]:
    return [figure.value for figure in figures.read(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12.5", [12.5]),
        ("$12.5", [12.5]),
        ("12.5美元", [12.5]),
        ("约 12.5", [12.5]),
        ("大概12.5块", [12.5]),
        ("1.2万", [12000]),
        ("1.2 萬", [12000]),
        ("1.2w", [12000]),
        ("0.3亿", [3e7]),
        ("3千", [3000]),
        ("1.2k", [1200]),
        ("1.2K views", [1200]),
        ("1.2百万", [1200000]),
        ("3千万", [30000000]),
        ("1.5bn", [1.5e9]),
        ("2m", [2e6]),
        ("2 million", [2e6]),
        ("5 minutes", [5]),
        ("1,200", [1200]),
        ("1,234,567.8", [1234567.8]),
        ("１２．５", [12.5]),
        ("-5", [-5]),
        ("利润−5", [-5]),
        ("10-20", [10, 20]),
        ("30%-12%", [30, 12]),
        (".5", [0.5]),
        ("12.", [12]),
        ("CPM=12.5。", [12.5]),
        ("1500/120000*1000=12.5", [1500, 120000, 1000, 12.5]),
        ("1:3.2", [1, 3.2]),
        ("3.2倍", [3.2]),
        ("3.2x", [3.2]),
        ("Q3 的 v2 和 AB12", []),
        ("1.2.3", []),
        ("十二块五", []),
        ("", []),
    ],
)
def test_numbers_are_read_as_they_are_written(text: str, found: list[float]) -> None:
    """With currencies, units, full-width digits, thousands, 万 and k; words, names and versions are no numbers."""
    assert values(text) == pytest.approx(found)


@pytest.mark.parametrize("text", ["12.5%", "12.5 ％", "百分之12.5", "12.5 percent", "12.5 per cent", "12.5个百分点"])
def test_per_cent_is_told_from_a_bare_number(text: str) -> None:
    """The sign, the word, and the Chinese word before it."""
    (figure,) = figures.read(text)
    assert (figure.value, figure.percent) == (12.5, True)
    assert not figures.read("12.5")[0].percent


def test_a_number_knows_where_it_stands_and_what_its_last_digit_is_worth() -> None:
    """Its place is in the text as it was written; 1.2万 is exact to a thousand."""
    (figure,) = figures.read("卖了 1.2万 单")
    assert "卖了 1.2万 单"[figure.start : figure.end].strip() == "1.2万"
    assert figure.grain == pytest.approx(1000)


def judged(
    text: str, exact: float, *, percent: bool = False, counted: bool = False, given: tuple[float, ...] = ()
) -> Verdict:
    return figures.judge(text, exact, 0.02, given, percent=percent, counted=counted)


@pytest.mark.parametrize(
    ("text", "exact", "said"),
    [
        ("12.5", 12.5, "right"),
        ("12.7", 12.5, "right"),  # within the tolerance
        ("13", 12.5, "right"),  # rounded up
        ("12", 12.5, "right"),  # cut off
        ("8", 8.33, "right"),
        ("9", 8.33, "wrong"),  # no rounding of it
        ("2", 1.5, "wrong"),  # a rounding that says too little
        ("1.2万", 12345, "right"),
        ("125", 12.5, "shifted"),
        ("0.0125", 12.5, "shifted"),
        ("1.25万", 12.5, "shifted"),
        ("40", 12.5, "wrong"),
        ("不知道", 12.5, "none"),
        ("先看 3 条视频，再算 12.5", 12.5, "right"),  # the others are part of the talk
        ("12.5，比上次的 80 低", 12.5, "right"),
    ],
)
def test_a_number_is_right_by_any_usual_rounding(text: str, exact: float, said: str) -> None:
    """Within the tolerance, rounded or cut off, among other numbers; off by ten is told apart from wrong."""
    assert judged(text, exact).said == said


@pytest.mark.parametrize(("text", "power"), [("125", 1), ("12,500", 3), ("1.25", -1), ("0.00125", -4)])
def test_how_far_the_decimal_point_slipped_is_known(text: str, power: int) -> None:
    """Ten times too large is 1, ten thousand times too small is -4."""
    assert judged(text, 12.5).power == power


@pytest.mark.parametrize(
    ("text", "percent", "said"),
    [
        ("3.2%", True, "right"),
        ("3.2", True, "right"),
        ("0.032", True, "right"),  # as a fraction
        ("0.032%", True, "shifted"),
        ("320%", True, "shifted"),
        ("320%", False, "right"),  # 3.2 times
        ("3.2", False, "right"),
        ("3.2%", False, "shifted"),
    ],
)
def test_per_cent_and_fractions_are_the_same_number(text: str, percent: bool, said: str) -> None:
    """What is asked for in per cent may be a fraction, and a multiple may be in per cent."""
    assert judged(text, 3.2, percent=percent).said == said


DOLLARS, ORDERS, TIMES = ("美元", "dollar"), ("单", "order"), ("倍", "time")


@pytest.mark.parametrize(
    ("text", "exact", "unit", "said", "figure"),
    [
        ("The CPM is 64 dollars, others are at 10 to 20 dollars", 64.2, DOLLARS, "right", "64"),
        ("The CPM is 68 dollars. Others are around 27.", 27, DOLLARS, "wrong", "68"),
        ("ROAS is 0.3, break-even would be 3.33", 3.33, TIMES, "wrong", "0.3"),
        ("27 orders, could be 45", 45, ORDERS, "wrong", "27"),
        ("It leaves 42 dollars. I'd cut freight by 2 dollars.", 42.1, DOLLARS, "right", "42"),
        ("看 20 条视频，CPM 是 12.5", 12.5, DOLLARS, "right", "12.5"),
        ("看 20 条视频，CPM 12.5", 12.5, DOLLARS, "right", "12.5"),
        ("1500/120000=0.0125，*1000=12.5", 12.5, DOLLARS, "right", "12.5"),
        ("15 cents", 0.15, DOLLARS, "right", "15 cents"),
        ("一次大概14美分", 0.142, DOLLARS, "right", "14美分"),
        ("26 dollars 79 cents", 26.79, DOLLARS, "right", "26 dollars 79 cents"),
        ("19块5左右", 19.5, DOLLARS, "right", "19块5"),
        ("USD12.5", 12.5, DOLLARS, "right", "12.5"),
        ("单价是25，200单就能回本", 25, DOLLARS, "right", "25"),
        ("1. ask what counts\n2. compare\n3. margin", 3.08, TIMES, "none", ""),
        ("1. 先问口径 2. 再算，3.1 倍", 3.08, TIMES, "right", "3.1"),
        ("3 mıllıon", 5, DOLLARS, "wrong", "3 m"),
    ],
)
def test_what_is_said_as_the_result_decides(
    text: str, exact: float, unit: tuple[str, str], said: str, figure: str
) -> None:
    """The first number with the unit, or behind "is" or "="; not one that is compared with, nor a list's."""
    verdict = figures.judge(text, exact, 0.02, (), percent=False, counted=unit == ORDERS, unit=unit)
    assert verdict.said == said
    assert (text[verdict.figure.start : verdict.figure.end].strip() if verdict.figure else "") == figure


def test_a_share_may_be_in_tenths() -> None:
    """三成 is thirty per cent, but 成本 is a cost."""
    assert [(one.value, one.percent) for one in figures.read("涨了3成，3成本")] == [(30.0, True), (3.0, False)]


def test_what_is_counted_may_be_the_next_whole_number() -> None:
    """51.3 orders are 52, or 51; never 53."""
    said = [judged(f"{n} 单", 51.28, counted=True).said for n in (50, 51, 52, 53)]
    assert said == ["wrong", "right", "right", "wrong"]
    assert judged("11", 10.2, counted=True).said == "right"
    assert judged("11", 10.2).said == "wrong"


def test_repeating_the_question_is_no_answer() -> None:
    """Its own values say nothing, unless one of them is the answer; a formula's thousand is not taken for a slip."""
    assert judged("1500 除以 120000 再乘 1000", 12.5, given=(1500, 120000)).said == "wrong"
    assert judged("1500 和 12 万", 12.5, given=(1500, 120000)).said == "none"
    assert judged("500", 500, given=(500, 3)).said == "right"
    assert judged("1500/120000*1000", 10.0, given=(1500, 120000)).said == "shifted"
    assert judged("1500*1000=77", 10.0, given=(1500,)).said == "wrong"


@given(st.text(max_size=200))
@example("9" * 400)
@example("1," * 500)
@example("." * 1000)
def test_any_text_is_read_without_complaint(text: str) -> None:
    """Whatever is written, what is found is finite and lies in the text, in order."""
    found = figures.read(text)
    assert all(math.isfinite(one.value) and 0 <= one.start < one.end <= len(text) for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@given(
    st.floats(0.01, 1e6),
    st.sampled_from(["{}", "${}", "约 {}", "答案是{}美元", "it's {} dollars.", "= {}", "{} 单"]),
    st.integers(2, 5),
)
def test_the_exact_number_is_right_however_it_is_dressed(exact: float, dress: str, decimals: int) -> None:
    """Written with so many decimals, with or without thousands, a currency, words around it."""
    for written in (f"{exact:.{decimals}f}", f"{exact:,.{decimals}f}"):
        if float(written.replace(",", "")) > 0:
            assert figures.judge(dress.format(written), exact, 0.02, (), percent=False, counted=False).said == (
                "right" if abs(float(written.replace(",", "")) - exact) <= 0.05 * exact else "wrong"
            )
