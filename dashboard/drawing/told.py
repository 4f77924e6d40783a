"""Sentences whose numbers open what they count, on a page; in a file they say it alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from dashboard.drawing.elements import joined, open_button
from dashboard.language import Language

Number = Callable[[int, str], str]
"""Writes a number; the key says what it counts, "" where there is nothing to be opened."""

_LINE = Markup('<p class="{}"{}>{}</p>')
_LIVE = Markup(' aria-live="polite"')


def plainly(language: Language) -> Number:
    """Numbers as the language writes them."""
    return lambda n, key: language.number(n)


def opening(language: Language, prefix: str = "", *, opened: str | None = None) -> Number:
    """Numbers that open what they count, where that is anything.

    `prefix` comes before the keys, so that a page knows its own; `opened` is the open list's.
    """

    def written(n: int, key: str) -> str:
        number, full = language.number(n), prefix + key
        return open_button(full, number, current=full == opened) if n and key else number

    return written


def line(sentences: Sequence[str], *, look: str = "na-note", live: bool = False) -> Markup:
    """Sentences as a line of a page; `live` ones are told to those who hear it when they change."""
    parted = [part for each in sentences for part in (" ", each)][1:]
    return _LINE.format(look, _LIVE if live else "", joined(parted))
