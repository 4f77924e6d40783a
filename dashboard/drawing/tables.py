"""Real tables: a caption, headed columns, a headed row; on narrow screens a list of rows.

The roles say what the elements are by themselves; they are written out because browsers
forget them once the stylesheet lays the rows out as blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from dashboard.drawing.elements import joined

_TABLE = Markup(
    '<table class="na-table{}" role="table"><caption class="{}">{}</caption>'
    '<thead role="rowgroup"><tr role="row">{}</tr></thead>'
    '<tbody role="rowgroup">{}</tbody></table>'
)
_HEADER = Markup('<th scope="col" role="columnheader">{}</th>')
_ROW_HEADER = Markup('<th scope="row" role="rowheader">{}</th>')
_CELL = Markup('<td role="cell" data-label="{}">{}</td>')
_EMPTY = Markup('<td role="cell" class="na-nothing" data-label="{}">{}</td>')


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
    return draw_table(
        headers,
        (_row(headers, row) for row in rows),
        caption,
        caption_shown=caption_shown,
    )


def draw_table(
    headers: Sequence[str],
    rows: Iterable[Markup],
    caption: str,
    *,
    caption_shown: bool = True,
    style: str = "",
) -> Markup:
    """A table around rows that are drawn already; `style` is a class that it has besides."""
    return _TABLE.format(
        f" {style}" if style else "",
        "na-caption" if caption_shown else "na-hidden",
        caption,
        joined(_HEADER.format(header) for header in headers),
        joined(rows),
    )


def cells(headers: Sequence[str], row: Sequence[str]) -> Markup:
    """The cells of a row, the first of them its header."""
    first, *others = row
    pairs = zip(headers[1:], others, strict=True)
    return joined(
        [
            _ROW_HEADER.format(first),
            *((_CELL if text else _EMPTY).format(header, text) for header, text in pairs),
        ]
    )


def _row(headers: Sequence[str], row: Sequence[str]) -> Markup:
    return Markup('<tr role="row">{}</tr>').format(cells(headers, row))
