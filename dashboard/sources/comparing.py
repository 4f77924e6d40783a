"""What differs between two states of the tables, row by row, whether or not a row is sound."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.model import TABLES
from dashboard.sources.cells import readers
from dashboard.sources.grid import lines

_KEYS = {"areas": ("owner", "ags"), "vocabulary": ("list", "code")}

Cells = Mapping[str, str]


@dataclass(frozen=True)
class Difference:
    """What a table has otherwise: rows by their ids, in the order of the tables.

    A row of `areas` is known by its owner and its key, a word by its list and its code; of
    several rows with the same id the second is `id (2)`.
    """

    table: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


def differences(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> tuple[Difference, ...]:
    """What the tables have otherwise after than before, given as files by their names.

    Tables without a difference are left out; how a file is written makes none.
    """
    found = []
    for table in TABLES:
        old, new = (rows_by_id(table, files.get(f"{table}.csv", b"")) for files in (before, after))
        difference = Difference(
            table,
            tuple(key for key in new if key not in old),
            tuple(key for key in old if key not in new),
            tuple(
                key for key, cells in new.items() if key in old and _differ(table, old[key], cells)
            ),
        )
        if difference.added or difference.removed or difference.changed:
            found.append(difference)
    return tuple(found)


def _differ(table: str, old: Cells, new: Cells) -> bool:
    """Whether two rows say different things: 8.0470 and 8.047 are the same."""
    if old == new:
        return False
    return old.keys() != new.keys() or any(
        text != new[name] and not _mean_the_same(table, name, text, new[name])
        for name, text in old.items()
    )


def _mean_the_same(table: str, column: str, old: str, new: str) -> bool:
    known = readers(TABLES[table])
    if column not in known:
        return False
    reader, _ = known[column]
    try:
        same: bool = reader.validate_python(old) == reader.validate_python(new)
    except (ValueError, ArithmeticError, RecursionError):
        return False
    return same


def rows_by_id(table: str, content: bytes) -> dict[str, Cells]:
    """The rows of a table's file, each as its filled cells by column."""
    text = content.decode("utf-8-sig", errors="replace")
    filled = [line for line in lines(text) if not line.is_empty]
    if not filled:
        return {}
    names = [cell.strip() for cell in filled[0].cells]
    found: dict[str, Cells] = {}
    times: Counter[str] = Counter()
    for line in filled[1:]:
        pairs = zip(names, line.cells, strict=False)
        cells = {name: cell.strip() for name, cell in pairs if cell.strip()}
        if line.fault:
            cells = {"": line.fault.value}
        key = " ".join(cells.get(name, "") for name in _KEYS.get(table, ("id",))).strip()
        times[key] += 1
        found[key if times[key] == 1 else f"{key} ({times[key]})"] = cells
    return found
