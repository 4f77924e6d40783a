"""The cells of a sheet as values of the fields that its columns tell; each text is read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import numpy as np
from pydantic import ValidationError

from dashboard.language import message
from dashboard.model import TABLES, Dataset
from dashboard.model.privacy import personal_address
from dashboard.model.table import Column
from dashboard.sources.cells import readers, unreadable
from dashboard.sources.grid import Fault
from dashboard.sources.intake.columns import ColumnPlan, Match
from dashboard.sources.intake.field_readers import GOES_ON, reader_of
from dashboard.sources.intake.quick_readers import UNREAD, quick_reader
from dashboard.sources.intake.raw import RawSheet
from dashboard.sources.intake.synonyms import Field, Fields
from dashboard.sources.intake.values import saying_nothing
from dashboard.sources.intake.whereabouts import UNREAD_LEVEL
from dashboard.sources.problem import Problem
from dashboard.sources.progress import Share, untold
from dashboard.sources.wording import fault_of

LEVEL = Field("locations", "publication")
_DENIED = ("kein", "keine", "keiner", "none")  # of a level this does not say nothing


@dataclass
class Cells:
    """The values by field and row, None where there is none, and the cells' problems.

    `texts` are the cells of each column that means something, by its position.
    """

    values: dict[str, Column] = field(default_factory=dict)
    texts: dict[int, Column] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def at(self, name: str, row: int) -> Any:
        """The value of a field, named `table.column`, in a row by its position."""
        column = self.values.get(name)
        return None if column is None else column.values[column.codes[row]]


class _Read(NamedTuple):
    """What different texts tell each field of their column, and what is said of some."""

    values: list[list[Any]]
    faults: dict[int, tuple[Fault, ...]]


def read_cells(sheet: RawSheet, plan: ColumnPlan, dataset: Dataset, tell: Share = untold) -> Cells:
    """Read all cells whose columns mean something; what cannot be read is empty, and said."""
    cells = Cells()
    numbers = sheet.numbers
    meant = [match for match in plan.matches if match.fields]
    for done, match in enumerate(meant):
        tell(done / len(meant))
        cells.texts[match.position] = texts = sheet.column(match.position)
        read = _read_all(match.fields, dataset, texts.values)
        for wanted, values in zip(match.fields, read.values, strict=True):
            cells.values[str(wanted)] = Column(values, texts.codes)
        odd = np.isin(texts.codes, np.fromiter(read.faults, np.int32, len(read.faults)))
        for at in np.flatnonzero(odd).tolist():
            place = texts.codes[at]
            for fault in read.faults[place]:
                number, text = numbers[at], texts.values[place]
                cells.problems.append(_problem(sheet, match, number, text, fault))
    return cells


def _problem(sheet: RawSheet, match: Match, row: int, text: str, fault: Fault) -> Problem:
    said = fault.message, fault.remedy
    value = fault.value or text
    return Problem(sheet.file, row, match.header, value, *said, "warning", sheet=sheet.name)


def _read_all(fields: Fields, dataset: Dataset, texts: Sequence[str]) -> _Read:
    """Read texts; nothing comes of one that no cell may hold, or that the model refuses."""
    nothing = saying_nothing(texts)
    if LEVEL in fields:
        nothing -= {text for text in nothing if text.lower() in _DENIED}
    values: list[list[Any]] = [[None] * len(texts) for _ in fields]
    filled = [place for place, text in enumerate(texts) if text not in nothing]
    read = _Read(values, {})
    left = _read_quickly(fields, texts, filled, values[0])
    if left:
        careful = reader_of(fields, dataset, texts)
        for place in left:
            fault = unreadable(fields[0].column, texts[place])
            told = None if fault else careful(texts[place])
            for number, value in enumerate(told.values if told else ()):
                values[number][place] = value
            if faults := (fault,) if fault else told.faults if told else ():
                read.faults[place] = faults
    for number, wanted in enumerate(fields):
        # Funders are names here, several in a cell, and areas were looked up.
        named = wanted.table == "areas" or wanted == Field("fundings", "funder")
        if not named and wanted.column in readers(TABLES[wanted.table]):
            _validate(read, texts, number, wanted)
        if wanted == LEVEL:
            _hide_unread(read, texts, number)
    _leave_people_out(fields, texts, left if fields[0].column == "email" else filled, read)
    return read


def _read_quickly(
    fields: Fields, texts: Sequence[str], filled: list[int], values: list[Any]
) -> list[int]:
    """Read what is written as most cells of the kind are; return the places of the others."""
    quick = quick_reader(fields[0].column) if len(fields) == 1 else None
    if quick is None:
        return filled
    found = quick(texts if len(filled) == len(texts) else [texts[place] for place in filled])
    for place, value in zip(filled, found, strict=True):
        values[place] = value
    left = [place for place in filled if values[place] is UNREAD]
    for place in left:
        values[place] = None
    return left


def _validate(read: _Read, texts: Sequence[str], number: int, wanted: Field) -> None:
    """Hold the values of one field to the model, all at once where all are good."""
    one, many = readers(TABLES[wanted.table])[wanted.column]
    values = read.values[number]
    given = [place for place, value in enumerate(values) if value is not None and value != GOES_ON]
    found = [values[place] for place in given]
    found = [value.strip() if isinstance(value, str) else value for value in found]
    try:
        found = many.validate_python(found)
    except ValidationError:
        for at, place in enumerate(given):
            try:
                found[at] = one.validate_python(found[at])
            except ValidationError as error:
                first = error.errors(include_url=False)[0]
                fault = fault_of(TABLES[wanted.table], wanted.column, texts[place], first)
                read.faults[place] = (*read.faults.get(place, ()), fault)
                found[at] = None
    for place, value in zip(given, found, strict=True):
        values[place] = value


def _hide_unread(read: _Read, texts: Sequence[str], number: int) -> None:
    """Let nothing be seen of a place whose level is stated in words that are not understood."""
    for place, faults in read.faults.items():
        if read.values[number][place] is None:
            read.values[number][place] = UNREAD_LEVEL
            said = message(
                "“{value}” is no level known here; the place is not published.", value=texts[place]
            )
            read.faults[place] = (replace(faults[0], message=said, value=texts[place]),)


def _leave_people_out(fields: Fields, texts: Sequence[str], places: list[int], read: _Read) -> None:
    """Leave out what holds a person's address, and say so."""
    for place in places:
        if "@" in texts[place] and any(
            isinstance(values[place], str) and personal_address(values[place])
            for values in read.values
        ):
            for values in read.values:
                values[place] = None
            read.faults[place] = (*read.faults.get(place, ()), _personal(fields[0].column))


def _personal(column: str) -> Fault:
    return Fault(
        message("The cell holds a person's e-mail address."),
        message("Use the office's address (info@…) or leave the cell empty."),
        column,
    )
