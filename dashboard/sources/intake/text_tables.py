"""From the bytes of a CSV or TSV file to rows, whatever it is encoded and separated by."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from dashboard.language import message
from dashboard.model.finding import Complaint
from dashboard.sources.intake.encoding import NAMES, Text, read_text
from dashboard.sources.intake.findings import Findings
from dashboard.sources.intake.limits import (
    LONGEST_CELL,
    LONGEST_LINE,
    MOST_BROKEN,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_LINES,
    MOST_ROWS,
    too_many_cells,
    too_many_columns,
    too_many_rows,
)
from dashboard.sources.intake.raw import ColumnRows, RawRow
from dashboard.sources.rows import blank_cells
from dashboard.sources.swift import all_columns

# In this order, where two separate a file equally well: a comma may be a decimal sign.
_SEPARATORS = (";", "\t", "|", ",")
_SAMPLED = 200
# How many lines a row may go on over, and how many may be read twice because of broken ones.
_LONGEST_SPAN = 1_000
_MOST_WASTED = 200_000


class _Endless(Exception):
    """A row does not end: a closing quotation mark is missing."""


class _Lines:
    """An iterator over the lines of a text that can be set back; it knows their encoding."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.end = b"\n" if b"\n" in text.content or b"\r" not in text.content else b"\r"
        self.position = 0
        self.left = _LONGEST_SPAN
        self.foreign = False
        self.too_long = False

    @property
    def more(self) -> bool:
        return self.position < len(self.text.content)

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if not self.more:
            raise StopIteration
        self.left -= 1
        if self.left < 0:
            raise _Endless
        found = self.text.content.find(self.end, self.position)
        end = found + 1 if found >= 0 else len(self.text.content)
        line = self.text.content[self.position : min(end, self.position + LONGEST_LINE)]
        self.too_long = self.too_long or end - self.position > LONGEST_LINE
        self.position = end
        decoded, is_utf8 = self.text.decoded(line)
        self.foreign = self.foreign or not is_utf8
        # One kind of line end for all, or the last cell would keep a carriage return.
        return decoded.rstrip("\r\n") + "\n"


def read_text_table(content: bytes, findings: Findings) -> Sequence[RawRow]:
    """The rows of a text that are not empty; raises `Complaint` where it is refused."""
    text = read_text(content)
    _say_encoding(text, findings)
    lines = _Lines(text)
    if text.content.count(lines.end) > MOST_LINES:
        raise too_many_rows()
    hint = _hint(text)
    separator = hint or _separator(text)
    if not hint and (quick := _quick_rows(text, separator)) is not None:
        return quick
    rows: list[RawRow] = []
    size = 0
    for row in _records(lines, separator, findings):
        if (row.number == 1 and hint) or not "".join(row.cells).strip():
            continue
        cells = row.cells
        if len(cells) > MOST_COLUMNS:
            filled = max(place for place, cell in enumerate(cells, 1) if cell.strip())
            if filled > MOST_COLUMNS:
                raise too_many_columns()
            row = RawRow(row.number, cells[:filled])
        if max(map(len, row.cells)) > LONGEST_CELL:
            findings.add(
                message("The cell holds more than {limit} characters.", limit=LONGEST_CELL),
                message("Shorten the text."),
                row=row.number,
                severity="error",
            )
            continue
        size += len(row.cells)
        rows.append(row)
        if len(rows) > MOST_ROWS:
            raise too_many_rows()
        if size > MOST_CELLS:
            raise too_many_cells()
    return rows


