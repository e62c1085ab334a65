"""What judging an answer takes, loaded while the answer is typed: the first feedback then comes like the others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from threading import Timer

from kolinterview.bank import Bank

AFTER = 0.3
"""Seconds: until then the editor is starting up, which must not be slowed down."""
SAMPLE = "首先核對 followers 12.5%。"
"""A bit of everything that text has to be read by."""


@contextmanager
def meanwhile(bank: Bank, question: str) -> Iterator[None]:
    """Beside what is done within. At its end nothing is loading any more: no two threads may use the stemmer."""
    timer = Timer(AFTER, _load, (bank, question))
    timer.daemon = True
    with suppress(RuntimeError):  # no more threads here: then it is loaded when it is needed
        timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if timer.ident:
            timer.join()


def _load(bank: Bank, question: str) -> None:
    with suppress(Exception):  # what is wrong shows, and is told, when the answer itself is judged
        from kolinterview import match, memory, speech
        from kolinterview.memory import Review

        match.match(SAMPLE, bank.framework_of(bank.questions[question]), bank)
        speech.delivery(SAMPLE)
        memory.after(None, Review("covered", "match", datetime.now(UTC)))
