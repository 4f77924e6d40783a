"""Of which district anything is told: whatever the lens, of the time that is asked for.

Who is there, on what, since when; all else of the districts of Thüringen is not recorded:

id        topic      since  sits       works
old       youth      1990   Erfurt     –
new       culture    2010   Gera       Gera
timeless  language   –      Erfurt     –
wide      language   1991   Leipzig    Thüringen
own       culture    1991   –          Suhl
silent    –          1990   Jena       Jena
paid      language   1990   Weimar     Weimar     (its money lands in Leipzig)
guest     sport      –      Leipzig    Suhl
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis import build_catalogue, match
from dashboard.analysis import coverage_records as records
from dashboard.analysis.cliff import cliff
from dashboard.analysis.cliff_fields import fields
from dashboard.analysis.coverage import FACETS, Coverage, Field, coverage
from dashboard.analysis.coverage_telling import only_widely, telling_by
from dashboard.analysis.profile import profile
from dashboard.analysis.telling import OF_TIME, undated
from dashboard.drawing.coverage_row import row_answer
from dashboard.drawing.coverage_told import elsewise_line
from dashboard.language import Language
from dashboard.model import Dataset
from dashboard.selection import LENSES, Selection
from tests.analysis.small import area, funding, location, organisation, project
from tests.analysis.test_coverage import (
    ERFURT,
    GERA,
    ILM_KREIS,
    JENA,
    LEIPZIG,
    SUHL,
    WEIMAR,
    field,
    term,
)
from tests.analysis.worlds import questions, worlds

DAY, GOTHA = date(1993, 12, 31), "16067"
DATASET = Dataset(
    organisations=(
        organisation("old", topics=("youth",), founded="1990"),
        organisation("new", topics=("culture",), founded="2010"),
        organisation("timeless", topics=("language",)),
        organisation("wide", topics=("language",), founded="1991"),
        organisation("own", topics=("culture",), founded="1991"),
        organisation("silent", founded="1990"),
        organisation("paid", topics=("language",), founded="1990"),
        organisation("guest", topics=("sport",)),
    ),
    projects=(project("course", organisation="paid", start="1990"),),
    locations=tuple(
        location(owner, ags, precision="district")
        for owner, ags in (
            ("old", ERFURT),
            ("new", GERA),
            ("timeless", ERFURT),
            ("wide", LEIPZIG),
            ("silent", JENA),
            ("paid", WEIMAR),
            ("guest", LEIPZIG),
        )
    ),
    areas=(
        area("new", GERA),
        area("wide", "16"),
        area("own", SUHL),
        area("silent", JENA),
        area("paid", WEIMAR),
        area("course", LEIPZIG),
        area("guest", SUHL),
    ),
    fundings=(funding("old", recipient="paid", project="course", start="1990"),),
    vocabulary=tuple(term("topic", code, n) for n, code in enumerate(("youth", "language"))),
)
CATALOGUE = build_catalogue(DATASET)
OFFERED, OUTSIDE, UNKNOWN, NOTHING = Field


def covered(**asked: Any) -> Coverage:
    asked = {"state": ("16",), **asked}
    return coverage(match(CATALOGUE, Selection(**asked)), "topic", "district")


@pytest.mark.parametrize(
    ("row", "column", "sits", "works", "funded"),
    [
        ("youth", ERFURT, OFFERED, UNKNOWN, UNKNOWN),  # of old the seat alone is recorded
        ("youth", GERA, NOTHING, NOTHING, NOTHING),  # new is there, on something else
        ("youth", SUHL, NOTHING, NOTHING, NOTHING),  # own works there, wherever it sits
        ("youth", JENA, UNKNOWN, UNKNOWN, UNKNOWN),  # of silent no topic is recorded
        ("youth", ILM_KREIS, UNKNOWN, UNKNOWN, UNKNOWN),  # wide works there as everywhere
        ("language", ILM_KREIS, OUTSIDE, OFFERED, OUTSIDE),  # and offers what it offers
        ("language", GERA, OUTSIDE, OFFERED, OUTSIDE),
        ("language", WEIMAR, OFFERED, OFFERED, OUTSIDE),
        ("culture", WEIMAR, NOTHING, NOTHING, NOTHING),
    ],
)
def test_what_is_told_of_a_district_is_the_same_through_each_lens(row, column, sits, works, funded):
    found = [field(covered(lens=lens), row, column)[0] for lens in LENSES]
    assert found == [sits, works, funded]


def test_who_works_there_while_the_money_lands_elsewhere_leaves_it_open():
    found = coverage(match(CATALOGUE, Selection(lens="funded", text="paid")), "topic", "district")
    assert field(found, "language", WEIMAR) == (UNKNOWN, 0)
    assert CATALOGUE.ids(records.in_field(found, "language", WEIMAR)) == ["paid"]


@pytest.mark.parametrize(
    ("lens", "row", "column", "ever", "then"),
    [
        ("sits", "youth", ERFURT, OFFERED, OFFERED),
        ("sits", "culture", ERFURT, NOTHING, NOTHING),  # old tells of the day, too
        ("sits", "culture", GERA, OFFERED, UNKNOWN),  # of that day nobody tells of Gera
        ("sits", "youth", GERA, NOTHING, UNKNOWN),
        ("sits", "youth", SUHL, NOTHING, NOTHING),
        ("sits", "culture", SUHL, UNKNOWN, UNKNOWN),  # own may sit there
        ("sits", "sport", SUHL, OUTSIDE, UNKNOWN),  # guest may have come already
        ("works", "sport", SUHL, OFFERED, UNKNOWN),
        ("funded", "sport", SUHL, OUTSIDE, UNKNOWN),
    ],
)
def test_who_was_not_there_yet_tells_nothing_of_a_day(lens, row, column, ever, then):
    assert field(covered(lens=lens), row, column)[0] is ever
    assert field(covered(lens=lens, active=DAY), row, column)[0] is then


@pytest.mark.parametrize("lens", LENSES)
def test_who_may_be_there_and_is_not_dated_may_have_been_there_then(lens):
    found = covered(lens=lens, active=DAY, text="timeless")
    assert field(found, "language", ERFURT)[0] is UNKNOWN
    assert CATALOGUE.ids(records.in_field(found, "language", ERFURT)) == ["timeless"]


def test_a_row_in_words_names_each_district_once_or_counts_it():
    said = row_answer(covered(), "youth", Language("de"))
    assert said == (
        "Erfasst in 1 von 22 Kreisen: Erfurt. "
        "Nichts angeboten in 3 Kreisen, soweit erfasst: Gera, Suhl und Weimar. "
        "Zu keinem Thema etwas Eigenes erfasst in 18 Kreisen. "
        "Landesweit oder bundesweit wirkt dort 1 Organisation, aber nicht dazu."
    )
    then = row_answer(covered(active=DAY), "youth", Language("de"))
    assert "Unter den Gefilterten erfasst in 1 von 23 Kreisen: Erfurt." in then
    assert "Niemand von ihnen in 2 Kreisen, soweit erfasst: Suhl und Weimar." in then
    assert "Aus dieser Zeit zu keinem Thema etwas Eigenes erfasst in 20 Kreisen." in then


@pytest.mark.parametrize(("lens", "known", "wide"), [("sits", 22, 18), ("works", 22, 18)])
def test_where_no_more_is_recorded_than_of_the_whole_land_that_is_said(lens, known, wide):
    found = covered()  # wide works all over Thüringen; Erfurt, Gera, Suhl, Weimar have their own
    assert int(telling_by(found, lens).sum()) == known
    assert only_widely(found, lens) == wide
    assert f"in {known} Kreisen, in {wide} davon nur landesweit oder bundesweit." in elsewise_line(
        found, lens, known, wide, Language("de")
    )


def test_where_money_lands_it_is_not_said_that_nothing_is_recorded_on_any_topic():
    dataset = Dataset(
        organisations=(organisation("carrier"), organisation("paid")),
        projects=(project("course", organisation="carrier", topics=("language",)),),
        locations=(
            location("carrier", ERFURT, precision="district"),
            location("paid", GOTHA, precision="district"),
        ),
        fundings=(funding("carrier", recipient="paid", project="course"),),
        vocabulary=DATASET.vocabulary,
    )
    asked = Selection(state=("16",), lens="funded")
    found = coverage(match(build_catalogue(dataset), asked), "topic", "district")
    assert row_answer(found, "youth", Language("de")) == (
        "Erfasst in 0 von 22 Kreisen. Nirgends lässt sich sagen, dass nichts angeboten wird. "
        "Zu keinem Thema etwas Eigenes erfasst in 21 Kreisen. "
        "Zu anderen Themen nur Geld erfasst in 1 Kreis: Landkreis Gotha."
    )
    # Of language that is where it is recorded.
    assert row_answer(found, "language", Language("de")) == (
        "Erfasst in 1 von 22 Kreisen: Landkreis Gotha. "
        "Nirgends lässt sich sagen, dass nichts angeboten wird. "
        "Zu keinem Thema etwas Eigenes erfasst in 21 Kreisen."
    )


_years = st.integers(2010, 2020)
of_a_time = st.builds(
    lambda lens, asked: Selection(lens=lens, **asked),
    st.sampled_from(LENSES),
    st.fixed_dictionaries({"active": st.dates(date(2010, 1, 1), date(2020, 12, 31))})
    | st.fixed_dictionaries({"founded": _years.map(lambda year: (year, year + 1))}),
)


@settings(max_examples=30, deadline=None)
@given(worlds(), of_a_time)
def test_a_filter_of_time_makes_nothing_of_what_is_not_recorded(dataset, question):
    matching = match(build_catalogue(dataset), question)
    then = coverage(matching, "topic", "state")
    untimed = replace(
        matching,
        masks={name: mask for name, mask in matching.masks.items() if name not in OF_TIME},
        funding={name: mask for name, mask in matching.funding.items() if name not in OF_TIME},
        _made={},
    )
    always = coverage(untimed, "topic", "state")
    of_the_time = _only(dataset, set(matching.catalogue.ids(matching.shown)))
    alone = coverage(match(build_catalogue(of_the_time), question), "topic", "state")
    assert (then.told == alone.told).all(), "nobody else tells of it"
    may_be = then.asked | undated(then.matching)
    for n, m in np.argwhere(then.kinds == NOTHING).tolist():
        row, column = then.rows[n], then.columns[m]
        there = [each(always, row, column) for each in _BEHIND]
        assert not (np.any(there, axis=0) & may_be).any(), "nobody is left out who may be there"


@settings(max_examples=20, deadline=None)
@given(worlds(), questions() | of_a_time, st.sampled_from(FACETS), st.just("state"))
def test_the_sentences_of_a_row_count_each_column_once(dataset, question, facet, level):
    found = coverage(match(build_catalogue(dataset), question), facet, level)
    names = ("offered", "unsure") if found.lens == "works" else ("offered", "outside", "unsure")
    parts = [*(records.fields_of(found, name) for name in names), found.untold]
    assert (np.sum([*parts, found.kinds == NOTHING], axis=0) == 1).all()
    unsure = [records.unsure(found, row, code) for row in found.rows for code in found.columns]
    may_be = np.any([np.zeros_like(found.asked), *unsure], axis=0) & undated(found.matching)
    assert (records.timeless(found) == may_be).all()
    for row in found.rows:
        assert not (records.telling_wide(found, row) & records.of_row(found, row)).any()


@settings(max_examples=15, deadline=None)
@given(worlds(), questions() | of_a_time, st.sampled_from(("16070", "16063", "16")))
def test_the_profile_tells_of_a_field_what_the_gaps_tell_of_it(dataset, question, place):
    catalogue, level = build_catalogue(dataset), "state" if len(place) == 2 else "district"
    asked = question.but(state=(), district=())
    found = [coverage(match(catalogue, asked.but(lens=lens)), "topic", level) for lens in LENSES]
    here = profile(match(catalogue, asked), place, DAY)
    for row in here.topics:
        of_field = [field(each, row.topic, place)[0] for each in found]
        assert (OFFERED in of_field) == (row.state in ("covered", "wide"))
        if OFFERED in of_field:
            continue
        assert (UNKNOWN in of_field) == (row.state in ("unsure", "untold"))
        may_be = np.any([records.unsure(each, row.topic, place) for each in found], axis=0)
        assert (may_be == here.of_topic(row.topic, here.unsure)).all()
        assert row.unsure == may_be.sum() and (row.state == "unsure") == may_be.any()


@settings(max_examples=15, deadline=None)
@given(worlds(), questions())
def test_what_the_edge_says_to_end_in_a_district_the_gaps_say_to_be_there(dataset, question):
    asked = question.but(state=(), district=(), active=None)
    found = coverage(match(build_catalogue(dataset), asked), "topic", "district")
    edge = fields(cliff(found.matching, date(2030, 1, 1), DAY))
    for row in found.rows:
        lost = edge.with_none_left(row)
        assert all(field(found, row, code)[0] is OFFERED for code in lost)


@pytest.mark.parametrize(
    ("topic", "place", "state", "unsure"),
    [
        ("youth", ERFURT, "covered", []),
        ("language", ERFURT, "wide", ["timeless"]),  # wide is there for certain
        ("culture", ERFURT, "missing", []),  # old tells of the day
        ("culture", GERA, "untold", []),  # new was not there yet
        ("sport", SUHL, "unsure", ["guest"]),  # nothing is known of when
        ("language", ILM_KREIS, "wide", []),
        ("youth", ILM_KREIS, "untold", []),
    ],
)
def test_the_profile_of_a_day_tells_who_may_have_been_there_from_what_is_missing(
    topic, place, state, unsure
):
    here = profile(match(CATALOGUE, Selection(active=DAY)), place, DAY)
    row = next(row for row in here.topics if row.topic == topic)
    may_be = CATALOGUE.ids(here.of_topic(topic, here.unsure))
    assert (row.state, may_be) == (state, unsure)


def _only(dataset: Dataset, kept: set[str]) -> Dataset:
    """The dataset with no records but these, and what belongs to them; nobody pays anybody."""
    projects = (each for each in dataset.projects if each.id in kept)
    return Dataset(
        organisations=tuple(each for each in dataset.organisations if each.id in kept),
        projects=tuple(each.model_copy(update={"organisation": None}) for each in projects),
        locations=tuple(each for each in dataset.locations if each.owner in kept),
        areas=tuple(each for each in dataset.areas if each.owner in kept),
    )


_BEHIND = (records.offering, records.from_outside, records.unsure)
