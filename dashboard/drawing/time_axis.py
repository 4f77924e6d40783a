"""Time from left to right: the stretch that a chart shows, its ticks, days as vega counts them.

Days go to vega as milliseconds in UTC, so that no reader's clock moves them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import get_month_names

from dashboard.language import Language

_DAY = 86_400_000
_EPOCH = date(1970, 1, 1).toordinal()
_LAST = date.max.toordinal()
_MOST_TICKS = 10
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_MONTHS = (1, 2, 3, 6)


def moment(day: date) -> int:
    """The beginning of a day as vega counts: milliseconds since 1970 in UTC."""
    return (day.toordinal() - _EPOCH) * _DAY


def day_at(moment: float) -> date:
    """The day, in UTC, of one of vega's moments; the nearest that a `date` can hold."""
    return date.fromordinal(min(max(_EPOCH + int(moment // _DAY), 1), _LAST))


def later(day: date, days: int) -> date:
    """So many days later (or earlier), or the last (first) day that a `date` can hold."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), _LAST))


@dataclass(frozen=True)
class TimeAxis:
    """The stretch of time that a chart shows, from its first day to its last."""

    first: date
    last: date

    @classmethod
    def over(cls, days: Iterable[date | None]) -> TimeAxis:
        """An axis over all the days, with air at both ends; None is passed over.

        Raises ValueError where there is no day at all.
        """
        known = [day for day in days if day is not None]
        first, last = min(known), max(known)
        air = max((last - first).days // 40, 20)
        return cls(later(first, -air), later(last, air))

    def reaching(self, day: date | None) -> TimeAxis:
        """The axis, longer where a day lies outside it."""
        if day is None or self.first < day < self.last:
            return self
        return TimeAxis.over([self.first, self.last, day])

    @property
    def domain(self) -> tuple[int, int]:
        """First and last moment."""
        return moment(self.first), moment(self.last)

    def share(self, day: date) -> float:
        """How far along the axis a day lies: 0 at its beginning, 1 at its end."""
        low, high = self.domain
        return (moment(day) - low) / (high - low)

    @property
    def by_months(self) -> bool:
        """Whether the years are so few that months are told apart."""
        return self.last.year - self.first.year <= 3

    def ticks(self) -> list[date]:
        """At most eleven first days of years, or of months where there are few years."""
        if self.by_months:
            months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
            step = next((n for n in _MONTHS if months / n <= _MOST_TICKS), _MONTHS[-1])
            counted = range(self.first.year * 12, self.last.year * 12 + 12, step)
            found = [date(n // 12, n % 12 + 1, 1) for n in counted]
        else:
            years = self.last.year - self.first.year
            step = next(n for n in _YEARS if years / n <= _MOST_TICKS)
            start = max(self.first.year // step * step, step)
            found = [date(year, 1, 1) for year in range(start, self.last.year + 1, step)]
        return [day for day in found if self.first <= day <= self.last]

    def labels(self, language: Language) -> dict[str, Any]:
        """Where the axis has its ticks (`values`), and the formula of their labels.

        Vega knows English months only, so the names are written into the formula.
        """
        year = "utcyear(datum.value)"
        if self.by_months:
            names = get_month_names("abbreviated", "stand-alone", language.locale)
            months = ", ".join(f"'{names[n].rstrip('.')}'" for n in range(1, 13))
            formula = f"[{months}][utcmonth(datum.value)] + ' ' + {year}"
        else:
            formula = f"'' + {year}"
        return {"values": [moment(day) for day in self.ticks()], "labelExpr": formula}
