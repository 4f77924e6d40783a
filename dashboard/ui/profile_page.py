"""The page "Kreisprofil": one district or Land on one page, and as a PDF to take along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard.analysis.asked_place import place_in
from dashboard.analysis.profile import Profile, profile
from dashboard.analysis.timelines import foundings
from dashboard.drawing.elements import open_button
from dashboard.drawing.part import Part
from dashboard.drawing.profile_map import BIG, SIZE, map_key, profile_map
from dashboard.drawing.profile_money import funding_chart, fundings_part, standings_part
from dashboard.drawing.profile_opened import opened_records, opened_rows
from dashboard.drawing.profile_parts import figures_part, not_counted_part, topics_part
from dashboard.drawing.profile_records import foundings_part, records_part, sources_part
from dashboard.drawing.profile_tables import part_notes, part_table
from dashboard.drawing.profile_words import (
    file_words,
    filter_words,
    in_numbers,
    no_funding,
    place_facts,
)
from dashboard.drawing.timeline_founding import draw_foundings
from dashboard.drawing.timeline_notes import reading_foundings, without_founding
from dashboard.drawing.told import line, opening
from dashboard.export.figure_tables import FigureTable
from dashboard.export.part_figure import part_figure
from dashboard.geography import FIGURES_ATTRIBUTION
from dashboard.language import Language
from dashboard.ui.chrome import copy_link
from dashboard.ui.figure_download import offer_table
from dashboard.ui.fragment import show_fragment
from dashboard.ui.guard import guarded
from dashboard.ui.notes import note
from dashboard.ui.opened_list import list_records, list_rows, open_list, opened_list
from dashboard.ui.place_box import say_what_it_is
from dashboard.ui.profile_download import offer_profile
from dashboard.ui.profile_link import PATH, place_choice
from dashboard.ui.records_panel import open_record, record_panel
from dashboard.ui.state import PRESENTING, RECORD, ask
from dashboard.ui.timelines import Asked, show_chart
from dashboard.ui.view import View

MOST_FUNDINGS = 100
_PREFIX = "profile:"


def profile_page(view: View) -> None:
    """Draw the page for the place that is chosen on it, or in the filters."""
    language = view.language
    actions = st.container(horizontal=True, vertical_alignment="bottom", key="profile_actions")
    with actions:
        asked = place_choice(view)
    say_what_it_is(view, asked)
    place = place_in(asked, view.selection.epoch)
    day = view.selection.active or date.today()
    found = view.once((PATH, place, day), lambda: profile(view.matching, place, day))
    parts = view.once((PATH, "parts", place, day), lambda: _parts(found, language))
    filters = filter_words(found, view.choices.label, language)
    with actions, guarded(language, "profile_actions"):
        copy_link(language)
        offer_profile(view, found, file_words(found, view.choices.label, language))
    with st.container(key="profile_view"):
        _heading(found, language)
        for text in filters:
            note(text)
        with guarded(language, "profile_figures"):
            _part(parts["figures"], language)
            _offer(view, found, parts["figures"])
            offer_table(
                view,
                "profile_records",
                lambda: _table(view, found, records_part(found, view.symbols, language)),
                language.say("All records here"),
            )
        left, right = st.columns([3, 2], gap="medium")
        with left, guarded(language, "profile_map"):
            size = BIG if st.session_state.get(PRESENTING) else SIZE
            picture = view.once(
                (PATH, "map", place, day, size), lambda: profile_map(found, language, size)
            )
            show_fragment(picture, key="profile_map")
            note(map_key(language))
        with right, guarded(language, "profile_not_counted"):
            _part(parts["not_counted"], language)
            _offer(view, found, parts["not_counted"])
        with guarded(language, "profile_topics"):
            _part(parts["topics"], language)
            _offer(view, found, parts["topics"])
        with guarded(language, "profile_list"):
            _opened(view, found)
        with guarded(language, "profile_foundings"):
            _foundings(view, found)
        with guarded(language, "profile_fundings"):
            _fundings(view, found, parts)
        with guarded(language, "profile_sources"):
            _part(parts["sources"], language)
            _offer(view, found, parts["sources"])
        note(language.say("Inhabitants and area: {attribution}", attribution=FIGURES_ATTRIBUTION))


def _parts(found: Profile, language: Language) -> dict[str, Part]:
    parts = (
        figures_part(found, language),
        not_counted_part(found, language),
        topics_part(found, language),
        standings_part(found, language),
        fundings_part(found, language, MOST_FUNDINGS),
        sources_part(found, language),
    )
    return {part.name: part for part in parts}


def _heading(found: Profile, language: Language) -> None:
    """The place, and what is known of it in a few sentences."""
    st.title(found.name, anchor=False)
    note(place_facts(found.place, language, found.epoch))
    told = in_numbers(found, language, opening(language, _PREFIX, opened=opened_list()))
    show_fragment(line(told, look="na-lead", live=True), key="profile_lead", on_open=_open)


def _foundings(view: View, found: Profile) -> None:
    """When the records here were founded or begun; their lists say the same in words."""
    began = foundings(found.catalogue, found.near)
    if not len(began):
        return
    language = view.language
    st.header(language.say("Since when"), anchor=False)
    chart = view.once(
        (PATH, "foundings", found.place, found.day),
        lambda: draw_foundings(found.dataset, began, language),
    )
    show_chart(chart, "profile_foundings", _clicked)
    st.caption(reading_foundings(began, language, printed=True))
    if began.unknown:
        unknown = open_button(f"{_PREFIX}not:no_founding", without_founding(began, language))
        show_fragment(line([unknown]), key="profile_unknown_foundings", on_open=_open)
    with st.expander(language.say("Foundings as a table")):
        _part(foundings_part(began, language, MOST_FUNDINGS), language, headed=False)
    offer_table(
        view, "profile_foundings", lambda: _table(view, found, foundings_part(began, language))
    )


def _clicked(asked: Asked) -> None:
    """A mark of a chart opens its record; a brush has nothing to narrow here."""
    if asked.record:
        ask(**{RECORD: asked.record})


def _fundings(view: View, found: Profile, parts: Mapping[str, Part]) -> None:
    language = view.language
    standings, listed = parts["standings"], parts["fundings"]
    if not listed.rows:
        st.header(standings.title, anchor=False)
        note(no_funding(found, language))
        show_fragment(part_notes(standings, _PREFIX), key="profile_standings_notes", on_open=_open)
        return
    _part(standings, language)
    _offer(view, found, standings)
    chart = view.once(
        (PATH, "chart", found.place, found.day), lambda: funding_chart(found, language)
    )
    show_chart(chart, "profile_chart", _clicked)
    _part(listed, language)
    if listed.more:
        n = len(listed.rows)
        shown, total = language.number(n), language.number(n + listed.more)
        note(language.say("The first {shown} of {n}.", shown=shown, n=total))
    offer_table(
        view, "profile_fundings", lambda: _table(view, found, fundings_part(found, language))
    )


def _part(part: Part, language: Language, *, headed: bool = True) -> None:
    """A part under its heading, with its notes below; without rows, nothing."""
    if not part.rows:
        return
    if headed:
        st.header(part.title, anchor=False)
    table = part_table(part, language, opened=opened_list(), prefix=_PREFIX)
    show_fragment(table, key=f"profile_{part.name}", on_open=_open)
    if part.notes:
        notes = part_notes(part, _PREFIX)
        show_fragment(notes, key=f"profile_{part.name}_notes", on_open=_open)


def _offer(view: View, found: Profile, part: Part) -> None:
    """The part to take along as it is shown; one that is not shown is not offered."""
    if part.rows:
        offer_table(view, f"profile_{part.name}", lambda: _table(view, found, part))


def _table(view: View, found: Profile, part: Part) -> FigureTable:
    """The part in a file, with what the page says of the filters."""
    notes = (*filter_words(found, view.choices.label, view.language), *part.notes)
    return part_figure(replace(part, notes=notes), f"{found.name}: {part.title}")


def _open(key: str) -> None:
    """A number opens its list, a name the card; what the browser says is looked up when drawn."""
    (open_list if key.startswith(_PREFIX) else open_record)(key)


def _opened(view: View, found: Profile) -> None:
    """The list that is open, with its card; else the card alone of a record that was clicked."""
    key = opened_list() or ""
    own = key.removeprefix(_PREFIX) if key.startswith(_PREFIX) else ""
    records = opened_records(found, own, view.language)
    rows = opened_rows(found, own, view.language)
    if records and records.records.any():
        ids = view.atlas.catalogue.ids(records.records)
        list_records(view, ids, records.title, records.counted)
    elif rows and len(rows[0]):
        list_rows(view, *rows)
    else:
        record_panel(view)
