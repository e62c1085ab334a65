"""YAML → bank: a bank that is right, or every fault in it with its line."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import SHEET, SMALL_FRAMEWORKS, SMALL_QUESTIONS, SOURCED_FRAMEWORKS, write_bank
from hypothesis import given
from hypothesis import strategies as st

from kolinterview import house, load, parse
from kolinterview.bank import Bank, Basis, Essentials, Framework, Point, Question, Source, Topic
from kolinterview.errors import DataProblems
from kolinterview.lang import Both

ID_RULE = "use lower-case letters, digits and hyphens"

# What is changed in the small bank, and what is then said: the line and column are those of the changed text.
QUESTION_FAULTS = [
    # the shape of the file
    ("topics:\n", "old: {}\ntopics:\n", "1:1: 'old' is not known here"),
    (
        "questions:\n",
        "question:\n",
        "1:1: 'questions' is missing",
        "4:1: 'question' is not known here; did you mean questions?",
    ),
    (
        "  - {id: outreach, zh: 建联, en: Outreach}",
        "  - outreach",
        "3:5: topics[2]: must be 'key: value' pairs",
        "23:12: outreach-first.topic: there is no topic called 'outreach'",
    ),
    ("{id: outreach, zh:", "{id: outreach, ? [x] : y, zh:", "3:22: topics[2]: '?' is not known here"),
    # keys
    (
        "    level: core\n",
        "    levl: core\n",
        "5:5: questions[1]: 'level' is missing",
        "9:5: questions[1]: 'levl' is not known here; did you mean level?",
    ),
    ("    level: core\n", "    colour: red\n    level: core\n", "9:5: questions[1]: 'colour' is not known here"),
    (
        "    level: core\n",
        "    level: core\n    level: core\n",
        "10:5: questions[1]: 'level' stands twice, first on line 9",
    ),
    ("  - id: screening-how\n    topic: screening\n", "  - topic: screening\n", "5:5: questions[1]: 'id' is missing"),
    # texts
    ("ask: {zh: 怎么选达人？, en:", "ask: {en:", "8:10: screening-how.ask: 'zh' is missing: both languages are needed"),
    (
        "{zh: 怎么选达人？, en: How do you choose creators?}",
        "How?",
        "8:10: screening-how.ask: must be 'key: value' pairs",
    ),
    ("zh: 怎么选达人？", "zh: [怎么]", "8:15: screening-how.ask.zh: must be text"),
    ("zh: 怎么选达人？", "zh: ''", "8:15: screening-how.ask.zh: must not be empty"),
    ("zh: 怎么选达人？", "zh: ", "8:15: screening-how.ask.zh: must not be empty"),
    ("zh: 建联, ", "", "3:5: topics[2]: 'zh' is missing"),
    # ids and what they refer to
    ("id: screening-how", "id: Screening how", f"5:9: questions[1].id: 'Screening how' is no id: {ID_RULE}"),
    (
        "id: screening-why",
        "id: screening-how",
        "13:9: questions[2].id: the id 'screening-how' is used twice, first on line 5",
    ),
    (
        "{id: outreach, zh",
        "{id: screening, zh",
        "3:10: topics[2].id: the id 'screening' is used twice, first on line 2",
        "23:12: outreach-first.topic: there is no topic called 'outreach'",
    ),
    (
        "topic: outreach",
        "topic: outrech",
        "23:12: outreach-first.topic: there is no topic called 'outrech'; did you mean outreach?",
    ),
    (
        "framework: writing",
        "framework: writting",
        "24:16: outreach-first.framework: there is no framework called 'writting'; did you mean writing?",
    ),
    ("framework: writing", "framework: zzz", "24:16: outreach-first.framework: there is no framework called 'zzz'"),
    ("topic: outreach", "topic: ", "23:11: outreach-first.topic: must not be empty"),
    (
        "level: entry",
        "level: entry\n    points: [shot]",
        "27:14: outreach-first.points[1]: there is no point called 'shot'; did you mean short?",
    ),
    (
        "level: entry",
        "level: entry\n    points: [zzz, short]",
        "27:14: outreach-first.points[1]: there is no point called 'zzz'",
    ),
    # values
    (
        "level: senior",
        "level: senor",
        "17:12: screening-why.level: 'senor' is not one of entry | core | senior; did you mean senior?",
    ),
    (
        "round: hr",
        "round: zzz",
        "27:12: outreach-first.round: 'zzz' is not one of hr | business | english | written | final",
    ),
    ("for: graduate", "for: no", "28:10: outreach-first.for: 'no' is not one of all | graduate | experienced"),
    ("seconds: 45", "seconds: 14", "29:14: outreach-first.seconds: '14' is not a whole number from 15 to 1800"),
    ("seconds: 45", "seconds: 1801", "29:14: outreach-first.seconds: '1801' is not a whole number from 15 to 1800"),
    ("seconds: 45", "seconds: 1:30", "29:14: outreach-first.seconds: '1:30' is not a whole number from 15 to 1800"),
    ("seconds: 45", "seconds: ", "29:13: outreach-first.seconds: must not be empty"),
    (
        "checked: 2026-11-23",
        "checked: 2026-11-31",
        "21:14: screening-why.checked: '2026-11-31' is not a date such as 2026-11-23",
    ),
]

FRAMEWORK_FAULTS = [
    (
        "concepts:\n  audience:",
        "concepts: [x]\nold:\n  audience:",
        "1:11: concepts: must be 'key: value' pairs",
        "2:1: 'old' is not known here",
        "14:17: choosing.audience.cues[1][1]: there is no concept called 'audience'",
    ),
    ("frameworks:\n", "colour: red\nframeworks:\n", "3:1: 'colour' is not known here"),
    ("[粉丝, 受众,", "[粉丝, <audience>,", "2:18: concepts.audience[2]: a concept cannot refer to another <concept>"),
    ("[粉丝, 受众,", "[粉丝, 受*众,", "2:18: concepts.audience[2]: '受*众': * stands only right behind a Latin word"),
    (
        "  - id: writing",
        "  - {id: choosing, part: question, title: {zh: a, en: b}, advice: {zh: a, en: b}}\n  - id: writing",
        "19:5: frameworks[2]: 'points' is missing",
        "19:10: frameworks[2].id: the id 'choosing' is used twice, first on line 4",
    ),
    ("part: preparation", "part: prep", "20:11: writing.part: 'prep' is not one of preparation | question | delivery"),
    ("    title: {zh: 写邮件, en: Writing}\n", "", "19:5: frameworks[2]: 'title' is missing"),
    ("id: views", "id: audience", "14:13: choosing.points[2].id: the id 'audience' is used twice, first on line 9"),
    (
        "  - id: writing",
        "  - {id: Third, part: question, title: {zh: a, en: b}, advice: {zh: a, en: b}}\n  - id: writing",
        "19:5: frameworks[2]: 'points' is missing",
        f"19:10: frameworks[2].id: 'Third' is no id: {ID_RULE}",
    ),
    ("id: views", "id: 播放", f"14:13: choosing.points[2].id: '播放' is no id: {ID_RULE}"),
    ("        probe: {zh: 粉丝是谁？, en: Who follows them?}\n", "", "9:9: choosing.points[1]: 'probe' is missing"),
    (
        SMALL_FRAMEWORKS[SMALL_FRAMEWORKS.rindex("    points:\n") :],
        "    points: []\n",
        "23:13: writing.points: needs at least one point",
    ),
    (
        SMALL_FRAMEWORKS[SMALL_FRAMEWORKS.rindex("    points:\n") :],
        "    points:\n",
        "23:12: writing.points: must be a list",
    ),
    # cues
    ("cues: [五行, five line]", "cues: 五行", "28:15: writing.short.cues: must be a list"),
    ("cues: [五行, five line]", "cues: [五行, []]", "28:20: writing.short.cues[2]: the cue is empty"),
    ("cues: [五行, five line]", "cues: [五行, {a: b}]", "28:20: writing.short.cues[2]: must be text"),
    ("cues: [五行, five line]", "cues: [五行, '']", "28:20: writing.short.cues[2]: must not be empty"),
    ("cues: [五行, five line]", "cues: [五行, [a, '']]", "28:24: writing.short.cues[2][2]: must not be empty"),
    ("cues: [五行, five line]", "cues: [五行|]", "28:16: writing.short.cues[1]: '五行|': both sides of | need a word"),
    (
        "cues: [五行, five line]",
        "cues: [a, 五行||短]",
        "28:19: writing.short.cues[2]: '五行||短': both sides of | need a word",
    ),
    (
        "cues: [五行, five line]",
        "cues: ['——|short']",
        "28:16: writing.short.cues[1]: '——|short' has no word to look for",
    ),
    (
        "cues: [五行, five line]",
        "cues: [粉丝*]",
        "28:16: writing.short.cues[1]: '粉丝*': * stands only right behind a Latin word",
    ),
    (
        "cues: [五行, five line]",
        "cues: ['* line']",
        "28:16: writing.short.cues[1]: '* line': * stands only right behind a Latin word",
    ),
    (
        "cues: [五行, five line]",
        "cues: [li*ne]",
        "28:16: writing.short.cues[1]: 'li*ne': * stands only right behind a Latin word",
    ),
    (
        "<audience>",
        "<audiense>",
        "13:17: choosing.audience.cues[1][1]: there is no concept called 'audiense'; did you mean audience?",
    ),
    ("<audience>", "短|<zzz>", "13:17: choosing.audience.cues[1][1]: there is no concept called 'zzz'"),
]

# Files that are no YAML at all, or not as text.
UNREADABLE = [
    (b"a: b\n- c", "2:1: is not valid YAML: the indentation is off, or a quote is not closed"),
    (b"a: 'b", "1:6: is not valid YAML: a quote is not closed"),
    (b"\ta: b", "1:1: is not valid YAML: this character cannot stand here; indent with spaces, not tabs"),
    (b"a: b: c", "1:5: is not valid YAML: a colon too many; quote a text that has one"),
    (b"a\n---\nb", "2:1: is not valid YAML: but found another document"),
    (b"a: \x00", "1:4: has an unseen control character, U+0000"),
    ("topics: []\n达人".encode("gb18030"), "2:1: is not UTF-8; save it as UTF-8"),
    ("topics: []".encode("utf-16"), "1:1: is not UTF-8; save it as UTF-8"),
    (b"", "1:1: the file is empty"),
    (b"# nothing but a comment\n", "1:1: the file is empty"),
]


def said(folder: Path, *, own: bool = False) -> list[str]:
    """Every problem of a bank, without the folder's name."""
    _, problems = load.read([], [folder]) if own else load.read([folder])
    return [problem.sentence("en").removeprefix(f"{folder}/") for problem in problems]


