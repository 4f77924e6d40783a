"""Free text: finding words in names, former names and summaries, however they are typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from dashboard.analysis.sets import Codes, Mask, Numbers, settled
from dashboard.model.table import Column

_GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_AT_ONCE = 20_000
_REMEMBERED = 32
_RARE = 8  # a word that is in fewer than a line of so many is looked up place by place
_UTF_8 = ("utf-8", "surrogatepass")
_END, _FOUND = "\n", 0xFF  # no word that is looked for holds the one, no UTF-8 the other


def folded(text: str) -> str:
    """The text as it is compared: small letters, no accents, ä as ae."""
    small = unicodedata.normalize("NFC", text.casefold())
    if small.isascii():
        return small
    for letter, spelt in _GERMAN.items():
        small = small.replace(letter, spelt)
    apart = unicodedata.normalize("NFD", small)
    for mark in filter(unicodedata.combining, set(apart)):
        apart = apart.replace(mark, "")
    return apart


def all_folded(texts: Sequence[str]) -> list[str]:
    """Each text folded: many at once, since no letter looks beyond the end of a line."""
    found: list[str] = []
    for start in range(0, len(texts), _AT_ONCE):
        some = texts[start : start + _AT_ONCE]
        lines = folded(_END.join(some)).split(_END)
        found += lines if len(lines) == len(some) else map(folded, some)
    return found


@dataclass(frozen=True)
class Texts:
    """All distinct texts one after the other, folded, and which of them each record has.

    `joined` is UTF-8, a line for each text, `starts` where the lines begin; each of the
    `columns` has the number of a line for each record.
    """

    joined: bytes
    starts: Numbers
    columns: tuple[Codes, ...]
    _answers: dict[str, Mask] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, *columns: Column) -> Texts:
        """Of columns of texts, or of tuples of them; an empty cell has none."""
        values = [value for column in columns for value in column.values]
        lines = [_line(value) for value in values]
        joined = "".join(line + _END for line in all_folded(lines)).encode(*_UTF_8)
        ends = np.flatnonzero(np.frombuffer(joined, dtype=np.uint8) == ord(_END))
        starts = np.concatenate([[0], ends + 1])[:-1]
        begin, numbered = 0, []
        for column in columns:
            numbered.append(settled(column.codes + np.int32(begin)))
            begin += len(column.values)
        return cls(joined, settled(starts), tuple(numbered))

    def containing(self, wanted: str) -> Mask:
        """Which records have every word that is wanted, also within words; not to be written to."""
        mask = self._answers.get(wanted)
        if mask is None:
            mask = np.ones(len(self.columns[0]), dtype=bool)
            for word in folded(wanted).split():
                lines = self._lines(word.encode(*_UTF_8))
                mask &= np.logical_or.reduce([lines[column] for column in self.columns])
            # Whoever looks for a word changes the other filters, too.
            if len(self._answers) >= _REMEMBERED:
                self._answers.clear()
            mask = self._answers[wanted] = settled(mask)
        return mask

    def _lines(self, word: bytes) -> Mask:
        """Which lines have the word: its first letter is marked wherever it is found."""
        marked = self.joined.replace(word, bytes([_FOUND]) + word[1:])
        found = np.frombuffer(marked, dtype=np.uint8) == _FOUND
        places = np.flatnonzero(found)
        if len(places) * _RARE > len(self.starts):
            return np.asarray(np.logical_or.reduceat(found, self.starts), dtype=bool)
        lines = np.zeros(len(self.starts), dtype=bool)
        lines[np.searchsorted(self.starts, places, side="right") - 1] = True
        return lines


def _line(value: str | tuple[str, ...] | None) -> str:
    """A cell as one line: no word goes beyond the end of a line anyway."""
    text = value if isinstance(value, str) else "\n".join(value or ())
    return text.replace(_END, " ") if _END in text else text
