"""The pages of the atlas, in the sections of its navigation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import streamlit as st

from dashboard.drawing.past_words import boundaries_words
from dashboard.export.exhibits import OF_THE_DAY
from dashboard.geography import epoch_on
from dashboard.language import Language, Message, message
from dashboard.ui.about_page import about_page
from dashboard.ui.address import notices
from dashboard.ui.cliff_page import cliff_page
from dashboard.ui.data_page import data_page
from dashboard.ui.gaps_page import gaps_page
from dashboard.ui.map_page import map_page
from dashboard.ui.network_page import network_page
from dashboard.ui.notes import note
from dashboard.ui.partners_page import partners_page
from dashboard.ui.present_page import present_other_page
from dashboard.ui.problems import nothing_to_show, problem_banner
from dashboard.ui.profile_page import profile_page
from dashboard.ui.quality_page import quality_page
from dashboard.ui.scene_button import SCENES
from dashboard.ui.scenes_page import scenes_page
from dashboard.ui.state import PRESENTING
from dashboard.ui.take_panel import take_exhibit
from dashboard.ui.view import View, in_todays_districts


@dataclass(frozen=True)
class Shown:
    """A page: its name, its address (empty for the first one), and what draws it.

    One that `needs_data` gives way to a word about the missing data where there is none.
    """

    title: Message
    path: str
    draw: Callable[[View], None]
    needs_data: bool = True


def _scenes_page(view: View) -> None:
    scenes_page(view, _titles(view.language))


def _titles(language: Language) -> dict[str, str]:
    """The titles of the pages by their paths."""
    shown = (page for pages in SECTIONS.values() for page in pages)
    return {page.path: language.render(page.title) for page in shown}


SECTIONS: Mapping[Message | None, tuple[Shown, ...]] = MappingProxyType(
    {
        None: (
            Shown(message("Map"), "", map_page),
            Shown(message("Scenes"), SCENES, _scenes_page, needs_data=False),
        ),
        message("Analysis"): (
            Shown(message("Gaps and overlaps"), "gaps", gaps_page),
            Shown(message("Funding edge"), "cliff", cliff_page),
            Shown(message("District profile"), "profile", profile_page),
            Shown(message("Find partners"), "partners", partners_page),
            Shown(message("Network"), "network", network_page),
        ),
        message("Data"): (
            Shown(message("Your own list"), "data", data_page, needs_data=False),
            Shown(message("Data quality"), "quality", quality_page),
            Shown(message("Sources"), "sources", about_page),
        ),
    }
)
"""All pages by the name of their section; a section without a name lies open."""
PATHS = frozenset(page.path for pages in SECTIONS.values() for page in pages)
"""The addresses of the pages."""


def shown_page(language: Language) -> Shown:
    """Show the navigation; tell which page the reader has gone to. It is drawn by `draw_page`."""
    listed = {
        language.render(section) if section else "": [_listed(page, language) for page in pages]
        for section, pages in SECTIONS.items()
    }
    chosen = st.navigation(listed, position="top")
    return page_at(chosen.url_path)


def page_at(path: str) -> Shown:
    """The page at an address. Raises StopIteration where there is none."""
    return next(page for pages in SECTIONS.values() for page in pages if page.path == path)


def counts_in_todays_districts(page: Shown) -> bool:
    """Whether a page counts in the districts of today on whatever day."""
    return page.path not in OF_THE_DAY


def draw_page(page: Shown, view: View) -> None:
    """Draw the page, and above it what is wrong with the data and with the link that led here.

    Some pages count in the districts of the day that is asked for, the others in those of today.
    """
    language, reading = view.language, view.atlas.reading
    if page.needs_data and nothing_to_show(reading, language):
        return
    problem_banner(reading, language)
    above = st.container()
    shown = in_todays_districts(view) if counts_in_todays_districts(page) else view
    page.draw(shown)
    if page.path and st.session_state.get(PRESENTING):
        present_other_page(view)
    if page.path:  # the first page has a place of its own for that
        told = [language.render(notice) for notice in notices()]
        if (day := view.selection.active) and not epoch_on(day).is_today:
            told.append(boundaries_words(day, shown.selection.epoch, language))
        for text in told:
            with above:
                note(text, told=True)


def take_along(page: Shown, view: View) -> None:
    """Offer what the page shows as a file; call it once the page is drawn."""
    take_exhibit(view, page.path, _titles(view.language))


def _listed(page: Shown, language: Language) -> st.Page:
    title = language.render(page.title)
    return st.Page(_nothing, title=title, url_path=page.path, default=not page.path)


def _nothing() -> None:
    """Stand for a page in the navigation; the frame draws it once its answer is there."""
