"""The history: answers and what became of their points, written the moment an answer is in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any, Literal, NamedTuple

from kolinterview import memories
from kolinterview.database import Connection, Database
from kolinterview.errors import NoSuchAttempt, NoSuchExemplar, StoreTrouble
from kolinterview.lang import Lang
from kolinterview.marks import BYS, STATES, Mark
from kolinterview.memory import Memory


class Attempt(NamedTuple):
    """One answer to one question, or to the follow-up of point `probe` of the attempt `parent`.

    `id` is 0 until it is stored; `at` is aware UTC; `seconds` is the time spent typing. `given` are the values that a
    question of numbers was asked with.
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
    given: Mapping[str, float] = {}
    id: int = 0


class Exemplar(NamedTuple):
    """A way of saying a point that the user has kept, in the words of one of their answers; `id` is 0 until stored."""

    framework: str
    point: str
    text: str
    attempt: int
    at: datetime
    id: int = 0


class Interview(NamedTuple):
    """What is prepared for: its date where the user is, with whom ("" where not said), the minutes an evening has."""

    day: date
    company: str
    minutes: int


class Store(Database):
    """The history at `path`. Every method may raise `StoreTrouble`; none creates the file just to read."""

    def add(self, attempt: Attempt, correcting: Sequence[Mark] = ()) -> Attempt:
        """Keep an attempt with its marks, and what it changes of its parent's; returns it with its id."""
        with self.transaction() as db:
            cursor = db.execute(
                "INSERT INTO attempt"
                " (session, at, question, framework, lang, state, answer, seconds, parent, probe, given)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    attempt.session,
                    _utc(attempt.at),
                    attempt.question,
                    attempt.framework,
                    attempt.lang,
                    attempt.state,
                    attempt.answer,
                    round(attempt.seconds, 1),
                    attempt.parent or None,
                    attempt.probe,
                    json.dumps(dict(attempt.given)),
                ),
            )
            stored = attempt._replace(id=int(cursor.lastrowid or 0))
            _put_marks(db, stored.id, stored.marks)
            if stored.parent:
                _put_marks(db, stored.parent, correcting)
        return stored

    def correct(self, attempt: int, marks: Iterable[Mark]) -> None:
        """Replace these marks of a stored attempt; what it had given as a way of saying a point goes with the mark."""
        marks = list(marks)
        undone = [(attempt, mark.point) for mark in marks if mark.state != "covered"]
        with self.transaction() as db:
            _put_marks(db, attempt, marks)
            db.executemany("DELETE FROM exemplar WHERE attempt = ? AND point = ?", undone)

    def keep(self, exemplar: Exemplar, mark: Mark) -> Exemplar:
        """Remember a way of saying a point, in the place of an earlier one from that answer; the mark shows it."""
        with self.transaction() as db:
            _put_marks(db, exemplar.attempt, [mark])
            cursor = db.execute(
                "INSERT OR REPLACE INTO exemplar (framework, point, text, attempt, at) VALUES (?, ?, ?, ?, ?)",
                (exemplar.framework, exemplar.point, exemplar.text, exemplar.attempt, _utc(exemplar.at)),
            )
            return exemplar._replace(id=int(cursor.lastrowid or 0))

    def exemplars(self) -> list[Exemplar]:
        """All that are kept, in the order they came."""

        def made(framework: str, point: str, text: str, attempt: int, at: str, id: int) -> Exemplar:
            return Exemplar(framework, point, text, attempt, datetime.fromisoformat(at), id)

        return self.records(made, "SELECT framework, point, text, attempt, at, id FROM exemplar ORDER BY id")

    def words_kept(self) -> dict[tuple[str, str], list[str]]:
        """The texts of all exemplars by (framework, point); none where the history cannot be read."""
        kept: dict[tuple[str, str], list[str]] = {}
        with suppress(StoreTrouble):
            for exemplar in self.exemplars():
                kept.setdefault((exemplar.framework, exemplar.point), []).append(exemplar.text)
        return kept

    def forget(self, exemplar: int) -> None:
        """Raises `NoSuchExemplar`."""
        if all(kept.id != exemplar for kept in self.exemplars()):
            raise NoSuchExemplar(id=exemplar, listing="kolinterview history exemplars")
        with self.transaction() as db:
            db.execute("DELETE FROM exemplar WHERE id = ?", (exemplar,))

    def remembered(self, lang: Lang) -> dict[tuple[str, str], Memory]:
        """How well each point is remembered in that language, by (framework, point)."""

        def made(framework: str, point: str, *known: Any) -> tuple[tuple[str, str], Memory]:
            stability, difficulty, last = known
            return (framework, point), Memory(stability, difficulty, datetime.fromisoformat(last))

        columns = "framework, point, stability, difficulty, last"
        return dict(self.records(made, f"SELECT {columns} FROM memory WHERE lang = ?", (lang,)))

    def rebuild(self) -> int:
        """Make the memories again from the attempts; how many there are."""
        with self.transaction() as db:
            return memories.rebuild(db)

    def migrated(self, db: Connection) -> None:
        memories.rebuild(db, of_sound=True)  # or no answer could be read for one that cannot be

    def interview(self) -> Interview | None:
        """What is prepared for, if anything."""

        def made(day: str, company: str, minutes: int) -> Interview:
            return Interview(date.fromisoformat(day), company, minutes)

        return next(iter(self.records(made, "SELECT day, company, minutes FROM interview")), None)

    def prepare_for(self, interview: Interview | None) -> None:
        """Keep this one in the place of another; None: keep none."""
        with self.transaction() as db:
            db.execute("DELETE FROM interview")
            if interview:
                values = (interview.day.isoformat(), interview.company, interview.minutes)
                db.execute("INSERT INTO interview VALUES (1, ?, ?, ?)", values)

    def attempts(self, limit: int = -1) -> list[Attempt]:
        """The newest attempts, newest first; all of them without a limit."""
        return self._attempts("ORDER BY id DESC LIMIT ?", (limit,))

    def attempt(self, id: int) -> Attempt:
        """Raises `NoSuchAttempt`."""
        for attempt in self._attempts("WHERE id = ?", (id,)):
            return attempt
        raise NoSuchAttempt(id=id, listing="kolinterview history list")

    def of_session(self, session: str) -> list[Attempt]:
        """The attempts of a session, in order."""
        return self._attempts("WHERE session = ? ORDER BY id", (session,))

    def follow_ups(self, attempt: int) -> list[Attempt]:
        """The answers to the follow-ups of an attempt, in order."""
        return self._attempts("WHERE parent = ? ORDER BY id", (attempt,))

    def _attempts(self, clause: str, values: tuple[Any, ...]) -> list[Attempt]:
        ids = [id for (id,) in self.rows(f"SELECT id FROM attempt {clause}", values)]
        marks = self._marks(ids)

        def made(
            id: int, session: str, at: str, question: str, framework: str, lang: Lang, state: Any, answer: str,
            seconds: float, parent: int | None, probe: str, given: str,
        ) -> Attempt:  # fmt: skip
            return Attempt(
                id=id, session=session, at=datetime.fromisoformat(at), question=question, framework=framework,
                lang=lang, state=state, answer=answer, seconds=seconds, parent=parent or 0, probe=probe,
                given=dict(json.loads(given)), marks=tuple(marks.get(id, ())),
            )  # fmt: skip

        columns = "id, session, at, question, framework, lang, state, answer, seconds, parent, probe, given"
        return self.records(made, f"SELECT {columns} FROM attempt {clause}", values)

    def _marks(self, attempts: Sequence[int]) -> dict[int, list[Mark]]:
        def made(attempt: int, point: str, state: Any, was: Any, by: Any, quote: str, hits: str) -> tuple[int, Mark]:
            if not (state in STATES and was in STATES and by in BYS):  # SQLite checks what is written, not what is read
                raise ValueError(f"{state}, {was}, {by}")
            spans = tuple((int(start), int(end)) for start, end in json.loads(hits))
            return attempt, Mark(point, state, was, by, quote, spans)

        found: dict[int, list[Mark]] = {}
        columns = "attempt, point, state, found, by, quote, hits"
        wanted = "attempt IN (SELECT value FROM json_each(?))"
        sql = f"SELECT {columns} FROM mark WHERE {wanted} ORDER BY rowid"
        for attempt, mark in self.records(made, sql, (json.dumps(attempts),)):
            found.setdefault(attempt, []).append(mark)
        return found


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _put_marks(db: Connection, attempt: int, marks: Iterable[Mark]) -> None:
    """New or other marks of a stored attempt, and what they say of the memory of their points."""
    marks = list(marks)
    db.executemany(
        "INSERT INTO mark VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (attempt, point) DO UPDATE SET"
        " (state, found, by, quote, hits)"
        " = (excluded.state, excluded.found, excluded.by, excluded.quote, excluded.hits)",
        [(attempt, m.point, m.state, m.found, m.by, m.quote, json.dumps(m.hits)) for m in marks],
    )
    for framework, lang in db.execute("SELECT framework, lang FROM attempt WHERE id = ?", (attempt,)).fetchall():
        memories.again(db, framework, lang, [mark.point for mark in marks])
