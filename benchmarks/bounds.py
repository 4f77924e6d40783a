"""What the figures must reach, on two cores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.figures import TOO_LONG, ratio
from benchmarks.folders import REAL

LARGE, CROWD, CROWD_SIZE = 100_000, 50, 2_000
OURS, MAP, VIEWS = "ours", "map", "view_filter_s"


@dataclass(frozen=True)
class Bound:
    """A figure, or how many times another figure it is, and the most that it may be.

    `value` is None where it was not measured. `at_most` says that the true value is lower still:
    the figure it is compared with took too long to be measured.
    """

    name: str
    value: float | None
    limit: float
    unit: str = "x"
    at_most: bool = False

    @property
    def holds(self) -> bool | None:
        """Whether the bound is kept; None where that is not known."""
        if self.value is None or (self.at_most and self.value > self.limit):
            return None
        return self.value <= self.limit


def bounds(results: dict[str, Any]) -> Iterator[Bound]:
    """Every bound, with what the results say of it."""
    painted = results.get("filter_to_painted_s", {})
    ours = _median(painted, OURS, LARGE)
    peers = [name for name in painted if name != OURS]
    measured = [each for name in peers if (each := _median(painted, name, LARGE)) is not None]
    small = _median(painted, OURS, REAL)
    yield Bound("filter_to_painted_s, 100,000 / real size", ratio(ours, small), 1.5)
    yield Bound(
        "filter_to_painted_s at 100,000 / fastest peer",
        ratio(ours, min(measured, default=None)),
        0.5,
    )
    loop = painted.get("markers", {}).get("10000", {})
    slow = bool(loop.get("too_long"))
    yield Bound(
        "filter_to_painted_s at 100,000 / marker loop at 10,000",
        ratio(ours, TOO_LONG if slow else loop.get("median")),
        1 / 20,
        at_most=slow,
    )
    cpu = _median(results.get("filter_cpu_ms", {}), OURS, LARGE)
    yield Bound("filter_cpu_ms at 100,000", cpu, 60, "ms")
    size = _median(results.get("bytes_per_filter", {}), OURS, LARGE)
    yield Bound("bytes_per_filter at 100,000", ratio(size, 1000), 150, "kB")
    first = results.get("first_map_s", {})
    bare = first.get("bare", {}).get("median")
    yield Bound("first_map_s / bare page", ratio(first.get(OURS, {}).get("median"), bare), 1.5)
    yield from _loading(results)
    yield from _importing(results)
    yield from _views(results)
    yield from _crowd(results)


def _loading(results: dict[str, Any]) -> Iterator[Bound]:
    cold, warm, read, check = (
        results.get(name, {}).get(str(LARGE), {}).get("median")
        for name in ("load_cold_s", "load_warm_s", "pandas_read_csv_s", "frictionless_validate_s")
    )
    yield Bound("load_cold_s / pandas_read_csv_s at 100,000", ratio(cold, read), 6)
    yield Bound("load_cold_s / frictionless_validate_s at 100,000", ratio(cold, check), 1 / 20)
    yield Bound("load_warm_s / load_cold_s at 100,000", ratio(warm, cold), 1 / 5)


def _importing(results: dict[str, Any]) -> Iterator[Bound]:
    for ours, other in (
        ("import_csv_s", "read_csv_s"),
        ("import_office_s", "read_office_s"),
        ("import_xlsx_s", "read_excel_s"),
    ):
        taken, read = (results.get(name, {}).get(str(LARGE), {}) for name in (ours, other))
        value = ratio(taken.get("median"), read.get("median"))
        yield Bound(f"{ours} / {other} at 100,000", value, 10)


def _views(results: dict[str, Any]) -> Iterator[Bound]:
    for name, each in results.get(VIEWS, {"any page": {}}).items():
        value = ratio(each.get("median"), each.get(MAP, {}).get("median"))
        yield Bound(f"{VIEWS} of {name} / {MAP} at 100,000", value, 2)


def _crowd(results: dict[str, Any]) -> Iterator[Bound]:
    sessions = results.get("sessions", {})
    crowd = sessions.get(str(CROWD), {})
    yield Bound(f"p95 of {CROWD} sessions", crowd.get("p95_s"), 0.5, "s")
    yield Bound(f"errors of {CROWD} sessions", crowd.get("errors"), 0, "")
    yield Bound(f"memory with {CROWD} sessions", crowd.get("rss_peak_mb"), 600, "MB")
    memory = sessions.get("memory", {})
    back = ratio(memory.get("after_mb"), memory.get("before_mb"))
    yield Bound("memory after they left / before they came", back, 1.1)


def _median(figures: dict[str, Any], app: str, size: int) -> float | None:
    value: float | None = figures.get(app, {}).get(str(size), {}).get("median")
    return value
