"""The review sheet as plain values."""

from __future__ import annotations

from typing import Any

from kolinterview.plain import basis, interview
from kolinterview.sheet import Sheet, SheetFramework


def sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "reading_seconds": round(sheet.seconds),
        "interview": interview(sheet.interview),
        "days": sheet.days,
        "ready": [_framework(part) for part in sheet.ready],
        "topics": [
            {"id": topic.id, "frameworks": [_framework(part) for part in parts]} for topic, parts in sheet.topics
        ],
        "manner": [_framework(part) for part in sheet.manner],
        "ask": [ask._asdict() for ask in sheet.ask],
        "phrases": [phrase._asdict() for phrase in sheet.phrases],
        "frameworks_left_out": sheet.left_out,
    }


def _framework(part: SheetFramework) -> dict[str, Any]:
    return {
        "topic": part.topic.id,
        "framework": part.framework.id,
        "title": part.framework.title._asdict(),
        "advice": part.framework.advice._asdict(),
        "questions": [question.id for question in part.questions],
        "opening": part.opening or None,
        "points": [
            {
                "id": entry.point.id,
                "text": entry.point.text._asdict(),
                "say": entry.point.say._asdict(),
                "own_words": entry.words or None,
                "recalled": round(entry.recalled, 3),
                "last": entry.last,
                "asked": entry.tally.asked if entry.tally else 0,
                "covered": entry.tally.covered if entry.tally else 0,
            }
            for entry in part.points
        ],
        **basis(part.basis),
    }
