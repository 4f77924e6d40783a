"""The page "Karte": sentence, map, list and record, timelines, and what has no place."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.analysis import reach, spots, unplaced
from dashboard.drawing.background import BACKGROUNDS, Background
from dashboard.drawing.map_legend import legend
from dashboard.drawing.tables import plain_table
from dashboard.language import Language
from dashboard.selection import Years
from dashboard.ui.fragment import show_fragment
from dashboard.ui.guard import guarded
from dashboard.ui.map_panel import Click, show_map
from dashboard.ui.records_panel import record_list, record_panel
from dashboard.ui.sentence_bar import sentence_bar
from dashboard.ui.state import RECORD, ask, focus_on
from dashboard.ui.timelines import Asked, show_foundings, show_fundings
from dashboard.ui.view import View

HEIGHT = 620
MOST_PLACES = 200
"""How many places the map shows before it counts those of a district together."""


def map_page(view: View) -> None:
    """Draw the page for one view."""
    sentence_bar(view)
    left, right = st.columns([3, 2], gap="medium")
    language = view.language
    with left, guarded(language, "map"):
        _map(view)
    with right, st.container(height=HEIGHT + 90, border=False, key="beside"):
        with guarded(language, "record"):
            record_panel(view)
        with guarded(language, "records"):
            record_list(view)
    with guarded(language, "unplaced"):
        _without_place(view)
    _timelines(view)


def _timelines(view: View) -> None:
    """When the shown records were founded, and who paid when; brushing narrows the rest."""
    catalogue, matching, language = view.atlas.catalogue, view.matching, view.language
    with st.container(key="timeline_founding"), guarded(language, "foundings"):
        st.subheader(language.say("Foundings"), anchor=False)
        show_foundings(
            view.dataset,
            catalogue.ids(matching.without("founded")),
            language,
            span=_days(view.selection.founded),
            on_ask=lambda asked: _asked("founded", asked),
        )
    with st.container(key="timeline_funding"), guarded(language, "fundings"):
        st.subheader(language.say("Fundings and events"), anchor=False)
        show_fundings(
            view.dataset,
            catalogue.ids(matching.without("funded")),
            language,
            date.today(),
            span=_days(view.selection.funded),
            on_ask=lambda asked: _asked("funded", asked),
        )


def _asked(name: str, asked: Asked) -> None:
    if asked.span:
        ask(**{name: Years(asked.span[0].year, asked.span[1].year)})
    elif asked.record:
        ask(**{RECORD: asked.record})


def _days(years: Years | None) -> tuple[date, date] | None:
    return (date(years.first, 1, 1), date(years.last, 12, 31)) if years else None


def _map(view: View) -> None:
    shown, lens = view.matching.shown, view.selection.lens
    close = view.selection.district
    places = spots(view.atlas.catalogue, shown, lens, most=MOST_PLACES, close=close)
    areas = reach(view.atlas.catalogue, shown, lens)
    chosen = (*view.selection.district, *view.selection.state)
    with st.container(key="map"):
        background = _chosen_background()
        click = show_map(
            places,
            areas,
            view.symbols,
            selected_districts=chosen,
            highlight=st.session_state.get(RECORD),
            background=background,
            language=view.language,
            height=HEIGHT,
            view=view.selection.district or view.selection.state,
        )
        show_fragment(legend(places, areas, view.symbols, view.language), key="legend")
        _offer_backgrounds(view.language)
    if click:
        _answer(click, view)


def _answer(click: Click, view: View) -> None:
    if click.kind == "record":
        ask(**{RECORD: click.value})
    elif click.kind == "district":
        alone = view.selection.district == (click.value,)
        ask(district=() if alone else (click.value,))
    else:
        focus_on(click.records, view.selection)
    st.rerun()


def _chosen_background() -> Background | None:
    """The background map that the reader chose, if the reader agreed to contact its host."""
    code = st.session_state.get("background") or ""
    agreed = st.session_state.get(f"background_agreed_{code}", False)
    return BACKGROUNDS[code] if agreed and code in BACKGROUNDS else None


def _offer_backgrounds(language: Language) -> None:
    """Let the reader choose a background map, and agree to load it from its host."""
    with st.popover(language.say("Background map"), icon=":material/layers:"):
        code = st.radio(
            language.say("Background map"),
            ["", *BACKGROUNDS],
            key="background",
            format_func=lambda each: BACKGROUNDS[each].name if each else language.say("none"),
        )
        if not code:
            return
        host = BACKGROUNDS[code].host
        st.caption(
            language.say(
                "The map's pictures then come from {host}. That host learns the address of "
                "your computer and which part of the map you look at.",
                host=host,
            )
        )
        agree = language.say("I agree to contact {host}", host=host)
        st.checkbox(agree, key=f"background_agreed_{code}")


def _without_place(view: View) -> None:
    table = unplaced(view.atlas.catalogue, view.matching.shown, view.selection.lens)
    if table.empty:
        return
    language = view.language
    with st.container(key="unplaced"):
        label = language.count(
            "{n} record has no place on this map",
            "{n} records have no place on this map",
            len(table),
        )
        if st.toggle(label, key="unplaced_open"):
            rows = [
                [name, view.choices.label("kind", kind), language.render(reason)]
                for name, kind, reason in zip(
                    table["name"], table["kind"], table["reason"], strict=True
                )
            ]
            headers = [language.say("Name"), language.say("Kind"), language.say("Reason")]
            show_fragment(plain_table(headers, rows[:200], label), key="unplaced_list")
