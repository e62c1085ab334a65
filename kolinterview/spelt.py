"""Cues as they are spelt in YAML: phrases, `|`, `<concept>`, `*`, `=`, and lists of what belongs together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from kolinterview.bank import Cue
from kolinterview.lang import Both
from kolinterview.nodes import Place

Mention = Callable[[str, Place], None]
"""Is told each concept that a cue refers to, and where."""

NO_CUE = Both("线索是空的", "the cue is empty")
NO_ALTERNATIVE = Both("「{part}」里 | 的两边都要有词", "'{part}': both sides of | need a word")
NO_WORD = Both("「{part}」里没有能认的字或词", "'{part}' has no word to look for")
BAD_STAR = Both("「{part}」：* 只能紧跟在英文词后面", "'{part}': * stands only right behind a Latin word")
BAD_CONCEPT = Both(
    "「{part}」：<概念> 要单独写，两边用 | 隔开", "'{part}': a <concept> stands alone, between | where there are others"
)
NESTED = Both("概念里不能再用 <概念>", "a concept cannot refer to another <concept>")


def cue(place: Place, mention: Mention) -> Cue:
    """A phrase is one part; a list says that one sentence must have all its parts."""
    if not place.is_list():
        return (part(place, mention),)
    parts = tuple(part(item, mention) for item in place.items())
    if not parts:
        place.complain(NO_CUE)
    return parts


def part(place: Place, mention: Mention, *, in_concept: bool = False) -> str:
    """One part of a cue, its alternatives stripped; every fault in it is reported."""
    text = place.text()
    for word in text.split("|") if text else ():
        concept = re.fullmatch(r"<([^<>]*)>", word.strip())
        if not word.strip():
            place.complain(NO_ALTERNATIVE, part=text)
        elif concept and in_concept:
            place.complain(NESTED)
        elif concept:
            mention(concept[1], place)
        elif "<" in word:
            place.complain(BAD_CONCEPT, part=text)
        elif re.search(r"(?<![0-9A-Za-zÀ-ÖØ-öø-ɏ])\*|\*(?=\w)", word):
            place.complain(BAD_STAR, part=text)
        elif not re.search(r"[^\W_]|[%$€£¥]", unicodedata.normalize("NFKC", word)):  # as it will be compared
            place.complain(NO_WORD, part=text)
    return "|".join(word.strip() for word in text.split("|"))
