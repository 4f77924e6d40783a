"""A map for print shows what is asked for, and what helps to find one's way."""

from __future__ import annotations

from dashboard.drawing.base_map import TOWNS
from dashboard.geography import district, districts, states


def way_margin(view: tuple[str, ...]) -> float:
    """The share of the sides that a map of these districts or Länder leaves to what is around."""
    return 0.12 if view else 0.02


def way_names(view: tuple[str, ...]) -> dict[str, str]:
    """Codes (AGS) and names, the most important first, for a map of these districts or Länder.

    Without any it shows all four Länder.
    """
    towns = [name for name, *_ in TOWNS]
    by_size = {each.name: each for each in sorted(districts(), key=lambda each: -each.area_km2)}
    there = [by_size[name] for name in towns if name in by_size]  # not the district around it
    known = {each.ags: each.name for each in there}
    if not view:
        return {each.ags: each.name for each in states()} | known
    lands = {code[:2] for code in view}
    asked = {code: district(code).name for code in view if len(code) > 2}
    near = {each.ags: each.name for each in by_size.values() if each.state in lands}
    return asked | known | near
