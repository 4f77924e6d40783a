"""Times from a beginning to an end, either of them fuzzy, open or not known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.model.dates import FuzzyDate


@dataclass(frozen=True)
class Period:
    """A time from a beginning to an end, each fuzzy, either of them perhaps not known.

    `open_end` tells "goes on" from "the end is not known".
    """

    start: FuzzyDate | None
    end: FuzzyDate | None
    open_end: bool = False

    @classmethod
    def of(cls, start: FuzzyDate | None, end: FuzzyDate | None) -> Period:
        """The period of a record's two cells; an interval in `start` holds both."""
        if start is None or not start.is_interval:
            return cls(start, end)
        first, last = start.text.split("/")
        return cls(
            FuzzyDate.parse(first) if first not in ("", "..") else None,
            end or (FuzzyDate.parse(last) if last not in ("", "..") else None),
            open_end=last == ".." and end is None,
        )

    @property
    def earliest(self) -> date | None:
        """The first day that it may have begun."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> date | None:
        """The last day that it may have ended; None where open or not known."""
        return self.end.latest if self.end else None

    @property
    def is_backwards(self) -> bool:
        """Whether the end lies before the beginning, however both are read."""
        if self.start is None or self.end is None:
            return False
        begin, finish = self.start.earliest, self.end.latest
        return begin is not None and finish is not None and finish < begin

    def may_cover(self, day: date) -> bool | None:
        """Whether it was on that day: None where neither beginning nor end is known.

        A known beginning with an unknown end counts as going on, as does the reverse.
        """
        if self.start is None and self.end is None:
            return None
        begun = self.earliest is None or self.earliest <= day
        return begun and (self.latest is None or day <= self.latest)

    def overlaps(self, first: date, last: date) -> bool | None:
        """Whether any day from `first` to `last` may lie in it: None where nothing is known."""
        if self.start is None and self.end is None:
            return None
        begun = self.earliest is None or self.earliest <= last
        return begun and (self.latest is None or first <= self.latest)
