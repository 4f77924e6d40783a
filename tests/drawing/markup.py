"""Markup as a browser would take it apart."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"br", "img", "hr", "input"}


class Parsed(HTMLParser):
    """`elements` are the tags with their attributes' names; `texts` is all that can be read."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: set[tuple[str, tuple[str, ...]]] = set()
        self.links: list[str] = []
        self.texts = ""
        self.open: list[str] = []
        self.feed(str(markup))
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.add((tag, tuple(name for name, _ in attributes)))
        self.links += [value for name, value in attributes if name in ("href", "src")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements.add((tag, tuple(name for name, _ in attributes)))

    def handle_endtag(self, tag):
        assert tag == self.open.pop(), f"</{tag}> closes what it did not open"

    def handle_data(self, data):
        self.texts += data

    @property
    def words(self) -> str:
        """The text with single spaces."""
        return " ".join(self.texts.split())
