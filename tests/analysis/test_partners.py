"""Partners are ranked by what the records say, and by nothing else.

id        what it is                    sits          works    topics           is paid by
seeker    association, of "circle"      Ilm-Kreis     –        language, youth  fund
twin      association since 1990        Ilm-Kreis     –        language, youth  –
beside    association since 2020        Erfurt        –        language         fund
wide      network                       –             TH       youth            –
far       association                   Hannover      –        language         –
silent    association, of "circle"      –             –        –                –
gone      association, dissolved 2019   Ilm-Kreis     –        language, youth  –
carrier   carrier of "course"           –             –        –                –
circle    network of two                –             –        –                –
course    project of carrier            –             Greiz    language         fund
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis import Catalogue, build_catalogue
from dashboard.analysis.partner_reasons import told_partners
from dashboard.analysis.partner_seeker import Seeker, seeker_of
from dashboard.analysis.partner_signs import PLACES
from dashboard.analysis.partners import WEIGHTS, rank
from dashboard.model import Dataset, Relation
from tests.analysis.small import area, funding, location, organisation, project

TODAY = date(2026, 11, 25)
ILM, ERFURT, GREIZ, HANNOVER = "16070", "16051", "16076", "03241"


def member(subject: str, of: str) -> Relation:
    return Relation(id=f"{subject}-{of}", subject=subject, kind="member", object=of, source="s")


DATASET = Dataset(
    organisations=(
        organisation("seeker", topics=("language", "youth")),
        organisation("twin", topics=("language", "youth"), founded="1990"),
        organisation("beside", topics=("language",), founded="2020"),
        organisation("wide", "network", topics=("youth",)),
        organisation("far", topics=("language",)),
        organisation("silent"),
        organisation("gone", topics=("language", "youth"), dissolved="2019"),
        organisation("carrier", "carrier"),
        organisation("circle", "network"),
        organisation("fund", "foundation"),
    ),
    locations=(
        location("seeker", ILM, precision="district"),
        location("twin", ILM, precision="district"),
        location("beside", ERFURT, precision="district"),
        location("far", HANNOVER, precision="district"),
        location("gone", ILM, precision="district"),
    ),
    areas=(area("wide", "16"), area("course", GREIZ)),
    projects=(project("course", organisation="carrier", topics=("language",)),),
    fundings=(
        funding("fund", recipient="seeker"),
        funding("fund", recipient="beside"),
        funding("fund", project="course"),
    ),
    relations=(member("seeker", "circle"), member("silent", "circle")),
)
CATALOGUE = build_catalogue(DATASET)


def ranked(seeker: Seeker, catalogue: Catalogue = CATALOGUE) -> dict[str, dict[str, int]]:
    """Each partner in its order, with the points of its reasons."""
    pool = np.ones(catalogue.size, dtype=bool)
    found = rank(catalogue, seeker, pool, TODAY)
    partners = told_partners(catalogue, found, catalogue.size)
    assert all(each.points == sum(reason.points for reason in each.reasons) for each in partners)
    return {
        each.record: {reason.name: reason.points for reason in each.reasons} for each in partners
    }


def test_an_organisation_is_asked_for_by_what_the_records_say_of_it():
    assert seeker_of(CATALOGUE, "seeker") == Seeker(
        "seeker", places=(ILM,), topics=("language", "youth"), funders=("fund",)
    )


def test_a_project_speaks_for_the_one_that_carries_it():
    assert seeker_of(CATALOGUE, "carrier") == Seeker(
        "carrier", places=(GREIZ,), topics=("language",), funders=("fund",)
    )


def test_a_project_looks_for_no_partners():
    with pytest.raises(KeyError):
        seeker_of(CATALOGUE, "course")


def test_the_reasons_are_those_of_the_records():
    assert ranked(seeker_of(CATALOGUE, "seeker")) == {
        "twin": {"topic": 6, "district": 4, "years_10": 2, "new": 1},
        "beside": {"topic": 3, "neighbour": 2, "years_5": 1, "funder": 1, "new": 1},
        "wide": {"topic": 3, "whole_land": 3, "new": 1},
        "carrier": {"topic_by_project": 2, "land": 1, "funder": 1, "new": 1},
        "far": {"topic": 3, "new": 1},
        "silent": {"common": 2, "new": 1},
        "circle": {"linked": 0},
        "fund": {"linked": 0},
    }


def test_a_new_initiative_is_linked_with_nobody_and_that_counts_for_nobody():
    found = ranked(Seeker(places=(ILM,), topics=("youth",)))
    assert found == {
        "twin": {"topic": 3, "district": 4, "years_10": 2},
        "seeker": {"topic": 3, "district": 4},
        "wide": {"topic": 3, "whole_land": 3},
    }


def test_a_place_alone_is_enough_where_nothing_else_is_asked():
    assert list(ranked(Seeker(places=(GREIZ,)))) == ["carrier", "twin", "wide", "beside", "seeker"]


def test_a_land_is_a_place_too_and_counts_as_the_weights_say_of_a_land():
    found = ranked(Seeker(places=("03",), topics=("language",)))
    assert found["far"] == {"topic": 3, "land": 1}
    assert not {"land", "district"} & set(found["twin"])
    here = ranked(Seeker(places=("16",), topics=("language", "youth")))
    near = {name: set(reasons) & set(PLACES) for name, reasons in here.items()}
    assert near["wide"] == {"whole_land"}
    assert near["twin"] == near["beside"] == near["carrier"] == {"land"}


def test_who_could_not_be_judged_is_counted():
    found = rank(CATALOGUE, seeker_of(CATALOGUE, "seeker"), np.ones(CATALOGUE.size, bool), TODAY)
    assert CATALOGUE.ids(found.dissolved) == ["gone"]
    assert found.judged == 8
    assert CATALOGUE.ids(found.no_subject) == []  # all others share something
    assert CATALOGUE.ids(found.no_place) == ["silent", "circle", "fund"]


def test_only_the_organisations_of_the_selection_are_ranked():
    pool = np.zeros(CATALOGUE.size, dtype=bool)
    pool[CATALOGUE.position_of["far"]] = True
    found = rank(CATALOGUE, Seeker(topics=("language",)), pool, TODAY)
    assert CATALOGUE.records["record"].to_numpy()[found.order].tolist() == ["far"]


# What holds of every ranking.

TOPICS = ("language", "youth", "culture")
BODIES = ("a", "b", "c", "d", "e")


@st.composite
def worlds(draw) -> Dataset:
    """A few organisations with topics, seats, foundings, projects and ties."""
    some = st.lists(st.sampled_from(TOPICS), unique=True, max_size=3).map(tuple)
    years = st.sampled_from([None, "1990", "2020", "2025"])
    bodies = [
        organisation(each, topics=draw(some), founded=draw(years), name=draw(st.sampled_from("XY")))
        for each in BODIES
    ]
    seats = [
        location(each, code, precision="district")
        for each in BODIES
        if (code := draw(st.sampled_from([None, ILM, ERFURT, HANNOVER])))
    ]
    works = [area(each, draw(st.sampled_from(["16", "DE", GREIZ]))) for each in BODIES[:2]]
    own = [project("p", organisation=draw(st.sampled_from(BODIES)), topics=draw(some))]
    pairs = st.tuples(st.sampled_from([*BODIES, "p"]), st.sampled_from([*BODIES, "p"]))
    ties = [
        member(*each) for each in sorted(draw(st.sets(pairs, max_size=5))) if each[0] != each[1]
    ]
    paid = [funding(draw(st.sampled_from(BODIES)), recipient=draw(st.sampled_from(BODIES)))]
    return Dataset(
        organisations=tuple(bodies),
        locations=tuple(seats),
        areas=tuple(works),
        projects=tuple(own),
        relations=tuple(ties),
        fundings=tuple(paid),
    )


seekers = st.builds(
    Seeker,
    places=st.sampled_from([(), (ILM,), ("16",), (ERFURT, HANNOVER)]),
    topics=st.sampled_from([(), ("language",), ("language", "youth")]),
)


@settings(max_examples=25)
@given(worlds(), st.sampled_from(BODIES))
def test_nobody_is_a_partner_of_itself(dataset, record):
    catalogue = build_catalogue(dataset)
    assert record not in ranked(seeker_of(catalogue, record), catalogue)


@settings(max_examples=25)
@given(worlds(), seekers, st.sampled_from(BODIES))
def test_more_shared_topics_never_rank_lower(dataset, seeker, record):
    before = list(ranked(seeker, build_catalogue(dataset)))
    bodies = [
        each.model_copy(update={"topics": tuple({*each.topics, *seeker.topics})})
        if each.id == record
        else each
        for each in dataset.organisations
    ]
    more = replace(dataset, organisations=tuple(bodies))
    after = list(ranked(seeker, build_catalogue(more)))
    if record in before:
        assert after.index(record) <= before.index(record)


@settings(max_examples=25)
@given(worlds(), st.one_of(seekers, st.sampled_from(BODIES)), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(dataset, asked, random):
    def shuffled(rows):
        mixed = list(rows)
        random.shuffle(mixed)
        return tuple(mixed)

    other = Dataset(**{name: shuffled(rows) for name, rows in dataset.tables().items()})
    one, two = build_catalogue(dataset), build_catalogue(other)
    seeks = [seeker_of(each, asked) if isinstance(asked, str) else asked for each in (one, two)]
    assert list(ranked(seeks[0], one).items()) == list(ranked(seeks[1], two).items())


@settings(max_examples=25)
@given(worlds(), seekers)
def test_points_fall_and_of_as_many_the_name_decides(dataset, seeker):
    catalogue = build_catalogue(dataset)
    found = ranked(seeker, catalogue)
    keys = [
        (-sum(reasons.values()), catalogue.name_of(record), record)
        for record, reasons in found.items()
    ]
    assert keys == sorted(keys)


def test_every_sign_has_a_weight_and_what_is_said_of_oneself_weighs_more():
    assert all(points > 0 for points in WEIGHTS.values())
    assert WEIGHTS["topic"] > WEIGHTS["topic_by_project"]
    assert WEIGHTS["group"] > WEIGHTS["group_by_project"]
    near = [WEIGHTS[name] for name in ("district", "whole_land", "neighbour", "land", "country")]
    assert near == sorted(near, reverse=True)
