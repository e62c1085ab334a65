"""The validated bank kept as JSON, so that an evening's start need not read YAML again.

The key is all that could change the result: the files' paths, times, sizes and inodes, and the shape of the records.
A cache that is missing, stale, corrupt or not writable is no trouble: the YAML is read instead.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kolinterview.bank import (
    Bank,
    Essentials,
    Framework,
    Outline,
    Point,
    Question,
    Range,
    Source,
    Step,
    Stretch,
    Sum,
    Topic,
)
from kolinterview.lang import Both

SHAPE = 6
"""Raise it when a record of `bank` or the meaning of a field changes."""


def load(folders: Sequence[Path], own: Sequence[Path], cache: Path) -> Bank:
    """`load.load`, by way of the cache folder. Raises `DataProblems` as it does."""
    file, key = cache / "bank.json", _key([*folders, *own])
    kept = _read(file, key)
    if kept is not None:
        return kept
    from kolinterview import load as yaml_side  # PyYAML costs 25 ms, and most starts do without

    bank = yaml_side.load(folders, own)
    _write(file, key, bank)
    return bank


def _key(folders: Sequence[Path]) -> list[Any]:
    def stamp(path: Path) -> list[Any]:
        try:
            stat = path.stat()
        except OSError:
            return [str(path)]
        return [str(path), stat.st_mtime_ns, stat.st_size, stat.st_ino]

    names = ("questions.yaml", "answer_frameworks.yaml")
    return [SHAPE, *(stamp(folder.absolute() / name) for folder in folders for name in names)]


def _read(file: Path, key: list[Any]) -> Bank | None:
    try:
        kept = json.loads(file.read_bytes())
        return _bank(kept["bank"]) if kept["key"] == key else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _write(file: Path, key: list[Any], bank: Bank) -> None:
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix="bank-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as out:  # a path may be no UTF-8
                json.dump({"key": key, "bank": asdict(bank)}, out, ensure_ascii=False)
            Path(name).replace(file)
        except OSError:
            Path(name).unlink()


def _bank(kept: dict[str, Any]) -> Bank:
    def point(p: dict[str, Any]) -> Point:
        cues = tuple(tuple(cue) for cue in p["cues"])
        text, say, probe = (Both(*p[name]) for name in ("text", "say", "probe"))
        return Point(p["id"], text, say, probe, cues, p["checked"], tuple(p["sources"]))

    def question(q: dict[str, Any]) -> Question:
        given = tuple((name, value) for name, value in q["given"])
        total = sum(q["sum"]) if q["sum"] else None
        return Question(**{**q, "ask": Both(*q["ask"]), "points": tuple(q["points"]), "sum": total, "given": given})

    def sum(s: dict[str, Any]) -> Sum:
        values = tuple(Range(**one) for one in s["values"])
        steps = tuple(Step(one["name"], one["formula"], Both(*one["label"])) for one in s["steps"])
        return Sum(
            Both(*s["ask"]), values, steps, s["answer"], Both(*s["unit"]), s["counted"], s["tolerance"], s["whole"]
        )

    def stretch(s: dict[str, Any]) -> Stretch:
        return Stretch(**{**s, **{name: tuple(s[name]) for name in ("frameworks", "topics", "rounds")}})

    def outline(o: dict[str, Any]) -> Outline:
        texts = {name: Both(*o[name]) for name in ("name", "opening", "closing")}
        stretches = tuple(map(stretch, o["stretches"]))
        return Outline(**{**o, **texts, "stretches": stretches})

    def framework(f: dict[str, Any]) -> Framework:
        points = tuple(map(point, f["points"]))
        return Framework(f["id"], f["part"], Both(*f["title"]), Both(*f["advice"]), points, f["home"])

    def essentials(e: dict[str, Any]) -> Essentials:
        ask, phrases = (tuple(Both(*both) for both in e[name]) for name in ("ask", "phrases"))
        return Essentials(tuple(e["ready"]), tuple(e["manner"]), ask, phrases)

    return Bank(
        {id: Topic(id, Both(*t["name"])) for id, t in kept["topics"].items()},
        {id: question(q) for id, q in kept["questions"].items()},
        {id: framework(f) for id, f in kept["frameworks"].items()},
        {name: tuple(words) for name, words in kept["concepts"].items()},
        {id: Source(**source) for id, source in kept["sources"].items()},
        essentials(kept["essentials"]),
        {id: outline(o) for id, o in kept["outlines"].items()},
    )
