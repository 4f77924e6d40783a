"""What the map draws of ten records, and what it cannot."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis import build_catalogue, mapped, match, unplaced
from dashboard.analysis.mapping import Row, Tally
from dashboard.language import Language
from dashboard.model import Dataset
from dashboard.selection import Selection
from tests.analysis.small import (
    CATALOGUE,
    area,
    funding,
    location,
    organisation,
    point,
    project,
)

EVERYTHING = np.ones(CATALOGUE.size, dtype=bool)
LENSES = ("sits", "works", "funded")


def every(catalogue):
    return np.ones(catalogue.size, dtype=bool)


def spotted(lens, catalogue=CATALOGUE, mask=None) -> dict[str, tuple[str, ...]]:
    """Each spot with its records."""
    picture = mapped(catalogue, every(catalogue) if mask is None else mask, lens)
    return {row.id: picture.records([row.id]) for row in picture.circles}


def reached(lens, catalogue=CATALOGUE, mask=None) -> dict[str, tuple[str, ...]]:
    """Each area with its records."""
    picture = mapped(catalogue, every(catalogue) if mask is None else mask, lens)
    return {row.id: picture.reaching(row.id) for row in picture.areas}


def missing(lens, catalogue=CATALOGUE, mask=None) -> dict[str, str]:
    """Each record without a place, with the reason."""
    beside = unplaced(
        catalogue, np.ones(catalogue.size, dtype=bool) if mask is None else mask, lens
    )
    listed = beside.listed()
    assert beside.records == [row.record for row in listed]
    assert beside.listed(1, 2) == listed[1:3]
    assert [row.name for row in listed] == sorted(row.name for row in listed)
    return {row.record: row.reason.text for row in listed}


@pytest.mark.parametrize(
    ("lens", "expected"),
    [
        ("sits", {"50.6882,10.8998": ("club",), "50.8940,12.0827": ("festival",)}),
        ("works", {"50.6406,12.1737": ("office",)}),
        ("funded", {"50.6882,10.8998": ("bridge",), "50.8940,12.0827": ("festival",)}),
    ],
)
def test_a_place_that_is_small_enough_is_a_spot(lens, expected):
    assert spotted(lens) == expected


@pytest.mark.parametrize(
    ("lens", "expected"),
    [
        # the fund and the office have no seat: their reach stands for it
        (
            "sits",
            {"16": ("alliance",), "16070": ("council",), "16076": ("office",), "DE": ("fund",)},
        ),
        ("works", {"16": ("alliance",), "16070": ("club", "council"), "DE": ("fund",)}),
        ("funded", {}),
    ],
)
def test_a_land_or_a_district_is_an_area_and_no_pin(lens, expected):
    assert reached(lens) == expected


@pytest.mark.parametrize(
    ("lens", "expected"),
    [
        (
            "sits",
            {
                "shelter": "place withheld for protection",
                "berlin": "outside the four Länder",
                "nobody": "no place recorded",
                "bridge": "no place recorded",
            },
        ),
        (
            "works",
            dict.fromkeys(
                ["shelter", "berlin", "nobody", "bridge", "festival"], "area of work not recorded"
            ),
        ),
        (
            "funded",
            {
                **dict.fromkeys(["club", "council", "alliance", "fund"], "no funding recorded"),
                **dict.fromkeys(["office", "berlin", "nobody"], "no funding recorded"),
                "shelter": "place withheld for protection",
            },
        ),
    ],
)
def test_what_the_map_cannot_show_is_listed_with_its_reason(lens, expected):
    assert missing(lens) == expected


def test_every_reason_has_german_words():
    german = Language("de")
    for lens in LENSES:
        for row in unplaced(CATALOGUE, EVERYTHING, lens).listed():
            assert german.render(row.reason) != row.reason.text


def test_a_spot_tells_what_is_there():
    assert mapped(CATALOGUE, EVERYTHING, "sits").circles[1] == Row(
        id="50.8940,12.0827",
        latitude=50.894,
        longitude=12.0827,
        precision="municipality",
        count=1,
        kinds={"project": 1},
        names=(("Festival", "project"),),
        together=False,
        inside=True,
        marked=False,
        twins=(),
    )


@pytest.mark.parametrize(
    ("lens", "tally"), [("sits", (2, 4, 4)), ("works", (1, 4, 5)), ("funded", (2, 0, 8))]
)
def test_each_record_counts_once_in_the_tally(lens, tally):
    picture = mapped(CATALOGUE, EVERYTHING, lens)
    assert picture.tally == Tally(*tally)
    assert sum(tally) == CATALOGUE.size
    assert picture.tally.without == len(unplaced(CATALOGUE, EVERYTHING, lens))


def test_the_record_that_is_open_stands_out_wherever_it_is():
    picture = mapped(CATALOGUE, EVERYTHING, "works", marked="club")
    assert [row.id for row in picture.rows if row.marked] == ["16070"]
    assert not any(row.marked for row in mapped(CATALOGUE, EVERYTHING, "works").rows)


def test_only_shown_records_are_drawn():
    mask = match(CATALOGUE, Selection(district=["16070"])).shown
    assert spotted("sits", mask=mask) == {"50.6882,10.8998": ("club",)}
    assert reached("sits", mask=mask) == {"16070": ("council",)}
    assert missing("sits", mask=mask) == {}


def test_nothing_shown_is_nothing_drawn():
    nobody = np.zeros(CATALOGUE.size, dtype=bool)
    for lens in LENSES:
        assert (spotted(lens, mask=nobody), reached(lens, mask=nobody)) == ({}, {})
        assert missing(lens, mask=nobody) == {}


def test_a_region_without_records_has_a_map_all_the_same():
    catalogue = build_catalogue(Dataset())
    for lens in LENSES:
        assert (spotted(lens, catalogue), reached(lens, catalogue)) == ({}, {})
        assert missing(lens, catalogue) == {}


def catalogue_of(*organisations, **tables):
    return build_catalogue(Dataset(organisations=organisations, **tables))


def test_several_at_one_place_stand_together_by_name():
    catalogue = catalogue_of(
        organisation("x", name="Zebra", kind="network"),
        organisation("y", name="Ameise"),
        locations=(
            location("x", "16070029", precision="address", latitude=50.68821, longitude=10.89979),
            location("y", "16070029", latitude=50.68819, longitude=10.89981),
        ),
    )
    picture = mapped(catalogue, np.ones(2, dtype=bool), "sits")
    (row,) = picture.circles
    assert picture.records([row.id]) == ("y", "x")
    assert row.names == (("Ameise", "association"), ("Zebra", "network"))
    assert (row.count, row.kinds) == (2, {"association": 1, "network": 1})
    assert row.precision == "municipality", "no more precise than the least precise of them"


def test_a_record_with_two_doors_at_one_place_is_counted_once():
    near = {"latitude": 50.68822, "longitude": 10.8998}
    catalogue = catalogue_of(
        organisation("x"),
        locations=(
            location("x", "16070029", **point((50.68818, 10.8998))),
            location("x", "16070029", id="x-2", role="office", **near),
        ),
    )
    assert spotted("sits", catalogue) == {"50.6882,10.8998": ("x",)}


def test_a_record_at_several_places_is_at_each_of_them():
    catalogue = catalogue_of(
        organisation("x"),
        locations=(
            location("x", "16070029", **point((50.6882, 10.8998))),
            location("x", "16052000", id="x-2", role="branch", **point((50.894, 12.0827))),
            location("x", "16", id="x-3", precision="state"),
        ),
    )
    assert set(spotted("sits", catalogue)) == {"50.6882,10.8998", "50.8940,12.0827"}
    assert reached("sits", catalogue) == {"16": ("x",)}
    picture = mapped(catalogue, every(catalogue), "sits")
    assert len({row.twins for row in picture.circles}) == 1, "both say that it is one and the same"
    assert picture.kinds == {"association": 1}
    assert picture.tally == Tally(1, 0, 0)


@pytest.mark.parametrize(
    ("ags", "drawn"),
    [
        ("16056", "16063"),
        ("03152", "03159"),
        ("03159999", "03159"),
        ("16070", "16070"),
        ("16999", "16"),
        ("16", "16"),
        ("DE", "DE"),
    ],
)
def test_an_area_is_one_that_the_map_of_today_has(ags, drawn):
    catalogue = catalogue_of(organisation("x"), areas=(area("x", ags),))
    assert reached("works", catalogue) == {drawn: ("x",)}
    assert reached("sits", catalogue) == {drawn: ("x",)}


def test_a_seat_whose_old_district_is_all_that_is_known_is_drawn_in_today_s():
    catalogue = catalogue_of(
        organisation("x"), locations=(location("x", "16056", precision="district"),)
    )
    assert reached("sits", catalogue) == {"16063": ("x",)}


def test_a_district_named_twice_counts_once():
    catalogue = catalogue_of(organisation("x"), areas=(area("x", "16056"), area("x", "16063")))
    assert reached("works", catalogue) == {"16063": ("x",)}


def test_reach_elsewhere_is_outside_and_nothing_else():
    catalogue = catalogue_of(organisation("x"), areas=(area("x", "11"),))
    assert reached("works", catalogue) == {}
    assert missing("works", catalogue) == {"x": "outside the four Länder"}


def test_a_hidden_seat_is_no_reason_for_a_reach_that_nobody_recorded():
    catalogue = catalogue_of(
        organisation("x"), locations=(location("x", None, publication="hidden"),)
    )
    assert missing("works", catalogue) == {"x": "area of work not recorded"}
    assert missing("funded", catalogue) == {"x": "no funding recorded"}


def test_money_that_lands_nowhere_known_is_not_money_that_nobody_paid():
    catalogue = build_catalogue(
        Dataset(
            organisations=(organisation("payer"), organisation("exposed"), organisation("open")),
            projects=(project("p", organisation="exposed"), project("q", organisation="open")),
            locations=(location("exposed", None, publication="hidden"),),
            fundings=(funding("payer", project="p"), funding("payer", project="q")),
        )
    )
    reasons = missing("funded", catalogue)
    assert (reasons["p"], reasons["q"]) == (
        "place withheld for protection",
        "place of the funding not recorded",
    )
    assert reasons["exposed"] == "no funding recorded"
