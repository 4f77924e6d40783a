"""Pages to show as a PowerPoint file, a slide for each: native text and charts, notes as notes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from io import BytesIO
from typing import Any, NamedTuple

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Length, Pt

from dashboard.drawing.elements import is_web_address
from dashboard.drawing.quick_code import code_png, has_code
from dashboard.drawing.stage import years_words
from dashboard.drawing.static_chart import pixels
from dashboard.drawing.symbols import Symbol
from dashboard.drawing.xml_text import plain_text
from dashboard.export.short_text import lines_of, shortened
from dashboard.export.slide import MOST_KINDS, Deck, Slide
from dashboard.export.slides_pdf import LONGEST_LINK, lines
from dashboard.language import message
from dashboard.sources import Progress
from dashboard.sources.progress import unheard

WIDTH, HEIGHT = 13.333, 7.5
"""A slide of 16:9, in inches."""
MAP_WIDTH, MAP_HEIGHT, SHARPER = 900, 500, 2.0
"""The map's size, and how many pixels of the picture lie along one of its own."""
LONGEST_NOTE, LONGEST_NAMED = 4_000, 70
_LONG_TITLE = 44  # letters; a longer one is written smaller, so that two lines have room
_ROOM, _BOLD, _PLAIN = 8, 29, 34
"""How many lines a box at the side has, and how many letters a line, where letters are wide."""
_LABELS, _LONG_LABELS = 7, 4
"""How many years are named below a chart, and how many stretches of years."""
_TITLE_ONLY = 5  # the layout with a title and nothing else, in the library's own template
_LEFT, _RIGHT, _FOOT = 0.45, 9.35, 6.45
_HIGH = 1.8  # a lower chart has no room for its legend
_INK, _QUIET, _STRONG = "1F2933", "4A5561", "0B4A7A"
_CERTAIN, _POSSIBLE = "2F7DC1", "B5D3EA"


class _Box(NamedTuple):
    """A place on a slide, in inches: from the left, from the top, width, height."""

    left: float
    top: float
    width: float
    height: float

    @property
    def lengths(self) -> tuple[Length, Length, Length, Length]:
        """The same as the library wants it."""
        left, top, width, height = (Inches(each) for each in self)
        return left, top, width, height


def slides_pptx(deck: Deck, progress: Progress = unheard) -> bytes:
    """Make the file. Nothing is loaded from anywhere, and no text of a record is more than text."""
    made = Presentation()
    made.slide_width, made.slide_height = Inches(WIDTH), Inches(HEIGHT)
    about = made.core_properties
    about.title, about.author = plain_text(deck.title), "Netzwerkatlas"
    about.last_modified_by, about.language = "Netzwerkatlas", deck.language.locale.replace("_", "-")
    about.created = about.modified = datetime.combine(deck.day, time())
    for n, slide in enumerate(deck.slides):
        step = message("Drawing page {n} of {all} …", n=n + 1, all=len(deck.slides))
        progress(step, 0.95 * n / len(deck.slides))
        _draw(made.slides.add_slide(made.slide_layouts[_TITLE_ONLY]), slide)
    progress(message("Writing {name} …", name="PPTX"), 0.95)
    packed = BytesIO()
    made.save(packed)
    return packed.getvalue()


def _draw(page: Any, slide: Slide) -> None:
    say = slide.language.say
    title = page.shapes.title
    title.left, title.top, title.width, title.height = _Box(_LEFT, 0.2, 12.4, 0.75).lengths
    size = 28 if len(slide.title) <= _LONG_TITLE else 19
    _write(title.text_frame, [slide.title], size, slide, colour=_STRONG, bold=True)
    _text(page, _Box(_LEFT, 0.92, 12.4, 0.62), [slide.sentence], 16, slide)
    png = pixels(str(slide.map(MAP_WIDTH, MAP_HEIGHT)), SHARPER)
    across = _RIGHT - _LEFT - 0.25
    place = _Box(_LEFT, 1.55, across, across * MAP_HEIGHT / MAP_WIDTH).lengths
    _say(page.shapes.add_picture(BytesIO(png), *place), slide.map_words, say("Map"))
    top = 1.5
    if slide.highlight:
        name, summary = slide.highlight
        summary = shortened(summary, (_ROOM - lines_of(name, _BOLD)) * _PLAIN)
        box = _text(page, _Box(_RIGHT, top, 3.6, 1.5), [name, summary], 11, slide)
        box.paragraphs[0].runs[0].font.bold = True
        top += 1.6
    elif slide.named:
        top = _names(page, slide, top)
    top = _key(page, slide, top)
    if slide.years:
        _chart(page, slide, _Box(_RIGHT, top, 3.6, min(_FOOT - 0.05 - top, 2.4)))
    _origin(page, slide)
    if slide.telling.note.strip():
        note = plain_text(slide.telling.note)[:LONGEST_NOTE]
        page.notes_slide.notes_text_frame.text = note


