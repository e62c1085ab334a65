"""The same sheet in each of its forms: on the screen, as Markdown, as a page, as values, as cards."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import SMALL_QUESTIONS, SOURCED_FRAMEWORKS, MakeScreen, block, shown, write_bank
from hypothesis import given
from hypothesis import strategies as st

from kolinterview import cards, load, pages, review, speech
from kolinterview.bank import Bank
from kolinterview.lang import Both, Lang
from kolinterview.plain.sheet import sheet as plain
from kolinterview.review import Known, Wish
from kolinterview.sheet import Sheet
from kolinterview.show.sheet import as_text, print_sheet
from kolinterview.speech import READING, Rates
from kolinterview.store import Interview
from kolinterview.tally import Tally

ALL = "kolinterview review --all"
ESSENTIALS = """\
sheet:
  ready: [writing]
  ask: [{zh: 团队几个人？, en: How big is the team?}]
  phrases: [{zh: 没听清, en: 'Sorry, once more?'}]
"""
SCRIPT = '<script>alert("x")</script> & *bold* [link](http://x) `code` # no\n- item'
KNOWN = Known(
    recalled={("choosing", "audience"): 0.9},
    tallies={("choosing", "audience"): Tally(3, 2, "covered"), ("choosing", "views"): Tally(1, 0, "missed")},
    words={("choosing", "audience"): "先看粉丝在哪个国家"},
    answers={"screening-how": "我先看粉丝在哪个国家。再看播放。"},
    speaks_english=True,
)
FRIDAY = Interview(date(2026, 11, 27), "某公司", 30)


@pytest.fixture
def sourced(tmp_path: Path) -> Bank:
    """A small bank with what every sheet has, and facts that age."""
    return load.load([write_bank(tmp_path / "sourced", ESSENTIALS + SMALL_QUESTIONS, SOURCED_FRAMEWORKS)])


def compose(bank: Bank, lang: Lang = "zh", known: Known = KNOWN, wish: Wish = Wish()) -> Sheet:  # noqa: B008
    return review.compose(bank, lang, Rates(20, 20), known, wish, FRIDAY, date(2026, 11, 25))


# --- on the screen ---


def test_the_sheet_in_chinese(screen: MakeScreen, sourced: Bank) -> None:
    """From what to have ready to what to ask them; the user's own words where there are any."""
    made = screen("zh", 60)
    print_sheet(made, compose(sourced), ALL)
    assert shown(made) == block("""
        考前过一遍 · 大约 5 分钟读完 · 某公司，11月27日 周五 · 还有
        2 天
        ✓ 上次答到  ? 拿不准  ✗ 上次没答到  ☐ 还没练过  弱的排在前
        面。

        这几样备好了吗 ─────────────────────────────────────────────
        写邮件
        ☐ 写得短

        达人筛选 ───────────────────────────────────────────────────

        选达人
        怎么选达人？
        先说人群。
        你答得最好那次的开头：「我先看粉丝在哪个国家。」
        ✗ 播放稳定  练 1 次，答到 0 次
          我看中位播放。
        ✓ 粉丝对得上  练 3 次，答到 2 次
          「先看粉丝在哪个国家」

        建联 ───────────────────────────────────────────────────────

        写邮件
        第一封邮件怎么写？
        短一点。
        ☐ 写得短
          我写五行。
        2026-11-23 核对过。规则和数字会变，面试前再看一眼后台和官方
        口径。
        依据：An authority 2026-04、某网站。网址：kolinterview bank
        sources

        问他们什么 ─────────────────────────────────────────────────
        1 团队几个人？

        英语面随手用 ───────────────────────────────────────────────
        - Sorry, once more?  没听清
    """)


def test_the_sheet_in_english_says_what_was_left_out(screen: MakeScreen, sourced: Bank) -> None:
    """What there was no time for is counted, with the command that shows it."""
    made = screen("en", 60)
    print_sheet(made, replace(compose(sourced, "en"), topics=(), left_out=2, interview=None, days=None), ALL)
    assert shown(made) == block("""
        Before you walk in · about 4 minutes to read
        ✓ found last time  ? unsure  ✗ missed last time  ☐ not
        drilled yet  The weakest come first.

        Have these ready ───────────────────────────────────────────
        Writing
        ☐ It is short

        What to ask them ───────────────────────────────────────────
        1 How big is the team?

        Phrases for the English part ───────────────────────────────
        - Sorry, once more?

        There was no room in that time for 2 more; the weak and the
        often asked came first.
        All of it: kolinterview review --all
    """)


def test_what_a_bank_leaves_out_leaves_no_empty_lines(screen: MakeScreen, small: Bank) -> None:
    """No samples, no advice; a minute is the least."""
    framework = small.frameworks["writing"]
    points = tuple(point._replace(say=Both("", "")) for point in framework.points)
    bare = replace(
        small, frameworks={**small.frameworks, "writing": framework._replace(advice=Both("", ""), points=points)}
    )
    made = screen("en", 60)
    print_sheet(made, review.compose(bare, "en", READING, Known(), Wish([small.topic("outreach")])), ALL)
    assert shown(made) == block("""
        Before you walk in · about 1 minute to read
        ✓ found last time  ? unsure  ✗ missed last time  ☐ not
        drilled yet  The weakest come first.

        Outreach ───────────────────────────────────────────────────

        Writing
        How do you write the first email?
        ☐ It is short
    """)


