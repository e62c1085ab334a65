"""Whether anything is lost when the program is killed: real sessions on a terminal, SIGKILL at a moment of chance.

    python benchmarks/faults.py [--runs N] [--short] [--seed N]

Needs the extra `test`, and a pty. Each run has a home of its own and a scenario; in half of them two sessions share the
home and die one right after the other. What the screen had said before the blow is then looked for: an answer whose
feedback was there, or after which a mock interview had gone on, has to be in the history; so does a mark that was shown
as changed; of any other answer, a draft has to hold what was seen of it. The database has to be whole, the memories
those that its answers give, and the next starts have to offer the drafts and go on with the mock interviews.

A killed program is not a lost disk: what the system had been handed is kept here, and power cuts are not tried.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random

from kolinterview import draft, house, load, mocks
from kolinterview.errors import StoreTrouble
from kolinterview.lang import Lang
from kolinterview.marks import Mark, State
from kolinterview.store import Attempt, Store

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from terminal import Terminal  # type: ignore[import-not-found]

STEPS = {"typing": 40, "handing in": 9, "correcting": 12, "mock": 18, "migrating": 3}
"""The scenarios, and after how many steps at the most the blow falls."""
DELAY = 0.4
"""Seconds from the step to the blow, at the most; short ones come more often, since what is written is so soon."""
PAUSE = 0.03
"""Seconds that a hand rests before it types on, at the most."""
OLD_ANSWERS = 120
STATES: tuple[State, ...] = ("covered", "unsure", "missed")
COLUMNS, ROWS = 79, 150
CTRL_D = "\x04"

QUESTIONS = ("screening-criteria", "screening-no-tools", "screening-boss-favourite")
"""What is drilled; the first marks of each are corrected."""
FIRST_RARE = 0x3400
"""Every answer begins with a character of its own, which nothing else on a screen contains."""
ANSWERS: dict[Lang, tuple[str, ...]] = {
    "zh": ("先看粉丝画像，再看最近二十条的播放量", "我会先问清目标，再看数据，大概 30 天", "看内容和产品搭不搭"),
    "en": ("I look at audience fit first, then at the median views", "their content, and past posts", "about 30 days"),
}
LISTENS = "Ctrl-D 交卷|Ctrl-D hands in"
NEXT = r"^>$"
FEEDBACK = r"\d 个要点，答到|of \d points? found"
WENT_ON = r"第 \d+ 问 ·|─ 追问 ─|个要点答到"
NUMBER = "没读到"
CHANGED = r"^(✓|✗) (\d)\D*(?:（你改判的）|\(your call\))"
WHICH_WORDS = "你哪句话|Which of your words"
OFFERED = "写到一半|is unfinished"
OPENED = "模拟面试：|接着上次的："

OLD_SCHEMA = (
    "DROP TABLE memory; DROP TABLE interview; DROP INDEX attempt_by_framework; DROP TABLE mock;"
    " ALTER TABLE attempt DROP COLUMN given; PRAGMA user_version = 2;"
)
"""Takes a history back to what it was before memories."""

COUNTED = (
    "answers acknowledged",
    "answers missing",
    "marks changed",
    "marks missing",
    "drafts on screen",
    "drafts missing",
    "databases damaged",
    "memories that differ",
    "failed restarts",
    "stuck sessions",
)
FAULTS = COUNTED[1::2][:3] + COUNTED[6:]
"""What must not be."""


# --- sessions ---


@dataclass
class Session:
    """One session on a terminal: what was typed there, an answer at a time, and what the screen showed in the end."""

    terminal: Terminal
    lang: Lang
    rng: Random
    rare: Iterator[str]
    home: Path
    texts: list[str] = field(default_factory=list)
    screen: str = ""

    def drill(self, *, burst: int, correcting: bool = False) -> Iterator[None]:
        """A step at a time from the start, so many characters at once."""
        yield
        for number in count(1):
            self.terminal.wait_to_type(f"第 {number} 题，|^╰.* {number} of ")
            yield from self.answer(burst)
            self.terminal.wait_to_type(rf"{self.texts[-1][0]}(?:.|\n)*(?:{FEEDBACK})(?:.|\n)*{NEXT}")
            for typed in ("1 2", "3") if correcting else ():
                yield from self.choose(typed)
            if correcting and re.search(WHICH_WORDS, self._of(self.terminal.text(), self.texts[-1])):
                yield from self.choose("a")
            if number == len(QUESTIONS):
                return
            self.terminal.send("\r")
            yield

    def mock(self) -> Iterator[None]:
        yield
        self.terminal.wait_to_type(LISTENS)
        yield
        while True:
            yield from self.answer(12)
            heard = rf"{self.texts[-1][0]}(?:.|\n)*?({WENT_ON}|{NUMBER})"
            if self.terminal.wait_for(heard)[1] == NUMBER:
                self.terminal.wait_to_type(NEXT)
                self.terminal.send("12\r")
                yield
                heard = rf"{self.texts[-1][0]}(?:.|\n)*?({WENT_ON})"
            if self.terminal.wait_for(heard)[1] == "个要点答到":
                return
            self.terminal.wait_to_type(heard)

    def migrate(self) -> Iterator[None]:
        """The start, the moment in which the old history is first touched, and the question."""
        yield
        history, last = self.home / "history.db", time.monotonic() + 10
        journal, before = history.with_name("history.db-journal"), history.stat().st_mtime_ns
        while not journal.exists() and history.stat().st_mtime_ns == before and time.monotonic() < last:
            time.sleep(0.0005)
        yield
        self.terminal.wait_to_type(LISTENS)
        yield from self.answer(12)

    def answer(self, burst: int) -> Iterator[None]:
        """Typed, seen, and handed in."""
        whole = next(self.rare) + self.rng.choice(ANSWERS[self.lang])
        self.texts.append("")
        while (typed := len(self.texts[-1])) < len(whole):
            self.texts[-1] = whole[: typed + self.rng.randint(1, burst)]
            self.terminal.send(self.texts[-1][typed:])
            yield
            self.terminal.wait_for(re.escape(self.texts[-1].rstrip()))
            time.sleep(self.rng.uniform(0, PAUSE))
        self.terminal.send(CTRL_D)
        yield

    def choose(self, typed: str) -> Iterator[None]:
        """From the menu, until it is there again."""
        self.terminal.send(f"{typed}\r")
        yield
        self.terminal.wait_to_type(rf"{self.texts[-1][0]}(?:.|\n)*^> {typed}$(?:.|\n)*{NEXT}")

    def kill(self) -> None:
        self.terminal.kill()
        self.screen = self.terminal.text()

    # --- what the screen had said ---

    @property
    def acknowledged(self) -> list[str]:
        """All answers but the last, and that too if anything came of it."""
        if not self.texts:
            return []
        heard = self.texts[-1] and re.search(f"{FEEDBACK}|{WENT_ON}", self.screen.partition(self.texts[-1][0])[2])
        return self.texts if heard else self.texts[:-1]

    @property
    def seen(self) -> str:
        """As much of the last answer as was to be seen."""
        text, screen = (self.texts or [""])[-1], squeezed(self.screen)
        shown = (text[:size] for size in range(len(text), 0, -1) if squeezed(text[:size]) in screen)
        return next(shown, "").rstrip()

    @property
    def changed(self) -> dict[str, dict[int, State]]:
        """The marks that were shown as changed, by the answer and the number of the point."""
        found: dict[str, dict[int, State]] = {}
        for text in self.acknowledged:
            for sign, number in re.findall(CHANGED, self._of(self.screen, text), re.MULTILINE):
                found.setdefault(text, {})[int(number)] = "covered" if sign == "✓" else "missed"
        return found

    def _of(self, screen: str, text: str) -> str:
        """From this answer to the next question."""
        rest = screen.partition(text[0])[2]
        return re.split(r"第 \d+ 题，|^╰.* \d of ", rest, maxsplit=1, flags=re.MULTILINE)[0]


SCENARIOS: dict[str, Callable[[Session], Iterator[None]]] = {
    "typing": lambda session: session.drill(burst=1),
    "handing in": lambda session: session.drill(burst=60),
    "correcting": lambda session: session.drill(burst=60, correcting=True),
    "mock": Session.mock,
    "migrating": Session.migrate,
}


def squeezed(text: str) -> str:
    """The text as it was before it was wrapped."""
    return re.sub(r"\s", "", text)


# --- one run ---


@dataclass(frozen=True)
class Ground:
    """What runs start from: a history from before with the answers that are in it."""

    folder: Path
    old: Sequence[Attempt]

    @property
    def history(self) -> Path:
        return self.folder / "old.db"


def ground(folder: Path) -> Ground:
    rng, bank, store = Random(0), load.load([house.built_in()]), Store(folder / "old.db")
    at, old = datetime(2026, 10, 1, tzinfo=UTC), list[Attempt]()
    for number in range(OLD_ANSWERS):
        question = rng.choice(list(bank.questions.values()))
        marks = [Mark(point, state := rng.choice(STATES), state) for _, point in bank.points_of(question)]
        at += timedelta(hours=rng.uniform(0, 12), seconds=1)
        old.append(
            store.add(
                Attempt(
                    session="before",
                    at=at.replace(microsecond=0),
                    question=question.id,
                    framework=question.framework,
                    lang=rng.choice(["zh", "en"]),
                    state="answered",
                    answer=f"{number}",
                    seconds=60.0,
                    marks=tuple(marks),
                )
            )
        )
    with closing(sqlite3.connect(store.path)) as db:
        db.executescript(OLD_SCHEMA)
    return Ground(folder, old)


def environ(home: Path) -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KOLINTERVIEW_", "XDG_", "LC_"))}
    for name in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR"):
        kept.pop(name, None)
    return kept | {"KOLINTERVIEW_HOME": str(home), "LANG": "C.UTF-8", "TERM": "xterm-256color"}


class Run:
    """One home from the first start to the last; `counted` is what it adds to the table, `faults` what went wrong."""

    def __init__(self, seed: int, home: Path, base: Ground) -> None:
        self.rng = Random(seed)
        self.home, self.base = home, base
        self.scenario = self.rng.choice(list(STEPS))
        self.lang: Lang = self.rng.choice(["zh", "en"])
        self.old = base.old if self.scenario == "migrating" else []
        self.rare = map(chr, count(FIRST_RARE))
        self.mocks: list[Session] = []
        self.counted: Counter[str] = Counter()
        self.faults: list[str] = []

    def go(self) -> None:
        self.home.mkdir()
        if self.old:
            shutil.copy(self.base.history, self.home / "history.db")
        with ExitStack() as stack:
            sessions = self._until_killed(stack)
        copy = self.home.with_name(f"{self.home.name} copy")
        shutil.copytree(self.home, copy)
        self._check_history(copy / "history.db", sessions)
        self._check_restarts(copy)

    def fault(self, what: str, detail: str) -> None:
        self.counted[what] += 1
        self.faults.append(f"{what}: {detail}")

    def _until_killed(self, stack: ExitStack) -> list[Session]:
        """One session or two, each a step further in turn as chance has it, until the blow."""
        names, last = [self.scenario], STEPS[self.scenario]
        if self.rng.random() < 0.5:
            others = ["migrating"] if self.old else [name for name in STEPS if name != "migrating"]
            names.append(self.rng.choice(others))
            last *= 2
        sessions, living = list[Session](), list[Iterator[None]]()
        try:
            for name in names:
                sessions.append(self._started(stack, name))
                living.append(SCENARIOS[name](sessions[-1]))
                next(living[-1])
                if name == "mock" and len(names) == 2:  # until it is at its desk, another start would offer it
                    next(living[-1])
            for _ in range(self.rng.randint(0, last - 1)):
                if not living:
                    break
                one = self.rng.choice(living)
                if next(one, True):
                    living.remove(one)
            time.sleep(DELAY * self.rng.random() ** 2)
        except AssertionError as error:
            self.fault("stuck sessions", str(error))
        for session in self.rng.sample(sessions, len(sessions)):
            session.kill()
        return sessions

    def _started(self, stack: ExitStack, name: str) -> Session:
        lang: Lang = "zh" if name == "mock" else self.lang
        line = ["drill", "--lang", lang, *(word for id in QUESTIONS for word in ("-q", id))]
        if name == "mock":
            line = ["mock", "--round", "business", "--lang", lang, "--seed", str(self.rng.randrange(1000))]
        terminal = stack.enter_context(Terminal(line, COLUMNS, ROWS, environ(self.home)))
        session = Session(terminal, lang, self.rng, self.rare, self.home)
        if name == "mock":
            self.mocks.append(session)
        return session

    # --- what is left ---

    def _check_history(self, history: Path, sessions: Sequence[Session]) -> None:
        """On a copy: reading a history brings it up to date."""
        store, kept = Store(history), list[Attempt]()
        try:
            kept = store.attempts()
            self._check_database(store)
        except (StoreTrouble, sqlite3.DatabaseError) as error:
            self.fault("databases damaged", str(error))
        self.counted["answers acknowledged"] += len(self.old)
        for attempt in self.old:
            if attempt not in kept:
                self.fault("answers missing", f"{attempt.answer} of the old history")
        drafts = [left.text for path in history.parent.glob("drafts/**/*.json") if (left := draft.read(path))]
        for session in sessions:
            by_answer = {attempt.answer.partition("\n")[0]: attempt for attempt in kept}
            self.counted["answers acknowledged"] += len(session.acknowledged)
            for text in session.acknowledged:
                if text not in by_answer:
                    self.fault("answers missing", f"{text}\n{session.screen}")
            for text, changed in session.changed.items():
                self.counted["marks changed"] += len(changed)
                marks = by_answer[text].marks if text in by_answer else ()
                for number, state in changed.items():
                    if not marks or (marks[number - 1].state, marks[number - 1].by) != (state, "hand"):
                        self.fault("marks missing", f"{text}, {number} {state}: {marks}\n{session.screen}")
            if session.seen and session.texts[-1] not in by_answer:
                self.counted["drafts on screen"] += 1
                if not any(text.startswith(session.seen) for text in drafts):
                    self.fault("drafts missing", f"{session.seen} is not in {drafts}\n{session.screen}")

    def _check_database(self, store: Store) -> None:
        if not store.path.exists():
            return
        with closing(sqlite3.connect(store.path)) as db:
            found = [row[0] for row in db.execute("PRAGMA integrity_check")]
            found += [f"{row}" for row in db.execute("PRAGMA foreign_key_check")]
        if found != ["ok"]:
            self.fault("databases damaged", "; ".join(found))
        query = "SELECT * FROM memory ORDER BY framework, point, lang"
        before = store.rows(query)
        store.rebuild()
        if (after := store.rows(query)) != before:
            self.fault("memories that differ", f"{set(before) ^ set(after)}")

    # --- the next starts ---

    def _check_restarts(self, copy: Path) -> None:
        drafts = draft.left_over(copy / "drafts")
        try:
            self._drill_again([left.text for _, left in drafts if left.lang == self.lang])
            written = [left.text for path in copy.glob("drafts/mock/*.json") if (left := draft.read(path))]
            self._mock_again(copy, [text for text in written if text.strip()])
        except AssertionError as error:
            self.fault("failed restarts", str(error))

    def _drill_again(self, texts: Sequence[str]) -> None:
        """Every draft is offered; the last is gone on with."""
        line = ["drill", "--lang", self.lang, "-q", QUESTIONS[0]]
        with Terminal(line, COLUMNS, ROWS, environ(self.home)) as terminal:
            for number in range(1, len(texts) + 1):
                terminal.wait_to_type(rf"(?:(?:.|\n)*?(?:{OFFERED})){{{number}}}(?:.|\n)*{NEXT}")
                terminal.send("\r" if number == len(texts) else "l\r")
            terminal.wait_to_type(LISTENS)
            screen = squeezed(terminal.text())
            terminal.kill()
        assert not texts or any(squeezed(text) in screen for text in texts), f"{texts} not in\n{screen}"

    def _mock_again(self, copy: Path, texts: Sequence[str]) -> None:
        """Every mock interview that had put a question goes on, and shows what had been written."""
        begun = [one for one in mocks.all_of(Store(copy / "history.db")) if one.ended is None]
        asked = [session for session in self.mocks if re.search(r"第 1 问 ·", session.screen)]
        assert len(begun) >= len(asked), f"{len(begun)} mock interviews of {len(asked)} are in the history"
        screens, resume = "", ["mock", "--resume"]
        with ExitStack() as stack:
            for _ in begun:  # the first is held while the second goes on
                terminal = stack.enter_context(Terminal(resume, COLUMNS, ROWS, environ(self.home)))
                terminal.wait_to_type(rf"(?:{OPENED})(?:.|\n)*(?:{LISTENS}|{NUMBER})")
                screens += squeezed(terminal.text())
                stack.callback(terminal.kill)
        kept = [attempt.answer for attempt in Store(copy / "history.db").attempts()]
        for text in texts:
            stored = any(answer == text or answer.startswith(f"{text}\n") for answer in kept)
            assert stored or squeezed(text) in screens, f"{text} not in\n{screens}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--short", action="store_true", help="twelve runs")
    parser.add_argument("--seed", type=int, default=2026, help="of the first run; the others count on from it")
    options = parser.parse_args()
    runs, begun = 12 if options.short else options.runs, time.perf_counter()
    table = {scenario: Counter[str]() for scenario in STEPS}
    with tempfile.TemporaryDirectory() as name:
        base = ground(Path(name))
        for seed in range(options.seed, options.seed + runs):
            run = Run(seed, Path(name) / f"{seed}", base)
            run.go()
            table[run.scenario].update(run.counted, runs=1)
            for fault in run.faults:
                print(f"--seed {seed} --runs 1, {run.scenario}: {fault}", file=sys.stderr, flush=True)
    columns = ["runs", *COUNTED]
    print(f"| scenario | {' | '.join(columns)} |\n{'|---' * (len(columns) + 1)}|")
    for scenario, counted in [*table.items(), ("all", sum(table.values(), Counter()))]:
        print(f"| {scenario} | {' | '.join(str(counted[column]) for column in columns)} |")
    print(f"{time.perf_counter() - begun:.0f} s", file=sys.stderr)
    sys.exit(any(counted[fault] for counted in table.values() for fault in FAULTS))


if __name__ == "__main__":
    main()
