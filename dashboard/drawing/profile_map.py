"""The map of a district's profile: where its records sit, and who its neighbours are."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.analysis import mapped
from dashboard.analysis.grid import Seen
from dashboard.analysis.profile import Profile
from dashboard.analysis.profile_nearness import is_land
from dashboard.drawing.static_map import frame_of, static_map
from dashboard.drawing.static_marks import circle_marks, square_marks
from dashboard.drawing.way_names import way_names
from dashboard.geography import area_in, area_name
from dashboard.language import Language

MOST_CIRCLES = 60
SIZE = (640, 460)
BIG = (300, 270)
"""Width and height in pixels; on the big screen a smaller picture is enlarged to the same room."""


def profile_map(profile: Profile, language: Language, size: tuple[int, int] = SIZE) -> Markup:
    """Draw it as SVG: circles where records sit, squares where no more than the area is known."""
    place = profile.place
    bounds = area_in(place, profile.epoch).bounds
    seats = mapped(
        profile.catalogue,
        profile.lenses["sits"],
        "sits",
        most=MOST_CIRCLES,
        seen=Seen.around([bounds]),
        epoch=profile.epoch,
    )
    margin = 0.05 if is_land(place) else 0.2  # so much of the neighbours is seen
    frame = frame_of([place], *size, margin, epoch=profile.epoch)
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
        epoch=profile.epoch,
    )


def map_words(profile: Profile, language: Language) -> str:
    """What the map shows, for those who do not see it."""
    say = language.say
    n = profile.answer(profile.lenses["sits"]).records
    beside = [area_name(code, profile.epoch) for code in profile.beside]
    told = language.count("{n} record sits here", "{n} records sit here", n)
    if not beside:
        return say("Map of {place}. {told}.", place=profile.name, told=told)
    return say(
        "Map of {place} with its neighbours {beside}. {told}.",
        place=profile.name,
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
        return {code: area_in(code, profile.epoch).name for code in (place, *profile.beside)}
    return {
        code: name for code, name in way_names((place,), profile.epoch).items() if len(code) > 2
    }
