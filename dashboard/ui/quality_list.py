"""The lists that the numbers on the page "Datenqualität" open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from dashboard.analysis.columns import Mask
from dashboard.analysis.completeness import missing_rows, optional_columns
from dashboard.analysis.problem_kinds import ProblemKind
from dashboard.analysis.quality import Gap
from dashboard.analysis.row_list import Listing
from dashboard.drawing.quality_tables import column_key, gap_key, problem_key
from dashboard.drawing.quality_words import gap_name
from dashboard.ui.opened_list import list_rows, list_texts, opened_list
from dashboard.ui.view import View


def gap_list(view: View, found: Sequence[Gap], years: int) -> None:
    """The rows of the gap that is open, if one of these is."""
    for gap in found:
        if opened_list() == gap_key(gap.name):
            title = gap_name(gap.name, years, view.language)
            list_rows(view, Listing(view.dataset, gap.rows), title)


def column_list(
    view: View, within: Mapping[str, Mask], table: str, names: Mapping[str, str]
) -> None:
    """The rows of the table in whose column nothing stands, if a column of it is open."""
    for column in optional_columns(table):
        if opened_list() == column_key(table, column):
            rows = np.flatnonzero(missing_rows(view.dataset, within, table, column))
            title = view.language.say("{column} is missing", column=names[column])
            list_rows(view, Listing(view.dataset, {table: rows}), title)


def problem_list(view: View, kinds: Sequence[ProblemKind]) -> None:
    """The problems of the kind that is open, if one is."""
    say = view.language.say
    headers = [say("File"), say("Row"), say("Column"), say("Value"), say("What is wrong")]
    headers.append(say("What to do"))
    cells = ("file", "row", "column", "value", "message", "remedy")
    for number, kind in enumerate(kinds):
        if opened_list() != problem_key(number):
            continue

        def part(start: int, stop: int, kind: ProblemKind = kind) -> list[list[str]]:
            told = [each.as_dict(view.language) for each in kind.problems[start:stop]]
            return [
                ["" if each[cell] is None else str(each[cell]) for cell in cells] for each in told
            ]

        title = view.language.render(kind.words)
        list_texts(view, headers, len(kind.problems), part, title)
