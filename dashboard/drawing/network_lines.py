"""The network on the map: lines in the looks of their kinds, and circles where parties are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from math import sqrt
from typing import Any

import numpy as np
from markupsafe import Markup

from dashboard.analysis.mapping import FIRST, Row
from dashboard.analysis.network_nodes import EVENT, node_ids, node_kinds, node_of
from dashboard.analysis.network_places import Lines
from dashboard.analysis.sets import Numbers
from dashboard.drawing.base_map import as_of, layer_values
from dashboard.drawing.elements import joined, open_button
from dashboard.drawing.network_graph import kind_of_node
from dashboard.drawing.network_looks import (
    LOOKS,
    event_symbol,
    kind_words,
    line_sample,
    look_of,
    look_words,
)
from dashboard.drawing.part import Cell, Part, counted
from dashboard.drawing.places import circle_values
from dashboard.drawing.symbols import Symbol
from dashboard.geography import area_name
from dashboard.language import Language
from dashboard.model import Dataset

NAMED = 5
"""So many ties are named in a line's tooltip."""
_SHORT = 60
_KEY = Markup('<ul class="na-graph-key" aria-label="{}">{}</ul>')
_ENTRY = Markup("<li>{}<span>{}</span></li>")


def network_map(
    lines: Lines,
    dataset: Dataset,
    symbols: Mapping[str, Symbol],
    language: Language,
    *,
    view: Sequence[str] = (),
    opened: str | None = None,
) -> str:
    """What the map shows, encoded: circles for the parties, lines for their ties.

    `view` are the codes of the areas to bring into view, which are outlined as well.
    """
    kinds = {**symbols, EVENT: event_symbol(language)}
    return layer_values(
        language,
        title=language.say("Map of the network"),
        selected=view,
        view=view,
        kinds=[asdict(symbol) for symbol in kinds.values()],
        places=circle_values(party_rows(lines, dataset, opened), list(kinds)),
        lines=line_values(lines, dataset, language),
        as_of=as_of(lines.network.epoch),
    )


def line_values(lines: Lines, dataset: Dataset, language: Language) -> list[list[Any]]:
    """A list for each line: [id, from, to, colour, dashes, width, lines of its tooltip]."""
    found = []
    told = lines.by_line()
    most = int(lines.sizes.max(initial=1))
    for line in range(lines.drawn):
        ends = [lines.spots[lines.one[line]], lines.spots[lines.other[line]]]
        ties = told[line]
        look = LOOKS[_look(lines, ties)]
        found.append(
            [
                line_id(lines, line),
                *([round(each.latitude, 4), round(each.longitude, 4)] for each in ends),
                look.colour,
                look.dashes,
                round(0.6 * look.width + 3 * sqrt(len(ties) / most), 1),
                _tooltip(lines, line, ties, dataset, language),
            ]
        )
    return found


def line_id(lines: Lines, line: int) -> str:
    """The ids of the spots where a line ends."""
    return f"{lines.spots[lines.one[line]].id}|{lines.spots[lines.other[line]].id}"


def line_key(lines: Lines, line: int) -> str:
    """What opens the ties of a line."""
    return f"network:line:{line_id(lines, line)}"


def line_words(lines: Lines, line: int, language: Language) -> str:
    """Between which places a line runs."""
    areas = (lines.spots[each[line]].area for each in (lines.one, lines.other))
    ends = sorted(area_name(area, lines.network.epoch) for area in areas)
    if ends[0] == ends[1]:
        return language.say("within {place}", place=ends[0])
    return " – ".join(ends)


def lines_part(lines: Lines, dataset: Dataset, language: Language, most: int | None = None) -> Part:
    """The drawn lines in words: between which places, how many ties, of which kinds."""
    say = language.say
    rows = []
    told = lines.by_line()
    for line in range(lines.drawn)[:most]:
        kinds = Counter(
            kind_words(lines.network.ties.kinds[kind], dataset, language)
            for kind in lines.network.ties.kind[told[line]].tolist()
        )
        named = [f"{name} ({language.number(n)})" for name, n in kinds.most_common()]
        rows.append(
            (
                Cell(line_words(lines, line, language)),
                counted(len(told[line]), line_key(lines, line), language),
                Cell(", ".join(named)),
            )
        )
    headers = (say("Between"), say("Ties"), say("Kinds of ties"))
    more = lines.drawn - len(rows)
    return Part("lines", say("Lines on the map"), headers, tuple(rows), more=more)


