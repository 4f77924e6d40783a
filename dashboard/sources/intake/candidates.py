"""Which organisations are worth comparing: those that share something rare, and neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from dashboard.sources.intake.bodies import NOTHING, Bodies, Numbers, numbered

_CROWD = 12  # what more share than so many tells nobody apart: facebook.com, "Verein"
_BESIDE = 4


def within(bodies: Bodies) -> tuple[Numbers, Numbers]:
    """Every pair of the draft that shares something rare, once; the later row comes first.

    Which these are depends on the file alone, and so stays when it is taken in again.
    """
    later, earlier = _pairs(bodies.of_draft())
    return np.maximum(later, earlier), np.minimum(later, earlier)


def across(bodies: Bodies) -> tuple[Numbers, Numbers]:
    """Every pair of one of the draft and one of the atlas that shares something rare, once."""
    if len(bodies) == bodies.drafted:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    one, other = _pairs(bodies)
    kept = other >= bodies.drafted
    return one[kept], other[kept]


def _pairs(bodies: Bodies) -> tuple[Numbers, Numbers]:
    """The pairs with a draft in them, the first of the two before the other."""
    everybody = np.arange(len(bodies))
    found = [
        *_sharing(bodies.name, everybody),
        *_sharing(bodies.host, everybody),
        *_sharing(bodies.email, everybody),
        *_sharing(*_words(bodies)),
        *_crowds(bodies),
        *_beside(bodies),
    ]
    size = max(len(bodies), 1)
    codes = np.concatenate([_codes(*pair, bodies.drafted, size) for pair in found])
    codes.sort()  # faster than np.unique, which goes by hashes
    distinct = codes[np.diff(codes, prepend=-1) > 0]
    return distinct // size, distinct % size


def _codes(one: Numbers, other: Numbers, drafted: int, size: int) -> Numbers:
    low, high = np.minimum(one, other), np.maximum(one, other)
    kept = (low < drafted) & (low != high)
    codes: Numbers = low[kept] * size + high[kept]
    return codes


def _sharing(thing: Numbers, body: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """All pairs of each small block of bodies that share a thing."""
    if not len(thing):
        return
    order = np.argsort(thing, kind="stable")
    starts = np.flatnonzero(np.diff(thing[order], prepend=thing[order[0]] - 1))
    sizes = np.diff(np.append(starts, len(thing)))
    usable = thing[order[starts]] != NOTHING
    for size in range(2, _CROWD + 1):
        blocks = starts[usable & (sizes == size)]
        if len(blocks):
            members = body[order[blocks[:, None] + np.arange(size)]]
            one, other = np.triu_indices(size, 1)
            yield members[:, one].ravel(), members[:, other].ravel()


def _words(bodies: Bodies) -> tuple[Numbers, Numbers]:
    """The words of all names, each with its body."""
    split = [set(name.split()) for name in bodies.names]
    owners = np.repeat(np.arange(len(bodies)), [len(words) for words in split])
    return numbered(word for words in split for word in words), owners


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
    for spelled in (bodies.names, tuple(name[::-1] for name in bodies.names)):
        order = np.array(sorted(range(len(spelled)), key=spelled.__getitem__), dtype=np.int64)
        for step in range(1, _BESIDE + 1):
            yield order[step:], order[:-step]
