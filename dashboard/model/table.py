"""A table of records as columns: what all rows say together is told without making a record.

At 100,000 organisations a record of its own for every row takes seconds and a gigabyte, and
nearly none of them is ever looked at. So a record is made when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any, Generic, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from dashboard.model.records import Record

R = TypeVar("R", bound=Record)
Positions = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Column:
    """One column of a table: `values` in any order, `codes` the number of each row's value.

    An empty cell is a value, too: None, or an empty tuple. Not every value need be used, and
    two of them may be alike.
    """

    values: Sequence[Any]
    codes: NDArray[np.int32]

    @classmethod
    def of(cls, cells: Iterable[Any]) -> Column:
        """The column of these cells; they must be hashable."""
        given = cells if isinstance(cells, list) else list(cells)
        values = tuple(dict.fromkeys(given))
        number = dict(zip(values, range(len(values)), strict=True))
        codes = map(number.__getitem__, given)
        return cls(values, np.fromiter(codes, dtype=np.int32, count=len(given)))

    def __len__(self) -> int:
        return len(self.codes)

    def cell(self, row: int) -> Any:
        """The value of one row."""
        return self.values[self.codes[row]]

    def cells(self) -> list[Any]:
        """The value of each row."""
        return list(map(self.values.__getitem__, self.codes.tolist()))

    def take(self, positions: Positions) -> Column:
        """The column of these rows alone."""
        return Column(self.values, self.codes[positions])

    def followed_by(self, cells: Iterable[Any]) -> Column:
        """The column with these cells after its own."""
        more = Column.of(cells)
        codes = np.concatenate([self.codes, more.codes + np.int32(len(self.values))])
        return Column((*self.values, *more.values), codes)

    def or_else(self, other: Column) -> Column:
        """The column with the cells of another one in the place of its own empty ones."""
        empty = np.array([not value for value in self.values], dtype=bool)[self.codes]
        codes = np.where(empty, other.codes + np.int32(len(self.values)), self.codes)
        return Column((*self.values, *other.values), codes)

    def without_unused(self) -> Column:
        """The same cells, without values that no row has."""
        used = np.zeros(len(self.values), dtype=bool)
        used[self.codes] = True
        if used.all():
            return self
        renumbered = np.cumsum(used, dtype=np.int32) - np.int32(1)
        return Column(tuple(compress(self.values, used.tolist())), renumbered[self.codes])

    def renamed(self, values: list[Any]) -> Column:
        """The column with other values in the place of its own, each of them but once."""
        if values == self.values or len(set(values)) == len(values):
            return Column(values, self.codes)
        distinct = Column.of(values)
        return Column(distinct.values, distinct.codes[self.codes])

    def spread(self, found: Callable[[Any], Any], kind: Any = object) -> NDArray[Any]:
        """What `found` says of each row's value; it is asked once for each value."""
        answers = np.empty(len(self.values), dtype=kind)
        answers[:] = [found(value) for value in self.values]
        return answers[self.codes]


class Table(Sequence[R], Generic[R]):
    """Rows of one model, equal to every sequence of the same records; it never changes.

    `columns` holds a `Column` for each field of the model, all of the same length, with
    values that are valid for it: nothing is looked at a second time. `columns` may make them
    when they are asked for.
    """

    def __init__(self, model: type[R], columns: Mapping[str, Column], size: int) -> None:
        self.model = model
        self._columns = columns
        self._size = size
        self._given: Sequence[R] | None = None

    @classmethod
    def of(cls, model: type[R], records: Iterable[R]) -> Table[R]:
        """The table of records that are there already; it hands out these very ones."""
        given = tuple(records)
        columns = LazyColumns(
            model, lambda name: Column.of(getattr(record, name) for record in given)
        )
        table = cls(model, columns, len(given))
        table._given = given
        return table

    def column(self, name: str) -> Column:
        """A column by the name of its field; KeyError where the model has no such field."""
        return self._columns[name]

    def take(self, positions: Positions) -> Table[R]:
        """The table of these rows alone, in this order."""
        taken = LazyColumns(self.model, lambda name: self.column(name).take(positions))
        return Table(self.model, taken, len(positions))

    def with_columns(self, changed: Mapping[str, Column]) -> Table[R]:
        """The table with other columns in the place of those of the same name."""
        kept = {name: self.column(name) for name in self.model.model_fields}
        return Table(self.model, {**kept, **changed}, self._size)

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> R: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[R, ...]: ...
    def __getitem__(self, index: int | slice) -> R | tuple[R, ...]:
        if self._given is not None:
            return tuple(self._given[index]) if isinstance(index, slice) else self._given[index]
        if isinstance(index, slice):
            return tuple(self._made(i) for i in range(*index.indices(self._size)))
        return self._made(range(self._size)[index])

    def __iter__(self) -> Iterator[R]:
        if self._given is not None:
            return iter(self._given)
        names = tuple(self.model.model_fields)
        rows = zip(*(self.column(name).cells() for name in names), strict=True)
        return (record_of(self.model, dict(zip(names, row, strict=True))) for row in rows)

    def _made(self, position: int) -> R:
        names = self.model.model_fields
        return record_of(self.model, {name: self.column(name).cell(position) for name in names})

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash((self.model, self._size))

    def __repr__(self) -> str:
        return f"Table({self.model.__name__}, {self._size} rows)"


class LazyColumns(dict[str, Column]):
    """The columns of a model, each made when it is first asked for."""

    def __init__(self, model: type[Record], made: Callable[[str], Column]) -> None:
        self._fields, self._made = model.model_fields, made

    def __missing__(self, name: str) -> Column:
        if name not in self._fields:
            raise KeyError(name)
        self[name] = column = self._made(name)
        return column


def record_of(model: type[R], values: dict[str, Any]) -> R:
    """Return a record of values that are known to be valid, as pydantic makes its copies."""
    record = model.__new__(model)
    record.__setstate__(
        {
            "__dict__": values,
            "__pydantic_fields_set__": _all_fields(model),
            "__pydantic_extra__": None,
            "__pydantic_private__": None,
        }
    )
    return record


_FIELDS: dict[type[Record], set[str]] = {}


def _all_fields(model: type[Record]) -> set[str]:
    """One set for all records of a model, which never change."""
    return _FIELDS.setdefault(model, set(model.model_fields))
