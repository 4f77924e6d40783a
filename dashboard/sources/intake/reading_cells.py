"""The cells of a sheet as values of the fields that its columns tell; each text is read once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from dashboard.language import message
from dashboard.model import TABLES, Dataset
from dashboard.model.privacy import personal_address
from dashboard.sources.cells import LONGEST_CELL, readers, unreadable
from dashboard.sources.grid import Fault
from dashboard.sources.intake.columns import ColumnPlan, Match
from dashboard.sources.intake.field_readers import GOES_ON, Told, reader_of
from dashboard.sources.intake.raw import RawSheet
from dashboard.sources.intake.synonyms import Fields
from dashboard.sources.intake.values import says_nothing
from dashboard.sources.problem import Problem
from dashboard.sources.wording import fault_of

_SHORT = 20  # characters: what says nothing is shorter


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
        told = _read_all(match.fields, read, list(distinct))
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


def _read_all(fields: Fields, read: Callable[[str], Told], texts: Sequence[str]) -> dict[str, Told]:
    """Read texts; nothing comes of one that no cell may hold, or that the model refuses."""
    nothing = Told((None,) * len(fields))
    sound = _all_sound(texts)
    told = {}
    for text in texts:
        if not text or ((len(text) <= _SHORT or "  " in text) and says_nothing(text)):
            told[text] = nothing
        elif not sound and (fault := unreadable(fields[0].column, text)):
            told[text] = nothing._replace(faults=(fault,))
        else:
            told[text] = read(text)
    for number, (table, column) in enumerate(fields):
        # Funders are names here, several in a cell, and areas were looked up.
        named = table == "areas" or (table, column) == ("fundings", "funder")
        if not named and column in readers(TABLES[table]):
            _validate(told, number, table, column)
    for text, each in told.items():
        if "@" in text and any(isinstance(v, str) and personal_address(v) for v in each.values):
            told[text] = Told(nothing.values, (*each.faults, _personal(fields[0].column)))
    return told


def _all_sound(texts: Sequence[str]) -> bool:
    """Whether no text holds what no cell may hold; all are looked at together."""
    return all(map(str.isprintable, texts)) and max(map(len, texts), default=0) <= LONGEST_CELL


def _validate(told: dict[str, Told], number: int, table: str, column: str) -> None:
    """Hold the values of one field to the model, all at once where all are good."""
    one, many = readers(TABLES[table])[column]
    given = {
        text: value.strip() if isinstance(value, str) else value
        for text, each in told.items()
        if (value := each.values[number]) is not None and value != GOES_ON
    }
    try:
        values: dict[str, Any] = dict(
            zip(given, many.validate_python(list(given.values())), strict=True)
        )
    except ValidationError:
        values = {}
    for text, value in given.items():
        each, faults = told[text], told[text].faults
        if text in values:
            good = values[text]
        else:
            try:
                good = one.validate_python(value)
            except ValidationError as error:
                first = error.errors(include_url=False)[0]
                faults = (*faults, fault_of(TABLES[table], column, text, first))
                good = None
        if good is not each.values[number]:
            kept = (*each.values[:number], good, *each.values[number + 1 :])
            told[text] = Told(kept, faults)


def _personal(column: str) -> Fault:
    return Fault(
        message("The cell holds a person's e-mail address."),
        message("Use the office's address (info@…) or leave the cell empty."),
        column,
    )
