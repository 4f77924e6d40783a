"""What one row of a sheet tells: an organisation, and what belongs to it."""

from __future__ import annotations

from typing import Any, Literal

from dashboard.geography.names import fold
from dashboard.language import Message, message
from dashboard.model import FuzzyDate
from dashboard.sources.intake.assembly import Assembly, is_backwards
from dashboard.sources.intake.columns import NAME, ColumnPlan
from dashboard.sources.intake.field_readers import GOES_ON
from dashboard.sources.intake.no_bodies import KIND, about_no_body
from dashboard.sources.intake.raw import RawSheet
from dashboard.sources.intake.reading_cells import Cells
from dashboard.sources.intake.row_fundings import RowFundings
from dashboard.sources.intake.row_words import slug
from dashboard.sources.intake.synonyms import Field
from dashboard.sources.problem import Problem

OF_ORGANISATION = (
    "short_name",
    "kind",
    "legal_form",
    "founded",
    "dissolved",
    "topics",
    "target_groups",
    "languages",
    "website",
    "email",
    "phone",
    "summary",
)


class RowRecords:
    """Makes records of rows, one after the other, and names what it leaves out."""

    def __init__(self, sheet: RawSheet, plan: ColumnPlan, cells: Cells, made: Assembly) -> None:
        self.sheet, self.plan, self.cells, self.made = sheet, plan, cells, made
        self.problems: list[Problem] = []
        self.told = [
            (column, values)
            for column in OF_ORGANISATION
            if (values := cells.values.get(f"organisations.{column}")) is not None
        ]
        self.kind = plan.source_of(KIND)
        self.fundings = RowFundings(plan, cells, made, self)

    def take(self, at: int, number: int, where: str) -> str | None:
        """Make records of a row; return what its place belongs to, None if it tells of nobody."""
        get = self.cells.at
        name, project = get("organisations.name", at), get("projects.name", at)
        if self._is_for_elsewhere(at, number):
            return None
        if not name and not project:
            self._refuse(at, number)
            return None
        owner: str | None = None
        if name:
            id = get("organisations.id", at) or ""
            row, new = self.made.organisation(name, where, number, id)
            if row["name"] != name and fold(row["name"]) != fold(name):  # of the same id
                self._fill_one("organisations", row, "name", name, number)
            self._fill(row, at, number, new)
            owner = row["id"]
        carrier = owner
        if other := get("organisations.carrier", at):
            carrier = self._carried_by(other, owner, bool(project), number)
        if project:
            made = self._project(project, carrier, at, number)
            self.fundings.take(made, owner, at, number)
            owner = owner or made
        elif owner:
            self.fundings.take(None, owner, at, number)
        for code in get("areas.ags", at) or ():
            self.made.once("areas", number, (owner, code), owner=owner, ags=code)
        return owner

    def _fill(self, row: dict[str, Any], at: int, number: int, new: bool) -> None:
        """Fill what is empty; what another row says otherwise is named, and left out."""
        for column, values in self.told:
            value = values.cell(at)
            if value is None:
                continue
            if isinstance(row[column], tuple):
                row[column] = tuple(dict.fromkeys((*row[column], *value)))
            elif new and column == "legal_form":
                row[column] = value
            else:
                self._fill_one("organisations", row, column, value, number)
        if is_backwards(row["founded"], row["dissolved"]):
            self._backwards("organisations.dissolved", row["dissolved"], number)
            row["dissolved"] = None

    def _fill_one(
        self, table: str, row: dict[str, Any], column: str, value: Any, number: int
    ) -> None:
        """Fill a field, or name what an earlier row says otherwise, and leave it out."""
        if row[column] is None:
            row[column] = value
        elif value is not None and row[column] != value:
            self.note(
                number,
                f"{table}.{column}",
                str(value),
                message("An earlier row of “{name}” says otherwise.", name=row["name"]),
                message("The first counts; correct one of the rows if they are the same body."),
            )

    def _carried_by(self, name: str, owner: str | None, of_project: bool, number: int) -> str:
        row, _ = self.made.organisation(name, "", number, part="Träger")
        carrier: str = row["id"]
        if owner and not of_project and carrier != owner:
            kind = self.made.words.needed(
                "relation_kind", "carrier", "ist Träger von", "is the carrier of"
            )
            self.made.once(
                "relations",
                number,
                (carrier, owner),
                f"{carrier}-{kind}-{owner}",
                subject=carrier,
                kind=kind,
                object=owner,
            )
        return carrier

    def _project(self, name: str, carrier: str | None, at: int, number: int) -> str:
        row, _ = self.made.once(
            "projects", number, (carrier, fold(name)), slug(name), name=name, organisation=carrier
        )
        get = self.cells.at
        start, end = get("projects.start", at), get("projects.end", at)
        start, end = self.period("projects", start, end, number)
        told = {name: get(f"projects.{name}", at) for name in ("summary", "website")}
        for column, value in {"start": start, "end": end, **told}.items():
            self._fill_one("projects", row, column, value, number)
        if is_backwards(row["start"], row["end"]):  # of two rows, each telling one of them
            self._backwards("projects.end", row["end"], number)
            row["end"] = None
        id: str = row["id"]
        return id

    def period(
        self, table: str, start: FuzzyDate | None, end: Any, number: int
    ) -> tuple[FuzzyDate | None, FuzzyDate | None]:
        """The beginning and the end that a row tells, as records have them."""
        if end == GOES_ON:
            begin = start.text if start else ""
            return (FuzzyDate.parse(f"{begin}/..") if begin and "/" not in begin else start), None
        if is_backwards(start, end):
            self._backwards(f"{table}.end", end, number)
            return start, None
        return start, end

    def _backwards(self, field: str, value: Any, number: int) -> None:
        self.note(
            number,
            field,
            str(value),
            message("The end lies before the beginning."),
            message("Swap the two dates, or correct one of them."),
        )

    def _is_for_elsewhere(self, at: int, number: int) -> bool:
        value = self.cells.texts[self.kind.position].cell(at) if self.kind else ""
        if not (why := about_no_body(value)):
            return False
        self.note(number, "organisations.kind", value, *why, "error")
        return True

    def _refuse(self, at: int, number: int) -> None:
        match = self.plan.source_of(NAME)
        value = self.sheet.rows[at].cells[match.position] if match else ""
        self.note(
            number,
            "organisations.name",
            value,
            message("The row names no organisation and no project."),
            message("Fill in the name, or match another column with it."),
            "error",
        )

    def note(
        self,
        number: int | None,
        field: str,
        value: str,
        said: Message,
        remedy: Message,
        severity: Literal["error", "warning"] = "warning",
    ) -> None:
        """Keep a problem of a row, under the header that the sheet has for the field."""
        match = self.plan.source_of(Field(*field.split(".", 1)))
        header = match.header if match else ""
        self.problems.append(
            Problem(
                self.sheet.file,
                number,
                header,
                value,
                said,
                remedy,
                severity,
                sheet=self.sheet.name,
            )
        )
