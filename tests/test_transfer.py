"""The history carried away, brought in, merged, checked, backed up, forgotten."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from conftest import Run

from kolinterview import mocks, transfer, upkeep
from kolinterview.errors import NotAnExport
from kolinterview.store import Exemplar, Store

ANSWER = "先看受众匹配，大概 12 美元，secret-word。\n.\n"


@pytest.fixture
def store(run: Run, home: Path) -> Store:
    """Three answers, one corrected, one kept as a wording; a mock with a follow-up; a date."""
    for question in ("screening-criteria", "closing-salary", "numbers-cpm"):
        run(f"drill -q {question} --lang zh --yes", input=ANSWER)
    run("mock --lang zh --seed 3", input="我叫小林，做了两年达人。\n.\n不知道\n.\n")
    run("plan 'in 20 days' --company A", err=None)
    store = Store(home / "history.db")
    mark = store.attempt(1).marks[1]
    said = "大概 12 美元，secret-word"
    kept = mark._replace(state="covered", by="hand", quote=said, hits=((0, len(said)),))
    store.correct(1, [kept])
    store.keep(Exemplar("kol-screening", mark.point, said, 1, store.attempt(1).at), kept)
    return store


def other(tmp_path: Path) -> Store:
    return Store(tmp_path / "other" / "history.db")


def contents(path: Path) -> list[str]:
    """All that a database holds."""
    with closing(sqlite3.connect(path)) as db:
        return [f"version {db.execute('PRAGMA user_version').fetchone()[0]}", *db.iterdump()]


def exported(store: Store) -> list[str]:
    return list(transfer.lines(store))


def test_all_of_it_comes_back_the_same(store: Store, tmp_path: Path) -> None:
    """Answers, marks, follow-ups, wordings, mocks, the interview; and the memories that they make."""
    lines = exported(store)
    kinds = [json.loads(line)["kind"] for line in lines]
    assert kinds[0] == "kolinterview"
    assert set(kinds) == {"kolinterview", "attempt", "exemplar", "mock", "interview"}
    there = other(tmp_path)
    assert transfer.merge(there, lines, "x").attempts == len(store.attempts())
    assert exported(there) == lines
    assert there.remembered("zh") == store.remembered("zh")
    assert mocks.all_of(there) == mocks.all_of(store)
    assert there.exemplars() == store.exemplars() != []
    assert upkeep.check(there).fine


def test_a_second_time_brings_nothing(store: Store, tmp_path: Path) -> None:
    """Not even where the same answer was given twice in a second."""
    twice = store.add(store.attempt(1)._replace(marks=()))
    store.add(twice._replace(id=0))
    lines, there = exported(store), other(tmp_path)
    assert transfer.merge(there, lines, "x") == transfer.Merged(len(store.attempts()), 0)
    assert transfer.merge(there, lines, "x") == transfer.Merged(0, 0)
    assert transfer.merge(store, lines, "x") == transfer.Merged(0, 0)


def test_two_machines_are_merged(store: Store, tmp_path: Path) -> None:
    """Each gets what the other has; a correction made on one is made on both, and not undone by the other."""
    there = other(tmp_path)
    transfer.merge(there, exported(store), "x")
    here_only = store.add(store.attempt(2)._replace(session="here", answer="这边的"))
    there.add(there.attempt(2)._replace(session="there", answer="那边的"))
    there.correct(2, [there.attempt(2).marks[0]._replace(state="covered", by="hand")])
    assert transfer.merge(store, exported(there), "x") == transfer.Merged(1, 1)
    assert transfer.merge(there, exported(store), "x") == transfer.Merged(1, 0)
    assert {a.answer for a in store.attempts()} == {a.answer for a in there.attempts()} >= {"这边的", "那边的"}
    assert store.attempt(2).marks[0].by == there.attempt(2).marks[0].by == "hand"
    assert store.attempt(here_only.id).answer == "这边的"
    assert store.remembered("zh") == there.remembered("zh")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nonsense", "line 2 is no record"),
        ("[]", "line 2 is no record"),
        ('{"no": "kind"}', "no kind"),
        ('{"kind": "attempt"}', "no session"),
        ('{"kind": "elephant"}', "no elephant"),
        ('{"kind": "exemplar", "attempt": 99, "framework": "a", "point": "b", "text": "c", "at": "d"}', "not there"),
        ('{"kind": "kolinterview", "format": 2}', "newer version"),
        ('{"kind": "attempt", "id": 1, "parent": null, "session": "s", "at": "2026-11-25T09:00:00Z",'
         ' "question": "q", "framework": "f",'
         ' "lang": "xx", "state": "answered", "answer": "a", "seconds": 1, "probe": "", "given": "{}", "marks": []}',
         "CHECK"),
        ('{"kind": "kolinterview", "format": null}', "not supported"),
    ],
)  # fmt: skip
def test_what_is_no_export_changes_nothing(store: Store, line: str, said: str) -> None:
    """The line that is wrong is named, and what stood before it is not brought in either."""
    new = json.loads(exported(store)[1]) | {"session": "new", "id": 77}
    before = exported(store)
    with pytest.raises(NotAnExport, match=said):
        transfer.merge(store, [json.dumps(new), line], "x")
    assert exported(store) == before


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        ("attempt", "at", "yesterday"), ("attempt", "at", "2026-11-25T09:00:00"), ("attempt", "answer", 5),
        ("attempt", "at", "0001-01-01T00:00:00+14:00"), ("attempt", "given", "["), ("attempt", "given", '{"fee": "x"}'),
        ("attempt", "seconds", "x"), ("attempt", "seconds", 1e308), ("attempt", "seconds", float("nan")),
        ("mark", "hits", "[[1]]"), ("mark", "hits", "5"), ("exemplar", "at", "soon"), ("mock", "at", ""),
        ("mock", "ended", "x"), ("mock", "seed", 10**30), ("mock", "minutes", "x"), ("interview", "day", "soon"),
        ("interview", "minutes", "x"), ("interview", "day", "9999-12-31"), ("attempt", "seconds", -5),
        ("mock", "session", "../../a"), ("attempt", "session", "a/b"), ("mock", "minutes", -1),
    ],
)  # fmt: skip
def test_what_could_not_be_read_again_is_not_brought_in(
    store: Store, tmp_path: Path, kind: str, name: str, value: object
) -> None:
    """An import never makes a history that is damaged, nor blames the history for what the file has."""
    exemplar = {
        "kind": "exemplar",
        "attempt": 1,
        "framework": "f",
        "point": "p",
        "text": "t",
        "at": "2026-11-25T09:00:00+00:00",
    }
    records = [*map(json.loads, exported(store)), exemplar]
    chosen = next(record for record in records if record["kind"] == ("attempt" if kind == "mark" else kind))
    (chosen["marks"][0] if kind == "mark" else chosen)[name] = value
    there = other(tmp_path)
    with pytest.raises(NotAnExport, match="is no record of an export"):
        transfer.merge(there, list(map(json.dumps, records)), "x")
    assert there.attempts() == []


def test_an_import_is_tamed(store: Store, tmp_path: Path) -> None:
    """An export that someone has edited cannot make a terminal do things."""
    there = other(tmp_path)
    transfer.merge(there, [line.replace("secret-word", "a\\u001b[2Jb") for line in exported(store)], "x")
    assert all("\x1b" not in attempt.answer for attempt in there.attempts())


def test_a_check_says_what_is_wrong_and_what_to_do(store: Store, run: Run) -> None:
    """Nothing, a memory that does not agree, a row that cannot be read; and nothing is changed by looking."""
    count = len(store.attempts())
    assert run("history check", err=None).err == f"All fine: {count} answers, every one of them readable.\n"
    with sqlite3.connect(store.path) as db:
        db.execute("UPDATE memory SET stability = 99")
    db.close()
    assert "history rebuild" in run("history check", code=1, err=None).err
    run("history rebuild", err=None)
    assert upkeep.check(store).fine
    with sqlite3.connect(store.path) as db:
        db.execute("UPDATE attempt SET at = 'x' WHERE id = 1")
    db.close()
    store.path.with_name("history-before-4.db").write_bytes(b"a backup")
    told = run("history check", code=1, err=None).err
    assert "cannot be read" in told
    assert str(store.path) in told
    assert "history-before-4.db" in told


def test_there_is_nothing_wrong_with_no_history(run: Run, home: Path) -> None:
    """And looking makes none."""
    assert "0 answers" in run("history check", err=None).err
    assert run("history export").out.count("\n") == 1
    assert not (home / "history.db").exists()


def test_an_upgrade_keeps_what_was_before(store: Store) -> None:
    """As it was, for the user alone; a new file has no before."""
    assert store.backups == []
    with sqlite3.connect(store.path) as db:
        db.executescript("DROP TABLE mock; ALTER TABLE attempt DROP COLUMN given; PRAGMA user_version = 3;")
    db.close()
    before = contents(store.path)
    Store(store.path).attempts()
    (backup,) = store.backups
    assert [contents(file) for file in (backup, store.path)] == [before, contents(store.path)]
    assert backup.stat().st_mode & 0o777 == 0o600


def test_two_that_upgrade_at_once_lose_nothing(store: Store) -> None:
    """While one makes a copy and upgrades, the other waits; what both have kept is there, and the file is whole."""
    with closing(sqlite3.connect(store.path)) as db:
        db.executescript("DROP TABLE mock; ALTER TABLE attempt DROP COLUMN given; PRAGMA user_version = 3;")
    before = len(contents(store.path))
    code = """
