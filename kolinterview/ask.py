"""The only reader of the keyboard: an answer against the clock, or one line at a prompt.

A real terminal gets the editor (`editor`, prompt_toolkit). Input that is piped, or a terminal that cannot move its
cursor, gets plain lines: an answer then ends with a lone full stop, or with the input itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import IO, Literal, Protocol

from kolinterview.answer import FULL_STOPS, Answer, Keep, Paper
from kolinterview.lang import Lang

_TURNING = re.compile("[\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Reader(Protocol):
    """Where answers come from.

    `interactive`: is someone there to answer a prompt? `shows_paper`: do they see the text that they go on with?
    """

    interactive: bool
    shows_paper: bool

    def answer(self, paper: Paper, keep: Keep) -> Answer: ...

    def line(self) -> str | None:
        """One line at the prompt, None when the input has ended. Raises `KeyboardInterrupt`."""


class PlainReader:
    """Line by line, for pipes and for terminals without a cursor to move."""

    shows_paper = False

    def __init__(self, stdin: IO[str], clock: Callable[[], float], *, interactive: bool) -> None:
        self.interactive = interactive
        self._stdin = stdin
        self._clock = clock

    def answer(self, paper: Paper, keep: Keep) -> Answer:
        start = self._clock() - paper.spent
        lines = [paper.text] if paper.text else []
        end: Literal["sent", "left", "closed"] = "closed"
        try:
            for line in map(decoded, iter(self._stdin.readline, "")):
                if paper.aloud or line.strip() in FULL_STOPS:
                    end = "sent"
                    break
                lines.append(line.rstrip("\r\n"))
                keep(clean("\n".join(lines)), self._clock() - start)
        except KeyboardInterrupt:
            end = "left"
        return Answer(clean("\n".join(lines)).strip(), self._clock() - start, end)

    def line(self) -> str | None:
        line = decoded(self._stdin.readline())
        return clean(line).strip() if line else None


class EditorReader:
    """The multi-line editor with the live clock; imported once the question is on the screen."""

    interactive = True
    shows_paper = True

    def __init__(self, lang: Lang, clock_form: str, clock: Callable[[], float]) -> None:
        self._lang: Lang = lang
        self._form = clock_form
        self._clock = clock

    def answer(self, paper: Paper, keep: Keep) -> Answer:
        from kolinterview.editor import Editor

        editor = Editor(self._lang, self._form, self._clock)
        answer = editor.answer(paper, lambda text, seconds: keep(clean(decoded(text)), seconds))
        return Answer(clean(decoded(answer.text)).strip(), answer.seconds, answer.end)

    def line(self) -> str | None:
        from kolinterview.editor import prompt_line

        return clean(decoded(prompt_line())).strip()


def reader(
    stdin: IO[str], stdout: IO[str], environ: Mapping[str, str], lang: Lang, clock_form: str, clock: Callable[[], float]
) -> Reader:
    """The reader that this terminal, or pipe, can do with."""
    if not stdin.isatty():
        return PlainReader(stdin, clock, interactive=False)
    if not stdout.isatty() or environ.get("TERM", "").casefold() in ("dumb", "unknown"):
        return PlainReader(stdin, clock, interactive=True)
    return EditorReader(lang, clock_form, clock)


def choice(reader: Reader) -> str | None:
    """One line at the prompt, full-width and upper-case letters made plain; None when the input has ended."""
    typed = reader.line()
    return None if typed is None else unicodedata.normalize("NFKC", typed).casefold().strip()


def decoded(text: str) -> str:
    """What was typed or piped. Bytes that the terminal's encoding has not are UTF-8, most often."""
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:  # halves of surrogate pairs that stand for no byte
        return text


def clean(text: str) -> str:
    """The text without control characters, halves of surrogate pairs, byte order marks, and what turns round the
    direction of writing; odd blanks made plain."""
    kept = (c if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs") else " " * c.isspace() for c in text)
    return _TURNING.sub("", "".join(kept))
