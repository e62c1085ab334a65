"""Every command as it is typed: what it prints, where, and its exit code."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import SMALL_FRAMEWORKS, SMALL_QUESTIONS, SOURCED_FRAMEWORKS, Run, write_bank

from kolinterview.bank import Bank
from kolinterview.house import House
from kolinterview.store import Exemplar, Store

THREE = "-q screening-criteria -q screening-boss-favourite -q screening-no-tools"
ANSWER = "先看受众匹配，粉丝年龄和地域要对得上。\n.\n"
KOL_SCREENING = ["audience-fit", "content-relevance", "influence-metrics", "reputation"]


# --- drill ---


def test_a_piped_answer_is_marked_point_by_point_and_reviewed_the_next_evening(run: Run) -> None:
    """The main job: asked, answered, marked with evidence, remembered."""
    out = run("drill --question screening-criteria --lang zh --yes", input=ANSWER).out
    assert "4 个要点，答到 1 个" in out
    assert "✓ 1 答到 · 受众匹配" in out
    assert "你说：「先看受众匹配」" in out
    assert [line[:7].strip() for line in out.splitlines() if line.startswith("✗")][:3] == [
        "✗ 2 没答到",
        "✗ 3 没答到",
        "✗ 4 没答到",
    ]
    sheet = run("review --topic screening --lang zh").out
    assert "✓ 受众匹配" in sheet
    assert sheet.index("✗ 内容相关") < sheet.index("✓ 受众匹配")


def test_answers_are_separated_by_a_lone_full_stop(run: Run) -> None:
    """Two answers in one pipe are two attempts; the questions left unanswered when the input ends are not recorded."""
    run(
        f"drill {THREE} --lang en --yes",
        input="audience fit\n.\nmedian views\nand reach\n.\n",
    )
    kept = run("history list --json").json
    assert [attempt["answer"] for attempt in kept] == ["median views\nand reach", "audience fit"]


def test_the_end_of_the_input_hands_in_what_was_written(run: Run) -> None:
    """An answer that no full stop ends is kept and marked all the same."""
    out = run(
        f"drill {THREE} --lang en --yes",
        input="audience fit",
    ).out
    assert "1 of 4 points found" in out
    assert run("history list --json").json[0]["answer"] == "audience fit"


def test_an_empty_answer_is_skipped_not_missed(run: Run) -> None:
    """Skipping leaves no marks."""
    out = run("drill --question screening-criteria --lang en --yes", input=".\n").out
    assert "Skipped. It counts as skipped, not as missed." in out
    (kept,) = run("history list --json").json
    assert (kept["state"], kept["points"]) == ("skipped", [])


def test_a_pipe_is_asked_nothing_even_without_yes(run: Run) -> None:
    """Piped answers are never eaten by a menu."""
    out = run(
        "drill -q screening-criteria -q screening-no-tools --lang en", input="audience fit\n.\naudience fit\n.\n"
    ).out
    assert out.count("1 of 4 points found") == 2
    assert "Enter next" not in out


def test_nothing_piped_in_ends_the_session_with_nothing_kept(run: Run) -> None:
    """No input, no attempt, no error."""
    assert "Nothing was handed in this time." in run("drill --lang en").out
    run("history list", err="No history yet. Start with: kolinterview drill")


def test_topics_go_by_id_or_by_either_name(run: Run) -> None:
    """--topic takes what people would type."""
    for name in ("screening", "达人筛选", "'creator screening'"):
        assert "Creator screening" in run(f"drill --topic {name} --lang en --count 1").out


def test_several_topics_and_a_level_narrow_the_choice(run: Run, bank: Bank) -> None:
    """--topic adds up, --level cuts down."""
    out = run("drill -t screening -t crisis --level core --count 99 --lang en", input=".\n" * 99, err=None).out
    fitting = [len(bank.questions_on([bank.topic(name)], "core")) for name in ("screening", "crisis")]
    assert [out.count("Creator screening ─"), out.count("Crisis ─")] == fitting


def test_no_question_is_asked_twice_in_a_session(run: Run, home: Path) -> None:
    """Five is the usual number, but two questions are two; who asked for more is told."""
    write_bank(
        home / "own", SMALL_QUESTIONS.replace("screening, ", "looking, ").replace("topic: screening", "topic: looking")
    )
    (home / "config.yaml").write_text("banks: [own]\n", encoding="utf-8")
    assert "1 of 2" in run("drill --topic looking --lang en").out
    assert "1 of 5" in run("drill --lang en").out
    assert "1 of 2" in run("drill --topic looking --count 7 --lang en", err="Only 2 fit, so 2 it is.").out


def test_certain_questions_are_asked_in_the_order_they_are_named(run: Run, bank: Bank) -> None:
    """--question asks just these, each once, whatever topic or level would have been chosen from."""
    ids = ["crisis-old-clip", "screening-criteria"]
    out = run(f"drill -t market --level entry -q {ids[0]} -q {ids[1]} -q {ids[0]} --lang zh", input=".\n" * 9).out
    asked = "".join(out.replace("│", "").split())
    places = [asked.index("".join(bank.questions[id].ask.zh.split())) for id in ids]
    assert places == sorted(places)
    assert "第 2 题，共 2 题" in out


def test_the_same_seed_asks_the_same_questions_of_the_same_history(run: Run, home: Path) -> None:
    """--seed makes an evening repeatable; once it is in the history, its questions rest."""
    first = run("drill --seed 5 --lang en", input=".\n" * 5).out
    assert run("drill --seed 5 --lang en", input=".\n" * 5).out != first
    (home / "history.db").unlink()
    assert run("drill --seed 5 --lang en", input=".\n" * 5).out == first


WRONG = [
    (
        "drill --topic screning",
        2,
        "There is no topic called 'screning'. Did you mean screening?",
    ),
    ("drill --topic screning --lang zh", 2, "没有叫「screning」的主题。是不是想写 screening？"),
    ("drill --topic zzz", 2, "There is no topic called 'zzz'. To list them: kolinterview topics"),
    ("drill --count 0", 2, "--count must be a whole number from 1 to 200, not '0'."),
    ("drill --count x --lang zh", 2, "--count 要写 1 到 200 之间的整数，不能是「x」。"),
    ("drill --limit -1", 2, "--limit must be a whole number from 0 to 3600, not '-1'."),
    ("drill --seed pi", 2, "--seed must be a whole number from 0 to 999999999999, not 'pi'."),
    ("drill --level coar", 2, "--level must be entry | core | senior, not 'coar'. Did you mean core?"),
    ("drill --clock tolbar", 2, "--clock must be toolbar | title | off, not 'tolbar'. Did you mean toolbar?"),
    ("drill --pick best", 2, "--pick must be random | weak, not 'best'."),
    ("drill --lang fr", 2, "--lang must be zh | en, not 'fr'."),
    ("drill --topc x", 2, "There is no option called '--topc'. Did you mean --topic?"),
    ("drill --count", 2, "--count needs a value. See: kolinterview drill --help"),
    ("drill more words", 2, "Too many arguments: more words. See: kolinterview drill --help"),
    ("topics -- --lang zh", 2, "Too many arguments: --lang zh. See: kolinterview topics --help"),
    ("dril", 2, "There is no command called 'dril'. Did you mean drill?"),
    ("dril --lang=zh", 2, "没有叫「dril」的命令。是不是想写 drill？"),
    ("history lst", 2, "There is no command called 'lst'. Did you mean list?"),
    ("history show", 2, "ID is missing. See: kolinterview history show --help"),
    ("history show x", 2, "ID must be a number from kolinterview history list, not 'x'."),
    ("history show 7", 2, "There is no answer number 7. To list them: kolinterview history list"),
    ("score", 2, "QUESTION is missing. See: kolinterview score --help"),
    ("score screning-criteria --lang zh", 2, "没有叫「screning-criteria」的题目。是不是想写 screening-criteria？"),
    ("drill --aloud", 2, "--aloud needs a terminal. See: kolinterview drill --help"),
    ("review --round first", 2, "--round must be hr | business | english | written | final, not 'first'."),
    ("review --minutes 0", 2, "--minutes must be a whole number from 1 to 600, not '0'."),
    ("review --format pdf", 2, "--format must be text | markdown | html, not 'pdf'."),
    ("review --topic x", 2, "There is no topic called 'x'. To list them: kolinterview topics"),
    ("drill --yes=1", 2, "--yes takes no value. See: kolinterview drill --help"),
]


@pytest.mark.parametrize(("line", "code", "sentence"), WRONG, ids=[line for line, _, _ in WRONG])
def test_a_wrong_command_line_gets_one_sentence_that_helps(run: Run, line: str, code: int, sentence: str) -> None:
    """The error is on stderr, says what is wrong in the user's language, and what to write instead."""
    assert run(line, code=code, err=sentence).out == ""


