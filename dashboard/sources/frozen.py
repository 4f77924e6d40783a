"""A reading as one Arrow file and back: a data format, from which nothing is ever executed.

The file has a batch of one row for each column of the atlas's tables: the number of each
cell's value (`codes`), and the values as `texts`, with the `days` of dates and the `numbers`
of coordinates in their place or beside them. What points at organisations, projects and events
has their `places` among these instead, so that an id is one text in memory, and found at once.
All else is JSON in the schema's metadata.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, BinaryIO, get_args, get_origin

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from dashboard.language import Message
from dashboard.model import TABLES, Dataset, FuzzyDate
from dashboard.model.fields import Refers
from dashboard.model.references import marks
from dashboard.model.table import Column, LazyColumns, Table
from dashboard.sources.problem import Problem
from dashboard.sources.reading import Reading

NOT_FROZEN = (pa.ArrowException, ValueError, LookupError, TypeError, AttributeError)
"""What may be raised by content that is no reading, or by a reading that cannot be content."""

_PARTS = {
    "codes": pa.int32(),
    "texts": pa.string(),
    "days": pa.int32(),
    "numbers": pa.float64(),
    "places": pa.int32(),
}
_POINTED_AT = ("organisations", "projects", "events")
_SCHEMA = pa.schema(
    {"table": pa.string(), "column": pa.string()}
    | {name: pa.list_(kind) for name, kind in _PARTS.items()}
)
_NAMES = [(table, column) for table, model in TABLES.items() for column in model.model_fields]
_FACTS = b"reading"
_BETWEEN = "\x1f"  # which stands in no cell: see `cells.unreadable`
_NO_DAY = 0
_NOBODY = -1

Parts = Mapping[str, pa.Array]
Ids = Callable[[], list[Any]]
"""The ids that are pointed at, in the order of their places, and None after the last."""


def freeze(reading: Reading, file: BinaryIO) -> None:
    """Write what was read, but nothing of its folder, as the content of a file.

    Raises OSError, or one of `NOT_FROZEN` where the format has no place for something in it.
    """
    tables = reading.dataset.tables()
    facts = {
        "sizes": {name: len(table) for name, table in tables.items()},
        "problems": [vars(each) for each in reading.problems],
        "rows": reading.rows,
        "left_out": reading.left_out,
        "unreadable_tables": reading.unreadable_tables,
    }
    schema = _SCHEMA.with_metadata({_FACTS: json.dumps(facts, default=_plain).encode()})
    ids = [id for name in _POINTED_AT for id in tables[name].column("id").values]
    place = {None: _NOBODY} | {id: at for at, id in enumerate(ids)}
    with pa.ipc.new_file(file, schema) as writer:
        for name, column in _NAMES:
            given = tables[name].column(column)
            parts = {**_parts(given, _kind(name, column))}
            if _points(name, column) and place.keys() >= set(given.values):
                parts |= _of_places([place[id] for id in given.values])
            lists = [pa.ListArray.from_arrays([0, len(parts[of])], parts[of]) for of in _PARTS]
            row = [pa.array([name]), pa.array([column]), *lists]
            writer.write_batch(pa.RecordBatch.from_arrays(row, schema=schema))


def thawed(content: bytes) -> Reading:
    """Return the reading in the content of a file; its columns are made when asked for.

    Raises one of `NOT_FROZEN` where it holds none.
    """
    with pa.ipc.open_file(pa.BufferReader(content)) as file:
        if not file.schema.equals(_SCHEMA) or file.num_record_batches != len(_NAMES):
            raise ValueError("another format")
        facts = json.loads(file.schema.metadata[_FACTS], object_hook=_rich)
        stored = dict(_stored(file.get_batch(number)) for number in range(len(_NAMES)))
    tables: dict[str, Table[Any]] = {}

    @cache
    def ids() -> list[str | None]:
        # Whoever is nobody stands last, where -1 leads to.
        return [id for name in _POINTED_AT for id in tables[name].column("id").values] + [None]

    for name in TABLES:
        tables[name] = _table(name, facts["sizes"][name], stored, ids)
    return Reading(
        dataset=Dataset.of(tables),
        problems=tuple(Problem(**each) for each in facts["problems"]),
        rows=facts["rows"],
        left_out=facts["left_out"],
        unreadable_tables=tuple(facts["unreadable_tables"]),
    )


def _stored(batch: pa.RecordBatch) -> tuple[tuple[str, str], Parts]:
    batch.validate(full=True)
    parts = {name: batch[name][0].values for name in _PARTS}
    return (batch["table"][0].as_py(), batch["column"][0].as_py()), parts


def _table(name: str, size: int, stored: Mapping[tuple[str, str], Parts], ids: Ids) -> Table[Any]:
    model = TABLES[name]
    known = sum(len(stored[each, "id"]["texts"]) for each in _POINTED_AT)
    for field in model.model_fields:
        _check(stored[name, field], _kind(name, field), size, known if _points(name, field) else 0)

    def made(field: str) -> Column:
        return _column(stored[name, field], _kind(name, field), ids)

    return Table(model, LazyColumns(model, made), size)


def _check(parts: Parts, kind: type, size: int, known: int) -> None:
    """Make sure that no cell asks for a value that is not there, nor for one of too many ids."""
    codes, places = parts["codes"].to_numpy(), parts["places"].to_numpy()
    if len(places) and not (_NOBODY <= places.min() <= places.max() < known and kind is str):
        raise ValueError("a place of nobody")
    values = len(parts["numbers"] if kind is float else parts["texts"]) or len(places)
    days = 2 * values if kind is FuzzyDate else 0
    if len(codes) != size or len(parts["days"]) != days:
        raise ValueError("parts that do not belong together")
    if size and not 0 <= codes.min() <= codes.max() < values:
        raise ValueError("a code without its value")


def _column(parts: Parts, kind: type, ids: Ids) -> Column:
    if len(parts["places"]):
        found = list(map(ids().__getitem__, parts["places"].to_numpy().tolist()))
        return Column(found, parts["codes"].to_numpy())
    found = parts["numbers"].to_pylist() if kind is float else _texts(parts["texts"])
    if kind is FuzzyDate:
        days = _days(parts["days"].to_numpy())
        found = list(map(_date, found, days[::2], days[1::2]))
    elif kind in _READ:
        read = _READ[kind]
        found = [None if text is None else read(text) for text in found]
    return Column(found, parts["codes"].to_numpy())


def _texts(texts: pa.Array) -> list[Any]:
    # By way of numpy, which makes texts several times as quickly as `to_pylist`.
    found: list[Any] = texts.to_numpy(zero_copy_only=False).tolist()
    return found


def _days(numbers: NDArray[np.int64]) -> list[date | None]:
    """The days of ordinal numbers; many dates share few days, each of which is made once."""
    different, places = np.unique(numbers, return_inverse=True)
    made = [None if n == _NO_DAY else date.fromordinal(n) for n in different.tolist()]
    return [made[place] for place in places.tolist()]


def _date(text: str | None, first: date | None, last: date | None) -> FuzzyDate | None:
    return None if text is None else FuzzyDate(text, first, last)


_READ: Mapping[type, Callable[[str], Any]] = {
    Decimal: Decimal,
    int: int,
    bool: "True".__eq__,
    tuple: lambda text: tuple(text.split(_BETWEEN)) if text else (),
}


def _points(table: str, column: str) -> bool:
    """Whether a column points at organisations, projects or events, and at nothing else."""
    mark = marks(TABLES[table]).get(column)
    return isinstance(mark, Refers) and set(mark.tables) <= set(_POINTED_AT)


def _of_places(places: list[int]) -> Parts:
    return {"texts": pa.array([], pa.string()), "places": pa.array(places, pa.int32())}


def _parts(column: Column, kind: type) -> Parts:
    """A column as it is stored: the inverse of `_column`."""
    values = column.values
    given: dict[str, Sequence[Any]] = {"texts": values}
    if kind is float:
        given = {"numbers": values}
    elif kind is FuzzyDate:
        spans = [(each.earliest, each.latest) if each else (None, None) for each in values]
        days = [day.toordinal() if day else _NO_DAY for span in spans for day in span]
        given = {"texts": [each and each.text for each in values], "days": days}
    elif kind is tuple:
        given = {"texts": [_BETWEEN.join(each) for each in values]}
    elif kind in _READ:
        given = {"texts": [None if each is None else str(each) for each in values]}
    parts = {name: pa.array(given.get(name, ()), of) for name, of in _PARTS.items()}
    return parts | {"codes": pa.array(column.codes, pa.int32())}


def _kind(table: str, column: str) -> type:
    """Of what kind the values of a column are; texts where it is none of the others."""
    pending = [TABLES[table].model_fields[column].annotation]
    while pending:
        each = pending.pop()
        for kind in (FuzzyDate, float, *_READ):
            if kind in (each, get_origin(each)):
                return kind
        pending += get_args(each)
    return str


def _plain(value: object) -> object:
    """What JSON does not know, as something that it knows."""
    if isinstance(value, Message):
        return {"text": value.text, "values": value.values}
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    raise TypeError(f"no place for {type(value)}")


def _rich(found: dict[str, Any]) -> object:
    """The inverse of `_plain`."""
    if found.keys() == {"text", "values"}:
        return Message(found["text"], tuple((name, value) for name, value in found["values"]))
    return Decimal(found["decimal"]) if found.keys() == {"decimal"} else found
