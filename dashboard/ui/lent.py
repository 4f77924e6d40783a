"""What a button calls, without keeping what the call is about.

Streamlit remembers what a widget calls for as long as a session lasts, long after the widget
has gone; and with it a whole list that was taken apart, or an atlas.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Any


def lent(action: Callable[..., None], *things: Any) -> Callable[[], None]:
    """The call of an action with things that others keep; nothing happens once one has gone."""
    ways = [weakref.ref(thing) for thing in things]

    def call() -> None:
        found = [way() for way in ways]
        if all(each is not None for each in found):
            action(*found)

    return call
