"""Questions of numbers: how they are read, posed, worked out and judged."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from conftest import SMALL_FRAMEWORKS, SMALL_QUESTIONS, MakeScreen, block, shown, write_bank

from kolinterview import load, sums
from kolinterview.bank import WORKED_OUT, Bank, Question
from kolinterview.formula import NO_FORMULA
from kolinterview.lang import Both
from kolinterview.marks import Mark
from kolinterview.reading import NO_NUMBER
from kolinterview.show.numbers import print_working

NUMBERS_QUESTIONS = (
    SMALL_QUESTIONS
    + """\
  - id: break-even
    topic: outreach
    kind: numbers
    framework: breaking-even
    ask:
      zh: 卖 {price}，货本 {goods}，佣金 {rate}%，固定费 {fee}。几单回本？
      en: Price {price}, goods {goods}, {rate} per cent, a fee of {fee}. How many orders?
    values: {price: [20, 40, 1], goods: [5, 10, 0.5], rate: [10, 20, 5], fee: [300, 600, 50]}
    steps:
      - {name: margin, sum: price - goods - price * rate / 100, zh: 每单剩下, en: Left from an order}
    answer: fee / margin
    unit: {zh: 单, en: orders}
    tolerance: 2%
    level: core
    round: business
    for: all
    seconds: 60
"""
)
NUMBERS_FRAMEWORKS = (
    SMALL_FRAMEWORKS
    + """\
  - id: breaking-even
    part: question
    title: {zh: 回本, en: Breaking even}
    advice: {zh: 先算每单。, en: One order first.}
    points:
      - id: worked-out
        text: {zh: 固定费除以每单剩的, en: The fee over what an order leaves}
        say: {zh: 用固定费除以每单剩下的钱。, en: Divide the fee by what an order leaves.}
        probe: {zh: 再算一遍？, en: Once more?}
        cues: [[固定费, 除以], [fee, divide*]]
      - id: refunds
        text: {zh: 退款没算, en: Refunds are missing}
        say: {zh: 退款还没算进去。, en: Refunds are not in it yet.}
        probe: {zh: 还漏了什么？, en: What is missing?}
        cues: [退款, refund*]
