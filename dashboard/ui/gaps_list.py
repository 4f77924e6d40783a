"""The records behind a number on the page "Lücken und Überschneidungen"."""

from __future__ import annotations

from dashboard.analysis import coverage_records as behind
from dashboard.analysis.coverage import Coverage, Field
from dashboard.analysis.sets import Mask
from dashboard.drawing.choropleth import fields_of_class
from dashboard.drawing.coverage_words import Measure, field_name, unnamed_words
from dashboard.drawing.opened import Opened, areas_counted, fields_counted
from dashboard.geography import area_name
from dashboard.ui.left_out import list_left_out
from dashboard.ui.opened_list import list_records, opened_list
from dashboard.ui.view import View


def gaps_list(view: View, found: Coverage, measure: Measure) -> None:
    """The list that is open, if it is one of this page; what the browser said is looked up."""
    if list_left_out(view, "gaps"):
        return
    opened = _opened(view, found, measure, opened_list() or "")
    if opened and opened.records.any():
        ids = view.atlas.catalogue.ids(opened.records)
        list_records(view, ids, opened.title, opened.counted)


def _opened(view: View, found: Coverage, measure: Measure, key: str) -> Opened | None:
    say = view.language.say
    match key.split(":"):
        case ["all"]:
            return Opened(found.matching.shown, say("All records"))
        case ["field", row, column] if row in found.rows and column in found.columns:
            kind = Field(int(found.kinds[found.row(row), found.columns.index(column)]))
            title = f"{_label(view, found, row)}, {area_name(column, found.epoch)}"
            if kind is not Field.OFFERED:
                title = f"{title}: {field_name(found, kind, view.language)}"
            return Opened(behind.in_field(found, row, column), title)
        case ["fields", name, row] if name in behind.FIELDS and row in ("", *found.rows):
            fields = behind.fields_of(found, name)
            title = field_name(found, behind.FIELDS[name], view.language)
            title = say("Overlaps") if name == "overlap" else title
            if row:
                fields = fields & found.of_row(row)
                title = f"{_label(view, found, row)}: {title}"
            return _in_fields(view, found, fields, title, row)
        case ["class", row, number] if row in found.rows and number.isdecimal():
            fields = fields_of_class(found, measure, row, int(number[:9]))
            return _in_fields(view, found, fields, _label(view, found, row), row)
        case ["placed", row] if row in found.rows:
            title = say("{row} in all areas shown", row=_label(view, found, row))
            return Opened(behind.placed(found, row), title)
        case ["unplaced", row] if row in found.rows:
            title = say("{row}: place not recorded", row=_label(view, found, row))
            return Opened(behind.unplaced(found, row), title)
        case ["nowhere", row] if row in found.rows:
            title = say("{row}: no place recorded at all", row=_label(view, found, row))
            return Opened(behind.nowhere(found, row), title)
        case ["unnamed", column] if column in found.columns:
            title = unnamed_words(found, view.language)
            return Opened(
                behind.unnamed(found, column), f"{area_name(column, found.epoch)}: {title}"
            )
    return None


def _in_fields(view: View, found: Coverage, fields: Mask, title: str, row: str) -> Opened:
    """Those in some fields, which are districts or Länder where they are all of one row."""
    n, language = int(fields.sum()), view.language
    counted = areas_counted(n, found.level, language) if row else fields_counted(n, language)
    return Opened(behind.in_fields(found, fields), title, counted)


def _label(view: View, found: Coverage, row: str) -> str:
    return view.choices.label(found.facet, row)
