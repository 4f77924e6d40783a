"""A page with nothing but the map, for the tests of its frame; the address says what it shows.

`hostile` gives the records the names that try to run, `empty` leaves them out, `language`,
`select` and `background` pass on what they say.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
import streamlit as st

from dashboard.analysis import build_catalogue, mapped
from dashboard.drawing.background import BACKGROUNDS
from dashboard.drawing.map_legend import legend
from dashboard.drawing.symbols import kind_symbols
from dashboard.language import Language
from dashboard.model import Area, Dataset, Location, Organisation, Project
from dashboard.ui.map_panel import read_click, show_map, told

HOSTILE = (
    "{{7*7}}",
    "{% raise %}",
    "{{cycler.__init__.__globals__.os.mkdir(dict(x=1)|list|first)}}",
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    "`${7*7}`",
    "![x](https://example.org/x.png)",
    "U+2028 \u2028 \\u2028 &amp; &#38; _div map_div {n}",
)
KINDS = {"network": "Netzwerk", "association": "Verein", "public": "Behörde", "project": "Projekt"}
PLACES = (
    ("erfurt", 50.978, 11.029, "address", ("network", "public")),
    ("gera", 50.880, 12.083, "municipality", ("association",)),
    ("hannover", 52.374, 9.738, "place", tuple(KINDS) * 3),
    ("leer", 53.231, 7.461, "district", ("project",)),
)
REACH = (("DE", ("association",)), ("16", ("network", "project")), ("16070", ("network",)))
SOURCE = {"source": "s"}


def holder(id: str, name: str, kind: str) -> Organisation | Project:
    if kind == "project":
        return Project(id=id, name=name, **SOURCE)
    return Organisation(id=id, name=name, kind=kind, **SOURCE)


def dataset(hostile: bool) -> Dataset:
    """The places with their records, and records that have no more than an area."""
    holders, locations, areas = [], [], []
    for place, *at, precision, kinds in PLACES:
        for i, kind in enumerate(kinds):
            name = f"{KINDS[kind]} {i + 1} in {place}"
            if hostile:
                name = HOSTILE[i] if i < len(HOSTILE) else f"~ {name}"
            holders.append(holder(f"{place}-{i}", name, kind))
            locations.append(
                Location(
                    id=f"at-{place}-{i}",
                    owner=f"{place}-{i}",
                    role="venue" if kind == "project" else "seat",
                    latitude=at[0],
                    longitude=at[1],
                    precision=precision,
                    publication="exact",
                    **SOURCE,
                )
            )
    for ags, kinds in REACH:
        for i, kind in enumerate(kinds):
            name = HOSTILE[i] if hostile else f"{KINDS[kind]} {i + 1} in {ags}"
            holders.append(holder(f"in-{ags.lower()}-{i}", name, kind))
            areas.append(Area(owner=f"in-{ags.lower()}-{i}", ags=ags, **SOURCE))
    return Dataset(
        organisations=tuple(each for each in holders if isinstance(each, Organisation)),
        projects=tuple(each for each in holders if isinstance(each, Project)),
        locations=tuple(locations),
        areas=tuple(areas),
    )


def main() -> None:
    st.set_page_config(page_title="Karte", layout="wide")
    asked = st.query_params
    catalogue = build_catalogue(dataset("hostile" in asked))
    shown = np.full(catalogue.size, "empty" not in asked)
    opened = st.session_state.get("opened")
    picture = mapped(catalogue, shown, "sits", most=200, marked=opened)
    symbols = kind_symbols(KINDS)
    language = Language(asked.get("language", "de"))
    selected = st.session_state.get("selected", tuple(asked.get_all("select")))
    answer = told()
    with st.container(key="map"):
        show_map(
            picture,
            symbols,
            selected_districts=selected,
            view=selected,
            background=BACKGROUNDS.get(asked.get("background", "")),
            language=language,
            height=600,
        )
    st.html(legend(picture, symbols, language))
    clicks = st.session_state.setdefault("clicks", [])
    click = read_click(answer, picture) if answer else None
    if click:
        clicks.append(f"{click.kind} {click.value} {len(click.records)}")
        if click.kind == "district":
            st.session_state["selected"] = (click.value,)
        if click.kind == "record":
            st.session_state["opened"] = click.value
        st.rerun()
    with st.container(key="clicks"):
        st.text("; ".join(clicks))
    if st.button("Zurück"):
        st.session_state["selected"] = ()
        st.rerun()


main()
