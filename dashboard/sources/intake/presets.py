"""Layouts that are known beforehand: 360Giving, and Berlin's database of grants.

A preset needs no matching: its columns have one meaning. Rows become organisations and
fundings; a grant's title or purpose is the project that is paid for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

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
    "360giving": (_GRANTS, frozenset({"recipient org:name"})),
    "zuwendungsdatenbank": (_BERLIN, frozenset({"name", "geber", "betrag"})),
}
_GRANTED = frozenset({"funding org:name", "amount awarded", "award date"})
_PATHS = {
    "amountawarded": "amount awarded",
    "awarddate": "award date",
    "recipient organization:name": "recipient org:name",
    "recipient organization:street address": "recipient org:street address",
    "recipient organization:postal code": "recipient org:postal code",
    "recipient organization:address locality": "recipient org:city",
    "recipient organization:address region": "recipient org:county",
    "recipient organization:url": "recipient org:web address",
    "recipient organization:description": "recipient org:description",
    "funding organization:name": "funding org:name",
}
PRESETS = tuple(_LAYOUTS)
"""The names of the presets."""
TITLES = {
    "360giving": message("360Giving"),
    "zuwendungsdatenbank": message("Berlin's database of grants"),
}
"""What a reader calls them."""


def preset_for(sheet: RawSheet) -> str | None:
    """The preset whose layout a sheet has, if it has one."""
    headers = {_plain(header) for header in sheet.headers}
    if "recipient org:name" in headers and headers & _GRANTED:
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
                name=TITLES[name],
                columns=", ".join(lacking),
            ),
            message("Choose another layout, or match the columns by hand."),
        )
    meant = dict(layout)
    if name == "360giving":
        sheet = _with_euros_and_days(sheet, headers)
        if "planned dates:start date" not in headers:
            meant["award date"] = fields("fundings.start")
    why = message("So does the layout {name} say.", name=TITLES[name])
    fed: set[str] = set()
    matches = []
    for position, header in enumerate(headers):
        told = () if header in fed else meant.get(header, ())
        fed.add(header)
        given = sheet.headers[position]
        matches.append(Match(given, position, told, 1.0 if told else 0.0, why))
    return sheet, ColumnPlan("organisations", tuple(matches))


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
    """A header in small letters, of a grant's value as the standard's tables have it.

    Of a list (`Planned Dates:0:Start Date`) the first counts. A package has the same by its
    path (`plannedDates/0/startDate`), and some of it by another name.
    """
    path = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header) if "/" in header else header
    words = " ".join(path.replace("_", " ").replace("/", ":").lower().split())
    plain = re.sub(r":0:", ":", words)
    return _PATHS.get(plain, plain)
