"""What one page of a take-away shows: words, a picture, and where all that comes from.

The picture is the map with a timeline beside it, or what another page of the atlas shows, with
its table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from dashboard.analysis import Mapped, Matching, match
from dashboard.analysis.choices import Choices
from dashboard.analysis.listing import by_name, record_ids
from dashboard.analysis.timelines import Foundings, foundings
from dashboard.drawing.part import Part
from dashboard.drawing.static_frame import Bounds
from dashboard.drawing.symbols import Symbol
from dashboard.export.exhibits import exhibit_of
from dashboard.export.exhibits.asked import Asked
from dashboard.export.exhibits.circles import Circles
from dashboard.export.exhibits.exhibit import Exhibit, Figure, Scope
from dashboard.export.short_text import shortened
from dashboard.export.slide_years import Years, years_of
from dashboard.geography import area_name
from dashboard.language import Language
from dashboard.model import Dataset
from dashboard.selection import sentence

LONGEST_TITLE, LONGEST_SENTENCE, LONGEST_ANSWER, LONGEST_SUMMARY = 120, 360, 480, 420
MOST_KINDS, MOST_NAMED = 8, 4


@dataclass(frozen=True)
class Telling:
    """What whoever shows a page says of it; all of it may be missing.

    `record` is the id of the record that stands out, `bounds` the part of the map (west, south,
    east, north in degrees; else the places that are asked for), `lost` what the atlas does not
    have. `page` is the path of the page of the atlas, "" for the map, `page_name` its title,
    and `params` are its choices beside the selection.
    """

    title: str = ""
    note: str = ""
    record: str | None = None
    bounds: Bounds | None = None
    lost: tuple[str, ...] = ()
    page: str = ""
    page_name: str = ""
    params: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Deck:
    """Pages in a row, in one language, taken on a day; `title` names the whole."""

    title: str
    slides: tuple[Slide, ...]
    language: Language
    day: date


@dataclass(frozen=True)
class Slide:
    """One page: the answer to a selection, and what is told of it.

    `address` leads back to the page in the atlas; it may be a path alone, where the host is
    not known.
    """

    matching: Matching
    choices: Choices
    symbols: Mapping[str, Symbol]
    language: Language
    day: date
    address: str
    telling: Telling = Telling()

    @property
    def dataset(self) -> Dataset:
        """The records, as published."""
        return self.matching.catalogue.dataset

    @property
    def view(self) -> tuple[str, ...]:
        """The districts or Länder (AGS) that are asked for."""
        selection = self.matching.selection
        return selection.district or selection.state

    @cached_property
    def _made(self) -> tuple[Exhibit | None, tuple[str, ...]]:
        scope = Scope(self.matching, self.choices, self.symbols, self.language, self.day)
        asked = Asked(self.telling.params)
        return exhibit_of(self.telling.page, scope, asked), tuple(asked.lost)

    @property
    def exhibit(self) -> Exhibit | None:
        """What another page than the map shows; None where its records are shown on the map."""
        return self._made[0]

    @property
    def lost(self) -> tuple[str, ...]:
        """What the page was asked for and the atlas does not have."""
        return (*self.telling.lost, *self._made[1])

    @property
    def title(self) -> str:
        """What stands at the top."""
        shown = self.exhibit.title if self.exhibit else self.telling.page_name
        told = self.telling.title.strip() or shown
        places = [area_name(code, self.matching.epoch) for code in self.view]
        usual = self.language.listing(places or [self.language.say("Integration networks")])
        return shortened(told or usual, LONGEST_TITLE)

    @property
    def sentence(self) -> str:
        """What is shown, in words."""
        if self.exhibit:
            return shortened(self.exhibit.sentence, LONGEST_ANSWER)
        matching, label = self.matching, self.choices.label
        said = sentence(matching.selection, matching.answer, label, self.language)
        if self.telling.page:
            kept = self.language.say(
                "Kept on the page “{page}”, to which the link leads; here its records are shown.",
                page=shortened(self.telling.page_name or self.telling.page, LONGEST_TITLE),
            )
            said = f"{kept} {said}"
        return shortened(said, LONGEST_ANSWER)

    @property
    def highlight(self) -> tuple[str, str] | None:
        """Name and summary of the record that stands out on the map."""
        record, dataset = self.telling.record, self.dataset
        for known in (dataset.holders, dataset.event_by_id):
            if not self.exhibit and record and record in known:
                summary = known.cell(record, "summary") or ""
                name = shortened(dataset.name_of(record), LONGEST_TITLE)
                return name, shortened(summary, LONGEST_SUMMARY)
        return None

    @property
    def named(self) -> list[str]:
        """The names of the records where they are few and nothing is told besides."""
        catalogue = self.matching.catalogue.ever
        order = by_name(catalogue, self.matching.shown)
        if self.exhibit or self.highlight or len(order) > MOST_NAMED:
            return []
        names = (self.dataset.name_of(record) for record in record_ids(catalogue, order))
        return [shortened(name, LONGEST_TITLE) for name in names]

    @cached_property
    def circles(self) -> Circles:
        """The records on the map."""
        return self._circles(self.matching)

    @cached_property
    def at_any_time(self) -> Circles:
        """Who would be on the map whatever the day: those whose years a file goes through."""
        selection = self.matching.selection
        if selection.active is None:
            return self.circles
        return self._circles(match(self.matching.catalogue.ever, selection.but(active=None)))

    def _circles(self, matching: Matching) -> Circles:
        selection = matching.selection
        return Circles(
            matching.catalogue,
            matching.shown,
            selection.lens,
            self.symbols,
            self.language,
            view=selection.district or selection.state,
            bounds=self.telling.bounds,
            record=self.telling.record,
            epoch=matching.epoch,
        )

    @property
    def seats(self) -> Mapped:
        """What the map shows."""
        return self.circles.seats

    @property
    def figure(self) -> Figure:
        """The picture."""
        return self.exhibit.figure if self.exhibit else self.circles

    @property
    def above(self) -> str:
        """What stands above the picture, where the answer is about more than it shows."""
        return self.exhibit.above if self.exhibit else ""

    @property
    def table(self) -> Part | None:
        """The table beside the picture, where it is not the map's."""
        return self.exhibit.table if self.exhibit else None

    @cached_property
    def foundings(self) -> Foundings:
        """When the shown records began."""
        return foundings(self.matching.catalogue.ever, self.matching.shown)

    @cached_property
    def years(self) -> Years | None:
        """How many began, or were funded, in each stretch of years, beside the map."""
        if self.exhibit:
            return None
        catalogue, shown = self.matching.catalogue.ever, self.matching.shown
        lens = self.matching.selection.lens
        return years_of(catalogue, shown, lens, self.language, self.day)