"""
)


def numbers_bank(folder: Path, questions: str = NUMBERS_QUESTIONS) -> Bank:
    return load.load([write_bank(folder, questions, NUMBERS_FRAMEWORKS)])


@pytest.fixture
def asked(tmp_path: Path) -> Question:
    """30, 7.5, 15 %, 450: 18 left from an order, 25 orders."""
    return numbers_bank(tmp_path / "numbers").question("break-even")


def faults(folder: Path, old: str, new: str) -> list[str]:
    """What is said of the bank with this changed: only of what changed, by line and place."""
    assert old in NUMBERS_QUESTIONS
    _, problems = load.read([write_bank(folder, NUMBERS_QUESTIONS.replace(old, new), NUMBERS_FRAMEWORKS)])
    return [f"{problem.line}: {problem.where}: {problem.said.en}" for problem in problems]


# --- read ---


def test_a_bank_shows_the_question_with_values_from_the_middle(asked: Question) -> None:
    """What is listed or printed has numbers in it, not names in braces."""
    assert asked.ask == Both(
        "卖 30，货本 7.5，佣金 15%，固定费 450。几单回本？",
        "Price 30, goods 7.5, 15 per cent, a fee of 450. How many orders?",
    )
    assert dict(asked.given) == {"price": 30, "goods": 7.5, "rate": 15, "fee": 450}


RANGE = "must be [lowest, highest, step], with a step above 0"
NAME = "is no name: use lower-case letters and _"
ZERO = "it may divide by zero: price = 40, goods = 36, rate = 10, fee = 300"
NO_PLACE = "the question does not have {fee}"
STRAY = "{other} in the question is not among the values"
ONLY = "only a question of kind: numbers has this"


@pytest.mark.parametrize(
    ("old", "new", "where", "said"),
    [
        ("price: [20, 40, 1]", "price: [40, 20, 1]", "37: break-even.values.price", RANGE),
        ("price: [20, 40, 1]", "price: [20, 40]", "37: break-even.values.price", RANGE),
        ("price: [20, 40, 1]", "price: [20, forty, 1]", "37: break-even.values.price", RANGE),
        ("price: [20, 40, 1]", "price: [20, 40, 0]", "37: break-even.values.price", RANGE),
        ("price: [20", "Price: [20", "37: break-even.values.Price", f"'Price' {NAME}"),
        ("fee / margin", "fee // margin", "40: break-even.answer", NO_FORMULA.en),
        ("fee / margin", "fee / profit", "40: break-even.answer", "there is no value called 'profit'"),
        ("answer: fee / margin", "answer: margin", "40: break-even.answer", "no formula uses 'fee'"),
        ("price - goods -", "price - fees -", "39: break-even.steps[1]", "there is no value called 'fees'"),
        ("name: margin", "name: price", "39: break-even.steps[1]", "the name 'price' is used twice"),
        ("name: margin", "name: Margin", "39: break-even.steps[1].name", f"'Margin' {NAME}"),
        ("goods: [5, 10, 0.5]", "goods: [5, 36, 0.5]", "40: break-even.answer", ZERO),
        ("固定费 {fee}", "固定费", "35: break-even.ask", NO_PLACE),
        ("货本 {goods}", "货本 {goods} {other}", "35: break-even.ask", STRAY),
        ("unit: {zh: 单, en: orders}", "unit: EUR", "41: break-even.unit", "'EUR' is not one of USD | % | x"),
        ("tolerance: 2%", "tolerance: 0.02", "42: break-even.tolerance", "'0.02' is not a share such as 2%"),
        ("kind: numbers", "kind: open", "37: break-even.values", ONLY),
        (
            "kind: numbers",
            "kind: nombers",
            "32: break-even.kind",
            "'nombers' is not one of open | numbers; did you mean",
        ),
        ("    answer: fee / margin\n", "", "32: break-even.kind", "a question of kind: numbers needs 'answer'"),
        ("framework: breaking-even", "framework: writing", "33: break-even.framework", NO_NUMBER.en),
    ],
)
def test_a_fault_in_a_sum_is_named_with_its_line(tmp_path: Path, old: str, new: str, where: str, said: str) -> None:
    """Ranges, names, formulas, units, shares: each fault where it stands."""
    assert any(fault.startswith(f"{where}: {said}") for fault in faults(tmp_path, old, new))


def test_what_a_formula_lacks_for_some_values_is_found_before_anyone_is_asked(tmp_path: Path) -> None:
    """All ends of the ranges are tried together, and values between."""
    (said,) = faults(tmp_path, "answer: fee / margin", "answer: fee / (margin - 22)")
    assert "it may divide by zero: price = 40, goods = 10, rate = 20, fee = 300" in said


# --- posed ---


def test_values_are_drawn_from_the_ranges_by_the_seed(asked: Question) -> None:
    """The same seed asks the same; every draw is a step of its range, and all of a range comes."""
    assert sums.posed(asked, Random(1)) == sums.posed(asked, Random(1)) != sums.posed(asked, Random(2))
    drawn = [dict(sums.posed(asked, Random(seed)).given) for seed in range(300)]
    assert {one["rate"] for one in drawn} == {10, 15, 20}
    assert {one["goods"] for one in drawn} == {5 + step * 0.5 for step in range(11)}
    posed = sums.posed(asked, Random(1))
    assert all(f"{value:g}" in posed.ask.zh for _, value in posed.given)


def test_another_question_is_posed_as_it_is(small: Bank) -> None:
    """Only a question of numbers has values."""
    plain = small.question("screening-how")
    assert sums.posed(plain, Random(0)) is plain
    assert sums.with_values(plain, {"fee": 1.0}) is plain
    assert sums.working_lines(plain) == []
    assert sums.marked(plain, "12.5", [Mark("audience", "missed", "missed")]) == (Mark("audience", "missed", "missed"),)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"price": 1.0},
        {"price": 30, "goods": 30, "rate": 0, "fee": 1},
        {"price": "x", "goods": 1, "rate": 1, "fee": 1},
    ],
)
def test_values_that_it_cannot_have_change_nothing(asked: Question, given: dict[str, float]) -> None:
    """A draft or a history from another bank, or a damaged one, does not make a sum that cannot be worked out."""
    assert sums.with_values(asked, given) is asked


# --- worked out ---


def test_the_working_has_every_step_in_figures(asked: Question) -> None:
    """As it would be on the board."""
    assert sums.working_lines(asked) == [
        Both("每单剩下：30 − 7.5 − 30 × 15 ÷ 100 = 18", "Left from an order: 30 − 7.5 − 30 × 15 ÷ 100 = 18"),
        Both("答案：450 ÷ 18 = 25 单", "The answer: 450 ÷ 18 = 25 orders"),
    ]


@pytest.mark.parametrize(
    ("whole", "said"),
    [("up", "25.28, and so 26 orders, as part of one will not do"), ("down", "25.28, and so 25 orders")],
)
def test_what_is_whole_is_taken_up_or_down(asked: Question, whole: str, said: str) -> None:
    """Part of an order pays nothing, and part of a creator cannot be signed."""
    sum = asked.sum
    assert sum
    other = sums.with_values(asked._replace(sum=sum._replace(whole=whole)), dict(asked.given) | {"fee": 455.0})
    assert sums.working_lines(other)[-1].en.endswith(said)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (12.5, "12.5"),
        (1200.0, "1,200"),
        (1234.56, "1,235"),
        (0.08321, "0.0832"),
        (3.14159, "3.14"),
        (213.64, "213.6"),
        (-5.5, "−5.5"),
        (0.0, "0"),
        (7.0, "7"),
    ],
)
def test_a_number_is_shown_as_people_write_it(value: float, said: str) -> None:
    """As exact as one would say it, thousands marked, no zeros at the end, a real minus."""
    assert sums.shown(value) == said


def test_a_number_in_brackets_where_it_is_below_nothing(asked: Question) -> None:
    """Two operators never meet."""
    sum = asked.sum
    assert sum
    lines = sums.working(sum._replace(steps=(), answer="price - goods"), {"price": 1.0, "goods": -2.0})
    assert [line.sum for line in lines] == ["1 − (−2)"]


# --- judged ---


@pytest.mark.parametrize(
    ("answer", "state", "quote"),
    [
        ("要 25 单，退款没算", "covered", "25"),
        ("约25.4 单", "covered", "25.4"),
        ("250 单", "missed", ""),
        ("退款没算", "missed", ""),
    ],
)
def test_the_point_of_the_number_is_marked_by_arithmetic(asked: Question, answer: str, state: str, quote: str) -> None:
    """Its cues do not matter: the number does; the other points are left alone."""
    marks = (Mark(WORKED_OUT, "unsure", "unsure"), Mark("refunds", "covered", "covered"))
    number, refunds = sums.marked(asked, answer, marks)
    assert (number.state, number.quote, refunds) == (state, quote, marks[1])


@pytest.mark.parametrize(
    ("answer", "last"),
    [
        ("25", "你的数：25，对。"),
        ("2.5 单", "你的数：2.5，只有对的数的 10 分之一，看看小数点和单位。"),
        ("25,000", "你的数：25,000，正好是对的数的 1,000 倍，看看小数点和单位。"),
        ("31", "你的数：31，不对。"),
        ("不好说", "没写出数来。"),
    ],
)
def test_the_screen_shows_the_working_and_the_verdict(
    asked: Question, screen: MakeScreen, answer: str, last: str
) -> None:
    """Each step, the answer with its unit, and what became of the number."""
    board = screen("zh")
    print_working(board, asked, answer)
    expected = block("""
        算法
        每单剩下：30 − 7.5 − 30 × 15 ÷ 100 = 18
        答案：450 ÷ 18 = 25 单
    """)
    assert shown(board) == f"{expected}\n{last}"


def test_without_an_answer_there_is_only_the_working(asked: Question, small: Bank, screen: MakeScreen) -> None:
    """As it is shown before the ticks of an answer that was spoken; and nothing for a question without a number."""
    board = screen("en")
    print_working(board, asked, "")
    print_working(board, small.question("screening-how"), "12")
    assert shown(board).splitlines()[-1] == "The answer: 450 ÷ 18 = 25 orders"
