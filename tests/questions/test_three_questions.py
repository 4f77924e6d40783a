"""The three questions that the atlas is for, asked of the real data.

What is expected here was read in the five documents, not in the tables.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from dashboard.analysis import (
    Catalogue,
    build_catalogue,
    facet_counts,
    mapped,
    match,
    unplaced,
)
from dashboard.analysis.timelines import foundings, fundings
from dashboard.selection import LENSES, Selection
from dashboard.sources import Reading, load

# The planning region Ostthüringen: Gera, Jena and five districts around them.
OSTTHUERINGEN = ("16052", "16053", "16073", "16074", "16075", "16076", "16077")

IN_OSTTHUERINGEN = {"kind": ("migrant_organisation",), "district": OSTTHUERINGEN}
FOUR = {
    "abli-ev": "16077",  # Altenburg
    "ararat-kultur-greiz-ev": "16076",  # Greiz
    "interkultureller-verein-gera-ev": "16052",  # Gera
    "mig-ev": "16076",  # Weida
}

ERFURT = {"lens": "funded", "district": ("16051",)}
NETWORK = "netzwerk-integration-erfurt"
CITY, MINISTRY = "stadt-erfurt", "bundesministerium-des-inneren"
UKRAINEHILFE, FOUNDATION = "ukrainehilfe-vernetzen", "deutsche-stiftung-engagement-ehrenamt"

DAY = date(2022, 11, 1)
BEGUN_AND_NOT_KNOWN_TO_HAVE_ENDED = {
    "international-student-week-ilmenau",  # 000: since 1993
    "internationales-cafe-winsen",  # 002: since October 2013
    "sprachschule-osnabrueck",  # 002: beginning of 2015
    "sprachschule-osnabrueck-erwachsene",  # 002: autumn 2015
    "sprachschule-osnabrueck-gemeinschaftsunterkunft",  # 002: August 2016
}


@pytest.fixture(scope="module")
def reading(root: Path) -> Reading:
    return load(root / "data")


@pytest.fixture(scope="module")
def catalogue(reading: Reading) -> Catalogue:
    return build_catalogue(reading.dataset)


def shown(catalogue: Catalogue, **asked) -> set[str]:
    return set(catalogue.ids(match(catalogue, Selection(**asked)).shown))


def missing(catalogue: Catalogue, **asked) -> dict[str, set[str]]:
    found = match(catalogue, Selection(**asked)).not_recorded()
    return {name: set(catalogue.ids(mask)) for name, mask in found.items()}


class TestWhichMigrantOrganisationsSitInOstthueringenAndSinceWhen:
    """004: "unsere MOs in Ostthüringen", with their towns, and no word of when they began."""

    def test_there_are_four(self, catalogue):
        assert shown(catalogue, **IN_OSTTHUERINGEN) == set(FOUR)

    def test_each_sits_in_its_own_district(self, catalogue):
        for district in OSTTHUERINGEN:
            asked = {**IN_OSTTHUERINGEN, "district": (district,)}
            assert shown(catalogue, **asked) == {
                record for record, at in FOUR.items() if at == district
            }

    def test_no_migrant_organisation_is_left_out_for_want_of_a_seat(self, catalogue):
        assert missing(catalogue, **IN_OSTTHUERINGEN) == {}

    def test_all_four_are_on_the_map_at_their_towns(self, catalogue):
        mask = match(catalogue, Selection(**IN_OSTTHUERINGEN)).shown
        picture = mapped(catalogue, mask, "sits")
        assert set(picture.records([row.id for row in picture.circles])) == set(FOUR)
        assert len(picture.circles) == 4
        assert len(unplaced(catalogue, mask, "sits")) == 0

    def test_since_when_is_not_known_of_any_and_said_so(self, catalogue):
        mask = match(catalogue, Selection(**IN_OSTTHUERINGEN)).shown
        told = foundings(catalogue, mask)
        assert (len(told), told.unknown) == (0, 4)
        assert missing(catalogue, founded=(1900, 2023), **IN_OSTTHUERINGEN) == {
            "founded": set(FOUR)
        }
        assert shown(catalogue, founded_unknown=True, **IN_OSTTHUERINGEN) == set(FOUR)


class TestWhatHappensToFundingInErfurtAfterSeptember2002:
    """001: paid by the federal ministry and the city to 30.09.2002, since then by the city."""

    def test_money_lands_there_for_the_network_and_for_what_serves_all_thueringen(self, catalogue):
        assert shown(catalogue, **ERFURT) == {NETWORK, UKRAINEHILFE}
        assert shown(catalogue, district=("16051",), funded=(2003, 2023)) == {NETWORK}

    def test_ministry_and_city_pay_until_then_and_the_city_alone_goes_on(self, catalogue):
        mask = np.array([record == NETWORK for record in catalogue.position_of])
        paid = fundings(catalogue, mask).listed()
        told = {(row.funder, str(row.first), str(row.last), row.ending) for row in paid}
        assert told == {
            (MINISTRY, "1999-10-01", "2002-09-30", "known"),
            (CITY, "1999-10-01", "2002-09-30", "known"),
            (CITY, "2002-10-01", "None", "open"),
        }
        assert {row.paid for row in paid} == {NETWORK}
        assert [row.amount_eur for row in paid] == [None] * 3, "no amount is stated"

    @pytest.mark.parametrize(
        ("years", "payers"),
        [
            ((1990, 1998), {}),
            ((2000, 2000), {CITY: 1, MINISTRY: 1}),
            ((2002, 2002), {CITY: 1, MINISTRY: 1}),
            ((2003, 2003), {CITY: 1}),
            ((2003, 2021), {CITY: 1}),
            ((2022, 2022), {CITY: 1, FOUNDATION: 1}),  # the Ukrainehilfe, in all of Thüringen
            ((2023, 2023), {CITY: 1}),
        ],
    )
    def test_the_filter_of_funders_says_who_pays_in_which_years(self, catalogue, years, payers):
        counts = facet_counts(match(catalogue, Selection(funded=years, **ERFURT)))
        assert {funder: n for funder, n in counts["funder"].items() if n} == payers

    def test_the_ministry_pays_nothing_from_2003(self, catalogue):
        asked = {**ERFURT, "funder": (MINISTRY,)}
        assert shown(catalogue, funded=(2003, 2023), **asked) == set()
        assert shown(catalogue, funded=(1999, 2002), **asked) == {NETWORK}

    def test_the_model_project_ends_and_the_city_pays_outside_of_it(self, catalogue):
        asked = {**ERFURT, "programme": ("Modellprojekt",)}
        assert shown(catalogue, funded=(2003, 2023), **asked) == set()
        assert shown(catalogue, funded=(2003, 2021), **ERFURT) == {NETWORK}


class TestWhichProjectsWereActiveOn1November2022:
    """003: 15 August to 31 December 2022. Of all others the end is not stated."""

    def test_one_certainly_and_five_that_may_have_ended_before(self, catalogue):
        found = shown(catalogue, kind=("project",), active=DAY)
        assert found == {UKRAINEHILFE} | BEGUN_AND_NOT_KNOWN_TO_HAVE_ENDED
        holders = catalogue.dataset.holders
        assert {id for id in found if holders[id].period.latest} == {UKRAINEHILFE}

    def test_those_without_any_date_are_counted_and_not_lost(self, catalogue):
        lacking = missing(catalogue, kind=("project",), active=DAY)["active"]
        projects = {project.id for project in catalogue.dataset.projects}
        assert lacking == (projects - {UKRAINEHILFE} - BEGUN_AND_NOT_KNOWN_TO_HAVE_ENDED)
        assert {"wo-ilmenau", "kooperationsprojekt-greiz"} <= lacking

    @pytest.mark.parametrize(
        ("day", "active"),
        [
            (date(2022, 8, 14), False),
            (date(2022, 8, 15), True),
            (date(2022, 12, 31), True),
            (date(2023, 1, 1), False),
        ],
    )
    def test_the_ukrainehilfe_is_active_in_its_period_and_no_day_longer(
        self, catalogue, day, active
    ):
        assert (UKRAINEHILFE in shown(catalogue, active=day)) == active


class TestEveryRealRecordCanBeReached:
    def test_the_empty_selection_shows_every_row_of_the_tables(self, reading, catalogue):
        assert reading.left_out == 0
        everything = [*reading.dataset.organisations, *reading.dataset.projects]
        assert catalogue.ids(match(catalogue, Selection()).shown) == [
            each.id for each in everything
        ]
        assert len(everything) > 60

    def test_each_is_found_by_its_name(self, catalogue):
        for record, holder in catalogue.dataset.holders.items():
            assert record in shown(catalogue, text=holder.name)

    def test_the_house_in_ilmenau_is_found_by_its_former_name(self, catalogue):
        assert shown(catalogue, text="Gemeinschaftshaus bigi") == {"wo-ilmenau"}

    @pytest.mark.parametrize("lens", LENSES)
    def test_each_is_on_the_map_or_listed_with_a_reason(self, catalogue, lens):
        mask = match(catalogue, Selection(lens=lens)).shown
        picture = mapped(catalogue, mask, lens)
        drawn = set(picture.records([row.id for row in picture.circles]))
        drawn |= {id for row in picture.areas for id in picture.reaching(row.id)}
        beside = unplaced(catalogue, mask, lens)
        assert drawn | set(beside.records) == set(catalogue.ids(mask))
        assert drawn.isdisjoint(beside.records)
        assert all(row.reason.text for row in beside.listed())
