"""A drill as the candidate sees it: typing, pasting, the clock, the menu, and what survives a crash."""

from __future__ import annotations

import re
import shlex
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from conftest import Run

from kolinterview import words
from kolinterview.bank import Bank
from kolinterview.draft import Draft, DraftFile, left_over
from kolinterview.lang import Lang

pytest.importorskip("termios", reason="there is no pty here")

from terminal import Terminal

Start = Callable[..., Terminal]
Answers = Callable[[], list[str]]

ZH = "drill --question screening-criteria --lang zh"
EN = "drill --question screening-criteria --lang en"
CLOCK = {"zh": "Ctrl-D 交卷", "en": "Ctrl-D hands in"}
STRONG = {"zh": words.STRONG_ANSWER.zh[:6], "en": words.STRONG_ANSWER.en[:15]}
MENU = "^>$"
CTRL_C, CTRL_D, F2, ESCAPE, UP, BACKSPACE = "\x03", "\x04", "\x1bOQ", "\x1b", "\x1b[A", "\x7f"
THREE_LINES = "先看粉丝画像\n.\n再看播放量"


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    """`start("drill …", columns, rows)`: the program on a terminal of its own."""
    with ExitStack() as stack:
        yield lambda line, *size: stack.enter_context(Terminal(shlex.split(line), *size))


@pytest.fixture
def answers(run: Run) -> Answers:
    """What the history holds, oldest first."""
    return lambda: [attempt["answer"] for attempt in reversed(run("history list --json").json)]


def squeezed(text: str) -> str:
    """The text as it was before it was wrapped and framed."""
    return re.sub(r"[\s│╭╮╰╯─]", "", text)


# --- typing ---


def test_the_clock_ticks_while_chinese_is_typed(start: Start, answers: Answers) -> None:
    """The time goes on between two keys, and no character is lost to it."""
    terminal = start(ZH)
    terminal.wait_to_type(CLOCK["zh"])
    first = terminal.wait_for(r"^ (\d+:\d\d) / 建议 2:00")[1]
    terminal.send("先看粉丝")
    terminal.wait_for(rf"^ (?!{first})\d+:\d\d / 建议 2:00")
    terminal.send("画像，再看播放量")
    terminal.wait_for("^先看粉丝画像，再看播放量$")
    terminal.send(CTRL_D)
    terminal.wait_to_type(MENU)
    assert answers() == ["先看粉丝画像，再看播放量"]


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param("\r。\r", id="。"),
        pytest.param("\r.\r", id="."),
        pytest.param(CTRL_D, id="Ctrl-D"),
        pytest.param(ESCAPE + "\r", id="Esc-Enter"),
        pytest.param(F2, id="F2"),
    ],
)
def test_each_of_the_keys_hands_in(start: Start, answers: Answers, keys: str) -> None:
    """A lone full stop, Ctrl-D, Esc-Enter and F2 hand in what is written, without themselves."""
    terminal = start(ZH)
    terminal.wait_to_type(CLOCK["zh"])
    for key in ("先看粉丝画像。", "\r", "再看播放量", keys):
        terminal.send(key)
    terminal.wait_to_type("4 个要点，答到 2 个")
    assert answers() == ["先看粉丝画像。\n再看播放量"]


def test_a_lone_full_stop_between_two_lines_takes_only_itself_away(start: Start, answers: Answers) -> None:
    """Handing in from the middle of an answer keeps the lines around it."""
    terminal = start(ZH)
    terminal.wait_to_type(CLOCK["zh"])
    terminal.send("粉丝画像\r\r播放量" + UP)
    terminal.send("。\r")
    terminal.wait_to_type(MENU)
    assert answers() == ["粉丝画像\n播放量"]


