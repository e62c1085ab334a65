"""How long one waits: for the first question, for help, for the feedback on a long answer.

    python benchmarks/startup.py [--rounds N] [--short] [--alone]

Whole processes, from the start until they have ended; a drill until its first question has come out of a terminal.
Cold is without the user's cache; the bank that comes along is kept beside its YAML by the installation. In each round
everything runs once, in another order, so that a machine that slows down slows all of them; the first round is not
counted. Ratios are to a Typer program that says hello, in the same round. Everything kept is in a temporary folder.
Needs a pty, so Linux or macOS, and the answers of tests/data; the other program is fetched by pip into an environment
of its own, and left out with --alone or where that fails.
"""

from __future__ import annotations

import argparse
import fcntl
import io
import json
import os
import select
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
import venv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random
from types import TracebackType

from kolinterview import house, load
from kolinterview.answer import Answer, Keep, Paper
from kolinterview.bank import Bank
from kolinterview.desk import Desk
from kolinterview.draft import DraftFile
from kolinterview.lang import LANGS, Lang
from kolinterview.load import QUESTIONS
from kolinterview.show.drilling import DrillScreen
from kolinterview.show.screen import Screen
from kolinterview.speech import SPEAKING
from kolinterview.store import Store
from kolinterview.text import units

ANSWERS = Path(__file__).parent.parent / "tests" / "data" / "answers-test.jsonl"
PROGRAM = [sys.executable, "-m", "kolinterview"]
DRILL = ["drill", "--lang", "en", "--yes", "--seed", "1"]
HELLO = "Typer, hello world"
OTHER = "interviewprep-cli"
ASKED = "screening-criteria"
"""The question that the long answers are to: other people's answers to it, one after the other."""
OWN = "{id: mine, topic: screening, framework: kol-screening, ask: Mine?}"
LONG = 2000
"""Characters of an answer."""
WARM, COLD, QUICK, FEEDBACK = 1.6, 3.0, 1.2, 0.05
"""The bars: of the first question by whether the bank is in the cache, of --help and --version, times the hello world;
and of the feedback, in seconds."""
ROWS, COLUMNS, PATIENCE, QUIET = 50, 80, 60.0, 0.3
WHERE, HERE = b"\x1b[6n", b"\x1b[1;1R"
"""The program asks where the cursor is, the terminal says."""
TYPING = b"\x1b[?2004h"
"""The editor listens."""
PASTE = "\x1b[200~{text}\x1b[201~"
CTRL_D = "\x04"
FOUND = {"en": " points found", "zh": "个要点，答到"}
"""What the first line of the feedback says."""

TYPER = """import typer

def hello(name: str = "world") -> None:
    typer.echo(f"Hello {name}")

typer.run(hello)
"""
STDLIB = """import json, random, sys

with open(sys.argv[1], encoding="utf-8") as file:
    questions = json.load(file)
print(random.choice(questions))
"""


@dataclass(frozen=True)
class Case:
    """Something to wait for: `run` tells for how many seconds. The bar is times the hello world, or `seconds`."""

    name: str
    run: Callable[[], float]
    bar: float = 0.0
    seconds: float = 0.0


