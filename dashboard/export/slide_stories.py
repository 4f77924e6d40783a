"""What the map of a page shows in an HTML file: now, and from year to year."""

from __future__ import annotations

from typing import Any

from dashboard.analysis import Mapped
from dashboard.analysis.lapse import Lapse, Spells, founding_spells, funding_spells, lapse
from dashboard.analysis.moments import held_by_year
from dashboard.analysis.timelines import events
from dashboard.drawing.encoder import decode_values
from dashboard.export.exhibits.circles import Circles
from dashboard.export.exhibits.exhibit import Figure
from dashboard.export.short_text import shortened
from dashboard.export.slide import Slide

MOST_YEARS, EVENTS_A_YEAR, LONGEST_EVENT = 300, 3, 110
"""Of how many years up to today's events are told, and how many of a year are named."""


def map_values(slide: Slide) -> dict[str, Any]:
    """What the map shows of a page: `shown` now, and the `stories` of foundings and fundings.

    Those of a page of a day tell of all years, of `always`: whom the page shows, whatever the
    day. Nothing is told where the page has a picture that is no map, or no stories.
    """
    shown = _map(slide.figure)
    if slide.exhibit or not shown:
        return {"shown": shown, "always": None, "events": {}, "stories": {}}
    circles = slide.at_any_time
    always = shown if circles is slide.circles else _map(circles)
    _rows_of_areas(always or {}, circles.seats)
    return {
        "shown": shown,
        "always": None if always is shown else always,
        "events": _events(circles, slide),
        "stories": _stories(circles, slide),
    }


def _map(figure: Figure) -> dict[str, Any] | None:
    told = figure.moving
    if not told:
        return None
    values: dict[str, Any] = decode_values(told)
    values["texts"]["nearer"] = ""
    return values


def _rows_of_areas(values: dict[str, Any], seats: Mapped) -> None:
    """Tell for each area which row of the stories is its own."""
    rows = {row.id: n for n, row in enumerate(seats.rows) if n >= len(seats.circles)}
    for area in values["areas"]:
        area["row"] = rows[area["ags"]]


def _stories(circles: Circles, slide: Slide) -> dict[str, Any]:
    """By name; the first is that of what is counted on the page."""
    catalogue, shown, say = circles.catalogue, circles.shown, slide.language.say
    stories = {
        "founding": (
            founding_spells(catalogue, shown),
            say("Founded or begun by {year}", year="{year}"),
        ),
        "funding": (
            funding_spells(catalogue, shown),
            say("Certainly funded in {year}", year="{year}"),
        ),
    }
    first = "funding" if circles.lens == "funded" else "founding"
    return {
        name: _story(lapse(circles.seats, spells), spells, said, slide)
        for name, (spells, said) in sorted(stories.items(), key=lambda each: each[0] != first)
        if spells.years
    }


def _events(circles: Circles, slide: Slide) -> dict[int, list[str]]:
    """What may have taken place in each year, with its kind; of many the first, and how many."""
    found: dict[int, list[str]] = {}
    dataset, language, today = slide.dataset, slide.language, slide.day.year
    all_of_them = events(circles.catalogue, circles.shown)
    for year, held in held_by_year(all_of_them, today - MOST_YEARS, today).items():
        found[year] = [
            shortened(
                f"{dataset.label('event_kind', each.kind, language.code)}: {each.title}",
                LONGEST_EVENT,
            )
            for each in held.listed(EVENTS_A_YEAR)
        ]
        if (more := len(held) - EVENTS_A_YEAR) > 0:
            found[year].append(language.count("and {n} more event", "and {n} more events", more))
    return found


def _story(told: Lapse, spells: Spells, said: str, slide: Slide) -> dict[str, Any]:
    first, last = spells.years or (0, 0)
    number = {kind: n for n, kind in enumerate(slide.symbols)}
    kinds = [number.get(kind, -1) for kind in told.kinds]
    rows = [[[kinds[kind], *rest] for kind, *rest in row] for row in told.rows]
    years = (first, max(first, min(last, slide.day.year)))
    return {"said": said, "years": years, "rows": rows, "named": told.named, "twins": told.twins}
