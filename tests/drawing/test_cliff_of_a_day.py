"""The edge of the fundings in the districts of a day before a reform (see `eisenach.py`)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis import build_catalogue, match
from dashboard.analysis.cliff import cliff
from dashboard.analysis.cliff_fields import ALL, GROUPS, Fields, fields, members
from dashboard.drawing.cliff_opened import opened_records
from dashboard.drawing.cliff_parts import districts_part
from dashboard.drawing.cliff_words import lead
from dashboard.drawing.told import plainly
from dashboard.geography import districts_in, epochs
from dashboard.language import Language
from dashboard.selection import LENSES, Selection
from tests.analysis.eisenach import CATALOGUE, THEN
from tests.analysis.worlds import worlds

GERMAN, EDGE, NOW = Language("de"), date(2026, 12, 31), date(2026, 7, 1)


def at(*, catalogue=CATALOGUE, **asked) -> Fields:
    return fields(cliff(match(catalogue, Selection(**asked)), EDGE, NOW))


def told(found: Fields) -> list[list[str]]:
    part = districts_part(found, ALL, str, GERMAN)
    return [[row[0].text, row[2].text] for row in part.rows]


def test_each_is_in_the_district_of_then_and_who_is_in_none_comes_last():
    found = at(active=THEN)
    assert set(found.columns) == set(districts_in(found.epoch))
    assert told(found) == [
        ["Eisenach (–2021)", "1"],
        ["Wartburgkreis", "1"],
        ["Kein Kreis erfasst", "1"],
    ]
    today = [["Wartburgkreis", "3"]]
    assert told(at()) == told(at(active=THEN, todays_districts=True)) == today


def test_the_answer_names_who_has_no_district_of_then():
    said = " ".join(lead(at(active=THEN), GERMAN, plainly(GERMAN), past=False))
    assert "Bei 1 davon ist nach dieser Zählweise kein Kreis erfasst." in said
    assert "Eisenach (–2021)" in said


@pytest.mark.parametrize("todays", [False, True])
@settings(deadline=None, max_examples=20)
@given(worlds(), st.sampled_from(epochs()[:-1]), st.sampled_from(LENSES))
def test_the_table_by_district_opens_what_it_counts(todays, dataset, epoch, lens):
    catalogue = build_catalogue(dataset)
    found = at(catalogue=catalogue, active=epoch.last, lens=lens, todays_districts=todays)
    for row in found.rows:
        for cells in districts_part(found, row, str, GERMAN).rows:
            for cell in cells[2:5]:
                opened = opened_records(found, cell.opens, str, GERMAN) if cell.opens else None
                assert (opened.records.sum() if opened else 0) == cell.number
        for m, column in enumerate(found.columns):
            for group in GROUPS:
                n = members(found, group, row, column).sum()
                assert n == found.counts[group][found.row(row), m]
