"""Reading a folder in the shortest way, and row by row: the two may never differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from dashboard import sources
from dashboard.sources import Reading, loading, reading
from dashboard.sources.cells import judge
from dashboard.sources.grid import line_by_line
from dashboard.sources.judged import JudgedTable
from dashboard.sources.rows import Row
from tests.sources import row_by_row


def read_folder(folder: Path) -> Reading:
    """Return what the folder holds, once it is sure that row by row the same is found."""
    found = sources.read_folder(folder)
    with row_by_row_alone():
        assert found == sources.read_folder(folder)
    return found


def load(folder: Path) -> Reading:
    """Return what readers may see of the folder, once row by row the same was found."""
    found = sources.load(folder)
    with row_by_row_alone():
        assert found == sources.load(folder)
    return found


@contextmanager
def row_by_row_alone() -> Iterator[None]:
    """Let no folder be read in any of the short ways for what is sound."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "text_columns", lambda content: None)
        patch.setattr(reading, "lines", line_by_line)
        patch.setattr(reading, "judge_table", _judge_each)
        patch.setattr(reading, "sift", row_by_row.sift)
        patch.setattr(loading, "publish", row_by_row.publish)
        yield


def _judge_each(table: str, rows: Sequence[Row]) -> JudgedTable:
    return JudgedTable.of(table, [judge(table, row) for row in rows])
