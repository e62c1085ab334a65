"""The values of an export as the history would have kept them: what it could not read again is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from kolinterview.ask import clean

MOST, MOST_WHOLE = 1e12, 2**63
"""Numbers larger than this are no seconds, no values of a question, and no column of the history's."""
YEARS = (1970, 9998)
"""What every time zone can show."""


def sound(record: Mapping[str, Any], names: Sequence[str]) -> tuple[Any, ...]:
    """These values as the program itself would have kept them: without control characters from someone's editor, and
    such as can be read again, as a history with one that cannot is damaged. Raises `ValueError` and its like."""
    values = (clean(record[name]) if isinstance(record[name], str) else record[name] for name in names)
    return tuple(_READ.get(name, _text)(value) for name, value in zip(names, values, strict=True))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _session(value: Any) -> str:
    """It is the name of a draft as well."""
    if not re.fullmatch(r"[\w.-]{1,100}", _text(value)):
        raise ValueError(f"{value!r} is no session")
    return str(value)


def _number(value: Any) -> Any:
    if type(value) not in (int, float) or not 0 <= value < MOST:
        raise ValueError(f"{value!r} is no number")
    return value


def _whole(value: Any) -> int:
    if type(value) not in (bool, int) or not 0 <= value < MOST_WHOLE:
        raise ValueError(f"{value!r} is no whole number")
    return int(value)


def _moment(value: Any) -> str:
    """In UTC, as all times are that are to be compared."""
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None or not YEARS[0] <= moment.year <= YEARS[1]:
        raise ValueError(f"{value!r} is no time with its zone")
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _ended(value: Any) -> str:
    return "" if value == "" else _moment(value)  # not yet


def _day(value: Any) -> str:
    day = date.fromisoformat(value)
    if not YEARS[0] <= day.year <= YEARS[1]:
        raise ValueError(f"{value!r} is no day")
    return day.isoformat()


def _given(value: Any) -> str:
    for number in dict(json.loads(value)).values():
        _number(number)
    return str(value)


def _hits(value: Any) -> str:
    for start, end in json.loads(value):
        _whole(start)
        _whole(end)
    return str(value)


_READ: Mapping[str, Callable[[Any], object]] = {
    "session": _session,
    "at": _moment,
    "ended": _ended,
    "day": _day,
    "given": _given,
    "hits": _hits,
    **dict.fromkeys(("seconds", "pace"), _number),
    **dict.fromkeys(("minutes", "seed", "aloud", "finished"), _whole),
}
"""What a value has to be, where it is more than a text."""
