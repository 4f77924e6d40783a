"""The circles of the map, as short lists of plain values for the browser.

With many circles the names of fields would be most of what travels, so that each circle is a
list; `assets/places.js` knows the order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.analysis.mapping import Row

NAMES_SHOWN = 8
"""How many names a tooltip lists before it says how many more there are."""
MANY, FEWER_NAMES = 60, 2
"""Above so many circles each lists fewer names: what travels to the browser stays small."""
LONGEST_NAME, LONGEST_OF_MANY = 90, 40
"""Of a longer name the tooltip has the beginning; the record's card has all of it."""
PRECISIONS = ("address", "place", "municipality", "district", "state")
ON, TOGETHER = 1, 2


def circle_values(rows: Sequence[Row], kinds: Sequence[str]) -> list[list[Any]]:
    """A list for each circle: [id, latitude, longitude, count, by kind, names, marks, …].

    `by kind` is a flat list: number of a kind in `kinds`, how many records, the next kind. The
    names are pairs of a name and the number of its kind. The marks are a sum of `ON` (has the
    record that the reader has opened) and `TOGETHER` (stands for more than one place). Then
    follow the precision, as its place in `PRECISIONS`, and the numbers of the records that
    other circles have as well.
    """
    number = {kind: i for i, kind in enumerate(kinds)}
    most = NAMES_SHOWN if len(rows) <= MANY else FEWER_NAMES
    return [_circle(row, number, most) for row in rows]


def _circle(row: Row, number: dict[str, int], most: int) -> list[Any]:
    by_kind = [each for kind, n in row.kinds.items() for each in (number.get(kind, -1), n)]
    longest = LONGEST_NAME if row.count == 1 or most == NAMES_SHOWN else LONGEST_OF_MANY
    names = [[_short(name, longest), number.get(kind, -1)] for name, kind in row.names[:most]]
    if not row.inside or (row.together and row.count > NAMES_SHOWN):
        names = []  # far too many to name some: the kinds say more
    values = [
        row.id,
        round(row.latitude, 4),
        round(row.longitude, 4),
        row.count,
        by_kind,
        names,
        ON * row.marked + TOGETHER * row.together,
        PRECISIONS.index(row.precision),
    ]
    return [*values, list(row.twins)] if row.twins else values


def _short(name: str, longest: int) -> str:
    return name if len(name) <= longest else name[: longest - 1] + "…"
