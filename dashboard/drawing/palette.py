"""Colours of the charts: each holds 3:1 against the light and against the dark page.

So that one picture serves both; what a colour says, a label says too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np

from dashboard.model import Dataset

INK = "currentColor"
"""The colour of the page's own text, whichever theme the reader has."""

ORGANISATION = "#2F7DC1"
PROJECT = "#D9632B"
REST = "#808890"

FUNDERS = (
    "#2F7DC1",  # blue
    "#D9632B",  # vermilion
    "#1F9E77",  # green
    "#B065C0",  # purple
    "#A8862A",  # ochre
    "#D6517D",  # rose
    "#2A9BB5",  # teal
    "#7A6BE0",  # violet
)


def funder_colours(dataset: Dataset, shown: Iterable[str]) -> dict[str, str]:
    """A colour for each funder that is shown; those beyond the palette share a grey.

    A funder keeps its colour from selection to selection: the palette goes by how often a
    funder pays in the whole dataset, and only those further down make way for one another.
    """
    column = dataset.table("fundings").column("funder")
    often = np.bincount(column.codes, minlength=len(column.values)).tolist()
    paid: Counter[str] = Counter()
    for funder, n in zip(column.values, often, strict=True):
        paid[funder] += n
    rank = {funder: n for n, funder in enumerate(sorted(paid, key=lambda f: (-paid[f], f)))}
    free = dict.fromkeys(FUNDERS)
    colours = {}
    for funder in sorted(set(shown), key=lambda f: (rank.get(f, len(rank)), f)):
        own = FUNDERS[rank.get(funder, 0) % len(FUNDERS)]
        colour = own if own in free else next(iter(free), REST)
        free.pop(colour, None)
        colours[funder] = colour
    return colours