@pytest.mark.parametrize(
    "pasted",
    [
        pytest.param(f"{ESCAPE}[200~{THREE_LINES}{ESCAPE}[201~", id="bracketed"),
        pytest.param(f"{ESCAPE}[200~{THREE_LINES}{ESCAPE}[201~".replace("\n", "\r\n"), id="bracketed, from Windows"),
        pytest.param(THREE_LINES.replace("\n", "\r"), id="unbracketed"),
        pytest.param(THREE_LINES, id="unbracketed, unchanged"),
        pytest.param("播" * 333 + "abc\n" + THREE_LINES, id="unbracketed, read in two pieces"),
    ],
)
def test_pasted_lines_are_one_answer(start: Start, answers: Answers, pasted: str) -> None:
    """No line of a paste hands in, not even a lone full stop, whichever way the terminal pastes."""
    terminal = start(ZH)
    terminal.wait_to_type(CLOCK["zh"])
    terminal.send(pasted)
    terminal.wait_for("再看播放量")
    assert "个要点" not in terminal.text()
    terminal.send(CTRL_D)
    terminal.wait_to_type(MENU)
    assert [answer[-len(THREE_LINES) :] for answer in answers()] == [THREE_LINES]


def test_a_very_long_answer_comes_back_whole(start: Start, answers: Answers) -> None:
    """Five thousand Chinese characters go in and are kept, more than a line of the terminal itself could hold."""
    text = "".join(chr(0x4E00 + n) for n in range(5000))
    terminal = start(ZH)
    terminal.wait_to_type(CLOCK["zh"])
    terminal.send(f"{ESCAPE}[200~{text[:4000]}{ESCAPE}[201~{text[4000:]}{CTRL_D}")
    terminal.wait_to_type(MENU)
    assert answers() == [text]


def test_a_keyboard_that_cannot_be_asked_has_nothing_waiting() -> None:
    """On Windows, where a console cannot be selected, the keys already read decide alone what is a paste."""
    from prompt_toolkit.application import Application
    from prompt_toolkit.input import DummyInput
    from prompt_toolkit.output import DummyOutput

    from kolinterview.editor import _is_waiting

    assert _is_waiting(Application(input=DummyInput(), output=DummyOutput())) is False


def test_backspace_removes_a_whole_character(start: Start, answers: Answers) -> None:
    """A Chinese character is one, on the screen and in the answer, though it is three bytes and two columns."""
    terminal = start(ZH)
    terminal.wait_to_type(CLOCK["zh"])
    terminal.send("粉丝播")
    terminal.wait_for("^粉丝播$")
    terminal.send(BACKSPACE)
    terminal.wait_for("^粉丝$")
    terminal.send(CTRL_D)
    terminal.wait_to_type(MENU)
    assert answers() == ["粉丝"]


def test_up_does_not_bring_the_last_answer_back(start: Start, answers: Answers) -> None:
    """An empty editor stays empty: an answer is written afresh."""
    terminal = start(f"{ZH} -q screening-no-tools")
    terminal.wait_to_type(CLOCK["zh"])
    terminal.send("粉丝画像" + CTRL_D)
    terminal.wait_to_type(MENU)
    terminal.send("\r")
    terminal.wait_to_type("第 2 题")
    terminal.wait_for(CLOCK["zh"])
    terminal.send(UP + "播放量" + CTRL_D)
    terminal.wait_to_type(r"^播放量$[^✗]+✗")
    assert answers() == ["粉丝画像", "播放量"]


def test_a_resized_window_keeps_the_text(start: Start, answers: Answers) -> None:
    """From 80 to 40 to 100 columns, what is typed stays on the screen and in the answer."""
    text = "先看粉丝画像，年龄、性别、地域都要和目标用户对得上，再看最近二十条视频的播放量稳不稳"
    terminal = start(ZH)
    terminal.wait_to_type(CLOCK["zh"])
    terminal.send(text)
    for columns, first_row in ((40, text[:20]), (100, text)):
        terminal.resize(columns)
        terminal.wait_for(f"^{first_row}$")
        terminal.wait_for(CLOCK["zh"])
        assert text in squeezed(terminal.text())
    terminal.send("。" + CTRL_D)
    terminal.wait_to_type("4 个要点")
    assert answers() == [text + "。"]


# --- the clock ---


def test_the_time_limit_hands_in_what_is_written(start: Start, answers: Answers) -> None:
    """With --limit the time left is counted down, then the answer is handed in as it stands, and it is said."""
    terminal = start(EN + " --limit 2")
    terminal.wait_to_type("0:0[12] left  Ctrl-D hands in")
    terminal.send("I look at audience fit and")
    terminal.wait_for("^ Time is up$")
    for key in (" then", "\r", ".", "\r", CTRL_D):
        terminal.send(key)
    terminal.wait_for("^Time is up; handed in as it stands.$")
    terminal.wait_to_type("^1 of 4 points found$")
    assert answers() == ["I look at audience fit and"]
    terminal.wait_for(r"^>\Z")


