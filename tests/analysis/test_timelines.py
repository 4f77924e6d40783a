"""Foundings, fundings and events in time: nothing is lost, and order does not matter."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.timelines import events, foundings, fundings, running_total
from dashboard.analysis.years import MOST, founded_by_years, funded_by_years
from dashboard.model import Dataset, Event, Funding, Organisation, Project, Relation

SOURCE = {"source": "s"}
TODAY = pd.Timestamp("2024-06-01")
LAW = settings(deadline=None, max_examples=60)


def organisation(id: str, founded: str | None = None) -> Organisation:
    return Organisation(id=id, name=id.upper(), kind="club", founded=founded, **SOURCE)


def project(id: str, start: str | None = None, end: str | None = None) -> Project:
    return Project(id=id, name=id.upper(), organisation="a", start=start, end=end, **SOURCE)


def funding(id: str, **cells: object) -> Funding:
    return Funding(**{"id": id, "funder": "f", "project": "p", **SOURCE, **cells})


def span(table: pd.DataFrame, *columns: str) -> list[str | None]:
    row = table.iloc[0]
    return [None if pd.isna(row[name]) else str(row[name].date()) for name in columns]


years = st.integers(1, 9990)
dates = st.one_of(
    st.none(),
    st.dates(date(1, 1, 1)).map(lambda day: f"{day.year:04d}-{day.month:02d}-{day.day:02d}"),
    years.map("{:04d}".format),
    st.sampled_from(["0002~", "1992~", "2014~", "2014-36", "9990?"]),
)
periods = st.one_of(
    st.tuples(dates, st.none()),
    years.map(lambda year: (f"{year:04d}", f"{year + 5:04d}-06")),
    st.sampled_from(["0005-03-01/..", "2002-10-01/..", "9000/.."]).map(lambda day: (day, None)),
    years.map(lambda year: (None, f"{year:04d}")),
)


@st.composite
def worlds(draw: st.DrawFn) -> Dataset:
    founded = draw(st.lists(dates, min_size=1, max_size=8))
    begun = draw(st.lists(dates, max_size=5))
    paid = draw(st.lists(periods, max_size=8))
    return Dataset(
        organisations=tuple(organisation(f"o{n}", day) for n, day in enumerate(founded)),
        projects=tuple(project(f"p{n}", day) for n, day in enumerate(begun)),
        fundings=tuple(
            funding(f"f{n}", funder="o0", project=None, recipient="o0", start=a, end=b)
            for n, (a, b) in enumerate(paid)
        ),
    )


@LAW
@given(worlds(), st.randoms())
def test_every_record_is_in_the_table_or_counted_and_order_does_not_matter(world, random):
    ids = list(world.holders)
    found = foundings(world, ids)
    assert len(ids) == len(found.table) + found.unknown
    mixed = [*ids, ids[0], "nobody"]
    random.shuffle(mixed)
    again = foundings(world, mixed)
    pd.testing.assert_frame_equal(found.table, again.table)
    assert found.unknown == again.unknown
    pd.testing.assert_frame_equal(fundings(world, ids).table, fundings(world, mixed).table)


@LAW
@given(worlds())
def test_the_running_total_never_falls_and_ends_with_all(world):
    table = foundings(world, world.holders).table
    total = running_total(table)
    assert total["day"].is_monotonic_increasing and total["day"].is_unique
    assert total["at_least"].is_monotonic_increasing
    assert total["at_most"].is_monotonic_increasing
    assert (total["at_least"] <= total["at_most"]).all()
    if len(table):
        assert [len(table)] * 2 == total.iloc[-1][["at_least", "at_most"]].tolist()


@LAW
@given(worlds())
def test_counts_by_years_agree_with_the_rows(world):
    table = foundings(world, world.holders).table
    counted = founded_by_years(table)
    assert len(counted) <= MOST
    assert (counted["possible"] >= 0).all()
    assert counted["certain"].sum() <= len(table)
    assert counted[["certain", "possible"]].sum().sum() >= len(table)


@LAW
@given(worlds())
def test_fundings_by_years_count_each_dated_one_somewhere(world):
    paid = fundings(world, world.holders)
    counted = funded_by_years(paid.table, TODAY)
    assert len(counted) <= MOST
    assert (counted[["certain", "possible"]] >= 0).all().all()
    most = (counted["certain"] + counted["possible"]).sum() if len(counted) else 0
    assert most >= len(paid.table) - paid.undated


def test_a_founding_is_the_interval_that_its_date_may_mean():
    world = Dataset(organisations=(organisation("a", "2014-36"), organisation("b")))
    found = foundings(world, ["b", "a"])
    assert span(found.table, "earliest", "latest") == ["2014-10-01", "2014-12-31"]
    assert found.table.loc[0, "text"] == "2014-36"
    assert found.unknown == 1


def test_a_project_stands_on_its_beginning():
    world = Dataset(projects=(project("p", "2002-10-01/.."),))
    table = foundings(world, ["p"]).table
    assert span(table, "earliest", "latest") == ["2002-10-01", "2002-10-01"]
    assert table.loc[0, ["is_project", "kind"]].tolist() == [True, "project"]


@pytest.mark.parametrize(
    ("start", "end", "days", "ending"),
    [
        ("2015", "2016-06", ["2015-01-01", "2015-12-31", "2016-06-01", "2016-06-30"], "known"),
        ("2002-10-01/..", None, ["2002-10-01", "2002-10-01", None, None], "open"),
        ("2014-05", None, ["2014-05-01", "2014-05-31", None, None], "unknown"),
        (None, "2019", [None, None, "2019-01-01", "2019-12-31"], "known"),
        (None, None, [None] * 4, "unknown"),
    ],
)
def test_a_funding_says_what_is_known_of_its_time(start, end, days, ending):
    world = Dataset(fundings=(funding("x", start=start, end=end),))
    paid = fundings(world, ["p"])
    assert days == span(paid.table, "first", "first_sure", "last_sure", "last")
    assert [start is not None, ending] == paid.table.loc[0, ["start_known", "ending"]].tolist()
    assert int(start is None and end is None) == paid.undated


@pytest.mark.parametrize(
    ("records", "found"),
    [(["p"], {"x"}), (["r"], {"x", "y"}), (["f"], {"x", "y"}), (["other"], set()), ([], set())],
)
def test_fundings_are_those_of_payer_and_paid(records, found):
    both = funding("x", recipient="r")
    alone = funding("y", project=None, recipient="r")
    world = Dataset(fundings=(both, alone))
    assert found == set(fundings(world, records).table["funding"])


def test_what_is_paid_stands_together_and_the_first_begun_first():
    rows = (
        funding("late", project="q", start="2010"),
        funding("undated", project="r"),
        funding("second", start="2012"),
        funding("first", start="2001"),
    )
    table = fundings(Dataset(fundings=rows), ["f"]).table
    assert table["funding"].tolist() == ["first", "second", "late", "undated"]


def test_events_are_those_of_the_organiser_and_of_the_related():
    def event(id: str, start: str | None = "2019-03-14", organiser: str | None = None) -> Event:
        return Event(id=id, title=id, kind="talk", start=start, organiser=organiser, **SOURCE)

    world = Dataset(
        events=(
            event("own", organiser="a"),
            event("met", "2011"),
            event("undated", None, "a"),
            event("foreign", organiser="b"),
        ),
        relations=(Relation(id="r", subject="a", kind="guest_of", object="met", **SOURCE),),
    )
    held = events(world, ["a"])
    assert held.table["event"].tolist() == ["met", "own"]
    assert span(held.table, "earliest", "latest") == ["2011-01-01", "2011-12-31"]
    assert held.unknown == 1


def test_nothing_gives_empty_tables_with_all_columns():
    empty = Dataset()
    assert 0 == len(foundings(empty, ["x"]).table) == len(fundings(empty, ["x"]).table)
    assert len(running_total(foundings(empty, []).table)) == 0
    assert len(funded_by_years(fundings(empty, []).table, TODAY)) == 0
    assert "organiser" in events(empty, []).table
