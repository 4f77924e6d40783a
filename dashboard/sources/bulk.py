"""Judging a whole table by its columns: what each distinct text means is understood once.

Cells are read and rows checked by the rules of `cells`; this is only their shortest way for
rows that are sound. Every other row goes to `judge`, which finds the words for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dashboard.model import TABLES, Record
from dashboard.model.finding import Complaint
from dashboard.model.privacy import personal_address
from dashboard.model.table import record_of
from dashboard.sources.cells import Judged, all_readable, checks, judge, readers, unreadable
from dashboard.sources.sheet import Row, Rows

# Stands for a text that cannot be taken, and for an empty cell that is needed.
_UNSOUND = object()
_NO_VALUE = (ValueError, ArithmeticError, RecursionError)


def judge_table(table: str, rows: Sequence[Row]) -> list[Judged]:
    """Make the rows of a table into records, or say everything that is in the way of each."""
    sound: dict[int, Judged] = {}
    # Of columns with the same name the first filled one counts: that is not for here.
    if isinstance(rows, Rows) and len(set(rows.names)) == len(rows.names):
        sound = dict(_sound(table, rows))
    return [sound[i] if i in sound else judge(table, rows[i]) for i in range(len(rows))]


def _sound(table: str, rows: Rows) -> Iterator[tuple[int, Judged]]:
    """Yield the rows that are sound by themselves, with their positions."""
    model = TABLES[table]
    straight = [i for i, line in enumerate(rows.lines) if line.has_width(len(rows.names))]
    transposed = zip(*[rows.lines[i].cells for i in straight], strict=False)
    columns = dict(zip(rows.names, transposed, strict=False))
    empty = ("",) * len(straight)
    meant = [_meanings(model, name, columns.get(name, empty)) for name in model.model_fields]
    unsound = {place for column in meant for place in _places_of_unsound(column)}
    names = tuple(model.model_fields)
    # The check that all records share looks at each text by itself: see `_read`.
    over_cells = [getattr(model, name) for name in checks(model) if name not in checks(Record)]
    for place, (i, values) in enumerate(zip(straight, zip(*meant, strict=True), strict=True)):
        if place in unsound:
            continue
        record = record_of(model, dict(zip(names, values, strict=True)))
        try:
            for check in over_cells:
                check(record)
        except Complaint:
            continue
        yield i, Judged(table, rows.lines[i].number, record)


def _meanings(model: type[Record], column: str, cells: Sequence[str]) -> list[Any]:
    """Return what each cell of a column means; `_UNSOUND` where it cannot be."""
    distinct = {cell: cell.strip() for cell in set(cells)}
    field = model.model_fields[column]
    meaning = _read(model, column, [text for text in {*distinct.values()} if text])
    meaning[""] = _UNSOUND if field.is_required() else field.get_default()
    by_cell = {cell: meaning[text] for cell, text in distinct.items()}
    return list(map(by_cell.__getitem__, cells))


def _read(model: type[Record], column: str, texts: list[str]) -> dict[str, Any]:
    """Return what texts mean in a column: all of them at once, or else one by one."""
    one, many = readers(model)[column]
    if all_readable(texts) and not any(map(personal_address, texts)):
        try:
            return dict(zip(texts, many.validate_python(texts), strict=True))
        except _NO_VALUE:
            pass
    meaning: dict[str, Any] = {}
    for text in texts:
        try:
            sound = not (unreadable(column, text) or personal_address(text))
            meaning[text] = one.validate_python(text) if sound else _UNSOUND
        except _NO_VALUE:
            meaning[text] = _UNSOUND
    return meaning


def _places_of_unsound(values: list[Any]) -> list[int]:
    return [place for place, value in enumerate(values) if value is _UNSOUND]
