"""The sentence above the map: what is shown, what is not recorded, and how to share it."""

from __future__ import annotations

import html

import numpy as np
import streamlit as st

from dashboard.analysis.moments import funding_not_dated
from dashboard.analysis.time_columns import end_not_known
from dashboard.drawing.left_out import left_out_words
from dashboard.selection import sentence
from dashboard.ui.address import notices
from dashboard.ui.chrome import copy_link
from dashboard.ui.download_panel import download_panel
from dashboard.ui.notes import note
from dashboard.ui.present_keys import present
from dashboard.ui.profile_link import profile_link
from dashboard.ui.state import clear, focus_on
from dashboard.ui.time_bar import time_button
from dashboard.ui.view import View


def sentence_bar(view: View) -> None:
    """Say what is shown, what the filters could not judge, and what a link asked in vain."""
    language = view.language
    with st.container(key="sentence"):
        text = sentence(view.selection, view.matching.answer, view.choices.label, language)
        st.html(f'<h1 class="na-sentence" aria-live="polite">{html.escape(text)}</h1>')
        with st.container(horizontal=True, key="sentence_actions", vertical_alignment="center"):
            copy_link(language)
            download_panel(view)
            profile_link(view)
            st.button(
                language.say("Present"),
                key="present",
                on_click=present,
                icon=":material/slideshow:",
            )
            time_button(view)
            if view.selection.asks() or view.selection.lens != "sits":
                st.button(language.say("Clear all filters"), key="reset", on_click=clear)
            _not_recorded(view)
        for unsure in filter(None, (_end_not_known(view), _funding_not_dated(view))):
            note(unsure)
        for notice in notices():
            note(language.render(notice), told=True)


def _not_recorded(view: View) -> None:
    """What the filters could not judge: each number opens its records."""
    for name, mask in view.matching.not_recorded().items():
        label = left_out_words(name, view.selection.lens, int(mask.sum()), view.language)
        st.button(
            label,
            key=f"not_recorded_{name}",
            type="tertiary",
            on_click=focus_on,
            args=(name, view.selection),
        )


def _end_not_known(view: View) -> str:
    """How many of those that were active on the day may have ended before, in words."""
    if view.selection.active is None:
        return ""
    unknown = view.matching.shown & end_not_known(view.atlas.catalogue)
    n = int(np.count_nonzero(unknown))
    if n == 0:
        return ""
    return view.language.count(
        "For {n} of them it is not known whether it had ended by then.",
        "For {n} of them it is not known whether they had ended by then.",
        n,
    )


def _funding_not_dated(view: View) -> str:
    """How many are shown as funded on the day by fundings that may not have run, in words."""
    n = int(np.count_nonzero(funding_not_dated(view.matching)))
    if n == 0:
        return ""
    return view.language.count(
        "For {n} of them it is not known whether the funding ran on that day.",
        "For {n} of them it is not known whether the funding ran on that day.",
        n,
    )
