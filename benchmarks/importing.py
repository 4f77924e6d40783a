"""How long a list takes from its bytes to the atlas with it, beside pandas, which only reads it.

Run as a module it does one of the `TASKS` once, in a fresh process, and prints the seconds:
`python -m benchmarks.importing take list.csv`. Imports are not counted.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.folders import REAL, folder_of
from benchmarks.lists import write_lists
from benchmarks.loading import SLOW, seconds, yielded


def take(path: Path) -> None:
    """What the page and `python -m dashboard import` do with a list, up to the preview."""
    from dashboard.sources import read_folder
    from dashboard.sources.intake.incoming import open_incoming
    from dashboard.sources.intake.taking import take_in, wishes_for

    there = read_folder(folder_of(REAL)).dataset

    def taken():
        incoming = open_incoming(path.name, path.read_bytes())
        return take_in(incoming, wishes_for(incoming), there)

    draft = yielded(taken).draft
    if draft.used < 0.99 * draft.rows:
        raise RuntimeError(f"Of {draft.rows} rows only {draft.used} were taken.")


def only_read(path: Path) -> None:
    """Only read the list, as text, and understand nothing; how it is written is known."""
    import pandas as pd

    read = pd.read_csv if path.suffix == ".csv" else pd.read_excel
    written = {"sep": ";", "encoding": "cp1252"} if path.stem.endswith("-office") else {}
    yielded(lambda: read(path, dtype=str, **written))


TASKS = {task.__name__: task for task in (take, only_read)}


def measure_importing(folder: Path, repeats: int) -> dict[str, Figure]:
    """All figures of lists of the organisations in a folder: CSV, Excel, and as offices write.

    Each round does everything once, side by side; what is slow is measured once.
    """
    names = {
        ("take", "csv"): "import_csv_s",
        ("only_read", "csv"): "read_csv_s",
        ("take", "office"): "import_office_s",
        ("only_read", "office"): "read_office_s",
        ("take", "xlsx"): "import_xlsx_s",
        ("only_read", "xlsx"): "read_excel_s",
    }
    lists = write_lists(folder)
    samples: dict[str, list[float]] = {name: [] for name in names.values()}
    for _ in range(repeats):
        for (task, kind), name in names.items():
            # Of what is compared both are measured as often.
            if max(samples[f"import_{kind}_s"][:1], default=0) < SLOW / 3 or not samples[name]:
                samples[name].append(seconds("benchmarks.importing", task, lists[kind]))
    return {name: Figure(tuple(each)) for name, each in samples.items()}


if __name__ == "__main__":
    TASKS[sys.argv[1]](Path(sys.argv[2]))
