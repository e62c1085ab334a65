"""Whether anything that is fed to the program breaks it: tens of thousands of inputs of chance, each with what is due.

    python benchmarks/fuzz.py [--inputs N] [--short] [--seed N] [--only TARGET] [--from N]

Needs the extra `test`. A target makes an input from a `Random` and checks what comes of it: a result, or a refusal as
the program words it; marks that lie within the answer; no line wider than the screen; nothing that a terminal obeys or
a page takes for a tag. Whatever else is raised is a finding, and so is an input that takes more of the processor's time
than its target may. A finding is told with the command that makes it again and with its input, cut down as far as it
stays one.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import math
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

import hostile
from hostile import UNSAFE
from markdown_it import MarkdownIt
from rich.cells import cell_len

from kolinterview import (
    ask,
    cards,
    dates,
    draft,
    figures,
    formula,
    house,
    load,
    match,
    mocks,
    pages,
    plan,
    report,
    review,
    settings,
    speech,
    sums,
    transfer,
)  # fmt: skip
from kolinterview.bank import Bank, Framework, Point, Question, Source, Topic
from kolinterview.draft import Draft, DraftFile
from kolinterview.errors import TOPIC, DataProblems, KolError, NotAnExport, UnknownName
from kolinterview.formula import NotArithmetic
from kolinterview.lang import LANGS, Both, Lang
from kolinterview.marks import Mark
from kolinterview.mocks import Mock
from kolinterview.review import Known, Wish
from kolinterview.show import lists
from kolinterview.show.drilling import DrillScreen
from kolinterview.show.interview import InterviewScreen
from kolinterview.show.planning import print_plan
from kolinterview.show.report import print_mocks, print_report
from kolinterview.show.screen import Screen
from kolinterview.show.sheet import print_sheet
from kolinterview.speech import READING, SPEAKING
from kolinterview.stage import Taken
from kolinterview.store import Attempt, Exemplar, Store
from kolinterview.tally import Tally
from kolinterview.values import Unfit

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
LONG = 40_000
"""Characters of a long answer: ten minutes of speech have 2,500."""
TOLD = 5
"""Findings of a target that are told; the others are only counted."""
SHRINKING = 3.0
"""Seconds that go into cutting a finding down."""
STATES = ("covered", "unsure", "missed")
STYLING = re.compile(r"\x1b\[[0-9;]*m|\x1b\[2J|\x1b\[H")
"""What Rich itself writes on a terminal: styles, and a screen wiped."""
TAGS = {
    "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "p", "main", "section", "div",
    "span", "ul", "ol",
    "li", "strong", "details", "summary", "br", "code", "script",
}  # fmt: skip
IN_MARKDOWN = {"heading", "paragraph", "blockquote", "bullet_list", "ordered_list", "list_item", "inline"}
INLINE = {"text", "text_special", "strong_open", "strong_close", "em_open", "em_close", "code_inline", "softbreak"}


@dataclass(frozen=True)
class Target:
    """`share` of all inputs are for it, and `few` in short. `seconds` is what one may take."""

    name: str
    make: Callable[[Random], Any]
    check: Callable[[Any], None]
    share: float
    few: int
    seconds: float = 2.0


# --- what the program is fed with is made of ---


@cache
def work() -> Path:
    """A folder for files, in memory where there is such a place."""
    memory = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix="fuzz", dir=memory if os.access(memory, os.W_OK) else None))


@cache
def built_in() -> Bank:
    return load.load([house.built_in()])


@cache
def asked() -> list[Framework]:
    """Some of the frameworks: those of a whole bank would not all stay in memory with what was learned of them."""
    return list(built_in().frameworks.values())[::9]


@cache
def small() -> Bank:
    folder = work() / "small"
    folder.mkdir()
    for name, text in zip((load.QUESTIONS, load.FRAMEWORKS), hostile.small(), strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    return load.load([folder])


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
        {"s": source},
        small().essentials, small().outlines,
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
        id=number,
        given=dict(question.given),
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
        said = answer(rng)
        attempts += (
            Attempt("s1", NOW, "q1", "f", lang, "answered", said, 9.0, (), 1, rng.choice(("p1", "gone")), id=9),
        )
    return Scene(
        rng.randrange(10**6), lang, rng.choice((20, 40, 80)), rng.choice(("ascii", "cp936", "utf-8")),
        rng.random() < 0.3,
        bank, attempts, answer(rng) or "x", hostile.text(rng, 4),
    )  # fmt: skip


def taken(scene: Scene) -> list[Taken]:
    return report.of_session(scene.bank, scene.attempts, SPEAKING)


def mock_report(scene: Scene) -> report.Report:
    mock = Mock("s1", NOW, scene.lang, "hr", 10, 1.0, 3, ended=NOW, finished=True, id=4)
    return report.compose(scene.bank, mock, taken(scene), 500.0)


def sheet(scene: Scene) -> Any:
    known = Known(
        {("f", "p0"): 0.4}, {("f", "p0"): Tally(2, 1, "covered"), ("f", "p1"): Tally(1, 0, "missed")},
        {("f", "p0"): scene.words},
        {one.question: one.answer for one in scene.attempts if one.answer and not one.parent},
        speaks_english=True,
    )  # fmt: skip
    interview = plan.revised(None, NOW, date(2026, 12, 1), scene.company, 30)
    return review.compose(scene.bank, scene.lang, READING, known, Wish(), interview, NOW.date())


# --- banks and settings ---


def files(rng: Random) -> tuple[bytes, bytes]:
    """The small bank, one of its files changed."""
    return _one_changed(rng, hostile.small())


def whole_files(rng: Random) -> tuple[bytes, bytes]:
    """The bank that comes along, one of its files changed."""
    return _one_changed(rng, (hostile.QUESTIONS, hostile.FRAMEWORKS))


def generated_files(rng: Random) -> tuple[bytes, bytes]:
    """One file of chance, or both."""
    texts = list(hostile.small())
    for n in rng.choice(((0,), (1,), (0, 1))):
        texts[n] = hostile.yaml(rng)
    questions, frameworks = (text.encode("utf-8", "surrogatepass") for text in texts)
    return questions, frameworks


def _one_changed(rng: Random, texts: tuple[str, str]) -> tuple[bytes, bytes]:
    place = rng.randrange(2)
    changed = texts[place].encode()
    kept = texts[1 - place].encode()
    if rng.random() < 0.3:
        changed = hostile.by_bytes(rng, changed)
    else:
        changed = hostile.by_lines(rng, texts[place]).encode("utf-8", "surrogatepass")
    return (changed, kept) if place == 0 else (kept, changed)


def check_files(made: tuple[bytes, bytes]) -> None:
    """A bank that can be used, or problems, each with its line; as a built-in bank and as one's own."""
    folder = work() / "bank"
    folder.mkdir(exist_ok=True)
    for name, content in zip((load.QUESTIONS, load.FRAMEWORKS), made, strict=True):
        (folder / name).write_bytes(content)
    for built, own in (([folder], []), ([], [folder])):
        bank, problems = load.read(built, own)
        check_problems(problems, [content.count(b"\n") + 1 for content in made])
        if not problems:
            use(bank)


