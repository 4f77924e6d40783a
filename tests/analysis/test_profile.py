"""The profile of a district or Land: by hand on ten records, and by laws on any."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis import build_catalogue, match
from dashboard.analysis.profile import Profile, profile
from dashboard.analysis.profile_fundings import STANDINGS
from dashboard.analysis.profile_nearness import places_beside
from dashboard.model import Dataset
from dashboard.selection import LENSES, Selection
from tests.analysis.small import CATALOGUE, funding, location, organisation
from tests.analysis.worlds import questions, worlds

LAW = settings(deadline=None, max_examples=30)
DAY = date(2020, 6, 1)
PLACES = st.sampled_from(("16070", "16063", "16052", "03241", "16", "03"))
ILM_KREIS = "16070"


def profile_of(place: str, day: date = DAY, **asked: object) -> Profile:
    return profile(match(CATALOGUE, Selection(**asked)), place, day)


def ids(found: Profile, mask: np.ndarray) -> set[str]:
    return set(found.catalogue.ids(mask))


def test_who_sits_works_and_is_funded_in_the_ilm_kreis():
    found = profile_of(ILM_KREIS)
    assert {lens: ids(found, mask) for lens, mask in found.lenses.items()} == {
        "sits": {"club", "council"},
        "works": {"club", "council", "alliance", "fund"},
        "funded": {"bridge"},
    }


def test_what_works_all_over_a_land_or_germany_is_told_from_what_is_here():
    assert ids(profile_of(ILM_KREIS), profile_of(ILM_KREIS).near) == {"club", "council", "bridge"}
    assert ids(profile_of(ILM_KREIS), profile_of(ILM_KREIS).wide) == {"alliance", "fund"}
    # For the Land as a whole, what works in the Land is here.
    assert ids(profile_of("16"), profile_of("16").wide) == {"fund"}


@pytest.mark.parametrize(
    ("topic", "near", "wide", "around", "state"),
    [("language", 2, 0, 2, "covered"), ("youth", 1, 1, 2, "covered")],
)
def test_topics_of_the_ilm_kreis_beside_the_land(topic, near, wide, around, state):
    row = next(row for row in profile_of(ILM_KREIS).topics if row.topic == topic)
    assert (row.near, row.wide, row.around, row.state) == (near, wide, around, state)


def test_a_topic_that_only_a_whole_land_has_is_told_from_one_that_nobody_has():
    states = {row.topic: row.state for row in profile_of("16076").topics}  # Greiz has the office
    # Of the office no topic is recorded: nobody tells of language there.
    assert states == {"language": "untold", "youth": "wide"}


def test_a_neighbour_that_has_a_topic_is_named_with_its_number():
    rows = {row.topic: row for row in profile_of("16071").topics}  # beside the Ilm-Kreis
    assert rows["language"].beside == ((ILM_KREIS, 2),)


def test_the_neighbours_of_a_land_are_laender():
    assert places_beside("16") == ("03", "14", "15")
    assert ILM_KREIS in places_beside("16071")
    with pytest.raises(KeyError):
        places_beside("99999")


def test_what_cannot_be_counted_is_told_by_why():
    found = profile_of(ILM_KREIS)
    assert {why: ids(found, mask) for why, mask in found.not_counted.items()} == {
        "land_only": {"alliance"},
        "nowhere": {"nobody", "shelter"},
        "no_topic": {"council", "fund"},
        "no_founding": {"council"},
    }
    assert "land_only" not in profile_of("16").not_counted
    assert len(found.lost_fundings) == 1  # the shelter's: nobody may know where it is


def test_what_a_filter_of_time_cannot_judge_is_told_and_not_dropped():
    founded = profile_of(ILM_KREIS, founded=(1990, 1995))
    assert ids(founded, founded.near) == {"club"}
    assert ids(founded, founded.not_counted["founded"]) == {"council", "fund"}
    active = profile_of(ILM_KREIS, active=date(2000, 1, 1))
    assert ids(active, active.not_counted["active"]) == {"council", "fund"}


def test_the_oldest_record_here_is_named():
    first = profile_of(ILM_KREIS).first
    assert first is not None and (first.record, first.text) == ("club", "1992")
    assert profile_of("03241").first is None


def test_other_filters_hold_and_those_of_the_place_do_not():
    found = profile_of(ILM_KREIS, topic=("youth",), district=("16052",), lens="funded")
    assert ids(found, found.near) == {"club"}
    assert ids(found, found.wide) == {"alliance"}


CASES = [
    ("ending", {"start": "2019-01-01", "end": "2020-12-31"}),
    ("ending", {"start": None, "end": "2020-06-01"}),
    ("running", {"start": "2019", "end": "2022"}),
    ("goes_on", {"start": "2019/.."}),
    ("end_unknown", {"start": "2019"}),
    ("undated", {}),
    ("coming", {"start": "2020-06-02"}),
    ("coming", {"start": "2021/.."}),
    ("ended", {"start": "2019", "end": "2020-05-31"}),
    ("ended", {"end": "2019"}),
]


@pytest.mark.parametrize(("standing", "period"), CASES)
def test_how_a_funding_stands_on_a_day(standing, period):
    found = _paid([{**period, "amount_eur": "10.50"}, period])
    sums = {name: each for name, each in found.fundings.sums.items() if each.fundings}
    assert list(sums) == [standing]
    assert (sums[standing].fundings, sums[standing].without_amount) == (2, 1)
    assert str(sums[standing].euros) == "10.50"
    assert len(found.fundings.of(standing)) == 2
    assert len(found.fundings.of(standing, without_amount=True)) == 1


def test_what_ends_first_is_first_and_of_what_is_over_the_last():
    ends = ["2019", "2020-12-31", "2018", "2030", "2020-07-01"]
    listed = _paid([{"start": "2017", "end": end} for end in ends]).fundings.listed()
    told = [paid.period.end.text for _, paid in listed if paid.period.end]
    assert told == ["2020-07-01", "2020-12-31", "2030", "2019", "2018"]


def _paid(rows: Iterable[dict[str, object]]) -> Profile:
    """The profile of the Ilm-Kreis where a club alone is paid by a fund, on `DAY`."""
    paid = [funding("fund", recipient="club", id=f"f{n}", **row) for n, row in enumerate(rows)]
    dataset = Dataset(
        organisations=(organisation("club"), organisation("fund")),
        locations=(location("club", "16070029"),),
        fundings=tuple(paid),
    )
    return profile(match(build_catalogue(dataset), Selection()), ILM_KREIS, DAY)


@LAW
@given(worlds(), questions(), PLACES)
def test_each_number_agrees_with_the_sentence_of_the_map(dataset, question, place):
    catalogue = build_catalogue(dataset)
    found = profile(match(catalogue, question), place, DAY)
    where = {"state": (), "district": (), "todays_districts": True}
    where |= {("state" if len(place) == 2 else "district"): (place,)}
    for lens in LENSES:
        answer = match(catalogue, question.but(lens=lens, **where)).answer
        assert found.answer(found.lenses[lens]) == answer
    together = found.lenses["sits"] | found.lenses["works"] | found.lenses["funded"]
    assert (found.here == together).all()
    assert not (found.near & found.wide).any()


@LAW
@given(worlds(), questions(), PLACES)
def test_each_topic_counts_the_records_that_it_opens(dataset, question, place):
    found = profile(match(build_catalogue(dataset), question), place, DAY)
    for row in found.topics:
        for n, mask in ((row.near, found.near), (row.wide, found.wide), (row.around, found.around)):
            assert n == found.of_topic(row.topic, mask).sum()
        for neighbour, n in row.beside:
            assert n == found.of_topic(row.topic, found.at(neighbour)).sum() > 0
        for record in ids(found, found.of_topic(row.topic, found.here)):
            assert row.topic in dataset.holders[record].topics


@LAW
@given(worlds(), PLACES)
def test_the_fundings_are_those_of_the_records_that_are_funded_here(dataset, place):
    found = profile(match(build_catalogue(dataset), Selection()), place, DAY)
    paid = {
        party
        for row in found.fundings.rows.tolist()
        for party in (dataset.fundings[row].project, dataset.fundings[row].recipient)
        if party
    }
    assert paid == ids(found, found.lenses["funded"])
    assert sum(each.fundings for each in found.fundings.sums.values()) == len(found.fundings)
    assert len(found.fundings.listed()) == len(found.fundings)
    assert set(found.fundings.sums) == set(STANDINGS)
    assert len(found.fundings.timeline().listed()) <= len(found.fundings)


@LAW
@given(worlds(), questions(), PLACES)
def test_each_number_of_fundings_and_of_a_source_counts_the_rows_that_it_opens(
    dataset, question, place
):
    found = profile(match(build_catalogue(dataset), question), place, DAY)
    for standing, each in found.fundings.sums.items():
        assert len(found.fundings.of(standing)) == each.fundings
        assert len(found.fundings.of(standing, without_amount=True)) == each.without_amount
    for source, n in found.sources:
        assert sum(map(len, found.from_source(source).values())) == n
    assert sum(n for _, n in found.sources) == found.here.sum() + len(found.fundings)


@LAW
@given(worlds(), PLACES, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(dataset, place, random):
    def told(of: Dataset) -> object:
        found = profile(match(build_catalogue(of), Selection()), place, DAY)
        masks = {**found.lenses, **found.not_counted, "near": found.near}
        sums = {name: each.fundings for name, each in found.fundings.sums.items()}
        topics = sorted((row.topic, row.near, row.wide, row.around) for row in found.topics)
        return {name: ids(found, mask) for name, mask in masks.items()}, sums, topics

    def shuffled(rows: Iterable[object]) -> tuple[object, ...]:
        mixed = list(rows)
        random.shuffle(mixed)
        return tuple(mixed)

    mixed = Dataset.of({name: shuffled(rows) for name, rows in dataset.tables().items()})
    assert told(mixed) == told(dataset)
