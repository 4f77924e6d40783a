"""Tables as the text of their CSV files, which reads again as the same records."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from dashboard.model import FuzzyDate
from dashboard.model.table import Table


def written(value: Any) -> str:
    """A value of a record as the tables of the atlas write it."""
    if value is None:
        return ""
    if isinstance(value, FuzzyDate):
        return value.text
    if isinstance(value, tuple):
        return ";".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)


def table_text(table: Table[Any]) -> str:
    """A table as the text of its CSV file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(tuple(table.model.model_fields))
    writer.writerows(rows_of(table))
    return text.getvalue()


def rows_of(table: Table[Any]) -> Iterable[tuple[str, ...]]:
    """The rows of a table as texts; each different value is written once."""
    columns = [table.column(name).spread(written).tolist() for name in table.model.model_fields]
    return zip(*columns, strict=True)
