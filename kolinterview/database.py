"""The history's file: opened, made private, brought to today's schema. The only room that knows sqlite3.

Journal DELETE with synchronous FULL: about 1 ms an answer, and nothing acknowledged is lost to a crash.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from kolinterview.errors import StoreCorrupt, StoreTooNew, StoreTrouble, reason
from kolinterview.lang import Both

SCHEMA = Path(__file__).parent / "schema"
VERSION = 5
BUSY_SECONDS = 10.0

Connection = sqlite3.Connection
Unfitting = (sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError)
"""What is raised for a value that its column cannot have."""
Record = TypeVar("Record")

_NO_FOLDER = Both("那个文件夹建不了", "the folder cannot be made")
_WHY = {
    "readonly": Both("文件夹或文件是只读的", "the folder or file is read-only"),
    "unable to open": Both("打不开，看看文件夹有没有写权限", "it cannot be opened; may the folder be written to?"),
    "full": Both("磁盘满了", "the disk is full"),
    "locked": Both("另一个程序一直占着它", "another program keeps it locked"),
}


class Database:
    """The file at `path`. Every method may raise `StoreTrouble`; none creates the file just to read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def rows(self, sql: str, values: tuple[Any, ...] = ()) -> list[Any]:
        """What a query finds; nothing where there is no file yet."""
        try:
            self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise StoreTrouble(path=self.path, why=reason(error)) from error
        with self._connection() as db:
            return db.execute(sql, values).fetchall()

    def records(self, make: Callable[..., Record], sql: str, values: tuple[Any, ...] = ()) -> list[Record]:
        """What a query finds, each row made a record. Raises `StoreCorrupt` where one cannot be."""
        rows = self.rows(sql, values)
        try:
            return [make(*_texts(row)) for row in rows]
        except (ValueError, TypeError) as error:
            raise StoreCorrupt(path=self.path, why=str(error)) from error

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """What is written within is written together, or not at all."""
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
        except (ValueError, TypeError) as error:  # of a row that is not what the program wrote
            raise StoreCorrupt(path=self.path, why=str(error)) from error
        except OSError as error:
            raise StoreTrouble(
                path=self.path, why=_NO_FOLDER if error.errno == errno.ENOENT else reason(error)
            ) from error

    def _migrate(self, db: sqlite3.Connection) -> None:
        if self._version(db) == VERSION:
            return
        db.execute("BEGIN IMMEDIATE")
        if self._version(db) == VERSION:  # asked again: another session was first
            db.execute("ROLLBACK")
            return
        if before := self._version(db):
            self._back_up(before)
        for version in range(before + 1, VERSION + 1):
            for statement in (SCHEMA / f"{version:03}.sql").read_text(encoding="utf-8").split(";\n\n"):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {version}")
        self.migrated(db)
        db.execute("COMMIT")

    def shrink(self) -> None:
        """Give back, and so wipe, what is no longer used of the file."""
        with self._connection() as db:
            db.execute("PRAGMA secure_delete = ON")
            db.execute("VACUUM")

    @property
    def backups(self) -> list[Path]:
        """What was kept of the file before it was brought to another schema, oldest first."""
        return sorted(self.path.parent.glob(f"{self.path.stem}-before-[0-9]*{self.path.suffix}"))

    def _back_up(self, version: int) -> None:
        """A copy of the file as it is, under a lock that nobody else can write by. Raises `OSError`."""
        copy = self.path.with_name(f"{self.path.stem}-before-{version + 1}{self.path.suffix}")
        temp = copy.with_suffix(".tmp")
        try:
            os.close(os.open(temp, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
            # By SQLite: to open and close the file in any other way would let go of all the locks that it holds on it.
            with closing(sqlite3.connect(self.path)) as source, closing(sqlite3.connect(temp)) as out:
                source.backup(out)
            temp.replace(copy)
        finally:
            temp.unlink(missing_ok=True)  # half a copy, on a disk that is full

    def migrated(self, db: sqlite3.Connection) -> None:
        """The schema has just become today's: what follows from it, in the same transaction."""

    def _version(self, db: sqlite3.Connection) -> int:
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        if version > VERSION:
            raise StoreTooNew(path=self.path)
        return version

    def _trouble(self, error: sqlite3.DatabaseError) -> StoreTrouble:
        text = str(error)
        if "not a database" in text or "malformed" in text or "no such" in text or "decode" in text:
            return StoreCorrupt(path=self.path, why=text)
        why = next((said for sign, said in _WHY.items() if sign in text), Both(text, text))
        return StoreTrouble(path=self.path, why=why)


def _texts(row: Sequence[Any]) -> Sequence[Any]:
    """The row, in which a damaged file may have bytes in the place of text. Raises `ValueError`."""
    if any(isinstance(value, bytes) for value in row):
        raise ValueError("bytes in the place of text")
    return row


def _make_private(path: Path) -> None:
    """The folder for the user alone, and the file too, before SQLite would make it with the umask's mode."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
