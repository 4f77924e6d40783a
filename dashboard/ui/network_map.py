"""The network on the map: lines from place to place, their key, and the same as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from dashboard.analysis.network import Network, Wanted
from dashboard.analysis.network_nodes import node_ids
from dashboard.analysis.network_places import Lines, lines_of
from dashboard.drawing.network_lines import line_key, lines_key, lines_part, network_map
from dashboard.drawing.network_notes import lines_notes
from dashboard.drawing.profile_tables import part_table
from dashboard.drawing.told import line, opening, plainly
from dashboard.export.figure_tables import FigureTable
from dashboard.export.part_figure import part_figure
from dashboard.ui.area_map import area_map
from dashboard.ui.figure_download import offer_table
from dashboard.ui.fragment import show_fragment
from dashboard.ui.notes import note
from dashboard.ui.opened_list import open_list, opened_list
from dashboard.ui.records_panel import open_record
from dashboard.ui.state import RECORD, ask
from dashboard.ui.view import View

HEIGHT = 620
MOST_LISTED = 50


def lines_on_the_map(view: View, wanted: Wanted, found: Network) -> None:
    """Draw the map with its key, say what has no line, and list the lines."""
    language = view.language
    lines = lines_shown(view, wanted, found)
    opened = st.session_state.get(RECORD)
    aim = view.selection.district or view.selection.state
    encoded = view.once(
        ("network_map", wanted, opened),
        lambda: network_map(lines, view.dataset, view.symbols, language, view=aim, opened=opened),
    )
    with st.container(key="network_map_frame"):
        area_map(encoded, key="network_map", height=HEIGHT, on_told=partial(_clicked, view, lines))
    show_fragment(
        view.once(("network_map_key", wanted), lambda: lines_key(lines, view.dataset, language)),
        key="network_map_key",
        on_open=open_list,
    )
    number = opening(language, "network:", opened=opened_list())
    told = line(lines_notes(lines, language, number))
    show_fragment(told, key="network_map_notes", on_open=open_list)
    if lines.drawn:
        with st.expander(language.say("Lines on the map as a table")):
            part = view.once(
                ("network_lines", wanted),
                lambda: lines_part(lines, view.dataset, language, MOST_LISTED),
            )
            table = part_table(part, language, opened=opened_list())
            show_fragment(table, key="network_lines", on_open=open_list)
            if part.more:
                shown, all_in_all = map(language.number, (len(part.rows), lines.drawn))
                note(language.say("The first {shown} of {n}.", shown=shown, n=all_in_all))
        offer_table(view, "network_lines", lambda: lines_table(view, lines))


def lines_table(view: View, lines: Lines) -> FigureTable:
    """All lines that are drawn, to be taken along, and what has no line."""
    part = lines_part(lines, view.dataset, view.language)
    notes = tuple(lines_notes(lines, view.language, plainly(view.language)))
    title = f"{view.language.say('Network')}: {part.title}"
    return part_figure(replace(part, notes=notes), title)


def lines_shown(view: View, wanted: Wanted, found: Network) -> Lines:
    """The lines of a network, found once for each view."""
    return view.once(("network_places", wanted), lambda: lines_of(found))


def _clicked(view: View, lines: Lines, told: Mapping[str, Any]) -> bool:
    """Do what a click asks for: open the ties of a line, who is at a place, or a district."""
    match told:
        case {"line": str(key)} if any(
            line_key(lines, line) == f"network:line:{key}" for line in range(lines.drawn)
        ):
            open_list(f"network:line:{key}")
        case {"place": str(), "spots": [*spots]}:
            named = [each for each in spots if isinstance(each, str)]
            nodes = lines.nodes(named)
            if len(nodes) == 1:
                open_list(None)
                open_record(node_ids(lines.network.catalogue, nodes)[0])
            elif len(nodes):
                open_list("network:place:" + "+".join(named))
            else:
                return False
        case {"district": str(code)} if code in view.choices.known()["district"]:
            alone = view.selection.district == (code,)
            ask(district=() if alone else (code,))
        case _:
            return False
    return True