import sys, time
from pathlib import Path
from kolinterview import memories
from kolinterview.store import Store

made = memories.rebuild
memories.rebuild = lambda *arguments, **options: (time.sleep(1.0), made(*arguments, **options))[1]
store = Store(Path(sys.argv[1]))
for number in range(3):
    store.add(store.attempt(1)._replace(id=0, session=f"{sys.argv[2]}{number}"))
"""
    command = [sys.executable, "-c", code, str(store.path)]
    running = []
    for name in "ab":
        running.append(subprocess.Popen([*command, name]))
        time.sleep(0.4)
    assert [process.wait(60) for process in running] == [0, 0]
    assert upkeep.check(store).fine
    assert {f"{name}{number}" for name in "ab" for number in range(3)} <= {one.session for one in store.attempts()}
    assert len(contents(store.path)) > before


def test_one_answer_that_cannot_be_read_keeps_no_other_from_being_carried_away(store: Store, run: Run) -> None:
    """An upgrade passes over its memories; a check tells of it, and an export has all the answers."""
    with closing(sqlite3.connect(store.path)) as db:
        db.executescript(
            "UPDATE attempt SET at = 'garbage' WHERE id = 1;"
            " DROP TABLE mock; ALTER TABLE attempt DROP COLUMN given; PRAGMA user_version = 3;"
        )
    assert run("history export").out.count('"kind": "attempt"') == 5
    assert "garbage" in run("history check --lang en", code=1, err=None).err


def test_times_of_other_zones_are_brought_in_as_utc(store: Store, tmp_path: Path) -> None:
    """They are compared as they are written, so all are written alike."""
    there = other(tmp_path)
    record = json.loads(exported(store)[1]) | {"at": "2026-11-20T15:00:00+08:00"}
    transfer.merge(there, [json.dumps(record)], "x")
    assert transfer.merge(there, [json.dumps(record | {"at": "2026-11-20T07:00:00Z"})], "x").attempts == 0
    assert '"at": "2026-11-20T07:00:00+00:00"' in exported(there)[1]


def test_without_room_for_a_backup_there_is_no_upgrade(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says why, and the file is as it was."""
    with sqlite3.connect(store.path) as db:
        db.executescript("DROP TABLE mock; ALTER TABLE attempt DROP COLUMN given; PRAGMA user_version = 3;")
    db.close()
    before = store.path.read_bytes()
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(upkeep.StoreTrouble, match="disk is full"):
        Store(store.path).attempts()
    assert store.path.read_bytes() == before


