"""Where the tables of a folder stand, also while a change of all of them is being made.

A change is written whole into `.versions/next` and counts from the moment that it has this
name; only then its files are put into the folder, one after the other. Who reads in between,
or after the one who wrote was stopped half-way, reads them there, and so reads the new state.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.model import TABLES

INSIDE = ".versions"
"""The folder within a data folder that holds its former states, and a change on its way."""
NEXT = "next"
TABLES_OF_NEXT = "tables"
CHANGE = "change.json"
FILES = tuple(f"{name}.csv" for name in TABLES)
"""The names of the tables' files."""


@dataclass(frozen=True)
class Standing:
    """Where the tables stand at one moment.

    `pending` are the files of the tables as they will be once a change is done, None where
    there is no change on its way. While `mark` stays the same, so do the tables, as far as
    they are changed by `dashboard.sources.keeping`.
    """

    folder: Path
    pending: frozenset[str] | None
    mark: tuple[str, ...]

    def file(self, name: str) -> Path:
        """Where to read a table's file, by its name such as `events.csv`."""
        if self.pending is None:
            return self.folder / name
        return self.folder / INSIDE / NEXT / TABLES_OF_NEXT / name

    def names(self, present: Sequence[str]) -> list[str]:
        """The names of all files that there are, given those that lie in the folder."""
        if self.pending is None:
            return list(present)
        return sorted({*present} - {*FILES} | self.pending)


def standing(folder: Path) -> Standing:
    """Look where the tables stand; never raises because of what it finds."""
    inside = folder / INSIDE
    try:
        mark = tuple(sorted(each.name for each in inside.iterdir() if each.name[0] != "."))
        pending = _pending(inside) if NEXT in mark else None
    except (OSError, ValueError, KeyError, TypeError):
        return Standing(folder, None, ())
    return Standing(folder, pending, mark)


def _pending(inside: Path) -> frozenset[str]:
    change = json.loads((inside / NEXT / CHANGE).read_text(encoding="utf-8"))
    return frozenset(str(name) for name in change["files"])
