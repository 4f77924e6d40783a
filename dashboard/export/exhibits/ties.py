"""Who is tied to whom, as a picture of a page: names in boxes, or lines on the map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.analysis.mapping import Row
from dashboard.analysis.network_nodes import EVENT
from dashboard.analysis.network_part import Part
from dashboard.analysis.network_places import Lines
from dashboard.drawing.network_graph import kinds_told, looks_told
from dashboard.drawing.network_lines import (
    line_looks_told,
    line_values,
    network_map,
    party_rows,
)
from dashboard.drawing.network_looks import LOOKS, event_symbol
from dashboard.drawing.network_notes import lines_notes
from dashboard.drawing.network_still import network_still
from dashboard.drawing.network_tables import drawn_words, parties_words
from dashboard.drawing.signs import line_sign
from dashboard.drawing.static_map import Mark, Tie, static_map
from dashboard.drawing.static_marks import SEVERAL
from dashboard.drawing.symbols import Symbol
from dashboard.drawing.told import plainly
from dashboard.drawing.way_names import way_margin, way_names
from dashboard.export.exhibits.exhibit import Sign
from dashboard.language import Language
from dashboard.model import Dataset


@dataclass(frozen=True)
class TiedNames:
    """The best connected part of a network, as a picture of names and lines."""

    part: Part
    dataset: Dataset
    symbols: Mapping[str, Symbol]
    language: Language

    @property
    def words(self) -> str:
        """What the picture shows: the table beside it names the best connected."""
        name = self.language.say("Picture of the network")
        told = parties_words(self.part.network, self.language)
        return " ".join(filter(None, [f"{name}: {told}.", self.reading]))

    @property
    def reading(self) -> str:
        """What of the network is drawn, where that is not all."""
        return "" if self.part.whole else drawn_words(self.part, self.language)

    def key(self, most: int) -> Sequence[tuple[Sign, str]]:
        """The lines' looks, then the kinds of parties."""
        language, known = self.language, LOOKS
        told = looks_told(self.part, self.dataset, language)
        looks: list[tuple[Sign, str]] = [(line_sign(known[look]), text) for look, text in told]
        kinds = kinds_told(self.part, self.dataset, self.symbols, language)
        return [*looks, *((symbol, text) for _, symbol, text in kinds)][:most]

    def still(self, width: int, height: int) -> Markup:
        """The picture as SVG."""
        told = (self.part, self.words, self.dataset, self.symbols, self.language)
        return network_still(*told, size=(width, height))

    @property
    def moving(self) -> str:
        """It is no map."""
        return ""


@dataclass(frozen=True)
class TiedPlaces:
    """A network as lines from place to place; `view` are the areas that are brought into view."""

    lines: Lines
    dataset: Dataset
    symbols: Mapping[str, Symbol]
    language: Language
    view: tuple[str, ...] = ()
    opened: str | None = None

    @property
    def words(self) -> str:
        """What the map shows."""
        name = self.language.say("Map of the network")
        told = parties_words(self.lines.network, self.language)
        return " ".join([f"{name}: {told}.", *(f"{text}." for _, text in self.key(8))])

    @property
    def reading(self) -> str:
        """Which ties have no line, and where those stand of whom no point is known."""
        return " ".join(lines_notes(self.lines, self.language, plainly(self.language)))

    def key(self, most: int) -> Sequence[tuple[Sign, str]]:
        """The lines' looks."""
        told = line_looks_told(self.lines, self.dataset, self.language)
        return [(line_sign(LOOKS[look]), text) for look, text in told[:most]]

    def still(self, width: int, height: int) -> Markup:
        """The map as SVG."""
        ties = [
            Tie(((start[0], start[1]), (end[0], end[1])), colour, dashes, wide)
            for _, start, end, colour, dashes, wide, _ in line_values(
                self.lines, self.dataset, self.language
            )
        ]
        kinds = {**self.symbols, EVENT: event_symbol(self.language)}
        epoch = self.lines.network.epoch
        return static_map(
            self.words,
            view=self.view,
            marked=self.view,
            names=way_names(self.view, epoch),
            marks=[
                _mark(row, kinds, self.language)
                for row in party_rows(self.lines, self.dataset, self.opened)
            ],
            ties=ties,
            width=width,
            height=height,
            margin=way_margin(self.view),
            epoch=epoch,
        )

    @property
    def moving(self) -> str:
        """The map in the browser, where lines and circles tell whom they stand for."""
        return network_map(
            self.lines,
            self.dataset,
            self.symbols,
            self.language,
            view=self.view,
            opened=self.opened,
        )


def _mark(row: Row, kinds: Mapping[str, Symbol], language: Language) -> Mark:
    symbol = kinds.get(next(iter(row.kinds), ""))
    text, colour = language.number(row.count), SEVERAL
    if row.count == 1 and symbol:
        text, colour = symbol.letter, symbol.colour
    return Mark(row.latitude, row.longitude, row.count, text, colour=colour, stands_out=row.marked)
