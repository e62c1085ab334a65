"""The sheet as a page: Markdown, or one HTML file that needs no network, and no script to be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kolinterview import dates
from kolinterview.lang import Both
from kolinterview.sheet import Sheet, SheetFramework, SheetPoint
from kolinterview.words import AS_OF, COMMA
from kolinterview.words import sheet as words

TEMPLATES = Path(__file__).parent / "templates"
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])|^([-+]|\d+[.)])(?=\s)", re.MULTILINE)


def html(sheet: Sheet, command: str) -> str:
    """The whole page. Whatever is in an answer stays text."""
    return _rendered("sheet.html.j2", sheet, command, str)


def markdown(sheet: Sheet, command: str) -> str:
    """Whatever is in an answer stays text."""
    text = _rendered("sheet.md.j2", sheet, command, _escaped)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    return _SPECIAL.sub(lambda found: "\\" + found[0], re.sub(r"\s+", " ", text))


def _rendered(template: str, sheet: Sheet, command: str, safe: Callable[[str], str]) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=template.endswith(".html.j2"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(_Words(sheet, command, safe).all())


class _Words:
    """What the templates may say of a sheet, in its language, made safe for their format."""

    def __init__(self, sheet: Sheet, command: str, safe: Callable[[str], str]) -> None:
        self.sheet, self.command, self.safe = sheet, command, safe

    def all(self) -> dict[str, Any]:
        return {
            "sheet": self.sheet,
            "words": words,
            "head": self.head(),
            "states": [(state, self.say(said)) for state, said in words.STATES.items()],
            "signs": words.SIGNS,
            "left_out": self.say(words.LEFT_OUT.fill(n=self.sheet.left_out)),
            "all_of_it": self.say(words.ALL_OF_IT.fill(command=self.command)),
            **{name: getattr(self, name) for name in ("say", "sign", "state_of", "own", "quote", "basis")},
            "english": lambda phrase: self.safe(phrase.en),
            "when": lambda phrase: self.safe(phrase.zh) if self.sheet.lang == "zh" else "",
        }

    def head(self) -> list[str]:
        interview = self.sheet.interview
        day = dates.named(interview.day) if interview else Both("", "")
        lines = words.head(self.sheet.seconds, interview.company if interview else "", day, self.sheet.days)
        return [self.say(both) for both in lines]

    def say(self, both: Both) -> str:
        return self.safe(both.of(self.sheet.lang))

    def sign(self, point: SheetPoint) -> str:
        return words.SIGNS[point.last or "unseen"]

    def state_of(self, point: SheetPoint) -> str:
        return self.say(words.STATES[point.last or "unseen"])

    def own(self, point: SheetPoint) -> str:
        """How the user said it best, in quotation marks, or how others say it."""
        return self.quote(point.words) if point.words else self.say(point.point.say)

    def quote(self, text: str) -> str:
        before, after = ("「", "」") if self.sheet.lang == "zh" else ("“", "”")
        return f"{before}{self.safe(text)}{after}"

    def basis(self, part: SheetFramework) -> str:
        """Since when the facts have been checked, and where they were read; "" where none ages."""
        if not part.basis.checked:
            return ""
        named = dict.fromkeys(f"{source.publisher} {source.date}".strip() for source in part.basis.sources)
        comma = COMMA.of(self.sheet.lang)
        said = self.say(AS_OF.fill(date=part.basis.checked))
        return said + (f" ({self.safe(comma.join(named))})" if named else "")
