"""What a reader left behind is forgotten once the reader has gone for good, and not before."""

from __future__ import annotations

import weakref

import pytest

from dashboard.ui.left_behind import watch


class Held:
    """Something that takes room, until it is let go."""

    def __init__(self) -> None:
        self.weight = 1

    def let_go(self) -> None:
        self.weight = 0


def looks(answers: str):
    """A reader who is there at the looks that are marked by x, and at no later one."""
    told = iter(answers)
    return lambda: next(told, "-") == "x"


@pytest.mark.parametrize(
    ("answers", "rests"),
    [("", 4), ("x", 5), ("---x", 8), ("x-x-x--x", 12)],
)
def test_who_comes_back_in_time_finds_all_and_who_does_not_makes_room(answers, rests):
    held, rested = Held(), []

    def rest(seconds: float) -> None:
        assert held.weight
        rested.append(seconds)

    watch(weakref.ref(held), looks(answers), rest)
    assert held.weight == 0
    assert len(rested) == rests
    assert sum(rested[-4:]) > 120  # so long Streamlit takes a session up again


def test_what_was_let_go_by_others_or_has_gone_is_watched_no_longer():
    held = Held()
    held.let_go()
    watch(weakref.ref(held), looks("xxxx"), lambda seconds: None)
    way = weakref.ref(held)
    del held
    watch(way, looks("xxxx"), lambda seconds: None)
    assert way() is None
