"""The page in a real browser, where there is one: a phone's width, folding, paper."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kolinterview import pages, review
from kolinterview.bank import Bank
from kolinterview.lang import Lang
from kolinterview.review import Known, Wish
from kolinterview.speech import READING
from kolinterview.tally import Tally

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here")

PHONE = 360
"""CSS pixels."""
LONG = "https://example.org/" + "a" * 300
MEASURE = """
const page = document.querySelector("iframe").contentDocument, first = page.querySelector("details");
const inner = first.querySelector("ul"), root = page.documentElement;
const found = {aside: root.scrollWidth - root.clientWidth, width: root.clientWidth, folded: !inner.checkVisibility()};
first.querySelector("summary").click();
found.opened = inner.checkVisibility();
first.querySelector("summary").click();
found.closed = !first.open;
found.focus = (first.querySelector("summary").focus(), page.activeElement.tagName);
document.body.textContent = JSON.stringify(found);
"""


def run(*options: str) -> str:
    """A headless Chromium of its own; what it prints."""
    assert BROWSER
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", *options]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


def page(bank: Bank, lang: Lang) -> str:
    """A sheet with a history, and with a word that no line holds."""
    name = ("kol-screening", "audience-fit")
    known = Known(tallies={name: Tally(1, 1, "covered")}, words={name: LONG}, speaks_english=True)
    return pages.html(review.compose(bank, lang, READING, known, Wish(minutes=15)), "kolinterview review --all")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_phone_shows_it_without_scrolling_sideways_and_folds_it(bank: Bank, tmp_path: Path, lang: Lang) -> None:
    """At 360 pixels nothing sticks out; what is folded opens and closes, by pointer and by key."""
    framed = html.escape(page(bank, lang))
    frame = f'<iframe width="{PHONE}" height="800" style="border:0" srcdoc="{framed}"></iframe>'
    outer = tmp_path / "outer.html"
    outer.write_text(
        f"<!DOCTYPE html><meta charset='utf-8'>{frame}<script>addEventListener('load', () => {{{MEASURE}}})</script>",
        encoding="utf-8",
    )
    found = re.search(r"\{.*\}", run("--dump-dom", outer.as_uri()))
    assert found
    measured = json.loads(html.unescape(found[0]))
    assert PHONE - 20 <= measured.pop("width") <= PHONE  # a scroll bar may stand beside it
    assert measured == {"aside": 0, "folded": True, "opened": True, "closed": True, "focus": "SUMMARY"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_paper_has_all_of_it(bank: Bank, tmp_path: Path, lang: Lang) -> None:
    """Printed, what is folded is open: A4 pages, as many as its text needs and not one for each framework."""
    file = tmp_path / "sheet.html"
    file.write_text(page(bank, lang), encoding="utf-8")
    paper = tmp_path / "sheet.pdf"
    run(f"--print-to-pdf={paper}", "--no-pdf-header-footer", file.as_uri())
    sheets = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper.read_bytes())
    assert 5 <= len(sheets) <= 12
    assert {(round(float(width)), round(float(height))) for width, height in sheets} == {(595, 842)}
