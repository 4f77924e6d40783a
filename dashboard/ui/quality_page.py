"""The page "Datenqualität": what to mend next, how full the tables are, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from dashboard.analysis.belonging import TABLES, belonging
from dashboard.analysis.columns import Mask
from dashboard.analysis.completeness import completeness
from dashboard.analysis.problem_kinds import problem_kinds
from dashboard.analysis.quality import Gap, gaps
from dashboard.drawing.quality_tables import completeness_table, gap_table, problem_table
from dashboard.drawing.quality_words import gap_name, gap_remedy
from dashboard.language import Language
from dashboard.model.headers import COLUMNS, SHEETS
from dashboard.selection import sentence
from dashboard.ui.fragment import show_fragment
from dashboard.ui.guard import guarded
from dashboard.ui.notes import note
from dashboard.ui.opened_list import OPENED, open_list
from dashboard.ui.quality_list import column_list, gap_list, problem_list
from dashboard.ui.view import View

YEARS = (1, 2, 3, 5, 10)
USUAL_YEARS = 3


def quality_page(view: View) -> None:
    """Draw the page, of all records or of those that the filters leave."""
    language = view.language
    st.title(language.say("Data quality"), anchor=False)
    with st.container(key="quality"):
        within, years = _asked(view)
        lost = bool(view.atlas.reading.left_out or view.atlas.reading.unreadable_tables)
        if lost:  # what cannot even be read comes first
            with guarded(language, "problem_kinds"):
                _problems(view)
        with guarded(language, "gaps"):
            _gaps(view, within, years)
        with guarded(language, "completeness"):
            _completeness(view, within)
        if not lost:
            with guarded(language, "problem_kinds"):
                _problems(view)


def _asked(view: View) -> tuple[dict[str, Mask], int]:
    """What the page is about: the rows of each table, and after how many years they are old."""
    language = view.language
    scopes = {"all": language.say("All records"), "shown": language.say("Current selection")}
    left, right = st.columns([3, 2], gap="medium", vertical_alignment="bottom")
    with left:
        scope = st.segmented_control(
            language.say("What is looked at"),
            list(scopes),
            default="all",
            key="quality_scope",
            format_func=scopes.__getitem__,
            required=True,
        )
    with right:
        years = st.selectbox(
            language.say("A source is old after"),
            YEARS,
            index=YEARS.index(USUAL_YEARS),
            key="quality_years",
            format_func=lambda n: language.count("{n} year", "{n} years", n),
        )
    records = None
    if scope == "shown":
        records = view.atlas.catalogue.ids(view.matching.shown)
        text = sentence(view.selection, view.matching.answer, view.choices.label, language)
        note(text)
    return belonging(view.dataset, records), years


def _gaps(view: View, within: Mapping[str, Mask], years: int) -> None:
    language = view.language
    found = gaps(view.dataset, within, date.today(), years)
    open_ones = [gap for gap in found if gap.count]
    st.subheader(language.say("What to mend next"), anchor=False)
    if open_ones:
        note(_lead(open_ones[0], years, language))
        show_fragment(
            gap_table(found, years, language, opened=st.session_state.get(OPENED)),
            key="quality_gaps",
            on_open=open_list,
        )
    closed = [gap_name(gap.name, years, language) for gap in found if not gap.count]
    if closed:
        note(language.say("There are none of these: {gaps}.", gaps=language.listing(closed)))
    gap_list(view, open_ones, years)


def _lead(gap: Gap, years: int, language: Language) -> str:
    return language.say(
        "First: {gap} ({part} of {n}). {remedy}",
        gap=gap_name(gap.name, years, language),
        part=language.number(gap.count),
        n=language.number(gap.looked_at),
        remedy=gap_remedy(gap.name, language),
    )


def _completeness(view: View, within: Mapping[str, Mask]) -> None:
    language = view.language
    st.subheader(language.say("How full the tables are"), anchor=False)
    names = {table: language.render(SHEETS[table]) for table in TABLES}
    table = st.selectbox(
        language.say("Table"), TABLES, key="quality_table", format_func=names.__getitem__
    )
    size = int(within[table].sum())
    if not size:
        note(language.say("There are no rows here."))
        return
    columns = {name: language.render(COLUMNS[name]) for name in COLUMNS}
    caption = language.count(
        "{n} row. Columns that are always filled are left out.",
        "{n} rows. Columns that are always filled are left out.",
        size,
    )
    show_fragment(
        completeness_table(
            completeness(view.dataset, within, table),
            columns,
            caption,
            language,
            opened=st.session_state.get(OPENED),
        ),
        key="quality_columns",
        on_open=open_list,
    )
    column_list(view, within, table, columns)


def _problems(view: View) -> None:
    language = view.language
    st.subheader(language.say("Problems by kind"), anchor=False)
    kinds = problem_kinds(view.atlas.reading.problems)
    if not kinds:
        note(language.say("Every row of every table could be read."))
        return
    note(language.say("Of all records; values of protected places are withheld."))
    show_fragment(
        problem_table(kinds, language, opened=st.session_state.get(OPENED)),
        key="quality_problems",
        on_open=open_list,
    )
    problem_list(view, kinds)
