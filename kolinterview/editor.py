"""The answer editor on a real terminal: many lines, any script, and a clock that ticks while one types.

All of prompt_toolkit lives here. It costs 90 ms to import, which the reading of the question hides.
"""

from __future__ import annotations

import asyncio
import select
import signal
import sys
from collections.abc import Callable
from typing import Any

from prompt_toolkit import PromptSession
from prompt_toolkit.application import Application, get_app
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout.processors import TabsProcessor
from prompt_toolkit.styles import Style

from kolinterview import words
from kolinterview.answer import FULL_STOPS, Answer, Keep, Paper
from kolinterview.lang import Lang
from kolinterview.words import aloud, mock
from kolinterview.words import clock as as_clock

GRACE = 1.0
"""Seconds after the limit in which keys are swallowed: whoever was typing is not to answer the menu with it."""
PAUSE = 5.0
"""Seconds between two ticks from which on the program was stopped, or the machine asleep: nobody was answering."""
LATE = 0.85
"""The share of the time from which the clock changes colour."""

STYLE = Style.from_dict(
    {
        "bottom-toolbar": "noreverse",
        "clock": "reverse",
        "clock.late": "bg:ansiyellow fg:ansiblack",
        "clock.over": "bg:ansired fg:ansiwhite",
        "keys": "",
    }
)


class Editor:
    """One answer. `form` is where the clock goes: toolbar, title (of the window) or off."""

    def __init__(self, lang: Lang, form: str, clock: Callable[[], float]) -> None:
        self._lang: Lang = lang
        self._form = form
        self._clock = clock
        self._warned = False
        self._is_kept = True
        self._time_up = False
        self._start = self._seen = 0.0
        self._paper = Paper()

    def answer(self, paper: Paper, keep: Keep) -> Answer:
        """Type an answer. `keep` hears of every change before the screen shows it."""
        self._paper = paper
        self._seen = self._clock()
        self._start = self._seen - paper.spent
        session: PromptSession[Answer] = PromptSession(
            multiline=True,
            wrap_lines=True,
            history=DummyHistory(),
            key_bindings=self._keys(),
            style=STYLE,
            bottom_toolbar=self._toolbar if self._form == "toolbar" else None,
            refresh_interval=1.0 if self._form == "toolbar" else 0,
            enable_suspend=True,
            prompt_continuation="",
            input_processors=[TabsProcessor(char1=" ", char2=" ")],
        )

        kept = paper.text
        session.default_buffer.read_only = Condition(lambda: self._time_up or paper.aloud)

        def keep_before_it_shows(_: object) -> None:
            nonlocal kept
            if session.default_buffer.text != kept:  # once for all the keys of a paste
                kept = session.default_buffer.text
                self._is_kept = keep(kept, self._spent())

        session.app.before_render += keep_before_it_shows
        session.default_buffer.on_text_changed += lambda _: self._warn(session, False)
        self._session = session
        try:
            return session.prompt("", default=paper.text, pre_run=self._start_timers)
        finally:
            if self._form == "title":
                session.app.output.clear_title()
                session.app.output.flush()

    def _spent(self) -> float:
        """The seconds so far, without those in which the clock could not tick."""
        now = self._clock()
        if now - self._seen > PAUSE:
            self._start += now - self._seen
        self._seen = now
        return now - self._start

    async def _tick(self) -> None:
        while True:
            self._spent()
            await asyncio.sleep(1.0)

    def _start_timers(self) -> None:
        app = get_app()
        _heed_signals(app)
        app.create_background_task(self._tick())
        if self._paper.limit:
            app.create_background_task(self._stop_at_limit(app))
        if self._form == "title":
            app.create_background_task(self._tick_in_title(app))

    async def _stop_at_limit(self, app: Application[Answer]) -> None:
        while (left := self._paper.limit - self._spent()) > 0:
            await asyncio.sleep(min(left, 1.0))
        self._time_up = True
        await asyncio.sleep(GRACE)
        if not app.is_done:  # pragma: no branch (handed in at that very moment)
            app.exit(result=Answer(app.current_buffer.text, self._paper.limit, "limit"))

    async def _tick_in_title(self, app: Application[Answer]) -> None:
        while True:
            app.output.set_title(self._time()[1].strip())
            app.output.flush()
            await asyncio.sleep(1.0)

    def _toolbar(self) -> StyleAndTextTuples:
        if self._warned:
            kept = words.CTRL_C_AGAIN if self._is_kept else words.CTRL_C_LOST
            said = kept if get_app().current_buffer.text.strip() else words.CTRL_C_EMPTY
            return [("class:clock.late", f" {said.of(self._lang)} ")]
        style, time = self._time()
        if self._time_up:
            return [("class:clock.over", f" {words.TIME_UP_KEYS.of(self._lang)} ")]
        keys = aloud.KEYS if self._paper.aloud else words.EDITOR_KEYS
        return [(style, time), ("class:keys", f" {keys.of(self._lang)}")]

    def _time(self) -> tuple[str, str]:
        """The clock's style and its words, which tell the same."""
        spent, suggested, limit = self._spent(), self._paper.suggested, self._paper.limit
        values = {"spent": as_clock(spent), "suggested": as_clock(suggested), "left": as_clock(max(0, limit - spent))}
        if self._paper.left:
            said, share = mock.CLOCK, spent / suggested
            values["minutes"] = str(mock.minutes(self._paper.left - spent))
        elif limit:
            said, share = words.CLOCK_LIMIT, spent / limit
        else:
            said, share = (words.CLOCK_OVER if spent > suggested else words.CLOCK), spent / (suggested or 1)
        style = "class:clock.over" if share > 1 else "class:clock.late" if share > LATE else "class:clock"
        return style, f" {said.say(self._lang, **values)} "

    def _warn(self, session: PromptSession[Answer], on: bool) -> None:
        self._warned = on
        if self._form != "toolbar":
            session.bottom_toolbar = self._toolbar if on else None

    def _keys(self) -> KeyBindings:
        keys = KeyBindings()

        def hand_in(event: KeyPressEvent) -> None:
            if self._time_up:
                return
            event.app.exit(result=Answer(event.current_buffer.text, self._spent()))

        for key in (("c-d",), ("f2",), ("escape", "enter")):
            keys.add(*key, eager=True)(hand_in)

        @keys.add("enter")
        @keys.add("c-j")
        def _(event: KeyPressEvent) -> None:
            buffer = event.current_buffer
            if self._paper.aloud:
                hand_in(event)
                return
            pasting = bool(event.key_processor.input_queue) or _is_waiting(event.app)
            if not pasting and buffer.document.current_line.strip() in FULL_STOPS:
                row = buffer.document.cursor_position_row
                lines = buffer.text.split("\n")
                buffer.text = "\n".join(lines[:row] + lines[row + 1 :])
                hand_in(event)
            else:
                buffer.newline(copy_margin=False)

        @keys.add("c-c")
        def _(event: KeyPressEvent) -> None:
            if self._warned:
                event.app.exit(result=Answer(event.current_buffer.text, self._spent(), "left"))
            else:
                self._warn(self._session, True)

        return keys


