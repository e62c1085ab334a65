"""The points as cards for Anki's plain-text import (https://docs.ankiweb.net/importing/text-files.html).

The guid of a card is its point's name in its language: who imports again gets no second card, and a reworded question
or point changes the one that is there.
"""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Sequence

from kolinterview.lang import Lang
from kolinterview.sheet import SheetFramework, SheetPoint
from kolinterview.words import sheet as words

HEAD = "#separator:Tab\n#html:true\n#deck:kolinterview\n#guid column:1\n#tags column:4\n"
"""The columns have no names: so Anki puts them into the first two fields of whatever note type the user has, which is
called otherwise in each language."""


def deck(frameworks: Sequence[SheetFramework], lang: Lang) -> str:
    """A card for each point: its question and follow-up in front, the point and how to say it behind."""
    out = io.StringIO()
    out.write(HEAD)
    rows = csv.writer(out, delimiter="\t", lineterminator="\n")
    for framework in frameworks:
        for point in framework.points:
            rows.writerow(_card(framework, point, lang))
    return out.getvalue()


def _card(framework: SheetFramework, point: SheetPoint, lang: Lang) -> tuple[str, str, str, str]:
    asked, title = framework.questions[0].ask.of(lang), framework.framework.title.of(lang)
    probe = point.point.probe.of(lang) or words.WHICH_POINT.of(lang)
    behind = [f"<b>{_safe(point.point.text.of(lang))}</b>", _safe(point.words or point.point.say.of(lang))]
    guid = f"kolinterview.{framework.framework.id}.{point.point.id}.{lang}"
    front = "<br>".join([_safe(asked), f"<i>{_safe(title)}</i> {_safe(probe)}"])
    return guid, front, "<br>".join(filter(None, behind)), f"kolinterview {framework.topic.id} {lang}"


def _safe(text: str) -> str:
    """Text that stays text in a card, on one line."""
    return html.escape(" ".join(text.split()))