def test_the_clock_can_be_in_the_title(start: Start) -> None:
    """--clock title ticks in the window's title, leaves the screen alone, and tidies up behind itself."""
    terminal = start(EN + " --clock title")
    terminal.wait_to_type("Hand in")
    titles = {terminal.wait_for_title(r"^0:0\d of about 2:00$"), terminal.wait_for_title("^0:0[1-9] of about 2:00$")}
    assert len(titles) == 2
    assert "of about 2:00" not in terminal.text()
    assert "Ctrl-D hands in" not in terminal.text().splitlines()[-1]
    terminal.send("audience fit" + CTRL_D)
    terminal.wait_to_type("1 of 4 points found")
    assert terminal.screen.title == ""


@pytest.mark.parametrize("clock", ["off", "title"])
def test_without_a_toolbar_the_warning_still_shows(start: Start, home: Path, clock: str) -> None:
    """--clock off shows no time; Ctrl-C warns all the same, and typing on takes the warning away."""
    terminal = start(f"{EN} --clock {clock}")
    terminal.wait_to_type("to skip")
    terminal.send("audience fit" + CTRL_C)
    terminal.wait_for(f"^ {words.CTRL_C_AGAIN.en}$")
    terminal.send(" first")
    terminal.wait_for(r"^audience fit first\Z")
    assert bool(terminal.screen.title) == (clock == "title")
    terminal.send(" of all" + CTRL_C + CTRL_C)
    assert terminal.close() == 130
    assert [draft.text for _, draft in left_over(home / "drafts")] == ["audience fit first of all"]


@pytest.mark.parametrize(
    ("spent", "shown"),
    [
        (60, "1:0. of about 2:00  Ctrl-D hands in"),
        (110, "1:5. of about 2:00  Ctrl-D hands in"),
        (300, "5:0., over 2:00  Ctrl-D hands in"),
    ],
)
def test_the_clock_goes_on_from_the_draft_and_past_the_suggested_time(
    start: Start, home: Path, spent: int, shown: str
) -> None:
    """The time spent before counts too, and going over changes the words, not only the colour."""
    leave_draft(home, "audience fit", spent)
    terminal = start(EN)
    terminal.wait_to_type(MENU)
    terminal.send("\r")
    terminal.wait_for(f"^ {shown}$")


def test_a_draft_older_than_the_limit_is_handed_in_at_once(start: Start, home: Path, answers: Answers) -> None:
    """Time spent before a crash counts against the limit."""
    leave_draft(home, "audience fit", 300)
    terminal = start(EN + " --limit 60")
    terminal.wait_to_type(MENU)
    terminal.send("\r")
    terminal.wait_for("^Time is up")
    terminal.wait_to_type("1 of 4 points found")
    assert answers() == ["audience fit"]


# --- leaving, crashing, coming back ---


def leave_draft(home: Path, text: str, spent: float, lang: Lang = "en") -> None:
    """As a session that died would have left it."""
    file = DraftFile(home / "drafts", "dead")
    file.save(Draft("screening-criteria", lang, text, spent))
    file.close()


def test_ctrl_c_warns_then_leaves_with_the_draft_kept(start: Start, answers: Answers) -> None:
    """Once warns, typing on takes the warning back, twice leaves; the next start goes on with the draft."""
    terminal = start(ZH)
    terminal.wait_to_type(CLOCK["zh"])
    terminal.send("先看粉丝画像" + CTRL_C)
    terminal.wait_for("^ 再按一次 Ctrl-C 离开，草稿会留着$")
    terminal.send("，再看播放量")
    terminal.wait_for(f"{CLOCK['zh']}$")
    assert "再按一次" not in terminal.text()
    terminal.send(CTRL_C)
    terminal.wait_for("再按一次")
    terminal.send(CTRL_C)
    assert terminal.close() == 130
    assert "先到这儿。没写完的留作草稿，下次开练时可以接着写。" in terminal.text()

    terminal = start(ZH)
    terminal.wait_for(r"^上回有一题写到一半（12 字，写了 \d:\d\d）：$")
    terminal.wait_to_type("^回车 接着写 · d 扔掉 · l 先放着\n>$")
    terminal.send("\r")
    terminal.wait_to_type("^先看粉丝画像，再看播放量$")
    terminal.send("，查有没有负面新闻" + CTRL_D)
    terminal.wait_to_type("4 个要点，答到 3 个")
    assert answers() == ["先看粉丝画像，再看播放量，查有没有负面新闻"]


