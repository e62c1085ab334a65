"""Pages in HTML and Markdown, and cards: no text of theirs is taken for a tag, and none is lost."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from html.parser import HTMLParser

from markdown_it import MarkdownIt

from fuzzing.scenes import Scene, mock_report, sheet
from kolinterview import cards, pages

TAGS = {
    "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "p", "main", "section", "div",
    "span", "ul", "ol", "li", "strong", "details", "summary", "br", "code", "script",
}  # fmt: skip
IN_MARKDOWN = {"heading", "paragraph", "blockquote", "bullet_list", "ordered_list", "list_item", "inline"}
INLINE = {"text", "text_special", "strong_open", "strong_close", "em_open", "em_close", "code_inline", "softbreak"}


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not any(name.startswith("on") or name in ("src", "href") for name, _ in attrs), attrs

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data!r}")


def check_pages(scene: Scene) -> None:
    """No text is a tag, a link, a heading or a list; none of it is lost."""
    made, mock = sheet(scene), mock_report(scene)
    said = [one.answer for one in scene.attempts if one.answer and (not one.parent or one.probe == "p1")]
    for page, texts, scripts in ((pages.html(made, "all"), [scene.words], 1), (pages.report_html(mock), said, 0)):
        read = _Page()
        read.feed(page)
        read.close()
        assert set(read.tags) <= TAGS, set(read.tags) - TAGS
        assert read.tags.count("script") == scripts
        check_kept(texts, read.text)
    for page, texts in ((pages.markdown(made, "all"), [scene.words]), (pages.report_markdown(mock), said)):
        check_kept(texts, check_markdown(page))
    deck = cards.deck([part for _, parts in made.topics for part in parts], scene.lang)
    for row in csv.reader(io.StringIO(deck.split("column:4\n")[1]), delimiter="\t"):
        assert len(row) == 4, row
        read = _Page()
        read.feed(row[1] + row[2])
        assert set(read.tags) <= {"b", "i", "br"}, read.tags


def check_markdown(page: str) -> str:
    """All of its text, where it has no elements but those of the templates."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(page)
    depth, text = 0, []
    for token in tokens:
        kind = re.sub(r"_(open|close)$", "", token.type)
        assert kind in IN_MARKDOWN, f"{token.type}: {page.splitlines()[slice(*token.map)] if token.map else page!r}"
        depth += token.nesting if kind == "blockquote" else 0
        assert not depth or kind in ("blockquote", "paragraph", "inline"), f"{token.type} in a quote: {page!r}"
        for child in token.children or ():
            assert child.type in INLINE, f"{child.type}: {token.content!r}"
            text.append(child.content)
    return "".join(text)


def check_kept(texts: Sequence[str], page: str) -> None:
    """Nothing of the texts is lost, blanks aside."""
    squeezed = re.sub(r"\s", "", page)
    for line in (line for text in texts for line in text.splitlines()):
        assert re.sub(r"\s", "", line) in squeezed, f"{line!r} is not all there"
