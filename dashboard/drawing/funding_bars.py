"""How one funding lies on the time axis: what is certain, what is possible, what is not known."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dashboard.analysis.timelines import Paid
from dashboard.drawing.time_axis import later

Look = Literal["sure", "maybe", "lost"]


@dataclass(frozen=True)
class FundingBar:
    """The pieces of a bar, each up to and without its second day; and the marks at its ends.

    `arrow` is the day from which it goes on; `begin` and `end` are where a beginning or end
    that is not known would be. With no pieces nothing of its time is known.
    """

    pieces: tuple[tuple[Look, date, date], ...] = ()
    arrow: date | None = None
    begin: date | None = None
    end: date | None = None


@dataclass
class _Pieces:
    found: list[tuple[Look, date, date]] = field(default_factory=list)

    def add(self, look: Look, first: date, last: date) -> None:
        if first < last:
            self.found.append((look, first, last))


def funding_bar(row: Paid, lower: date, today: date) -> FundingBar:
    """The bar of one funding.

    What began at an unknown time is drawn from the day `lower`, what goes on or may go on
    up to the day `today`, or to its beginning where that is yet to come.
    """
    first, begun = row.first, row.first_sure
    ending, last = row.last_sure or row.last, row.last
    bar = _Pieces()
    if first is None or begun is None:
        if last is None or ending is None:
            return FundingBar()
        bar.add("lost", min(lower, ending), later(ending, 1))
        bar.add("maybe", later(ending, 1), later(last, 1))
        return FundingBar(tuple(bar.found), begin=min(lower, ending))
    if last is None or ending is None:
        bar.add("maybe", first, begun)
        end = max(today, later(begun, 1))
        goes_on = row.ending == "open"
        bar.add("sure" if goes_on else "lost", begun, end)
        mark = {"arrow": end} if goes_on else {"end": end}
        return FundingBar(tuple(bar.found), **mark)
    if ending < begun:
        bar.add("maybe", first, later(last, 1))
    else:
        bar.add("maybe", first, begun)
        bar.add("sure", begun, later(ending, 1))
        bar.add("maybe", later(ending, 1), later(last, 1))
    return FundingBar(tuple(bar.found))
