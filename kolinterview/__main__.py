"""python -m kolinterview."""

from kolinterview.cli import app

app()
