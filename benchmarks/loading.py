"""How long the data takes from files to answers, beside programs that only read or check it.

Run as a module it does one of the `TASKS` once, in a fresh process, and prints the seconds:
`python -m benchmarks.loading load data`. Imports are not counted.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.folders import ROOT

SLOW = 30.0
"""Seconds. What takes longer, and is no work of ours, is measured once."""


def load(folder: Path) -> None:
    """What the app does when its first reader comes: read, check, prepare the columns."""
    from dashboard.language import Language
    from dashboard.ui.atlas import open_atlas

    os.environ["NETZWERKATLAS_DATA"] = str(folder)
    yielded(lambda: open_atlas(Language("de")))


def pandas_read_csv(folder: Path) -> None:
    """Only read the tables, as text, and check nothing."""
    import pandas as pd

    yielded(
        lambda: [
            pd.read_csv(path, dtype=str, keep_default_na=False) for path in folder.glob("*.csv")
        ]
    )


def frictionless_validate(folder: Path) -> None:
    """Check the tables against their Data Package, the usual way."""
    import frictionless

    package = folder / "datapackage.json"
    report = yielded(lambda: frictionless.validate(str(package)))
    if not sum(task.stats.get("rows", 0) for task in report.tasks):
        raise RuntimeError(f"Nothing was checked: {report.to_summary()}")


TASKS = {task.__name__: task for task in (load, pandas_read_csv, frictionless_validate)}


def yielded(work):
    """Do the work, print how many seconds it took, and return what it gave."""
    start = time.perf_counter()
    result = work()
    print(f"seconds={time.perf_counter() - start}")
    return result


def measure_loading(folder: Path, repeats: int) -> dict[str, Figure]:
    """All figures of one folder; each round takes every one of them once, side by side.

    Cold is a process with an empty cache folder, warm the next one with the same.
    """
    samples: dict[str, list[float]] = {
        name: []
        for name in ("load_cold_s", "load_warm_s", "pandas_read_csv_s", "frictionless_validate_s")
    }
    for _ in range(repeats):
        with tempfile.TemporaryDirectory() as cache:
            samples["load_cold_s"].append(_timed("load", folder, cache))
            samples["load_warm_s"].append(_timed("load", folder, cache))
            samples["pandas_read_csv_s"].append(_timed("pandas_read_csv", folder, cache))
            slowest = max(samples["frictionless_validate_s"], default=0)
            if slowest < SLOW:
                checked = _timed("frictionless_validate", folder, cache)
                samples["frictionless_validate_s"].append(checked)
    return {name: Figure(tuple(each)) for name, each in samples.items()}


def _timed(task: str, folder: Path, cache: str) -> float:
    return seconds("benchmarks.loading", task, folder, XDG_CACHE_HOME=cache)


def seconds(module: str, task: str, path: Path, **variables: str) -> float:
    """What a fresh process prints that does one of a module's tasks with a folder or a file."""
    done = subprocess.run(
        [sys.executable, "-m", module, task, str(path)],
        cwd=ROOT,
        env={**os.environ, **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    told = [line for line in done.stdout.splitlines() if line.startswith("seconds=")]
    if done.returncode or not told:
        raise RuntimeError(f"{task} of {path.name} failed:\n{done.stdout}\n{done.stderr}")
    return float(told[0].removeprefix("seconds="))


if __name__ == "__main__":
    TASKS[sys.argv[1]](Path(sys.argv[2]))
