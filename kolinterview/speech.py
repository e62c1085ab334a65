"""What typed words would take to say."""

from __future__ import annotations

from dataclasses import dataclass

from kolinterview.text import spoken


@dataclass(frozen=True, slots=True)
class Rates:
    """Chinese characters and English words a minute, as people speak (or read) them."""

    zh: int
    en: int


SPEAKING = Rates(zh=220, en=130)
READING = Rates(zh=400, en=220)


def seconds(text: str, rates: Rates = SPEAKING) -> float:
    """How long the text takes at these rates: each Chinese character, word, number or sign counts as one."""
    characters, words = spoken(text)
    return 60 * (characters / rates.zh + words / rates.en)
