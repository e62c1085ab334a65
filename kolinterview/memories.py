"""The memories as they are kept: a row for each point in a language, made from its reviews in the order of time.

With them goes what the reviews add up to, which would otherwise be counted from every mark there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from kolinterview import memory
from kolinterview.database import Connection
from kolinterview.lang import Lang
from kolinterview.memory import Review

# The answer to a follow-up is no review of its own: what it wins is in the mark of the answer it follows.
_REVIEWS = (
    "SELECT framework, point, lang, mark.state, by, at FROM mark JOIN attempt ON attempt.id = mark.attempt"
    " WHERE probe = '' {narrowed} ORDER BY framework, point, lang, at, attempt.id"
)


def again(db: Connection, framework: str, lang: Lang, points: Sequence[str]) -> None:
    """What is known of these points, from all their reviews: there is one more, or one of them has changed."""
    for point in points:
        rows = db.execute(
            _REVIEWS.format(narrowed="AND framework = ? AND lang = ? AND point = ?"), (framework, lang, point)
        ).fetchall()
        _write(db, framework, point, lang, list(map(_review, rows)))


def rebuild(db: Connection, *, of_sound: bool = False) -> int:
    """All of them, from all reviews; how many there are. Raises `ValueError` and its like for a review that cannot be
    read; `of_sound` passes over the points that have one."""
    db.execute("DELETE FROM memory")
    count = 0
    # Closed even when it fails: a cursor that an error's traceback still holds would keep the file locked.
    with closing(db.execute(_REVIEWS.format(narrowed=""))) as rows:
        for count, ((framework, point, lang), group) in enumerate(groupby(rows, itemgetter(0, 1, 2)), 1):  # noqa: B007
            try:
                reviews = list(map(_review, group))
            except (ValueError, TypeError):
                if not of_sound:
                    raise
            else:
                _write(db, framework, point, lang, reviews)
    return count


def _review(row: Sequence[Any]) -> Review:
    *_, state, by, at = row
    return Review(state, by, datetime.fromisoformat(at))


def _write(db: Connection, framework: str, point: str, lang: Lang, reviews: Sequence[Review]) -> None:
    known = memory.of(reviews)
    if known is None:
        db.execute("DELETE FROM memory WHERE framework = ? AND point = ? AND lang = ?", (framework, point, lang))
    else:
        covered = sum(review.state == "covered" for review in reviews)
        values = (
            framework, point, lang, known.stability, known.difficulty, known.last.isoformat(), len(reviews), covered,
            reviews[-1].state,
        )  # fmt: skip
        db.execute("INSERT OR REPLACE INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
