"""Real tables: a caption, headed columns, a headed row; on narrow screens a list of rows.

The roles say what the elements are by themselves; they are written out because browsers
forget them once the stylesheet lays the rows out as blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat

from markupsafe import Markup

from dashboard.drawing.elements import joined

_TABLE = Markup(
    '<table class="na-table{}" role="table"><caption class="{}">{}</caption>'
    '<thead role="rowgroup"><tr role="row">{}</tr></thead>'
    '<tbody role="rowgroup">{}</tbody></table>'
)
_HEADER = Markup('<th scope="col" role="columnheader">{}</th>')
_CELL = Markup('<td role="cell"{} data-label="{}">')
_NOTHING = Markup(' class="na-nothing"')
_ROW, _ROW_HEADER = Markup('<tr role="row"'), Markup('><th scope="row" role="rowheader">')
_HEADER_END, _CELL_END, _ROW_END = Markup("</th>"), Markup("</td>"), Markup("</tr>")


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
    full, empty = (
        [_CELL.format(mark, header) for header in headers[1:]] for mark in ("", _NOTHING)
    )
    attributes: Iterable[str] = marks or repeat("")
    return _TABLE.format(
        f" {style}" if style else "",
        "na-caption" if caption_shown else "na-hidden",
        caption,
        joined(_HEADER.format(header) for header in headers),
        joined(_row(full, empty, row, mark) for row, mark in zip(rows, attributes, strict=False)),
    )


def _row(full: Sequence[Markup], empty: Sequence[Markup], row: Sequence[str], mark: str) -> Markup:
    """A row of cells, the first of them its header; joined, as `format` takes thrice the time."""
    first, *others = row
    pieces = [_ROW, mark, _ROW_HEADER, first, _HEADER_END]
    for with_text, without, text in zip(full, empty, others, strict=True):
        pieces += (with_text if text else without, text, _CELL_END)
    return joined((*pieces, _ROW_END))
