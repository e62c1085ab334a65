"""--help in the user's language. (Typer's own is English, and wraps Chinese by characters, not by columns.)

Without Rich's console, whose import would take longer than all the rest of it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from typing import Any

import typer
from rich.cells import cell_len

from kolinterview import helps, words
from kolinterview.lang import Lang
from kolinterview.show.lines import wrapped

NARROW, WIDEST = 60, 100
"""Columns: below, names stand above what is said of them; above, lines are hard to read."""


def print_help(lang: Lang, environ: Mapping[str, str], ctx: Any) -> None:
    """The help of the context's command: usage, what it does, arguments, options, commands."""
    plain = "NO_COLOR" in environ or environ.get("TERM", "").casefold() in ("dumb", "unknown")
    width = min(shutil.get_terminal_size().columns, WIDEST)
    typer.echo("\n".join(_lines(lang, width, ctx)), color=False if plain else None)  # a pipe gets no colours anyway


def _lines(lang: Lang, width: int, ctx: Any) -> Iterator[str]:
    command = " ".join(ctx.command_path.split()[1:])
    arguments = [param for param in ctx.command.params if param.param_type_name == "argument"]
    options = [param for param in ctx.command.get_params(ctx) if param.param_type_name == "option"]
    commands = getattr(ctx.command, "commands", {})
    tail = [words.COMMAND_NAME] if commands else [helps.METAVARS[param.metavar] for param in arguments]
    usage = " ".join([ctx.command_path, *(both.of(lang) for both in tail), f"[{words.OPTIONS.of(lang)}]"])
    for line in wrapped(words.USAGE.of(lang) + usage, width):
        yield typer.style(line, bold=True)
    yield ""
    yield from wrapped(helps.COMMANDS[command].of(lang), width)
    sections = (
        (words.ARGUMENTS, [(_metavar(lang, one), helps.of_option(command, one.metavar)) for one in arguments]),
        (words.COMMANDS, [(name, helps.COMMANDS[f"{command} {name}".strip()]) for name in commands]),
        (words.OPTIONS, [(_spelt(lang, o), helps.of_option(command, max(o.opts, key=len))) for o in options]),
    )
    for title, rows in sections:
        if rows:
            yield from ("", typer.style(title.of(lang), bold=True))
            yield from _section([(name, said.of(lang)) for name, said in rows], width)


def _section(rows: list[tuple[str, str]], width: int) -> Iterator[str]:
    if width < NARROW:
        for name, said in rows:
            yield "  " + typer.style(name, fg="cyan")
            yield from ("    " + line for line in wrapped(said, width - 4))
        return
    indent = max(cell_len(name) for name, _ in rows) + 4
    for name, said in rows:
        first, *others = wrapped(said, width - indent)
        yield "  " + typer.style(name, fg="cyan") + " " * (indent - 2 - cell_len(name)) + first
        yield from (" " * indent + line for line in others)


def _metavar(lang: Lang, param: Any) -> str:
    return helps.METAVARS[param.metavar].of(lang)


def _spelt(lang: Lang, option: Any) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag else f"{names} {_metavar(lang, option)}"
