"""Judging one row by itself: every cell that cannot be taken is named, not the first alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import TypeAdapter, ValidationError

from dashboard.language import message
from dashboard.model import TABLES, FuzzyDate, Record
from dashboard.model.finding import Complaint
from dashboard.sources.grid import Fault
from dashboard.sources.sheet import Row
from dashboard.sources.wording import fault_of

# Pages of text; a cell holds a sentence or two. Beyond that, something went wrong.
LONGEST_CELL = 10_000
# No spreadsheet, XML or map takes them; tab and line ends are text.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Judged:
    """A row and what was found wrong with it alone.

    Where there are faults, the record is a sketch that holds what could be understood: good
    enough to see what else is wrong with the row, and to say what refers to it.
    """

    table: str
    row: Row
    record: Record
    faults: tuple[Fault, ...]

    @property
    def confidential(self) -> bool:
        """Whether its values are not for everyone: places that are not published exactly."""
        return self.table == "locations" and self.row.cells.get("publication") != "exact"


def judge(table: str, row: Row) -> Judged:
    """Make a row into a record, or say everything that is in the way."""
    model = TABLES[table]
    if row.fault:
        return Judged(table, row, _sketch(model, row.cells), (row.fault,))
    faults = {name: fault for name, cell in row.cells.items() if (fault := _unreadable(name, cell))}
    readable = {name: cell for name, cell in row.cells.items() if name not in faults}
    try:
        record = model.model_validate(readable)
    except ValidationError as error:
        for each in error.errors(include_url=False):
            name = str(each["loc"][0]) if each["loc"] else ""
            if name:
                faults.setdefault(name, fault_of(model, name, row.cells.get(name, ""), each))
    except (ArithmeticError, RecursionError):
        faults.setdefault("", _beyond_us())
    else:
        if not faults:
            return Judged(table, row, record, ())
    sketch = _sketch(model, row.cells, frozenset(faults))
    found = [*faults.values(), *_complaints(sketch, row.cells, frozenset(faults))]
    return Judged(table, row, sketch, tuple(found))


def _unreadable(column: str, cell: str) -> Fault | None:
    if len(cell) > LONGEST_CELL:
        return Fault(
            message("The cell holds {count} characters, which is too much.", count=len(cell)),
            message("Shorten the text."),
            column,
            cell,
        )
    if _UNPRINTABLE.search(cell):
        return Fault(
            message("The cell holds control characters that nobody can see."),
            message("Type the text anew."),
            column,
            cell,
        )
    return None


def _beyond_us() -> Fault:
    return Fault(
        message("A number or date in the row is beyond all bounds."),
        message("Look through the row's numbers and dates, and correct them."),
    )


@cache
def _readers(model: type[Record]) -> Mapping[str, TypeAdapter[Any]]:
    kinds: dict[str, Any] = {
        name: Annotated[field.annotation, *field.metadata, "a cell"]
        for name, field in model.model_fields.items()
    }
    return {name: TypeAdapter(kind) for name, kind in kinds.items()}


def _sketch(
    model: type[Record], cells: Mapping[str, str], bad: frozenset[str] = frozenset()
) -> Record:
    """Return a record that was not validated as a whole: good cells as values, empty as None.

    A bad cell stands as its text, because it is there though not understood; but as None
    where it should be a date, because dates are reckoned with.
    """
    values: dict[str, Any] = {
        name: None for name, field in model.model_fields.items() if field.is_required()
    }
    for name, reader in _readers(model).items():
        if name in cells and name not in bad:
            try:
                values[name] = reader.validate_python(cells[name])
            except (ValueError, ArithmeticError):
                values[name] = None
        elif name in cells and not _is_date(model, name):
            values[name] = cells[name][:LONGEST_CELL]
    return model.model_construct(**values)


def _is_date(model: type[Record], name: str) -> bool:
    annotation = model.model_fields[name].annotation
    return FuzzyDate in (annotation, *get_args(annotation))


def _complaints(sketch: Record, cells: Mapping[str, str], bad: frozenset[str]) -> list[Fault]:
    """Return what the checks over several cells of the row object to: each check, every cell."""
    found: list[Fault] = []
    for name, check in type(sketch).__pydantic_decorators__.model_validators.items():
        if check.info.mode != "after":
            continue
        rest = sketch
        while True:
            try:
                getattr(rest, name)()
            except Complaint as complaint:
                column = str(dict(complaint.message.values).get("column", ""))
                if column not in bad:
                    value = cells.get(column, "")
                    found.append(Fault(complaint.message, complaint.remedy, column, value))
                if not column:
                    break
                # The check stops at the first cell; without it, it comes to the next.
                rest = rest.model_copy(update={column: None})
            else:
                break
    return found
