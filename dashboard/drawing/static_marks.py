"""What the map shows of records, as the marks of a picture: none of them lies on another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dashboard.analysis.mapping import Mapped, Row
from dashboard.drawing.static_frame import Box, Frame
from dashboard.drawing.static_map import Mark
from dashboard.drawing.symbols import Symbol
from dashboard.language import Language

SEVERAL, AREA = "#2b3640", "#0b6e80"
"""The colours of several records at a place, and of those of an area as a whole."""
_ASIDE = [(0, 0), *((x * d, y * d) for d in (28, 44, 60) for x in (0, 1, -1) for y in (0, 1, -1))]


def circle_marks(
    mapped: Mapped,
    frame: Frame,
    language: Language,
    symbols: Mapping[str, Symbol] | None = None,
) -> list[Mark]:
    """The circles in the picture; those that would lie on one another are counted together.

    With `symbols`, a record alone at its place looks as its kind does on the page's map.
    """
    groups: list[tuple[float, float, float, list[Row]]] = []
    for row in sorted(mapped.circles, key=lambda row: (-row.count, row.id)):
        x, y = frame.at(row.latitude, row.longitude)
        if not (0 <= x <= frame.width and 0 <= y <= frame.height):
            continue
        r = Mark(row.latitude, row.longitude, row.count, "").radius
        for u, v, room, rows in groups:
            if (x - u) ** 2 + (y - v) ** 2 < (r + room) ** 2:
                rows.append(row)
                break
        else:
            groups.append((x, y, r, [row]))
    return [_circle(mapped, rows, language, symbols) for _, _, _, rows in groups]


def _circle(
    mapped: Mapped, rows: list[Row], language: Language, symbols: Mapping[str, Symbol] | None
) -> Mark:
    first, several = rows[0], len(rows) > 1  # a record may have a place in each of them
    n = len(mapped.records([row.id for row in rows])) if several else first.count
    on = any(row.marked for row in rows)
    mark = Mark(first.latitude, first.longitude, n, language.number(n), stands_out=on)
    if symbols is None:
        return mark
    symbol = symbols.get(next(iter(first.kinds), ""))
    if n == 1 and symbol:
        return replace(mark, text=symbol.letter, colour=symbol.colour)
    return replace(mark, colour=SEVERAL)


def square_marks(
    rows: Iterable[Row], frame: Frame, language: Language, taken: Iterable[Mark]
) -> list[Mark]:
    """Areas as a whole in the picture, each beside the marks that stand there already."""
    boxes = [_box(mark, frame) for mark in taken]
    found = []
    for row in sorted(rows, key=lambda row: (-row.count, row.id)):
        mark = Mark(
            row.latitude,
            row.longitude,
            row.count,
            language.number(row.count),
            "square",
            AREA,
            stands_out=row.marked,
        )
        if not frame.holds(_box(mark, frame)):
            continue
        tried = (replace(mark, shift=(float(x), float(y))) for x, y in _ASIDE)
        free = (each for each in tried if _is_free(_box(each, frame), frame, boxes))
        mark = next(free, mark)
        boxes.append(_box(mark, frame))
        found.append(mark)
    return found


def _is_free(box: Box, frame: Frame, boxes: list[Box]) -> bool:
    return frame.holds(box) and not any(box.meets(other) for other in boxes)


def _box(mark: Mark, frame: Frame) -> Box:
    x, y = frame.at(mark.latitude, mark.longitude)
    x, y, r = x + mark.shift[0], y + mark.shift[1], mark.radius
    return Box(x - r, y - r, x + r, y + r)
