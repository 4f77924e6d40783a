"""The page "Netzwerk": who is tied to whom, as a picture, on the map and as a table."""

from __future__ import annotations

import html
from datetime import date
from functools import partial

import streamlit as st

from dashboard.analysis.network import Network, Wanted, network
from dashboard.analysis.network_nodes import node_ids, node_of
from dashboard.analysis.network_part import MOST_NODES, Part, part_of
from dashboard.drawing.network_graph import BIG, WIDTH, graph
from dashboard.drawing.network_notes import order_words
from dashboard.drawing.network_tables import (
    alone_words,
    drawn_words,
    node_cells,
    node_headers,
    node_table,
    parties_words,
    reach_line,
    reach_words,
)
from dashboard.drawing.told import Number, line, opening, plainly
from dashboard.export.figure_tables import FigureTable
from dashboard.export.graphml import MIME, graphml
from dashboard.selection import sentence
from dashboard.ui.address import full_link
from dashboard.ui.download_panel import chosen_records
from dashboard.ui.figure_download import offer_table
from dashboard.ui.fragment import show_fragment
from dashboard.ui.guard import guarded
from dashboard.ui.left_out import asked_line, list_left_out
from dashboard.ui.network_asked import asked_ties
from dashboard.ui.network_list import opened_ties
from dashboard.ui.network_map import lines_on_the_map
from dashboard.ui.notes import note
from dashboard.ui.opened_list import open_list, opened_list
from dashboard.ui.page_params import param
from dashboard.ui.records_panel import open_record, record_panel
from dashboard.ui.state import PRESENTING, RECORD
from dashboard.ui.view import View

MOST_LISTED = 30
MOST_TAKEN = 5000


def network_page(view: View) -> None:
    """Draw the page."""
    say = view.language.say
    st.title(say("Network"), anchor=False)
    with st.container(key="network"), guarded(view.language, "network_asked"):
        wanted = asked_ties(view)
        _shown(view, wanted)


def _shown(view: View, wanted: Wanted) -> None:
    language = view.language
    found, part = view.once(("network", wanted), partial(_found, view, wanted))
    st.html(
        f'<h2 class="na-found" role="status">{html.escape(parties_words(found, language))}</h2>'
    )
    if view.selection.asks():
        said = sentence(view.selection, view.matching.answer, view.choices.label, language)
        whose = language.say(
            "Ties of these records, to whomever they lead: {sentence}", sentence=said
        )
        asked_line(view, "network", whose)
    show_fragment(reach_line(found, language), key="network_reach", on_open=_open)
    if not len(found.kept):
        st.info(language.say("No tie fits all choices. Take one of them back to see more."))
        return
    beside = bool(st.session_state.get(RECORD) or opened_list())
    shown = _way_of_showing(view)
    left, right = st.columns([3, 2], gap="medium") if beside else (st.container(), st.container())
    with left, guarded(language, "network_picture"):
        if shown == "map":
            lines_on_the_map(view, wanted, found)
        else:
            _picture(view, wanted, part)
    with right, guarded(language, "network_list"):
        if not (list_left_out(view, "network") or opened_ties(view, wanted, found, part)):
            record_panel(view)
    with guarded(language, "network_table"):
        _table(view, wanted, found, part)


def _way_of_showing(view: View) -> str:
    say = view.language.say
    ways = {"picture": say("Picture"), "map": say("Map")}
    param("network_show", "picture", ways)
    chosen = st.segmented_control(
        say("Show as"),
        list(ways),
        key="network_show",
        format_func=ways.__getitem__,
        required=True,
        label_visibility="collapsed",
    )
    return chosen or "picture"


def _found(view: View, wanted: Wanted) -> tuple[Network, Part]:
    found = network(view.catalogue, view.matching.shown, wanted, view.matching.epoch)
    return found, part_of(found)


