"""Taking along what is shown, or the scenes of a talk: as pictures, PDF, PowerPoint, HTML."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, partial
from urllib.parse import urlencode, urljoin

import streamlit as st

from dashboard.export.exhibits import CHARTED, EXHIBITED, is_asked
from dashboard.export.exhibits.asked import Asked
from dashboard.export.exhibits.exhibit import Scope
from dashboard.export.formats import file_stem
from dashboard.export.scene_slides import scenes_deck
from dashboard.export.slide import Deck, Slide, Telling
from dashboard.export.takeaways import (
    CHART_TAKEAWAYS,
    EXHIBIT_TAKEAWAYS,
    TAKEAWAYS,
    Takeaway,
)
from dashboard.language import Language, message
from dashboard.model.finding import Complaint
from dashboard.selection import Bounds, SceneSet, to_query
from dashboard.sources import Progress
from dashboard.sources.progress import part_of, unheard
from dashboard.ui import address, talk
from dashboard.ui.notes import alert
from dashboard.ui.opening import Opening
from dashboard.ui.seen_part import seen_part
from dashboard.ui.state import RECORD
from dashboard.ui.view import View

SCENES_READY = "take_scenes_ready"
"""The session's key for the file of scenes, for what it was made, and of which atlas."""


def take_page(view: View) -> None:
    """Offer what the map page shows in each kind of file; made while the browser fetches it.

    The part of the map is where the reader has moved it to, else that of the scene or of the
    places that are asked for.
    """
    takeaway = _chosen(view, list(TAKEAWAYS), "take_format")
    slide = _slide(view, seen_part())
    if _refused(view, takeaway, slide):
        return
    deck = Deck(slide.title, (slide,), view.language, slide.day)
    st.caption(_beside(view.language))
    stem = file_stem(to_query(view.selection), slide.day)
    _save(view, takeaway, partial(takeaway.make, deck, unheard), stem, "take_file")


def take_exhibit(view: View, page: str, titles: Mapping[str, str]) -> None:
    """Offer what a page beside the map shows now, where a file can show it.

    Call it once the page is drawn and its choices are known. `titles` are those of the atlas's
    pages by their path.
    """
    if page not in EXHIBITED or view.atlas.reading.is_empty:
        return
    language, host, day = view.language, _host(), date.today()
    with st.popover(language.say("Take along"), icon=":material/download:", key="take_exhibit"):
        codes = [*EXHIBIT_TAKEAWAYS, *(CHART_TAKEAWAYS if page in CHARTED else ())]
        takeaway = _chosen(view, codes, "take_exhibit_format")
        try:
            scene = address.scene_now("", "", None)
        except ValueError:
            st.text(language.say("More is asked than a file can show. Ask for less."))
            return
        scope = Scope(view.matching, view.choices, view.symbols, language, day)
        if not is_asked(page, scope, Asked(scene.params)):
            st.text(language.say("Say first for whom partners are looked for."))
            return

        @cache
        def deck() -> Deck:
            asked = partial(scenes_deck, host=host, titles=titles)
            made = asked(view.atlas.catalogue, SceneSet(scenes=(scene,)), language, day)
            return replace(made, title=made.slides[0].title)

        if takeaway in CHART_TAKEAWAYS.values() and _refused(view, takeaway, deck().slides[0]):
            return
        st.caption(_beside(language))

        def make() -> bytes:
            return takeaway.make(deck(), unheard)

        stem = file_stem(f"{page} {urlencode(scene.params, doseq=True)}", day)
        _save(view, takeaway, make, stem, "take_exhibit_file")


def _refused(view: View, takeaway: Takeaway, slide: Slide) -> bool:
    """Whether a page holds nothing that such a file could show, which is said."""
    try:
        takeaway.refuse(slide)
    except Complaint as refusal:
        st.text(view.language.render(refusal.message))
        st.text(view.language.render(refusal.remedy))
        return True
    return False


def _beside(language: Language) -> str:
    return language.say(
        "With sources, date, link and QR code; places only as exactly as they are published."
    )


def take_scenes(view: View, scenes: SceneSet, titles: Mapping[str, str]) -> None:
    """Offer the scenes as a file; it is made when asked for, and the page shows how far it is.

    `titles` are those of the atlas's pages by their path.
    """
    language, host, day = view.language, _host(), date.today()
    if not scenes.scenes:
        return
    codes = [code for code, each in TAKEAWAYS.items() if each.of_pages]
    takeaway = _chosen(view, codes, "take_scenes_format")
    wanted: Hashable = (scenes, language.code, takeaway.ending, host, day)
    kept, atlas, content = st.session_state.get(SCENES_READY, (None, None, None))
    if kept != wanted or atlas() is not view.atlas:
        st.session_state.pop(SCENES_READY, None)
        place = st.empty()
        if not place.button(language.say("Make the file"), key="take_scenes_make"):
            return
        place.empty()

        def work(progress: Progress) -> bytes:
            progress(message("Choosing the records …"), 0.0)
            asked = partial(scenes_deck, host=host, titles=titles)
            deck = asked(view.atlas.catalogue, scenes, language, day)
            return takeaway.make(deck, part_of(progress, 0.05, 1.0))

        try:
            content = Opening(work).result(language)
        except Complaint as refusal:
            alert(language.render(refusal.message), language.render(refusal.remedy))
            return
        st.session_state[SCENES_READY] = (wanted, weakref.ref(view.atlas), content)
    _save(
        view,
        takeaway,
        content,
        file_stem(scenes.title or language.say("scenes"), day),
        "take_scenes_file",
    )


def _host() -> str:
    """The atlas's own address; the page's has the page's path at its end."""
    return urljoin(url, "./") if (url := st.context.url) else ""


def _chosen(view: View, codes: list[str], key: str) -> Takeaway:
    known = {**TAKEAWAYS, **EXHIBIT_TAKEAWAYS, **CHART_TAKEAWAYS}
    code = st.radio(
        view.language.say("Format"),
        codes,
        key=key,
        format_func=lambda each: view.language.render(known[each].name),
    )
    return known[code or codes[0]]


def _slide(view: View, seen: Bounds | None) -> Slide:
    """What is shown now, as a page; its link leads back to it as it was asked."""
    record = st.session_state.get(RECORD)
    leads = address.full_link(view.selection, view.language)
    telling = Telling(
        record=record if isinstance(record, str) else None,
        bounds=seen or talk.bounds(view.selection),
    )
    return Slide(
        view.matching, view.choices, view.symbols, view.language, date.today(), leads, telling
    )


def _save(
    view: View, takeaway: Takeaway, content: bytes | Callable[[], bytes], stem: str, key: str
) -> None:
    st.download_button(
        view.language.say("Save file"),
        content,
        file_name=f"{stem}.{takeaway.ending}",
        mime=takeaway.mime,
        key=key,
        on_click="ignore",
        icon=":material/download:",
    )
