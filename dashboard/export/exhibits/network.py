"""The page "Netzwerk" in a file: who is tied to whom, and who brings together most."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.network import Network, Wanted, network
from dashboard.analysis.network_nodes import node_ids, node_of
from dashboard.analysis.network_part import Part as Drawn
from dashboard.analysis.network_part import part_of
from dashboard.analysis.network_places import lines_of
from dashboard.analysis.origins import rows_of_network
from dashboard.analysis.ties import ties_of
from dashboard.drawing.network_notes import order_words
from dashboard.drawing.network_still import letters_of
from dashboard.drawing.network_tables import (
    node_cells,
    node_headers,
    parties_words,
    reach_words,
)
from dashboard.drawing.part import Cell, Part
from dashboard.export.exhibits.asked import Asked
from dashboard.export.exhibits.exhibit import MOST_ROWS, STILL, Exhibit, Figure, Scope
from dashboard.export.exhibits.ties import TiedNames, TiedPlaces
from dashboard.language import Language
from dashboard.selection import sentence

MOST_DRAWN, FEWEST_DRAWN = 11, 3
"""Of how many parties the picture is: as many as can be read on the big screen."""
READABLE = 24
"""How high a letter is there at least, in pixels of a screen of 1280 x 720."""
_TOLD = (0, 3, 4, 5)  # the columns: name, partners, districts, Länder


def network_exhibit(scope: Scope, asked: Asked) -> Exhibit | None:
    """The ties for which the page is asked; None where there is none."""
    wanted = _wanted(scope, asked)
    found = network(scope.catalogue, scope.matching.shown, wanted, scope.matching.epoch)
    if not len(found.kept):
        return None
    language, part = scope.language, _readable(found, scope)
    figure: Figure = TiedNames(part, scope.dataset, scope.symbols, language)
    if asked.one("network_show", "picture", ("picture", "map")) == "map":
        lines = lines_of(found)
        figure = TiedPlaces(lines, scope.dataset, scope.symbols, language, scope.view)
    return Exhibit(
        title=language.say("Network"),
        sentence=parties_words(found, language) + ".",
        figure=figure,
        table=_table(found, part, scope),
        rests_on=rows_of_network(found),
        notes=_notes(found, wanted, scope),
    )


def _readable(found: Network, scope: Scope) -> Drawn:
    """The best connected part whose names are large enough where the picture has its room."""
    for most in range(MOST_DRAWN, FEWEST_DRAWN, -1):
        part = part_of(found, most)
        if letters_of(part, scope.dataset, STILL) >= READABLE:
            return part
    return part_of(found, FEWEST_DRAWN)


def _wanted(scope: Scope, asked: Asked) -> Wanted:
    catalogue = scope.catalogue
    ties = ties_of(catalogue)
    today = scope.day.year
    kinds = asked.several("network_kind", ties.kinds)
    year = asked.one("network_year", 0, lambda year: year == 0 or 0 < today - year <= 100, int)
    undated = asked.one("network_undated", "0", ("0", "1")) == "1"
    around = asked.one("network_around", "", lambda each: node_of(catalogue, each) >= 0)
    return Wanted(kinds, year, bool(year) and undated, around, scope.matching.selection.active)


def _table(found: Network, part: Drawn, scope: Scope) -> Part:
    nodes = found.order[:MOST_ROWS]
    language, rows = scope.language, []
    keys = node_ids(found.catalogue, nodes)
    for node, key in zip(nodes.tolist(), keys, strict=True):
        cells = node_cells(found, part, node, key, scope.dataset, scope.symbols, language)
        rows.append(tuple(_cell(cells[n], scope) for n in _TOLD))
    headers = node_headers(language)
    return Part(
        "network",
        language.say("Who brings together most"),
        tuple(headers[n] for n in _TOLD),
        tuple(rows),
        more=len(found.nodes) - len(rows),
    )


def _order(language: Language) -> str:
    return f"{language.say('Who brings together most')}: {order_words(language)}"


def _cell(told: str | int, scope: Scope) -> Cell:
    if isinstance(told, int):
        return Cell(scope.language.number(told), number=told)
    return Cell(told)


def _notes(found: Network, wanted: Wanted, scope: Scope) -> tuple[str, ...]:
    """Whose ties these are, how far they reach, and which could not be counted."""
    language, matching, say = scope.language, scope.matching, scope.language.say
    told = []
    if wanted.around:
        name = scope.dataset.name_of(wanted.around)
        told.append(say("Only the surroundings of {name}", name=name) + ".")
    if wanted.year:
        told.append(say("Ties of {year}.", year=wanted.year))
    if matching.selection.asks():
        said = sentence(matching.selection, matching.answer, scope.choices.label, language)
        whose = say("Ties of these records, to whomever they lead: {sentence}", sentence=said)
        told += [whose, *scope.left_out()]
    reach = {**found.reach, **found.beside}
    counted = [reach_words(name, len(ties), language) for name, ties in reach.items() if len(ties)]
    if unnamed := sum(np.size(ties) for ties in found.ties.without.values()):
        counted.append(
            language.count(
                "{n} tie names a party that is not recorded.",
                "{n} ties name a party that is not recorded.",
                unnamed,
                n=language.number(unnamed),
            ).rstrip(".")
        )
    return (*told, _order(language), f"{'; '.join(counted)}." if counted else "")