@pytest.mark.parametrize(("old", "new", "expected"), [(old, new, rest) for old, new, *rest in QUESTION_FAULTS])
def test_every_fault_in_the_questions_is_named_where_it_stands(
    old: str, new: str, expected: list[str], tmp_path: Path
) -> None:
    """File, line, column, the entry by its id, what is wrong, and the name that may be meant."""
    assert SMALL_QUESTIONS.count(old) >= 1
    folder = write_bank(tmp_path / "b", questions=SMALL_QUESTIONS.replace(old, new, 1))
    assert said(folder) == [f"questions.yaml:{line}" for line in expected]


@pytest.mark.parametrize(("old", "new", "expected"), [(old, new, rest) for old, new, *rest in FRAMEWORK_FAULTS])
def test_every_fault_in_the_frameworks_is_named_where_it_stands(
    old: str, new: str, expected: list[str], tmp_path: Path
) -> None:
    """Points, cues and concepts are read as closely as questions."""
    assert SMALL_FRAMEWORKS.count(old) >= 1
    folder = write_bank(tmp_path / "b", frameworks=SMALL_FRAMEWORKS.replace(old, new, 1))
    assert said(folder) == [f"answer_frameworks.yaml:{line}" for line in expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  audience: [粉丝", "  zzz: []\n  Two: [x]\n  audience: [粉丝", f"3:3: concepts: 'Two' is no id: {ID_RULE}"),
        ("frameworks:\n", "  audience: [x]\nframeworks:\n", "3:3: concepts: 'audience' stands twice, first on line 2"),
    ],
)
def test_the_names_of_concepts_are_checked(old: str, new: str, expected: str, tmp_path: Path) -> None:
    """They are ids, and each stands once."""
    folder = write_bank(tmp_path / "b", frameworks=SMALL_FRAMEWORKS.replace(old, new, 1))
    assert said(folder) == [f"answer_frameworks.yaml:{expected}"]


def test_a_key_that_stands_twice_names_the_line_of_the_first_key(tmp_path: Path) -> None:
    """Also where the first value begins on a line of its own."""
    twice = SMALL_QUESTIONS.replace("    ask: {zh: 怎么选达人？,", "    ask:\n      {zh: 怎么选达人？,", 1)
    twice = twice.replace("    level: core\n", "    level: core\n    ask: {zh: 问, en: Ask}\n")
    expected = "questions.yaml:11:5: questions[1]: 'ask' stands twice, first on line 8"
    assert said(write_bank(tmp_path / "b", twice)) == [expected]


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ("short", "27:13: outreach-first.points: must be a list"),
        ("[Short]", f"27:14: outreach-first.points[1]: 'Short' is no id: {ID_RULE}"),
    ],
)
def test_a_fault_is_reported_once(points: str, expected: str, tmp_path: Path) -> None:
    """One fault, one line."""
    folder = write_bank(tmp_path / "b", SMALL_QUESTIONS.replace("level: entry", f"level: entry\n    points: {points}"))
    assert said(folder) == [f"questions.yaml:{expected}"]


