"""The program, and in which room each of its commands is. Those parse, call, show; what is decided about interviews is
decided elsewhere."""

from __future__ import annotations

from typing import Annotated, ClassVar

import typer

from kolinterview import __version__
from kolinterview.usage import Root


class Program(Root):
    """`kolinterview`."""

    rooms: ClassVar = {
        "drill": "cli_drill",
        "mock": "cli_mock",
        "review": "cli_review",
        "plan": "cli_plan",
        "stats": "cli_look",
        "topics": "cli_look",
        "score": "cli_drill",
        "history": "cli_history",
        "bank": "cli_bank",
        "config": "cli_look",
    }


app = typer.Typer(
    cls=Program,
    context_settings={"help_option_names": ["--help", "-h"]},
    add_completion=False,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
)


@app.callback()
def _root(ctx: typer.Context, version: Annotated[bool, typer.Option("--version")] = False) -> None:
    if version:
        typer.echo(f"kolinterview {__version__}")
    elif ctx.invoked_subcommand is None:
        ctx.get_help()