def test_what_is_forgotten_is_gone_from_the_disk(store: Store, run: Run, home: Path) -> None:
    """With its follow-ups, its wordings, its backups; the others stay, and the memories are theirs."""
    store.path.with_name("history-before-4.db").write_bytes(b"secret-word")
    (home / "drafts" / "mock").mkdir(parents=True, exist_ok=True)
    for draft in ("drafts/a.json", "drafts/mock/b.json"):
        (home / draft).write_bytes(b"secret-word")
        (home / draft).with_suffix(".tmp").write_bytes(b"secret-word")
    (home / "cache" / "pages").mkdir(parents=True, exist_ok=True)
    (home / "cache" / "pages" / "sheet.html").write_bytes(b"secret-word")
    count = len(store.attempts())
    assert "nobody to ask" in run("history forget 1", code=2, err=None).err
    run("history forget 1 2 --yes", err=None)
    assert len(store.attempts()) == count - 2
    assert upkeep.check(store).fine
    assert "no answer number 1" in run("history forget 1 --yes", code=2, err=None).err
    run("history forget --all --yes", err=None)
    assert store.attempts() == []
    assert mocks.all_of(store) == []
    assert store.interview() is None
    files = [file for file in home.rglob("*") if file.is_file()]
    assert not any(b"secret-word" in file.read_bytes() for file in files)


@pytest.mark.parametrize("line", ["history forget", "history forget 1 --all", "history forget x"])
def test_what_is_to_be_forgotten_has_to_be_said(run: Run, line: str) -> None:
    """Numbers, or everything; not both, not neither."""
    run(line, code=2, err=None)


def test_files_and_standard_input(store: Store, run: Run, tmp_path: Path) -> None:
    """An export goes to a file or out, never over one; an import comes from a file or in."""
    file = tmp_path / "a.jsonl"
    run(f"history export -o {file}")
    assert file.read_text("utf-8") == run("history export").out
    run(f"history export -o {file}", code=1, err=None)
    assert "Imported 0 new answers" in run(f"history import {file}", err=None).err
    assert "Imported 0 new answers" in run("history import", input=file.read_text("utf-8"), err=None).err
    assert "there is no such file" in run("history import nowhere", code=1, err=None).err
    file.write_bytes(b"\xff\xfe")
    assert "UTF-8" in run(f"history import {file}", code=1, err=None).err
