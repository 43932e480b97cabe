"""Reads a page as a person without scripts does: its words, headings, links, anchors and what it loads."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

UNREAD = {"script", "style", "svg", "template"}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "path", "circle", "rect", "line", "use"}


@dataclass
class Page(HTMLParser):
    """What was found in the HTML of one page."""

    source: str
    words: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    landmarks: list[str] = field(default_factory=list)

    def __post_init__(self):
        super().__init__(convert_charrefs=True)
        self._open = []
        self.feed(self.source)

    def handle_starttag(self, tag, attrs):
        known = {name: value or "" for name, value in attrs}
        self.elements.append((tag, known))
        if "id" in known:
            self.ids.append(known["id"])
        if tag == "a" and "href" in known:
            self.links.append(known["href"])
        self.loads += [known[name] for name in ("src", "srcset", "poster", "data") if name in known]
        if tag == "link":
            self.loads.append(known["href"])
        if tag in {"header", "nav", "main", "footer"}:
            self.landmarks.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        if UNREAD & set(self._open):
            return
        self.words.append(data)
        if any(re.fullmatch("h[1-6]", tag) for tag in self._open):
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)

    @property
    def text(self) -> str:
        """All words, plainly written."""
        return plain(" ".join(self.words))

    def has(self, words: str) -> bool:
        """Whether the words stand on the page, whatever the line breaks."""
        return plain(html.unescape(words)) in self.text


def plain(words: str) -> str:
    """Words with single spaces, x for the multiplication sign and - for the en dash, as a test is typed."""
    signs = str.maketrans({"\N{MULTIPLICATION SIGN}": "x", "\N{EN DASH}": "-"})
    return " ".join(words.translate(signs).split())


def read(client, path) -> Page:
    """The page at ``path``, which must be there."""
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    assert answer.content_type.startswith("text/html")
    return Page(answer.text)
