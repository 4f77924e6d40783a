"""From the rows of a sheet to candidate records; nothing is lost without being named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import PurePath

import numpy as np

from dashboard.geography.names import fold
from dashboard.language import message
from dashboard.model import Dataset, FuzzyDate
from dashboard.model.table import Column
from dashboard.sources.intake.assembly import Assembly, Words
from dashboard.sources.intake.columns import ColumnPlan
from dashboard.sources.intake.draft import Answers, Draft
from dashboard.sources.intake.own_drafts import own_draft
from dashboard.sources.intake.place_questions import PlaceQuestion, Stated, point_key
from dashboard.sources.intake.plain_or_not import plain_rows, rows_with_funder
from dashboard.sources.intake.plain_rows import PlainRows
from dashboard.sources.intake.raw import RawRow, RawSheet
from dashboard.sources.intake.reading_cells import read_cells
from dashboard.sources.intake.row_places import RowPlaces
from dashboard.sources.intake.row_records import RowRecords
from dashboard.sources.intake.row_words import slug
from dashboard.sources.intake.seats import Seats
from dashboard.sources.intake.values import is_unseen
from dashboard.sources.intake.whereabouts import Whereabouts, at_most
from dashboard.sources.progress import Progress, Share, step_of, unheard
from dashboard.sources.without_collecting import without_collecting

NO_ANSWERS = Answers()
LEFT_OPEN = message("Answer the question, or say in the row what is meant, as by a postcode.")
"""What to do about a place of which it is not certain which one is meant."""
_STEP = 10_000  # rows, after which it is told how far the work is


def draft(
    sheet: RawSheet,
    plan: ColumnPlan,
    dataset: Dataset,
    answers: Answers = NO_ANSWERS,
    *,
    day: date | None = None,
    progress: Progress = unheard,
) -> Draft:
    """Make candidate records of a sheet; `dataset` gives the vocabulary.

    A row tells an organisation, with where it sits and works, and maybe a project and a
    funding. `day` is when the file was taken in: today, if it is not given. A sheet that the
    atlas itself wrote is read as such (`own_draft`).
    """
    if plan.own:
        return own_draft([(sheet, plan)], dataset)
    tell = step_of(progress, message("Making records of the rows …"))
    with without_collecting():
        return _Drafting(sheet, plan, dataset, answers, tell).drafted(day or date.today())


class _Drafting:
    def __init__(
        self, sheet: RawSheet, plan: ColumnPlan, dataset: Dataset, answers: Answers, tell: Share
    ) -> None:
        self.sheet, self.plan, self.answers, self.tell = sheet, plan, answers, tell
        self.cells = read_cells(sheet, plan, dataset, lambda share: tell(0.5 * share))
        stem = PurePath(sheet.file.replace("\\", "/")).stem
        self.source = slug(f"import {stem} {sheet.name}")
        self.made = Assembly(self.source, Words(dataset))
        self.records = RowRecords(sheet, plan, self.cells, self.made)
        self.places = RowPlaces(self.cells, len(sheet.rows), answers.places)
        self.seats = Seats(self.cells, self.places, self.made, self.records)
        tell(0.7)
        self.is_plain = plain_rows(sheet, plan, self.cells)
        self.funded = rows_with_funder(self.cells, len(sheet.rows))
        self.numbers = sheet.numbers
        plain = np.flatnonzero(self.is_plain)
        numbers = [self.numbers[at] for at in plain.tolist()]
        self.plain = PlainRows(plain, numbers, self.cells, self.places, self.made)
        self.asked: dict[str, list[int]] = defaultdict(list)
        self.owners: dict[int, str | None] = {}
        self.empty = 0

    def drafted(self, day: date) -> Draft:
        self._take_all()
        blocks = self.plain.blocks(self.answers.kind, self.answers.publication)
        self._say_untold(self._finish_kinds() + self.plain.untold)
        kinds = {row["id"]: row["kind"] for row in self.made.rows["organisations"]}
        self.seats.publish(kinds, self.answers.publication)
        self._add_source(day)
        problems = [*self.cells.problems, *self.records.problems]
        questions = self.places.questions()
        refused = sum(owner is None for owner in self.owners.values())
        return Draft(
            file=self.sheet.file,
            sheet=self.sheet.name,
            dataset=self.made.dataset(blocks),
            stated=frozenset(field for match in self.plan.matches for field in match.fields),
            problems=tuple(sorted(problems, key=lambda each: each.row or 0)),
            questions=tuple(
                replace(questions[key], rows=tuple(rows)) for key, rows in self.asked.items()
            ),
            rows=len(self.sheet.rows),
            used=len(self.sheet.rows) - refused - self.empty,
            refused=refused,
            empty=self.empty,
            row_of=self.made.row_of,
            whereabouts={self.sheet.name: self._whereabouts(kinds)},
        )

    def _take_all(self) -> None:
        """Go through the rows in their order, plain ones many at a time."""
        rows, remarkable, plain = self.sheet.rows, self.places.remarkable, self.is_plain
        changes = np.flatnonzero(plain[1:] != plain[:-1]) + 1
        steps = np.union1d(changes, np.arange(0, len(rows), _STEP))
        for first, last in pairwise([*steps.tolist(), len(rows)]):
            self.tell(0.7 + 0.2 * first / len(rows))
            if not plain[first]:
                for at in range(first, last):
                    self._take(at, rows[at])
                continue
            ids = self.plain.take(range(first, last))
            for at in np.flatnonzero(self.funded[first:last]).tolist():
                self.made.at = first + at
                self.records.fundings.take(None, ids[at], first + at, self.numbers[first + at])
            for at in (first + np.flatnonzero(remarkable[first:last])).tolist():
                self._remark(at, self.numbers[at])

    def _take(self, at: int, row: RawRow) -> None:
        """Make records of a row that is not plain."""
        self.made.at = at
        if is_unseen("".join(row.cells)):
            self.empty += 1
            return
        self.owners[at] = owner = self.records.take(at, row.number, self._where(at))
        if owner is not None:
            if self.places.told[at]:
                self._remark(at, row.number)
            self.seats.take(owner, at, row.number)

    def _where(self, at: int) -> str:
        """What tells apart two bodies of one name: the municipality, or how it is written."""
        placed = self.places.found(at).place
        if placed and placed.ags:
            return placed.ags
        return " ".join(fold(part) for part in self.places.stated(at)[1:6] if part)

    def _remark(self, at: int, number: int) -> None:
        """Say what is doubtful of the place of a row, and keep its question."""
        found = self.places.found(at)
        for doubt in found.doubts:
            field = f"locations.{doubt.column}"
            self.records.note(number, field, doubt.value, doubt.message, doubt.remedy)
        if found.question:
            self._ask(found.question, self.places.stated(at), number)

    def _ask(self, question: PlaceQuestion, stated: Stated, number: int) -> None:
        """Keep a question, and say that its row has no place until somebody answers."""
        self.asked[question.key].append(number)
        of_point = question.key == point_key(stated)
        columns = ("latitude",) if of_point else ("place", "district", "postcode")
        told = [(name, str(getattr(stated, name) or "")) for name in columns]
        column, value = next((each for each in told if each[1]), told[0])
        self.records.note(number, f"locations.{column}", value, question.message, LEFT_OPEN)

    def _finish_kinds(self) -> int:
        """Give a kind to each organisation that has none yet; count those that do not tell it."""
        silent = [row for row in self.made.rows["organisations"] if row["kind"] is None]
        kinds = self.made.kinds_of([row["name"] for row in silent], self.answers.kind)
        for row, kind in zip(silent, kinds, strict=True):
            row["kind"] = kind or self.made.not_stated()
        return kinds.count(None)

    def _whereabouts(self, kinds: Mapping[str, str | None]) -> Whereabouts:
        """Where the rows are that are not empty, be they taken or not."""
        rows, size = self.made.rows, len(self.sheet.rows)
        named = {row["id"]: row["name"] for row in (*rows["organisations"], *rows["projects"])}
        told = self.cells.values.get("locations.publication", Column((None,), np.zeros(size, int)))
        coarse = [at_most(level or self.answers.publication) for level in told.values]
        names, levels = [""] * size, [coarse[code] for code in told.codes.tolist()]
        for at, owner in self.owners.items():
            names[at] = named.get(owner, "")
            kind, chosen = kinds.get(owner or ""), self.answers.publication
            levels[at] = self.seats.shown(owner, at, kind, chosen) or levels[at]
        self.plain.tell(names, levels)
        places = self.places.places()
        filled = self.is_plain.copy()
        filled[[*self.owners]] = True
        ats = np.flatnonzero(filled).tolist()
        return Whereabouts(
            [self.numbers[at] for at in ats],
            [names[at] for at in ats],
            [places[at] for at in ats],
            [levels[at] for at in ats],
        )

    def _add_source(self, day: date) -> None:
        title = " – ".join(part for part in (self.sheet.file, self.sheet.name) if part)
        source = self.made.add("sources", self.sheet.header_row, self.source)
        source |= {"title": title or "Import", "file": self.sheet.file or None}
        source["accessed"] = FuzzyDate.parse(day.isoformat())

    def _say_untold(self, count: int) -> None:
        if count:
            self.records.note(
                None,
                "organisations.kind",
                "",
                message("Organisations of which nothing tells the kind: {count}.", count=count),
                message("Match a column with the kind, or choose one kind for all of them."),
            )
