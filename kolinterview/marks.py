"""A mark: what became of one framework point in one attempt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple, get_args

State = Literal["covered", "unsure", "missed"]
By = Literal["match", "hand", "probe"]
Span = tuple[int, int]
STATES: tuple[State, ...] = get_args(State)
BYS: tuple[By, ...] = get_args(By)


class Mark(NamedTuple):
    """`found` is what the matcher said, `state` what stands now, `by` who decided it.

    `quote` is the words of the answer that decided ("" for none); `hits` are the deciding words inside `quote`,
    as (start, end) character offsets into it.
    """

    point: str
    state: State
    found: State
    by: By = "match"
    quote: str = ""
    hits: tuple[Span, ...] = ()

    def toggled(self) -> Mark:
        """The user's word: covered becomes missed, anything else becomes covered. Back where it was, it is undone."""
        state: State = "missed" if self.state == "covered" else "covered"
        undone = self._replace(state=state, by="match" if state == self.found else "hand")
        return undone._replace(quote="", hits=()) if undone.state == undone.found == "missed" else undone

    def won_by_probe(self, quote: str, hits: tuple[Span, ...]) -> Mark:
        """Missed at first, said when the interviewer followed up."""
        return self._replace(state="covered", by="probe", quote=quote, hits=hits)


def count(marks: Iterable[Mark], state: State = "covered") -> int:
    """How many of the marks stand in that state."""
    return sum(mark.state == state for mark in marks)
