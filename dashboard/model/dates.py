"""Dates as people know them: a day, a month, "end of 2014", "about 2014", open ends.

Dates are EDTF texts (ISO 8601-2), read by the library `edtf`. A fuzzy date is the span of
days that it may mean, never an invented 1 January.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from math import inf
from typing import Any

from edtf import EDTFParseException, parse_edtf
from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

from dashboard.language import message
from dashboard.model.finding import Complaint

# The three plain forms of EDTF level 0; `edtf` takes 12 ms for what this does at once.
_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True)
class FuzzyDate:
    """A date as its EDTF `text`, and the first and last day that it may mean.

    `earliest` or `latest` is None where an interval is open (`2002-10-01/..`). For a date
    marked as approximate or uncertain (`2014~`, `2014?`) the span is widened on both sides
    by one unit of its precision: a year, a month or a day.
    """

    text: str
    earliest: date | None
    latest: date | None

    @classmethod
    def parse(cls, text: str) -> FuzzyDate:
        """Read an EDTF text; raises `Complaint` where it is none, or runs backwards."""
        return _parse(text.strip())

    @property
    def is_interval(self) -> bool:
        """Whether the text names a beginning and an end."""
        return "/" in self.text

    @property
    def is_approximate(self) -> bool:
        """Whether the text is marked as approximate or uncertain."""
        return not self.is_interval and self.text[-1:] in "~?%"

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Let records hold fuzzy dates: read from text, written as text."""
        return core_schema.no_info_plain_validator_function(
            lambda value: value if isinstance(value, cls) else cls.parse(str(value)),
            serialization=core_schema.to_string_ser_schema(),
        )


@lru_cache(maxsize=65536)
def _parse(text: str) -> FuzzyDate:
    plain = _PLAIN.fullmatch(text)
    if "/" in text:
        return _interval(text)
    try:
        if plain:
            return FuzzyDate(text, *_plain_span(*plain.groups()))
        value = parse_edtf(text)
        first, last = _day(value.lower_strict()), _day(value.upper_strict())
    except (EDTFParseException, ValueError, AttributeError, TypeError) as error:
        raise _not_a_date(text) from error
    if first is None or last is None:
        raise _not_a_date(text)
    if text[-1] in "~?%":
        first, last = _widened(first, last, len(text.rstrip("~?%")))
    return FuzzyDate(text, first, last)


def _plain_span(year: str, month: str | None, day: str | None) -> tuple[date, date]:
    y = int(year)
    if month is None:
        return date(y, 1, 1), date(y, 12, 31)
    m = int(month)
    if m > 12:
        return _part_of_year(y, m)
    if day is None:
        return date(y, m, 1), date(y, m, monthrange(y, m)[1])
    return date(y, m, int(day)), date(y, m, int(day))


def _part_of_year(year: int, code: int) -> tuple[date, date]:
    value = parse_edtf(f"{year:04d}-{code}")
    first, last = _day(value.lower_strict()), _day(value.upper_strict())
    assert first is not None and last is not None  # noqa: S101 - a season has both
    return first, last


def _interval(text: str) -> FuzzyDate:
    try:
        parse_edtf(text)
    except EDTFParseException as error:
        raise _not_a_date(text) from error
    first, _, last = text.partition("/")
    begin = None if first in ("", "..") else _parse(first)
    finish = None if last in ("", "..") else _parse(last)
    earliest = begin.earliest if begin else None
    latest = finish.latest if finish else None
    if earliest and latest and latest < earliest:
        raise Complaint(
            message("The interval {text} ends before it begins.", text=text),
            message("Swap the two dates, or correct one of them."),
        )
    return FuzzyDate(text, earliest, latest)


def _day(value: Any) -> date | None:
    if value in (inf, -inf):
        return None
    return date(value.tm_year, value.tm_mon, value.tm_mday)


def _widened(first: date, last: date, length: int) -> tuple[date, date]:
    if length <= 4:
        return date(first.year - 1, 1, 1), date(last.year + 1, 12, 31)
    if length <= 7:
        before = first - timedelta(days=1)
        after = last + timedelta(days=1)
        return before.replace(day=1), after.replace(day=monthrange(after.year, after.month)[1])
    return first - timedelta(days=1), last + timedelta(days=1)


def _not_a_date(text: str) -> Complaint:
    return Complaint(
        message("“{text}” is not a date that the atlas understands.", text=text),
        message(
            "Write it as EDTF: 1999-10-01, 2014-12, 2014, 2014~ (about), "
            "2014-36 (end of 2014), 2002-10-01/.. (goes on)."
        ),
    )
