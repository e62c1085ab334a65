"""Files that mean harm, or were harmed: refused in a line, or shown harmless; never waited for, never a traceback."""

from __future__ import annotations

import os
import random
import socket
import sqlite3
import time
from datetime import date
from pathlib import Path

import pytest
from conftest import SMALL_FRAMEWORKS, SMALL_QUESTIONS, MakeScreen, Run, shown, write_bank

from kolinterview import ask, dates, figures, load, match, speech
from kolinterview.bank import Bank
from kolinterview.errors import StoreCorrupt
from kolinterview.show.screen import prose
from kolinterview.store import Store
from kolinterview.words import SO_FAR

COMMANDS = (
    "history list", "history list --json", "history show 1", "history mocks", "history exemplars", "history check",
    "history export", "stats", "plan", "review --minutes 5", "topics", "bank check --history",
)  # fmt: skip


def said(folder: Path, questions: str = SMALL_QUESTIONS, frameworks: str = SMALL_FRAMEWORKS) -> list[str]:
    _, problems = load.read([write_bank(folder, questions, frameworks)])
    return [f"{problem.line}: {problem.said.en}" for problem in problems]


# --- banks ---


@pytest.mark.parametrize(
    ("text", "code"), [('"a\\e[2Jb"', "001B"), ('"a\\0b"', "0000"), ('"a\\u202eb"', "202E"), ('"a\\x9bb"', "009B")]
)
def test_what_a_terminal_would_obey_is_refused_with_its_line(tmp_path: Path, text: str, code: str) -> None:
    """Escapes, NUL and overrides of direction have no business in a question."""
    assert said(tmp_path, SMALL_QUESTIONS.replace("为什么选他？", text)) == [
        f"16: has an unseen control character, U+{code}"
    ]


@pytest.mark.parametrize(("character", "code"), [("\x00", "0000"), ("\x07", "0007"), ("\ufffe", "FFFE")])
def test_what_yaml_does_not_have_is_refused_with_its_line(tmp_path: Path, character: str, code: str) -> None:
    """Where it stands, not where the file begins."""
    expected = [f"16: has an unseen control character, U+{code}"]
    assert said(tmp_path, SMALL_QUESTIONS.replace("为什么选他？", f"为{character}什么")) == expected


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_a_line_is_what_an_editor_shows_as_one(tmp_path: Path, sign: str) -> None:
    """What only YAML takes for a new line does not shift the lines of what is wrong behind it."""
    questions = f"# a{sign}b\n" + SMALL_QUESTIONS.replace("level: senior", "level: old")
    assert [line.partition(":")[0] for line in said(tmp_path, questions)] == ["18"]


def test_a_cue_of_a_mark_alone_is_refused_with_its_line(tmp_path: Path) -> None:
    """A sign that counts as a letter, but of which nothing is left to look for, would fail with the first answer."""
    frameworks = SMALL_FRAMEWORKS.replace("[五行, five line]", "[五行, ﹰ]")
    assert said(tmp_path, frameworks=frameworks) == ["28: 'ﹰ' has no word to look for"]


def test_markup_is_text(run: Run, home: Path) -> None:
    """What would be bold to a library is brackets to a candidate."""
    write_bank(home / "own", SMALL_QUESTIONS.replace("id: screening,", "id: s-own,").replace(
        "topic: screening", "topic: s-own").replace("怎么选达人？", '"[bold]选[/bold] [link=x]他"'))  # fmt: skip
    (home / "config.yaml").write_text("banks: [own]\n", encoding="utf-8")
    assert "[bold]选[/bold] [link=x]他" in run("topics --questions --lang zh").out


def test_aliases_that_explode_are_refused(tmp_path: Path) -> None:
    """A billion laughs in ten lines, and a circle."""
    laughs = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 20))
    expected = ["1: its aliases make too much of it, or go round in a circle"]
    assert said(tmp_path / "laughs", laughs) == expected
    assert said(tmp_path / "circle", "topics: &t [*t]\n") == expected


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system [id]", "!!python/name:os.system", "!!binary aGk="])
def test_tags_make_nothing(tmp_path: Path, tag: str) -> None:
    """YAML is read as text: no object is ever built."""
    assert said(tmp_path, SMALL_QUESTIONS.replace("level: core", f"level: {tag}"))


