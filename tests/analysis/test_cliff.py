"""What loses its last funding by a day: on data that one checks by eye, and by its laws.

The day is 31 December 2026, today is 1 July 2026.

id        topics    sits    its fundings end                        so it
alone     language  Erfurt  31.12.2026 (fund)                       loses its last
both      language  Erfurt  30.9.2026 (fund), 30.6.2027 (council)   has a later one
open      language  Gera    30.9.2026 (fund), goes on (council)     has one that goes on
unsaid    youth     Gera    30.9.2026 (fund), begun, no end told    cannot be told
undated   youth     Gera    no time at all                          cannot be told
around    youth     Suhl    about 2026 (2025 to 2027)               may lose its last
over      youth     Suhl    2020                                    lost it before
course    language  –       30.9.2026 (fund; recipient: both)       loses its last
never     language  Suhl    –                                       is not looked at
"""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis import build_catalogue, match
from dashboard.analysis.cliff import STANDINGS, Cliff, cliff, since_of
from dashboard.analysis.cliff_days import edge_days, losing_elsewise, opening_day, usual_day
from dashboard.analysis.cliff_fields import (
    ALL,
    GROUPS,
    Edge,
    at_edge,
    fields,
    members,
    telling_elsewise,
    without_place,
)
from dashboard.analysis.cliff_money import WAYS, grouped, without_amount
from dashboard.model import Dataset
from dashboard.selection import FIRST_DAY, LAST_DAY, Selection, can_be_asked
from tests.analysis.small import funding, location, organisation, project
from tests.analysis.test_coverage import ERFURT, GERA, SUHL, term
from tests.analysis.worlds import questions, worlds

TODAY, DAY = date(2026, 7, 1), date(2026, 12, 31)


def seat(owner: str, ags: str) -> Any:
    return location(owner, ags, precision="district")


DATASET = Dataset(
    organisations=(
        organisation("fund", "foundation"),
        organisation("council", "public_body"),
        *(organisation(id, topics=("language",)) for id in ("alone", "both", "open", "never")),
        *(organisation(id, topics=("youth",)) for id in ("unsaid", "undated", "around", "over")),
    ),
    projects=(project("course", organisation="both", topics=("language",)),),
    locations=(
        *(seat(id, ERFURT) for id in ("alone", "both")),
        *(seat(id, GERA) for id in ("open", "unsaid", "undated")),
        *(seat(id, SUHL) for id in ("around", "over", "never")),
    ),
    fundings=(
        funding("fund", recipient="alone", end="2026-12-31", amount_eur=1000),
        funding("fund", recipient="both", end="2026-09-30", programme="Together"),
        funding("council", recipient="both", end="2027-06-30", amount_eur=500),
        funding("fund", recipient="open", end="2026-09-30"),
        funding("council", recipient="open", start="2020/.."),
        funding("fund", recipient="unsaid", end="2026-09-30"),
        funding("council", recipient="unsaid", start="2020"),
        funding("fund", recipient="undated"),
        funding("fund", recipient="around", end="2026~"),
        funding("fund", recipient="over", end="2020"),
        funding("fund", project="course", recipient="both", end="2026-09-30", amount_eur=20),
    ),
    vocabulary=(term("topic", "youth", 1), term("topic", "language", 2)),
)
CATALOGUE = build_catalogue(DATASET)


def at(day: date = DAY, **asked: Any) -> Cliff:
    return cliff(match(CATALOGUE, Selection(**asked)), day, TODAY)


def ids(mask: Any) -> set[str]:
    return set(CATALOGUE.ids(mask))


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        ("loses", {"alone", "course"}),
        ("may", {"around"}),
        ("unknown", {"unsaid", "undated"}),
        ("later", {"both"}),
        ("open", {"open"}),
        ("before", {"over"}),
        ("unfunded", {"fund", "council", "never"}),
    ],
)
def test_a_record_stands_as_all_its_fundings_say(standing, expected):
    assert ids(at().of(standing)) == expected
    assert at().counts[standing] == len(expected)


def test_the_last_day_itself_counts_and_the_day_before_it_does_not():
    assert "alone" in ids(at(date(2026, 12, 31)).of("loses"))
    assert "alone" in ids(at(date(2026, 12, 30)).of("later"))


def test_a_filter_for_one_funder_does_not_hide_that_another_goes_on():
    assert ids(at(funder=("fund",)).of("loses")) == {"alone", "course"}
    assert ids(at(funder=("fund",)).of("later", "open")) == {"both", "open"}


def test_of_a_day_that_is_past_the_year_before_it_is_looked_at():
    assert since_of(date(2022, 12, 31), TODAY) == date(2022, 1, 1)
    assert since_of(date(2020, 12, 31), TODAY) == date(2020, 1, 1)  # a leap year
    assert since_of(date(2024, 2, 29), TODAY) == date(2023, 3, 1)
    assert since_of(date(2027, 12, 31), TODAY) == TODAY
    assert ids(at(date(2020, 12, 31)).of("loses")) == {"over"}
    assert since_of(date(1, 1, 1), TODAY) == date(1, 1, 2)


