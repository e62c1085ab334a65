"""The files that people write, banks and settings: they can be used, or each problem has its line."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from fuzzing import hostile
from fuzzing.answers import check_marks
from fuzzing.banks import FRAMEWORKS, QUESTIONS, small_texts, work
from fuzzing.hostile_yaml import YAML, by_lines, yaml
from fuzzing.terminal import check_shown, on_screen
from kolinterview import load, settings, sums
from kolinterview.bank import Bank
from kolinterview.errors import DataProblems
from kolinterview.lang import LANGS
from kolinterview.show import lists

VALUES = (
    "zh", "off", "7", "[a, ~/b]", "{zh: 200, en: 1}", "~nobody/x", '"a\\0b"', "[]", "{}", "null", "&a [*a]", '"\\e["',
)  # fmt: skip
"""Of settings."""


def files(rng: Random) -> tuple[bytes, bytes]:
    """The small bank, one of its files changed."""
    return _one_changed(rng, small_texts())


def whole_files(rng: Random) -> tuple[bytes, bytes]:
    """The bank that comes along, one of its files changed."""
    return _one_changed(rng, (QUESTIONS, FRAMEWORKS))


def generated_files(rng: Random) -> tuple[bytes, bytes]:
    """One file of chance, or both."""
    texts = list(small_texts())
    for n in rng.choice(((0,), (1,), (0, 1))):
        texts[n] = yaml(rng)
    questions, frameworks = (text.encode("utf-8", "surrogatepass") for text in texts)
    return questions, frameworks


def _one_changed(rng: Random, texts: tuple[str, str]) -> tuple[bytes, bytes]:
    place = rng.randrange(2)
    kept = texts[1 - place].encode()
    if rng.random() < 0.3:
        changed = hostile.by_bytes(rng, texts[place].encode())
    else:
        changed = by_lines(rng, texts[place]).encode("utf-8", "surrogatepass")
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
    lines = [f"{rng.choice(names)}: {rng.choice([*VALUES, hostile.joined(rng, YAML, 4)])}" for _ in range(4)]
    made = "\n".join(lines) if rng.random() < 0.7 else yaml(rng)
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
