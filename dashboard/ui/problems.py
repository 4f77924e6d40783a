"""What is wrong with the data, told to the reader without getting in the way."""

from __future__ import annotations

import streamlit as st

from dashboard.drawing.tables import plain_table
from dashboard.language import Language
from dashboard.sources import Reading
from dashboard.ui.fragment import show_fragment

MOST = 200


def problem_banner(reading: Reading, language: Language) -> None:
    """A line with the number of rows left out, which opens the list; nothing if all is well."""
    if not reading.problems:
        return
    with st.container(key="problems"):
        st.warning(_summary(reading, language), icon=":material/warning:")
        if st.toggle(language.say("Show the list of problems"), key="problems_open"):
            _list(reading, language)


def nothing_to_show(reading: Reading, language: Language) -> bool:
    """Say clearly that there is no data, and why; returns whether that is so."""
    if not reading.is_empty:
        return False
    with st.container(key="empty"):
        st.title(language.say("There is no data to show yet."), anchor=False)
        st.write(
            language.say(
                "The data folder holds no organisation, project or event that could be read. "
                "Fill the tables as data/README.md describes them, then load this page again."
            )
        )
    if reading.problems:
        with st.container(key="problems"):
            _list(reading, language)
    return True


def _summary(reading: Reading, language: Language) -> str:
    parts = []
    if reading.left_out:
        parts.append(
            language.count(
                "{n} row of the data could not be used and is left out.",
                "{n} rows of the data could not be used and are left out.",
                reading.left_out,
            )
        )
    tables = (*reading.missing_tables, *reading.unreadable_tables)
    if tables:
        names = language.listing([f"{table}.csv" for table in tables])
        parts.append(language.say("Missing or unreadable: {tables}.", tables=names))
    if not parts:
        parts.append(
            language.count(
                "There is {n} remark on the data.",
                "There are {n} remarks on the data.",
                len(reading.problems),
            )
        )
    if not reading.is_empty:
        parts.append(language.say("Everything else is shown."))
    return " ".join(parts)


def _list(reading: Reading, language: Language) -> None:
    say = language.say
    headers = [
        say("File"),
        say("Row"),
        say("Column"),
        say("Value"),
        say("What is wrong"),
        say("What to do"),
    ]
    rows = []
    for problem in reading.problems[:MOST]:
        told = problem.as_dict(language)
        cells = ("file", "row", "column", "value", "message", "remedy")
        rows.append(["" if told[cell] is None else str(told[cell]) for cell in cells])
    caption = language.count("{n} problem", "{n} problems", len(reading.problems))
    show_fragment(plain_table(headers, rows, caption), key="problem_list")
    if len(reading.problems) > MOST:
        st.caption(
            say(
                "Only the first {most} are listed here; the command “python -m dashboard check” "
                "lists all.",
                most=MOST,
            )
        )