def test_the_warning_tells_when_no_draft_is_kept(start: Start, home: Path) -> None:
    """Leaving would lose the text where drafts cannot be written, and Ctrl-C says so."""
    home.mkdir()
    (home / "drafts").write_text("not a folder")
    terminal = start(EN)
    terminal.wait_to_type(CLOCK["en"])
    assert f"Drafts cannot be kept in {home / 'drafts'}"[:60] in terminal.text().replace("\n", " ")
    terminal.send("audience fit" + CTRL_C)
    terminal.wait_for(f"^ {words.CTRL_C_LOST.en}$")


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGHUP])
def test_a_crash_takes_no_character_that_was_on_the_screen(start: Start, home: Path, blow: int) -> None:
    """After kill -9, or a closed window, the next start offers everything that was echoed."""
    typed = "".join(f"第{n}条，" for n in range(200))
    terminal = start(ZH)
    terminal.wait_to_type(CLOCK["zh"])
    terminal.send(typed)
    terminal.wait_for("第40条，")
    terminal.kill(blow)
    echoed = max(n for n in range(len(typed) + 1) if typed[:n] in squeezed(terminal.text()))
    ((_, draft),) = left_over(home / "drafts")
    assert typed.startswith(draft.text)
    assert len(draft.text) >= echoed >= 195

    terminal = start(ZH)
    terminal.wait_to_type(rf"写到一半（{len(draft.text)} 字[^>]+\n>$")
    terminal.send("\r")
    terminal.wait_for(CLOCK["zh"])
    assert draft.text in squeezed(terminal.text())


# --- the menu ---


def answered(start: Start) -> Terminal:
    """A drill of one question at its menu, one point of four found."""
    terminal = start(EN)
    terminal.wait_to_type(CLOCK["en"])
    terminal.send("I look at audience fit." + CTRL_D)
    terminal.wait_to_type(MENU)
    return terminal


def test_numbers_change_marks(start: Start, run: Run) -> None:
    """The candidate has the last word on every point, and that is what is kept."""
    terminal = answered(start)
    terminal.send("1 3\r")
    terminal.wait_for(r"^✗ 1 missed \(your call\) ·[^✓]*\n✓ 3 found \(your call\) ·")
    states = [point["state"] for point in run("history list --json").json[0]["points"]]
    assert states == ["missed", "missed", "covered", "missed"]


def test_f_puts_the_follow_up_and_the_answer_to_it_counts(start: Start, bank: Bank) -> None:
    """The interviewer's next question is for a missed point, and answering it wins the point."""
    terminal = answered(start)
    terminal.send("f\r")
    terminal.wait_for("Follow-up")
    probe = bank.frameworks["kol-screening"].points[1].probe.en
    assert squeezed(probe) in squeezed(terminal.text())
    terminal.wait_to_type(CLOCK["en"])
    terminal.send("Their content matches our product." + CTRL_D)
    terminal.wait_for("^The follow-up brought it out")
    terminal.wait_to_type(r"^✓ 2 found \(after the follow-up\)")


def test_r_hides_the_points_before_asking_again(start: Start, answers: Answers) -> None:
    """Answering again is no copying: the points are off the screen."""
    terminal = answered(start)
    terminal.send("r\r")
    terminal.wait_to_type("once more")
    terminal.wait_for(CLOCK["en"])
    for gone in ("points found", "audience fit", "One way to say it", "✗"):
        assert gone not in terminal.text()
    terminal.send("The audience fit, then the median views." + CTRL_D)
    terminal.wait_to_type("2 of 4 points found")
    assert answers() == ["I look at audience fit.", "The audience fit, then the median views."]


