"""--help in the user's language. (Typer's own is English, and wraps Chinese by characters, not by columns.)"""

from __future__ import annotations

from typing import Any

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kolinterview import helps, words
from kolinterview.lang import Both
from kolinterview.show.screen import Screen, prose


def print_help(screen: Screen, ctx: Any) -> None:
    """The help of the context's command: usage, what it does, arguments, options, commands."""
    command = " ".join(ctx.command_path.split()[1:])
    arguments = [param for param in ctx.command.params if param.param_type_name == "argument"]
    options = [param for param in ctx.command.get_params(ctx) if param.param_type_name == "option"]
    commands = getattr(ctx.command, "commands", {})
    tail = [words.COMMAND_NAME] if commands else [helps.METAVARS[param.metavar] for param in arguments]
    usage = " ".join([ctx.command_path, *map(screen.say, tail), f"[{screen.say(words.OPTIONS)}]"])
    screen.print(prose(f"{screen.say(words.USAGE)}{usage}", "bold"), Text(), prose(screen.say(helps.COMMANDS[command])))
    explained = [(_metavar(screen, p), helps.of_option(command, p.metavar)) for p in arguments]
    _section(screen, words.ARGUMENTS, explained)
    _section(screen, words.COMMANDS, [(name, helps.COMMANDS[f"{command} {name}".strip()]) for name in commands])
    _section(
        screen, words.OPTIONS, [(_spelt(screen, o), helps.of_option(command, max(o.opts, key=len))) for o in options]
    )


def _metavar(screen: Screen, param: Any) -> str:
    return screen.say(helps.METAVARS[param.metavar])


def _spelt(screen: Screen, option: Any) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag else f"{names} {_metavar(screen, option)}"


def _section(screen: Screen, title: Both, rows: list[tuple[str, Both]]) -> None:
    if not rows:
        return
    screen.print(Text(), Text(screen.say(title), "bold"))
    if screen.narrow:
        for name, said in rows:
            screen.print(Text(f"  {name}", "cyan"))
            screen.print(Padding(prose(screen.say(said)), (0, 0, 0, 4)))
        return
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for name, said in rows:
        table.add_row(Text(f"  {name}", "cyan"), prose(screen.say(said)))
    screen.print(table)
