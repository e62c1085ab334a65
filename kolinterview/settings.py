"""Where things lie, and how the user likes them: option over environment over config.yaml over default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

from kolinterview import lang as language
from kolinterview.errors import DataProblems, Problem
from kolinterview.lang import LANGS, Both, Lang
from kolinterview.speech import READING, SPEAKING, Rates
from kolinterview.values import Kind, choice, whole

if TYPE_CHECKING:
    from kolinterview import nodes

Clock = Literal["toolbar", "title", "off"]
Origin = Literal["default", "system", "file", "environment", "option"]
CLOCKS: tuple[Clock, ...] = ("toolbar", "title", "off")

KINDS: dict[str, Kind] = {
    "lang": choice(LANGS),
    "clock": choice(CLOCKS),
    "count": whole(1, 200),
    "limit": whole(0, 3600),
}
DEFAULT_RATES = {"speaking_rate": SPEAKING, "reading_rate": READING}
SETTINGS = (*KINDS, *DEFAULT_RATES, "banks")
RATES = whole(20, 2000)


def _expanded(text: str) -> Path | None:
    try:
        return Path(text).expanduser()
    except RuntimeError:  # ~ of a user that this machine does not know
        return None


FOLDER = Both("一个文件夹", "a folder")
HOME = Kind(_expanded, FOLDER)
BAD = Both("要写{expected}，不能是「{value}」", "must be {expected}, not '{value}'")

T = TypeVar("T")


class Paths(NamedTuple):
    """The user's own files: history and drafts in `data`, settings in `config`, in `cache` what can be made again."""

    data: Path
    config: Path
    cache: Path

    @property
    def history(self) -> Path:
        return self.data / "history.db"

    @property
    def drafts(self) -> Path:
        return self.data / "drafts"

    @property
    def pages(self) -> Path:
        return self.cache / "pages"

    @property
    def leavings(self) -> list[Path]:
        """The folders in which words of the user may be left beside the history."""
        return [self.drafts, self.drafts / "mock", self.pages]


@dataclass(frozen=True, slots=True)
class Settings:
    """`limit` is seconds an answer, 0 for none; `banks` are folders beside the built-in bank."""

    lang: Lang
    clock: Clock = "toolbar"
    count: int = 5
    limit: int = 0
    speaking_rate: Rates = SPEAKING
    reading_rate: Rates = READING
    banks: tuple[Path, ...] = ()
    origins: Mapping[str, Origin] = field(default_factory=dict)

    def origin(self, name: str) -> Origin:
        return self.origins.get(name, "default")

    def with_option(self, name: str, value: str | None) -> Settings:
        """These settings, `name` as the command line has it (None: it has nothing). Raises `Unfit`."""
        if value is None:
            return self
        taken = KINDS[name].take(f"--{name}", value)
        return replace(self, **{name: taken, "origins": {**self.origins, name: "option"}})


def paths(environ: Mapping[str, str]) -> Paths:
    """KOLINTERVIEW_HOME holds everything where it is set; otherwise each goes where the system keeps its kind.

    Raises `Unfit`.
    """
    if home := environ.get("KOLINTERVIEW_HOME"):
        root = HOME.take("KOLINTERVIEW_HOME", home)
        return Paths(root, root / "config.yaml", root / "cache")
    import platformdirs

    name = "kolinterview"
    return Paths(
        platformdirs.user_data_path(name, appauthor=False),
        platformdirs.user_config_path(name, appauthor=False) / "config.yaml",
        platformdirs.user_cache_path(name, appauthor=False),
    )


def load(paths: Paths, environ: Mapping[str, str]) -> Settings:
    """The settings before any option. Raises `DataProblems` for config.yaml, `Unfit` for the environment."""
    chosen: dict[str, Any] = {}
    origins: dict[str, Origin] = {}
    if paths.config.exists():
        chosen = _from_file(paths.config)
        origins = dict.fromkeys(chosen, "file")
    for name, kind in KINDS.items():
        variable = f"KOLINTERVIEW_{name.upper()}"
        if value := environ.get(variable):
            chosen[name], origins[name] = kind.take(variable, value), "environment"
    return Settings(**{"lang": language.of_machine(environ), **chosen, "origins": {"lang": "system", **origins}})


def _from_file(path: Path) -> dict[str, Any]:
    from kolinterview import parse  # and PyYAML, only for those who have a file

    problems: list[Problem] = []
    root = parse.read(path, problems)
    if problems:
        raise DataProblems(problems)
    at = root.fields((), SETTINGS) if root else {}

    def scalar(place: nodes.Place, kind: Kind, default: T) -> T:
        text = place.text()
        taken = kind.read(text) if text else default
        if taken is None:
            place.complain(BAD, value=text, expected=kind.expected)
            return default
        return taken

    def rates(place: nodes.Place, default: Rates) -> Rates:
        each = place.fields((), ("zh", "en"))
        return Rates(scalar(each["zh"], RATES, default.zh), scalar(each["en"], RATES, default.en))

    def value(name: str, place: nodes.Place) -> Any:
        if name == "banks":
            return tuple(_folder(item, path) for item in place.items())
        return scalar(place, KINDS[name], "") if name in KINDS else rates(place, DEFAULT_RATES[name])

    chosen = {name: value(name, place) for name, place in at.items() if place}
    if problems:
        raise DataProblems(sorted(problems, key=lambda problem: problem.line))
    return chosen


def _folder(place: nodes.Place, config: Path) -> Path:
    """A folder as config.yaml names it: ~ is the home folder, a relative one lies beside the file."""
    try:
        return (config.parent / Path(place.text()).expanduser()).resolve()
    except (OSError, RuntimeError, ValueError):  # a user that is not, a name that cannot be
        place.complain(BAD, value=place.text(), expected=FOLDER)
        return config.parent
