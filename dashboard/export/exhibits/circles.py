"""Records where they sit, work or are funded, as a picture of a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from dashboard.analysis import Mapped, mapped
from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.grid import Seen
from dashboard.analysis.sets import Mask
from dashboard.drawing.base_map import content_values
from dashboard.drawing.map_legend import tally_words
from dashboard.drawing.static_frame import Bounds
from dashboard.drawing.static_map import frame_of, static_map
from dashboard.drawing.static_marks import circle_marks, square_marks
from dashboard.drawing.symbols import Symbol
from dashboard.drawing.way_names import way_margin, way_names
from dashboard.export.exhibits.exhibit import Sign
from dashboard.export.short_text import shortened
from dashboard.geography import Epoch, area_in, area_name, epoch_on, states
from dashboard.language import Language

MOST_CIRCLES, LONGEST_KIND = 160, 34


@dataclass(frozen=True)
class Circles:
    """Records on the map by a lens.

    `view` are the districts or Länder that are brought into view and stand out, none for all;
    `bounds` the part of the map instead of that; `record` the one that is marked. Districts are
    those of the `epoch`.
    """

    catalogue: Catalogue
    shown: Mask
    lens: str
    symbols: Mapping[str, Symbol]
    language: Language
    view: tuple[str, ...] = ()
    bounds: Bounds | None = None
    record: str | None = None
    epoch: Epoch = field(default_factory=lambda: epoch_on(None))

    @cached_property
    def seats(self) -> Mapped:
        """The circles, and the areas as a whole."""
        boxes = [area_in(code, self.epoch).bounds for code in self.view]
        seen = [self.bounds] if self.bounds else boxes
        return mapped(
            self.catalogue,
            self.shown,
            self.lens,
            most=MOST_CIRCLES,
            seen=Seen.around(seen),
            marked=self.record,
            epoch=self.epoch,
        )

    @property
    def words(self) -> str:
        """What the map shows, for those who do not see it."""
        shown = self.view or tuple(each.ags for each in states())
        where = [area_name(code, self.epoch) for code in shown]
        say, place = self.language.say, self.language.listing(where)
        told = tally_words(self.seats.tally, self.language) or say("No record is shown")
        kinds = "; ".join(text for _, text in self.key(8))
        said = say("Map of {place}. {told}.", place=place, told=told)
        return f"{said} {kinds}." if kinds else said

    @property
    def reading(self) -> str:
        """What circles and squares mean."""
        return self.language.say(
            "Circles: records at a place, several with their number. Squares: areas as a whole."
        )

    def key(self, most: int) -> Sequence[tuple[Sign, str]]:
        """The kinds at places, the most frequent first, and how many there are besides."""
        number, found = self.language.number, self.seats.kinds
        order = sorted(found.items(), key=lambda each: (-each[1], each[0]))
        known = [(self.symbols[code], n) for code, n in order if code in self.symbols]
        told: list[tuple[Sign, str]] = [
            (symbol, f"{shortened(symbol.label, LONGEST_KIND)} ({number(n)})")
            for symbol, n in known[:most]
        ]
        if (more := len(known) - most) > 0:
            text = self.language.count("and {n} more kind", "and {n} more kinds", more)
            told.append((None, text))
        return told

    def still(self, width: int, height: int) -> Markup:
        """The map as SVG."""
        margin = 0.0 if self.bounds else way_margin(self.view)
        frame = frame_of(self.view, width, height, margin, self.bounds, self.epoch)
        circles = circle_marks(self.seats, frame, self.language, self.symbols)
        areas = square_marks(self.seats.areas, frame, self.language, circles)
        return static_map(
            self.words,
            view=self.view,
            bounds=self.bounds,
            marked=self.view,
            names=way_names(self.view, self.epoch),
            marks=[*circles, *areas],
            width=width,
            height=height,
            margin=margin,
            epoch=self.epoch,
        )

    @property
    def moving(self) -> str:
        """The map in the browser, where it tells names."""
        return content_values(
            self.seats,
            self.symbols,
            self.language,
            selected=self.view,
            view=self.view,
            box=self.bounds or (),
        )
