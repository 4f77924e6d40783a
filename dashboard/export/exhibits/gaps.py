"""The page "Lücken und Überschneidungen" in a file: a row on the map, all rows as a table."""

from __future__ import annotations

from typing import TypeVar

from dashboard.analysis.coverage import FACETS, LEVELS, Coverage, Field, coverage
from dashboard.analysis.coverage_records import concerned
from dashboard.analysis.origins import rows_of
from dashboard.analysis.telling import undated
from dashboard.drawing.choropleth import entries, tints
from dashboard.drawing.coverage_row import row_answer
from dashboard.drawing.coverage_table import title as table_title
from dashboard.drawing.coverage_told import told_line
from dashboard.drawing.coverage_words import (
    Measure,
    counted_words,
    counting_note,
    field_name,
    short_name,
)
from dashboard.drawing.elements import joined
from dashboard.drawing.part import Cell, Part
from dashboard.export.exhibits.asked import Asked
from dashboard.export.exhibits.exhibit import MOST_ROWS, Exhibit, Scope
from dashboard.export.exhibits.tints import Tints
from dashboard.language import Language
from dashboard.selection import sentence

MOST_COLUMNS = 4
"""Up to so many areas are columns of the table; of more it says how many are of which kind."""
T = TypeVar("T")
_KINDS = (Field.OFFERED, Field.OUTSIDE, Field.NOTHING, Field.UNKNOWN)


def gaps_exhibit(scope: Scope, asked: Asked) -> Exhibit | None:
    """What the page shows for its choices; None where there is nothing to compare."""
    facet = _one_of(FACETS, asked.one("gaps_facet", FACETS[0], FACETS))
    level = _one_of(LEVELS, asked.one("gaps_level", LEVELS[0], LEVELS))
    values = asked.one("gaps_value", "count", ("count", "per_head"))
    found, measure = (
        coverage(scope.matching, facet, level),
        Measure(values == "per_head", scope.matching.epoch),
    )
    if not found.rows or not found.columns:
        return None
    row, language = asked.one("gaps_row", found.rows[0], found.rows), scope.language
    name, fills = scope.choices.label(facet, row), entries(found, measure, row, language)
    figure = Tints(
        f"{name}: {table_title(found, language)}",
        tints(found, measure, row, name, language),
        [(fill, text) for _, fill, text, _ in fills],
        scope.view,
        language,
        found.epoch,
    )
    return Exhibit(
        title=f"{language.say('Gaps and overlaps')}: {name}",
        sentence=joined([row_answer(found, row, language)]).unescape(),
        figure=figure,
        table=_table(found, measure, scope),
        rests_on=rows_of(scope.catalogue, concerned(found), paid=found.lens == "funded"),
        notes=_notes(found, measure, scope),
    )


def _one_of(known: tuple[T, ...], text: str) -> T:
    return next((each for each in known if each == text), known[0])


def _notes(found: Coverage, measure: Measure, scope: Scope) -> tuple[str, ...]:
    """Who is counted and who is not, by which lens, and in how many columns anything is known."""
    language, say = scope.language, scope.language.say
    matching = scope.matching
    told = sentence(matching.selection, matching.answer, scope.choices.label, language)
    counted = counted_words(found.lens, language)
    looked = say("Looked at: {subject}", subject=told)
    careful = measure.per_head or undated(found.matching).any()
    known = counting_note(found, measure, language) if careful else ""
    return tuple(
        filter(None, (looked, *scope.left_out(), counted, told_line(found, language), known))
    )


def _table(found: Coverage, measure: Measure, scope: Scope) -> Part:
    """Each row in each of few columns; of many columns, how many are of which kind."""
    language = scope.language
    few = len(found.columns) <= MOST_COLUMNS
    there = [kind for kind in _KINDS if (found.kinds == kind).any()]
    rows = []
    for n, row in enumerate(found.rows[:MOST_ROWS]):
        if few:
            cells = [_field(found, measure, n, m, language) for m in range(len(found.columns))]
        else:
            counts = [int((found.kinds[n] == kind).sum()) for kind in there]
            cells = [Cell(language.number(n), number=n) for n in counts]
        rows.append((Cell(scope.choices.label(found.facet, row)), *cells))
    named = [short_name(each, found.epoch) for each in found.columns]
    told = named if few else [field_name(found, kind, language) for kind in there]
    topics = found.facet == "topic"
    headers = (language.say("Topic") if topics else language.say("Target group"), *told)
    more = len(found.rows) - len(rows)
    title = table_title(found, language)
    if not few:
        title = language.say("{title}: in how many of them", title=title)
    return Part("gaps", title, headers, tuple(rows), more=more)


def _field(found: Coverage, measure: Measure, n: int, m: int, language: Language) -> Cell:
    kind = Field(int(found.kinds[n, m]))
    if kind is not Field.OFFERED:
        return Cell(field_name(found, kind, language))
    count = int(found.counts[n, m])
    return Cell(measure.written(count, found.columns[m], language), number=count)
