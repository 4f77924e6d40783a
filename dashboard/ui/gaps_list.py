"""The records behind a number on the page "Lücken und Überschneidungen"."""

from __future__ import annotations

import numpy as np

from dashboard.analysis import coverage_records as behind
from dashboard.analysis.coverage import Coverage, Field
from dashboard.analysis.sets import Mask
from dashboard.drawing.coverage_words import column_name, field_name
from dashboard.ui.opened_list import list_records, opened_list
from dashboard.ui.view import View


def gaps_list(view: View, found: Coverage) -> None:
    """The list that is open, if it is one of this table; what the browser said is looked up."""
    mask, title = _opened(view, found, opened_list() or "")
    if mask.any():
        list_records(view, view.atlas.catalogue.ids(mask), title)


def _opened(view: View, found: Coverage, key: str) -> tuple[Mask, str]:
    nobody = np.zeros(view.atlas.catalogue.size, dtype=bool)
    what, *names = key.split(":")
    if len(names) > 1 and what == "field" and _is_field(found, *names[:2]):
        return _field(view, found, *names[:2])
    name = names[0] if names else ""
    say = view.language.say
    if what in ("placed", "unplaced") and name in found.rows:
        label = view.choices.label(found.facet, name)
        if what == "placed":
            return behind.placed(found, name), say("{row} in all areas shown", row=label)
        return behind.unplaced(found, name), say("{row}: place not recorded", row=label)
    if what == "unnamed" and name in found.columns:
        title = say("Topic not recorded" if found.facet == "topic" else "Target group not recorded")
        return behind.unnamed(found, name), f"{column_name(name)}: {title}"
    return nobody, ""


def _is_field(found: Coverage, row: str, column: str) -> bool:
    return row in found.rows and column in found.columns


def _field(view: View, found: Coverage, row: str, column: str) -> tuple[Mask, str]:
    """Those in the field; where nobody is, those who serve it or of whom it cannot be told."""
    kind = Field(int(found.kinds[found.row(row), found.columns.index(column)]))
    label = view.choices.label(found.facet, row)
    title = f"{label}, {column_name(column)}"
    if kind is Field.OFFERED:
        return behind.offering(found, row, column), title
    title = f"{title}: {field_name(kind, view.language)}"
    if kind is Field.OUTSIDE:
        return behind.from_outside(found, row, column), title
    return behind.unsure(found, row, column) | behind.unnamed(found, column), title
