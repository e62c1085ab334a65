"""Where things lie, and how the user likes them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kolinterview import settings
from kolinterview.errors import DataProblems
from kolinterview.settings import Origin, Paths, Settings
from kolinterview.speech import READING, SPEAKING, Rates
from kolinterview.values import Unfit

FULL = """\
lang: en
clock: "off"
count: 7
limit: 120
speaking_rate: {zh: 240, en: 150}
reading_rate: {en: 250}
banks: [mine, ~/theirs, /somewhere/else]
"""

FAULTS = [
    ("- a\n", ["1:1: must be 'key: value' pairs"]),
    (
        "colour: red\ncont: 3\n",
        ["1:1: 'colour' is not known here", "2:1: 'cont' is not known here; did you mean count?"],
    ),
    (
        "count: 0\nlang: fr\n",
        [
            "1:8: count: must be a whole number from 1 to 200, not '0'",
            "2:7: lang: must be zh | en, not 'fr'",
        ],
    ),
    ("clock: no\n", ["1:8: clock: must be toolbar | title | off, not 'no'"]),
    ("limit: 1:30\n", ["1:8: limit: must be a whole number from 0 to 3600, not '1:30'"]),
    ("lang:\n", ["1:6: lang: must not be empty"]),
    ("count: [5]\n", ["1:8: count: must be text"]),
    ("speaking_rate: 200\n", ["1:16: speaking_rate: must be 'key: value' pairs"]),
    (
        "reading_rate:\n  zh: 19\n  fr: 200\n",
        [
            "2:7: reading_rate.zh: must be a whole number from 20 to 2000, not '19'",
            "3:3: reading_rate: 'fr' is not known here",
        ],
    ),
    ("banks: mine\n", ["1:8: banks: must be a list"]),
    ("banks: ['', {a: b}]\n", ["1:9: banks[1]: must not be empty", "1:13: banks[2]: must be text"]),
    ("banks: [mine\n", ["2:1: is not valid YAML: a bracket is not closed"]),
]

# Option over environment over file over default: what each says of count, and what then stands.
ORDER: list[tuple[str | None, str | None, str | None, int, Origin]] = [
    (None, None, None, 5, "default"),
    ("3", None, None, 3, "file"),
    ("3", "4", None, 4, "environment"),
    ("3", "4", "6", 6, "option"),
    (None, "4", None, 4, "environment"),
    (None, None, "6", 6, "option"),
    ("3", "", None, 3, "file"),
]


@pytest.fixture
def paths(home: Path) -> Paths:
    home.mkdir()
    return settings.paths({"KOLINTERVIEW_HOME": str(home)})


def test_one_folder_can_hold_everything(home: Path) -> None:
    """KOLINTERVIEW_HOME has history, drafts, settings and cache."""
    paths = settings.paths({"KOLINTERVIEW_HOME": str(home)})
    assert paths == Paths(home, home / "config.yaml", home / "cache")
    assert (paths.history, paths.drafts) == (home / "history.db", home / "drafts")


def test_the_home_folder_may_be_called_by_its_sign(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """~ in KOLINTERVIEW_HOME is the user's home, also where no shell has replaced it."""
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    assert settings.paths({"KOLINTERVIEW_HOME": "~/kol"}).data == tmp_path / "kol"


