"""Reading a folder in the shortest way, and row by row: the two may never differ."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from dashboard import sources
from dashboard.model import Record
from dashboard.sources import Reading, places, reading
from dashboard.sources.cells import Judged, judge
from dashboard.sources.grid import line_by_line
from dashboard.sources.sheet import Row


def read_folder(folder: Path) -> Reading:
    """Return what the folder holds, once it is sure that row by row the same is found."""
    found = sources.read_folder(folder)
    assert found == read_row_by_row(folder)
    return found


def read_row_by_row(folder: Path) -> Reading:
    """Read a folder without any of the short ways for what is sound."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "lines", line_by_line)
        patch.setattr(reading, "judge_table", _judge_each)
        patch.setattr(places, "_doubtful", _all)
        return sources.read_folder(folder)


def _judge_each(table: str, rows: Sequence[Row]) -> list[Judged]:
    return [judge(table, row) for row in rows]


def _all(records: Sequence[Record]) -> list[int]:
    return list(range(len(records)))
