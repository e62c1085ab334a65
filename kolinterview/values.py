"""What an option, an environment variable or a line of config.yaml may say: read once, by one rule for all three."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from kolinterview.errors import KolError, either, near
from kolinterview.lang import Both


class Unfit(KolError):
    """A value that its name cannot take."""

    said = Both("{name} 要写{expected}，不能是「{value}」。{hint}", "{name} must be {expected}, not '{value}'.{hint}")
    near_said = Both("是不是想写 {near}？", " Did you mean {near}?")
    exit_code = 2


class Kind(NamedTuple):
    """How a value is read: `read` gives None for what will not do; `expected` names what will."""

    read: Callable[[str], Any]
    expected: Both
    names: tuple[str, ...] = ()

    def take(self, name: str | Both, value: str) -> Any:
        """The value that the text stands for. Raises `Unfit`."""
        taken = self.read(value.strip())
        if taken is None:
            close = near(value, self.names)
            hint = Unfit.near_said.fill(near=either(close)) if close else Both("", "")
            raise Unfit(name=name, value=value, expected=self.expected, hint=hint)
        return taken


def whole(low: int, high: int) -> Kind:
    def read(text: str) -> int | None:
        return int(text) if re.fullmatch(r"[0-9]{1,12}", text) and low <= int(text) <= high else None

    return Kind(read, Both(f" {low} 到 {high} 之间的整数", f"a whole number from {low} to {high}"))


def attempt_number() -> Kind:
    """The number of an answer in the history."""
    listed = Both("编号（见 kolinterview history list）", "a number from kolinterview history list")
    return Kind(whole(1, 10**9).read, listed)


def mock_number() -> Kind:
    """The number of a mock interview in the history."""
    listed = Both("编号（见 kolinterview history mocks）", "a number from kolinterview history mocks")
    return Kind(whole(1, 10**9).read, listed)


def exemplar_number() -> Kind:
    """The number of a wording that is kept."""
    listed = Both("编号（见 kolinterview history exemplars）", "a number from kolinterview history exemplars")
    return Kind(whole(1, 10**9).read, listed)


def choice(names: Sequence[str]) -> Kind:
    listed = " | ".join(names)
    return Kind(lambda text: text if text in names else None, Both(f" {listed}", listed), tuple(names))
