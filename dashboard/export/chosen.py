"""What leaves the atlas: the records that a selection shows, with all that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis import Matching
from dashboard.drawing.past_words import boundaries_words
from dashboard.geography import Epoch, epoch_on
from dashboard.language import Language
from dashboard.model import TABLES, Dataset
from dashboard.model.fields import Refers
from dashboard.model.references import marks
from dashboard.model.table import Table
from dashboard.selection import Selection

Mask = NDArray[np.bool_]

_OF_RECORDS = {
    "locations": ("owner",),
    "areas": ("owner",),
    "figures": ("owner",),
    "fundings": ("funder", "recipient", "project"),
    "relations": ("subject", "object"),
}
"""The columns by which the rows of a table belong to a record."""


@dataclass(frozen=True)
class Chosen:
    """A part of the atlas, complete in itself: nothing in it refers to what is not in it.

    `dataset` is published data, as readers see it. `shown` are the ids of the records that
    the selection shows, in the order of the tables; the other organisations, projects and
    events are there because these refer to them. `sentence` says in `language` what was
    selected, `query` is its permalink, `day` when it was taken;
    `boundaries` says whose districts it means, where it asks for a day before a reform: in
    lists districts are named as of `epoch`. Tables and linked data have what was recorded.
    """

    dataset: Dataset
    shown: tuple[str, ...]
    sentence: str
    query: str
    language: Language
    day: date
    boundaries: str = ""
    epoch: Epoch = field(default_factory=lambda: epoch_on(None))


def choose(
    matching: Matching, *, sentence: str, query: str, language: Language, day: date
) -> Chosen:
    """Take what a selection shows, all that belongs to it, and all that it refers to."""
    catalogue = matching.catalogue
    shown = tuple(catalogue.ids(matching.shown))
    dataset, asked = part(catalogue.dataset, shown), matching.selection
    boundaries = _boundaries(asked, language)
    return Chosen(dataset, shown, sentence, query, language, day, boundaries, asked.epoch)


def _boundaries(selection: Selection, language: Language) -> str:
    """Whose districts were asked for; nothing where it goes without saying."""
    if selection.active is None or epoch_on(selection.active).is_today:
        return ""
    return boundaries_words(selection.active, selection.epoch, language)


def part(dataset: Dataset, shown: Iterable[str]) -> Dataset:
    """The records of these ids, what belongs to them, and what any of it refers to.

    Events that they organise or are otherwise related to belong to them, and what belongs to
    these. The places, areas and numbers of others do not come along; the whole vocabulary does.
    """
    wanted = set(shown)
    wanted |= _events_of(dataset, wanted)
    kept: dict[str, Mask] = {
        name: _any_of(dataset.table(name), _OF_RECORDS.get(name, ("id",)), wanted)
        for name in TABLES
    }
    kept["vocabulary"][:] = True
    kept["sources"][:] = False
    while _refer(dataset, kept):
        pass
    return Dataset.of(
        {name: dataset.table(name).take(np.flatnonzero(mask)) for name, mask in kept.items()}
    )


def _events_of(dataset: Dataset, wanted: set[str]) -> set[str]:
    organised = _any_of(dataset.table("events"), ("organiser",), wanted)
    related = _any_of(dataset.table("relations"), _OF_RECORDS["relations"], wanted)
    relations = dataset.table("relations")
    parties = {
        relations.column(name).cell(row)
        for name in _OF_RECORDS["relations"]
        for row in np.flatnonzero(related).tolist()
    }
    ids = dataset.table("events").column("id").cells()
    return {id for id, own in zip(ids, organised, strict=True) if own or id in parties}


def _any_of(table: Table[Any], columns: Iterable[str], wanted: set[Any]) -> Mask:
    """The rows that have one of the wanted values in one of the columns."""
    found = np.zeros(len(table), dtype=bool)
    for name in columns:
        if name in table.model.model_fields:
            found |= table.column(name).spread(lambda value: value in wanted, bool)
    return found


def _refer(dataset: Dataset, kept: Mapping[str, Mask]) -> bool:
    """Keep what the kept rows refer to, too; tell whether there was anything new."""
    wanted: dict[str, set[Any]] = {name: set() for name in TABLES}
    for name, model in TABLES.items():
        for column, mark in marks(model).items():
            if isinstance(mark, Refers):
                cells = dataset.table(name).column(column)
                used = {cells.values[code] for code in np.unique(cells.codes[kept[name]]).tolist()}
                for target in mark.tables:
                    wanted[target] |= used - {None}
    grown = False
    for name, ids in wanted.items():
        if ids:
            fresh = _any_of(dataset.table(name), ("id",), ids) & ~kept[name]
            grown |= bool(fresh.any())
            kept[name][fresh] = True
    return grown
