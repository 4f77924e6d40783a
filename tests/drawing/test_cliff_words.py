"""What the page "Förderkante" says of districts: on the data of tests/analysis/test_cliff."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.analysis.cliff_fields import fields
from dashboard.drawing.cliff_parts import topics_part
from dashboard.drawing.cliff_words import districts_words, lead, opening_words
from dashboard.drawing.told import plainly
from dashboard.geography import districts, epoch_on
from dashboard.language import Language
from tests.analysis.test_cliff import ERFURT, GERA, SUHL, at

ENGLISH = Language("en")
SAXONY = tuple(each.ags for each in districts() if each.state == "14")


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ((ERFURT, GERA), "Erfurt and Gera"),
        (SAXONY, "all 13 in Sachsen"),
        ((*SAXONY[:5], ERFURT, GERA, SUHL), "5 of 13 in Sachsen and 3 of 22 in Thüringen"),
    ],
)
def test_few_districts_are_named_and_many_counted_by_land(columns, expected):
    assert districts_words(columns, epoch_on(None), ENGLISH) == expected


@pytest.mark.parametrize(
    ("topic", "day", "expected"),
    [
        ("language", date(2027, 6, 30), "Erfurt; and 1 with no place recorded"),
        ("language", date(2026, 9, 30), "cannot be told: place not recorded"),  # the course alone
        ("youth", date(2026, 12, 31), "none"),
    ],
)
def test_the_table_says_which_districts_have_none_left_or_why_that_cannot_be_told(
    topic, day, expected
):
    part = topics_part(fields(at(day)), lambda code: code, ENGLISH)
    (told,) = [row[-1].text for row in part.rows if row[0].text == topic]
    assert told == expected


def test_the_sentences_name_the_districts_and_speak_of_the_past_as_past():
    found = fields(at(date(2020, 12, 31)))
    told = lead(found, ENGLISH, plainly(ENGLISH), past=True)
    assert told[0].startswith("1 record lost its last funding from 1 January 2020 to")
    ahead = lead(fields(at(date(2027, 6, 30))), ENGLISH, plainly(ENGLISH), past=False)
    assert "1 of them has no recorded district by this way of counting." in ahead


def test_under_a_filter_it_is_said_of_those_looked_at_alone():
    found = fields(at(date(2026, 12, 31), topic=("youth",)))
    told = lead(found, ENGLISH, plainly(ENGLISH), past=False)
    assert told[0].startswith("None of the records looked at loses its last funding")


def test_why_another_day_is_shown_first_is_told():
    usual = date(2027, 12, 31)
    assert "the first end after that: 1 May 2028." in opening_words(
        date(2028, 5, 1), usual, ENGLISH
    )
    assert "the latest end before: 1 May 2022." in opening_words(date(2022, 5, 1), usual, ENGLISH)
