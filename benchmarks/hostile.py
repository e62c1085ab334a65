"""What `fuzz.py` feeds the program with: texts, files and lines of chance, made from a `Random` and nothing else.

Not by hypothesis: each input has a number, by which it is made again in a moment, and tens of thousands take minutes.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random

ROOT = Path(__file__).parent.parent
QUESTIONS = (ROOT / "data/questions.yaml").read_text(encoding="utf-8")
FRAMEWORKS = (ROOT / "data/answer_frameworks.yaml").read_text(encoding="utf-8")
ANSWERS = [json.loads(line)["text"] for line in (ROOT / "tests/data/answers-learn.jsonl").open(encoding="utf-8")]
FEW = ("kol-screening", "numbers-cpm", "self-introduction")
"""The frameworks of the small bank."""

UNSAFE = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)  # but for new lines
"""What a terminal may obey, or what turns round the direction of what it shows."""

PIECES = (
    "我先看粉丝画像", "受众匹配", "不看", "没有", "我不看", "互动率", "中位播放", "其实我觉得也没什么用", "，",
    "。", "、", "；",
    "一", "十", "百分之三十", "千万", "三百块", "第一", "首先", "最后", "1. ", "2) ", "一、", "资讯", "影片",
    "軟體", "網路", "乾隆",
    "followers", "I never look at it", " don't ", "engagement rate", "not only", "first, ", "at last ", "its'",
    "ﬁnal",
    "$12.5", "12,000", "1.2万", "12.5%", "=7", "≈ ", "约 3 美元", "1e9", "0.0.1", "19块5", "百分之 5", "-3", "－７",
    "٣", "½", "³",
    "<script>alert(1)</script>", "<b>", "</p>", "<!--", "-->", "&amp;", "&#60;", "<img src=x onerror=y>", "]]>",
    "{{ 7 }}",
    "[bold]", "[/bold]", "[link=x]", "[/]", ":smile:", "\\[", "{0}", "{name}", "{", "}", "%s", "%(x)s",
    "# a", "- b", "+ c", "* d", "1. e", "1) f", "---", "===", "```", "~~~", "`x`", "**x**", "_y_", "![z](http://z)",
    "> q",
    "| a | b |", "    code", "\\", "<http://x.y>", "[x]: http://y", "-", "1.", "=", "+",
    "😀", "👩‍👩‍👧", "🇨🇳", "👍🏽", "☺️", "e\u0301", "a\u0301\u0316\u0301", "\u200b", "\u200d", "\u00ad", "\ufe0f",
    "ﷺ", "ﹰ", "가", "ก็",
    "\x1b[2J", "\x1b]0;t\x07", "\x1b[31m", "\x9b1m", "\x00", "\x07", "\x08", "\r", "\x7f", "\x85", "\x0c", "\x1f",
    "\u202e", "\u202c", "\u2066", "\u2069", "\u200f", "\u061c", "\ufeff", "\u2028", "\u2029", "\ud800", "\udfff",
    "\ufffe",
    " ", "  ", "\t", "\n", "\n\n", "\r\n", "\u3000", "\u00a0", "...", "……", "((", "（", "“", "）", "]", "！？", "'",
    '"', "’",
)  # fmt: skip
DATES = (
    "12", "-", "01", "月", "1", "日", "号", "周", "五", "下", "下个", "这", "星期", "礼拜天", "天后", "个", "过",
    "再", "明天", "后天", "二十",
    "十", "在", "days", " ", "in ", "next ", "fri", "friday", "monday", "the ", "3rd", "dec", "december", "of ",
    ",", "2026", "/",
    ".", "2月30", "29 feb", "999", "weeks", "from now", "two", "a ", "day after tomorrow", "大后天", "(周一)", "٣",
    "²", "９", "週",
)  # fmt: skip
FORMULAS = (
    "fee", "views", "a_b", "7", "0", "1.5", "1000", "9" * 30, "+", "-", "*", "/", "(", ")", " ", "**", "//", "1e9",
    "0x1", "if",
    "else", "lambda", "__x", "'", ",", ".", "[", "\n", "\u3000", "٣", "²", "%", "==", ":=", "((((", "----", "not",
    "await",
)  # fmt: skip
YAML = (
    "topics:", "questions:", "frameworks:", "interviews:", "sheet:", "concepts:", "sources:", "points:", "cues:",
    "id:", "ask:",
    "text:", "values:", "answer:", "kind: numbers", "unit:", "steps:", "stretches:", "frameworks: [kol-screening]",
    "zh:", "en:",
    "- ", "  ", "    ", "\n", "\n", "\n  - ", "\n    ", ": ", "{", "}", "[", "]", ",", "|", ">", ">-", "'", '"',
    "#", "&a ", "*a",
    "*a", "!!binary ", "!!python/object:x ", "!t ", "? ", "<<: *a", "---", "...", "%YAML 1.1", "null", "~", "no",
    "1:30", "0x1",
    ".nan", "2026-11-23", '"\\e[2J"', '"\\0"', '"\\u202e"', '"\\x9b"', '"\\ud800"', '"\\U0010ffff"', "\t", "\x00",
    "\u202e",
    "[[[[[[[[", "{a: {a: {a: ", "<audience>", "a*", "=x", "a|b", "*", "2%", "[1, 2, 1]", "fee / views",
)  # fmt: skip


def text(rng: Random, most: int = 30) -> str:
    """Up to so many pieces; some texts end in one piece again and again, or in part of a real answer."""
    parts = [_piece(rng) for _ in range(rng.randrange(most + 1))]
    if rng.random() < 0.3:
        parts.append(mutated(rng, rng.choice(ANSWERS))[: rng.randrange(1, 600)])
    if rng.random() < 0.1:
        parts.append(_piece(rng) * rng.randrange(2, 120))
    rng.shuffle(parts)
    return rng.choice(("", "", " ", "，")).join(parts)


def _piece(rng: Random) -> str:
    chance = rng.random()
    if chance < 0.8:
        return rng.choice(PIECES)
    if chance < 0.9:
        return chr(
            rng.choice((rng.randrange(0x250), rng.randrange(0x3000), rng.randrange(0x10000), rng.randrange(0x110000)))
        )
    return "".join(rng.choice("abcxyz0189看粉丝的不") for _ in range(rng.randrange(1, 25)))


def run(rng: Random, length: int) -> str:
    """One or a few pieces again and again, and something at the end: where a search that backtracks is slow."""
    again = "".join(rng.choice(PIECES) for _ in range(rng.randrange(1, 4)))
    return (again * (length // len(again)))[:length] + rng.choice(("", "a", "。", " x", "!"))


def joined(rng: Random, pieces: tuple[str, ...], most: int) -> str:
    """Up to so many of these pieces; now and then one that is any text."""
    return "".join(rng.choice(pieces) if rng.random() < 0.95 else _piece(rng) for _ in range(rng.randrange(most + 1)))


def mutated(rng: Random, whole: str) -> str:
    """A few changes of characters: some left out, doubled, swapped, or something put between."""
    characters = list(whole)
    for _ in range(rng.randrange(1, 6)):
        at = rng.randrange(len(characters) + 1)
        to = at + rng.choice((0, 0, 1, 1, 3, 40))
        characters[at:to] = rng.choice(([], [_piece(rng)], characters[at:to] * 2, characters[at:to][::-1]))
    return "".join(characters)


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
                lines[at] = mutated(rng, lines[at])
            case 6:
                lines.insert(at, joined(rng, YAML, 8))
    return "\n".join(lines)


def by_bytes(rng: Random, whole: bytes) -> bytes:
    """A few bytes turned, left out or put between, or the end cut off."""
    changed = bytearray(whole)
    for _ in range(rng.randrange(1, 6)):
        at = rng.randrange(len(changed) + 1)
        to = at + rng.choice((0, 1, 1, 5))
        changed[at:to] = rng.choice((b"", rng.randbytes(1), rng.randbytes(3), bytes(changed[at:to]) * 2))
    return bytes(changed[: rng.randrange(len(changed) + 1)] if rng.random() < 0.05 else changed)


def yaml(rng: Random) -> str:
    """What is, or looks like, YAML: pieces of chance, deep nests, long lines, aliases, or a tree of wrong types."""
    match rng.randrange(12):
        case 0:
            return rng.choice(("[", "{a: ", "- ", "? ", "a: &a [", "!t ")) * rng.choice((10, 99, 400, 3000))
        case 1:
            return "topics: " + rng.choice(("x", '"', "[", "é", "\u202e", "#", "&", "a b: ")) * rng.choice(
                (1000, 60_000)
            )
        case 2:
            width = rng.randrange(1, 6)
            rows = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, rng.randrange(2, 25))]
            return "\n".join(["a0: &a0 [x]", *rows, "topics: *a1", f"questions: [*a{len(rows)}]"])
        case 3 | 4 | 5 | 6:
            return joined(rng, YAML, 60)
    return _tree(rng, 0)


def _tree(rng: Random, depth: int) -> str:
    """Keys that a bank has, and under them what it may not."""
    others = ("level", "round", "for", "seconds", "say", "probe", "title", "part")
    keys = [*re.findall(r"[a-z]+(?=:)", " ".join(YAML)), *others]
    names = [
        *rng.choices(("topics", "questions", "frameworks", "interviews"), k=2),
        *rng.choices(keys, k=rng.randrange(4)),
    ]
    return "\n".join(f"{name}: {_value(rng, depth + 1, keys)}" for name in names)


def _value(rng: Random, depth: int, keys: list[str]) -> str:
    chance = rng.random()
    if depth > 5 or chance < 0.3:
        return (
            json.dumps(text(rng, 3), ensure_ascii=rng.random() < 0.5)
            if chance < 0.2
            else rng.choice(YAML).strip() or "x"
        )
    if chance < 0.6:
        return "[" + ", ".join(_value(rng, depth + 1, keys) for _ in range(rng.randrange(4))) + "]"
    return "{" + ", ".join(f"{rng.choice(keys)}: {_value(rng, depth + 1, keys)}" for _ in range(rng.randrange(5))) + "}"


def small() -> tuple[str, str]:
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
