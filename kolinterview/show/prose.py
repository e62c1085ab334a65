"""Text that breaks where Chinese and English may break."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.containers import Lines
from rich.text import Text

from kolinterview.show.lines import breaks, harmless


class Prose(Text):
    """A `Text` whose lines end between Chinese characters or at spaces, never before a closing mark."""

    def __init__(self, text: str = "", style: str = "") -> None:
        super().__init__(harmless(text), style=style)

    def wrap(self, console: Console, width: int, **options: Any) -> Lines:
        lines = Lines()
        for paragraph in self.split("\n", allow_blank=True):
            paragraph.expand_tabs(8)
            pieces = paragraph.divide(list(breaks(paragraph.plain, width)))
            for piece in pieces:
                piece.rstrip()
            lines.extend(pieces)
        return lines
