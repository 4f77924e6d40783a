"""A map or a timeline as a picture for print, which says by itself what it is and whence.

An SVG whose text is text, or the same as PNG; both are made without a browser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil
from textwrap import wrap

from markupsafe import Markup

from dashboard.analysis.timelines import Events, Fundings, events, fundings
from dashboard.drawing.elements import joined
from dashboard.drawing.quick_code import code_svg, has_code
from dashboard.drawing.static_chart import pixels, static_chart
from dashboard.drawing.static_map import FONT
from dashboard.drawing.symbols import Symbol
from dashboard.drawing.time_canvas import Spec
from dashboard.drawing.timeline_founding import draw_foundings
from dashboard.drawing.timeline_funding import draw_fundings
from dashboard.drawing.timeline_notes import (
    reading_foundings,
    reading_fundings,
    without_founding,
    without_time,
)
from dashboard.drawing.xml_text import plain_text
from dashboard.export.slide import MOST_KINDS, Slide
from dashboard.export.slide_words import made, origin, remarks
from dashboard.language import message
from dashboard.model.finding import Complaint

WIDTH = 1123
"""The width of a sheet: A4 laid across, at 96 pixels an inch."""
PRINT = 3.125
"""How many pixels of a PNG lie along one of these: 300 to an inch."""
MAP_HEIGHT = 560
_EDGE, _CODE, _KEY = 36, 96, 250
_INK, _QUIET = "#1f2933", "#4a5561"

_SHEET = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" '
    'role="img" aria-label="{title}" font-family="{font}">'
    '<rect width="{w}" height="{h}" fill="#ffffff"/>{body}</svg>'
)
_INSIDE = Markup('<svg x="{}" y="{}" width="{}" height="{}">{}</svg>')
_LINE = Markup('<text x="{}" y="{}" font-size="{}" font-weight="{}" fill="{}">{}</text>')
_DISC = Markup(
    '<circle cx="{x}" cy="{y}" r="10" fill="{colour}"/><text x="{x}" y="{text_y}" font-size="12" '
    'font-weight="700" text-anchor="middle" fill="#ffffff">{letter}</text>'
)


@dataclass(frozen=True)
class _Drawn:
    """What a sheet shows: an SVG of some size, words for it, and lines below it.

    `when` says that it is fundings and events by their time.
    """

    svg: str
    width: int
    height: int
    words: str
    below: tuple[str, ...]
    has_key: bool = False
    when: bool = False


def map_picture(slide: Slide) -> str:
    """The map with its key, as SVG."""
    width = WIDTH - 2 * _EDGE - _KEY
    drawn = str(slide.figure.still(width, MAP_HEIGHT))
    below = (slide.figure.reading, " ".join(remarks(slide)))
    return _sheet(slide, _Drawn(drawn, width, MAP_HEIGHT, slide.figure.words, below, has_key=True))


def chart_picture(slide: Slide) -> str:
    """The timeline of a page beside the map, as SVG. Raises Complaint where it has none."""
    refuse_chart(slide)
    draw = slide.exhibit.chart if slide.exhibit else None
    return _chart(slide, *draw()) if draw else ""


def refuse_chart(slide: Slide) -> None:
    """Raise Complaint where there is no timeline to draw."""
    if not (slide.exhibit and slide.exhibit.chart):
        raise _nothing()


def foundings_picture(slide: Slide) -> str:
    """When the shown records began, as SVG. Raises Complaint where of none is known when."""
    refuse_foundings(slide)
    began, language = slide.foundings, slide.language
    spec = draw_foundings(slide.dataset, began, language, day=slide.matching.selection.active)
    unknown = [without_founding(began, language)] if began.unknown else []
    return _chart(slide, spec, reading_foundings(began, language, printed=True), *unknown)


def refuse_foundings(slide: Slide) -> None:
    """Raise Complaint where there is no founding to draw."""
    if not len(slide.foundings):
        raise _nothing()


def fundings_picture(slide: Slide) -> str:
    """Who paid for the shown records when, as SVG. Raises Complaint where nothing is known."""
    refuse_fundings(slide)
    (paid, held), language = _fundings(slide), slide.language
    day = slide.matching.selection.active
    spec = draw_fundings(slide.dataset, paid, held, language, slide.day, day=day)
    unknown = [told] if (told := without_time(paid, held, language)) else []
    return _chart(slide, spec, reading_fundings(paid, language, printed=True), *unknown, when=True)


def refuse_fundings(slide: Slide) -> None:
    """Raise Complaint where there is neither a funding nor an event to draw."""
    paid, held = _fundings(slide)
    if len(paid) - paid.undated + len(held) <= 0:
        raise _nothing()


def _fundings(slide: Slide) -> tuple[Fundings, Events]:
    catalogue, shown = slide.matching.catalogue.ever, slide.matching.shown
    return fundings(catalogue, shown), events(catalogue, shown)


def as_svg(draw: Callable[[Slide], str], slide: Slide) -> bytes:
    """The picture as the bytes of an SVG file."""
    return draw(slide).encode("utf-8", "replace")


def as_png(draw: Callable[[Slide], str], slide: Slide) -> bytes:
    """The picture with 300 pixels to an inch."""
    return pixels(draw(slide), PRINT)


def _nothing() -> Complaint:
    return Complaint(
        message("Of what is selected, no time is known that could be drawn."),
        message("Choose the map, or select more."),
    )


def _chart(slide: Slide, spec: Spec, *below: str, when: bool = False) -> str:
    drawn = static_chart(spec, WIDTH - 2 * _EDGE)
    sizes = [drawn.split(f' {side}="', 1)[1].split('"', 1)[0] for side in ("width", "height")]
    width, height = (ceil(float(size)) for size in sizes)
    return _sheet(slide, _Drawn(drawn, width, height, str(spec["description"]), below, when=when))


def _sheet(slide: Slide, drawn: _Drawn) -> str:
    """Title and sentence above, the origin and the way back below."""
    top, head = _EDGE, []
    for text, size, weight, most in ((slide.title, 28, 700, 2), (slide.sentence, 17, 400, 3)):
        lines, top = _written(text, _EDGE, top, size, WIDTH - 2 * _EDGE, most, weight=weight)
        head.append(lines)
        top += 6
    # A picture of our own making, in which all text of records is escaped.
    picture = Markup(drawn.svg)  # noqa: S704
    body = [*head, _INSIDE.format(_EDGE, top, drawn.width, drawn.height, picture)]
    if drawn.has_key:
        body.append(_key(slide, WIDTH - _EDGE - _KEY + 20, top))
    foot = top + drawn.height + 14
    below, bottom = _foot(slide, drawn, foot)
    return str(
        _SHEET.format(
            w=WIDTH,
            h=max(bottom, foot + _CODE) + 20,
            title=plain_text(f"{slide.title}. {drawn.words}"),
            font=FONT,
            body=joined([*body, below]),
        )
    )


def _key(slide: Slide, x: int, top: int) -> Markup:
    say, drawn, y = slide.language.say, [], top + 14
    drawn.append(_LINE.format(x, y, 15, 700, _INK, slide.above or say("Key to the map")))
    for sign, text in slide.figure.key(MOST_KINDS):
        y += 26
        if isinstance(sign, Symbol):
            letter = plain_text(sign.letter)
            disc = {"x": x + 10, "y": y - 5, "text_y": y - 1, "letter": letter}
            drawn.append(_DISC.format(colour=sign.colour, **disc))
        elif sign:
            drawn.append(_INSIDE.format(x - 6, y - 14, 30, 20, sign))
        lines, bottom = _written(text, x + 28, y - 13, 13, _KEY - 50, 2)
        drawn.append(lines)
        y = max(y, bottom - 8)
    return joined(drawn)


def _foot(slide: Slide, drawn: _Drawn, top: int) -> tuple[Markup, int]:
    say, found = slide.language.say, []
    coded = has_code(slide.address)
    if coded:
        label = say("QR code of the link to this page of the atlas")
        code = code_svg(slide.address, label)
        found.append(_INSIDE.format(WIDTH - _EDGE - _CODE, top, _CODE, _CODE, code))
    room = WIDTH - 2 * _EDGE - (_CODE + 24 if coded else 0)
    link = f"{made(slide)} {say('Link')}: {slide.address}"
    for text in (*drawn.below, *origin(slide, when=drawn.when), link):
        lines, top = _written(text, _EDGE, top, 12, room, 4, colour=_QUIET)
        found.append(lines)
    return joined(found), top


def _written(
    text: str,
    x: int,
    top: int,
    size: int,
    room: int,
    most: int,
    *,
    weight: int = 400,
    colour: str = _INK,
) -> tuple[Markup, int]:
    """A text in lines of so many pixels, the last cut short; and where the next may begin."""
    told = list(_lines(plain_text(text), int(room / (0.5 * size)), most))
    step = round(size * 1.3)
    drawn = [
        _LINE.format(x, top + size + n * step, size, weight, colour, line)
        for n, line in enumerate(told)
    ]
    return joined(drawn), top + len(told) * step + round(0.2 * size)


def _lines(text: str, width: int, most: int) -> Iterator[str]:
    lines = wrap(text, width)
    for n, line in enumerate(lines[:most]):
        yield line if n < most - 1 or len(lines) <= most else line[: width - 1] + "…"
