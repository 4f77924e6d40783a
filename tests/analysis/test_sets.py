"""Sets of numbers that rows share, against plain sets."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.sets import Sets, distinct, runs

ROWS, ITEMS = 6, 5
pairs = st.lists(st.tuples(st.integers(0, ROWS - 1), st.integers(0, ITEMS - 1)), max_size=25)
LAW = settings(deadline=None)


def of(listed: list[tuple[int, int]], size: int = ROWS) -> Sets:
    both = np.array(listed, dtype=np.int64).reshape(-1, 2)
    return Sets.of_pairs(both[:, 0], both[:, 1], size)


def plain(listed: list[tuple[int, int]], size: int = ROWS) -> list[set[int]]:
    return [{item for row, item in listed if row == n} for n in range(size)]


def rows(sets: Sets) -> list[set[int]]:
    """The items of each row."""
    return [{*sets.items[sets.owners == number].tolist()} for number in sets.of.tolist()]


@LAW
@given(pairs)
def test_each_row_has_its_items_and_rows_with_the_same_share_one_set(listed):
    sets = of(listed)
    assert rows(sets) == plain(listed)
    assert sets.count == len({frozenset(each) for each in plain(listed)})
    assert sets.filled.tolist() == [bool(each) for each in plain(listed)]
    assert sets.lengths[sets.of].tolist() == [len(each) for each in plain(listed)]


@LAW
@given(pairs, pairs)
def test_items_are_exchanged_for_all_that_is_in_their_own_sets(listed, inner):
    other = plain(inner)
    expected = [set().union(*(other[item] for item in each)) for each in plain(listed)]
    assert rows(of(listed).through(of(inner))) == expected


@LAW
@given(pairs, st.lists(st.integers(-1, 3), min_size=ITEMS, max_size=ITEMS))
def test_items_are_exchanged_for_numbers_or_left_out(listed, numbers):
    found = rows(of(listed).mapped(np.array(numbers)))
    assert found == [{numbers[item] for item in each} - {-1} for each in plain(listed)]


@LAW
@given(pairs, pairs, st.lists(st.integers(0, ROWS - 1)))
def test_rows_are_put_below_others_and_taken(listed, others, taken):
    both = of(listed).below(of(others))
    assert rows(both) == plain(listed) + plain(others)
    assert rows(both.taken(np.array(taken, dtype=np.int64))) == [plain(listed)[n] for n in taken]


@LAW
@given(st.lists(st.integers(-1, ITEMS - 1)))
def test_a_single_item_is_told_again(codes):
    sets = Sets.single(np.array(codes, dtype=np.int64), ITEMS)
    assert rows(sets) == [{code} - {-1} for code in codes]
    assert sets.only().tolist() == codes


@LAW
@given(st.lists(st.integers(-3, 3)), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4))))
def test_different_keys_and_runs_of_numbers(keys, spans):
    assert distinct(np.array(keys, dtype=np.int64)).tolist() == sorted(set(keys))
    starts, lengths = np.array(spans, dtype=np.int64).reshape(-1, 2).T
    expected = [start + n for start, length in spans for n in range(length)]
    assert runs(starts, lengths).tolist() == expected
