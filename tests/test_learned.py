"""What marked answers have taught."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from conftest import write_bank

from kolinterview import house, learned, load
from kolinterview.bank import Bank
from kolinterview.cues import Said
from kolinterview.learned import Learned, Scale, Signs, Weights
from kolinterview.marks import Mark
from kolinterview.match import explain, likeliest, match, signs
from kolinterview.passages import Passage, Placed

SCALE = {"shift": -1.0, "signs": [1.0, 0.0, 2.5, 0.0], "unsure": 0.0, "covered": 1.0}
GRAMS = {"退": 8.0, "退货": 8.0, "return": 10.0, "贵": -6.0}


@pytest.fixture
def taught(tmp_path: Path) -> Bank:
    """The small bank, with something learned about one of its points."""
    folder = write_bank(tmp_path / "taught")
    lines = [SCALE, {"framework": "choosing", "point": "audience", "bias": -1.0, "answers": 0, "grams": GRAMS}]
    file = folder / learned.FILE
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return load.load([folder])


def found(bank: Bank, answer: str) -> Mark:
    return match(answer, bank.frameworks["choosing"], bank)[0]


def test_a_passage_is_weighed_by_its_grams() -> None:
    """Over the square root of their number, so that a long passage is not surer than a short one, nor one word."""
    weights = Weights(-1.0, {"a": 2.0, "b": 4.0})
    long = frozenset("abcdefghijklmnop")
    assert weights.odds(Passage(0, 9, long)) == -1.0 + 6.0 / math.sqrt(16)
    assert weights.odds(Passage(0, 0, frozenset("b"))) == -1.0 + 4.0 / math.sqrt(12)
    assert weights.odds(Passage(0, 0, frozenset())) == -1.0


def test_the_telling_grams_are_the_strongest_that_speak_for_the_point() -> None:
    """Never one that speaks against it, or hardly for it."""
    weights = Weights(0.0, {"a": 2.0, "b": 3.0, "c": -5.0, "e": 1.0})
    told = weights.telling([Placed(gram, n, n) for n, gram in enumerate("abcde")])
    assert [one.gram for one in told] == ["b", "a"]
    assert weights.telling([Placed("c", 0, 0)]) == weights.telling([]) == []


def test_signs_are_weighed_on_one_scale() -> None:
    """Each with its own weight, and a shift."""
    scale = Scale(-1.0, (2.0, -1.0, 3.0, -0.5), 0.0, 0.0)
    assert scale.odds(Signs(best=1.5, rival=-0.5, nearly=0.5, practice=3.0)) == -1.0 + 3 + 0.5 + 1.5 - 1.5


def test_nothing_is_learned_where_there_is_no_file(small: Bank, tmp_path: Path) -> None:
    """A bank of one's own, or a framework that is new in it, goes by its cues."""
    assert learned.of("", "choosing") is None
    assert learned.of(str(tmp_path / "nowhere"), "choosing") is None
    assert learned.of(small.frameworks["choosing"].home, "choosing") is None
    assert learned.of(str(house.built_in()), "choosing") is None


SOUND = '{"shift": 0, "signs": [1, 0, 1, 0], "unsure": 0, "covered": 1}'
LINE = '{"framework":"choosing","point":"audience","bias":%s,"answers":9,"grams":%s}'
SPOILT = [
    ("", LINE % (0, "{}")),
    ("nonsense", LINE % (0, "{}")),
    ("[]", LINE % (0, "{}")),
    ('{"shift": 1}', LINE % (0, "{}")),
    ('{"shift": 0, "signs": [1], "unsure": 0, "covered": 1}', LINE % (0, "{}")),  # of another version
    ("\udcff", LINE % (0, "{}")),
    (SOUND, LINE % ("NaN", "{}")),
    (SOUND, LINE % ("-1e9", "{}")),
    (SOUND, LINE % ("9" * 400, "{}")),
    (SOUND, LINE % (0, '{"看": "x"}')),
    (SOUND, LINE % (0, "null")),
    (SOUND, '{"framework": "choosing", "point": ' + "[" * 100_000),
]


@pytest.mark.parametrize(("first", "line"), SPOILT, ids=range(len(SPOILT)))
def test_a_file_that_cannot_be_used_is_as_good_as_none(first: str, line: str, tmp_path: Path) -> None:
    """Of another version, cut off, or no text at all: no answer is lost to it, and its author is told."""
    (tmp_path / learned.FILE).write_bytes(f"{first}\n{line}".encode(errors="surrogateescape"))
    assert learned.of(str(tmp_path), "choosing") is None
    assert learned.faults(str(tmp_path), {("choosing", "audience")}) != []


def test_a_line_may_be_written_more_tightly(tmp_path: Path) -> None:
    """JSON is JSON."""
    (tmp_path / learned.FILE).write_text(f"{SOUND}\n{LINE % (0, '{}')}", encoding="utf-8")
    assert learned.of(str(tmp_path), "choosing") is not None
    assert learned.faults(str(tmp_path), {("choosing", "audience")}) == []


