"""Judging a whole table by its columns: what each distinct text means is understood once.

Cells are read and rows checked by the rules of `cells`; this is only their shortest way for
rows that are sound. Every other row goes to `judge`, which finds the words for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from dashboard.model import TABLES, Record
from dashboard.model.finding import Complaint
from dashboard.model.privacy import personal_address
from dashboard.model.table import Column, Positions, Table
from dashboard.sources.cells import all_readable, judge, readers, unreadable
from dashboard.sources.glance import doubtful, over_cells
from dashboard.sources.judged import JudgedTable
from dashboard.sources.rows import Row, Rows

# Stands for a text that cannot be taken, and for an empty cell that is needed.
_UNSOUND = object()
_NO_VALUE = (ValueError, ArithmeticError, RecursionError)


def judge_table(table: str, rows: Sequence[Row]) -> JudgedTable:
    """Make the rows of a table into records, or say everything that is in the way of each."""
    # Of columns with the same name the first filled one counts: that is not for here.
    if isinstance(rows, Rows) and len(set(rows.names)) == len(rows.names):
        places, numbers, texts = rows.straight()
        sound, kept = _sound(TABLES[table], texts, len(places))
        left = np.ones(len(rows), dtype=bool)
        left[places[kept]] = False
        faulty = tuple(judge(table, rows[place]) for place in np.flatnonzero(left).tolist())
        if all(row.faults for row in faulty):
            return JudgedTable(table, sound, numbers[kept], faulty)
    return JudgedTable.of(table, (judge(table, row) for row in rows))


def _sound(
    model: type[Record], texts: Mapping[str, Column], size: int
) -> tuple[Table[Any], Positions]:
    """The rows that are sound by themselves, and which ones of all they are."""
    empty = Column(("",), np.zeros(size, dtype=np.int32))
    columns: dict[str, Column] = {}
    good = np.ones(size, dtype=bool)
    for name in model.model_fields:
        columns[name], unsound = _meant(model, name, texts.get(name, empty))
        good &= ~unsound
    whole = Table(model, columns, size)
    for place in np.flatnonzero(good & doubtful(model, columns)).tolist():
        good[place] = _passes(whole[place])
    kept = np.flatnonzero(good)
    return whole if len(kept) == size else whole.take(kept), kept


def _passes(record: Record) -> bool:
    try:
        for check in over_cells(type(record)):
            getattr(record, check)()
    except Complaint:
        return False
    return True


def _meant(model: type[Record], column: str, texts: Column) -> tuple[Column, NDArray[np.bool_]]:
    """What the cells of a column mean, and which of them cannot be taken."""
    field = model.model_fields[column]
    nothing = _UNSOUND if field.is_required() else field.get_default()
    texts = texts.renamed(list(map(str.strip, texts.values)))
    values = _read(model, column, [text for text in texts.values if text])
    if "" in texts.values:
        values.insert(texts.values.index(""), nothing)
    unsound = np.array([value is _UNSOUND for value in values], dtype=bool)
    if unsound.any():
        values = [None if value is _UNSOUND else value for value in values]
    return Column(values, texts.codes), unsound[texts.codes]


def _read(model: type[Record], column: str, texts: list[str]) -> list[Any]:
    """Return what each text means in a column: all of them at once, or else one by one."""
    one, many = readers(model)[column]
    if all_readable(texts) and not any(personal_address(text) for text in texts if "@" in text):
        try:
            values: list[Any] = many.validate_python(texts)
        except _NO_VALUE:
            pass
        else:
            return values
    return [_read_one(one, column, text) for text in texts]


def _read_one(reader: TypeAdapter[Any], column: str, text: str) -> Any:
    if unreadable(column, text) or personal_address(text):
        return _UNSOUND
    try:
        return reader.validate_python(text)
    except _NO_VALUE:
        return _UNSOUND
