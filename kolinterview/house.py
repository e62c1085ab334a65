"""What a command is handed: environment, paths, streams, settings, bank; each part made when first needed."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kolinterview import lang as language
from kolinterview import settings as settings_room
from kolinterview.errors import FileThere, KolError, StoreTrouble, Unreadable, Unwritable, reason
from kolinterview.lang import LANGS, Lang
from kolinterview.settings import Paths, Settings

if TYPE_CHECKING:
    from kolinterview.ask import Reader
    from kolinterview.bank import Bank, Topic
    from kolinterview.review import Known
    from kolinterview.show.screen import Screen
    from kolinterview.store import Interview, Store


class House:
    """One run of the program: where its things are and how the user likes them."""

    def __init__(
        self, args: Sequence[str], environ: Mapping[str, str], stdin: IO[str], stdout: IO[str], stderr: IO[str]
    ) -> None:
        self.environ = environ
        self.stdin, self.stdout, self.stderr = stdin, stdout, stderr
        self.session = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.urandom(3).hex()}"
        self._lang_option = _option(args, "--lang")

    @cached_property
    def paths(self) -> Paths:
        return settings_room.paths(self.environ)

    @property
    def settings(self) -> Settings:
        """Before any option but --lang, which every command has. Raises `DataProblems`, `Unfit`."""
        return self._settings.with_option("lang", self._lang_option)

    @cached_property
    def _settings(self) -> Settings:
        return settings_room.load(self.paths, self.environ)

    @property
    def lang_is_said(self) -> bool:
        """Has the command line said which?"""
        return self._lang_option is not None

    @cached_property
    def lang(self) -> Lang:
        """The language to speak, even where the settings cannot be read."""
        try:
            return self.settings.lang
        except KolError:
            named = (self._lang_option, self.environ.get("KOLINTERVIEW_LANG"))
            return next((lang for lang in LANGS if lang in named), language.of_machine(self.environ))

    @cached_property
    def screen(self) -> Screen:
        from kolinterview.show.screen import Screen

        return Screen(self.lang, self.stdout, self.stderr)

    @cached_property
    def banks(self) -> tuple[list[Path], list[Path]]:
        """The folders of the built-in bank, and of the user's own."""
        return [built_in()], list(self.settings.banks)

    @cached_property
    def bank(self) -> Bank:
        from kolinterview import cache

        return cache.load(*self.banks, self.paths.cache)

    @cached_property
    def store(self) -> Store:
        from kolinterview.store import Store

        return Store(self.paths.history)

    @property
    def langs(self) -> list[Lang]:
        """Both, the one that is spoken first."""
        return sorted(LANGS, key=lambda lang: lang != self.lang)

    def now(self) -> datetime:
        return datetime.now(UTC)

    def topics(self, names: Sequence[str] | None) -> list[Topic]:
        """The topics of these names, each once. Raises `UnknownName`."""
        return list(dict.fromkeys(self.bank.topic(name) for name in names or ()))

    @cached_property
    def interview(self) -> Interview | None:
        """The one that is ahead."""
        from kolinterview import plan

        return plan.ahead_of(self.store.interview(), self.now())

    @cached_property
    def horizon(self) -> datetime:
        """The time that matters: the interview's, or in a week."""
        from kolinterview import plan

        return plan.horizon(self.interview, self.now())

    def recalled(self, lang: Lang | None = None) -> dict[tuple[str, str], float]:
        """How likely each point is recalled at that time, in that language or else the one that is spoken."""
        from kolinterview import plan

        return plan.recalled(self.store.remembered(lang or self.lang), self.horizon)

    def recalled_if_readable(self) -> dict[tuple[str, str], float]:
        """Likewise, and nothing where the history cannot be read, since a drill must begin all the same; it says so."""
        try:
            return self.recalled()
        except StoreTrouble as error:
            self.screen.complain(error.sentence(self.lang))
            return {}

    def known(self) -> Known:
        """What the history knows, for the sheet."""
        from kolinterview import tally
        from kolinterview.review import Known

        return Known(
            recalled=self.recalled(),
            tallies=tally.tallies(self.store, self.lang),
            words=tally.best_words(self.store, self.lang),
            answers=tally.best_answers(self.store, self.lang),
            speaks_english=bool(tally.lately(self.store, "en")),
        )

    def option_for(self, lang: Lang) -> str:
        """What a command needs to speak this language: nothing where it does so of itself."""
        return "" if self._settings.lang == lang else f" --lang {lang}"

    def speak(self, lang: Lang) -> None:
        """In this language from now on."""
        self._lang_option = lang
        for known in ("lang", "screen"):
            self.__dict__.pop(known, None)

    def written(self, file: Path | None) -> str:
        """An answer from a file, or from standard input (None or -). Raises `Unreadable`, `KeyboardInterrupt`."""
        from kolinterview import ask, words
        from kolinterview.answer import Paper

        if file is not None and str(file) != "-":
            try:
                return ask.clean(file.read_text(encoding="utf-8-sig"))
            except OSError as error:
                raise Unreadable(path=file, why=reason(error)) from error
            except UnicodeDecodeError as error:
                raise Unreadable(path=file, why=words.NOT_UTF8) from error
        if self.stdin.isatty():
            self.screen.note(words.HOW_TO_ANSWER)
            answer = self.reader("off").answer(Paper(), lambda *_: False)
            if answer.end == "left":
                raise KeyboardInterrupt
            return answer.text
        return ask.clean(ask.decoded(self.stdin.read()))

    def exported(self, file: Path | None) -> list[str]:
        """The lines of a file, or of standard input (None or -). Raises `Unreadable`."""
        from kolinterview import ask, words

        if file is None or str(file) == "-":
            return ask.decoded(self.stdin.read()).split("\n")  # an answer may have a separator of lines in it
        try:
            return file.read_text(encoding="utf-8-sig").split("\n")
        except OSError as error:
            raise Unreadable(path=file, why=reason(error)) from error
        except UnicodeDecodeError as error:
            raise Unreadable(path=file, why=words.NOT_UTF8) from error

    def put(self, text: str, file: Path | None, *, force: bool) -> None:
        """Into a file, over one that is there only by `force`, or out. Raises `FileThere`, `Unwritable`."""
        from kolinterview.words import sheet

        if file is None:
            self.stdout.write(text)
            return
        try:
            with file.open("w" if force else "x", encoding="utf-8", newline="\n") as out:
                out.write(text)
        except FileExistsError as error:
            raise FileThere(path=file) from error
        except OSError as error:
            raise Unwritable(path=file, why=reason(error)) from error
        self.screen.path(sheet.WRITTEN, path=file)

    def page(self) -> Path:
        """Where a page goes that is only to be looked at; for the user's eyes, since their answers are on it."""
        folder = self.paths.pages
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise Unwritable(path=folder, why=reason(error)) from error
        return folder / "sheet.html"

    def open(self, file: Path) -> None:
        """In the browser; where there is none, the path is on the screen."""
        import webbrowser

        webbrowser.open(file.resolve().as_uri())

    def reader(self, clock_form: str) -> Reader:
        from kolinterview import ask

        return ask.reader(self.stdin, self.stdout, self.environ, self.lang, clock_form, time.monotonic)


def built_in() -> Path:
    """The bank that comes along: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).parent
    return next((folder for folder in (package / "data", package.parent / "data") if folder.is_dir()), package / "data")


def _option(args: Sequence[str], name: str) -> str | None:
    """The last value of an option, read before the command line is parsed: errors and help speak its language too."""
    found = None
    for index, word in enumerate(args):
        if word == "--":
            break
        if word == name and index + 1 < len(args):
            found = args[index + 1]
        elif word.startswith(name + "="):
            found = word.removeprefix(name + "=")
    return found
