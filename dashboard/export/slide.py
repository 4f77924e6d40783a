"""What one page of a take-away shows: words, a map, a timeline, and where all that comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from markupsafe import Markup

from dashboard.analysis import Mapped, Matching, mapped
from dashboard.analysis.choices import Choices
from dashboard.analysis.grid import Seen
from dashboard.analysis.listing import by_name, record_ids
from dashboard.analysis.origins import shown_rests_on
from dashboard.analysis.timelines import Foundings, foundings
from dashboard.analysis.years import Stretch, founded_by_years
from dashboard.drawing.map_legend import tally_words
from dashboard.drawing.past_words import boundaries_words
from dashboard.drawing.static_frame import Bounds
from dashboard.drawing.static_map import frame_of, static_map
from dashboard.drawing.static_marks import circle_marks, square_marks
from dashboard.drawing.symbols import Symbol
from dashboard.drawing.timeline_notes import without_founding
from dashboard.drawing.way_names import way_names
from dashboard.export.short_text import shortened
from dashboard.geography import area_label, district, epoch_on, state, states
from dashboard.language import Language
from dashboard.model import Dataset
from dashboard.selection import sentence

LONGEST_TITLE, LONGEST_SENTENCE, LONGEST_SUMMARY, LONGEST_KIND = 120, 360, 420, 34
MOST_CIRCLES, MOST_KINDS, MOST_SOURCES, MOST_NAMED = 160, 8, 4, 4
WHOLE = "DE"
_MARGIN = {True: 0.02, False: 0.12}
"""The share that is left free around the whole region, and around what is asked for."""


@dataclass(frozen=True)
class Telling:
    """What whoever shows a page says of it; all of it may be missing.

    `page` names the page of the atlas that it was kept on, where that was not the map. `record`
    is the id of the record that stands out, `bounds` the part of the map (west, south, east,
    north in degrees; else the places that are asked for), `lost` what the atlas does not have.
    """

    title: str = ""
    note: str = ""
    record: str | None = None
    bounds: Bounds | None = None
    page: str = ""
    lost: str = ""


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

    @property
    def title(self) -> str:
        """What stands at the top."""
        told = self.telling.title.strip() or self.language.listing(
            [area_label(code) for code in self.view] or [self.language.say("Integration networks")]
        )
        return shortened(told, LONGEST_TITLE)

    @property
    def sentence(self) -> str:
        """What is shown, in words."""
        matching, label = self.matching, self.choices.label
        said = sentence(matching.selection, matching.answer, label, self.language)
        return shortened(said, LONGEST_SENTENCE)

    @property
    def highlight(self) -> tuple[str, str] | None:
        """Name and summary of the record that stands out."""
        record, dataset = self.telling.record, self.dataset
        for known in (dataset.holders, dataset.event_by_id):
            if record and record in known:
                summary = known.cell(record, "summary") or ""
                name = shortened(dataset.name_of(record), LONGEST_TITLE)
                return name, shortened(summary, LONGEST_SUMMARY)
        return None

    @property
    def named(self) -> list[str]:
        """The names of the records where they are few and none of them is told of besides."""
        catalogue = self.matching.catalogue.ever
        order = by_name(catalogue, self.matching.shown)
        if self.highlight or len(order) > MOST_NAMED:
            return []
        names = (self.dataset.name_of(record) for record in record_ids(catalogue, order))
        return [shortened(name, LONGEST_TITLE) for name in names]

    @cached_property
    def seats(self) -> Mapped:
        """What the map shows."""
        matching = self.matching
        seen = [self.telling.bounds] if self.telling.bounds else [_box(code) for code in self.view]
        return mapped(
            matching.catalogue,
            matching.shown,
            matching.selection.lens,
            most=MOST_CIRCLES,
            seen=Seen.around(seen),
            marked=self.telling.record,
        )

    @cached_property
    def foundings(self) -> Foundings:
        """When the shown records began."""
        return foundings(self.matching.catalogue.ever, self.matching.shown)

    @cached_property
    def years(self) -> list[Stretch]:
        """How many began in each stretch of years."""
        return founded_by_years(self.foundings) if len(self.foundings) else []

    def map(self, width: int, height: int) -> Markup:
        """The map as SVG."""
        view, bounds = self.view, self.telling.bounds
        margin = 0.0 if bounds else _MARGIN[not view]
        frame = frame_of(view, width, height, margin, bounds)
        circles = circle_marks(self.seats, frame, self.language, self.symbols)
        areas = square_marks(self.seats.areas, frame, self.language, circles)
        return static_map(
            self.map_words,
            view=view,
            bounds=bounds,
            marked=view,
            names=way_names(view),
            marks=[*circles, *areas],
            width=width,
            height=height,
            margin=margin,
        )

    @property
    def map_words(self) -> str:
        """What the map shows, for those who do not see it."""
        where = [area_label(code) for code in self.view or (each.ags for each in states())]
        place = self.language.listing(where)
        told = tally_words(self.seats.tally, self.language) or self.language.say(
            "No record is shown"
        )
        kinds = "; ".join(text for _, text in self.kinds)
        said = self.language.say("Map of {place}. {told}.", place=place, told=told)
        return f"{said} {kinds}." if kinds else said

    @property
    def kinds(self) -> list[tuple[Symbol | None, str]]:
        """The kinds at places, the most frequent first, with their numbers."""
        return self.first_kinds(MOST_KINDS)

    def first_kinds(self, most: int) -> list[tuple[Symbol | None, str]]:
        """So many of them, and how many there are besides."""
        number, found = self.language.number, self.seats.kinds
        order = sorted(found.items(), key=lambda each: (-each[1], each[0]))
        known = [(self.symbols[code], n) for code, n in order if code in self.symbols]
        told: list[tuple[Symbol | None, str]] = [
            (symbol, f"{shortened(symbol.label, LONGEST_KIND)} ({number(n)})")
            for symbol, n in known[:most]
        ]
        if (more := len(known) - most) > 0:
            text = self.language.count("and {n} more kind", "and {n} more kinds", more)
            told.append((None, text))
        return told

    @property
    def remarks(self) -> list[str]:
        """What is to be known of the map and of the timeline."""
        say, told = self.language.say, []
        if page := self.telling.page:
            kept = say(
                "Kept on the page “{page}”, to which the link leads; here its records are shown.",
                page=page,
            )
            told.append(kept)
        if lost := shortened(self.telling.lost, LONGEST_TITLE):
            told.append(say("Not in the atlas, and so left out: {lost}", lost=lost))
        if whole := [row for row in self.seats.areas if row.id == WHOLE]:
            n = self.language.number(whole[0].count)
            told.append(say("{place} as a whole: {n}", place=say("Germany"), n=n) + ".")
        if tally := tally_words(self.seats.tally, self.language):
            told.append(f"{tally}.")
        if self.foundings.unknown:
            told.append(without_founding(self.foundings, self.language))
        day = self.matching.selection.active
        if day and not epoch_on(day).is_today:
            told.append(boundaries_words(day, epoch_on(None), self.language))
        return told

    @property
    def origin(self) -> list[str]:
        """The sources of what is shown, in a line, and how exactly places are shown."""
        say, known = self.language.say, self.dataset.source_by_id
        given = shown_rests_on(self.matching.catalogue.ever, self.matching.shown)
        names = [
            shortened(known[key].title if key in known else key, LONGEST_TITLE)
            for key, _ in given[:MOST_SOURCES]
        ]
        if more := len(given) - len(names):
            names.append(self.language.count("{n} more", "{n} more", more))
        sources = [say("Sources: {sources}.", sources="; ".join(names))] if names else []
        exactly = say("Places are shown as exactly as their publication allows, and no more.")
        return [*sources, exactly]

    @property
    def made(self) -> str:
        """The day of the data."""
        return self.language.say("As of {day}.", day=self.language.day(self.day))


def _box(code: str) -> Bounds:
    return state(code).bounds if len(code) == 2 else district(code).bounds
