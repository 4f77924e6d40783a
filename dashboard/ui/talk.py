"""The scenes of a talk in the reader's session: which there are, and which one is shown."""

from __future__ import annotations

import streamlit as st

from dashboard.selection import Bounds, Scene, SceneSet, Selection
from dashboard.sources import Problem
from dashboard.ui import state

_SCENES = "talk_scenes"
AT = "talk_at"
"""The session's key for the position of the scene that was shown last."""
_ASKED = "talk_asked"
_WANTED = "talk_wanted"
_SHOWN = "talk_shown"
_PROBLEMS = "talk_problems"
_BOUNDS = "talk_bounds"
_BEFORE = "talk_before"
_DELETED = "talk_deleted"


def scenes() -> SceneSet:
    """The scenes of this session; at first there are none."""
    found: SceneSet = st.session_state.get(_SCENES, SceneSet())
    return found


def is_known() -> bool:
    """Whether this session has had scenes; else its browser may know of some."""
    return _SCENES in st.session_state


def are_awaited() -> bool:
    """Whether the address tells of a scene that this session has yet to hear of."""
    return not is_known() and at_in_address() is not None


def keep(changed: SceneSet, at: int | None = None, problems: tuple[Problem, ...] = ()) -> None:
    """Let these be the scenes; `at` is the one that is shown, `problems` what failed in them."""
    st.session_state[_SCENES] = changed
    st.session_state[AT] = at if at is not None and 0 <= at < len(changed.scenes) else None
    st.session_state[_PROBLEMS] = problems


def replace(changed: SceneSet, problems: tuple[Problem, ...] = ()) -> None:
    """Let other scenes stand in place of these, which can be brought back."""
    was = scenes()
    keep(changed, problems=problems)
    st.session_state.pop(_DELETED, None)
    if was.scenes and was != changed:
        st.session_state[_BEFORE] = was


def stood_before(was: SceneSet) -> None:
    """Note which scenes these gave way to, where it is not known yet."""
    if was.scenes and was != scenes() and not before().scenes:
        st.session_state[_BEFORE] = was


def before() -> SceneSet:
    """The scenes that gave way to others; none if none did."""
    found: SceneSet = st.session_state.get(_BEFORE, SceneSet())
    return found


def bring_back() -> None:
    """Change the scenes for those that gave way to them."""
    if was := st.session_state.pop(_BEFORE, None):
        replace(was)


def delete(position: int) -> None:
    """Take out the scene at this position; the last that was taken out can be put back."""
    was, here = scenes(), at()
    follows = None if here is None or here == position else here - (here > position)
    keep(was.without(position), follows)
    st.session_state[_DELETED] = (position, was.scenes[position])


def deleted() -> Scene | None:
    """The scene that was taken out last, if it has not been put back and has room."""
    kept = st.session_state.get(_DELETED)
    return kept[1] if kept and not scenes().is_full else None


def put_back() -> None:
    """Put the scene that was taken out last where it stood, or as near to it as can be."""
    if deleted() is None:
        return
    position, scene = st.session_state.pop(_DELETED)
    now, here = scenes(), at()
    position = min(position, len(now.scenes))
    keep(
        now.with_scene(scene).moving(len(now.scenes), position),
        here if here is None else here + (here >= position),
    )


def problems() -> tuple[Problem, ...]:
    """What was wrong with the scenes that were opened last."""
    found: tuple[Problem, ...] = st.session_state.get(_PROBLEMS, ())
    return found


def at() -> int | None:
    """The position of the scene that was shown last, from 0 on."""
    found: int | None = st.session_state.get(AT)
    return found


def at_in_address() -> int | None:
    """The position that the address is to tell; of scenes that are not there yet, what it told."""
    asked: int | None = st.session_state.get(_ASKED)
    return at() if is_known() else asked


def stand_at(text: str) -> None:
    """Take up what an address says of the scene that is shown: a number from 1 on, or nonsense."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
    st.session_state[_ASKED] = number - 1 if number else None
    if 0 < number <= len(scenes().scenes):
        st.session_state[AT] = number - 1


def times_shown() -> int:
    """How often a scene was shown: the map goes back to its place each time."""
    n: int = st.session_state.get(_SHOWN, 0)
    return n


def show(position: int) -> None:
    """Show the scene at this position in the run that comes, if there is one."""
    if 0 <= position < len(scenes().scenes):
        st.session_state[AT] = position
        st.session_state[_WANTED] = scenes().scenes[position]
        state.ask()


def step(by: int) -> None:
    """Show the scene after (1) or before (-1) the one that was shown last; they have two ends."""
    here = at()
    last = len(scenes().scenes) - 1
    show(0 if here is None else min(max(here + by, 0), last))


def go_round() -> None:
    """Show the next scene, after the last one the first."""
    here = at()
    show(0 if here is None else (here + 1) % max(len(scenes().scenes), 1))


def wanted() -> Scene | None:
    """The scene that is to be shown and is not yet."""
    found: Scene | None = st.session_state.get(_WANTED)
    return found


def give_up() -> None:
    """Let the scene that is to be shown be: it cannot be."""
    st.session_state.pop(_WANTED, None)


def arrive(scene: Scene) -> None:
    """Note that the scene is shown now, and which part of the map it brings into view."""
    st.session_state.pop(_WANTED, None)
    st.session_state[_SHOWN] = times_shown() + 1
    st.session_state[_BOUNDS] = scene.bounds and (scene.bounds, _places(scene.selection))


def bounds(selection: Selection) -> Bounds | None:
    """The part of the map that a scene has brought into view, until other places are asked for."""
    kept = st.session_state.get(_BOUNDS)
    if kept and kept[1] != _places(selection):
        kept = st.session_state[_BOUNDS] = None
    found: Bounds | None = kept[0] if kept else None
    return found


def forget_bounds() -> None:
    """Let the map follow the selection."""
    st.session_state[_BOUNDS] = None


def current(selection: Selection) -> Scene | None:
    """The scene that was shown last, while its question is the one that is asked."""
    here = at()
    if here is None:
        return None
    scene = scenes().scenes[here]
    return scene if scene.selection == selection else None


def _places(selection: Selection) -> tuple[str, ...]:
    return selection.district or selection.state
