"""Dates and periods are said as precisely as they are known, and no more."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.language import Language
from dashboard.model import FuzzyDate, Period
from dashboard.model.wording import date_words, occasion_words, period_words, since_words

GERMAN, ENGLISH = Language("de"), Language("en")

DATES = [
    # EDTF, German, English
    ("1999-10-01", "1. Oktober 1999", "1 October 1999"),
    ("2013-10", "Oktober 2013", "October 2013"),
    ("2015", "2015", "2015"),
    ("2014-36", "Ende 2014", "end of 2014"),
    ("2015-33", "Anfang 2015", "beginning of 2015"),
    ("2015-34", "2. Quartal 2015", "second quarter of 2015"),
    ("2015-35", "3. Quartal 2015", "third quarter of 2015"),
    ("2015-21", "Frühjahr 2015", "spring 2015"),
    ("2015-22", "Sommer 2015", "summer 2015"),
    ("2015-23", "Herbst 2015", "autumn 2015"),
    ("2015-24", "Winter 2015", "winter 2015"),
    ("2015-38", "2. Drittel 2015", "second third of 2015"),
    ("2015-40", "1. Halbjahr 2015", "first half of 2015"),
    ("2015-41", "2. Halbjahr 2015", "second half of 2015"),
    ("2014~", "etwa 2014", "about 2014"),
    ("2014?", "vermutlich 2014", "probably 2014"),
    ("2014%", "vermutlich etwa 2014", "probably about 2014"),
    ("2014-10~", "etwa Oktober 2014", "about October 2014"),
    ("2014-10-01?", "vermutlich 1. Oktober 2014", "probably 1 October 2014"),
    ("2014~-10", "etwa Oktober 2014", "about October 2014"),
    ("?2014-10", "vermutlich Oktober 2014", "probably October 2014"),
    ("201X", "2010er Jahre", "2010s"),
    ("20XX", "zwischen 2000 und 2099", "between 2000 and 2099"),
    ("2014-XX", "2014", "2014"),
    ("2014-05-XX", "Mai 2014", "May 2014"),
    ("2014-XX-XX", "2014", "2014"),
    ("[2014..2016]", "zwischen 2014 und 2016", "between 2014 and 2016"),
    (
        "2015-30",
        "zwischen dem 1. Dezember 2015 und dem 31. Dezember 2015",
        "between 1 December 2015 and 31 December 2015",
    ),
    ("2022-10-26T16:30:00", "26. Oktober 2022, 16:30 Uhr", "26 October 2022, 16:30"),
    ("2022-10-26T16:30:15", "26. Oktober 2022, 16:30:15 Uhr", "26 October 2022, 16:30:15"),
    ("2022-10-26T16:30:00Z", "26. Oktober 2022, 16:30 Uhr (UTC)", "26 October 2022, 16:30 (UTC)"),
    (
        "2022-10-26T16:30:00+02:00",
        "26. Oktober 2022, 16:30 Uhr (UTC+02:00)",
        "26 October 2022, 16:30 (UTC+02:00)",
    ),
    (
        "2022-08-15/2022-12-31",
        "15. August bis 31. Dezember 2022",
        "15 August to 31 December 2022",
    ),
    ("2002-10-01/..", "seit 1. Oktober 2002, läuft weiter", "since 1 October 2002, goes on"),
    ("../2002", "bis 2002, Beginn nicht bekannt", "until 2002, beginning not known"),
]

BEGINNINGS = [
    ("1999-10-01", "seit 1. Oktober 1999", "since 1 October 1999"),
    ("2015", "seit 2015", "since 2015"),
    ("2014-36", "seit Ende 2014", "since the end of 2014"),
    ("2015-33", "seit Anfang 2015", "since the beginning of 2015"),
    ("2015-34", "seit dem 2. Quartal 2015", "since the second quarter of 2015"),
    ("2015-40", "seit dem 1. Halbjahr 2015", "since the first half of 2015"),
    ("2015-23", "seit Herbst 2015", "since autumn 2015"),
    ("2014~", "seit etwa 2014", "since about 2014"),
    ("2014?", "vermutlich seit 2014", "probably since 2014"),
    ("2014%", "vermutlich seit etwa 2014", "probably since about 2014"),
    ("201X", "seit den 2010er Jahren", "since the 2010s"),
    (
        "[2014..2016]",
        "seit einem Zeitpunkt zwischen 2014 und 2016",
        "since some time between 2014 and 2016",
    ),
    ("2022-10-26T16:30:00", "seit 26. Oktober 2022, 16:30 Uhr", "since 26 October 2022, 16:30"),
    ("2014~/..", "seit etwa 2014", "since about 2014"),
    ("../2002", "bis 2002, Beginn nicht bekannt", "until 2002, beginning not known"),
]

PERIODS = [
    # start, end, German, English
    (
        "1999-10-01",
        "2002-09-30",
        "1. Oktober 1999 bis 30. September 2002",
        "1 October 1999 to 30 September 2002",
    ),
    ("2002-10-01/..", "", "seit 1. Oktober 2002, läuft weiter", "since 1 October 2002, goes on"),
    ("2013-10", "", "seit Oktober 2013, Ende nicht bekannt", "since October 2013, end not known"),
    (
        "",
        "2014-36",
        "bis Ende 2014, Beginn nicht bekannt",
        "until end of 2014, beginning not known",
    ),
    ("", "", "Zeitraum nicht bekannt", "period not known"),
    ("../..", "", "Beginn nicht bekannt, läuft weiter", "beginning not known, goes on"),
    ("2014-33", "2014-36", "Anfang 2014 bis Ende 2014", "beginning of 2014 to end of 2014"),
    ("2014", "2016~", "2014 bis etwa 2016", "2014 to about 2016"),
    ("2014", "2014", "2014", "2014"),
    ("2014-08", "2014-12", "August bis Dezember 2014", "August to December 2014"),
    ("2014-08", "2015-01", "August 2014 bis Januar 2015", "August 2014 to January 2015"),
    (
        "2014-08",
        "2014-12-24",
        "August 2014 bis 24. Dezember 2014",
        "August 2014 to 24 December 2014",
    ),
    ("2019-06-03", "2019-06-05", "3. bis 5. Juni 2019", "3 to 5 June 2019"),
    (
        "2022-08-15/2022-12-31",
        "",
        "15. August bis 31. Dezember 2022",
        "15 August to 31 December 2022",
    ),
    (
        "2022-10-26T16:30:00",
        "2022-10-26T18:00:00",
        "26. Oktober 2022, 16:30–18:00 Uhr",
        "26 October 2022, 16:30–18:00",
    ),
    (
        "2022-10-26T16:30:00",
        "2022-10-27T12:00:00",
        "26. Oktober 2022, 16:30 Uhr bis 27. Oktober 2022, 12:00 Uhr",
        "26 October 2022, 16:30 to 27 October 2022, 12:00",
    ),
]


def known(text: str) -> FuzzyDate | None:
    return FuzzyDate.parse(text) if text else None


@pytest.mark.parametrize(("text", "german", "english"), DATES)
def test_a_date_is_said_as_precisely_as_it_is_known(text, german, english):
    date = FuzzyDate.parse(text)
    assert (german, english) == (date_words(date, GERMAN), date_words(date, ENGLISH))


@pytest.mark.parametrize(("text", "german", "english"), BEGINNINGS)
def test_a_beginning_is_said_with_since(text, german, english):
    date = FuzzyDate.parse(text)
    assert (german, english) == (since_words(date, GERMAN), since_words(date, ENGLISH))


@pytest.mark.parametrize(("start", "end", "german", "english"), PERIODS)
def test_a_period_says_what_of_it_is_not_known(start, end, german, english):
    period = Period.of(known(start), known(end))
    assert (german, english) == (period_words(period, GERMAN), period_words(period, ENGLISH))


@pytest.mark.parametrize(
    ("start", "end", "german"),
    [
        ("2019-03-14", "", "14. März 2019"),
        ("2019-06-03", "2019-06-05", "3. bis 5. Juni 2019"),
        ("2019/..", "", "seit 2019, läuft weiter"),
        ("", "2019", "bis 2019, Beginn nicht bekannt"),
        ("", "", "Zeitpunkt nicht bekannt"),
    ],
)
def test_nobody_misses_the_end_of_an_event_on_one_day(start, end, german):
    assert german == occasion_words(Period.of(known(start), known(end)), GERMAN)


@settings(deadline=None, max_examples=40)
@given(
    year=st.integers(1, 9998),
    rest=st.sampled_from(
        ["", *(f"-{n}" for n in range(21, 42)), "-01", "-12", "-02-28", "-XX", "-05-XX"]
    ),
    language=st.sampled_from([GERMAN, ENGLISH]),
)
def test_every_date_that_can_be_read_can_be_said(year, rest, language):
    date = FuzzyDate.parse(f"{year:04d}{rest}")
    alone, since = date_words(date, language), since_words(date, language)
    assert str(year) in alone
    assert str(year) in since
    assert not {"{", "}"} & set(alone + since)
