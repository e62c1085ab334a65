"""The numbers that people write: 12.5, $12.5, 12.5美元, 1.2万, 12.5%, 约 12.5; and whether one of them is right."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from kolinterview.speech import numbering

ROUNDED = 0.05
"""A number that was rounded to its last digit, up or down, may be so far from the exact one (a share of it)."""
POWERS = (1, -1, 2, -2, 3, -3, 4, -4)
"""The slips of the decimal point that are told as such."""
FACTORS = (10, 100, 1000, 10000)
NEAR = 40
"""Characters before and behind a number in which it is looked what it is: all of them would be a square of the answer's
length."""

_SCALES = {
    **dict.fromkeys(("百", "hundred"), 1e2),
    **dict.fromkeys(("千", "k", "thousand"), 1e3),
    **dict.fromkeys(("万", "萬", "w"), 1e4),
    **dict.fromkeys(("百万", "m", "million"), 1e6),
    **dict.fromkeys(("千万",), 1e7),
    **dict.fromkeys(("亿", "億"), 1e8),
    **dict.fromkeys(("bn", "billion"), 1e9),
    **dict.fromkeys(("美分", "分钱", "cents", "cent", "c", "¢"), 1e-2),
}
_PLAIN = str.maketrans("０１２３４５６７８９．％－−", "0123456789.%--")
_NUMBER = re.compile(
    r"(?P<prefix>百分之\s?)?(?:(?<![A-Za-z0-9_.])|(?<=usd)|(?<=us))(?:(?<![A-Za-z0-9)%.])(?P<minus>-)\s?)?[$¥€£]?\s?"
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?!\.?[0-9])"
    rf"(?:\s?(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))})(?![A-Za-z]))?"
    r"(?:\s?(?P<percent>%|percent\b|per cent\b|个?百分点)|\s?(?P<tenths>成)(?![本交功员熟为]))?"
    r"(?:块(?P<dimes>[0-9]{1,2})(?![0-9.])|\s?dollars?\s(?:and\s)?(?P<cents>[0-9]{1,2})\s?cents?)?",
    re.IGNORECASE | re.ASCII,
)
_RESULT_BEFORE = re.compile(
    r"(?:[=≈:：是为得约]|等于|大概|大约|差不多|答案|结果|算出来|\b(?:is|are|was|be|comes? to|equals?|about|around|"
    r"roughly|approximately|get|gets|got|makes?|need|answer|so))\s*$",
    re.IGNORECASE,
)
_MONEY = ("美元", "美金", "刀", "块", "元", "dollar", "usd", "cent", "美分")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text, from `start` to `end`: its value as written, what its last digit stands for, and whether it
    has a percent sign."""

    value: float
    grain: float
    percent: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of the number that was to be worked out: `right`; off by ten to the `power` (`shifted`); `wrong`; or
    there is `none`. `figure` is the one that decided."""

    said: Literal["right", "shifted", "wrong", "none"]
    figure: Figure | None = None
    power: int = 0


def read(text: str) -> list[Figure]:
    """Every number in the text, in its order; what numbers the points of a list is none."""
    plain = re.sub(r"(?<=[0-9０-９])，(?=[０-９]{3})", ",", text).translate(_PLAIN)
    marks = {mark.start() for mark in numbering(plain)}
    figures = (_figure(found) for found in _NUMBER.finditer(plain) if found.start("digits") not in marks)
    return [figure for figure in figures if figure]


def _figure(found: re.Match[str]) -> Figure | None:
    digits = found["digits"].replace(",", "")
    scale = _SCALES.get((found["scale"] or "").casefold(), 1.0) * (10 if found["tenths"] else 1)
    value, grain = float(digits) * scale, 10.0 ** -len(digits.partition(".")[2]) * scale
    if small := found["dimes"] or found["cents"]:  # 19块5 is 19.5; 26 dollars 79 cents
        grain = 0.1 if found["dimes"] and len(small) == 1 else 0.01
        value += int(small) * grain
    if not math.isfinite(value):
        return None
    percent = bool(found["percent"] or found["prefix"] or found["tenths"])
    return Figure(-value if found["minus"] else value, grain, percent, found.start(), found.end())


def judge(
    text: str,
    exact: float,
    tolerance: float,
    given: Collection[float],
    *,
    percent: bool,
    counted: bool,
    unit: Sequence[str] = (),
) -> Verdict:
    """Is the number in it? `given` are those that are known without it, which repeating does not make an answer.

    `tolerance` is a share of the exact number; `percent`: that is in per cent, and as a fraction it is right as well;
    `counted`: it is of things that are whole. `unit` are its names. The first number that is said as a result, or with
    the unit, decides; or else one behind "="; and any number where none is said so.
    """

    def is_right(figure: Figure, power: int = 0) -> bool:
        shifts = _units(figure, percent=percent)
        return any(
            _is(figure, shift / 10.0**power, exact, tolerance, counted=counted and not power) for shift in shifts
        )

    known = [one for one in given if not math.isclose(one, exact, rel_tol=tolerance)]
    figures = read(text)
    own = [figure for figure in figures if not any(math.isclose(figure.value, one, rel_tol=0.001) for one in known)]
    if not own:
        return Verdict("none")
    said = [figure for figure in own if _is_result(text, figure, percent=percent, unit=unit)]
    worked = [figure for figure in own if re.search(r"[=≈]\s*[$¥€£]?\s*$", _before(text, figure))]
    for figure in [*said[:1], *worked] if said else own:
        if is_right(figure):
            return Verdict("right", figure)
    results = said or [figure for figure in own if figure.value not in FACTORS] or own
    for power in POWERS:
        if is_right(results[0], power):
            return Verdict("shifted", results[0], power)
    return Verdict("wrong", results[0])


def _is_result(text: str, figure: Figure, *, percent: bool, unit: Sequence[str]) -> bool:
    """Does its sentence give it as a result, or does it have the unit?"""
    written, behind = text[figure.start : figure.end].strip(), text[figure.end : figure.end + NEAR].lstrip()
    names = [*unit, *(_MONEY if unit and unit[0] == _MONEY[0] else ())]
    has_unit = (
        figure.percent if percent else written[0] in "$" or behind.casefold().startswith(tuple(filter(None, names)))
    )
    return has_unit or bool(_RESULT_BEFORE.search(_before(text, figure)))


def _before(text: str, figure: Figure) -> str:
    return text[max(0, figure.start - NEAR) : figure.start]


def _units(figure: Figure, *, percent: bool) -> tuple[float, ...]:
    """By what the number is to be multiplied to be in the unit that was asked for; either, where both are usual."""
    if percent:
        return (1.0,) if figure.percent else (1.0, 100.0)
    return (0.01,) if figure.percent else (1.0,)


def _is(figure: Figure, shift: float, exact: float, tolerance: float, *, counted: bool) -> bool:
    off = abs(figure.value * shift - exact)
    is_rounded = off < figure.grain * shift and off <= ROUNDED * abs(exact)
    return off <= tolerance * abs(exact) + 1e-9 or is_rounded or (counted and off < 1)
