"""The shapes of --json: a promise, so each is written out in full."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from kolinterview import plain
from kolinterview.bank import Bank
from kolinterview.errors import Problem
from kolinterview.lang import Both
from kolinterview.marks import Mark
from kolinterview.match import Why
from kolinterview.settings import Settings
from kolinterview.speech import Delivery
from kolinterview.stats import Share
from kolinterview.store import Attempt, Exemplar
from kolinterview.tally import Correction

WON = Mark("views", "covered", "missed", "probe", "看中位播放", ((1, 5),))
ATTEMPT = Attempt(
    session="s1",
    at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
    question="screening-how",
    framework="choosing",
    lang="zh",
    state="answered",
    answer="看中位播放",
    seconds=61.3,
    marks=(WON,),
    id=3,
)


def test_an_attempt_in_full() -> None:
    """Every field by its name; what an attempt does not have is null."""
    expected = {
        "id": 3,
        "session": "s1",
        "at": "2026-11-23T09:00:00+00:00",
        "question": "screening-how",
        "framework": "choosing",
        "lang": "zh",
        "state": "answered",
        "answer": "看中位播放",
        "seconds": 61.3,
        "parent": None,
        "probe": None,
        "given": {},
        "points": [{"id": "views", "state": "covered", "found": "missed", "by": "probe", "evidence": "看中位播放"}],
    }
    assert plain.attempt(ATTEMPT) == expected
    assert json.loads(json.dumps(plain.attempt(ATTEMPT))) == expected


def test_a_follow_up_names_its_attempt_and_its_point() -> None:
    """parent and probe lead back to what was followed up."""
    data = plain.attempt(Attempt("s1", ATTEMPT.at, "q", "f", "en", "answered", "x", 1.0, parent=3, probe="views"))
    assert (data["parent"], data["probe"], data["points"]) == (3, "views", [])


def test_topics_hold_their_questions_and_how_often_each_was_answered(small: Bank) -> None:
    """In the bank's order, with both languages."""
    shares = {"screening": Share(1.25, 2), "outreach": Share(0, 1)}
    screening, outreach = plain.topics(small, {"screening-why": 2, "gone": 5}, shares)
    assert (screening["points"], screening["points_recalled"]) == (2, 1.2)
    assert screening["name"] == {"zh": "达人筛选", "en": "Creator screening"}
    assert [(question["id"], question["answered"]) for question in screening["questions"]] == [
        ("screening-how", 0),
        ("screening-why", 2),
    ]
    assert outreach == {
        "id": "outreach",
        "name": {"zh": "建联", "en": "Outreach"},
        "points": 1,
        "points_recalled": 0,
        "questions": [
            {
                "id": "outreach-first",
                "ask": {"zh": "第一封邮件怎么写？", "en": "How do you write the first email?"},
                "level": "entry",
                "round": "hr",
                "for": "graduate",
                "seconds": 45,
                "framework": "writing",
                "points": ["short"],
                "answered": 0,
            }
        ],
    }


def test_a_score_has_each_point_with_its_evidence(small: Bank) -> None:
    """Spoken seconds are an estimate, and rounded like one."""
    marks = [Mark("audience", "missed", "missed"), Mark("views", "unsure", "unsure", quote="中位播放")]
    delivery = Delivery(12.3456, ("首先",), ("3%",))
    points = [
        {"id": "audience", "state": "missed", "evidence": ""},
        {"id": "views", "state": "unsure", "evidence": "中位播放"},
    ]
    rest = {
        "question": "screening-how",
        "spoken_seconds": 12.3,
        "spoken_between": [10.5, 14.2],
        "signposts": ["首先"],
        "figures": ["3%"],
    }
    assert plain.score(small.questions["screening-how"], marks, None, delivery) == {**rest, "points": points}
    whys = {"audience": None, "views": Why(("中位播放",), 0.126, ("中", "位"))}
    why = {"cue": ["中位播放"], "log_odds": 0.13, "grams": ["中", "位"], "like": None}
    assert plain.score(small.questions["screening-how"], marks, whys, delivery) == {
        **rest,
        "points": [points[0] | {"why": None}, points[1] | {"why": why}],
    }
    whys = {"audience": Why(like="粉丝"), "views": None}
    (first, _) = plain.score(small.questions["screening-how"], marks, whys, delivery)["points"]
    assert first["why"] == {"cue": [], "log_odds": None, "grams": [], "like": "粉丝"}


def test_settings_name_their_value_and_where_it_comes_from() -> None:
    """Paths are strings, rates have both languages."""
    settings = Settings("zh", limit=90, banks=(Path("/own"),), origins={"limit": "file", "banks": "file"})
    data = plain.settings(settings, Path("/config.yaml"), Path("/history.db"))
    assert (data["file"], data["history"]) == (str(Path("/config.yaml")), str(Path("/history.db")))
    assert data["settings"] == {
        "lang": {"value": "zh", "from": "default"},
        "clock": {"value": "toolbar", "from": "default"},
        "count": {"value": 5, "from": "default"},
        "limit": {"value": 90, "from": "file"},
        "speaking_rate": {"value": {"zh": 220, "en": 130}, "from": "default"},
        "reading_rate": {"value": {"zh": 400, "en": 220}, "from": "default"},
        "banks": {"value": [str(Path("/own"))], "from": "file"},
    }
    json.dumps(data)


def test_problems_come_with_the_counts_of_what_was_read(small: Bank) -> None:
    """Each with its line, in the language that was asked for."""
    problem = Problem("/q.yaml", 3, 7, "screening-how.level", Both("不行", "will not do"))
    told = {"file": "/q.yaml", "line": 3, "column": 7, "where": "screening-how.level", "what": "will not do"}
    assert plain.problems(small, [problem], [problem._replace(line=5)], "en") == {
        "counts": {"topics": 2, "questions": 3, "frameworks": 2, "points": 3},
        "problems": [told],
        "advice": [told | {"line": 5}],
    }


def test_what_the_user_taught_and_overruled() -> None:
    """By framework and point, which are what a program goes by."""
    at = datetime(2026, 11, 25, 21, 30, tzinfo=UTC)
    assert plain.exemplar(Exemplar("choosing", "views", "不看最好那条", 4, at, 2)) == {
        "id": 2,
        "framework": "choosing",
        "point": "views",
        "text": "不看最好那条",
        "attempt": 4,
        "at": "2026-11-25T21:30:00+00:00",
    }
    told = {"framework": "choosing", "point": "views", "asked": 5, "added": 2, "removed": 1}
    assert plain.correction(Correction("choosing", "views", 5, 2, 1)) == told
