"""How the atlas answers a whole meeting: crowds of several sizes at one server."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Sequence
from typing import Any

from benchmarks.bounds import CROWD_SIZE
from benchmarks.figures import percentile, rounded
from benchmarks.filtering import APPS
from benchmarks.folders import folder_of
from benchmarks.process import Measured
from benchmarks.sessions import Crowd, meet, memory_after


def measure_sessions(crowds: Sequence[int]) -> dict[str, Any]:
    """What each crowd saw, one after the other, and the memory before, at most, and after.

    The memory before is that of a server which one reader has used: the data are loaded.
    """
    server = Measured(folder_of(CROWD_SIZE), APPS["ours"])
    try:
        meet(server, 1)
        before = server.rss_mb()
        found: dict[str, Any] = {}
        for readers in crowds:
            found[str(readers)] = crowd_values(meet(server, readers))
        memory = {
            "before_mb": rounded(before),
            "peak_mb": rounded(server.rss_peak_mb()),
            "after_mb": rounded(memory_after(server)),
        }
        return {**found, "memory": memory}
    finally:
        server.stop()


def crowd_values(crowd: Crowd) -> dict[str, Any]:
    """What a crowd saw as plain values."""
    for error in sorted(set(crowd.errors))[:5]:
        print(f"  {error}", file=sys.stderr)
    middle = statistics.median(crowd.answers) if crowd.answers else None
    return {
        "p50_s": rounded(middle),
        "p95_s": rounded(percentile(crowd.answers, 0.95)),
        "worst_s": rounded(max(crowd.answers, default=None)),
        "opening_p95_s": rounded(percentile(crowd.openings, 0.95)),
        "answers": len(crowd.answers),
        "errors": len(crowd.errors),
        "rss_peak_mb": rounded(max(crowd.rss_mb, default=None)),
    }
