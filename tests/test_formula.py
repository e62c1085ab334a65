"""The formulas of a bank: arithmetic, and never anything else."""

from __future__ import annotations

import ast
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolinterview import formula
from kolinterview.formula import BY_ZERO, LONGEST, NO_END, NO_FORMULA, NO_VALUE, TOO_LONG, NotArithmetic

GIVEN = {"fee": 500.0, "views": 40000.0, "part": -0.5}


def refused(text: str) -> str:
    with pytest.raises(NotArithmetic) as info:
        formula.value(text, GIVEN)
    return info.value.said.en


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("fee / views * 1000", 12.5),
        ("2 + 3 * 4", 14),
        ("(2 + 3) * 4", 20),
        ("8 - 3 - 2", 3),
        ("8 / 4 / 2", 1),
        ("-part", 0.5),
        ("--2", 2),
        (" 1.25*\t4 ", 5),
        ("fee", 500),
    ],
)
def test_the_four_operations_and_parentheses_as_at_school(text: str, value: float) -> None:
    """Multiplication before addition, from left to right, a minus in front."""
    assert formula.value(text, GIVEN) == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "2 **3", "7 // 2", "7 % 2", "fee.real", "fee(1)", "[1]", "1, 2", "fee if 1 else 2", "1if 1 else 2",
        "1e9", "1_000", "1.2.3", "fee views", "(1", "1)", "fee = 1", "fee := 1", "fee < 2", "not fee", "lambda: 1",
        "lambda", "'a'", "__import__('os')", "~1", "+1", "1j", "True", "None", "Fee", "fee1", "费用", "1\n2", "# 1",
    ],
)  # fmt: skip
def test_nothing_but_arithmetic_is_a_formula(text: str) -> None:
    """Powers, calls, attributes, other operators, other names and other numbers are refused in one sentence."""
    assert refused(text) == NO_FORMULA.en


def test_what_has_no_value_says_why() -> None:
    """A division by zero, a number without end, a name that has no value, a formula too long."""
    assert refused("fee / (views - views)") == BY_ZERO.en
    assert refused("likes + 1") == NO_VALUE.fill(name="likes").en
    assert refused("1 +" * LONGEST + "1") == TOO_LONG.en


def test_a_value_too_large_for_a_float_is_no_value() -> None:
    """Overflow ends at once, in words."""
    huge = {"a": 1e200}
    with pytest.raises(NotArithmetic) as info:
        formula.value("a * a", huge)
    assert info.value.said == NO_END


def test_it_is_written_as_people_write_it() -> None:
    """The values in the place of the names, × ÷ −, and the parentheses as they were."""
    written = formula.written(
        "price - goods - price * (cut + part) / 100", {"price": "30", "goods": "12", "cut": "(−6)"}
    )
    assert written == "30 − 12 − 30 × ((−6) + part) ÷ 100"


@given(st.text(alphabet="fe.0123456789+-*/() \t_iorlambda'\"[]{}:=%,", max_size=60) | st.text(max_size=40))
def test_whatever_is_written_is_arithmetic_or_refused(text: str) -> None:
    """Any text has a finite value or is refused, and what has a value is made of nothing but arithmetic."""
    try:
        value = formula.value(text, dict.fromkeys("feiorlambda", 1.0))
    except NotArithmetic:
        return
    assert math.isfinite(value)
    nodes = {type(node).__name__ for node in ast.walk(ast.parse(text.strip(), mode="eval").body)}
    assert nodes <= {"BinOp", "UnaryOp", "USub", "Name", "Load", "Constant", "Add", "Sub", "Mult", "Div"}


NUMBERS = st.floats(0.01, 1e4).map(lambda value: f"{value:.2f}")
SUMS = st.recursive(
    NUMBERS,
    lambda inner: st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
    max_leaves=8,
)


@given(SUMS.filter(lambda text: len(text) <= LONGEST))
def test_it_comes_to_what_python_makes_of_it(text: str) -> None:
    """Python's own arithmetic agrees, on formulas that were made to be arithmetic."""
    assert formula.value(text, {}) == pytest.approx(eval(text))
