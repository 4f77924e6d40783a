"""Rows that tell of one body each and of nobody else, made into records together.

Most lists hold hardly any other rows. What a row of another kind needs (a name that stands
twice, a project, a carrier, a funder that no row before has named) is for `row_records`; so are
the fundings of plain rows, and what has to be said of a row beside its place. Ids are given in
the order of the sheet, whoever makes the record.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import compress

import numpy as np

from dashboard.geography import area_label
from dashboard.model import TABLES
from dashboard.model.table import Column, Positions
from dashboard.sources.intake.assembly import (
    MANY,
    SEAT,
    Assembly,
    Block,
    shown_as,
)
from dashboard.sources.intake.columns import NAME
from dashboard.sources.intake.reading_cells import Cells
from dashboard.sources.intake.row_places import RowPlaces
from dashboard.sources.intake.row_records import OF_ORGANISATION
from dashboard.sources.intake.row_words import slugs


class PlainRows:
    """Takes plain rows, in the order of the sheet, and makes their records in the end.

    `untold` counts the organisations of which nothing told the kind, once they are made.
    """

    def __init__(
        self, ats: Positions, numbers: list[int], cells: Cells, places: RowPlaces, made: Assembly
    ) -> None:
        self.ats, self.numbers = ats, numbers
        self.cells, self.places, self.made = cells, places, made
        self._names = self._told(str(NAME), ats)
        self._slugs = slugs(self._names.cells())
        self._locators = [f"Zeile {number}" for number in numbers]
        self.ids: list[str] = []
        self.seats: list[str] = []
        self.role = ""
        self.untold = 0
        self.levels: list[str] = []

    def take(self, ats: range) -> list[str]:
        """Give ids to the records of the next rows, and tell those of the bodies."""
        wanted = self._slugs[len(self.ids) : len(self.ids) + len(ats)]
        if (stated := self.cells.values.get("organisations.id")) is not None:
            told = stated.take(np.array(ats)).cells()
            wanted = [id or slug for id, slug in zip(told, wanted, strict=True)]
        ids = self.made.free_all("organisations", wanted)
        self.ids += ids
        seated = list(compress(ids, self.places.told[ats.start : ats.stop].tolist()))
        if seated:
            self.role = role = self.made.words.needed("location_role", *SEAT)
            self.seats += self.made.free_all("locations", [f"{id}-{role}" for id in seated])
        return ids

    def blocks(self, kind: str, publication: str) -> dict[str, Block]:
        """The records by table; both choices are for rows that do not tell it themselves."""
        ids = Column(self.ids, np.arange(len(self.ids), dtype=np.int32))
        seated = np.flatnonzero(self.places.told[self.ats])
        organisations = {"id": ids, **self._organisations(kind)}
        locations = {
            "id": Column(self.seats, np.arange(len(seated), dtype=np.int32)),
            "owner": ids.take(seated),
            **self._locations(self.ats[seated], organisations["kind"].take(seated), publication),
        }
        for table, named, rows in (
            ("organisations", self.ids, self.numbers),
            ("locations", self.seats, [self.numbers[place] for place in seated.tolist()]),
        ):
            self.made.row_of[table].update(zip(named, rows, strict=True))
        worked = self._told("areas.ags", self.ats)
        sizes = worked.spread(lambda codes: len(codes or ()), np.int64)
        where = np.repeat(np.arange(len(self.ids)), sizes)
        codes = [code for some in worked.cells() for code in some or ()]
        return {
            "organisations": self._block("organisations", np.arange(len(ids)), organisations),
            "locations": self._block("locations", seated, locations),
            "areas": self._block(
                "areas", where, {"owner": ids.take(where), "ags": Column.of(codes)}
            ),
        }

    def tell(self, names: list[str], levels: list[str]) -> None:
        """Say whom each row is about, and how exactly its place is shown, in columns of all."""
        for at, name in zip(
            self.ats.tolist(), self._told(str(NAME), self.ats).cells(), strict=True
        ):
            names[at] = name
        seated = self.ats[self.places.told[self.ats]].tolist()
        for at, level in zip(seated, self.levels, strict=True):
            levels[at] = level

    def _block(self, table: str, where: Positions, columns: Mapping[str, Column]) -> Block:
        """The block of a table, with empty columns for what is not told; `where` its rows are."""
        nowhere = np.zeros(len(where), dtype=np.int32)
        whole = {
            name: Column((() if name in MANY else None,), nowhere)
            for name in TABLES[table].model_fields
        }
        whole["source"] = Column((self.made.source,), nowhere)
        whole["locator"] = Column(self._locators, where.astype(np.int32))
        return Block(self.ats[where], {**whole, **columns})

    def _told(self, field: str, ats: Positions) -> Column:
        column = self.cells.values.get(field)
        return Column((None,), np.zeros(len(ats), np.int32)) if column is None else column.take(ats)

    def _organisations(self, kind: str) -> dict[str, Column]:
        told = {name: self._told(f"organisations.{name}", self.ats) for name in OF_ORGANISATION}
        for name in MANY:
            if name in told:
                told[name] = Column([v or () for v in told[name].values], told[name].codes)
        forms = Column(self.made.forms_of(self._names.values), self._names.codes)
        return {
            **told,
            "name": self._names,
            "kind": self._kinds(told["kind"], kind),
            "legal_form": told["legal_form"].or_else(forms).without_unused(),
        }

    def _kinds(self, told: Column, otherwise: str) -> Column:
        """The kinds that rows tell, or their names, or the other one; counts the untold."""
        kinds = told.cells()
        silent = [at for at, kind in enumerate(kinds) if not kind]
        names = [self._names.cell(at) for at in silent]
        for at, kind in zip(silent, self.made.kinds_of(names, otherwise), strict=True):
            self.untold += kind is None
            kinds[at] = kind or self.made.not_stated()
        return Column.of(kinds)

    def _locations(self, ats: Positions, kinds: Column, publication: str) -> dict[str, Column]:
        placed = {name: column.take(ats) for name, column in self.places.placed.items()}
        street, postcode, place, level = (
            self._told(f"locations.{name}", ats)
            for name in ("street", "postcode", "place", "publication")
        )
        labels = [area_label(ags) if ags else None for ags in placed["ags"].values]
        usual = [shown_as(kind, publication) for kind in kinds.values]
        level = level.or_else(Column(usual, kinds.codes))
        self.levels = level.cells()
        return {
            **placed,
            "role": Column((self.role,), np.zeros(len(ats), np.int32)),
            "street": street,
            "postcode": postcode,
            "place": place.or_else(Column(labels, placed["ags"].codes)),
            "publication": level,
        }
