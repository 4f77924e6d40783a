"""What keys do on the big screen, and what goes on by itself there."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from secrets import token_hex

import streamlit as st

from dashboard.analysis.moments import held_in, year_ends
from dashboard.analysis.timelines import Events
from dashboard.selection import FIRST_DAY, Selection, sentence
from dashboard.ui import talk
from dashboard.ui.chrome import script
from dashboard.ui.jump_targets import MOST_TARGETS, scene_targets, targets
from dashboard.ui.notes_window import notes_address
from dashboard.ui.present_words import notes_told, words
from dashboard.ui.state import PRESENTING, RECORD, ask, play_to, played
from dashboard.ui.view import View

_KEY = "present_keys"
_SESSION = "present_session"
_keys = st.components.v2.component(
    "netzwerkatlas_present",
    html=(
        '<p class="gone" role="status"></p><div class="bar"></div>'
        '<dialog class="help"></dialog><dialog class="jump"></dialog>'
    ),
    css=script("present_keys.css"),
    js=script("talk.js") + script("present_keys.js"),
)


def present(on: bool = True) -> None:
    """Begin to show the map on the big screen, or end it; in the run that comes."""
    st.session_state[PRESENTING] = on


def listen(view: View) -> None:
    """Let keys do what they say in the help, wherever the focus is."""
    heading = sentence(view.selection, view.matching.answer, view.choices.label, view.language)
    _keys(
        key=_KEY,
        data={
            "words": _words(view),
            "targets": [*scene_targets(view.language), *targets(view)],
            "scenes": len(talk.scenes().scenes) or int(talk.are_awaited()),
            "known": not talk.are_awaited(),
            "session": st.session_state.setdefault(_SESSION, token_hex(8)),
            "at": talk.at(),
            "shown": talk.times_shown(),
            "time": _time(view),
            "stay": talk.scenes().stay,
            "notes": {"address": notes_address(), "told": notes_told(heading, view.language)},
        },
        on_leave_change=lambda: present(on=False),
        on_jump_change=lambda: _jump(view),
        on_year_change=lambda: _turn(view),
        on_scene_change=_step,
        on_play_change=lambda: _play(view),
    )


def _words(view: View) -> dict[str, object]:
    said = words(view.language)
    if view.atlas.catalogue.size > MOST_TARGETS:
        said["nothing"] = view.language.say(
            "Nothing is called that among scenes, places and the first {n} records by name.",
            n=view.language.number(MOST_TARGETS),
        )
        said["bound"] = view.language.say(
            "Found here are scenes, places and the first {n} records by name.",
            n=view.language.number(MOST_TARGETS),
        )
    return said


def _time(view: View) -> dict[str, object]:
    """The day that is shown, whether it is the last one, and whether there is more to read."""
    day = view.selection.active
    stops = _stops(view, day or date.today())
    return {
        "day": day.isoformat() if day else "",
        "stops": [each.isoformat() for each in stops],
        "last": day is not None and day >= date.today(),
        "halts": bool(held_now(view)),
    }


def held_now(view: View) -> Events | None:
    """The events of the year that is shown; none where a record is highlighted in their place."""
    day = view.selection.active
    if day is None or st.session_state.get(RECORD):
        return None
    return view.once(
        "held now", lambda: held_in(view.atlas.catalogue, view.matching.shown, day.year)
    )


def _step() -> None:
    """Show the scene that was gone to; one that goes on by itself begins anew after the last."""
    at = getattr(st.session_state.get(_KEY), "scene", None)
    if at == "round":
        talk.go_round()
    elif isinstance(at, int):
        talk.show(at)


def _turn(view: View) -> None:
    """Show the atlas on the day that was gone to, if time stops there."""
    told = getattr(st.session_state.get(_KEY), "year", None)
    days = {each.isoformat(): each for each in _stops(view, _day() or date.today())}
    if isinstance(told, str) and told in days:
        ask(active=days[told])


def _play(view: View) -> None:
    """Let time run on by a year, after today from the beginning; go one step; or halt it."""
    told = getattr(st.session_state.get(_KEY), "play", None)
    day, today = _day(), date.today()
    if told == "halt":
        ask(active=day)
        return
    days = _stops(view, day or today)
    after = bisect_right(days, day) if day and day < today else 0
    if told == "on":
        play_to(days[after])
    elif told == "step":
        ask(active=days[after])


def _day() -> date | None:
    """The day that is shown, also while time runs."""
    found: date | None = played() or st.session_state.get("active")
    return found


def _stops(view: View, day: date) -> tuple[date, ...]:
    return year_ends(view.atlas.catalogue, date.today(), day, FIRST_DAY)


def _jump(view: View) -> None:
    """Show what was jumped to. It comes from the browser, and is looked up before it is used."""
    target = getattr(st.session_state.get(_KEY), "jump", None)
    scenes = [scene for scene, _ in scene_targets(view.language)]
    if target in scenes:
        talk.show(scenes.index(target))
        return
    if target not in {place for place, _ in targets(view)}:
        return
    what, _, code = target.partition(":")
    if what == "record":
        at = view.atlas.catalogue.position_of[code]
        changes = {} if view.matching.shown[at] else _nothing_asked(Selection())
        ask(**{**changes, RECORD: code})
        return
    changes = _nothing_asked(Selection(lens=view.selection.lens))
    ask(**{**changes, what: (code,), RECORD: None})


def _nothing_asked(empty: Selection) -> dict[str, object]:
    return {name: getattr(empty, name) for name in Selection.model_fields}
