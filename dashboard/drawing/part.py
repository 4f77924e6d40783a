"""A part of a page as a table of words, whatever draws it: the page, a PDF, a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from dashboard.language import Language


class Cell(NamedTuple):
    """A text in a table; `opens` is the key of the list of records that it counts.

    `record` is the id of the record that it names, `address` that of a page on the web;
    `number` is what the text says, where that is a number.
    """

    text: str
    opens: str = ""
    record: str = ""
    address: str = ""
    number: float | None = None


@dataclass(frozen=True)
class Part:
    """A table with its title, and what is to be said below it.

    `more` is how many rows there would be beside those of the table. `openers` has for some of
    the notes, by their text, the key of the list of what they count.
    """

    name: str
    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    more: int = 0
    openers: Mapping[str, str] = field(default_factory=dict)


def counted(n: int, key: str, language: Language) -> Cell:
    """A number, which opens what it counts where that is anything."""
    return Cell(language.number(n), key if n else "", number=n)