def check_problems(problems: Sequence[Any], lines: Sequence[int]) -> None:
    for lang in LANGS:
        screen, read = on_screen(lang, 80, "utf-8", terminal=False)
        lists.problems(screen, problems, ())
        check_shown(*read())
    for problem in problems:
        assert 1 <= problem.line <= max(lines) + 1, problem
        assert problem.column >= 1, problem


def use(bank: Bank) -> None:
    """What a session does with it."""
    rng = Random(0)
    for framework in [*bank.frameworks.values()][:6]:
        check_marks("我先看粉丝画像，再看受众，I never look at 12 followers.", framework, bank)
    for question in [*bank.questions.values()][:40]:
        posed = sums.posed(question, rng)
        assert sums.working_lines(posed) or not question.sum
        assert bank.framework_of(question).points
    screen, read = on_screen("zh", 40, "utf-8", terminal=False)
    lists.questions(screen, bank)
    lists.sources(screen, bank)
    check_shown(*read())


def config(rng: Random) -> bytes:
    """Settings of chance."""
    names = [*settings.SETTINGS, "zh", "en", "x"]
    values = [
        "zh",
        "off",
        "7",
        "[a, ~/b]",
        "{zh: 200, en: 1}",
        "~nobody/x",
        '"a\\0b"',
        "[]",
        "{}",
        "null",
        "&a [*a]",
        '"\\e["',
    ]
    lines = [f"{rng.choice(names)}: {rng.choice([*values, hostile.joined(rng, hostile.YAML, 4)])}" for _ in range(4)]
    made = "\n".join(lines) if rng.random() < 0.7 else hostile.yaml(rng)
    content = made.encode("utf-8", "surrogatepass")
    return hostile.by_bytes(rng, content) if rng.random() < 0.3 else content


