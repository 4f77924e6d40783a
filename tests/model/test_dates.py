"""A fuzzy date is the span of days that it may mean, and nothing makes it crash."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import EDTFParseException, parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from dashboard.model import FuzzyDate
from dashboard.model.finding import Complaint

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))

SPANS = [
    # text, first day, last day
    ("1999-10-01", "1999-10-01", "1999-10-01"),
    ("2024-02-29", "2024-02-29", "2024-02-29"),
    ("2013-10", "2013-10-01", "2013-10-31"),
    ("2023-02", "2023-02-01", "2023-02-28"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2015", "2015-01-01", "2015-12-31"),
    ("2015-33", "2015-01-01", "2015-03-31"),
    ("2014-36", "2014-10-01", "2014-12-31"),
    ("2015-40", "2015-01-01", "2015-06-30"),
    ("2015-41", "2015-07-01", "2015-12-31"),
    ("2015-23", "2015-09-01", "2015-11-30"),
    ("201X", "2010-01-01", "2019-12-31"),
    ("2014-XX", "2014-01-01", "2014-12-31"),
    ("[2014..2016]", "2014-01-01", "2016-12-31"),
    ("2014~", "2013-01-01", "2015-12-31"),
    ("2014?", "2013-01-01", "2015-12-31"),
    ("2014%", "2013-01-01", "2015-12-31"),
    ("2014-01~", "2013-12-01", "2014-02-28"),
    ("2014-12?", "2014-11-01", "2015-01-31"),
    ("2014-01-01~", "2013-12-31", "2014-01-02"),
    ("2022-10-26T16:30:00", "2022-10-26", "2022-10-26"),
    ("2022-08-15/2022-12-31", "2022-08-15", "2022-12-31"),
    ("2014~/2016", "2013-01-01", "2016-12-31"),
    ("2002-10-01/..", "2002-10-01", None),
    ("2002/", "2002-01-01", None),
    ("../2002", None, "2002-12-31"),
    ("../..", None, None),
    ("0001", "0001-01-01", "0001-12-31"),
    ("9999", "9999-01-01", "9999-12-31"),
]

NO_DATES = [
    "",
    "heute",
    "1.10.1999",
    "01.10.1999",
    "10/1999",
    "1999-1",
    "99",
    "1999-13",
    "1999-00",
    "1999-42",
    "1999-02-30",
    "2023-02-29",
    "1999-04-31",
    "1999-10-00",
    "0000",
    "-0100",
    "Y12000",
    "2014~~~",
    "~",
    "/",
    "2014/2015/2016",
    "2014/heute",
    "[..2014]",
    "2022-10-26T25:00:00",
    "2014-10-01 bis 2015",
    "<img src=x>",
]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("text", "first", "last"), SPANS)
def test_a_date_is_the_span_of_days_that_it_may_mean(text, first, last):
    read = FuzzyDate.parse(text)
    assert (day(first), day(last)) == (read.earliest, read.latest)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_refused_with_a_remedy(text):
    with pytest.raises(Complaint) as caught:
        FuzzyDate.parse(text)
    assert caught.value.remedy.text


@pytest.mark.parametrize("text", ["2016/2014", "2014-02/2014-01", "2016~/2010"])
def test_an_interval_that_runs_backwards_is_refused(text):
    with pytest.raises(Complaint, match="ends before it begins"):
        FuzzyDate.parse(text)


@pytest.mark.parametrize(("text", "_first", "_last"), SPANS)
def test_a_date_is_written_as_it_was_read(text, _first, _last):
    read = FuzzyDate.parse(text)
    assert text == str(read)
    assert read == FuzzyDate.parse(str(read)) == FuzzyDate.parse(f" {text} ")


@pytest.mark.parametrize(("text", "_first", "_last"), SPANS)
def test_the_first_day_is_never_after_the_last(text, _first, _last):
    read = FuzzyDate.parse(text)
    assert None in (read.earliest, read.latest) or read.earliest <= read.latest


@settings(deadline=None, max_examples=30)
@given(DAYS, st.sampled_from([4, 7, 10]))
def test_the_plain_forms_are_read_as_the_library_reads_them(day, length):
    text = day.isoformat()[:length]
    read, theirs = FuzzyDate.parse(text), parse_edtf(text)
    assert tuple(theirs.lower_strict())[:3] == tuple(read.earliest.timetuple())[:3]
    assert tuple(theirs.upper_strict())[:3] == tuple(read.latest.timetuple())[:3]


@settings(deadline=None, max_examples=60)
@given(st.dates(date(1, 1, 1)), st.integers(0, 99))
def test_parts_of_a_year_are_read_as_the_library_reads_them(day, part):
    assert_read_as_the_library_reads(f"{day.year:04}-{part:02}")


@settings(deadline=None, max_examples=60)
@given(
    st.integers(0, 9999),
    st.integers(0, 13),
    st.integers(0, 32),
    st.tuples(*[st.integers(0, 61)] * 3),
)
def test_times_of_day_are_read_as_the_library_reads_them(year, month, day, clock):
    hours, minutes, seconds = clock
    text = f"{year:04}-{month:02}-{day:02}T{hours // 2:02}:{minutes:02}:{seconds:02}"
    assert_read_as_the_library_reads(text)


def assert_read_as_the_library_reads(text):
    try:
        theirs = parse_edtf(text)
        span = [date(*each[:3]) for each in (theirs.lower_strict(), theirs.upper_strict())]
    except (EDTFParseException, ValueError):
        with pytest.raises(Complaint):
            FuzzyDate.parse(text)
    else:
        read = FuzzyDate.parse(text)
        assert [read.earliest, read.latest] == span


@settings(deadline=None, max_examples=30)
@given(st.dates(date(3, 1, 1), date(9996, 12, 31)), st.sampled_from([4, 7, 10]))
def test_doubt_widens_a_date_and_never_moves_it(day, length):
    text = day.isoformat()[:length]
    plain, doubted = FuzzyDate.parse(text), FuzzyDate.parse(f"{text}~")
    assert doubted.earliest < plain.earliest <= plain.latest < doubted.latest
    assert doubted.is_approximate
    assert not plain.is_approximate


@settings(deadline=None, max_examples=100)
@given(st.text("0123456789-X~?%/.[]{},TZ:+ S^", max_size=14))
def test_any_text_is_a_date_or_a_complaint(text):
    try:
        read = FuzzyDate.parse(text)
    except Complaint:
        return
    assert read == FuzzyDate.parse(str(read))


def test_a_record_holds_it_as_a_date_and_writes_it_as_text():
    class Row(BaseModel):
        when: FuzzyDate

    row = Row(when="2014-36")
    assert date(2014, 12, 31) == row.when.latest
    assert row.model_dump(mode="json") == {"when": "2014-36"}


@pytest.mark.parametrize(
    "text", ["9999~", "0001~", "9999-12~", "9999-12-31~", "0001-01-01~", "Y1E999999", "٢٠١٤"]
)
def test_the_ends_of_the_calendar_and_other_digits_are_refused(text):
    with pytest.raises(Complaint):
        FuzzyDate.parse(text)


def test_a_year_of_a_hundred_million_digits_is_refused_at_once():
    with pytest.raises(Complaint):
        FuzzyDate.parse("Y1E99999999")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2014-36/..", "2014-10-01", None),
        ("2014-36/2015-33", "2014-10-01", "2015-03-31"),
        ("2014-36~", "2014-07-01", "2015-03-31"),
        ("2022-10-26T16:30", "2022-10-26", "2022-10-26"),
    ],
)
def test_quarters_may_be_in_intervals_and_in_doubt_and_times_without_seconds(text, first, last):
    read = FuzzyDate.parse(text)
    assert (day(first), day(last)) == (read.earliest, read.latest)
