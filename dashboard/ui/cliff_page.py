"""The page "Förderkante": what loses its last funding by a day, where, and who pays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from dashboard.analysis.cliff import cliff, last_ends
from dashboard.analysis.cliff_days import edge_days, opening_day, usual_day
from dashboard.analysis.cliff_fields import ALL, GROUPS, Fields, fields
from dashboard.analysis.cliff_money import WAYS
from dashboard.drawing.base_map import as_of, layer_values
from dashboard.drawing.cliff_chart import losing_chart
from dashboard.drawing.cliff_map import cliff_key, cliff_tints
from dashboard.drawing.cliff_money_part import money_part
from dashboard.drawing.cliff_parts import districts_part, losing_part, standings_part, topics_part
from dashboard.drawing.cliff_words import lead, opening_words
from dashboard.drawing.part import Part
from dashboard.drawing.told import line, opening
from dashboard.language import Language
from dashboard.selection import can_be_asked, read_day, sentence
from dashboard.ui.area_map import area_map
from dashboard.ui.cliff_list import PREFIX, cliff_list, groups_of, show_part
from dashboard.ui.cliff_ways import DAY, ways_on
from dashboard.ui.fragment import show_fragment
from dashboard.ui.guard import guarded
from dashboard.ui.left_out import asked_line
from dashboard.ui.lens_choice import lens_choice
from dashboard.ui.notes import note
from dashboard.ui.opened_list import open_list, opened_list
from dashboard.ui.page_params import param, read_flag, write_flag
from dashboard.ui.state import RECORD, ask
from dashboard.ui.timelines import Asked, show_chart
from dashboard.ui.view import View

TOPIC, WAY, ALL_DISTRICTS = "cliff_topic", "cliff_way", "cliff_all"
MOST_LOSING, MOST_NAMES, MOST_GROUPS, MOST_DISTRICTS = 20, 6, 30, 15


def cliff_page(view: View) -> None:
    """Draw the page for what the filters leave; those of place choose the districts, too."""
    language, today = view.language, date.today()
    st.title(language.say("Funding edge"), anchor=False)
    with st.container(key="cliff"), guarded(language, "cliff"):
        day = _day(view, today)
        lens_choice(view, "cliff_lens")
        found = view.once(("cliff", day, today), lambda: fields(cliff(view.matching, day, today)))
        _lead(view, found, today)
        if not view.matching.shown.any():
            st.info(language.say("Nothing fits all filters. Clear one of them to see more."))
            cliff_list(view, found)
            return
        ways_on(view, found, today)
        show_part(view, found, standings_part(found.cliff, language))
        cliff_list(view, found)
        _losing(view, found, today)
    with st.container(key="cliff_where"), guarded(language, "cliff_where"):
        _where(view, found)
    with st.container(key="cliff_money"), guarded(language, "cliff_money"):
        _money(view, found)


def _day(view: View, today: date) -> date:
    """The day to which the reader has moved the edge."""
    language = view.language
    first = view.once(("cliff first", today), lambda: opening_day(view.matching, today))
    chosen = param(
        DAY,
        first,
        can_be_asked,
        read=read_day,
        write=date.isoformat,
        always=True,
    )
    day: date = st.select_slider(
        language.say("What loses its last funding by"),
        edge_days(view.atlas.catalogue, today, chosen),
        key=DAY,
        format_func=language.day,
    )
    usual = usual_day(today)
    if day == first != usual:
        elsewise = not len(last_ends(view.matching))
        note(opening_words(day, usual, language, elsewise=elsewise))
    return day


def _lead(view: View, found: Fields, today: date) -> None:
    language, past = view.language, found.cliff.day < today
    number = opening(language, PREFIX, opened=opened_list())
    told = lead(found, language, number, past=past)
    show_fragment(line(told, look="na-lead", live=True), key="cliff_lead", on_open=open_list)
    subject = sentence(view.selection, view.matching.answer, view.choices.label, language)
    asked_line(view, "cliff", language.say("Looked at: {subject}", subject=subject))


def _losing(view: View, found: Fields, today: date) -> None:
    """Who is at the edge: the Gantt, the records one by one."""
    language, edge = view.language, found.cliff
    if not len(edge.losing):
        return
    part = view.once(
        ("cliff losing", edge.day, today), lambda: losing_part(edge, language, MOST_LOSING)
    )
    show_part(view, found, part, whole=lambda: losing_part(edge, language))
    chart, reading = view.once(
        ("cliff chart", edge.day, today), lambda: losing_chart(edge, language, today)
    )
    show_chart(chart, "cliff_chart", _clicked)
    st.caption(reading)


def _where(view: View, found: Fields) -> None:
    """By topic, and one topic by district: on the map, and as a table."""
    language, edge = view.language, found.cliff
    label = partial(view.choices.label, "topic")
    part = view.once(
        ("cliff topics", edge.day, edge.since),
        lambda: topics_part(found, label, language, MOST_NAMES),
    )
    show_part(view, found, part, whole=lambda: topics_part(found, label, language))
    offered = [row for n, row in enumerate(found.rows) if any(found.totals[g][n] for g in GROUPS)]
    param(TOPIC, ALL, found.rows)
    chosen = st.session_state[TOPIC]
    rows = list(dict.fromkeys([ALL, *offered, chosen]))
    say = language.say
    row: str = st.selectbox(
        say("Topic on the map"),
        rows,
        key=TOPIC,
        format_func=lambda code: label(code) if code else say("All topics"),
        width=420,
    )
    whole = partial(districts_part, found, row, label, language)
    by_district = whole()
    st.header(by_district.title, anchor=False)
    with st.container(key="map_cliff"):
        shown = view.once(
            ("cliff map", edge.day, edge.since, row),
            lambda: layer_values(
                language,
                title=by_district.title,
                view=view.selection.district or view.selection.state,
                tints=cliff_tints(found, row, language),
                as_of=as_of(found.epoch),
            ),
        )
        area_map(shown, key="cliff_map", on_open=partial(_open_district, row))
        key = cliff_key(found, row, language, PREFIX)
        show_fragment(key, key="cliff_map_key", on_open=open_list, look="coverage")
    by_district = _first_districts(by_district, language)
    show_part(view, found, by_district, whole=whole, headed=False)


def _first_districts(part: Part, language: Language) -> Part:
    """The table of districts; of many the first, unless the reader asks for all of them."""
    n = len(part.rows)
    if n <= MOST_DISTRICTS:
        return part
    param(ALL_DISTRICTS, False, (False, True), read_flag, write_flag)
    text = language.say("Show all {n} districts in the table", n=language.number(n))
    if st.checkbox(text, key=ALL_DISTRICTS):
        return part
    return replace(part, rows=part.rows[:MOST_DISTRICTS], more=n - MOST_DISTRICTS)


def _money(view: View, found: Fields) -> None:
    """The fundings by year, funder or programme."""
    language = view.language
    ways = {
        "year": language.say("Year"),
        "funder": language.say("Funder"),
        "programme": language.say("Programme"),
    }
    param(WAY, WAYS[0], WAYS)
    way = st.segmented_control(
        language.say("Fundings by"), WAYS, key=WAY, format_func=ways.__getitem__, required=True
    )
    way = way or WAYS[0]
    groups = groups_of(view, found, way)
    part = money_part(found.cliff, way, groups, language, MOST_GROUPS)
    whole = partial(money_part, found.cliff, way, groups, language)
    show_part(view, found, part, whole=whole)


def _open_district(row: str, district: str) -> None:
    """A district on the map opens who is at the edge there."""
    open_list(f"{PREFIX}field:{row}:loses:{district}")


def _clicked(asked: Asked) -> None:
    """A mark of the chart opens its record; a brush has nothing to narrow here."""
    if asked.record:
        ask(**{RECORD: asked.record})
