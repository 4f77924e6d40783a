"""Bringing a draft and the atlas together: what is added, what is filled, what differs.

What is filled stays. What the file says otherwise is listed as a difference, and taken only
if a person takes it. Taking the same file in twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from dashboard.language import Message, message
from dashboard.model import Dataset, Record
from dashboard.model.table import Table
from dashboard.sources.intake.draft import Draft
from dashboard.sources.intake.duplicates import (
    Decision,
    Pair,
    destinations,
    likely_same,
    suggestions,
)
from dashboard.sources.intake.filling import Change as Change
from dashboard.sources.intake.filling import Filling
from dashboard.sources.intake.keys import NEW
from dashboard.sources.intake.limits import grouped
from dashboard.sources.intake.matching import ORDER, Matched, Matching
from dashboard.sources.intake.patching import joined, with_records
from dashboard.sources.intake.provenance import mark, with_mark
from dashboard.sources.progress import Progress, unheard
from dashboard.sources.without_collecting import without_collecting

_BESIDE = ("sources", "vocabulary")


def _step(done: int, whole: int) -> Message:
    return message(
        "Bringing the file and the atlas together: {done} of {n} records …",
        done=grouped(done),
        n=grouped(whole),
    )


@dataclass(frozen=True)
class Merge:
    """The atlas with the draft in it, and what became of each record of the draft.

    `added` holds the new records by table; `changed` the fields that were empty, or were
    taken; `differences` the filled fields of which the file says otherwise, and which stay.
    `unchanged` counts records by table that were there already; `skipped` those left out.
    """

    dataset: Dataset
    added: Mapping[str, Sequence[Record]]
    changed: tuple[Change, ...] = ()
    differences: tuple[Change, ...] = ()
    unchanged: Mapping[str, int] = field(default_factory=dict)
    skipped: int = 0

    @property
    def changes_nothing(self) -> bool:
        """Whether the atlas stays as it was."""
        return not self.changed and not any(self.added.values())


@without_collecting()
def merged(
    dataset: Dataset,
    draft: Draft,
    decisions: Mapping[Pair, Decision],
    take: Collection[tuple[str, str, str]] = (),
    progress: Progress = unheard,
) -> Merge:
    """Merge a draft into the atlas; `take` are the keys of differences that are to be taken.

    `decisions` are those about the pairs of `likely_same`; a pair without one is kept as two.
    """
    return _Merging(dataset, draft, decisions, frozenset(take)).done(progress)


class _Merging:
    def __init__(
        self,
        dataset: Dataset,
        draft: Draft,
        decisions: Mapping[Pair, Decision],
        take: frozenset[tuple[str, str, str]],
    ) -> None:
        self.dataset, self.draft, self.decisions = dataset, draft, decisions
        self.matching = Matching(dataset, draft, decisions)
        self.filling = Filling(dataset, draft, take)
        self.tables: dict[str, Table[Any]] = dict(dataset.tables())
        self.added: dict[str, Sequence[Record]] = {}
        self.unchanged: dict[str, int] = {}

    def done(self, progress: Progress) -> Merge:
        sizes = {name: len(self.draft.dataset.table(name)) for name in ORDER}
        whole, done = max(sum(sizes.values()), 1), 0
        for name, size in sizes.items():
            progress(_step(done, whole), done / whole)
            self._table(name)
            done += size
        self._remember()
        told = self.filling.changed or any(
            len(rows) for name, rows in self.added.items() if name not in _BESIDE
        )
        if not told and not self.draft.own:
            # An import of which nothing is new leaves no source behind.
            self.tables |= {name: self.dataset.table(name) for name in _BESIDE}
            self.added |= dict.fromkeys(_BESIDE, ())
        return Merge(
            Dataset.of(self.tables),
            self.added,
            tuple(self.filling.changed),
            tuple(self.filling.differences),
            self.unchanged,
            sum(map(len, self.matching.dropped.values())),
        )

    def _table(self, name: str) -> None:
        """Fill what is there, fold those of the draft that are one, and add the others."""
        rows, matched = self.dataset.table(name), self.matching.records(name)
        new = matched.rows
        replaced: dict[int, Record] = {}
        folded: dict[int, Record] = {}
        for first, members in self._telling(name, matched).items():
            place = int(matched.at[first])
            told = [new[row] for row in members]
            if place == NEW:
                base = new[first]
                after = self.filling.filled(name, base, told, None)
                if after is not base:
                    folded[first] = after
            else:
                after = self.filling.filled(name, rows[place], told, place)
                if after is not rows[place] and after != rows[place]:
                    replaced[place] = after
        kept = np.flatnonzero((matched.at == NEW) & (matched.first == np.arange(len(new))))
        same = {*matched.at[matched.at != NEW].tolist()}
        self.unchanged[name] = len(same - replaced.keys())
        added = with_records(
            new if len(kept) == len(new) else new.take(kept),
            {int(np.searchsorted(kept, row)): record for row, record in folded.items()},
        )
        self.added[name] = added
        if len(kept) or replaced:
            self.tables[name] = joined(with_records(rows, replaced), added)

    def _telling(self, name: str, matched: Matched) -> dict[int, list[int]]:
        """The rows that may tell something more, by the first of those that are one with them."""
        told = self.filling.told(name)
        rows = self.dataset.table(name)
        known = np.flatnonzero(matched.at != NEW)
        differing: set[int] = set()
        for column in told if len(known) else ():
            new = matched.rows.column(column).take(known).cells()
            old = rows.column(column).take(matched.at[known]).cells()
            differing.update(
                row
                for row, cell, before in zip(known.tolist(), new, old, strict=True)
                if cell is not None and cell != () and cell != before
            )
        later = (matched.first != np.arange(len(matched.rows))) & (matched.at == NEW)
        differing.update(np.flatnonzero(later).tolist())
        found: dict[int, list[int]] = {}
        for row in sorted(differing):
            found.setdefault(int(matched.first[row]), []).append(row)
        return found

    def _remember(self) -> None:
        """Note which row went into which organisation where a second look would not tell.

        A person may have decided otherwise than is suggested, and what was filled may speak
        for another one now. What is noted is found again by `provenance`.
        """
        if self.draft.own or not self._may_look_otherwise():
            return
        result = Dataset.of(self.tables)
        again = destinations(suggestions(likely_same(self.draft, result)))
        ids = result.table("organisations").column("id").cells()
        place = {id: at for at, id in enumerate(ids)}
        table = self.draft.dataset.table("organisations")
        columns = (table.column(name).cells() for name in ("id", "source", "locator"))
        noted: dict[int, Record] = {}
        for old, source, locator in zip(*columns, strict=True):
            now = self.matching.ids["organisations"].get(old)
            if now is None or self._found(again, old) == now:
                continue
            at = place[now]
            before: Any = noted.get(at, result.organisations[at])
            told = mark(self.matching.ids["sources"].get(source, source), locator)
            noted[at] = before.model_copy(update={"locator": with_mark(before.locator, told)})
        if noted:
            self._note(noted)

    def _found(self, again: Mapping[str, Any], old: str) -> str | None:
        """The id of the atlas that an organisation of the draft would go into by itself."""
        end = again.get(old)
        if end is not None and end.within:
            end = again.get(end.other)
        return end.other if end is not None and not end.within else None

    def _note(self, noted: Mapping[int, Record]) -> None:
        there = len(self.dataset.organisations)
        for at, record in noted.items():
            if at < there:
                old = self.tables["organisations"][at]
                self.filling.changed.append(
                    Change("organisations", old.id, "locator", old.locator, record.locator)  # type: ignore[attr-defined]
                )
        self.tables["organisations"] = with_records(self.tables["organisations"], noted)
        new = {at - there: record for at, record in noted.items() if at >= there}
        added = self.added["organisations"]
        if new and isinstance(added, Table):
            self.added["organisations"] = with_records(added, new)

    def _may_look_otherwise(self) -> bool:
        if any(decision != pair.suggestion for pair, decision in self.decisions.items()):
            return True
        filled = {(change.table, change.column) for change in self.filling.changed}
        compared = {"name", "website", "email"}
        owners = set(self.dataset.table("organisations").column("id").cells())
        seated = self.added["locations"]
        return (
            any(table == "organisations" and column in compared for table, column in filled)
            or ("locations", "ags") in filled
            or (isinstance(seated, Table) and not owners.isdisjoint(seated.column("owner").cells()))
        )
