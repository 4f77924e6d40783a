"""One topic in the profile of a place: who has it there, beside it and around it."""

from __future__ import annotations

from typing import NamedTuple


class TopicRow(NamedTuple):
    """How many records have a topic: at the place itself, and elsewhere for comparison.

    `wide` are those that reach the place only as part of a larger area. `beside` are the
    neighbours that have any, with their numbers. `around` counts the Land of a district, or
    all four Länder. `unsure` are those who may be at the place; `told` is whether anybody
    tells of it at all.
    """

    topic: str
    near: int
    wide: int
    beside: tuple[tuple[str, int], ...]
    around: int
    unsure: int
    told: bool

    @property
    def state(self) -> str:
        """`covered`, `wide` (only from a larger area), or why nobody is counted.

        `unsure`: somebody may be there; `untold`: nobody tells of the place; else `missing`.
        """
        if self.near or self.wide:
            return "covered" if self.near else "wide"
        if self.unsure:
            return "unsure"
        return "missing" if self.told else "untold"
