"""Sheets and reports as pages: Markdown, or one HTML file that needs no network, and no script to be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kolinterview import dates, sums
from kolinterview.bank import Point
from kolinterview.lang import Both, Lang
from kolinterview.marks import Mark
from kolinterview.report import Exchange, Report
from kolinterview.sheet import Sheet, SheetFramework, SheetPoint
from kolinterview.store import Attempt
from kolinterview.words import AS_OF, BY_PROBE, COMMA, FOLLOW_UP, SKIPPED_CELL, STATES, aloud
from kolinterview.words import mock as interview
from kolinterview.words import sheet as words

TEMPLATES = Path(__file__).parent / "templates"
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])|^(?:[-+=]|\d+(?=[.)]))")


def html(sheet: Sheet, command: str) -> str:
    """The sheet as a whole page. Whatever is in an answer stays text."""
    return _rendered("sheet.html.j2", _SheetWords(sheet, command, str).all())


def markdown(sheet: Sheet, command: str) -> str:
    """The sheet. Whatever is in an answer stays text."""
    return _tidy(_rendered("sheet.md.j2", _SheetWords(sheet, command, _escaped).all()))


def report_html(report: Report) -> str:
    """The report of a mock interview as a whole page."""
    return _rendered("report.html.j2", _ReportWords(report, str).all())


def report_markdown(report: Report) -> str:
    """The report of a mock interview."""
    return _tidy(_rendered("report.md.j2", _ReportWords(report, _escaped).all()))


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    return _SPECIAL.sub(_marked, re.sub(r"\s+", " ", text).strip())


def _marked(found: re.Match[str]) -> str:
    """A special sign behind a backslash; a number behind which a list would begin, before one."""
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


def _tidy(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _rendered(template: str, values: dict[str, Any]) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=template.endswith(".html.j2"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(values)


class _Words:
    """What any template may say, in its language, made safe for its format."""

    def __init__(self, lang: Lang, safe: Callable[[str], str]) -> None:
        self.lang: Lang = lang
        self.safe = safe

    def say(self, both: Both) -> str:
        return self.safe(both.of(self.lang))

    def quote(self, text: str) -> str:
        before, after = ("「", "」") if self.lang == "zh" else ("“", "”")
        return f"{before}{self.safe(text)}{after}"


class _SheetWords(_Words):
    """What the templates may say of a sheet."""

    def __init__(self, sheet: Sheet, command: str, safe: Callable[[str], str]) -> None:
        super().__init__(sheet.lang, safe)
        self.sheet, self.command = sheet, command

    def all(self) -> dict[str, Any]:
        return {
            "lang": self.lang,
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

    def sign(self, point: SheetPoint) -> str:
        return words.SIGNS[point.last or "unseen"]

    def state_of(self, point: SheetPoint) -> str:
        return self.say(words.STATES[point.last or "unseen"])

    def own(self, point: SheetPoint) -> str:
        """How the user said it best, in quotation marks, or how others say it."""
        return self.quote(point.words) if point.words else self.say(point.point.say)

    def basis(self, part: SheetFramework) -> str:
        """Since when the facts have been checked, and where they were read; "" where none ages."""
        if not part.basis.checked:
            return ""
        named = dict.fromkeys(f"{source.publisher} {source.date}".strip() for source in part.basis.sources)
        comma = COMMA.of(self.sheet.lang)
        said = self.say(AS_OF.fill(date=part.basis.checked))
        return said + (f" ({self.safe(comma.join(named))})" if named else "")


class _ReportWords(_Words):
    """What the templates may say of a mock interview."""

    def __init__(self, report: Report, safe: Callable[[str], str]) -> None:
        super().__init__(report.mock.lang, safe)
        self.report = report

    def all(self) -> dict[str, Any]:
        return {
            "lang": self.lang,
            "report": self.report,
            "words": interview,
            "head": [self.say(self.report.heading), self.say(self.report.totals)],
            "signs": words.SIGNS,
            "FOLLOW_UP": FOLLOW_UP,
            "BY_PROBE": BY_PROBE,
            "SKIPPED_CELL": SKIPPED_CELL,
            "STATES": STATES,
            **{name: getattr(self, name) for name in ("say", "lines", "working", "points", "quote", "sayings")},
        }

    def lines(self, attempt: Attempt) -> list[str]:
        """An answer, line by line; what is said in its place where it was spoken, or passed over."""
        silent = SKIPPED_CELL if attempt.state == "skipped" else aloud.CELL
        return [self.safe(line) for line in (attempt.answer or silent.of(self.lang)).splitlines() if line.strip()]

    def working(self, exchange: Exchange) -> list[str]:
        question, answer = exchange.taken.question, exchange.taken.attempt.answer
        lines = sums.working_lines(question)
        if question.sum and answer:
            lines.append(sums.said_of(sums.judge(question.sum, dict(question.given), answer), answer))
        return [self.say(line) for line in lines]

    def sayings(self, exchange: Exchange) -> list[str]:
        return [self.say(point.say if any(point.say) else point.text) for point in exchange.framework.points]

    def points(self, exchange: Exchange) -> list[tuple[Point, Mark]]:
        return list(zip(exchange.framework.points, exchange.taken.marks, strict=True))
