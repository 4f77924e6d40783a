"""Pieces of the page that are the same for all readers who ask the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Once(Protocol):
    """Gives what is known by a name, or makes it; nobody may change what it gives."""

    def __call__(self, name: Hashable, make: Callable[[], T], /) -> T:
        """What is known by this name; else what `make` gives."""
        ...


def anew(name: Hashable, make: Callable[[], T], /) -> T:
    """Make it, and remember nothing."""
    return make()
