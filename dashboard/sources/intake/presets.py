"""Layouts that are known beforehand: 360Giving, and Berlin's database of grants.

A preset needs no matching: its columns have one meaning. Rows become organisations and
fundings; a grant's title or purpose is the project that is paid for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from dashboard.language import message
from dashboard.model.finding import Complaint
from dashboard.sources.intake.columns import ColumnPlan, Match
from dashboard.sources.intake.raw import RawRow, RawSheet
from dashboard.sources.intake.synonyms import Fields, fields

_GRANTS: Mapping[str, Fields] = {
    "recipient org:name": fields("organisations.name"),
    "recipient org:street address": fields("locations.street"),
    "recipient org:postal code": fields("locations.postcode"),
    "recipient org:city": fields("locations.place"),
    "recipient org:county": fields("locations.district"),
    "recipient org:web address": fields("organisations.website"),
    "recipient org:description": fields("organisations.summary"),
    "title": fields("projects.name"),
    "description": fields("projects.summary"),
    "funding org:name": fields("fundings.funder"),
    "grant programme:title": fields("fundings.programme"),
    "amount awarded": fields("fundings.amount_eur"),
    "planned dates:start date": fields("fundings.start"),
    "planned dates:end date": fields("fundings.end"),
}
_BERLIN: Mapping[str, Fields] = {
    "name": fields("organisations.name"),
    "geber": fields("fundings.funder"),
    "art": fields("fundings.programme"),
    "jahr": fields("fundings.start", "fundings.end"),
    "plz": fields("locations.postcode"),
    "zweck": fields("projects.name"),
    "betrag": fields("fundings.amount_eur"),
    "empfaengertyp": fields("organisations.kind"),
}
_LAYOUTS: Mapping[str, tuple[Mapping[str, Fields], frozenset[str]]] = {
    "360giving": (_GRANTS, frozenset({"recipient org:name", "funding org:name"})),
    "zuwendungsdatenbank": (_BERLIN, frozenset({"name", "geber", "betrag"})),
}
PRESETS = tuple(_LAYOUTS)
"""The names of the presets."""


def preset_for(sheet: RawSheet) -> str | None:
    """The preset whose layout a sheet has, if it has one."""
    headers = {_plain(header) for header in sheet.headers}
    if "recipient org:name" in headers and "funding org:name" in headers:
        return "360giving"
    return "zuwendungsdatenbank" if {"name", "geber", "jahr", "zweck"} <= headers else None


def presets_fitting(sheet: RawSheet) -> tuple[str, ...]:
    """The presets that a sheet could be read by: it has the columns that they cannot do without."""
    headers = {_plain(header) for header in sheet.headers}
    return tuple(name for name, (_, needed) in _LAYOUTS.items() if needed <= headers)


def with_preset(name: str, sheet: RawSheet) -> tuple[RawSheet, ColumnPlan]:
    """The sheet as a preset needs it, and what its columns mean.

    Raises `Complaint` where the sheet lacks a column that the layout needs; KeyError where
    there is no such preset.
    """
    layout, needed = _LAYOUTS[name]
    headers = [_plain(header) for header in sheet.headers]
    if lacking := sorted(needed.difference(headers)):
        raise Complaint(
            message(
                "The sheet is not laid out as {name}: it lacks {columns}.",
                name=name,
                columns=", ".join(lacking),
            ),
            message("Choose another layout, or match the columns by hand."),
        )
    meant = dict(layout)
    if name == "360giving":
        sheet = _with_euros_and_days(sheet, headers)
        if "planned dates:start date" not in headers:
            meant["award date"] = fields("fundings.start")
    why = message("So does the layout {name} say.", name=name)
    fed: set[str] = set()
    matches = []
    for position, header in enumerate(headers):
        told = () if header in fed else meant.get(header, ())
        fed.add(header)
        given = sheet.headers[position]
        matches.append(Match(given, position, told, 1.0 if told else 0.0, why))
    return sheet, ColumnPlan("organisations", tuple(matches))


def grants_sheet(file: str, content: bytes) -> RawSheet:
    """The grants of a 360Giving package (JSON) as a sheet, a row each, numbered from 1.

    Raises `Complaint` where the content is no such package.
    """
    try:
        package = json.loads(content)
        grants = [grant for grant in package["grants"] if isinstance(grant, dict)]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Complaint(
            message("The file is no 360Giving package."),
            message("Choose a JSON file with the list “grants”, or a table."),
        ) from error
    headers = ("Identifier", *(_HEADERS[name] for name in _HEADERS), "Currency", "Award Date")
    rows = [
        RawRow(number, tuple(_text(find(grant)) for find in _PATHS.values()))
        for number, grant in enumerate(grants, start=1)
    ]
    return RawSheet(file, "", headers, 0, tuple(rows))


def _at(*path: str) -> Callable[[Mapping[str, Any]], object]:
    def find(grant: Mapping[str, Any]) -> object:
        found: object = grant
        for name in path:
            # The standard lists what is mostly one: the first counts.
            if isinstance(found, list):
                found = found[0] if found else None
            found = found.get(name) if isinstance(found, dict) else None
        return found

    return find


_HEADERS = {name: name.title() for name in _GRANTS}
_RECIPIENT, _DATES = "recipientOrganization", "plannedDates"
_PATHS: Mapping[str, Callable[[Mapping[str, Any]], object]] = {
    "identifier": _at("id"),
    "recipient org:name": _at(_RECIPIENT, "name"),
    "recipient org:street address": _at(_RECIPIENT, "streetAddress"),
    "recipient org:postal code": _at(_RECIPIENT, "postalCode"),
    "recipient org:city": _at(_RECIPIENT, "addressLocality"),
    "recipient org:county": _at(_RECIPIENT, "addressRegion"),
    "recipient org:web address": _at(_RECIPIENT, "url"),
    "recipient org:description": _at(_RECIPIENT, "description"),
    "title": _at("title"),
    "description": _at("description"),
    "funding org:name": _at("fundingOrganization", "name"),
    "grant programme:title": _at("grantProgramme", "title"),
    "amount awarded": _at("amountAwarded"),
    "planned dates:start date": _at(_DATES, "startDate"),
    "planned dates:end date": _at(_DATES, "endDate"),
    "currency": _at("currency"),
    "award date": _at("awardDate"),
}


def _text(value: object) -> str:
    if value is None or isinstance(value, dict | list):
        return ""
    return str(value).strip()


def _with_euros_and_days(sheet: RawSheet, headers: list[str]) -> RawSheet:
    """The sheet with other currencies beside their amounts, and days without their time."""
    amount = headers.index("amount awarded") if "amount awarded" in headers else None
    currency = headers.index("currency") if "currency" in headers else None
    days = [place for place, header in enumerate(headers) if header.endswith("date")]

    def changed(row: RawRow) -> RawRow:
        cells = list(row.cells)
        for place in days:
            cells[place] = re.sub(r"^(\d{4}-\d\d-\d\d)T.*$", r"\1", cells[place])
        unit = cells[currency].strip().upper() if currency is not None else "EUR"
        if amount is not None and cells[amount] and unit != "EUR":
            cells[amount] = f"{cells[amount]} {unit}".strip()
        return RawRow(row.number, tuple(cells))

    return replace(sheet, rows=tuple(map(changed, sheet.rows)))


def _plain(header: str) -> str:
    """A header in small letters; of a list (`Planned Dates:0:Start Date`) without its number."""
    return re.sub(r":0:", ":", " ".join(header.replace("_", " ").lower().split()))
