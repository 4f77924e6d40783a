"""Finding places offline, from whatever a row says of them; what is ambiguous is asked.

A point that the file gives comes first, then postcode and town, postcode, town, district,
Land. `precision` says what was found. Nothing is guessed: several places of one name, a point
with its coordinates swapped and a town beside the stated district become a `PlaceQuestion`.
"""

from __future__ import annotations

from collections.abc import Mapping

from dashboard import geography
from dashboard.geography import Municipality, Postcode
from dashboard.language import Message, message
from dashboard.sources.grid import Fault
from dashboard.sources.intake.place_names import (
    alike,
    areas_named,
    code_of,
    districts_named,
    near,
    state_named,
    town_and_district,
    towns_named,
)
from dashboard.sources.intake.place_questions import (
    Candidate,
    Found,
    Placed,
    PlaceQuestion,
    Stated,
    apart,
    beside,
    has_point,
    likely,
    not_in,
    placed_at,
    point_key,
    question_key,
    several,
    unknown,
)


def find_place(stated: Stated, answers: Mapping[str, str] | None = None) -> Found:
    """Find a place; `answers` are those to questions, by their key."""
    found = found_by_words(only_words(stated), answers or {})
    latitude, longitude = stated.latitude, stated.longitude
    if latitude is None and longitude is None:
        return found
    district = None
    if latitude is not None and longitude is not None:
        district = geography.district_at(latitude, longitude)
    return held_against_point(stated, found, answers or {}, district)


def only_words(stated: Stated) -> Stated:
    """What a statement says without its point; of a street only that there is one."""
    street = "there" if stated.street.strip() else ""
    _, postcode, place, district, state, ags, *_ = (str(part).strip() for part in stated)
    return Stated(street, postcode, place, district, state, ags)


def found_by_words(stated: Stated, answers: Mapping[str, str]) -> Found:
    """Find the place that words tell; `stated` is of `only_words`."""
    answer = answers.get(question_key(stated)) if answers else None
    if answer and (code := code_of(answer)):
        return Found(placed_at(code, _postcode_within(stated, code)))
    limits, doubts = _limits(stated)
    if (code := code_of(stated.ags)) and len(code) == 8 and has_point(code):
        return Found(placed_at(code, _postcode_within(stated, code)), None, doubts)
    if stated.place.strip() and answer != "":
        found = _town(stated, limits)
        return found._replace(doubts=(*doubts, *found.doubts))
    post = geography.postcode(stated.postcode)
    if post and (not limits or any(_covers(limit, post.district) for limit in limits)):
        whole = f"{post.district}000"
        code = whole if has_point(whole) else post.district
        return Found(Placed(code, post.latitude, post.longitude, "place"), None, doubts)
    if post:
        label = geography.area_label(post.district)
        doubts += (beside(stated.postcode, label, "postcode"),)
    if len(limits) > 1:
        return Found(None, several(stated, stated.district, limits), doubts)
    return Found(placed_at(limits[0]) if limits else None, None, doubts)


def _limits(stated: Stated) -> tuple[tuple[str, ...], tuple[Fault, ...]]:
    """The areas that the place is said to lie in, the smallest that were stated."""
    doubts: list[Fault] = []
    code = code_of(stated.ags)
    if stated.ags.strip() and not code:
        doubts.append(unknown(stated.ags, "ags"))
    if code and code != geography.REGION and len(code) < 8:
        return (code,), tuple(doubts)
    state = state_named(stated.state) or code_of(stated.state)
    if stated.state.strip() and not state:
        doubts.append(unknown(stated.state, "state"))
    if name := stated.district.strip():
        districts = districts_named(name) or areas_named(name)
        fitting = tuple(each for each in districts if not state or each.startswith(state))
        if not districts:
            doubts.append(unknown(name, "district"))
        elif not fitting and state:
            doubts.append(beside(name, geography.area_label(state), "state"))
        else:
            return fitting, tuple(doubts)
    # A Land outside the four has no districts here, and the country says nothing of the place.
    return ((state,) if state and state != geography.REGION else ()), tuple(doubts)


