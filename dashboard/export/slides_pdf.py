"""Pages to show as one PDF, a page for each: real text, tagged for screen readers, offline."""

from __future__ import annotations

from typing import Any

from dashboard.drawing.elements import is_web_address
from dashboard.drawing.quick_code import code_svg, has_code
from dashboard.drawing.stage import draw_years
from dashboard.drawing.symbols import Symbol
from dashboard.export.exhibits.exhibit import Sign
from dashboard.export.fitted import fitted
from dashboard.export.pdf_file import written_pdf
from dashboard.export.pdf_text import breakable, linkable
from dashboard.export.short_text import shortened
from dashboard.export.slide import MOST_KINDS, Deck, Slide
from dashboard.export.slide_words import LONGEST_LINK, lines, made
from dashboard.language import message
from dashboard.sources import Progress
from dashboard.sources.progress import unheard

WHOLE_MAP, TABLE_MAP = (730, 512), (480, 400)
"""Width and height of the picture in pixels, alone and beside a table."""
TABLE_LETTERS, TABLE_LINES = 84, 30
"""How many letters of a table stand side by side, and how many lines below each other."""
_DRAWN = 0.6  # the share of drawing the pages; the rest is for setting them


def slides_pdf(deck: Deck, progress: Progress = unheard) -> bytes:
    """Make the PDF; the same pages and day give the same file. Nothing is loaded from anywhere.

    Raises Complaint where it fails.
    """
    language = deck.language
    say, day = language.say, language.day(deck.day)
    slides = []
    for n, slide in enumerate(deck.slides):
        step = message("Drawing page {n} of {all} …", n=n + 1, all=len(deck.slides))
        progress(step, _DRAWN * n / len(deck.slides))
        slides.append(_values(slide))
    progress(message("Writing {name} …", name="PDF"), _DRAWN)
    values = {
        "lang": language.code,
        "title": deck.title,
        "description": say("Netzwerkatlas: integration networks in four Länder"),
        "footer": " · ".join(dict.fromkeys(["Netzwerkatlas", deck.title, day])),
        "page": say("Page"),
        "key": say("Key to the map"),
        "named": say("Records on the map"),
        "slides": slides,
    }
    remedy = message("Take another format, and tell those who run the atlas.")
    return written_pdf("slides.typ", values, deck.day, remedy)


def _values(slide: Slide) -> dict[str, Any]:
    say = slide.language.say
    code = None
    if has_code(slide.address):
        alt = say("QR code of the link to this page of the atlas")
        code = {"svg": str(code_svg(slide.address, alt)), "alt": alt}
    years = None
    if slide.years and slide.years.stretches:
        stretches, title, words, _ = slide.years
        svg = str(draw_years(stretches, slide.language, said=words))
        years = {"title": title, "svg": svg, "alt": words}
    figure, size = slide.figure, TABLE_MAP if slide.table else WHOLE_MAP
    return {
        "title": breakable(slide.title),
        "sentence": breakable(slide.sentence),
        "map": {"svg": str(figure.still(*size)), "alt": figure.words},
        "kinds": [_entry(sign, text) for sign, text in figure.key(MOST_KINDS)],
        "above": breakable(slide.above),
        "years": years,
        "table": _table(slide),
        "named": [breakable(name) for name in slide.named],
        "highlight": [breakable(text) for text in slide.highlight or ()],
        "lines": [breakable(text) for text in lines(slide)],
        "made": f"{made(slide)} {say('Link')}:",
        "address": linkable(slide.address) or slide.address,
        "linked": is_web_address(slide.address),
        "short": breakable(shortened(slide.address, LONGEST_LINK)),
        "code": code,
    }


def _entry(sign: Sign, text: str) -> dict[str, str]:
    """An entry of the key: with the circle of a kind, a small picture, or neither."""
    symbol = sign if isinstance(sign, Symbol) else None
    return {
        "text": breakable(text),
        "colour": symbol.colour if symbol else "",
        "letter": symbol.letter if symbol else "",
        "svg": str(sign) if sign and not symbol else "",
    }


def _table(slide: Slide) -> dict[str, Any] | None:
    if not slide.table:
        return None
    table = fitted(slide.table, TABLE_LETTERS, TABLE_LINES)
    return {
        "title": slide.table.title,
        "headers": [breakable(text) for text in table.headers],
        "rows": [[breakable(text) for text in row] for row in table.rows],
        "widths": table.widths,
        "more": table.more_words(slide.language),
    }
