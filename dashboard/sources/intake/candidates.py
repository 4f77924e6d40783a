"""Which organisations are worth comparing: those that share something rare, and neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from dashboard.sources.intake.bodies import NOTHING, Bodies
from dashboard.sources.intake.name_keys import Numbers, words_of

_CROWD = 12  # what more share than so many tells nobody apart: facebook.com, "Verein"
_BESIDE = 4


def within(bodies: Bodies) -> tuple[Numbers, Numbers]:
    """Every pair of the draft that shares something rare, once; the later row comes first.

    Which these are depends on the file alone, and so stays when it is taken in again.
    """
    mine = bodies.of_draft()
    earlier, later = _pairs(mine, np.ones(len(mine), dtype=bool))
    return later, earlier


def across(bodies: Bodies) -> tuple[Numbers, Numbers]:
    """Every pair of one of the draft and one of the atlas that shares something rare, once."""
    if len(bodies) == bodies.drafted:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    return _pairs(bodies, np.arange(len(bodies)) >= bodies.drafted)


def _pairs(bodies: Bodies, partners: NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    """The pairs of one of the draft with one of the `partners`, the first before the other."""
    everybody = np.arange(len(bodies))
    found = [
        *_sharing(bodies.name, everybody, partners),
        *_sharing(bodies.host, everybody, partners),
        *_sharing(bodies.email, everybody, partners),
        *_sharing(*words_of(bodies.names)[1:], partners),
        *_crowds(bodies),
        *_beside(bodies),
    ]
    size = max(len(bodies), 1)
    codes = np.concatenate([_codes(*pair, bodies.drafted, partners) for pair in found])
    codes.sort()  # faster than np.unique, which goes by hashes
    distinct = codes[np.diff(codes, prepend=-1) > 0]
    return distinct // size, distinct % size


def _codes(one: Numbers, other: Numbers, drafted: int, partners: NDArray[np.bool_]) -> Numbers:
    low, high = np.minimum(one, other), np.maximum(one, other)
    kept = (low < drafted) & (low != high) & partners[high]
    codes: Numbers = low[kept] * len(partners) + high[kept]
    return codes


def _sharing(
    thing: Numbers, body: Numbers, partners: NDArray[np.bool_]
) -> Iterator[tuple[Numbers, Numbers]]:
    """All pairs of each small block of bodies that share a thing, if a partner has it, too."""
    wanted = np.zeros(int(thing.max(initial=0)) + 2, dtype=bool)
    wanted[thing[partners[body]]] = True
    wanted[NOTHING] = False
    kept = wanted[thing]
    thing, body = thing[kept], body[kept]
    if not len(thing):
        return
    order = np.argsort(thing, kind="stable")
    thing, body = thing[order], body[order]
    # A word that stands twice in a name counts once.
    first = (np.diff(thing, prepend=-1) != 0) | (np.diff(body, prepend=-1) != 0)
    thing, body = thing[first], body[first]
    starts = np.flatnonzero(np.diff(thing, prepend=-1))
    sizes = np.diff(np.append(starts, len(thing)))
    for size in range(2, _CROWD + 1):
        blocks = starts[sizes == size]
        if len(blocks):
            members = body[blocks[:, None] + np.arange(size)]
            one, other = np.triu_indices(size, 1)
            yield members[:, one].ravel(), members[:, other].ravel()


def _crowds(bodies: Bodies) -> Iterator[tuple[Numbers, Numbers]]:
    """Of a name that very many bear, each is held against the next and some of the atlas."""
    names, counts = np.unique(bodies.name, return_counts=True)
    crowds = names[counts > _CROWD]
    if not len(crowds):
        return
    blocks: dict[int, list[int]] = defaultdict(list)
    for at in np.flatnonzero(np.isin(bodies.name, crowds)).tolist():
        blocks[int(bodies.name[at])].append(at)
    for block in blocks.values():
        members = np.array(block, dtype=np.int64)
        drafted, there = members[members < bodies.drafted], members[members >= bodies.drafted]
        yield drafted[1:], drafted[:-1]
        some = there[:_CROWD]
        yield np.repeat(drafted, len(some)), np.tile(some, len(drafted))


def _beside(bodies: Bodies) -> Iterator[tuple[Numbers, Numbers]]:
    """Neighbours in the alphabet, read from either end."""
    for spelled in (bodies.name, bodies.mirrored):
        order = np.argsort(spelled, kind="stable")
        for step in range(1, _BESIDE + 1):
            yield order[step:], order[:-step]