class Terminal:
    """A program on a terminal of its own, which nobody looks at. The end of the `with` is the end of the program."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        self._ours, theirs = os.openpty()
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.output = b""
        self._answered = 0
        self.begun = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=environ, start_new_session=True
        )
        os.close(theirs)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._ours)

    def wait_for(self, sign: bytes) -> float:
        """When this came, by `time.perf_counter`."""
        last = time.perf_counter() + PATIENCE
        while sign not in self.output:
            if time.perf_counter() > last or not self._read(0.1):
                raise RuntimeError(f"waited for {sign!r}; there is {self.output!r}")
        return time.perf_counter()

    def settle(self) -> None:
        """Until nothing has come for a moment, or only a second of the clock."""
        before = -1
        while before < len(self.output) - 200:
            before, last = len(self.output), time.perf_counter() + QUIET
            while time.perf_counter() < last:
                self._read(0.05)

    def send(self, text: str) -> None:
        """Type, or paste."""
        unsent = text.encode()
        while unsent:
            unsent = unsent[os.write(self._ours, unsent[:512]) :]
            self._read(0.0)

    def _read(self, seconds: float) -> bool:
        """What has come, if anything; False once the program has ended."""
        if not select.select([self._ours], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self._ours, 65536)
        except OSError:  # EIO is how Linux says that the other end is closed
            return False
        self.output += data
        while self._answered < self.output.count(WHERE):
            self._answered += 1
            os.write(self._ours, HERE)
        return bool(data)


@dataclass
class HandedIn:
    """A reader who has this answer ready."""

    text: str
    interactive: bool = True
    shows_paper: bool = True

    def answer(self, paper: Paper, keep: Keep) -> Answer:
        keep(self.text, 1.0)
        return Answer(self.text, 1.0)

    def line(self) -> str | None:
        return None


# --- what is waited for ---


def ended(command: Sequence[str], environ: Mapping[str, str]) -> float:
    """A whole process, its output to nowhere."""
    begun = time.perf_counter()
    quiet = subprocess.DEVNULL
    subprocess.run(command, env=environ, stdin=quiet, stdout=quiet, stderr=quiet, check=True)
    return time.perf_counter() - begun


def first_question(environ: Mapping[str, str], forgotten: Path | None = None) -> float:
    """From the start of a drill until its first question is on the screen; this folder is deleted before."""
    if forgotten:
        shutil.rmtree(forgotten, ignore_errors=True)
    with Terminal([*PROGRAM, *DRILL], environ) as terminal:
        return terminal.wait_for(b"1 of 5") - terminal.begun


def handed_in(lang: Lang, answer: str, environ: Mapping[str, str]) -> float:
    """From Ctrl-D in a session's first answer until the feedback begins, with all that is loaded and kept between."""
    with Terminal([*PROGRAM, "drill", "--question", ASKED, "--lang", lang, "--yes"], environ) as terminal:
        terminal.wait_for(TYPING)
        terminal.send(PASTE.format(text=answer.replace("\n", " ")))
        terminal.settle()
        terminal.output = b""
        begun = time.perf_counter()
        terminal.send(CTRL_D)
        return terminal.wait_for(FOUND[lang].encode()) - begun


def judged(bank: Bank, lang: Lang, answer: str, folder: Path) -> float:
    """An answer matched, kept and shown by a program that has judged others before."""
    screen = Screen(lang, io.StringIO(), io.StringIO())
    desk = Desk(
        bank=bank,
        stage=DrillScreen(screen, SPEAKING),
        reader=HandedIn(answer),
        store=Store(folder / "history.db"),
        draft=DraftFile(folder / "drafts", "s"),
        now=lambda: datetime.now(UTC),
        session="s",
        lang=lang,
        rates=SPEAKING,
    )
    units.cache_clear()
    begun = time.perf_counter()
    desk.ask(bank.question(ASKED))
    return time.perf_counter() - begun


def long_answer(lang: Lang) -> str:
    """Other people's answers to the question, one after the other, as far as `LONG` characters."""
    rows = map(json.loads, ANSWERS.read_text(encoding="utf-8").splitlines())
    answer = "\n".join(row["text"] for row in rows if row["question"] == ASKED and row["lang"] == lang)[:LONG]
    assert len(answer) == LONG, "there are enough of them"
    return answer


def bank_of_their_own(home: Path) -> None:
    """A user's folder with a small bank beside the one that comes along, which is then not kept together with it."""
    home.mkdir()
    (home / "config.yaml").write_text("banks: [mine]\n", encoding="utf-8")
    (home / "mine").mkdir()
    (home / "mine" / QUESTIONS).write_text(f"questions: [{OWN}]\n", encoding="utf-8")


