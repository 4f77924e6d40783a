"""How long each page of the atlas takes to answer a change of the filters.

A reader speaks Streamlit's protocol, as those of `sessions` do; every change asks for topics
that nobody has asked for before, of a server that no other page was asked of. What depends on
the data alone has been prepared: a first change is not counted.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, islice
from pathlib import Path
from typing import Any

from benchmarks.bounds import MAP, OURS
from benchmarks.browsing import TOPICS
from benchmarks.figures import Figure
from benchmarks.filtering import APPS
from benchmarks.process import Measured
from benchmarks.sessions import Page, ask, session

VIEWS = {
    MAP: Page(),
    "gaps": Page("gaps"),
    "cliff": Page("cliff"),
    "profile": Page("profile"),
    "partners": Page("partners", "partner_place=15002&partner_topic=language"),
    "network": Page("network"),
}
"""The pages that answer filters, each as a link opens it."""


def measure_views(folder: Path, repeats: int) -> dict[str, dict[str, Any]]:
    """Seconds from a change of the filters to the end of the page's script, by page."""
    return {name: _measured(folder, page, repeats).values() for name, page in VIEWS.items()}


def questions() -> Iterator[tuple[str, ...]]:
    """Topics to be chosen together; no two alike."""
    for size in range(1, len(TOPICS)):
        yield from combinations(TOPICS[1:], size)


def _measured(folder: Path, page: Page, repeats: int) -> Figure:
    server = Measured(folder, APPS[OURS])
    try:
        return Figure(tuple(asyncio.run(_changes(server.url, page, repeats))))
    finally:
        server.stop()


async def _changes(url: str, page: Page, repeats: int) -> list[float]:
    page = replace(page)  # what is told of it stays within this session
    async with session(url) as socket:
        await ask(socket, page)
        await ask(socket, page, TOPICS[0])
        return [await ask(socket, page, *topics) for topics in islice(questions(), repeats)]
