"""A mock interview as the candidate sits through it: follow-ups, the clock, a kill in the middle, the report."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run, write_bank
from test_cli_mock import QUESTIONS
from test_sums import NUMBERS_FRAMEWORKS

pytest.importorskip("termios", reason="there is no pty here")

from terminal import Terminal
from test_terminal import CTRL_C, CTRL_D, MENU, Start, start

__all__ = ["start"]

CLOCK = {"zh": "Ctrl-D 交卷", "en": "Ctrl-D hands in"}
ASKS = {
    "zh": ["怎么选达人？", "几单回本？", "第一封邮件怎么写？"],
    "en": ["How do you choose", "How many orders", "the first email"],
}
SAYS = {
    "zh": ["受众匹配，中位播放", "退款没算", "我写五行"],
    "en": ["audience, countries, median views", "refunds are missing", "five lines"],
}
"""The sum without its number."""
CHANGES = {"zh": "判得不对？", "en": "A mark is wrong"}
Sitting = Callable[..., Terminal]


@pytest.fixture(autouse=True)
def own(home: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    (home / "config.yaml").write_text("banks: [own]\n", encoding="utf-8")
    write_bank(home / "own", QUESTIONS, NUMBERS_FRAMEWORKS)


def answer(terminal: Terminal, lang: str, number: int, text: str | None = None) -> None:
    """The answer to the question of that number, from 0, once it is asked."""
    terminal.wait_for(f"{number + 1} 问 · |question {number + 1} · ")
    terminal.wait_for(ASKS[lang][number][:8])
    hand_in(terminal, lang, SAYS[lang][number] if text is None else text)


def hand_in(terminal: Terminal, lang: str, text: str) -> None:
    """Typed, seen on the screen, and handed in."""
    terminal.wait_to_type(CLOCK[lang])
    terminal.send(text)
    terminal.wait_for(text[-4:])
    terminal.send(CTRL_D)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", [80, 40])
def test_a_whole_mock_with_its_follow_ups(start: Start, run: Run, lang: str, columns: int) -> None:
    """Opening, answers, the number that was missing, follow-ups, the report, a mark changed: all of it is kept."""
    terminal = start(f"mock --round tiny --seed 1 --lang {lang}", columns, 60)
    answer(terminal, lang, 0, SAYS[lang][0].split("，")[0].split(",")[0])
    if terminal.wait_for(r"─ 追问 ─|─ Follow-up ─|2 问 · |question 2 · ")[0].startswith("─"):
        hand_in(terminal, lang, SAYS[lang][0])
    answer(terminal, lang, 1)
    terminal.wait_to_type("没读到|can't see")
    terminal.send("1\r")
    if terminal.wait_for(r"再算一遍|Once more|3 问 · |question 3 · ")[0] in ("再算一遍", "Once more"):
        hand_in(terminal, lang, "12345 2")
    answer(terminal, lang, 2)
    terminal.wait_to_type(CHANGES[lang])
    terminal.send("3.1\r")
    terminal.wait_for("改判|your call")
    terminal.send("\r")
    assert terminal.close() == 0
    kept = run("history mocks 1 --json").json
    assert [one["question"] for one in kept["questions"]] == ["screening-how", "break-even", "outreach-first"]
    assert kept["questions"][1]["answer"] == f"{SAYS[lang][1]}\n1"
    assert kept["questions"][2]["points"][0]["by"] == "hand"
    assert kept["ended"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_killed_mock_goes_on_with_the_half_written_answer(start: Start, run: Run, lang: str) -> None:
    """Nothing that was on the screen is lost, nothing is asked twice, and the next start offers to go on."""
    line = f"mock --round tiny --seed 2 --lang {lang}"
    first = start(line, 80, 60)
    answer(first, lang, 0)
    first.wait_to_type(ASKS[lang][1][:8])
    first.send("先算每单剩多少")
    first.wait_for("先算每单剩多少")
    first.kill(signal.SIGKILL)
    second = start(line, 80, 60)
    second.wait_for("没做完|unfinished")
    second.send("\r")
    second.wait_for("先算每单剩多少")
    second.wait_to_type(CLOCK[lang])
    second.send("，大概 30 单" + CTRL_D)
    asked_next = r"再算一遍|Once more|漏了什么|is missing|3 问 · |question 3 · "
    if not second.wait_for(asked_next)[0].startswith(("3 问", "question 3")):
        second.wait_to_type(CLOCK[lang])
        second.send(CTRL_D)
    answer(second, lang, 2)
    second.wait_to_type(CHANGES[lang])
    second.send("\r")
    assert second.close() == 0
    kept = run("history mocks 1 --json").json
    assert [one["question"] for one in kept["questions"]] == ["screening-how", "break-even", "outreach-first"]
    assert kept["questions"][1]["answer"].startswith("先算每单剩多少，大概 30 单")
    assert len(run("history mocks --json").json) == 1


def test_ctrl_c_twice_pauses_and_says_how_to_go_on(start: Start, run: Run) -> None:
    """The command is there to be copied, the exit code is that of Ctrl-C; the next start may also begin another."""
    terminal = start("mock --round tiny --seed 2 --lang zh", 80, 60)
    answer(terminal, "zh", 0)
    terminal.wait_to_type("几单回本")
    terminal.send("先")
    terminal.wait_for("^先")
    terminal.send(CTRL_C)
    terminal.wait_for("再按一次 Ctrl-C")
    terminal.send(CTRL_C)
    terminal.wait_for("接着来：kolinterview mock --resume")
    assert terminal.close() == 130
    terminal = start("mock --round tiny --seed 3 --lang zh", 80, 60)
    terminal.wait_for("没做完")
    terminal.send("n\r")
    terminal.wait_for("第 1 问")
    terminal.wait_to_type(CLOCK["zh"])
    terminal.send(CTRL_C + CTRL_C)
    assert terminal.close() == 130
    (first,) = run("history mocks --json").json
    assert first["ended"]


def test_ctrl_c_at_the_reports_marks_ends_a_whole_mock_well(start: Start, run: Run) -> None:
    """The interview is over and kept; there was only nothing to change, and the terminal is as it was."""
    terminal = start("mock --round tiny --seed 2 --lang zh", 80, 60)
    answer(terminal, "zh", 0)
    for number in (1, 2):
        terminal.wait_for(f"第 {number + 1} 问 · ")
        terminal.wait_to_type(ASKS["zh"][number])
        terminal.wait_for(CLOCK["zh"])
        terminal.send(CTRL_D)
    terminal.wait_to_type(CHANGES["zh"])
    terminal.send(CTRL_C)
    assert terminal.close() == 0
    assert terminal.is_sane()
    (kept,) = run("history mocks --json").json
    assert kept["finished"]


def test_time_runs_out_and_the_interviewer_breaks_in(start: Start, run: Run, home: Path) -> None:
    """What is written counts, and the clock of the whole is on the screen."""
    quick = QUESTIONS.replace("seconds: 60", "seconds: 15")
    write_bank(home / "own", quick, NUMBERS_FRAMEWORKS)
    terminal = start("mock --round tiny --aloud --seed 2 --lang zh --minutes 10", 80, 60)
    terminal.wait_for("剩 10 分钟  说完按回车")
    terminal.wait_for("0:20 / 0:15")
    terminal.wait_for("不好意思，打断一下")
    terminal.wait_to_type(MENU)
    terminal.send("1 2\r")
    terminal.wait_for("第 2 问")
    terminal.kill(signal.SIGHUP)
    (first,) = run("history list --json").json
    assert (first["seconds"], first["points"][0]["by"]) == (30.0, "hand")


@pytest.mark.parametrize(("typed", "left"), [("\r", 1), ("y\r", 0)])
def test_nothing_is_forgotten_unasked(start: Start, run: Run, typed: str, left: int) -> None:
    """y deletes, Enter does not; how many, and that it is for good, is said before."""
    run("drill -q outreach-first --lang zh --yes", input="我写五行\n.\n")
    terminal = start("history forget --all --lang en")
    terminal.wait_to_type("Delete all 1 answer, drafts and memories")
    terminal.send(typed)
    assert terminal.close() == 0
    assert len(run("history list --json", err=None).json) == left
