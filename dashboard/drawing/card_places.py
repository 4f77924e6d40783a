"""Where a record sits and where it works, as precisely as it is known and may be shown."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.drawing.card_scribe import Fact, Scribe, aside, together
from dashboard.drawing.day_names import area_in_words, known_label, seat_then, then_words
from dashboard.geography import REGION, current_district
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
    areas = [Markup("{}{}").format(_area(scribe, row.ags), scribe.cite(row)) for row in rows]
    return [(scribe.language.say("Works in"), together(areas))]


def area_words(ags: str, language: Language) -> str:
    """How far something reaches: "bundesweit", "landesweit in Thüringen", "Ilm-Kreis"."""
    if ags == REGION:
        return language.say("nation-wide")
    if len(ags) == 2:
        return language.say("state-wide in {state}", state=known_label(ags))
    return known_label(ags)


def place_line(location: Location, language: Language) -> str:
    """Street, postcode and place in one line; else the smallest area that is known."""
    town = " ".join(part for part in (location.postcode, location.place) if part)
    line = ", ".join(part for part in (location.street, town) if part)
    if line:
        return line
    return known_label(location.ags) if location.ags else language.say("not known")


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
    then = seat_then(row, scribe.epoch)
    return Markup("{}{}").format(
        place_line(row, scribe.language),
        aside(
            scribe.cite(row),
            _district(row),
            "" if then is None else then_words(then, scribe.epoch, scribe.language),
            limit or say("Precision: {precision}", precision=precision),
            period_words(row.period, scribe.language) if known else "",
        ),
    )


def _district(row: Location) -> str:
    """The district, where the line above does not say it already."""
    code = current_district(row.ags) if row.ags else None
    label = known_label(code) if code else ""
    return "" if label == row.place or not (row.place or row.street) else label


def _area(scribe: Scribe, code: str) -> str:
    language = scribe.language
    return area_in_words(code, scribe.epoch, language, lambda area: area_words(area, language))