def lines_key(lines: Lines, dataset: Dataset, language: Language) -> Markup:
    """The key to the lines, with how many ties are of each look; it opens them."""
    entries = [
        _ENTRY.format(line_sample(LOOKS[look]), open_button(f"network:lines:{look}", text))
        for look, text in line_looks_told(lines, dataset, language)
    ]
    return _KEY.format(language.say("Key to the map"), joined(entries)) if entries else Markup("")


def line_looks_told(lines: Lines, dataset: Dataset, language: Language) -> list[tuple[str, str]]:
    """The looks of the lines, with what they mean and how many ties have them."""
    drawn = {_look(lines, ties) for ties in lines.by_line().values()}
    looks = {look: ties_of_lines(lines, look) for look in drawn}
    return [
        (look, f"{look_words(look, dataset, language)} ({language.number(len(looks[look]))})")
        for look in LOOKS
        if look in looks
    ]


def ties_of_lines(lines: Lines, look: str) -> Numbers:
    """The ties behind the lines of the map whose kind has this look."""
    all_ties = lines.network.ties
    of_look = [number for number, kind in enumerate(all_ties.kinds) if look_of(kind) == look]
    drawn = lines.ties(range(lines.drawn))
    return drawn[np.isin(all_ties.kind[drawn], of_look)]


def _look(lines: Lines, ties: Numbers) -> str:
    """The look of the kind that most of the ties have."""
    all_ties = lines.network.ties
    counted = Counter(look_of(all_ties.kinds[kind]) for kind in all_ties.kind[ties].tolist())
    return max(LOOKS, key=lambda look: counted[look])


def _tooltip(
    lines: Lines, line: int, ties: Numbers, dataset: Dataset, language: Language
) -> list[str]:
    n = len(ties)
    heading = f"{line_words(lines, line, language)}: {language.count('{n} tie', '{n} ties', n)}"
    all_ties, catalogue = lines.network.ties, lines.network.catalogue
    first = ties[:NAMED]
    ends = [node_ids(catalogue, each[first]) for each in (all_ties.subject, all_ties.object)]
    kinds = [all_ties.kinds[kind] for kind in all_ties.kind[first].tolist()]
    said = [
        " ".join(
            (
                _short(dataset.name_of(one)),
                kind_words(kind, dataset, language),
                _short(dataset.name_of(other)),
            )
        )
        for one, kind, other in zip(ends[0], kinds, ends[1], strict=True)
    ]
    more = [language.say("+ {n} more", n=language.number(n - NAMED))] if n > NAMED else []
    return [heading, *said, *more]


def _short(name: str) -> str:
    return name if len(name) <= _SHORT else name[: _SHORT - 1] + "…"


def party_rows(lines: Lines, dataset: Dataset, opened: str | None) -> list[Row]:
    """The circles of the parties where they are at home; the record `opened` stands out."""
    catalogue = lines.network.catalogue
    kind_of, kinds = node_kinds(catalogue)
    marked = node_of(catalogue, opened) if opened else -1
    rows = []
    for number, nodes in lines.by_spot().items():
        spot = lines.spots[number]
        first = node_ids(catalogue, nodes[:FIRST])
        counts = np.bincount(kind_of[nodes], minlength=len(kinds)).tolist()
        rows.append(
            Row(
                id=spot.id,
                latitude=spot.latitude,
                longitude=spot.longitude,
                precision=spot.precision,
                count=len(nodes),
                kinds={kind: n for kind, n in zip(kinds, counts, strict=True) if n},
                names=tuple((dataset.name_of(each), kind_of_node(each, dataset)) for each in first),
                together=False,
                inside=True,
                marked=bool((nodes == marked).any()),
                twins=(),
            )
        )
    return rows
