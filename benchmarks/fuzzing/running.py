"""A target's inputs, one after the other: what is wrong with one, and as little of it as stays so."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

TOLD = 5
"""Findings of a target that are told; the others are only counted."""
SHRINKING = 3.0
"""Seconds that go into cutting a finding down."""


@dataclass(frozen=True)
class Target:
    """`share` of all inputs are for it, and `few` in short. `seconds` is what one may take."""

    name: str
    make: Callable[[Random], Any]
    check: Callable[[Any], None]
    share: float
    few: int
    seconds: float = 2.0


def fault(target: Target, made: Any) -> str:
    """What is wrong, "" where nothing is."""
    begun = time.process_time()
    try:
        target.check(made)
    except Exception as error:
        place = error.__traceback__
        while place and place.tb_next:
            place = place.tb_next
        where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else ""
        return f"{type(error).__name__} at {where}: {str(error)[:400]}"
    took = time.process_time() - begun
    return f"slow: {took:.1f} s" if took > target.seconds else ""


def kind(said: str) -> str:
    return said.partition(": ")[0]


def shrunk(target: Target, made: Any, said: str) -> Any:
    """As much of the input as it takes, of a text, of bytes, or of the texts in a tuple."""
    if isinstance(made, tuple):
        for n, part in enumerate(made):
            if isinstance(part, (str, bytes)):
                before, after = made[:n], made[n + 1 :]
                less = _cut(target, part, said, lambda cut, before=before, after=after: (*before, cut, *after))
                made = (*before, less, *after)
        return made
    return _cut(target, made, said, lambda cut: cut) if isinstance(made, (str, bytes, list)) else made


def _cut(target: Target, made: Any, said: str, whole: Callable[[Any], Any]) -> Any:
    until, size = time.perf_counter() + SHRINKING, len(made) // 2
    while size and time.perf_counter() < until:
        for at in range(0, len(made), size):
            less = made[:at] + made[at + size :]
            if time.perf_counter() < until and kind(fault(target, whole(less))) == kind(said):
                made = less
                break
        else:
            size //= 2
    return made


def go(target: Target, seed: int, first: int, inputs: int) -> tuple[float, int]:
    """The seconds it took, and how many findings there were."""
    begun, found = time.perf_counter(), []
    for number in range(first, first + inputs):
        rng = Random(f"{seed} {target.name} {number}")
        try:
            made = target.make(rng)
            said = fault(target, made)
        except Exception as error:  # what an input is made of is the program's as well
            made, said = None, f"{type(error).__name__} in making it: {error}"
        if not said:
            continue
        found.append(kind(said))
        if found.count(kind(said)) == 1 and len(set(found)) <= TOLD:
            again = f"--seed {seed} --only '{target.name}' --from {number} --inputs 1"
            print(f"{again}: {said}\n  {repr(shrunk(target, made, said))[:1500]}", file=sys.stderr, flush=True)
    for what, group in groupby(sorted(found)):
        print(f"{target.name}: {len(list(group))} × {what}", file=sys.stderr, flush=True)
    return time.perf_counter() - begun, len(found)
