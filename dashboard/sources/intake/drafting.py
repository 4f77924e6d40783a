"""From the rows of a sheet to candidate records; nothing is lost without being named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import PurePath
from types import MappingProxyType
from typing import Any

from dashboard.geography import area_label
from dashboard.geography.names import fold
from dashboard.language import message
from dashboard.model import Dataset, FuzzyDate
from dashboard.sources.intake.assembly import Assembly, Words
from dashboard.sources.intake.columns import ColumnPlan
from dashboard.sources.intake.draft import Answers, Draft
from dashboard.sources.intake.own_drafts import own_draft
from dashboard.sources.intake.place_questions import Found, PlaceQuestion, Stated, point_key
from dashboard.sources.intake.placing import find_places
from dashboard.sources.intake.raw import RawSheet
from dashboard.sources.intake.reading_cells import read_cells
from dashboard.sources.intake.row_records import RowRecords
from dashboard.sources.intake.row_words import slug
from dashboard.sources.intake.whereabouts import Whereabouts, at_most
from dashboard.sources.intake.without_collecting import without_collecting

NO_ANSWERS = Answers()
_EXPOSED = "migrant_organisation"
LEFT_OPEN = message("Answer the question, or say in the row what is meant, as by a postcode.")
"""What to do about a place of which it is not certain which one is meant."""


def draft(
    sheet: RawSheet,
    plan: ColumnPlan,
    dataset: Dataset,
    answers: Answers = NO_ANSWERS,
    *,
    day: date | None = None,
) -> Draft:
    """Make candidate records of a sheet; `dataset` gives the vocabulary.

    A row tells an organisation, with where it sits and works, and maybe a project and a
    funding. `day` is when the file was taken in: today, if it is not given. A sheet that the
    atlas itself wrote is read as such (`own_draft`).
    """
    if plan.own:
        return own_draft([(sheet, plan)], dataset)
    with without_collecting():
        return _Drafting(sheet, plan, dataset, answers).drafted(day or date.today())


class _Drafting:
    def __init__(
        self, sheet: RawSheet, plan: ColumnPlan, dataset: Dataset, answers: Answers
    ) -> None:
        self.sheet, self.plan, self.answers = sheet, plan, answers
        self.cells = read_cells(sheet, plan, dataset)
        stem = PurePath(sheet.file.replace("\\", "/")).stem
        self.source = slug(f"import {stem} {sheet.name}")
        self.made = Assembly(self.source, Words(dataset))
        self.records = RowRecords(sheet, plan, self.cells, self.made)
        self.stated = self._stated()
        self.found = find_places(self.stated, answers.places)
        self.asked: dict[str, list[int]] = defaultdict(list)

    def drafted(self, day: date) -> Draft:
        empty = 0
        owners: dict[int, str | None] = {}
        for at, row in enumerate(self.sheet.rows):
            if not "".join(row.cells).strip():
                empty += 1
                continue
            owners[at] = owner = self.records.take(at, row.number, self._where(at))
            if owner is not None:
                self._place(owner, at, row.number)
        refused = sum(owner is None for owner in owners.values())
        self._say_untold(self.made.finish_kinds(self.answers.kind))
        self._publish()
        self._add_source(day)
        problems = [*self.cells.problems, *self.records.problems]
        return Draft(
            file=self.sheet.file,
            sheet=self.sheet.name,
            dataset=self.made.dataset(),
            stated=frozenset(field for match in self.plan.matches for field in match.fields),
            problems=tuple(sorted(problems, key=lambda each: each.row or 0)),
            questions=tuple(self._questions()),
            rows=len(self.sheet.rows),
            used=len(self.sheet.rows) - refused - empty,
            refused=refused,
            empty=empty,
            row_of=MappingProxyType(self.made.row_of),
            whereabouts={self.sheet.name: self._whereabouts(owners)},
        )

    def _stated(self) -> list[Stated]:
        """What each row says of its place."""
        nothing, size = Stated(), len(self.sheet.rows)
        columns = [self.cells.values.get(f"locations.{name}") for name in Stated._fields]
        told = [
            [otherwise] * size if column is None else column
            for column, otherwise in zip(columns, nothing, strict=True)
        ]
        return [
            Stated._make(
                old if value is None else value for value, old in zip(row, nothing, strict=True)
            )
            for row in zip(*told, strict=True)
        ]

    def _where(self, at: int) -> str:
        """What tells apart two bodies of one name: the municipality, or how it is written."""
        stated = self.stated[at]
        placed = self.found[stated].place
        return (placed and placed.ags) or " ".join(fold(part) for part in stated[1:6] if part)

    def _place(self, owner: str, at: int, number: int) -> None:
        stated = self.stated[at]
        if stated == Stated():
            return
        found = self.found[stated]
        for doubt in found.doubts:
            field = f"locations.{doubt.column}"
            self.records.note(number, field, doubt.value, doubt.message, doubt.remedy)
        if found.question:
            self._ask(found.question, stated, number)
        placed = found.place
        role = self.made.words.needed("location_role", "seat", "Sitz", "Seat")
        values: dict[str, Any] = {
            "owner": owner,
            "role": role,
            "street": stated.street or None,
            "postcode": stated.postcode or None,
            "place": stated.place or _label(found),
            "ags": placed.ags if placed else None,
            "latitude": placed.latitude if placed else None,
            "longitude": placed.longitude if placed else None,
            "precision": placed.precision if placed else "state",
            "publication": self.cells.at("locations.publication", at),
        }
        row, new = self.made.once("locations", number, (owner,), f"{owner}-{role}", **values)
        compared = [(row[name], values[name]) for name in ("street", "postcode", "ags")]
        if not new and any(old and told and old != told for old, told in compared):
            self.records.note(
                number,
                "locations.place",
                stated.place,
                message("An earlier row says of “{name}” that it sits elsewhere.", name=owner),
                message("The first counts; correct one of the rows if they are the same body."),
            )

    def _ask(self, question: PlaceQuestion, stated: Stated, number: int) -> None:
        """Keep a question, and say that its row has no place until somebody answers."""
        self.asked[question.key].append(number)
        of_point = question.key == point_key(stated)
        columns = ("latitude",) if of_point else ("place", "district", "postcode")
        told = [(name, str(getattr(stated, name) or "")) for name in columns]
        column, value = next((each for each in told if each[1]), told[0])
        self.records.note(number, f"locations.{column}", value, question.message, LEFT_OPEN)

    def _publish(self) -> None:
        """Decide how exactly places may be shown, where their rows do not say."""
        kinds = {row["id"]: row["kind"] for row in self.made.rows["organisations"]}
        chosen = self.answers.publication or "municipality"
        for row in self.made.rows["locations"]:
            if row["publication"] is None:
                exposed = kinds.get(row["owner"]) == _EXPOSED and chosen == "exact"
                row["publication"] = "municipality" if exposed else chosen

    def _whereabouts(self, owners: Mapping[int, str | None]) -> Whereabouts:
        """Where the rows are, by the owner that each of them has, if it has one."""
        rows = self.made.rows
        names = {row["id"]: row["name"] for row in (*rows["organisations"], *rows["projects"])}
        levels = {row["owner"]: row["publication"] for row in rows["locations"]}
        told = self.cells.values.get("locations.publication") or [None] * len(self.sheet.rows)
        return Whereabouts(
            [self.sheet.rows[at].number for at in owners],
            [names.get(owner, "") for owner in owners.values()],
            [self.found[self.stated[at]].place for at in owners],
            [
                levels.get(owner) or at_most(told[at] or self.answers.publication)
                for at, owner in owners.items()
            ],
        )

    def _add_source(self, day: date) -> None:
        title = " – ".join(part for part in (self.sheet.file, self.sheet.name) if part)
        source = self.made.add("sources", self.sheet.header_row, self.source)
        source |= {"title": title or "Import", "file": self.sheet.file or None}
        source["accessed"] = FuzzyDate.parse(day.isoformat())

    def _questions(self) -> Iterator[PlaceQuestion]:
        by_key = {
            found.question.key: found.question for found in self.found.values() if found.question
        }
        for key, rows in self.asked.items():
            yield replace(by_key[key], rows=tuple(rows))

    def _say_untold(self, count: int) -> None:
        if count:
            self.records.note(
                None,
                "organisations.kind",
                "",
                message("Organisations of which nothing tells the kind: {count}.", count=count),
                message("Match a column with the kind, or choose one kind for all of them."),
            )


def _label(found: Found) -> str | None:
    return area_label(found.place.ags) if found.place and found.place.ags else None
