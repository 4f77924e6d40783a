"""Where a record sits and where it works, as precisely as it is known and may be shown."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.drawing.card_scribe import Fact, Scribe, aside, together
from dashboard.geography import (
    REGION,
    Epoch,
    area_label,
    codes_in,
    current_district,
    district_of_place,
    districts_in,
    possible_in,
)
from dashboard.language import Language
from dashboard.model import Event, Location
from dashboard.model.wording import period_words


def places(scribe: Scribe) -> list[Fact]:
    """A fact for each location, by its role; without any, that the place is not known."""
    rows = _locations(scribe)
    if not rows:
        return [(scribe.language.say("Place"), scribe.unknown())]
    return [(scribe.label("location_role", row.role), _location(scribe, row)) for row in rows]


def reach(scribe: Scribe) -> list[Fact]:
    """The areas in which it works, in one fact; none where none is recorded."""
    rows = scribe.dataset.areas_of.get(scribe.record, ())
    areas = [_area_of_then(scribe, row.ags) + scribe.cite(row) for row in rows]
    return [(scribe.language.say("Works in"), together(areas))]


def area_words(ags: str, language: Language) -> str:
    """How far something reaches: "bundesweit", "landesweit in Thüringen", "Ilm-Kreis"."""
    if ags == REGION:
        return language.say("nation-wide")
    if len(ags) == 2:
        return language.say("state-wide in {state}", state=_area(ags))
    return _area(ags)


def place_line(location: Location, language: Language) -> str:
    """Street, postcode and place in one line; else the smallest area that is known."""
    town = " ".join(part for part in (location.postcode, location.place) if part)
    line = ", ".join(part for part in (location.street, town) if part)
    if line:
        return line
    return _area(location.ags) if location.ags else language.say("not known")


def _locations(scribe: Scribe) -> list[Location]:
    data = scribe.dataset
    rows = {row.id: row for row in data.locations_of.get(scribe.record, ())}
    event: Event | None = data.event_by_id.get(scribe.record)
    venue = data.location_by_id.get(event.location) if event and event.location else None
    return list({**rows, venue.id: venue}.values() if venue else rows.values())


def _location(scribe: Scribe, row: Location) -> Markup:
    say = scribe.language.say
    if row.publication == "hidden":
        return Markup("{}{}").format(say("The place is not published."), scribe.cite(row))
    limit = ""
    # What is known only roughly is not held back.
    if row.publication == "municipality" and row.precision == "municipality":
        limit = say("Only the municipality is published.")
    if row.publication == "district" and row.precision == "district":
        limit = say("Only the district is published.")
    precision = scribe.label("precision", row.precision)
    known = row.valid_from or row.valid_to
    return Markup("{}{}").format(
        place_line(row, scribe.language),
        aside(
            scribe.cite(row),
            _district(row),
            of_then(_codes_of_then(row, scribe.epoch), scribe),
            limit or say("Precision: {precision}", precision=precision),
            period_words(row.period, scribe.language) if known else "",
        ),
    )


def of_then(codes: tuple[str, ...] | None, scribe: Scribe) -> str:
    """That a district is named as of today, and which it was on the day; None is the same one.

    Without a code it is not known which of several it was.
    """
    if codes is None:
        return ""
    if not codes:
        return scribe.language.say("named as of today")
    there = districts_in(scribe.epoch)
    names = scribe.language.listing([there[code].label for code in codes])
    return scribe.language.say("named as of today; on the chosen day: {districts}", districts=names)


def _codes_of_then(row: Location, epoch: Epoch) -> tuple[str, ...] | None:
    today = current_district(row.ags or "")
    if epoch.is_today or today is None or possible_in(today, epoch) == {today}:
        return None
    exact = row.precision not in ("district", "state") and row.latitude is not None
    point = (row.latitude or 0.0, row.longitude or 0.0) if exact else None
    then = district_of_place(row.ags, point, epoch)
    if then == today:
        return None
    return (then,) if then else ()


def _area_of_then(scribe: Scribe, ags: str) -> Markup:
    """An area in words; of a district that is another than on the day, with that one."""
    area = Markup("{}").format(area_words(ags, scribe.language))
    codes = codes_in(ags, scribe.epoch)
    if scribe.epoch.is_today or not codes or codes in ((ags,), (current_district(ags),)):
        return area
    return Markup("{} ({})").format(area, of_then(codes, scribe))


def _district(row: Location) -> str:
    """The district, where the line above does not say it already."""
    code = current_district(row.ags) if row.ags else None
    label = _area(code) if code else ""
    return "" if label == row.place or not (row.place or row.street) else label


def _area(code: str) -> str:
    try:
        return area_label(code)
    except KeyError:
        return code
