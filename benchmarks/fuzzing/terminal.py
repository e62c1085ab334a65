"""A screen in memory, and what no screen may show: what a terminal obeys, and lines wider than it is."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

from rich.cells import cell_len

from fuzzing.hostile import UNSAFE
from kolinterview.errors import KolError
from kolinterview.lang import LANGS, Lang
from kolinterview.show.screen import Screen

STYLING = re.compile(r"\x1b\[[0-9;]*m|\x1b\[2J|\x1b\[H")
"""What Rich itself writes on a terminal: styles, and a screen wiped."""


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def on_screen(lang: Lang, width: int, encoding: str, *, terminal: bool) -> tuple[Screen, Callable[[], tuple[str, str]]]:
    """A screen, and what reads it: what is wrapped, and what is not, being there to be copied."""
    stream = (_Terminal if terminal else io.TextIOWrapper)(
        io.BytesIO(), encoding=encoding, errors="replace", newline="\n", write_through=True
    )
    said = io.StringIO()
    screen = Screen(lang, stream, said)
    screen.out.width, screen.err.width = width, width
    copied: list[str] = []
    plain = screen.out.print

    def print_one(*parts: Any, soft_wrap: bool | None = None, **options: Any) -> None:
        if not soft_wrap:
            plain(*parts, **options)
            return
        with screen.out.capture() as captured:
            plain(*parts, soft_wrap=True, **options)
        copied.append(captured.get())

    screen.out.print = print_one  # type: ignore[method-assign]

    def read() -> tuple[str, str]:
        wrapped = stream.buffer.getvalue().decode(encoding)  # type: ignore[attr-defined]
        return STYLING.sub("", wrapped), STYLING.sub("", "".join(copied)) + said.getvalue()

    return screen, read


def check_shown(wrapped: str, copied: str, width: int = 0) -> None:
    """Nothing that a terminal obeys; no line wider than the screen."""
    for text in (wrapped, copied):
        unsafe = UNSAFE.search(text)
        assert not unsafe, f"U+{ord(unsafe[0]):04X} in {text[max(0, unsafe.start() - 30) : unsafe.start() + 10]!r}"
    wide = [line for line in wrapped.split("\n") if width and cell_len(line) > width]
    assert not wide, f"{cell_len(wide[0])} columns of {width}: {wide[0]!r}"


def check_sentence(error: KolError) -> None:
    for lang in LANGS:
        screen, read = on_screen(lang, 40, "utf-8", terminal=False)
        screen.complain(error.sentence(lang))
        check_shown(*read())