def test_the_nearest_ends_are_those_of_records_whose_last_day_is_known():
    assert at().nearest == (date(2026, 9, 30), date(2027, 6, 30))  # the course; both
    assert at(date(2026, 9, 30)).nearest == (date(2020, 12, 31), date(2026, 12, 31))
    assert at(kind=("public_body",)).nearest == (None, None)


def test_who_loses_first_comes_first():
    assert [list(CATALOGUE.position_of)[n] for n in at().losing] == ["course", "alone"]


def test_the_gantt_has_all_fundings_of_those_at_the_edge_and_no_more_than_fit():
    drawn = at().timeline(20).listed()
    assert {row.paid for row in drawn} == {"alone", "course"}
    assert [row.paid for row in at().timeline(1).listed()] == ["course"]


def test_a_district_has_none_left_when_all_its_funded_records_lose_their_last():
    found = fields(at())
    assert found.rows == (ALL, "youth", "language")

    def kind(row: str, column: str) -> Edge:
        return Edge(int(found.kinds[found.row(row), found.columns.index(column)]))

    assert kind("language", ERFURT) == Edge.FEWER  # both goes on with the council's money
    assert kind("language", GERA) == Edge.KEPT
    assert kind("youth", GERA) == Edge.CANNOT_TELL
    assert kind("youth", SUHL) == Edge.CANNOT_TELL
    assert kind("youth", ERFURT) == Edge.NOTHING
    assert found.unplaced["loses"][found.row("language")] == 1  # the course has no seat
    alone = fields(at(date(2027, 6, 30)))
    assert alone.with_none_left("language") == (ERFURT,)
    assert alone.topics_with_none_left(ERFURT) == ("language",)


def test_who_may_sit_in_a_district_keeps_it_from_having_none_left():
    somewhere = organisation("somewhere", topics=("language",))
    other = Dataset(
        organisations=(*DATASET.organisations, somewhere),
        projects=DATASET.projects,
        locations=(*DATASET.locations, location("somewhere", "16", precision="state")),
        fundings=(*DATASET.fundings, funding("fund", recipient="somewhere", start="2020/..")),
        vocabulary=DATASET.vocabulary,
    )
    day = date(2027, 6, 30)
    found = fields(cliff(match(build_catalogue(other), Selection()), day, TODAY))
    assert found.with_none_left("language") == ()
    kinds = found.kinds[found.row("language")]
    assert kinds[found.columns.index(ERFURT)] == Edge.CANNOT_TELL


def test_money_is_summed_where_it_is_known_and_the_rest_is_counted():
    told = {
        each.value: (each.sums.fundings, int(each.sums.euros), each.sums.without_amount)
        for each in grouped(at(), "year")
    }
    assert told == {
        "2020": (1, 0, 1),
        "2026": (5, 1020, 3),
        "2027": (2, 500, 1),
        "open": (1, 0, 1),
        "unknown": (2, 0, 2),
    }
    funders = [(each.value, len(each.rows), each.ending) for each in grouped(at(), "funder")]
    assert funders == [("fund", 8, 5), ("council", 3, 0)]
    programmes = [(each.value, len(each.rows)) for each in grouped(at(), "programme")]
    assert programmes == [("Together", 1), ("", 10)]


@pytest.mark.parametrize(
    ("today", "asked", "expected"),
    [
        (TODAY, {}, date(2027, 12, 31)),  # some end by the end of next year
        (date(2024, 5, 5), {}, date(2026, 9, 30)),  # the course is the first to end after 2025
        (date(2030, 5, 5), {}, date(2027, 12, 31)),  # around, 2027 at the latest, was the last
        (TODAY, {"topic": ("sport",)}, date(2027, 12, 31)),  # nobody: the end of next year
        (date(2030, 5, 5), {"district": (GERA,)}, date(2031, 12, 31)),  # no end of theirs is known
        (date(2030, 5, 5), {"district": (ERFURT,), "lens": "works"}, date(2027, 6, 30)),  # by seat
    ],
)
def test_the_page_opens_at_a_day_on_which_something_ends_if_there_is_one(today, asked, expected):
    assert opening_day(match(CATALOGUE, Selection(**asked)), today) == expected


def test_by_another_lens_more_or_less_can_be_told():
    found = fields(at())
    assert found.telling == 3  # Erfurt, Gera and Suhl have funded records
    assert telling_elsewise(found) == {"works": 0, "funded": 3}
    assert telling_elsewise(fields(at(lens="works"))) == {"sits": 3, "funded": 3}
    alone = fields(at(lens="works", district=(SUHL,)))
    assert telling_elsewise(alone) == {"sits": 1, "funded": 1}


