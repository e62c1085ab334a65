"""data/*.yaml → `Bank`: every fault with its line, or a bank that is right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kolinterview import parse, spelt, spelt_outlines, spelt_sums, sums
from kolinterview.bank import (
    AUDIENCES,
    LEVELS,
    PARTS,
    ROUNDS,
    Bank,
    Essentials,
    Framework,
    Point,
    Question,
    Source,
    Topic,
)
from kolinterview.errors import DataProblems, Problem
from kolinterview.lang import Both
from kolinterview.nodes import Place
from kolinterview.reading import Reading

QUESTIONS, FRAMEWORKS = "questions.yaml", "answer_frameworks.yaml"
SECONDS = (15, 1800)

TWICE = Both("id「{id}」用了两次，第一次在第 {line} 行", "the id '{id}' is used twice, first on line {line}")
EMPTY = Both("文件是空的", "the file is empty")
NO_POINTS = Both("至少要有一个要点", "needs at least one point")
NO_DAY = Both("写了来源，就要写 checked：哪天核对的", "sources need 'checked', the day they were last read")
NO_NAME = Both("要有 zh 或 en", "needs zh or en")
NO_BANK = Both(
    "这里没有题库：要有 questions.yaml 或 answer_frameworks.yaml",
    "there is no bank here: questions.yaml or answer_frameworks.yaml is needed",
)


def read(folders: Sequence[Path], own: Sequence[Path] = ()) -> tuple[Bank, list[Problem]]:
    """The bank of these folders and every problem in them; with problems, the bank is not to be used.

    `folders` hold built-in banks, which need both languages; `own` a user's, where one language will do. What a later
    folder defines replaces an earlier entry of the same id, and may refer to earlier topics, frameworks and concepts.
    """
    reading = _read(folders, own)
    return reading.bank, reading.problems


def load(folders: Sequence[Path], own: Sequence[Path] = ()) -> Bank:
    """The bank of these folders. Raises `DataProblems` with every fault."""
    bank, problems = read(folders, own)
    if problems:
        raise DataProblems(problems)
    return bank


def check(folders: Sequence[Path], own: Sequence[Path]) -> tuple[Bank, list[Problem], dict[tuple[str, ...], Place]]:
    """As `read`, but an `own` folder that is itself the built-in bank is checked as that, once.

    Also tells where each point stands, by (framework, point), and each cue, by (framework, point, number): those of
    the own folders, if there are any.
    """
    real = {folder.resolve() for folder in folders}
    others = [folder for folder in own if folder.resolve() not in real]
    reading = _read(folders, others)
    files = {str(folder / FRAMEWORKS) for folder in others or folders}
    return reading.bank, reading.problems, {key: at for key, at in reading.places.items() if at.file in files}


def _read(folders: Sequence[Path], own: Sequence[Path]) -> Reading:
    reading = Reading()
    for folder in folders:
        _read_folder(folder, reading, needed=True)
    for folder in own:
        _read_folder(folder, reading, needed=False)
    reading.look_up()
    return reading


def _read_folder(folder: Path, reading: Reading, *, needed: bool) -> None:
    files = [folder / name for name in (QUESTIONS, FRAMEWORKS)]
    if not any(file.exists() for file in files):
        reading.problems.append(Problem(str(folder), 1, 1, "", NO_BANK))
        return
    for file, take in zip(files, (_take_questions, _take_frameworks), strict=True):
        if needed or file.exists():
            root = parse.read(file, reading.problems)
            if root:
                take(root, reading, needed)
            elif root is None:
                reading.unread = True
            else:
                reading.problems.append(Problem(str(file), 1, 1, "", EMPTY))


def _take_questions(root: Place, reading: Reading, needed: bool) -> None:
    top = _fields(root, (), ("topics", "questions"), needed, ("sheet", "interviews"))
    if top["sheet"]:
        reading.essentials = _essentials(top["sheet"], reading, needed)
    lines: dict[str, int] = {}
    for place in top["topics"].items():
        at = _fields(place, ("id",), ("zh", "en"), needed)
        if not needed and not at["zh"] and not at["en"]:
            place.complain(NO_NAME)
        if id := _new_id(at["id"], lines):
            reading.topics[id] = Topic(id, Both(at["zh"].text(), at["en"].text()))
    lines = {}
    for place in top["questions"].items():
        _take_question(place, reading, lines, needed)
    lines = {}
    for place in top["interviews"].items():
        id = _new_id(place.entry("id"), lines)
        outline = spelt_outlines.read(place, id, reading, needed=needed)
        if id:
            reading.outlines[id] = outline


def _take_question(place: Place, reading: Reading, lines: dict[str, int], needed: bool) -> None:
    must, should = ("id", "topic", "framework", "ask"), ("level", "round", "for", "seconds")
    at = _fields(place, must, should, needed, ("points", "checked", "kind", *spelt_sums.FIELDS))
    id = _new_id(at["id"], lines)
    at = {name: spot.named(f"{id or place.where}.{name}") for name, spot in at.items()}
    points = [(item.id(), item) for item in at["points"].items()]
    ask = at["ask"].both(needed=needed)
    sum = spelt_sums.read(at, at["kind"], ask, needed=needed)
    question = Question(
        id,
        topic=reading.refer("topic", at["topic"]),
        framework=reading.refer("framework", at["framework"]),
        points=tuple(point for point, _ in points),
        ask=ask,
        level=at["level"].one_of(LEVELS) or "core",
        round=at["round"].one_of(ROUNDS) or "business",
        audience=at["for"].one_of(AUDIENCES) or "all",
        seconds=at["seconds"].whole(*SECONDS) if at["seconds"] else 120,
        checked=at["checked"].day(),
        sum=sum,
    )
    if id:
        reading.questions[id] = sums.with_values(question, sums.example(sum)) if sum else question
        reading.points_of[id] = points
        reading.frameworks_of[id] = at["framework"]


def _essentials(place: Place, reading: Reading, needed: bool) -> Essentials:
    at = place.fields((), ("ready", "manner", "ask", "phrases"))

    def frameworks(name: str) -> tuple[str, ...]:
        return tuple(reading.refer("framework", item) for item in at[name].items())

    def texts(name: str) -> tuple[Both, ...]:
        return tuple(item.both(needed=needed) for item in at[name].items())

    return Essentials(frameworks("ready"), frameworks("manner"), texts("ask"), texts("phrases"))


def _take_frameworks(root: Place, reading: Reading, needed: bool) -> None:
    top = _fields(root, (), ("frameworks",), needed, ("concepts", "sources"))
    for name, place in top["sources"].pairs():
        at = place.fields(("title", "publisher", "address"), ("date",))
        texts = {key: spot.text() for key, spot in at.items() if key != "date"}
        reading.sources[name] = Source(name, date=at["date"].day(or_part=True), **texts)
    for name, place in top["concepts"].pairs():
        words = (
            word for item in place.items() for word in spelt.part(item, reading.mention, in_concept=True).split("|")
        )
        reading.concepts[name] = tuple(word for word in words if word)
    lines: dict[str, int] = {}
    for place in top["frameworks"].items():
        at = _fields(place, ("id", "title", "points"), ("part", "advice"), needed)
        id = _new_id(at["id"], lines)
        at = {name: spot.named(f"{id or place.where}.{name}") for name, spot in at.items()}
        framework = Framework(
            id,
            part=at["part"].one_of(PARTS) or "question",
            title=at["title"].both(needed=needed),
            advice=at["advice"].both(needed=needed),
            points=_points(at["points"], id, reading, needed),
            home=str(Path(root.file).parent),
        )
        if id:
            reading.frameworks[id] = framework


def _points(place: Place, framework: str, reading: Reading, needed: bool) -> tuple[Point, ...]:
    points, lines = [], dict[str, int]()
    for spot in place.items():
        at = _fields(spot, ("id", "text"), ("say", "probe", "cues"), needed, ("checked", "sources"))
        id = _new_id(at["id"], lines)
        at = {name: inner.named(f"{framework}.{id or spot.where}.{name}") for name, inner in at.items()}
        texts = {name: at[name].both(needed=needed) for name in ("text", "say", "probe")}
        cues = at["cues"].items()
        read = tuple(spelt.cue(item, reading.mention) for item in cues)
        sources = tuple(reading.refer("source", item) for item in at["sources"].items())
        points.append(Point(id, cues=read, checked=at["checked"].day(), sources=sources, **texts))
        if sources and not at["checked"]:
            at["sources"].complain(NO_DAY)
        reading.places[framework, id] = spot.named(f"{framework}.{id}")
        reading.places |= {(framework, id, str(n)): cue for n, cue in enumerate(cues)}
    if place.is_list() and not points:
        place.complain(NO_POINTS)
    return tuple(points)


def _fields(
    place: Place, must: Sequence[str], should: Sequence[str], needed: bool, may: Sequence[str] = ()
) -> dict[str, Place]:
    """`must` is required of every bank, `should` of a built-in one, `may` of none."""
    return place.fields([*must, *should], may) if needed else place.fields(must, [*should, *may])


def _new_id(place: Place, lines: dict[str, int]) -> str:
    id = place.id()
    if id in lines:
        place.complain(TWICE, id=id, line=lines[id])
    elif id:
        lines[id] = place.line
    return id
