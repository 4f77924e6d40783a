"""Whom a page is about, and whom the filters leave out of it for want of knowledge."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.analysis.sets import Mask
from dashboard.drawing.elements import open_button
from dashboard.drawing.left_out import left_out_words
from dashboard.drawing.told import line
from dashboard.ui.fragment import show_fragment
from dashboard.ui.opened_list import list_records, open_list, opened_list
from dashboard.ui.view import View


def asked_line(view: View, page: str, said: str) -> None:
    """What is `said` of those whom the filters leave, with how many they could not judge.

    Each of these numbers opens a list of this page's, which `list_left_out` shows.
    """
    told = [*filter(None, (said, left_out_openers(view, page)))]
    show_fragment(line(told), key=f"{page}_asked", on_open=open_list)


def left_out_openers(view: View, page: str) -> Markup:
    """How many the filters could not judge, each number a button; empty where they judge all."""
    opened = opened_list()
    keys = {f"{page}:left_out:{name}": words for name, (_, words) in _missing(view).items()}
    buttons = [open_button(key, words, current=key == opened) for key, words in keys.items()]
    return Markup(" · ").join(buttons)


def list_left_out(view: View, page: str) -> bool:
    """Show the list that is open, if it is one of these."""
    match (opened_list() or "").split(":"):
        case [own, "left_out", name] if own == page and name in (missing := _missing(view)):
            mask, words = missing[name]
            list_records(view, view.atlas.catalogue.ids(mask), words)
            return True
    return False


def _missing(view: View) -> dict[str, tuple[Mask, str]]:
    found = view.once("left_out", view.matching.not_recorded)
    lens = view.selection.lens
    return {
        name: (mask, left_out_words(name, lens, int(mask.sum()), view.language))
        for name, mask in found.items()
    }
