"""`python -m benchmarks`: measure, and write `build/bench.json` and `build/bench.md`."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.filtering import APPS, measure_filtering
from benchmarks.first_map import measure_first_map
from benchmarks.folders import BUILD, REAL, folder_of
from benchmarks.importing import measure_importing
from benchmarks.loading import measure_loading
from benchmarks.meeting import measure_sessions
from benchmarks.report import report
from benchmarks.views import measure_views

Step = Callable[[], None]
PARTS = ("filter", "first", "load", "import", "views", "sessions")
SIZES = (REAL, 1_000, 10_000, 100_000)
CROWDS = (1, 10, 25, 50)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for; what was measured is written though a part of it failed."""
    asked = _asked(arguments)
    results: dict[str, Any] = {"about": _about(asked)}
    start = time.monotonic()
    try:
        for name, part in _steps(asked, results):
            _step(name, part, results)
    finally:
        results["about"]["minutes"] = round((time.monotonic() - start) / 60, 1)
        text = report(results)
        BUILD.mkdir(exist_ok=True)
        values = json.dumps(results, indent=2, ensure_ascii=False) + "\n"
        (BUILD / "bench.json").write_text(values, encoding="utf-8")
        (BUILD / "bench.md").write_text(text, encoding="utf-8")
        print(text)
    return 1 if "faults" in results else 0


def _steps(asked: argparse.Namespace, results: dict[str, Any]) -> Iterator[tuple[str, Step]]:
    """Everything to measure, in its order: by size, so that what is compared stands together."""
    if "first" in asked.parts:
        yield "first map", lambda: results.update(first_map_s=measure_first_map(asked.repeats))
    for size in asked.sizes:
        if "load" in asked.parts:
            yield f"loading of {size}", partial(_load, size, asked.repeats, results)
        for app in asked.apps if "filter" in asked.parts else ():
            yield f"filter of {app} at {size}", partial(_filter, app, size, asked.repeats, results)
    if "import" in asked.parts:
        yield "import", partial(_import, max(asked.sizes), asked.repeats, results)
    if "views" in asked.parts:
        yield "pages", lambda: results.update(view_filter_s=_views(max(asked.sizes), asked.repeats))
    if "sessions" in asked.parts:
        yield "sessions", lambda: results.update(sessions=measure_sessions(asked.crowds))


def _step(name: str, part: Step, results: dict[str, Any]) -> None:
    """One step; a fault in it is noted, and the others are measured all the same."""
    print(f"{datetime.now(UTC):%H:%M:%S} {name} …", file=sys.stderr, flush=True)
    try:
        part()
    except Exception as fault:
        results.setdefault("faults", {})[name] = f"{type(fault).__name__}: {fault}"
        print(f"  {fault}", file=sys.stderr, flush=True)


def _load(size: int, repeats: int, results: dict[str, Any]) -> None:
    for name, figure in measure_loading(folder_of(size), repeats).items():
        results.setdefault(name, {})[str(size)] = figure.values()


def _import(size: int, repeats: int, results: dict[str, Any]) -> None:
    for name, figure in measure_importing(folder_of(size), repeats).items():
        results[name] = {str(size): figure.values()}


def _filter(app: str, size: int, repeats: int, results: dict[str, Any]) -> None:
    for name, values in measure_filtering(app, folder_of(size), repeats).items():
        results.setdefault(name, {}).setdefault(app, {})[str(size)] = values


def _views(size: int, repeats: int) -> dict[str, Any]:
    return measure_views(folder_of(size), repeats)


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line; the variables BENCH, SIZES, APPS, CROWDS and REPEATS stand in for it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    words = {"parts": ("BENCH", PARTS), "apps": ("APPS", tuple(APPS))}
    numbers = {"sizes": ("SIZES", SIZES), "crowds": ("CROWDS", CROWDS)}
    for name, (variable, default) in words.items():
        chosen = os.environ.get(variable, "").split() or list(default)
        parser.add_argument(f"--{name}", nargs="+", choices=default, default=chosen)
    for name, (variable, usual) in numbers.items():
        given = [int(each) for each in os.environ.get(variable, "").split()] or list(usual)
        parser.add_argument(f"--{name}", nargs="+", type=int, default=given)
    repeats = int(os.environ.get("REPEATS") or 5)
    parser.add_argument("--repeats", type=int, default=repeats)
    asked = parser.parse_args(arguments)
    # argparse does not look at defaults that came from a variable.
    for name, (variable, known) in words.items():
        if strange := set(getattr(asked, name)) - set(known):
            parser.error(f"{variable}: {', '.join(sorted(strange))}; known: {', '.join(known)}")
    if asked.repeats < 1:
        parser.error("REPEATS: at least 1")
    return asked


def _about(asked: argparse.Namespace) -> dict[str, Any]:
    model = "unknown"
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
    return {
        "begun": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "processor": model,
        "load before": round(os.getloadavg()[0], 2),
        "python": platform.python_version(),
        "repeats": asked.repeats,
        "parts": " ".join(asked.parts),
    }


if __name__ == "__main__":
    sys.exit(main())
