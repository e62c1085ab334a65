"""The history as lines of JSON, and back: to keep elsewhere, to move, to merge the answers of two machines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from kolinterview import memories
from kolinterview.database import Connection, Database, Unfitting
from kolinterview.errors import NotAnExport
from kolinterview.lang import Both
from kolinterview.sound import sound

FORMAT = 1
FAULTS = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, *Unfitting)
"""What a line that is no record can raise; a disk that is full is no fault of the line."""
_ATTEMPT = ("session", "at", "question", "framework", "lang", "state", "answer", "seconds", "probe", "given")
_MARK = ("point", "state", "found", "by", "quote", "hits")
_EXEMPLAR = ("framework", "point", "text", "at")
_MOCK = (
    "session", "at", "lang", "outline", "minutes", "pace", "seed", "level", "audience", "aloud", "ended", "finished",
)  # fmt: skip
_INTERVIEW = ("day", "company", "minutes")

NO_LINE = Both("第 {line} 行不是导出的记录：{why}", "line {line} is no record of an export: {why}")
NEWER = Both("这是更新版本导出的，请先升级", "it was exported by a newer version; please upgrade")
NO_PARENT = Both("它跟着的那条没有", "what it follows is not there")


@dataclass(frozen=True, slots=True)
class Merged:
    """What an import brought: answers that were new, and marks that were changed by hand elsewhere."""

    attempts: int
    marks: int


def lines(history: Database, *, escaped: bool = False) -> Iterator[str]:
    """Everything in the history but what can be made again, a line for each record; `escaped` for what cannot take all
    of Unicode."""
    line = partial(_written, escaped=escaped)
    yield line("kolinterview", {"format": FORMAT})
    marks: dict[int, list[dict[str, Any]]] = {}
    for attempt, *values in history.rows(f"SELECT attempt, {', '.join(_MARK)} FROM mark ORDER BY attempt, rowid"):
        marks.setdefault(attempt, []).append(dict(zip(_MARK, values, strict=True)))
    for id, parent, *values in history.rows(f"SELECT id, parent, {', '.join(_ATTEMPT)} FROM attempt ORDER BY id"):
        record = {"id": id, "parent": parent, **dict(zip(_ATTEMPT, values, strict=True)), "marks": marks.get(id, [])}
        yield line("attempt", record)
    for attempt, *values in history.rows(f"SELECT attempt, {', '.join(_EXEMPLAR)} FROM exemplar ORDER BY id"):
        yield line("exemplar", {"attempt": attempt, **dict(zip(_EXEMPLAR, values, strict=True))})
    for values in history.rows(f"SELECT {', '.join(_MOCK)} FROM mock ORDER BY id"):
        yield line("mock", dict(zip(_MOCK, values, strict=True)))
    for values in history.rows(f"SELECT {', '.join(_INTERVIEW)} FROM interview"):
        yield line("interview", dict(zip(_INTERVIEW, values, strict=True)))


def merge(history: Database, text: Sequence[str], name: str) -> Merged:
    """Bring in what is not there yet; a second time brings nothing. Raises `NotAnExport`, and then nothing has changed.

    A mark that was changed by hand, or won by a follow-up, takes the place of one that was not.
    """
    records = list(_records(text, name))
    with history.transaction() as db:
        merging = _Merging(db)
        for number, kind, record in records:
            try:
                merging.take[kind](record)
            except FAULTS as error:
                raise NotAnExport(path=name, why=NO_LINE.fill(line=number, why=_why(error))) from error
        memories.rebuild(db)
    return Merged(merging.attempts, merging.marks)


class _Merging:
    """One import: which attempt of the file is which one here."""

    def __init__(self, db: Connection) -> None:
        self.db = db
        self.here: dict[int, int] = {}
        self.seen: Counter[tuple[Any, ...]] = Counter()
        self.attempts = self.marks = 0
        self.take: Mapping[str, Callable[[dict[str, Any]], None]] = {
            "attempt": self.attempt, "exemplar": self.exemplar, "mock": self.mock, "interview": self.interview,
        }  # fmt: skip

    def attempt(self, record: dict[str, Any]) -> None:
        values = sound(record, _ATTEMPT)
        parent = self.here[record["parent"]] if record["parent"] else None
        wanted = ("session", "at", "question", "answer", "probe")
        key = sound(record, wanted)
        self.seen[key] += 1
        there = self.db.execute(
            f"SELECT id FROM attempt WHERE {' AND '.join(f'{name} = ?' for name in wanted)} ORDER BY id", key
        ).fetchall()
        if len(there) >= self.seen[key]:
            self.here[record["id"]] = there[self.seen[key] - 1][0]
        else:
            marks = ", ".join("?" * (len(_ATTEMPT) + 1))
            cursor = self.db.execute(
                f"INSERT INTO attempt (parent, {', '.join(_ATTEMPT)}) VALUES ({marks})", (parent, *values)
            )
            self.here[record["id"]] = int(cursor.lastrowid or 0)
            self.attempts += 1
        for mark in record["marks"]:
            self.mark(self.here[record["id"]], mark)

    def mark(self, attempt: int, record: dict[str, Any]) -> None:
        before = self.db.execute(
            "SELECT by FROM mark WHERE attempt = ? AND point = ?", (attempt, record["point"])
        ).fetchone()
        if before and (before[0] != "match" or record["by"] == "match"):
            return
        values = sound(record, _MARK)
        self.db.execute(
            f"INSERT INTO mark (attempt, {', '.join(_MARK)}) VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (attempt, point) DO UPDATE SET (state, found, by, quote, hits)"
            " = (excluded.state, excluded.found, excluded.by, excluded.quote, excluded.hits)",
            (attempt, *values),
        )
        self.marks += before is not None

    def exemplar(self, record: dict[str, Any]) -> None:
        attempt, values = self.here[record["attempt"]], sound(record, _EXEMPLAR)
        self.db.execute(
            f"INSERT OR IGNORE INTO exemplar (attempt, {', '.join(_EXEMPLAR)}) VALUES (?, ?, ?, ?, ?)",
            (attempt, *values),
        )

    def mock(self, record: dict[str, Any]) -> None:
        values = sound(record, _MOCK)
        holes = ", ".join("?" * len(_MOCK))
        self.db.execute(f"INSERT OR IGNORE INTO mock ({', '.join(_MOCK)}) VALUES ({holes})", values)
        self.db.execute(
            "UPDATE mock SET ended = ?, finished = ? WHERE session = ? AND ended = ''",
            sound(record, ("ended", "finished", "session")),
        )

    def interview(self, record: dict[str, Any]) -> None:
        values = sound(record, _INTERVIEW)
        self.db.execute("INSERT OR IGNORE INTO interview VALUES (1, ?, ?, ?)", values)


def _written(kind: str, record: dict[str, Any], *, escaped: bool) -> str:
    return json.dumps({"kind": kind, **record}, ensure_ascii=escaped) + "\n"


def _records(text: Sequence[str], name: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    for number, line in enumerate(text, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            kind = record.pop("kind")
            is_newer = kind == "kolinterview" and record.get("format", 0) > FORMAT
        except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
            raise NotAnExport(path=name, why=NO_LINE.fill(line=number, why=_why(error))) from error
        if is_newer:
            raise NotAnExport(path=name, why=NEWER)
        if kind != "kolinterview":
            yield number, kind, record


def _why(error: Exception) -> Both:
    if isinstance(error, KeyError):
        return NO_PARENT if isinstance(error.args[0], int) else Both(f"少了 {error.args[0]}", f"no {error.args[0]}")
    text = " ".join(str(error).split())[:80]
    return Both(text, text)
