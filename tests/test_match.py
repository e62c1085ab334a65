"""Answer and framework → marks with evidence."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import SMALL_FRAMEWORKS, write_bank
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kolinterview import house, load
from kolinterview.ask import clean
from kolinterview.bank import Bank, Framework, Point
from kolinterview.cues import Said
from kolinterview.lang import Both
from kolinterview.marks import Mark
from kolinterview.match import Why, explain, match

BUILT_IN = load.load([house.built_in()])  # not the fixture: hypothesis would print it with every failure
NOTHING = Both("", "")
TABLE: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "match_cases.yaml").read_text(encoding="utf-8"))


def filled(text: str) -> str:
    """｛57｝ stands for that many characters that say nothing."""
    return re.sub("｛([0-9]+)｝", lambda found: "呀" * int(found[1]), text)


def case(entry: dict[str, Any]) -> Any:
    return pytest.param(entry, id=f"{entry['answer']} / {entry['cue']}")


def framework(*points: Point) -> Framework:
    return Framework("f", "question", NOTHING, NOTHING, points)


def bank_of(*points: Point) -> Bank:
    concepts = {name: tuple(words) for name, words in TABLE["concepts"].items()}
    return Bank({}, {}, {"f": framework(*points)}, concepts)


def evidence(mark: Mark) -> tuple[str, str, list[str]]:
    """State, quote, and the hits as the words they stand for."""
    return mark.state, mark.quote, [mark.quote[start:end] for start, end in mark.hits]


@pytest.mark.parametrize("entry", [case(entry) for entry in TABLE["cases"]])
def test_a_cue_finds_what_was_said(entry: dict[str, Any]) -> None:
    """State, quote and hits, case by case as in match_cases.yaml."""
    cue = entry["cue"]
    point = Point("p", NOTHING, NOTHING, NOTHING, ((cue,) if isinstance(cue, str) else tuple(cue),))
    (mark,) = match(filled(entry["answer"]), framework(point), bank_of(point))
    assert evidence(mark) == (entry["state"], filled(entry.get("quote", "")), entry.get("hits", []))
    assert (mark.point, mark.found, mark.by) == ("p", mark.state, "match")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("不看粉丝。看受众", ("covered", "看受众", ["受众"])),  # covered before unsure
        ("看粉丝，也看目标受众", ("covered", "也看目标受众", ["目标受众"])),  # more words before fewer
        ("看受众，也看粉丝", ("covered", "看受众", ["受众"])),  # early before late
    ],
)
def test_the_best_of_the_cues_is_the_evidence(answer: str, expected: tuple[str, str, list[str]]) -> None:
    """Covered before unsure, more words before fewer, early before late."""
    point = Point("p", NOTHING, NOTHING, NOTHING, (("粉丝",), ("受众",), ("目标受众",)))
    (mark,) = match(answer, framework(point), bank_of(point))
    assert evidence(mark) == expected


def test_there_is_a_mark_for_every_point_in_its_order(small: Bank) -> None:
    """What one point finds does not keep another from finding the same words."""
    marks = match("粉丝在哪个国家，中位播放多少", small.frameworks["choosing"], small)
    assert [(mark.point, *evidence(mark)) for mark in marks] == [
        ("audience", "covered", "粉丝在哪个国家", ["粉丝", "国家"]),
        ("views", "covered", "中位播放多少", ["中位播放"]),
    ]


# --- points without cues ---

OVERLAPS = [
    ("运费由谁承担", "unsure", "运费由谁承担", ["运费由谁承担"]),
    ("先寒暄。再谈运费由谁承担。最后道别。", "unsure", "再谈运费由谁承担", ["运费由谁承担"]),
    (
        "They pay. Who pays for the sample's postage?",
        "unsure",
        "Who pays for the sample's postage",
        ["Who", "pays", "the", "sample's", "postage"],
    ),
    ("样品谁出", "missed", "", []),
    ("我们很快乐", "missed", "", []),
    ("", "missed", "", []),
]


@pytest.mark.parametrize(("answer", "state", "quote", "hits"), OVERLAPS)
def test_a_point_without_cues_is_found_by_its_own_words(answer: str, state: str, quote: str, hits: list[str]) -> None:
    """One sentence must share enough of its text or example, and the mark is never more than unsure."""
    point = Point("p", Both("样品的运费由谁承担", "Who pays the postage of samples"), NOTHING, NOTHING, ())
    (mark,) = match(answer, framework(point), bank_of(point))
    assert evidence(mark) == (state, quote, hits)


def test_a_point_without_cues_or_words_is_never_found() -> None:
    """There is nothing to go by."""
    point = Point("p", Both("", "a"), NOTHING, NOTHING, ())
    assert match("a or b", framework(point), bank_of(point)) == (Mark("p", "missed", "missed"),)


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    """A word that many points have does not make one of them."""
    points = [
        Point(f"p{n}", Both("", f"creator {word}"), NOTHING, NOTHING, ())
        for n, word in enumerate(["postage", "contract", "briefing", "payment"])
    ]
    states = {
        answer: [mark.state for mark in match(answer, framework(*points), bank_of(*points))]
        for answer in ("paid creators", "creator's postage")
    }
    assert states == {"paid creators": ["missed"] * 4, "creator's postage": ["unsure", "missed", "missed", "missed"]}


OWN = ["看最近十条掐头去尾的平均播放"]


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("我都是看最近十条，掐头去尾平均一下", "covered"),
        ("要看最近十条视频再说", "unsure"),
        ("今天天气不错", "missed"),
        ("中位播放", "covered"),  # by its cue: what was kept is not asked
    ],
)
def test_a_wording_that_the_user_kept_says_the_point(answer: str, state: str, small: Bank) -> None:
    """Much like it is covered, somewhat like it unsure; other points do not know it."""
    own = {("choosing", "views"): OWN}
    marks = match(answer, small.frameworks["choosing"], small, own)
    assert [mark.state for mark in marks] == ["missed", state]
    assert (explain(answer, small.frameworks["choosing"], small, own)[1][1] or Why()).like in ("", *OWN)


# --- any answer ---

WORDS = (
    *["粉丝", "影片", "部落格", "簡報", "互動率", "不", "没有", "别", "不要", "而是", "但", "。", "，", "々"],
    *[
        ".",
        ",",
        "\n",
        "no",
        "not",
        "don’t",
        "never",
        "but",
        "take",
        "followers",
        "=fit",
        "*",
        "3.5%",
        "$",
        "é",
        "ﬁ",
        "İ",
    ],
)
ANSWERS = st.text() | st.lists(st.sampled_from(WORDS)).map("".join) | st.lists(st.sampled_from(WORDS)).map(" ".join)


def check(answer: str, marks: tuple[Mark, ...]) -> None:
    for mark in marks:
        assert mark.state == mark.found
        assert mark.quote in answer
        assert bool(mark.hits) == bool(mark.quote) == (mark.state != "missed")
        ends = [-1, *(place for hit in mark.hits for place in hit), len(mark.quote) + 1]
        assert ends == sorted(set(ends)), "hits lie inside the quote, in order, and do not touch"


@given(ANSWERS)
@hypothesis_settings(deadline=None)
def test_any_answer_to_any_framework_is_marked_with_its_own_words(answer: str) -> None:
    """Nothing raises, each point has its mark, and evidence is always words of the answer."""
    for framework in BUILT_IN.frameworks.values():
        marks = match(answer, framework, BUILT_IN)
        assert [mark.point for mark in marks] == [point.id for point in framework.points]
        check(answer, marks)


@given(ANSWERS.map(clean), st.integers(0, 10**6), st.booleans())
@hypothesis_settings(deadline=None)
def test_a_strong_answer_in_any_company_keeps_its_evidence(answer: str, number: int, first: bool) -> None:
    """With a found point inside, the quotes still are the answer's own words."""
    everything = [(framework, point) for framework in BUILT_IN.frameworks.values() for point in framework.points]
    framework, point = everything[number % len(everything)]
    whole = f"{point.say.zh}\n{answer}" if first else f"{answer}\n{point.say.en}"
    marks = match(whole, framework, BUILT_IN)
    check(whole, marks)
    assert next(mark.state for mark in marks if mark.point == point.id) == "covered"


