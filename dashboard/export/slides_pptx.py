"""Pages to show as a PowerPoint file, a slide for each: native text and charts, notes as notes."""

from __future__ import annotations

from datetime import datetime, time
from functools import lru_cache
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.util import Inches, Pt

from dashboard.drawing.elements import is_web_address
from dashboard.drawing.part import Part
from dashboard.drawing.quick_code import code_png, has_code
from dashboard.drawing.static_chart import pixels
from dashboard.drawing.symbols import Symbol
from dashboard.drawing.xml_text import plain_text
from dashboard.export.exhibits.exhibit import Sign
from dashboard.export.fitted import fitted
from dashboard.export.pptx_chart import draw_chart
from dashboard.export.pptx_shapes import (
    QUIET,
    STRONG,
    Box,
    colour_of,
    describe,
    picture,
    table,
    text_box,
    write,
)
from dashboard.export.short_text import lines_of, shortened
from dashboard.export.slide import LONGEST_ANSWER, MOST_KINDS, Deck, Slide
from dashboard.export.slide_words import LONGEST_LINK, lines, made
from dashboard.language import message
from dashboard.sources import Progress
from dashboard.sources.progress import unheard

WIDTH, HEIGHT = 13.333, 7.5
"""A slide of 16:9, in inches."""
MAP, TABLE_MAP, SHARPER = (900, 500), (530, 375), 2.0
"""The picture's size, alone and beside a table, and how many pixels lie along one of its own."""
TABLE_LETTERS, TABLE_LINES = 80, 25
"""How many letters of a table stand side by side, and how many lines below each other."""
LONGEST_NOTE, LONGEST_NAMED = 4_000, 70
_LONG_TITLE = 44  # letters; a longer one is written smaller, so that two lines have room
_SENTENCES = ((180, 16), (280, 13), (380, 11.5), (LONGEST_ANSWER, 10.5))
"""Up to so many letters a sentence is written so large."""
_ROOM, _BOLD, _PLAIN, _FLAT = 8, 29, 34, 33
"""How many lines a box at the side has, and how many letters a line, where letters are wide."""
_FOOT_LINES, _FOOT_LETTERS = 6, 160  # of the foot, beside the code of the link
_TITLE_ONLY = 5  # the layout with a title and nothing else, in the library's own template
_LEFT, _RIGHT, _TOP, _FOOT = 0.45, 9.35, 1.55, 6.45
_ABOVE = 0.32  # the height of a line above the picture, or the table


def slides_pptx(deck: Deck, progress: Progress = unheard) -> bytes:
    """Make the file. Nothing is loaded from anywhere, and no text of a record is more than text."""
    book = Presentation()
    book.slide_width, book.slide_height = Inches(WIDTH), Inches(HEIGHT)
    about = book.core_properties
    about.title, about.author = plain_text(deck.title), "Netzwerkatlas"
    about.last_modified_by, about.language = "Netzwerkatlas", deck.language.locale.replace("_", "-")
    about.created = about.modified = datetime.combine(deck.day, time())
    for n, slide in enumerate(deck.slides):
        step = message("Drawing page {n} of {all} …", n=n + 1, all=len(deck.slides))
        progress(step, 0.95 * n / len(deck.slides))
        _draw(book.slides.add_slide(book.slide_layouts[_TITLE_ONLY]), slide)
    progress(message("Writing {name} …", name="PPTX"), 0.95)
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def _draw(page: Any, slide: Slide) -> None:
    title, language = page.shapes.title, slide.language
    title.left, title.top, title.width, title.height = Box(_LEFT, 0.2, 12.4, 0.75).lengths
    size = 28.0 if len(slide.title) <= _LONG_TITLE else 19
    write(title.text_frame, [slide.title], size, language, colour=STRONG, bold=True)
    length = len(slide.sentence)
    size = next(size for most, size in _SENTENCES if length <= most)
    text_box(page, Box(_LEFT, 0.92, 12.4, 0.62), [slide.sentence], size, language)
    if slide.table:
        _tabled(page, slide, slide.table)
    else:
        _mapped(page, slide)
    note = slide.telling.note[:LONGEST_NOTE] if slide.telling.note.strip() else ""
    if told := "\n\n".join(filter(None, [note, _origin(page, slide)])):
        page.notes_slide.notes_text_frame.text = plain_text(told)


def _mapped(page: Any, slide: Slide) -> None:
    """The map, and beside it what stands out, the key, and the foundings."""
    across = _RIGHT - _LEFT - 0.25
    _picture(page, slide, Box(_LEFT, _TOP, across, across * MAP[1] / MAP[0]), MAP)
    top = 1.5
    if slide.highlight:
        name, summary = slide.highlight
        summary = shortened(summary, (_ROOM - lines_of(name, _BOLD)) * _PLAIN)
        side = Box(_RIGHT, top, 3.6, 1.5)
        box = text_box(page, side, [name, summary], 11, slide.language)
        box.paragraphs[0].runs[0].font.bold = True
        top += 1.6
    elif slide.named:
        top = _names(page, slide, top)
    top = _key(page, slide, top)
    if slide.years and slide.years.stretches:
        draw_chart(
            page, slide.years, slide.language, Box(_RIGHT, top, 3.6, min(_FOOT - 0.05 - top, 2.4))
        )


