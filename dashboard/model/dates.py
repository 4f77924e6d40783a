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
from typing import Any

from edtf import EDTFParseException, parse_edtf
from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

from dashboard.language import message
from dashboard.model.finding import Complaint

# Days, months and years, and a time of day: `edtf` takes 12 ms for what this does at once.
_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_TIMED = re.compile(r"([\d-]{10})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?", re.ASCII)
# The codes in place of a month, with the first and last month that they mean: seasons (of
# no hemisphere, northern, southern), quarters, thirds, halves.
_PARTS = {
    **dict.fromkeys((21, 25, 31), (3, 5)),
    **dict.fromkeys((22, 26, 32), (6, 8)),
    **dict.fromkeys((23, 27, 29), (9, 11)),
    **dict.fromkeys((24, 28, 30), (12, 12)),
    **{33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)},
    **{37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12)},
}
_TO_THE_MINUTE = re.compile(r"[\d-]{10}T\d\d:\d\d", re.ASCII)
# Of all EDTF, what such data needs: `Y1E99999999` alone would keep the library busy for ever.
_SAFE = re.compile(r"[\dTZX:+~?%.,\[\]{} -]{4,40}", re.ASCII)
# Doubt said twice, and months or days of which one digit is open.
_ODD = re.compile(r"[~?%]{2}|-\dX|-X\d", re.ASCII)
_WITHOUT_DOUBT = str.maketrans("", "", "~?%")


@dataclass(frozen=True)
class FuzzyDate:
    """A date as its EDTF `text`, and the first and last day that it may mean.

    `earliest` or `latest` is None where an interval is open (`2002-10-01/..`). For a date
    marked as approximate or uncertain (`2014~`, `2014?`) the span is widened on both sides
    by its own length: a year, a quarter, a month or a day.
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
        return not self.is_interval and any(mark in self.text for mark in "~?%")

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
    if text.count("/") == 1:
        return _interval(text)
    if not _SAFE.fullmatch(text) or _ODD.search(text):
        raise _not_a_date(text)
    exact = text.translate(_WITHOUT_DOUBT)
    try:
        first, last = _span(exact)
        if exact != text:
            first, last = _widened(first, last)
    except (EDTFParseException, ValueError, OverflowError, AttributeError, TypeError) as error:
        raise _not_a_date(text) from error
    return FuzzyDate(text, first, last)


def _span(exact: str) -> tuple[date, date]:
    """The first and the last day of a date without doubt; raises where it is none."""
    timed = _TIMED.fullmatch(exact)
    plain = _PLAIN.fullmatch(timed[1] if timed else exact)
    if plain and int(plain[2] or 1) <= 12:
        return _plain_span(*plain.groups())
    if plain and not plain[3] and int(plain[2]) in _PARTS:
        first, last = _PARTS[int(plain[2])]
        return _plain_span(plain[1], str(first), None)[0], _plain_span(plain[1], str(last), None)[1]
    value = parse_edtf(f"{exact}:00" if _TO_THE_MINUTE.fullmatch(exact) else exact)
    return _day(value.lower_strict()), _day(value.upper_strict())


def _plain_span(year: str, month: str | None, day: str | None) -> tuple[date, date]:
    y = int(year)
    if month is None:
        return date(y, 1, 1), date(y, 12, 31)
    m = int(month)
    if day is None:
        return date(y, m, 1), date(y, m, monthrange(y, m)[1])
    return date(y, m, int(day)), date(y, m, int(day))


def _interval(text: str) -> FuzzyDate:
    first, _, last = text.partition("/")
    begin = None if first in ("", "..") else _parse(first)
    finish = None if last in ("", "..") else _parse(last)
    if begin is None and finish is None and text != "../..":
        raise _not_a_date(text)
    earliest = begin.earliest if begin else None
    latest = finish.latest if finish else None
    if earliest and latest and latest < earliest:
        raise Complaint(
            message("The interval {text} ends before it begins.", text=text),
            message("Swap the two dates, or correct one of them."),
        )
    return FuzzyDate(text, earliest, latest)


def _day(value: Any) -> date:
    return date(value.tm_year, value.tm_mon, value.tm_mday)


def _widened(first: date, last: date) -> tuple[date, date]:
    """The span with one of its own length before and after: a day, or whole months."""
    if first == last:
        return first - timedelta(days=1), last + timedelta(days=1)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    begin, end = _month(first, -months), _month(last, months)
    return begin, end.replace(day=monthrange(end.year, end.month)[1])


def _month(day: date, months: int) -> date:
    """The first day of the month that lies so many months later."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _not_a_date(text: str) -> Complaint:
    return Complaint(
        message("“{text}” is not a date that the atlas understands.", text=text),
        message(
            "Write it as EDTF: 1999-10-01, 2014-12, 2014, 2014~ (about), "
            "2014-36 (end of 2014), 2002-10-01/.. (goes on)."
        ),
    )