def _town(stated: Stated, limits: tuple[str, ...]) -> Found:
    name, added = town_and_district(stated.place)
    within = districts_named(added) if added else limits
    towns = towns_named(name)
    fitting = [each for each in towns if _in_limits(each, within)]
    post = geography.postcode(stated.postcode)
    if post and fitting:
        close = near(post, fitting)
        if len(close) == 1:
            return Found(placed_at(close[0].ags, _postcode_within(stated, close[0].ags)))
        if not close:
            return Found(None, apart(stated, post, fitting))
        fitting = close
    elif len(fitting) == 1 and not stated.street.strip() and all(len(x) == 2 for x in limits):
        # "Oldenburg" alone may be the Landkreis beside the city of that name.
        codes = areas_named(stated.place)
        return (
            Found(None, several(stated, stated.place, codes))
            if len(codes) > 1
            else Found(placed_at(fitting[0].ags))
        )
    if len(fitting) == 1:
        return Found(placed_at(fitting[0].ags))
    if fitting:
        return Found(None, several(stated, stated.place, [each.ags for each in fitting]))
    if towns and within:
        return Found(None, not_in(stated, towns, within))
    return _no_town(stated, limits, post)


def _no_town(stated: Stated, limits: tuple[str, ...], post: Postcode | None) -> Found:
    """What is left where no municipality has the name: an area, a postcode, or likenesses."""
    areas = areas_named(stated.place)
    if len(areas) == 1 and (not limits or any(_covers(each, areas[0]) for each in limits)):
        return Found(placed_at(areas[0], post) if areas[0] != geography.REGION else None)
    if post:
        found = find_place(stated._replace(place=""))
        return found._replace(doubts=(*found.doubts, unknown(stated.place, "place")))
    close = [each for each in alike(stated.place) if _in_limits(each, limits)]
    rest = placed_at(limits[0]) if len(limits) == 1 else None
    if close:
        return Found(rest, likely(stated, close))
    # Of places outside the four Länder the atlas knows none.
    outside = len(limits) == 1 and len(limits[0]) == 2 and not _is_ours(limits[0])
    return Found(rest, None, () if outside else (unknown(stated.place, "place"),))


def held_against_point(
    stated: Stated, found: Found, answers: Mapping[str, str], district: str | None
) -> Found:
    """What was found by words, held against the point that is stated, or half of one.

    `district` is the one that the point lies in.
    """
    latitude, longitude = stated.latitude, stated.longitude
    if latitude is None or longitude is None:
        half = message("Of latitude and longitude only one is there.")
        return _without_point(stated, found, half)
    limits = () if found.place and found.place.ags else _limits(stated)[0]
    area = (found.place and found.place.ags) or (limits[0] if limits else geography.REGION)
    there = district and district == geography.current_district(area)
    if there or geography.lies_in(latitude, longitude, area):
        precision = "address" if stated.street.strip() else "place"
        ags = (found.place and found.place.ags) or _at(district, found.question)
        return Found(Placed(ags, latitude, longitude, precision), None, found.doubts)
    if geography.lies_in(longitude, latitude, area):
        turned = stated._replace(latitude=longitude, longitude=latitude)
        if (answer := answers.get(point_key(stated))) is not None:
            return find_place(turned, answers) if answer else found
        code = geography.district_at(longitude, latitude) or area
        candidate = Candidate(geography.area_label(code), code, longitude, latitude)
        text = message("Latitude and longitude have probably changed places. Is the point here?")
        return found._replace(question=PlaceQuestion(point_key(stated), text, (candidate,)))
    label = geography.area_label(geography.current_district(area) or area)
    return _without_point(stated, found, message("The point lies outside {area}.", area=label))


def _at(district: str | None, question: PlaceQuestion | None) -> str | None:
    """The key of a point; it also tells which of several towns is meant, if one lies there."""
    codes = [each.ags for each in question.candidates] if question else []
    meant = [code for code in codes if district and geography.current_district(code) == district]
    if len(meant) == 1:
        return meant[0]
    return f"{district}000" if has_point(f"{district}000") else district


def _without_point(stated: Stated, found: Found, why: Message) -> Found:
    value = f"{_written(stated.latitude)}, {_written(stated.longitude)}"
    remedy = message("Correct the coordinates; the row is kept without them.")
    return found._replace(doubts=(*found.doubts, Fault(why, remedy, "latitude", value)))


def _written(number: float | None) -> str:
    return "–" if number is None else f"{number + 0.0:g}"  # 0 and -0 are one number


def _postcode_within(stated: Stated, code: str) -> Postcode | None:
    """The stated postcode, where its area lies in the district of the code."""
    post = geography.postcode(stated.postcode)
    return post if post and post.district == geography.current_district(code) else None


def _in_limits(town: Municipality, limits: tuple[str, ...]) -> bool:
    return not limits or any(_covers(limit, town.ags) for limit in limits)


def _covers(limit: str, code: str) -> bool:
    """Whether an area of a code lies in the Land or the district of another."""
    if len(limit) == 2:
        return code.startswith(limit)
    return geography.current_district(code) == geography.current_district(limit)


def _is_ours(state: str) -> bool:
    return any(each.ags == state for each in geography.states())
