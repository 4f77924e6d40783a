"""Judging a whole table: what its texts mean is understood once, not in every row anew.

Cells are read and rows checked by the rules of `cells`, this is only their shortest way for
rows that are sound. Every other row goes to `judge`, which finds the words for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dashboard.model import TABLES, Record
from dashboard.model.privacy import personal_address
from dashboard.sources.cells import Judged, checks, judge, readers, unreadable
from dashboard.sources.sheet import Row

# What an unknown column, the readers of cells and the checks raise.
_NOT_SOUND = (LookupError, ValueError, ArithmeticError, RecursionError)


def judge_table(table: str, rows: Iterable[Row]) -> list[Judged]:
    """Make the rows of a table into records, or say everything that is in the way of each."""
    model = TABLES[table]
    meanings = {
        name: _Meanings(name, each.validator.validate_python)
        for name, each in readers(model).items()
    }
    shapes = _Shapes(model)
    # The check that all records share looks at each text by itself: see `_Meanings`.
    over_cells = [getattr(model, name) for name in checks(model) if name not in checks(Record)]
    judged: list[Judged] = []
    for row in rows:
        try:
            record = _sound(model, row, meanings, shapes)
            for check in over_cells:
                check(record)
        except _NOT_SOUND:
            judged.append(judge(table, row))
        else:
            judged.append(Judged(table, row.number, record))
    return judged


def _sound(
    model: type[Record], row: Row, meanings: Mapping[str, _Meanings], shapes: _Shapes
) -> Record:
    """Return the row's record, not yet checked as a whole; raises where a cell is not sound."""
    if row.fault:
        raise ValueError
    values = {name: meanings[name][text] for name, text in row.cells.items()}
    filled, defaults = shapes[tuple(values)]
    record = model.__new__(model)
    # As pydantic's copies are made: the values are valid, they need no second look.
    record.__setstate__(
        {
            "__dict__": {**defaults, **values},
            "__pydantic_fields_set__": filled,
            "__pydantic_extra__": None,
            "__pydantic_private__": None,
        }
    )
    return record


class _Meanings(dict[str, Any]):
    """What the texts of a column mean; raises for one that cannot stand there."""

    def __init__(self, column: str, read: Callable[[str], Any]) -> None:
        super().__init__()
        self.column = column
        self.read = read

    def __missing__(self, text: str) -> Any:
        if not text or text.isspace() or unreadable(self.column, text) or personal_address(text):
            raise ValueError
        value = self[text] = self.read(text)
        return value


class _Shapes(dict[tuple[str, ...], tuple[set[str], dict[str, Any]]]):
    """For the columns that a row fills: their set, and what stands in all columns if empty.

    The set is shared by the records, which never change; raises if a needed column is empty.
    """

    def __init__(self, model: type[Record]) -> None:
        super().__init__()
        self.fields = model.model_fields

    def __missing__(self, names: tuple[str, ...]) -> tuple[set[str], dict[str, Any]]:
        filled = set(names)
        if any(field.is_required() for name, field in self.fields.items() if name not in filled):
            raise ValueError
        shape = self[names] = (
            filled,
            {
                name: None if field.is_required() else field.get_default()
                for name, field in self.fields.items()
            },
        )
        return shape
