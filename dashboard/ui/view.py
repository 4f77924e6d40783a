"""What one run of the page is about: the atlas, the reader's question, and its answer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dashboard.analysis import Matching, facet_counts
from dashboard.analysis.choices import Choices
from dashboard.drawing.symbols import Symbol, kind_symbols
from dashboard.language import Language
from dashboard.model import Dataset
from dashboard.selection import Selection
from dashboard.ui.atlas import Atlas


@dataclass(frozen=True)
class View:
    """One selection over one atlas, in one language."""

    atlas: Atlas
    choices: Choices
    language: Language
    matching: Matching

    @property
    def selection(self) -> Selection:
        """What the reader asked."""
        return self.matching.selection

    @property
    def dataset(self) -> Dataset:
        """The records, with publication levels applied."""
        return self.atlas.catalogue.dataset

    @cached_property
    def counts(self) -> dict[str, dict[str, int]]:
        """How many records each option of each filter would leave."""
        return facet_counts(self.matching)

    @cached_property
    def symbols(self) -> dict[str, Symbol]:
        """How each kind of record looks."""
        kinds = self.choices.options["kind"]
        return kind_symbols({code: self.choices.label("kind", code) for code in kinds})