def test_choices_that_leave_no_question_say_so(run: Run, home: Path) -> None:
    """A level that the topic lacks is expected trouble, not silence."""
    write_bank(home / "own", SMALL_QUESTIONS.replace("outreach", "mailing"))
    (home / "config.yaml").write_text("banks: [own]\n", encoding="utf-8")
    run(
        "drill --topic mailing --level senior",
        code=1,
        err="No question is left after these choices. Drop --level or add another --topic.",
    )


# --- score ---


def test_score_marks_a_text_from_standard_input_a_dash_or_a_file(run: Run, tmp_path: Path) -> None:
    """The same answer gets the same marks, however it comes in."""
    file = tmp_path / "答案.txt"
    file.write_text("我先看受众匹配", encoding="utf-8-sig")
    ways = [
        run("score screening-criteria --json", input="我先看受众匹配").json,
        run("score screening-criteria - --json", input="我先看受众匹配").json,
        run(f"score screening-criteria '{file}' --json").json,
    ]
    assert ways[0] == ways[1] == ways[2]
    assert ways[0]["question"] == "screening-criteria"
    assert [point["id"] for point in ways[0]["points"]] == KOL_SCREENING
    assert ways[0]["points"][0] == {"id": "audience-fit", "state": "covered", "evidence": "我先看受众匹配"}
    assert ways[0]["points"][1] == {"id": "content-relevance", "state": "missed", "evidence": ""}


def test_score_shows_people_the_marks_and_keeps_nothing(run: Run, home: Path) -> None:
    """A text is looked at, not recorded."""
    out = run("score screening-criteria --lang en", input="audience fit").out
    assert "1 of 4 points found" in out
    assert "Said aloud, 0:00 to 0:01." in out
    assert not (home / "history.db").exists()


def test_score_says_why_when_asked(run: Run) -> None:
    """In words for people, as data for programs; without --why neither."""
    line, answer = "score screening-criteria --lang en", "I check the audience by country. Then views."
    assert "Because of the cue" in run(f"{line} --why", input=answer).out
    assert "Because" not in run(line, input=answer).out
    points = run(f"{line} --why --json", input=answer).json["points"]
    assert points[0]["why"]["cue"]
    assert "why" not in run(f"{line} --json", input=answer).json["points"][0]


