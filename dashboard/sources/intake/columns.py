"""Which column of a foreign sheet means which field of the atlas, how surely, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from dashboard.language import Message, message
from dashboard.model import TABLES
from dashboard.sources.intake.guessing import guesses, no_reason
from dashboard.sources.intake.raw import RawSheet
from dashboard.sources.intake.synonyms import LABELS, Field, Fields

SURE = 0.9
"""From here on a match need not be looked at."""

NAME = Field("organisations", "name")
CARRIER = Field("organisations", "carrier")


@dataclass(frozen=True)
class Match:
    """A header, by its place in the sheet, and the fields that its cells tell; often one.

    `confidence` is between 0 and 1; without fields it is 0. `reason` says why.
    """

    header: str
    position: int
    fields: Fields
    confidence: float
    reason: Message


@dataclass(frozen=True)
class ColumnPlan:
    """What each column of a sheet means; no field is fed by two columns.

    `table` is what a row is about. If `own`, the sheet is that table as the atlas itself
    writes it: its cells are read as the atlas reads its own.
    """

    table: str
    matches: tuple[Match, ...]
    own: bool = False

    @property
    def unmatched(self) -> tuple[str, ...]:
        """The headers that mean nothing to the atlas, or that nobody can tell."""
        return tuple(match.header for match in self.matches if not match.fields)

    def source_of(self, field: Field) -> Match | None:
        """The column that tells a field, if there is one."""
        return next((match for match in self.matches if field in match.fields), None)

    def with_fields(self, position: int, fields: Iterable[Field]) -> ColumnPlan:
        """The plan with other fields for one column; whichever fed them before no longer does.

        Raises IndexError where the sheet has no such column.
        """
        chosen = tuple(dict.fromkeys(fields))
        if not 0 <= position < len(self.matches):
            raise IndexError(position)
        matches = [
            _chosen(match, chosen) if match.position == position else _without(match, chosen)
            for match in self.matches
        ]
        return replace(self, matches=tuple(matches), own=False)


def match_columns(sheet: RawSheet) -> ColumnPlan:
    """Say what each column of a sheet means, from its header and, where that helps, its cells."""
    if own := own_table(sheet.headers):
        return ColumnPlan(own[0], tuple(_own_matches(sheet.headers, *own)), own=True)
    ranked = sorted(
        (guess for position in range(len(sheet.headers)) for guess in guesses(sheet, position)),
        key=lambda guess: (-guess.score, guess.position),
    )
    matches = {
        position: Match(header, position, (), 0.0, no_reason(header))
        for position, header in enumerate(sheet.headers)
    }
    fed: set[Field] = set()
    for guess in ranked:
        if not matches[guess.position].fields and not fed.intersection(guess.fields):
            fed.update(guess.fields)
            confidence = min(round(guess.score, 2), 1.0)
            header = sheet.headers[guess.position]
            matches[guess.position] = Match(
                header, guess.position, guess.fields, confidence, guess.reason
            )
    return _settled(ColumnPlan("organisations", tuple(matches.values())))


def own_table(headers: Iterable[str]) -> tuple[str, dict[str, str]] | None:
    """The table that the atlas itself wrote under such headers, and its field of each header."""
    given = {header.strip() for header in headers if header.strip()}
    fitting = [
        (len(names), table, names)
        for table in TABLES
        for names in _own_headers(table)
        if given.issuperset(names)
    ]
    best = max(fitting, key=lambda each: each[0], default=None)
    return (best[1], dict(best[2])) if best else None


@cache
def _own_headers(table: str) -> tuple[Mapping[str, str], ...]:
    columns = list(TABLES[table].model_fields)
    german, english = ({LABELS[name][i]: name for name in columns} for i in (0, 1))
    return {name: name for name in columns}, german, english


def _own_matches(headers: Iterable[str], table: str, names: Mapping[str, str]) -> Iterator[Match]:
    fed: set[str] = set()
    for position, header in enumerate(headers):
        name = names.get(header.strip())
        if name and name not in fed:
            fed.add(name)
            why = message("This is how the atlas itself writes the column.")
            yield Match(header, position, (Field(table, name),), 1.0, why)
        else:
            yield Match(header, position, (), 0.0, no_reason(header))


def _settled(plan: ColumnPlan) -> ColumnPlan:
    """Say of words that hang on others what they mean here: the carrier, the period."""
    told = {field for match in plan.matches for field in match.fields}
    whose = _whose_period(told)
    matches = []
    for match in plan.matches:
        meant = tuple(Field(whose, f.column) if f.table == "period" else f for f in match.fields)
        if NAME not in told:
            meant = tuple(NAME if field == CARRIER else field for field in meant)
        if any(not field.table for field in meant):
            why = message("A period of what? There is neither a project nor a funding.")
            matches.append(replace(match, fields=(), confidence=0.0, reason=why))
        else:
            matches.append(replace(match, fields=meant))
    return replace(plan, matches=tuple(matches))


def _whose_period(told: set[Field]) -> str:
    tables = {field.table for field in told}
    return next((table for table in ("fundings", "projects") if table in tables), "")


def _chosen(match: Match, fields: Fields) -> Match:
    why = message("Chosen by hand.")
    return replace(match, fields=fields, confidence=1.0 if fields else 0.0, reason=why)


def _without(match: Match, fields: Fields) -> Match:
    left = tuple(field for field in match.fields if field not in fields)
    if left == match.fields:
        return match
    why = message("Another column was chosen for it.")
    return replace(match, fields=left, confidence=match.confidence if left else 0.0, reason=why)
