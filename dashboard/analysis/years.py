"""Many timelines at once: how many there were in each stretch of years.

For more rows than can be drawn one by one. The tables are short whatever the data: at most
`MOST` stretches, each of 1, 2, 5, 10, … whole years.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

MOST = 60
_WIDTHS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)

Years = npt.NDArray[np.int64]


def founded_by_years(table: pd.DataFrame) -> pd.DataFrame:
    """Foundings in each stretch of years, of a table of `Foundings`.

    Columns: from_year, to_year (both within), certain (begun in it for sure), possible
    (more that may have begun in it, or in a neighbouring one).
    """
    first, last = _years(table["earliest"]), _years(table["latest"])
    start, width, size = _stretches(first, last)
    a, b = (first - start) // width, (last - start) // width
    sure = a == b
    return _counted(start, width, _spread(a[sure], b[sure], size), _spread(a, b, size))


def funded_by_years(table: pd.DataFrame, until: pd.Timestamp) -> pd.DataFrame:
    """Fundings that ran in each stretch of years, of a table of `Fundings`.

    Columns as in `founded_by_years`. What goes on, and what may go on, runs until the day
    `until`; rows without any time are left out, and a beginning that is not known counts
    from the first year that is known of any row.
    """
    dated = table[table["first"].notna() | table["last"].notna()]
    until = max([until, *dated["first_sure"].dropna().nlargest(1)])
    earliest = dated[["first", "last_sure", "last"]].min().min() if len(dated) else until
    first, last = _years(dated["first"].fillna(earliest)), _years(dated["last"].fillna(until))
    start, width, size = _stretches(first, last)
    most = _spread((first - start) // width, (last - start) // width, size)
    goes_on = dated["last_sure"].where(dated["ending"] != "open", until)
    sure = dated["first_sure"].notna() & goes_on.notna() & (dated["first_sure"] <= goes_on)
    a, b = _years(dated.loc[sure, "first_sure"]), _years(goes_on[sure])
    return _counted(start, width, _spread((a - start) // width, (b - start) // width, size), most)


def _years(days: pd.Series) -> Years:
    years: Years = days.dt.year.to_numpy(dtype=np.int64)
    return years


def _stretches(first: Years, last: Years) -> tuple[int, int, int]:
    """The first year of the first stretch, the years in each, and how many there are."""
    if len(first) == 0:
        return 0, 1, 0
    low, high = int(first.min()), int(last.max())
    for width in _WIDTHS:
        start = low - low % width
        size = (high - start) // width + 1
        if size <= MOST:
            break
    return start, width, size


def _spread(a: Years, b: Years, size: int) -> Years:
    """How many of the spans from place `a` to place `b` cover each of `size` places."""
    begun = np.bincount(a, minlength=size + 1)
    over = np.bincount(b + 1, minlength=size + 1)
    return np.cumsum(begun - over)[:size].astype(np.int64)


def _counted(start: int, width: int, certain: Years, most: Years) -> pd.DataFrame:
    years = start + width * np.arange(len(most))
    return pd.DataFrame(
        {
            "from_year": years,
            "to_year": years + width - 1,
            "certain": certain,
            "possible": most - certain,
        }
    )
