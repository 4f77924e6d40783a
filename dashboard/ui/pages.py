"""The pages of the atlas, in the sections of its navigation."""

from __future__ import annotations

import html
from collections.abc import Callable
from functools import partial

import streamlit as st
from streamlit.navigation.page import Page

from dashboard.ui.about_page import about_page
from dashboard.ui.address import notices
from dashboard.ui.map_page import map_page
from dashboard.ui.quality_page import quality_page
from dashboard.ui.view import View


def pages(view: View) -> dict[str, list[Page]]:
    """The pages by the name of their section; each draws itself for the view."""
    say = view.language.say
    map_alone = st.Page(partial(map_page, view), title=say("Map"), url_path="", default=True)
    return {
        "": [map_alone],
        say("Data"): [
            _page(view, quality_page, say("Data quality"), "quality"),
            _page(view, about_page, say("Sources"), "sources"),
        ],
    }


def _page(view: View, draw: Callable[[View], None], title: str, path: str) -> Page:
    return st.Page(partial(_with_notices, view, draw), title=title, url_path=path)


def _with_notices(view: View, draw: Callable[[View], None]) -> None:
    """Draw a page, and above it what its link asked for in vain, which it tells while drawn."""
    above = st.container()
    draw(view)
    for notice in notices():
        text = html.escape(view.language.render(notice))
        above.html(f'<p class="na-note" role="status">{text}</p>')
