"""The map of a district's profile: where its records sit, and who its neighbours are."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.analysis import mapped
from dashboard.analysis.grid import Seen
from dashboard.analysis.profile import Profile
from dashboard.analysis.profile_nearness import is_land
from dashboard.drawing.static_map import frame_of, static_map
from dashboard.drawing.static_marks import circle_marks, square_marks
from dashboard.geography import area_label, district, districts, state
from dashboard.language import Language

MOST_CIRCLES = 60
SIZE = (640, 460)
BIG = (300, 270)
"""Width and height in pixels; on the big screen a smaller picture is enlarged to the same room."""


def profile_map(profile: Profile, language: Language, size: tuple[int, int] = SIZE) -> Markup:
    """Draw it as SVG: circles where records sit, squares where no more than the area is known."""
    place = profile.place
    bounds = state(place).bounds if is_land(place) else district(place).bounds
    seats = mapped(
        profile.catalogue,
        profile.lenses["sits"],
        "sits",
        most=MOST_CIRCLES,
        seen=Seen.around([bounds]),
    )
    margin = 0.05 if is_land(place) else 0.2  # so much of the neighbours is seen
    frame = frame_of([place], *size, margin)
    circles = circle_marks(seats, frame, language)
    areas = [row for row in seats.areas if row.id.startswith(place)]
    marks = [*circles, *square_marks(areas, frame, language, circles)]
    return static_map(
        map_words(profile, language),
        view=[place],
        marked=[place],
        names=_names(profile),
        marks=marks,
        width=size[0],
        height=size[1],
        margin=margin,
    )


def map_words(profile: Profile, language: Language) -> str:
    """What the map shows, for those who do not see it."""
    say = language.say
    n = profile.answer(profile.lenses["sits"]).records
    beside = [area_label(code) for code in profile.beside]
    told = language.count("{n} record sits here", "{n} records sit here", n)
    if not beside:
        return say("Map of {place}. {told}.", place=area_label(profile.place), told=told)
    return say(
        "Map of {place} with its neighbours {beside}. {told}.",
        place=area_label(profile.place),
        beside=language.listing(beside),
        told=told,
    )


def map_key(language: Language) -> str:
    """What circles and squares mean."""
    return language.say(
        "Circles: records that sit at a place, with their number. "
        "Squares: seats of which no more than the area is known."
    )


def _names(profile: Profile) -> dict[str, str]:
    place = profile.place
    if not is_land(place):
        return {code: district(code).name for code in (place, *profile.beside)}
    inside = sorted(
        (each for each in districts() if each.state == place), key=lambda each: -each.area_km2
    )
    return {each.ags: each.name for each in inside}
