"""Mock interviews in the history: what was asked for, and whether it is over. The answers are those of its session."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from kolinterview.database import Database
from kolinterview.errors import NoSuchMock
from kolinterview.lang import Lang

_COLUMNS = "id, session, at, lang, outline, minutes, pace, seed, level, audience, aloud, ended, finished"


@dataclass(frozen=True, slots=True)
class Mock:
    """One mock interview. `outline` is the id of how it goes, `minutes` the time it has, `pace` how many times the
    suggested speaking time an answer is given; `level` and `audience` narrow the questions ("": they do not). `seed`
    decides everything that chance does. `at` and `ended` are aware UTC; one that is over has `finished`, or was given
    up. `id` is 0 until it is stored.
    """

    session: str
    at: datetime
    lang: Lang
    outline: str
    minutes: int
    pace: float
    seed: int
    level: str = ""
    audience: str = ""
    aloud: bool = False
    ended: datetime | None = None
    finished: bool = False
    id: int = 0


def begin(history: Database, mock: Mock) -> Mock:
    """Keep a mock that begins; returns it with its id."""
    values = (
        mock.session, _utc(mock.at), mock.lang, mock.outline, mock.minutes, mock.pace, mock.seed, mock.level,
        mock.audience, mock.aloud,
    )  # fmt: skip
    with history.transaction() as db:
        columns = _COLUMNS.removeprefix("id, ").removesuffix(", ended, finished")
        cursor = db.execute(f"INSERT INTO mock ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        return replace(mock, id=int(cursor.lastrowid or 0))


def end(history: Database, mock: Mock, at: datetime, *, finished: bool) -> None:
    """It is over: it came to its end, or was given up."""
    with history.transaction() as db:
        db.execute("UPDATE mock SET ended = ?, finished = ? WHERE session = ?", (_utc(at), finished, mock.session))


def all_of(history: Database) -> list[Mock]:
    """Every mock, the newest first."""
    return history.records(_made, f"SELECT {_COLUMNS} FROM mock ORDER BY id DESC")


def _made(id: int, session: str, at: str, lang: Lang, *rest: Any) -> Mock:
    outline, minutes, pace, seed, level, audience, aloud, ended, finished = rest
    begun, over = datetime.fromisoformat(at), datetime.fromisoformat(ended) if ended else None
    return Mock(
        session, begun, lang, outline, minutes, pace, seed, level, audience, bool(aloud), over, bool(finished), id
    )


def one(history: Database, id: int) -> Mock:
    """Raises `NoSuchMock`."""
    for mock in all_of(history):
        if mock.id == id:
            return mock
    raise NoSuchMock(id=id, listing="kolinterview history mocks")


def counted(history: Database) -> dict[str, tuple[int, int, int]]:
    """Of each mock in which anything was answered, by session: questions asked, points covered, points there were."""
    rows = history.rows(
        "SELECT session, COUNT(DISTINCT attempt.id), SUM(mark.state = 'covered'), COUNT(mark.point)"
        " FROM attempt LEFT JOIN mark ON mark.attempt = attempt.id"
        " WHERE probe = '' AND session IN (SELECT session FROM mock) GROUP BY session"
    )
    return {session: (questions, covered, points) for session, questions, covered, points in rows if points}


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
