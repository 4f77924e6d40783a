"""The list beside the map: the same records, as a table."""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboard.drawing.elements import open_button, symbol_picture
from dashboard.drawing.symbols import Symbol
from dashboard.drawing.tables import cells, draw_table
from dashboard.language import Language


def record_table(
    rows: pd.DataFrame,
    language: Language,
    *,
    caption: str,
    opened: str | None = None,
    caption_shown: bool = False,
) -> Markup:
    """The records as a table, a row each; the name opens the card.

    Columns of `rows`: record (id), name, kind_label, where (place or district), since (from
    when to when, in words), topics_label; and, if there is one, symbol (a `Symbol` or
    None). Missing values are drawn as empty cells. `opened` is the record whose card is open.
    """
    say = language.say
    headers = [say("Name"), say("Kind"), say("Place"), say("Period"), say("Topics")]
    drawn = (_row(headers, row, opened) for row in rows.to_dict("records"))
    return draw_table(headers, drawn, caption, caption_shown=caption_shown, style="na-records")


def _row(headers: list[str], row: dict[Any, Any], opened: str | None) -> Markup:
    record = _text(row["record"])
    current = opened is not None and record == opened
    symbol = row.get("symbol")
    kind = Markup('<span class="na-kind">{}<span>{}</span></span>').format(
        symbol_picture(symbol) if isinstance(symbol, Symbol) else "", _text(row["kind_label"])
    )
    texts = [_text(row[column]) for column in ("where", "since", "topics_label")]
    name = open_button(record, _text(row["name"]) or record)
    mark = Markup(' class="na-opened" aria-current="true"') if current else ""
    return Markup('<tr role="row"{}>{}</tr>').format(mark, cells(headers, [name, kind, *texts]))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
