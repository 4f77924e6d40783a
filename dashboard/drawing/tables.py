"""Real tables: a caption, headed columns, a headed row; on narrow screens a list of rows.

On a narrow screen the stylesheet lays the rows out as blocks. What they then need, roles that
browsers would forget and the header before each cell, `assets/fragment.js` adds: it is the
same in every row, and would be most of what is sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat

from markupsafe import Markup

from dashboard.drawing.elements import joined

_TABLE = Markup(
    '<table class="na-table{}"><caption class="{}">{}</caption>'
    "<thead><tr>{}</tr></thead><tbody>{}</tbody></table>"
)
_HEADER = Markup('<th scope="col">{}</th>')
_ROW, _ROW_HEADER, _HEADER_END = Markup("<tr"), Markup('><th scope="row">'), Markup("</th>")
_CELL, _CELL_END, _ROW_END = Markup("<td>"), Markup("</td>"), Markup("</tr>")


def plain_table(
    headers: Sequence[str],
    rows: Iterable[Sequence[str]],
    caption: str,
    *,
    caption_shown: bool = True,
) -> Markup:
    """A table of texts, such as the one that stands for a chart.

    Each row has a cell for each header; its first cell is the row's own header. Cells are
    escaped unless they are `Markup`. Raises ValueError where a row is longer or shorter.
    """
    return draw_table(headers, rows, caption, caption_shown=caption_shown)


def draw_table(
    headers: Sequence[str],
    rows: Iterable[Sequence[str]],
    caption: str,
    *,
    marks: Iterable[Markup] = (),
    caption_shown: bool = True,
    style: str = "",
) -> Markup:
    """A table like `plain_table`; `style` is a class that it has besides.

    `marks` are the attributes of each row, where rows have any.
    """
    attributes: Iterable[str] = marks or repeat("")
    columns = len(headers)
    return _TABLE.format(
        f" {style}" if style else "",
        "na-caption" if caption_shown else "na-hidden",
        caption,
        joined(_HEADER.format(header) for header in headers),
        joined(_row(row, columns, mark) for row, mark in zip(rows, attributes, strict=False)),
    )


def _row(row: Sequence[str], columns: int, mark: str) -> Markup:
    """A row of cells, the first of them its header."""
    if len(row) != columns:
        raise ValueError(f"a row of {len(row)} cells under {columns} headers")
    pieces = [_ROW, mark, _ROW_HEADER, row[0], _HEADER_END]
    for text in row[1:]:
        pieces += (_CELL, text, _CELL_END)
    return joined((*pieces, _ROW_END))
