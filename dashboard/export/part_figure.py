"""A part of a page as a table to take along."""

from __future__ import annotations

from dataclasses import replace

from dashboard.analysis.cliff import Cliff
from dashboard.drawing.coverage_words import counted_words
from dashboard.drawing.part import Part
from dashboard.export.figure_tables import FigureTable
from dashboard.language import Language


def part_figure(part: Part, title: str) -> FigureTable:
    """A part as a file takes it: numbers as numbers."""
    rows = [
        tuple(each.text if each.number is None else each.number for each in row)
        for row in part.rows
    ]
    return FigureTable(title, part.headers, tuple(rows), part.notes)


def cliff_figure(part: Part, edge: Cliff, language: Language) -> FigureTable:
    """A part of the funding edge: as of which day, and who is counted."""
    title = f"{language.say('Funding edge')} {language.day(edge.day)}: {part.title}"
    counted = counted_words(edge.matching.selection.lens, language)
    return part_figure(replace(part, notes=(counted, *part.notes)), title)
