"""The page "Lücken und Überschneidungen": what is offered where, and why a field is empty."""

from __future__ import annotations

from functools import partial

import streamlit as st
from markupsafe import Markup

from dashboard.analysis.coverage import FACETS, LEVELS, Coverage, coverage
from dashboard.analysis.coverage_telling import only_widely, telling_elsewise
from dashboard.analysis.overlaps import overlaps_of
from dashboard.drawing.base_map import as_of, layer_values
from dashboard.drawing.choropleth import key as map_key
from dashboard.drawing.choropleth import tints
from dashboard.drawing.coverage_lists import land_table, overlap_table
from dashboard.drawing.coverage_row import row_answer
from dashboard.drawing.coverage_table import coverage_table, field_key, legend, title
from dashboard.drawing.coverage_told import (
    elsewise_line,
    hidden_columns,
    lead,
    told_line,
)
from dashboard.drawing.coverage_words import Measure, counting_note
from dashboard.drawing.elements import open_button
from dashboard.drawing.told import line, opening
from dashboard.export.coverage_figure import coverage_figure
from dashboard.export.coverage_sides import lands_figure, overlaps_figure
from dashboard.selection import sentence
from dashboard.ui.area_map import area_map
from dashboard.ui.figure_download import offer_table
from dashboard.ui.fragment import show_fragment
from dashboard.ui.gaps_list import gaps_list
from dashboard.ui.guard import guarded
from dashboard.ui.left_out import left_out_openers
from dashboard.ui.lens_choice import lens_choice, telling_most
from dashboard.ui.notes import note
from dashboard.ui.opened_list import open_list, opened_list
from dashboard.ui.page_params import param, read_flag, write_flag
from dashboard.ui.records_panel import open_record
from dashboard.ui.view import View

ROW, WHOLE, MOST_OVERLAPS = "gaps_row", "gaps_whole", 20
MEASURES = ("count", "per_head")


def gaps_page(view: View) -> None:
    """Draw the page for what the filters leave; those of place choose the columns."""
    language = view.language
    st.title(language.say("Gaps and overlaps"), anchor=False)
    found, measure = _asked(view)
    with st.container(key="gaps"), guarded(language, "coverage"):
        if not found.rows or not found.columns:
            st.info(language.say("There is nothing to compare here."))
            return
        row = param(ROW, found.rows[0], found.rows)
        _matrix(view, found, measure, row)
        gaps_list(view, found, measure)
    with st.container(key="gaps_row"), guarded(language, "coverage_row"):
        _row(view, found, measure, row)


def _asked(view: View) -> tuple[Coverage, Measure]:
    """What the reader chose to see: rows, columns, values, and the lens that all filters use."""
    say = view.language.say
    rows = {"topic": say("Topics"), "target_group": say("Target groups")}
    columns = {"district": say("Districts"), "state": say("Länder")}
    values = {"count": say("Number"), "per_head": say("Per 100,000 inhabitants")}
    with st.container(horizontal=True, key="gaps_asked", vertical_alignment="bottom"):
        facet = _choice("gaps_facet", say("Rows"), rows)
        level = _choice("gaps_level", say("Columns"), columns)
        shown = _choice("gaps_value", say("Values"), values)
    lens_choice(view, "gaps_lens")
    found = view.once(
        ("coverage", facet, level),
        lambda: coverage(
            view.matching,
            next(each for each in FACETS if each == facet),
            next(each for each in LEVELS if each == level),
        ),
    )
    return found, Measure(shown == "per_head", found.epoch)


def _choice(name: str, label: str, options: dict[str, str]) -> str:
    first = next(iter(options))
    param(name, first, options)
    chosen = st.segmented_control(
        label, list(options), key=name, format_func=options.__getitem__, required=True
    )
    return chosen or first


def _matrix(view: View, found: Coverage, measure: Measure, row: str) -> None:
    language = view.language
    name = (found.facet, found.level, measure.per_head)
    _lead(view, found)
    whole = _whole(view, found)
    show_fragment(
        view.once(
            ("coverage table", *name, row, whole),
            lambda: coverage_table(
                found,
                measure,
                partial(view.choices.label, found.facet),
                language,
                chosen=row,
                whole=whole,
            ),
        ),
        key="gaps_table",
        on_open=_open,
        look="coverage",
    )
    show_fragment(
        view.once(("coverage legend", *name), lambda: legend(found, measure, language)),
        key="gaps_legend",
        look="coverage",
    )
    note(counting_note(found, measure, language))
    offer_table(
        view,
        "gaps",
        lambda: coverage_figure(
            found, partial(view.choices.label, found.facet), title(found, language), language
        ),
    )


