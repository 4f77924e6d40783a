"""Layouts that are known beforehand: what their rows become."""

from __future__ import annotations

import json

import pytest

from dashboard.model.finding import Complaint
from dashboard.sources.intake.draft import Draft
from dashboard.sources.intake.drafting import draft
from dashboard.sources.intake.opening import open_file
from dashboard.sources.intake.presets import PRESETS, preset_for, with_preset
from dashboard.sources.intake.raw import RawSheet
from tests.sources.intake.sheets import DAY, atlas, sheet

BERLIN = (
    "name",
    "geber",
    "art",
    "jahr",
    "plz",
    "politikbereich",
    "zweck",
    "betrag",
    "empfaengertyp",
)
GRANT = {
    "id": "x-1",
    "title": "Sprachcafé",
    "description": "Treffen am Nachmittag.",
    "currency": "EUR",
    "amountAwarded": 1500.5,
    "awardDate": "2021-02-01T00:00:00+00:00",
    "plannedDates": [{"startDate": "2021-03-01", "endDate": "2021-12-31"}],
    "recipientOrganization": [
        {"id": "o-1", "name": "Café Welt e.V.", "postalCode": "99084", "addressLocality": "Erfurt"}
    ],
    "fundingOrganization": [{"id": "o-2", "name": "Stiftung Muster"}],
    "grantProgramme": [{"title": "Miteinander"}],
}


def package(value: object) -> RawSheet:
    (raw,) = open_file("x.json", json.dumps(value).encode()).sheets
    return raw


def taken(name: str, raw) -> Draft:
    return draft(*with_preset(name, raw), atlas(), day=DAY)


def test_a_row_of_berlins_database_is_two_organisations_a_project_and_a_funding():
    raw = sheet(
        BERLIN,
        (
            "Haus e.V.",
            "Senat",
            "Projektförderung",
            "2019",
            "10115",
            "Kultur",
            "Fest",
            "1.500",
            "Verein",
        ),
        (
            "Haus e.V.",
            "Senat",
            "Projektförderung",
            "2020",
            "10115",
            "Kultur",
            "Fest",
            "2.000",
            "Verein",
        ),
        (
            "Maria Muster",
            "Senat",
            "Projektförderung",
            "2020",
            "",
            "",
            "Buch",
            "9",
            "Natürliche Person",
        ),
    )
    found = taken("zuwendungsdatenbank", raw)
    data = found.dataset
    assert [each.name for each in data.organisations] == ["Haus e.V.", "Senat"]
    assert [(each.name, each.organisation) for each in data.projects] == [("Fest", "haus-ev")]
    assert [
        (each.funder, each.project, each.programme, each.start.text, each.end.text, each.amount_eur)
        for each in data.fundings
    ] == [
        ("senat", "fest", "Projektförderung", "2019", "2019", 1500),
        ("senat", "fest", "Projektförderung", "2020", "2020", 2000),
    ]
    assert (found.used, found.refused) == (2, 1)


def check_grant(found: Draft) -> None:
    data = found.dataset
    assert [each.name for each in data.organisations] == ["Café Welt e.V.", "Stiftung Muster"]
    (funding,), (project,), (place,) = data.fundings, data.projects, data.locations
    assert (funding.funder, funding.project) == ("stiftung-muster", "sprachcafe")
    assert (funding.programme, str(funding.amount_eur)) == ("Miteinander", "1500.5")
    assert (funding.start.text, funding.end.text) == ("2021-03-01", "2021-12-31")
    assert (project.name, project.organisation) == ("Sprachcafé", "cafe-welt-ev")
    assert (place.ags, place.precision) == ("16051000", "place")


def test_a_package_of_360giving_becomes_organisations_and_fundings():
    raw = package({"version": "1.4", "grants": [GRANT]})
    assert preset_for(raw) == "360giving"
    check_grant(taken("360giving", raw))


def test_a_flattened_table_of_360giving_says_the_same():
    raw = sheet(
        (
            "Identifier",
            "Title",
            "Description",
            "Currency",
            "Amount Awarded",
            "Award Date",
            "Planned Dates:0:Start Date",
            "Planned Dates:0:End Date",
            "Recipient Org:0:Name",
            "Recipient Org:0:Postal Code",
            "Recipient Org:0:City",
            "Funding Org:0:Name",
            "Grant Programme:0:Title",
        ),
        (
            *("x-1", "Sprachcafé", "Treffen am Nachmittag.", "EUR", "1500.5"),
            *("2021-02-01T00:00:00+00:00", "2021-03-01T00:00:00Z", "2021-12-31"),
            *("Café Welt e.V.", "99084", "Erfurt", "Stiftung Muster", "Miteinander"),
        ),
    )
    assert preset_for(raw) == "360giving"
    check_grant(taken("360giving", raw))


def test_an_amount_in_another_currency_is_not_taken_for_euros():
    pounds = {**GRANT, "currency": "GBP"}
    found = taken("360giving", package({"grants": [pounds]}))
    assert found.dataset.fundings[0].amount_eur is None
    assert [each.column for each in found.problems if each.row] == ["amountAwarded"]


def without(*names: str) -> dict[str, object]:
    return {name: value for name, value in GRANT.items() if name not in names}


ALONE = {
    name: value[0] if name.endswith("Organization") else value for name, value in GRANT.items()
}
FLAT = {"recipient": "Haus", "amountAwarded": 5, "fundingOrganization": "Land"}


@pytest.mark.parametrize(
    ("value", "layout"),
    [
        ({"grants": [GRANT]}, "360giving"),
        ([GRANT], "360giving"),
        ({"grants": [ALONE]}, "360giving"),
        ({"version": "1.4", "grants": [GRANT], "downloads": [{"url": "x"}]}, "360giving"),
        ({"data": [GRANT]}, "360giving"),
        ({"grants": [without("fundingOrganization")]}, "360giving"),
        ([without("amountAwarded", "awardDate")], "360giving"),
        ({"grants": [without("recipientOrganization")]}, None),
        ([without("fundingOrganization", "amountAwarded", "awardDate")], None),
        ({"grants": [FLAT]}, None),
        ({"grants": [{"name": "Haus", "place": "Jena"}]}, None),
    ],
)
def test_a_package_is_known_by_what_its_grants_hold(value, layout):
    raw = package(value)
    assert preset_for(raw) == layout
    if layout:
        assert "Café Welt e.V." in [each.name for each in taken(layout, raw).dataset.organisations]


def test_a_grant_of_nobody_known_names_its_row_and_keeps_who_received_it():
    found = taken("360giving", package([without("fundingOrganization")]))
    assert [each.name for each in found.dataset.organisations] == ["Café Welt e.V."]
    assert [(each.row, each.column) for each in found.problems if each.row] == [
        (1, "amountAwarded")
    ]


@pytest.mark.parametrize("name", PRESETS)
def test_a_sheet_of_another_layout_is_refused_with_the_missing_columns(name):
    assert preset_for(sheet(("Verein", "Ort"))) is None
    with pytest.raises(Complaint) as refused:
        with_preset(name, sheet(("Verein", "Ort")))
    assert dict(refused.value.message.values)["columns"]
