"""What one run of the page is about: the atlas, the reader's question, and its answer."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from dashboard.analysis import Catalogue, Matching, facet_counts, match
from dashboard.analysis.choices import Choices
from dashboard.drawing.symbols import Symbol, kind_symbols
from dashboard.language import Language
from dashboard.model import Dataset
from dashboard.selection import Selection
from dashboard.ui.atlas import Atlas

T = TypeVar("T")

MOST_REMEMBERED = 64
"""How many views are remembered for all readers, the last ones that were asked for."""
_MOST_ROWS = 4_000_000
"""How many records they have together at the most: each view has arrays of that length."""
_MOST_PIECES = 16


@dataclass(frozen=True, eq=False)
class View:
    """One selection over one atlas, in one language; nothing in it is one reader's own."""

    atlas: Atlas
    choices: Choices
    language: Language
    matching: Matching
    _pieces: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict, repr=False)

    @property
    def selection(self) -> Selection:
        """What the reader asked."""
        return self.matching.selection

    @property
    def catalogue(self) -> Catalogue:
        """The atlas's columns; those of a day, where one is asked for."""
        return self.matching.catalogue

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

    def once(self, name: Hashable, make: Callable[[], T]) -> T:
        """A piece of the page that is the same for all who ask this: made for the first of them.

        `name` must tell all that the piece depends on beside the view; nobody may change it.
        """
        piece: T = _remembered(self._pieces, name, make, _MOST_PIECES)
        return piece


def view_of(atlas: Atlas, selection: Selection, language: Language) -> View:
    """The view that answers a selection, remembered for all readers, who often ask the same."""
    rows = max(atlas.catalogue.size, 1)
    most = max(4, min(MOST_REMEMBERED, _MOST_ROWS // rows))

    def make() -> View:
        choices = Choices(atlas.catalogue, language, epoch=selection.epoch)
        return View(atlas, choices, language, match(atlas.catalogue, selection))

    asked = (selection, language.code, date.today())
    view: View = _remembered(atlas.views, asked, make, most)
    return view


def in_todays_districts(view: View) -> View:
    """The view of the same question in the districts of today, whatever the day it asks for."""
    selection = view.selection
    if selection.epoch.is_today:
        return view
    return view_of(view.atlas, selection.but(todays_districts=True), view.language)


def _remembered(
    known: OrderedDict[Hashable, T], name: Hashable, make: Callable[[], T], most: int
) -> T:
    """What is known by a name, else made; of more than `most` the one unused longest goes.

    Several sessions may be here at once: at worst a thing is made twice.
    """
    try:
        found = known[name]
        known.move_to_end(name)
    except KeyError:
        found = known[name] = make()
        while len(known) > most:
            try:
                known.popitem(last=False)
            except KeyError:
                break
    return found
