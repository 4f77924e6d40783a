"""What the reader of a page that opens waits for comes first: the map.

A browser builds what it is sent as soon as it comes, all in one thread: the lists, the filters
and the charts, with the libraries that draw them, kept the map's frame waiting for over a second.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, MutableMapping
from typing import Any

import streamlit as st

HEAD_START = 0.7
"""Seconds that the map's frame has for itself, once in a session."""
_GIVEN = "map_head_start_given"


def give_map_a_head_start() -> None:
    """Wait with the rest of the page, when it is opened, until the map's frame has had its time."""
    time.sleep(head_start(st.context.headers, st.session_state))


def head_start(headers: Mapping[str, str], state: MutableMapping[Any, Any]) -> float:
    """Seconds to wait in this run; programs that read the page have no map to wait for."""
    if _GIVEN in state or not headers.get("User-Agent", "").startswith("Mozilla/"):
        return 0.0
    state[_GIVEN] = True
    return HEAD_START