def _is_waiting(app: Application[Answer]) -> bool:
    """Is there more to read already? prompt_toolkit reads 1,024 bytes at a time, and a paste may be cut anywhere."""
    try:
        return bool(select.select([app.input.fileno()], [], [], 0)[0])
    except (OSError, NotImplementedError):  # Windows asks this of sockets only; an input may have no file number
        return False


def _heed_signals(app: Application[Any]) -> None:
    """SIGTERM and SIGHUP end the program by way of the application's own end, which puts the terminal right; once the
    program goes on after a stop, the screen is drawn anew."""
    if sys.platform == "win32":
        return

    def end(number: int) -> None:
        if not app.is_done:
            app.exit(exception=SystemExit(128 + number))

    def go_on() -> None:
        app.renderer.erase()
        app.renderer.request_absolute_cursor_position()
        app.invalidate()

    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) == signal.SIG_DFL:  # nohup has it ignored
            loop.add_signal_handler(number, end, number)
    loop.add_signal_handler(signal.SIGCONT, go_on)


def prompt_line() -> str:
    """One line at "> ". Raises `KeyboardInterrupt`."""
    keys = KeyBindings()
    keys.add("c-d")(lambda _: None)  # pressed once too often after an answer; q is there to quit

    @keys.add("c-c")
    def _(event: KeyPressEvent) -> None:
        if event.app.is_running and not event.app.is_done:  # prompt_toolkit's own fails on one that comes as it ends
            event.app.exit(exception=KeyboardInterrupt)

    session: PromptSession[str] = PromptSession(history=DummyHistory(), key_bindings=keys, enable_suspend=True)
    return session.prompt("> ", pre_run=lambda: _heed_signals(get_app()))
