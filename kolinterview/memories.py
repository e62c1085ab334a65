"""The memories as they are kept: a row for each point in a language, made from its reviews in the order of time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from kolinterview import memory
from kolinterview.database import Connection
from kolinterview.lang import Lang
from kolinterview.memory import Memory, Review

# The answer to a follow-up is no review of its own: what it wins is in the mark of the answer it follows.
_REVIEWS = (
    "SELECT framework, point, lang, mark.state, by, at FROM mark JOIN attempt ON attempt.id = mark.attempt"
    " WHERE probe = '' {narrowed} ORDER BY framework, point, lang, at, attempt.id"
)


def add(db: Connection, framework: str, lang: Lang, reviews: Iterable[tuple[str, Review]]) -> None:
    """One more review of each of these points."""
    for point, review in reviews:
        known = _read(db, framework, point, lang)
        if known and review.at < known.last:  # a clock was set back
            again(db, framework, lang, [point])
        else:
            _write(db, framework, point, lang, memory.after(known, review))


def again(db: Connection, framework: str, lang: Lang, points: Sequence[str]) -> None:
    """What is known of these points, from all their reviews: one of them has changed."""
    for point in points:
        rows = db.execute(
            _REVIEWS.format(narrowed="AND framework = ? AND lang = ? AND point = ?"), (framework, lang, point)
        )
        _write(db, framework, point, lang, memory.of(map(_review, rows)))


def rebuild(db: Connection) -> int:
    """All of them, from all reviews; how many there are."""
    db.execute("DELETE FROM memory")
    rows = db.execute(_REVIEWS.format(narrowed="")).fetchall()
    for (framework, point, lang), group in groupby(rows, itemgetter(0, 1, 2)):
        _write(db, framework, point, lang, memory.of(map(_review, group)))
    return int(db.execute("SELECT COUNT(*) FROM memory").fetchone()[0])


def _review(row: Sequence[Any]) -> Review:
    *_, state, by, at = row
    return Review(state, by, datetime.fromisoformat(at))


def _read(db: Connection, framework: str, point: str, lang: Lang) -> Memory | None:
    row = db.execute(
        "SELECT stability, difficulty, last FROM memory WHERE framework = ? AND point = ? AND lang = ?",
        (framework, point, lang),
    ).fetchone()
    return Memory(row[0], row[1], datetime.fromisoformat(row[2])) if row else None


def _write(db: Connection, framework: str, point: str, lang: Lang, known: Memory | None) -> None:
    if known is None:
        db.execute("DELETE FROM memory WHERE framework = ? AND point = ? AND lang = ?", (framework, point, lang))
    else:
        values = (framework, point, lang, known.stability, known.difficulty, known.last.isoformat())
        db.execute("INSERT OR REPLACE INTO memory VALUES (?, ?, ?, ?, ?, ?)", values)
