"""Disks that are full, homes that are read-only or not there, histories that cannot be used: an answer gets its
feedback all the same, one line says what is wrong, and what was written is in a file whose path is told."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from conftest import Run

from kolinterview import database
from kolinterview.bank import Bank
from kolinterview.draft import read
from kolinterview.house import House
from kolinterview.store import Store

SAID = "I look at audience fit first."
DRILL = "drill -q screening-criteria --yes --lang en"
FULL = "the disk is full"
READS = ("history list", "stats", "review --minutes 5", "plan", "topics", "history mocks", "history export")
WRITES = ("plan 'in 20 days'", "history rebuild")
ALWAYS = ("config", "topics --questions")
Mount = Callable[..., None]


@pytest.fixture
def mount() -> Iterator[Mount]:
    """`mount(folder, "size=64k")`: a disk of the test's own there, until its end; skipped where that may not be."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can mount a small disk")
    with ExitStack() as stack:

        def mount(folder: Path, options: str) -> None:
            again = "remount" in options
            folder.mkdir(parents=True, exist_ok=True)
            command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
            if subprocess.run(command, capture_output=True, check=False).returncode:
                pytest.skip("no disk can be mounted here")
            if not again:
                stack.callback(subprocess.run, ["umount", "-l", str(folder)], check=True)

        yield mount


@pytest.fixture
def spare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's folder for temporary files, the test's own."""
    folder = tmp_path / "spare"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture(autouse=True)
def read_once(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bank that comes along need not be read again for every command that may not keep its cache."""
    monkeypatch.setattr(House, "bank", bank)


def fill(folder: Path) -> None:
    """Not a byte is left."""
    with (folder / "film.mov").open("wb", buffering=0) as out:
        for size in (4096, 1):
            try:
                while True:
                    out.write(b"x" * size)
            except OSError:
                continue


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def answers_all_the_same(run: Run, why: str) -> Path:
    """Hand in an answer: it has its feedback, one line tells why it is not kept; the path that this line names."""
    shown = run(DRILL, input=f"{SAID}\n.\n").out
    assert "1 of 4 points found" in shown
    assert f'You said: "{SAID[:-1]}"' in shown
    (line,) = (line for line in shown.splitlines() if line.startswith("This answer"))
    assert why in line
    path = Path(line.partition("it is in ")[2].partition(".json")[0] + ".json")
    draft = read(path)
    assert draft
    assert draft.text == SAID
    assert path.stat().st_mode & 0o777 == 0o600
    return path


def each_says_one_line(run: Run, why: str, *commands: str) -> None:
    for command in commands:
        said = run(f"{command} --lang en", code=1, err=None).err
        assert (said.count("\n"), why in said) == (1, True), command


def each_works(run: Run, *commands: str) -> None:
    for command in commands:
        run(f"{command} --lang en", err=None)


# --- the disk ---


def test_a_disk_full_from_the_start(home: Path, run: Run, spare: Path, mount: Mount) -> None:
    """Not even a draft fits: the answer is among the temporary files, every command says a line or works."""
    mount(home, "size=64k")
    fill(home)
    rescued = answers_all_the_same(run, FULL)
    assert rescued.parent == spare
    assert [name for name in contents(home) if "draft" in name] == []
    each_says_one_line(run, FULL, "history list", "stats", "plan 'in 20 days'", "topics")
    each_works(run, "config")


def test_a_disk_that_fills_up_later(home: Path, run: Run, spare: Path, mount: Mount) -> None:
    """What is in the history stays as it was and can be read; only what would be written cannot be."""
    mount(home, "size=160k")
    (home / "cache").write_text("no cache here")  # or it would fill the disk before the history is made
    run(DRILL, input=f"{SAID}\n.\n")
    fill(home)
    before = contents(home)
    assert answers_all_the_same(run, FULL).parent == spare
    each_works(run, *READS, "config")
    each_says_one_line(run, FULL, "plan 'in 20 days'")
    mocked = run("mock --seed 1 --lang en", input=f"{SAID}\n.\n")
    assert "This one cannot be kept, so it cannot be resumed." in " ".join(mocked.out.split())
    assert "1 question, " in mocked.out
    assert contents(home) == before


def test_a_read_only_home(home: Path, run: Run, spare: Path, mount: Mount) -> None:
    """All that only reads works, and nothing is changed."""
    mount(home, "size=1m")
    run(DRILL, input=f"{SAID}\n.\n")
    mount(home, "remount,ro,size=1m")
    before = contents(home)
    assert answers_all_the_same(run, "read-only").parent == spare
    each_works(run, *READS, *ALWAYS)
    each_says_one_line(run, "read-only", *WRITES, "history forget 1 --yes")
    assert contents(home) == before


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="to root everything can be written")
def test_a_home_without_the_right_to_write(home: Path, run: Run, spare: Path) -> None:
    """The same for who is not root."""
    run(DRILL, input=f"{SAID}\n.\n")
    before = contents(home)
    home.chmod(0o500)
    (home / "drafts").chmod(0o500)
    try:
        assert answers_all_the_same(run, "").parent == spare
        each_works(run, *READS, *ALWAYS)
        assert contents(home) == before
    finally:
        for folder in (home, home / "drafts"):
            folder.chmod(0o700)


