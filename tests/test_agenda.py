"""What a mock interview asks, and when: a thousand of them, simulated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from random import Random

import pytest

from kolinterview import agenda
from kolinterview.agenda import Agenda
from kolinterview.bank import Bank, Point, Question
from kolinterview.marks import Mark
from kolinterview.mocks import Mock
from kolinterview.speech import SPEAKING, delivery
from kolinterview.stage import Taken
from kolinterview.store import Attempt

NOW = datetime(2026, 11, 25, 20, 0, tzinfo=UTC)
TRADE = ("screening", "ecosystem", "market", "negotiation", "content", "affiliate", "measurement", "strategy")
MUST = {
    "hr": ["self-introduction", "leaving-reason", "salary-talk", "questions-back"],
    "business": ["self-introduction", "questions-back"],
    "english": ["self-introduction", "questions-back"],
    "written": [],
    "final": ["self-introduction", "salary-talk", "questions-back"],
    "full": ["self-introduction", "leaving-reason", "salary-talk", "questions-back"],
}
SEEDS = 1000


def mock(outline: str = "business", seed: int = 0, **values: object) -> Mock:
    usual: dict[str, object] = {"minutes": 30, "pace": 2.0, "lang": "zh"}
    return Mock(session="s", at=NOW, outline=outline, seed=seed, **(usual | values))  # type: ignore[arg-type]


def planned(bank: Bank, wanted: Mock, resting: tuple[str, ...] = ()) -> Agenda:
    made = agenda.compose(bank, wanted, bank.outline(wanted.outline), SPEAKING, resting)
    if made.least > wanted.minutes:
        made = replace(made, mock=replace(wanted, minutes=made.least))
    return made


@dataclass
class Held:
    """A mock interview that a simulated candidate has been through."""

    plan: Agenda
    asked: list[Question]
    probes: list[list[str]]
    spent: float


def hold(plan: Agenda, bank: Bank, rng: Random) -> Held:
    """With a candidate who is quick or slow, and may run into the limit."""
    held = Held(plan, [], [], 0.0)
    speed, total = rng.uniform(0.3, 2.5), plan.mock.minutes * 60
    while to_come := plan.to_come(held.asked, total - held.spent):
        question = to_come[0]
        allowed = plan.allowed(question, held.asked, total - held.spent)
        assert allowed >= int(question.seconds * plan.mock.pace)  # nobody is asked what there is no time for
        wanted = question.seconds * plan.mock.pace * speed * rng.uniform(0.5, 1.5)
        held.spent += plan.asking(question) + min(allowed, wanted)
        held.asked.append(question)
        held.probes.append(list(_probed(held, bank, rng, speed)))
    return held


def _probed(held: Held, bank: Bank, rng: Random, speed: float) -> Iterator[str]:
    question, plan = held.asked[-1], held.plan
    framework = bank.framework_of(question)
    state = rng.choice(["covered", "missed"])
    marks = [Mark(point.id, state, state) for point in framework.points]  # type: ignore[arg-type]
    put: list[str] = []
    while point := plan.probe(framework, question, marks, put):
        allowed = plan.allowed_probe(point, held.asked, plan.mock.minutes * 60 - held.spent)
        if not allowed:
            break
        held.spent += plan.asking(point) + min(allowed, 45 * plan.mock.pace * speed)
        put.append(point.id)
        yield point.id


@pytest.fixture(scope="module")
def thousand(bank: Bank) -> list[Held]:
    """Of every kind, for every kind of candidate, by seed."""
    found = []
    for seed in range(SEEDS):
        rng = Random(seed)
        outline = list(bank.outlines.values())[seed % len(bank.outlines)]
        wanted = mock(
            outline.id,
            seed,
            lang=rng.choice(["zh", "en"]),
            minutes=outline.minutes + rng.choice([0, 0, 15]),
            pace=rng.uniform(*agenda.PACES),
            level=rng.choice(["", "", "entry", "core", "senior"]),
            audience=rng.choice(["", "graduate", "experienced"]),
        )
        found.append(hold(planned(bank, wanted), bank, rng))
    return found


def test_every_mock_fits_its_minutes(thousand: list[Held]) -> None:
    """Whatever the candidate does: what is asked can be answered in its time, and the whole ends in its own."""
    assert max(held.spent / held.plan.mock.minutes / 60 for held in thousand) <= 1


def test_every_mock_has_its_mechanics_at_both_ends(thousand: list[Held]) -> None:
    """It opens with the introduction and closes with their questions to the interviewer, pay and leaving between."""
    for held in thousand:
        frameworks = [question.framework for question in held.asked]
        must = MUST[held.plan.mock.outline]
        assert set(must) <= set(frameworks)
        if must:
            assert (frameworks[0], frameworks[-1]) == (must[0], must[-1])


def test_no_mock_repeats_itself(thousand: list[Held]) -> None:
    """No question twice, nor two that want the same points; no follow-up twice, and at most two."""
    for held in thousand:
        frameworks = [question.framework for question in held.asked]
        assert len(frameworks) == len(set(frameworks)) >= 3
        assert all(len(put) == len(set(put)) <= 2 for put in held.probes)


def test_mocks_mix_topics(thousand: list[Held], bank: Bank) -> None:
    """No topic takes more than half of a business interview, and all together ask most of what there is."""
    business = [held for held in thousand if held.plan.mock.outline == "business"]
    shares = [max(Counter(q.topic for q in held.asked).values()) / len(held.asked) for held in business]
    assert max(shares) <= 0.5
    seen = {question.id for held in business for question in held.asked}
    assert len(seen) > 0.7 * sum(question.round == "business" for question in bank.questions.values())


def test_follow_ups_come_often_but_not_always(thousand: list[Held]) -> None:
    """None in a written test; elsewhere, of the answers that missed points, some are followed up once, some twice."""
    written = [held for held in thousand if held.plan.mock.outline == "written"]
    assert not any(put for held in written for put in held.probes)
    counts = Counter(len(put) for held in thousand if held.plan.outline.probes for put in held.probes)
    assert min(counts[0], counts[1], counts[2]) > 500


def test_business_interviews_ask_for_a_sum(thousand: list[Held]) -> None:
    """At least one, with values of its own."""
    for held in thousand:
        if held.plan.mock.outline in ("business", "full", "written"):
            assert any(question.sum for question in held.asked)


def test_a_candidate_is_only_asked_what_is_meant_for_them(thousand: list[Held]) -> None:
    """No graduate is asked what only the experienced can tell, nor the other way round."""
    for held in thousand:
        for_whom = {question.audience for question in held.asked}
        if held.plan.mock.audience:
            assert for_whom <= {"all", held.plan.mock.audience}


# --- one by one ---


def test_the_same_seed_is_the_same_interview(bank: Bank) -> None:
    """Question by question, values included; another seed is another."""

    def asked(seed: int) -> list[Question]:
        return planned(bank, mock(seed=seed)).to_come([], 1800)

    assert asked(3) == asked(3) != asked(4)


def test_it_goes_on_as_it_would_have(bank: Bank) -> None:
    """Cut anywhere and asked for again with the same time left, the rest is the same: that is how it is resumed."""
    plan, left = planned(bank, mock("full", 5, minutes=60)), 3600.0
    asked: list[Question] = []
    while to_come := plan.to_come(asked, left):
        assert planned(bank, mock("full", 5, minutes=60)).to_come(asked, left) == to_come
        left -= plan.takes(to_come[0])
        asked.append(to_come[0])
    assert len(asked) >= 10


def test_what_was_asked_lately_waits(bank: Bank) -> None:
    """The question that would have come first comes last on its shelf."""
    first = planned(bank, mock("hr", 1)).shelves[0][0]
    shelf = planned(bank, mock("hr", 1), (first.id,)).shelves[0]
    assert shelf[-1] == first or len(shelf) == 1


def test_a_level_narrows_the_trade_but_not_the_mechanics(bank: Bank) -> None:
    """Senior questions of the trade only, which are for the experienced, and still an introduction, which has none."""
    asked = planned(bank, mock(seed=2, level="senior", minutes=60)).to_come([], 3600)
    trade = [question for question in asked if question.topic in TRADE]
    assert {question.level for question in trade} == {"senior"}
    assert {question.audience for question in trade} & {"experienced"}
    assert asked[0].framework == "self-introduction"


def test_a_bank_that_has_changed_since_does_not_stop_it(bank: Bank) -> None:
    """A question that is on no shelf any more counts as asked, wherever it stood."""
    plan = planned(bank, mock(seed=1))
    gone = bank.question("closing-salary")._replace(id="gone", framework="gone")
    first = plan.to_come([], 1800)[0]
    assert plan.to_come([gone], 1700)[0] == first
    assert plan.to_come([first, gone], 1700)[0].framework not in ("gone", "self-introduction")


def test_slow_writers_get_more_time(bank: Bank) -> None:
    """What an interview must have takes longer at a slower pace, and its minutes say so."""
    fast, slow = (planned(bank, mock("hr", pace=pace)) for pace in (1.0, 3.0))
    assert slow.least > fast.least > 5


def test_a_follow_up_is_of_the_first_point_that_was_missed(bank: Bank) -> None:
    """Missed before unsure, never a second time; none where all was said, or the interview has no follow-ups."""
    question = bank.question("screening-criteria")
    framework = bank.framework_of(question)
    a, b, c, *_ = (point.id for point in framework.points)

    def probe(plan: Agenda, states: dict[str, str], put: tuple[str, ...] = ()) -> Point | None:
        marks = [Mark(p.id, states.get(p.id, "covered"), "missed") for p in framework.points]  # type: ignore[arg-type]
        return plan.probe(framework, question, marks, put)

    plans = [planned(bank, mock(seed=seed)) for seed in range(40)]
    first = [found.id for plan in plans if (found := probe(plan, {a: "unsure", b: "missed", c: "missed"}))]
    assert set(first) == {b}
    assert 20 <= len(first) < 40
    second = [found.id for plan in plans if (found := probe(plan, {a: "unsure", b: "missed", c: "missed"}, (b,)))]
    assert set(second) == {c}
    assert len(second) < len(first)
    assert not any(probe(plan, {}) for plan in plans)
    assert not any(probe(plan, {a: "missed"}, ("x", "y")) for plan in plans)
    assert not any(probe(planned(bank, mock("written", seed)), {a: "missed"}) for seed in range(20))


def test_time_is_asking_and_answering_and_following_up(bank: Bank) -> None:
    """At the rate at which people speak; a follow-up of a point that is gone took no time of its own."""
    question = bank.question("screening-criteria")
    point = bank.framework_of(question).points[0]
    attempt = Attempt("s", NOW, question.id, question.framework, "zh", "answered", "答", 100.0, id=1)
    put = attempt._replace(parent=1, probe=point.id, seconds=20.0)
    taken = Taken(question, attempt, delivery("答"), (put, put._replace(probe="gone")))
    asking = agenda.asking(question, "zh", SPEAKING) + agenda.asking(point, "zh", SPEAKING)
    assert agenda.took(bank, taken, "zh", SPEAKING) == pytest.approx(asking + 120)
    assert 2 < asking < 60


def test_no_time_no_follow_up(bank: Bank) -> None:
    """What must still be asked comes first."""
    plan = planned(bank, mock("hr"))
    first = plan.to_come([], 1800)[0]
    point = bank.framework_of(first).points[0]
    must = sum(map(plan.takes, plan.must_come([first])))
    assert plan.allowed_probe(point, [first], must + 60) == 0
    assert plan.allowed_probe(point, [first], must + 600) == 45 * 2 * 2
