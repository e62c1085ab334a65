"""How interviews are spelt in a bank, and what is said where they cannot be held."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import write_bank
from test_mock import INTERVIEWS
from test_sums import NUMBERS_FRAMEWORKS, NUMBERS_QUESTIONS

from kolinterview import load
from kolinterview.bank import Bank, Stretch
from kolinterview.lang import Both


def faults(folder: Path, old: str, new: str) -> list[str]:
    """What is said of the bank with this changed in its interview, by line and place."""
    assert old in INTERVIEWS
    written = write_bank(folder, INTERVIEWS.replace(old, new) + NUMBERS_QUESTIONS, NUMBERS_FRAMEWORKS)
    _, problems = load.read([written])
    return [f"{problem.line}: {problem.where}: {problem.said.en}" for problem in problems]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("minutes: 10", "minutes: 3", "5: interviews[1].minutes: '3' is not a whole number from 5 to 120"),
        ("    minutes: 10\n", "", "2: interviews[1]: 'minutes' is missing"),
        ("id: tiny", "id: Tiny", "2: interviews[1].id: 'Tiny' is no id: use lower-case letters, digits and hyphens"),
        (
            "topics: [screening]",
            "topics: [screning]",
            "9: interviews[1].stretches[1].topics[1]: there is no topic called",
        ),
        ("[writing]", "[riting]", "11: interviews[1].stretches[3].frameworks[1]: there is no framework called"),
        ("kind: numbers", "kind: sums", "10: interviews[1].stretches[2].kind: 'sums' is not one of numbers"),
        (
            "topics: [screening], least: 1",
            "topics: [screening], least: 3",
            "9: interviews[1].stretches[1]: asks for 3 or more, and only 1 in the bank would do",
        ),
        (
            "topics: [screening], least: 1",
            "topics: [screening], rounds: [english]",
            "9: interviews[1].stretches[1]: asks for 1 or more, and only 0 in the bank would do",
        ),
        (
            "topics: [screening], least: 1",
            "topics: [screening], least: 2, most: 1",
            "9: interviews[1].stretches[1]: least is 2, which is more than most, 1",
        ),
        ("closing: {zh: 再见。, en: Bye.}", "probes: maybe", "7: interviews[1].probes: 'maybe' is not one of yes | no"),
    ],
)
def test_a_fault_in_an_interview_is_named_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    """What is missing, what is no number or name, what the bank has too little for."""
    assert any(fault.startswith(said) for fault in faults(tmp_path, old, new))


def test_an_interview_needs_a_stretch(tmp_path: Path) -> None:
    """Without one there is nothing to ask."""
    head = INTERVIEWS[: INTERVIEWS.index("      - {topics")]
    written = write_bank(tmp_path, head.replace("stretches:", "stretches: []") + NUMBERS_QUESTIONS, NUMBERS_FRAMEWORKS)
    _, problems = load.read([written])
    assert [problem.said.en for problem in problems] == ["needs at least one stretch"]


def test_a_bank_of_ones_own_may_leave_most_of_it_out(tmp_path: Path) -> None:
    """The id is its name, half an hour its time, nobody opens or closes, and there are follow-ups."""
    built_in = write_bank(tmp_path / "built-in", NUMBERS_QUESTIONS, NUMBERS_FRAMEWORKS)
    own = write_bank(tmp_path / "own", "interviews: [{id: mine, stretches: [{topics: [outreach], most: 2}]}]\n", "{}\n")
    outline = load.load([built_in], [own]).outlines["mine"]
    assert (outline.name, outline.minutes, outline.probes) == (Both("mine", "mine"), 30, True)
    assert outline.opening == outline.closing == Both("", "")
    assert outline.stretches == (Stretch((), ("outreach",), (), numbers=False, least=0, most=2),)


def test_every_round_has_an_interview(bank: Bank) -> None:
    """And one is all of it; only the written test has no follow-ups."""
    assert list(bank.outlines) == ["hr", "business", "english", "written", "final", "full"]
    assert [id for id, outline in bank.outlines.items() if not outline.probes] == ["written"]
    for outline in bank.outlines.values():
        assert all((*outline.name, *outline.opening, *outline.closing))
