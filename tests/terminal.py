"""A terminal in memory with the program inside: the candidate's eyes (pyte's screen) and hands (a pty)."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

import pyte

PATIENCE = 30.0
"""Seconds to wait for the screen: a busy machine is no fault of the program."""
PROGRAM = (sys.executable, "-m", "kolinterview")
BRACKETED_PASTE = 2004 << 5
"""As pyte keeps that mode: on exactly while the editor, or the menu's prompt, is listening."""


class Terminal:
    """`python -m kolinterview …` on a terminal of that size. The end of the `with` is the end of the program."""

    def __init__(
        self,
        arguments: Sequence[str],
        columns: int = 80,
        rows: int = 50,
        environ: Mapping[str, str] = os.environ,
        program: Sequence[str] = PROGRAM,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.output = b""
        self._unsent = b""
        self._stream = pyte.ByteStream(self.screen)
        self._ours, theirs = os.openpty()
        os.set_blocking(self._ours, False)
        self._set_size()
        # pyte knows where its cursor is when prompt_toolkit asks
        self.screen.write_process_input = self._reply
        self._process = subprocess.Popen(
            [*program, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environ,  # always said: GNU readline, once imported, puts COLUMNS behind Python's back
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # so that Ctrl-C and a new size become signals
        )
        os.close(theirs)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._unsent = b"\x03\x03"  # the way out that leaves it time to write down what was covered
            with suppress(AssertionError):
                self.close(2.0)
        self._process.kill()
        self._process.wait()
        os.close(self._ours)

    # --- hands ---

    def send(self, text: str) -> None:
        """Type, or paste: what is sent at once comes at once."""
        self._unsent += text.encode()
        self._until(lambda: not self._unsent, "the keys to be taken")

    def resize(self, columns: int) -> None:
        """Drag the window; the system tells the program by SIGWINCH."""
        self.screen.resize(columns=columns)
        self._set_size()

    def close(self, patience: float = PATIENCE) -> int:
        """The exit code, once the program has ended of itself."""
        self._until(lambda: not self._pump(0.05), "its end", patience)
        return self._process.wait(PATIENCE)

    def strike(self, number: int) -> None:
        """Send a signal, and go on."""
        self._process.send_signal(number)

    def kill(self, blow: int = signal.SIGKILL) -> None:
        """No last words, but what was on its way to the screen still comes."""
        self._process.send_signal(blow)
        self.close()

    # --- eyes ---

    def text(self) -> str:
        """The screen, without the blanks at the ends of rows and below the last."""
        rows = (self.screen.buffer[y] for y in range(self.screen.lines))
        return "\n".join("".join(row[x].data for x in range(self.screen.columns)).rstrip() for row in rows).rstrip()

    def is_sane(self) -> bool:
        """Is the terminal as a shell wants it: lines, echo, a cursor, no bracketed paste?"""
        flags = termios.tcgetattr(self._ours)[3]
        cooked = bool(flags & termios.ECHO and flags & termios.ICANON and flags & termios.ISIG)
        return cooked and not self.screen.cursor.hidden and BRACKETED_PASTE not in self.screen.mode

    def wait_for(self, pattern: str) -> re.Match[str]:
        """Until the screen has it, a regular expression of whole lines."""
        return self._until(lambda: re.search(pattern, self.text(), re.MULTILINE), pattern)

    def wait_for_title(self, pattern: str) -> str:
        """Until the window's title is like this; the title."""
        return self._until(lambda: re.search(pattern, self.screen.title), pattern)[0]

    def wait_to_type(self, after: str) -> None:
        """Until this is on the screen and the editor, or the menu's prompt, listens."""
        self.wait_for(after)
        self._until(lambda: BRACKETED_PASTE in self.screen.mode, "the editor")

    # --- the pty ---

    def _until(self, done: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:
        last = time.monotonic() + patience
        while not (found := done()):
            running = self._pump(0.05)
            if not (running or done()) or time.monotonic() > last:
                raise AssertionError(f"waited for {what}; there is\n{self.text()}")
        return found

    def _pump(self, seconds: float) -> bool:
        """Let it read and write for a moment; False once it has ended and all it wrote is shown."""
        readable, writable, _ = select.select([self._ours], [self._ours] if self._unsent else [], [], seconds)
        if writable:
            with suppress(OSError):  # full, or closed at the other end
                self._unsent = self._unsent[os.write(self._ours, self._unsent) :]
        if not readable:
            return True
        try:
            data = os.read(self._ours, 65536)
        except OSError:  # EIO is how Linux says that the other end is closed
            data = b""
        self.output += data
        self._stream.feed(data)
        return bool(data)

    def _reply(self, text: str) -> None:
        self._unsent += text.encode()

    def _set_size(self) -> None:
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", self.screen.lines, self.screen.columns, 0, 0))
