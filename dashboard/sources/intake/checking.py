"""Holding what was merged to the checks that every data folder has to pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from dashboard.model import Dataset
from dashboard.model.table import Table
from dashboard.sources.consistency import sift
from dashboard.sources.intake.draft import Draft
from dashboard.sources.intake.merging import Merge
from dashboard.sources.judged import JudgedTable
from dashboard.sources.problem import Problem

_HEADER = 1  # row of a table's file; its first record stands below


def checked(merge: Merge, draft: Draft) -> tuple[Dataset, tuple[Problem, ...]]:
    """The records that hold together, and what is wrong with the others, by rows of the file.

    Every record is sound by itself already; what it refers to and where it lies is looked at
    here, as when a folder is read.
    """
    tables = merge.dataset.tables()
    judged = {
        name: JudgedTable(name, table, np.arange(len(table), dtype=np.int64) + 1 + _HEADER)
        for name, table in tables.items()
    }
    kept, problems = sift(judged)
    new = {name: _rows_of(name, merge, draft) for name in {_table(each) for each in problems}}
    return Dataset.of(kept), tuple(_placed(each, new, draft) for each in problems)


def _rows_of(table: str, merge: Merge, draft: Draft) -> Mapping[int, int]:
    """The row of the file that each new record of a table came from, by its row in the table."""
    added = merge.added.get(table, ())
    if not isinstance(added, Table) or "id" not in added.model.model_fields:
        return {}
    first = len(merge.dataset.table(table)) - len(added) + 1 + _HEADER
    found = (
        (at, draft.first_row(table, id))
        for at, id in enumerate(added.column("id").cells(), start=first)
    )
    return {at: row for at, row in found if row is not None}


def _table(problem: Problem) -> str:
    return problem.file.removesuffix(".csv")


def _placed(problem: Problem, rows: Mapping[str, Mapping[int, int]], draft: Draft) -> Problem:
    row = rows[_table(problem)].get(problem.row or 0)
    return replace(problem, file=draft.file, sheet=draft.sheet, row=row)
