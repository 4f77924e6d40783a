"""The first step of an import: what can be brought in, the choice of the file, its refusal."""

from __future__ import annotations

import html
from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard.export.template import template_csv, template_workbook
from dashboard.language import Language
from dashboard.sources import Problem
from dashboard.sources.intake.limits import LARGEST_FILE, MOST_COLUMNS, MOST_ROWS
from dashboard.ui.data_desk import COLUMNS, FILE, Desk
from dashboard.ui.notes import alert
from dashboard.ui.view import View

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def upload_step(view: View, desk: Desk) -> None:
    """Let the reader choose a file; where it was refused, say why and what helps."""
    language = view.language
    say = language.say
    key = f"data_file_{desk.number}"
    st.file_uploader(
        say("Choose a table: Excel, CSV or TSV, GeoJSON, GeoPackage, or a zip of tables"),
        key=key,
        on_change=partial(_chosen, desk, key),
    )
    if desk.name:
        incoming = desk.incoming(language)
        if incoming.sheets:
            desk.step, desk.advancing = COLUMNS, True
            st.rerun()
        _refusal(incoming.file, incoming.problems, language)
    with st.container(key="data_help"):
        _explain(language)
    with st.container(horizontal=True, key="data_templates", vertical_alignment="center"):
        st.download_button(
            say("Empty list (Excel)"),
            partial(template_workbook, language),
            file_name=say("netzwerkatlas-list.xlsx"),
            mime=_XLSX,
            key="data_template_xlsx",
            on_click="ignore",
            icon=":material/download:",
        )
        st.download_button(
            say("Empty list (CSV)"),
            partial(template_csv, language),
            file_name=say("netzwerkatlas-list.csv"),
            mime="text/csv",
            key="data_template_csv",
            on_click="ignore",
            icon=":material/download:",
        )


def _chosen(desk: Desk, key: str) -> None:
    """Take the file that was chosen; a fresh field stands ready for another one."""
    file = st.session_state.get(key)
    if file is not None:
        desk.take(file.name, file.getvalue())
        desk.step = FILE


def _explain(language: Language) -> None:
    say = language.say
    points = [
        say("One row for each organisation or funding; only the name is needed."),
        say(
            "Files as offices have them: umlauts in any encoding, 1.234,56 €, 01.10.1999, "
            "“since 2015”, title rows above the table."
        ),
        say("Also 360Giving packages, Berlin's list of grants, and what the atlas itself saved."),
        say(
            "Up to {size} MB, {rows} rows and {columns} columns.",
            size=min(LARGEST_FILE // 1_000_000, st.get_option("server.maxUploadSize")),
            rows=language.number(MOST_ROWS),
            columns=language.number(MOST_COLUMNS),
        ),
        say("Nothing is kept until you say so at the end. The file goes nowhere else."),
    ]
    items = "".join(f"<li>{html.escape(each)}</li>" for each in points)
    st.html(f'<ul class="na-offers">{items}</ul>')


def _refusal(file: str, problems: Sequence[Problem], language: Language) -> None:
    """Why a file was not read, and what to do."""
    told = [
        f"{language.render(each.message)} {language.render(each.remedy)}"
        for each in problems
        if each.is_error
    ]
    alert(language.say("“{file}” could not be read.", file=file), *told)
