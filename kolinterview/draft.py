"""The answer being typed, on disk at every keystroke, so that no crash takes a word with it.

Each session has a file of its own and holds a lock beside it. The system lets go of the lock when the session dies,
however it dies: a draft whose lock can be had is one that nobody is typing at.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

SYNC_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer in the making; `seconds` is the time spent on it so far.

    `parent` and `probe` are those of an `Attempt`: set when the answer is to a follow-up.
    """

    question: str
    lang: str
    text: str
    seconds: float
    parent: int = 0
    probe: str = ""


class DraftFile:
    """This session's draft. It never stops the typing: where it cannot write, `broken` says so and it goes on."""

    def __init__(self, folder: Path, session: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.path = folder / f"{session}.json"
        self.broken = False
        self._clock = clock
        self._synced = -SYNC_SECONDS
        self._lock: Any = None

    def save(self, draft: Draft) -> bool:
        """Write the draft in one step (temp + rename), flushed to the disk at most once a second; is it there?"""
        try:
            self._hold()
            temp = self.path.with_suffix(".tmp")
            with os.fdopen(os.open(temp, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
                json.dump(asdict(draft), out, ensure_ascii=False)
                if self._clock() - self._synced >= SYNC_SECONDS:
                    out.flush()
                    os.fsync(out.fileno())
                    self._synced = self._clock()
            temp.replace(self.path)
            self.broken = False
        except OSError:
            self.broken = True
        return not self.broken

    def drop(self) -> None:
        """The answer is stored, or was given up: the draft goes."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def set_aside(self) -> None:
        """Leave this draft for the next start to offer, and go on with another."""
        self.close()
        self.path = self.path.with_name(f"{self.path.stem}-.json")

    def close(self) -> None:
        """Let go of the lock; a draft that is still there is offered at the next start."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
            with suppress(OSError):
                _lock_path(self.path).unlink(missing_ok=True)

    def _hold(self) -> None:
        if self._lock is None:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = _lock(self.path)
            lock.acquire(blocking=False)
            self._lock = lock


def left_over(folder: Path) -> list[tuple[Path, Draft]]:
    """Drafts that no living session holds, oldest first. One that cannot be read stays where it is, unoffered."""
    _sweep(folder)
    found = []
    for path in sorted(folder.glob("*.json"), key=_age):
        with suppress(OSError, ValueError, TypeError, AttributeError, RecursionError):
            kept = json.loads(path.read_text(encoding="utf-8"))
            draft = Draft(**kept)
            if draft.text.strip() and not _is_held(path):
                found.append((path, draft))
    return found


def discard(path: Path) -> None:
    """Remove a left-over draft and all that belongs to it."""
    for belonging in (path, path.with_suffix(".tmp"), _lock_path(path)):
        with suppress(OSError):
            belonging.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove the locks that sessions left which died between two answers."""
    for lock in folder.glob("*.lock"):
        path = lock.with_suffix(".json")
        if not path.exists() and not _is_held(path):
            discard(path)


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _is_held(path: Path) -> bool:
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
