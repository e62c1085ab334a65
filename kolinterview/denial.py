"""Which words of an answer stand under a "no": 不看粉丝量, I never pay upfront, 互动率我不看."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kolinterview.text import Unit

REACH_HAN, REACH_WORDS = 10, 6
"""How many units after a "no" it still governs: Chinese characters, English words."""

# What looks like a "no" and is none: not only, whether or not, everyday compounds.
_NO_DENIAL = re.compile(
    r"不得不|不[仅只光但单止断论错过少久然妨已足得]|不同(?!意)|不可(?=或缺|缺少|避免)|不管(?!$|[了的它他])|不一样|不一定|不好意思|差不多"
    r"|([^_])[不没]\1|没准|未来|未必|[特分区级类性个识辨差国]别|别[人的家处]|非常|并非不|无论|无非"
)
_DENIAL = re.compile(r"没有|不|没|别|勿|无需|无须|从未|未(?!来)|拒绝|避免")
# Said of what stands before it, at the end of the clause: 互动率我觉得没什么用.
_AFTERWARDS = re.compile(
    r"(?:我|觉得|认为|感觉|其实|真的|根本|都|也|就|是|倒|并){0,20}"
    r"(?:[不没](?:太|怎么|那么|是很|是那么)?(?:看重|看|重要|在乎|关心|考虑|管|需要|要|查|用[看查管]?)"
    r"|无所谓|没(?:什么|啥|多大)?(?:用|意义|意思))[了的他它吧啊呢]*$"
)
_TURN = re.compile(r"而是|但是?|反而|主要看|重点看|只看|更看|先看")
LONGEST_TURN = 3

_NO = frozenset(["not", "never", "no", "without", "cannot", "neither", "nor", "hardly", "avoid"])
_TYPED_NO = frozenset(["dont", "doesnt", "didnt", "wont", "cant", "isnt", "wasnt"])
_IT = frozenset(["it", "that", "this", "them", "those"])
_NOT_NO = (
    ("not", "only"),
    ("not", "just"),
    ("no", "matter"),
    ("no", "doubt"),
    ("not", "to", "mention"),
    ("why", "not"),
)
_BUT = frozenset(["but", "instead", "rather", "however", "although", "though"])


@dataclass(frozen=True, slots=True)
class Denial:
    """A "no" at the positions `no`, and the positions it governs, its own among them."""

    no: range
    scope: range


def denials(run: Sequence[Unit]) -> tuple[Denial, ...]:
    """Every denial in a run of units; each stays within its clause, but for one that is a clause of its own."""
    clauses = list(_clauses(run))
    within = (no for clause in clauses for no in (*_denials_in_han(run, clause), *_denials_in_words(run, clause)))
    behind = (
        Denial(clause, range(before.start, clause.stop))
        for before, clause in pairwise(clauses)
        if run[before.start].sentence == run[clause.start].sentence and _is_all_no(run, clause)
    )
    return (*within, *behind)


def _is_all_no(run: Sequence[Unit], clause: range) -> bool:
    """Does the clause only say of the one before it that it does not matter (粉丝量，我不看; I never look at it)?"""
    words = [run[n].word for n in clause]
    han = "".join(word if run[n].is_han else "_" for n, word in zip(clause, words, strict=True))
    return _AFTERWARDS.match(han) is not None or (
        len(words) <= REACH_WORDS + 2 and words[-1] in _IT and any(_is_no(word) for word in words)
    )


def _is_no(word: str) -> bool:
    return word in _NO or word in _TYPED_NO or word.endswith("n't")


def _clauses(run: Sequence[Unit]) -> Iterator[range]:
    start = 0
    for position in range(1, len(run) + 1):
        if position == len(run) or run[position].clause != run[start].clause:
            yield range(start, position)
            start = position


def _denials_in_han(run: Sequence[Unit], clause: range) -> Iterator[Denial]:
    # One character stands for one unit, so that offsets in the string are positions in the clause.
    text = "".join(run[n].word if run[n].is_han else "_" for n in clause)
    plain = _NO_DENIAL.sub(lambda found: "_" * len(found[0]), text)
    at = clause.start
    for no in _DENIAL.finditer(plain):
        reach = no.end() + REACH_HAN
        turn = _TURN.search(plain, no.end() + 1, reach + LONGEST_TURN)  # to the end would be a square of the length
        end = min(reach, turn.start() if turn else len(plain))
        yield Denial(range(at + no.start(), at + no.end()), range(at + no.start(), at + end))
    for no in _AFTERWARDS.finditer(plain):
        turns = [turn.end() for turn in _TURN.finditer(plain, 0, no.start())]
        start = max(0, no.start() - REACH_HAN, *turns)
        yield Denial(range(at + no.start(), at + no.end()), range(at + start, at + no.end()))


def _denials_in_words(run: Sequence[Unit], clause: range) -> Iterator[Denial]:
    words = [run[n].word for n in clause]
    for at, word in enumerate(words):
        if not _is_no(word) or _is_no_denial(words, at):
            continue
        reach = words[at + 1 : at + 1 + REACH_WORDS]
        turn = next((n for n, later in enumerate(reach) if later in _BUT), len(reach))
        no = clause.start + at
        yield Denial(range(no, no + 1), range(no, no + 1 + turn))


def _is_no_denial(words: Sequence[str], at: int) -> bool:
    return any(
        tuple(words[at - before : at - before + len(phrase)]) == phrase
        for phrase in _NOT_NO
        for before in [phrase.index(next(p for p in phrase if p in _NO))]
        if at >= before
    )
