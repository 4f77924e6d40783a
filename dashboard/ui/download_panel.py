"""Taking along what is selected: the choice of a format, and the file."""

from __future__ import annotations

import weakref
from datetime import date
from functools import partial

import numpy as np
import streamlit as st

from dashboard.export.chosen import Chosen, choose
from dashboard.export.formats import FORMATS, Format, file_name
from dashboard.language import message
from dashboard.model.finding import Complaint
from dashboard.selection import sentence, to_query
from dashboard.sources import Progress
from dashboard.sources.progress import part_of
from dashboard.ui.address import full_link
from dashboard.ui.opening import Opening
from dashboard.ui.take_panel import take_page
from dashboard.ui.view import View

AT_ONCE = 2_000
"""Files of so many records are made while the browser fetches them."""
READY = "download_ready"
"""The session's key for the file of a long list, for what it was made, and of which atlas."""
_CHOSEN = 0.1  # the share of choosing the records; the rest is for writing them


def download_panel(view: View) -> None:
    """Offer the selection in every format; the file is made when it is asked for."""
    language = view.language
    with st.popover(language.say("Download"), icon=":material/download:", key="download"):
        names = {"list": language.say("The records"), "show": language.say("To show and to print")}
        what = st.radio(
            language.say("What to take along"),
            list(names),
            key="download_what",
            format_func=lambda each: names[each],
            horizontal=True,
        )
        if what == "show":
            take_page(view)
            return
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
        content = _prepared(view, format) if _is_long(view) else partial(_made, view, format)
        if content is None:
            return
        st.download_button(
            language.say("Save file"),
            content,
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


def _is_long(view: View) -> bool:
    return int(np.count_nonzero(view.matching.shown)) > AT_ONCE


def _prepared(view: View, format: Format) -> bytes | None:
    """The file of a long list, once the reader has had it made and has seen how far it is.

    It is kept for this reader until another file is asked for, or the atlas is another one:
    the data were changed, or the reader has taken a list in.
    """
    wanted = (to_query(view.selection), view.language.code, format.ending)
    kept, atlas, content = st.session_state.get(READY, (None, None, None))
    if kept == wanted and atlas() is view.atlas:
        return bytes(content)
    st.session_state.pop(READY, None)
    place = st.empty()
    if not place.button(view.language.say("Make the file"), key="download_make"):
        return None
    place.empty()

    leads = full_link(view.selection, view.language)

    def work(progress: Progress) -> bytes:
        progress(message("Choosing the records …"), 0.0)
        chosen = chosen_records(view, leads)
        return format.made(chosen, part_of(progress, _CHOSEN, 1.0))

    content = Opening(work).result(view.language)
    st.session_state[READY] = (wanted, weakref.ref(view.atlas), content)
    return content


def _refusal(view: View, format: Format) -> Complaint | None:
    try:
        format.make(chosen_records(view, full_link(view.selection, view.language)))
    except Complaint as refusal:
        return refusal
    return None


def _made(view: View, format: Format) -> bytes:
    return format.make(chosen_records(view, full_link(view.selection, view.language)))
