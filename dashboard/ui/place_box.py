"""The box in which a page asks for a place: a Land, or a district of the day that is shown."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.analysis.asked_place import places_in
from dashboard.drawing.day_names import known_label
from dashboard.drawing.past_words import asked_place
from dashboard.geography import area_name
from dashboard.ui.notes import note
from dashboard.ui.page_params import param
from dashboard.ui.view import View


def place_box(
    view: View,
    key: str,
    label: str,
    known: Callable[[str], bool],
    *,
    usual: str = "",
    width: int | None = None,
) -> str:
    """The place that is chosen, by its code; `key` is the name in the link, too.

    A link may ask for any place that is `known`. One that the day has not stays as it was asked
    for, in the box and in the link. Where nothing is `usual`, nothing may be chosen: "".
    """
    asked = param(key, usual, lambda code: known(code) if code else not usual)
    nothing = () if usual else ("",)
    chosen: str = st.selectbox(
        label,
        list(dict.fromkeys((*nothing, *places_in(view.selection.epoch), asked))),
        key=key,
        format_func=lambda code: _called(code, view) if code else view.language.say("not chosen"),
        width=width or "stretch",
    )
    return chosen


def say_what_it_is(view: View, code: str) -> None:
    """Say what a place is on the chosen day, where it is another: a box would cut that off."""
    told = asked_place(code, view.selection.epoch, view.language)
    if told != _called(code, view):
        note(told, told=True)


def _called(code: str, view: View) -> str:
    epoch = view.selection.epoch
    return area_name(code, epoch) if code in places_in(epoch) else known_label(code)
