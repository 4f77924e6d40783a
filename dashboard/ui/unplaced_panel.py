"""The records that the map cannot show, counted, and listed where the reader asks for them."""

from __future__ import annotations

import streamlit as st

from dashboard.analysis import unplaced
from dashboard.drawing.elements import open_button
from dashboard.drawing.tables import plain_table
from dashboard.ui.fragment import show_fragment
from dashboard.ui.paging import PAGE_LENGTH, first_shown
from dashboard.ui.records_panel import open_record
from dashboard.ui.view import View


def unplaced_panel(view: View) -> None:
    """How many of the shown records have no place on the map; which, and why."""
    beside = view.once(
        "unplaced",
        lambda: unplaced(view.catalogue, view.matching.shown, view.selection.lens),
    )
    if len(beside) == 0:
        return
    language = view.language
    with st.container(key="unplaced"):
        label = language.count(
            "{n} record has no place on this map",
            "{n} records have no place on this map",
            len(beside),
        )
        if not st.toggle(label, key="unplaced_open"):
            return
        first = first_shown(len(beside), "unplaced_page", view.selection)
        rows = [
            (
                open_button(row.record, row.name),
                view.choices.label("kind", row.kind),
                language.render(row.reason),
            )
            for row in beside.listed(first, PAGE_LENGTH)
        ]
        headers = [language.say("Name"), language.say("Kind"), language.say("Reason")]
        table = plain_table(headers, rows, label)
        show_fragment(table, key="unplaced_list", on_open=open_record)
