"""The page "Quellen": where the facts and the map come from, and under which licences."""

from __future__ import annotations

import streamlit as st

from dashboard.drawing.elements import is_web_address, outside_link
from dashboard.drawing.tables import plain_table
from dashboard.geography import (
    BOUNDARIES_ATTRIBUTION,
    FIGURES_ATTRIBUTION,
    POSTCODES_ATTRIBUTION,
)
from dashboard.language import Language
from dashboard.model import Source
from dashboard.model.wording import date_words
from dashboard.ui.fragment import show_fragment
from dashboard.ui.view import View


def about_page(view: View) -> None:
    """Name every source document, the geodata, and what the atlas does not do."""
    language = view.language
    say = language.say
    st.title(say("Sources and licences"), anchor=False)
    st.write(
        say(
            "Every fact in the atlas names the document and the line that it was taken from. "
            "What no document states is shown as not known."
        )
    )
    headers = [say("Title"), say("Publisher"), say("Published"), say("Retrieved"), say("File")]
    rows = [
        [
            _linked(source, language),
            source.publisher or "",
            date_words(source.published, language) if source.published else say("not known"),
            date_words(source.accessed, language) if source.accessed else say("not known"),
            source.file or "",
        ]
        for source in view.dataset.sources
    ]
    caption = language.count("{n} source", "{n} sources", len(rows))
    show_fragment(plain_table(headers, rows, caption), key="source_list")
    st.subheader(say("Map and figures"), anchor=False)
    for line in (BOUNDARIES_ATTRIBUTION, FIGURES_ATTRIBUTION, POSTCODES_ATTRIBUTION):
        st.text(line)
    st.subheader(say("Your privacy"), anchor=False)
    st.write(
        say(
            "The atlas loads nothing from other hosts, sets no cookies for tracking and counts "
            "no visits. Only if you agree to a background map is its host contacted."
        )
    )


def _linked(source: Source, language: Language) -> str:
    """The title, as a link where the document says where it stands."""
    if source.url and is_web_address(source.url):
        return outside_link(source.url, source.title, language.say("opens in a new tab"))
    return source.title
