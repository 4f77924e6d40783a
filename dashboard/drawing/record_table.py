"""The list beside the map: the same records, as a table."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from dashboard.drawing.elements import open_button, symbol_again, symbol_picture
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
    numbers: dict[Symbol, int] = {}
    for row in rows:
        name = open_button(row.record, row.name or row.record)
        kind = _kind(row.symbol, row.kind, numbers)
        cells.append((name, kind, row.where, row.since, row.topics))
        marks.append(_OPENED if row.record == opened else Markup(""))
    return draw_table(
        headers, cells, caption, marks=marks, caption_shown=caption_shown, style="na-records"
    )


def _kind(symbol: Symbol | None, label: str, numbers: dict[Symbol, int]) -> Markup:
    """A kind with its symbol, which is drawn where it comes first and called by number after."""
    if symbol is None:
        return _kind_of(Markup(""), label)
    if symbol in numbers:
        return _kind_of(symbol_again(numbers[symbol]), label)
    numbers[symbol] = len(numbers)
    return _kind_of(symbol_picture(symbol, numbers[symbol]), label)


@lru_cache(maxsize=256)
def _kind_of(picture: Markup, label: str) -> Markup:
    return _KIND.format(picture, label)