def _lead(view: View, found: Coverage) -> None:
    """What is counted, how much of it is recorded; and by which other lens more of it is."""
    language = view.language
    subject = _subject(view)
    left_out = left_out_openers(view, "gaps")
    told = [
        open_button("all", subject) if view.matching.shown.any() else subject,
        left_out and Markup("({})").format(left_out),
        told_line(found, language),
        _elsewise(view, found),
        lead(found, language, opening(language, opened=opened_list())),
    ]
    show_fragment(
        line([*filter(None, told)], look="na-lead", live=True), key="gaps_lead", on_open=_open
    )


def _elsewise(view: View, found: Coverage) -> str:
    """By which of the other lenses more is recorded, where this one tells of few columns."""
    known = int(found.telling.sum())
    others = partial(
        view.once, ("coverage elsewise", found.facet, found.level), lambda: telling_elsewise(found)
    )
    lens = telling_most(known, len(found.columns), others)
    if not lens:
        return ""
    name = ("coverage only widely", found.facet, found.level, lens)
    wide = view.once(name, lambda: only_widely(found, lens))
    return elsewise_line(found, lens, others()[lens], wide, view.language)


def _whole(view: View, found: Coverage) -> bool:
    """Whether the table has all columns, also those of which nothing can be told."""
    hidden = len(found.columns) - int(found.telling.sum())
    if not hidden or not found.telling.any():
        return True
    param(WHOLE, False, (False, True), read_flag, write_flag)
    return st.checkbox(hidden_columns(found, hidden, view.language), key=WHOLE)


def _subject(view: View) -> str:
    """Who is counted: what the filters leave, of which those of place choose the columns, too."""
    return sentence(view.selection, view.matching.answer, view.choices.label, view.language)


def _open(key: str) -> None:
    """Take up a press in the tables: a row for the map, or the list behind a number."""
    if key.startswith("row:"):
        st.session_state[ROW] = key.removeprefix("row:")
    else:
        open_list(key)


def _row(view: View, found: Coverage, measure: Measure, row: str) -> None:
    language = view.language
    label = view.choices.label(found.facet, row)
    name = (found.facet, found.level, measure.per_head, row)
    st.subheader(label, anchor=False)
    answer = row_answer(found, row, language, opening(language, opened=opened_list()))
    show_fragment(line([answer], look="na-lead"), key="gaps_row_answer", on_open=_open)
    left, right = st.columns([3, 2], gap="medium")
    with left, st.container(key="map_gaps"):
        heading = f"{label}: {title(found, language)}"
        shown = view.once(
            ("coverage map", *name),
            lambda: layer_values(
                language,
                title=heading,
                view=view.selection.district or view.selection.state,
                tints=tints(found, measure, row, label, language),
                as_of=as_of(found.epoch),
            ),
        )
        area_map(shown, key="gaps_map", on_open=partial(_open_district, found, row))
        key = view.once(("coverage key", *name), lambda: map_key(found, measure, row, language))
        show_fragment(key, key="gaps_map_key", on_open=_open, look="coverage")
    with right:
        lands = view.once(
            ("coverage lands", *name), lambda: land_table(found, measure, row, language)
        )
        show_fragment(lands, key="gaps_lands")
        offer_table(
            view, "gaps_lands", lambda: lands_figure(found, measure, row, heading, language)
        )
    _overlaps(view, found, row)


def _open_district(found: Coverage, row: str, district: str) -> None:
    open_list(field_key(row, district if found.level == "district" else district[:2]))


def _overlaps(view: View, found: Coverage, row: str) -> None:
    language = view.language
    st.subheader(language.say("Overlaps"), anchor=False)
    n = int(found.overlaps[found.row(row)].sum())
    if not n:
        note(language.say("In no area is more than one organisation recorded with this."))
        return
    table = view.once(
        ("overlaps", found.facet, found.level, row),
        lambda: overlap_table(found, row, overlaps_of(found, row, MOST_OVERLAPS), language),
    )
    show_fragment(table, key="gaps_overlaps", on_open=_open_from_overlaps)
    if n > MOST_OVERLAPS:
        shown, all_in_all = language.number(MOST_OVERLAPS), language.number(n)
        note(language.say("The first {shown} of {n}.", shown=shown, n=all_in_all))
    heading = f"{view.choices.label(found.facet, row)}: {title(found, language)}"
    offer_table(view, "gaps_overlaps", lambda: overlaps_figure(found, row, heading, language))


def _open_from_overlaps(key: str) -> None:
    if ":" in key:
        open_list(key)
    else:
        open_record(key)