def _names(page: Any, slide: Slide, top: float) -> float:
    """The records where they are few; where the next may begin."""
    names = [shortened(name, LONGEST_NAMED) for name in slide.named]
    title = slide.language.say("Records on the map")
    _text(page, _Box(_RIGHT, top, 3.6, 0.32), [title], 13, slide, bold=True)
    height = 0.21 * sum(lines_of(name, _PLAIN - 2) for name in names)
    _text(page, _Box(_RIGHT, top + 0.33, 3.6, height), names, 12, slide)
    return top + 0.33 + height + 0.12


def _key(page: Any, slide: Slide, top: float) -> float:
    """The kinds with their circles; where the next may begin."""
    kinds = slide.first_kinds(4 if slide.highlight else MOST_KINDS)
    if not kinds:
        return top
    say = slide.language.say
    _text(page, _Box(_RIGHT, top, 3.6, 0.32), [say("Key to the map")], 13, slide, bold=True)
    top += 0.33
    for symbol, text in kinds:
        if symbol:
            _disc(page, symbol, _Box(_RIGHT + 0.06, top + 0.02, 0.24, 0.24), slide)
        _text(page, _Box(_RIGHT + 0.35, top, 3.3, 0.28), [text], 12, slide)
        top += 0.27
    return top + 0.08


def _disc(page: Any, symbol: Symbol, box: _Box, slide: Slide) -> None:
    disc = page.shapes.add_shape(MSO_SHAPE.OVAL, *box.lengths)
    disc.fill.solid()
    disc.fill.fore_color.rgb = _colour(symbol.colour.lstrip("#"))
    disc.line.fill.background()
    disc.shadow.inherit = False
    _write(disc.text_frame, [symbol.letter], 9, slide, colour="FFFFFF", bold=True)
    disc.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    _say(disc, "", symbol.label)  # the text beside it says all


def _chart(page: Any, slide: Slide, box: _Box) -> None:
    """When the records began, as a chart whose numbers can be looked at and changed."""
    say = slide.language.say
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = [
        str(first) if first == last else f"{first}–{last}" for first, last, _, _ in slide.years
    ]
    data.add_series(say("For certain"), [each.certain for each in slide.years])
    data.add_series(say("Possibly more"), [each.possible for each in slide.years])
    frame = page.shapes.add_chart(XL_CHART_TYPE.COLUMN_STACKED, *box.lengths, data)
    _say(frame, years_words(slide.years, slide.language), say("Foundings"))
    chart = frame.chart
    chart.has_title, chart.has_legend = True, box.height > _HIGH
    if chart.has_legend:
        chart.legend.include_in_layout = False
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    _write(chart.chart_title.text_frame, [say("Foundings")], 13, slide, bold=True)
    chart.font.size = Pt(11 if box.height > _HIGH else 9)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 20, 100
    for series, colour in zip(plot.series, (_CERTAIN, _POSSIBLE), strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _colour(colour)
    labels = _LABELS if all(first == last for first, last, _, _ in slide.years) else _LONG_LABELS
    _name_some(chart, -(-len(slide.years) // labels))
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.major_unit = max(1, -(-max(s + p for _, _, s, p in slide.years) // 3))


def _name_some(chart: Any, step: int) -> None:
    """Name each so-manieth stretch of years below the chart, so that labels lie level."""
    axis = chart.category_axis._element
    skip = axis.makeelement(qn("c:tickLblSkip"), {"val": str(step)})
    axis.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def _origin(page: Any, slide: Slide) -> None:
    """How to read the map, whence all is, and the way back into the atlas."""
    coded = has_code(slide.address)
    told = [*lines(slide), f"{slide.made} {slide.language.say('Link')}: "]
    box = _text(
        page, _Box(_LEFT, _FOOT, 11.2 if coded else 12.4, 0.95), told, 9, slide, colour=_QUIET
    )
    link = box.paragraphs[-1].add_run()
    link.text = plain_text(shortened(slide.address, LONGEST_LINK))
    link.font.size = Pt(9)
    if is_web_address(slide.address):
        link.hyperlink.address = slide.address
    if coded:
        picture = BytesIO(code_png(slide.address))
        code = page.shapes.add_picture(picture, *_Box(11.95, _FOOT, 0.95, 0.95).lengths)
        label = slide.language.say("QR code of the link to this page of the atlas")
        _say(code, label, label)


def _text(page: Any, box: _Box, told: Iterable[str], size: float, slide: Slide, **look: Any) -> Any:
    frame = page.shapes.add_textbox(*box.lengths).text_frame
    _write(frame, told, size, slide, **look)
    return frame


def _write(
    frame: Any,
    told: Iterable[str],
    size: float,
    slide: Slide,
    *,
    colour: str = _INK,
    bold: bool = False,
) -> None:
    """A paragraph for each text, in the language that readers of the screen are told."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for n, text in enumerate(told):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = plain_text(text)
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = _colour(colour)
        run._r.get_or_add_rPr().set("lang", slide.language.locale.replace("_", "-"))


def _colour(code: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(code))  # type: ignore[no-untyped-call]


def _say(shape: Any, words: str, name: str) -> None:
    """What those hear who do not see the shape; without words it is decoration."""
    shape.name = plain_text(name)
    shape._element._nvXxPr.cNvPr.set("descr", plain_text(words))