def check_config(content: bytes) -> None:
    """Settings, or problems with their lines."""
    root = work() / "home"
    root.mkdir(exist_ok=True)
    (root / "config.yaml").write_bytes(content)
    paths = settings.paths({"KOLINTERVIEW_HOME": str(root)})
    try:
        found = settings.load(paths, {"LANG": "zh_CN.UTF-8"})
    except DataProblems as error:
        check_problems(error.problems, [content.count(b"\n") + 1])
        return
    screen, read = on_screen("zh", 80, "utf-8", terminal=False)
    lists.settings(screen, found, paths.config, paths.history)
    check_shown(*read())


# --- answers ---


def marked(rng: Random) -> tuple[str, str]:
    """A framework, and an answer of which nothing has been taken out, or a long run."""
    name = rng.choice(asked()).id
    return name, hostile.text(rng) if rng.random() < 0.99 else hostile.run(rng, 10_000)


def check_marked(made: tuple[str, str]) -> None:
    name, said = made
    check_marks(said, built_in().frameworks[name], built_in())


def check_marks(said: str, framework: Framework, bank: Bank) -> None:
    """A mark for each point, its quote in the answer and its hits in the quote."""
    marks = match.match(said, framework, bank, {(framework.id, framework.points[0].id): ["我会先看粉丝画像再说"]})
    assert [mark.point for mark in marks] == [point.id for point in framework.points]
    for mark in marks:
        assert mark.state in STATES, mark
        assert mark.state == mark.found, mark
        assert mark.quote in said, mark
        assert bool(mark.quote) == bool(mark.hits) == (mark.state != "missed"), mark
        ends = [end for hit in mark.hits for end in hit]
        assert all(0 <= start < end <= len(mark.quote) for start, end in mark.hits), mark
        assert ends == sorted(ends), mark
    words = match.likeliest(said, framework, framework.points[0], bank, 3)
    assert all(word and word in said for word in words), words


def long_answer(rng: Random) -> str:
    return hostile.run(rng, LONG)


def check_long(said: str) -> None:
    """All that is done with an answer before its feedback is on the screen."""
    bank = built_in()
    check_marks(said, bank.frameworks["kol-screening"], bank)
    check_delivery(said)
    check_figures((said, 12.5))
    screen, read = on_screen("zh", 80, "utf-8", terminal=False)
    clean = ask.clean(said)
    marks = match.match(clean, bank.frameworks["kol-screening"], bank)
    lists.attempt(
        screen, bank, Attempt("s", NOW, "screening-criteria", "kol-screening", "zh", "answered", clean, 9, marks), ()
    )
    check_shown(*read(), width=80)


def check_delivery(said: str) -> None:
    """Seconds, and signposts and figures that the answer has."""
    found = speech.delivery(said)
    assert 0 <= found.seconds < math.inf
    assert found.fast <= found.slow
    assert all(one and one in said for one in (*found.signposts, *found.figures)), found


def figured(rng: Random) -> tuple[str, float]:
    return hostile.text(rng, 20), rng.choice((0.0, 7.0, 12.5, -3.0, 1e9, 1e-6, rng.random() * 1000))


def check_figures(made: tuple[str, float]) -> None:
    """Numbers that stand in the text, in its order; a verdict on one of them."""
    said, exact = made
    found = figures.read(said)
    for figure in found:
        assert 0 <= figure.start < figure.end <= len(said), figure
        assert math.isfinite(figure.value), figure
        assert re.search(r"\d", said[figure.start : figure.end]), figure
    assert [one.start for one in found] == sorted(one.start for one in found)
    for percent, counted in ((False, False), (True, False), (False, True)):
        verdict = figures.judge(
            said, exact, 0.02, [3.0, 100.0], percent=percent, counted=counted, unit=["美元", "dollar"]
        )
        assert (verdict.figure is None) == (verdict.said == "none"), verdict
        assert verdict.figure is None or verdict.figure in found, verdict
        assert all(sums.said_of(verdict, said)), verdict


