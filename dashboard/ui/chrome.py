"""What Streamlit's page lacks: its language, German words on its own controls, grey options.

A small element without a picture of its own, which watches the page: it sets `<html lang>`,
marks options that would leave nothing (their label ends in "(0)"), and says in the reader's
language what Streamlit says in English. When the server was away it asks for the page again.

It also joins steps of the browser's history: the navigation leads to the bare address of a page,
and the run that follows writes the question behind it. As two steps, Back would lead to the bare
address, which asks for nothing. What the reader does in between makes a step of its own.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

from dashboard.drawing.sent import as_sent
from dashboard.language import Language
from dashboard.sources.intake.limits import LARGEST_FILE

_SCRIPTS = Path(__file__).parent / "scripts"


@cache
def script(name: str) -> str:
    """The text of one of the shell's own scripts or styles."""
    return as_sent(_SCRIPTS / name)


_chrome = st.components.v2.component("netzwerkatlas_chrome", js=script("chrome.js"))
_copy_link = st.components.v2.component(
    "netzwerkatlas_copy_link",
    html=script("copy_link.html"),
    css=script("copy_link.css"),
    js=script("copy_link.js"),
)


def page_chrome(language: Language) -> None:
    """Fit the page around the atlas to the language; call it once in each run."""
    say = language.say
    words = {
        "Skip to main content": say("Skip to main content"),
        "App pages": say("Pages of the atlas"),
        "No results": say("No results"),
        "Clear all": say("Clear all"),
        "Clear value": say("Clear all"),
        "Open": say("Open list"),
        "Expand sidebar": say("Filters"),
        "Collapse sidebar": say("Hide filters"),
        "Expand sidebar with pages": say("Pages and filters"),
        "Collapse sidebar with pages": say("Hide pages and filters"),
        "Selected values": say("Chosen"),
        "Remove …": say("Remove …"),
        "Pagination": say("Pages"),
        "Previous page": say("Previous page"),
        "Next page": say("Next page"),
        "Page …": say("Page …"),
        "Upload": say("Upload"),
        "Add files": say("Choose another file"),
        "File must be …": say(
            "This file is too large. Up to {size} MB are read: split it into several files, or "
            "delete what is not needed.",
            size="…",
        ),
        "… are not allowed.": say("Files of this kind are not read here. Choose another one."),
    }
    st.html(f"<style>{script('page.css')}</style>")
    largest = LARGEST_FILE // 1_000_000
    data = {"lang": language.code, "words": words, "largest": largest}
    _chrome(key="chrome", data=data, on_back_change=_draw_again)


def _draw_again() -> None:
    """Nothing: that the browser found the server again is enough for a run of the whole page.

    A server that has begun anew knows nothing of it, and Streamlit does not draw it by itself:
    whatever runs alone, such as the map, would go unanswered.
    """


def copy_link(language: Language, link: str = "") -> None:
    """A button that copies the page's address, or a link that is relative to it."""
    say = language.say
    data = {
        "link": link,
        "label": say("Copy link"),
        "copied": say("Link copied"),
        "byHand": say("Please copy the marked link"),
    }
    _copy_link(key="copy_link", data=data, width="content")
