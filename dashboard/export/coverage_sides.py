"""What stands beside the map of a coverage's row, to take along: by Land, and who overlaps."""

from __future__ import annotations

from itertools import groupby

from dashboard.analysis.coverage import Coverage, Field
from dashboard.analysis.overlaps import overlaps_of
from dashboard.drawing.coverage_lists import ORDER, column_names
from dashboard.drawing.coverage_row import row_answer
from dashboard.drawing.coverage_words import Measure, counted_words, field_name
from dashboard.drawing.elements import joined
from dashboard.export.figure_tables import FigureTable
from dashboard.geography import area_name, state
from dashboard.language import Language


def lands_figure(
    found: Coverage, measure: Measure, row: str, label: str, language: Language
) -> FigureTable:
    """For each Land and each kind of field in the row: how many there are, and which.

    Where somebody is, the name has the value that the page shows. `label` says which row, and
    of what; the notes say who is counted, and what is known of the row as a whole.
    """
    say, kinds = language.say, found.kinds[found.row(row)]
    rows = []
    for land, inside in groupby(range(len(found.columns)), lambda m: found.columns[m][:2]):
        at = list(inside)
        for kind in ORDER:
            named = column_names(found, measure, row, [m for m in at if kinds[m] == kind], language)
            if named:
                told = (field_name(found, Field(kind), language), len(named), "; ".join(named))
                rows.append((state(land).name, *told))
    where = say("Länder") if found.level == "state" else say("Districts")
    headers = (say("Land"), say("What is known"), say("Number"), where)
    answer = joined([row_answer(found, row, language)]).unescape()
    notes = (counted_words(found.lens, language), answer)
    return FigureTable(f"{label}: {say('By Land')}", headers, tuple(rows), notes)


def overlaps_figure(found: Coverage, row: str, label: str, language: Language) -> FigureTable:
    """Where more than one organisation is recorded with the row: how many, and the first."""
    say, name_of = language.say, found.matching.catalogue.dataset.name_of
    rows = []
    for each in overlaps_of(found, row):
        named = [name_of(record) for record in each.first]
        if more := each.carriers - len(named):
            named.append(language.count("{n} more", "{n} more", more))
        rows.append(
            (area_name(each.column, found.epoch), each.carriers, each.records, "; ".join(named))
        )
    headers = (say("Where"), say("Organisations"), say("Records"), say("Who"))
    notes = (counted_words(found.lens, language),)
    return FigureTable(f"{label}: {say('Overlaps')}", headers, tuple(rows), notes)