def summed(rng: Random) -> tuple[str, dict[str, float], str]:
    """A formula, values, an answer."""
    values = {name: rng.choice((0.0, 1.0, -2.5, 1e300, 1e-9, rng.random() * 100)) for name in ("fee", "views", "a_b")}
    return hostile.joined(rng, hostile.FORMULAS, 12), values, hostile.text(rng, 6)


def check_sum(made: tuple[str, dict[str, float], str]) -> None:
    """A value, or why there is none; how it is written; the mark of an answer to a question of it."""
    text, values, said = made
    written = {name: sums.shown(value) for name, value in values.items()}
    try:
        formula.names(text)
        value = formula.value(text, values)
    except NotArithmetic:
        return
    assert math.isfinite(value)
    assert formula.written(text, written)
    assert sums.shown(value)
    figures.judge(said, value, 0.02, list(values.values()), percent=False, counted=True)


def day(rng: Random) -> str:
    if rng.random() < 0.05:
        return hostile.joined(rng, DATES_AGAIN, 1) * rng.randrange(1, 4000)
    return hostile.joined(rng, hostile.DATES, 8) if rng.random() < 0.9 else hostile.text(rng, 4)


DATES_AGAIN = ("1", "周一", "1周一", "mon ", "mon 1", "下", "1 ", "3月3日", "，", "1-1", "in 1 days ")


def check_day(text: str) -> None:
    """A day, or a sentence that says what would be one."""
    for today in (date(2026, 11, 25), date(2028, 2, 29), date.max - timedelta(9), date.min):
        try:
            found = dates.day(today).take(dates.DATE, text)
        except Unfit as error:
            check_sentence(error)
        else:
            assert type(found) is date
            assert all(dates.named(found))


# --- screens ---


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def on_screen(lang: Lang, width: int, encoding: str, *, terminal: bool) -> tuple[Screen, Callable[[], tuple[str, str]]]:
    """A screen, and what reads it: what is wrapped, and what is not, being there to be copied."""
    stream = (_Terminal if terminal else io.TextIOWrapper)(
        io.BytesIO(), encoding=encoding, errors="replace", newline="\n", write_through=True
    )
    said = io.StringIO()
    screen = Screen(lang, stream, said)
    screen.out.width, screen.err.width = width, width
    copied: list[str] = []
    plain = screen.out.print

    def print_one(*parts: Any, soft_wrap: bool | None = None, **options: Any) -> None:
        if not soft_wrap:
            plain(*parts, **options)
            return
        with screen.out.capture() as captured:
            plain(*parts, soft_wrap=True, **options)
        copied.append(captured.get())

    screen.out.print = print_one  # type: ignore[method-assign]

    def read() -> tuple[str, str]:
        wrapped = stream.buffer.getvalue().decode(encoding)  # type: ignore[attr-defined]
        return STYLING.sub("", wrapped), STYLING.sub("", "".join(copied)) + said.getvalue()

    return screen, read


def check_shown(wrapped: str, copied: str, width: int = 0) -> None:
    """Nothing that a terminal obeys; no line wider than the screen."""
    for text in (wrapped, copied):
        unsafe = UNSAFE.search(text)
        assert not unsafe, f"U+{ord(unsafe[0]):04X} in {text[max(0, unsafe.start() - 30) : unsafe.start() + 10]!r}"
    wide = [line for line in wrapped.split("\n") if width and cell_len(line) > width]
    assert not wide, f"{cell_len(wide[0])} columns of {width}: {wide[0]!r}"


def check_sentence(error: KolError) -> None:
    for lang in LANGS:
        screen, read = on_screen(lang, 40, "utf-8", terminal=False)
        screen.complain(error.sentence(lang))
        check_shown(*read())


