"""The rows of a file of which something was said, as a catalogue that a map can show.

A row stands there as an organisation would, named by its number and of the kind of the worst
that is said of it; so all that gathers and counts places serves here, too. Rows that stay out
are among them.
"""

from __future__ import annotations

from typing import Any

from dashboard.analysis.catalogue import Catalogue, build_catalogue
from dashboard.language import Language
from dashboard.model import Dataset, Location, Organisation
from dashboard.model.table import Table, record_of
from dashboard.sources.intake.taking import Outcome
from dashboard.sources.intake.whereabouts import RowAt
from dashboard.sources.publication import publish

ERROR, WARNING = "error", "warning"
"""The worst that is said of a row."""


def problem_rows(outcome: Outcome, language: Language) -> Catalogue:
    """Every row of which something was said, at its place as exactly as that may be shown."""
    worst = worst_by_row(outcome)
    sheets = {sheet for sheet, _ in worst}
    organisations: list[dict[str, Any]] = []
    locations: list[dict[str, Any]] = []
    for sheet in sorted(sheets):
        numbers = sorted(row for name, row in worst if name == sheet)
        told = outcome.draft.whereabouts.get(sheet)
        rows = told.rows(numbers) if told else (RowAt() for _ in numbers)
        for number, row in zip(numbers, rows, strict=True):
            id = f"row-{len(organisations)}"
            name = row_words(number, row.name, sheet if len(sheets) > 1 else "", language)
            organisations.append({"id": id, "name": name, "kind": worst[sheet, number]})
            if row.place is not None:
                at = row.place._asdict()
                locations.append(
                    {"id": id, "owner": id, "role": "", "publication": row.publication, **at}
                )
    return build_catalogue(
        publish(
            Dataset(
                organisations=_table(Organisation, organisations),
                locations=_table(Location, locations),
            )
        )
    )


def worst_by_row(outcome: Outcome) -> dict[tuple[str, int], str]:
    """The worst that is said of each row, by sheet and number."""
    draft = outcome.draft
    worst: dict[tuple[str, int], str] = {}
    for problem in outcome.problems:
        if problem.row is not None:
            at = problem.sheet or draft.sheet, problem.row
            worst[at] = ERROR if ERROR in (worst.get(at), problem.severity) else WARNING
    return worst


def row_words(number: int, name: str, sheet: str, language: Language) -> str:
    """What a row is called: its number, whom it is about, and its sheet if there are several."""
    row = language.say("Row {row}", row=number)
    text = f"{row}: {name}" if name else row
    return f"{sheet}, {text}" if sheet else text


def _table(model: Any, rows: list[dict[str, Any]]) -> Table[Any]:
    """Rows that hold what counts here; all else of them is empty."""
    empty = {
        name: None if field.is_required() else field.get_default()
        for name, field in model.model_fields.items()
    }
    return Table.of(model, (record_of(model, {**empty, **row}) for row in rows))