def test_a_file_that_cannot_be_read_is_named(run: Run, tmp_path: Path) -> None:
    """Neither a missing file nor a binary one ends in a traceback."""
    missing, binary = tmp_path / "none.txt", tmp_path / "gbk.txt"
    binary.write_bytes("受众".encode("gbk"))
    run(f"score screening-criteria '{missing}'", code=1, err=f"Cannot read {missing}: there is no such file")
    run(f"score screening-criteria '{binary}'", code=1, err=f"Cannot read {binary}: it is not UTF-8")


def test_there_must_be_something_to_score(run: Run) -> None:
    """An empty text is told apart from one that misses everything."""
    said = "There is nothing to mark. Give a file, or pipe an answer in."
    run("score screening-criteria", input=" \n", code=1, err=said)


def test_i_do_not_know_is_a_skip(run: Run) -> None:
    """An answer that only says there is none is not marked as missing everything."""
    assert "跳过了" in run("drill --question screening-criteria --lang zh", input="不知道。\n.\n").out
    assert run("history list --json").json[0]["state"] == "skipped"


# --- lists ---


def test_topics_counts_what_there_is_and_what_was_answered(run: Run) -> None:
    """One line a topic: answered questions, and the share of its points that would be recalled, in that language."""
    run("drill --question screening-criteria --yes --lang zh", input=ANSWER)
    listed = {topic["id"]: topic for topic in run("topics --json").json}
    assert sum(question["answered"] for question in listed["screening"]["questions"]) == 1
    row = next(line for line in run("topics --lang zh").out.splitlines() if line.startswith("screening"))
    assert row.split() == ["screening", "达人筛选", str(len(listed["screening"]["questions"])), "1", "6%"]
    row = next(line for line in run("topics --lang en").out.splitlines() if line.startswith("screening"))
    assert row.split()[-2:] == ["1", "0%"]
    assert "screening-criteria" in run("topics --questions").out


def test_history_shows_the_answer_in_full_with_its_points(run: Run) -> None:
    """What was typed comes back whole, with what was found in it."""
    run("drill --question screening-criteria --yes --lang zh", input=ANSWER)
    assert "1/4" in run("history list --lang zh").out
    shown = run("history show 1 --lang zh").out
    assert "先看受众匹配，粉丝年龄和地域要对得上。" in shown
    assert "✓ 1 答到 · 受众匹配" in shown
    data = run("history show 1 --json").json
    assert data["answer"] == "先看受众匹配，粉丝年龄和地域要对得上。"
    assert data["follow_ups"] == []
    assert [(point["id"], point["state"]) for point in data["points"]][:2] == [
        ("audience-fit", "covered"),
        ("content-relevance", "missed"),
    ]
    assert len(run("history list --limit 1 --json").json) == 1


def frameworks_of(data: dict[str, Any]) -> set[str]:
    return {part["framework"] for topic in data["topics"] for part in topic["frameworks"]}


def test_the_whole_sheet_holds_every_framework_and_the_usual_one_fifteen_minutes(run: Run, bank: Bank) -> None:
    """--all is all of it; without it the sheet is what fits in a quarter of an hour, or in --minutes."""
    everything = run("review --all --json").json
    assert frameworks_of(everything) == set(bank.frameworks)
    usual, short = run("review --json").json, run("review --minutes 5 --json").json
    assert 13 * 60 < usual["reading_seconds"] <= 15 * 60
    assert short["reading_seconds"] <= 5 * 60
    assert usual["frameworks_left_out"] < short["frameworks_left_out"] < len(bank.frameworks)
    assert [part["framework"] for part in usual["ready"]] == [
        "company-research",
        "creator-ecosystem",
        "professional-knowledge",
        "case-portfolio",
    ]
    assert [part["framework"] for part in usual["manner"]] == [
        "industry-passion",
        "communication-teamwork",
        "adaptability-learning",
    ]
    assert len(usual["ask"]) == 5


def test_a_topic_or_a_round_is_reviewed_whole(run: Run, bank: Bank) -> None:
    """--topic and --round show all that their questions need."""
    found = frameworks_of(run("review --topic behavioural --json").json)
    assert found == {question.framework for question in bank.questions.values() if question.topic == "behavioural"}
    found = frameworks_of(run("review --round hr --json").json)
    assert found == {question.framework for question in bank.questions.values() if question.round == "hr"}


def test_the_weak_are_what_was_drilled_and_not_found(run: Run) -> None:
    """--weak; where there is none of it, it says so."""
    said = "Everything you drilled was found last time. All of it: kolinterview review"
    assert run("review --weak --json", err=said).json["topics"] == []
    run("drill --question screening-criteria --yes --lang zh", input=ANSWER)
    (topic,) = run("review --weak --json --lang zh").json["topics"]
    (part,) = topic["frameworks"]
    assert {point["id"] for point in part["points"]} == set(KOL_SCREENING) - {"audience-fit"}
    run(
        "review --topic crisis --round hr --lang en",
        err="Nothing is left after these choices. Drop --topic or --round.",
    )


def test_the_users_own_best_words_are_on_the_sheet(run: Run) -> None:
    """The words of the best answer, its opening, and the interview with its days."""
    run("drill --question screening-criteria --yes --lang zh", input="我看粉丝年龄和地域。\n.\n")
    run("drill --question screening-criteria --yes --lang zh", input=BETTER)
    run("drill --question screening-criteria --yes --lang zh", input="先看受众匹配。\n.\n")
    run("plan tomorrow --company 某公司")
    shown = run("review --topic screening --lang zh").out
    assert "· 就是明天" in shown.splitlines()[0]
    assert "你答得最好那次的开头：「粉丝的年龄和国家要跟我们的用户对得上。」" in shown
    assert "「粉丝的年龄和国家要跟我们的用户对得上」" in shown
    assert "先看受众匹配" not in shown


