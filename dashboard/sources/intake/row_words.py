"""What stands in a cell beside one value: an address, a period, words of the vocabulary, a slug."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from dashboard.geography.names import bare_letters, fold, squeezed, with_signs
from dashboard.model import Dataset, FuzzyDate, Term
from dashboard.sources.intake.remembered import remembered

_POSTCODE_FIRST = re.compile(r"(?:D\s*-?\s*)?(\d{5})\s+([^,;\n]+?)(?:\s*[,;\n]\s*(.+))?", re.S)
_POSTCODE_LAST = re.compile(r"(.*?)[\s,;]*\b(?:D\s*-?\s*)?(\d{5})\s+([^,;\n]+?)[\s,;]*", re.S)
_LONGEST_SLUG = 60
_SPELLED = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "ł": "l", "&": " "}
_LETTERS = str.maketrans(_SPELLED)


class Address(NamedTuple):
    """An address taken apart; what is not there is empty."""

    street: str = ""
    postcode: str = ""
    place: str = ""


@remembered
def address(text: str) -> Address:
    """Take an address apart: "Am Markt 1, 98693 Ilmenau", also without street or postcode."""
    whole = text.strip()
    if found := _POSTCODE_FIRST.fullmatch(whole):
        return Address((found[3] or "").strip(), found[1], found[2].strip())
    if found := _POSTCODE_LAST.fullmatch(whole):
        return Address(found[1].strip(), found[2], found[3].strip())
    if re.fullmatch(r"\d{5}", whole):
        return Address(postcode=whole)
    street, comma, place = (
        (part.strip() for part in re.split(r"([,;\n])", whole, maxsplit=1))
        if (re.search(r"[,;\n]", whole))
        else ("", "", whole)
    )
    if comma and re.search(r"\d", street):
        return Address(street, "", place)
    return Address(street=whole) if re.search(r"\d", whole) else Address(place=whole)


def begin_and_end(when: FuzzyDate) -> tuple[FuzzyDate | None, FuzzyDate | None]:
    """A period as the two cells of the tables: an open end stays an interval in the first."""
    first, slash, last = when.text.partition("/")
    if not slash:
        return when, when
    if last in ("", ".."):
        return when, None
    begin = FuzzyDate.parse(first) if first not in ("", "..") else None
    return begin, FuzzyDate.parse(last)


def beginning(when: FuzzyDate) -> FuzzyDate | None:
    """The first day of what goes on: "seit 2015" as a founding is 2015."""
    first = when.text.partition("/")[0]
    return FuzzyDate.parse(first) if first not in ("", "..") else None


@remembered
def slug(name: str) -> str:
    """A readable id of a name; of letters that are not Latin, a short digest."""
    plain = name.lower().translate(_LETTERS)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = re.sub(r"\be\W{0,2}v\b", "ev", plain)
    return _short(re.sub(r"[^a-z0-9]+", "-", plain).strip("-"), name)


def slugs(names: Sequence[str]) -> list[str]:
    """The slugs of all names, in a small part of the time that one after the other takes."""
    plain = "\n".join(names).lower()
    if not names or plain.count("\n") != len(names) - 1:
        return list(map(slug, names))
    for letter, spelled in _SPELLED.items():
        plain = plain.replace(letter, spelled)
    plain = re.sub(r"\be[^\w\n]{0,2}v\b", "ev", bare_letters(plain))
    plain = squeezed(with_signs(plain, re.compile(r"[^a-z0-9\n]"), "-"), "-")
    return [
        line if line and len(line) <= _LONGEST_SLUG else _short(line, name)
        for line, name in zip(plain.split("\n"), names, strict=True)
    ]


def _short(plain: str, name: str) -> str:
    if len(plain) > _LONGEST_SLUG:
        plain = plain[:_LONGEST_SLUG].rsplit("-", 1)[0].strip("-") or plain[:_LONGEST_SLUG]
    return plain or f"n-{blake2b(name.encode(), digest_size=4).hexdigest()}"


class Terms:
    """The words of one list of the vocabulary, by code and by their labels."""

    def __init__(self, dataset: Dataset, name: str) -> None:
        self.terms: Mapping[str, Term] = dataset.terms.get(name, {})
        self._codes: dict[str, str] = {}
        for code, term in self.terms.items():
            for word in (code, term.label_de, term.label_en):
                self._codes.setdefault(_squeezed(word), code)
        # "Verein oder Verband" is also called by each of its words, where they are its own.
        parts: dict[str, set[str]] = {}
        for code, term in self.terms.items():
            for label in (term.label_de, term.label_en):
                for part in re.split(r",| oder | und | or | and |[()]", label):
                    parts.setdefault(_squeezed(part), set()).add(code)
        for part, codes in parts.items():
            if part and len(codes) == 1:
                self._codes.setdefault(part, *codes)

    def code(self, word: str) -> str | None:
        """The code of a word; None where the list has none such."""
        return self._codes.get(_squeezed(word))

    def codes(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The codes of several words in one cell, and the words that the list does not have."""
        found: dict[str, None] = {}
        strange: list[str] = []
        for part in re.split(r"[;\n|]", text):
            if not part.strip():
                continue
            whole = self.code(part)
            for word in (part,) if whole else re.split(r",|/| und | and ", part):
                if code := whole or self.code(word):
                    found[code] = None
                elif word.strip():
                    strange.append(word.strip())
        return tuple(found), tuple(strange)

    @property
    def labels(self) -> str:
        """What may be written, to be read by people."""
        return "; ".join(term.label_de for term in self.terms.values()) or "–"


def _squeezed(word: str) -> str:
    return fold(word).replace(" ", "").replace("_", "")
