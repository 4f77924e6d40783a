"""What is offered where, and the three kinds of emptiness: on data that one checks by eye.

Language and youth in six districts of Thüringen and in Leipzig:

id        topics     sits                      works                 is funded
school    language   Erfurt                    Erfurt                Erfurt
course    language   (a project of school)     Erfurt, Gera          –
roaming   language   Leipzig                   Gera                  –
somewhere language   Thüringen, no closer      Leipzig               –
homeless  language   –                         Suhl                  –
youths    youth      Gera                      Gera                  –
office    –          Suhl, Jena                Thüringen             –
friends   language   Ilm-Kreis                 –                     –
"""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis import build_catalogue, match
from dashboard.analysis import coverage_records as records
from dashboard.analysis.coverage import (
    FACETS,
    LEVELS,
    Coverage,
    Field,
    coverage,
)
from dashboard.analysis.coverage_telling import telling_elsewise
from dashboard.analysis.telling import undated
from dashboard.model import Dataset, Term
from dashboard.selection import LENSES, Selection
from tests.analysis.small import area, funding, location, organisation, project
from tests.analysis.worlds import questions, worlds

ERFURT, GERA, JENA, SUHL = "16051", "16052", "16053", "16054"
WEIMAR, ILM_KREIS, LEIPZIG = "16055", "16070", "14713"


def term(list: str, code: str, sort: int) -> Term:
    return Term(list=list, code=code, label_de=code, label_en=code, sort=sort)


DATASET = Dataset(
    organisations=(
        organisation("school", topics=("language",)),
        organisation("roaming", topics=("language",)),
        organisation("somewhere", topics=("language",)),
        organisation("homeless", topics=("language",)),
        organisation("youths", topics=("youth",), target_groups=("children",)),
        organisation("office"),
        organisation("friends", topics=("language",)),
    ),
    projects=(project("course", organisation="school", topics=("language",)),),
    locations=(
        location("school", ERFURT, precision="district"),
        location("roaming", LEIPZIG, precision="district"),
        location("somewhere", "16", precision="state"),
        location("youths", GERA, precision="district"),
        location("office", SUHL, precision="district"),
        location("office", JENA, id="office-branch", role="branch", precision="district"),
        location("friends", ILM_KREIS, precision="district"),
    ),
    areas=(
        area("school", ERFURT),
        area("course", ERFURT),
        area("course", GERA),
        area("roaming", GERA),
        area("somewhere", LEIPZIG),
        area("homeless", SUHL),
        area("youths", GERA),
        area("office", "16"),
    ),
    fundings=(funding("office", recipient="school"),),
    vocabulary=(
        term("topic", "youth", 1),
        term("topic", "language", 2),
        term("topic", "culture", 3),
        term("target_group", "children", 1),
    ),
)
CATALOGUE = build_catalogue(DATASET)
OFFERED, OUTSIDE, UNKNOWN, NOTHING = Field


def covered(facet: Any = "topic", level: Any = "district", **asked: Any) -> Coverage:
    return coverage(match(CATALOGUE, Selection(**asked)), facet, level)


def field(found: Coverage, row: str, column: str) -> tuple[Field, int]:
    at = found.row(row), found.columns.index(column)
    return Field(found.kinds[at]), int(found.counts[at])


@pytest.mark.parametrize(
    ("lens", "row", "column", "expected"),
    [
        ("sits", "language", ERFURT, (OFFERED, 1)),  # school; its course has no seat of its own
        ("sits", "language", GERA, (OUTSIDE, 0)),  # roaming comes from Leipzig
        ("sits", "language", LEIPZIG, (OFFERED, 1)),
        ("sits", "language", SUHL, (UNKNOWN, 0)),  # homeless works there, and may sit there
        ("sits", "language", JENA, (UNKNOWN, 0)),  # somewhere may sit there
        ("sits", "youth", ERFURT, (NOTHING, 0)),  # language is offered there, youth is not
        ("sits", "youth", SUHL, (NOTHING, 0)),  # homeless works there, on something else
        ("sits", "youth", JENA, (UNKNOWN, 0)),  # of nobody there a topic is recorded
        ("sits", "youth", WEIMAR, (UNKNOWN, 0)),  # nobody is recorded there
        ("sits", "culture", GERA, (NOTHING, 0)),  # of which nobody tells anywhere
        ("works", "language", GERA, (OFFERED, 2)),
        ("works", "language", ILM_KREIS, (UNKNOWN, 0)),  # friends sit there, and may work there
        ("works", "youth", LEIPZIG, (NOTHING, 0)),
        ("works", "youth", JENA, (UNKNOWN, 0)),  # the office alone, which tells no topic
        ("funded", "language", ERFURT, (OFFERED, 1)),
        ("funded", "language", GERA, (OUTSIDE, 0)),
        ("funded", "language", ILM_KREIS, (UNKNOWN, 0)),  # whether friends are funded is not told
    ],
)
def test_a_field_says_how_many_there_are_or_why_it_is_empty(lens, row, column, expected):
    assert field(covered(lens=lens), row, column) == expected


