"""The days at which time stops when it runs."""

from __future__ import annotations

from datetime import date

import numpy as np

from dashboard.analysis import build_catalogue
from dashboard.analysis.moments import held_by_year, held_in, year_ends
from dashboard.analysis.timelines import events
from dashboard.model import Dataset, Event
from tests.analysis.small import CATALOGUE, organisation

TODAY, OLDEST = date(2020, 5, 4), date(1900, 1, 1)


def test_time_runs_by_the_ends_of_years_from_the_first_beginning_to_today():
    days = year_ends(CATALOGUE, TODAY, TODAY, OLDEST)
    assert days[:2] == (date(1992, 12, 31), date(1993, 12, 31))
    assert days[-2:] == (date(2019, 12, 31), TODAY)
    assert len(days) == 2020 - 1992 + 1


def test_the_day_that_was_chosen_is_one_of_them():
    for chosen in (date(2015, 8, 15), date(1950, 1, 1), date(2030, 1, 1), date(2015, 12, 31)):
        days = year_ends(CATALOGUE, TODAY, chosen, OLDEST)
        assert chosen in days
        assert list(days) == sorted(set(days))


def test_what_is_older_than_can_be_asked_for_is_passed_over():
    old = build_catalogue(Dataset(organisations=(organisation("abbey", founded="1150"),)))
    assert year_ends(old, TODAY, TODAY, date(2018, 1, 1)) == (
        date(2018, 12, 31),
        date(2019, 12, 31),
        TODAY,
    )


def test_without_any_beginning_there_is_today_alone():
    unknown = build_catalogue(Dataset(organisations=(organisation("one"),)))
    assert year_ends(unknown, TODAY, TODAY, OLDEST) == (TODAY,)


def test_the_events_of_a_year_are_those_that_may_have_been_held_in_it():
    def event(id: str, start: str, organiser: str = "one") -> Event:
        return Event(id=id, title=id, kind="talk", start=start, organiser=organiser, source="s")

    dates = ("2019-03-14", "2018/2019", "2019", "2020-01-01", "2018-12-31")
    rows = [event(f"e{i}", each) for i, each in enumerate(dates)]
    rows += [event(f"many{i:03}", "2010") for i in range(120)]
    rows += [event("other", "2019", "two")]
    people = (organisation("one"), organisation("two"))
    catalogue = build_catalogue(Dataset(organisations=people, events=tuple(rows)))
    shown = np.array([True, False])
    assert {each.event for each in held_in(catalogue, shown, 2019).listed()} == {"e0", "e1", "e2"}
    assert len(held_in(catalogue, shown, 2010)) == 120
    assert len(held_in(catalogue, shown, 1999)) == 0
    by_year = held_by_year(events(catalogue, shown), 2010, 2020)
    assert {year: len(held) for year, held in by_year.items()} == {
        **{2010: 120, 2018: 2, 2019: 3, 2020: 1}
    }
