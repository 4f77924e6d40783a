"""The room that imports take together: the one untouched for longest goes first."""

from __future__ import annotations

import gc

from dashboard.ui.data_shelf import Shelf


class Held:
    def __init__(self, weight: int) -> None:
        self.weight = weight

    def let_go(self) -> None:
        self.weight = 0


def test_what_was_not_touched_for_longest_makes_room():
    shelf, first, second, third = Shelf(10), Held(4), Held(4), Held(4)
    for each in (first, second, first, third):
        shelf.touch(each)
    assert [each.weight for each in (first, second, third)] == [4, 0, 4]


def test_what_came_last_stays_though_it_is_too_much_alone():
    shelf, first, large = Shelf(10), Held(4), Held(20)
    for each in (first, large):
        shelf.touch(each)
    assert [first.weight, large.weight] == [0, 20]


def test_what_went_with_its_session_takes_no_room():
    shelf, kept = Shelf(10), Held(8)
    gone = Held(8)
    shelf.touch(gone)
    del gone
    gc.collect()
    shelf.touch(kept)
    assert kept.weight == 8
