"""What a header may mean, by its words and by the look of the cells under it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from dashboard.geography.names import fold
from dashboard.language import Message, message
from dashboard.sources.intake.raw import RawSheet
from dashboard.sources.intake.synonyms import PEOPLE, SYNONYMS, Field, Fields, words

_SHORTEST = 5  # "Ort" and "Art" are two words; from five letters on, one may be mistyped
_LOOKED_AT = 200


class Guess(NamedTuple):
    """What the column at a position may mean, and how much speaks for it."""

    position: int
    fields: Fields
    score: float
    reason: Message


def guesses(sheet: RawSheet, position: int) -> Iterator[Guess]:
    """Yield what a column may mean; nothing where it is unknown, or holds names of people."""
    header = _plain(sheet.headers[position])
    if not header or header in _people() or any(word in _people() for word in header.split()):
        return
    told = _evidence(sheet, position)
    for fields, score, reason in _by_words(header):
        # What the cells look like settles ties; against them, a word counts for less.
        fits = 0.0
        if told:
            fits = 0.04 if told in fields else -0.3 if set(fields) & set(_LOOKS) else 0.0
        yield Guess(position, fields, score + fits, reason)
    if (axis := _AXES.get(header)) and _are_degrees(sheet):
        why = message("“Breite” and “Länge” stand together over numbers like degrees.")
        yield Guess(position, (axis,), 0.7, why)
    if told:
        yield Guess(position, (told,), 0.5, message("The cells look like it."))


def _by_words(header: str) -> Iterator[tuple[Fields, float, Message]]:
    known = _known()
    if header in known:
        for fields in known[header]:
            yield fields, 0.95, message("The header is a usual one.")
        return
    slips = 2 if len(header) >= 2 * _SHORTEST else 1
    for other in known if len(header) >= _SHORTEST else ():
        if len(other) >= _SHORTEST and (off := OSA.distance(header, other)) <= slips:
            why = message("The header is spelled much like “{other}”.", other=_spelled()[other])
            for fields in known[other]:
                yield fields, 0.9 - off / len(header), why
    held = f" {header} "
    for name, meanings in known.items():
        if len(name) >= 3 and f" {name} " in held:
            why = message("The header holds the word “{other}”.", other=_spelled()[name])
            for fields in meanings:
                yield fields, 0.6 + 0.2 * len(name) / len(header), why


_NAMESAKES = ("projects", "period")  # whose fields are called like those of organisations


@cache
def _known() -> Mapping[str, tuple[Fields, ...]]:
    found: dict[str, tuple[Fields, ...]] = {}
    for fields, names in SYNONYMS.items():
        ours = [f.column for f in fields if len(fields) == 1 and f.table not in _NAMESAKES]
        for name in (*words(names), *ours):
            plain = _plain(name)
            if fields not in found.get(plain, ()):
                found[plain] = (*found.get(plain, ()), fields)
    return found


@cache
def _spelled() -> Mapping[str, str]:
    ours = {_plain(field.column): field.column for fields in SYNONYMS for field in fields}
    return ours | {_plain(name): name for names in SYNONYMS.values() for name in words(names)}


@cache
def _people() -> frozenset[str]:
    return frozenset(_plain(name) for name in words(PEOPLE))


def _plain(header: str) -> str:
    """A header as its words; what stands in brackets is a unit or a remark."""
    bare = fold(re.sub(r"[(\[][^)\]]*[)\]]", " ", header).replace("_", " "))
    return bare or fold(header)


_LOOKS: Mapping[Field, Callable[[str], object]] = {
    Field("locations", "postcode"): re.compile(r"(?:D-? ?)?\d{5}").fullmatch,
    Field("organisations", "website"): re.compile(r"(?:https?://|www\.)\S+").fullmatch,
    Field("organisations", "email"): re.compile(r"[^@\s]+@[^@\s]+\.[a-z]+").fullmatch,
    Field("fundings", "amount_eur"): re.compile(r"[\d.,]+ ?(?:€|EUR|Euro)").fullmatch,
}


# Also what a room measures: taken for degrees where both stand together, over such numbers.
_AXES = {
    fold("Breite"): Field("locations", "latitude"),
    fold("Länge"): Field("locations", "longitude"),
}
_DEGREES = re.compile(r"\d{1,2}[.,]\d{2,}")


def _are_degrees(sheet: RawSheet) -> bool:
    """Whether a sheet has both columns, each once, with degrees in nearly all cells."""
    plain = [_plain(header) for header in sheet.headers]
    return all(
        plain.count(axis) == 1 and _look(sheet, plain.index(axis), _DEGREES.fullmatch)
        for axis in _AXES
    )


def _look(sheet: RawSheet, position: int, looks: Callable[[str], object]) -> bool:
    """Whether nearly all of the first cells of a column look like something."""
    cells = [row.cells[position].strip() for row in sheet.rows[:_LOOKED_AT]]
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(bool(looks(cell)) for cell in filled) >= 0.8 * len(filled)


def _evidence(sheet: RawSheet, position: int) -> Field | None:
    """The field that nearly all of the first cells look like, if there is one."""
    return next((field for field, looks in _LOOKS.items() if _look(sheet, position, looks)), None)


def no_reason(header: str) -> Message:
    """Say why a header means nothing here."""
    plain = _plain(header)
    if plain in _people() or any(word in _people() for word in plain.split()):
        return message("Names of people stay out of the atlas.")
    return message("The atlas knows no such column.")
