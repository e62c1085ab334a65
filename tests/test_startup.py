"""What a start imports: every module before the first question is one that the user waits for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kolinterview import cache, house

# The program, and what it had imported when it was done, or when its first question was on the screen.
CODE = """
import json, sys

def told(shown):
    def question(*arguments):
        shown(*arguments)
        sys.exit()
    return question

try:
    from kolinterview import cli
    if sys.argv[1] == "drill":
        from kolinterview import sittings
        real = sittings.drill
        def drill(*arguments, **options):
            desk = real(*arguments, **options)
            desk.stage.question = told(desk.stage.question)
            return desk
        sittings.drill = drill
    cli.app()
finally:
    print(json.dumps(list(sys.modules)), file=sys.stderr)
"""

VERSION = {"cli", "errors", "house", "lang", "settings", "speech", "usage", "values", "words"}
HELP = VERSION | {"helps", "show"}
DRILL = VERSION | {
    "aloud",
    "answer",
    "ask",
    "bank",
    "cache",
    "cli_drill",
    "database",
    "desk",
    "draft",
    "drill",
    "formula",
    "marks",
    "memories",
    "memory",
    "options",
    "pick",
    "readiness",
    "show",
    "sittings",
    "stage",
    "store",
    "sums",
    "tally",
}
STANDARD = {
    "bisect",
    "colorsys",
    "dataclasses",
    "gc",
    "json",
    "pickle",
    "random",
    "sqlite3",
    "struct",
    "tempfile",
    "unicodedata",
}
"""Of the standard library, beside what Typer brings along."""


def imported(code: str, *arguments: str) -> set[str]:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8")
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.fixture(scope="module")
def with_typer() -> set[str]:
    return imported("import json, sys, typer; print(json.dumps(list(sys.modules)), file=sys.stderr)")


@pytest.mark.parametrize(
    ("arguments", "rooms", "libraries"),
    [
        (["drill", "--yes"], DRILL, {"rich", "platformdirs"}),
        (["--help"], HELP, {"rich", "platformdirs"}),
        (["--version"], VERSION, set()),
    ],
    ids=["drill", "help", "version"],
)
def test_a_start_imports_what_it_needs_and_no_more(
    arguments: list[str], rooms: set[str], libraries: set[str], with_typer: set[str], home: Path
) -> None:
    """Before the first question, help or the version is shown, these rooms and libraries are imported and no others."""
    cache.keep([house.built_in()], [], home / "cache")  # where the one beside the YAML is of before an edit
    modules = imported(CODE, *arguments) - with_typer
    assert {name.split(".")[1] for name in modules if name.startswith("kolinterview.")} == rooms
    outside = {name.split(".")[0] for name in modules if not name.startswith("_")} - {"kolinterview"}
    assert outside - sys.stdlib_module_names <= libraries | {"typer"}
    assert outside & sys.stdlib_module_names <= STANDARD
    assert ("rich.console" in modules) == (arguments[0] == "drill")
    assert "rich.table" not in modules


@pytest.mark.parametrize(("after", "loaded"), [(0.0, True), (60.0, False)])
def test_what_the_first_feedback_needs_is_loaded_meanwhile(after: float, *, loaded: bool) -> None:
    """It is there when the answer is in, unless that was at once, and no thread goes on: the stemmer bears one."""
    code = f"""
import json, sys, threading, time
from kolinterview import house, load, readiness
bank, readiness.AFTER = load.load([house.built_in()]), {after}
with readiness.meanwhile(bank, "screening-criteria"):
    time.sleep(0.1)
assert threading.active_count() == 1
print(json.dumps(list(sys.modules)), file=sys.stderr)
"""
    modules = imported(code)
    assert all((name in modules) == loaded for name in ("kolinterview.match", "snowballstemmer", "opencc", "fsrs"))
