"""From the bytes of a CSV file to rows of cells, however the file is broken."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import NamedTuple

from dashboard.language import Message, message


@dataclass(frozen=True)
class Fault:
    """What is wrong with a cell, a row or a file, before it is known in which it stands."""

    message: Message
    remedy: Message
    column: str = ""
    value: str = ""
    row: int | None = None


class Line(NamedTuple):
    """One row as a spreadsheet shows it: its number from 1, its cells, or why it has none."""

    number: int
    cells: Sequence[str]
    fault: Fault | None = None

    def has_width(self, width: int) -> bool:
        """Whether it is sound and has so many cells, or more of which the rest is empty."""
        if self.fault or len(self.cells) < width:
            return False
        return len(self.cells) == width or not "".join(self.cells[width:]).strip()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it at all."""
        return self.fault is None and not "".join(self.cells).strip()


def decoded(content: bytes) -> str | Fault:
    """Return the text of a file in UTF-8, with or without a byte order mark."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _wrong_encoding("UTF-16", None)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        return _wrong_encoding("Windows-1252", row)
    if "\x00" in text.partition("\n")[0]:
        return Fault(
            message("This is not a text file."),
            message("Save the table as “CSV UTF-8 (comma delimited)”."),
        )
    return text


def _wrong_encoding(likely: str, row: int | None) -> Fault:
    return Fault(
        message("The file is not in UTF-8 but probably in {encoding}.", encoding=likely),
        message("Save it as “CSV UTF-8”, so that ä, ö, ü and ß arrive as such."),
        row=row,
    )


LONGEST_FIELD = 131_072
"""A cell with more characters has no end: a quotation mark is missing."""


def lines(text: str) -> Iterator[Line]:
    """Yield the rows of a CSV text, the empty ones too, so that the numbers stay true.

    Where a quotation mark lacks its partner, only the row in which it stands is lost: the
    next one is read as if it began anew.
    """
    # One number for the whole process, which other libraries raise.
    csv.field_size_limit(LONGEST_FIELD)
    # Splitting at real line ends alone: U+2028 and the like are text.
    try:
        whole = list(csv.reader(StringIO(text, newline=""), strict=True))
    except csv.Error:
        yield from line_by_line(text)
    else:
        for number, cells in enumerate(whole, start=1):
            yield Line(number, cells)


def line_by_line(text: str) -> Iterator[Line]:
    """Yield the rows as `lines` does; it alone knows what to do with a broken one."""
    physical = _Cursor(list(StringIO(text, newline="")))
    reader = csv.reader(physical, strict=True)
    number = 0
    while physical.more:
        first = physical.position
        number += 1
        try:
            yield Line(number, next(reader))
        except csv.Error as error:
            physical.position = first + 1
            yield Line(number, (), _broken(str(error), physical.text[first].strip()))


class _Cursor:
    """An iterator over lines that can be set back."""

    def __init__(self, text: list[str]) -> None:
        self.text = text
        self.position = 0

    @property
    def more(self) -> bool:
        return self.position < len(self.text)

    def __iter__(self) -> _Cursor:
        return self

    def __next__(self) -> str:
        if not self.more:
            raise StopIteration
        self.position += 1
        return self.text[self.position - 1]


def _broken(reason: str, text: str) -> Fault:
    if "limit" in reason:
        return Fault(
            message("A cell has no end: it is too long, or its closing quotation mark is missing."),
            message("Shorten the cell, or close the quotation mark."),
            value=text,
        )
    return Fault(
        message("A quotation mark lacks its partner, so the cells cannot be told apart."),
        message('Close the quotation mark; within a quoted cell write "" for each ".'),
        value=text,
    )
