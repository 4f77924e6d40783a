"""What the fields that a column may tell are called."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.language import Language, message
from dashboard.model.headers import COLUMNS, SHEETS
from dashboard.sources.intake.synonyms import Fields

# What a column tells that is no column of the atlas's tables, or several at once.
_NAMED = {
    "organisations.carrier": message("Carrier of the project"),
    "locations.district": message("District"),
    "locations.state": message("Land"),
    "areas.ags": message("Works in"),
    "locations.street locations.postcode locations.place": message("Address in one cell"),
    "locations.postcode locations.place": message("Postcode and place in one cell"),
    "locations.latitude locations.longitude": message("Coordinates in one cell"),
    "fundings.start fundings.end": message("Funding period in one cell"),
    "projects.start projects.end": message("Project period in one cell"),
}


def field_label(told: Fields, language: Language) -> str:
    """What fields are called: the table, and what of it."""
    if not told:
        return language.say("– stays out –")
    key = " ".join(map(str, told))
    if key == "organisations.name":
        return language.say("Name of the organisation")
    tables: Mapping[str, str] = {name: language.render(said) for name, said in SHEETS.items()}
    if key in _NAMED:
        return f"{tables[told[0].table]}: {language.render(_NAMED[key])}"
    names = [language.render(COLUMNS[f.column]) for f in told if f.column in COLUMNS]
    return f"{tables[told[0].table]}: {language.listing(names or [key])}"