def _quick_rows(text: Text, separator: str) -> ColumnRows | None:
    """The rows of a table that is sound throughout, all of one width, each on its own line."""
    if text.kind == "mixed":
        return None
    content = text.as_utf8()
    ends = np.flatnonzero(np.frombuffer(content, dtype=np.uint8) == ord("\n"))
    lines = len(ends) + (not content.endswith(b"\n"))
    longest = np.diff(ends, prepend=-1, append=len(content)).max()
    # What holds too much is for the one who says so, and stops in time.
    if lines > MOST_ROWS or longest > LONGEST_LINE:
        return None
    first = content[: ends[0] if len(ends) else len(content)].count(separator.encode())
    if first >= MOST_COLUMNS or content.count(separator.encode()) + lines > MOST_CELLS:
        return None
    columns = all_columns(content, separator)
    if not columns or len(columns[0]) != lines:
        return None
    if any(max(map(len, each.values), default=0) > LONGEST_CELL for each in columns):
        return None
    blank = np.ones(lines, dtype=bool)
    for each in columns:
        if blank.any():
            blank &= blank_cells(each)
    return ColumnRows(np.arange(1, lines + 1), columns).take(np.flatnonzero(~blank))


def _say_encoding(text: Text, findings: Findings) -> None:
    if text.kind == "old":
        findings.add(
            message(
                "The file is not in UTF-8; it was read as {encoding}.", encoding=NAMES[text.old]
            ),
            message("See whether ä, ö, ü and ß are right; if not, save it as “CSV UTF-8”."),
        )
    elif b"\xc3\x83\xc2" in text.content:
        findings.add(
            message("Letters such as ä and ö were spoilt before the file came here (Ã¤, Ã¶)."),
            message("Export the table anew from the program that it comes from."),
        )


def _hint(text: Text) -> str:
    """The separator that a first line such as `sep=;` names, which Excel understands."""
    first = text.content[:8].decode("latin-1")
    named = first.lower().startswith("sep=") and first[4:5]
    return named if named and named in _SEPARATORS else ""


def _separator(text: Text) -> str:
    """What separates most of the first rows into equally many cells."""

    def agreeing(separator: str) -> int:
        widths: Counter[int] = Counter()
        lines = _Lines(text)
        try:
            for cells in csv.reader(lines, delimiter=separator):
                lines.left = _LONGEST_SPAN
                if "".join(cells).strip():
                    widths[len(cells)] += 1
                if widths.total() >= _SAMPLED:
                    break
        except (csv.Error, _Endless):
            pass
        return max((count for width, count in widths.items() if width > 1), default=0)

    return max(_SEPARATORS, key=agreeing)


def _records(lines: _Lines, separator: str, findings: Findings) -> Iterator[RawRow]:
    """Yield every row, the empty ones too; of a broken one only its first line is lost."""
    reader = csv.reader(lines, delimiter=separator, strict=True)
    number = wasted = broken = 0
    while lines.more:
        first = lines.position
        number += 1
        lines.left = _LONGEST_SPAN if wasted < _MOST_WASTED else 1
        span, lines.foreign, lines.too_long = lines.left, False, False
        try:
            cells = next(reader)
            if lines.too_long:
                raise csv.Error
        except (csv.Error, _Endless):
            wasted += span - lines.left
            broken += 1
            if broken > MOST_BROKEN:
                raise _all_broken() from None
            lines.position, lines.left, too_long = first, 1, lines.too_long
            _say_broken(next(lines), number, findings, too_long=too_long)
            reader = csv.reader(lines, delimiter=separator, strict=True)
            continue
        if lines.foreign and lines.text.kind == "mixed":
            findings.add(
                message("The row is not in UTF-8 as others are; it was read as Windows-1252."),
                message("See whether ä, ö, ü and ß are right."),
                row=number,
            )
        yield RawRow(number, tuple(cells))


def _all_broken() -> Complaint:
    return Complaint(
        message("In more than {limit} rows a quotation mark lacks its partner.", limit=MOST_BROKEN),
        message("Export the table anew from the program that it comes from."),
    )


def _say_broken(line: str, number: int, findings: Findings, *, too_long: bool) -> None:
    if too_long:
        text = message("The row is longer than {limit} characters.", limit=LONGEST_LINE)
        remedy = message("Shorten the text.")
    else:
        text = message("A quotation mark lacks its partner, so the cells cannot be told apart.")
        remedy = message('Close the quotation mark; within a quoted cell write "" for each ".')
    findings.add(text, remedy, row=number, value=line.strip(), severity="error")
