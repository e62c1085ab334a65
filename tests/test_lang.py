"""The two languages, and texts that have both."""

from __future__ import annotations

import locale
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolinterview.errors import Problem, UnknownName
from kolinterview.lang import Both, Lang, as_lang, of_machine

LANG_NAMES = [
    ("zh", "zh"),
    ("zh_CN.UTF-8", "zh"),
    ("zh-TW", "zh"),
    ("ZH_HK", "zh"),
    ("Chinese (Simplified)_China", "zh"),
    ("en_GB.UTF-8", "en"),
    ("de", "en"),
    ("C.UTF-8", "en"),
    ("", None),
]

MACHINES: list[tuple[dict[str, str], Lang]] = [
    ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
    ({"LC_ALL": "", "LC_MESSAGES": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
    ({"LC_CTYPE": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "en"),
    ({"LANG": "zh_SG"}, "zh"),
    ({}, "en"),
]

PLURALS = [(0, "0 points"), (1, "1 point"), (2, "2 points")]


@pytest.mark.parametrize(
    ("both", "lang", "expected"),
    [
        (Both("好", "good"), "zh", "好"),
        (Both("好", "good"), "en", "good"),
        (Both("好", ""), "en", "好"),
        (Both("", "good"), "zh", "good"),
    ],
)
def test_a_text_that_one_language_lacks_comes_in_the_other(both: Both, lang: Lang, expected: str) -> None:
    """Nobody is shown an empty line because a bank has one language."""
    assert both.of(lang) == expected
    assert both.say(lang) == expected


@pytest.mark.parametrize(("n", "expected"), PLURALS)
def test_a_number_brings_its_english_plural(n: int, expected: str) -> None:
    """One point, two points."""
    assert Both("{n} 个要点", "{n} point{n:s}").say("en", n=n) == expected
    assert Both("{n} 个要点", "{n} point{n:s}").fill(n=n) == (f"{n} 个要点", expected)


def test_numbers_keep_their_own_formats() -> None:
    """Padding and decimals work as ever, and a truth value is not counted."""
    assert Both("{n:03}|{x:.1f}|{b}", "").say("zh", n=7, x=1.25, b=True) == "007|1.2|True"


def test_what_is_filled_in_comes_in_the_same_language() -> None:
    """A text, a problem or an error inside a sentence speaks the sentence's language."""
    problem = Problem("a.yaml", 1, 2, "", Both("错", "wrong"))
    error = UnknownName(Both("主题", "topic"), "x", [], "kol")
    frame = Both("{a}；{b}；{c}", "{a}; {b}; {c}")
    filled = frame.fill(a=Both("甲", "one"), b=problem, c=error)
    assert filled.zh == "甲；a.yaml:1:2: 错；没有叫「x」的主题。看有哪些：kol"
    assert filled.en == "one; a.yaml:1:2: wrong; There is no topic called 'x'. To list them: kol"
    assert frame.say("zh", a=Both("甲", "one"), b=problem, c=error) == filled.zh


@given(st.text())
def test_what_is_filled_in_is_never_a_template(typed: str) -> None:
    """Braces that a user typed come back as they are."""
    assert Both("「{x}」", "'{x}'").fill(x=typed) == (f"「{typed}」", f"'{typed}'")
    assert Both("", "{y}").say("en", y=Both(typed, typed)) == typed


@pytest.mark.parametrize(("name", "expected"), LANG_NAMES)
def test_a_locale_name_is_chinese_or_else_english(name: str, expected: Lang | None) -> None:
    """Every name of Chinese is zh, any other language en, and no name no answer."""
    assert as_lang(name) == expected


@pytest.mark.parametrize(("environ", "expected"), MACHINES)
def test_the_machines_language_is_that_of_its_messages(environ: dict[str, str], expected: Lang) -> None:
    """LC_ALL comes before LC_MESSAGES before LANG, and what is empty is passed over."""
    assert of_machine(environ) == expected


@pytest.mark.parametrize(("system", "expected"), [("Chinese (Simplified)_China", "zh"), ("de_DE", "en"), (None, "en")])
def test_windows_is_asked_for_its_own_language(
    system: str | None, expected: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows sets none of the variables; a variable that is set still comes first."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(locale, "getlocale", lambda: (system, "936"))
    assert of_machine({}) == expected
    assert of_machine({"LANG": "zh_CN"}) == "zh"
