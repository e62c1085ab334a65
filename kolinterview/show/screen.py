"""The two consoles, what they can show, and the language they speak."""

from __future__ import annotations

import json
import math
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

from rich.console import Console, RenderableType
from rich.constrain import Constrain
from rich.text import Text

from kolinterview.lang import Both, Lang
from kolinterview.marks import Span, State
from kolinterview.show.lines import harmless
from kolinterview.show.prose import Prose

if TYPE_CHECKING:
    from rich.table import Table

GLYPHS = {"covered": "✓√+", "unsure": "??", "missed": "✗×-", "unseen": "☐□."}
"""For each state, the signs to try: any terminal, one that speaks GBK, plain ASCII."""
FULL, EMPTY = "█#", "░."
BAR = 8
"""Columns."""
STEPS = ("▁▂▃▄▅▆▇█", "0123456789")
STYLES = {"covered": "green", "unsure": "yellow", "missed": "red", "unseen": "dim"}
WIDEST = 100
"""Columns: longer lines are hard to read, however wide the window."""


class Screen:
    """Data goes to `out`, what is said beside it to `err`. Text of users and of YAML is never markup."""

    def __init__(self, lang: Lang, out: IO[str], err: IO[str]) -> None:
        self.lang: Lang = lang
        self.out = Console(file=out, highlight=False, markup=False, emoji=False, soft_wrap=False)
        self.err = Console(file=err, highlight=False, markup=False, emoji=False, stderr=True)

    @property
    def narrow(self) -> bool:
        return self.out.width < 60

    def say(self, both: Both, **values: Any) -> str:
        return harmless(both.say(self.lang, **values))

    def print(self, *parts: RenderableType) -> None:
        """Records rendered by Rich. What goes to a pipe or a file has no spaces at the end of its lines."""
        for part in parts:
            if self.out.is_terminal:
                self.out.print(Constrain(part, WIDEST))
                continue
            with self.out.capture() as captured:
                self.out.print(Constrain(part, WIDEST))
            self.out.file.write(re.sub(r" +$", "", captured.get(), flags=re.MULTILINE))

    def tell(self, both: Both, style: str = "", **values: Any) -> None:
        """One sentence of ours, to the reader of the screen."""
        self.print(Prose(self.say(both, **values), style=style))

    def note(self, both: Both, **values: Any) -> None:
        """One sentence beside the data, on stderr."""
        self.err.print(Prose(self.say(both, **values)))

    def path(self, both: Both, **values: Any) -> None:
        """One sentence with a path or a command in it, never wrapped: it is there to be copied."""
        self.out.print(Text(self.say(both, **values)), soft_wrap=True)

    def complain(self, sentence: str) -> None:
        """An error's sentence, on stderr. Never wrapped: it may hold a path to copy."""
        self.err.print(Text(harmless(sentence)), soft_wrap=True)

    @contextmanager
    def paged(self) -> Iterator[None]:
        """What is printed within goes through the user's pager on a terminal; `less` leaves what fits as it is."""
        if not self.out.is_terminal or self.out.is_dumb_terminal:
            yield
            return
        os.environ.setdefault("LESS", "FRX")
        if self.out.encoding.startswith("utf"):
            os.environ.setdefault("LESSCHARSET", "utf-8")  # where the locale is not installed, less shows bytes
        with self.out.pager(styles=sys.platform != "win32"):
            yield

    def data(self, value: Any) -> None:
        """JSON on stdout, in ASCII where the terminal's encoding does not have all of it."""
        text = json.dumps(value, ensure_ascii=False, indent=2)
        self.out.file.write((text if self._can_show(text) else json.dumps(value, indent=2)) + "\n")

    def glyph(self, state: State | str) -> str:
        return next((sign for sign in GLYPHS[state] if self._can_show(sign)), GLYPHS[state][-1])

    def mark(self, state: State | str) -> Text:
        return Text(self.glyph(state), style=STYLES[state])

    def bar(self, part: float) -> Text:
        """So much of the whole, 0 to 1; anything above nothing shows."""
        full, empty = next(pair for pair in zip(FULL, EMPTY, strict=True) if self._can_show("".join(pair)))
        filled = min(BAR, max(math.ceil(part), round(part * BAR)))
        return Text(full * filled, "green").append(empty * (BAR - filled), "dim")

    def trend(self, parts: Sequence[float]) -> Text:
        """One sign for each part of the whole, 0 to 1; a digit for its tenths where the terminal has no blocks."""
        steps = STEPS[0] if self._can_show(STEPS[0]) else STEPS[1]
        return Text("".join(steps[min(len(steps) - 1, int(part * len(steps)))] for part in parts))

    def _can_show(self, sign: str) -> bool:
        try:
            sign.encode(self.out.encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True


def grid() -> Table:
    """Rows of a sign and a text."""
    from rich.table import Table  # 3 ms, which the first question does without

    rows = Table.grid(padding=(0, 1))
    rows.add_column(no_wrap=True)
    rows.add_column(ratio=1)
    return rows


def columns(screen: Screen, *heads: Both, numbers: int = 0) -> Table:
    """A table without lines; the last `numbers` columns hold numbers."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for index, head in enumerate(heads):
        right = index >= len(heads) - numbers
        table.add_column(screen.say(head), justify="right" if right else "left", no_wrap=right or index == 0)
    return table


def prose(text: str, style: str = "") -> Prose:
    return Prose(text, style=style)


def quoted(quote: str, hits: tuple[Span, ...], lang: Lang, style: str = "") -> Prose:
    """The user's words in quotation marks, the deciding ones in bold."""
    before, after = ("「", "」") if lang == "zh" else ('"', '"')  # “ is one column here, two there
    line = Prose(before + re.sub(r"\s", " ", quote) + after, style=style)
    for start, end in hits:
        line.stylize("bold", start + len(before), end + len(before))
    return line
