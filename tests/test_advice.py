"""What the author of a bank may want to change."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SMALL_FRAMEWORKS, write_bank

from kolinterview import advice, house, load

CUES = "        cues: [[<audience>, 国家|countr*], 受众匹配]\n"


def advised(folder: Path) -> list[str]:
    bank, problems, places = load.check([folder], [])
    assert problems == []
    return [problem.sentence("en").split("answer_frameworks.yaml:")[1] for problem in advice.advise(bank, places)]


def with_cues(tmp_path: Path, cues: str) -> list[str]:
    assert CUES in SMALL_FRAMEWORKS
    changed = SMALL_FRAMEWORKS.replace(CUES, f"        cues: {cues}\n")
    return advised(write_bank(tmp_path / "b", frameworks=changed))


def test_a_sound_bank_needs_no_advice(tmp_path: Path) -> None:
    """Each point is found by its own cues, and nothing else is."""
    assert advised(write_bank(tmp_path / "small")) == []


def test_the_built_in_bank_needs_none() -> None:
    """As CI asks of it."""
    bank, _, places = load.check([house.built_in()], [])
    assert [problem.sentence("en") for problem in advice.advise(bank, places)] == []


ADVICE = [
    ("[受众匹配]", ["9:9: choosing.audience: its cues do not even find its own example: 我先看粉丝在哪个国家。"]),
    ("[粉丝|follower*, 怎么选]", ["the cue '怎么选' is said in the question itself: 怎么选达人？"]),
    ("[粉丝|follower*, 看中位]", ["the cue '看中位' is said in the example of 'views': 我看中位播放。"]),
    ("['粉丝|粉，丝', follower*]", ["'粉，丝' in the cue can never be said"]),
    ("[粉丝|follower*, [播放|1,000, 看中]]", ["the comma of '1,000' splits the cue: quote it"]),
    ("[粉丝|follower*, 粉丝画像]", ["the cue '粉丝画像' is not needed: '粉丝|follower*' is said wherever it is"]),
    (
        "[粉丝|follower*, [粉丝, 年龄]]",
        ["the cue '粉丝 + 年龄' is not needed: '粉丝|follower*' is said wherever it is"],
    ),
    ("[<audience>, 粉丝画像]", ["the cue '粉丝画像' is not needed: '<audience>' is said wherever it is"]),
    ("[粉丝|follower*, 粉丝|follower*]", ["the cue '粉丝|follower*' is not needed: '粉丝|follower*' is said"]),
    (
        "[[粉丝, 看], [粉丝|follower*, 看|look]]",
        ["the cue '粉丝 + 看' is not needed: '粉丝|follower* + 看|look' is said"],
    ),
]


@pytest.mark.parametrize(("cues", "expected"), ADVICE, ids=[cues for cues, _ in ADVICE])
def test_what_a_cue_does_that_its_author_may_not_want(cues: str, expected: list[str], tmp_path: Path) -> None:
    """It misses its example, echoes the question, finds another point, can never be said, is split, or not needed."""
    found = [line for line in with_cues(tmp_path, cues) if "own example" not in line or "own example" in expected[0]]
    assert len([line for line in found if any(said in line for said in expected)]) >= 1, found
    if "own example" not in expected[0]:
        assert all(any(said in line for said in expected) for line in found), found


def test_advice_has_the_line_of_its_cue(tmp_path: Path) -> None:
    """Line and column, as faults have."""
    (line,) = with_cues(tmp_path, "[粉丝|follower*, 怎么选]")
    assert line.startswith("13:30: choosing.audience.cues[2]: the cue")


def test_cues_that_hold_each_other_are_reported_once(tmp_path: Path) -> None:
    """The later of two that say the same is the one too many."""
    assert len(with_cues(tmp_path, "[粉丝|follower*, 粉丝|follower*]")) == 1


def test_lines_that_were_learned_of_points_that_are_gone(tmp_path: Path) -> None:
    """Or that cannot be read: the answers are read without them, and the author is told which."""
    folder = write_bank(tmp_path / "b")
    scale = '{"shift": 0, "signs": [1, 0, 1, 0], "unsure": 0, "covered": 1}'
    line = '{"framework": "choosing", "point": "%s", "bias": 0, "answers": 0, "grams": {}}'
    lines = [scale, line % "views", line % "gone", "nonsense"]
    (folder / "learned.jsonl").write_text("\n".join(lines), encoding="utf-8")
    bank, _, places = load.check([folder], [])
    told = [problem.sentence("en").rpartition("/")[2] for problem in advice.advise(bank, places)]
    said = "of no use: damaged, or of a point that is gone; learn again"
    assert told == [f"learned.jsonl:3:1: {said}", f"learned.jsonl:4:1: {said}"]
    (folder / "learned.jsonl").write_text('{"scale": {}}\n', encoding="utf-8")
    assert [problem.line for problem in advice.advise(bank, places)] == [1]


def test_a_point_without_cues_is_left_alone(tmp_path: Path) -> None:
    """It is found by its own words."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "answer_frameworks.yaml").write_text(
        "frameworks: [{id: mine, title: 我的, points: [{id: one, text: 要点}]}]", encoding="utf-8"
    )
    bank, problems, places = load.check([house.built_in()], [folder])
    assert (problems, advice.advise(bank, places)) == ([], [])
