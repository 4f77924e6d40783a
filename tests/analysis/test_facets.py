"""How many records each option would leave, on ten records."""

from __future__ import annotations

from dashboard.analysis import build_catalogue, facet_counts, match
from dashboard.model import Dataset
from dashboard.selection import FACETS, Selection
from tests.analysis.small import CATALOGUE, funding, organisation


def counts(**asked) -> dict[str, dict[str, int]]:
    return facet_counts(match(CATALOGUE, Selection(**asked)))


def test_every_option_of_the_data_is_counted():
    found = counts()
    assert found["kind"] == {
        "association": 4,
        "foundation": 1,
        "network": 2,
        "project": 2,
        "public_body": 1,
    }
    assert found["topic"] == {"language": 2, "youth": 2}
    assert found["target_group"] == {"refugees": 2}
    assert found["funder"] == {"council": 2, "fund": 2}
    assert found["programme"] == {"Apart": 1, "Together": 2}
    assert found["state"] == {"16": 4}
    assert found["district"] == {"16052": 1, "16070": 2}
    assert found["lens"] == {"sits": 5, "works": 5, "funded": 2}
    assert found["founded_unknown"] == {"1": 4}


def test_places_are_counted_as_the_lens_means_them():
    works = counts(lens="works")["district"]
    assert (works["16070"], works["16076"], works["03241"]) == (4, 3, 1)
    assert len(works) == 94
    assert counts(lens="funded")["district"] == {"16052": 1, "16070": 1}


def test_an_option_that_would_leave_nothing_is_counted_as_none():
    assert counts(topic=["language"])["kind"] == {
        "association": 1,
        "foundation": 0,
        "network": 0,
        "project": 1,
        "public_body": 0,
    }


def test_a_filter_s_own_choice_does_not_narrow_its_counts():
    assert counts(topic=["language"])["topic"] == counts()["topic"]
    assert counts(founded=(1992, 1992))["founded_unknown"] == {"1": 4}


def test_land_and_district_narrow_each_other():
    found = counts(state=["16"], district=["16052"])
    assert found["state"] == {"16": 1}
    assert found["district"] == {"16052": 1, "16070": 2}


def test_funders_are_counted_by_what_they_pay_for_in_that_time():
    found = counts(funded=(2022, 2022))
    assert found["funder"] == {"council": 1, "fund": 1}
    assert found["programme"] == {"Apart": 1, "Together": 0}
    assert counts(programme=["Apart"])["funder"] == {"council": 0, "fund": 1}


def test_a_funder_who_pays_twice_counts_once():
    dataset = Dataset(
        organisations=(organisation("payer"), organisation("x")),
        fundings=(
            funding("payer", recipient="x", programme="Together", start="2019"),
            funding("payer", recipient="x", programme="Together", start="2020-05"),
        ),
    )
    found = facet_counts(match(build_catalogue(dataset), Selection()))
    assert (found["funder"], found["programme"]) == ({"payer": 1}, {"Together": 1})


def test_each_lens_counts_what_it_would_show_of_the_same_places():
    assert counts(district=["16070"])["lens"] == {"sits": 2, "works": 4, "funded": 1}
    assert counts(lens="works", district=["16070"])["lens"] == {
        "sits": 2,
        "works": 4,
        "funded": 1,
    }


def test_without_data_there_are_no_options():
    found = facet_counts(match(build_catalogue(Dataset()), Selection()))
    assert {facet: found[facet] for facet in FACETS} == {facet: {} for facet in FACETS}
    assert found["lens"] == {"sits": 0, "works": 0, "funded": 0}
