"""How far the user is, as data."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kolinterview import stats
from kolinterview.bank import Bank, Topic
from kolinterview.lang import Lang
from kolinterview.stats import Share, Stats
from kolinterview.tally import Answers, Tally, Turn

NOW = datetime(2026, 11, 25, 13, 0, tzinfo=UTC)
Chances, Tallies = dict[tuple[str, str], float], dict[tuple[str, str], Tally]
AUDIENCE, VIEWS, SHORT = ("choosing", "audience"), ("choosing", "views"), ("writing", "short")
HOW = Turn("screening-how", NOW, 90.0, 1, 2)
WHY = Turn("screening-why", NOW + timedelta(hours=1), 45.0, 2, 2)
TALLIES = {AUDIENCE: Tally(2, 2, "covered"), VIEWS: Tally(2, 1, "missed")}


def composed(bank: Bank, lang: Lang, recalled: Chances, tallies: Tallies, turns: list[Turn], *topics: Topic) -> Stats:
    """After these turns and no others."""
    asked = {turn.question: [one for one in turns if one.question == turn.question] for turn in turns}
    answers = {
        question: Answers(len(mine), sum(turn.seconds for turn in mine), max(turn.at for turn in mine))
        for question, mine in asked.items()
    }
    return stats.compose(bank, lang, recalled, tallies, answers, turns, topics)


def test_a_topic_adds_up_its_points_and_its_answers(small: Bank) -> None:
    """Points once though two questions ask for them; seconds against what these questions suggest."""
    found = composed(small, "zh", {AUDIENCE: 0.75, VIEWS: 0.5}, TALLIES, [HOW, WHY])
    screening, outreach = found.topics
    assert (found.lang, found.all, found.unseen, found.orphans) == ("zh", Share(1.25, 3), 1, 0)
    assert screening.share == Share(1.25, 2)
    assert screening.share.part == pytest.approx(0.625)
    assert screening.states == {"covered": 1, "missed": 1}
    assert (screening.answers, screening.seconds, screening.suggested) == (2, 67.5, 75.0)
    assert screening.trend == (0.5, 1.0)
    assert screening.last == WHY.at
    assert (outreach.share, outreach.states, outreach.answers, outreach.trend) == (Share(0, 1), {}, 0, ())
    assert (outreach.seconds, outreach.suggested, outreach.last) == (0, 0, None)


def test_the_trend_is_made_of_the_last_answers(small: Bank) -> None:
    """Eight at most, in order."""
    turns = [HOW._replace(covered=n, points=20) for n in range(12)]
    (screening, _) = composed(small, "zh", {}, {}, turns).topics
    assert screening.trend == tuple(n / 20 for n in range(4, 12))


def test_topics_narrow_everything(small: Bank) -> None:
    """The sum, the weakest points and what was never asked are of these topics only."""
    found = composed(small, "en", {VIEWS: 0.5}, TALLIES, [HOW], small.topic("outreach"))
    assert [progress.topic.id for progress in found.topics] == ["outreach"]
    assert (found.all, found.weakest, found.unseen) == (Share(0, 1), (), 1)


def test_the_weakest_points_come_first_with_a_question_that_asks_for_them(small: Bank) -> None:
    """Only points that were drilled: those never asked are counted, not listed."""
    found = composed(small, "zh", {AUDIENCE: 0.75, VIEWS: 0.5}, TALLIES, [HOW])
    assert [(weak.point.id, weak.recalled, weak.tally.last) for weak in found.weakest] == [
        ("views", 0.5, "missed"),
        ("audience", 0.75, "covered"),
    ]
    assert {weak.question.id for weak in found.weakest} == {"screening-how"}
    assert {weak.framework.id for weak in found.weakest} == {"choosing"}


def test_of_equally_weak_points_the_missed_come_first(small: Bank) -> None:
    """Unsure means that something was said."""
    tallies = {AUDIENCE: Tally(1, 0, "unsure"), VIEWS: Tally(1, 0, "missed")}
    found = composed(small, "zh", {AUDIENCE: 0.5, VIEWS: 0.5}, tallies, [HOW])
    assert [weak.point.id for weak in found.weakest] == ["views", "audience"]


def test_a_weak_point_is_drilled_by_the_question_that_asks_for_most_of_them(small: Bank) -> None:
    """Of two that ask for it, the one that also asks for the other weak points."""
    narrow = small.questions["screening-how"]._replace(points=("views",))
    bank = replace(small, questions={**small.questions, "screening-how": narrow})
    found = composed(bank, "zh", {AUDIENCE: 0.5, VIEWS: 0.4}, TALLIES, [])
    assert {weak.question.id for weak in found.weakest} == {"screening-why"}


def test_the_last_time_is_the_latest_though_a_clock_was_set_back(small: Bank) -> None:
    """Not that of the answer that came last."""
    (screening, _) = composed(small, "zh", {}, {}, [WHY, HOW]).topics
    assert screening.last == WHY.at


def test_answers_to_questions_that_are_gone_are_counted_as_orphans(small: Bank) -> None:
    """Neither their time nor their points go into any topic."""
    found = composed(small, "zh", {("gone", "x"): 1.0}, {("gone", "x"): Tally(1, 1, "covered")}, [
        HOW._replace(question="gone"), HOW,
    ])  # fmt: skip
    assert found.orphans == 1
    assert found.topics[0].answers == 1
    assert (found.all.recalled, found.weakest) == (0, ())


@given(data=st.data())
def test_the_parts_stay_within_the_whole(data: st.DataObject, bank: Bank) -> None:
    """Whatever is remembered, no share is above one, and ten weak points at most are named, each with its question."""
    points = sorted({point for question in bank.questions.values() for point in bank.points_of(question)})
    recalled = data.draw(st.dictionaries(st.sampled_from(points), st.floats(0, 1), max_size=30))
    tallies = {point: Tally(1, 0, "missed") for point in recalled}
    found = composed(bank, "en", recalled, tallies, [])
    assert all(0 <= progress.share.part <= 1 for progress in found.topics)
    assert found.all.recalled == pytest.approx(sum(recalled.values()))
    assert len(found.weakest) == min(stats.WEAKEST, len(recalled))
    assert found.unseen == len(points) - len(recalled)
    for weak in found.weakest:
        assert (weak.framework.id, weak.point.id) in bank.points_of(weak.question)
    chances = [weak.recalled for weak in found.weakest]
    assert chances == sorted(chances)
