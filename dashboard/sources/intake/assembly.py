"""Records in the making: organisations gathered from rows, ids given, tables made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from dashboard.geography.names import fold
from dashboard.model import TABLES, Dataset, FuzzyDate, Term
from dashboard.model.periods import Period
from dashboard.model.table import Column, Positions, Table
from dashboard.sources.intake.name_words import form_in, forms_in, kinds_in
from dashboard.sources.intake.patching import joined
from dashboard.sources.intake.row_words import slug

NOT_STATED = "not_stated"
"""The kind of an organisation of which nothing tells it."""
SEAT = ("seat", "Sitz", "Seat")
"""The role of the places that a list tells: the code, and its labels."""
MANY = ("topics", "target_groups", "languages", "former_names")
"""The columns of which a cell holds several words."""
_EXPOSED = "migrant_organisation"


class Words:
    """The vocabulary while records are made: what is there, and what has to be added."""

    def __init__(self, dataset: Dataset) -> None:
        self.terms = dataset.terms
        self.added: dict[tuple[str, str], Term] = {}

    def has(self, name: str, code: str | None) -> bool:
        """Whether a list has a code."""
        return code in self.terms.get(name, {})

    def needed(self, name: str, code: str, german: str, english: str) -> str:
        """A code that has to be there; it is added where it is not."""
        if not self.has(name, code):
            sort = max((term.sort for term in self.terms.get(name, {}).values()), default=0) + 1
            self.added[name, code] = Term(
                list=name, code=code, label_de=german, label_en=english, sort=sort
            )
        return code


class Block(NamedTuple):
    """Records of one table that were made together: the rows of the sheet, and the columns."""

    ats: Positions
    columns: Mapping[str, Column]


class Assembly:
    """The rows of all tables while a sheet is gone through; a row holds every column.

    `at` is the position in the sheet of the row that is gone through.
    """

    def __init__(self, source: str, words: Words) -> None:
        self.source = source
        self.words = words
        self.rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
        self.at = 0
        self._ats: dict[str, list[int]] = {name: [] for name in TABLES}
        self.row_of: dict[str, dict[str, int]] = {name: {} for name in TABLES}
        self._taken: dict[str, dict[str, int]] = {}
        self._named: dict[str, list[tuple[str, dict[str, Any]]]] = {}
        self._seen: dict[tuple[object, ...], dict[str, Any]] = {}
        self._folded: dict[str, str] = {}

    def add(self, table: str, number: int, id: str = "", **values: Any) -> dict[str, Any]:
        """Add a row, with a free id on the base of the one that is given."""
        row: dict[str, Any] = {**_EMPTY[table], **values}
        if id:
            row["id"] = id = self.free(table, id)
            self.row_of[table][id] = number
        row["source"], row["locator"] = self.source, f"Zeile {number}"
        self.rows[table].append(row)
        self._ats[table].append(self.at)
        return row

    def once(
        self, table: str, number: int, key: tuple[object, ...], id: str = "", **values: Any
    ) -> tuple[dict[str, Any], bool]:
        """Add a row, unless there is one of that key; tell the row, and whether it is new."""
        known = self._seen.get((table, *key))
        if known is not None:
            return known, False
        row = self._seen[(table, *key)] = self.add(table, number, id, **values)
        return row, True

    def organisation(
        self, name: str, where: str, number: int, id: str = "", part: str = ""
    ) -> tuple[dict[str, Any], bool]:
        """The organisation of a name at a place ("" where none is told), and whether it is new.

        The same name at another place is another organisation: a branch, or a namesake. `part`
        tells which of those of one row it is, if not the one that the row is about.
        """
        key = f"id {id}" if id else self._folded.get(name) or self._fold(name)
        for place, row in self._named.get(key, ()):
            if id or not where or not place or place == where:
                if where and not place:
                    self._named[key] = [
                        (where if each is row else old, each) for old, each in self._named[key]
                    ]
                return row, False
        row = self.add("organisations", number, id or slug(name), name=name)
        if part:
            row["locator"] += f", {part}"
        row["legal_form"] = form if self.words.has("legal_form", form := form_in(name)) else None
        self._named.setdefault(key, []).append((where, row))
        return row, True

    def _fold(self, name: str) -> str:
        """The name folded; funders are named again and again."""
        self._folded[name] = folded = fold(name)
        return folded

    def forms_of(self, names: Sequence[str]) -> list[str | None]:
        """The legal forms that the names of organisations tell, of those that the atlas has."""
        known = self.words.terms.get("legal_form", {})
        return [form if form in known else None for form in forms_in(names)]

    def kinds_of(self, names: Sequence[str], otherwise: str) -> list[str | None]:
        """The kinds that the names of organisations tell, or the other one, if there is any."""
        known = self.words.terms.get("organisation_kind", {})
        rest = otherwise if otherwise in known else None
        return [kind if kind in known else rest for kind in kinds_in(names)]

    def not_stated(self) -> str:
        """The kind of those that nothing tells one of."""
        return self.words.needed("organisation_kind", NOT_STATED, "Nicht angegeben", "Not stated")

    def dataset(self, together: Mapping[str, Block]) -> Dataset:
        """The tables of all rows, in the order of the sheet; their values are valid ones.

        `together` are records that were made of many rows at once.
        """
        terms = [dict(term) for term in self.words.added.values()]
        tables = {name: _table(name, rows) for name, rows in self.rows.items()}
        tables |= {
            name: _joined(tables[name], self._ats[name], block) for name, block in together.items()
        }
        return Dataset.of({**tables, "vocabulary": _table("vocabulary", terms)})

    def free(self, table: str, id: str) -> str:
        """An id that no record of the kind has yet, on the base of another; it is taken then."""
        taken = self._taken.setdefault(_shared(table), {})
        free, number = id, taken.get(id, 0)
        while free in taken:
            number += 1
            free = f"{id}-{number + 1}"
        taken[id] = number
        taken.setdefault(free, 0)
        return free

    def free_all(self, table: str, ids: list[str]) -> list[str]:
        """Free ids for records in their order, as `free` gives them one by one."""
        taken = self._taken.setdefault(_shared(table), {})
        new = dict.fromkeys(ids, 0)
        if len(new) < len(ids) or not taken.keys().isdisjoint(new):
            return [self.free(table, id) for id in ids]
        taken.update(new)
        return ids


def _shared(table: str) -> str:
    """By what name the ids of a table are kept: some tables have theirs together."""
    return "party" if table in ("organisations", "projects", "events") else table


_EMPTY: Mapping[str, Mapping[str, object]] = {
    name: {field: () if field in MANY else None for field in model.model_fields}
    for name, model in TABLES.items()
}
"""A row of each table of which nothing is known."""


def _table(name: str, rows: list[dict[str, Any]]) -> Table[Any]:
    model = TABLES[name]
    columns = {field: _column([row[field] for row in rows]) for field in model.model_fields}
    return Table(model, columns, len(rows))


def _joined(table: Table[Any], ats: list[int], block: Block) -> Table[Any]:
    """The rows of both by the rows of the sheet that they were made of."""
    if not len(block.ats):
        return table
    more = Table(table.model, block.columns, len(block.ats))
    if not len(table):
        return more
    order = np.argsort(np.concatenate([np.array(ats, dtype=np.int64), block.ats]), kind="stable")
    whole = joined(table, more)
    columns = {name: whole.column(name).take(order) for name in table.model.model_fields}
    return Table(table.model, columns, len(order))


def _column(cells: list[Any]) -> Column:
    """A column; most are all empty, which is seen at once."""
    if cells and cells.count(cells[0]) == len(cells):
        return Column((cells[0],), np.zeros(len(cells), dtype=np.int32))
    return Column.of(cells)


def shown_as(kind: str | None, chosen: str) -> str:
    """How exactly a place may be shown of which its row does not say it."""
    exposed = kind == _EXPOSED and chosen == "exact"
    return "municipality" if exposed or not chosen else chosen


def is_backwards(first: FuzzyDate | None, last: FuzzyDate | None) -> bool:
    """Whether a period would end before it begins."""
    return first is not None and last is not None and _is_backwards(first, last)


@lru_cache(maxsize=4096)  # the same few periods come again and again
def _is_backwards(first: FuzzyDate, last: FuzzyDate) -> bool:
    return Period.of(first, last).is_backwards
