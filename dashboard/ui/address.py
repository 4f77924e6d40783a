"""The page's address: a link is taken up, and what is shown is written back into it."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from dashboard.analysis.choices import Choices
from dashboard.language import LANGUAGES, Language, Message
from dashboard.selection import Selection, from_params, notice, to_params
from dashboard.ui import page_params, state

NOTICES = "link_notices"
_WRITTEN = "address_written"
_SAID = "said_with_the_address"
_PAGE = "address_page"
_OWN = {"record", "lang", "present"}


def current_language() -> Language:
    """The language that the reader chose, at first the one in the address, else German."""
    if "language" not in st.session_state:
        asked = st.query_params.get("lang", "de")
        st.session_state["language"] = asked if asked in LANGUAGES else "de"
    return Language(st.session_state["language"] or "de")


def arrive(choices: Choices, page: str) -> None:
    """Take up the address in a new session, and when the reader goes back to an earlier one.

    An address that differs from the one written last, while no widget has changed, is the
    browser's Back or Forward. The navigation leads to another `page` with nothing behind its
    address: there the question stays.
    """
    written = st.session_state.get(_WRITTEN)
    turned = page != st.session_state.get(_PAGE, page)
    st.session_state[_PAGE] = page
    if turned and not st.query_params:
        pass
    elif written is None or (_address() != written and _said() == st.session_state.get(_SAID)):
        _open_link(choices)
    page_params.begin()


def write(selection: Selection, language: Language) -> None:
    """Let the address say what is shown, so that it can be copied at any time."""
    wanted: dict[str, list[str]] = dict(to_params(selection))
    wanted |= page_params.written()
    if record := st.session_state.get(state.RECORD):
        wanted["record"] = [record]
    if st.session_state.get(state.PRESENTING):
        wanted["present"] = ["1"]
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
    shown = session.get(state.RECORD), session.get(state.PRESENTING)
    return state.read(), chosen, *shown, session.get("language"), asked


def _open_link(choices: Choices) -> None:
    address = _address()
    selection, dropped = from_params(address, choices.known())
    beside = address.keys() - Selection.model_fields.keys() - _OWN
    page_params.linked({name: address[name] for name in beside})
    if selection.active and not state.FIRST_DAY <= selection.active <= state.LAST_DAY:
        dropped += (notice("active", selection.active.isoformat()),)
        selection = selection.but(active=None)
    for name in Selection.model_fields:
        state.put(name, getattr(selection, name), choices)
    record = st.query_params.get("record")
    dataset = choices.catalogue.dataset
    known = record in dataset.holders or record in dataset.event_by_id
    if record and not known:
        dropped += (notice("record", record),)
    st.session_state[state.RECORD] = record if known else None
    st.session_state[state.PRESENTING] = st.query_params.get("present") == "1"
    st.session_state[NOTICES] = dropped