def test_a_line_of_ten_megabytes_is_read_or_refused(tmp_path: Path) -> None:
    """Within the limit it is only long, beyond it there is one line about it."""
    assert said(tmp_path / "long", SMALL_QUESTIONS.replace("为什么选他？", "长" * 3_400_000)) == []
    assert said(tmp_path / "huge", "#" * (21 * 2**20)) == ["1: is larger than 20 MB"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    """Nor is a device, or a link to one, nor a folder."""
    for number, make in enumerate((os.mkfifo, lambda path: path.symlink_to("/dev/zero"), os.mkdir)):
        folder = write_bank(tmp_path / str(number))
        (folder / "questions.yaml").unlink()
        make(folder / "questions.yaml")  # type: ignore[operator]
        _, problems = load.read([folder])
        assert [problem.said.en.startswith("cannot be read: ") for problem in problems] == [True]


# --- answers ---


def test_an_answer_loses_what_a_terminal_would_obey() -> None:
    """Escapes, overrides of direction, NUL, halves of surrogates; emoji and all scripts stay."""
    assert ask.clean("a\x1b[2Jb\u202e\u061cc\x00d\ud800e👩‍👩‍👧 é 中\t\n") == "a[2Jbcde👩‍👩‍👧 é 中\t\n"


@pytest.mark.parametrize(
    "again",
    ["一", "1 美元 ", "1. ", "我", "不看受众", "不看粉丝画像，", "a", ".", "(", "it ", "-", "19块5d"],
)
def test_an_answer_of_forty_thousand_characters_is_read_in_seconds(bank: Bank, screen: MakeScreen, again: str) -> None:
    """Whatever it repeats, the time grows with its length, not with the square of it."""
    said, begun = again * (40_000 // len(again)) + "x", time.process_time()
    match.match(said, bank.frameworks["kol-screening"], bank)
    figures.judge(said, 7.0, 0.01, [3.0], percent=False, counted=False, unit=["美元", "dollar"])
    speech.delivery(said)
    screen().print(prose(said))
    assert time.process_time() - begun < 5


# --- names and drafts ---


def test_what_is_said_of_a_name_holds_nothing_that_a_terminal_obeys(tmp_path: Path, run: Run) -> None:
    """A name on the command line and a key in a file are shown, and do nothing."""
    said = run("topics --topic 'a\x1b[2Jb\u202e' --lang en", code=2, err=None).err
    assert said.startswith("There is no topic called 'a\ufffd[2Jb\ufffd'.")
    write_bank(tmp_path / "own", SMALL_QUESTIONS.replace("level: core", '"\\e[2J": core'))
    assert "'\ufffd[2J' is not known here" in run(f"bank check '{tmp_path / 'own'}' --lang en", code=1, err=None).err


def test_an_old_draft_holds_nothing_that_a_terminal_obeys(screen: MakeScreen) -> None:
    """Whoever wrote it: it is shown, and does nothing."""
    made = screen("en")
    made.tell(SO_FAR, text="so far\x1b[2J\u061c")
    assert shown(made).endswith("so far\ufffd[2J\ufffd")


@pytest.mark.parametrize(
    "text", ["1" + "周一" * 3000, "mon " * 3000 + "1", "1" * 20_000 + "x", "in 1" + "0" * 5000 + " days"]
)
def test_a_date_without_end_is_none(text: str) -> None:
    """Nor does it take long to say so."""
    begun = time.process_time()
    assert dates.read(text, date(2026, 11, 25)) is None
    assert time.process_time() - begun < 1


# --- histories ---


@pytest.fixture
def history(run: Run, home: Path) -> Path:
    """Some answers, a mock, a date."""
    for question in ("screening-criteria", "closing-salary", "numbers-cpm"):
        run(f"drill -q {question} --lang zh --yes", input="先看受众匹配，大概 12 美元。\n.\n")
    run("mock --lang zh --seed 3", input="我叫小林，做了两年达人。\n.\n")
    run("plan 'in 20 days'", err=None)
    return home / "history.db"


def test_a_damaged_history_is_named_and_left_alone(history: Path, run: Run) -> None:
    """Bits flipped, or the end cut off, at twenty places: a sentence or a result, never a traceback, never a change."""
    good, rng = history.read_bytes(), random.Random(8)
    for number in range(20):
        bad = bytearray(good)
        for _ in range(1 + number % 5 * 6):
            bad[rng.randrange(len(bad))] ^= 1 << rng.randrange(8)
        history.write_bytes(bytes(bad[: rng.randrange(len(bad))] if number % 4 == 3 else bad))
        before = history.read_bytes()
        for command in rng.sample(COMMANDS, 3):
            code = 0
            try:
                run(f"{command} --lang en", err=None)
            except AssertionError as error:  # an exit code that is not 0
                code = int(str(error).split("exit ")[1].split()[0])
            assert code in (0, 1, 2), command
        assert history.read_bytes() == before


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE attempt SET at = 'yesterday'",
        "UPDATE attempt SET given = '['",
        "UPDATE mark SET hits = '[[1]]'",
        "UPDATE mock SET at = ''",
        "UPDATE interview SET day = 'soon'",
        "UPDATE memory SET last = 'x'",
    ],
)
def test_a_row_that_is_not_the_programs_is_damage(history: Path, sql: str) -> None:
    """Whoever wrote it: it is said, not stumbled over."""
    from kolinterview import mocks

    with sqlite3.connect(history) as db:
        db.execute(sql)
    db.close()
    store = Store(history)
    with pytest.raises(StoreCorrupt):
        _ = (store.attempts(), mocks.all_of(store), store.interview(), store.remembered("zh"))


# --- the network ---


def test_nothing_is_sent_anywhere(history: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is run, no socket is opened."""

    def no_socket(*_: object, **__: object) -> None:
        raise AssertionError("a socket")

    monkeypatch.setattr(socket.socket, "connect", no_socket)
    monkeypatch.setattr(socket.socket, "connect_ex", no_socket)
    for command in COMMANDS:
        run(command, err=None)
    run("mock --lang en", input="I look at the audience first.\n.\n")
