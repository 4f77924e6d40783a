"""What became of a sheet: candidate records, problems, questions, and the count of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dashboard.model import Dataset
from dashboard.sources.intake.place_questions import PlaceQuestion
from dashboard.sources.intake.synonyms import Field
from dashboard.sources.intake.whereabouts import Whereabouts
from dashboard.sources.problem import Problem


@dataclass(frozen=True)
class Answers:
    """What the file leaves open and a person decided.

    `places` are the keys of candidates by the keys of their questions. `publication` holds
    where a row states none. Without it a place is shown by municipality: some migrant
    organisations are exposed, and a file rarely says which. Migrant organisations are never
    shown more exactly than that, unless the row itself says so. `kind` is for organisations
    whose kind neither a column nor the name tells.
    """

    places: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    publication: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Draft:
    """Records that a sheet would add, complete in themselves but for the vocabulary.

    `dataset` holds them, with a source for the import, and the words that the vocabulary
    lacks. `stated` are the fields that the sheet tells: only there can it differ from what
    the atlas has. `row_of` is the first row of each record, by table and id. Every row was
    used, refused (its problem says why) or empty: `used` + `refused` + `empty` = `rows`.
    `whereabouts` tells by sheet where its rows are, those that stay out, too; of own files
    those alone of which something was said.
    """

    file: str
    sheet: str
    dataset: Dataset
    stated: frozenset[Field]
    problems: tuple[Problem, ...] = ()
    questions: tuple[PlaceQuestion, ...] = ()
    rows: int = 0
    used: int = 0
    refused: int = 0
    empty: int = 0
    own: bool = False
    row_of: Mapping[str, Mapping[str, int]] = field(default_factory=lambda: MappingProxyType({}))
    whereabouts: Mapping[str, Whereabouts] = field(default_factory=lambda: MappingProxyType({}))

    def first_row(self, table: str, id: str) -> int | None:
        """The row of the file that a record is from; None where it is from none of them."""
        return self.row_of.get(table, {}).get(id)
