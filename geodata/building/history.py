"""Districts as they were before reforms, from the pieces that no reform ever cut.

An epoch is a time without a reform; they count from 0, the oldest, to the one of today. A
piece is what belonged to the same district as its neighbours in every epoch. The pieces are
simplified as one coverage, and the districts of every epoch are joined from them: so borders
that a reform left alone are the same in all epochs, corner by corner.
"""

import csv
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from building.boundaries import Municipality, Polygon, dissolved

Piece = tuple[str, ...]
"""The code of a piece's district in each epoch, that of today last."""


@dataclass(frozen=True)
class Reform:
    """A district that ended, or a municipality that changed its district, after `last`."""

    code: str
    name: str
    last: date
    successor: str


@dataclass(frozen=True)
class Former:
    """A district in borders, or under a code, that a reform ended; no `first`: not known."""

    ags: str
    name: str | None
    kind: str
    first: date | None
    last: date
    shape: Polygon


def reforms(path: Path) -> list[Reform]:
    """Read the hand-written reforms, the oldest first."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = [
            Reform(row["code"], row["name"], date.fromisoformat(row["valid_to"]), row["successor"])
            for row in csv.DictReader(handle)
        ]
    return sorted(rows, key=lambda each: (each.last, each.code))


def last_days(known: Iterable[Reform]) -> list[date]:
    """The last day of each epoch but that of today."""
    return sorted({each.last for each in known})


def piece_of(ags: str, known: Iterable[Reform]) -> Piece:
    """The districts of a municipality of 2016, epoch by epoch."""
    known = list(known)
    districts = [ags[:5]]
    for day in last_days(known):
        district = districts[-1]
        for reform in known:
            if reform.last == day and reform.code in (ags, district):
                district = reform.successor
        districts.append(district)
    return tuple(districts)


def pieces(municipalities: Iterable[Municipality], known: Iterable[Reform]) -> dict[Piece, Polygon]:
    """Join the municipalities that were always together."""
    known = list(known)
    named = [("-".join(piece_of(each.ags, known)), each.shape) for each in municipalities]
    return {tuple(name.split("-")): shape for name, shape in dissolved(named).items()}


def today(drawn: Mapping[Piece, Polygon]) -> dict[str, Polygon]:
    """The districts of today."""
    return dissolved([(piece[-1], shape) for piece, shape in drawn.items()])


def since(drawn: Iterable[Piece], known: Iterable[Reform]) -> dict[str, date]:
    """Since when each district of today that a reform changed has been what it is."""
    drawn, days = list(drawn), last_days(known)
    found = {}
    for code, parts in _parts(drawn, -1).items():
        changed = [n for n in range(len(days)) if _parts(drawn, n).get(code) != parts]
        if changed:
            found[code] = days[changed[-1]] + timedelta(days=1)
    return found


def former(
    drawn: Mapping[Piece, Polygon], known: Iterable[Reform], cities: Collection[str]
) -> list[Former]:
    """The districts that reforms ended or changed, by code and time; `cities` are no Landkreise."""
    known = list(known)
    names = {each.code: each.name for each in known}
    days, begun = last_days(known), since(drawn, known)
    spans: dict[tuple[str, frozenset[Piece]], list[int]] = defaultdict(list)
    for epoch, last in enumerate(days):
        for code, parts in _parts(drawn, epoch).items():
            if code in names or last < begun.get(code, date.min):
                spans[code, parts].append(epoch)
    return [
        Former(
            ags=code,
            name=names.get(code),
            kind="Kreisfreie Stadt" if code in cities else "Landkreis",
            first=days[epochs[0] - 1] + timedelta(days=1) if epochs[0] else None,
            last=days[epochs[-1]],
            shape=dissolved([(code, drawn[part]) for part in sorted(parts)])[code],
        )
        for (code, parts), epochs in sorted(spans.items(), key=lambda each: (each[0][0], each[1]))
    ]


def cities(municipalities: Iterable[Municipality]) -> set[str]:
    """The districts of 2016 that are one town alone: its code ends in three zeros."""
    return {each.ags[:5] for each in municipalities if each.ags.endswith("000")}


def _parts(drawn: Iterable[Piece], epoch: int) -> dict[str, frozenset[Piece]]:
    """The pieces of each district in an epoch."""
    found: dict[str, set[Piece]] = defaultdict(set)
    for piece in drawn:
        found[piece[epoch]].add(piece)
    return {code: frozenset(parts) for code, parts in found.items()}
