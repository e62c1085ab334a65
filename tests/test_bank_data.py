"""The bank that comes along: complete, in both languages, short enough to read, and found by its own cues."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
import yaml

from kolinterview import house, load, parse, speech, sums
from kolinterview.bank import ROUNDS, WORKED_OUT, Bank, Framework, Point, Question
from kolinterview.lang import LANGS, Both, Lang
from kolinterview.match import match
from kolinterview.settings import Settings

# What this program promises to drill, whatever comes on top: framework, part, topic, question, points.
CANON = [
    (
        "company-research",
        "preparation",
        "company",
        "company-know-us",
        "business-scope past-campaigns target-markets market-differences",
    ),
    (
        "creator-ecosystem",
        "preparation",
        "ecosystem",
        "ecosystem-creators",
        "creator-tiers content-niches local-influence creator-business marketing-tools",
    ),
    (
        "professional-knowledge",
        "preparation",
        "ecosystem",
        "algorithm-and-models",
        "recommendation-logic content-spread selection-criteria collaboration-models",
    ),
    (
        "case-portfolio",
        "preparation",
        "cases",
        "cases-your-campaign",
        "my-role selection-basis campaign-goal execution-challenges results-data",
    ),
    (
        "market-understanding",
        "question",
        "market",
        "market-understanding",
        "market-scale market-traits growth-potential regional-differences",
    ),
    (
        "kol-screening",
        "question",
        "screening",
        "screening-criteria",
        "audience-fit content-relevance influence-metrics reputation",
    ),
    (
        "collaboration-problems",
        "question",
        "communication",
        "communication-problems",
        "language-culture-gap local-support culture-homework expectation-gap clear-agreement fair-pricing",
    ),
    (
        "effect-measurement",
        "question",
        "measurement",
        "measurement-effect",
        "exposure follower-growth engagement-quality sales-conversion control-baseline",
    ),
    (
        "kol-strategy",
        "question",
        "strategy",
        "strategy-made",
        "market-research phased-tiers data-adjustment quantified-outcome lifecycle-fit",
    ),
    (
        "crisis-response",
        "question",
        "crisis",
        "crisis-negative-news",
        "monitoring quick-assessment minor-remedy severe-stop public-response backup-plan",
    ),
    (
        "industry-passion",
        "delivery",
        "motivation",
        "motivation-why-this-job",
        "genuine-interest creators-followed trend-awareness",
    ),
    (
        "communication-teamwork",
        "delivery",
        "behavioural",
        "teamwork-coordination",
        "diverse-parties conflict-resolved project-delivered",
    ),
    (
        "adaptability-learning",
        "delivery",
        "behavioural",
        "adaptability-change",
        "change-awareness fast-learning new-market-culture plan-adjusted",
    ),
]

TURNING = ("screening", "negotiation", "affiliate", "measurement", "strategy", "crisis")

# The most a text may have, in Chinese characters and English words: what reads at a glance, what is said in a breath.
MOST = {"ask": (90, 60), "text": (45, 25), "say": (95, 55), "probe": (60, 35)}


def points_of(bank: Bank) -> list[tuple[Framework, Point]]:
    return [(framework, point) for framework in bank.frameworks.values() for point in framework.points]


def texts(bank: Bank) -> list[tuple[str, str, Both]]:
    """Every text of the bank: whose, which, and the text."""
    found = [(topic.id, "name", topic.name) for topic in bank.topics.values()]
    found += [(question.id, "ask", question.ask) for question in bank.questions.values()]
    for framework in bank.frameworks.values():
        found += [(framework.id, "title", framework.title), (framework.id, "advice", framework.advice)]
    for framework, point in points_of(bank):
        found += [(f"{framework.id}.{point.id}", name, getattr(point, name)) for name in ("text", "say", "probe")]
    return found


@pytest.mark.parametrize(("framework", "part", "topic", "question", "points"), CANON)
def test_nothing_of_the_canon_is_missing(
    framework: str, part: str, topic: str, question: str, points: str, bank: Bank
) -> None:
    """Frameworks, points and questions keep their ids for ever: history hangs on them."""
    assert {point.id for point in bank.frameworks[framework].points} >= set(points.split())
    assert bank.frameworks[framework].part == part
    asked = bank.questions[question]
    assert (asked.topic, asked.framework) == (topic, framework)
    assert {point.id for point in bank.framework_of(asked).points} >= set(points.split())


def test_every_text_comes_in_both_languages(bank: Bank) -> None:
    """No Chinese half without Chinese characters, no English half with any."""

    def is_han(text: str) -> bool:
        return any("\u4e00" <= character <= "\u9fff" for character in text)

    assert [(whose, name) for whose, name, both in texts(bank) if not is_han(both.zh)] == []
    assert [(whose, name) for whose, name, both in texts(bank) if not both.en or is_han(both.en)] == []


def test_every_text_keeps_to_its_length(bank: Bank) -> None:
    """A question is read at a glance, a point is one line, an example is one breath."""
    long = [
        (whose, name, len(both.zh), len(both.en.split()))
        for whose, name, both in texts(bank)
        if name in MOST and (len(both.zh) > MOST[name][0] or len(both.en.split()) > MOST[name][1])
    ]
    assert long == []


def test_every_example_can_be_said_in_twenty_seconds(bank: Bank) -> None:
    """At the rate of somebody who thinks while speaking, it is still one breath or two."""
    rates = Settings("zh").speaking_rate
    seconds = {
        (framework.id, point.id, lang): speech.seconds(point.say.of(lang), rates)
        for framework, point in points_of(bank)
        for lang in LANGS
    }
    assert {key: length for key, length in seconds.items() if length > 20} == {}


def test_facts_name_sources_and_every_source_is_named(bank: Bank) -> None:
    """What was checked on a day says where, and no source stands there for nothing."""
    assert [point.id for _, point in points_of(bank) if bool(point.checked) != bool(point.sources)] == []
    assert {id for _, point in points_of(bank) for id in point.sources} == set(bank.sources)


def test_no_two_entries_say_the_same(bank: Bank) -> None:
    """Questions, examples and follow-ups are each there once, in either language."""
    for name in ("ask", "say", "probe", "text"):
        for half in range(2):
            counted = Counter(both[half] for _, kind, both in texts(bank) if kind == name)
            assert [text for text, count in counted.items() if count > 1] == []


def test_a_framework_has_three_to_seven_points_and_two_questions(bank: Bank) -> None:
    """Few enough to remember while speaking, and more than one way to be asked, unless its values are always new."""
    asked = Counter(question.framework for question in bank.questions.values())
    sums = {question.framework for question in bank.questions.values() if question.sum}
    assert {id: len(f.points) for id, f in bank.frameworks.items() if not 3 <= len(f.points) <= 7} == {}
    assert {id: asked[id] for id in bank.frameworks if asked[id] < 2 and id not in sums} == {}


def test_every_point_is_asked_for_and_has_cues(bank: Bank) -> None:
    """No point that no question can bring up, none that only word overlap could find."""
    asked = {(q.framework, point.id) for q in bank.questions.values() for point in bank.framework_of(q).points}
    assert {(framework.id, point.id) for framework, point in points_of(bank)} == asked
    assert [point.id for _, point in points_of(bank) if not point.cues] == []


def test_every_topic_level_round_and_audience_has_questions(bank: Bank) -> None:
    """Whatever can be chosen brings something up."""
    questions = bank.questions.values()
    assert {q.topic for q in questions} == set(bank.topics)
    assert {q.level for q in questions} == {"entry", "core", "senior"}
    assert {q.round for q in questions} == {"hr", "business", "english", "written", "final"}
    assert {q.audience for q in questions} == {"all", "graduate", "experienced"}


def test_every_topic_has_enough_for_a_week(bank: Bank) -> None:
    """Five questions in each, ten in those that interviews turn on; and the whole is as large as promised."""
    asked = Counter(question.topic for question in bank.questions.values())
    least = dict.fromkeys(bank.topics, 5) | dict.fromkeys(TURNING, 10)
    assert {topic: asked[topic] for topic in least if asked[topic] < least[topic]} == {}
    assert len(bank.questions) >= 160
    assert len(bank.frameworks) >= 90
    assert len(points_of(bank)) >= 420


@pytest.mark.parametrize("round_", ROUNDS)
@pytest.mark.parametrize("audience", ["graduate", "experienced"])
def test_every_round_can_fill_half_an_hour(round_: str, audience: str, bank: Bank) -> None:
    """For those who have never done the job, and for those who have."""
    asked = [q for q in bank.questions.values() if q.round == round_ and q.audience in ("all", audience)]
    assert sum(question.seconds for question in asked) >= 30 * 60


def test_every_concept_is_read(bank: Bank) -> None:
    """Each stands in some cue, or is a sign that something was learned about."""
    text = (house.built_in() / "learned.jsonl").read_text(encoding="utf-8")
    parts = {part for _, point in points_of(bank) for cue in point.cues for part in cue}
    cued = {word for part in parts for word in part.split("|")}
    assert [name for name in bank.concepts if f"<{name}>" not in cued and f'"<{name}>"' not in text] == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_example_is_found_by_its_own_cues(lang: Lang, bank: Bank) -> None:
    """Who says it as the example does is told that the point was found."""
    states = {
        (framework.id, point.id): mark.state
        for framework, point in points_of(bank)
        for mark in match(point.say.of(lang), framework, bank)
        if mark.point == point.id
    }
    assert {point: state for point, state in states.items() if state != "covered"} == {}


def test_an_example_hardly_ever_stands_for_another_point(bank: Bank) -> None:
    """By its cues no example covers another point, and two in a hundred are asked about; with what was learned, ten."""

    def others(home: str | None) -> list[tuple[str, str, str, str, str]]:
        return [
            (framework.id, point.id, lang, mark.point, mark.state)
            for framework, point in points_of(bank)
            for lang in LANGS
            for mark in match(point.say.of(lang), framework if home is None else framework._replace(home=home), bank)
            if mark.point != point.id
        ]

    by_cues = others("")
    covered = [other for other in others(None) if other[-1] == "covered"]
    assert [other for other in by_cues if other[-1] == "covered"] == []
    assert sum(other[-1] == "unsure" for other in by_cues) <= len(by_cues) / 50
    assert len(covered) <= len(others(None)) / 10, covered


@pytest.mark.parametrize("lang", LANGS)
def test_repeating_the_question_covers_nothing(lang: Lang, bank: Bank) -> None:
    """No point can be had by reading the question out."""

    def covered(question: Question) -> list[str]:
        marks = match(question.ask.of(lang), bank.framework_of(question), bank)
        return [mark.point for mark in marks if mark.state == "covered"]

    assert {id: covered(question) for id, question in bank.questions.items() if covered(question)} == {}


def test_the_bank_needs_no_c_half_of_pyyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML's two parsers differ in what they let stand unquoted; the bank keeps to what both take."""
    c_half = load.read([house.built_in()])
    monkeypatch.setattr(parse, "_Loader", yaml.SafeLoader)
    assert load.read([house.built_in()]) == c_half
    assert c_half[1] == []


# --- sums ---


def test_there_are_sums_of_every_kind(bank: Bank) -> None:
    """Those that interviews ask: at least fourteen, in both kinds of round, from the first to the hardest."""
    asked = [question for question in bank.questions.values() if question.sum]
    assert len(asked) >= 14
    assert {question.round for question in asked} == {"business", "written"}
    assert {question.level for question in asked} == {"entry", "core", "senior"}


def test_whatever_is_drawn_the_answer_makes_sense(bank: Bank) -> None:
    """Never nothing, never below it; what is counted comes out at ten or more."""
    for question in (one for one in bank.questions.values() if one.sum):
        assert question.sum
        values = [sums.value(question.sum, sums.drawn(question.sum, Random(seed))) for seed in range(300)]
        assert min(values) > (10 if question.sum.counted else 0.001), question.id
        assert max(values) < 1000 * min(values), question.id


def test_a_sum_asks_for_more_than_the_number(bank: Bank) -> None:
    """The number is its first point; the others are what to say beside it."""
    for question in (one for one in bank.questions.values() if one.sum):
        points = bank.framework_of(question).points
        assert points[0].id == WORKED_OUT
        assert 3 <= len(points) <= 4
