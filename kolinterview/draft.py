"""The answer being typed, on disk at every keystroke, so that no crash takes a word with it.

Each session has a file of its own and holds a lock beside it. The system lets go of the lock when the session dies,
however it dies: a draft whose lock can be had is one that nobody is typing at.
"""

from __future__ import annotations

import json
import math
import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

SYNC_SECONDS = 1.0
MOST_ATTEMPTS = 2**63
"""What a database can count to."""


class Draft(NamedTuple):
    """An answer in the making; `seconds` is the time spent on it so far.

    `parent` and `probe` are those of an `Attempt`: set when the answer is to a follow-up. `given` are the values that a
    question of numbers was asked with.
    """

    question: str
    lang: str
    text: str
    seconds: float
    parent: int = 0
    probe: str = ""
    given: Mapping[str, float] = {}


class DraftFile:
    """This session's draft. It never stops the typing: where it cannot write, `broken` says so and it goes on."""

    def __init__(
        self, folder: Path, session: str, clock: Callable[[], float] = time.monotonic, aside: Path | None = None
    ) -> None:
        self.path = folder / f"{session}.json"
        self.aside = aside or folder
        self.broken = False
        self._clock = clock
        self._synced = -SYNC_SECONDS
        self._lock: Any = None

    def save(self, draft: Draft) -> bool:
        """Write the draft in one step (temp + rename), flushed to the disk at most once a second; is it there?"""
        try:
            self.hold()
            temp = self.path.with_suffix(".tmp")
            with os.fdopen(os.open(temp, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
                json.dump(draft._asdict(), out, ensure_ascii=False)
                if self._clock() - self._synced >= SYNC_SECONDS:
                    out.flush()
                    os.fsync(out.fileno())
                    self._synced = self._clock()
            temp.replace(self.path)
            self.broken = False
        except OSError:
            self.broken = True
            with suppress(OSError):  # half a draft, on a disk that is full
                self.path.with_suffix(".tmp").unlink(missing_ok=True)
        return not self.broken

    def drop(self) -> None:
        """The answer is stored, or was given up: the draft goes."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def set_aside(self, draft: Draft) -> Path | None:
        """Leave this draft for the next drill to offer, and go on with another; where it is now, if it could be."""
        kept = read(self.path)  # a full disk has it from before
        if not (kept and kept.text == draft.text) and not self.save(draft):
            return None
        there = None
        try:
            self.aside.mkdir(mode=0o700, parents=True, exist_ok=True)
            there = _free(self.aside, self.path.stem)
            self.path.replace(there)
        except OSError:
            if there:
                discard(there)
            return None
        return there

    def close(self) -> None:
        """Let go of the lock; a draft that is still there is offered at the next start."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
            with suppress(OSError):
                _lock_path(self.path).unlink(missing_ok=True)

    def hold(self) -> None:
        """Let other sessions know that this one lives. Raises `OSError` where they cannot, or it is held already."""
        if self._lock is None:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = _lock(self.path)
            lock.acquire(blocking=False)
            self._lock = lock


def rescue(draft: Draft) -> Path | None:
    """Keep a draft that its own folder does not take among the system's temporary files, for the user's eyes alone;
    where it is, if even that can be."""
    import tempfile

    try:
        handle, name = tempfile.mkstemp(prefix="kolinterview-", suffix=".json")
    except OSError:
        return None
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(draft._asdict(), out, ensure_ascii=False)
            out.flush()
            os.fsync(out.fileno())
    except OSError:
        Path(name).unlink(missing_ok=True)
        return None
    return Path(name)


def left_over(folder: Path) -> list[tuple[Path, Draft]]:
    """Drafts that no living session holds, oldest first. One that cannot be read stays where it is, unoffered."""
    sweep(folder)
    found = []
    for path in sorted(folder.glob("*.json"), key=_age):
        draft = read(path)
        if draft and draft.text.strip() and not is_held(path):
            found.append((path, draft))
    return found


def read(path: Path) -> Draft | None:
    """The draft at that path; None where there is none that can be read."""
    with suppress(OSError, ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        draft = Draft(**json.loads(path.read_text(encoding="utf-8")))
        "".join((draft.question, draft.lang, draft.text, draft.probe, *draft.given)).encode()  # or it cannot be written
        numbers = (draft.seconds, *draft.given.values())
        is_parent = type(draft.parent) is int and 0 <= draft.parent < MOST_ATTEMPTS
        if is_parent and all(type(number) in (int, float) and math.isfinite(number) for number in numbers):
            return draft
    return None


def discard(path: Path) -> None:
    """Remove a left-over draft and all that belongs to it."""
    for belonging in (path, path.with_suffix(".tmp"), _lock_path(path)):
        with suppress(OSError):
            belonging.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove the locks that sessions left which died between two answers."""
    for lock in folder.glob("*.lock"):
        path = lock.with_suffix(".json")
        if not path.exists() and not is_held(path):
            discard(path)


def _free(folder: Path, stem: str) -> Path:
    """A name that no other draft has there, taken at once. Raises `OSError`."""
    for number in count(1):
        path = folder / f"{stem}-{number}.json"
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            return path
    raise AssertionError("there are numbers enough")


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def is_held(path: Path) -> bool:
    """Is a living session writing this draft?"""
    lock = _lock(path)
    try:
        lock.acquire(blocking=False)
    except OSError:  # filelock's Timeout is one; and what cannot be locked cannot be taken over
        return True
    lock.release()
    return False


def _lock(path: Path) -> Any:
    from filelock import FileLock  # 35 ms, paid once the question is on the screen

    return FileLock(_lock_path(path), mode=0o600)


def _lock_path(path: Path) -> Path:
    return path.with_suffix(".lock")