@pytest.mark.parametrize("cue", ["<audience>s", "<audience> 国家", "<5%", "short|<zzz"])
def test_what_begins_like_a_concept_and_is_none_is_a_fault(cue: str, tmp_path: Path) -> None:
    """The matcher takes every < for a concept, so none may pass that is no concept."""
    folder = write_bank(tmp_path / "b", frameworks=SMALL_FRAMEWORKS.replace("[五行, five line]", f"['{cue}']"))
    assert [line[: len("answer_frameworks.yaml:28:16")] for line in said(folder)] == ["answer_frameworks.yaml:28:16"]


def test_an_underscore_is_no_word_to_look_for(tmp_path: Path) -> None:
    """The matcher must find at least one word or character in every cue."""
    folder = write_bank(tmp_path / "b", frameworks=SMALL_FRAMEWORKS.replace("[五行, five line]", "[__]"))
    assert said(folder) == ["answer_frameworks.yaml:28:16: writing.short.cues[1]: '__' has no word to look for"]


def test_a_bank_with_five_faults_names_five_lines(tmp_path: Path) -> None:
    """Everything is reported at once, in the order of files and lines, and no bank is made of it."""
    questions = SMALL_QUESTIONS.replace("topic: outreach", "topic: outrech").replace("seconds: 90", "seconds: long")
    frameworks = SMALL_FRAMEWORKS.replace("<audience>", "<zzz>").replace("part: preparation", "part: before")
    frameworks = frameworks.replace("cues: [中位播放,", "cues: [中位*播放,")
    folder = write_bank(tmp_path / "b", questions, frameworks)
    expected = [
        "answer_frameworks.yaml:13:17: choosing.audience.cues[1][1]: there is no concept called 'zzz'",
        "answer_frameworks.yaml:18:16: choosing.views.cues[1]: '中位*播放': * stands only right behind a Latin word",
        "answer_frameworks.yaml:20:11: writing.part: 'before' is not one of preparation | question | delivery",
        "questions.yaml:20:14: screening-why.seconds: 'long' is not a whole number from 15 to 1800",
        "questions.yaml:23:12: outreach-first.topic: there is no topic called 'outrech'; did you mean outreach?",
    ]
    assert said(folder) == expected
    with pytest.raises(DataProblems) as caught:
        load.load([folder])
    assert caught.value.sentence("en") == "\n".join(f"{folder}/{line}" for line in expected)


