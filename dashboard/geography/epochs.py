"""Districts as of a day: under the codes and in the borders that they had then.

Between two reforms lies an epoch, in which no district changed. The oldest has no known
beginning: what is older than `BOUNDARIES_FROM` is shown in the borders of that day.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from types import MappingProxyType

from dashboard.geography.districts import Bounds, District, districts, read_bounds
from dashboard.geography.files import table
from dashboard.geography.gazetteer import is_municipality, municipalities
from dashboard.geography.names import fold
from dashboard.geography.reforms import current_district, former_districts, reforms

BOUNDARIES_FROM = date(2016, 1, 1)
"""The day of the oldest borders that are known."""


@dataclass(frozen=True, slots=True)
class Epoch:
    """A time without a reform; no `first` where its beginning, no `last` where its end is open."""

    first: date | None
    last: date | None

    @property
    def is_today(self) -> bool:
        """Whether its districts are those of today."""
        return self.last is None

    def holds(self, first: date | None, last: date | None) -> bool:
        """Whether what was from `first` to `last` (None: ever) was in all of it."""
        begun = first is None or (self.first is not None and first <= self.first)
        return begun and (last is None or (self.last is not None and self.last <= last))


@dataclass(frozen=True, slots=True)
class PastDistrict:
    """A district under a code, or in borders, that a reform ended after `valid_to`.

    What it has is meant as in `District`; one that no longer exists has the year of its end
    in its `label`. How many people lived in these borders is not known.
    """

    ags: str
    name: str
    label: str
    kind: str
    state: str
    latitude: float
    longitude: float
    bounds: Bounds
    valid_from: date | None
    valid_to: date


AnyDistrict = District | PastDistrict


@cache
def epochs() -> tuple[Epoch, ...]:
    """All epochs, the oldest first, that of today last."""
    lasts = sorted({each.valid_to for each in reforms()})
    firsts = [None, *(last + timedelta(days=1) for last in lasts)]
    return tuple(Epoch(*days) for days in zip(firsts, [*lasts, None], strict=True))


def epoch_on(day: date | None) -> Epoch:
    """The epoch that a day lies in; without a day that of today."""
    if day is None:
        return epochs()[-1]
    return next(each for each in epochs() if each.last is None or day <= each.last)


@cache
def past_districts() -> tuple[PastDistrict, ...]:
    """All districts that reforms ended or changed, by code and time."""
    ended = _ended()
    return tuple(
        PastDistrict(
            ags=row["ags"],
            name=row["name"],
            label=row["label"] + (f" (–{row['valid_to'][:4]})" if row["ags"] in ended else ""),
            kind=row["kind"],
            state=row["state"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            bounds=read_bounds(row["bounds"]),
            valid_from=date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
            valid_to=date.fromisoformat(row["valid_to"]),
        )
        for row in table("former_districts.csv")
    )


@cache
def districts_in(epoch: Epoch) -> Mapping[str, AnyDistrict]:
    """The districts of an epoch by code, in the order of Land and label."""
    found: list[AnyDistrict] = [each for each in districts() if epoch.holds(each.valid_from, None)]
    found += [each for each in past_districts() if epoch.holds(each.valid_from, each.valid_to)]
    found.sort(key=lambda each: (each.state, fold(each.label)))
    return MappingProxyType({each.ags: each for each in found})


@lru_cache(maxsize=65536)  # its texts may come from a browser
def codes_in(code: str, epoch: Epoch) -> tuple[str, ...]:
    """The districts of an epoch that the area of a code was in.

    `code` is that of a district or municipality, old or new. A municipality of the gazetteer
    and a district that ended lead to one district; a district of today, and a municipality
    with a code that was given since, to all that have joined into it: an area covers them
    all, and of a place it is not known which of them it was in. None for any other code.
    """
    today = current_district(code)
    if today is None:
        return ()
    return (_followed(code, epoch),) if tells_past(code) else _joined(epoch).get(today, ())


def tells_past(code: str) -> bool:
    """Whether a code leads to one district in every epoch: it stood for its area in all of them."""
    return is_municipality(code) or code[:5] in _ended()


@cache
def possible_in(today: str, epoch: Epoch) -> frozenset[str]:
    """The districts of an epoch that any part of a district of today was in."""
    return _parts(epoch)[today]


def districts_of_day(codes: Iterable[str], epoch: Epoch) -> tuple[str, ...]:
    """Codes of districts, old or new, as those of an epoch; sorted, each once.

    A code that the epoch has stays; one that it has not becomes its successor, or all that
    have joined into it since. A text that is no district's code stays as it is.
    """
    known = districts_in(epoch)
    found = {each for code in codes for each in _turned(code, known, epoch)}
    return tuple(sorted(found))


def _turned(code: str, known: Mapping[str, AnyDistrict], epoch: Epoch) -> tuple[str, ...]:
    return (code,) if code in known else codes_in(code, epoch) or (code,)


def _followed(code: str, epoch: Epoch) -> str:
    """The district of a code of 2016 in an epoch, one reform after the other."""
    district = code[:5]
    for last in (each.last for each in epochs()):
        if last is None or last == epoch.last:
            break
        for reform in reforms():
            if reform.valid_to == last and reform.code in (code, district):
                district = reform.successor
                break
    return district


@cache
def _ended() -> frozenset[str]:
    return frozenset(each.code for each in former_districts())


@cache
def _joined(epoch: Epoch) -> Mapping[str, tuple[str, ...]]:
    """For each district of today those of an epoch that have joined into it, by code."""
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for code in sorted(districts_in(epoch)):
        found[current_district(code) or code] += (code,)
    return found


@cache
def _parts(epoch: Epoch) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for each in municipalities():
        found[each.district].add(_followed(each.ags, epoch))
    return {code: frozenset(parts) for code, parts in found.items()}
