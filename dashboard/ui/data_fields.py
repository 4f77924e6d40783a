"""What a column of a foreign list may mean, in words to choose from."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.export.headers import COLUMNS, SHEETS
from dashboard.language import Language, message
from dashboard.sources.intake.columns import ColumnPlan
from dashboard.sources.intake.synonyms import SYNONYMS, Field, Fields, fields

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


def field_options(plan: ColumnPlan) -> list[Fields]:
    """What a column may mean; nothing comes first."""
    options: dict[Fields, None] = {(): None}
    for told in SYNONYMS:
        for whose in ("projects", "fundings") if told[0].table == "period" else ("",):
            options[tuple(Field(whose, f.column) if whose else f for f in told)] = None
    options[fields("fundings.start", "fundings.end")] = None
    options |= {match.fields: None for match in plan.matches}
    return list(options)


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
