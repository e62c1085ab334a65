"""What is, or looks like, YAML, and banks with some of their lines changed."""

from __future__ import annotations

import json
import re
from random import Random

from fuzzing import hostile

YAML = (
    "topics:", "questions:", "frameworks:", "interviews:", "sheet:", "concepts:", "sources:", "points:", "cues:",
    "id:", "ask:", "text:", "values:", "answer:", "kind: numbers", "unit:", "steps:", "stretches:",
    "frameworks: [kol-screening]", "zh:", "en:", "- ", "  ", "    ", "\n", "\n", "\n  - ", "\n    ", ": ", "{", "}",
    "[", "]", ",", "|", ">", ">-", "'", '"', "#", "&a ", "*a", "*a", "!!binary ", "!!python/object:x ", "!t ", "? ",
    "<<: *a", "---", "...", "%YAML 1.1", "null", "~", "no", "1:30", "0x1", ".nan", "2026-11-23", '"\\e[2J"', '"\\0"',
    '"\\u202e"', '"\\x9b"', '"\\ud800"', '"\\U0010ffff"', "\t", "\x00", "\u202e", "[[[[[[[[", "{a: {a: {a: ",
    "<audience>", "a*", "=x", "a|b", "*", "2%", "[1, 2, 1]", "fee / views",
)  # fmt: skip


def yaml(rng: Random) -> str:
    """What is, or looks like, YAML: pieces of chance, deep nests, long lines, aliases, or a tree of wrong types."""
    match rng.randrange(12):
        case 0:
            return rng.choice(("[", "{a: ", "- ", "? ", "a: &a [", "!t ")) * rng.choice((10, 99, 400, 3000))
        case 1:
            again = rng.choice(("x", '"', "[", "é", "\u202e", "#", "&", "a b: "))
            return "topics: " + again * rng.choice((1000, 60_000))
        case 2:
            width = rng.randrange(1, 6)
            rows = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, rng.randrange(2, 25))]
            return "\n".join(["a0: &a0 [x]", *rows, "topics: *a1", f"questions: [*a{len(rows)}]"])
        case 3 | 4 | 5 | 6:
            return hostile.joined(rng, YAML, 60)
    return _tree(rng)


def _tree(rng: Random) -> str:
    """Keys that a bank has, and under them what it may not."""
    others = ("level", "round", "for", "seconds", "say", "probe", "title", "part")
    keys = [*re.findall(r"[a-z]+(?=:)", " ".join(YAML)), *others]
    names = [
        *rng.choices(("topics", "questions", "frameworks", "interviews"), k=2),
        *rng.choices(keys, k=rng.randrange(4)),
    ]
    return "\n".join(f"{name}: {_value(rng, 1, keys)}" for name in names)


def _value(rng: Random, depth: int, keys: list[str]) -> str:
    chance = rng.random()
    if chance < 0.2:
        return json.dumps(hostile.text(rng, 3), ensure_ascii=rng.random() < 0.5)
    if chance < 0.3 or depth > 5:
        return rng.choice(YAML).strip() or "x"
    if chance < 0.6:
        return "[" + ", ".join(_value(rng, depth + 1, keys) for _ in range(rng.randrange(4))) + "]"
    return "{" + ", ".join(f"{rng.choice(keys)}: {_value(rng, depth + 1, keys)}" for _ in range(rng.randrange(5))) + "}"


def by_lines(rng: Random, whole: str) -> str:
    """A few changes of lines: left out, doubled, moved, indented, cut, or one of something else put between."""
    lines = whole.split("\n")
    for _ in range(rng.randrange(1, 6)):
        at = rng.randrange(len(lines))
        match rng.randrange(7):
            case 0:
                del lines[at : at + rng.choice((1, 1, 2, 8))]
                lines = lines or [""]
            case 1:
                lines.insert(at, lines[at])
            case 2:
                lines.insert(rng.randrange(len(lines)), lines.pop(at))
            case 3:
                lines[at] = " " * rng.randrange(1, 4) + lines[at]
            case 4:
                lines[at] = lines[at][: rng.randrange(len(lines[at]) + 1)]
            case 5:
                lines[at] = hostile.mutated(rng, lines[at])
            case 6:
                lines.insert(at, hostile.joined(rng, YAML, 8))
    return "\n".join(lines)