def test_s_shows_a_strong_answer_and_q_quits(start: Start, bank: Bank) -> None:
    """Every point as a strong candidate says it; then the session is summed up and ends well."""
    terminal = answered(start)
    terminal.send("s\r")
    terminal.wait_to_type(rf"^{STRONG['en']}[\S\s]+^>$")
    screen = squeezed(terminal.text().partition(STRONG["en"])[2])
    assert all(squeezed(point.say.en) in screen for point in bank.frameworks["kol-screening"].points)
    terminal.send("q\r")
    assert terminal.close() == 0
    assert "This session" in terminal.text()


def test_ctrl_c_twice_at_the_menu_ends_with_the_summary(start: Start) -> None:
    """Once warns, twice leaves with what was done summed up, and the exit code tells."""
    terminal = answered(start)
    terminal.send(CTRL_C)
    terminal.wait_to_type("^Ctrl-C again ends the session.\n>$")
    terminal.send(CTRL_C)
    assert terminal.close() == 130
    assert re.search("This session[^✗]+1/4", terminal.text())
    assert "draft" not in terminal.text()


def test_ctrl_d_held_too_long_ends_nothing(start: Start) -> None:
    """After handing in, one Ctrl-D too many does nothing to the menu."""
    terminal = answered(start)
    terminal.send(CTRL_D + CTRL_D + "s")
    terminal.wait_for("^> s$")
    terminal.send("\r")
    terminal.wait_to_type(STRONG["en"])


# --- terminals of every kind ---


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_forty_columns_cut_nothing(start: Start, bank: Bank, lang: Lang) -> None:
    """On a telephone's width every sentence is wrapped, and all of it is there."""
    terminal = start(f"drill --question screening-criteria --lang {lang}", 40, 120)
    terminal.wait_to_type(CLOCK[lang])
    question, framework = bank.questions["screening-criteria"], bank.frameworks["kol-screening"]
    assert squeezed(question.ask.of(lang)) in squeezed(terminal.text())
    terminal.send("粉丝画像，audience fit" + CTRL_D)
    terminal.wait_to_type(MENU)
    terminal.send("s\r")
    terminal.wait_to_type(rf"^{STRONG[lang]}[\S\s]+^>$")
    terminal.send("q\r")
    terminal.close()
    assert "…" not in terminal.text()
    screen = squeezed(terminal.text())
    for point in framework.points:
        assert squeezed(point.text.of(lang)) in screen
        assert squeezed(point.say.of(lang)) in screen
    assert squeezed(framework.advice.of(lang)) in screen
    assert "kolinterviewdrill--topicscreening" in screen


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_forty_columns_hold_the_warning_and_the_clock(start: Start, home: Path, lang: Lang) -> None:
    """The longest toolbars fit a telephone's width too."""
    leave_draft(home, "audience fit", 600, lang)
    terminal = start(f"drill --question screening-criteria --lang {lang}", 40)
    terminal.wait_to_type(MENU)
    terminal.send("\r")
    terminal.wait_for(f"^ 10:0.* {CLOCK[lang]}$")
    terminal.send(CTRL_C)
    terminal.wait_for(f"^ {words.CTRL_C_AGAIN.of(lang)}$")


