"""The network as a picture: names in boxes, which are buttons, and lines between them.

The boxes are HTML, so that they can be reached by keyboard and read by everybody; the lines
below them are SVG. All of it grows with the width of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from markupsafe import Markup

from dashboard.analysis.network_nodes import EVENT, node_ids
from dashboard.analysis.network_part import ROOM, WIDE, Part, Points, layout
from dashboard.drawing.elements import joined, open_button, symbol_picture
from dashboard.drawing.network_looks import (
    LOOKS,
    event_symbol,
    line_sample,
    look_of,
    look_words,
)
from dashboard.drawing.symbols import PROJECT, Symbol
from dashboard.language import Language
from dashboard.model import Dataset

WIDTH, BIG = 960, 550
"""The width of the picture in its own units, where its letters are to be large as well; a letter
is about half of `LETTERS` wide."""
LETTERS = 13
"""How high a letter is, in the picture's units."""
_HEIGHT, _LONGEST = 26, 27
_MARGIN = 6
LEFT_OF_NAMES = 36
"""How much of a box its name leaves to the letter before it, and to the space around."""

_STAGE = Markup(
    '<div class="na-graph" role="group" aria-label="{}" tabindex="0">'
    '<div class="na-stage" style="aspect-ratio:{}/{};--wide:{}">'
    '<svg class="na-lines" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}</svg>{}'
    "</div></div>"
)
_LINE = Markup(
    '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}" stroke-dasharray="{}"/>'
)
_NODE = Markup(
    '<button type="button" class="na-open na-node" data-open="{}"{} aria-label="{}" title="{}"'
    ' style="left:{}%;top:{}%;width:{}%;height:{}%;border-color:{}">{}<span>{}</span></button>'
)
_KEY = Markup('<ul class="na-graph-key" aria-label="{}">{}</ul>')
_ENTRY = Markup("<li>{}<span>{}</span></li>")


def graph(
    part: Part,
    dataset: Dataset,
    symbols: Mapping[str, Symbol],
    language: Language,
    *,
    opened: str | None = None,
    width: int = WIDTH,
) -> Markup:
    """The picture of a part, with its key; a box opens the card of its record."""
    ids, shown, places, sizes, tall = boxes_of(part, dataset, width)
    known = {**symbols, EVENT: event_symbol(language)}
    buttons = [
        _box(*each, (width, tall), part, dataset, known, language, opened)
        for each in zip(part.nodes.tolist(), ids, shown, places, sizes, strict=True)
    ]
    name = language.say("Picture of the network")
    lines = joined(drawn_lines(part, places))
    stage = _STAGE.format(name, width, tall, width, width, tall, lines, joined(buttons))
    return stage + _key(part, dataset, symbols, language)


def boxes_of(
    part: Part,
    dataset: Dataset,
    width: int,
    aspect: float = WIDE,
    *,
    longest: int = _LONGEST,
    room: float = ROOM,
) -> tuple[list[str], list[str], Points, Points, int]:
    """The boxes of the picture: ids, names, middles, sizes, and how high it is, in its units.

    Of a name there are the first `longest` letters; `room` is as `layout` has it.
    """
    ids = node_ids(part.network.catalogue, part.nodes)
    shown = [_shown_name(each, dataset, longest) for each in ids]
    sizes = np.array([[_width(name), _HEIGHT] for name in shown], dtype=float).reshape(-1, 2)
    places, height = layout(part, sizes, width - 2 * _MARGIN, aspect, room)
    return ids, shown, places + _MARGIN, sizes, round(height) + 2 * _MARGIN


def kind_of_node(key: str, dataset: Dataset) -> str:
    """The kind of a record, `project` or `event`."""
    if key not in dataset.holders:
        return EVENT
    try:
        kind: str = dataset.holders.cell(key, "kind")
    except KeyError:  # projects have no such column
        return PROJECT
    return kind


def drawn_look(part: Part, ties: Sequence[int]) -> str:
    """The look of the line for some ties: that of the first in `LOOKS` among their kinds."""
    all_ties = part.network.ties
    there = {look_of(all_ties.kinds[all_ties.kind[tie]]) for tie in ties}
    return next(look for look in LOOKS if look in there)


def ties_of_look(part: Part, look: str) -> list[int]:
    """The ties of the picture whose kind has this look."""
    return _by_look(part)[look]