def test_of_a_land_a_seat_known_no_closer_is_known_well_enough():
    found = covered(level="state")
    assert found.columns == ("03", "14", "15", "16")
    assert field(found, "language", "16") == (OFFERED, 3)
    assert field(found, "language", "14") == (OFFERED, 1)
    assert field(found, "youth", "14") == (NOTHING, 0)
    assert field(found, "youth", "03") == (UNKNOWN, 0)


def test_a_project_and_the_organisation_that_carries_it_do_not_overlap():
    found = covered(lens="works")
    language = found.row("language")
    erfurt, gera = found.columns.index(ERFURT), found.columns.index(GERA)
    assert (found.counts[language, erfurt], found.carriers[language, erfurt]) == (2, 1)
    assert (found.counts[language, gera], found.carriers[language, gera]) == (2, 2)
    assert np.argwhere(found.overlaps).tolist() == [[language, gera]]


def test_where_all_that_work_come_from_elsewhere_it_is_said():
    found = covered(lens="works", topic=("language",), kind=("association",))
    at = found.row("language"), found.columns.index(GERA)
    assert found.only_outside[at]
    assert not found.only_outside[found.row("language"), found.columns.index(ERFURT)]


def test_filters_of_place_choose_columns_and_drop_nobody_who_comes_from_elsewhere():
    found = covered(district=(GERA, ERFURT))
    assert found.columns == (ERFURT, GERA)
    assert field(found, "language", GERA) == (OUTSIDE, 0)
    assert covered(state=("16",)).columns == tuple(
        code for code in covered().columns if code[:2] == "16"
    )
    assert covered(level="state", district=(GERA,)).columns == ("16",)


def test_other_filters_leave_out_records_but_not_what_is_known_of_a_place():
    found = covered(topic=("youth",))
    assert field(found, "language", ERFURT) == (NOTHING, 0)
    assert field(found, "youth", GERA) == (OFFERED, 1)


def test_a_filter_of_time_makes_no_gap_of_what_is_not_dated():
    on_a_day = covered(active=date(2000, 1, 1))
    assert field(on_a_day, "language", ERFURT) == (UNKNOWN, 0)  # the school tells no time
    assert field(on_a_day, "youth", ERFURT) == (UNKNOWN, 0)  # nobody tells of that time
    assert np.flatnonzero(undated(on_a_day.matching)).size == CATALOGUE.size
    who = records.in_field(on_a_day, "language", ERFURT)
    assert CATALOGUE.ids(who) == ["school", "somewhere", "course"]  # there, or may be


def test_what_has_no_row_or_no_place_is_counted_beside():
    found = covered()
    language = found.row("language")
    assert int(found.unnamed[found.columns.index(SUHL)]) == 1
    assert (found.placed[language], found.unplaced[language]) == (3, 3)


def test_rows_are_the_vocabulary_in_its_order_also_what_nobody_offers():
    assert covered().rows == ("youth", "language", "culture")
    assert covered(facet="target_group").rows == ("children",)


lenses = st.sampled_from(("sits", "works", "funded"))


