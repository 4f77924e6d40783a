"""What is said of a place, what was found of it, and what has to be asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from dashboard import geography
from dashboard.geography import Municipality, Postcode
from dashboard.geography.gazetteer import is_municipality
from dashboard.language import Message, message
from dashboard.sources.grid import Fault


class Stated(NamedTuple):
    """What a row says of a place; empty texts and None where it says nothing."""

    street: str = ""
    postcode: str = ""
    place: str = ""
    district: str = ""
    state: str = ""
    ags: str = ""
    latitude: float | None = None
    longitude: float | None = None


class Candidate(NamedTuple):
    """A place that may be meant: its name, its key, and its point (WGS84) if it has one."""

    label: str
    ags: str
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True)
class PlaceQuestion:
    """What only a person can tell. The answer is the `ags` of a candidate, kept under `key`.

    `rows` are the numbers of the rows that ask it.
    """

    key: str
    message: Message
    candidates: tuple[Candidate, ...]
    rows: tuple[int, ...] = ()


class Placed(NamedTuple):
    """A place that was found: its key, its point (WGS84), and how exactly it is known."""

    ags: str | None
    latitude: float | None
    longitude: float | None
    precision: str


class Found(NamedTuple):
    """What became of a statement: a place or none, a question, and what is doubtful.

    The `column` of a doubt is that of `Stated`.
    """

    place: Placed | None = None
    question: PlaceQuestion | None = None
    doubts: tuple[Fault, ...] = ()


def question_key(stated: Stated) -> str:
    """What a question about a place is kept under: all that was said but street and point."""
    return " | ".join(part.strip() for part in stated[1:6])


def point_key(stated: Stated) -> str:
    """What a question about the point of a place is kept under."""
    return f"{question_key(stated)} | {stated.latitude}, {stated.longitude}"


def placed_at(code: str, post: Postcode | None = None) -> Placed:
    """The place of an area by its code: of a municipality its point, or that of a postcode."""
    whole = code if len(code) == 8 else f"{code}000"
    if has_point(whole):
        town = geography.municipality(whole)
        if post and geography.lies_in(post.latitude, post.longitude, town.district):
            return Placed(town.ags, post.latitude, post.longitude, "place")
        return Placed(town.ags, town.latitude, town.longitude, "municipality")
    if len(code) == 2:
        return Placed(code, None, None, "state")
    return Placed(geography.current_district(code) or code, None, None, "district")


def has_point(code: str) -> bool:
    """Tell whether the code is a municipality's in the gazetteer."""
    return len(code) == 8 and is_municipality(code)


def several(stated: Stated, name: str, codes: Iterable[str]) -> PlaceQuestion:
    """Ask which of several areas of one name is meant."""
    text = message("“{value}” may be several places. Which one is meant?", value=name)
    return PlaceQuestion(question_key(stated), text, candidates(codes))


def apart(stated: Stated, post: Postcode, towns: Iterable[Municipality]) -> PlaceQuestion:
    """Ask what counts where the postcode lies far from every town of the name."""
    text = message(
        "The postcode {postcode} lies in {area}, far from “{value}”. Which one is right?",
        postcode=post.code,
        area=geography.area_label(post.district),
        value=stated.place,
    )
    return PlaceQuestion(
        question_key(stated), text, candidates([*(each.ags for each in towns), post.district])
    )


def not_in(stated: Stated, towns: Iterable[Municipality], limits: tuple[str, ...]) -> PlaceQuestion:
    """Ask what counts where no town of the name lies in the stated area."""
    text = message(
        "“{value}” does not lie in {area}. Which one is right?",
        value=stated.place,
        area=geography.area_label(limits[0]),
    )
    return PlaceQuestion(
        question_key(stated), text, candidates([*(each.ags for each in towns), *limits])
    )


def likely(stated: Stated, towns: Iterable[Municipality]) -> PlaceQuestion:
    """Ask whether one of the towns of a similar name is meant."""
    text = message("The atlas knows no place “{value}”. Is one of these meant?", value=stated.place)
    return PlaceQuestion(question_key(stated), text, candidates(each.ags for each in towns))


def candidates(codes: Iterable[str]) -> tuple[Candidate, ...]:
    """The areas to choose from, by their codes, each once."""
    found = []
    for code in dict.fromkeys(codes):
        place = placed_at(code)
        found.append(Candidate(geography.area_label(code), code, place.latitude, place.longitude))
    return tuple(found)


def unknown(value: str, column: str) -> Fault:
    """Say that no area is called so."""
    return Fault(
        message("The atlas knows no area “{value}”.", value=value),
        message("Correct the name, or write the key (AGS); the row is kept without it."),
        column,
        value,
    )


def beside(value: str, area: str, column: str) -> Fault:
    """Say that two statements about one place do not agree."""
    return Fault(
        message("“{value}” and {area} do not agree.", value=value, area=area),
        message("Correct one of the two; the row is kept with what is certain."),
        column,
        value,
    )
