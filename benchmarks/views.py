"""How long each page of the atlas takes to answer a change of the filters, beside the map's page.

Two readers of one server speak Streamlit's protocol, as those of `sessions` do: one is on the
page, the other on the map, and they take turns, so that whatever else the machine does slows
both alike. Every change asks for topics that nobody has asked for before. What depends on the
data alone has been prepared: a first change of each is not counted.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.bounds import MAP, OURS
from benchmarks.browsing import TOPICS
from benchmarks.figures import Figure
from benchmarks.filtering import APPS
from benchmarks.process import Measured
from benchmarks.sessions import Page, ask, session

VIEWS = {
    "gaps": Page("gaps"),
    "cliff": Page("cliff"),
    "profile": Page("profile"),
    "partners": Page("partners", "partner_place=15002&partner_topic=language"),
    "network": Page("network"),
}
"""The pages that answer filters beside the map's, each as a link opens it."""
MORE_TOPICS = ("Lotsen und Patenschaften", "Gesellschaftliche Teilhabe", "Humanitäre Hilfe")
"""So that there are hundreds of questions, two for each sample."""


def measure_views(folder: Path, repeats: int) -> dict[str, dict[str, Any]]:
    """By page the seconds from a change of the filters to the end of its script, and the map's."""
    return {name: _measured(folder, page, repeats) for name, page in VIEWS.items()}


def questions() -> Iterator[tuple[str, ...]]:
    """Topics to be chosen together; no two alike."""
    topics = (*TOPICS, *MORE_TOPICS)
    for size in range(1, len(topics) + 1):
        yield from combinations(topics, size)


def _measured(folder: Path, page: Page, repeats: int) -> dict[str, Any]:
    server = Measured(folder, APPS[OURS])
    try:
        taken, beside = asyncio.run(_changes(server.url, page, repeats))
    finally:
        server.stop()
    return {**Figure(tuple(taken)).values(), MAP: Figure(tuple(beside)).values()}


async def _changes(url: str, page: Page, repeats: int) -> tuple[list[float], list[float]]:
    asked = questions()
    async with session(url) as one, session(url) as other:
        readers = (one, replace(page), []), (other, Page(), [])  # pages note what they are told
        for socket, shown, _ in readers:
            await ask(socket, shown)
            await ask(socket, shown, *next(asked))
        for _ in range(repeats):
            for socket, shown, seconds in readers:
                seconds.append(await ask(socket, shown, *next(asked)))
    return readers[0][2], readers[1][2]
