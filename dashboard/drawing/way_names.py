"""A map for print shows what is asked for, and what helps to find one's way."""

from __future__ import annotations

from dashboard.drawing.base_map import TOWNS
from dashboard.geography import (
    AnyDistrict,
    District,
    Epoch,
    area_in,
    districts_in,
    epoch_on,
    states,
)


def way_margin(view: tuple[str, ...]) -> float:
    """The share of the sides that a map of these districts or Länder leaves to what is around."""
    return 0.12 if view else 0.02


def way_names(view: tuple[str, ...], epoch: Epoch | None = None) -> dict[str, str]:
    """Codes (AGS) and names, the most important first, for a map of these districts or Länder.

    Without any it shows all four Länder. Districts are those of today, or of an epoch.
    """
    towns = [name for name, *_ in TOWNS]
    inside = districts_in(epoch or epoch_on(None)).values()
    by_size = {each.name: each for each in sorted(inside, key=_size, reverse=True)}
    there = [by_size[name] for name in towns if name in by_size]  # not the district around it
    known = {each.ags: each.name for each in there}
    if not view:
        return {each.ags: each.name for each in states()} | known
    lands = {code[:2] for code in view}
    asked = {code: area_in(code, epoch).name for code in view if len(code) > 2}
    near = {each.ags: each.name for each in by_size.values() if each.state in lands}
    return asked | known | near


def _size(each: AnyDistrict) -> float:
    """About how many square kilometres; of borders of then half of the box around them."""
    if isinstance(each, District):
        return each.area_km2
    west, south, east, north = each.bounds
    return (east - west) * 70 * (north - south) * 111 / 2