def test_problems_are_told_in_chinese_too(tmp_path: Path) -> None:
    """The same faults, in the user's language."""
    folder = write_bank(tmp_path / "b", SMALL_QUESTIONS.replace("level: core", "levl: core"))
    _, problems = load.read([folder])
    assert [problem.sentence("zh").removeprefix(f"{folder}/") for problem in problems] == [
        "questions.yaml:5:5: questions[1]: 少了「level」",
        "questions.yaml:9:5: questions[1]: 多了「levl」，这里没有这一项；是不是想写 level？",
    ]


@pytest.mark.parametrize(("content", "expected"), UNREADABLE)
def test_a_file_that_cannot_be_read_says_why(content: bytes, expected: str, tmp_path: Path) -> None:
    """Not YAML, not UTF-8, or empty: one problem, and no complaint of names that the file may well have."""
    folder = write_bank(tmp_path / "b")
    (folder / "answer_frameworks.yaml").write_bytes(content)
    assert said(folder)[0] == f"answer_frameworks.yaml:{expected}"
    empty = expected.endswith("the file is empty")
    assert [line for line in said(folder) if "there is no framework" in line] == (said(folder)[1:] if empty else [])


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    """Windows editors write one."""
    folder = write_bank(tmp_path / "b")
    (folder / "questions.yaml").write_text(SMALL_QUESTIONS, encoding="utf-8-sig")
    assert said(folder) == []


