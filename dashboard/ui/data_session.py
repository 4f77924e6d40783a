"""An atlas that only one reader sees: the data with what the reader has taken in.

It lies in the reader's session and goes with it; all of them together have only so much room.
"""

from __future__ import annotations

import html
import weakref
from dataclasses import dataclass

import streamlit as st

from dashboard.analysis import build_catalogue
from dashboard.language import Language, message
from dashboard.selection import LENSES
from dashboard.sources import Progress, Reading
from dashboard.ui.atlas import Atlas
from dashboard.ui.data_shelf import SHELF
from dashboard.ui.left_behind import forget_when_left
from dashboard.ui.spare_memory import give_back_soon
from dashboard.ui.state import RECORD, clear

_OWN = "data_own_atlas"
_BYTES = 400  # that a row takes, with what is prepared of it


@dataclass(eq=False)
class Own:
    """A session's own atlas; None once it had to make room. `files` are what was taken in."""

    atlas: Atlas | None
    files: tuple[str, ...]

    @property
    def weight(self) -> int:
        """About how many bytes it takes."""
        atlas = self.atlas  # another session may let it go meanwhile
        if atlas is None:
            return 0
        return _BYTES * sum(map(len, atlas.reading.dataset.tables().values()))

    def let_go(self) -> None:
        """Forget the atlas; what it remembers of its views refers to it in a circle."""
        atlas, self.atlas = self.atlas, None
        if atlas is not None:
            atlas.views.clear()
            give_back_soon()


def own_atlas(shared: Atlas) -> Atlas:
    """The atlas that this session looks at: its own, or the one that all share."""
    own = _own()
    if own is None or own.atlas is None:
        return shared
    SHELF.touch(own)
    forget_when_left(own)
    return own.atlas or shared


def has_own() -> bool:
    """Whether this session looks at an atlas of its own."""
    own = _own()
    return own is not None and own.atlas is not None


def build_own(reading: Reading, progress: Progress) -> Atlas:
    """An atlas over a reading that only one session sees."""
    progress(message("Preparing what can be searched and shown …"), 0.3)
    # What rests is left out of the search for garbage for ever; this one is to go again.
    return Atlas(reading, build_catalogue(reading.dataset), rested=set(LENSES))


def show_own(atlas: Atlas, file: str) -> None:
    """Let this session look at an atlas of its own; one that it had before goes."""
    before = _own()
    files: tuple[str, ...] = (file,)
    if before is not None and before.atlas is not None:
        files = (*before.files, file)
    leave_own()
    own = Own(atlas, files)
    for end in (atlas.views.clear, give_back_soon):
        weakref.finalize(own, end).atexit = False
    st.session_state[_OWN] = own
    SHELF.touch(own)


def leave_own() -> None:
    """Go back to the atlas that all share; what was taken into the session is forgotten."""
    own = st.session_state.pop(_OWN, None)
    if own is not None:
        own.let_go()


def session_banner(language: Language) -> None:
    """Say that this session sees more than others, with a way back; nothing if it does not."""
    own = _own()
    if own is None:
        return
    with st.container(key="data_own", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="na-own" role="status">{html.escape(_words(own, language))}</p>')
        st.button(
            language.say("Back to the shared atlas" if own.atlas else "Understood"),
            key="data_own_leave",
            on_click=_left,
        )


def _left() -> None:
    clear()
    st.session_state[RECORD] = None
    leave_own()


def _words(own: Own, language: Language) -> str:
    files = language.listing(list(own.files))
    if own.atlas is None:
        return language.say(
            "What you took into your session ({files}) had to make room for others. You see the "
            "shared atlas; take the file in once more to go on.",
            files=files,
        )
    return language.say(
        "Only you see this: the atlas with {files}, until you close or reload this page. Links "
        "that you copy show others the shared atlas.",
        files=files,
    )


def _own() -> Own | None:
    own: Own | None = st.session_state.get(_OWN)
    return own
