"""Streams as a shell may hand them over: closed, full, cut short, of another encoding; terminals of any width."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Run

PROGRAM = f"'{sys.executable}' -m kolinterview"
EN, ZH = "I look at audience fit first.", "先看受众匹配"
DRILL = f"{PROGRAM} drill -q screening-criteria --yes --lang en"
C_LOCALE = "LANG=C LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the shell is POSIX's")


def shell(line: str, input: str = "") -> subprocess.CompletedProcess[bytes]:
    """What `sh` makes of the line; nothing may say Traceback, or complain while it ends."""
    done = subprocess.run(["/bin/sh", "-c", line], input=input.encode(), capture_output=True, check=False)
    for word in (b"Traceback", b"Exception ignored", b"Errno"):
        assert word not in done.stderr + done.stdout, done.stderr.decode(errors="replace")
    return done


CLOSED = [
    ("topics >&-", 0, ""),
    ("topics --json >&-", 0, ""),
    ("history export >&-", 0, ""),
    ("--help >&-", 0, ""),
    ("topics -t crisiss >&-", 2, "crisis"),
    ("topics -t crisiss 2>&-", 2, ""),
    ("drill --yes <&-", 0, ""),
    ("mock <&-", 0, ""),
    ("score screening-criteria <&-", 1, "nothing to mark"),
    ("history forget --all <&-", 2, "--yes"),
    ("drill --yes <&- >&- 2>&-", 0, ""),
    ("topics > /dev/full", 1, "Cannot write stdout: the disk is full"),
    ("topics --json > /dev/full", 1, "Cannot write stdout: the disk is full"),
]


@pytest.mark.parametrize(("line", "code", "said"), CLOSED, ids=[line for line, *_ in CLOSED])
def test_a_stream_that_is_closed_or_full(line: str, code: int, said: str) -> None:
    """At most one line about it, and the code that the command has anyway."""
    if "/dev/full" in line and not Path("/dev/full").exists():
        pytest.skip("there is no full device here")
    done = shell(f"KOLINTERVIEW_LANG=en {PROGRAM} {line}")
    assert done.returncode == code
    assert done.stderr.count(b"\n") == bool(said)
    assert said in done.stderr.decode()


@pytest.mark.parametrize("what", ["config", "topics --json", "history export"])
def test_a_reader_that_is_gone_is_no_reason_to_speak(what: str) -> None:
    """However little was to be said: quiet, and 1 to whoever asks, as Python's own manual has it."""
    done = shell(f"{{ {PROGRAM} {what}; echo $? >&2; }} | (exec <&-; sleep 0.6)")
    assert done.stderr == b"1\n"


def test_an_answer_is_kept_though_nobody_listens(run: Run) -> None:
    """`drill >&-` keeps what was handed in; `drill | head -1`, which may be over before it was, is quiet."""
    shell(f"{DRILL} >&-", f"{EN}\n.\n")
    assert [attempt["answer"] for attempt in run("history list --json").json] == [EN]
    assert shell(f"{DRILL} | head -1", f"{EN}\n.\n").stderr == b""


def test_without_a_terminal_of_its_own() -> None:
    """A session without a terminal, as cron and CI have it, is a pipe like any other."""
    command = [sys.executable, "-m", "kolinterview", "drill", "-q", "screening-criteria", "--lang", "en"]
    done = subprocess.run(
        command, input=f"{EN}\n.\n", capture_output=True, text=True, start_new_session=True, check=True
    )
    assert "1 of 4 points found" in done.stdout
    assert done.stderr == ""


# --- encodings ---


@pytest.mark.parametrize("settings", ["PYTHONIOENCODING=ascii", C_LOCALE])
def test_chinese_reaches_an_ascii_program(settings: str, run: Run) -> None:
    """Bytes that the encoding has not are UTF-8: the answer is marked and kept as it was written."""
    shown = shell(f"{settings} {DRILL}", f"{ZH}\n.\n")
    assert shown.returncode == 0
    assert b"1 of 4 points found" in shown.stdout
    scored = shell(f"{settings} {PROGRAM} score screening-criteria --json", ZH)
    assert json.loads(scored.stdout)["points"][0]["state"] == "covered"
    assert [attempt["answer"] for attempt in run("history list --json").json] == [ZH]


def test_another_encoding_than_was_said_stops_nothing() -> None:
    """UTF-8 for a program that was told cp936 is nonsense to it, and no more."""
    done = shell(f"PYTHONIOENCODING=cp936 {DRILL}", "先看受众匹配度\n.\n")
    assert done.returncode == 0


@pytest.mark.parametrize("settings", ["PYTHONIOENCODING=ascii", "PYTHONIOENCODING=cp936", C_LOCALE])
def test_an_export_loses_nothing_to_the_encoding(settings: str, tmp_path: Path, run: Run) -> None:
    """What is printed can be imported again, by a file and by a pipe, whatever the terminal's encoding."""
    answer = f"{ZH}、😀\u2028第二"
    run("drill -q screening-criteria --yes --lang zh", input=f"{answer}\n.\n")
    there = tmp_path / "export.jsonl"
    there.write_bytes(shell(f"{settings} {PROGRAM} history export").stdout)
    for number, line in enumerate((f"import '{there}'", f"import < '{there}'")):
        other = f"KOLINTERVIEW_HOME='{tmp_path / str(number)}'"
        assert shell(f"{settings} {other} {PROGRAM} history {line}").returncode == 0
        listed = shell(f"{other} {PROGRAM} history list --json").stdout
        assert [attempt["answer"] for attempt in json.loads(listed)] == [answer]


def test_an_export_of_utf_8_comes_in_by_an_ascii_pipe(tmp_path: Path, run: Run) -> None:
    """As it was exported elsewhere."""
    run("drill -q screening-criteria --yes --lang zh", input=f"{ZH}\n.\n")
    other = f"KOLINTERVIEW_HOME='{tmp_path / 'x'}'"
    line = f"{PROGRAM} history export | PYTHONIOENCODING=ascii {other} {PROGRAM} history import"
    assert b"1" in shell(line).stderr
    listed = shell(f"{other} {PROGRAM} history list --json").stdout
    assert json.loads(listed)[0]["answer"] == ZH


# --- widths ---


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", [20, 40])
def test_a_narrow_window_is_no_trouble(columns: int, lang: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every listing in twenty and in forty columns; a mock and a drill too."""
    monkeypatch.setenv("COLUMNS", str(columns))
    run(f"drill -q screening-criteria --yes --lang {lang}", input=f"{ZH}, {EN}\n.\n")
    run(f"mock --seed 1 --lang {lang}", input=f"{ZH}\n.\n", err=None)
    for command in (
        "plan 'in 3 days'",
        "history list",
        "history show 1",
        "history mocks 1",
        "stats",
        "topics",
        "config",
    ):
        run(f"{command} --lang {lang}", err=None)


@pytest.mark.parametrize("settings", [{"TERM": "dumb"}, {"NO_COLOR": "1"}, {"TERM": ""}])
def test_what_is_piped_has_no_codes(settings: dict[str, str]) -> None:
    """Whatever the terminal would be."""
    command = [sys.executable, "-m", "kolinterview", "topics"]
    done = subprocess.run(command, env=os.environ | settings, capture_output=True, check=True)
    assert b"\x1b" not in done.stdout
