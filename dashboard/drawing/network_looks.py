"""How ties look in the picture and on the map, and what their kinds are called."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from dashboard.analysis.ties import CARRIER, FUNDER, ORGANISER
from dashboard.drawing.palette import FUNDERS, REST
from dashboard.drawing.symbols import Symbol
from dashboard.language import Language
from dashboard.model import Dataset


class Look(NamedTuple):
    """A line's colour (3:1 on light and on dark), dashes and width, in pixels."""

    colour: str
    dashes: str
    width: float


# Of two kinds between the same parties the first is drawn.
LOOKS = {
    CARRIER: Look(FUNDERS[0], "", 2.4),
    "member": Look(FUNDERS[2], "7 3", 2.2),
    "partner": Look(FUNDERS[1], "", 1.8),
    FUNDER: Look(FUNDERS[4], "2 3", 2.4),
    "initiator": Look(FUNDERS[3], "9 3 2 3", 2.2),
    "": Look(REST, "", 1.2),
}
"""The looks of the kinds that have one of their own; the last is that of all others."""


def look_of(kind: str) -> str:
    """The kind whose look a kind has; "" is that of all others."""
    return kind if kind in LOOKS else ""


def kind_words(kind: str, dataset: Dataset, language: Language) -> str:
    """What a kind of tie is called, between its subject and its object."""
    if kind not in dataset.terms.get("relation_kind", {}):
        if kind == FUNDER:
            return language.say("pays for")
        if kind == ORGANISER:
            return language.say("organises")
    return dataset.label("relation_kind", kind, language.code)


def look_words(look: str, dataset: Dataset, language: Language) -> str:
    """What a look is called in the key."""
    return kind_words(look, dataset, language) if look else language.say("other kinds")


def event_symbol(language: Language) -> Symbol:
    """How an event looks among organisations and projects."""
    return Symbol("#4A5561", "*", "disc", language.say("Event"))


def line_sample(look: Look) -> Markup:
    """A short piece of a line, for the key."""
    return Markup(
        '<svg class="na-sample" viewBox="0 0 34 10" aria-hidden="true" focusable="false">'
        '<line x1="1" y1="5" x2="33" y2="5" stroke="{}" stroke-width="{}" stroke-dasharray="{}"/>'
        "</svg>"
    ).format(look.colour, look.width + 0.4, look.dashes or "none")
