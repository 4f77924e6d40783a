"""The page's address: a link is taken up, and what is shown is written back into it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from urllib.parse import urlencode, urljoin

import streamlit as st
from streamlit.errors import StreamlitAPIException

from dashboard.analysis.choices import Choices
from dashboard.language import LANGUAGES, Language, Message
from dashboard.selection import (
    Choice,
    Scene,
    Selection,
    from_link,
    from_params,
    notice,
    to_params,
)
from dashboard.selection.scene import Bounds
from dashboard.ui import page_params, state, talk

NOTICES = "link_notices"
_WRITTEN = "address_written"
_SAID = "said_with_the_address"
_PAGE = "address_page"
_OWN = {"record", "lang", "present", "scene", "scenes"}


def current_language() -> Language:
    """The language that the reader chose, at first the one in the address, else German."""
    if "language" not in st.session_state:
        asked = st.query_params.get("lang", "de")
        st.session_state["language"] = asked if asked in LANGUAGES else "de"
    return Language(st.session_state["language"] or "de")


def arrive(choices: Choices, page: str, pages: Collection[str]) -> None:
    """Take up the address in a new session, and when the reader goes back to an earlier one.

    An address that differs from the one written last, while no widget has changed, is the
    browser's Back or Forward. The navigation leads to another `page` with nothing behind its
    address: there the question stays.
    """
    written = st.session_state.get(_WRITTEN)
    turned = page != st.session_state.get(_PAGE, page)
    st.session_state[_PAGE] = page
    told: tuple[Message, ...] = ()
    unsaid = _address() != written and _said() == st.session_state.get(_SAID)
    if talk.wanted() is None and (written is None or unsaid) and (not turned or st.query_params):
        _open_link(choices, _address())
        told = st.session_state[NOTICES]
    if scene := talk.wanted():
        _show(scene, choices, page, pages)
        st.session_state[NOTICES] = told + st.session_state[NOTICES]
    page_params.begin()


def write(selection: Selection, language: Language) -> None:
    """Let the address say what is shown, so that it can be copied at any time."""
    wanted: dict[str, list[str]] = dict(to_params(selection))
    wanted |= page_params.written()
    if record := st.session_state.get(state.RECORD):
        wanted["record"] = [record]
    if st.session_state.get(state.PRESENTING):
        wanted["present"] = ["1"]
        if (at := talk.at_in_address()) is not None:
            wanted["scene"] = [str(at + 1)]
    if language.code != "de":
        wanted["lang"] = [language.code]
    if _address() != wanted:
        st.query_params.from_dict(wanted)
    st.session_state[_WRITTEN] = wanted
    st.session_state[_SAID] = _said()


def link(selection: Selection) -> str:
    """The permalink of the page that is shown, without the host: path and query."""
    query = urlencode({**to_params(selection), **page_params.written()}, doseq=True)
    return f"{st.session_state.get(_PAGE, '')}?{query}"


def full_link(selection: Selection, language: Language) -> str:
    """The same with the record that stands out, the language, and the host.

    The host is that by which the page is reached, as far as the page knows it.
    """
    record = st.session_state.get(state.RECORD)
    more = {"record": record} if record else {}
    more |= {"lang": language.code} if language.code != "de" else {}
    there = link(selection)
    joint = "" if there.endswith("?") or not more else "&"
    return urljoin(st.context.url or "", there + joint + urlencode(more))


def carried() -> dict[str, list[str]]:
    """What the address carries now, to be taken along to another page."""
    return _address()


def notices() -> tuple[Message, ...]:
    """What the link asked for that could not be kept."""
    return (*st.session_state.get(NOTICES, ()), *page_params.lost())


def _address() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in st.query_params}


def _said() -> tuple[object, ...]:
    """All that the address is made of, and whether a click has asked for more."""
    session = st.session_state
    asked = state.ASKED in session
    chosen = page_params.written()
    shown = session.get(state.RECORD), session.get(state.PRESENTING), talk.at()
    return state.read(), chosen, *shown, session.get("language"), asked


def scene_now(title: str, note: str, bounds: Bounds | None) -> Scene:
    """What is shown now, as a scene. Raises ValueError where it is more than a scene holds."""
    page = st.session_state.get(_PAGE, "")
    written = page_params.written().items()
    return Scene(
        title=title,
        note=note,
        page=page,
        selection=state.read(),
        choices=tuple(Choice(name, tuple(values)) for name, values in written),
        bounds=None if page else bounds,
        record=st.session_state.get(state.RECORD),
    )


def _show(scene: Scene, choices: Choices, page: str, pages: Collection[str]) -> None:
    """Take up a scene as the link that it could be, on its page."""
    there = scene.page if scene.page in pages else ""
    params = dict(scene.params)
    if st.session_state.get(state.PRESENTING):
        params["present"] = ["1"]
    if (language := st.session_state.get("language")) in LANGUAGES and language != "de":
        params["lang"] = [language]
    if there != page:
        target = st.Page(_nothing, url_path=there, title=there or "map", default=not there)
        try:
            st.switch_page(target, query_params=params)
        except StreamlitAPIException:  # else it would be asked for again in every run
            talk.give_up()
            st.session_state[NOTICES] = (notice("page", scene.page),)
            return
    _open_link(choices, params)
    if there != scene.page:
        st.session_state[NOTICES] += (notice("page", scene.page),)
    talk.arrive(scene)


def _nothing() -> None:
    """Stand for a page: Streamlit knows it by its path."""


def _open_link(choices: Choices, address: Mapping[str, Sequence[str]]) -> None:
    selection, dropped = from_params(address, choices.known())
    beside = address.keys() - Selection.model_fields.keys() - _OWN
    page_params.linked({name: address[name] for name in beside})
    state.forget_played()
    for name in Selection.model_fields:
        state.put(name, getattr(selection, name), choices)
    record = _last(address, "record")
    dataset = choices.catalogue.dataset
    known = record in dataset.holders or record in dataset.event_by_id
    if record and not known:
        dropped += (notice("record", record),)
    st.session_state[state.RECORD] = record if known else None
    st.session_state[state.PRESENTING] = _last(address, "present") == "1"
    talk.forget_bounds()
    st.session_state[NOTICES] = dropped + _open_scenes(address)


def _open_scenes(address: Mapping[str, Sequence[str]]) -> tuple[Message, ...]:
    """Take up the scenes in a link, and the one that it shows; say what is wrong with them."""
    if text := _last(address, "scene"):
        talk.stand_at(text)
    if not (value := _last(address, "scenes")):
        return ()
    scenes, problems = from_link(value)
    first = talk.at_in_address()
    talk.replace(scenes, problems)
    if st.session_state.get(state.PRESENTING):
        talk.show(first or 0)
    return tuple(problem.message for problem in problems)


def _last(address: Mapping[str, Sequence[str]], key: str) -> str:
    values = address.get(key) or ("",)
    return values[-1]
