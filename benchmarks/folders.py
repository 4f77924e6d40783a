"""The data that is measured: the atlas's own 46 organisations, and made-up folders of any size."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from dashboard.export.synthetic import write_synthetic

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
REAL = 46
"""The size that stands for the real data, whatever their number is today."""
SEED = 1


@cache
def folder_of(size: int) -> Path:
    """The folder with so many organisations; a made-up one is made anew in every run."""
    if size == REAL:
        return ROOT / "data"
    folder = BUILD / "bench" / f"synthetic-{size}"
    shutil.rmtree(folder, ignore_errors=True)
    write_synthetic(folder, size, SEED)
    return folder
