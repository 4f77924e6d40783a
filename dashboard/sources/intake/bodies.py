"""Organisations as they are compared: the columns that tell one from another, as numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.geography import current_district
from dashboard.model import Dataset
from dashboard.model.table import Column
from dashboard.sources.intake.name_keys import Numbers, alphabetical, digits_in, name_keys

_HOST = re.compile(r"https?://(?:www\.)?([^/?#:]+)", re.I)

NOTHING = -1
"""Stands where a body has no such thing; it is like no other."""


@dataclass(frozen=True)
class Bodies:
    """Organisations, those of the draft first; a number stands for equal things.

    `names` are the keys of the names; `name`, `digits`, `host`, `email`, `ags` and `district`
    say who has the same of these, the last four `NOTHING` where there is none. `name` is
    ordered as the alphabet is, `mirrored` as it is for names that are read from their end.
    """

    ids: tuple[str, ...]
    drafted: int
    names: tuple[str, ...]
    name: Numbers
    mirrored: Numbers
    digits: Numbers
    host: Numbers
    email: Numbers
    ags: Numbers
    district: Numbers

    def __len__(self) -> int:
        return len(self.ids)

    def of_draft(self) -> Bodies:
        """Those of the draft alone."""
        return self.only(np.arange(self.drafted))

    def only(self, kept: Numbers) -> Bodies:
        """These alone, by their positions."""
        numbers = ("name", "mirrored", "digits", "host", "email", "ags", "district")
        return Bodies(
            tuple(self.ids[at] for at in kept.tolist()),
            int((kept < self.drafted).sum()),
            tuple(self.names[at] for at in kept.tolist()),
            *(getattr(self, name)[kept] for name in numbers),
        )


def bodies_of(draft: Dataset, dataset: Dataset, left_out: frozenset[str]) -> Bodies:
    """The organisations of a draft but those of some ids, and then all of the atlas."""
    ids = draft.table("organisations").column("id").cells()
    kept = np.flatnonzero([id not in left_out for id in ids])
    drafted = len(kept)
    tables = draft.table("organisations").take(kept), dataset.table("organisations")
    mine, ours = (table.column("id").cells() for table in tables)
    names = _Told.of(tables, "name")
    keys = name_keys(names.different)
    seats = [*map(_seats(draft).get, mine), *map(_seats(dataset).get, ours)]
    ags = Column.of(seats)
    return Bodies(
        (*mine, *ours),
        drafted,
        tuple(map(keys.__getitem__, names.codes.tolist())),
        alphabetical(keys)[names.codes],
        alphabetical([key[::-1] for key in keys])[names.codes],
        numbered(digits_in(keys))[names.codes],
        _Told.of(tables, "website").numbers(_host),
        _Told.of(tables, "email").numbers(lambda mail: (mail or "").lower()),
        numbered(ags.values)[ags.codes],
        numbered([current_district(code) if code else None for code in ags.values])[ags.codes],
    )


def numbered(things: Sequence[Hashable]) -> Numbers:
    """A number for each thing, the same for equal ones, and `NOTHING` for an empty text."""
    different = dict.fromkeys(things)
    number: dict[Hashable, int] = dict(zip(different, range(len(different)), strict=True))
    number |= {nothing: NOTHING for nothing in ("", None) if nothing in number}
    return np.fromiter(map(number.__getitem__, things), dtype=np.int64, count=len(things))


@dataclass(frozen=True)
class _Told:
    """A column of two tables, one below the other."""

    different: list[Any]
    codes: Numbers

    @classmethod
    def of(cls, tables: Sequence[Any], name: str) -> _Told:
        first, second = (table.column(name).without_unused() for table in tables)
        codes = np.concatenate([first.codes, second.codes + np.int64(len(first.values))])
        return cls([*first.values, *second.values], codes)

    def numbers(self, form: Callable[[Any], str]) -> Numbers:
        """Numbers of what is compared of each cell."""
        found: Numbers = numbered(list(map(form, self.different)))[self.codes]
        return found


def _host(url: str | None) -> str:
    found = _HOST.match(url or "")
    return found[1].lower() if found else ""


def _seats(dataset: Dataset) -> dict[str, str]:
    """The area of the first place of each owner that has one."""
    places = dataset.table("locations")
    # Of several in a dictionary the last one stands.
    told = np.flatnonzero(places.column("ags").spread(bool, bool))[::-1]
    owners, codes = (places.column(name).take(told).cells() for name in ("owner", "ags"))
    return dict(zip(owners, codes, strict=True))