def test_no_color_means_no_colour(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR neither the editor nor the feedback sends a colour; signs and words say it all."""
    monkeypatch.setenv("NO_COLOR", "1")
    terminal = answered(start)
    terminal.send("2\rq\r")
    assert terminal.close() == 0
    codes = {int(code or 0) for codes in re.findall(rb"\x1b\[([\d;]*)m", terminal.output) for code in codes.split(b";")}
    assert codes <= {0, 1, 2, 3, 4, 7, 22, 23, 24, 27, 39, 49}
    assert "✓ 2 found (your call)" in terminal.text()


def test_a_dumb_terminal_is_served_line_by_line(
    start: Start, monkeypatch: pytest.MonkeyPatch, answers: Answers
) -> None:
    """TERM=dumb gets no codes at all: lines, a lone full stop, and the same menu."""
    monkeypatch.setenv("TERM", "dumb")
    terminal = start(ZH)
    terminal.wait_for("一个字不写就是跳过。")
    terminal.send("先看粉丝画像\n再看播放量\n。\n")
    terminal.wait_for("^回车 收工")
    terminal.send("q\n")
    assert terminal.close() == 0
    assert b"\x1b" not in terminal.output
    assert "4 个要点，答到 2 个" in terminal.text()
    assert answers() == ["先看粉丝画像\n再看播放量"]


def test_score_takes_an_answer_typed_on_the_spot_and_keeps_nothing(start: Start, answers: Answers) -> None:
    """Without a file, on a terminal, one types; there is no clock, and no attempt in the history."""
    terminal = start("score screening-criteria --lang zh")
    terminal.wait_to_type("一个字不写就是跳过。")
    assert "建议" not in terminal.text()
    terminal.send(f"先看粉丝画像{CTRL_D}")
    terminal.wait_for("4 个要点，答到 1 个")
    assert terminal.close() == 0
    assert answers() == []


def test_score_can_be_left(start: Start) -> None:
    """Ctrl-C twice is no answer: nothing is marked, and the exit code says so."""
    terminal = start("score screening-criteria --lang zh")
    terminal.wait_to_type("一个字不写就是跳过。")
    terminal.send("先看粉丝画像")
    terminal.wait_for("^先看粉丝画像$")
    terminal.send(CTRL_C)
    terminal.wait_for("Ctrl-C")
    terminal.send(CTRL_C)
    assert terminal.close() == 130
    assert "4 个要点" not in terminal.text()


# --- the sheet ---


@pytest.mark.skipif(shutil.which("less") is None, reason="there is no less here")
def test_the_sheet_is_paged_and_left_with_q(start: Start) -> None:
    """A screenful, the next at a key, and out; Chinese is Chinese even where its locale is not installed."""
    terminal = start("review --lang zh", 80, 24)
    terminal.wait_for("^考前过一遍 · 大约 15 分钟读完$")
    terminal.wait_for("^:$")
    terminal.send(" ")
    terminal.wait_for("^求职动机 ─+$")
    terminal.send("q")
    assert terminal.close() == 0


def test_a_dumb_terminal_gets_the_sheet_at_once(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """TERM=dumb has no pager, and neither has a pipe."""
    monkeypatch.setenv("TERM", "dumb")
    terminal = start("review --topic market --minutes 1 --lang en", 80, 200)
    assert terminal.close() == 0
    assert "All of it: kolinterview review --all" in terminal.text()


# --- aloud ---


@pytest.mark.parametrize(
    ("lang", "ends", "ticks"), [("zh", "说完按回车", "说了 0:0"), ("en", "Enter when", "You spoke for 0:0")]
)
def test_an_answer_aloud_has_a_clock_and_nothing_to_type(
    start: Start, run: Run, lang: Lang, ends: str, ticks: str
) -> None:
    """Keys change nothing, Enter ends it, the points are ticked by number, and the history says that it was spoken."""
    terminal = start(f"drill --question screening-criteria --aloud --lang {lang}")
    terminal.wait_to_type(ends)
    terminal.send("typed in vain")
    terminal.send("\r")
    terminal.wait_to_type(ticks)
    terminal.send("1 3\r")
    terminal.wait_for("✓ 3 ")
    terminal.wait_to_type(MENU)
    terminal.send("q\r")
    assert terminal.close() == 0
    assert "typed in vain" not in terminal.text()
    (kept,) = run("history list --json").json
    assert [(point["state"], point["by"]) for point in kept["points"]] == [
        ("covered", "hand"),
        ("missed", "hand"),
        ("covered", "hand"),
        ("missed", "hand"),
    ]
    assert {"zh": "（口头回答）", "en": "(spoken)"}[lang] in run(f"history show 1 --lang {lang}").out


def test_a_dumb_terminal_can_be_spoken_to(start: Start, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a clock; Enter ends it there too."""
    monkeypatch.setenv("TERM", "dumb")
    terminal = start("drill --question screening-criteria --aloud --lang en")
    terminal.wait_for("Say it aloud")
    terminal.send("\r")
    terminal.wait_for("You spoke for")
    terminal.send("2\r")
    terminal.wait_for("1 of 4 points found")
    terminal.send("q\r")
    assert terminal.close() == 0