def test_a_folder_without_a_bank_says_so(tmp_path: Path) -> None:
    """There must be at least one of the two files."""
    nothing = "1:1: there is no bank here: questions.yaml or answer_frameworks.yaml is needed"
    _, problems = load.read([], [tmp_path / "gone"])
    assert [problem.sentence("en") for problem in problems] == [f"{tmp_path / 'gone'}:{nothing}"]


def test_what_is_no_file_cannot_be_read(tmp_path: Path) -> None:
    """A folder in the place of a file, and a built-in bank of which one file is gone."""
    folder = write_bank(tmp_path / "b")
    (folder / "answer_frameworks.yaml").unlink()
    assert said(folder) == ["answer_frameworks.yaml:1:1: cannot be read: there is no such file"]
    (folder / "answer_frameworks.yaml").mkdir()
    assert said(folder) == ["answer_frameworks.yaml:1:1: cannot be read: it is a folder"]


@pytest.mark.parametrize("loader", [parse._Loader, yaml.SafeLoader])
@pytest.mark.parametrize("content", ["[" * 100_000, "- " * 5000 + "a"])
def test_a_file_nested_too_deeply_is_a_fault(
    content: str, loader: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With PyYAML's C half and without: no recursion, in Python or in C, ends the program."""
    monkeypatch.setattr(parse, "_Loader", loader)
    folder = write_bank(tmp_path / "b", content, content)
    for name, problem in zip((load.FRAMEWORKS, load.QUESTIONS), said(folder), strict=True):
        assert re.fullmatch(rf"{name}:1:(1: |1001: is not valid YAML: )is nested too deeply", problem)


def test_a_bank_is_read_without_pyyamls_c_half(bank: Bank) -> None:
    """Where PyYAML was built without LibYAML, its own parser does."""
    program = (
        "import sys; sys.modules['yaml._yaml'] = None; from pathlib import Path; from kolinterview import load\n"
        "print(len(load.load([Path(sys.argv[1])]).questions))"
    )
    line = [sys.executable, "-c", program, str(house.built_in())]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == (f"{len(bank.questions)}\n", "")


# --- what a right bank holds ---


def test_the_records_hold_what_the_files_say(small: Bank) -> None:
    """Every field, in the order of the files."""
    audience = Point(
        "audience",
        Both("粉丝对得上", "The followers fit"),
        Both("我先看粉丝在哪个国家。", "I first look at which country the followers are in."),
        Both("粉丝是谁？", "Who follows them?"),
        (("<audience>", "国家|countr*"), ("受众匹配",)),
    )
    assert small.concepts == {"audience": ("粉丝", "受众", "follower*", "audience")}
    assert list(small.topics.values()) == [
        Topic("screening", Both("达人筛选", "Creator screening")),
        Topic("outreach", Both("建联", "Outreach")),
    ]
    assert small.questions["screening-why"] == Question(
        "screening-why",
        "screening",
        "choosing",
        points=(),
        ask=Both("为什么选他？", "Why this one?"),
        level="senior",
        round="final",
        audience="experienced",
        seconds=90,
        checked="2026-11-23",
    )
    assert small.questions["outreach-first"].checked == ""
    choosing = small.frameworks["choosing"]
    assert (choosing.part, choosing.title, choosing.advice) == (
        "question",
        Both("选达人", "Choosing creators"),
        Both("先说人群。", "Start with the audience."),
    )
    assert choosing.points[0] == audience
    assert [point.id for point in choosing.points] == ["audience", "views"]


@pytest.mark.parametrize("yaml_text", ["[五行 | five  line ]", "\n          - 五行|five\n            line"])
def test_blanks_and_line_breaks_in_a_cue_do_not_count(yaml_text: str, tmp_path: Path) -> None:
    """A long cue may be wrapped, and | may stand between blanks."""
    folder = write_bank(tmp_path / "b", frameworks=SMALL_FRAMEWORKS.replace("[五行, five line]", yaml_text))
    assert load.load([folder]).frameworks["writing"].points[0].cues == (("五行|five line",),)


def test_facts_that_age_know_when_and_where_they_were_checked(tmp_path: Path) -> None:
    """A point names its sources; together, points have been checked since the earliest of their days."""
    bank = load.load([write_bank(tmp_path / "b", frameworks=SOURCED_FRAMEWORKS)])
    mail = Source("mail-rules", "Mail: what is allowed", "An authority", "https://example.org/mail", "2026-04")
    old = Source("old-page", "旧页面", "某网站", "example.org/old", "")
    assert bank.sources == {"mail-rules": mail, "old-page": old}
    short = bank.frameworks["writing"].points[0]
    assert (short.checked, short.sources) == ("2026-11-23", ("mail-rules", "old-page"))
    earlier, undated = (
        short._replace(checked="2026-01-31", sources=("old-page",)),
        short._replace(checked="", sources=()),
    )
    assert bank.basis([short, undated, earlier]) == Basis("2026-01-31", (mail, old))
    assert bank.basis([earlier, short], "2025-12-01") == Basis("2025-12-01", (old, mail))
    assert bank.basis([undated]) == Basis("", ())


SOURCE_FAULTS = [
    (
        "sources: [mail-rules,",
        "sources: [mail-rule,",
        "30:19: writing.short.sources[1]: there is no source called 'mail-rule'; did you mean mail-rules?",
    ),
    (
        "        checked: 2026-11-23\n",
        "",
        "29:18: writing.short.sources: sources need 'checked', the day they were last read",
    ),
    ("checked: 2026-11-23", "checked: 2026", "29:18: writing.short.checked: '2026' is not a date such as 2026-11-23"),
    ("2026-04", "2026-13", "33:11: sources.mail-rules.date: '2026-13' is not a date such as 2026-11-23"),
    ("title: 旧页面, ", "", "34:13: sources.old-page: 'title' is missing"),
    (
        "publisher: 某",
        "by: 某",
        "34:13: sources.old-page: 'publisher' is missing",
        "34:26: sources.old-page: 'by' is not known here",
    ),
    (
        "  old-page:",
        "  Old page:",
        "30:31: writing.short.sources[2]: there is no source called 'old-page'",
        f"34:3: sources: 'Old page' is no id: {ID_RULE}",
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), [(old, new, rest) for old, new, *rest in SOURCE_FAULTS])
def test_a_fault_in_the_sources_is_named_where_it_stands(
    old: str, new: str, expected: list[str], tmp_path: Path
) -> None:
    """A source that is not there, has no title, or was read on no day."""
    folder = write_bank(tmp_path / "b", frameworks=SOURCED_FRAMEWORKS.replace(old, new))
    _, problems = load.read([folder])
    at = f"{folder / 'answer_frameworks.yaml'}:"
    assert [problem.sentence("en").removeprefix(at) for problem in problems] == expected


SHEET_FAULTS = [
    (
        "ready: [writing]",
        "ready: [writting]",
        "2:11: sheet.ready[1]: there is no framework called 'writting'; did you mean writing?",
    ),
    ("manner:", "maner:", "3:3: sheet: 'maner' is not known here; did you mean manner?"),
    (", en: Sorry?", "", "5:13: sheet.phrases[1]: 'en' is missing: both languages are needed"),
    ("[{zh: 团队几个人？, en: How big is the team?}]", "How?", "4:8: sheet.ask: must be a list"),
]


def test_what_every_sheet_has_is_read(tmp_path: Path) -> None:
    """Frameworks by id, texts in both languages; a bank without it has none of it."""
    folder = write_bank(tmp_path / "b", questions=SHEET + SMALL_QUESTIONS)
    assert load.load([folder]).essentials == Essentials(
        ("writing",), ("choosing",), (Both("团队几个人？", "How big is the team?"),), (Both("没听清", "Sorry?"),)
    )
    assert load.load([write_bank(tmp_path / "c")]).essentials == Essentials()


def test_a_bank_of_ones_own_may_have_other_things_on_every_sheet(tmp_path: Path) -> None:
    """They take the place of the built-in ones, and may name built-in frameworks, in one language."""
    built_in = write_bank(tmp_path / "b", questions=SHEET + SMALL_QUESTIONS)
    own = tmp_path / "own"
    own.mkdir()
    (own / "questions.yaml").write_text("sheet: {ready: [choosing], ask: [几点下班？]}\n", encoding="utf-8")
    assert load.load([built_in], [own]).essentials == Essentials(("choosing",), (), (Both("几点下班？", ""),), ())


@pytest.mark.parametrize(("old", "new", "expected"), SHEET_FAULTS)
def test_a_fault_in_what_every_sheet_has_is_named_where_it_stands(
    old: str, new: str, expected: str, tmp_path: Path
) -> None:
    """A framework that is not there, a language that is missing."""
    folder = write_bank(tmp_path / "b", questions=SHEET.replace(old, new) + SMALL_QUESTIONS)
    _, problems = load.read([folder])
    at = f"{folder / 'questions.yaml'}:"
    assert [problem.sentence("en").removeprefix(at) for problem in problems] == [expected]


OWN_QUESTIONS = """\
topics: [{id: samples, zh: 寄样}]
questions:
  - {id: sample-cost, topic: samples, framework: sampling, ask: 样品谁出钱？}
  - {id: sample-why, topic: screening, framework: choosing, ask: {en: Why send samples?}, checked: 20261123}
"""
OWN_FRAMEWORKS = """\
frameworks:
  - id: sampling
    title: 寄样
    points:
      - {id: who-pays, text: 谁出钱, cues: [[<audience>, 样品]]}
      - {id: postage, text: {en: Who pays the postage}}
"""


def test_a_bank_of_ones_own_may_have_one_language_and_leave_things_out(tmp_path: Path) -> None:
    """It builds on the built-in topics, frameworks and concepts, and what it leaves out has a usual value."""
    small, own = write_bank(tmp_path / "small"), write_bank(tmp_path / "own", OWN_QUESTIONS, OWN_FRAMEWORKS)
    bank = load.load([small], [own])
    nothing = Both("", "")
    assert bank.topics["samples"].name == Both("寄样", "")
    assert bank.questions["sample-cost"] == Question(
        "sample-cost",
        "samples",
        "sampling",
        points=(),
        ask=Both("样品谁出钱？", ""),
        level="core",
        round="business",
        audience="all",
        seconds=120,
        checked="",
    )
    assert (bank.questions["sample-why"].ask, bank.questions["sample-why"].checked) == (
        Both("", "Why send samples?"),
        "2026-11-23",
    )
    assert bank.frameworks["sampling"] == Framework(
        "sampling",
        "question",
        Both("寄样", ""),
        nothing,
        (
            Point("who-pays", Both("谁出钱", ""), nothing, nothing, (("<audience>", "样品"),)),
            Point("postage", Both("", "Who pays the postage"), nothing, nothing, ()),
        ),
        home=str(own),
    )


OWN_FAULTS = [
    ("ask: 样品谁出钱？", "ask: {}", "questions.yaml:3:65: sample-cost.ask: must not be empty"),
    ("ask: 样品谁出钱？", "ask: ''", "questions.yaml:3:65: sample-cost.ask: must not be empty"),
    ("ask: 样品谁出钱？", "ask: [样品]", "questions.yaml:3:65: sample-cost.ask: must be 'key: value' pairs"),
    (", ask: 样品谁出钱？", "", "questions.yaml:3:5: questions[1]: 'ask' is missing"),
]


@pytest.mark.parametrize(("old", "new", "expected"), OWN_FAULTS)
def test_a_bank_of_ones_own_needs_one_language_all_the_same(old: str, new: str, expected: str, tmp_path: Path) -> None:
    """A text without any words is a fault."""
    small = write_bank(tmp_path / "small")
    own = write_bank(tmp_path / "own", OWN_QUESTIONS.replace(old, new), OWN_FRAMEWORKS)
    _, problems = load.read([small], [own])
    assert [problem.sentence("en").removeprefix(f"{own}/") for problem in problems] == [expected]


def test_a_topic_needs_a_name(tmp_path: Path) -> None:
    """In one language at least, as every other text of a bank of one's own."""
    own = write_bank(tmp_path / "own", OWN_QUESTIONS.replace(", zh: 寄样", ""), OWN_FRAMEWORKS)
    _, problems = load.read([write_bank(tmp_path / "small")], [own])
    assert [p.sentence("en") for p in problems] == [f"{own / load.QUESTIONS}:1:10: topics[1]: needs zh or en"]


def test_a_bank_of_ones_own_may_be_one_file(tmp_path: Path) -> None:
    """Only frameworks, or only questions on built-in ones."""
    small, own = write_bank(tmp_path / "small"), write_bank(tmp_path / "own", OWN_QUESTIONS, OWN_FRAMEWORKS)
    (own / "questions.yaml").unlink()
    assert list(load.load([small], [own]).frameworks) == ["choosing", "writing", "sampling"]
    own = write_bank(tmp_path / "other", OWN_QUESTIONS.replace("framework: sampling", "framework: writing"))
    (own / "answer_frameworks.yaml").unlink()
    assert list(load.load([small], [own]).questions)[-2:] == ["sample-cost", "sample-why"]


def test_a_later_folder_replaces_what_has_the_same_id(tmp_path: Path) -> None:
    """In its old place, and the ids of two folders are not "used twice"."""
    small = write_bank(tmp_path / "small")
    own = write_bank(
        tmp_path / "own",
        "topics: [{id: screening, zh: 选人}]\n"
        "questions: [{id: screening-why, topic: outreach, framework: writing, ask: 换一题}]\n",
        "concepts: {audience: [fan]}\nframeworks: [{id: choosing, title: 新, points: [{id: one, text: 一}]}]\n",
    )
    bank = load.load([small], [own])
    assert list(bank.questions) == ["screening-how", "screening-why", "outreach-first"]
    assert bank.questions["screening-why"].ask == Both("换一题", "")
    assert bank.topics["screening"].name == Both("选人", "")
    assert [point.id for point in bank.frameworks["choosing"].points] == ["one"]
    assert bank.concepts["audience"] == ("fan",)


def test_names_are_not_missed_while_a_file_cannot_be_read(tmp_path: Path) -> None:
    """What another folder refers to may stand in the file that has the fault."""
    small, own = write_bank(tmp_path / "small"), write_bank(tmp_path / "own", OWN_QUESTIONS, OWN_FRAMEWORKS)
    (small / "answer_frameworks.yaml").write_text("frameworks: [", encoding="utf-8")
    _, problems = load.read([small], [own])
    assert [(problem.file, problem.line) for problem in problems] == [(str(small / "answer_frameworks.yaml"), 2)]


def test_the_built_in_bank_is_checked_as_built_in_even_when_named_as_ones_own(tmp_path: Path) -> None:
    """`bank check data/` reads it once, by the stricter rule."""
    small = write_bank(tmp_path / "small", SMALL_QUESTIONS.replace("    seconds: 60\n", ""))
    again = tmp_path / "small" / ".." / "small"
    _, problems, places = load.check([small], [again])
    assert [problem.said.en for problem in problems] == ["'seconds' is missing"]
    assert load.check([small], [write_bank(tmp_path / "own", OWN_QUESTIONS, OWN_FRAMEWORKS)])[1] == problems
    assert {key: place.line for key, place in places.items() if key[1] == "views"} == {
        ("choosing", "views"): 14,
        ("choosing", "views", "0"): 18,
        ("choosing", "views", "1"): 18,
    }


def test_the_places_of_a_check_are_those_of_the_bank_that_was_named(tmp_path: Path) -> None:
    """Advice on the built-in bank is not for whoever wrote their own."""
    small, own = write_bank(tmp_path / "small"), write_bank(tmp_path / "own", OWN_QUESTIONS, OWN_FRAMEWORKS)
    _, _, places = load.check([small], [own])
    assert {framework for framework, *_ in places} == {"sampling"}


# --- whatever a file holds ---


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """One of the small bank's files with a stretch of it replaced, doubled or gone."""
    text = draw(st.sampled_from([SMALL_QUESTIONS, SMALL_FRAMEWORKS, OWN_QUESTIONS, OWN_FRAMEWORKS]))
    start, length = draw(st.integers(0, len(text))), draw(st.integers(0, 40))
    put = draw(st.text(max_size=8) | st.text("[]{}<>|*=&!:-,\"'\n #?%", max_size=6) | st.just(text[start : start + 60]))
    return text[:start] + put + text[start + length :]


@given(
    content=st.binary() | (st.text() | damaged()).map(lambda text: text.encode()),
    name=st.sampled_from([load.QUESTIONS, load.FRAMEWORKS]),
)
def test_any_file_gives_problems_or_a_bank(content: bytes, name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever a bank's file holds, nothing is raised, every problem has a place in it, and a bank is sound."""
    folder = write_bank(tmp_path_factory.getbasetemp() / "any")
    (folder / name).write_bytes(content)
    for folders, own in (([folder], []), ([], [folder])):
        bank, problems = load.read(folders, own)
        for problem in problems:
            assert problem.line >= 1
            assert problem.column >= 1
            assert problem.sentence("zh")
        if not problems:
            assert all(q.topic in bank.topics and bank.framework_of(q).points for q in bank.questions.values())
