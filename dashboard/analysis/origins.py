"""The documents that some rows rest on."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.columns import Mask
from dashboard.analysis.time_columns import Numbers
from dashboard.model import Dataset


def rests_on(dataset: Dataset, rows: Mapping[str, Numbers]) -> list[tuple[str, int]]:
    """The sources of rows (positions, by table) with how many they gave; most first."""
    often: dict[str, int] = {}
    for name, chosen in rows.items():
        column = dataset.table(name).column("source").take(chosen)
        counts = np.bincount(column.codes, minlength=len(column.values)).tolist()
        for source, n in zip(column.values, counts, strict=True):
            if n:
                often[source] = often.get(source, 0) + n
    return sorted(often.items(), key=lambda each: (-each[1], each[0]))


def shown_rests_on(catalogue: Catalogue, shown: Mask) -> list[tuple[str, int]]:
    """The sources of the shown organisations and projects, and of the places and areas of both."""
    dataset, known = catalogue.dataset, np.append(shown, False)
    first = len(dataset.organisations)
    rows = {
        "organisations": np.flatnonzero(shown[:first]),
        "projects": np.flatnonzero(shown[first:]),
    }
    for name, owners in _owners(catalogue).items():
        rows[name] = np.flatnonzero(known[owners])
    return rests_on(dataset, rows)


def _owners(catalogue: Catalogue) -> Mapping[str, Numbers]:
    """Whose each place and area is, as a position; the catalogue's size for nobody's.

    Made once for each catalogue.
    """
    at, nobody = catalogue.position_of, catalogue.size

    def found() -> Mapping[str, Numbers]:
        return {
            name: catalogue.dataset.table(name)
            .column("owner")
            .spread(lambda key: at.get(key, nobody), np.int64)
            for name in ("locations", "areas")
        }

    return catalogue.ever.once("owners", found)
