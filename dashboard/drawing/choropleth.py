"""One row of a coverage on the map: districts in classes, and patterns for what is empty."""

from __future__ import annotations

from typing import Any

import numpy as np
from markupsafe import Markup

from dashboard.analysis.classes import class_bounds, classed, step
from dashboard.analysis.coverage import Coverage, Field
from dashboard.analysis.coverage_records import anybody, fields_of
from dashboard.analysis.sets import Mask
from dashboard.drawing.coverage_words import Measure, field_name
from dashboard.drawing.elements import joined, open_button
from dashboard.geography import area_name, districts_in
from dashboard.language import Language

SHADES = ("#deebf7", "#b5d3ea", "#7fb6dc", "#2f79b5", "#0b3c70")
"""From few to many; they differ in lightness, so that no eye for colours is needed."""
NOTHING = "#f8cfa0"
PATTERNS = {Field.OUTSIDE: "outside", Field.UNKNOWN: "unknown"}
UNSCALED = "unscaled"
"""The pattern of those of which there is a number, but none by head."""
_LOOKS = {
    Field.OUTSIDE: ("out", "outside"),
    Field.UNKNOWN: ("not", "unknown"),
    Field.NOTHING: ("none", ""),
}
"""By kind the class of its swatch, and the name in `FIELDS` by which its records are opened."""
_LIST = Markup('<ul class="na-key" aria-label="{}">{}</ul>')
_ENTRY = Markup('<li><span class="na-swatch {}" aria-hidden="true"></span><span>{}</span></li>')

Tint = list[Any]
"""Code of a district, its fill (a colour or the name of a pattern), lines of its tooltip."""


def tints(found: Coverage, measure: Measure, row: str, name: str, language: Language) -> list[Tint]:
    """The fill of each district that is shown; where Länder are, all of theirs have the same."""
    n = found.row(row)
    bounds, classes = _classes(found, measure, row)
    filled = {}
    for m, column in enumerate(found.columns):
        kind = Field(int(found.kinds[n, m]))
        fill = PATTERNS.get(kind, NOTHING)
        if kind is Field.OFFERED:
            number = int(classes[m])
            fill = SHADES[step(number, len(bounds)) - 1] if number else UNSCALED
        lines = [*_whose(column), f"{name}: {_told(found, measure, n, m, kind, language)}"]
        filled[column] = (fill, lines)
    there = districts_in(found.epoch).values()
    inside = [(each.ags, filled.get(each.ags) or filled.get(each.state)) for each in there]
    return [[ags, *told] for ags, told in inside if told]


def key(found: Coverage, measure: Measure, row: str, language: Language) -> Markup:
    """The key to the map: classes with their bounds, patterns, and how many areas are of each.

    What has records opens them.
    """
    told = [
        _ENTRY.format(look, open_button(opener, said) if opener else said)
        for look, _, said, opener in entries(found, measure, row, language)
    ]
    return _LIST.format(language.say("Key to the map"), joined(told))


def entries(
    found: Coverage, measure: Measure, row: str, language: Language
) -> list[tuple[str, str, str, str]]:
    """What is in the key: the class of a swatch, its fill, the words, what they open or ""."""
    bounds, classes = _classes(found, measure, row)
    kinds = found.kinds[found.row(row)]
    values, told = _values(found, measure, row), []
    for number in range(1, len(bounds) + 1):
        inside = values[classes == number]
        low, high = float(inside.min()), float(inside.max())
        said = _counted(_range(low, high, language), len(inside), found, language)
        shade = step(number, len(bounds))
        told.append((f"c{shade}", SHADES[shade - 1], said, f"class:{row}:{number}"))
    offered = found.of_row(row) & (found.kinds == Field.OFFERED)
    if n := int((offered[found.row(row)] & (classes == 0)).sum()):
        said = _counted(language.say("Recorded, population not known"), n, found, language)
        told.append((UNSCALED, UNSCALED, said, f"class:{row}:0"))
    for kind, (look, name) in _LOOKS.items():
        if n := int((kinds == kind).sum()):
            opens = bool(name) and anybody(found, fields_of(found, name) & found.of_row(row))
            said = _counted(field_name(found, kind, language), n, found, language)
            fill = PATTERNS.get(kind, NOTHING)
            told.append((look, fill, said, f"fields:{name}:{row}" if opens else ""))
    return told


def fields_of_class(found: Coverage, measure: Measure, row: str, number: int) -> Mask:
    """The fields of a row whose value is in this class of the key, from 1 on; 0 has no value."""
    offered = found.kinds == Field.OFFERED
    return np.asarray(found.of_row(row) & offered & (_classes(found, measure, row)[1] == number))


def _counted(text: str, n: int, found: Coverage, language: Language) -> str:
    if found.level == "state":
        return language.count("{text} ({n} Land)", "{text} ({n} Länder)", n, text=text)
    return language.count("{text} ({n} district)", "{text} ({n} districts)", n, text=text)


def _range(low: float, high: float, language: Language) -> str:
    first, last = (language.number(each) for each in (low, high))
    return first if first == last else f"{first}–{last}"


def _values(found: Coverage, measure: Measure, row: str) -> Any:
    return measure.among(found.counts[found.row(row)], found.columns)


def _classes(found: Coverage, measure: Measure, row: str) -> tuple[tuple[float, ...], Any]:
    values = _values(found, measure, row)
    bounds = class_bounds(values.tolist())
    return bounds, classed(values, bounds)


def _whose(column: str) -> list[str]:
    """The Land's name, where it and not the district is what is counted."""
    return [area_name(column)] if len(column) == 2 else []


def _told(
    found: Coverage, measure: Measure, n: int, m: int, kind: Field, language: Language
) -> str:
    if kind is not Field.OFFERED:
        return field_name(found, kind, language)
    count, column = int(found.counts[n, m]), found.columns[m]
    if not measure.scales(column):
        number = language.number(count)
        return language.say("{n} in all, population not known", n=number)
    return measure.written(count, column, language)
