"""What buttons call keeps nothing alive, and spare memory can be given back."""

from __future__ import annotations

import ctypes

import pytest

from dashboard.ui.lent import lent
from dashboard.ui.spare_memory import give_back


class Thing:
    """Something large."""


def test_a_call_is_about_its_things_as_long_as_somebody_keeps_them():
    seen: list[object] = []
    one, other = Thing(), Thing()
    call = lent(lambda *things: seen.extend(things), one, other)
    call()
    assert seen == [one, other]
    seen.clear()
    del other
    call()
    assert seen == []


def test_memory_is_given_back_where_the_system_can_take_it(monkeypatch: pytest.MonkeyPatch):
    give_back()
    monkeypatch.setattr(ctypes, "CDLL", lambda name: Thing())
    give_back()
