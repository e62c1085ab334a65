"""Text that a terminal may be given: harmless, and in lines that break where Chinese and English may.

Rich breaks lines at spaces and cuts longer runs anywhere, which leaves Chinese, having no spaces, ragged and with
commas at the start of lines. (uniseg does it by UAX #14, at 40 ms to import, before the first question.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

_OPEN, _CLOSE, _QUOTES = r"（「『《【“‘(\[", r"，。！？；：、）」』》】”’…,.!?;:)\]%", r"“”‘’…"
# One piece: brackets that open, a run of narrow characters or any other character, then what may not start a line.
_PIECE = re.compile(rf"[{_OPEN}]*(?:(?:(?![\s(\[{_QUOTES}])[\x00-\u2fff])+|\S|)[{_CLOSE}]*\s*")
_OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(text: str) -> str:
    """The text with a sign of the same width for whatever a terminal would obey, or be turned round by: a name on the
    command line, a key in a file and an old draft may hold anything."""
    return _OBEYED.sub("\ufffd", text)


def breaks(line: str, width: int) -> Iterator[int]:
    """The offsets at which a new line begins; `width` is in columns, and two at least, which a character may need."""
    width = max(width, 2)
    used = at = 0
    for piece in _pieces(line, width):
        if used and used + cell_len(piece.rstrip()) > width:
            yield at
            used = 0
        used += cell_len(piece)
        at += len(piece)


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text that is one paragraph."""
    ends = [*breaks(text, width), len(text)]
    return [text[start:end].rstrip() for start, end in zip([0, *ends], ends, strict=False)]


def _pieces(line: str, width: int) -> Iterator[str]:
    """What stays on one line, with the spaces after it; only what no line could hold is cut."""
    for piece in filter(None, _PIECE.findall(line)):
        if cell_len(piece.rstrip()) > width:
            yield from chop_cells(piece, width)
        else:
            yield piece
