"""The areas that places on a map are shown as, or belong to, on a day or today."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.cells import grid
from dashboard.analysis.past import epoch_codes, past_places
from dashboard.analysis.sets import Mask, Numbers, Sets, distinct, runs
from dashboard.geography import REGION, Epoch, districts_in, epoch_on, state


def label_point(code: str, epoch: Epoch | None = None) -> tuple[float, float]:
    """Where the label of an area stands best (latitude and longitude, WGS84)."""
    if code == REGION:
        return 51.16, 10.45
    area = state(code) if len(code) == 2 else districts_in(epoch or epoch_on(None))[code]
    return area.latitude, area.longitude


def labels_of(codes: Sequence[str], epoch: Epoch) -> NDArray[np.float64]:
    """Where the labels of areas stand best: latitude and longitude of each."""
    return np.array([label_point(code, epoch) for code in codes], dtype=float).reshape(-1, 2)


def owners(
    catalogue: Catalogue, place: Numbers, unit: Numbers, size: int, epoch: Epoch
) -> list[str]:
    """The district of each of `size` sites, or the Land where no more is known.

    Of places with the same coordinates one that knows its district tells it for all.
    """
    cell = np.zeros(size, dtype=np.int64)
    np.maximum.at(cell, unit, catalogue.places.cells.only()[place])
    lands, districts = (codes[cell].tolist() for codes in grid())
    if not epoch.is_today:
        number = np.zeros(size, dtype=np.int64)
        np.maximum.at(number, unit, past_places(catalogue, epoch).districts.only()[place])
        codes = epoch_codes(epoch)
        districts = [codes[n] for n in number.tolist()]
    return [district or land for land, district in zip(lands, districts, strict=True)]


def areas_of(
    catalogue: Catalogue, lens: str, is_area: Mask, is_known: Mask, epoch: Epoch
) -> tuple[tuple[str, ...], Numbers, Numbers]:
    """The areas, and the records that each of them covers as pairs, each once.

    An area is the country, a Land, or a district of the epoch; `is_area` and `is_known` are
    of places.
    """
    stands = catalogue.stands[lens]
    rows = is_area[stands.place]
    record, place = stands.record[rows], stands.place[rows]
    if lens == "sits":
        # Those that have no recorded seat at all are shown where they work.
        works = catalogue.stands["works"]
        rows = is_known[works.place] & ~catalogue.anywhere[lens][works.record]
        record = np.concatenate([record, works.record[rows]])
        place = np.concatenate([place, works.place[rows]])
    used = distinct(place)
    named = _named(catalogue, used, epoch)
    areas, number = numbered(pd.Series([code for codes in named for code in codes], dtype=object))
    many = np.array([len(codes) for codes in named], dtype=np.int64)
    at = np.searchsorted(used, place)
    area = number[runs((np.cumsum(many) - many)[at], many[at])]
    record = np.repeat(record, many[at])
    record, area = np.divmod(distinct(record * len(areas) + area), max(len(areas), 1))
    return areas, record, area


def _named(catalogue: Catalogue, used: Numbers, epoch: Epoch) -> list[tuple[str, ...]]:
    """The areas as which each of these places is shown: usually one.

    What is a district of today may be several that have joined since; of what was in one of
    them no more than the Land is shown.
    """
    _, districts = grid()
    places = catalogue.places
    inside = [(code,) for code in districts[np.maximum(places.cells.only()[used], 0)]]
    if not epoch.is_today:
        sets, codes = past_places(catalogue, epoch).districts, epoch_codes(epoch)
        listed = [tuple(codes[n] for n in items) for items in _items(sets)]
        inside = [listed[n] or ("",) for n in sets.of[used].tolist()]
    return [
        (code,) if code == REGION or len(code) == 2 else tuple(d or code[:2] for d in within)
        for code, within in zip(places.ags[used], inside, strict=True)
    ]


def _items(sets: Sets) -> list[list[int]]:
    ends = np.cumsum(sets.lengths)[:-1]
    return [part.tolist() for part in np.split(sets.items, ends)]


def numbered(values: pd.Series) -> tuple[tuple[str, ...], Numbers]:
    """The different values, sorted, and each value as a number among them."""
    codes, found = pd.factorize(values)
    listed = list(found)
    order = sorted(range(len(listed)), key=listed.__getitem__)
    number = np.empty(len(listed), dtype=np.int64)
    number[order] = np.arange(len(listed))
    return tuple(listed[i] for i in order), number[codes]