def other(folder: Path) -> Path | None:
    """The other program, installed into an environment of its own; None where that is not possible."""
    try:
        venv.create(folder, with_pip=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", OTHER]
        subprocess.run(pip, check=True, timeout=180, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except (OSError, subprocess.SubprocessError):
        return None
    return folder / "bin" / "interviewprep"


def cases(folder: Path, *, alone: bool) -> list[Case]:
    """All that is measured, with its files in the folder."""
    bank, home = load.load([house.built_in()]), folder / "home"
    ours = ("KOLINTERVIEW_", "XDG_", "PYTHON")  # the last may forbid to keep what was compiled
    environ = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    environ |= {"KOLINTERVIEW_HOME": str(home), "HOME": str(folder), "TERM": "xterm-256color"}
    hello, floor, questions = (folder / name for name in ("hello.py", "floor.py", "questions.json"))
    hello.write_text(TYPER, encoding="utf-8")
    floor.write_text(STDLIB, encoding="utf-8")
    questions.write_text(json.dumps([question.ask.en for question in bank.questions.values()]), encoding="utf-8")
    cold, own = (environ | {"KOLINTERVIEW_HOME": str(folder / name)} for name in ("cold", "own"))
    bank_of_their_own(folder / "own")
    found = [
        Case("python -c pass", partial(ended, [sys.executable, "-c", "pass"], environ)),
        Case("floor: a drill without libraries", partial(ended, [sys.executable, str(floor), str(questions)], environ)),
        Case(HELLO, partial(ended, [sys.executable, str(hello)], environ)),
        Case("kolinterview --version", partial(ended, [*PROGRAM, "--version"], environ), QUICK),
        Case("kolinterview --help", partial(ended, [*PROGRAM, "--help"], environ), QUICK),
        Case("first question, cache warm", partial(first_question, environ), WARM),
        Case("first question, cache cold", partial(first_question, cold, folder / "cold" / "cache"), COLD),
        Case("first question, a bank of one's own, warm", partial(first_question, own)),
        Case("first question, a bank of one's own, cold", partial(first_question, own, folder / "own" / "cache")),
    ]
    program = None if alone else other(folder / "other")
    if program:
        found.append(Case(f"{OTHER}: today", partial(ended, [str(program), "today"], environ)))
    else:
        print(f"{OTHER}: not installed, left out")
    for lang in LANGS:
        answer = long_answer(lang)
        later, first = partial(judged, bank, lang, answer, folder / "desk"), partial(handed_in, lang, answer, environ)
        found.append(Case(f"feedback on {LONG:,} characters, {lang}", later, seconds=FEEDBACK))
        found.append(Case(f"the same, first of a session, from Ctrl-D to the screen, {lang}", first, seconds=FEEDBACK))
    return found


# --- measuring ---


def measure(found: Sequence[Case], rounds: int) -> dict[str, list[float]]:
    """The seconds of each case, round by round; a round more is run before, and not counted."""
    taken: dict[str, list[float]] = {case.name: [] for case in found}
    rng = Random(1)
    for number in range(rounds + 1):
        for case in rng.sample(found, len(found)):
            seconds = case.run()
            if number:
                taken[case.name].append(seconds)
    return taken


def row(case: Case, taken: Mapping[str, Sequence[float]]) -> str:
    """A line of the table."""
    seconds = taken[case.name]
    first, median, third = statistics.quantiles(seconds, n=4, method="inclusive")
    ratio = statistics.median(one / hello for one, hello in zip(seconds, taken[HELLO], strict=True))
    bar = f"≤ {case.bar:g} ×" if case.bar else f"≤ {1e3 * case.seconds:.0f} ms" if case.seconds else ""
    met = ratio <= case.bar if case.bar else median <= case.seconds
    cells = [
        case.name,
        f"{1e3 * median:.0f} ms",
        f"{1e3 * first:.0f}-{1e3 * third:.0f}",
        f"{ratio:.2f} ×" if not case.seconds else "",
        bar,
        ("yes" if met else "**no**") if bar else "",
    ]
    return f"| {' | '.join(cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--short", action="store_true", help="five rounds")
    parser.add_argument("--alone", action="store_true", help="without the other program, which pip would fetch")
    options = parser.parse_args()
    rounds, begun = 5 if options.short else options.rounds, time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        found = cases(Path(folder), alone=options.alone)
        taken = measure(found, rounds)
    print(f"\n| {rounds} rounds | median | middle half | to the hello world | bar | met |\n|---|---|---|---|---|---|")
    print(*(row(case, taken) for case in found), sep="\n")
    print(f"{time.perf_counter() - begun:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