BETTER = "粉丝的年龄和国家要跟我们的用户对得上。再看近十条的平均播放、互动率。查有没有负面新闻。\n.\n"
FORMS = [("sheet.md", "# 考前过一遍"), ("sheet.html", "<!DOCTYPE html>"), ("sheet.txt", "考前过一遍 · 大约 15 分钟")]


@pytest.mark.parametrize(("name", "begins"), FORMS, ids=[name for name, _ in FORMS])
def test_the_files_name_says_what_is_written_and_nothing_is_overwritten(
    run: Run, tmp_path: Path, name: str, begins: str
) -> None:
    """-o writes Markdown, a page or text; a file that is there stays as it is unless --force says otherwise."""
    file = tmp_path / "my sheet" / name
    file.parent.mkdir()
    assert run(f"review -o '{file}' --lang zh").out == f"写好了：{file}\n"
    assert file.read_text(encoding="utf-8").startswith(begins)
    file.write_text("mine", encoding="utf-8")
    run(f"review -o '{file}' --lang en", code=1, err=f"{file} is there already and untouched. --force overwrites it.")
    assert file.read_text(encoding="utf-8") == "mine"
    run(f"review -o '{file}' --lang zh --force")
    assert file.read_text(encoding="utf-8").startswith(begins)


def test_the_format_can_be_said_and_goes_to_standard_output_without_a_file(run: Run, tmp_path: Path) -> None:
    """--format beats the file's name; cards have their own option."""
    assert run("review --format markdown --lang en").out.startswith("# Before you walk in\n")
    assert run("review --format html --lang en").out.startswith('<!DOCTYPE html>\n<html lang="en">')
    file = tmp_path / "sheet.md"
    run(f"review --format html -o '{file}'")
    assert file.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    deck = run("review --cards --topic screening --lang zh").out
    assert deck.startswith("#separator:Tab\n")
    assert "kolinterview.kol-screening.audience-fit.zh\t" in deck
    assert len(run("review --cards").out.splitlines()) == 5 + 655


def test_a_short_time_is_no_empty_sheet(run: Run) -> None:
    """A minute has room for little, and says what was left out instead of that there is nothing."""
    assert "All of it: kolinterview review --all" in run("review --topic market --minutes 1 --lang en").out


def test_values_go_into_a_file_too(run: Run, tmp_path: Path) -> None:
    """--json with -o."""
    run(f"review --json --topic crisis -o '{tmp_path}/x'")
    assert json.loads((tmp_path / "x").read_text(encoding="utf-8"))["topics"][0]["id"] == "crisis"


def test_a_file_that_cannot_be_written_is_one_line(run: Run, home: Path, tmp_path: Path) -> None:
    """With the reason."""
    run(
        f"review -o '{tmp_path}/none/x.md' --lang en",
        code=1,
        err=f"Cannot write {tmp_path}/none/x.md: there is no such file",
    )
    (home / "cache").mkdir(parents=True, exist_ok=True)
    (home / "cache" / "pages").write_text("in the way", encoding="utf-8")
    said = f"Cannot write {home}/cache/pages: a file of that name is in the way"
    run("review --open --lang en", code=1, err=said)
    run(f"review -o '{tmp_path}' --force --lang en", code=1, err=f"Cannot write {tmp_path}: it is a folder")


