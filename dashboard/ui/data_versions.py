"""The former states of the data folder: listed, compared with the present one, restored."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from dashboard.drawing.data_versions import version_differences
from dashboard.language import Language, Message, message
from dashboard.model.finding import Complaint
from dashboard.model.headers import SHEETS
from dashboard.sources import default_folder
from dashboard.sources.comparing import Difference
from dashboard.sources.keeping import Version, compare, is_writable, restore, versions
from dashboard.sources.version_report import version_words
from dashboard.ui.atlas import Stamp, stamp
from dashboard.ui.fragment import show_fragment
from dashboard.ui.notes import alert, note
from dashboard.ui.opening import Opening
from dashboard.ui.view import View

_SAID = "data_version_said"


def versions_section(view: View) -> None:
    """The section; nothing where the operator does not allow changes, or none was ever made."""
    if not is_writable():
        return
    language = view.language
    say = language.say
    found = versions(default_folder())
    said = st.session_state.pop(_SAID, None)
    if not found and said is None:
        return
    st.divider()
    st.subheader(say("Former states of the data"), anchor=False)
    if isinstance(said, Complaint):
        alert(language.render(said.message), language.render(said.remedy))
    elif isinstance(said, Message):
        note(language.render(said))
    if not found:
        return
    names = {version.name: version for version in found}
    key = "data_version"
    if st.session_state.get(key) not in names:
        st.session_state[key] = found[0].name
    chosen = st.selectbox(
        say("State"),
        list(names),
        key=key,
        format_func=lambda name: version_words(names[name], language),
    )
    version = names[chosen or found[0].name]
    try:
        differences = _compared(version, language)
    except (Complaint, OSError):
        alert(say("This former state cannot be read any more."))
        return
    tables = {name: language.render(each) for name, each in SHEETS.items()}
    if differences:
        show_fragment(version_differences(differences, tables, language), key="data_version_table")
    else:
        note(say("It is the same as the present state."))
        return
    sure = f"data_version_sure_{version.name}"
    st.checkbox(say("I want all readers to see this state again"), key=sure)
    st.button(
        say("Restore this state"),
        key="data_version_restore",
        disabled=not st.session_state.get(sure),
        on_click=partial(_restore, version, version_words(version, language)),
        icon=":material/history:",
    )
    note(say("The present state is kept as a version, too, so that it can be brought back."))


def _compared(version: Version, language: Language) -> tuple[Difference, ...]:
    """What differs; of many rows that takes a while, and is looked at once for each state."""
    folder = default_folder()
    state = str(folder), version, stamp(folder)
    if _comparing(*state).failed:
        _comparing.clear(*state)
    return _comparing(*state).result(language)


@st.cache_resource(max_entries=2, show_spinner=False)
def _comparing(folder: str, version: Version, state: Stamp) -> Opening[tuple[Difference, ...]]:
    return Opening(lambda _: compare(Path(folder), version))


def _restore(version: Version, words: str) -> None:
    if not is_writable():
        return
    try:
        restore(default_folder(), version, note=words)
        said: Complaint | Message = message("Done: all readers see this state again.")
    except Complaint as refusal:
        said = refusal
    except OSError:
        said = Complaint(
            message("The data folder cannot be written."),
            message("Tell the person who runs the atlas; nothing was changed."),
        )
    st.session_state[_SAID] = said
