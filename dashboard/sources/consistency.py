"""Holding all rows against each other and against geography, until what is kept is sound."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Any

import numpy as np

from dashboard.language import message
from dashboard.model import TABLES, Finding
from dashboard.model.fields import Listed, Refers
from dashboard.model.privacy import personal_address
from dashboard.model.references import check_references, marks
from dashboard.model.table import Table
from dashboard.sources.grid import Fault
from dashboard.sources.judged import JudgedTable
from dashboard.sources.places import PLACED, place_faults
from dashboard.sources.problem import Problem, shortened

Kept = Mapping[str, Table[Any]]
Place = tuple[str, int]
"""A row: its table, and its position in there, the sound rows before the faulty ones."""


def sift(
    tables: Mapping[str, JudgedTable], unreadable: Collection[str] = ()
) -> tuple[Kept, list[Problem]]:
    """Return the rows that are good in every way, by table, and what is wrong with the others.

    A row is kept if it is sound by itself and all that it refers to is kept. Rows that point
    into an `unreadable` table are left out, too, but named as one problem for each column.
    """
    return _Sieve(tables, unreadable).sifted()


class _Sieve:
    def __init__(self, tables: Mapping[str, JudgedTable], unreadable: Collection[str]) -> None:
        self.judged = {name: tables.get(name) or JudgedTable.of(name, ()) for name in TABLES}
        # Of two rows with the same id the one that is sound by itself has the right to it.
        self.tables = {name: judged.together() for name, judged in self.judged.items()}
        self.bad = {name: np.zeros(len(rows), dtype=bool) for name, rows in self.tables.items()}
        self.unreadable = frozenset(unreadable)
        self.problems: list[Problem] = []

    def sifted(self) -> tuple[Kept, list[Problem]]:
        for place, fault in self._own_faults():
            self._note(place, fault)
        self._check_all()
        while self._any_bad() and self._check_what_is_left():
            pass
        return {name: self._kept(judged) for name, judged in self.judged.items()}, self.problems

    def _kept(self, judged: JudgedTable) -> Table[Any]:
        # What is faulty by itself is bad, so that only sound rows are left.
        bad = self.bad[judged.name][: len(judged.sound)]
        return judged.sound.take(np.flatnonzero(~bad)) if bad.any() else judged.sound

    def _any_bad(self) -> bool:
        return any(bad.any() for bad in self.bad.values())

    def _own_faults(self) -> Iterator[tuple[Place, Fault]]:
        for name, judged in self.judged.items():
            for position, row in enumerate(judged.faulty, start=len(judged.sound)):
                yield from (((name, position), fault) for fault in row.faults)

    def _note(self, place: Place, fault: Fault) -> None:
        table, position = place
        self.bad[table][position] = True
        self.problems.append(
            Problem(
                f"{table}.csv",
                self.judged[table].number(position),
                fault.column,
                fault.value,
                fault.message,
                fault.remedy,
                confidential=self._is_confidential(place, fault),
            )
        )

    def _is_confidential(self, place: Place, fault: Fault) -> bool:
        table, position = place
        hidden = table == "locations" and (
            self.tables[table].column("publication").cell(position) != "exact"
        )
        points_at_hidden = (table, fault.column) == ("events", "location") and (
            fault.value not in self._exact
        )
        return hidden or points_at_hidden or personal_address(shortened(fault.value)) is not None

    @cached_property
    def _exact(self) -> set[Any]:
        """The ids of the places that are published as they are."""
        ids, levels = (self.tables["locations"].column(name) for name in ("id", "publication"))
        pairs = zip(ids.cells(), levels.cells(), strict=True)
        return {each for each, level in pairs if level == "exact"}

    def _check_all(self) -> None:
        """Find what is wrong between the rows, be they sound by themselves or not."""
        done = {(*place, fault.column) for place, fault in self._own_faults()}
        crooked = {
            (name, position)
            for name, judged in self.judged.items()
            for position, row in enumerate(judged.faulty, start=len(judged.sound))
            if row.crooked
        }
        beside: Counter[tuple[str, str, str]] = Counter()
        for finding in check_references(self.tables):
            place = finding.table, finding.position
            if (*place, finding.column) in done or place in crooked:
                continue
            lost = self.unreadable.intersection(_targets(finding))
            if lost:
                self.bad[finding.table][finding.position] = True
                beside[finding.table, finding.column, sorted(lost)[0]] += 1
            else:
                self._note(place, _fault(finding))
        for name in PLACED:
            for position, fault in place_faults(self.tables[name]):
                if (name, position, fault.column) not in done:
                    self._note((name, position), fault)
        self.problems += [_beside(*where, count) for where, count in beside.items()]

    def _check_what_is_left(self) -> bool:
        """Leave out what refers to a row that was left out; tell whether there was any."""
        lost = self._lost()
        left = {name: np.flatnonzero(~bad) for name, bad in self.bad.items()}
        found = check_references({name: self.tables[name].take(left[name]) for name in TABLES})
        for finding in found:
            target = next((lost[key] for key in _keys(finding) if key in lost), None)
            place = finding.table, int(left[finding.table][finding.position])
            self._note(place, self._left_behind(finding, target) if target else _fault(finding))
        return bool(found)

    def _lost(self) -> dict[tuple[str, str], Place]:
        """What rows that are left out go by, by which others may refer to them."""
        found: dict[tuple[str, str], Place] = {}
        for name, table in self.tables.items():
            if name == "areas":  # nothing can refer to them
                continue
            parts = ("list", "code") if name == "vocabulary" else ("id",)
            columns = [table.column(part) for part in parts]
            for position in np.flatnonzero(self.bad[name]).tolist():
                cells = [column.cell(position) for column in columns]
                key = " ".join(map(str, cells)) if any(cells) else ""
                if key:
                    found.setdefault((name, key), (name, position))
        return found

    def _left_behind(self, finding: Finding, target: Place) -> Fault:
        table, position = target
        where = {"row": self.judged[table].number(position), "table": f"{table}.csv"}
        return Fault(
            message("“{value}” was left out: row {row} of {table}.", value=finding.value, **where),
            message("Correct row {row} of {table}; this row then returns by itself.", **where),
            finding.column,
            finding.value,
        )


def _mark(finding: Finding) -> Refers | Listed | None:
    return marks(TABLES[finding.table]).get(finding.column)


def _targets(finding: Finding) -> tuple[str, ...]:
    mark = _mark(finding)
    if isinstance(mark, Refers):
        return mark.tables
    return ("vocabulary",) if mark else ()


def _keys(finding: Finding) -> list[tuple[str, str]]:
    mark = _mark(finding)
    prefix = f"{mark.name} " if isinstance(mark, Listed) else ""
    return [(table, prefix + finding.value) for table in _targets(finding)]


def _fault(finding: Finding) -> Fault:
    return Fault(finding.message, finding.remedy, finding.column, finding.value)


def _beside(table: str, column: str, lost: str, count: int) -> Problem:
    return Problem(
        f"{table}.csv",
        None,
        column,
        "",
        message(
            "Rows left out because they refer to {table}, which cannot be read: {count}.",
            table=f"{lost}.csv",
            count=count,
        ),
        message("Correct {table} first.", table=f"{lost}.csv"),
    )
