"""Draws docs/drill-zh.svg and docs/drill-en.svg: real drills on a terminal in memory, at a candidate's pace."""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
import time
from html import escape, unescape
from itertools import groupby
from pathlib import Path

import pyte
from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from terminal import Terminal  # noqa: E402

COMMAND = "drill --question screening-criteria --lang {lang}"
ANSWERS = {
    "zh": "我先看粉丝画像，年龄和国家得跟我们的买家对得上。\n再看他平时拍什么，家里养猫的来推猫砂盆才自然。",
    "en": "First I check where the followers live and how old they are.\n"
    "Then what they usually post: a cat person for our litter box.",
}
PACE = 24.0
"""Seconds for an answer, so that the picture tells a time that could be true."""
COLUMNS, ROWS = 80, 60
CELL = 12.0
"""The width of a column; the font is 20 high."""
SVG = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font: {char_height}px/{line_height}px Menlo, Consolas, 'DejaVu Sans Mono',
 'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', monospace; }}
.{unique_id}-title {{ font: bold 18px sans-serif; }}
{styles}
</style>
<defs>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
TEXT = re.compile(
    r'<text (class="drill-r\d+") x="([\d.]+)" (y="[\d.]+") textLength="[\d.]+" clip-path="\S+">(.*?)</text>'
)

COLOURS = {"default": None, "brown": "yellow"}
"""Where pyte's names are not Rich's."""
pyte.graphics.TEXT[2] = "+blink"  # pyte knows no faint text; nothing of ours blinks


def picture(lang: str, pace: float = 0.0) -> str:
    """The screen after a drill, as SVG."""
    with tempfile.TemporaryDirectory() as home:
        own = {"HOME": home, "KOLINTERVIEW_HOME": home, "LANG": "C.UTF-8", "TERM": "xterm-256color"}
        command = COMMAND.format(lang=lang)
        with Terminal(command.split(), COLUMNS, ROWS, {"PATH": os.environ["PATH"], **own}) as terminal:
            pyte.Stream(terminal.screen).feed(f"$ kolinterview {command}\r\n")
            terminal.wait_to_type(r"^ \d+:\d\d")
            time.sleep(pace)
            for line in (*ANSWERS[lang].split("\n"), "."):
                terminal.send(line)
                terminal.send("\r")
            terminal.wait_to_type(r"^>\Z")
            return as_svg(as_text(terminal.screen))


def as_text(screen: pyte.Screen) -> Text:
    """The rows down to the cursor, in their colours."""
    rows = []
    for y in range(screen.cursor.y + 1):
        row = Text()
        for style, cells in groupby((screen.buffer[y][x] for x in range(screen.columns)), key=style_of):
            row.append("".join(cell.data for cell in cells), style)
        row.rstrip()
        rows.append(row)
    return Text("\n").join(rows)


def style_of(cell: pyte.screens.Char) -> Style:
    return Style(color=COLOURS.get(cell.fg, cell.fg), bold=cell.bold, dim=cell.blink)


def as_svg(text: Text) -> str:
    console = Console(width=COLUMNS, record=True, file=io.StringIO())
    console.print(text, soft_wrap=True)
    svg = console.export_svg(
        title="kolinterview drill", code_format=SVG, font_aspect_ratio=CELL / 20, unique_id="drill"
    )
    return TEXT.sub(aligned, svg)


def aligned(match: re.Match[str]) -> str:
    """One text of Rich's, which thinks all characters as wide as each other, with each in its own columns."""
    style, x, y, content = match.groups()
    column, texts = float(x) / CELL, []
    for width, run in groupby(unescape(content), key=cell_len):
        characters = list(run)
        places = [f"{(column + width * n) * CELL:g}" for n in range(len(characters))]
        column += width * len(characters)
        where = f'x="{" ".join(places)}"' if width > 1 else f'x="{places[0]}" textLength="{CELL * len(places):g}"'
        text = escape("".join(characters)).replace(" ", "&#160;")
        texts.append(f"<text {style} {where} {y}>{text}</text>")
    return "".join(texts)


def words(svg: str) -> list[str]:
    """The lines of a picture, whatever time they tell."""
    texts = re.findall(r'<text class="drill-r\d+" [^>]*y="([\d.]+)">(.*?)</text>', svg)
    lines = ("".join(text for _, text in line) for _, line in groupby(texts, key=lambda text: text[0]))
    return [re.sub(r"\d+:\d\d", "m:ss", unescape(line)) for line in lines]


if __name__ == "__main__":
    for lang in ANSWERS:
        (ROOT / "docs" / f"drill-{lang}.svg").write_text(picture(lang, PACE), encoding="utf-8")
