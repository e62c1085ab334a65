"""Texts and bytes of chance, made from a `Random` and nothing else: what a keyboard, a file or an import may bring."""

from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random

ANSWERED = Path(__file__).parents[2] / "tests/data/answers-learn.jsonl"
ANSWERS = [json.loads(line)["text"] for line in ANSWERED.open(encoding="utf-8")]
UNSAFE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal may obey, new lines aside, or what turns round the direction of what it shows."""
PIECES = (
    "我先看粉丝画像", "受众匹配", "不看", "没有", "我不看", "互动率", "中位播放", "其实我觉得也没什么用", "，", "。",
    "、", "；", "一", "十", "百分之三十", "千万", "三百块", "第一", "首先", "最后", "1. ", "2) ", "一、", "资讯",
    "影片", "軟體", "網路", "乾隆", "followers", "I never look at it", " don't ", "engagement rate", "not only",
    "first, ", "at last ", "its'", "ﬁnal", "$12.5", "12,000", "1.2万", "12.5%", "=7", "≈ ", "约 3 美元", "1e9",
    "0.0.1", "19块5", "百分之 5", "-3", "－７", "٣", "½", "³", "<script>alert(1)</script>", "<b>", "</p>", "<!--",
    "-->", "&amp;", "&#60;", "<img src=x onerror=y>", "]]>", "{{ 7 }}", "[bold]", "[/bold]", "[link=x]", "[/]",
    ":smile:", "\\[", "{0}", "{name}", "{", "}", "%s", "%(x)s", "# a", "- b", "+ c", "* d", "1. e", "1) f", "---",
    "===", "```", "~~~", "`x`", "**x**", "_y_", "![z](http://z)", "> q", "| a | b |", "    code", "\\",
    "<http://x.y>", "[x]: http://y", "-", "1.", "=", "+", "😀", "👩‍👩‍👧", "🇨🇳", "👍🏽", "☺️", "e\u0301",
    "a\u0301\u0316\u0301", "\u200b", "\u200d", "\u00ad", "\ufe0f", "ﷺ", "ﹰ", "가", "ก็", "\x1b[2J", "\x1b]0;t\x07",
    "\x1b[31m", "\x9b1m", "\x00", "\x07", "\x08", "\r", "\x7f", "\x85", "\x0c", "\x1f", "\u202e", "\u202c", "\u2066",
    "\u2069", "\u200f", "\u061c", "\ufeff", "\u2028", "\u2029", "\ud800", "\udfff", "\ufffe", " ", "  ", "\t", "\n",
    "\n\n", "\r\n", "\u3000", "\u00a0", "...", "……", "((", "（", "“", "）", "]", "！？", "'", '"', "’",
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
        return chr(rng.choice([rng.randrange(end) for end in (0x250, 0x3000, 0x10000, 0x110000)]))
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


def by_bytes(rng: Random, whole: bytes) -> bytes:
    """A few bytes turned, left out or put between, or the end cut off."""
    changed = bytearray(whole)
    for _ in range(rng.randrange(1, 6)):
        at = rng.randrange(len(changed) + 1)
        to = at + rng.choice((0, 1, 1, 5))
        changed[at:to] = rng.choice((b"", rng.randbytes(1), rng.randbytes(3), bytes(changed[at:to]) * 2))
    return bytes(changed[: rng.randrange(len(changed) + 1)] if rng.random() < 0.05 else changed)
