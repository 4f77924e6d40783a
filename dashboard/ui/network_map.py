"""The network on the map: lines from place to place, their key, and the same as a table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from dashboard.analysis.network import Network, Wanted
from dashboard.analysis.network_nodes import node_ids
from dashboard.analysis.network_places import Lines, lines_of
from dashboard.drawing.network_lines import line_key, line_table, lines_key, network_map
from dashboard.drawing.told import line, opening
from dashboard.ui.area_map import area_map
from dashboard.ui.fragment import show_fragment
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
    show_fragment(line(_notes(view, lines)), key="network_map_notes", on_open=open_list)
    if lines.drawn:
        with st.expander(language.say("Lines on the map as a table")):
            table = view.once(
                ("network_lines", wanted),
                lambda: line_table(lines, MOST_LISTED, view.dataset, language),
            )
            show_fragment(table, key="network_lines", on_open=open_list)


def lines_shown(view: View, wanted: Wanted, found: Network) -> Lines:
    """The lines of a network, found once for each view."""
    return view.once(("network_places", wanted), lambda: lines_of(found))


def _notes(view: View, lines: Lines) -> list[str]:
    language = view.language
    number = opening(language, "network:", opened=opened_list())
    notes = []
    if lines.gathered:
        notes.append(
            language.say(
                "There are many lines: parties of one district stand together, and the {shown} "
                "strongest of {n} lines are drawn.",
                shown=language.number(lines.drawn),
                n=language.number(len(lines.one)),
            )
            if len(lines.one) > lines.drawn
            else language.say("There are many lines: parties of one district stand together.")
        )
    if n := len(lines.inside):
        notes.append(
            language.count(
                "{n} tie stays within one place and has no line.",
                "{n} ties stay within one place and have no line.",
                n,
                n=number(n, "inside"),
            )
        )
    if n := len(lines.unplaced):
        notes.append(
            language.count(
                "{n} tie has no line, as one of its parties has no place in the four Länder.",
                "{n} ties have no line, as one of their parties has no place in the four Länder.",
                n,
                n=number(n, "unlined"),
            )
        )
    notes.append(
        language.say(
            "Of whom only the district or the Land is known, stands at its name; "
            "lines end there, too."
        )
    )
    return notes


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
