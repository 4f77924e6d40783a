"""How far long work is, told to whoever wants to show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dashboard.language import Message

Progress = Callable[[Message, float], None]
"""Is told what begins now, and which share of the whole, from 0 to 1, is done."""


def unheard(step: Message, share: float) -> None:
    """Tell nobody."""


Share = Callable[[float], None]
"""Is told which share of one step, from 0 to 1, is done."""


def untold(share: float) -> None:
    """Tell nobody."""


def step_of(progress: Progress, step: Message, start: float = 0.0, end: float = 1.0) -> Share:
    """Tell of one step that is itself the part of a larger work from `start` to `end`."""
    return lambda share: progress(step, start + share * (end - start))


def part_of(progress: Progress, start: float, end: float) -> Progress:
    """Tell of work that is itself the part of a larger one from `start` to `end`."""
    return lambda step, share: progress(step, start + share * (end - start))


def parts(sizes: Mapping[str, int], progress: Progress) -> Iterator[tuple[str, Progress]]:
    """Yield each piece of work by its name, with the way to tell of it; size is its share."""
    whole, done = sum(sizes.values()) or 1, 0
    for name, size in sizes.items():
        yield name, part_of(progress, done / whole, (done + size) / whole)
        done += size
