"""Rough treatment: signals, job control, Ctrl-C at every prompt. The terminal is left as a shell wants it."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Run

from kolinterview.draft import left_over

pytest.importorskip("termios", reason="there is no pty here")

from terminal import Terminal
from test_terminal import CLOCK, CTRL_C, CTRL_D, EN, MENU, Answers, Start, answered, answers, leave_draft, start

__all__ = ["answers", "start"]

CTRL_Z = "\x1a"
SUM = "drill -q numbers-cpm --lang en"


# --- Ctrl-C ---


def in_an_empty_editor(start: Start, home: Path, run: Run) -> Terminal:
    terminal = start(EN)
    terminal.wait_to_type(CLOCK["en"])
    terminal.send(CTRL_C)
    terminal.wait_for("Ctrl-C again to leave")
    return terminal


def in_the_editor(start: Start, home: Path, run: Run) -> Terminal:
    terminal = start(EN)
    terminal.wait_to_type(CLOCK["en"])
    terminal.send("audience fit" + CTRL_C)
    terminal.wait_for("Ctrl-C again: leave, draft kept")
    return terminal


def at_the_menu(start: Start, home: Path, run: Run) -> Terminal:
    terminal = answered(start)
    terminal.send(CTRL_C)
    terminal.wait_to_type("^Ctrl-C again ends the session.\n>$")
    return terminal


def at_the_draft(start: Start, home: Path, run: Run) -> Terminal:
    leave_draft(home, "audience fit", 5)
    terminal = start(EN)
    terminal.wait_to_type(MENU)
    return terminal


def at_the_follow_up(start: Start, home: Path, run: Run) -> Terminal:
    terminal = answered(start)
    terminal.send("f\r")
    terminal.wait_to_type(f"Follow-up[^>]+{CLOCK['en']}")
    terminal.send("audience fit" + CTRL_C)
    terminal.wait_for("Ctrl-C again: leave, draft kept")
    return terminal


def at_the_words(start: Start, home: Path, run: Run) -> Terminal:
    terminal = answered(start)
    terminal.send("2\r")
    terminal.wait_to_type("Which of your words[\\S\\s]+^>$")
    terminal.send(CTRL_C)
    terminal.wait_to_type("^Ctrl-C again ends the session.\n>$")
    return terminal


def at_the_number(start: Start, home: Path, run: Run) -> Terminal:
    terminal = start(SUM)
    terminal.wait_to_type(CLOCK["en"])
    terminal.send("audience fit" + CTRL_D)
    terminal.wait_to_type(MENU)
    return terminal


def at_the_resumption(start: Start, home: Path, run: Run) -> Terminal:
    run("mock --seed 1 --lang en", input="audience fit\n.\n")
    terminal = start("mock --lang en")
    terminal.wait_to_type("A mock interview is unfinished[^>]+^>$")
    return terminal


def at_forgetting(start: Start, home: Path, run: Run) -> Terminal:
    run("drill -q screening-criteria --yes --lang en", input="audience fit\n.\n")
    terminal = start("history forget --all --lang en")
    terminal.wait_to_type("y deletes")
    return terminal


PROMPTS = [
    (in_an_empty_editor, 0, []),
    (in_the_editor, 0, ["audience fit"]),
    (at_the_menu, 1, []),
    (at_the_draft, 0, ["audience fit"]),
    (at_the_follow_up, 1, ["audience fit"]),
    (at_the_words, 1, []),
    (at_the_number, 0, ["audience fit"]),
    (at_the_resumption, 1, []),
    (at_forgetting, 1, []),
]


@pytest.mark.parametrize(("at", "kept", "drafts"), PROMPTS, ids=[at.__name__ for at, *_ in PROMPTS])
def test_ctrl_c_leaves_every_prompt(
    at: Callable[[Start, Path, Run], Terminal], kept: int, drafts: list[str], start: Start, home: Path, run: Run
) -> None:
    """It leaves with 130 and no traceback, and keeps the answers that are in and what is half written."""
    terminal = at(start, home, run)
    terminal.send(CTRL_C)
    assert terminal.close() == 130
    assert b"Traceback" not in terminal.output
    assert terminal.is_sane()
    assert len(run("history list --json").json) == kept
    assert [draft.text for _, draft in left_over(home / "drafts")] == drafts


# --- signals ---


@pytest.mark.parametrize("blow", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("where", ["editor", "menu"])
def test_a_signal_that_ends_it_leaves_the_terminal_as_it_was(
    start: Start, home: Path, answers: Answers, blow: signal.Signals, where: str
) -> None:
    """SIGTERM and SIGHUP: echo, cursor and lines are back, the code is the conventional one, nothing is lost."""
    if where == "editor":
        terminal = start(EN)
        terminal.wait_to_type(CLOCK["en"])
        terminal.send("audience fit")
        terminal.wait_for("^audience fit$")
    else:
        terminal = answered(start)
    terminal.strike(blow)
    assert terminal.close() == 128 + blow
    assert b"Traceback" not in terminal.output
    assert terminal.is_sane()
    assert [draft.text for _, draft in left_over(home / "drafts")] == ["audience fit"] * (where == "editor")
    assert answers() == ["I look at audience fit."] * (where == "menu")


def test_a_signal_that_is_ignored_stays_so(start: Start, home: Path, run: Run) -> None:
    """Under nohup a closed window ends nothing."""
    program = ["/bin/sh", "-c", 'trap "" HUP; exec "$@"', "sh", sys.executable, "-m", "kolinterview"]
    with Terminal(shlex.split(EN), environ=os.environ, program=program) as terminal:
        terminal.wait_to_type(CLOCK["en"])
        terminal.strike(signal.SIGHUP)
        terminal.send("audience fit" + CTRL_D)
        terminal.wait_to_type(MENU)


def test_a_dumb_terminal_keeps_its_lines_from_a_signal(
    start: Start, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is nothing to put right there; each line that was ended is in the draft."""
    monkeypatch.setenv("TERM", "dumb")
    terminal = start(EN)
    terminal.wait_for("to skip")
    terminal.send("audience fit\n")
    terminal.wait_for("^audience fit$")
    wait_until(lambda: (home / "drafts").is_dir() and any("audience" in f.read_text() for f in drafts_of(home)))
    terminal.strike(signal.SIGTERM)
    assert terminal.close() == -signal.SIGTERM
    assert terminal.is_sane()
    assert [draft.text for _, draft in left_over(home / "drafts")] == ["audience fit"]


