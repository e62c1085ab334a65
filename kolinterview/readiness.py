"""What judging an answer takes, loaded while the answer is typed: the first feedback then comes like the others."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from threading import Timer

from kolinterview.bank import Bank, Framework

AFTER = 0.3
"""Seconds: until then the editor is starting up, which must not be slowed down."""
SAMPLE = "首先核對 followers 12.5%。"
"""A bit of everything that text has to be read by."""


def prepare(bank: Bank, framework: Framework) -> Timer:
    """Begin in a moment, beside all else."""
    timer = Timer(AFTER, _load, (bank, framework))
    timer.daemon = True  # nobody waits for it at the end
    timer.start()
    return timer


def _load(bank: Bank, framework: Framework) -> None:
    with suppress(Exception):  # what is wrong shows, and is told, when the answer itself is judged
        from kolinterview import match, memory, speech
        from kolinterview.memory import Review

        match.match(SAMPLE, framework, bank)
        speech.delivery(SAMPLE)
        memory.after(None, Review("covered", "match", datetime.now(UTC)))
