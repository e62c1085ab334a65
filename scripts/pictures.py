"""Draws docs/drill-zh.svg and docs/drill-en.svg from real drills in a terminal in memory.

python scripts/pictures.py           draws them, taking the time that a candidate would
python scripts/pictures.py --check   draws them at once and tells whether the committed ones show anything else
"""

from __future__ import annotations

import argparse
import difflib
import io
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from html import escape, unescape
from itertools import groupby
from pathlib import Path

import pyte
from rich._export_format import CONSOLE_SVG_FORMAT
from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from terminal import Terminal  # noqa: E402

COLUMNS, ROWS = 80, 30
SEED = "1"
THINKING = 50
"""Seconds between the question and handing in, for a picture with a time that could be true."""
ANSWERS = {
    "zh": "先看粉丝画像，美国 25 到 34 岁的女性要占大头。\n再看最近二十条的中位播放，只爆过一条的不算。",
    "en": "First the audience: most followers should be women in the US, 25 to 34.\n"
    "Then the median views of the last twenty posts, not the one hit.",
}
FONTS = "'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', 'PingFang SC', 'Microsoft YaHei', monospace"
pyte.graphics.TEXT[2] = "+blink"  # pyte knows no faint text, and nothing of ours blinks