@pytest.mark.skipif(sys.platform != "linux", reason="each system has places of its own")
@pytest.mark.parametrize("environ", [{}, {"KOLINTERVIEW_HOME": ""}])
def test_otherwise_everything_goes_where_the_system_keeps_its_kind(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Data, settings and cache each in the folder that the desktop has for them."""
    for kind in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
    assert settings.paths(environ) == Paths(
        tmp_path / "DATA" / "kolinterview",
        tmp_path / "CONFIG" / "kolinterview" / "config.yaml",
        tmp_path / "CACHE" / "kolinterview",
    )


def test_without_any_setting_the_machines_language_and_the_defaults_stand(paths: Paths) -> None:
    """Nothing has to be set up."""
    found = settings.load(paths, {"LANG": "zh_CN.UTF-8"})
    assert found == Settings(
        "zh",
        clock="toolbar",
        count=5,
        limit=0,
        speaking_rate=SPEAKING,
        reading_rate=READING,
        banks=(),
        origins={"lang": "system"},
    )
    assert (found.origin("lang"), found.origin("clock")) == ("system", "default")


def test_a_file_sets_everything(paths: Paths, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What a rate leaves out keeps its default; a bank's folder lies beside the file, or at ~, or where it says."""
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    paths.config.write_text(FULL, encoding="utf-8")
    found = settings.load(paths, {"LANG": "zh_CN.UTF-8"})
    assert found == Settings(
        "en",
        "off",
        7,
        120,
        Rates(240, 150),
        Rates(READING.zh, 250),
        (paths.data / "mine", tmp_path / "theirs", Path("/somewhere/else").resolve()),
        dict.fromkeys(settings.SETTINGS, "file"),
    )


@pytest.mark.parametrize("content", ["", "# nothing yet\n"])
def test_an_empty_file_sets_nothing(content: str, paths: Paths) -> None:
    """A file whose lines are all commented out is no fault."""
    paths.config.write_text(content, encoding="utf-8")
    assert settings.load(paths, {}) == Settings("en", origins={"lang": "system"})


@pytest.mark.parametrize(("file", "environment", "option", "expected", "origin"), ORDER)
def test_option_over_environment_over_file_over_default(
    file: str | None, environment: str | None, option: str | None, expected: int, origin: Origin, paths: Paths
) -> None:
    """And it is known where each came from."""
    if file:
        paths.config.write_text(f"count: {file}\n", encoding="utf-8")
    environ = {} if environment is None else {"KOLINTERVIEW_COUNT": environment}
    found = settings.load(paths, environ).with_option("count", option)
    assert (found.count, found.origin("count")) == (expected, origin)


@pytest.mark.parametrize(("name", "value"), [("lang", "zh"), ("clock", "title"), ("count", 9), ("limit", 60)])
def test_every_plain_setting_is_a_variable_and_an_option_too(name: str, value: object, paths: Paths) -> None:
    """By the same rule in both places."""
    assert getattr(settings.load(paths, {f"KOLINTERVIEW_{name.upper()}": str(value)}), name) == value
    assert getattr(settings.load(paths, {}).with_option(name, str(value)), name) == value
    with pytest.raises(Unfit, match=rf"^KOLINTERVIEW_{name.upper()} must be .+, not 'x'\.$"):
        settings.load(paths, {f"KOLINTERVIEW_{name.upper()}": "x"})
    with pytest.raises(Unfit, match=rf"^--{name} must be .+, not 'x'\.$"):
        settings.load(paths, {}).with_option(name, "x")


@pytest.mark.parametrize(("content", "expected"), FAULTS, ids=[content for content, _ in FAULTS])
def test_every_fault_of_the_file_is_named_where_it_stands(content: str, expected: list[str], paths: Paths) -> None:
    """All of them at once, each with its line."""
    paths.config.write_text(content, encoding="utf-8")
    with pytest.raises(DataProblems) as caught:
        settings.load(paths, {})
    assert caught.value.sentence("en").splitlines() == [f"{paths.config}:{line}" for line in expected]


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("~nobody-here/bank", "must be a folder, not '~nobody-here/bank'"),
        ('"a\\0b"', "has an unseen control character, U+0000"),
    ],
)
def test_a_folder_that_cannot_be_is_a_fault_of_its_line(folder: str, said: str, paths: Paths) -> None:
    """A user that this machine does not know, or a name that no folder can have."""
    paths.config.write_text(f"count: 5\nbanks: [{folder}]\n", encoding="utf-8")
    with pytest.raises(DataProblems) as caught:
        settings.load(paths, {})
    assert caught.value.sentence("en") == f"{paths.config}:2:9: banks[1]: {said}"


def test_a_home_of_nobody_is_told() -> None:
    """~ of a user that this machine does not know is named as what will not do."""
    with pytest.raises(Unfit, match=r"^KOLINTERVIEW_HOME must be a folder, not '~nobody-here/kol'\.$"):
        settings.paths({"KOLINTERVIEW_HOME": "~nobody-here/kol"})