def _by_look(part: Part) -> dict[str, list[int]]:
    all_ties = part.network.ties
    found: dict[str, list[int]] = {look: [] for look in LOOKS}
    for tie in sorted(tie for ties in part.edges.values() for tie in ties):
        found[look_of(all_ties.kinds[all_ties.kind[tie]])].append(tie)
    return found


def nodes_of_kind(part: Part, kind: str, dataset: Dataset) -> list[int]:
    """The nodes of the picture that are of a kind."""
    ids = node_ids(part.network.catalogue, part.nodes)
    pairs = zip(part.nodes.tolist(), ids, strict=True)
    return [node for node, key in pairs if kind_of_node(key, dataset) == kind]


def drawn_lines(part: Part, places: Points) -> list[Markup]:
    """The lines between the boxes, as elements of an SVG; `places` are the boxes' middles."""
    number = {node: at for at, node in enumerate(part.nodes.tolist())}
    found = []
    for (one, other), ties in part.edges.items():
        look = LOOKS[drawn_look(part, ties)]
        ends = np.round(np.concatenate([places[number[one]], places[number[other]]]), 1).tolist()
        found.append(_LINE.format(*ends, look.colour, look.width, look.dashes or "none"))
    return found


def _box(
    node: int,
    key: str,
    shown: str,
    place: Points,
    size: Points,
    picture: tuple[int, int],
    part: Part,
    dataset: Dataset,
    symbols: Mapping[str, Symbol],
    language: Language,
    opened: str | None,
) -> Markup:
    symbol = symbols.get(kind_of_node(key, dataset))
    name = dataset.name_of(key)
    n = int(part.network.tie_counts[node])
    heard = [name, symbol.label if symbol else ""]
    heard.append(language.count("{n} tie", "{n} ties", n))
    return _NODE.format(
        key,
        Markup(' aria-current="true"') if key == opened else Markup(""),
        ", ".join(filter(None, heard)),
        name,
        *np.round(100 * np.stack([place, size]) / np.array(picture), 2).ravel().tolist(),
        symbol.colour if symbol else "currentColor",
        _dot(symbol),
        shown,
    )


@lru_cache(maxsize=256)
def _dot(symbol: Symbol | None) -> Markup:
    if symbol is None:
        return Markup("")
    return Markup('<i style="background:{}" aria-hidden="true">{}</i>').format(
        symbol.colour, symbol.letter
    )


def _shown_name(key: str, dataset: Dataset, longest: int) -> str:
    """The short name, where there is one, and no more of it than a box takes."""
    short = dataset.holders.cell(key, "short_name") if _has_short(key, dataset) else None
    name = " ".join((short or dataset.name_of(key)).split())
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"


def _has_short(key: str, dataset: Dataset) -> bool:
    return key in dataset.holders and kind_of_node(key, dataset) != PROJECT


def _width(name: str) -> float:
    return LEFT_OF_NAMES + 0.475 * LETTERS * len(name)


def _key(part: Part, dataset: Dataset, symbols: Mapping[str, Symbol], language: Language) -> Markup:
    """What lines and letters mean, as far as they are in the picture; it opens what has them."""
    entries = [
        _ENTRY.format(line_sample(LOOKS[look]), open_button(f"network:look:{look}", text))
        for look, text in looks_told(part, dataset, language)
    ]
    kinds = kinds_told(part, dataset, symbols, language)
    entries += [
        _ENTRY.format(symbol_picture(symbol, number), open_button(f"network:kind:{kind}", text))
        for number, (kind, symbol, text) in enumerate(kinds, 1)
    ]
    return _KEY.format(language.say("Key to the picture"), joined(entries))


def looks_told(part: Part, dataset: Dataset, language: Language) -> list[tuple[str, str]]:
    """The looks of the lines in the picture, with what they mean and how many ties have them."""
    drawn = {drawn_look(part, ties) for ties in part.edges.values()}
    looks = _by_look(part)
    return [
        (look, f"{look_words(look, dataset, language)} ({language.number(len(looks[look]))})")
        for look in LOOKS
        if look in drawn
    ]


def kinds_told(
    part: Part, dataset: Dataset, symbols: Mapping[str, Symbol], language: Language
) -> list[tuple[str, Symbol, str]]:
    """The kinds of the parties in the picture, with their symbols and numbers."""
    ids = node_ids(part.network.catalogue, part.nodes)
    kinds = Counter(kind_of_node(each, dataset) for each in ids)
    known = {**symbols, EVENT: event_symbol(language)}
    return [
        (kind, symbol, f"{symbol.label} ({language.number(kinds[kind])})")
        for kind, symbol in known.items()
        if kinds[kind]
    ]
