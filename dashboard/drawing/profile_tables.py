"""The tables of a district's profile on the page: each number opens its records."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.drawing.elements import hidden, joined, open_button, outside_link
from dashboard.drawing.part import Cell, Part
from dashboard.drawing.tables import plain_table
from dashboard.drawing.told import line
from dashboard.language import Language


def part_table(
    part: Part, language: Language, *, opened: str | None = None, prefix: str = ""
) -> Markup:
    """A part as a table; `opened` is the key of the list that is open.

    `prefix` comes before the keys, so that a page knows its own from those of others.
    """
    rows = [
        [_cell(cell, row[0].text, language, opened, prefix) for cell in row] for row in part.rows
    ]
    return plain_table(part.headers, rows, part.title, caption_shown=False)


def part_notes(part: Part, prefix: str = "") -> Markup:
    """The notes of a part; those that count something open it."""
    said = [(note, part.openers.get(note)) for note in part.notes]
    return joined(line([open_button(prefix + key, note) if key else note]) for note, key in said)


def _cell(cell: Cell, row: str, language: Language, opened: str | None, prefix: str) -> str:
    if cell.opens:
        key = prefix + cell.opens
        # A number alone says nothing to those who hear it out of its row.
        label = Markup("{}{}").format(cell.text, hidden(f" ({row})"))
        return open_button(key, label, current=key == opened)
    if cell.record:
        return open_button(cell.record, cell.text)
    if cell.address:
        return outside_link(cell.address, cell.text, language.say("opens in a new tab"))
    return cell.text
