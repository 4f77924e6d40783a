"""A page with nothing but the map, for the tests of its frame; the address says what it shows.

`hostile` gives the records the names that try to run, `empty` leaves them out, `language`,
`select` and `background` pass on what they say.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import pandas as pd
import streamlit as st

from dashboard.drawing.background import BACKGROUNDS
from dashboard.drawing.map_legend import legend
from dashboard.drawing.symbols import kind_symbols
from dashboard.language import Language
from dashboard.ui.map_panel import show_map

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
SPOTS = (
    ("erfurt", 50.978, 11.029, "address", ("network", "public")),
    ("gera", 50.880, 12.083, "municipality", ("association",)),
    ("hannover", 52.374, 9.738, "place", tuple(KINDS) * 3),
    ("leer", 53.231, 7.461, "district", ("project",)),
)
REACH = (("DE", ("association",)), ("16", ("network", "project")), ("16070029", ("network",)))


def named(place: str, kinds: tuple[str, ...], hostile: bool) -> dict[str, tuple[str, ...]]:
    names = tuple(
        HOSTILE[i % len(HOSTILE)] if hostile else f"{KINDS[kind]} {i + 1} in {place}"
        for i, kind in enumerate(kinds)
    )
    return {"records": tuple(f"{place}-{i}" for i in range(len(kinds))), "names": names}


def main() -> None:
    st.set_page_config(page_title="Karte", layout="wide")
    asked = st.query_params
    hostile = "hostile" in asked
    spots = pd.DataFrame(
        [
            {
                "spot": spot,
                "latitude": latitude,
                "longitude": longitude,
                "precision": precision,
                "count": len(kinds),
                "kinds": kinds,
                **named(spot, kinds, hostile),
            }
            for spot, latitude, longitude, precision, kinds in SPOTS
        ]
    )
    reach = pd.DataFrame(
        [{"ags": ags, "count": len(kinds), **named(ags, kinds, hostile)} for ags, kinds in REACH]
    )
    if "empty" in asked:
        spots, reach = spots.head(0), reach.head(0)
    symbols = kind_symbols(KINDS)
    language = Language(asked.get("language", "de"))
    selected = st.session_state.get("selected", tuple(asked.get_all("select")))
    with st.container(key="map"):
        click = show_map(
            spots,
            reach,
            symbols,
            selected_districts=selected,
            view=selected,
            highlight=st.session_state.get("opened"),
            background=BACKGROUNDS.get(asked.get("background", "")),
            language=language,
            height=600,
        )
    st.html(legend(spots, reach, symbols, language))
    clicks = st.session_state.setdefault("clicks", [])
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
