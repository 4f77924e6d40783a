"""The reader's question in the session, as the widgets hold it.

The widgets' keys are the fields of `Selection`. What a click asks for is noted by `ask` and
taken up at the start of the next run, before the widgets exist.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from dashboard.analysis.choices import Choices
from dashboard.geography import current_district
from dashboard.selection import FACETS, LENSES, Selection, Years

RECORD = "record_open"
PRESENTING = "presenting"
"""Whether the map is shown on the big screen."""
ASKED = "asked"
SPANS = ("founded", "funded")
_FOCUS = "focused_records"
_PLAYED = "time_played"
_PINNED = "chosen_last"

Focus = tuple[str, ...] | str
"""Records by their ids, or those that the filter of this name could not judge."""


def begin(choices: Choices) -> Selection:
    """Take up what was asked by a click, or how far time has run; say what is selected."""
    _mend(choices)
    day, before = st.session_state.pop(_PLAYED, (None, None))
    if day and st.session_state.get("active") == before:  # else the reader has chosen another
        st.session_state["active"] = day
    for key, value in st.session_state.pop(ASKED, {}).items():
        if key == RECORD:
            st.session_state[RECORD] = value
        else:
            put(key, value, choices)
    _pin(choices)
    selection = read()
    _, asked = st.session_state.get(_FOCUS, ((), selection))
    if asked != selection:
        unfocus()
    return selection


def ask(**changes: object) -> None:
    """Change the selection, or open a record (`record_open`), in the run that comes."""
    st.session_state[ASKED] = {**st.session_state.get(ASKED, {}), **changes}


def play_to(day: date) -> None:
    """Note how far time has run; the filters take it up in the next run of the whole page."""
    st.session_state[_PLAYED] = (day, st.session_state.get("active"))
    unfocus()


def played() -> date | None:
    """How far time has run since the last run of the whole page; None where it has not."""
    day, _ = st.session_state.get(_PLAYED, (None, None))
    found: date | None = day
    return found


def forget_played() -> None:
    """Let what is asked for now not be asked for on the day that time has run to."""
    st.session_state.pop(_PLAYED, None)


def clear() -> None:
    """Forget all filters; the record and the language stay."""
    fields = Selection.model_fields.items()
    st.session_state[ASKED] = {name: field.default for name, field in fields}


def focus_on(focus: Focus, selection: Selection) -> None:
    """List only these records, until the selection changes."""
    st.session_state[_FOCUS] = (focus, selection)


def focused() -> Focus:
    """What the list is to show alone, or nothing."""
    focus, _ = st.session_state.get(_FOCUS, ((), None))
    found: Focus = focus
    return found


def unfocus() -> None:
    """List all records again."""
    st.session_state.pop(_FOCUS, None)


def read() -> Selection:
    """The selection that the widgets' values make; the empty one before there are any."""
    state = st.session_state
    facets: dict[str, Any] = {facet: tuple(state.get(facet) or ()) for facet in FACETS}
    lens = state.get("lens")
    return Selection(
        lens=lens if lens in LENSES else "sits",
        founded=_span("founded"),
        founded_unknown=bool(state.get("founded_unknown")),
        funded=_span("funded"),
        active=state.get("active"),
        todays_districts=bool(state.get("todays_districts")),
        text=state.get("text") or "",
        **facets,
    )


def bounds(name: str) -> Years:
    """The years that the slider of a span runs over."""
    return Years(*st.session_state[f"{name}_bounds"])


def put(name: str, value: object, choices: Choices) -> None:
    """Give the widget of a field the value that the field is to have."""
    if name in SPANS:
        _put_span(name, value if isinstance(value, Years) else None, choices)
    elif name == "district":  # which there are depends on the day: `_pin` sees to it
        st.session_state[name] = list(value) if isinstance(value, tuple | list) else []
    elif name in FACETS:
        wanted = value if isinstance(value, tuple | list) else ()
        st.session_state[name] = [code for code in choices.options[name] if code in wanted]
    else:
        st.session_state[name] = value


def _span(name: str) -> Years | None:
    """What the slider asks for: nothing, where it stands at both of its ends."""
    value = st.session_state.get(name)
    if value is None or tuple(value) == st.session_state.get(f"{name}_bounds"):
        return None
    return Years(*value)


def _put_span(name: str, span: Years | None, choices: Choices) -> None:
    """Set a slider; it reaches as far as the data, and farther where that was asked for."""
    data = choices.founding_years if name == "founded" else choices.funding_years
    first, last = data
    if span:
        first, last = min(first, span.first), max(last, span.last)
        if (first, last) == tuple(span):
            first, last = max(first - 1, 1), min(last + 1, 9999)
    st.session_state[f"{name}_bounds"] = (first, last)
    st.session_state[name] = tuple(span) if span else (first, last)


def _pin(choices: Choices) -> None:
    """Set every widget's value anew: Streamlit forgets a choice when its label changes.

    The labels carry live counts, so they change with every answer; and the data may have
    changed since the last run, and with it what there is to choose.
    """
    options, selection = choices.at(read().epoch).options, read()
    for name in FACETS:
        chosen = getattr(selection, name)
        if name != "district":  # in the order of the reader's choosing
            chosen = st.session_state.get(name) or ()
        st.session_state[name] = [code for code in chosen if code in options[name]]
    for name in SPANS:
        _put_span(name, _span(name), choices)
    for name in ("lens", "active", "todays_districts", "text", "founded_unknown"):
        st.session_state[name] = st.session_state.get(name)
    kept = {name: st.session_state[name] for name in FACETS}
    st.session_state[_PINNED] = {**kept, "lens": st.session_state["lens"] or "sits"}


def _mend(choices: Choices) -> None:
    """Put back what was chosen where a browser tells it by the words of an earlier answer.

    Streamlit's browser names an option by its label, and labels carry counts: of a reader who
    is quicker than the page there may come one that nobody knows any more.
    """
    for name, pinned in st.session_state.get(_PINNED, {}).items():
        value = st.session_state.get(name)
        if name == "lens":
            known = value in LENSES
        else:
            known = all(_is_option(name, code, choices) for code in value or ())
        if not known:
            st.session_state[name] = pinned


def _is_option(name: str, code: str, choices: Choices) -> bool:
    if name == "district":
        return current_district(code) is not None
    return code in choices.known()[name]
