"""The results as tables that can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from benchmarks.bounds import Bound, bounds

TITLES = {
    "filter_to_painted_s": "Seconds from the key press that changes a filter to the painted answer",
    "filter_cpu_ms": "Milliseconds of the server's processor time for a change",
    "bytes_per_filter": "Bytes over the web socket for a change",
    "rss_mb": "Megabytes that the server holds after the changes",
}
LOADING = ("load_cold_s", "load_warm_s", "pandas_read_csv_s", "frictionless_validate_s")
IMPORTING = (
    "import_csv_s",
    "read_csv_s",
    "import_office_s",
    "read_office_s",
    "import_xlsx_s",
    "read_excel_s",
)
FIGURE = "median (least to most, number of samples)"


def report(results: dict[str, Any]) -> str:
    """All that was measured, as Markdown: the bounds first, then the figures behind them."""
    lines = ["# Benchmark", "", *_about(results.get("about", {})), ""]
    if faults := results.get("faults"):
        lines += ["## Faults", "", *(f"- {name}: {fault}" for name, fault in faults.items()), ""]
    rows = [[b.name, _bound(b), _limit(b), _verdict(b)] for b in bounds(results)]
    lines += ["## Bounds", "", *_table(["figure", "measured", "at most", ""], rows)]
    for key, title in TITLES.items():
        if key in results:
            lines += [f"## {key}", "", f"{title}: {FIGURE}.", "", *_by_size(results[key])]
    for title, names in (("Loading", LOADING), ("Importing", IMPORTING)):
        if found := {name: results[name] for name in names if name in results}:
            lines += [f"## {title}", "", f"Seconds: {FIGURE}.", "", *_by_size(found)]
    if "first_map_s" in results:
        lines += ["## first_map_s", "", f"Seconds from opening the page: {FIGURE}.", ""]
        first = results["first_map_s"].items()
        lines += _table(["page", "seconds"], [[name, shown(figure)] for name, figure in first])
    if "view_filter_s" in results:
        about = "Seconds from a change of the filters to the end of the page's script"
        lines += ["## view_filter_s", "", f"{about}: {FIGURE}.", ""]
        views = results["view_filter_s"].items()
        rows = [[name, shown(figure), shown(figure["map"])] for name, figure in views]
        lines += _table(["page", "seconds", "map beside it"], rows)
    if "sessions" in results:
        lines += ["## sessions", "", *_sessions(results["sessions"])]
    return "\n".join(lines).rstrip() + "\n"


def shown(figure: dict[str, Any]) -> str:
    """A figure with its spread; what took too long says so."""
    if "too_long" in figure:
        return str(figure["too_long"])
    if figure.get("median") is None:
        return "–"
    spread = f"({_number(figure['least'])} to {_number(figure['most'])}, {figure['n']})"
    return f"{_number(figure['median'])} {spread}"


def _about(about: dict[str, Any]) -> Iterator[str]:
    for name, value in about.items():
        yield f"- {name}: {value}"


def _by_size(figures: dict[str, dict[str, Any]]) -> list[str]:
    sizes = sorted({int(size) for each in figures.values() for size in each})
    rows = [
        [name, *(shown(each.get(str(size), {})) for size in sizes)]
        for name, each in figures.items()
    ]
    return _table(["", *(f"{size:,}" for size in sizes)], rows)


def _sessions(sessions: dict[str, Any]) -> list[str]:
    rows = [
        [
            number,
            *(_number(each[key]) for key in ("p50_s", "p95_s", "worst_s")),
            str(each["answers"]),
            str(each["errors"]),
            _number(each["rss_peak_mb"]),
        ]
        for number, each in sessions.items()
        if number.isdigit()
    ]
    heads = ["sessions", "p50 s", "p95 s", "worst s", "answers", "errors", "memory MB"]
    memory = sessions.get("memory", {})
    told = ", ".join(f"{name} {_number(value)}" for name, value in memory.items())
    return [*_table(heads, rows), f"Memory: {told}.", ""]


def _bound(bound: Bound) -> str:
    if bound.value is None:
        return "–"
    return f"{'< ' if bound.at_most else ''}{_number(bound.value)} {bound.unit}".rstrip()


def _limit(bound: Bound) -> str:
    return f"{_number(bound.limit)} {bound.unit}".rstrip()


def _verdict(bound: Bound) -> str:
    return {True: "holds", False: "**missed**", None: "not known"}[bound.holds]


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [heads, ["---"] * len(heads), *rows]
    return [*("| " + " | ".join(line) + " |" for line in lines), ""]
