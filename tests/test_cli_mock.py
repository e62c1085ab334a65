"""`kolinterview mock` and `history mocks` as they are typed: what they ask, print, write and keep."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run, write_bank
from test_mock import INTERVIEWS
from test_sums import NUMBERS_FRAMEWORKS, NUMBERS_QUESTIONS

from kolinterview import mocks
from kolinterview.store import Store

TINY = "mock --round tiny --lang zh"
ANSWERS = "受众匹配，中位播放\n.\n25 单，退款没算\n.\n我写五行\n.\n" + "不知道\n.\n" * 4


QUESTIONS = INTERVIEWS.replace("{kind:", "{topics: [writing], kind:") + NUMBERS_QUESTIONS
for topic, own_topic in (("screening", "choosing"), ("outreach", "writing")):
    for place in ("topic: {}", "topics: [{}]", "id: {}, zh"):
        QUESTIONS = QUESTIONS.replace(place.format(topic), place.format(own_topic))


@pytest.fixture(autouse=True)
def own(home: Path) -> Path:
    """A small interview beside those that come along, on topics of its own."""
    (home / "config.yaml").parent.mkdir(parents=True, exist_ok=True)
    (home / "config.yaml").write_text("banks: [own]\n", encoding="utf-8")
    return write_bank(home / "own", QUESTIONS, NUMBERS_FRAMEWORKS)


@pytest.fixture
def store(home: Path) -> Store:
    return Store(home / "history.db")


def test_a_mock_from_a_pipe_goes_to_its_report(run: Run, store: Store) -> None:
    """Asked, followed up, closed; the report, and how to see it again; in the history it is over."""
    out = run(f"{TINY} --seed 5", input=ANSWERS).out
    assert out.startswith("模拟面试：小面 · 10 分钟\n")
    for said in ("你好。", "第 1 问", "第 3 问", "再见。", "先补这几处", "kolinterview history mocks"):
        assert said in out
    assert "答到" not in out[: out.index("再见。")]
    (kept,) = mocks.all_of(store)
    assert kept.ended is not None
    assert (kept.outline, kept.minutes, kept.seed, kept.pace) == ("tiny", 10, 5, 2.0)


def test_the_report_can_be_seen_again_and_written_in_any_form(run: Run, tmp_path: Path) -> None:
    """By its number, as text, Markdown, HTML and JSON; a file that is there is not overwritten unless it is to be."""
    md, html, txt = (tmp_path / name for name in ("a.md", "a.html", "a.txt"))
    out = run(f"{TINY} -o '{md}'", input=ANSWERS).out
    assert md.read_text("utf-8").startswith("# 小面 · ")
    assert f"写好了：{md}" in out
    report = run("history mocks 1 --lang zh").out
    assert report.splitlines()[1] in out
    run(f"history mocks 1 -o '{html}'")
    assert html.read_text("utf-8").startswith("<!DOCTYPE html>")
    run(f"history mocks 1 -o '{txt}'")
    assert "先补这几处" in txt.read_text("utf-8")
    assert run("history mocks 1 --format markdown").out == md.read_text("utf-8")
    assert f"{md} is there already" in run(f"history mocks 1 -o '{md}'", code=1, err=None).err
    run(f"history mocks 1 -o '{md}' --force")
    values = run("history mocks 1 --json").json
    assert [one["question"] for one in values["questions"]] == ["screening-how", "break-even", "outreach-first"]
    assert [one["id"] for one in run("history mocks --json").json] == [1]
    assert "小面" in run("history mocks --lang zh").out


def test_a_file_in_the_way_is_told_before_the_interview(run: Run, tmp_path: Path) -> None:
    """Not after half an hour."""
    there = tmp_path / "there.md"
    there.write_text("mine")
    assert "已经有了" in run(f"{TINY} -o '{there}'", code=1, err=None).err
    assert there.read_text() == "mine"


def test_it_stops_where_the_input_ends_and_goes_on(run: Run, store: Store) -> None:
    """A second start that cannot ask begins another; --resume goes on with the last one, and only once."""
    out = run(TINY, input="受众匹配，中位播放\n.\n").out
    assert out.splitlines()[-1] == "停在这儿，都记着。接着来：kolinterview mock --resume"
    assert mocks.all_of(store)[0].ended is None
    out = run("mock --resume --lang en", input="25 单，退款没算\n.\n我写五行\n.\n" + "不知道\n.\n" * 4).out
    assert out.startswith("接着上次的：小面")  # in its own language, which the answers so far are in
    assert mocks.all_of(store)[0].ended is not None
    assert "没有做到一半的模拟面试" in run("mock --resume --lang zh", code=1, err=None).err


def test_a_mock_without_a_word_leaves_nothing_to_resume(run: Run, store: Store) -> None:
    """It is over, it is not listed, and its draft is gone."""
    assert "一问都没答" in run(TINY).out
    assert [mock.ended is None for mock in mocks.all_of(store)] == [False]
    assert "还没有做过模拟面试" in run("history mocks --lang zh", err=None).err
    assert list((store.path.parent / "drafts").rglob("*.json")) == []


def test_nothing_but_passes_makes_no_report(run: Run) -> None:
    """It says so in a sentence."""
    out = run(TINY, input="不知道\n.\n" * 3).out
    assert out.splitlines()[-1] == "这一场一问都没答，没有报告。"


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("mock --round tinny", 2, "tiny"),
        ("mock --minutes 3", 2, "5"),
        ("mock --round hr --minutes 5", 2, "人事面至少要"),
        ("mock --level hard", 2, "senior"),
        ("mock --for students", 2, "graduate"),
        ("mock --seed x", 2, "--seed"),
        ("mock --format pdf", 2, "html"),
        ("mock --aloud", 2, "--aloud 要在终端里用"),
        ("mock --resume", 1, "没有做到一半的"),
        ("mock --resume --round hr --minutes 20", 2, "--round, --minutes"),
        ("history mocks 9", 2, "没有第 9 场"),
        ("history mocks x", 2, "history mocks"),
    ],
)
def test_a_wrong_command_line_says_what_would_do(run: Run, line: str, code: int, said: str) -> None:
    """One sentence, the nearest right name or the range, and the usual exit codes."""
    assert said in run(f"{line} --lang zh", code=code, err=None).err


def test_an_english_round_is_in_english(run: Run, store: Store) -> None:
    """Whatever the machine speaks, unless the command line says otherwise."""
    out = run("mock --round english", input="").out
    assert "Mock interview: English round" in out
    assert mocks.all_of(store)[0].lang == "en"
    assert "模拟面试：英语面" in run("mock --round english --lang zh", input="").out


def test_an_interview_is_as_long_as_what_it_must_ask(run: Run, store: Store, own: Path) -> None:
    """What must be asked takes longer than is usual for the round: then it has more minutes, unless some were named."""
    write_bank(own, QUESTIONS.replace("seconds: 60", "seconds: 300"), NUMBERS_FRAMEWORKS)
    run(TINY)
    assert 20 < mocks.all_of(store)[0].minutes < 30
    assert "小面至少要" in run(f"{TINY} --minutes 10", code=2, err=None).err


def test_a_resumed_mock_goes_on_as_it_was_dealt(run: Run, home: Path) -> None:
    """What is drilled between changes what has been asked lately, and nothing of a mock that had begun."""
    line = "mock --round business --lang zh --seed 8"
    run(line, input="我叫小林，做了两年达人运营，签过四十位达人。\n.\n")
    whole = run("mock --resume", input="不知道\n.\n" * 2).out
    for file in home.rglob("history.db"):
        file.unlink()
    run(line, input="我叫小林，做了两年达人运营，签过四十位达人。\n.\n")
    run("drill --count 60 --lang zh --yes", input="不知道\n.\n" * 60)
    again = run("mock --resume", input="不知道\n.\n" * 2).out
    assert whole == again


def test_an_interview_that_has_left_the_bank_is_not_offered(run: Run, own: Path) -> None:
    """It cannot go on; the others can."""
    run(TINY, input="受众匹配，中位播放\n.\n")
    write_bank(own, QUESTIONS.replace("id: tiny", "id: other"), NUMBERS_FRAMEWORKS)
    assert "没有做到一半的" in run("mock --resume --lang zh", code=1, err=None).err


def test_commands_speak_the_language_of_the_interview(run: Run) -> None:
    """Where the machine speaks another: what is drilled then is what was missed."""
    out = run(TINY, input=ANSWERS.replace("25 单", "1 单")).out
    assert "--question break-even --lang zh" in out


def test_the_number_of_a_mock_is_needed_to_write_it(run: Run, tmp_path: Path) -> None:
    """A list is no report."""
    assert "Say the number" in run(f"history mocks -o {tmp_path / 'a.md'}", code=2, err=None).err


def test_an_answer_that_cannot_be_stored_waits_for_the_next_drill(run: Run, home: Path) -> None:
    """In the folder that drills look into, and nothing is said to be kept that is not."""
    run("drill -q outreach-first --lang zh --yes", input="我写五行\n.\n")
    (history,) = home.rglob("history.db")
    history.write_bytes(b"not a database, but long enough to be looked at" * 30)
    out = run(TINY, input="受众匹配，中位播放\n.\n", err=None).out
    assert "这一场没有记下来，只有这份报告。" in out
    assert "接着来" not in out.splitlines()[-1]
    (draft,) = home.rglob("drafts/*.json")
    assert "受众匹配，中位播放" in draft.read_text("utf-8")


def test_mocks_and_drafts_of_mocks_are_no_matter_for_drills(run: Run) -> None:
    """A drill does not offer what was begun in a mock; the list of answers says which were given in one."""
    run(TINY, input="受众匹配，中位播放\n.\n")
    assert "（模拟面试）" in run("history list --lang zh").out
    run("drill -q outreach-first --lang zh --yes", input="我写五行\n.\n")
    assert run("history list --lang zh").out.count("（模拟面试）") == 1


def test_a_history_that_cannot_be_written_does_not_stop_a_mock(run: Run, home: Path) -> None:
    """It says that there will be nothing to resume, and goes on to its report."""
    run("drill -q outreach-first --lang zh --yes", input="我写五行\n.\n")
    (history,) = home.rglob("history.db")
    history.write_bytes(b"not a database, but long enough to be looked at" * 30)
    out = run(TINY, input=ANSWERS, err=None).out
    assert "中途退出就接不上了" in out
    assert "先补这几处" in out


def test_a_drill_asks_a_sum_with_values_of_its_seed(run: Run) -> None:
    """The working is shown with them, they are kept, and the history shows the question as it was asked."""
    out = run("drill -q break-even --seed 4 --lang zh --yes", input="退款没算，1 单\n.\n").out
    assert "算法\n每单剩下：" in out
    assert "你的数：1，不对。" in out
    given = run("history list --json").json[0]["given"]
    assert f"卖 {given['price']:g}，" in out
    assert f"卖 {given['price']:g}，" in run("history show 1 --lang zh").out
    assert f"卖 {given['price']:g}，" in run("drill -q break-even --seed 4 --lang zh --yes", input="").out


def test_a_written_answer_to_a_sum_is_scored_with_the_example(run: Run) -> None:
    """25 orders, as `topics --questions` shows it."""
    assert "卖 30，货本 7.5" in run("topics --questions --lang zh").out
    out = run("score break-even --lang zh", input="25 单，退款没算").out
    assert "你的数：25，对。" in out
    assert "2 个要点，答到 2 个" in out
    assert run("score break-even --json", input="31").json["points"][0]["state"] == "missed"
