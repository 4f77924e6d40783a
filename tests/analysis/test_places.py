"""Where records are: each place under its lens, in today's districts."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from dashboard.analysis import build_catalogue
from dashboard.geography import districts, municipality
from dashboard.model import Dataset
from tests.analysis.small import (
    DATASET,
    GERA,
    ILMENAU,
    area,
    funding,
    location,
    organisation,
    point,
    project,
)

COLUMNS = ["record", "lens", "ags", "state", "district", "latitude", "longitude", "precision"]
NOWHERE = (None, None)
GREIZ = (municipality("16076022").latitude, municipality("16076022").longitude)

Row = tuple[str, str, str, str, str, float | None, float | None, str]


def rows(dataset: Dataset, record: str, lens: str) -> list[Row]:
    """What is placed of a record under a lens, without the two names."""
    table = build_catalogue(dataset).placed
    kept = table.loc[(table["record"] == record) & (table["lens"] == lens), COLUMNS]
    return [
        tuple(None if value != value else value for value in row)[2:]
        for row in kept.itertuples(index=False)
    ]


def alone(*locations, areas: Iterable[str] = ()) -> Dataset:
    """One organisation with these places."""
    return Dataset(
        organisations=(organisation("x"),),
        locations=locations,
        areas=tuple(area("x", ags) for ags in areas),
    )


@pytest.mark.parametrize(
    ("record", "lens", "expected"),
    [
        ("club", "sits", [("16070029", "16", "16070", *ILMENAU, "municipality")]),
        ("club", "works", [("16070", "16", "16070", *NOWHERE, "district")]),
        ("club", "funded", []),
        ("council", "sits", [("16070", "16", "16070", *NOWHERE, "district")]),
        ("alliance", "sits", [("16", "16", "", *NOWHERE, "state")]),
        ("fund", "sits", []),
        ("office", "works", [("16076022", "16", "16076", *GREIZ, "municipality")]),
        ("shelter", "sits", []),
        ("shelter", "funded", []),
        ("berlin", "sits", [("11", "", "", *NOWHERE, "state")]),
        ("nobody", "sits", []),
        ("bridge", "sits", []),
        ("bridge", "funded", [("16070029", "16", "16070", *ILMENAU, "municipality")]),
        ("festival", "sits", [("16052000", "16", "16052", *GERA, "municipality")]),
        ("festival", "funded", [("16052000", "16", "16052", *GERA, "municipality")]),
    ],
)
def test_each_record_is_placed_once_under_each_lens(record, lens, expected):
    assert rows(DATASET, record, lens) == expected


@pytest.mark.parametrize(
    ("owner", "ags", "lands"),
    [("alliance", "16", {"16"}), ("fund", "DE", {"03", "14", "15", "16"})],
)
def test_what_works_in_a_whole_land_works_in_each_of_its_districts(owner, ags, lands):
    found = rows(DATASET, owner, "works")
    assert {(row[0], row[3:]) for row in found} == {
        (ags, (*NOWHERE, "country" if ags == "DE" else "state"))
    }
    assert {row[2] for row in found} == {d.ags for d in districts() if d.state in lands}
    assert all(row[2].startswith(row[1]) for row in found)


@pytest.mark.parametrize(
    ("ags", "state", "district"),
    [
        ("16056", "16", "16063"),
        ("16056000", "16", "16063"),
        ("03152", "03", "03159"),
        ("16070017", "16", "16054"),
        ("11", "", ""),
        ("11000000", "", ""),
    ],
)
@pytest.mark.parametrize("lens", ["sits", "works"])
def test_a_code_that_a_reform_replaced_counts_for_today_s_district(ags, state, district, lens):
    (row,) = rows(alone(location("x", ags), areas=[ags]), "x", lens)
    assert row[:3] == (ags, state, district)


def test_a_seat_without_a_code_is_in_the_district_of_its_point():
    at = location("x", None, precision="address", **point(ILMENAU))
    assert rows(alone(at), "x", "sits") == [("", "16", "16070", *ILMENAU, "address")]


def test_a_seat_known_by_its_land_and_its_point_is_in_the_district_of_its_point():
    at = location("x", "16", precision="place", **point(ILMENAU))
    assert rows(alone(at), "x", "sits") == [("16", "16", "16070", *ILMENAU, "place")]


@pytest.mark.parametrize("at", [(52.52, 13.405), (48.137, 11.575)], ids=["Berlin", "München"])
def test_a_point_outside_the_four_laender_is_in_none_of_them(at):
    assert rows(alone(location("x", None, **point(at))), "x", "sits") == [
        ("", "", "", *at, "municipality")
    ]


@pytest.mark.parametrize(("ags", "state"), [("16", "16"), ("11", "")])
def test_a_point_does_not_overrule_the_land_that_is_recorded(ags, state):
    hannover = location("x", ags, precision="place", **point((52.3795, 9.7696)))
    ((_, found, district, *_),) = rows(alone(hannover), "x", "sits")
    assert (found, district) == (state, "")


def test_the_middle_of_a_land_is_no_district():
    at = location("x", "16", precision="state", **point(ILMENAU))
    assert rows(alone(at), "x", "sits") == [("16", "16", "", *ILMENAU, "state")]


def test_a_seat_without_coordinates_stands_in_its_municipality():
    at = location("x", "16070029", precision="address", street="Am Markt 1")
    there = municipality("16070029")
    assert rows(alone(at), "x", "sits") == [
        ("16070029", "16", "16070", there.latitude, there.longitude, "municipality")
    ]


@pytest.mark.parametrize("ags", [None, "DE"])
def test_somewhere_in_germany_is_no_seat(ags):
    assert rows(alone(location("x", ags, precision="state")), "x", "sits") == []


def test_an_organisation_does_not_sit_where_it_holds_its_events():
    assert rows(alone(location("x", "16052000", role="venue")), "x", "sits") == []


def test_seats_branches_and_offices_all_count():
    dataset = alone(
        location("x", "16052000", **point(GERA)),
        location("x", "16070029", id="x-2", role="branch", **point(ILMENAU)),
        location("x", "16070029", id="x-3", role="office", **point(ILMENAU)),
    )
    assert [row[2] for row in rows(dataset, "x", "sits")] == ["16052", "16070"]


CARRIER, PLACED, WORKING = "carrier", "placed", "working"


@pytest.mark.parametrize(
    ("paid", "lands"),
    [
        ({"project": "placed"}, ["16052000"]),
        ({"project": "working"}, ["16076022"]),
        ({"project": "bare"}, ["16070029"]),
        ({"project": "orphan"}, []),
        ({"recipient": "carrier"}, ["16070029"]),
        ({"recipient": "reaching"}, ["03241"]),
        ({"project": "placed", "recipient": "carrier"}, ["16052000"]),
        ({"project": "working", "recipient": "carrier"}, ["16076022"]),
        ({"project": "bare", "recipient": "reaching"}, ["03241"]),
        ({"project": "orphan", "recipient": "carrier"}, ["16070029"]),
    ],
)
def test_money_lands_at_the_project_else_at_who_receives_it_else_at_who_carries_it(paid, lands):
    dataset = Dataset(
        organisations=(organisation("carrier"), organisation("reaching"), organisation("payer")),
        projects=(
            project("placed", organisation="carrier"),
            project("working", organisation="carrier"),
            project("bare", organisation="carrier"),
            project("orphan"),
        ),
        locations=(
            location("carrier", "16070029", **point(ILMENAU)),
            location("placed", "16052000", role="venue", **point(GERA)),
        ),
        areas=(area("placed", "16"), area("working", "16076022"), area("reaching", "03241")),
        fundings=(funding("payer", **paid),),
    )
    for party in paid.values():
        assert [row[0] for row in rows(dataset, party, "funded")] == lands
    table = build_catalogue(dataset).placed
    assert set(table.loc[table["lens"] == "funded", "record"]) <= set(paid.values())


def test_without_records_there_are_no_places():
    assert build_catalogue(Dataset()).placed.empty
