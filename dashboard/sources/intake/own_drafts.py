"""A file that the atlas itself wrote, read as the atlas reads its own tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dashboard.model import TABLES, Dataset, Record
from dashboard.sources.bulk import judge_table
from dashboard.sources.cells import Judged
from dashboard.sources.consistency import sift
from dashboard.sources.grid import Line
from dashboard.sources.intake.columns import ColumnPlan
from dashboard.sources.intake.draft import Draft
from dashboard.sources.intake.raw import RawSheet
from dashboard.sources.intake.synonyms import Field
from dashboard.sources.intake.whereabouts import rows_of_tables
from dashboard.sources.judged import JudgedTable
from dashboard.sources.problem import Problem
from dashboard.sources.sheet import Sheet, sheet

Planned = tuple[RawSheet, ColumnPlan]


def own_draft(planned: Iterable[Planned], dataset: Dataset) -> Draft:
    """The records of own sheets, exactly as they are written; all sheets of a file at once.

    What they refer to may be in the sheets or in `dataset`. Sheets whose plan is not `own`
    are left aside: an export has a list for people and a page about itself, too.
    """
    own = [(raw, plan) for raw, plan in planned if plan.own]
    sheets = {plan.table: _as_table(raw, plan) for raw, plan in own}
    judged = {
        table: judge_table(table, each.rows).rows()
        for table, each in sheets.items()
        if each.rows is not None
    }
    given = {table: {row.number for row in rows} for table, rows in judged.items()}
    together = _with_what_is_there(judged, dataset)
    kept, problems = sift({name: JudgedTable.of(name, rows) for name, rows in together.items()})
    names = {plan.table: (raw, plan) for raw, plan in own}
    raws = {f"{table}.csv": each for table, each in names.items()}
    said = [
        _placed(each, *raws[each.file])
        for each in problems
        if each.row in given.get(each.file.removesuffix(".csv"), ())
    ]
    for table, each in sheets.items():
        for fault in each.faults:
            problem = Problem(
                f"{table}.csv", fault.row, fault.column, fault.value, fault.message, fault.remedy
            )
            said.append(_placed(problem, *raws[f"{table}.csv"]))
    wanted = {
        table: {each.row for each in said if each.sheet == raw.name and each.row is not None}
        for table, (raw, _) in names.items()
    }
    where = rows_of_tables(judged, wanted, dataset)
    mine = {table: _taken(kept.get(table, ()), rows) for table, rows in judged.items()}
    rows = sum(len(raw.rows) for raw, _ in own)
    empty = sum(not "".join(row.cells).strip() for raw, _ in own for row in raw.rows)
    used = sum(map(len, mine.values()))
    return Draft(
        file=own[0][0].file if own else "",
        sheet=", ".join(raw.name for raw, _ in own if raw.name),
        dataset=Dataset.of(mine),
        stated=frozenset(
            field for _, plan in own for match in plan.matches for field in match.fields
        ),
        problems=tuple(said),
        rows=rows,
        used=used,
        refused=rows - empty - used,
        empty=empty,
        own=True,
        row_of={
            table: {str(getattr(row.record, "id", row.number)): row.number for row in rows}
            for table, rows in judged.items()
        },
        whereabouts={names[table][0].name: rows for table, rows in where.items()},
    )


def _as_table(raw: RawSheet, plan: ColumnPlan) -> Sheet:
    """The sheet with the names of the fields in the place of its headers."""
    names = [match.fields[0].column if match.fields else "" for match in plan.matches]
    kept = [place for place, name in enumerate(names) if name]
    header = Line(raw.header_row, [names[place] for place in kept])
    lines = [Line(row.number, [row.cells[place] for place in kept]) for row in raw.rows]
    return sheet(plan.table, [header, *lines])


def _with_what_is_there(
    judged: Mapping[str, list[Judged]], dataset: Dataset
) -> dict[str, list[Judged]]:
    """The rows of the file, and those of the atlas that they may refer to but do not replace.

    A whole export refers to nothing beside itself.
    """
    together = {name: list(judged.get(name, ())) for name in TABLES}
    if judged.keys() == TABLES.keys():
        return together
    for name, rows in together.items():
        known = {_identity(row.record) for row in rows}
        rows += [
            Judged(name, -number, record)
            for number, record in enumerate(dataset.table(name), start=1)
            if name != "areas" and _identity(record) not in known
        ]
    return together


def _identity(record: Record) -> object:
    """What a record is known by: its id, or the list and code of a word."""
    return getattr(record, "id", None) or (getattr(record, "list", ""), getattr(record, "code", ""))


def _taken(kept: Iterable[Record], rows: Iterable[Judged]) -> list[Record]:
    """Those of the kept records that come from the file: none of the atlas has one's identity.

    Areas have none, and no areas of the atlas are among them.
    """
    ours = {_identity(row.record) for row in rows}
    return [record for record in kept if _identity(record) in ours]


def _placed(problem: Problem, raw: RawSheet, plan: ColumnPlan) -> Problem:
    """The problem under the names of the user's file: its sheet, its header."""
    match = plan.source_of(Field(plan.table, problem.column))
    header = match.header if match else problem.column
    return replace(problem, file=raw.file, sheet=raw.name, column=header)
