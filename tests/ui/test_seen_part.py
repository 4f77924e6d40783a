"""The part of the map that a browser tells of: it may be anything."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import streamlit as st

from dashboard.ui import seen_part


@pytest.mark.parametrize(
    ("told", "part"),
    [
        ([10.5, 50.4, 11.5, 51.1], (10.5, 50.4, 11.5, 51.1)),
        (None, None),
        ([10.5, 50.4, 11.5], None),
        ([11.5, 50.4, 10.5, 51.1], None),
        (["<img>", 50.4, 10.5, 51.1], None),
        ([float("nan"), 50.4, 10.5, 51.1], None),
        ([10.5, 50.4, 999, 51.1], None),
        ({"west": 1}, None),
        (object(), None),
    ],
)
def test_a_part_of_the_map_is_four_degrees_in_order_or_none(told, part, monkeypatch):
    session = {seen_part.KEY: SimpleNamespace(bounds=told)}
    monkeypatch.setattr(st, "session_state", session)
    assert seen_part._told() == part


def test_before_the_browser_has_told_there_is_none(monkeypatch):
    monkeypatch.setattr(st, "session_state", {})
    assert seen_part._told() is None