def test_where_nobody_loses_anything_another_lens_may_find_somebody():
    # "alone" sits in Erfurt; by money it is joined by "course", whose recipient sits there.
    assert losing_elsewise(at(lens="works", district=(ERFURT,)), TODAY) == {"sits": 1, "funded": 2}
    assert losing_elsewise(at(), TODAY) == {}  # without places all lenses find the same


def test_the_slider_stops_at_ends_of_months_and_at_the_day_of_a_link():
    days = edge_days(CATALOGUE, TODAY, date(2026, 5, 5))
    assert days[0] == date(2020, 1, 31) and days[-1] == usual_day(TODAY) == date(2027, 12, 31)
    assert date(2026, 5, 5) in days and list(days) == sorted(set(days))
    nothing = build_catalogue(Dataset())
    assert usual_day(TODAY) in edge_days(nothing, TODAY, usual_day(TODAY))
    far = build_catalogue(
        Dataset(
            organisations=(organisation("a"),),
            fundings=(
                funding("a", recipient="a", end="0001"),
                funding("a", recipient="a", end="9999"),
            ),
        )
    )
    assert len(edge_days(far, TODAY, LAST_DAY)) < 400


def test_no_way_leads_to_a_day_that_a_link_cannot_ask_for():
    ends = {"a": "0001", "b": "1899-12-31", "c": "2101-01-01", "d": "9999-12-31"}
    dataset = Dataset(
        organisations=tuple(organisation(name) for name in ends),
        fundings=tuple(funding(name, recipient=name, end=end) for name, end in ends.items()),
    )
    everything = match(build_catalogue(dataset), Selection())
    for today in (TODAY, FIRST_DAY, LAST_DAY, date(9999, 12, 31)):
        first = opening_day(everything, today)
        days = edge_days(everything.catalogue, today, first)
        assert first == usual_day(today) and can_be_asked(max(days))
        for day in (FIRST_DAY, first, LAST_DAY):
            assert cliff(everything, day, today).nearest == (None, None)


days = st.dates(date(1990, 1, 1), date(2035, 12, 31))


@settings(max_examples=40, deadline=None)
@given(worlds(), questions(), days, days)
def test_each_number_is_that_of_the_records_it_stands_for(dataset, question, day, today):
    matching = match(build_catalogue(dataset), question)
    edge = cliff(matching, day, today)
    assert sum(edge.counts.values()) == matching.shown.sum()
    assert all(edge.counts[name] == edge.of(name).sum() for name in STANDINGS)
    found = fields(edge)
    for group in GROUPS:
        for n, row in enumerate(found.rows):
            assert found.totals[group][n] == members(found, group, row).sum()
            assert found.unplaced[group][n] == without_place(found, group, row).sum()
            for m, column in enumerate(found.columns[:30]):
                assert found.counts[group][n, m] == members(found, group, row, column).sum()
    for way in WAYS:
        groups = grouped(edge, way)
        rows = np.concatenate([np.zeros(0, dtype=int), *(each.rows for each in groups)])
        assert sorted(rows) == np.flatnonzero(edge.rows).tolist()
        assert sum(each.ending for each in groups) == edge.ending.sum()
        for each in groups:
            assert len(without_amount(edge, each.rows)) == each.sums.without_amount


@settings(max_examples=40, deadline=None)
@given(worlds(), days, days)
def test_a_record_stands_as_it_does_when_each_funding_is_asked(dataset, day, today):
    edge = cliff(match(build_catalogue(dataset), Selection()), day, today)
    for record, n in edge.catalogue.position_of.items():
        own = [row for row in dataset.fundings if record in (row.project, row.recipient)]
        ends = [(row.period.end, row.period) for row in own]
        goes_on = [
            period.open_end or (end is not None and end.latest is None) for end, period in ends
        ]
        known = [end for end, _ in ends if end is not None and end.latest is not None]
        if not own:
            expected = "unfunded"
        elif any(goes_on):
            expected = "open"
        elif any(end.earliest and end.earliest > day for end in known):
            expected = "later"
        elif len(known) < len(own):
            expected = "unknown"
        elif any(end.latest > day for end in known):
            expected = "may"
        else:
            last = max(end.latest for end in known)
            expected = "loses" if last >= edge.since else "before"
        assert STANDINGS[edge.standing[n]] == expected


@settings(max_examples=20, deadline=None)
@given(worlds(), questions(), days, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(dataset, question, day, random):
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
        fields(cliff(match(build_catalogue(each), question), day, TODAY))
        for each in (dataset, other)
    )
    assert one.cliff.counts == two.cliff.counts
    order = [two.rows.index(row) for row in one.rows]
    assert (one.kinds == two.kinds[order]).all()
    for way in WAYS:
        first, second = (
            [(each.value, each.sums, each.ending) for each in grouped(found.cliff, way)]
            for found in (one, two)
        )
        assert first == second


def test_what_a_kind_of_district_counts_are_its_funded_records():
    found = fields(at())
    assert ids(at_edge(found, ALL, Edge.FEWER)) == {"alone", "both"}
    assert ids(at_edge(found, ALL, Edge.NOTHING)) == set()
