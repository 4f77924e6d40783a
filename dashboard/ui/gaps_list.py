"""The records behind a number on the page "Lücken und Überschneidungen"."""

from __future__ import annotations

import numpy as np

from dashboard.analysis import coverage_records as behind
from dashboard.analysis.coverage import Coverage, Field
from dashboard.analysis.sets import Mask
from dashboard.drawing.choropleth import fields_of_class
from dashboard.drawing.coverage_words import Measure, column_name, field_name
from dashboard.ui.left_out import list_left_out
from dashboard.ui.opened_list import list_records, opened_list
from dashboard.ui.view import View


def gaps_list(view: View, found: Coverage, measure: Measure) -> None:
    """The list that is open, if it is one of this page; what the browser said is looked up."""
    if list_left_out(view, "gaps"):
        return
    mask, title = _opened(view, found, measure, opened_list() or "")
    if mask.any():
        list_records(view, view.atlas.catalogue.ids(mask), title)


def _opened(view: View, found: Coverage, measure: Measure, key: str) -> tuple[Mask, str]:
    say = view.language.say
    match key.split(":"):
        case ["all"]:
            return found.matching.shown, say("All records")
        case ["field", row, column] if row in found.rows and column in found.columns:
            kind = Field(int(found.kinds[found.row(row), found.columns.index(column)]))
            title = f"{_label(view, found, row)}, {column_name(column)}"
            if kind is not Field.OFFERED:
                title = f"{title}: {field_name(found, kind, view.language)}"
            return behind.in_field(found, row, column), title
        case ["fields", name, row] if name in behind.FIELDS and row in ("", *found.rows):
            fields = behind.fields_of(found, name)
            title = field_name(found, behind.FIELDS[name], view.language)
            title = say("Overlaps") if name == "overlap" else title
            if row:
                fields = fields & found.of_row(row)
                title = f"{_label(view, found, row)}: {title}"
            return behind.in_fields(found, fields), title
        case ["class", row, number] if row in found.rows and number.isdecimal():
            fields = fields_of_class(found, measure, row, int(number[:9]))
            return behind.in_fields(found, fields), _label(view, found, row)
        case ["placed", row] if row in found.rows:
            title = say("{row} in all areas shown", row=_label(view, found, row))
            return behind.placed(found, row), title
        case ["unplaced", row] if row in found.rows:
            title = say("{row}: place not recorded", row=_label(view, found, row))
            return behind.unplaced(found, row), title
        case ["unnamed", column] if column in found.columns:
            topics = found.facet == "topic"
            title = say("Topic not recorded" if topics else "Target group not recorded")
            return behind.unnamed(found, column), f"{column_name(column)}: {title}"
    return np.zeros(view.atlas.catalogue.size, dtype=bool), ""


def _label(view: View, found: Coverage, row: str) -> str:
    return view.choices.label(found.facet, row)
