"""The region as a grid of cells: a Land and a district of today, each perhaps none.

A cell is a number, so that places are compared and counted as numbers. Cell 0 is neither:
outside the four Länder, or not known.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.sets import Codes, Numbers, settled
from dashboard.geography import REGION, current_district, districts, states


@cache
def state_codes() -> tuple[str, ...]:
    """The codes of the Länder by their number; none is number 0."""
    return ("", *(each.ags for each in states()))


@cache
def district_codes() -> tuple[str, ...]:
    """The codes of the districts by their number; none is number 0."""
    return ("", *(each.ags for each in districts()))


@cache
def _numbers(codes: tuple[str, ...]) -> dict[str, int]:
    return {code: number for number, code in enumerate(codes)}


def state_number(ags: str) -> int:
    """The number of the Land that a code of any length belongs to."""
    return _numbers(state_codes()).get(ags[:2], 0)


def district_number(ags: str | None) -> int:
    """The number of today's district of any code."""
    number = _numbers(district_codes())
    return number.get(ags or "") or number.get(current_district(ags or "") or "", 0)


@cache
def states_of_districts() -> Numbers:
    """The number of each district's Land, by the district's number."""
    return settled(np.array([state_number(code) for code in district_codes()]))


def cell(state: Codes, district: Codes) -> Numbers:
    """The cells of Länder and districts."""
    return np.asarray(state, dtype=np.int64) * len(district_codes()) + district


def parts(cells: Codes) -> tuple[Numbers, Numbers]:
    """The numbers of the Land and of the district of each cell."""
    state, district = np.divmod(np.asarray(cells, dtype=np.int64), len(district_codes()))
    return state, district


@cache
def grid() -> tuple[NDArray[np.object_], NDArray[np.object_]]:
    """The codes of the Land and of the district of every cell there is."""
    state, district = parts(np.arange(len(state_codes()) * len(district_codes())))
    return _texts(state_codes())[state], _texts(district_codes())[district]


def cells_of_area(ags: str) -> list[int]:
    """The cells of every district that an area covers, or of the one that it lies in."""
    if ags == REGION or len(ags) == 2:
        inside = [each.ags for each in districts() if ags in (REGION, each.state)]
        return [_cell(code) for code in inside] or [0]
    return [_cell(ags)]


def _cell(ags: str) -> int:
    return state_number(ags) * len(district_codes()) + district_number(ags)


def _texts(codes: Iterable[str]) -> NDArray[np.object_]:
    return np.array(list(codes), dtype=object)
