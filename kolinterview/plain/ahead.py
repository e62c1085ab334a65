"""The plan and how far the user is, as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kolinterview.plain import interview, share
from kolinterview.plan import Plan
from kolinterview.stats import Progress, Stats
from kolinterview.store import Interview


def plan(plan: Plan) -> dict[str, Any]:
    return {
        "interview": interview(plan.interview),
        "days": plan.days,
        "evenings": [
            {
                "day": evening.day.isoformat(),
                "questions": len(evening.questions),
                "minutes": round(evening.minutes, 1),
                "topics": dict(evening.topics),
            }
            for evening in plan.evenings
        ],
        "done_today": plan.done,
        "points": plan.points,
        "points_recalled": {"stopping_now": round(plan.now, 1), "with_the_plan": round(plan.then, 1)},
    }


def stats(found: Sequence[Stats], horizon: datetime, planned: Interview | None) -> dict[str, Any]:
    return {
        "on": horizon.isoformat(timespec="seconds"),
        "interview": interview(planned),
        "languages": [
            {
                "lang": one.lang,
                **share(one.all),
                "topics": [_progress(progress) for progress in one.topics],
                "weakest": [
                    {
                        "framework": weak.framework.id,
                        "point": weak.point.id,
                        "question": weak.question.id,
                        "recalled": round(weak.recalled, 3),
                        "last": weak.tally.last,
                    }
                    for weak in one.weakest
                ],
                "points_never_asked": one.unseen,
                "orphaned_answers": one.orphans,
            }
            for one in found
        ],
    }


def _progress(progress: Progress) -> dict[str, Any]:
    return {
        "id": progress.topic.id,
        **share(progress.share),
        "points_last": {state: progress.states.get(state, 0) for state in ("covered", "unsure", "missed")},
        "answers": progress.answers,
        "seconds": round(progress.seconds, 1),
        "suggested_seconds": round(progress.suggested, 1),
        "trend": [round(part, 2) for part in progress.trend],
        "last": progress.last.isoformat() if progress.last else None,
    }
