"""What a screen or a page is given to show: a bank, answers, a report and a sheet, all their texts of chance."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from random import Random
from typing import Any

from fuzzing import hostile
from fuzzing.banks import small
from fuzzing.hostile import UNSAFE
from kolinterview import ask, match, plan, report, review, sums
from kolinterview.bank import Bank, Framework, Point, Question, Source, Topic
from kolinterview.lang import LANGS, Both, Lang
from kolinterview.mocks import Mock
from kolinterview.review import Known, Wish
from kolinterview.speech import READING, SPEAKING
from kolinterview.stage import Taken
from kolinterview.store import Attempt
from kolinterview.tally import Tally

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


def bank_text(rng: Random, most: int = 6) -> str:
    """A text as the loader lets it through: on one line, with nothing unseen."""
    return " ".join(UNSAFE.sub("", hostile.text(rng, most)).replace("\ufeff", "").split()) or "x"


def both(rng: Random) -> Both:
    return Both(bank_text(rng), rng.choice(("", bank_text(rng))))


def answer(rng: Random) -> str:
    """An answer as the keyboard, a file or an import lets it through."""
    return ask.clean(hostile.text(rng)).strip()


def own_bank(rng: Random) -> Bank:
    """Two questions on one framework, all their texts of chance, and a sum from the small bank."""
    points = tuple(
        Point(f"p{n}", both(rng), both(rng), both(rng), (("粉丝",),), "2026-11-23", ("s",)) for n in range(3)
    )
    framework = Framework("f", "question", both(rng), both(rng), points)
    questions = {id: Question(id, "t", "f", (), both(rng), "core", "hr", "all", 60, "") for id in ("q1", "q2")}
    sum = next(question for question in small().questions.values() if question.sum)
    topics = {"t": Topic("t", both(rng)), **small().topics}
    source = Source("s", bank_text(rng), bank_text(rng), bank_text(rng), "2026")
    return Bank(
        topics, {**questions, sum.id: sum}, {"f": framework, **small().frameworks}, dict(small().concepts),
        {"s": source}, small().essentials, small().outlines,
    )  # fmt: skip


def attempt(rng: Random, bank: Bank, id: str, number: int, lang: Lang) -> Attempt:
    """An answer of chance to that question, marked; now and then passed over."""
    question = bank.questions[id]
    framework = bank.framework_of(question)
    said = answer(rng) if rng.random() < 0.9 else ""
    marks = sums.marked(question, said, match.match(said, framework, bank)) if said else ()
    if marks and rng.random() < 0.2:
        marks = tuple(mark.toggled() for mark in marks)
    return Attempt(
        "s1", NOW, id, framework.id, lang, "answered" if said else "skipped", said, rng.random() * 200, marks,
        id=number, given=dict(question.given),
    )  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """All that a screen or a page may show, on a screen of that width and encoding."""

    seed: int
    lang: Lang
    width: int
    encoding: str
    terminal: bool
    bank: Bank = field(repr=False)
    attempts: tuple[Attempt, ...]
    words: str
    company: str


def scene(rng: Random) -> Scene:
    lang, bank = rng.choice(LANGS), own_bank(rng)
    attempts = tuple(attempt(rng, bank, id, n, lang) for n, id in enumerate(bank.questions, 1))
    if attempts[0].answer:
        said, probe = answer(rng), rng.choice(("p1", "gone"))
        attempts += (Attempt("s1", NOW, "q1", "f", lang, "answered", said, 9.0, (), 1, probe, id=9),)
    return Scene(
        rng.randrange(10**6), lang, rng.choice((20, 40, 80)), rng.choice(("ascii", "cp936", "utf-8")),
        rng.random() < 0.3, bank, attempts, answer(rng) or "x", hostile.text(rng, 4),
    )  # fmt: skip


def taken(scene: Scene) -> list[Taken]:
    return report.of_session(scene.bank, scene.attempts, SPEAKING)


def mock_report(scene: Scene) -> report.Report:
    mock = Mock("s1", NOW, scene.lang, "hr", 10, 1.0, 3, ended=NOW, finished=True, id=4)
    return report.compose(scene.bank, mock, taken(scene), 500.0)


def sheet(scene: Scene) -> Any:
    known = Known(
        {("f", "p0"): 0.4},
        {("f", "p0"): Tally(2, 1, "covered"), ("f", "p1"): Tally(1, 0, "missed")},
        {("f", "p0"): scene.words},
        {one.question: one.answer for one in scene.attempts if one.answer and not one.parent},
        speaks_english=True,
    )
    interview = plan.revised(None, NOW, date(2026, 12, 1), scene.company, 30)
    return review.compose(scene.bank, scene.lang, READING, known, Wish(), interview, NOW.date())
