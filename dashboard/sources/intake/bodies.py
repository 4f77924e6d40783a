"""Organisations as they are compared: the columns that tell one from another, as numbers."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.geography import current_district
from dashboard.geography.names import fold_all
from dashboard.model import Dataset

_FORMS = re.compile(
    r"\b(?:e v|ev|eingetragener verein|g?gmbh|gemeinnutzige gmbh|g?ug|haftungsbeschrankt|eg|"
    r"gag|ag|kdor|stiftung burgerlichen rechts)\b"
)
_SMALL = frozenset("der die das des dem den fur und in im am an zu zur zum von vom e mit".split())  # noqa: SIM905
_HOST = re.compile(r"https?://(?:www\.)?([^/?#:]+)", re.I)

# Two texts are compared in the product of their lengths; no name is that long.
_LONGEST_KEY = 300

Numbers = NDArray[np.int64]
NOTHING = -1
"""Stands where a body has no such thing; it is like no other."""


def name_keys(names: Sequence[str]) -> list[str]:
    """Names for comparison: legal form, small words, spelling and order set aside."""
    folded = fold_all(names)
    bare = _FORMS.sub(" ", "\n".join(folded)).split("\n") if folded else []
    split = ([word for word in line.split() if word not in _SMALL] for line in bare)
    return [
        (" ".join(sorted(words)) or whole)[:_LONGEST_KEY]
        for words, whole in zip(split, folded, strict=True)
    ]


@dataclass(frozen=True)
class Bodies:
    """Organisations, those of the draft first; a number stands for equal things.

    `names` are the keys of the names; `name`, `digits`, `host`, `email`, `ags` and `district`
    say who has the same of these, the last four `NOTHING` where there is none.
    """

    ids: tuple[str, ...]
    drafted: int
    names: tuple[str, ...]
    name: Numbers
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
        numbers = ("name", "digits", "host", "email", "ags", "district")
        return Bodies(
            tuple(self.ids[at] for at in kept.tolist()),
            int((kept < self.drafted).sum()),
            tuple(self.names[at] for at in kept.tolist()),
            *(getattr(self, name)[kept] for name in numbers),
        )


def bodies_of(draft: Dataset, dataset: Dataset, left_out: frozenset[str]) -> Bodies:
    """The organisations of a draft but those of some ids, and then all of the atlas."""
    ids: list[str] = []
    columns: dict[str, list[str]] = {name: [] for name in ("name", "website", "email", "ags")}
    drafted = 0
    for source, out in ((draft, left_out), (dataset, frozenset[str]())):
        table = source.table("organisations")
        mine = table.column("id").cells()
        kept = [row for row, id in enumerate(mine) if id not in out]
        ids += [mine[row] for row in kept]
        for name in ("name", "website", "email"):
            cells = table.column(name).cells()
            columns[name] += [cells[row] for row in kept]
        seats = _seats(source)
        columns["ags"] += [seats.get(mine[row], "") for row in kept]
        drafted = drafted or (len(ids) if source is draft else 0)
    different = list(dict.fromkeys(columns["name"]))
    keys = dict(zip(different, name_keys(different), strict=True))
    names = tuple(keys[name] for name in columns["name"])
    hosts = {url: _host(url) for url in set(columns["website"])}
    districts = {ags: current_district(ags) if ags else None for ags in set(columns["ags"])}
    digits = {name: tuple(re.findall(r"\d+", name)) for name in set(names)}
    return Bodies(
        tuple(ids),
        drafted if len(draft.organisations) else 0,
        names,
        numbered(names),
        numbered(digits[name] for name in names),
        numbered(hosts[url] for url in columns["website"]),
        numbered((mail or "").lower() for mail in columns["email"]),
        numbered(columns["ags"]),
        numbered(districts[ags] or "" for ags in columns["ags"]),
    )


def numbered(things: Iterable[Hashable]) -> Numbers:
    """A number for each thing, the same for equal ones, and `NOTHING` for an empty text."""
    given = list(things)
    different = dict.fromkeys(given)
    number = dict(zip(different, range(len(different)), strict=True))
    if "" in number:
        number[""] = NOTHING
    return np.fromiter(map(number.__getitem__, given), dtype=np.int64, count=len(given))


def _host(url: str | None) -> str:
    found = _HOST.match(url or "")
    return found[1].lower() if found else ""


def _seats(dataset: Dataset) -> dict[str, str]:
    places = dataset.table("locations")
    both = zip(places.column("owner").cells(), places.column("ags").cells(), strict=True)
    seats: dict[str, str] = {}
    for owner, ags in both:
        if ags:
            seats.setdefault(owner, ags)
    return seats
