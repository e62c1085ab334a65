"""The options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kolinterview import values

SEED = values.whole(0, 10**12 - 1)
MINUTES = values.whole(5, 180)
FORMATS = values.choice(["text", "markdown", "html"])
ENDINGS = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}

AsJson = Annotated[bool, typer.Option("--json")]
Topics = Annotated[list[str] | None, typer.Option("--topic", "-t", metavar="TOPIC")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="OUTPUT")]
Format = Annotated[str | None, typer.Option("--format", metavar="FORMAT")]
Force = Annotated[bool, typer.Option("--force")]


def form_of(format: str | None, output: Path | None) -> str:
    """How a page is written: as the user says, or as the file is called."""
    if format:
        return str(FORMATS.take("--format", format))
    return ENDINGS.get(output.suffix.lower(), "text") if output else "text"