def test_the_lines_of_a_framework_are_its_points(taught: Bank) -> None:
    """The first line is the scale of them all."""
    known = learned.of(taught.frameworks["choosing"].home, "choosing")
    scale = Scale(-1.0, (1.0, 0.0, 2.5, 0.0), 0.0, 1.0)
    assert known == Learned(scale, {"audience": Weights(-1.0, GRAMS, 0)})


MARKS = [
    # grams alone, enough and not quite
    ("他们退货多不多", "covered", "他们退货多不多", ["退货"]),
    ("how many returns do we see here from them", "unsure", None, ["returns"]),
    ("今天天气不错", "missed", "", []),
    ("", "missed", "", []),
    # no gram speaks for it: a doubtful cue is the evidence, or else all of the passage
    ("嗯。哪个国家？粉丝呢", "unsure", "哪个国家？粉丝呢", ["国家", "粉丝"]),
    # a certain cue decides, whatever was learned
    ("受众匹配最贵，太贵", "covered", "受众匹配最贵", ["受众匹配"]),
    # denied, it counts as nothing; its parts in one passage are a sign, too far apart they are half of one
    ("不看受众匹配", "missed", "", []),
    ("粉丝多少。嗯。哪个国家", "missed", "", []),
    ("粉丝要多。别的不说。哪个国家退货少", "covered", "哪个国家退货少", ["退货"]),
]


@pytest.mark.parametrize(("answer", "state", "quote", "hits"), MARKS)
def test_what_was_learned_and_the_cues_decide_together(
    answer: str, state: str, quote: str | None, hits: list[str], taught: Bank
) -> None:
    """The evidence is the cue where one is said, and else the grams that told most."""
    mark = found(taught, answer)
    assert mark.state == state
    assert mark.quote == (answer if quote is None else quote)
    assert [mark.quote[start:end] for start, end in mark.hits] == hits


def test_every_mark_can_say_why(taught: Bank) -> None:
    """The cue, the grams with their odds, or nothing."""
    framework = taught.frameworks["choosing"]
    whys = {answer: explain(answer, framework, taught)[0][1] for answer in ("受众匹配，退货", "他们退货", "天气")}
    cue, grams, nothing = whys.values()
    assert cue
    assert (cue.cue, cue.odds) == (("受众匹配",), None)
    assert grams
    assert set(grams.grams) == {"退货", "退"}
    assert grams.odds is not None
    assert nothing is None


def test_a_point_that_is_not_learned_goes_by_its_cues(taught: Bank) -> None:
    """The other point of the same framework is not touched."""
    assert match("中位播放和退货", taught.frameworks["choosing"], taught)[1].state == "covered"


def test_the_likeliest_words_are_offered_apart_from_each_other(taught: Bank) -> None:
    """Best first, by what was learned, or else by the point's own words; never twice the same."""
    framework = taught.frameworks["choosing"]
    answer = "贵不要。我会看看退货。今天天气很好。说吧"
    audience, views = framework.points
    assert likeliest(answer, framework, audience, taught, 3) == ["我会看看退货", "今天天气很好"]
    offered = likeliest("今天天气好，播放要稳定，粉丝多一点", framework, views, taught, 3)
    assert offered == ["播放要稳定", "今天天气好", "粉丝多一点"]
    assert likeliest("嗯。退货", framework, views, taught, 3) == []  # too little to be known again by
    assert likeliest("", framework, views, taught, 3) == []


def test_a_passage_that_rather_says_another_point_is_worth_less(taught: Bank) -> None:
    """How likely a neighbour is said in the same passage is the second sign."""
    said, framework = Said("他们退货多不多", taught.concepts), taught.frameworks["choosing"]
    weights = {"audience": Weights(-1.0, GRAMS, answers=70), "views": Weights(-2.0, {"退": 24.0})}
    (best, rival, nearly, practice), passage = signs(said, framework.points[0], weights)
    assert passage is not None
    assert (best, rival) == (weights["audience"].odds(passage), weights["views"].odds(passage))
    assert rival > -2.0
    assert (nearly, practice) == (0.0, math.log(70))
    assert signs(said, framework.points[0], {"audience": weights["audience"]})[0] == (best, -1.0, 0.0, practice)
    assert signs(Said("", {}), framework.points[0], weights) == (Signs(-1.0, -1.0, 0.0, practice), None)
    assert Weights(0.0, {}, answers=2).practice == Weights(0.0, {}, answers=0).practice == math.log(12)


def test_every_point_of_the_built_in_bank_is_learned(bank: Bank) -> None:
    """And no line is left of a point that is gone."""
    lines = len((house.built_in() / learned.FILE).read_text(encoding="utf-8").splitlines())
    known = {id: learned.of(framework.home, id) for id, framework in bank.frameworks.items()}
    points = {id: set(found.points) if found else set() for id, found in known.items()}
    assert points == {id: {point.id for point in framework.points} for id, framework in bank.frameworks.items()}
    assert sum(map(len, points.values())) == lines - 1


def test_a_framework_of_another_folder_learns_nothing_from_the_built_in_bank(bank: Bank) -> None:
    """An entry that replaces a built-in one may mean something else by the same name."""
    framework = bank.frameworks["kol-screening"]._replace(home="elsewhere")
    assert learned.of(framework.home, framework.id) is None
