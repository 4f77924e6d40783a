"""One row of a coverage in words: where it is recorded and where not, and who overlaps."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from dashboard.analysis.coverage import Coverage, Field
from dashboard.analysis.overlaps import Overlap
from dashboard.drawing.coverage_table import field_key
from dashboard.drawing.coverage_words import Measure, field_name
from dashboard.drawing.elements import joined, open_button
from dashboard.drawing.tables import plain_table
from dashboard.geography import area_name, state
from dashboard.language import Language

ORDER = (Field.NOTHING, Field.UNKNOWN, Field.OUTSIDE, Field.OFFERED)
"""The gaps first: they are what is asked for."""
_NAMED = Markup("<strong>{}</strong>: {}")


def land_table(found: Coverage, measure: Measure, row: str, language: Language) -> Markup:
    """The columns of each Land by what is known of the row there: how many, and which."""
    n = found.row(row)
    kinds = [kind for kind in ORDER if (found.kinds[n] == kind).any()]
    headers = [language.say("Land"), *(field_name(found, kind, language) for kind in kinds)]
    by_land = groupby(range(len(found.columns)), lambda m: found.columns[m][:2])
    rows = []
    for land, inside in by_land:
        at = list(inside)
        cells = []
        for kind in kinds:
            named = [m for m in at if found.kinds[n, m] == kind]
            names = column_names(found, measure, row, named, language)
            cells.append(_names(found, names, language))
        rows.append([state(land).name, *cells])
    return plain_table(headers, rows, language.say("By Land"), caption_shown=False)


def overlap_table(
    found: Coverage, row: str, overlaps: Sequence[Overlap], language: Language
) -> Markup:
    """Where more than one organisation is recorded: how many, and the first of them."""
    say, dataset = language.say, found.matching.catalogue.dataset
    headers = [say("Where"), say("Organisations"), say("Who")]
    rows = []
    for each in overlaps:
        names = [open_button(id, dataset.name_of(id)) for id in each.first]
        if more := each.carriers - len(names):
            names.append(Markup("{}").format(language.count("{n} more", "{n} more", more)))
        button = open_button(field_key(row, each.column), language.number(each.carriers))
        rows.append([area_name(each.column, found.epoch), button, Markup("; ").join(names)])
    return plain_table(headers, rows, say("Overlaps"), caption_shown=False)


def column_names(
    found: Coverage, measure: Measure, row: str, at: Sequence[int], language: Language
) -> list[str]:
    """The names of some columns; where the row is offered, with the value there."""
    n, names = found.row(row), []
    for m in at:
        name = area_name(found.columns[m], found.epoch)
        if found.kinds[n, m] == Field.OFFERED:
            value = measure.written(int(found.counts[n, m]), found.columns[m], language)
            name = language.say("{name} ({n})", name=name, n=value)
        names.append(name)
    return names


def _names(found: Coverage, names: list[str], language: Language) -> str:
    if not names:
        return ""
    if found.level == "state":
        return joined(names)
    return _NAMED.format(language.number(len(names)), "; ".join(names))
