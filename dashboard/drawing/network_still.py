"""The picture of a network as one SVG that stands by itself, for files."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from dashboard.analysis.network_nodes import EVENT
from dashboard.analysis.network_part import Part, Points
from dashboard.drawing.elements import joined
from dashboard.drawing.network_graph import (
    LEFT_OF_NAMES,
    LETTERS,
    boxes_of,
    drawn_lines,
    kind_of_node,
)
from dashboard.drawing.network_looks import event_symbol
from dashboard.drawing.static_map import FONT
from dashboard.drawing.symbols import Symbol
from dashboard.drawing.xml_text import plain_text
from dashboard.language import Language
from dashboard.model import Dataset

WIDTH = 1400
"""How wide the picture may be in its own units, of which a letter is 13 high."""
_MARGIN = 6
_LONGEST, _ROOM = 22, 2.0  # letters of a name, and room between boxes: less than on a page
_QUIET = "#5c6675"

_SVG = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" class="na-network" viewBox="0 0 {w} {h}" '
    'width="{}" height="{}" role="img" aria-label="{}" font-family="{}" font-size="13">'
    # Beyond its edges, too: where the picture is not as wide as its frame, these would show.
    '<rect x="-100%" y="-100%" width="300%" height="300%" fill="#ffffff"/>{}</svg>'
)
_BOX = Markup(
    '<g><title>{}</title><rect x="{}" y="{}" width="{}" height="{}" rx="6" fill="#ffffff" '
    'stroke="{colour}" stroke-width="1.8"/><circle cx="{}" cy="{}" r="10" fill="{colour}"/>'
    '<text x="{}" y="{}" font-size="13" font-weight="700" text-anchor="middle" '
    'fill="#ffffff">{}</text><text x="{}" y="{}" fill="#1f2933" textLength="{}" '
    'lengthAdjust="spacingAndGlyphs">{}</text></g>'
)


def network_still(
    part: Part,
    words: str,
    dataset: Dataset,
    symbols: Mapping[str, Symbol],
    language: Language,
    *,
    size: tuple[int, int],
) -> Markup:
    """Draw the part: names in boxes, lines between them; `words` say what it shows.

    It is as large as fits into `size`, width and height in pixels.
    """
    (ids, shown, places, sizes), (wide, tall) = _drawn(part, dataset, size)
    known = {**symbols, EVENT: event_symbol(language)}
    boxes = [
        _box(dataset.name_of(key), name, place, size, known.get(kind_of_node(key, dataset)))
        for key, name, place, size in zip(ids, shown, places, sizes, strict=True)
    ]
    drawn = joined([*drawn_lines(part, places), *boxes])
    return _SVG.format(*size, plain_text(words), FONT, drawn, w=wide, h=tall)


def letters_of(part: Part, dataset: Dataset, size: tuple[int, int]) -> float:
    """How high a letter of the picture is, in pixels, where it fills a room of this size."""
    _, (wide, tall) = _drawn(part, dataset, size)
    return LETTERS * min(size[0] / wide, size[1] / tall)


_Boxes = tuple[list[str], list[str], Points, Points]


def _drawn(
    part: Part, dataset: Dataset, size: tuple[int, int]
) -> tuple[_Boxes, tuple[float, float]]:
    aspect = size[0] / size[1]
    ids, shown, places, sizes, tall = boxes_of(
        part, dataset, WIDTH, aspect, longest=_LONGEST, room=_ROOM
    )
    wide = round(float((places + sizes / 2)[:, 0].max(initial=1))) + _MARGIN
    return (ids, shown, places, sizes), (wide, tall)


def _box(name: str, shown: str, place: Points, size: Points, symbol: Symbol | None) -> Markup:
    (x, y), (width, height) = place.round(1).tolist(), size.round(1).tolist()
    left, top = round(x - width / 2, 1), round(y - height / 2, 1)
    return _BOX.format(
        plain_text(name),
        *(left, top, width, height),
        *(left + 15, y),
        *(left + 15, round(y + 4.5, 1)),
        plain_text(symbol.letter) if symbol else "",
        *(left + 28, round(y + 4.5, 1)),
        # A font that is wider than ours, where that is not at hand, stays within the box.
        round(width - LEFT_OF_NAMES, 1),
        plain_text(shown),
        colour=symbol.colour if symbol else _QUIET,
    )
