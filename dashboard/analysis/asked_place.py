"""A place that a reader asks for by its code, and the district of a day that it is then."""

from __future__ import annotations

from dashboard.geography import Epoch, codes_in, current_district, districts_in, states


def is_place(code: str) -> bool:
    """Whether a code is that of one of the four Länder, or of a district or municipality in them.

    Old codes are, too.
    """
    return code in {land.ags for land in states()} or current_district(code) is not None


def place_in(code: str, epoch: Epoch) -> str:
    """The Land or the district of an epoch that is meant; of several that have joined the first.

    Raises KeyError for what is no place.
    """
    if not is_place(code):
        raise KeyError(code)
    if len(code) == 2 or code in districts_in(epoch):
        return code
    return codes_in(code, epoch)[0]


def places_in(epoch: Epoch) -> tuple[str, ...]:
    """All places of an epoch: the Länder, then the districts, in the order of their names."""
    return (*(land.ags for land in states()), *districts_in(epoch))
