"""A part of a page as a table to take along."""

from __future__ import annotations

from dashboard.drawing.part import Part
from dashboard.export.figure_tables import FigureTable


def part_figure(part: Part, title: str) -> FigureTable:
    """A part as a file takes it: numbers as numbers."""
    rows = [
        tuple(each.text if each.number is None else each.number for each in row)
        for row in part.rows
    ]
    return FigureTable(title, part.headers, tuple(rows), part.notes)
