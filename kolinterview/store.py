"""The history: one SQLite file, written the moment an answer is in. The only room that knows sqlite3.

Journal DELETE with synchronous FULL: about 1 ms an answer, and nothing acknowledged is lost to a crash.
"""

from __future__ import annotations

import errno
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from kolinterview.errors import NoSuchAttempt, StoreCorrupt, StoreTooNew, StoreTrouble, reason
from kolinterview.lang import Both, Lang
from kolinterview.marks import Mark, State

SCHEMA = Path(__file__).parent / "schema"
VERSION = 1
BUSY_SECONDS = 10.0

_NO_FOLDER = Both("那个文件夹建不了", "the folder cannot be made")
_WHY = {
    "readonly": Both("文件夹或文件是只读的", "the folder or file is read-only"),
    "unable to open": Both("打不开，看看文件夹有没有写权限", "it cannot be opened; may the folder be written to?"),
    "full": Both("磁盘满了", "the disk is full"),
    "locked": Both("另一个程序一直占着它", "another program keeps it locked"),
}


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer to one question, or to the follow-up of point `probe` of the attempt `parent`.

    `id` is 0 until it is stored; `at` is aware UTC; `seconds` is the time spent typing.
    """

    session: str
    at: datetime
    question: str
    framework: str
    lang: Lang
    state: Literal["answered", "skipped"]
    answer: str
    seconds: float
    marks: tuple[Mark, ...] = ()
    parent: int = 0
    probe: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """What the history knows of a point: times asked, times covered, and how the last time went."""

    asked: int
    covered: int
    last: State


class Store:
    """The history file at `path`. Every method may raise `StoreTrouble`; none creates the file just to read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, attempt: Attempt, correcting: Sequence[Mark] = ()) -> Attempt:
        """Keep an attempt with its marks, and what it changes of its parent's; returns it with its id."""
        with self._transaction() as db:
            cursor = db.execute(
                "INSERT INTO attempt (session, at, question, framework, lang, state, answer, seconds, parent, probe)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    attempt.session,
                    attempt.at.astimezone(UTC).isoformat(timespec="seconds"),
                    attempt.question,
                    attempt.framework,
                    attempt.lang,
                    attempt.state,
                    attempt.answer,
                    round(attempt.seconds, 1),
                    attempt.parent or None,
                    attempt.probe,
                ),
            )
            stored = replace(attempt, id=int(cursor.lastrowid or 0))
            _put_marks(db, stored.id, stored.marks)
            if stored.parent:
                _put_marks(db, stored.parent, correcting)
        return stored

    def correct(self, attempt: int, marks: Iterable[Mark]) -> None:
        """Replace these marks of a stored attempt."""
        with self._transaction() as db:
            _put_marks(db, attempt, marks)

    def attempts(self, limit: int = -1) -> list[Attempt]:
        """The newest attempts, newest first; all of them without a limit."""
        return self._attempts("ORDER BY id DESC LIMIT ?", (limit,))

    def attempt(self, id: int) -> Attempt:
        """Raises `NoSuchAttempt`."""
        for attempt in self._attempts("WHERE id = ?", (id,)):
            return attempt
        raise NoSuchAttempt(id=id, listing="kolinterview history list")

    def follow_ups(self, attempt: int) -> list[Attempt]:
        """The answers to the follow-ups of an attempt, in order."""
        return self._attempts("WHERE parent = ? ORDER BY id", (attempt,))

    def tallies(self, lang: Lang) -> dict[tuple[str, str], Tally]:
        """What is known in that language, by (framework, point)."""
        rows = self._rows(
            # SQLite takes the bare column `state` from the row that has the MAX: the last attempt.
            "SELECT framework, point, COUNT(*), SUM(mark.state = 'covered'), mark.state, MAX(attempt)"
            " FROM mark JOIN attempt ON attempt.id = mark.attempt"
            " WHERE lang = ? AND probe = '' GROUP BY framework, point",
            (lang,),
        )
        return {(framework, point): Tally(asked, covered, last) for framework, point, asked, covered, last, _ in rows}

    def answered(self) -> dict[str, int]:
        """How often each question has been answered."""
        return dict(
            self._rows(
                "SELECT question, COUNT(*) FROM attempt WHERE state = 'answered' AND probe = '' GROUP BY question"
            )
        )

    def _attempts(self, clause: str, values: tuple[Any, ...]) -> list[Attempt]:
        rows = self._rows(
            "SELECT id, session, at, question, framework, lang, state, answer, seconds, parent, probe"
            f" FROM attempt {clause}",
            values,
        )
        marks = self._marks([row[0] for row in rows])
        return [
            Attempt(
                id=id, session=session, at=datetime.fromisoformat(at), question=question, framework=framework,
                lang=lang, state=state, answer=answer, seconds=seconds, parent=parent or 0, probe=probe,
                marks=tuple(marks.get(id, ())),
            )
            for id, session, at, question, framework, lang, state, answer, seconds, parent, probe in rows
        ]  # fmt: skip

    def _marks(self, attempts: Sequence[int]) -> dict[int, list[Mark]]:
        found: dict[int, list[Mark]] = {}
        rows = self._rows(
            "SELECT attempt, point, state, found, by, quote, hits FROM mark"
            " WHERE attempt IN (SELECT value FROM json_each(?)) ORDER BY rowid",
            (json.dumps(attempts),),
        )
        for attempt, point, state, was, by, quote, hits in rows:
            spans = tuple((start, end) for start, end in json.loads(hits))
            found.setdefault(attempt, []).append(Mark(point, state, was, by, quote, spans))
        return found

    def _rows(self, sql: str, values: tuple[Any, ...] = ()) -> list[Any]:
        try:
            self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise StoreTrouble(path=self.path, why=reason(error)) from error
        with self._connection() as db:
            return db.execute(sql, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._connection() as db:
            db.execute("BEGIN IMMEDIATE")
            yield db
            db.execute("COMMIT")

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """A connection to a file of today's schema; what goes wrong in it becomes `StoreTrouble`."""
        try:
            _make_private(self.path)
            db = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
            try:
                db.execute("PRAGMA synchronous = FULL")
                db.execute("PRAGMA foreign_keys = ON")
                self._migrate(db)
                yield db
            finally:
                db.close()
        except sqlite3.DatabaseError as error:
            raise self._trouble(error) from error
        except OSError as error:
            raise StoreTrouble(
                path=self.path, why=_NO_FOLDER if error.errno == errno.ENOENT else reason(error)
            ) from error

    def _migrate(self, db: sqlite3.Connection) -> None:
        if self._version(db) == VERSION:
            return
        db.execute("BEGIN IMMEDIATE")
        for version in range(self._version(db) + 1, VERSION + 1):  # asked again: another session may have been first
            for statement in (SCHEMA / f"{version:03}.sql").read_text(encoding="utf-8").split(";\n\n"):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {version}")
        db.execute("COMMIT")

    def _version(self, db: sqlite3.Connection) -> int:
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        if version > VERSION:
            raise StoreTooNew(path=self.path)
        return version

    def _trouble(self, error: sqlite3.DatabaseError) -> StoreTrouble:
        text = str(error)
        if "not a database" in text or "malformed" in text or "no such" in text:
            return StoreCorrupt(path=self.path, why=text)
        why = next((said for sign, said in _WHY.items() if sign in text), Both(text, text))
        return StoreTrouble(path=self.path, why=why)


def _put_marks(db: sqlite3.Connection, attempt: int, marks: Iterable[Mark]) -> None:
    db.executemany(
        "INSERT INTO mark VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (attempt, point) DO UPDATE SET"
        " (state, found, by, quote, hits)"
        " = (excluded.state, excluded.found, excluded.by, excluded.quote, excluded.hits)",
        [(attempt, m.point, m.state, m.found, m.by, m.quote, json.dumps(m.hits)) for m in marks],
    )


def _make_private(path: Path) -> None:
    """The folder for the user alone, and the file too, before SQLite would make it with the umask's mode."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
