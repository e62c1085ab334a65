"""What the history adds up to: by point, by question."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import NamedTuple

from kolinterview.database import Database
from kolinterview.errors import StoreTrouble
from kolinterview.lang import Lang
from kolinterview.marks import State

FAR_BACK = 1000
EVER = "9999"


class Tally(NamedTuple):
    """What the history knows of a point: times asked, times covered, and how the last time went."""

    asked: int
    covered: int
    last: State


class Correction(NamedTuple):
    """How often the user overruled the marks of a point: `added` what was not found, `removed` what was."""

    framework: str
    point: str
    asked: int
    added: int
    removed: int


class Turn(NamedTuple):
    """One question answered: when (aware UTC), the seconds it took, and how many of its points were covered."""

    question: str
    at: datetime
    seconds: float
    covered: int
    points: int


def tallies(history: Database, lang: Lang) -> dict[tuple[str, str], Tally]:
    """What is known in that language, by (framework, point)."""
    rows = history.rows(
        # SQLite takes the bare column `state` from the row that has the MAX: the last attempt.
        "SELECT framework, point, COUNT(*), SUM(mark.state = 'covered'), mark.state, MAX(attempt)"
        " FROM mark JOIN attempt ON attempt.id = mark.attempt"
        " WHERE lang = ? AND probe = '' GROUP BY framework, point",
        (lang,),
    )
    return {(framework, point): Tally(asked, covered, last) for framework, point, asked, covered, last, _ in rows}


def turns(history: Database, lang: Lang) -> list[Turn]:
    """The questions answered in that language, in the order they were."""

    def made(question: str, at: str, seconds: float, covered: int, points: int) -> Turn:
        return Turn(question, datetime.fromisoformat(at), seconds, covered, points)

    return history.records(
        made,
        "SELECT question, at, seconds, SUM(mark.state = 'covered'), COUNT(*)"
        " FROM attempt JOIN mark ON attempt.id = mark.attempt"
        " WHERE lang = ? AND probe = '' GROUP BY attempt.id ORDER BY attempt.id",
        (lang,),
    )


def best_words(history: Database, lang: Lang) -> dict[tuple[str, str], str]:
    """The user's own words for a point, by (framework, point): what covered it in the best answer that has any."""
    rows = history.rows(
        # Likewise the bare column `quote`; the best attempt is the one with most points covered, the later of equals.
        "SELECT framework, point, quote, MAX(found.points + attempt.id * 1e-9) FROM mark"
        " JOIN attempt ON attempt.id = mark.attempt JOIN"
        " (SELECT attempt, SUM(state = 'covered') AS points FROM mark GROUP BY attempt) AS found"
        " ON found.attempt = mark.attempt"
        " WHERE lang = ? AND mark.state = 'covered' AND quote <> '' GROUP BY framework, point",
        (lang,),
    )
    return {(framework, point): quote for framework, point, quote, _ in rows}


def best_answers(history: Database, lang: Lang) -> dict[str, str]:
    """The answer to each question that covered most of its points, the later of equals."""
    rows = history.rows(
        "SELECT question, answer, MAX(points + id * 1e-9) FROM attempt JOIN"
        " (SELECT attempt, SUM(state = 'covered') AS points FROM mark GROUP BY attempt) ON attempt = id"
        " WHERE lang = ? AND probe = '' AND points > 0 AND answer <> '' GROUP BY question",
        (lang,),
    )
    return {question: answer for question, answer, _ in rows}


def answered(history: Database) -> dict[str, int]:
    """How often each question has been answered."""
    return dict(
        history.rows("SELECT question, COUNT(*) FROM attempt WHERE state = 'answered' AND probe = '' GROUP BY question")
    )


def lately(history: Database, lang: Lang, before: datetime | None = None) -> list[str]:
    """The questions that were asked in that language, the last one first: as far back as `FAR_BACK` answers, and none
    where the history cannot be read, since a drill must begin all the same."""
    newest = "SELECT question FROM attempt WHERE lang = ? AND probe = '' AND at < ? ORDER BY id DESC LIMIT ?"
    until = before.astimezone(UTC).isoformat(timespec="seconds") if before else EVER
    with suppress(StoreTrouble):
        return list(dict.fromkeys(question for (question,) in history.rows(newest, (lang, until, FAR_BACK))))
    return []


def corrections(history: Database) -> list[Correction]:
    """The points whose marks the user has overruled, the most often first."""
    rows = history.rows(
        "SELECT framework, point, COUNT(*), SUM(by = 'hand' AND found = 'missed' AND mark.state = 'covered') AS added,"
        " SUM(by = 'hand' AND found = 'covered' AND mark.state <> 'covered') AS removed"
        " FROM mark JOIN attempt ON attempt.id = mark.attempt WHERE probe = ''"
        " GROUP BY framework, point HAVING added + removed > 0 ORDER BY added + removed DESC, framework, point"
    )
    return [Correction(*row) for row in rows]
