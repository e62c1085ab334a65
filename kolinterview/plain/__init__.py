"""Records → plain values, for --json. The shapes are a promise: names are added, never changed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kolinterview.bank import Bank, Basis, Question, Source, Topic
from kolinterview.errors import Problem
from kolinterview.lang import Lang
from kolinterview.marks import Mark
from kolinterview.match import Why
from kolinterview.settings import SETTINGS, Settings
from kolinterview.speech import Delivery, Rates
from kolinterview.stats import Share
from kolinterview.store import Attempt, Exemplar, Interview
from kolinterview.tally import Correction


def as_json(data: Any) -> str:
    """The values as they are written, with a new line at the end."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def topics(
    bank: Bank, answered: Mapping[str, int], shares: Mapping[str, Share], chosen: Sequence[Topic] = ()
) -> list[dict[str, Any]]:
    return [
        {
            "id": topic.id,
            "name": topic.name._asdict(),
            **share(shares[topic.id]),
            "questions": [
                {
                    "id": question.id,
                    "ask": question.ask._asdict(),
                    "level": question.level,
                    "round": question.round,
                    "for": question.audience,
                    "seconds": question.seconds,
                    "framework": question.framework,
                    "points": [point.id for point in bank.framework_of(question).points],
                    "answered": answered.get(question.id, 0),
                }
                for question in asked
            ],
        }
        for topic, asked in bank.by_topic(chosen)
    ]


def interview(planned: Interview | None) -> dict[str, Any] | None:
    if planned is None:
        return None
    return {
        "day": planned.day.isoformat(),
        "company": planned.company or None,
        "minutes_per_day": planned.minutes,
    }


def share(share: Share) -> dict[str, Any]:
    return {"points": share.points, "points_recalled": round(share.recalled, 1)}


def attempt(attempt: Attempt) -> dict[str, Any]:
    return {
        "id": attempt.id,
        "session": attempt.session,
        "at": attempt.at.isoformat(),
        "question": attempt.question,
        "framework": attempt.framework,
        "lang": attempt.lang,
        "state": attempt.state,
        "answer": attempt.answer,
        "seconds": attempt.seconds,
        "parent": attempt.parent or None,
        "probe": attempt.probe or None,
        "given": dict(attempt.given),
        "points": [_mark(mark) for mark in attempt.marks],
    }


def _mark(mark: Mark) -> dict[str, Any]:
    return {"id": mark.point, "state": mark.state, "found": mark.found, "by": mark.by, "evidence": mark.quote}


def score(
    question: Question, marks: Sequence[Mark], whys: Mapping[str, Why | None] | None, delivery: Delivery
) -> dict[str, Any]:
    points: list[dict[str, Any]] = [{"id": mark.point, "state": mark.state, "evidence": mark.quote} for mark in marks]
    if whys is not None:
        points = [point | {"why": _why(whys[mark.point])} for point, mark in zip(points, marks, strict=True)]
    return {
        "question": question.id,
        "points": points,
        "spoken_seconds": round(delivery.seconds, 1),
        "spoken_between": [round(delivery.fast, 1), round(delivery.slow, 1)],
        "signposts": list(delivery.signposts),
        "figures": list(delivery.figures),
    }


def _why(why: Why | None) -> dict[str, Any] | None:
    if why is None:
        return None
    odds = None if why.odds is None else round(why.odds, 2)
    return {"cue": list(why.cue), "log_odds": odds, "grams": list(why.grams), "like": why.like or None}


def exemplar(kept: Exemplar) -> dict[str, Any]:
    return {
        "id": kept.id,
        "framework": kept.framework,
        "point": kept.point,
        "text": kept.text,
        "attempt": kept.attempt,
        "at": kept.at.isoformat(),
    }


def correction(found: Correction) -> dict[str, Any]:
    return {
        "framework": found.framework,
        "point": found.point,
        "asked": found.asked,
        "added": found.added,
        "removed": found.removed,
    }


def settings(settings: Settings, file: Path, history: Path) -> dict[str, Any]:
    return {
        "file": str(file),
        "history": str(history),
        "settings": {
            name: {"value": _value(getattr(settings, name)), "from": settings.origin(name)} for name in SETTINGS
        },
    }


def _value(value: Any) -> Any:
    if isinstance(value, Rates):
        return value._asdict()
    return [str(path) for path in value] if isinstance(value, tuple) else value


def source(source: Source) -> dict[str, Any]:
    return source._asdict()


def basis(basis: Basis) -> dict[str, Any]:
    return {"checked": basis.checked or None, "sources": [source.id for source in basis.sources]}


def problems(bank: Bank, problems: Sequence[Problem], advice: Sequence[Problem], lang: Lang) -> dict[str, Any]:
    def plain(found: Sequence[Problem]) -> list[dict[str, Any]]:
        return [
            {"file": p.file, "line": p.line, "column": p.column, "where": p.where, "what": p.said.of(lang)}
            for p in found
        ]

    return {"counts": counts(bank), "problems": plain(problems), "advice": plain(advice)}


def counts(bank: Bank) -> dict[str, Any]:
    return {
        "topics": len(bank.topics),
        "questions": len(bank.questions),
        "frameworks": len(bank.frameworks),
        "points": sum(len(framework.points) for framework in bank.frameworks.values()),
    }
