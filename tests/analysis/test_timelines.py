"""Foundings, fundings and events in time: nothing is lost, and all is counted once."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis import Catalogue, build_catalogue
from dashboard.analysis.columns import Mask
from dashboard.analysis.time_columns import end_not_known
from dashboard.analysis.timelines import Events, Foundings, Fundings, events, foundings, fundings
from dashboard.analysis.wordsearch import folded
from dashboard.analysis.years import (
    MOST,
    Stretch,
    founded_by_years,
    funded_by_years,
    held_by_years,
    running_total,
    up_to,
)
from dashboard.model import Dataset, Event, Funding, Organisation, Project, Relation

SOURCE = {"source": "s"}
TODAY = date(2024, 6, 1)
LAW = settings(deadline=None, max_examples=60)


def organisation(id: str, founded: str | None = None) -> Organisation:
    return Organisation(id=id, name=id.upper(), kind="club", founded=founded, **SOURCE)


def project(id: str, start: str | None = None, end: str | None = None) -> Project:
    return Project(id=id, name=id.upper(), organisation="a", start=start, end=end, **SOURCE)


def funding(id: str, **cells: object) -> Funding:
    return Funding(**{"id": id, "funder": "f", "project": "p", **SOURCE, **cells})


def event(id: str, start: str | None = "2019-03-14", organiser: str | None = None) -> Event:
    return Event(id=id, title=id, kind="talk", start=start, organiser=organiser, **SOURCE)


def mask_of(catalogue: Catalogue, records: set[str] | None) -> Mask:
    """These records of a catalogue; all of them where none are given."""
    return np.array([records is None or id in records for id in catalogue.position_of], dtype=bool)


def told(world: Dataset, records: set[str] | None = None) -> tuple[Foundings, Fundings, Events]:
    """What the timelines say of some records."""
    catalogue = build_catalogue(world)
    mask = mask_of(catalogue, records)
    return foundings(catalogue, mask), fundings(catalogue, mask), events(catalogue, mask)


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
    held = draw(st.lists(periods, max_size=6))
    parties = [*(f"o{n}" for n in range(len(founded))), *(f"p{n}" for n in range(len(begun)))]
    party = st.sampled_from(parties)
    met = draw(st.lists(st.tuples(party, st.integers(0, 5)), max_size=4))
    return Dataset(
        organisations=tuple(organisation(f"o{n}", day) for n, day in enumerate(founded)),
        projects=tuple(project(f"p{n}", day) for n, day in enumerate(begun)),
        fundings=tuple(
            funding(f"f{n}", funder="o0", project=None, recipient=draw(party), start=a, end=b)
            for n, (a, b) in enumerate(paid)
        ),
        events=tuple(
            Event(
                id=f"e{n}",
                title=f"E{n % 2}",
                kind="talk",
                start=a,
                end=b,
                organiser=draw(st.none() | party),
                **SOURCE,
            )
            for n, (a, b) in enumerate(held)
        ),
        relations=tuple(
            Relation(id=f"r{n}", subject=who, kind="guest_of", object=f"e{what}", **SOURCE)
            for n, (who, what) in enumerate(met)
        ),
    )


some_of = st.sets(st.sampled_from([*(f"o{n}" for n in range(8)), *(f"p{n}" for n in range(5))]))


@LAW
@given(worlds(), some_of)
def test_foundings_are_those_that_the_records_say_by_time_and_name(world, records):
    found, _, _ = told(world, records)
    holders = [world.holders[id] for id in world.holders if id in records]
    begun = [holder for holder in holders if holder.period.start]
    begun.sort(key=lambda h: (h.period.start.earliest, h.period.start.latest, folded(h.name), h.id))
    assert [row.record for row in found.listed()] == [holder.id for holder in begun]
    assert [row.text for row in found.listed()] == [holder.period.start.text for holder in begun]
    assert (len(found), found.unknown) == (len(begun), len(holders) - len(begun))
    assert found.listed(2) == found.listed()[:2]


@LAW
@given(worlds(), some_of)
def test_fundings_and_events_are_those_of_the_records_each_once(world, records):
    _, paid, held = told(world, records)
    own = [row for row in world.fundings if records & {row.funder, row.recipient, row.project}]
    assert sorted(row.funding for row in paid.listed()) == sorted(row.id for row in own)
    assert len(paid) == len(own)
    assert paid.undated == sum(not row.period.start and not row.period.end for row in own)
    met = {row.object for row in world.relations if row.subject in records}
    held_by = [row for row in world.events if row.organiser in records or row.id in met]
    dated = {row.id for row in held_by if row.period.start or row.period.end}
    assert {row.event for row in held.listed()} == dated
    assert (len(held), held.unknown) == (len(dated), len(held_by) - len(dated))
    days = [(row.earliest, row.latest, row.title, row.event) for row in held.listed()]
    assert days == sorted(days)


@LAW
@given(worlds())
def test_the_running_total_never_falls_and_ends_with_all(world):
    found, _, _ = told(world)
    total = running_total(found)
    assert (np.diff(total.day.astype(int)) > 0).all()
    assert (np.diff(total.at_least) >= 0).all() and (np.diff(total.at_most) >= 0).all()
    assert (total.at_least <= total.at_most).all()
    if len(found):
        assert total.at_least[-1] == total.at_most[-1] == len(found)
    for day, sure, most in zip(total.day.tolist(), total.at_least, total.at_most, strict=True):
        rows = found.listed()
        assert sure == sum(row.latest <= day for row in rows)
        assert most == sum(row.earliest <= day for row in rows)


@LAW
@given(worlds())
def test_counts_by_years_agree_with_the_rows(world):
    found, _, held = told(world)
    for counted, rows in (
        (founded_by_years(found), found.listed()),
        (held_by_years(held), held.listed()),
    ):
        assert len(counted) <= MOST
        for each in counted:
            inside = [
                row
                for row in rows
                if each.from_year <= row.latest.year and row.earliest.year <= each.to_year
            ]
            sure = [
                row
                for row in inside
                if each.from_year <= row.earliest.year and row.latest.year <= each.to_year
            ]
            assert (each.certain, each.certain + each.possible) == (len(sure), len(inside))
        assert sum(each.certain + each.possible for each in counted) >= len(rows)


@LAW
@given(worlds())
def test_fundings_by_years_count_each_dated_one_where_it_ran(world):
    _, paid, _ = told(world)
    counted = funded_by_years(paid, TODAY)
    rows = [row for row in paid.listed() if row.first or row.last]
    assert len(rows) == len(paid) - paid.undated
    assert len(counted) <= MOST and bool(counted) == bool(rows)
    until = max([TODAY, *(row.first_sure for row in rows if row.first_sure)])
    edges = [day for row in rows for day in (row.first, row.last_sure, row.last) if day]
    for each in counted:
        years = (each.from_year, each.to_year)
        may_have = [
            row
            for row in rows
            if (row.first or min(edges)).year <= years[1] and years[0] <= (row.last or until).year
        ]
        sure = []
        for row in rows:
            ended = until if row.ending == "open" else row.last_sure
            if row.first_sure and ended and row.first_sure <= ended:
                sure.append(row.first_sure.year <= years[1] and years[0] <= ended.year)
        assert (each.certain, each.certain + each.possible) == (sum(sure), len(may_have))


@LAW
@given(worlds())
def test_an_end_that_is_not_known_is_neither_open_nor_dated(world):
    periods = [holder.period for holder in world.holders.values()]
    expected = [period.end is None and not period.open_end for period in periods]
    assert end_not_known(build_catalogue(world)).tolist() == expected


def test_a_founding_is_the_interval_that_its_date_may_mean():
    found, _, _ = told(Dataset(organisations=(organisation("a", "2014-36"), organisation("b"))))
    (row,) = found.listed()
    assert found.days == (row.earliest, row.latest) == (date(2014, 10, 1), date(2014, 12, 31))
    assert (row.text, found.unknown) == ("2014-36", 1)


def test_a_project_stands_on_its_beginning():
    world = Dataset(organisations=(organisation("a"),), projects=(project("p", "2002-10-01/.."),))
    (row,) = told(world, {"p"})[0].listed()
    assert (row.record, row.kind, row.is_project) == ("p", "project", True)
    assert row.earliest == row.latest == date(2002, 10, 1)


PARTIES = {
    "organisations": (organisation("f"), organisation("r"), organisation("a")),
    "projects": (project("p"), project("q")),
}


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
    _, paid, _ = told(Dataset(fundings=(funding("x", start=start, end=end),), **PARTIES), {"p"})
    (row,) = paid.listed()
    found = [row.first, row.first_sure, row.last_sure, row.last]
    assert days == [day and day.isoformat() for day in found]
    assert ending == row.ending
    assert int(start is None and end is None) == paid.undated


@pytest.mark.parametrize(
    ("records", "found"),
    [({"p"}, {"x"}), ({"r"}, {"x", "y"}), ({"f"}, {"x", "y"}), ({"a"}, set()), (set(), set())],
)
def test_fundings_are_those_of_payer_and_paid(records, found):
    both = funding("x", recipient="r")
    alone = funding("y", project=None, recipient="r")
    _, paid, _ = told(Dataset(fundings=(both, alone), **PARTIES), records)
    assert found == {row.funding for row in paid.listed()}


def test_what_is_paid_stands_together_and_the_first_begun_first():
    rows = (
        funding("late", project="q", start="2010"),
        funding("undated", project=None, recipient="r"),
        funding("second", start="2012"),
        funding("first", start="2001"),
    )
    _, paid, _ = told(Dataset(fundings=rows, **PARTIES), {"f"})
    assert [row.funding for row in paid.listed()] == ["first", "second", "late", "undated"]
    assert [row.funding for row in paid.listed(2)] == ["first", "second"]


def test_events_are_those_of_the_organiser_and_of_the_related():
    world = Dataset(
        organisations=(organisation("a"), organisation("b")),
        events=(
            event("own", organiser="a"),
            event("met", "2011"),
            event("undated", None, "a"),
            event("foreign", organiser="b"),
        ),
        relations=(Relation(id="r", subject="a", kind="guest_of", object="met", **SOURCE),),
    )
    _, _, held = told(world, {"a"})
    assert [row.event for row in held.listed()] == ["met", "own"]
    assert held.days == (date(2011, 1, 1), date(2019, 3, 14))
    assert held.unknown == 1


def test_nothing_gives_nothing():
    found, paid, held = told(Dataset())
    assert 0 == len(found) == len(paid) == len(held) == len(running_total(found).day)
    assert [] == founded_by_years(found) == funded_by_years(paid, TODAY) == held_by_years(held)
    assert [] == found.listed() == paid.listed() == held.listed()


def test_no_record_is_made_to_count_what_happened_when(monkeypatch):
    world = Dataset(
        fundings=tuple(funding(f"f{n}", start="2014") for n in range(50)),
        events=tuple(event(f"e{n}", organiser="a") for n in range(50)),
        **PARTIES,
    )
    tables = {name: table.take(np.arange(len(table))) for name, table in world.tables().items()}
    catalogue = build_catalogue(Dataset(**tables))
    made: list[type] = []
    monkeypatch.setattr("dashboard.model.table.record_of", lambda model, _: made.append(model))
    mask = mask_of(catalogue, None)
    found, paid, held = (ask(catalogue, mask) for ask in (foundings, fundings, events))
    assert (len(found), len(paid), len(held)) == (0, 50, 50)
    assert funded_by_years(paid, TODAY) and held_by_years(held)
    assert made == []


def test_years_go_on_empty_to_the_one_that_is_shown_unless_that_is_far():
    known = [Stretch(1990, 1991, 1, 0), Stretch(1992, 1993, 0, 2)]
    assert up_to(known, 1993) == known
    assert up_to(known, 1996)[2:] == [Stretch(1994, 1995, 0, 0), Stretch(1996, 1997, 0, 0)]
    assert up_to(known, 9999) == known
    assert up_to([], 2020) == []
