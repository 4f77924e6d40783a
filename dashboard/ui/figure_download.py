"""Taking along the table behind a figure of a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from dashboard.export.figure_tables import FigureTable, figure_csv, figure_workbook
from dashboard.export.formats import FORMATS
from dashboard.ui.address import full_link
from dashboard.ui.download_panel import chosen_records
from dashboard.ui.view import View

_MADE_BY = {"xlsx": figure_workbook, "csv": figure_csv}


def offer_table(view: View, name: str, make: Callable[[], FigureTable], what: str = "") -> None:
    """Offer a table as Excel and CSV file; it is made when it is asked for.

    `name` tells it apart on its page, and names the file; `what` says which table it is, where
    it is not the one above. Call it after the page's choices
    (`page_params`) are known: the file names the link that leads back to them.
    """
    leads = full_link(view.selection, view.language)
    label = what or view.language.say("Table")
    with st.container(horizontal=True, key=f"{name}_take"):
        for code, format in (("xlsx", "Excel"), ("csv", "CSV")):
            st.download_button(
                view.language.say("{what} as {format}", what=label, format=format),
                partial(_made, view, code, make, leads),
                file_name=f"netzwerkatlas-{_plain(name)}-{date.today().isoformat()}.{code}",
                mime=FORMATS[code].mime,
                key=f"{name}_{code}",
                on_click="ignore",
                icon=":material/download:",
            )


def _made(view: View, code: str, make: Callable[[], FigureTable], leads: str) -> bytes:
    return _MADE_BY[code](make(), chosen_records(view, leads))


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
