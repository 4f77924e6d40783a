"""Codes that a reform replaced, so that old files are understood."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from dashboard.geography.districts import is_district
from dashboard.geography.files import table

_CODE = re.compile(r"[0-9]{5}(?:[0-9]{3})?")


@dataclass(frozen=True, slots=True)
class Reform:
    """A district that ended, or a municipality that changed its district.

    `valid_to` is the last day of the old state; `successor` is the district from the next day
    on. `valid_from` is None where the beginning is not known.
    """

    code: str
    name: str
    valid_from: date | None
    valid_to: date
    successor: str


@dataclass(frozen=True, slots=True)
class FormerDistrict:
    """A district that no longer exists, and the one that its area joined."""

    code: str
    name: str
    valid_to: date
    successor: str


@cache
def reforms() -> tuple[Reform, ...]:
    """Return the reforms since 2016-01-01, districts first, by code."""
    found = [
        Reform(
            code=row["code"],
            name=row["name"],
            valid_from=date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
            valid_to=date.fromisoformat(row["valid_to"]),
            successor=row["successor"],
        )
        for row in table("reforms.csv")
    ]
    return tuple(sorted(found, key=lambda each: (len(each.code), each.code)))


@cache
def former_districts() -> tuple[FormerDistrict, ...]:
    """Return the districts that ended since 2016-01-01, by code."""
    return tuple(
        FormerDistrict(each.code, each.name, each.valid_to, each.successor)
        for each in reforms()
        if len(each.code) == 5
    )


@cache
def _successors() -> Mapping[str, str]:
    return MappingProxyType({each.code: each.successor for each in reforms()})


def current_district(code: str) -> str | None:
    """Return today's district of a district's or municipality's code, old or new.

    A city's eight digits ("16051000") give the city. A municipality is judged by its first
    five digits unless a reform moved it: today's codes are then understood too, though the
    gazetteer is of 2016. None for any other text, and outside the four Länder.
    """
    if not _CODE.fullmatch(code):
        return None
    successors = _successors()
    found = successors.get(code) or successors.get(code[:5]) or code[:5]
    return found if is_district(found) else None
