"""How a number is worked out, and what became of the one in an answer."""

from __future__ import annotations

from rich.text import Text

from kolinterview import sums
from kolinterview.bank import Question
from kolinterview.show.screen import STYLES, Screen
from kolinterview.words import numbers as words


def print_working(screen: Screen, question: Question, answer: str) -> None:
    """Each step with its figures, and the verdict on the number in the answer, if there is an answer."""
    if question.sum is None:
        return
    screen.print(Text())
    screen.tell(words.WORKING, style="bold")
    for line in sums.working_lines(question):
        screen.tell(line)
    if answer:
        verdict = sums.judge(question.sum, dict(question.given), answer)
        style = STYLES["covered" if verdict.said == "right" else "missed"]
        screen.tell(sums.said_of(verdict, answer), style=style)
