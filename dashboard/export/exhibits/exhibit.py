"""What a page beside the map shows, as a file can show it: a picture with its key, a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

import numpy as np
from markupsafe import Markup

from dashboard.analysis import Matching
from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.choices import Choices
from dashboard.analysis.origins import Rows
from dashboard.drawing.left_out import left_out_words
from dashboard.drawing.part import Part
from dashboard.drawing.symbols import Symbol
from dashboard.drawing.time_canvas import Spec
from dashboard.language import Language
from dashboard.model import Dataset

Sign = Symbol | Markup | None
"""What stands before an entry of a key: the symbol of a kind, or a small SVG of its own."""
STILL = (1200, 430)
"""The room of a picture that is no map on the big screen, in pixels."""
MOST_ROWS = 30
"""How many rows of a table a file to show has at the most."""


class Figure(Protocol):
    """A picture, as something that stands still and as something that moves."""

    @property
    def words(self) -> str:
        """What it shows, for those who do not see it."""

    @property
    def reading(self) -> str:
        """How it is read, beside its key; may be empty."""

    def key(self, most: int) -> Sequence[tuple[Sign, str]]:
        """So many entries of its key at the most, with the number of what they stand for."""

    def still(self, width: int, height: int) -> Markup:
        """The picture as an SVG that stands by itself, in so many pixels."""

    @property
    def moving(self) -> str:
        """What the map in the browser shows (see `layer_values`); "" where it is no map."""


@dataclass(frozen=True)
class Scope:
    """What is asked of the atlas, and how its answer is told."""

    matching: Matching
    choices: Choices
    symbols: Mapping[str, Symbol]
    language: Language
    day: date

    @property
    def catalogue(self) -> Catalogue:
        """The atlas's columns; those of a day, where one is asked for."""
        return self.matching.catalogue

    @property
    def dataset(self) -> Dataset:
        """The records, as published."""
        return self.matching.catalogue.dataset

    @property
    def view(self) -> tuple[str, ...]:
        """The districts or Länder (AGS) that are asked for."""
        return self.matching.selection.district or self.matching.selection.state

    def left_out(self) -> list[str]:
        """How many the filters could not judge, by what is not recorded of them."""
        lens, missing = self.matching.selection.lens, self.matching.not_recorded()
        return [
            left_out_words(name, lens, int(np.count_nonzero(mask)), self.language) + "."
            for name, mask in missing.items()
        ]


class Chart(NamedTuple):
    """A timeline of the page, in the terms of Vega-Lite, and how it is read."""

    spec: Spec
    reading: str


@dataclass(frozen=True)
class Exhibit:
    """A page as a file shows it: its title, its answer in words, its picture and its table.

    `above` says above the picture what it shows, where that is not what the answer is about.
    `rests_on` are the rows from whose sources all that comes; `notes` say how it was counted
    and what could not be; `chart` draws its timeline, if it has one. The table has `MOST_ROWS`
    rows at the most and says how many more there are.
    """

    title: str
    sentence: str
    figure: Figure
    table: Part
    rests_on: Rows
    notes: tuple[str, ...] = ()
    chart: Callable[[], Chart] | None = None
    above: str = ""
