"""What every test shares: a home of its own, a way to run a command, a small bank."""

from __future__ import annotations

import io
import json
import shlex
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from typer.testing import CliRunner

from kolinterview import house, load
from kolinterview.bank import Bank
from kolinterview.cli import app
from kolinterview.lang import Lang
from kolinterview.show.screen import Screen

KINDS_OF_HOME = ("DATA", "CONFIG", "CACHE")

SMALL_QUESTIONS = """\
topics:
  - {id: screening, zh: 达人筛选, en: Creator screening}
  - {id: outreach, zh: 建联, en: Outreach}
questions:
  - id: screening-how
    topic: screening
    framework: choosing
    ask: {zh: 怎么选达人？, en: How do you choose creators?}
    level: core
    round: business
    for: all
    seconds: 60
  - id: screening-why
    topic: screening
    framework: choosing
    ask: {zh: 为什么选他？, en: Why this one?}
    level: senior
    round: final
    for: experienced
    seconds: 90
    checked: 2026-11-23
  - id: outreach-first
    topic: outreach
    framework: writing
    ask: {zh: 第一封邮件怎么写？, en: How do you write the first email?}
    level: entry
    round: hr
    for: graduate
    seconds: 45
"""

SMALL_FRAMEWORKS = """\
concepts:
  audience: [粉丝, 受众, follower*, audience]
frameworks:
  - id: choosing
    part: question
    title: {zh: 选达人, en: Choosing creators}
    advice: {zh: 先说人群。, en: Start with the audience.}
    points:
      - id: audience
        text: {zh: 粉丝对得上, en: The followers fit}
        say: {zh: 我先看粉丝在哪个国家。, en: I first look at which country the followers are in.}
        probe: {zh: 粉丝是谁？, en: Who follows them?}
        cues: [[<audience>, 国家|countr*], 受众匹配]
      - id: views
        text: {zh: 播放稳定, en: Steady views}
        say: {zh: 我看中位播放。, en: I look at median views.}
        probe: {zh: 播放怎么看？, en: What about the views?}
        cues: [中位播放, median view]
  - id: writing
    part: preparation
    title: {zh: 写邮件, en: Writing}
    advice: {zh: 短一点。, en: Keep it short.}
    points:
      - id: short
        text: {zh: 写得短, en: It is short}
        say: {zh: 我写五行。, en: I write five lines.}
        probe: {zh: 多长？, en: How long?}
        cues: [五行, five line]
"""

SHEET = """\
sheet:
  ready: [writing]
  manner: [choosing]
  ask: [{zh: 团队几个人？, en: How big is the team?}]
  phrases: [{zh: 没听清, en: Sorry?}]
"""

SOURCED_FRAMEWORKS = (
    SMALL_FRAMEWORKS
    + """\
        checked: 2026-11-23
        sources: [mail-rules, old-page]
sources:
  mail-rules: {title: 'Mail: what is allowed', publisher: An authority, address: 'https://example.org/mail',
    date: 2026-04}
  old-page: {title: 旧页面, publisher: 某网站, address: example.org/old}
"""
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own: nothing here can reach the real one."""
    home = tmp_path / "kol home"
    for name in (
        "HOME",
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
        "USERPROFILE",
        "APPDATA",
        "LOCALAPPDATA",
    ):
        monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    for name in ("LC_ALL", "LC_MESSAGES", "KOLINTERVIEW_LANG", "NO_COLOR", "COLUMNS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KOLINTERVIEW_HOME", str(home))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    return home


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]
MakeScreen = Callable[..., Screen]


@pytest.fixture
def run() -> Run:
    """`run("drill --topic screening", input=…)`: every run checks its exit code, and that stderr is what was said."""

    def run(line: str, *, input: str = "", code: int = 0, err: str | None = "") -> Ran:
        result = CliRunner().invoke(app, shlex.split(line), input=input)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, f"{line}: exit {result.exit_code}\n{result.stdout}\n{result.stderr}"
        if err is not None:
            assert result.stderr.strip() == err.strip()
        return Ran(result.stdout, result.stderr)

    return run


@pytest.fixture(scope="session")
def bank() -> Bank:
    """The bank that comes along."""
    return load.load([house.built_in()])


def write_bank(folder: Path, questions: str = SMALL_QUESTIONS, frameworks: str = SMALL_FRAMEWORKS) -> Path:
    """A folder with these two files."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "questions.yaml").write_text(questions, encoding="utf-8")
    (folder / "answer_frameworks.yaml").write_text(frameworks, encoding="utf-8")
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Bank:
    """Two topics, three questions, two frameworks."""
    return load.load([write_bank(tmp_path / "small")])


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> MakeScreen:
    """`screen("zh", 40)`: a screen of that language and width, on a stream of that encoding."""

    def make(lang: Lang = "zh", width: int = 60, encoding: str = "utf-8") -> Screen:
        monkeypatch.setenv("COLUMNS", str(width))
        out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace", newline="\n", write_through=True)
        return Screen(lang, out, io.StringIO())

    return make


@pytest.fixture
def in_shanghai(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine eight hours ahead of UTC."""
    if sys.platform == "win32":
        pytest.skip("Windows has no TZ")
    monkeypatch.setenv("TZ", "CST-8")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def shown(screen: Screen) -> str:
    """What is on the screen by now, from the second line when the first is empty."""
    raw = screen.out.file.buffer.getvalue().decode(screen.out.file.encoding)  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in raw.splitlines()).strip("\n")


def block(text: str) -> str:
    return dedent(text).strip("\n")