@given(ANSWERS, st.text(max_size=12), st.text(max_size=12))
@hypothesis_settings(deadline=None)
def test_any_words_may_stand_for_a_point_without_cues(answer: str, text: str, say: str) -> None:
    """Points are found by words of any script, or not at all."""
    point = Point("p", Both(text, ""), Both("", say), NOTHING, ())
    for said in (answer, f"{answer} {text}", say):
        check(said, match(said, framework(point), bank_of(point)))


@given(
    cue=st.lists(st.sampled_from([*WORDS, "a* b", "=a b", "<audience>", "e-c*", "a|<audience>|粉丝"]), min_size=1),
    answer=ANSWERS,
)
@hypothesis_settings(deadline=None)
def test_a_cue_that_the_bank_takes_can_be_looked_for(
    cue: list[str], answer: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """What `load` lets pass, the matcher understands."""
    spelt = yaml.safe_dump([cue], allow_unicode=True, default_flow_style=True, width=10**6).strip()
    frameworks = SMALL_FRAMEWORKS.replace("[五行, five line]", spelt)
    bank, problems = load.read([write_bank(tmp_path_factory.getbasetemp() / "cue", frameworks=frameworks)])
    if not problems:
        check(answer, match(answer, bank.frameworks["writing"], bank))


@pytest.mark.parametrize(
    ("answer", "share"),
    [
        ("看粉丝在哪个国家", 1.0),
        ("看粉丝多少", 0.5),
        ("不看粉丝，看国家", 0.5),
        ("粉丝多。这一句不相干，那一句也是。还有一句。哪个国家", 0.5),
        ("天气", 0.0),
        ("", 0.0),
    ],
)
def test_how_nearly_a_cue_is_said(answer: str, share: float) -> None:
    """The largest share of its parts that one passage says and does not deny."""
    assert (
        Said(answer, {"audience": ("粉丝",)}).nearly([("从来", "不说", "的话"), ("<audience>", "国家|country")])
        == share
    )


SAID_AGAIN = """
import json
from pathlib import Path
from kolinterview import house, load, match
bank = load.load([house.built_in()])
for line in Path("tests/data/answers-learn.jsonl").read_text(encoding="utf-8").splitlines():
    row = json.loads(line)
    if row["id"] in ("b1-14-ecosystem-creators", "b10-52-screening-criteria", "b2-83-crisis-negative-news"):
        print(match.match(row["text"], bank.framework_of(bank.questions[row["question"]]), bank))
"""


def test_every_process_finds_the_same() -> None:
    """The marks do not hang on the order of a set, which is another each time the program starts."""
    root = Path(__file__).parent.parent
    ran = [
        subprocess.run(
            [sys.executable, "-c", SAID_AGAIN],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
        ).stdout
        for seed in ("1", "2", "3")
    ]
    assert ran[0].count(b"Mark(") > 9
    assert set(ran) == {ran[0]}
