"""The plan and the progress on the screen: exact text at a fixed width."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from conftest import MakeScreen, block, shown

from kolinterview import stats
from kolinterview.bank import Bank
from kolinterview.plan import Evening, Plan
from kolinterview.show.planning import print_plan
from kolinterview.show.progress import print_stats
from kolinterview.store import Interview
from kolinterview.tally import Answers, Tally, Turn

pytestmark = pytest.mark.usefixtures("in_shanghai")

FRIDAY = Interview(date(2026, 11, 27), "某公司", 20)


@pytest.fixture
def plan(small: Bank) -> Plan:
    """Tonight's twenty minutes are used up, tomorrow's are not."""
    questions = tuple(small.questions.values())
    evenings = (Evening(date(2026, 11, 25), (), 0), Evening(date(2026, 11, 26), questions, 19.6))
    return Plan(FRIDAY, date(2026, 11, 25), evenings, 4, 3, 1.4, 2.6)


def test_the_plan_in_chinese(screen: MakeScreen, small: Bank, plan: Plan) -> None:
    """An evening whose minutes are used up says so, and that more is welcome; nobody is told to come back."""
    made = screen("zh", 80)
    print_plan(made, small, plan)
    assert shown(made) == block("""
        11月27日 周五 面试，还有 2 天 · 某公司
        每晚 20 分钟，最可能忘的先练（按你现在的进度估的，每次来看都会变）：

        11月25日 周三  今天的量够了（练过 4 题），还想练随时接着来
        11月26日 周四  3 题、约 20 分钟：达人筛选 2、建联
        11月27日 周五  面试。进门前看一遍：kolinterview review

        用中文，估计到那天：这么练记得 3 个要点，就此停下 1 个，共 3 个。
        现在开练：kolinterview drill --pick weak
    """)


def test_the_plan_in_english_on_a_narrow_screen(screen: MakeScreen, small: Bank, plan: Plan) -> None:
    """Lines break within their column, commands never."""
    made = screen("en", 50)
    print_plan(made, small, replace(plan, today=date(2026, 11, 26), evenings=plan.evenings[1:], done=1))
    assert shown(made) == block("""
        Interview tomorrow, Fri 27 Nov · 某公司
        20 minutes an evening, what you would forget first
        (an estimate from where you stand; it moves as you
        do):

        Thu 26 Nov  3 questions, 20 min: Creator screening
                    2, Outreach (1 done today)
        Fri 27 Nov  The interview. Before you walk in:
                    kolinterview review

        In English, by estimate: 3 of 3 points recalled
        that day if you do this, 1 if you stop now.
        Start now: kolinterview drill --pick weak --count 3 --seed 0
    """)


AUDIENCE, VIEWS, SHORT = ("choosing", "audience"), ("choosing", "views"), ("writing", "short")
TURNS = [
    Turn("screening-how", datetime(2026, 11, 24, 14, 0, tzinfo=UTC), 75.0, 1, 2),
    Turn("screening-how", datetime(2026, 11, 25, 14, 0, tzinfo=UTC), 65.0, 2, 2),
    Turn("gone", datetime(2026, 11, 25, 14, 0, tzinfo=UTC), 65.0, 2, 2),
]
ANSWERS = {"screening-how": Answers(2, 140.0, TURNS[1].at), "gone": Answers(1, 65.0, TURNS[2].at)}
TALLIES = {AUDIENCE: Tally(2, 2, "covered"), VIEWS: Tally(2, 1, "missed")}
RECALLED = {AUDIENCE: 0.91, VIEWS: 0.5}


def test_progress_in_chinese(screen: MakeScreen, small: Bank) -> None:
    """The bars stand under each other whatever the names are made of."""
    made = screen("zh", 80)
    found = stats.compose(small, "zh", RECALLED, TALLIES, ANSWERS, TURNS)
    print_stats(made, [found], FRIDAY)
    assert shown(made) == block("""
        按现在停下来、到面试那天（11月27日 周五）估计

        用中文：3 个要点大约记得 1 个
        主题      记得            ✓  ?  ✗  用时/建议  上次练  走势
        达人筛选  ██████░░  1/2   1  0  1  1:10/1:00  11-25   ▅█
        建联      ░░░░░░░░  0/1
        另有 1 次作答的题目题库里已经没有了：记录还在，用时和走势不算它。

        练过、但最可能忘的要点
        ✗ 50% 播放稳定  screening-how
        ✓ 91% 粉丝对得上  screening-how
        就练这几道：kolinterview drill -q screening-how
        还有 1 个要点没练过，算作没记住：kolinterview drill --pick weak
    """)


def test_progress_in_ascii_on_a_narrow_screen(screen: MakeScreen, small: Bank) -> None:
    """Topics and bars are left, in signs that every terminal has."""
    made = screen("en", 40, "ascii")
    found = stats.compose(
        small, "en", RECALLED | {SHORT: 1.0}, TALLIES | {SHORT: Tally(1, 1, "covered")}, ANSWERS, TURNS
    )
    print_stats(made, [found], None)
    assert shown(made) == block("""
        An estimate for a week from now, if you
        stopped. With a date (kolinterview plan
        1 Dec) it is for that day

        In English: about 2 of 3 points recalled
        Topic              Recalled
        Creator screening  ######..  1/2
        Outreach           ########  1/1
        1 answer to questions that are no longer
        in the bank: kept, but not in the times
        and trends.

        What you drilled and would most likely
        forget
        -  50% Steady views  screening-how
        +  91% The followers fit  screening-how
        + 100% It is short  outreach-first
        Drill just these: kolinterview drill -q screening-how -q outreach-first
    """)


def test_bars_and_trends_have_a_form_for_every_terminal(screen: MakeScreen) -> None:
    """Anything above nothing shows; where there are no blocks a digit stands for tenths."""
    unicode, plain = screen("en", 60), screen("en", 60, "ascii")
    assert [unicode.bar(part).plain for part in (0, 0.01, 0.5, 1)] == ["░░░░░░░░", "█░░░░░░░", "████░░░░", "████████"]
    assert plain.bar(0.5).plain == "####...."
    assert unicode.trend([0, 0.5, 1]).plain == "▁▅█"
    assert plain.trend([0, 0.55, 1]).plain == "059"


def test_a_topic_known_only_through_another_shows_its_marks(screen: MakeScreen, small: Bank) -> None:
    """Its points were asked for by another topic's question: they have a state, and the topic no time."""
    made = screen("zh", 80)
    print_stats(made, [stats.compose(small, "zh", RECALLED, TALLIES, {}, [])], FRIDAY)
    row = next(line for line in shown(made).splitlines() if line.startswith("达人筛选"))
    assert row == "达人筛选  ██████░░  1/2   1  0  1"
