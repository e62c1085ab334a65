"""Every expected trouble, in its own words."""

from __future__ import annotations

import pytest

from kolinterview import errors
from kolinterview.errors import KolError, Problem
from kolinterview.lang import Both

TOPICS = ["screening", "达人筛选", "Creator screening", "outreach", "crisis"]

NEAR = [
    ("screning", ["screening"]),
    ("SCREENING", ["screening"]),
    ("creator screning", ["Creator screening"]),
    ("达人筛", ["达人筛选"]),
    ("zzz", []),
    ("", []),
]

SENTENCES = [
    (KolError(), 1, "出错了。", "Something went wrong."),
    (
        errors.UnknownName(errors.TOPIC, "screning", TOPICS, "kolinterview topics"),
        2,
        "没有叫「screning」的主题。是不是想写 screening？",
        "There is no topic called 'screning'. Did you mean screening?",
    ),
    (
        errors.UnknownName(errors.QUESTION, "{zzz}", TOPICS, "kolinterview topics --questions"),
        2,
        "没有叫「{zzz}」的题目。看有哪些：kolinterview topics --questions",
        "There is no question called '{zzz}'. To list them: kolinterview topics --questions",
    ),
    (
        errors.UnknownName(errors.QUESTION, "item", ["item1", "items", "zzz"], "kolinterview topics --questions"),
        2,
        "没有叫「item」的题目。是不是想写 items 或 item1？",
        "There is no question called 'item'. Did you mean items or item1?",
    ),
    (
        errors.NoSuchAttempt(id=7, listing="kolinterview history list"),
        2,
        "没有 7 号作答。看有哪些：kolinterview history list",
        "There is no answer number 7. To list them: kolinterview history list",
    ),
    (
        errors.BadUsage(what=Both("少了 ID。", "ID is missing."), command="kolinterview history show"),
        2,
        "少了 ID。用法：kolinterview history show --help",
        "ID is missing. See: kolinterview history show --help",
    ),
    (
        errors.NothingToAsk(),
        1,
        "这样筛完一道题也不剩。去掉 --level 或多加一个 --topic 再试。",
        "No question is left after these choices. Drop --level or add another --topic.",
    ),
    (errors.Unreadable(path="a.txt", why="gone"), 1, "读不了 a.txt：gone", "Cannot read a.txt: gone"),
    (
        errors.StoreTrouble(path="h.db", why="disk full"),
        1,
        "练习记录存不进 h.db：disk full。",
        "Cannot keep your history in h.db: disk full.",
    ),
    (
        errors.StoreTooNew(path="h.db"),
        1,
        "h.db 是更新版本的 kolinterview 写的。请升级后再用，文件没有动过。",
        "h.db was written by a newer kolinterview. Please upgrade; the file is untouched.",
    ),
    (
        errors.StoreCorrupt(path="h.db", why="not a database"),
        1,
        "h.db 不是完好的记录文件（not a database）。文件没有动过；把它挪走就能重新开始。",
        "h.db cannot be read as a history file (not a database). It is untouched; move it away to start afresh.",
    ),
    (
        errors.DataProblems(
            [
                Problem("a.yaml", 3, 5, "questions[1]", Both("少了「id」", "'id' is missing")),
                Problem("b.yaml", 1, 1, "", Both("文件是空的", "the file is empty")),
            ]
        ),
        1,
        "a.yaml:3:5: questions[1]: 少了「id」\nb.yaml:1:1: 文件是空的",
        "a.yaml:3:5: questions[1]: 'id' is missing\nb.yaml:1:1: the file is empty",
    ),
]


@pytest.mark.parametrize(("name", "expected"), NEAR)
def test_a_slip_finds_the_names_it_may_stand_for(name: str, expected: list[str]) -> None:
    """Case does not count, the nearest comes first, and what is much further off is not offered."""
    assert errors.near(name, TOPICS) == expected


def test_no_more_than_three_names_are_offered() -> None:
    """A hint stays a hint, and the nearest comes first."""
    assert errors.near("items", ["item1", "items", "item-s", "itemss", "xx"]) == ["items", "itemss", "item-s"]


@pytest.mark.parametrize(
    ("error", "code", "zh", "en"), SENTENCES, ids=[type(error).__name__ for error, *_ in SENTENCES]
)
def test_every_error_owns_its_sentence_and_its_exit_code(error: KolError, code: int, zh: str, en: str) -> None:
    """What went wrong and what to do next, in both languages; the English one is what a log shows."""
    assert (error.exit_code, error.sentence("zh"), error.sentence("en"), str(error)) == (code, zh, en, en)


def test_a_family_is_caught_by_its_head() -> None:
    """Who can do without the history catches every trouble with it at once."""
    for kind in (errors.StoreTooNew, errors.StoreCorrupt):
        assert issubclass(kind, errors.StoreTrouble)
    assert all(isinstance(error, KolError) for error, *_ in SENTENCES)