@pytest.mark.parametrize(("day", "said"), [(27, "in 2 days"), (26, "tomorrow"), (25, "today"), (24, "")])
def test_the_head_says_how_long_there_is(sourced: Bank, day: int, said: str) -> None:
    """An interview that has been is not mentioned."""
    interview = Interview(date(2026, 11, day), "", 30)
    sheet = review.compose(sourced, "en", READING, Known(), Wish(), interview, date(2026, 11, 25))
    first = as_text(sheet, ALL).splitlines()[0]
    assert first.endswith(said)
    assert ("Nov" in first) == bool(said)


# --- as Markdown ---


def test_the_sheet_as_markdown(sourced: Bank) -> None:
    """Headings, lists, and a sign for each point."""
    assert (
        pages.markdown(compose(sourced, wish=Wish([sourced.topic("screening")])), ALL)
        == block("""
        # 考前过一遍

        大约 3 分钟读完 · 某公司，11月27日 周五 · 还有 2 天

        ✓ 上次答到  ? 拿不准  ✗ 上次没答到  ☐ 还没练过

        ## 达人筛选

        ### 选达人

        > 怎么选达人？

        *先说人群。*

        你答得最好那次的开头：「我先看粉丝在哪个国家。」

        - ✗ **播放稳定**
          我看中位播放。
        - ✓ **粉丝对得上**
          「先看粉丝在哪个国家」
    """)
        + "\n"
    )


def test_markdown_has_what_every_sheet_has(sourced: Bank) -> None:
    """The checklist, the facts' date, the questions, the phrases and what was left out."""
    text = pages.markdown(replace(compose(sourced, "en"), left_out=3), ALL)
    for part in (
        "## Have these ready\n\n**Writing**\n\n- ☐ It is short\n",
        "As of 2026-11-23. Rules and figures change: check the current ones before the interview.",
        "(An authority 2026-04, 某网站)",
        "## What to ask them\n\n1. How big is the team?\n",
        "## Phrases for the English part\n\n- Sorry, once more?\n",
        "no room in that time for 3 more",
    ):
        assert part in text
    assert "\n\n\n" not in text


# --- as a page ---


class Tags(HTMLParser):
    """What a browser would see: tags that open and close, the text, the attributes of each tag."""

    VOID = ("meta", "br", "img", "input", "link", "hr")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: Counter[str] = Counter()
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen[tag] += 1
        self.attributes.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.words.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.words))


