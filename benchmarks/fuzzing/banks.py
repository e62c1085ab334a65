"""The banks that inputs are fed to, the one that comes along and a small one cut out of it, and a folder for files."""

from __future__ import annotations

import os
import re
import tempfile
from functools import cache
from pathlib import Path

from kolinterview import house, load
from kolinterview.bank import Bank, Framework

QUESTIONS = (house.built_in() / load.QUESTIONS).read_text(encoding="utf-8")
FRAMEWORKS = (house.built_in() / load.FRAMEWORKS).read_text(encoding="utf-8")
FEW = ("kol-screening", "numbers-cpm", "self-introduction")
"""The frameworks of the small bank."""


@cache
def work() -> Path:
    """A folder for files, in memory where there is such a place."""
    memory = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix="fuzz", dir=memory if os.access(memory, os.W_OK) else None))


@cache
def built_in() -> Bank:
    return load.load([house.built_in()])


@cache
def asked() -> list[Framework]:
    """Some of the frameworks: those of a whole bank would not all stay in memory with what was learned of them."""
    return list(built_in().frameworks.values())[::9]


@cache
def small() -> Bank:
    folder = work() / "small"
    folder.mkdir()
    for name, text in zip((load.QUESTIONS, load.FRAMEWORKS), small_texts(), strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    return load.load([folder])


def small_texts() -> tuple[str, str]:
    """The files of a bank with three of the real frameworks and their questions."""
    head, questions = QUESTIONS.split("\nquestions:\n")
    head = re.sub(r"(?m)^interviews:(.|\n)*|^sheet:(.|\n)*?(?=^interviews:)", "", head)
    kept = [one for one in _entries(questions) if re.search(r"framework: (.*)", one)[1] in FEW][:8]  # type: ignore[index]
    concepts, rest = FRAMEWORKS.split("\nframeworks:\n")
    frameworks, sources = rest.split("\nsources:\n")
    chosen = [one for one in _entries(frameworks) if one.split("\n")[0].endswith(FEW)]
    interview = (
        "interviews:\n  - {id: hr, zh: 人事面, en: HR round, minutes: 30, opening: {zh: 好, en: Hi},\n"
        "     closing: {zh: 完, en: Bye},\n"
        f"     stretches: [{{frameworks: [{FEW[0]}], least: 1}}, {{kind: numbers, rounds: [business], most: 2}}]}}\n"
    )
    sheet = (
        f"sheet:\n  ready: [{FEW[2]}]\n  ask: [{{zh: 几个人？, en: How many?}}]\n"
        "  phrases: [{zh: 没听清, en: Sorry?}]\n"
    )
    return (
        f"{head}\n{sheet}{interview}questions:\n{''.join(kept)}",
        f"{concepts}\nframeworks:\n{''.join(chosen)}sources:\n{sources}",
    )


def _entries(items: str) -> list[str]:
    return re.findall(r"(?m)^  - id: .*\n(?:(?!  - id: ).*\n)*", items)
