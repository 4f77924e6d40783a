"""Holding all rows against each other and against geography, until what is kept is sound."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from dashboard.language import message
from dashboard.model import TABLES, Finding, Record, Term
from dashboard.model.fields import Listed, Refers
from dashboard.model.privacy import personal_address
from dashboard.model.references import check_references, marks
from dashboard.sources.cells import Judged
from dashboard.sources.grid import Fault
from dashboard.sources.places import PLACED, place_faults
from dashboard.sources.problem import Problem, shortened

Kept = Mapping[str, Sequence[Record]]


def sift(
    tables: Mapping[str, Iterable[Judged]], unreadable: Collection[str] = ()
) -> tuple[Kept, list[Problem]]:
    """Return the rows that are good in every way, by table, and what is wrong with the others.

    A row is kept if it is sound by itself and all that it refers to is kept. Rows that point
    into an `unreadable` table are left out, too, but named as one problem for each column.
    """
    return _Sieve(tables, unreadable).sifted()


class _Sieve:
    def __init__(self, tables: Mapping[str, Iterable[Judged]], unreadable: Collection[str]) -> None:
        # Of two rows with the same id the one that is sound by itself has the right to it.
        self.tables = {
            name: sorted(tables.get(name, ()), key=lambda each: (bool(each.faults), each.number))
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
            rows = self.tables[name]
            for position, fault in place_faults([row.record for row in rows]):
                if (id(rows[position]), fault.column) not in done:
                    self._note(rows[position], fault)
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
    for finding in check_references(records):
        yield tables[finding.table][finding.position], finding


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