def _picture(view: View, wanted: Wanted, part: Part) -> None:
    language = view.language
    opened = st.session_state.get(RECORD)
    there = opened if opened and node_of(view.atlas.catalogue, opened) in part.nodes else None
    width = BIG if st.session_state.get(PRESENTING) else WIDTH
    picture = view.once(
        ("network_picture", wanted, there, width),
        lambda: graph(part, view.dataset, view.symbols, language, opened=there, width=width),
    )
    if not part.whole:
        others = language.say("Filters, or the surroundings of one record, show others.")
        note(f"{drawn_words(part, language)} {others}")
    show_fragment(picture, key="network_picture", on_open=_open)


def _table(view: View, wanted: Wanted, found: Network, part: Part) -> None:
    language = view.language
    st.subheader(language.say("Who brings together most"), anchor=False)
    number = opening(language, "network:", opened=opened_list())
    told = line(_explained(view, found, part, number))
    show_fragment(told, key="network_explained", on_open=_open)
    opened = st.session_state.get(RECORD)
    table = view.once(
        ("network_table", wanted, opened),
        lambda: node_table(
            found, part, MOST_LISTED, view.dataset, view.symbols, language, opened=opened
        ),
    )
    show_fragment(table, key="network_table", on_open=_open)
    if len(found.nodes) > MOST_LISTED:
        note(
            language.say(
                "The first {shown} of {n}. The file has the first {most}, GraphML all.",
                shown=language.number(MOST_LISTED),
                n=language.number(len(found.nodes)),
                most=language.number(MOST_TAKEN),
            )
        )
    offer_table(view, "network", lambda: measures_table(view, found, part))
    leads = full_link(view.selection, view.language)
    st.download_button(
        language.say("All ties as {format}", format="GraphML"),
        lambda: graphml(found, chosen_records(view, leads)),
        file_name=f"netzwerkatlas-network-{date.today().isoformat()}.graphml",
        mime=MIME,
        key="network_graphml",
        on_click="ignore",
        icon=":material/download:",
    )


def _explained(view: View, found: Network, part: Part, number: Number | None = None) -> list[str]:
    """What the columns of the table mean; `number` writes the numbers that open something."""
    say, number = view.language.say, number or plainly(view.language)
    told = [
        order_words(view.language),
        say(
            "Ties: single facts, such as being the carrier or a member. Partners: to how many "
            "others these lead. Districts and Länder: in how many the party itself and its "
            "partners are at home, as far as recorded. Ways through it: of the shortest ways "
            "between any two others, the share that leads through it; the higher, the more "
            "depends on it. Holds together: without it the network would fall into more parts."
        ),
    ]
    if not part.whole:
        told.append(
            say(
                "The last two are counted in the drawn part alone, of {n} parties at the most.",
                n=view.language.number(MOST_NODES),
            )
        )
    if n := sum(map(len, found.ties.without.values())):
        told.append(
            view.language.count(
                "{n} tie names a party that is not recorded.",
                "{n} ties name a party that is not recorded.",
                n,
                n=number(n, "unknown"),
            )
        )
    return told


def measures_table(view: View, found: Network, part: Part) -> FigureTable:
    """Who brings together most, to be taken along, farther down than it is shown."""
    language, nodes = view.language, found.order[:MOST_TAKEN]
    keys = node_ids(found.catalogue, nodes)
    rows = tuple(
        (*node_cells(found, part, node, key, view.dataset, view.symbols, language), key)
        for node, key in zip(nodes.tolist(), keys, strict=True)
    )
    counted = [
        reach_words(name, len(ties), language) for name, ties in found.reach.items() if len(ties)
    ]
    for name, ties in found.beside.items():
        if len(ties):
            counted.append(reach_words(name, len(ties), language))
    if len(found.alone):
        counted.append(alone_words(found, language))
    headers = (*node_headers(language), language.say("Id"))
    title = f"{language.say('Network')}: {parties_words(found, language)}"
    return FigureTable(title, headers, rows, (*counted, *_explained(view, found, part)))


def _open(key: str) -> None:
    """Open a list of ties, or a card; the key comes from the browser."""
    if key.startswith("network:"):
        open_list(key)
    else:
        open_list(None)
        open_record(key)
