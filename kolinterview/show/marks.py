"""The points of a framework with what became of them."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from kolinterview import words
from kolinterview.bank import Basis, Framework, Point
from kolinterview.lang import Both
from kolinterview.marks import Mark, count
from kolinterview.show.screen import STYLES, Screen, grid, prose, quoted
from kolinterview.speech import Delivery

if TYPE_CHECKING:
    from kolinterview.match import Why

FIGURES = 5
"""How many of an answer's figures are named."""
ALTERNATIVES = 3
"""How many of a cue's alternatives are shown."""

_BY = {"match": Both("", ""), "hand": words.BY_HAND, "probe": words.BY_PROBE}


def print_marks(
    screen: Screen,
    points: Sequence[Point],
    marks: Sequence[Mark],
    only: Collection[str] = (),
    whys: Mapping[str, Why | None] | None = None,
    *,
    keys: bool = False,
) -> None:
    """Each point with its number, its state in sign and words, and the words that covered it or how to say it.

    `only` are the ids of those to show, all where it is empty; the count above them is of all. `whys` are by point.
    `keys` is whether a number can be pressed to change a mark.
    """
    unsure = count(marks, "unsure")
    tail = words.AND_UNSURE.fill(unsure=unsure) if unsure else Both("", "")
    screen.print(Text())
    screen.tell(words.FOUND, style="bold", total=len(marks), found=count(marks), unsure=tail)
    rows = grid()
    for number, (point, mark) in enumerate(zip(points, marks, strict=True), 1):
        if only and point.id not in only:
            continue
        lines = _lines(screen, number, point, mark, keys=keys)
        if whys is not None:
            lines.append(prose(_why(screen, mark, whys[point.id]), "dim"))
        rows.add_row(screen.mark(mark.state).append(f" {number}"), Group(*lines))
    screen.print(rows)


def _lines(screen: Screen, number: int, point: Point, mark: Mark, *, keys: bool) -> list[RenderableType]:
    head = prose(screen.say(words.STATES[mark.state])).append(screen.say(_by(mark)), "dim")
    head.stylize(STYLES[mark.state])
    lines: list[RenderableType] = [head.append(" · ").append(screen.say(point.text))]
    if mark.quote and mark.state != "missed":
        said = prose(screen.say(words.YOU_SAID))
        said.stylize("dim")
        lines.append(said.append_text(quoted(mark.quote, mark.hits, screen.lang)))
    if mark.state == "unsure" and keys:
        lines.append(prose(screen.say(words.YOUR_CALL, number=number), "yellow"))
    if mark.state == "missed" and any(point.say):
        how = prose(screen.say(words.SAY_IT_SO))
        how.stylize("dim")
        lines.append(how.append(screen.say(point.say)))
    return lines


def print_sayings(screen: Screen, framework: Framework) -> None:
    """Each point as others say it."""
    rows = grid()
    for number, point in enumerate(framework.points, 1):
        rows.add_row(f"{number}", prose(screen.say(point.say if any(point.say) else point.text)))
    screen.print(rows)


def _by(mark: Mark) -> Both:
    """Who decided it, where that is worth saying: a point ticked by who spoke was nobody else's to find."""
    return Both("", "") if mark.by == "hand" and mark.state == mark.found else _BY[mark.by]


def _why(screen: Screen, mark: Mark, why: Why | None) -> str:
    if why is None:
        return screen.say(words.WHY_NOT)
    if why.cue:
        return screen.say(words.WHY_CUE, cue=" + ".join(map(_briefly, why.cue)))
    if why.like:
        return screen.say(words.WHY_LIKE, text=why.like)
    certainty = round(100 / (1 + math.exp(-(why.odds or 0))))
    said = " · ".join(dict.fromkeys(mark.quote[start:end] for start, end in mark.hits))
    return screen.say(words.WHY_LEARNED, certainty=certainty, said=said)


def _briefly(part: str) -> str:
    """A cue's part with its first alternatives: an author will know it by them."""
    alternatives = part.split("|")
    return "|".join(alternatives[:ALTERNATIVES]) + ("|…" if len(alternatives) > ALTERNATIVES else "")


def print_basis(screen: Screen, basis: Basis) -> None:
    """When the facts behind an answer were last checked, and where."""
    if basis.checked:
        screen.tell(words.AS_OF, style="dim", date=basis.checked)
    if basis.sources:
        named = dict.fromkeys(f"{source.publisher} {source.date}".strip() for source in basis.sources)
        screen.tell(words.SOURCES, style="dim", sources=screen.say(words.COMMA).join(named))


def print_delivery(screen: Screen, delivery: Delivery) -> None:
    """How the answer is signposted, and the figures it gives."""
    shown = list(delivery.figures[:FIGURES])
    figures = (", " if screen.lang == "en" else "、").join(shown) or screen.say(words.NONE)
    if more := len(delivery.figures) - len(shown):
        figures += screen.say(words.AND_MORE, n=more if screen.lang == "en" else len(delivery.figures))
    signposts = " → ".join(delivery.signposts) or screen.say(words.NO_SIGNPOSTS)
    screen.print(prose(screen.say(words.DELIVERY, signposts=signposts, figures=figures), "dim"))
