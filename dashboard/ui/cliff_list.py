"""The tables of the page "Förderkante", and the lists behind their numbers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.analysis.cliff_fields import Fields
from dashboard.analysis.cliff_money import Group, grouped
from dashboard.drawing.cliff_opened import opened_fundings, opened_records
from dashboard.drawing.part import Part
from dashboard.drawing.profile_tables import part_notes, part_table
from dashboard.export.part_figure import cliff_figure
from dashboard.ui.figure_download import offer_table
from dashboard.ui.fragment import show_fragment
from dashboard.ui.left_out import list_left_out
from dashboard.ui.notes import note
from dashboard.ui.opened_list import list_records, list_rows, open_list, opened_list
from dashboard.ui.records_panel import open_record, record_panel
from dashboard.ui.view import View

PREFIX = "cliff:"
"""Before the keys of this page's lists."""


def groups_of(view: View, found: Fields, way: str) -> list[Group]:
    """The fundings in groups, by one of the `WAYS` of grouping them."""
    edge = found.cliff
    return view.once(("cliff money", way, edge.day, edge.since), lambda: grouped(edge, way))


def show_part(
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
        table = part_table(part, language, opened=opened_list(), prefix=PREFIX)
        show_fragment(table, key=f"cliff_{part.name}", on_open=_open)
    else:
        note(language.say("Of the records looked at no funding is recorded."))
    if part.more:
        n = len(part.rows)
        shown, total = language.number(n), language.number(n + part.more)
        note(language.say("The first {shown} of {n}.", shown=shown, n=total))
    if part.notes:
        notes = part_notes(part, PREFIX)
        show_fragment(notes, key=f"cliff_{part.name}_notes", on_open=_open)
    if part.rows:
        offer_table(
            view,
            f"cliff_{part.name}",
            lambda: cliff_figure(whole() if whole else part, found.cliff, language),
        )


def cliff_list(view: View, found: Fields) -> None:
    """The list that is open, with its card; else the card alone of a record that was clicked."""
    key = opened_list() or ""
    own = key.removeprefix(PREFIX) if key.startswith(PREFIX) else ""
    label = partial(view.choices.label, "topic")
    records = opened_records(found, own, label, view.language)
    rows = opened_fundings(found, own, partial(groups_of, view, found), view.language)
    if list_left_out(view, PREFIX.removesuffix(":")):
        return
    if records and records.records.any():
        ids = view.atlas.catalogue.ids(records.records)
        list_records(view, ids, records.title, records.counted)
    elif rows and len(rows[0]):
        list_rows(view, *rows)
    else:
        record_panel(view)


def _open(key: str) -> None:
    """A number opens its list, a name the card; what the browser says is looked up when drawn."""
    (open_list if key.startswith(PREFIX) else open_record)(key)
