"""Judging one row by itself: every cell that cannot be taken is named, not the first alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args

from pydantic import ConfigDict, TypeAdapter, ValidationError

from dashboard.language import message
from dashboard.model import TABLES, FuzzyDate, Record
from dashboard.model.finding import Complaint
from dashboard.sources.grid import Fault
from dashboard.sources.rows import Row
from dashboard.sources.wording import fault_of

# Pages of text; a cell holds a sentence or two. Beyond that, something went wrong.
LONGEST_CELL = 10_000
# No spreadsheet, XML or map takes them; tab and line ends are text.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Judged(NamedTuple):
    """A row, by its number, and what was found wrong with it alone.

    Where there are faults, the record is a sketch that holds what could be understood: good
    enough to see what else is wrong with the row, and to say what refers to it. Of a
    `crooked` row the cells could not be told apart.
    """

    table: str
    number: int
    record: Record
    faults: tuple[Fault, ...] = ()
    crooked: bool = False

    @property
    def confidential(self) -> bool:
        """Whether its values are not for everyone: places that are not published exactly."""
        return self.table == "locations" and getattr(self.record, "publication", "") != "exact"


def judge(table: str, row: Row) -> Judged:
    """Make a row into a record, or say everything that is in the way."""
    model = TABLES[table]
    if row.fault:
        return Judged(table, row.number, _sketch(model, row.cells), (row.fault,), crooked=True)
    faults = {name: fault for name, cell in row.cells.items() if (fault := unreadable(name, cell))}
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
            return Judged(table, row.number, record)
    sketch = _sketch(model, row.cells, frozenset(faults))
    found = [*faults.values(), *_complaints(sketch, row.cells, frozenset(faults))]
    return Judged(table, row.number, sketch, tuple(found))


def unreadable(column: str, cell: str) -> Fault | None:
    """Say what keeps a cell from being text at all, whatever its column."""
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


def all_readable(texts: Collection[str]) -> bool:
    """Tell whether no cell is `unreadable`, quicker than by asking for each."""
    longest = max(map(len, texts), default=0)
    return longest <= LONGEST_CELL and not _UNPRINTABLE.search("\n".join(texts))


@cache
def readers(
    model: type[Record],
) -> Mapping[str, tuple[TypeAdapter[Any], TypeAdapter[list[Any]]]]:
    """What reads one cell of each column of a table as its records do, and many at once.

    The many have no spaces around them; so most are kept as they are, not copied.
    """
    kinds: dict[str, Any] = {
        name: Annotated[field.annotation, *field.metadata, "a cell"]
        for name, field in model.model_fields.items()
    }
    stripped = ConfigDict(str_strip_whitespace=True)
    many: Any = list
    return {
        name: (TypeAdapter(kind, config=stripped), TypeAdapter(many[kind]))
        for name, kind in kinds.items()
    }


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
    for name, (reader, _) in readers(model).items():
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


@cache
def checks(model: type[Record]) -> tuple[str, ...]:
    """The names of the checks over several cells that the records of a table make."""
    validators = model.__pydantic_decorators__.model_validators
    return tuple(name for name, check in validators.items() if check.info.mode == "after")


def _complaints(sketch: Record, cells: Mapping[str, str], bad: frozenset[str]) -> list[Fault]:
    """Return what the checks over several cells of the row object to: each check, every cell."""
    found: list[Fault] = []
    for name in checks(type(sketch)):
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
