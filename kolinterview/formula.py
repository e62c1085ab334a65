"""A formula as a bank states it: names, numbers, + - * / and parentheses, and nothing else that Python knows.

It is parsed, never evaluated as code. In floats these four cannot take long, whatever the formula says.
"""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from kolinterview.lang import Both

LONGEST = 200
"""Characters, which also bounds how deep it can nest."""

_PIECE = re.compile(r"\s+|[a-z][a-z_]*(?![A-Za-z0-9_])|(?:\d+(?:\.\d+)?)(?![\w.])|[-+*/()]")
_OPERATORS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_SIGNS = {"*": "×", "/": "÷", "-": "−"}


class NotArithmetic(ValueError):
    """It is no formula, or has no value; `said` tells why."""

    def __init__(self, said: Both) -> None:
        super().__init__(said.en)
        self.said = said


NO_FORMULA = Both(
    "公式里只能有名字、数字、+ - * / 和括号", "a formula has names, numbers, + - * / and parentheses, and nothing else"
)
TOO_LONG = Both(f"公式最长 {LONGEST} 个字符", f"a formula has at most {LONGEST} characters")
BY_ZERO = Both("会除以零", "it may divide by zero")
NO_END = Both("数大得没边了", "its value may be too large")
NO_VALUE = Both("没有叫「{name}」的数", "there is no value called '{name}'")


def names(text: str) -> set[str]:
    """The names in a formula. Raises `NotArithmetic` where it is none."""
    return {node.id for node in ast.walk(_parsed(text)) if isinstance(node, ast.Name)}


def value(text: str, given: Mapping[str, float]) -> float:
    """What it comes to for these values. Raises `NotArithmetic`."""
    try:
        result = _value(_parsed(text), given)
    except ZeroDivisionError as error:
        raise NotArithmetic(BY_ZERO) from error
    except KeyError as error:
        raise NotArithmetic(NO_VALUE.fill(name=error.args[0])) from error
    if not math.isfinite(result):
        raise NotArithmetic(NO_END)
    return result


def written(text: str, given: Mapping[str, str]) -> str:
    """The formula as people write it, with what these names are written as in the place of the names."""
    pieces = (given.get(piece, _SIGNS.get(piece, piece)) for piece in _PIECE.findall(text))
    return " ".join("".join(pieces).split())


@lru_cache(maxsize=256)
def _parsed(text: str) -> ast.expr:
    if len(text) > LONGEST:
        raise NotArithmetic(TOO_LONG)
    if "".join(_PIECE.findall(text)) != text:  # before Python's own parser may warn of it
        raise NotArithmetic(NO_FORMULA)
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        raise NotArithmetic(NO_FORMULA) from error
    if not all(_is_arithmetic(node) for node in ast.walk(tree)):
        raise NotArithmetic(NO_FORMULA)
    return tree


def _is_arithmetic(node: ast.AST) -> bool:
    if isinstance(node, ast.BinOp):
        return type(node.op) in _OPERATORS
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, ast.USub)
    if isinstance(node, ast.Constant):
        return type(node.value) in (int, float)
    return isinstance(node, (ast.Name, ast.Load, ast.USub, *_OPERATORS))


def _value(node: ast.expr, given: Mapping[str, float]) -> float:
    match node:
        case ast.BinOp(left, op, right):
            return _OPERATORS[type(op)](_value(left, given), _value(right, given))
        case ast.UnaryOp(_, operand):
            return -_value(operand, given)
        case ast.Name(name):
            return given[name]
        case ast.Constant(number):
            return float(number)  # type: ignore[arg-type]
    raise NotArithmetic(NO_FORMULA)  # pragma: no cover  (nothing else passes `_is_arithmetic`)
