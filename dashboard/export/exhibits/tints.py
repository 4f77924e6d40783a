"""Districts filled by what is known of them, as a picture of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from dashboard.drawing.base_map import as_of, layer_values
from dashboard.drawing.choropleth import Tint
from dashboard.drawing.signs import area_sign
from dashboard.drawing.static_map import static_map
from dashboard.drawing.way_names import way_margin, way_names
from dashboard.export.exhibits.exhibit import Sign
from dashboard.geography import Epoch, area_name, epoch_on, states
from dashboard.language import Language


@dataclass(frozen=True)
class Tints:
    """A map whose districts are filled; `entries` are the fills with what they mean."""

    title: str
    tints: Sequence[Tint]
    entries: Sequence[tuple[str, str]]
    view: tuple[str, ...]
    language: Language
    epoch: Epoch = field(default_factory=lambda: epoch_on(None))

    @property
    def words(self) -> str:
        """What the map shows: the key says it in numbers."""
        shown = self.view or tuple(each.ags for each in states())
        places = [area_name(code, self.epoch) for code in shown]
        said = self.language.say(
            "Map of {place}. {told}.", place=self.language.listing(places), told=self.title
        )
        return " ".join([said, *(f"{text}." for _, text in self.entries)])

    @property
    def reading(self) -> str:
        """Nothing beside the key."""
        return ""

    def key(self, most: int) -> Sequence[tuple[Sign, str]]:
        """The fills, each with how many districts have it."""
        return [(area_sign(fill), text) for fill, text in self.entries[:most]]

    def still(self, width: int, height: int) -> Markup:
        """The map as SVG."""
        return static_map(
            self.words,
            view=self.view,
            marked=self.view,
            names=way_names(self.view, self.epoch),
            fills={ags: fill for ags, fill, _ in self.tints},
            width=width,
            height=height,
            margin=way_margin(self.view),
            epoch=self.epoch,
        )

    @property
    def moving(self) -> str:
        """The map in the browser, which tells of a district what is known."""
        return layer_values(
            self.language,
            title=self.title,
            view=self.view,
            tints=list(self.tints),
            as_of=as_of(self.epoch),
        )
