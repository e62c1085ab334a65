"""The README opens with what the program looks like now."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("termios", reason="there is no pty here")

SCRIPTS = Path(__file__).parent.parent / "scripts"
sys.path.insert(0, str(SCRIPTS))

import pictures  # noqa: E402  (a script, not a package)


@pytest.mark.parametrize("lang", pictures.ANSWERS)
def test_the_pictures_show_todays_screen(lang: str) -> None:
    """A drill run now says, word for word, what the committed picture says; only its times may differ."""
    committed = (SCRIPTS.parent / "docs" / f"drill-{lang}.svg").read_text(encoding="utf-8")
    assert pictures.words(pictures.picture(lang)) == pictures.words(committed), "run python scripts/pictures.py"


@pytest.mark.parametrize("lang", pictures.ANSWERS)
def test_the_pictures_need_nothing_from_the_network(lang: str) -> None:
    """What is shown is in the file: no fonts, no scripts, no images from elsewhere."""
    committed = (SCRIPTS.parent / "docs" / f"drill-{lang}.svg").read_text(encoding="utf-8")
    assert not [line for line in committed.splitlines() if "url(http" in line or "<script" in line or "href=" in line]
