"""The screen of a drill: question, feedback, the end of the session."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.box import ROUNDED
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from kolinterview import words
from kolinterview.bank import Basis, Framework, Point, Question, Topic
from kolinterview.desk import LETTERS
from kolinterview.draft import Draft
from kolinterview.errors import KolError
from kolinterview.lang import Both
from kolinterview.marks import Mark, State, count
from kolinterview.show.marks import print_basis, print_delivery, print_marks, print_sayings
from kolinterview.show.numbers import print_working
from kolinterview.show.screen import STYLES, Screen, grid, prose, quoted
from kolinterview.speech import Rates
from kolinterview.stage import Taken
from kolinterview.words import aloud as spoken
from kolinterview.words import clock

if TYPE_CHECKING:
    from rich.table import Table


class DrillScreen:
    """What `drill` calls to be seen; see `desk.Stage`."""

    def __init__(self, screen: Screen, rates: Rates, *, aloud: bool = False) -> None:
        self.screen = screen
        self.rates = rates
        self.how = spoken.HOW_TO_SPEAK if aloud else words.HOW_TO_ANSWER

    # --- asking ---

    def question(self, topic: Topic, question: Question, limit: int, number: int, total: int) -> None:
        footer = words.OF_HOW_MANY.fill(number=number, total=total, time=_time(question, limit))
        self._panel(topic.name, question.ask, footer)
        if number == 1:
            self.screen.tell(self.how, style="dim")

    def resumed(self, topic: Topic, question: Question, limit: int) -> None:
        self._panel(topic.name, question.ask, words.RESUMED.fill(time=_time(question, limit)))
        self.screen.tell(words.HOW_TO_ANSWER, style="dim")

    def again(self, topic: Topic, question: Question, limit: int) -> None:
        self.screen.out.clear()  # the points would be there to copy from
        self._panel(topic.name, question.ask, words.AGAIN.fill(time=_time(question, limit)))

    def follow_up(self, point: Point) -> None:
        self._panel(words.FOLLOW_UP, point.probe, Both("", ""))

    def draft_found(self, ask: Both, draft: Draft) -> None:
        self.screen.tell(words.DRAFT_FOUND, size=len(draft.text), spent=clock(draft.seconds))
        self.screen.print(
            Padding(prose(self.screen.say(ask)), (0, 0, 0, 2)), prose(self.screen.say(words.DRAFT_KEYS), "bold")
        )

    def draft_broken(self, folder: Path) -> None:
        self.screen.tell(words.DRAFT_BROKEN, style="yellow", folder=folder)

    # --- aloud ---

    def tick(self, framework: Framework, spent: float, suggested: int) -> None:
        self.screen.print(Text())
        self.screen.tell(spoken.TICK, style="bold", spent=clock(spent), suggested=clock(suggested))
        rows = grid()
        for number, point in enumerate(framework.points, 1):
            rows.add_row(f"{number}", prose(self.screen.say(point.text)))
        self.screen.print(rows, prose(self.screen.say(spoken.TICK_KEYS), "dim"))

    def tick_one(self, point: Point) -> None:
        self.screen.print(Text(), prose(self.screen.say(point.text), "bold"))
        if any(point.say):
            self.screen.print(prose(self.screen.say(point.say), "dim"))
        self.screen.print(prose(self.screen.say(spoken.TICK_ONE), "dim"))

    # --- feedback ---

    def worked(self, question: Question, answer: str) -> None:
        print_working(self.screen, question, answer)

    def feedback(self, framework: Framework, taken: Taken, basis: Basis) -> None:
        print_marks(self.screen, framework.points, taken.marks, keys=True)
        spent, suggested = clock(taken.attempt.seconds), clock(taken.question.seconds)
        if not taken.attempt.answer:
            self.screen.print(prose(self.screen.say(spoken.SPOKE, spent=spent, suggested=suggested), "dim"))
            print_basis(self.screen, basis)
            return
        say = self.screen.say(
            words.TIME_TAKEN,
            spent=spent,
            suggested=suggested,
            aloud=words.between(taken.delivery.fast, taken.delivery.slow),
            zh=self.rates.zh,
            en=self.rates.en,
        )
        self.screen.print(prose(say, "dim"))
        print_delivery(self.screen, taken.delivery)
        print_basis(self.screen, basis)

    def marks(self, framework: Framework, marks: Sequence[Mark], changed: Collection[str]) -> None:
        print_marks(self.screen, framework.points, marks, only=changed, keys=True)

    def strong(self, framework: Framework) -> None:
        self.screen.print(Text())
        self.screen.tell(words.STRONG_ANSWER, style="bold")
        print_sayings(self.screen, framework)
        if any(framework.advice):
            self.screen.print(prose(self.screen.say(words.HOW_TO_BUILD) + self.screen.say(framework.advice), "dim"))

    def offer(self, texts: Sequence[str]) -> None:
        self.screen.tell(words.WHICH_WORDS)
        rows = grid()
        for letter, text in zip(LETTERS, texts, strict=False):
            rows.add_row(letter, quoted(text, (), self.screen.lang))
        self.screen.print(rows)
        keys = words.WHICH_KEYS if len(texts) > 1 else words.WHICH_KEY
        self.screen.print(prose(self.screen.say(keys.fill(last=LETTERS[len(texts) - 1])), "dim"))

    def probed(self, point: Point, number: int, state: State) -> None:
        said = {"covered": words.PROBE_WON, "unsure": words.PROBE_UNSURE, "missed": words.PROBE_LOST}
        self.screen.tell(said[state], style=STYLES[state], point=point.text, number=number)

    def not_stored(self, error: KolError, draft: Path | None) -> None:
        if draft is None:
            self.screen.path(words.STORED_NOWHERE, why=error)
        else:
            self.screen.path(words.NOT_STORED, why=error, draft=draft)

    def menu(self, items: Sequence[Both]) -> None:
        self.screen.print(Text(), prose(" · ".join(map(self.screen.say, items)), "dim"))

    def tell(self, both: Both, **values: Any) -> None:
        self.screen.tell(both, **values)

    def path(self, both: Both, **values: Any) -> None:
        self.screen.path(both, **values)

    # --- the end ---

    def summary(self, session: Sequence[Taken], weak: Sequence[tuple[Mark, Point]]) -> None:
        self.screen.print(Text())
        if not any(taken.answered for taken in session):
            self.screen.tell(words.NOTHING_ANSWERED)
            return
        self.screen.print(self._table(session))
        if not weak:
            if all(taken.answered for taken in session):
                at_once = all(mark.state == "covered" for taken in session for mark in taken.marks)
                self.screen.tell(words.ALL_FOUND if at_once else words.LATER_FOUND)
            return
        self.screen.tell(words.LOOK_AT, style="bold")
        rows = grid()
        for mark, point in weak:
            rows.add_row(self.screen.mark(mark.state), prose(self.screen.say(point.text)))
        self.screen.print(rows)
        topics = " ".join(f"--topic {topic}" for topic in dict.fromkeys(taken.question.topic for taken in session))
        for said, verb in ((words.READ_IT, "review"), (words.DRILL_IT, "drill")):
            self.screen.path(said, command=f"kolinterview {verb} {topics}")

    def _table(self, session: Sequence[Taken]) -> Table:
        from rich.table import Table

        table = Table(
            box=ROUNDED if not self.screen.narrow else None,
            title=self.screen.say(words.SESSION_END),
            title_justify="left",
            title_style="bold",
            show_lines=not self.screen.narrow,
            pad_edge=not self.screen.narrow,
        )
        table.add_column(self.screen.say(words.COL_QUESTION), ratio=1)
        table.add_column(self.screen.say(words.COL_POINTS), justify="right", no_wrap=True)
        table.add_column(self.screen.say(words.COL_TIME), justify="right", no_wrap=True)
        asked: set[str] = set()
        for taken in session:
            found = f"{count(taken.marks)}/{len(taken.marks)}"
            if not taken.answered:
                found = self.screen.say(words.SKIPPED_CELL)
            ask = self.screen.say(taken.question.ask)
            if taken.question.id in asked:
                ask += self.screen.say(words.SECOND_TIME)
            asked.add(taken.question.id)
            table.add_row(prose(ask), found, clock(taken.attempt.seconds))
        return table

    def _panel(self, title: Both, ask: Both, footer: Both) -> None:
        self.screen.print(
            Text(),
            Panel(
                prose(self.screen.say(ask), "bold"),
                title=Text(self.screen.say(title)),
                subtitle=Text(self.screen.say(footer), "dim") if any(footer) else None,
                title_align="left",
                subtitle_align="right",
                border_style="cyan",
            ),
        )


def _time(question: Question, limit: int) -> Both:
    """What the time is: a limit, or else a suggestion."""
    return words.LIMITED.fill(time=clock(limit)) if limit else words.SUGGESTED.fill(time=clock(question.seconds))