def _tabled(page: Any, slide: Slide, part: Part) -> None:
    """The picture with its key below, and the table beside."""
    wide, high = (each / 100 for each in TABLE_MAP)
    top, size, language = _TOP, TABLE_MAP, slide.language
    if slide.above:
        above = Box(_LEFT, _TOP, wide, 0.3)
        text_box(page, above, [slide.above], 13, language, bold=True)
        top, high, size = top + _ABOVE, high - _ABOVE, (size[0], size[1] - round(100 * _ABOVE))
    _picture(page, slide, Box(_LEFT, top, wide, high), size)
    _flat_key(page, slide, Box(_LEFT, top + high + 0.06, wide, 1.0))
    told = fitted(part, TABLE_LETTERS, TABLE_LINES)
    left = _LEFT + wide + 0.3
    across = WIDTH - _LEFT - left
    text_box(page, Box(left, _TOP, across, 0.3), [part.title], 13, language, bold=True)
    table(page, told, Box(left, _TOP + _ABOVE, across, 1), part.title, 11, language)
    if told.more:
        more = Box(left, _FOOT - 0.26, across, 0.24)
        text_box(page, more, [told.more_words(language)], 10, language, colour=QUIET)


def _picture(page: Any, slide: Slide, box: Box, size: tuple[int, int]) -> None:
    png = pixels(str(slide.figure.still(*size)), SHARPER)
    picture(page, png, box, slide.figure.words, slide.language.say("Map"))


def _flat_key(page: Any, slide: Slide, box: Box) -> None:
    """The key in two columns, on as much room as its texts take."""
    entries, top = slide.figure.key(MOST_KINDS), box.top
    for n in range(0, len(entries), 2):
        pair = entries[n : n + 2]
        for m, (sign, text) in enumerate(pair):
            left = box.left + m * box.width / 2
            _sign(page, sign, Box(left, top + 0.01, 0.24, 0.16), slide)
            there = Box(left + 0.3, top, box.width / 2 - 0.36, 0.18)
            text_box(page, there, [text], 10, slide.language)
        top += 0.06 + 0.165 * max(lines_of(text, _FLAT) for _, text in pair)


def _names(page: Any, slide: Slide, top: float) -> float:
    """The records where they are few; where the next may begin."""
    names = [shortened(name, LONGEST_NAMED) for name in slide.named]
    title = slide.language.say("Records on the map")
    text_box(page, Box(_RIGHT, top, 3.6, 0.32), [title], 13, slide.language, bold=True)
    height = 0.21 * sum(lines_of(name, _PLAIN - 2) for name in names)
    text_box(page, Box(_RIGHT, top + 0.33, 3.6, height), names, 12, slide.language)
    return top + 0.33 + height + 0.12


def _key(page: Any, slide: Slide, top: float) -> float:
    """The kinds with their circles; where the next may begin."""
    kinds = slide.figure.key(4 if slide.highlight else MOST_KINDS)
    if not kinds:
        return top
    say, language = slide.language.say, slide.language
    text_box(page, Box(_RIGHT, top, 3.6, 0.32), [say("Key to the map")], 13, language, bold=True)
    top += 0.33
    for sign, text in kinds:
        _sign(page, sign, Box(_RIGHT + 0.06, top + 0.02, 0.24, 0.24), slide)
        text_box(page, Box(_RIGHT + 0.35, top, 3.3, 0.28), [text], 12, language)
        top += 0.27
    return top + 0.08


def _sign(page: Any, sign: Sign, box: Box, slide: Slide) -> None:
    """What stands before an entry of the key: the text beside it says all."""
    if isinstance(sign, Symbol):
        _disc(page, sign, box._replace(width=box.height), slide)
    elif sign:
        picture(page, sign_png(str(sign)), box, "", slide.language.say("Key to the map"))


@lru_cache(maxsize=64)
def sign_png(svg: str) -> bytes:
    """A sign of the key as a picture of pixels; the same few stand on all slides."""
    return pixels(svg, 3.0)


def _disc(page: Any, symbol: Symbol, box: Box, slide: Slide) -> None:
    disc = page.shapes.add_shape(MSO_SHAPE.OVAL, *box.lengths)
    disc.fill.solid()
    disc.fill.fore_color.rgb = colour_of(symbol.colour.lstrip("#"))
    disc.line.fill.background()
    disc.shadow.inherit = False
    write(
        disc.text_frame,
        [symbol.letter],
        9 if box.height > 0.2 else 6,
        slide.language,
        colour="FFFFFF",
        bold=True,
    )
    disc.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    describe(disc, "", symbol.label)  # the text beside it says all


def _origin(page: Any, slide: Slide) -> str:
    """The day and the way back into the atlas, whence all is, and how to read the map.

    Returns what had no room.
    """
    coded, say = has_code(slide.address), slide.language.say
    letters = _FOOT_LETTERS if coded else _FOOT_LETTERS + 18
    shown = shortened(slide.address, LONGEST_LINK)
    first = f"{made(slide)} {say('Link')}: "
    reading, whence = lines(slide)
    left = _FOOT_LINES - lines_of(first + shown, letters)
    known = shortened(whence, (left - 1) * letters)
    noted = shortened(reading, (left - lines_of(known, letters)) * letters)
    place = Box(_LEFT, _FOOT, 11.2 if coded else 12.4, 0.95)
    told = [first, *filter(None, [known, noted])]
    box = text_box(page, place, told, 9, slide.language, colour=QUIET)
    link = box.paragraphs[0].add_run()
    link.text = plain_text(shown)
    link.font.size = Pt(9)
    if is_web_address(slide.address):
        link.hyperlink.address = slide.address
    if coded:
        label = say("QR code of the link to this page of the atlas")
        picture(page, code_png(slide.address), Box(11.95, _FOOT, 0.95, 0.95), label, label)
    cut = ((whence, known), (reading, noted))
    return "\n\n".join(whole for whole, part in cut if part.endswith("…"))
