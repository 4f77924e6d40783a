"""How long the first map takes from opening the page, in the atlas and on a bare page."""

from __future__ import annotations

from typing import Any

from benchmarks.bounds import OURS
from benchmarks.browsing import LOADING, browser, open_page, reader
from benchmarks.figures import Figure
from benchmarks.filtering import PEERS
from benchmarks.folders import REAL, ROOT, folder_of
from benchmarks.process import Measured

PAGES = {OURS: ROOT / "app.py", "bare": PEERS / "bare.py"}


def measure_first_map(repeats: int) -> dict[str, Any]:
    """Seconds at real size, in turns: a browser that was never there, a server that runs."""
    servers: dict[str, Measured] = {}
    samples: dict[str, list[float]] = {name: [] for name in PAGES}
    try:
        for name, app in PAGES.items():
            servers[name] = Measured(folder_of(REAL), app)
        for turn in range(repeats + 1):
            for name, server in servers.items():
                with browser() as started, reader(started) as page:
                    seconds = open_page(page, server.url, sentence=name == OURS, patience=LOADING)
                if turn > 0:  # the first reader of all waits for the data, too
                    samples[name].append(seconds)
    finally:
        for server in servers.values():
            server.stop()
    return {name: Figure(tuple(each)).values() for name, each in samples.items()}
