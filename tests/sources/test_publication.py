"""No place is seen more exactly than its publication level allows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import geography
from dashboard.language import Language
from dashboard.model import Dataset, Event, Location
from dashboard.sources import publish, read_folder
from tests.sources import row_by_row
from tests.sources.both_ways import load
from tests.sources.folders import GOOD, good_tables, write_folder

COARSENESS = ("address", "place", "municipality", "district", "state")
CODES = (
    None,
    "DE",
    "09",
    "16",
    "16056",
    "16070",
    "16070029",
    "16070046",
    "16052000",
    "03159016",
    "99999999",
)


def location(**values: object) -> Location:
    return Location.model_validate({**GOOD["locations"][0], **values})


def published(row: Location) -> Location:
    return publish(Dataset(locations=(row,))).locations[0]


locations = st.builds(
    location,
    id=st.sampled_from(["seat-altenburg", "club-place-1", "club-place-2", "x"]),
    owner=st.sampled_from(["club", "other"]),
    street=st.sampled_from([None, "Secret Lane 7"]),
    postcode=st.sampled_from([None, "04600"]),
    place=st.sampled_from([None, "Hidden Hamlet"]),
    ags=st.sampled_from(CODES),
    latitude=st.floats(50.3, 51.3),
    longitude=st.floats(10, 12.5),
    precision=st.sampled_from(COARSENESS),
    publication=st.sampled_from(["exact", "municipality", "district", "hidden"]),
    locator=st.sampled_from([None, "Zeile 3, Secret Lane 7"]),
)
datasets = st.builds(
    lambda rows, times: Dataset(
        locations=tuple(rows),
        events=tuple(
            Event.model_validate(
                {**GOOD["events"][0], "id": f"e-{n}", "location": rows[n % len(rows)].id}
            )
            for n in range(times)
        ),
    ),
    st.lists(locations, min_size=1, max_size=4, unique_by=lambda row: row.id),
    st.integers(0, 4),
)


@settings(deadline=None)
@given(datasets)
def test_nothing_finer_than_its_level_is_left_of_a_place(dataset: Dataset) -> None:
    for before, after in zip(dataset.locations, publish(dataset).locations, strict=True):
        if before.publication == "exact":
            assert after == before
            continue
        assert (after.street, after.postcode) == (None, None)
        assert after.id != before.id or after.id.startswith(f"{before.owner}-place-")
        assert COARSENESS.index(after.precision) >= COARSENESS.index(before.precision)
        assert COARSENESS.index(after.precision) >= COARSENESS.index(
            {"hidden": "state"}.get(before.publication, before.publication)
        )
        point = (after.latitude, after.longitude)
        assert point == (None, None) or point in public_points(before)
        if before.publication != "municipality":
            assert after.place is None
            assert after.ags is None or len(after.ags) in (2, 5)
        if before.publication == "hidden":
            assert (after.ags, after.locator, *point) == (None, None, None, None)


def public_points(row: Location) -> set[tuple[float, float]]:
    """Return the points that anybody can look up who knows the municipality or the district."""
    found = set()
    code = geography.current_district(row.ags or "")
    if code:
        found.add((geography.district(code).latitude, geography.district(code).longitude))
    if row.publication == "municipality" and row.ags in {
        each.ags for each in geography.municipalities()
    }:
        place = geography.municipality(row.ags or "")
        found.add((place.latitude, place.longitude))
    return found


@settings(deadline=None)
@given(datasets)
def test_places_are_published_by_columns_as_one_by_one(dataset: Dataset) -> None:
    by_columns, one_by_one = publish(dataset), row_by_row.publish(dataset)

    assert by_columns == one_by_one
    assert repr(list(by_columns.locations)) == repr(list(one_by_one.locations))


@settings(deadline=None)
@given(datasets)
def test_nothing_that_was_taken_away_stays_among_the_values_of_a_column(dataset: Dataset) -> None:
    for table in publish(dataset).tables().values():
        for name in table.model.model_fields:
            column = table.column(name)
            assert set(column.codes.tolist()) == set(range(len(column.values)))


@settings(deadline=None)
@given(datasets)
def test_publishing_twice_changes_nothing(dataset: Dataset) -> None:
    once = publish(dataset)

    assert publish(once) == once


@settings(deadline=None)
@given(datasets)
def test_ids_stay_unique_and_events_keep_their_place(dataset: Dataset) -> None:
    after = publish(dataset)
    position = {row.id: at for at, row in enumerate(dataset.locations)}

    assert len(after.location_by_id) == len(dataset.locations)
    for old, new in zip(dataset.events, after.events, strict=True):
        assert old.location is not None
        assert new.location == after.locations[position[old.location]].id


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("municipality", ("16070029", "Ilmenau", "municipality", 50.6882, 10.8998)),
        ("district", ("16070", None, "district", None, None)),
        ("hidden", (None, None, "state", None, None)),
    ],
)
def test_a_seat_in_ilmenau_at_each_level(level: str, expected: tuple[object, ...]) -> None:
    seen = published(location(publication=level, place="Ilmenau-Roda"))

    assert (seen.ags, seen.place, seen.precision, seen.latitude, seen.longitude) == expected


def test_a_district_that_a_reform_ended_is_shown_as_that_of_today() -> None:
    assert published(location(publication="district", ags="16056000")).ags == "16063"


def test_what_is_known_less_exactly_than_it_may_be_shown_stays_as_vague() -> None:
    seen = published(location(publication="municipality", ags="16070", precision="district"))

    assert (seen.ags, seen.place, seen.precision) == ("16070", "Ilmenau", "district")


def hidden_folder(folder: Path, **cells: str) -> Path:
    tables = good_tables()
    for row in tables["locations"]:
        row |= {"id": f"{row['id']}-lane", "street": "Secret Lane 7", "publication": "hidden"}
    tables["locations"][0] |= cells
    tables["events"][0]["location"] = "meeting-hall-lane"
    return write_folder(folder, **tables)


def test_what_is_loaded_for_display_holds_nothing_of_a_hidden_place(tmp_path: Path) -> None:
    reading = load(hidden_folder(tmp_path))

    said = repr(reading)
    assert reading.problems == ()
    assert reading.dataset.events[0].location == "meeting-2022-place-1"
    for secret in ("lane", "Lane", "98693", "50.68", "11.029", "16070029"):
        assert secret not in said.replace("club-ilmenau", "")


@pytest.mark.parametrize(
    "cells",
    [
        {"postcode": "9869x-secret"},
        {"ags": "secret"},
        {"latitude": "50.6838 secret"},
        {"latitude": "51.6838", "ags": "16070029", "owner": "secret"},
        {"role": "secret", "id": "meeting-hall-lane"},
        {"publication": "secret", "street": "x@secret"},
        {"street": "secret", "publication": "exactly"},
    ],
)
def test_the_problems_that_readers_see_do_not_quote_hidden_places(
    tmp_path: Path, cells: dict[str, str]
) -> None:
    folder = hidden_folder(tmp_path, **cells)
    shown = json.dumps([p.as_dict(Language("en")) for p in load(folder).problems])
    kept_for_keepers = [p.as_dict(Language("en")) for p in read_folder(folder).problems]

    assert len(json.loads(shown)) == len(kept_for_keepers) > 0
    for secret in ("secret", "lane", "51.6838", "Ilm-Kreis"):
        assert secret not in shown
    # Those who keep the data still see what it is about.
    assert json.loads(shown) != kept_for_keepers


def test_the_problem_of_an_event_does_not_tell_the_id_of_a_hidden_place(tmp_path: Path) -> None:
    tables = good_tables()
    tables["locations"][1] |= {"publication": "hidden", "postcode": "x"}
    folder = write_folder(tmp_path, **tables)

    shown = [p.as_dict(Language("en")) for p in load(folder).problems if p.file == "events.csv"]

    assert [(p["row"], p["value"]) for p in shown] == [(2, "…")]
    assert "meeting-hall" not in json.dumps(shown)


def test_a_hidden_place_that_was_left_out_leaves_nothing_behind(tmp_path: Path) -> None:
    tables = good_tables()
    tables["locations"].append(
        tables["locations"][0]
        | {"id": "secret-lane", "street": "Secret Lane 7", "publication": "hidden"}
        | {"owner": "nobody", "latitude": "50.6123"}
    )
    locations = load(write_folder(tmp_path, **tables)).dataset.table("locations")

    assert len(locations) == 2
    for name in Location.model_fields:
        said = repr(locations.column(name).values)
        assert not any(secret in said for secret in ("secret", "Secret", "50.6123", "nobody"))


def test_a_personal_address_is_not_shown_to_readers(tmp_path: Path) -> None:
    tables = good_tables()
    tables["organisations"][1]["email"] = "erika.muster@city.example"
    folder = write_folder(tmp_path, **tables)

    assert "erika" in repr(read_folder(folder).problems)
    assert "erika" not in repr(load(folder))


def test_a_place_that_was_taken_for_a_header_is_not_quoted_to_readers(tmp_path: Path) -> None:
    folder = hidden_folder(tmp_path)
    table = folder / "locations.csv"
    header, rows = table.read_text().split("\n", 1)
    table.write_text(f"{header.strip()},Secret Lane 7\n{rows}")
    shown = json.dumps([p.as_dict(Language("en")) for p in load(folder).problems])
    kept_for_keepers = json.dumps([p.as_dict(Language("en")) for p in read_folder(folder).problems])
    assert "locations.csv" in shown
    assert "Secret Lane 7" in kept_for_keepers
    assert "Secret Lane" not in shown
