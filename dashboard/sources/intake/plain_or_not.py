"""Which rows tell of one body each and of nobody else, so that they can be taken together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.geography.names import fold
from dashboard.model.table import Column
from dashboard.sources.intake.assembly import is_backwards
from dashboard.sources.intake.columns import NAME, ColumnPlan
from dashboard.sources.intake.name_keys import folded
from dashboard.sources.intake.no_bodies import KIND, about_no_body
from dashboard.sources.intake.raw import RawSheet
from dashboard.sources.intake.reading_cells import Cells


def plain_rows(sheet: RawSheet, plan: ColumnPlan, cells: Cells) -> NDArray[np.bool_]:
    """Which rows are plain, by their positions."""
    names = cells.values.get(str(NAME))
    if names is None:
        return np.zeros(len(sheet.rows), dtype=bool)
    plain = _is_single(cells, names)
    for field, tells in _NOT_PLAIN.items():
        if (column := cells.values.get(field)) is not None:
            plain &= ~column.spread(tells, bool)
    taken = names.spread(bool, bool)
    if kind := plan.source_of(KIND):
        texts = cells.texts[kind.position]
        taken &= texts.spread(lambda text: about_no_body(text) is None, bool)
    plain &= taken
    if (funders := cells.values.get(FUNDER)) is not None:
        plain &= _funders_known(funders, taken)
    if (amounts := cells.values.get("fundings.amount_eur")) is not None:
        plain &= ~amounts.spread(_is_there, bool) | rows_with_funder(cells, len(plain))
    first, last = (cells.values.get(f"organisations.{name}") for name in ("founded", "dissolved"))
    if first is not None and last is not None:
        both = plain & first.spread(_is_there, bool) & last.spread(_is_there, bool)
        for at in np.flatnonzero(both).tolist():
            plain[at] = not is_backwards(first.cell(at), last.cell(at))
    return plain


def rows_with_funder(cells: Cells, size: int) -> NDArray[np.bool_]:
    """Which rows name a funder, by their positions."""
    column = cells.values.get(FUNDER)
    return np.zeros(size, dtype=bool) if column is None else column.spread(_names_any, bool)


def _is_there(value: object) -> bool:
    return value is not None


FUNDER = "fundings.funder"
_NOT_PLAIN: Mapping[str, Callable[[Any], bool]] = {
    "projects.name": bool,
    "organisations.carrier": bool,
}
"""What makes a row of another kind, by field."""


def _names_any(funders: Sequence[str | None] | None) -> bool:
    return any(funders or ())


def _funders_known(funders: Column, taken: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Of which rows each funder, if there is one, was named by a row before that is `taken`."""
    keys = [{fold(name) for name in names or () if name} for names in funders.values]
    made: set[str] = set()
    whole = {code for code, names in enumerate(keys) if not names}
    known = np.ones(len(funders), dtype=bool)
    for at, code in enumerate(funders.codes.tolist()):
        if code in whole:
            continue
        if keys[code] <= made:
            whole.add(code)
        else:
            known[at] = False
            made.update(keys[code] if taken[at] else ())
    return known


def _is_single(cells: Cells, names: Column) -> NDArray[np.bool_]:
    """Which rows have a name, or an id, that no other row and no cell beside names."""
    told = Column.of(folded([name or "" for name in names.values]))
    number: dict[str, int] = {each: at for at, each in enumerate(told.values)}

    def numbered(told: str) -> int:
        return number.setdefault(told, len(number))

    named = np.array([bool(name) for name in names.values], dtype=bool)
    keys = np.where(named, told.codes, -1).astype(np.int64)[names.codes]
    if (ids := cells.values.get("organisations.id")) is not None:
        by_id = ids.spread(lambda id: numbered(f"id {id}") if id else -1, np.int64)
        keys = np.where((by_id >= 0) & (keys >= 0), by_id, keys)
    beside = [
        numbered(fold(name))
        for field in ("organisations.carrier", FUNDER)
        if (column := cells.values.get(field)) is not None
        for value in column.values
        for name in ((value,) if isinstance(value, str) else value or ())
    ]
    counts = np.bincount(keys[keys >= 0], minlength=len(number) + 1)
    counts[beside] += 1
    single: NDArray[np.bool_] = counts[keys] == 1
    return single & (keys >= 0)
