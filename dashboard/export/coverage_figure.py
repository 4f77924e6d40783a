"""The fields of a coverage as a table to take along: a row for each field."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dashboard.analysis.coverage import Coverage, Field
from dashboard.drawing.coverage_told import lead, told_line
from dashboard.drawing.coverage_words import (
    POPULATION_DAY,
    Measure,
    counted_words,
    counting_note,
    definitions,
    field_name,
    unnamed_words,
)
from dashboard.export.figure_tables import FigureTable
from dashboard.geography import area_name, inhabitants, state
from dashboard.language import Language
from dashboard.model.headers import COLUMNS

_NOT_OF_A_FIELD = (None,) * 5


def coverage_figure(
    found: Coverage, label: Callable[[str], str], title: str, language: Language
) -> FigureTable:
    """All fields, with numbers and with numbers per 100,000 inhabitants, and what is meant.

    What stands at the edges of the page's table comes last: how many of each row are in all
    columns together and how many have no place, then of how many in each column no row is known.
    """
    say = language.say
    headers = (
        say("Topic") if found.facet == "topic" else say("Target group"),
        say("Land"),
        language.render(COLUMNS["ags"]),
        say("Where"),
        say("What is known"),
        say("Number"),
        say("Organisations"),
        say("Recorded seats elsewhere"),
        say("May be here, not recorded"),
        say("Population ({day})", day=POPULATION_DAY),
        say("Per 100,000 inhabitants"),
    )
    share = Measure(True, found.epoch)
    people = {column: inhabitants(column, found.epoch) for column in found.columns}
    rows = tuple(
        (
            label(row),
            state(column[:2]).name,
            column,
            area_name(column, found.epoch),
            field_name(found, Field(int(found.kinds[n, m])), language),
            int(found.counts[n, m]),
            int(found.carriers[n, m]),
            int(found.outside[n, m]),
            int(found.unsure[n, m]),
            people[column],
            _per_head(int(found.counts[n, m]), people[column]),
        )
        for n, row in enumerate(found.rows)
        for m, column in enumerate(found.columns)
    )
    meant = tuple(text for _, text in definitions(found, share, language))
    told = filter(None, (told_line(found, language), lead(found, language)))
    counted = counted_words(found.lens, language)
    notes = (*told, counted, counting_note(found, share, language), *meant)
    return FigureTable(title, headers, (*rows, *_edges(found, label, language)), notes)


def _per_head(count: int, people: int | None) -> float | None:
    """For every 100,000 of them; None where it is not known how many there are."""
    return None if people is None else round(count / people * 100_000, 3)


def _edges(
    found: Coverage, label: Callable[[str], str], language: Language
) -> Iterator[tuple[str | int | None, ...]]:
    """The sums and what could not be counted: rows with a number, and nothing of a field."""
    for row, placed, unplaced in zip(
        found.rows, found.placed.tolist(), found.unplaced.tolist(), strict=True
    ):
        yield label(row), None, None, language.say("All shown"), None, placed, *_NOT_OF_A_FIELD
        place = language.say("Place not recorded")
        yield label(row), None, None, place, None, unplaced, *_NOT_OF_A_FIELD
    unnamed = unnamed_words(found, language)
    for column, n in zip(found.columns, found.unnamed.tolist(), strict=True):
        where = state(column[:2]).name, column, area_name(column, found.epoch)
        yield unnamed, *where, None, n, *_NOT_OF_A_FIELD
