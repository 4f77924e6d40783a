"""The atlas on a day: where records were then, as far as it is known.

id        seats                                              is paid
mover     Ilmenau until 2015, Gera from 2016                 –
gone      Ilmenau until 2014                                 –
undated   Ilmenau                                            –
past      Gera                                               by giver, 2012 to 2014
running   Gera                                               by giver, 2012 to 2014; since 2015
unclear   Gera                                               by giver, no time recorded
endless   Gera                                               by giver, from 2012, end not recorded
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis import build_catalogue, facet_counts, mapped, match, unplaced
from dashboard.analysis.moments import funding_not_dated
from dashboard.analysis.network import Wanted, network
from dashboard.analysis.partner_seeker import Seeker
from dashboard.analysis.partner_signs import PLACES
from dashboard.analysis.partners import rank
from dashboard.analysis.ties import ties_of
from dashboard.model import Dataset, Relation
from dashboard.selection import LENSES, Selection
from tests.analysis.naive import may_be
from tests.analysis.small import GERA, ILMENAU, funding, location, organisation, point
from tests.analysis.worlds import worlds

TIE = Relation(id="t", subject="mover", kind="partner", object="past", source="s")
ILM_KREIS, GERA_CITY = "16070", "16052"
BEFORE, AFTER = date(2013, 6, 1), date(2018, 6, 1)
NAMES = ("mover", "gone", "undated", "past", "running", "unclear", "endless", "giver")


def _in_ilmenau(owner: str, **cells):
    return location(owner, "16070029", **point(ILMENAU), **cells)


def _in_gera(owner: str, **cells):
    return location(owner, "16052000", **{"id": f"{owner}-gera", **point(GERA), **cells})


def _paid(recipient: str, n: int, **time):
    return funding("giver", id=f"{recipient}-{n}", recipient=recipient, **time)


CATALOGUE = build_catalogue(
    Dataset(
        organisations=tuple(organisation(id, founded="2000/..") for id in NAMES),
        locations=(
            _in_ilmenau("mover", valid_to="2015"),
            _in_gera("mover", valid_from="2016"),
            _in_ilmenau("gone", valid_to="2014"),
            _in_ilmenau("undated"),
            *(_in_gera(each) for each in ("past", "running", "unclear", "endless")),
        ),
        fundings=(
            _paid("past", 1, start="2012", end="2014"),
            _paid("running", 1, start="2012", end="2014"),
            _paid("running", 2, start="2015/.."),
            _paid("unclear", 1),
            _paid("endless", 1, start="2012"),
        ),
    )
)


def ids(mask) -> set[str]:
    return set(CATALOGUE.ids(mask))


@pytest.mark.parametrize(
    ("lens", "district", "day", "there"),
    [
        ("sits", ILM_KREIS, BEFORE, {"mover", "gone", "undated"}),
        ("sits", ILM_KREIS, AFTER, {"undated"}),
        ("sits", GERA_CITY, BEFORE, {"past", "running", "unclear", "endless"}),
        ("sits", GERA_CITY, AFTER, {"mover", "past", "running", "unclear", "endless"}),
        ("sits", ILM_KREIS, None, {"mover", "gone", "undated"}),
        ("funded", GERA_CITY, date(2011, 6, 1), {"unclear"}),
        ("funded", GERA_CITY, BEFORE, {"past", "running", "unclear", "endless"}),
        ("funded", GERA_CITY, AFTER, {"running", "unclear", "endless"}),
        ("funded", GERA_CITY, None, {"past", "running", "unclear", "endless"}),
    ],
)
def test_a_record_is_where_it_was_and_funded_by_what_ran_on_the_day(lens, district, day, there):
    matching = match(CATALOGUE, Selection(lens=lens, district=(district,), active=day))
    assert ids(matching.shown) == there
    assert matching.answer.organisations == len(there)
    counts = facet_counts(matching)
    assert counts["district"][district] == counts["lens"][lens] == len(there)
    picture = mapped(matching.catalogue, matching.shown, lens)
    assert set(picture.records([row.id for row in picture.circles])) == there


def test_one_that_moved_has_one_circle_on_a_day_and_two_without_one():
    def places(day: date | None) -> int:
        matching = match(CATALOGUE, Selection(active=day))
        picture = mapped(matching.catalogue, matching.shown, "sits", marked="mover")
        return sum(row.marked for row in picture.circles)

    assert [places(day) for day in (BEFORE, AFTER, None)] == [1, 1, 2]


def test_whose_place_or_money_had_ended_is_listed_beside_the_map_with_the_reason():
    def reasons(lens: str) -> dict[str, str]:
        matching = match(CATALOGUE, Selection(lens=lens, active=AFTER))
        beside = unplaced(matching.catalogue, matching.shown, lens)
        return {row.record: str(row.reason.text) for row in beside.listed()}

    assert reasons("sits") == {
        "gone": "no known place on this day",
        "giver": "no place recorded",
    }
    assert reasons("funded") == {
        "past": "no known funding on this day",
        **dict.fromkeys(("mover", "gone", "undated", "giver"), "no funding recorded"),
    }


def test_of_whom_it_is_known_that_no_funding_ran_nothing_is_missing():
    asked = Selection(lens="funded", district=(ILM_KREIS,), active=AFTER)
    missing = match(CATALOGUE, asked).not_recorded()["place"]
    assert ids(missing) == {"mover", "gone", "undated", "giver"}
    at_all = match(CATALOGUE, asked.but(active=None)).not_recorded()["place"]
    assert ids(at_all) == ids(missing)


def test_fundings_that_may_not_have_run_on_the_day_are_told():
    def unsure(**asked) -> set[str]:
        return ids(funding_not_dated(match(CATALOGUE, Selection(**asked))))

    assert unsure(lens="funded", active=AFTER) == {"unclear", "endless"}
    assert unsure(lens="funded", active=date(2011, 6, 1)) == {"unclear"}
    assert unsure(lens="funded") == unsure(lens="sits", active=AFTER) == set()


def test_many_days_are_asked_and_few_are_kept():
    days = [date(year, 12, 31) for year in range(2008, 2020)]
    for day in days:
        assert CATALOGUE.on(day).on(None) is CATALOGUE
        assert CATALOGUE.on(day).on(BEFORE).stands["sits"].record.tolist() == (
            CATALOGUE.on(BEFORE).stands["sits"].record.tolist()
        )
    assert len(vars(CATALOGUE)["_days"]) < len(days)


@settings(deadline=None, max_examples=40)
@given(worlds(), st.dates(date(2010, 1, 1), date(2024, 12, 31)), st.sampled_from(LENSES))
def test_a_day_is_the_same_as_an_atlas_without_what_was_not_there_on_it(dataset, day, lens):
    """The places, not the filters by funder: who ever paid is asked of all fundings."""
    catalogue = build_catalogue(dataset).on(day)
    there = replace(
        dataset,
        locations=tuple(row for row in dataset.locations if may_be(row.period, day)),
        fundings=tuple(row for row in dataset.fundings if may_be(row.period, day)),
    )
    plain = build_catalogue(there)
    everybody = np.ones(catalogue.size, dtype=bool)
    assert np.array_equal(catalogue.anywhere[lens], plain.anywhere[lens])
    for facet in ("state", "district"):
        one, other = (each.membership(facet, lens).counts(everybody) for each in (catalogue, plain))
        assert one == other
    assert mapped(catalogue, everybody, lens).rows == mapped(plain, everybody, lens).rows
    assert unplaced(catalogue, everybody, lens).records == unplaced(plain, everybody, lens).records


def test_who_has_moved_is_tied_and_near_from_where_it_was_on_the_day():
    dataset = replace(CATALOGUE.dataset, relations=(TIE,))
    catalogue, everybody = build_catalogue(dataset), np.ones(CATALOGUE.size, dtype=bool)
    seeker = Seeker(places=(GERA_CITY,))
    for day, reach, near in ((BEFORE, "districts", "land"), (AFTER, "within", "district")):
        on = catalogue.on(day)
        found = network(on, everybody, Wanted(kinds=("partner",)))
        assert {name: len(ties) for name, ties in found.reach.items() if len(ties)} == {reach: 1}
        signs = rank(on, seeker, everybody, day).signs
        assert PLACES[signs.place[catalogue.position_of["mover"]]] == near
    assert ties_of(catalogue.on(BEFORE)) is ties_of(catalogue), "whatever the day"


def test_what_depends_on_the_catalogue_alone_is_made_once():
    made: list[str] = []
    for name in "aba":
        assert CATALOGUE.once(("test", name), lambda name=name: made.append(name) or name) == name
    assert made == ["a", "b"]
