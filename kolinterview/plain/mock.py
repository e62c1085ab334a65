"""Mock interviews → plain values, for --json."""

from __future__ import annotations

from typing import Any

from kolinterview import plain
from kolinterview.mocks import Mock
from kolinterview.report import Exchange, Report


def mock(mock: Mock, counted: tuple[int, int, int]) -> dict[str, Any]:
    answers, covered, points = counted
    return _mock(mock) | {"questions": answers, "points": points, "covered": covered}


def report(report: Report) -> dict[str, Any]:
    return _mock(report.mock) | {
        "spent_seconds": round(report.spent, 1),
        "questions": [_exchange(exchange) for exchange in report.exchanges],
        "work_on": [{"what": advice.said._asdict(), "command": advice.command} for advice in report.advice],
    }


def _exchange(exchange: Exchange) -> dict[str, Any]:
    taken = exchange.taken
    return plain.attempt(taken.attempt) | {
        "ask": taken.question.ask._asdict(),
        "spoken_seconds": round(taken.delivery.seconds, 1),
        "signposts": list(taken.delivery.signposts),
        "follow_ups": [plain.attempt(one) for one in taken.follow_ups],
    }


def _mock(mock: Mock) -> dict[str, Any]:
    return {
        "id": mock.id,
        "session": mock.session,
        "at": mock.at.isoformat(),
        "ended": mock.ended.isoformat() if mock.ended else None,
        "finished": mock.finished,
        "round": mock.outline,
        "lang": mock.lang,
        "minutes": mock.minutes,
        "level": mock.level or None,
        "for": mock.audience or None,
        "seed": mock.seed,
        "aloud": mock.aloud,
    }
