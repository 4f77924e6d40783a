"""A table in the room that a page has for it: columns as wide as texts need, rows that fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.drawing.part import Part
from dashboard.export.short_text import lines_of, shortened
from dashboard.language import Language

LONGEST_CELL = 110
_NARROW, _LONGEST_WORD, _WIDE = 4, 18, 60
"""The fewest letters of a column, the most of a word that is not broken, the most of a text."""


@dataclass(frozen=True)
class Fitted:
    """Headers and rows of texts, the share of the width of each column, and what is left out."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    more: int

    def more_words(self, language: Language) -> str:
        """How many rows there are besides; "" for none."""
        if not self.more:
            return ""
        return language.count(
            "{n} more row is not shown here; the link leads to all of them.",
            "{n} more rows are not shown here; the link leads to all of them.",
            self.more,
        )


def fitted(part: Part, letters: int, lines: int) -> Fitted:
    """As many rows as fit on so many lines of so many letters, below the headers."""
    rows = [tuple(shortened(cell.text, LONGEST_CELL) for cell in row) for row in part.rows]
    widths = _widths(part.headers, rows, letters)
    rooms = [max(int(letters * share) - 2, 3) for share in widths]
    left = lines - _height(part.headers, rooms)
    taken: list[tuple[str, ...]] = []
    for row in rows:
        left -= _height(row, rooms)
        if left < 0 and taken:
            break
        taken.append(row)
    more = part.more + len(rows) - len(taken)
    return Fitted(part.headers, tuple(taken), widths, more)


def _height(row: Sequence[str], rooms: Sequence[int]) -> float:
    """How many lines a row takes, with the space around it."""
    return 0.5 + max(max(lines_of(text, room), 1) for text, room in zip(row, rooms, strict=True))


def _widths(
    headers: Sequence[str], rows: Sequence[Sequence[str]], letters: int
) -> tuple[float, ...]:
    """Each column has room for its longest word, and of the rest as much as its texts ask for."""
    words, asked = [], []
    for n, header in enumerate(headers):
        texts = [header, *(row[n] for row in rows)]
        word = max(len(word) for text in texts for word in [*text.split(), ""])
        words.append(min(max(word, _NARROW), _LONGEST_WORD) + 3)
        longest = max((len(row[n]) for row in rows), default=0)
        asked.append(min(longest, _WIDE))
    rest = [max(wanted + 3 - word, 0) for wanted, word in zip(asked, words, strict=True)]
    free = max(letters - sum(words), 0)
    share = min(1.0, free / sum(rest)) if sum(rest) else 0.0
    widths = [word + share * each for word, each in zip(words, rest, strict=True)]
    return tuple(each / sum(widths) for each in widths)