@settings(max_examples=40, deadline=None)
@given(worlds(), questions(), st.sampled_from(FACETS), st.sampled_from(LEVELS))
def test_each_number_is_that_of_the_records_it_stands_for(dataset, question, facet, level):
    found = coverage(match(build_catalogue(dataset), question), facet, level)
    for n, row in enumerate(found.rows):
        assert found.placed[n] == records.placed(found, row).sum()
        assert found.unplaced[n] == records.unplaced(found, row).sum()
        for m, column in enumerate(found.columns[:30]):
            assert found.counts[n, m] == records.offering(found, row, column).sum()
            assert found.outside[n, m] == records.from_outside(found, row, column).sum()
            assert found.unsure[n, m] == records.unsure(found, row, column).sum()
            there = records.offering(found, row, column)
            behind = {
                getattr(found.matching.catalogue.dataset.holders[id], "organisation", None) or id
                for id in found.matching.catalogue.ids(there)
            }
            assert found.carriers[n, m] == len(behind)


@settings(max_examples=30, deadline=None)
@given(worlds(), questions(), st.sampled_from(FACETS))
def test_the_fields_hold_those_that_the_sentence_counts(dataset, question, facet):
    matching = match(build_catalogue(dataset), question)
    found = coverage(matching, facet, "state")
    inside = np.zeros(matching.catalogue.size, dtype=bool)
    for column in found.columns:
        inside |= records.unnamed(found, column)
        for row in found.rows:
            inside |= records.offering(found, row, column)
    there = matching.catalogue.membership("state", found.lens).having(found.columns)
    assert (inside == (found.asked & there)).all()
    if question.state and not question.district:
        assert (inside == matching.shown).all()


@settings(max_examples=20, deadline=None)
@given(worlds(), questions(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(dataset, question, random):
    def shuffled(rows: Any) -> tuple[Any, ...]:
        return tuple(random.sample(list(rows), len(rows)))

    other = Dataset(
        organisations=shuffled(dataset.organisations),
        projects=shuffled(dataset.projects),
        locations=shuffled(dataset.locations),
        areas=shuffled(dataset.areas),
        fundings=shuffled(dataset.fundings),
    )
    one, two = (
        coverage(match(build_catalogue(each), question), "topic", "district")
        for each in (dataset, other)
    )
    assert one.columns == two.columns
    order = [two.rows.index(row) for row in one.rows]
    assert (one.kinds == two.kinds[order]).all()
    assert (one.counts == two.counts[order]).all()
    assert (one.carriers == two.carriers[order]).all()


@settings(max_examples=30, deadline=None)
@given(worlds(), questions(), st.sampled_from(FACETS), lenses)
def test_a_sentence_opens_those_who_are_in_the_fields_that_it_counts(
    dataset, question, facet, lens
):
    found = coverage(match(build_catalogue(dataset), question.but(lens=lens)), facet, "state")
    for name in records.FIELDS:
        fields = records.fields_of(found, name)
        there = records.in_fields(found, fields)
        assert there.any() == records.anybody(found, fields)
        may = undated(found.matching) if name.startswith("un") else np.zeros_like(there)
        assert not (there & ~(found.asked | may)).any()
    assert (found.telling >= (found.kinds != UNKNOWN).any(axis=0)).all()


@settings(max_examples=20, deadline=None)
@given(worlds(), questions(), st.sampled_from(LEVELS))
def test_the_lens_changes_who_is_counted_and_not_what_tells_of_a_column(dataset, question, level):
    catalogue = build_catalogue(dataset)
    found = {
        lens: coverage(match(catalogue, question.but(lens=lens)), "topic", level) for lens in LENSES
    }
    told = {lens: int(each.telling.sum()) for lens, each in found.items()}
    for lens, each in found.items():
        assert (each.told == found["sits"].told).all()
        assert telling_elsewise(each) == {name: n for name, n in told.items() if name != lens}


@pytest.mark.parametrize("lens", LENSES)
def test_those_in_several_fields_are_those_in_any_of_them(lens):
    found = covered(lens=lens)
    for name in records.FIELDS:
        fields = records.fields_of(found, name)
        each = [
            records.in_field(found, found.rows[n], found.columns[m])
            for n, m in np.argwhere(fields).tolist()
        ]
        nobody = np.zeros(CATALOGUE.size, dtype=bool)
        assert (records.in_fields(found, fields) == np.any([nobody, *each], axis=0)).all()