def test_open_makes_a_page_and_hands_it_to_the_browser(
    run: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the cache folder, made anew each time, or where -o says."""
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address) or True)
    for _ in range(2):
        run("review --open")
    run(f"review --open -o '{tmp_path}/x.html'")
    pages = [home / "cache" / "pages" / "sheet.html", tmp_path / "x.html"]
    assert opened == [pages[0].as_uri(), pages[0].as_uri(), pages[1].as_uri()]
    assert all(page.read_text(encoding="utf-8").startswith("<!DOCTYPE") for page in pages)


# --- what the user has taught ---


@pytest.fixture
def taught(run: Run, home: Path) -> Store:
    """A history in which a missed point was marked as found, and the words that said it kept."""
    run("drill --question screening-criteria --yes --lang zh", input="我会查查这个人在网上的风评怎么样。\n.\n")
    store = Store(home / "history.db")
    (attempt,) = store.attempts()
    mark = attempt.marks[1]._replace(state="covered", by="hand", quote="查查这个人")
    store.keep(Exemplar(attempt.framework, mark.point, "查查这个人在网上", attempt.id, attempt.at), mark)
    return store


def test_wordings_are_listed_and_forgotten(run: Run, taught: Store) -> None:
    """By number, and for programs too."""
    assert "查查这个人在网上" in run("history exemplars --lang zh").out
    (kept,) = run("history exemplars --json").json
    assert (kept["id"], kept["text"]) == (1, "查查这个人在网上")
    run("history exemplars --forget 1 --lang en", err="Forgotten.")
    assert run("history exemplars --json").json == []
    assert run("history exemplars --lang en", err=None).err.startswith("None of your own wordings is kept yet.")
    missing = "There is no saved wording number 1. To list them: kolinterview history exemplars"
    run("history exemplars --forget 1 --lang en", code=2, err=missing)
    wrong = "--forget must be a number from kolinterview history exemplars, not 'x'."
    run("history exemplars --forget x --lang en", code=2, err=wrong)


def test_a_wording_that_is_kept_counts_in_a_score(run: Run, taught: Store) -> None:
    """What the user taught in a drill holds everywhere."""
    told = run("score screening-criteria --why --json", input="一般要查查这个人在网上").json["points"][1]
    assert told["state"] == "covered"
    assert told["why"]["like"] == "查查这个人在网上"


def test_the_marks_most_overruled_are_listed_with_the_bank(run: Run, taught: Store) -> None:
    """Those are the points whose cues need work first."""
    (told,) = run("bank check --history --json").json["corrections"]
    assert told == {
        "framework": "kol-screening",
        "point": "content-relevance",
        "asked": 1,
        "added": 1,
        "removed": 0,
    }
    assert "kol-screening.content-relevance" in run("bank check --history --lang en").out
    assert "corrections" not in run("bank check --json").json


# --- bank ---


def test_the_built_in_bank_is_found_fine(run: Run) -> None:
    """`bank check` says what it looked at."""
    counts = run("bank check --json").json["counts"]
    assert run("bank check --lang en").out == (
        f"All fine: {counts['topics']} topics, {counts['questions']} questions, "
        f"{counts['frameworks']} frameworks, {counts['points']} points.\n"
    )
    assert run("bank check --lang zh").out.startswith(f"没有问题：{counts['topics']} 个主题")


def test_a_faulty_bank_is_told_line_by_line(run: Run, tmp_path: Path) -> None:
    """Every fault is on stderr with its line, the exit code is 1, and the JSON says the same."""
    folder = write_bank(tmp_path / "bank")
    file = folder / "questions.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("topic: outreach", "topic: outreech"), encoding="utf-8")
    said = run(f"bank check '{folder}'", code=1, err=None).err
    assert f"{file}:23:12: outreach-first.topic: there is no topic called 'outreech'; did you mean outreach?" in said
    assert "1 problem." in said
    (problem,) = run(f"bank check '{folder}' --json", code=1).json["problems"]
    assert (problem["line"], problem["column"], problem["where"]) == (23, 12, "outreach-first.topic")


def test_advice_keeps_no_bank_from_being_used(run: Run, tmp_path: Path) -> None:
    """It is told line by line like a fault, but the exit code is 0 and the counts come."""
    folder = write_bank(tmp_path / "bank", frameworks=SMALL_FRAMEWORKS.replace("受众匹配]", "受众匹配, 怎么选]"))
    ran = run(f"bank check '{folder}' --lang en", err=None)
    assert "choosing.audience.cues[3]: the cue '怎么选' is said in the question itself: 怎么选达人？" in ran.err
    assert ran.err.endswith("1 thing to look at again; none keeps the bank from being used.\n")
    assert ran.out.startswith("All fine:")
    told = run(f"bank check '{folder}' --json").json
    assert (told["problems"], [advice["where"] for advice in told["advice"]]) == ([], ["choosing.audience.cues[3]"])


def test_a_bank_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    """A folder without a bank is a problem like any other."""
    said = run(f"bank check '{tmp_path / 'nowhere'}'", code=1, err=None).err
    assert "there is no bank here" in said


def test_a_faulty_bank_in_use_stops_a_drill_with_its_lines(run: Run, home: Path) -> None:
    """The user's own broken bank never ends in a traceback."""
    folder = write_bank(home / "own", frameworks="frameworks: [")
    (home / "config.yaml").write_text("banks: [own]\n", encoding="utf-8")
    said = run("drill", code=1, err=None).err
    assert f"{folder / 'answer_frameworks.yaml'}:2:1: is not valid YAML" in said


def test_bank_sources_lists_where_facts_were_read(run: Run, home: Path) -> None:
    """Each source with its address and how many points rest on it, and all of it as JSON."""
    write_bank(home / "own", frameworks=SOURCED_FRAMEWORKS)
    (home / "config.yaml").write_text("banks: [own]\n", encoding="utf-8")
    assert run("bank sources --lang en").out.splitlines()[-4:] == [
        "Mail: what is allowed (An authority, 2026-04)  points that rest on it: 1",
        "  https://example.org/mail",
        "旧页面 (某网站)  points that rest on it: 1",
        "  example.org/old",
    ]
    assert run("bank sources --json").json[-1] == {
        "id": "old-page",
        "title": "旧页面",
        "publisher": "某网站",
        "address": "example.org/old",
        "date": "",
    }


def test_topics_can_be_narrowed_down(run: Run) -> None:
    """One topic's questions, in every form of the list."""
    assert "screening-criteria" in run("topics --questions --topic screening").out
    assert "crisis-negative-news" not in run("topics --questions --topic screening").out
    assert [topic["id"] for topic in run("topics --json -t crisis -t screening").json] == ["crisis", "screening"]
    assert "strategy" not in run("topics --topic crisis").out


def test_bank_path_prints_every_folder(run: Run, home: Path) -> None:
    """The built-in bank first, then the user's own."""
    folder = write_bank(home / "own")
    (home / "config.yaml").write_text("banks: [own]\n", encoding="utf-8")
    built_in, own = run("bank path").out.splitlines()
    assert Path(built_in, "questions.yaml").exists()
    assert own == str(folder)
    assert run("bank path --json").json == [built_in, own]


# --- config ---


def test_config_tells_where_each_value_comes_from(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Option over environment over file over default, and the listing says which."""
    home.mkdir()
    (home / "config.yaml").write_text("count: 7\nlimit: 90\nspeaking_rate: {zh: 200}\n", encoding="utf-8")
    monkeypatch.setenv("KOLINTERVIEW_LIMIT", "60")
    data = run("config --lang zh --json").json
    assert data["file"] == str(home / "config.yaml")
    assert {name: (entry["value"], entry["from"]) for name, entry in data["settings"].items()} == {
        "lang": ("zh", "option"),
        "clock": ("toolbar", "default"),
        "count": (7, "file"),
        "limit": (60, "environment"),
        "speaking_rate": ({"zh": 200, "en": 130}, "file"),
        "reading_rate": ({"zh": 400, "en": 220}, "default"),
        "banks": ([], "default"),
    }
    rows = [line.split() for line in run("config --lang en").out.splitlines()]
    assert ["limit", "60", "s", "environment"] in rows
    assert ["clock", "toolbar", "default"] in rows


def test_a_faulty_config_is_told_with_its_line_in_the_users_language(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slip in config.yaml names its line and the nearest right name, before anything else happens."""
    home.mkdir()
    (home / "config.yaml").write_text("lang: zh\nclok: off\n", encoding="utf-8")
    file = home / "config.yaml"
    run("drill", code=1, err=f"{file}:2:1: 'clok' is not known here; did you mean clock?")
    run("drill --lang zh", code=1, err=f"{file}:2:1: 多了「clok」，这里没有这一项；是不是想写 clock？")
    monkeypatch.setenv("KOLINTERVIEW_LANG", "zh")
    run("topics", code=1, err=f"{file}:2:1: 多了「clok」，这里没有这一项；是不是想写 clock？")


def test_a_faulty_variable_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment is held to the same rules."""
    monkeypatch.setenv("KOLINTERVIEW_COUNT", "many")
    run("drill", code=2, err="KOLINTERVIEW_COUNT must be a whole number from 1 to 200, not 'many'.")


# --- the program ---


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    """The program and its groups explain themselves."""
    for line in ("", "history", "bank"):
        assert run(line).out.strip() == run(f"{line} --help").out.strip() != ""


def test_version_is_one_line(run: Run) -> None:
    """--version says the name and the number."""
    assert run("--version").out == "kolinterview 0.1.0\n"


LANGUAGES = [
    ({"LANG": "C"}, "Usage"),
    ({"LANG": "zh_CN.UTF-8"}, "用法"),
    ({"LANG": "en_GB.UTF-8", "LC_ALL": "zh_TW.UTF-8"}, "用法"),
    ({"LANG": "zh_CN.UTF-8", "KOLINTERVIEW_LANG": "en"}, "Usage"),
    ({"LANG": "de_DE.UTF-8"}, "Usage"),
    ({}, "Usage"),
]


@pytest.mark.parametrize(("environ", "usage"), LANGUAGES)
def test_the_language_is_that_of_the_machine_unless_told(environ: dict[str, str], usage: str) -> None:
    """KOLINTERVIEW_LANG, else the locale, decides the language of everything."""
    clean = {name: value for name, value in os.environ.items() if name != "LANG"}
    command = [sys.executable, "-m", "kolinterview", "--help"]
    done = subprocess.run(command, env=clean | environ, capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.startswith(usage)


@pytest.mark.parametrize("locale", ["C", "zh_CN.UTF-8"])
def test_a_chinese_answer_goes_through_any_locale(locale: str) -> None:
    """A bare LANG=C spoils no character on its way in, into the history, or out."""
    command = [
        sys.executable,
        "-m",
        "kolinterview",
        "drill",
        "--question",
        "screening-criteria",
        "--lang",
        "zh",
        "--yes",
    ]
    env = os.environ | {"LANG": locale}
    done = subprocess.run(command, env=env, input=ANSWER.encode(), capture_output=True, check=True)
    assert "你说：「先看受众匹配」" in done.stdout.decode()
    assert done.stderr == b""


@pytest.mark.parametrize(("encoding", "sign"), [("gbk", "√"), ("ascii", "+")])
def test_a_terminal_without_the_signs_gets_others(encoding: str, sign: str) -> None:
    """GBK and ASCII terminals get signs they have, and no crash."""
    command = [sys.executable, "-m", "kolinterview", "score", "screening-criteria", "--lang", "zh"]
    env = os.environ | {"PYTHONIOENCODING": encoding}
    text = "受众匹配" if encoding == "gbk" else "audience fit"
    done = subprocess.run(command, env=env, input=text.encode(encoding), capture_output=True, check=True)
    assert f"\n{sign} 1 " in done.stdout.decode(encoding)
    listed = subprocess.run([*command[:3], "topics", "--json"], env=env, capture_output=True, check=True)
    assert json.loads(listed.stdout.decode(encoding))[0]["name"]["zh"] == "求职动机"


def test_a_reader_that_stops_listening_is_no_error() -> None:
    """`… | head -1` leaves no traceback."""
    line = f"'{sys.executable}' -m kolinterview topics --json | head -1"
    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("[\n", "")


# --- until the interview ---

FIRST_EVENING = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@pytest.fixture
def clock(in_shanghai: None, monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """`clock(days)` sets the time to so many days after the first evening; it is set there to begin with."""

    def set_to(days: float) -> None:
        monkeypatch.setattr(House, "now", lambda _: FIRST_EVENING + timedelta(days=days))

    set_to(0)
    return set_to


def test_a_plan_is_made_shown_again_changed_and_dropped(run: Run, clock: Callable[[float], None]) -> None:
    """`plan DATE` keeps the day, `plan` shows it, --company and --minutes-per-day change it, --clear drops it."""
    assert "8 days" in run("plan next thursday --lang en").out
    shown = run("plan --lang en").out
    assert shown.startswith("Interview on Thu 3 Dec, in 8 days\n30 minutes an evening")
    assert len([line for line in shown.splitlines() if " questions, " in line]) == 8
    assert "Thu 3 Dec   The interview. Before you walk in: kolinterview review" in shown
    assert "In English, by estimate:" in shown
    named = run("plan --company 某公司 --minutes-per-day 60 --lang zh").out
    assert named.startswith("12月3日 周四 面试，还有 8 天 · 某公司\n每晚 60 分钟")
    data = run("plan --json").json
    assert data["interview"] == {"day": "2026-12-03", "company": "某公司", "minutes_per_day": 60}
    assert (data["days"], len(data["evenings"]), data["points"]) == (8, 8, 655)
    assert data["points_recalled"]["stopping_now"] == 0 < data["points_recalled"]["with_the_plan"]
    first = data["evenings"][0]
    assert (first["day"], data["done_today"]) == ("2026-11-25", 0)
    assert sum(first["topics"].values()) == first["questions"]
    run("plan --clear --lang en", err="The interview is dropped. Your history stays as it is.")
    assert run("plan --json", err=None).json is None
    nothing = "No interview is planned. Say when it is: kolinterview plan 1 Dec"
    assert run("plan", err=nothing).out == ""


@pytest.mark.parametrize(
    ("day", "starts", "has"),
    [
        ("today", "Interview today, Wed 25 Nov", "Read it through: kolinterview review. Time left? kolinterview drill"),
        ("tomorrow", "Interview tomorrow, Thu 26 Nov", "Start now: kolinterview drill --pick weak --count"),
        ("in 5 weeks", "Interview on Wed 30 Dec, in 35 days", "And 21 more evenings like these"),
    ],
)
def test_today_tomorrow_and_far_off_all_make_sense(
    run: Run, clock: Callable[[float], None], day: str, starts: str, has: str
) -> None:
    """Whatever is left of the time, the plan says what to do with it."""
    shown = run(f"plan {day} --lang en").out
    assert shown.startswith(starts)
    assert has in shown


def test_an_interview_that_has_been_asks_for_the_next(run: Run, clock: Callable[[float], None]) -> None:
    """It is not dropped by itself, and the estimates go by a week again."""
    run("plan 11-27")
    clock(3)
    assert run("plan --lang zh").out.splitlines() == [
        "11月27日 周五 的面试已经过去了",
        "下一场在哪天？kolinterview plan 12-01 · 不面了：kolinterview plan --clear",
    ]
    assert "a week from now" in run("stats --lang en").out
    assert run("plan --json").json["days"] == -1


PLANS = [
    ("plan someday", "DATE must be a date, such as 12-01, 1 Dec, friday, next friday or in 5 days, not 'someday'."),
    ("plan 2026-11-24", "2026-11-24 is in the past. When is the interview?"),
    ("plan 11-24", "2027-11-24 is 364 days away; plans go up to 200. Is that a slip?"),
    ("plan --company X", "First say when the interview is, such as kolinterview plan 12-01"),
    ("plan --minutes-per-day 3", "--minutes-per-day must be a whole number from 5 to 180, not '3'."),
    ("plan --clear --company x", "--clear stands alone. See: kolinterview plan --help"),
    ("plan --minutes-per-day ''", "--minutes-per-day must be a whole number from 5 to 180, not ''."),
    ("plan friday --clear", "--clear stands alone. See: kolinterview plan --help"),
]


@pytest.mark.parametrize(("line", "message"), PLANS, ids=[line for line, _ in PLANS])
def test_a_plan_that_cannot_be_meant_changes_nothing(
    run: Run, clock: Callable[[float], None], line: str, message: str
) -> None:
    """One sentence that helps, and the history stays away."""
    run(f"{line} --lang en", code=2, err=message)
    assert run("plan --json", err=None).json is None


def test_a_week_of_weak_drills_goes_round_the_bank(run: Run, clock: Callable[[float], None]) -> None:
    """Night after night other questions, then those whose points would be forgotten; the estimate grows."""
    run("plan 12-03")
    seen: list[set[str]] = []
    recalled = [0.0]
    for night in range(7):
        clock(night)
        run("drill --pick weak --count 6 --seed 1 --lang zh --yes", input="先看受众匹配。\n.\n" * 6)
        evening = run("history list --limit 6 --json").json
        seen.append({attempt["question"] for attempt in evening})
        (chinese,) = run("stats --json --lang zh").json["languages"]
        recalled.append(chinese["points_recalled"])
    assert [len(questions) for questions in seen] == [6] * 7
    assert len(set.union(*seen)) == 42
    assert recalled == sorted(recalled)
    outlook = run("plan --json --lang zh").json["points_recalled"]
    assert outlook["stopping_now"] == recalled[-1] < outlook["with_the_plan"]


def test_tonights_command_asks_what_the_plan_says(run: Run, clock: Callable[[float], None]) -> None:
    """The same topics, as many of each."""
    run("plan in 5 days")
    tonight = run("plan --json --lang en").json["evenings"][0]
    command = run("plan --lang en").out.splitlines()[-1].partition("kolinterview ")[2]
    run(f"{command} --lang en --yes", input="money\n.\n" * tonight["questions"])
    asked = Counter(q["question"] for q in run("history list --json").json)
    topics = {q["id"]: t["id"] for t in run("topics --json").json for q in t["questions"]}
    assert Counter(topics[id] for id in asked) == tonight["topics"]
    assert run("plan --json --lang zh").json["done_today"] == tonight["questions"]  # an evening is an evening


def test_a_clock_that_was_wrong_once_stops_nothing(run: Run, clock: Callable[[float], None]) -> None:
    """An answer of 1970, or of next century, is an answer; everything goes on."""
    for days in (-20000, 30000):
        clock(days)
        run("drill --question screening-criteria --yes --lang zh", input=ANSWER)
    clock(0)
    for command in ("stats", "topics", "plan friday", "review --json", "drill --pick weak --count 1 --yes"):
        run(f"{command} --lang zh", err=None)


def test_weak_questions_come_even_where_the_history_is_broken(run: Run, home: Path) -> None:
    """It says what is wrong, and drills as if nothing were remembered."""
    home.mkdir(exist_ok=True)
    (home / "history.db").write_bytes(b"nonsense" * 200)
    ran = run("drill --pick weak --count 1 --yes --lang en", input="money\n.\n", err=None)
    assert "cannot be read as a history file" in ran.err
    assert "points found" in ran.out


def test_a_topic_named_twice_is_one_topic(run: Run) -> None:
    """--topic x --topic x."""
    assert run("topics -t crisis -t 危机应对 --lang zh").out.count("危机应对") == 1


def test_cramming_the_same_evening_is_never_refused(run: Run, clock: Callable[[float], None]) -> None:
    """A topic that was answered in full today can be drilled again at once, its weakest question first."""
    for _ in range(3):
        run("drill --pick weak --topic closing --count 20 --yes --lang en", input="money\n.\n" * 20, err=None)
    assert len(run("history list --json --limit 60").json) >= 39


def test_stats_show_each_language_that_was_drilled(run: Run, clock: Callable[[float], None]) -> None:
    """A block for each, a row for a topic, the weakest points with the command that drills just these."""
    run("plan in 9 days")
    run("drill --question screening-criteria --yes --lang zh", input=ANSWER)
    run("drill --question screening-criteria --yes --lang en", input="audience fit\n.\n")
    shown = run("stats --topic screening --lang zh").out
    assert shown.startswith("按现在停下来、到面试那天（12月4日 周五）估计\n\n用中文：40 个要点大约记得 2 个\n")
    assert "用英文：40 个要点大约记得 2 个" in shown
    row = next(line for line in shown.splitlines() if line.startswith("达人筛选"))
    assert re.fullmatch(r"达人筛选 +█░{7}  2/40 + 1  0  3 +0:00/2:00 +11-25 +▃", row)
    assert "✗  56%  内容相关" in re.sub(r" +", "  ", shown)
    assert "就练这几道：kolinterview drill -q screening-criteria\n" in shown
    assert "还有 36 个要点没练过，算作没记住：kolinterview drill --pick weak --topic screening\n" in shown
    data = run("stats --json --lang en").json
    assert data["on"] == "2026-12-04T02:00:00+00:00"
    assert data["interview"]["day"] == "2026-12-04"
    assert [one["lang"] for one in data["languages"]] == ["en", "zh"]
    english = data["languages"][0]
    (screening,) = (one for one in english["topics"] if one["id"] == "screening")
    assert screening["points_last"] == {"covered": 1, "unsure": 0, "missed": 3}
    assert (screening["answers"], screening["trend"], screening["last"]) == (1, [0.25], "2026-11-25T12:00:00+00:00")
    assert english["weakest"][0]["question"] == "screening-criteria"
    assert (english["points"], english["points_never_asked"], english["orphaned_answers"]) == (655, 651, 0)


def test_stats_without_a_history_are_all_zero(run: Run, clock: Callable[[float], None]) -> None:
    """Nothing is drilled, nothing is made up, and the way to begin is there."""
    shown = run("stats --lang en").out
    assert "In English: about 0 of 655 points recalled" in shown
    assert "655 points never drilled, counted as forgotten: kolinterview drill --pick weak" in shown


def test_a_reworded_question_keeps_its_history_and_a_removed_one_is_an_orphan(
    run: Run, home: Path, clock: Callable[[float], None]
) -> None:
    """History hangs on ids: rewording loses nothing, and what is removed is listed, counted apart, and not deleted."""
    home.mkdir(exist_ok=True)
    (home / "config.yaml").write_text("banks: [own]\n", encoding="utf-8")
    own = SMALL_QUESTIONS.replace("screening-", "own-").replace("outreach-", "own-out-")
    frameworks = SMALL_FRAMEWORKS.replace("audience: [", "own-audience: [").replace("<audience>", "<own-audience>")
    write_bank(home / "own", own, frameworks)
    run("drill --question own-how --yes --lang zh", input="先看受众匹配。\n.\n")
    before = run("stats --json --lang zh --topic screening").json["languages"][0]["points_recalled"]
    write_bank(home / "own", own.replace("怎么选达人？", "达人你是怎么挑的？"), frameworks)
    assert run("stats --json --lang zh --topic screening").json["languages"][0]["points_recalled"] == before
    assert "达人你是怎么挑的？" in run("history list --lang zh").out
    (home / "config.yaml").write_text("", encoding="utf-8")
    assert "own-how（题库里已经没有了）" in run("history list --lang zh").out
    assert "另有 1 次作答的题目题库里已经没有了" in run("stats --lang zh").out
    assert len(run("history list --json").json) == 1
    run("history rebuild --lang zh", err="重新算好了 2 个要点的记忆。")
