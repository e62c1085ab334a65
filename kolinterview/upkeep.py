"""The history looked after: is it whole, and what is to go for good?"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kolinterview import memories
from kolinterview.database import Database
from kolinterview.errors import StoreTrouble
from kolinterview.store import Store

LEAVINGS = ("*.json", "*.tmp", "*.html")
"""What is the user's in a folder of drafts or of pages; a lock is only that."""
_MEMORY = "SELECT * FROM memory ORDER BY framework, point, lang"


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found: how many answers there are, what SQLite says is wrong, what cannot be read, and whether the
    memories are those that the answers make."""

    attempts: int
    damage: tuple[str, ...]
    unreadable: str
    memories_agree: bool

    @property
    def fine(self) -> bool:
        return not self.damage and not self.unreadable and self.memories_agree


def check(store: Store) -> Found:
    """Everything there is, read once; nothing is changed. Raises `StoreTrouble` where not even that is possible."""
    damage = [text for (text,) in store.rows("PRAGMA integrity_check(20)") if text != "ok"]
    damage += [f"{row[0]} {row[1]} → {row[2]}" for row in store.rows("PRAGMA foreign_key_check")]
    try:
        attempts = len(store.attempts())
        store.exemplars()
    except StoreTrouble as error:
        return Found(0, tuple(damage), error.sentence("en"), memories_agree=True)
    return Found(attempts, tuple(damage), "", _memories_agree(store))


def _memories_agree(store: Database) -> bool:
    if not store.path.exists():
        return True

    class Undone(Exception):
        pass

    agree = True
    with suppress(Undone), store.transaction() as db:
        before = db.execute(_MEMORY).fetchall()
        memories.rebuild(db)
        agree = before == db.execute(_MEMORY).fetchall()
        raise Undone
    return agree


def forget(store: Store, attempts: Sequence[int]) -> None:
    """These answers, what followed them up, and all that was learned from them, for good."""
    _delete(store, ("attempt WHERE id = ?", [(id,) for id in attempts]))


def forget_all(store: Store, folders: Sequence[Path]) -> None:
    """Every answer, mock, wording and memory, and what lies in the folders: drafts, pages."""
    _delete(store, *((table, [()]) for table in ("exemplar", "mark", "attempt", "mock", "memory", "interview")))
    for file in (file for folder in folders for pattern in LEAVINGS for file in folder.glob(pattern)):
        file.unlink(missing_ok=True)


def _delete(store: Store, *wanted: tuple[str, Sequence[tuple[int, ...]]]) -> None:
    """What is wanted: from where, with the values of its `?`."""
    with store.transaction() as db:
        db.execute("PRAGMA secure_delete = ON")  # what is deleted is written over
        for where, rows in wanted:
            db.executemany(f"DELETE FROM {where}", rows)
        memories.rebuild(db)
        db.execute("DELETE FROM mock WHERE session NOT IN (SELECT session FROM attempt) AND ended <> ''")
    store.shrink()
    for backup in store.backups:
        backup.unlink(missing_ok=True)
