"""Interviews as they are spelt in YAML: who opens how, and which questions come in which order."""

from __future__ import annotations

from kolinterview.bank import ROUNDS, Outline, Stretch
from kolinterview.lang import Both
from kolinterview.nodes import Place
from kolinterview.reading import Reading

MINUTES = (5, 120)
MOST = 20

UPSIDE_DOWN = Both("least 是 {least}，比 most 的 {most} 还多", "least is {least}, which is more than most, {most}")
NO_STRETCHES = Both("至少要有一段", "needs at least one stretch")


def read(place: Place, id: str, reading: Reading, *, needed: bool) -> Outline:
    """One interview; its stretches are to be looked up once all questions have been read."""
    texts, others = ("zh", "en", "opening", "closing", "minutes"), ("probes",)
    must = ("id", "stretches", *(texts if needed else ()))
    at = place.fields(must, (*others, *(() if needed else texts)))
    places = at["stretches"].items()
    stretches = tuple(_stretch(place, reading) for place in places)
    if id:
        reading.stretches[id] = places
    if at["stretches"].is_list() and not stretches:
        at["stretches"].complain(NO_STRETCHES)
    return Outline(
        id,
        name=Both(at["zh"].text(), at["en"].text()) if at["zh"] or at["en"] else Both(id, id),
        opening=at["opening"].both(needed=needed),
        closing=at["closing"].both(needed=needed),
        minutes=at["minutes"].whole(*MINUTES) if at["minutes"] else 30,
        probes=at["probes"].one_of(("yes", "no")) != "no",
        stretches=stretches,
    )


def _stretch(place: Place, reading: Reading) -> Stretch:
    at = place.fields((), ("frameworks", "topics", "rounds", "kind", "least", "most"))
    least = at["least"].whole(0, MOST) if at["least"] else 0
    most = at["most"].whole(1, MOST) if at["most"] else max(least, 1)
    if least > most:
        place.complain(UPSIDE_DOWN, least=least, most=most)
    return Stretch(
        frameworks=tuple(reading.refer("framework", item) for item in at["frameworks"].items()),
        topics=tuple(reading.refer("topic", item) for item in at["topics"].items()),
        rounds=tuple(item.one_of(ROUNDS) for item in at["rounds"].items()),
        numbers=at["kind"].one_of(("numbers",)) == "numbers",
        least=least,
        most=most,
    )
