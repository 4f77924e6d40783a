"""The list beside the map: the same records, as a table."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from dashboard.drawing.elements import open_button, symbol_picture
from dashboard.drawing.record_rows import RecordRow
from dashboard.drawing.symbols import Symbol
from dashboard.drawing.tables import draw_table
from dashboard.language import Language

_OPENED = Markup(' class="na-opened" aria-current="true"')
_KIND = Markup('<span class="na-kind">{}<span>{}</span></span>')


def record_table(
    rows: Iterable[RecordRow],
    language: Language,
    *,
    caption: str,
    opened: str | None = None,
    caption_shown: bool = False,
) -> Markup:
    """The records as a table, a row each; the name opens the card.

    `opened` is the record whose card is open.
    """
    say = language.say
    headers = [say("Name"), say("Kind"), say("Place"), say("Period"), say("Topics")]
    cells, marks = [], []
    for row in rows:
        name = open_button(row.record, row.name or row.record)
        cells.append((name, _kind(row.symbol, row.kind), row.where, row.since, row.topics))
        marks.append(_OPENED if row.record == opened else Markup(""))
    return draw_table(
        headers, cells, caption, marks=marks, caption_shown=caption_shown, style="na-records"
    )


@lru_cache(maxsize=256)
def _kind(symbol: Symbol | None, label: str) -> Markup:
    return _KIND.format(symbol_picture(symbol) if symbol else "", label)
