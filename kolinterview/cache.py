"""The validated bank kept as lines of JSON, so that an evening's start need not read YAML again.

The key is all that could change the result: the files' paths, times, sizes and inodes, and the shape of the records.
A cache that is missing, stale, corrupt or not writable is no trouble: the YAML is read instead.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

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

SHAPE = 7
"""Raise it when a record of `bank` or the meaning of a field changes."""


def load(folders: Sequence[Path], own: Sequence[Path], cache: Path) -> Bank:
    """`load.load`, by way of the cache folder. Raises `DataProblems` as it does."""
    file, key = cache / "bank.jsonl", _key([*folders, *own])
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


class _Frameworks(Mapping[str, Framework]):
    """Those of the bank, each read from its line when it is first looked up: to ask a question takes one of them."""

    def __init__(self, lines: Mapping[str, bytes]) -> None:
        self._lines = lines
        self._read: dict[str, Framework] = {}

    def __getitem__(self, id: str) -> Framework:
        if id not in self._read:
            self._read[id] = _framework(Framework(*json.loads(self._lines[id])))
        return self._read[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def _read(file: Path, key: list[Any]) -> Bank | None:
    """The first line is the key, with a checksum of the others: what else the bank has, and a framework each."""
    try:
        head, _, rest = file.read_bytes().partition(b"\n")
        if json.loads(head) != [key, crc32(rest)]:
            return None
        first, *lines = rest.split(b"\n")
        kept = json.loads(first)
        return _bank(kept, _Frameworks(dict(zip(kept["frameworks"], lines, strict=True))))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _write(file: Path, key: list[Any], bank: Bank) -> None:
    import tempfile

    kept = {name: getattr(bank, name) for name in Bank.__slots__} | {"frameworks": list(bank.frameworks)}
    rest = b"\n".join(map(_line, (kept, *bank.frameworks.values())))
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix="bank-")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(_line([key, crc32(rest)]) + b"\n" + rest)
            Path(name).replace(file)
        except OSError:
            Path(name).unlink()


def _line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode(errors="surrogatepass")  # a path may be no UTF-8


# --- the records again: what was a tuple in them is a list in JSON ---


def _bank(kept: Mapping[str, Any], frameworks: Mapping[str, Framework]) -> Bank:
    return Bank(
        {id: Topic(id, Both(*name)) for id, (_, name) in kept["topics"].items()},
        {id: _question(Question(*row)) for id, row in kept["questions"].items()},
        frameworks,
        {name: tuple(words) for name, words in kept["concepts"].items()},
        {id: Source(*row) for id, row in kept["sources"].items()},
        _essentials(Essentials(*kept["essentials"])),
        {id: _outline(Outline(*row)) for id, row in kept["outlines"].items()},
    )


def _question(bare: Question) -> Question:
    given = tuple((name, value) for name, value in bare.given)
    sum = _sum(Sum(*bare.sum)) if bare.sum else None
    return bare._replace(points=tuple(bare.points), ask=Both(*bare.ask), sum=sum, given=given)


def _sum(bare: Sum) -> Sum:
    values = tuple(Range(*one) for one in bare.values)
    steps = tuple(Step(name, formula, Both(*label)) for name, formula, label in bare.steps)
    return bare._replace(ask=Both(*bare.ask), values=values, steps=steps, unit=Both(*bare.unit))


def _framework(bare: Framework) -> Framework:
    points = tuple(_point(Point(*one)) for one in bare.points)
    return bare._replace(title=Both(*bare.title), advice=Both(*bare.advice), points=points)


def _point(bare: Point) -> Point:
    text, say, probe = (Both(*both) for both in (bare.text, bare.say, bare.probe))
    cues, sources = tuple(map(tuple, bare.cues)), tuple(bare.sources)
    return bare._replace(text=text, say=say, probe=probe, cues=cues, sources=sources)


def _essentials(bare: Essentials) -> Essentials:
    ask, phrases = (tuple(Both(*one) for one in texts) for texts in (bare.ask, bare.phrases))
    return Essentials(tuple(bare.ready), tuple(bare.manner), ask, phrases)


def _outline(bare: Outline) -> Outline:
    name, opening, closing = (Both(*both) for both in (bare.name, bare.opening, bare.closing))
    stretches = tuple(_stretch(Stretch(*one)) for one in bare.stretches)
    return bare._replace(name=name, opening=opening, closing=closing, stretches=stretches)


def _stretch(bare: Stretch) -> Stretch:
    frameworks, topics, rounds = map(tuple, (bare.frameworks, bare.topics, bare.rounds))
    return bare._replace(frameworks=frameworks, topics=topics, rounds=rounds)
