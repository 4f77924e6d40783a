"""What the slides of a PowerPoint file are made of: boxes, texts, pictures, tables."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Length, Pt

from dashboard.drawing.xml_text import plain_text
from dashboard.export.fitted import Fitted
from dashboard.language import Language

INK, QUIET, STRONG = "1F2933", "4A5561", "0B4A7A"
_HEAD, _EVEN = "D3E4F2", "F4F7F9"


class Box(NamedTuple):
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


def text_box(
    page: Any, box: Box, told: Iterable[str], size: float, language: Language, **look: Any
) -> Any:
    """A box with a paragraph for each text, `size` in points; returns its frame."""
    frame = page.shapes.add_textbox(*box.lengths).text_frame
    write(frame, told, size, language, **look)
    return frame


def write(
    frame: Any,
    told: Iterable[str],
    size: float,
    language: Language,
    *,
    colour: str = INK,
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
        run.font.color.rgb = colour_of(colour)
        run._r.get_or_add_rPr().set("lang", language.locale.replace("_", "-"))


def picture(page: Any, png: bytes, box: Box, words: str, name: str) -> Any:
    """A picture with what those hear who do not see it; without words it is decoration."""
    shape = page.shapes.add_picture(BytesIO(png), *box.lengths)
    describe(shape, words, name)
    return shape


def table(page: Any, told: Fitted, box: Box, name: str, size: float, language: Language) -> None:
    """A table that can be edited; rows grow with their texts from the height of a line on."""
    line = size / 72 * 1.5
    rows, columns = len(told.rows) + 1, len(told.headers)
    frame = page.shapes.add_table(
        rows, columns, *Box(box.left, box.top, box.width, line * rows).lengths
    )
    describe(frame, name, name)
    made = frame.table
    for column, share in zip(made.columns, told.widths, strict=True):
        column.width = Inches(box.width * share)
    for n, row in enumerate((told.headers, *told.rows)):
        made.rows[n].height = Inches(line)
        for m, text in enumerate(row):
            cell = made.cell(n, m)
            write(cell.text_frame, [text], size, language, bold=n == 0)
            cell.margin_left = cell.margin_right = Inches(0.06)
            cell.margin_top = cell.margin_bottom = Inches(0.03)
            cell.fill.solid()
            fill = _HEAD if n == 0 else _EVEN if n % 2 == 0 else "FFFFFF"
            cell.fill.fore_color.rgb = colour_of(fill)


def colour_of(code: str) -> RGBColor:
    """A colour from its six hexadecimal digits."""
    return RGBColor(*bytes.fromhex(code))  # type: ignore[no-untyped-call]


def describe(shape: Any, words: str, name: str) -> None:
    """What those hear who do not see the shape; without words it is decoration."""
    shape.name = plain_text(name)
    shape._element._nvXxPr.cNvPr.set("descr", plain_text(words))
