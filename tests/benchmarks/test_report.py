"""The bounds are judged by what was measured, and the report tells all of it."""

from __future__ import annotations

import json

import pytest

from benchmarks.bounds import bounds
from benchmarks.figures import Figure
from benchmarks.report import report, shown


def sized(**figures: float) -> dict:
    """`_100000=1.5`: the median at a size."""
    return {size[1:]: Figure((value,)).values() for size, value in figures.items()}


def results() -> dict:
    """Results that keep every bound, each of them exactly."""
    return {
        "about": {"cores": 2},
        "filter_to_painted_s": {
            "ours": sized(_46=0.2, _100000=0.3),
            "markers": {**sized(_10000=6.0), "100000": Figure((), too_long=True).values()},
            "geojson": sized(_100000=0.6),
            "pydeck": sized(_100000=4.0),
        },
        "filter_cpu_ms": {"ours": sized(_100000=60)},
        "bytes_per_filter": {"ours": sized(_100000=150_000)},
        "rss_mb": {"ours": sized(_100000=500)},
        "first_map_s": {"ours": Figure((3.0,)).values(), "bare": Figure((2.0,)).values()},
        "load_cold_s": sized(_100000=6.0),
        "load_warm_s": sized(_100000=1.2),
        "pandas_read_csv_s": sized(_100000=1.0),
        "frictionless_validate_s": sized(_100000=120.0),
        "import_csv_s": sized(_100000=10.0),
        "read_csv_s": sized(_100000=1.0),
        "import_office_s": sized(_100000=20.0),
        "read_office_s": sized(_100000=2.0),
        "import_xlsx_s": sized(_100000=20.0),
        "read_excel_s": sized(_100000=2.0),
        "view_filter_s": {
            "gaps": {**Figure((0.2,)).values(), "map": Figure((0.1,)).values()},
        },
        "sessions": {
            "50": {
                "p50_s": 0.1,
                "p95_s": 0.5,
                "worst_s": 0.7,
                "answers": 300,
                "errors": 0,
                "rss_peak_mb": 600,
            },
            "memory": {"before_mb": 400, "peak_mb": 610, "after_mb": 410},
        },
    }


def judged(found: dict) -> dict[str, bool | None]:
    return {bound.name: bound.holds for bound in bounds(found)}


def test_what_keeps_every_bound_misses_none():
    assert set(judged(results()).values()) == {True}


def test_what_was_not_measured_is_not_known():
    assert set(judged({}).values()) == {None}


def worse(found: dict, *path: str) -> dict:
    """The results with one of the figures a little higher."""
    inner = found
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = (inner[path[-1]] or 1) * 1.2
    return found


@pytest.mark.parametrize(
    ("path", "missed"),
    [
        (("filter_to_painted_s", "ours", "100000", "median"), 3),
        (("filter_cpu_ms", "ours", "100000", "median"), 1),
        (("bytes_per_filter", "ours", "100000", "median"), 1),
        (("first_map_s", "ours", "median"), 1),
        (("load_cold_s", "100000", "median"), 2),
        (("load_warm_s", "100000", "median"), 1),
        (("import_csv_s", "100000", "median"), 1),
        (("view_filter_s", "gaps", "median"), 1),
        (("sessions", "50", "p95_s"), 1),
        (("sessions", "50", "errors"), 1),
        (("sessions", "50", "rss_peak_mb"), 1),
        (("sessions", "memory", "after_mb"), 1),
    ],
)
def test_a_little_more_than_a_bound_misses_it(path, missed):
    assert list(judged(worse(results(), *path)).values()).count(False) == missed


def test_a_loop_that_took_too_long_is_taken_at_its_least():
    found = results()
    found["filter_to_painted_s"]["markers"]["10000"] = Figure((), too_long=True).values()
    bound = next(each for each in bounds(found) if "marker loop" in each.name)
    assert bound.value == pytest.approx(0.3 / 120)
    assert bound.holds
    found["filter_to_painted_s"]["ours"]["100000"]["median"] = 7.0
    bound = next(each for each in bounds(found) if "marker loop" in each.name)
    assert bound.holds is None


def test_the_report_tells_every_figure_with_its_spread():
    text = report(results())
    for expected in (
        "| ours | 0.2 (0.2 to 0.2, 1) | – | 0.3 (0.3 to 0.3, 1) |",
        "| markers | – | 6 (6 to 6, 1) | >120 s |",
        "|  | 46 | 10,000 | 100,000 |",
        "| load_cold_s | 6 (6 to 6, 1) |",
        "| import_csv_s | 10 (10 to 10, 1) |",
        "| 50 | 0.1 | 0.5 | 0.7 | 300 | 0 | 600 |",
        "| p95 of 50 sessions | 0.5 s | 0.5 s | holds |",
        "| view_filter_s of gaps / map at 100,000 | 2 x | 2 x | holds |",
        "| gaps | 0.2 (0.2 to 0.2, 1) | 0.1 (0.1 to 0.1, 1) |",
    ):
        assert expected in text
    assert "missed" not in text


def test_the_report_of_a_part_leaves_the_others_out():
    text = report({"about": {}, "first_map_s": results()["first_map_s"]})
    assert "## first_map_s" in text
    assert "## sessions" not in text
    assert "## Loading" not in text


def test_a_fault_stands_in_the_report():
    assert "- filter of pydeck at 46: RuntimeError: no" in report(
        {"faults": {"filter of pydeck at 46": "RuntimeError: no"}}
    )


def test_the_results_survive_their_file():
    assert report(json.loads(json.dumps(results()))) == report(results())


def test_a_figure_that_is_missing_is_a_dash():
    assert shown({}) == "–"
