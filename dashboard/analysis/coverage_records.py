"""The records behind the numbers of a coverage, as masks, each as its number is defined."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.coverage import Coverage, Field
from dashboard.analysis.sets import Mask
from dashboard.analysis.telling import undated
from dashboard.analysis.vague import vague
from dashboard.selection import LENSES

FIELDS = {
    "offered": Field.OFFERED,
    "overlap": Field.OFFERED,
    "outside": Field.OUTSIDE,
    "unknown": Field.UNKNOWN,
    "unsure": Field.UNKNOWN,
}
"""What a sentence counts of fields in which somebody may be, and the kind that they are of."""


def offering(coverage: Coverage, row: str, column: str) -> Mask:
    """Those that are counted in a field."""
    return of_row(coverage, row) & _there(coverage, coverage.lens, column)


def from_outside(coverage: Coverage, row: str, column: str) -> Mask:
    """Those of the row that work in the column, and whose recorded seats are all elsewhere."""
    working = of_row(coverage, row) & _there(coverage, "works", column)
    return working & _seated_elsewhere(coverage, column)


def unsure(coverage: Coverage, row: str, column: str) -> Mask:
    """Those of the row that may be in the column: their place in the lens is not told.

    They are there through another lens while this one knows no place of them, or no more
    than the column's Land; they work there while their money lands elsewhere; or it is their
    time that is not told, and they would be there, or serve it from outside.
    """
    here, works = _there(coverage, coverage.lens, column), _there(coverage, "works", column)
    may = _otherwise(coverage, column)
    outside = works & _seated_elsewhere(coverage, column)
    in_time = coverage.asked & ~here & (may | (works & ~outside))
    timeless = undated(coverage.matching) & (here | may | works)
    of_the_row = coverage.matching.catalogue.facets[coverage.facet].having((row,))
    return of_the_row & (in_time | timeless)


def timeless(coverage: Coverage) -> Mask:
    """Those of any row that may be in any column, and are not counted for want of their time."""
    here = _in_any(coverage) | _there(coverage, "works", *coverage.columns)
    may_be = here | _otherwise(coverage, *coverage.columns)
    named = coverage.matching.catalogue.facets[coverage.facet].sets.filled
    return undated(coverage.matching) & named & may_be


def telling_wide(coverage: Coverage, row: str) -> Mask:
    """Those with any row, of a larger area, that work where nobody tells of a row."""
    untold = np.flatnonzero(coverage.untold[coverage.row(row)]).tolist()
    named = coverage.matching.catalogue.facets[coverage.facet].sets.filled
    return (
        coverage.asked & named & _there(coverage, "works", *(coverage.columns[m] for m in untold))
    )


def fields_of(coverage: Coverage, name: str) -> Mask:
    """The fields that a sentence counts by this name, one of `FIELDS`."""
    kinds = coverage.kinds
    if name == "overlap":
        return coverage.overlaps
    if name == "outside" and coverage.lens == "works":
        return coverage.only_outside
    if name == "unsure":
        return np.asarray((kinds == Field.UNKNOWN) & ~coverage.untold)
    return np.asarray(kinds == FIELDS[name])


def in_field(coverage: Coverage, row: str, column: str) -> Mask:
    """Those in a field; where nobody is, who serves it, or of whom it cannot be told."""
    at = coverage.row(row), coverage.columns.index(column)
    match Field(int(coverage.kinds[at])):
        case Field.OFFERED:
            return offering(coverage, row, column)
        case Field.OUTSIDE:
            return from_outside(coverage, row, column)
    return unsure(coverage, row, column) | unnamed(coverage, column)


def in_fields(coverage: Coverage, fields: Mask) -> Mask:
    """Those in any of some fields."""
    found = np.zeros(coverage.matching.catalogue.size, dtype=bool)
    offered = fields & (coverage.kinds == Field.OFFERED)
    for n in np.flatnonzero(offered.any(axis=1)).tolist():
        # Who is offering in any of the columns, all looked up at once.
        columns = [coverage.columns[m] for m in np.flatnonzero(offered[n]).tolist()]
        found |= of_row(coverage, coverage.rows[n]) & _there(coverage, coverage.lens, *columns)
    for n, m in np.argwhere(fields & ~offered).tolist():
        found |= in_field(coverage, coverage.rows[n], coverage.columns[m])
    return found


def anybody(coverage: Coverage, fields: Mask) -> bool:
    """Whether there is anybody in any of some fields."""
    some = (coverage.counts > 0) | (coverage.outside > 0) | (coverage.unsure > 0)
    return bool((fields & (some | (coverage.unnamed > 0))).any())


def unnamed(coverage: Coverage, column: str) -> Mask:
    """Those in the column of which no row at all is recorded."""
    named = coverage.matching.catalogue.facets[coverage.facet].sets.filled
    return coverage.asked & ~named & _there(coverage, coverage.lens, column)


def placed(coverage: Coverage, row: str) -> Mask:
    """Those of the row that are in any of the columns."""
    return of_row(coverage, row) & _in_any(coverage)


def unplaced(coverage: Coverage, row: str) -> Mask:
    """Those of the row whose place is not recorded, or no closer than several columns."""
    lens, anywhere = coverage.lens, coverage.matching.catalogue.anywhere
    may_be = _vague(coverage, lens, *coverage.columns)
    return of_row(coverage, row) & ~_in_any(coverage) & (~anywhere[lens] | may_be)


def nowhere(coverage: Coverage, row: str) -> Mask:
    """Those of the row of which no place is recorded through any lens: they may be anywhere."""
    found = of_row(coverage, row)
    for lens in LENSES:
        found &= ~coverage.matching.catalogue.anywhere[lens]
    return found


def of_row(coverage: Coverage, row: str) -> Mask:
    """Those of a row, wherever they are."""
    return coverage.asked & coverage.matching.catalogue.facets[coverage.facet].having((row,))


def _there(coverage: Coverage, lens: str, *columns: str) -> Mask:
    places = coverage.matching.catalogue.membership(coverage.level, lens, coverage.epoch)
    return places.having(columns)


def _seated_elsewhere(coverage: Coverage, column: str) -> Mask:
    """Those with seats, none of which is in the column, or may be."""
    seated = coverage.matching.catalogue.anywhere["sits"]
    return seated & ~_there(coverage, "sits", column) & ~_vague(coverage, "sits", column)


def _in_any(coverage: Coverage) -> Mask:
    return _there(coverage, coverage.lens, *coverage.columns)


def _otherwise(coverage: Coverage, *columns: str) -> Mask:
    """Those in the columns through other lenses of whom this one knows no place, or the Land."""
    lens, nowhere = coverage.lens, ~coverage.matching.catalogue.anywhere[coverage.lens]
    one, other = (_there(coverage, each, *columns) for each in LENSES if each != lens)
    return (nowhere & (one | other)) | _vague(coverage, lens, *columns)


def _vague(coverage: Coverage, lens: str, *columns: str) -> Mask:
    """Those of which no more is known than a Land, or several districts, one of which it is."""
    return vague(coverage.matching.catalogue, lens, coverage.level, columns, coverage.epoch)


def concerned(coverage: Coverage) -> Mask:
    """Those asked for that are in any of the columns by any lens, or may be in one."""
    found = np.zeros(coverage.matching.catalogue.size, dtype=bool)
    for lens in LENSES:
        found |= _there(coverage, lens, *coverage.columns)
        found |= _vague(coverage, lens, *coverage.columns)
    return np.asarray(coverage.asked & found)
