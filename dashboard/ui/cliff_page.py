"""The page "Förderkante": what loses its last funding by a day, where, and who pays."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

import numpy as np
import streamlit as st
from markupsafe import Markup

from dashboard.analysis.cliff import cliff
from dashboard.analysis.cliff_days import edge_days, usual_day
from dashboard.analysis.cliff_fields import ALL, GROUPS, Fields, fields
from dashboard.analysis.cliff_money import WAYS, Group, grouped
from dashboard.analysis.timelines import events
from dashboard.drawing.base_map import layer_values
from dashboard.drawing.cliff_map import cliff_key, cliff_tints
from dashboard.drawing.cliff_money_part import money_part
from dashboard.drawing.cliff_opened import opened_fundings, opened_records
from dashboard.drawing.cliff_parts import districts_part, losing_part, standings_part, topics_part
from dashboard.drawing.cliff_words import lead
from dashboard.drawing.part import Part
from dashboard.drawing.profile_tables import part_table
from dashboard.drawing.timeline_funding import MOST_ROWS, draw_fundings
from dashboard.drawing.timeline_notes import reading_fundings
from dashboard.export.part_figure import part_figure
from dashboard.selection import sentence
from dashboard.ui.area_map import area_map
from dashboard.ui.figure_download import offer_table
from dashboard.ui.fragment import show_fragment
from dashboard.ui.guard import guarded
from dashboard.ui.opened_list import list_records, list_rows, open_list, opened_list
from dashboard.ui.page_params import param
from dashboard.ui.records_panel import open_record, record_panel
from dashboard.ui.state import RECORD, ask
from dashboard.ui.timelines import Asked, show_chart
from dashboard.ui.view import View

DAY, TOPIC, WAY = "cliff_day", "cliff_topic", "cliff_way"
MOST_LOSING, MOST_NAMES, MOST_GROUPS = 50, 6, 30
_PREFIX = "cliff:"


def cliff_page(view: View) -> None:
    """Draw the page for what the filters leave; those of place choose the districts, too."""
    language, today = view.language, date.today()
    st.title(language.say("Funding edge"), anchor=False)
    with st.container(key="cliff"), guarded(language, "cliff"):
        day = _day(view, today)
        found = view.once(("cliff", day, today), lambda: fields(cliff(view.matching, day, today)))
        _lead(view, found)
        _part(view, found, standings_part(found.cliff, language))
        _losing(view, found, today)
    with st.container(key="cliff_where"), guarded(language, "cliff_where"):
        _where(view, found)
    with st.container(key="cliff_money"), guarded(language, "cliff_money"):
        _money(view, found)


def _day(view: View, today: date) -> date:
    """The day to which the reader has moved the edge."""
    language, usual = view.language, usual_day(today)
    chosen = param(DAY, usual, lambda day: True, read=date.fromisoformat, write=date.isoformat)
    day: date = st.select_slider(
        language.say("What loses its last funding by"),
        edge_days(view.atlas.catalogue, today, chosen),
        key=DAY,
        format_func=language.day,
    )
    return day


def _lead(view: View, found: Fields) -> None:
    answer = view.matching.answer
    subject = sentence(view.selection, answer, view.choices.label, view.language)
    text = Markup('<p class="na-lead" aria-live="polite">{}</p>')
    st.html(text.format(lead(found, view.language)))
    _say(view.language.say("Looked at: {subject}", subject=subject))


def _losing(view: View, found: Fields, today: date) -> None:
    """Who is at the edge: the list that is open, the Gantt, the records one by one."""
    language, edge = view.language, found.cliff
    _opened(view, found)
    if not len(edge.losing):
        return
    part = view.once(
        ("cliff losing", edge.day, today), lambda: losing_part(edge, language, MOST_LOSING)
    )
    _part(view, found, part, whole=lambda: losing_part(edge, language))
    paid = edge.timeline(MOST_ROWS)
    nothing = events(edge.catalogue, np.zeros(edge.catalogue.size, dtype=bool))
    chart = view.once(
        ("cliff chart", edge.day, today),
        lambda: draw_fundings(view.dataset, paid, nothing, language, today, day=edge.day),
    )
    show_chart(chart, "cliff_chart", _clicked)
    all_rows = int(np.count_nonzero(edge.rows_of(edge.of("loses"))))
    told = [reading_fundings(paid, language, printed=True)]
    told.append(language.say("The thick line is {day}.", day=language.day(edge.day)))
    if all_rows > len(paid):
        shown, total = language.number(len(paid)), language.number(all_rows)
        told.append(language.say("The first {shown} of {n}.", shown=shown, n=total))
    st.caption(" ".join(told))


def _where(view: View, found: Fields) -> None:
    """By topic, and one topic by district: on the map, and as a table."""
    language, edge = view.language, found.cliff
    label = partial(view.choices.label, "topic")
    part = view.once(
        ("cliff topics", edge.day, edge.since),
        lambda: topics_part(found, label, language, MOST_NAMES),
    )
    _part(view, found, part, whole=lambda: topics_part(found, label, language))
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
    by_district = districts_part(found, row, label, language)
    st.header(by_district.title, anchor=False)
    with st.container(key="map_cliff"):
        shown = view.once(
            ("cliff map", edge.day, edge.since, row),
            lambda: layer_values(
                language,
                title=by_district.title,
                view=view.selection.district or view.selection.state,
                tints=cliff_tints(found, row, language),
            ),
        )
        area_map(shown, key="cliff_map", on_open=partial(_open_district, row))
        show_fragment(cliff_key(found, row, language), key="cliff_map_key")
    _part(view, found, by_district, headed=False)


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
    groups = _groups(view, found)[way]
    part = money_part(found.cliff, way, groups, language, MOST_GROUPS)
    whole = partial(money_part, found.cliff, way, groups, language)
    _part(view, found, part, whole=whole)


def _groups(view: View, found: Fields) -> Mapping[str, list[Group]]:
    edge = found.cliff
    return view.once(
        ("cliff money", edge.day, edge.since), lambda: {way: grouped(edge, way) for way in WAYS}
    )


def _part(
    view: View,
    found: Fields,
    part: Part,
    *,
    whole: Callable[[], Part] | None = None,
    headed: bool = True,
) -> None:
    """A part under its heading, with its notes and the whole of it to take along."""
    language = view.language
    if headed:
        st.header(part.title, anchor=False)
    if part.rows:
        table = part_table(part, language, opened=opened_list(), prefix=_PREFIX)
        show_fragment(table, key=f"cliff_{part.name}", on_open=_open)
    else:
        _say(language.say("No funding is recorded here."))
    if part.more:
        n = len(part.rows)
        shown, total = language.number(n), language.number(n + part.more)
        _say(language.say("The first {shown} of {n}.", shown=shown, n=total))
    for note in part.notes:
        _say(note)
    if part.rows:
        title = f"{language.say('Funding edge')} {language.day(found.cliff.day)}: {part.title}"
        offer_table(
            view,
            f"cliff_{part.name}",
            lambda: part_figure(whole() if whole else part, title),
        )


def _open(key: str) -> None:
    """A number opens its list, a name the card; what the browser says is looked up when drawn."""
    (open_list if key.startswith(_PREFIX) else open_record)(key)


def _open_district(row: str, district: str) -> None:
    """A district on the map opens who is at the edge there."""
    open_list(f"{_PREFIX}field:{row}:loses:{district}")


def _opened(view: View, found: Fields) -> None:
    """The list that is open, with its card; else the card alone of a record that was clicked."""
    key = opened_list() or ""
    own = key.removeprefix(_PREFIX) if key.startswith(_PREFIX) else ""
    label = partial(view.choices.label, "topic")
    records = opened_records(found, own, label, view.language)
    rows = opened_fundings(found, own, _groups(view, found), view.language)
    if records and records[0].any():
        list_records(view, view.atlas.catalogue.ids(records[0]), records[1])
    elif rows and len(rows[0]):
        list_rows(view, *rows)
    else:
        record_panel(view)


def _clicked(asked: Asked) -> None:
    """A mark of the chart opens its record; a brush has nothing to narrow here."""
    if asked.record:
        ask(**{RECORD: asked.record})


def _say(text: str) -> None:
    st.html(Markup('<p class="na-note">{}</p>').format(text))
