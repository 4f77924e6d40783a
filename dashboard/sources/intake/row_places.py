"""Where the rows of a sheet are: found once for the same words, and by all points together."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard import geography
from dashboard.model.table import Column
from dashboard.sources.intake.place_questions import Found, Placed, PlaceQuestion, Stated
from dashboard.sources.intake.placing import found_by_words, held_against_point, only_words
from dashboard.sources.intake.reading_cells import Cells

_NOWHERE = Placed(None, None, None, "state")


class RowPlaces:
    """What each row says of its place, and what was found; all arrays have an entry for each row.

    `told` says which rows say anything, `remarkable` of which there is a question or a doubt.
    """

    def __init__(self, cells: Cells, size: int, answers: Mapping[str, str]) -> None:
        self._columns = [cells.values.get(f"locations.{name}") for name in Stated._fields]
        self._answers = answers
        self.told = np.zeros(size, dtype=bool)
        for column in self._columns:
            if column is not None:
                self.told |= column.spread(lambda value: value not in (None, ""), bool)
        self._group, firsts = self._grouped(size)
        words = [only_words(self.stated(at)) for at in firsts.tolist()]
        self._by_words = [found_by_words(each, answers) for each in words]
        self._own: dict[int, Found] = {}
        self._on_point = self._held_against_points(size)

    def stated(self, at: int) -> Stated:
        """What a row says of its place."""
        told = (column and column.values[column.codes[at]] for column in self._columns)
        return Stated._make(
            old if value is None else value for value, old in zip(told, Stated(), strict=True)
        )

    def found(self, at: int) -> Found:
        """What was found for a row."""
        if at in self._own:
            return self._own[at]
        found: Found = self._by_words[int(self._group[at])]
        if not self._on_point[at] or found.place is None:
            return found
        stated = self.stated(at)
        precision = "address" if stated.street.strip() else "place"
        place = Placed(found.place.ags, stated.latitude, stated.longitude, precision)
        return Found(place, None, found.doubts)

    @cached_property
    def remarkable(self) -> NDArray[np.bool_]:
        """The rows of whose place there is a question or a doubt."""
        doubted = self._of_group([bool(each.doubts) for each in self._by_words], bool)
        asked = self._of_group([bool(each.question) for each in self._by_words], bool)
        found: NDArray[np.bool_] = doubted | (asked & ~self._on_point)
        for at, own in self._own.items():
            found[at] = bool(own.doubts or own.question)
        return found

    def questions(self) -> dict[str, PlaceQuestion]:
        """What has to be asked, by its key."""
        seen: set[Stated] = set()
        found: dict[str, PlaceQuestion] = {}
        for at in np.flatnonzero(self.remarkable).tolist():
            question = self.found(at).question
            if question and (stated := self.stated(at)) not in seen:
                seen.add(stated)
                found[question.key] = question
        return found

    def places(self) -> list[Placed | None]:
        """The place of each row, if it was found."""
        by_words = [each.place for each in self._by_words]
        found = [by_words[group] for group in self._group.tolist()]
        on_point = np.flatnonzero(self._on_point)
        columns = (self.placed[name].take(on_point).cells() for name in Placed._fields)
        for at, place in zip(on_point.tolist(), map(Placed, *columns), strict=True):
            found[at] = place
        for at, own in self._own.items():
            found[at] = own.place
        return found

    @cached_property
    def placed(self) -> dict[str, Column]:
        """The fields of `Placed` for each row; precision is "state" where nothing was found."""
        places = [each.place or _NOWHERE for each in self._by_words]
        told = {name: [getattr(each, name) for each in places] for name in Placed._fields}
        if not self._own and not self._on_point.any():
            return {name: Column.of(cells).take(self._group) for name, cells in told.items()}
        columns = {name: self._of_group(cells, object) for name, cells in told.items()}
        on_point = np.flatnonzero(self._on_point)
        for name in ("latitude", "longitude"):
            column = self._columns[Stated._fields.index(name)]
            if column is not None:
                columns[name][on_point] = column.take(on_point).spread(lambda value: value)
        street = self._columns[0]
        written = street.spread(_is_written, bool) if street is not None else self._on_point & False
        columns["precision"][on_point] = np.where(written[on_point], "address", "place")
        for at, own in self._own.items():
            for name, value in zip(Placed._fields, own.place or _NOWHERE, strict=True):
                columns[name][at] = value
        return {name: Column.of(cells.tolist()) for name, cells in columns.items()}

    def _of_group(self, values: list[Any], kind: Any) -> NDArray[Any]:
        by_group = np.empty(len(values), dtype=kind)
        by_group[:] = values
        return by_group[self._group]

    def _grouped(self, size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The number of each row's words, but for street and point, and the first row of each."""
        group = np.zeros(size, dtype=np.int64)
        firsts = np.zeros(min(size, 1), dtype=np.int64)
        for place, column in enumerate(self._columns[:6]):
            if column is None:
                continue
            words = _numbered(column, _is_written if place == 0 else _word)
            joined = group * (int(words.max(initial=0)) + 1) + words
            _, firsts, group = np.unique(joined, return_index=True, return_inverse=True)
        return group, firsts

    def _held_against_points(self, size: int) -> NDArray[np.bool_]:
        """Tell which rows have a point where their words say; others are looked at one by one."""
        north, east = (_degrees(column, size) for column in self._columns[6:])
        whole = np.flatnonzero(~(np.isnan(north) | np.isnan(east)))
        district = np.full(size, None, dtype=object)
        district[whole] = geography.districts_at(north[whole], east[whole])
        codes = [each.place and each.place.ags for each in self._by_words]
        said = self._of_group(
            [(code and geography.current_district(code)) or "" for code in codes], object
        )
        there: NDArray[np.bool_] = np.zeros(size, dtype=bool)
        there[whole] = district[whole] == said[whole]
        known: dict[Stated, Found] = {}
        for at in np.flatnonzero(~(np.isnan(north) & np.isnan(east)) & ~there).tolist():
            stated = self.stated(at)
            if stated not in known:
                by_words = self._by_words[self._group[at]]
                known[stated] = held_against_point(stated, by_words, self._answers, district[at])
            self._own[at] = known[stated]
        return there


def _degrees(column: Column | None, size: int) -> NDArray[np.float64]:
    if column is None:
        return np.full(size, np.nan)
    found: NDArray[np.float64] = column.spread(
        lambda value: np.nan if value is None else value, float
    )
    return found


def _numbered(column: Column, told: Any) -> NDArray[np.int64]:
    number: dict[object, int] = {}
    found: NDArray[np.int64] = column.spread(
        lambda value: number.setdefault(told(value), len(number)), np.int64
    )
    return found


def _word(value: object) -> str:
    return "" if value is None else str(value).strip()


def _is_written(value: object) -> bool:
    return bool(_word(value))
