"""What of the atlas came from the very rows of a file, when it was taken in before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from dashboard.model import Dataset
from dashboard.sources.intake.bodies import NOTHING, Bodies
from dashboard.sources.intake.draft import Draft

_BETWEEN = "; "
_ALIKE = 85


@dataclass(frozen=True)
class Origins:
    """Organisations of the draft with those of the atlas that their rows went into before.

    `brought` are those of the atlas that are there because of the file.
    """

    known: Mapping[str, str]
    brought: frozenset[str]


def mark(source: str, locator: str | None) -> str:
    """What the locator of a record says of a row of another source that went into it."""
    return f"{source}: {locator or ''}"


def with_mark(locator: str | None, told: str) -> str:
    """A locator with such a mark in it, once."""
    parts = locator.split(_BETWEEN) if locator else []
    return _BETWEEN.join(parts if told in parts else [*parts, told])


def origins(draft: Draft, dataset: Dataset, bodies: Bodies) -> Origins:
    """Look which rows of the file are in the atlas; those that changed since are not known."""
    there = dataset.table("sources")
    titled = {
        key: id
        for key, id in zip(
            zip(there.column("title").cells(), there.column("file").cells(), strict=True),
            there.column("id").cells(),
            strict=True,
        )
    }
    sources = {each.id: titled.get((each.title, each.file)) for each in draft.dataset.sources}
    if not any(sources.values()):
        return Origins({}, frozenset())
    table = draft.dataset.table("organisations")
    place = {id: at for at, id in enumerate(bodies.ids[: bodies.drafted])}
    rows: dict[str, list[int]] = {}
    columns = (table.column(name).cells() for name in ("id", "source", "locator"))
    for id, source, locator in zip(*columns, strict=True):
        if (name := sources.get(source)) and id in place:
            rows.setdefault(mark(name, locator), []).append(place[id])
    went: dict[int, list[int]] = {}
    own: set[int] = set()
    known: dict[int, int] = {}
    for at, told, is_own in _told(dataset, bodies):
        for row in rows.get(told, ()):
            if is_own and bodies.name[row] == bodies.name[at]:
                own.add(at)
                known[row] = at
            elif row not in known:
                went.setdefault(at, []).append(row)
    for at, members in went.items():
        _join(bodies, at, [row for row in members if row not in known], known)
    return Origins(
        {bodies.ids[row]: bodies.ids[at] for row, at in known.items()},
        frozenset(bodies.ids[at] for at in own),
    )


def _told(dataset: Dataset, bodies: Bodies) -> Iterator[tuple[int, str, bool]]:
    """Each mark of the organisations of the atlas, and whether it is the row that brought it."""
    table = dataset.table("organisations")
    both = zip(table.column("source").cells(), table.column("locator").cells(), strict=True)
    for at, (source, locator) in enumerate(both, start=bodies.drafted):
        first, *others = (locator or "").split(_BETWEEN)
        yield at, mark(source, first), True
        for other in (first, *others) if ": " in first else others:
            yield at, other, False


def _join(bodies: Bodies, at: int, rows: list[int], known: dict[int, int]) -> None:
    """Know those rows again that are like it, or like another one that is.

    The rows of a list that was edited since may tell of somebody else.
    """
    joined, rest = [at], list(rows)
    while joined:
        one = joined.pop()
        like = [row for row in rest if _is_like(bodies, one, row)]
        rest = [row for row in rest if row not in like]
        joined += like
        known.update(dict.fromkeys(like, at))


def _is_like(bodies: Bodies, one: int, other: int) -> bool:
    if any(
        numbers[one] == numbers[other] != NOTHING
        for numbers in (bodies.name, bodies.email, bodies.host)
    ):
        return True
    same_digits = bodies.digits[one] == bodies.digits[other]
    return bool(same_digits and fuzz.ratio(bodies.names[one], bodies.names[other]) >= _ALIKE)
