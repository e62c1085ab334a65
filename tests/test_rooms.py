"""The rooms keep to the arrows of docs/architecture.md."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kolinterview"
ARCHITECTURE = PACKAGE.parent / "docs" / "architecture.md"
OUTSIDE = {"__init__", "__main__"}
OWNERS = {
    "rich": "show",
    "sqlite3": "database",
    "fsrs": "memory",
    "jinja2": "pages",
    "prompt_toolkit": "editor",
    "typer": "usage options cli cli_bank cli_drill cli_history cli_look cli_mock cli_plan cli_review show",
    "yaml": "nodes parse",
}


def table() -> dict[str, set[str]]:
    rows = re.findall(r"^\| `(\w+)` \| .* \| ([\w, -]+) \|$", ARCHITECTURE.read_text(encoding="utf-8"), re.MULTILINE)
    return {room: set(re.findall(r"\w+", allowed)) for room, allowed in rows}


def imports(file: Path) -> set[str]:
    """Every module that the file imports, at its top or inside a function, as dotted names."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def room(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


FILES = [file for file in sorted(PACKAGE.rglob("*.py")) if room(file) not in OUTSIDE]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_a_room_imports_only_what_the_table_allows(file: Path) -> None:
    """The table of rooms is the truth about who knows whom."""
    used = {name.split(".")[1] for name in imports(file) if name.startswith("kolinterview.")} - {"__version__"}
    assert used - {room(file)} <= table()[room(file)]


def test_the_table_lists_every_room_and_no_arrow_that_is_not_used() -> None:
    """No room is missing from the table, and no permission is left over."""
    used: dict[str, set[str]] = {room(file): set() for file in FILES}
    for file in FILES:
        names = {name.split(".")[1] for name in imports(file) if name.startswith("kolinterview.")}
        used[room(file)] |= names - {room(file), "__version__"}
    assert used == table()


def test_the_arrows_make_no_circle() -> None:
    """Data flows one way."""
    rooms = table()
    while rooms:
        free = {name for name, needs in rooms.items() if not needs & rooms.keys()}
        assert free, f"a circle among {sorted(rooms)}"
        rooms = {name: needs for name, needs in rooms.items() if name not in free}


@pytest.mark.parametrize(("library", "owners"), OWNERS.items())
def test_a_library_is_known_to_its_own_room_only(library: str, owners: str) -> None:
    """Rich, SQLite, fsrs, prompt_toolkit, Typer and PyYAML can each be exchanged in one place."""
    users = {room(file) for file in FILES if any(name.split(".")[0] == library for name in imports(file))}
    assert users == set(owners.split())
