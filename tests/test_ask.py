"""The plain reader, and which reader a terminal gets."""

from __future__ import annotations

import io
import unicodedata
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from kolinterview.answer import Answer, Paper
from kolinterview.ask import EditorReader, PlainReader, Reader, clean, reader

ANSWERS = [
    ("先看受众\n.\n", "先看受众", "sent"),
    ("先看受众\n。\n", "先看受众", "sent"),
    ("先看受众\n．\n", "先看受众", "sent"),
    ("先看受众\n｡\n", "先看受众", "sent"),
    ("first\r\nsecond\r\n.\r\n", "first\nsecond", "sent"),
    ("first\n  . \t\nsecond\n", "first", "sent"),
    ("first\n..\n.5\n.\n", "first\n..\n.5", "sent"),
    ("\n\n  first\n\nsecond  \n\n.\n", "first\n\nsecond", "sent"),
    (".\n", "", "sent"),
    (" \n.\n", "", "sent"),
    ("", "", "closed"),
    ("\n \n", "", "closed"),
    ("first\nsecond", "first\nsecond", "closed"),
    ("first\n.", "first", "sent"),
    ("粉\x00丝\x1b[31m\x07\x7f\x9f\n\ud83d受\udc4d众\tA\n.\n", "粉丝[31m\n受众\tA", "sent"),
    ("长" * 5000 + "\n.\n", "长" * 5000, "sent"),
]
LINES = [("\n", ""), ("  q \r\n", "q"), ("２，３\n", "２，３"), ("f 2", "f 2"), ("\x1b[Aq\n", "[Aq"), ("", None)]
READERS = [
    (False, True, "xterm-256color", "plain", False),
    (False, False, "dumb", "plain", False),
    (True, False, "xterm-256color", "plain", True),
    (True, True, "dumb", "plain", True),
    (True, True, "DUMB", "plain", True),
    (True, True, "unknown", "plain", True),
    (True, True, "xterm-256color", "editor", True),
    (True, True, None, "editor", True),
]


class Stream(io.StringIO):
    """A stream that is a terminal, or not."""

    def __init__(self, text: str = "", *, tty: bool = False, then: type[BaseException] | None = None) -> None:
        super().__init__(text)
        self._tty, self._then = tty, then

    def isatty(self) -> bool:
        return self._tty

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        line = super().readline()
        if not line and self._then:
            raise self._then
        return line


def plain(text: str, then: type[BaseException] | None = None) -> PlainReader:
    """A reader whose clock is a second on at every look."""
    return PlainReader(Stream(text, then=then), map(float, count(100)).__next__, interactive=False)


def nowhere(text: str, seconds: float) -> None:
    """Keeps nothing."""


# --- an answer ---


@pytest.mark.parametrize(("typed", "text", "end"), ANSWERS)
def test_an_answer_ends_with_a_lone_full_stop_or_with_the_input(typed: str, text: str, end: str) -> None:
    """Every kind of full stop and line end will do; what no screen can show is gone; nothing else is."""
    answer = plain(typed).answer(Paper(), nowhere)
    assert (answer.text, answer.end) == (text, end)


def test_the_text_is_kept_line_by_line_with_the_time_spent() -> None:
    """Each line is kept as it comes, clean, and the clock goes on from the time that was already spent."""
    kept: list[tuple[str, float]] = []
    answer = plain("second\x00\nthird\n.\n").answer(Paper("first", 60.0), lambda *now: kept.append(now))
    assert kept == [("first\nsecond", 61.0), ("first\nsecond\nthird", 62.0)]
    assert answer == Answer("first\nsecond\nthird", 63.0, "sent")


def test_ctrl_c_leaves_with_what_there_is() -> None:
    """Walking out loses no line that was typed."""
    assert plain("first\n", then=KeyboardInterrupt).answer(Paper(), nowhere) == Answer("first", 2.0, "left")


def test_answers_follow_one_another_in_one_input() -> None:
    """The second answer begins where the first one ended, and the prompt after it reads the next line."""
    reader = plain("first\n.\nsecond\n.\nq\n")
    assert [reader.answer(Paper(), nowhere).text for _ in range(2)] == ["first", "second"]
    assert (reader.line(), reader.line()) == ("q", None)


@pytest.mark.parametrize(("typed", "line"), LINES)
def test_a_line_at_the_prompt_comes_trimmed_and_clean(typed: str, line: str | None) -> None:
    """An empty line is a choice; the end of the input is none."""
    assert plain(typed).line() == line


def is_kept(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs") and character != "\ufeff"


@given(st.text(st.characters()))
def test_what_is_cleaned_can_be_written_and_loses_nothing_else(text: str) -> None:
    """Only control characters, halves of surrogate pairs and byte order marks go; what is blank stays blank."""
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert not [c for c in cleaned if unicodedata.category(c) == "Cc" and c not in "\n\t"]
    assert clean(cleaned) == cleaned
    assert cleaned.split() == "".join(c for c in text if c.isspace() or is_kept(c)).split()


# --- which reader ---


@pytest.mark.parametrize(("stdin", "stdout", "term", "kind", "interactive"), READERS)
def test_only_a_real_terminal_gets_the_editor(
    stdin: bool, stdout: bool, term: str | None, kind: str, interactive: bool
) -> None:
    """Pipes and dumb terminals get plain lines; only a terminal to type at counts as someone being there."""
    environ = {} if term is None else {"TERM": term}
    found: Reader = reader(Stream(tty=stdin), Stream(tty=stdout), environ, "zh", "off", lambda: 0.0)
    assert type(found) is {"plain": PlainReader, "editor": EditorReader}[kind]
    assert found.interactive is interactive


def test_the_editors_text_is_cleaned_before_it_is_kept_and_handed_in() -> None:
    """What is pasted into the editor is held to the same rule as what is piped in."""
    kept: list[str] = []
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text("\x1b[200~  粉\x07丝\r\nA\x1b[201~\x04")
        answer = EditorReader("zh", "off", lambda: 5.0).answer(Paper(spent=60.0), lambda text, _: kept.append(text))
    assert answer == Answer("粉丝\nA", 60.0, "sent")
    assert kept[-1] == "  粉丝\nA"


def test_the_prompt_on_a_terminal_gives_a_line() -> None:
    """Enter hands in the line, trimmed; a Ctrl-D too many does nothing; Ctrl-C is passed on."""
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        at_prompt = EditorReader("zh", "off", lambda: 0.0)
        keys.send_text("  f 2 \r\x04s\r\x03")
        assert (at_prompt.line(), at_prompt.line()) == ("f 2", "s")
        with pytest.raises(KeyboardInterrupt):
            at_prompt.line()
