"""Netzwerkatlas: the frame of the app, which reads as the whole flow."""

import streamlit as st

from dashboard.analysis.choices import Choices
from dashboard.ui import address, state
from dashboard.ui.atlas import let_rest_after, open_atlas
from dashboard.ui.chrome import page_chrome
from dashboard.ui.controls import filter_panel, filter_place, page_header
from dashboard.ui.data_session import own_atlas, session_banner
from dashboard.ui.pages import (
    PATHS,
    counts_in_todays_districts,
    draw_page,
    shown_page,
    take_along,
)
from dashboard.ui.quiet import ask_no_host
from dashboard.ui.scene_button import scene_button
from dashboard.ui.scene_memory import remember_scenes
from dashboard.ui.view import view_of

ask_no_host()
st.set_page_config(page_title="Netzwerkatlas", layout="wide", initial_sidebar_state=340)
language = address.current_language()
page_chrome(language)
page = shown_page(language)
atlas = own_atlas(open_atlas(language))
choices = Choices(atlas.catalogue, language)
beside = page_header(language)
if not atlas.reading.is_empty:
    with beside:
        scene_button(page.path, language)
session_banner(language)
address.arrive(choices, page.path, PATHS)
selection = state.begin(choices)
view = view_of(atlas, selection, language)
filters = filter_place(language)
draw_page(page, view)
with beside:  # what the page shows is known now
    take_along(page, view)
if not atlas.reading.is_empty:
    with filters:  # after the page: what the reader waits for comes first
        filter_panel(view.choices, view.counts, language, todays=counts_in_todays_districts(page))
address.write(selection, language)
remember_scenes()
let_rest_after(atlas, selection.lens)
