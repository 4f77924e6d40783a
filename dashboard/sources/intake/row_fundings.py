"""The fundings that rows of a sheet tell of, of a project or of the body that a row is about."""

from __future__ import annotations

from typing import Any, Protocol

from dashboard.language import Message, message
from dashboard.model import FuzzyDate
from dashboard.sources.intake.assembly import Assembly
from dashboard.sources.intake.columns import NAME, ColumnPlan
from dashboard.sources.intake.reading_cells import Cells

Day = FuzzyDate | None
_FIELDS = ("funder", "amount_eur", "programme", "start", "end")


class _Records(Protocol):
    """What is asked of those who make the other records of a row."""

    def note(
        self, number: int | None, field: str, value: str, said: Message, remedy: Message
    ) -> None: ...

    def period(self, table: str, start: Day, end: Any, number: int) -> tuple[Day, Day]: ...


class RowFundings:
    """Makes fundings of rows, one after the other, and names what it leaves out."""

    def __init__(self, plan: ColumnPlan, cells: Cells, made: Assembly, records: _Records) -> None:
        self.made, self.records = made, records
        # As lists: of many rows each cell is asked for.
        columns = (cells.values.get(f"fundings.{name}") for name in _FIELDS)
        self._cells = [None if column is None else column.cells() for column in columns]
        named = plan.source_of(NAME)
        self.names_recipients = named is not None and "empf" in named.header.lower()

    def take(self, project: str | None, owner: str | None, at: int, number: int) -> None:
        """Make the fundings of a row."""
        names, amount, programme, start, end = (
            None if cells is None else cells[at] for cells in self._cells
        )
        funders = [each for each in names or () if each]
        if not funders:
            if amount is not None:
                self._refuse_amount(amount, number)
            return
        start, end = self.records.period("fundings", start, end, number)
        if len(funders) > 1 and amount is not None:
            self._refuse_shared(amount, number)
            amount = None
        recipient = owner if project is None or self.names_recipients else None
        for place, name in enumerate(funders, start=1):
            part = f"Förderer {place}" if len(funders) > 1 else "Förderer"
            funder = self.made.organisation(name, "", number, part=part)[0]["id"]
            told = {"programme": programme, "start": start, "end": end, "amount_eur": amount}
            key = (funder, recipient, project, *told.values())
            paid = project or recipient
            row = {"funder": funder, "recipient": recipient, "project": project, **told}
            if not self.made.once("fundings", number, key, f"{funder}-{paid}", **row)[1]:
                self._say_twice(name, number)

    def _refuse_amount(self, amount: object, number: int) -> None:
        self.records.note(
            number,
            "fundings.amount_eur",
            str(amount),
            message("The row has an amount, but does not say who pays it."),
            message("Match a column with the funder, or add one; the amount is left out."),
        )

    def _refuse_shared(self, amount: object, number: int) -> None:
        self.records.note(
            number,
            "fundings.amount_eur",
            str(amount),
            message("Several funders share one amount; who pays how much is not said."),
            message("Give each funder a row with its own amount; the amount is left out."),
        )

    def _say_twice(self, name: str, number: int) -> None:
        self.records.note(
            number,
            "fundings.funder",
            name,
            message("The same funding stands in an earlier row; it counts once."),
            message("If there were two, tell them apart by period or programme."),
        )
