"""The short way from the bytes of a sound CSV file to columns of texts.

pyarrow takes a file apart in a tenth of the time that rows of Python texts take, and keeps
each distinct text once. Where it might see another table in the file than `grid.lines` does,
there is no short way: broken or unusual files are for the slow one.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from pyarrow import csv

from dashboard.model.table import Column
from dashboard.sources.grid import LONGEST_FIELD, Line
from dashboard.sources.rows import TextColumns, blank_cells

_QUOTE, _LF, _CR = b'"\n\r'
_BLOCK = 1 << 22


def text_columns(content: bytes) -> TextColumns | None:
    """Return the table in the bytes of a file, or None where only line by line is safe."""
    columns = all_columns(content)
    return None if columns is None else _below_header(columns)


def all_columns(content: bytes, separator: str = ",") -> list[Column] | None:
    """Return all rows as columns, with the header and empty rows, or None as `text_columns`."""
    if not _is_plain(content, ord(separator)):
        return None
    try:
        table = _parsed(content, separator)
    except pa.ArrowException:
        return None
    if any(kind != _TEXTS for kind in table.schema.types):
        return None
    columns = [_column(each) for each in table.columns]
    if any(max(map(len, each.values), default=0) > LONGEST_FIELD for each in columns):
        return None
    return columns


def _is_plain(content: bytes, separator: int) -> bool:
    """Whether all programs that read CSV agree on where the cells and the rows end."""
    if b"\0" in content or _has_lone_cr(content):
        return False
    text = np.frombuffer(content, dtype=np.uint8)
    quotes = np.flatnonzero(text == _QUOTE)
    if len(quotes) % 2:
        return False
    # Two by two they open and close a cell, or stand for one mark within it: then the second
    # of one pair and the first of the next are neighbours.
    opening, closing = quotes[::2], quotes[1::2]
    before = text[opening[opening > 0] - 1]
    after = text[closing[closing < len(text) - 1] + 1]
    return bool(
        np.isin(before, (separator, _LF, _QUOTE)).all()
        and np.isin(after, (separator, _LF, _CR, _QUOTE)).all()
    )


def _has_lone_cr(content: bytes) -> bool:
    return b"\r" in content and content.count(b"\r") != content.count(b"\r\n")


def _parsed(content: bytes, separator: str) -> pa.Table:
    """Read all rows alike, the header too; raises where they differ in width."""
    return csv.read_csv(
        pa.BufferReader(content),
        read_options=csv.ReadOptions(autogenerate_column_names=True, block_size=_BLOCK),
        parse_options=csv.ParseOptions(
            delimiter=separator, newlines_in_values=True, ignore_empty_lines=False
        ),
        convert_options=csv.ConvertOptions(
            column_types={f"f{i}": _TEXTS for i in range(_width(content, separator))},
            null_values=[],
        ),
    )


_TEXTS = pa.dictionary(pa.int32(), pa.string())


def _width(content: bytes, separator: str) -> int:
    """How many columns the table has, or more; fewer only where a name has a line end in it."""
    return content[:_BLOCK].partition(b"\n")[0].count(separator.encode()) + 1


def _column(cells: pa.ChunkedArray) -> Column:
    whole = cells.unify_dictionaries().combine_chunks()
    if isinstance(whole, pa.ChunkedArray):
        whole = whole.chunk(0)
    # By way of numpy, which makes texts several times as quickly as `to_pylist`.
    texts = whole.dictionary.to_numpy(zero_copy_only=False).tolist()
    return Column(texts, whole.indices.to_numpy())


def _below_header(columns: list[Column]) -> TextColumns | None:
    """Take the first row that is not empty for the header."""
    blank = blank_cells(columns[0])
    for each in columns[1:]:
        if not blank.any():
            break
        blank &= blank_cells(each)
    filled = np.flatnonzero(~blank)
    if not len(filled):
        return None
    header = Line(int(filled[0]) + 1, [each.cell(filled[0]) for each in columns])
    # Without the header's own texts: they are of another kind than those below it.
    below = [each.take(filled[1:]).without_unused() for each in columns]
    return TextColumns(header, below, filled[1:] + 1)
