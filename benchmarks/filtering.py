"""How long a change of a filter takes, in the atlas and in its peers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from benchmarks.bounds import OURS
from benchmarks.browsing import LOADING, Change, TooLong, browser, changes, open_page, reader
from benchmarks.figures import TOO_LONG, Figure, both_ways
from benchmarks.folders import ROOT
from benchmarks.process import Measured

PEERS = ROOT / "benchmarks" / "peers"
APPS = {
    OURS: ROOT / "app.py",
    "markers": PEERS / "markers.py",
    "geojson": PEERS / "geojson.py",
    "pydeck": PEERS / "deck.py",
    "plotly": PEERS / "plot.py",
}
FIGURES = {"filter_to_painted_s": "seconds", "filter_cpu_ms": "cpu_ms", "bytes_per_filter": "bytes"}


def measure_filtering(app: str, folder: Path, repeats: int) -> dict[str, dict[str, Any]]:
    """Every figure of one app with one folder; where it took too long, that is what they say.

    A peer draws all records when it is opened, so that one which cannot do it in time is not
    asked again. The atlas has time to load its data first; that is measured elsewhere.
    """
    samples: dict[str, list[Change]] = {"narrow": [], "widen": []}
    too_long = False
    server = Measured(folder, APPS[app])
    try:
        with browser() as started, reader(started) as page:
            try:
                patience = LOADING if app == OURS else TOO_LONG
                open_page(page, server.url, patience=patience)
                for way, change in changes(page, server, repeats):
                    samples[way].append(change)
            except TooLong as reason:
                print(f"  {app}: {reason}", file=sys.stderr)
                too_long = True
        values = {name: figure(samples, each, too_long) for name, each in FIGURES.items()}
        return {**values, "rss_mb": Figure((server.rss_mb(),)).values()}
    finally:
        server.stop()


def figure(samples: dict[str, list[Change]], part: str, too_long: bool) -> dict[str, Any]:
    """One figure over all changes, and for each way of changing beside it."""
    ways = {
        way: Figure(tuple(getattr(change, part) for change in each), too_long)
        for way, each in samples.items()
    }
    both = both_ways(ways["narrow"], ways["widen"])
    return {**both.values(), **{way: each.values() for way, each in ways.items()}}