# --- the home ---


@pytest.mark.parametrize("there", ["a file", "nothing"])
@pytest.mark.skipif(sys.platform != "linux", reason="where a home is found is the system's business")
def test_no_home_at_all(there: str, tmp_path: Path, run: Run, spare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """HOME is a file, or is not there and cannot be made: commands that only read find nothing, and answers are
    rescued."""
    bad = tmp_path / "home"
    if there == "a file":
        bad.touch()
    else:
        bad = Path("/proc/nonexistent")  # nobody can make that, not even root
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "KOLINTERVIEW_HOME"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(bad))
    assert answers_all_the_same(run, str(bad)).parent == spare
    each_works(run, *READS, *ALWAYS, "history check")
    each_says_one_line(run, str(bad), *WRITES)


def test_without_the_variable_the_home_is_the_accounts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, spare: Path
) -> None:
    """HOME is not even set: the system is asked, as everywhere."""
    pwd = pytest.importorskip("pwd", reason="accounts are POSIX's")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "KOLINTERVIEW_HOME"):
        monkeypatch.delenv(name)
    from kolinterview.settings import paths

    if sys.platform == "linux":
        assert paths(os.environ).history.is_relative_to(pwd.getpwuid(os.getuid()).pw_dir)


def test_a_path_with_blanks_and_chinese(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything lands there, and the path is told as it is."""
    there = tmp_path / "我的 练习"
    monkeypatch.setenv("KOLINTERVIEW_HOME", str(there))
    run(DRILL, input=f"{SAID}\n.\n")
    assert [attempt.answer for attempt in Store(there / "history.db").attempts()] == [SAID]
    assert str(there) in run("config --lang en").out
    each_works(run, *READS, *WRITES)


# --- the history ---


def shortened(path: Path) -> None:
    os.truncate(path, 5000)


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {database.VERSION + 1}")


@pytest.mark.parametrize(
    ("spoil", "why"), [(shortened, "cannot be read as a history file"), (newer, "was written by a newer kolinterview")]
)
def test_a_history_that_cannot_be_used(
    spoil: Callable[[Path], None], why: str, home: Path, run: Run, spare: Path
) -> None:
    """It is named and left as it is; the answer is a draft in its usual folder, and every command says one line."""
    run(DRILL, input=f"{SAID}\n.\n")
    spoil(home / "history.db")
    before = (home / "history.db").read_bytes()
    assert answers_all_the_same(run, why).parent == home / "drafts"
    each_says_one_line(run, why, *READS, *WRITES, "history check", "history forget --all --yes")
    each_works(run, *ALWAYS)
    mocked = run("mock --seed 1 --lang en", input=f"{SAID}\n.\n", err=None)
    assert why in mocked.err
    assert "1 question, " in mocked.out
    assert (home / "history.db").read_bytes() == before
    assert list(spare.iterdir()) == []


def test_a_history_that_another_program_keeps(
    home: Path, run: Run, spare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After waiting its time every command says so in a line; the answer is a draft, and nothing is lost."""
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)
    run(DRILL, input=f"{SAID}\n.\n")
    why = "another program keeps it locked"
    with closing(sqlite3.connect(home / "history.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        aside = answers_all_the_same(run, why)
        each_says_one_line(run, why, *READS, *WRITES, "history check", "history forget 1 --yes")
        each_works(run, *ALWAYS)
    assert [aside] == list((home / "drafts").glob("*.json"))
    assert [attempt.answer for attempt in Store(home / "history.db").attempts()] == [SAID]


def test_an_upgrade_that_does_not_fit_leaves_nothing_of_its_copy(home: Path, run: Run, mount: Mount) -> None:
    """No upgrade without a backup, and half a backup does not take up the last of the disk."""
    mount(home, "size=4m")
    run(DRILL, input=f"{SAID}\n.\n")
    with closing(sqlite3.connect(home / "history.db")) as db:
        db.executescript("DROP TABLE mock; ALTER TABLE attempt DROP COLUMN given; PRAGMA user_version = 3;")
    before = (home / "history.db").read_bytes()
    (home / "other").write_bytes(bytes(shutil.disk_usage(home).free - len(before) // 2))
    assert FULL in run("history list --lang en", code=1, err=None).err
    assert (home / "history.db").read_bytes() == before
    assert [path.name for path in home.glob("history*")] == ["history.db"]