def drafts_of(home: Path) -> list[Path]:
    return list((home / "drafts").glob("*.json"))


def wait_until(done: Callable[[], bool]) -> None:
    last = time.monotonic() + 30
    while not done():
        assert time.monotonic() < last
        time.sleep(0.02)


# --- encodings and widths ---


@pytest.mark.parametrize(
    ("settings", "columns", "said"),
    [
        ({"PYTHONIOENCODING": "ascii"}, 80, "I look at 受众匹配, audience fit."),
        ({"PYTHONIOENCODING": "cp936"}, 80, "I look at audience fit."),
        ({"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, 80, "受众匹配, audience fit."),
        ({}, 20, "I look at 受众匹配, audience fit."),
    ],
    ids=["ascii", "cp936", "C", "20 columns"],
)
def test_an_odd_terminal_takes_an_answer(
    start: Start, answers: Answers, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], columns: int, said: str
) -> None:
    """Typed, handed in, a follow-up put, the menu left: kept as it was typed, whatever the screen makes of it."""
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    terminal = start(EN, columns, 120)
    terminal.wait_to_type("hands|0:0")
    terminal.send(said + CTRL_D)
    terminal.wait_to_type(MENU)
    terminal.send("s\r")
    terminal.wait_to_type("Point by +point[\\S\\s]+^>$")
    terminal.send("q\r")
    assert terminal.close() == 0
    assert b"Traceback" not in terminal.output
    assert terminal.is_sane()
    assert answers() == [said]


# --- stopped, and going on ---


@pytest.fixture
def shell() -> Iterator[Terminal]:
    """A shell with job control, which is what stops and goes on."""
    if not (bash := shutil.which("bash")):
        pytest.skip("there is no shell with job control here")
    environ = {**os.environ, "PS1": "ready$ "}
    with Terminal(["--norc", "--noprofile", "-i"], environ=environ, program=[bash]) as terminal:
        terminal.wait_for("^ready")
        terminal.send(f"{shlex.quote(sys.executable)} -m kolinterview {EN}\r")
        terminal.wait_to_type(CLOCK["en"])
        yield terminal
        terminal.kill()


def test_ctrl_z_and_fg_keep_the_text_and_count_no_time(shell: Terminal, answers: Answers) -> None:
    """The shell has a sane terminal meanwhile; then the text is on the screen again, once, and the clock goes on."""
    shell.send("audience fit")
    shell.wait_for("^audience fit$")
    shell.send(CTRL_Z)
    shell.wait_for("Stopped[^$]+^ready")
    time.sleep(6.0)
    shell.send("clear; fg\r")
    shell.wait_to_type(f"^ 0:0[0-5] of about 2:00 .*{CLOCK['en']}")
    assert shell.text().count("audience fit") == 1
    shell.send(" first" + CTRL_D)
    shell.wait_to_type(MENU)
    assert answers() == ["audience fit first"]
    shell.send(CTRL_Z)
    shell.wait_for("Stopped[^$]+^ready\\$$")
    shell.send("fg\r")
    shell.wait_to_type(MENU)
    shell.send("q\r")
    shell.wait_for("^More of the same[^$]+^ready")


def test_a_stop_from_elsewhere_is_no_answering_time(start: Start, run: Run) -> None:
    """SIGSTOP, as when the machine sleeps: the gap is not counted, and the limit is not used up."""
    terminal = start(EN + " --limit 8 --clock off")
    terminal.wait_to_type("to skip")
    terminal.send("audience fit")
    terminal.wait_for("^audience fit$")
    terminal.strike(signal.SIGSTOP)
    time.sleep(8.5)
    terminal.strike(signal.SIGCONT)
    terminal.send(" first")
    terminal.wait_for("^audience fit first$")
    terminal.send(CTRL_D)
    terminal.wait_to_type(MENU)
    assert terminal.text().count("audience fit first") == 2  # as typed, and as evidence
    assert "Time is up" not in terminal.text()
    assert run("history list --json").json[0]["seconds"] < 6
