"""Typer's commands, made to speak the user's language: their help, and what they say of a wrong command line."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.exceptions import TyperException

from kolinterview import words
from kolinterview.errors import COMMAND, OPTION, BadUsage, KolError, UnknownName, Unwritable, reason
from kolinterview.house import House
from kolinterview.settings import KINDS

CLOSED = (errno.EPIPE, *([errno.EINVAL] if sys.platform == "win32" else []))
"""How the system says that nobody reads what is printed."""
UNHEARD = (*CLOSED, errno.ENOSPC, errno.EIO)
"""How it says that it goes nowhere: also a full disk, a terminal that is gone."""


def _lang_option() -> TyperOption:
    def check(_: object, __: object, value: str | None) -> None:
        if value is not None:
            KINDS["lang"].take("--lang", value)

    return TyperOption(param_decls=["--lang"], metavar="zh|en", callback=check, expose_value=False, is_eager=True)


class _Speaking:
    """What commands and groups share: --lang, and a help that is in `helps`."""

    params: list[Any]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.params.append(_lang_option())

    def format_help(self, ctx: Any, formatter: object) -> None:
        from kolinterview.show.help import print_help

        print_help(ctx.obj.lang, ctx.obj.environ, ctx)


class Command(_Speaking, TyperCommand):
    """A command."""


class Group(_Speaking, TyperGroup):
    """A group of commands."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in self.commands and not args[0].startswith("-"):
            raise UnknownName(COMMAND, args[0], self.commands, f"{ctx.command_path} --help")
        return super().resolve_command(ctx, args)


def help_alone(ctx: typer.Context) -> None:
    """What a group does without a command."""
    if ctx.invoked_subcommand is None:
        ctx.get_help()


class Commands(Mapping[str, Any]):
    """Commands by name. Each is made when it is first looked up, and only then is its room imported."""

    def __init__(self, rooms: Mapping[str, str]) -> None:
        self._rooms = rooms
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._rooms

    def _make(self, name: str) -> Any:
        found = getattr(import_module(f"kolinterview.{self._rooms[name]}"), name)
        if not isinstance(found, typer.Typer):
            alone = typer.Typer(add_completion=False)
            alone.command(name, cls=Command)(found)
            found = alone
        return typer.main.get_command(found)

    def __iter__(self) -> Iterator[str]:
        return iter(self._rooms)

    def __len__(self) -> int:
        return len(self._rooms)


class Root(Group):
    """The program: the one place where errors become a sentence and an exit code."""

    rooms: ClassVar[Mapping[str, str]]
    """In which room of the package each command is, under its own name."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.commands = Commands(self.rooms)  # type: ignore[assignment]

    def main(self, args: Sequence[str] | None = None, *_: Any, **options: Any) -> Any:
        gc.set_threshold(50_000)  # what is made at the start stays: to look for garbage in it took 5 % of the time
        args = sys.argv[1:] if args is None else list(args)
        _open_what_is_closed()
        for stream, errors in ((sys.stdin, "surrogateescape"), (sys.stdout, "replace"), (sys.stderr, "replace")):
            if hasattr(stream, "reconfigure"):  # a sign the terminal has not is no reason to stop
                stream.reconfigure(errors=errors)
        home = House(args, os.environ, sys.stdin, sys.stdout, sys.stderr)
        options.update(prog_name="kolinterview", standalone_mode=False, obj=home)
        try:
            code = super().main(args, **options)
            sys.stdout.flush()
        except KolError as error:
            _complain(home, error)
            sys.exit(error.exit_code)
        except TyperException as error:
            _complain(home, _of_typer(error, self, args))
            sys.exit(error.exit_code)
        except OSError as error:
            if error.errno not in UNHEARD:
                raise
            _say_no_more()
            if error.errno not in CLOSED:
                _complain(home, Unwritable(path="stdout", why=reason(error)))
            sys.exit(1)
        sys.exit(code if isinstance(code, int) else 0)


def _complain(house: House, error: KolError) -> None:
    with suppress(OSError):  # nobody listens there either; the exit code still tells
        house.screen.complain(error.sentence(house.lang))


def _open_what_is_closed() -> None:
    """A stream that was closed before the start is empty, or swallows all: no other file may take its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nothing = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 (the lowest number that is free)
            setattr(sys, name, nothing)


def _say_no_more() -> None:
    """Nobody reads stdout: what is left of it is not to be tried again at the end of the program."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _of_typer(error: Any, root: Any, args: Sequence[str]) -> KolError:
    """Typer's own complaint in our words. Its classes are private, so they are told apart by what they carry."""
    command = _command(root, args)
    if hasattr(error, "possibilities"):
        names = [name for param in error.ctx.command.params for name in (*param.opts, *param.secondary_opts)]
        return UnknownName(OPTION, error.option_name, [*names, "--help"], f"{command} --help")
    if hasattr(error, "option_name"):
        said = words.TAKES_NO_VALUE if "not take" in error.message else words.NEEDS_VALUE
        return BadUsage(what=said.fill(name=error.option_name), command=command)
    from kolinterview import helps

    if hasattr(error, "param_type") and error.param is not None:
        return BadUsage(what=words.MISSING.fill(name=helps.METAVARS[error.param.metavar]), command=command)
    if "extra argument" in error.message:
        return BadUsage(what=words.EXTRA.fill(names=error.message.rpartition("(")[2].rstrip(")")), command=command)
    return BadUsage(what=words.NOT_THIS.fill(detail=error.format_message().rstrip(".")), command=command)


def _command(root: Any, args: Sequence[str]) -> str:
    """The command that the arguments name, as far as they name one."""
    path = ["kolinterview"]
    for word in args:
        root = getattr(root, "commands", {}).get(word)
        if root is None:
            break
        path.append(word)
    return " ".join(path)