def check_scene(scene: Scene) -> None:
    """Every screen of it."""
    bank = scene.bank
    screens: list[Callable[[Screen], None]] = [
        _show_drill, _show_interview,
        lambda screen, scene: lists.history(screen, bank, scene.attempts, {"s1"}),
        lambda screen, scene: [lists.attempt(screen, bank, one, scene.attempts[-1:]) for one in scene.attempts],
        lambda screen, scene: lists.exemplars(screen, bank, [Exemplar("f", "p0", scene.words, 1, NOW, 3)]),
        lambda screen, scene: lists.questions(screen, bank), lambda screen, scene: lists.sources(screen, bank),
        _show_score, _show_plan,
        lambda screen, scene: print_sheet(screen, sheet(scene), "kolinterview review --all"),
        lambda screen, scene: print_report(screen, mock_report(scene)),
        lambda screen, scene: print_mocks(screen, bank, [mock_report(scene).mock], {"s1": (3, 2, 9)}),
    ]  # fmt: skip
    for show in screens:
        screen, read = on_screen(scene.lang, scene.width, scene.encoding, terminal=scene.terminal)
        show(screen, scene)  # type: ignore[call-arg]
        # a sign of no width becomes a ? in an encoding that has it not
        check_shown(*read(), width=scene.width if scene.encoding == "utf-8" else 0)


def _show_drill(screen: Screen, scene: Scene) -> None:
    drill = DrillScreen(screen, SPEAKING)
    session = taken(scene)
    for one in session:
        question = one.question
        topic, framework = scene.bank.topics[question.topic], scene.bank.framework_of(question)
        drill.question(topic, question, 0, 1, 2)
        drill.resumed(topic, question, 60)
        drill.again(topic, question, 60)
        drill.draft_found(question.ask, Draft(question.id, scene.lang, scene.words, 9))
        drill.tell(Both("{text}", "{text}"), text=scene.words)
        if one.answered:
            drill.worked(question, one.attempt.answer)
            drill.feedback(framework, one, scene.bank.basis(framework.points, question.checked))
            drill.marks(framework, one.marks, {one.marks[0].point})
        drill.strong(framework)
        drill.follow_up(framework.points[0])
        drill.probed(framework.points[0], 1, "covered")
        drill.tick(framework, 9.0, 60)
        drill.tick_one(framework.points[0])
    drill.offer([scene.words, *(one.answer for one in scene.attempts if one.answer)][:3])
    weak = [(mark, _point(scene.bank, one, mark)) for one in session for mark in one.marks if mark.state != "covered"]
    drill.summary(session, weak[:5])


def _point(bank: Bank, one: Taken, mark: Mark) -> Point:
    return bank.framework_of(one.question).point(mark.point)


def _show_interview(screen: Screen, scene: Scene) -> None:
    interview = InterviewScreen(screen, SPEAKING)
    outline = scene.bank.outlines["hr"]
    interview.opening(outline, 30, coach=True)
    for one in taken(scene):
        interview.put(one.question, 1, 200.0)
    interview.closing(outline)


def _show_score(screen: Screen, scene: Scene) -> None:
    question = scene.bank.questions["q1"]
    framework = scene.bank.framework_of(question)
    explained = match.explain(scene.words, framework, scene.bank, {("f", "p0"): [scene.words]})
    whys = {mark.point: why for mark, why in explained}
    delivery = speech.delivery(scene.words)
    lists.score(screen, question, scene.words, framework, [mark for mark, _ in explained], whys, delivery)


def _show_plan(screen: Screen, scene: Scene) -> None:
    interview = plan.revised(None, NOW, date(2026, 12, 1), scene.company, 30)
    assert interview
    print_plan(screen, scene.bank, plan.compose(scene.bank, {}, interview, NOW, 1.0, {}))


def wrong_name(rng: Random) -> str:
    return hostile.text(rng, 6)


def check_wrong_name(name: str) -> None:
    """What is said of a name that nothing has."""
    check_sentence(UnknownName(TOPIC, name, small().topics, "kolinterview topics"))
    for kind in (settings.KINDS["clock"], settings.KINDS["count"]):
        try:
            kind.take("--x", name)
        except Unfit as error:
            check_sentence(error)


# --- pages ---


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not any(name.startswith("on") or name in ("src", "href") for name, _ in attrs), attrs

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data!r}")


