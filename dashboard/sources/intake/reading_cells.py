"""The cells of a sheet as values of the fields that its columns tell; each text is read once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from dashboard.language import message
from dashboard.model import TABLES, Dataset
from dashboard.model.privacy import personal_address
from dashboard.sources.cells import readers, unreadable
from dashboard.sources.grid import Fault
from dashboard.sources.intake.columns import ColumnPlan, Match
from dashboard.sources.intake.field_readers import GOES_ON, Told, reader_of
from dashboard.sources.intake.raw import RawSheet
from dashboard.sources.intake.synonyms import Fields
from dashboard.sources.intake.values import says_nothing
from dashboard.sources.problem import Problem
from dashboard.sources.wording import fault_of


@dataclass
class Cells:
    """The values by field and row, None where there is none, and the cells' problems."""

    values: dict[str, list[Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def at(self, name: str, row: int) -> Any:
        """The value of a field, named `table.column`, in a row by its position."""
        column = self.values.get(name)
        return column[row] if column else None


def read_cells(sheet: RawSheet, plan: ColumnPlan, dataset: Dataset) -> Cells:
    """Read all cells whose columns mean something; what cannot be read is empty, and said."""
    cells = Cells()
    for match in plan.matches:
        if not match.fields:
            continue
        texts = [row.cells[match.position].strip() for row in sheet.rows]
        distinct = dict.fromkeys(texts)
        read = reader_of(match.fields, dataset, distinct)
        told = {text: _read(match.fields, read, text) for text in distinct}
        for number, wanted in enumerate(match.fields):
            cells.values[str(wanted)] = [told[text].values[number] for text in texts]
        odd = {text for text, each in told.items() if each.faults}
        for row, text in zip(sheet.rows, texts, strict=True) if odd else ():
            if text in odd:
                for fault in told[text].faults:
                    cells.problems.append(_problem(sheet, match, row.number, text, fault))
    return cells


def _problem(sheet: RawSheet, match: Match, row: int, text: str, fault: Fault) -> Problem:
    said = fault.message, fault.remedy
    value = fault.value or text
    return Problem(sheet.file, row, match.header, value, *said, "warning", sheet=sheet.name)


def _read(fields: Fields, read: Callable[[str], Told], text: str) -> Told:
    """Read a text; nothing comes of one that no cell may hold, or that the model refuses."""
    nothing = (None,) * len(fields)
    if not text or says_nothing(text):
        return Told(nothing)
    if fault := unreadable(fields[0].column, text):
        return Told(nothing, (fault,))
    told = read(text)
    values, faults = list(told.values), list(told.faults)
    for number, (table, column) in enumerate(fields):
        # Funders are names here, several in a cell, and areas were looked up.
        named = table == "areas" or (table, column) == ("fundings", "funder")
        reader = None if named else readers(TABLES[table]).get(column)
        value = values[number]
        if value is None or value == GOES_ON or reader is None:
            continue
        try:
            values[number] = reader[0].validate_python(value)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            faults.append(fault_of(TABLES[table], column, text, first))
            values[number] = None
    if any(isinstance(value, str) and personal_address(value) for value in values):
        return Told(nothing, (*faults, _personal(fields[0].column)))
    return Told(tuple(values), tuple(faults))


def _personal(column: str) -> Fault:
    return Fault(
        message("The cell holds a person's e-mail address."),
        message("Use the office's address (info@…) or leave the cell empty."),
        column,
    )
