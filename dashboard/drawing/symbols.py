"""What stands for a kind of record on the map: a colour, a letter, a shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, count, cycle
from string import ascii_uppercase, digits
from typing import Literal

PROJECT = "project"
"""The kind that projects go by among the kinds of organisations."""

# Each colour holds 4.5:1 against the white letter on it (and so against the light map). They
# were searched for so that any two, and the colour of projects, stay apart in OKLab for
# readers with and without red-green deficiency (Machado et al. 2009); a test measures it.
COLOURS = (
    "#0978CC",  # blue
    "#DB0C92",  # pink
    "#0B855A",  # green
    "#A66129",  # bronze
    "#1B077D",  # indigo
    "#655300",  # olive
    "#075058",  # petrol
    "#5C6675",  # grey
    "#622000",  # brown
    "#260305",  # black-red
)
PROJECT_COLOUR = "#1F2933"

Shape = Literal["disc", "ring"]


@dataclass(frozen=True)
class Symbol:
    """How one kind looks: organisations are discs, projects have a second, dashed ring."""

    colour: str
    letter: str
    shape: Shape
    label: str


def kind_symbols(labels: Mapping[str, str]) -> dict[str, Symbol]:
    """A symbol for each kind, from an ordered mapping of its code to its label.

    Letters are unique: the label's initial where it is free, else another of its letters.
    Colours repeat after ten kinds; the letter tells those apart.
    """
    colours = cycle(COLOURS)
    taken: set[str] = set()
    symbols = {}
    for code, label in labels.items():
        letter = next(c for c in _letters(label) if c not in taken)
        taken.add(letter)
        project = code == PROJECT
        symbols[code] = Symbol(
            colour=PROJECT_COLOUR if project else next(colours),
            letter=letter,
            shape="ring" if project else "disc",
            label=label,
        )
    return symbols


def _letters(label: str) -> Iterator[str]:
    """Letters for a label, the most telling first; never ends."""
    words = label.replace("-", " ").replace("/", " ").split()
    initials = (word[0] for word in words)
    own = (c.upper() for c in chain(initials, label) if c.isalpha() and len(c.upper()) == 1)
    return chain(own, ascii_uppercase, digits, (str(n) for n in count(10)))
