"""The small pieces of HTML that cards and tables are made of.

All of them return `Markup`: whatever text comes in is escaped on its way, so that no word of
a record can become a tag. Classes begin with `na-`; the stylesheet is `assets/page.css`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from dashboard.drawing.sent import as_sent
from dashboard.drawing.symbols import Symbol

ASSETS = Path(__file__).parent / "assets"
PAGE_STYLE = as_sent(ASSETS / "page.css")
"""The stylesheet of cards and tables, light and dark, on screen and paper."""

_OPEN = Markup('<button type="button" class="na-open" data-open="')
_QUOTE, _END, _CLOSE = Markup('"'), Markup(">"), Markup("</button>")
_LINK = Markup(
    '<a class="na-link" href="{}" rel="noopener noreferrer external" target="_blank">{}'
    '<span class="na-out" aria-hidden="true">&nbsp;↗</span>{}</a>'
)


def joined(pieces: Iterable[str]) -> Markup:
    """The pieces in a row, each escaped unless it is `Markup`."""
    # A tenth of the time of `Markup.join`, of which a long list takes much: `escape` would make
    # `Markup` anew of what is `Markup` already.
    parts = [piece if type(piece) is Markup else escape(piece) for piece in pieces]
    return Markup("".join(parts))  # noqa: S704 - each piece has been escaped


def hidden(text: str) -> Markup:
    """Text for those who hear the page."""
    return Markup('<span class="na-hidden">{}</span>').format(text)


def open_button(record: str, name: str, *, current: bool = False) -> Markup:
    """A record's name, which opens its card."""
    mark = Markup(' aria-current="true"') if current else ""
    # Lists have hundreds of these, and joining takes a third of the time of `format`.
    return joined((_OPEN, record, _QUOTE, mark, _END, name, _CLOSE))


def outside_link(url: str, text: str, note: str) -> Markup:
    """A link that leaves the atlas in a new tab; the bare text where the URL is not for the web.

    `note` tells those who hear the page where the link leads.
    """
    if not is_web_address(url):
        return Markup("{}").format(text)
    return _LINK.format(url, text, hidden(f" ({note})"))


def is_web_address(url: str) -> bool:
    """Whether a browser would open it as a page of some host, and run nothing."""
    if not url.isprintable() or "\\" in url:
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


@lru_cache(maxsize=256)
def symbol_picture(symbol: Symbol, number: int | None = None) -> Markup:
    """The map's circle for a kind, small enough for a line of text; its label stands beside it.

    With a number, `symbol_again` can repeat it in the same fragment.
    """
    ring = symbol.shape == "ring"
    dashes = Markup(
        '<circle r="12.4" fill="none" stroke="{}" stroke-width="2" stroke-dasharray="4.2 2.29"/>'
    ).format(symbol.colour)
    return Markup(
        '<svg class="na-symbol"{} viewBox="-15 -15 30 30" aria-hidden="true" focusable="false">'
        '<circle r="14.5" fill="#fff"/>{}<circle r="{}" fill="{}"/>'
        '<text text-anchor="middle" dy="0.36em" font-size="{}" fill="#fff">{}</text></svg>'
    ).format(
        "" if number is None else Markup(' data-symbol="{}"').format(number),
        dashes if ring else "",
        "9.6" if ring else "12.5",
        symbol.colour,
        "12" if ring else "15",
        symbol.letter,
    )


@lru_cache(maxsize=256)
def symbol_again(number: int) -> Markup:
    """The symbol of this number once more: `assets/fragment.js` draws it like the first."""
    return Markup('<svg class="na-symbol" data-symbol="{}"></svg>').format(number)
