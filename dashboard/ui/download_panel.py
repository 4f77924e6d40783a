"""Taking along what is selected: the choice of a format, and the file."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from dashboard.export.chosen import Chosen, choose
from dashboard.export.formats import FORMATS, Format, file_name
from dashboard.model.finding import Complaint
from dashboard.selection import sentence, to_query
from dashboard.ui.view import View


def download_panel(view: View) -> None:
    """Offer the selection in every format; the file is made when it is asked for."""
    language = view.language
    with st.popover(language.say("Download"), icon=":material/download:", key="download"):
        code = st.radio(
            language.say("Format"),
            list(FORMATS),
            key="download_format",
            format_func=lambda each: language.render(FORMATS[each].name),
        )
        format = FORMATS[code or "xlsx"]
        st.caption(
            language.say(
                "The file holds what is selected now, with sources and date; places only as "
                "exactly as they are published."
            )
        )
        if format.may_refuse and (refusal := _refusal(view, format)):
            st.text(language.render(refusal.message))
            st.text(language.render(refusal.remedy))
            return
        st.download_button(
            language.say("Save file"),
            partial(_made, view, format),
            file_name=file_name(to_query(view.selection), format, date.today()),
            mime=format.mime,
            key="download_file",
            on_click="ignore",
            icon=":material/download:",
        )


def chosen_records(view: View, link: str) -> Chosen:
    """The records of a view as they leave the atlas; `link` leads back to the page."""
    said = sentence(view.selection, view.matching.answer, view.choices.label, view.language)
    return choose(
        view.matching, sentence=said, query=link, language=view.language, day=date.today()
    )


def _refusal(view: View, format: Format) -> Complaint | None:
    try:
        format.make(chosen_records(view, to_query(view.selection)))
    except Complaint as refusal:
        return refusal
    return None


def _made(view: View, format: Format) -> bytes:
    return format.make(chosen_records(view, to_query(view.selection)))
