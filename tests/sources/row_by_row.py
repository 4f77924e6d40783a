"""The plain way from judged rows to a dataset: one record after the other, nothing by columns.

It is slow, and says what the quick way of `dashboard.sources` has to find, in the same words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from operator import attrgetter
from typing import Any

from dashboard import geography
from dashboard.language import message
from dashboard.model import TABLES, Dataset, Finding, Location, Record, Term
from dashboard.model.fields import Listed, Refers
from dashboard.model.privacy import personal_address
from dashboard.model.references import marks
from dashboard.sources.cells import Judged
from dashboard.sources.consistency import _beside, _fault, _keys, _targets
from dashboard.sources.grid import Fault
from dashboard.sources.judged import JudgedTable
from dashboard.sources.places import PLACED, faults_of
from dashboard.sources.problem import Problem, shortened

_SHARED_IDS = ("organisations", "projects", "events")
Tables = Mapping[str, Sequence[Record]]
Kept = Mapping[str, Sequence[Record]]


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
        # Of two rows with the same id the one that is sound by itself has the right to it.
        self.tables = {
            name: sorted(
                tables[name].rows() if name in tables else (),
                key=lambda each: (bool(each.faults), each.number),
            )
            for name in TABLES
        }
        self.unreadable = frozenset(unreadable)
        self.exact = {
            getattr(row.record, "id", None)
            for row in self.tables["locations"]
            if not row.confidential
        }
        self.bad: set[int] = set()  # by identity: rows of equal content are still two rows
        self.problems: list[Problem] = []

    def sifted(self) -> tuple[Kept, list[Problem]]:
        for row in self._all():
            for fault in row.faults:
                self._note(row, fault)
        self._check_all()
        while self.bad and self._check_what_is_left():
            pass
        kept = {
            name: [each.record for each in sorted(rows, key=attrgetter("number"))]
            for name, rows in self._good().items()
        }
        return kept, self.problems

    def _all(self) -> Iterator[Judged]:
        for rows in self.tables.values():
            yield from rows

    def _good(self) -> dict[str, list[Judged]]:
        if not self.bad:
            return self.tables
        return {
            name: [row for row in rows if id(row) not in self.bad]
            for name, rows in self.tables.items()
        }

    def _note(self, row: Judged, fault: Fault) -> None:
        self.bad.add(id(row))
        self.problems.append(_problem(row, fault, self._is_confidential(row, fault)))

    def _is_confidential(self, row: Judged, fault: Fault) -> bool:
        points_at_hidden = (row.table, fault.column) == ("events", "location") and (
            fault.value not in self.exact
        )
        return (
            row.confidential
            or points_at_hidden
            or personal_address(shortened(fault.value)) is not None
        )

    def _check_all(self) -> None:
        """Find what is wrong between the rows, be they sound by themselves or not."""
        done = {(id(row), fault.column) for row in self._all() for fault in row.faults}
        crooked = {id(row) for row in self._all() if row.crooked}
        beside: Counter[tuple[str, str, str]] = Counter()
        for row, finding in _findings(self.tables):
            if (id(row), finding.column) in done or id(row) in crooked:
                continue
            lost = self.unreadable.intersection(_targets(finding))
            if lost:
                self.bad.add(id(row))
                beside[row.table, finding.column, sorted(lost)[0]] += 1
            else:
                self._note(row, _fault(finding))
        for name in PLACED:
            for row in self.tables[name]:
                for fault in faults_of(row.record):
                    if (id(row), fault.column) not in done:
                        self._note(row, fault)
        self.problems += [_beside(*where, count) for where, count in beside.items()]

    def _check_what_is_left(self) -> bool:
        """Leave out what refers to a row that was left out; tell whether there was any."""
        lost = self._lost()
        found = list(_findings(self._good()))
        for row, finding in found:
            target = next(
                (lost[key] for key in _keys(finding) if key in lost),
                None,
            )
            self._note(row, _left_behind(finding, target) if target else _fault(finding))
        return bool(found)

    def _lost(self) -> dict[tuple[str, str], Judged]:
        found: dict[tuple[str, str], Judged] = {}
        for row in self._all():
            if id(row) in self.bad:
                record = row.record
                key = (
                    f"{record.list} {record.code}"
                    if isinstance(record, Term)
                    else getattr(record, "id", None)
                )
                if key:
                    found.setdefault((row.table, key), row)
        return found


def _findings(tables: Mapping[str, list[Judged]]) -> Iterator[tuple[Judged, Finding]]:
    records = {name: [row.record for row in rows] for name, rows in tables.items()}
    for finding in _check_references(records):
        yield tables[finding.table][finding.position], finding


def _left_behind(finding: Finding, target: Judged) -> Fault:
    where = {"row": target.number, "table": f"{target.table}.csv"}
    return Fault(
        message("“{value}” was left out: row {row} of {table}.", value=finding.value, **where),
        message("Correct row {row} of {table}; this row then returns by itself.", **where),
        finding.column,
        finding.value,
    )


def _problem(row: Judged, fault: Fault, confidential: bool) -> Problem:
    return Problem(
        f"{row.table}.csv",
        row.number,
        fault.column,
        fault.value,
        fault.message,
        fault.remedy,
        confidential=confidential,
    )


def _check_references(tables: Tables) -> list[Finding]:
    return [*_repeated_ids(tables), *_dangling(tables), *_unknown_codes(tables)]


def _repeated_ids(tables: Tables) -> Iterator[Finding]:
    seen: dict[str, dict[Any, str]] = {}
    for name in TABLES:
        taken = seen.setdefault("party" if name in _SHARED_IDS else name, {})
        keys = _identities(name, tables.get(name, ()))
        for position, key in enumerate(keys):
            if key in taken:
                value = key[1] if isinstance(key, tuple) else key
                yield Finding(
                    name,
                    position,
                    "code" if name == "vocabulary" else "id",
                    value,
                    message(
                        "“{value}” is already taken in {table}.", value=value, table=taken[key]
                    ),
                    message("Give this row another one, or delete it if it is the same."),
                )
            else:
                taken[key] = f"{name}.csv"


def _identities(name: str, rows: Sequence[Record]) -> list[Any]:
    """What each row of a table must be alone in having: its id, or its list and code."""
    if name == "vocabulary":
        return list(map(attrgetter("list", "code"), rows))
    return list(map(attrgetter("id"), rows)) if "id" in TABLES[name].model_fields else []


def _dangling(tables: Tables) -> Iterator[Finding]:
    ids = {name: set(_identities(name, rows)) for name, rows in tables.items()}
    for name, column, mark, rows in _marked(tables, Refers):
        known: set[Any] = set().union(*(ids.get(table, set()) for table in mark.tables))
        where = " / ".join(f"{table}.csv" for table in mark.tables)
        for position, value in _strays(rows, column, known):
            yield Finding(
                name,
                position,
                column,
                value,
                message("“{value}” is not in {table}.", value=value, table=where),
                message("Correct the id, or add its row to {table}.", table=where),
            )


def _unknown_codes(tables: Tables) -> Iterator[Finding]:
    codes: dict[str, set[str]] = {}
    for row in tables.get("vocabulary", ()):
        if isinstance(row, Term) and row.code:
            codes.setdefault(row.list, set()).add(row.code)
    for name, column, mark, rows in _marked(tables, Listed):
        known = codes.get(mark.name, set())
        for position, value in _strays(rows, column, known):
            yield Finding(
                name,
                position,
                column,
                value,
                message(
                    "“{value}” is not a code of the list “{list}”.", value=value, list=mark.name
                ),
                message(
                    "Use one of: {codes}; or add a row to vocabulary.csv.",
                    codes=", ".join(sorted(known)) or "–",
                ),
            )


def _marked(tables: Tables, mark: type[Any]) -> Iterator[tuple[str, str, Any, Sequence[Record]]]:
    """Every column with such a mark: its table, its name, its mark, and the rows."""
    for name, model in TABLES.items():
        for column, found in marks(model).items():
            if isinstance(found, mark):
                yield name, column, found, tables.get(name, ())


def _strays(
    rows: Sequence[Record], column: str, known: Collection[str]
) -> Iterator[tuple[int, str]]:
    for position, row in enumerate(rows):
        cell = getattr(row, column)
        for value in cell if isinstance(cell, tuple) else () if cell is None else (cell,):
            if value not in known:
                yield position, value


_COARSENESS = ("address", "place", "municipality", "district", "state")


def publish(dataset: Dataset) -> Dataset:
    """Publish a dataset record by record."""
    names = _new_ids(dataset)
    return replace(
        dataset,
        locations=tuple(_published(row, names) for row in dataset.locations),
        events=tuple(
            event.model_copy(update={"location": names[event.location]})
            if event.location and event.location in names
            else event
            for event in dataset.events
        ),
    )


def _new_ids(dataset: Dataset) -> Mapping[str, str]:
    """Ids for all places that are not exact: numbered by owner, in their order."""
    taken = {row.id for row in dataset.locations if row.publication == "exact"}
    numbers: dict[str, count[int]] = defaultdict(lambda: count(1))
    names: dict[str, str] = {}
    for row in dataset.locations:
        if row.publication != "exact":
            names[row.id] = next(
                name
                for number in numbers[row.owner]
                if (name := f"{row.owner}-place-{number}") not in taken
            )
            taken.add(names[row.id])
    return names


def _published(row: Location, names: Mapping[str, str]) -> Location:
    if row.publication == "exact":
        return row
    seen: dict[str, object]
    if row.publication == "municipality":
        seen = _by_municipality(row)
    elif row.publication == "district":
        seen = _by_district(row)
    else:
        seen = _nowhere("state", None) | {"locator": None}
    return row.model_copy(update={"id": names[row.id], "street": None, "postcode": None, **seen})


def _by_municipality(row: Location) -> dict[str, object]:
    try:
        there = geography.municipality(row.ags or "")
    except KeyError:
        return _by_district(row) | {"ags": row.ags, "place": row.place}
    return {
        "place": there.name,
        "latitude": there.latitude,
        "longitude": there.longitude,
        "precision": _at_most(row.precision, "municipality"),
    }


def _by_district(row: Location) -> dict[str, object]:
    code = geography.current_district(row.ags or "")
    if code is None:
        # A Land or all of Germany says no more than it may; anything else is not understood.
        coarse = row.ags if row.ags and len(row.ags) == 2 else None
        return _nowhere("state" if coarse else _at_most(row.precision, "district"), coarse)
    return _nowhere(_at_most(row.precision, "district"), code)


def _nowhere(precision: str, ags: str | None) -> dict[str, object]:
    return {
        "place": None,
        "ags": ags,
        "latitude": None,
        "longitude": None,
        "precision": precision,
    }


def _at_most(precision: str, limit: str) -> str:
    return max(precision, limit, key=_COARSENESS.index)
