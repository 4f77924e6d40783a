"""Who belongs to whom: every tie that the records tell of, as columns.

A tie is a row of the relations, or what another table says of two parties: who carries a
project, who pays for what, who organises an event. Parties are nodes: the records at their
positions in the catalogue, then the events, in the order of their table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.sets import Mask, Numbers, distinct, runs, settled
from dashboard.analysis.spans import Beginnings, Spans
from dashboard.model.table import Column

CARRIER, FUNDER, ORGANISER = "carrier", "funder", "organiser"
"""The kinds of the ties that other tables than the relations tell of."""
TABLES = ("relations", "projects", "fundings", "events")
"""The tables that tell of ties; `Ties.table` is a number in it."""
_ENDS = {  # table: pairs of the columns of subject and object, and the kind of the tie
    "projects": (("organisation", "id", CARRIER),),
    "fundings": (("funder", "project", FUNDER), ("funder", "recipient", FUNDER)),
    "events": (("organiser", "id", ORGANISER),),
}


@dataclass(frozen=True, eq=False)
class Ties:
    """The ties as columns of one length; nothing in it is ever written to.

    `subject` and `object` are nodes, below `records` a record's position, else an event;
    `kind` is a number in `kinds`, `spans` the days on which it held; `table` (in `TABLES`)
    and `row` tell which row says so. `without` has by table the rows that name a party nobody
    knows.
    """

    records: int
    nodes: int
    subject: Numbers
    object: Numbers
    kind: Numbers
    kinds: tuple[str, ...]
    spans: Spans
    table: Numbers
    row: Numbers
    without: Mapping[str, Numbers]

    def __len__(self) -> int:
        return len(self.subject)

    @cached_property
    def around(self) -> Around:
        """Which ties each node has."""
        return Around.of(self)

    @cached_property
    def pairs(self) -> Pairs:
        """Which two nodes each tie joins."""
        return Pairs.of_ties(self)

    def among(self, nodes: Numbers) -> Mask:
        """The ties that one of these nodes has."""
        there = np.zeros(self.nodes, dtype=bool)
        there[nodes] = True
        return np.asarray(there[self.subject] | there[self.object])


@dataclass(frozen=True, eq=False)
class Pairs:
    """The different pairs of two nodes that are tied, in order: `one` is below `other`.

    `of` is the number of the pair of each tie, -1 for a tie of a node to itself.
    """

    one: Numbers
    other: Numbers
    of: Numbers

    @classmethod
    def of_ties(cls, ties: Ties) -> Pairs:
        """Of all ties."""
        ends = np.stack([ties.subject, ties.object])
        keys = ends.min(axis=0) * ties.nodes + ends.max(axis=0)
        apart = ends[0] != ends[1]
        pairs = distinct(keys[apart])
        of = np.where(apart, np.searchsorted(pairs, keys), -1)
        one, other = np.divmod(pairs, max(ties.nodes, 1))
        return cls(settled(one), settled(other), settled(of))


@dataclass(frozen=True, eq=False)
class Around:
    """The ties of each node: those of node `n` are `tie[starts[n]:starts[n + 1]]`.

    `other` is the node at the other end. A tie of a node to itself stands twice.
    """

    starts: Numbers
    tie: Numbers
    other: Numbers

    @classmethod
    def of(cls, ties: Ties) -> Around:
        """Of all ties, those of a node in the order of the data."""
        node = np.concatenate([ties.subject, ties.object])
        order = np.argsort(node, kind="stable")
        starts = np.zeros(ties.nodes + 1, dtype=np.int64)
        np.cumsum(np.bincount(node, minlength=ties.nodes), out=starts[1:])
        other = np.concatenate([ties.object, ties.subject])[order]
        tie = order % max(len(ties), 1)
        return cls(settled(starts), settled(tie), settled(other))

    def places(self, nodes: Numbers) -> Numbers:
        """Where the ties of these nodes stand in `tie` and `other`."""
        begin = self.starts[nodes]
        return runs(begin, self.starts[nodes + 1] - begin)


def ties_of(catalogue: Catalogue) -> Ties:
    """The ties of a catalogue, found once and kept for as long as the catalogue is."""
    return catalogue.ever.once("ties", lambda: _found(catalogue.ever))


def _found(catalogue: Catalogue) -> Ties:
    dataset, size = catalogue.dataset, catalogue.size
    events = {key: size + at for at, key in enumerate(dataset.table("events").column("id").cells())}
    position = catalogue.position_of

    def node(key: object) -> int:
        return position.get(key, events.get(key, -1)) if isinstance(key, str) else -1

    pieces, without = [], {name: np.zeros(0, dtype=np.int64) for name in TABLES}
    for number, name in enumerate(TABLES):
        table = dataset.table(name)
        ends = _ENDS.get(name, (("subject", "object", ""),))
        for one, other, kind in ends:
            subject, object_ = (table.column(each).spread(node, np.int64) for each in (one, other))
            told = [_told(table.column(each)) for each in (one, other)]
            known = (subject >= 0) & (object_ >= 0)
            lost = np.flatnonzero(told[0] & told[1] & ~known)
            without[name] = np.union1d(without[name], lost)
            rows = np.flatnonzero(known)
            kinds = table.column("kind").take(rows) if not kind else _same(kind, len(rows))
            start, end = (table.column(each).take(rows) for each in ("start", "end"))
            spans = Spans.of(Beginnings.of(start), end)
            pieces.append((subject[rows], object_[rows], kinds, spans, number, rows))
    return _joined(pieces, size, size + len(events), without)


def _joined(
    pieces: list[tuple[Numbers, Numbers, Column, Spans, int, Numbers]],
    records: int,
    nodes: int,
    without: Mapping[str, Numbers],
) -> Ties:
    subjects, objects, kinds, spans, tables, rows = zip(*pieces, strict=True)
    codes = sorted({value for column in kinds for value in column.without_unused().values})
    number = {code: n for n, code in enumerate(codes)}
    kind = [column.spread(lambda code: number.get(code, 0), np.int64) for column in kinds]
    return Ties(
        records=records,
        nodes=nodes,
        subject=settled(np.concatenate(subjects)),
        object=settled(np.concatenate(objects)),
        kind=settled(np.concatenate(kind)),
        kinds=tuple(codes),
        spans=Spans(
            *(
                np.concatenate([getattr(each, name) for each in spans])
                for name in ("first", "last", "known")
            )
        ),
        table=settled(np.repeat(np.array(tables), [len(each) for each in rows])),
        row=settled(np.concatenate(rows)),
        without=without,
    )


def _told(column: Column) -> Mask:
    return column.spread(lambda value: value is not None, bool)


def _same(kind: str, size: int) -> Column:
    return Column((kind,), np.zeros(size, dtype=np.int32))
