"""Text that breaks where Chinese and English may break.

Rich breaks lines at spaces and cuts longer runs anywhere, which leaves Chinese, having no spaces, ragged and with
commas at the start of lines. (uniseg does it by UAX #14, at 40 ms to import, before the first question.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.containers import Lines
from rich.text import Text

_OPEN, _CLOSE = r"（「『《【“‘(\[", r"，。！？；：、）」』》】”’…,.!?;:)\]%"
_WIDE = r"\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef\U00020000-\U0003ffff“”‘’…"
# One piece: brackets that open, a Chinese character or a run of others, then what may not start a line.
_PIECE = re.compile(rf"[{_OPEN}]*(?:[{_WIDE}]|[^\s{_WIDE}(\[]+|)[{_CLOSE}]*\s*")


class Prose(Text):
    """A `Text` whose lines end between Chinese characters or at spaces, never before a closing mark."""

    def wrap(self, console: Console, width: int, **options: Any) -> Lines:
        lines = Lines()
        for paragraph in self.split("\n", allow_blank=True):
            paragraph.expand_tabs(8)
            pieces = paragraph.divide(list(_breaks(paragraph.plain, max(width, 2))))
            for piece in pieces:
                piece.rstrip()
            lines.extend(pieces)
        return lines


def _breaks(line: str, width: int) -> Iterator[int]:
    """The offsets at which a new line begins."""
    used = at = 0
    for piece in _pieces(line, width):
        if used and used + cell_len(piece.rstrip()) > width:
            yield at
            used = 0
        used += cell_len(piece)
        at += len(piece)


def _pieces(line: str, width: int) -> Iterator[str]:
    """What stays on one line, with the spaces after it; only what no line could hold is cut."""
    for piece in filter(None, _PIECE.findall(line)):
        if cell_len(piece.rstrip()) > width:
            yield from chop_cells(piece, width)
        else:
            yield piece
