"""The selection in the session: widget keys in, address out.

The widgets' keys are the fields of `Selection`. What a click asks for is noted by `ask` and
taken up at the start of the next run, before the widgets exist.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.language import LANGUAGES, Language, Message
from dashboard.selection import FACETS, Selection, Years, from_params, to_params
from dashboard.ui.choices import Choices

RECORD = "record_open"
FOCUS = "focused_records"
ASKED = "asked"
NOTICES = "link_notices"
_STARTED = "started"


def current_language() -> Language:
    """The language that the reader chose, at first the one in the address, else German."""
    if "language" not in st.session_state:
        asked = st.query_params.get("lang", "de")
        st.session_state["language"] = asked if asked in LANGUAGES else "de"
    return Language(st.session_state["language"] or "de")


def begin(choices: Choices) -> Selection:
    """Take up the address (in a new session) or what was asked, and say what is selected."""
    if _STARTED not in st.session_state:
        st.session_state[_STARTED] = True
        _open_link(choices)
    for key, value in st.session_state.pop(ASKED, {}).items():
        if key == RECORD:
            st.session_state[RECORD] = value
        else:
            st.session_state[key] = _shown(key, value, choices)
    _pin(choices)
    return read(choices)


def ask(**changes: object) -> None:
    """Change the selection, or open a record (`record_open`), in the run that comes."""
    st.session_state[ASKED] = {**st.session_state.get(ASKED, {}), **changes}


def clear() -> None:
    """Forget all filters; the record and the language stay."""
    fields = Selection.model_fields.items()
    st.session_state[ASKED] = {name: field.default for name, field in fields}


def focus_on(records: tuple[str, ...], selection: Selection) -> None:
    """List only these records, until the selection changes."""
    st.session_state[FOCUS] = (records, selection)


def focused(selection: Selection) -> tuple[str, ...]:
    """The records that the list is to show alone, or none."""
    records, asked = st.session_state.get(FOCUS, ((), selection))
    return records if asked == selection else ()


def unfocus() -> None:
    """List all records again."""
    st.session_state.pop(FOCUS, None)


def read(choices: Choices) -> Selection:
    """The selection that the widgets' values make."""
    state = st.session_state
    fields: dict[str, object] = {facet: tuple(state.get(facet) or ()) for facet in FACETS}
    for name, bounds in _bounds(choices).items():
        span = Years(*state[name])
        fields[name] = None if span == bounds else span
    return Selection(
        lens=state.get("lens") or "sits",
        founded_unknown=bool(state.get("founded_unknown")),
        active=state.get("active"),
        text=state.get("text") or "",
        **fields,  # type: ignore[arg-type]
    )


def write_address(selection: Selection, language: Language) -> None:
    """Let the address say what is shown, so that it can be copied at any time."""
    wanted: dict[str, list[str]] = dict(to_params(selection))
    if record := st.session_state.get(RECORD):
        wanted["record"] = [record]
    if language.code != "de":
        wanted["lang"] = [language.code]
    if {key: st.query_params.get_all(key) for key in st.query_params} != wanted:
        st.query_params.from_dict(wanted)


def notices() -> tuple[Message, ...]:
    """What the link asked for that could not be kept."""
    return tuple(st.session_state.get(NOTICES, ()))


def _open_link(choices: Choices) -> None:
    params = {key: st.query_params.get_all(key) for key in st.query_params}
    selection, dropped = from_params(params, choices.known())
    record = st.query_params.get("record")
    if record in choices.catalogue.position_of:
        st.session_state[RECORD] = record
    st.session_state[NOTICES] = dropped
    for name in Selection.model_fields:
        st.session_state[name] = _shown(name, getattr(selection, name), choices)


def _shown(name: str, value: object, choices: Choices) -> object:
    """A field's value as its widget holds it: spans clipped to the slider, lists as lists."""
    if name in FACETS:
        return [code for code in choices.options[name] if code in (value or ())]  # type: ignore[operator]
    bounds = _bounds(choices).get(name)
    if bounds is None:
        return value
    if not isinstance(value, Years) or value.last < bounds.first or value.first > bounds.last:
        return tuple(bounds)
    return max(value.first, bounds.first), min(value.last, bounds.last)


def _bounds(choices: Choices) -> Mapping[str, Years]:
    return {"founded": choices.founding_years, "funded": choices.funding_years}


def _pin(choices: Choices) -> None:
    """Set every widget's value anew: Streamlit forgets a choice when its label changes.

    The labels carry live counts, so they change with every answer.
    """
    for name in FACETS:
        chosen = st.session_state.get(name) or ()
        st.session_state[name] = [code for code in chosen if code in choices.options[name]]
    for name, bounds in _bounds(choices).items():
        st.session_state[name] = _shown(name, Years(*st.session_state.get(name, bounds)), choices)
    for name in ("lens", "active", "text", "founded_unknown"):
        st.session_state[name] = st.session_state.get(name)