def check_pages(scene: Scene) -> None:
    """No text is a tag, a link, a heading or a list; none of it is lost."""
    made, mock = sheet(scene), mock_report(scene)
    said = [one.answer for one in scene.attempts if one.answer and (not one.parent or one.probe == "p1")]
    for page, texts, scripts in ((pages.html(made, "all"), [scene.words], 1), (pages.report_html(mock), said, 0)):
        read = _Page()
        read.feed(page)
        read.close()
        assert set(read.tags) <= TAGS, set(read.tags) - TAGS
        assert read.tags.count("script") == scripts
        check_kept(texts, read.text)
    for page, texts in ((pages.markdown(made, "all"), [scene.words]), (pages.report_markdown(mock), said)):
        check_kept(texts, check_markdown(page))
    for row in csv.reader(
        io.StringIO(
            cards.deck([part for _, parts in made.topics for part in parts], scene.lang).split("column:4\n")[1]
        ),
        delimiter="\t",
    ):
        assert len(row) == 4, row
        read = _Page()
        read.feed(row[1] + row[2])
        assert set(read.tags) <= {"b", "i", "br"}, read.tags


def check_markdown(page: str) -> str:
    """All of its text, where it has no elements but those of the templates."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(page)
    depth, text = 0, []
    for token in tokens:
        kind = re.sub(r"_(open|close)$", "", token.type)
        assert kind in IN_MARKDOWN, f"{token.type}: {page.splitlines()[slice(*token.map)] if token.map else page!r}"
        depth += token.nesting if kind == "blockquote" else 0
        assert not depth or kind in ("blockquote", "paragraph", "inline"), f"{token.type} in a quote: {page!r}"
        for child in token.children or ():
            assert child.type in INLINE, f"{child.type}: {token.content!r}"
            text.append(child.content)
    return "".join(text)


def check_kept(texts: Sequence[str], page: str) -> None:
    """Nothing of the texts is lost, blanks aside."""
    squeezed = re.sub(r"\s", "", page)
    for line in (line for text in texts for line in text.splitlines()):
        assert re.sub(r"\s", "", line) in squeezed, f"{line!r} is not all there"


# --- files of the program's own ---


def draft_file(rng: Random) -> bytes:
    made: dict[str, Any] = {
        "question": "screening-criteria", "lang": "zh", "text": hostile.text(rng, 6), "seconds": 7.5, "parent": 0,
        "probe": "",
        "given": {"fee": 300.0},
    }  # fmt: skip
    return _spoilt(rng, made).encode("utf-8", "surrogatepass")


def _spoilt(rng: Random, made: dict[str, Any]) -> str:
    """The record as JSON, some of its values and bytes changed."""
    values: list[Any] = [
        None, True, 0, -1, 1.5, 1e308, math.nan, math.inf, 10**400, "", "5", "x", [], [[1]], {}, {"a": "1"},
        {"fee": None}, [[0, 1]],
        hostile.text(rng, 4), "2026-11-25T09:00:00", "2026-11-25T09:00:00+00:00", "soon", '{"fee": "x"}',
        "[[3, 1, 2]]", "[",
        {"fee": 10**400}, "2026-12-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "[" * 5000,
    ]  # fmt: skip
    for _ in range(rng.choice((0, 1, 1, 1, 2))):
        key = rng.choice([*made, "x"])
        if rng.random() < 0.15:
            made.pop(key, None)
        else:
            made[key] = rng.choice(values)
    line = json.dumps(made, ensure_ascii=rng.random() < 0.5)
    return hostile.mutated(rng, line) if rng.random() < 0.15 else line


def check_draft(content: bytes) -> None:
    """A draft that a session can go on with, which is kept as it is; or none."""
    folder = work() / "drafts"
    folder.mkdir(exist_ok=True)
    (folder / "s1.json").write_bytes(content)
    found = draft.read(folder / "s1.json")
    if found is None:
        return
    assert all(type(value) is str for value in (found.question, found.lang, found.text, found.probe)), found
    assert type(found.parent) is int, found
    for number in (found.seconds, *found.given.values()):
        assert type(number) in (int, float), found
        assert math.isfinite(number), found
    question = next(question for question in small().questions.values() if question.sum)
    assert sums.with_values(question, found.given)
    if not re.search("[\ud800-\udfff]", "".join((found.question, found.lang, found.text, found.probe, *found.given))):
        DraftFile(folder, "s2").save(found)
        assert draft.read(folder / "s2.json") == found
    screen, read = on_screen("zh", 40, "utf-8", terminal=False)
    drill = DrillScreen(screen, SPEAKING)
    drill.draft_found(Both("x", "x"), found)
    drill.tell(Both("{text}", "{text}"), text=found.text)
    check_shown(*read(), width=40)


def export_lines(rng: Random) -> list[str]:
    """An export, one line of it changed or another put between."""
    mark = {"point": "p", "state": "covered", "found": "missed", "by": "hand", "quote": "我看粉丝", "hits": "[[0, 2]]"}
    records: list[dict[str, Any]] = [
        {"kind": "kolinterview", "format": 1},
        {
            "kind": "attempt", "id": 1, "parent": None, "session": "s", "at": "2026-11-25T09:00:00+00:00",
            "question": "q",
            "framework": "f", "lang": "zh", "state": "answered", "answer": hostile.text(rng, 4), "seconds": 5.5,
            "probe": "",
            "given": '{"fee": 3.0}', "marks": [mark],
        },
        {"kind": "exemplar", "attempt": 1, "framework": "f", "point": "p", "text": "我看粉丝",
        "at": "2026-11-25T09:00:00+00:00"},
        {
            "kind": "mock", "session": "s", "at": "2026-11-25T09:00:00+00:00", "lang": "zh", "outline": "hr",
            "minutes": 30, "pace": 1.0,
            "seed": 3, "level": "", "audience": "", "aloud": 0, "ended": "", "finished": 0,
        },
        {"kind": "interview", "day": "2026-12-01", "company": "A", "minutes": 30},
    ]  # fmt: skip
    at = rng.randrange(len(records) + 1)
    if at == len(records):
        records[1]["marks"] = [json.loads(changed)] if _is_json(changed := _spoilt(rng, mark)) else changed
    lines = [json.dumps(record) for record in records]
    if at < len(records):
        lines[at] = _spoilt(rng, records[at])
    if rng.random() < 0.1:
        lines.insert(
            rng.randrange(6), rng.choice(("[]", "1", '"x"', "null", "{", "[" * 9000, '{"kind": []}', '{"kind": 5}', ""))
        )
    return lines


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def check_export(lines: list[str]) -> None:
    """All of it is brought in and can be read, by people too; or nothing is."""
    folder = work() / "history"
    shutil.rmtree(folder, ignore_errors=True)
    store = Store(folder / "history.db")
    try:
        transfer.merge(store, lines, "x")
    except NotAnExport as error:
        check_sentence(error)
        assert not store.attempts()
        assert not mocks.all_of(store)
        return
    attempts = store.attempts()
    screen, read = on_screen("zh", 40, "utf-8", terminal=False)
    lists.history(screen, small(), attempts)
    for attempt in attempts:
        lists.attempt(screen, small(), attempt, store.follow_ups(attempt.id))
    lists.exemplars(screen, small(), store.exemplars())
    print_mocks(screen, small(), mocks.all_of(store), {one.session: (1, 1, 1) for one in mocks.all_of(store)})
    if interview := store.interview():
        assert interview.minutes + 1
    assert isinstance(store.remembered("zh"), dict)
    check_shown(*read(), width=40)
    again = list(transfer.lines(store))
    assert transfer.merge(store, again, "x").attempts == 0


TARGETS = (
    Target("small bank, changed", files, check_files, 0.04, 60),
    Target("whole bank, changed", whole_files, check_files, 0.001, 1, 20.0),
    Target("generated YAML", generated_files, check_files, 0.08, 100),
    Target("config.yaml", config, check_config, 0.11, 300),
    Target("answers, matched", marked, check_marked, 0.08, 120),
    Target("long answers", long_answer, check_long, 0.001, 1, 12.0),
    Target("answers, delivery", lambda rng: hostile.text(rng), check_delivery, 0.18, 300),
    Target("numbers in answers", figured, check_figures, 0.16, 300),
    Target("formulas", summed, check_sum, 0.13, 300),
    Target("days", day, check_day, 0.12, 300),
    Target("screens", scene, check_scene, 0.016, 20),
    Target("names that are none", wrong_name, check_wrong_name, 0.03, 100),
    Target("pages and cards", scene, check_pages, 0.008, 10),
    Target("drafts", draft_file, check_draft, 0.03, 200),
    Target("exports", export_lines, check_export, 0.014, 100),
)


# --- running them ---


def fault(target: Target, made: Any) -> str:
    """What is wrong, "" where nothing is."""
    begun = time.process_time()
    try:
        target.check(made)
    except Exception as error:
        place = error.__traceback__
        while place and place.tb_next:
            place = place.tb_next
        where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else ""
        return f"{type(error).__name__} at {where}: {str(error)[:400]}"
    took = time.process_time() - begun
    return f"slow: {took:.1f} s" if took > target.seconds else ""


def kind(said: str) -> str:
    return said.partition(": ")[0]


def shrunk(target: Target, made: Any, said: str) -> Any:
    """As much of the input as it takes, of a text, of bytes, or of the texts in a tuple."""
    if isinstance(made, tuple):
        for n, part in enumerate(made):
            if isinstance(part, (str, bytes)):
                made = (
                    *made[:n],
                    _cut(target, part, said, lambda cut, n=n, all=made: (*all[:n], cut, *all[n + 1 :])),
                    *made[n + 1 :],
                )
        return made
    return _cut(target, made, said, lambda cut: cut) if isinstance(made, (str, bytes, list)) else made


def _cut(target: Target, made: Any, said: str, whole: Callable[[Any], Any]) -> Any:
    until, size = time.perf_counter() + SHRINKING, len(made) // 2
    while size and time.perf_counter() < until:
        for at in range(0, len(made), size):
            less = made[:at] + made[at + size :]
            if time.perf_counter() < until and kind(fault(target, whole(less))) == kind(said):
                made = less
                break
        else:
            size //= 2
    return made


def go(target: Target, seed: int, first: int, inputs: int) -> tuple[float, int]:
    """The seconds it took, and how many findings there were."""
    begun, found = time.perf_counter(), []
    for number in range(first, first + inputs):
        rng = Random(f"{seed} {target.name} {number}")
        try:
            made = target.make(rng)
            said = fault(target, made)
        except Exception as error:  # what an input is made of is the program's as well
            made, said = None, f"{type(error).__name__} in making it: {error}"
        if not said:
            continue
        found.append(kind(said))
        if found.count(kind(said)) == 1 and len(set(found)) <= TOLD:
            again = f"--seed {seed} --only '{target.name}' --from {number} --inputs 1"
            print(f"{again}: {said}\n  {repr(shrunk(target, made, said))[:1500]}", file=sys.stderr, flush=True)
    for what, group in groupby(sorted(found)):
        print(f"{target.name}: {len(list(group))} × {what}", file=sys.stderr, flush=True)
    return time.perf_counter() - begun, len(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--inputs", type=int, default=60_000, help="of all targets together, or of an only one")
    parser.add_argument("--short", action="store_true", help="a few hundred of each")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--only", action="append", choices=[target.name for target in TARGETS])
    parser.add_argument("--from", dest="first", type=int, default=0, help="the number of the first input")
    options = parser.parse_args()
    rows: list[tuple[str, int, float, int]] = []
    try:
        for target in TARGETS:
            if not options.only or target.name in options.only:
                share = 1.0 if options.only == [target.name] else target.share
                inputs = target.few if options.short else round(options.inputs * share)
                rows.append((target.name, inputs, *go(target, options.seed, options.first, inputs)))
    finally:
        shutil.rmtree(work(), ignore_errors=True)
    rows.append(("all", sum(row[1] for row in rows), sum(row[2] for row in rows), sum(row[3] for row in rows)))
    print("| target | inputs | seconds | findings |\n|---|---|---|---|")
    for name, inputs, seconds, findings in rows:
        print(f"| {name} | {inputs:,} | {seconds:.0f} | {findings} |")
    sys.exit(bool(rows[-1][3]))


if __name__ == "__main__":
    main()
