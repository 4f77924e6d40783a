"""The room that all sessions' imports may take together, whoever comes first.

What lies in a session goes with it. Where many are at it at once, what was not touched for
longest is let go first; its reader is told.
"""

from __future__ import annotations

import weakref
from collections import OrderedDict
from threading import Lock
from typing import Protocol

MOST_BYTES = 1_000_000_000
"""About how much memory the imports of all sessions may take together."""


class Holding(Protocol):
    """What takes room: about so many bytes, and can be asked to let go of them."""

    @property
    def weight(self) -> int:
        """About how many bytes it takes now."""
        ...

    def let_go(self) -> None:
        """Free what it holds, and remember to say so."""
        ...


class Shelf:
    """What is held by all sessions, the one untouched for longest first; keeps nothing alive."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self.most = most
        self._held: OrderedDict[int, weakref.ref[Holding]] = OrderedDict()
        self._lock = Lock()

    def touch(self, holding: Holding) -> None:
        """Note that a holding is in use; others are let go where all take too much."""
        key = id(holding)
        with self._lock:
            self._held[key] = weakref.ref(holding)
            self._held.move_to_end(key)
            alive = [(each, held) for each, ref in self._held.items() if (held := ref())]
            for gone in self._held.keys() - {each for each, _ in alive}:
                self._held.pop(gone)
            leaving = self._leaving([held for _, held in alive], holding)
        for each in leaving:
            each.let_go()

    def _leaving(self, alive: list[Holding], kept: Holding) -> list[Holding]:
        total = sum(each.weight for each in alive)
        leaving = []
        for each in alive:
            if total <= self.most:
                break
            if each is not kept and each.weight:
                total -= each.weight
                leaving.append(each)
        return leaving


SHELF = Shelf()
"""The one of this process."""
