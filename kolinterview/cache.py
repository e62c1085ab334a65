"""The validated bank kept as lines of JSON, so that a start need not read YAML.

The bank that comes along is kept beside its YAML when the package is built; one's own, or one that has been changed
since, in the user's cache folder. The key is all that could change the result: the files' sizes and checksums, and the
shape of the records. What is missing, stale, corrupt or not writable is no trouble: the YAML is read instead.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

from kolinterview import __version__
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

SHAPE = 8
"""Raise it when a record of `bank` or the meaning of a field changes."""
FILE = "bank.jsonl"
NAMES = ("questions.yaml", "answer_frameworks.yaml")


def load(folders: Sequence[Path], own: Sequence[Path], cache: Path) -> Bank:
    """`load.load`, by way of what is kept beside the built-in bank, or in the cache. Raises `DataProblems` likewise."""
    homes = [*folders, *own]
    key = _key(homes)
    for place in (*folders, cache):
        kept = _read(place / FILE, key, homes)
        if kept is not None:
            return kept
    return keep(folders, own, cache)


def keep(folders: Sequence[Path], own: Sequence[Path], place: Path) -> Bank:
    """Read the YAML, and keep it in the folder `place`, if that is possible. Raises `DataProblems`."""
    from kolinterview import load as yaml_side  # PyYAML costs 25 ms, and most starts do without

    key = _key([*folders, *own])  # before it is read: a change meanwhile is one that the key does not have
    bank = yaml_side.load(folders, own)
    _write(place / FILE, key, bank, [*folders, *own])
    return bank


def _key(folders: Sequence[Path]) -> list[Any]:
    def stamp(file: Path) -> list[int]:
        with suppress(OSError):
            if file.is_file():
                content = file.read_bytes()
                return [len(content), crc32(content)]
        return []

    return [SHAPE, __version__, *(stamp(folder / name) for folder in folders for name in NAMES)]


class _Frameworks(Mapping[str, Framework]):
    """Those of the bank, each read from its line when it is first looked up: to ask a question takes one of them."""

    def __init__(self, lines: Mapping[str, bytes], homes: Sequence[Path]) -> None:
        self._lines = lines
        self._homes = homes
        self._read: dict[str, Framework] = {}

    def __getitem__(self, id: str) -> Framework:
        if id not in self._read:
            number, *fields = json.loads(self._lines[id])
            self._read[id] = _framework(Framework(*fields)._replace(home=str(self._homes[number])))
        return self._read[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def _read(file: Path, key: list[Any], homes: Sequence[Path]) -> Bank | None:
    """The first line is the key, with a checksum of the others: what else the bank has, and a framework each."""
    try:
        with file.open("rb") as opened:
            kept_key, checksum = json.loads(opened.readline())
            if kept_key != key:
                return None
            rest = opened.read()
        if checksum != crc32(rest):
            return None
        first, *lines = rest.split(b"\n")
        kept = json.loads(first)
        return _bank(kept, _Frameworks(dict(zip(kept["frameworks"], lines, strict=True)), homes))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _write(file: Path, key: list[Any], bank: Bank, homes: Sequence[Path]) -> None:
    import tempfile

    numbers = {str(home): number for number, home in enumerate(homes)}
    kept = {name: getattr(bank, name) for name in Bank.__slots__} | {"frameworks": list(bank.frameworks)}
    frameworks = ([numbers[one.home], *one[:-1]] for one in bank.frameworks.values())
    rest = b"\n".join(map(_line, (kept, *frameworks)))
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
    return json.dumps(value, ensure_ascii=False).encode(errors="surrogatepass")


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