def test_the_page_is_one_file_that_closes_what_it_opens(sourced: Bank) -> None:
    """Nothing is fetched; headings stand in order; each framework can be folded; the language is said."""
    page = pages.html(replace(compose(sourced), left_out=1), ALL)
    tags = Tags(page)
    assert tags.open == []
    assert not re.search(r"https?://|@import|url\(|src=|<link", page)
    assert dict(tags.attributes)["html"]["lang"] == "zh-CN"
    assert (tags.seen["h1"], tags.seen["details"], tags.seen["summary"], tags.seen["main"]) == (1, 2, 2, 1)
    levels = [int(tag[1]) for tag, _ in tags.attributes if re.fullmatch("h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    labels = [attributes["aria-label"] for _, attributes in tags.attributes if "aria-label" in attributes]
    assert labels == ["还没练过", "上次没答到", "上次答到", "还没练过"]
    for words in (
        "考前过一遍",
        "我先看粉丝在哪个国家。",
        "「 先看粉丝在哪个国家 」",
        "团队几个人？",
        "没听清",
        "2026-11-23 核对过",
    ):
        assert words.replace(" ", "") in tags.text.replace(" ", "")
    assert 'lang="en">Sorry, once more?' in page


def test_an_answer_with_a_script_stays_text(sourced: Bank) -> None:
    """On the page, in Markdown and in a card."""
    known = replace(KNOWN, words={("choosing", "views"): SCRIPT}, answers={"screening-how": SCRIPT})
    sheet = compose(sourced, "en", known)
    page = Tags(pages.html(sheet, ALL))
    assert page.seen["script"] == 1  # the page's own, which opens what is folded for the printer
    assert page.open == []
    assert '<script>alert("x")</script>' in page.text
    text = pages.markdown(sheet, ALL)
    assert "<script" not in text.replace("\\<script", "")
    assert "\\*bold\\* \\[link\\](http://x) \\`code\\` \\# no - item" in text
    deck = cards.deck([part for _, parts in sheet.topics for part in parts], "en")
    assert "<script" not in deck
    assert "&lt;script&gt;" in deck


@given(text=st.text())
def test_any_words_leave_the_page_whole(bank: Bank, text: str) -> None:
    """Whatever was answered, the page closes what it opens."""
    name = ("kol-screening", "audience-fit")
    known = Known(words={name: text}, answers={"screening-criteria": text}, tallies={name: Tally(1, 1, "covered")})
    sheet = review.compose(bank, "en", READING, known, Wish([bank.topic("screening")]))
    assert Tags(pages.html(sheet, ALL)).open == []
    pages.markdown(sheet, ALL)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_minutes_are_those_of_the_text(bank: Bank, lang: Lang) -> None:
    """Ten minutes at the rate, measured on what is written, to within one."""
    sheet = review.compose(bank, lang, READING, Known(), Wish(minutes=10))
    assert 8.5 <= speech.seconds(pages.markdown(sheet, ALL), READING) / 60 <= 11


# --- as values, as cards ---


def test_the_sheet_as_values(sourced: Bank) -> None:
    """In the order in which it is read, each point with what the history knows of it."""
    data = plain(compose(sourced))
    assert (data["days"], data["frameworks_left_out"], data["reading_seconds"]) == (2, 0, 243)
    assert data["interview"]["company"] == "某公司"
    assert [part["framework"] for part in data["ready"]] == ["writing"]
    assert data["manner"] == []
    assert data["ask"] == [{"zh": "团队几个人？", "en": "How big is the team?"}]
    assert data["phrases"] == [{"zh": "没听清", "en": "Sorry, once more?"}]
    (screening, outreach) = data["topics"]
    assert (screening["id"], outreach["id"]) == ("screening", "outreach")
    (choosing,) = screening["frameworks"]
    assert choosing["points"][0] == {
        "id": "views",
        "text": {"zh": "播放稳定", "en": "Steady views"},
        "say": {"zh": "我看中位播放。", "en": "I look at median views."},
        "own_words": None,
        "recalled": 0.0,
        "last": "missed",
        "asked": 1,
        "covered": 0,
    }
    assert choosing["points"][1]["own_words"] == "先看粉丝在哪个国家"
    assert (choosing["opening"], choosing["questions"]) == (
        "我先看粉丝在哪个国家。",
        ["screening-how", "screening-why"],
    )
    (writing,) = outreach["frameworks"]
    assert (writing["checked"], writing["sources"], writing["opening"]) == (
        "2026-11-23",
        ["mail-rules", "old-page"],
        None,
    )


def rows(deck: str) -> list[list[str]]:
    return list(csv.reader([line for line in deck.splitlines() if not line.startswith("#")], delimiter="\t"))


def test_a_card_for_each_point(sourced: Bank) -> None:
    """Question and follow-up in front, the point and how to say it behind, a guid that never changes."""
    parts = [part for _, found in compose(sourced).topics for part in found]
    deck = cards.deck(parts, "zh")
    head = ["#separator:Tab", "#html:true", "#deck:kolinterview", "#guid column:1", "#tags column:4"]
    assert deck.splitlines()[:5] == head
    assert rows(deck)[1] == [
        "kolinterview.choosing.audience.zh",
        "怎么选达人？<br><i>选达人</i> 粉丝是谁？",
        "<b>粉丝对得上</b><br>先看粉丝在哪个国家",
        "kolinterview screening zh",
    ]


def test_a_card_of_a_bare_point_still_asks(sourced: Bank) -> None:
    """Without a follow-up and a sample it asks for the point, and has it behind."""
    part = compose(sourced).topics[1][1][0]
    bare = replace(part.points[0], point=part.points[0].point._replace(probe=Both("", ""), say=Both("", "")))
    ((_, front, behind, _),) = rows(cards.deck([replace(part, points=(bare,))], "en"))
    assert front.endswith("Which point is missing?")
    assert behind == "<b>It is short</b>"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_point_of_the_bank_is_a_card_of_its_own(bank: Bank, lang: Lang) -> None:
    """655 cards, 655 guids, four columns each."""
    parts = [part for _, found in review.compose(bank, lang, READING, Known()).topics for part in found]
    made = rows(cards.deck(parts, lang))
    assert len({row[0] for row in made}) == len(made) == sum(len(f.points) for f in bank.frameworks.values())
    assert {len(row) for row in made} == {4}


# --- colours ---

STYLE = (Path(pages.__file__).parent / "templates" / "base.html.j2").read_text(encoding="utf-8")
THEMES = dict(zip(("light", "dark", "paper"), re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL), strict=True))


def luminance(colour: str) -> float:
    """WCAG 2.1, relative luminance of #rgb or #rrggbb."""
    digits = colour if len(colour) == 6 else "".join(digit * 2 for digit in colour)
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", THEMES)
def test_every_colour_of_the_page_can_be_read(theme: str) -> None:
    """Contrast AA, 4.5 to 1, of whatever text has, on the page and on its cards, in light, in dark and on paper."""
    colours = {name: luminance(value) for name, value in re.findall(r"--(\w+): #(\w+)", THEMES[theme])}
    for back in ("paper", "card"):
        for name in ("ink", "soft", "accent", "covered", "unsure", "missed", "unseen"):
            lighter, darker = sorted((colours[name], colours[back]), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (name, back)
