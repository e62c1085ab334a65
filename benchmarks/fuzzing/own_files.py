"""The files that the program writes itself, drafts and exports, spoilt: they are read, or refused whole."""

from __future__ import annotations

import json
import math
import re
import shutil
from random import Random
from typing import Any

from fuzzing import hostile
from fuzzing.banks import small, work
from fuzzing.terminal import check_sentence, check_shown, on_screen
from kolinterview import draft, mocks, sums, transfer
from kolinterview.draft import DraftFile
from kolinterview.errors import NotAnExport
from kolinterview.lang import Both
from kolinterview.show import lists
from kolinterview.show.drilling import DrillScreen
from kolinterview.show.report import print_mocks
from kolinterview.speech import SPEAKING
from kolinterview.store import Store

AT = "2026-11-25T09:00:00+00:00"
NO_RECORDS = ("[]", "1", '"x"', "null", "{", "[" * 9000, '{"kind": []}', '{"kind": 5}', "")


def draft_file(rng: Random) -> bytes:
    made: dict[str, Any] = {
        "question": "screening-criteria", "lang": "zh", "text": hostile.text(rng, 6), "seconds": 7.5, "parent": 0,
        "probe": "", "given": {"fee": 300.0},
    }  # fmt: skip
    return _spoilt(rng, made).encode("utf-8", "surrogatepass")


def _spoilt(rng: Random, made: dict[str, Any]) -> str:
    """The record as JSON, some of its values and bytes changed."""
    values: list[Any] = [
        None, True, 0, -1, 1.5, 1e308, math.nan, math.inf, 10**400, "", "5", "x", [], [[1]], {}, {"a": "1"},
        {"fee": None}, [[0, 1]], hostile.text(rng, 4), "2026-11-25T09:00:00", AT, "soon", '{"fee": "x"}',
        "[[3, 1, 2]]", "[", {"fee": 10**400}, "2026-12-01", "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00", "[" * 5000,
    ]  # fmt: skip
    for _ in range(rng.choice((0, 1, 1, 1, 2))):
        key = rng.choice([*made, "x"])
        if rng.random() < 0.15:
            made.pop(key, None)
        else:
            made[key] = rng.choice(values)
    line = json.dumps(made, ensure_ascii=rng.random() < 0.5)
    return hostile.mutated(rng, line) if rng.random() < 0.15 else line


def check_draft(content: bytes) -> None:
    """A draft that a session can go on with, which is kept as it is; or none."""
    folder = work() / "drafts"
    folder.mkdir(exist_ok=True)
    (folder / "s1.json").write_bytes(content)
    found = draft.read(folder / "s1.json")
    if found is None:
        return
    assert all(type(value) is str for value in (found.question, found.lang, found.text, found.probe)), found
    assert type(found.parent) is int, found
    for number in (found.seconds, *found.given.values()):
        assert type(number) in (int, float), found
        assert math.isfinite(number), found
    question = next(question for question in small().questions.values() if question.sum)
    assert sums.with_values(question, found.given)
    if not re.search("[\ud800-\udfff]", "".join((found.question, found.lang, found.text, found.probe, *found.given))):
        DraftFile(folder, "s2").save(found)
        assert draft.read(folder / "s2.json") == found
    screen, read = on_screen("zh", 40, "utf-8", terminal=False)
    drill = DrillScreen(screen, SPEAKING)
    drill.draft_found(Both("x", "x"), found)
    drill.tell(Both("{text}", "{text}"), text=found.text)
    check_shown(*read(), width=40)


def export_lines(rng: Random) -> list[str]:
    """An export, one line of it changed or another put between."""
    mark = {"point": "p", "state": "covered", "found": "missed", "by": "hand", "quote": "我看粉丝", "hits": "[[0, 2]]"}
    records: list[dict[str, Any]] = [
        {"kind": "kolinterview", "format": 1},
        {
            "kind": "attempt", "id": 1, "parent": None, "session": "s", "at": AT, "question": "q", "framework": "f",
            "lang": "zh", "state": "answered", "answer": hostile.text(rng, 4), "seconds": 5.5, "probe": "",
            "given": '{"fee": 3.0}', "marks": [mark],
        },
        {"kind": "exemplar", "attempt": 1, "framework": "f", "point": "p", "text": "我看粉丝", "at": AT},
        {
            "kind": "mock", "session": "s", "at": AT, "lang": "zh", "outline": "hr", "minutes": 30, "pace": 1.0,
            "seed": 3, "level": "", "audience": "", "aloud": 0, "ended": "", "finished": 0,
        },
        {"kind": "interview", "day": "2026-12-01", "company": "A", "minutes": 30},
    ]  # fmt: skip
    at = rng.randrange(len(records) + 1)
    if at == len(records):
        changed = _spoilt(rng, mark)
        records[1]["marks"] = [json.loads(changed)] if _is_json(changed) else changed
    lines = [json.dumps(record) for record in records]
    if at < len(records):
        lines[at] = _spoilt(rng, records[at])
    if rng.random() < 0.1:
        lines.insert(rng.randrange(6), rng.choice(NO_RECORDS))
    return lines


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def check_export(lines: list[str]) -> None:
    """All of it is brought in and can be read, by people too; or nothing is."""
    folder = work() / "history"
    shutil.rmtree(folder, ignore_errors=True)
    store = Store(folder / "history.db")
    try:
        transfer.merge(store, lines, "x")
    except NotAnExport as error:
        check_sentence(error)
        assert not store.attempts()
        assert not mocks.all_of(store)
        return
    attempts = store.attempts()
    screen, read = on_screen("zh", 40, "utf-8", terminal=False)
    lists.history(screen, small(), attempts)
    for attempt in attempts:
        lists.attempt(screen, small(), attempt, store.follow_ups(attempt.id))
    lists.exemplars(screen, small(), store.exemplars())
    print_mocks(screen, small(), mocks.all_of(store), {one.session: (1, 1, 1) for one in mocks.all_of(store)})
    if interview := store.interview():
        assert interview.minutes + 1
    assert isinstance(store.remembered("zh"), dict)
    check_shown(*read(), width=40)
    again = list(transfer.lines(store))
    assert transfer.merge(store, again, "x").attempts == 0
