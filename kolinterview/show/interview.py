"""The screen of a mock interview: an interviewer who asks, listens, and says nothing of the answers until the end."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from rich.text import Text

from kolinterview import words
from kolinterview.bank import Basis, Framework, Outline, Point, Question
from kolinterview.lang import Both
from kolinterview.marks import Mark, State
from kolinterview.show.drilling import DrillScreen
from kolinterview.show.screen import Screen, prose
from kolinterview.speech import Rates
from kolinterview.stage import Taken
from kolinterview.words import aloud as spoken
from kolinterview.words import clock
from kolinterview.words import mock as said

_INSTEAD = {
    words.TIME_IS_UP: said.BREAKS_IN,
    spoken.TIME_IS_ALL: said.BREAKS_IN,
    words.SKIPPED: said.PASSED_OVER,
    words.FOLLOW_UP_SKIPPED: said.PASSED_OVER,
}
"""What an interviewer says where a drill would comment."""


class InterviewScreen(DrillScreen):
    """What `mock` calls to be seen; see `mock.Room`. `comments`: may it say what was found?"""

    def __init__(self, screen: Screen, rates: Rates, *, aloud: bool = False, written: bool = False) -> None:
        super().__init__(screen, rates, aloud=aloud)
        self.aloud, self.written = aloud, written
        self.comments = False

    def opening(self, outline: Outline, minutes: int, *, coach: bool) -> None:
        self.screen.tell(said.TITLE, style="bold", name=outline.name, minutes=minutes)
        how = said.ALOUD if self.aloud else said.WRITTEN if self.written else said.TALK
        self.screen.tell(how, style="dim")
        self.screen.tell(said.COMMENTS if coach else said.NO_COMMENTS, style="dim")
        self._says(outline.opening)

    def goes_on(self, outline: Outline, left: float) -> None:
        self.screen.tell(said.GOES_ON, style="bold", name=outline.name, minutes=said.minutes(left))

    def put(self, question: Question, number: int, left: float) -> None:
        time = words.SUGGESTED.fill(time=clock(question.seconds))
        footer = said.FOOTER.fill(number=number, time=time, minutes=said.minutes(left))
        self._panel(said.TASK if self.written else said.INTERVIEWER, question.ask, footer)

    def nod(self, both: Both) -> None:
        if not self.written:
            self._says(both)

    def closing(self, outline: Outline) -> None:
        self._says(outline.closing)

    def worked(self, question: Question, answer: str) -> None:
        if self.comments or not answer:  # before the points of a spoken answer are ticked
            super().worked(question, answer)

    def feedback(self, framework: Framework, taken: Taken, basis: Basis) -> None:
        if self.comments:
            super().feedback(framework, taken, basis)

    def marks(self, framework: Framework, marks: Sequence[Mark], changed: Collection[str]) -> None:
        if self.comments:
            super().marks(framework, marks, changed)

    def probed(self, point: Point, number: int, state: State) -> None:
        if self.comments:
            super().probed(point, number, state)

    def tell(self, both: Both, **values: Any) -> None:
        super().tell(both if self.written else _INSTEAD.get(both, both), **values)

    def _says(self, both: Both) -> None:
        if any(both):
            self.screen.print(Text(), prose(self.screen.say(both), "cyan"))
