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
NEWEST = 20
EVER = "9999"

# The newest answers on each framework that anything is known of, with the number of points they covered: found by their
# index, so that it does not matter how many older ones there are.
_NEWEST = (
    "WITH found AS (SELECT attempt, SUM(state = 'covered') AS points"
    " FROM (SELECT DISTINCT framework AS name FROM memory WHERE lang = ?) JOIN mark ON attempt IN"
    " (SELECT id FROM attempt WHERE framework = name AND lang = ? ORDER BY at DESC, id DESC LIMIT ?)"
    " GROUP BY attempt) "
)


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


class Answers(NamedTuple):
    """What the answers to a question add up to: how many, the seconds they took, and when the last was (aware UTC)."""

    number: int
    seconds: float
    last: datetime


def tallies(history: Database, lang: Lang) -> dict[tuple[str, str], Tally]:
    """What is known in that language, by (framework, point)."""
    rows = history.rows("SELECT framework, point, asked, covered, state FROM memory WHERE lang = ?", (lang,))
    return {(framework, point): Tally(*known) for framework, point, *known in rows}


def turns(history: Database, lang: Lang) -> list[Turn]:
    """The questions answered in that language, in the order they were: as far back as `FAR_BACK` answers."""

    def made(question: str, at: str, seconds: float, covered: int, points: int) -> Turn:
        return Turn(question, datetime.fromisoformat(at), seconds, covered, points)

    return history.records(
        made,
        "SELECT question, at, seconds, SUM(mark.state = 'covered'), COUNT(*)"
        " FROM attempt JOIN mark ON attempt.id = mark.attempt WHERE attempt.id IN"
        " (SELECT id FROM attempt WHERE lang = ? AND probe = '' AND state = 'answered' ORDER BY id DESC LIMIT ?)"
        " GROUP BY attempt.id ORDER BY attempt.id",
        (lang, FAR_BACK),
    )


def answers(history: Database, lang: Lang) -> dict[str, Answers]:
    """What the answers in that language add up to, by question."""

    def made(question: str, count: int, seconds: float, last: str) -> tuple[str, Answers]:
        return question, Answers(count, seconds, datetime.fromisoformat(last))

    return dict(
        history.records(
            made,
            "SELECT question, COUNT(*), SUM(seconds), MAX(at) FROM attempt"
            " WHERE lang = ? AND state = 'answered' AND probe = '' GROUP BY question",
            (lang,),
        )
    )


def best_words(history: Database, lang: Lang) -> dict[tuple[str, str], str]:
    """The user's own words for a point, by (framework, point): what covered it in the best of the `NEWEST` answers on
    its framework that has any."""
    rows = history.rows(
        # SQLite takes the bare column `quote` from the row that has the MAX: of the answer with most points covered,
        # the later of equals.
        _NEWEST + "SELECT framework, point, quote, MAX(points + id * 1e-9) FROM found"
        " JOIN attempt ON id = found.attempt JOIN mark ON mark.attempt = id"
        " WHERE mark.state = 'covered' AND quote <> '' GROUP BY framework, point",
        (lang, lang, NEWEST),
    )
    return {(framework, point): quote for framework, point, quote, _ in rows}


def best_answers(history: Database, lang: Lang) -> dict[str, str]:
    """The answer to each question that covered most of its points, the later of equals; of the same answers."""
    rows = history.rows(
        _NEWEST + "SELECT question, answer, MAX(points + id * 1e-9) FROM found JOIN attempt ON id = found.attempt"
        " WHERE probe = '' AND points > 0 AND answer <> '' GROUP BY question",
        (lang, lang, NEWEST),
    )
    return {question: answer for question, answer, _ in rows}


def answered(history: Database) -> dict[str, int]:
    """How often each question has been answered."""
    rows = history.rows(
        "SELECT question, COUNT(*) FROM attempt"
        " WHERE lang IN ('zh', 'en') AND state = 'answered' AND probe = '' GROUP BY question"  # by the index
    )
    return dict(rows)


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
