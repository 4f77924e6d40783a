"""Amounts and numbers, in the German way and in the English one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

Notation = Literal["german", "english"]

_LONGEST = 60
_BLANKS = re.compile(r"[\s\u00a0\u2007\u2009\u202f'’]+")
_MINUS = str.maketrans(dict.fromkeys("−–‒", "-"))
_EURO = re.compile(r"(?:€|eur|euro|euros)\.?", re.IGNORECASE)
_THOUSAND = re.compile(r"(?:tsd|t|tausend)\.?(?:€|eur|euro)?\.?|k€", re.IGNORECASE)
_MILLION = re.compile(r"(?:mio|millionen|million)\.?(?:€|eur|euro)?\.?", re.IGNORECASE)
_NUMBER = re.compile(r"([+-]?)([\d.,]*\d)(?:,-+|\.-+|,)?")
_PARTS = re.compile(r"([^\d.,+-]*)([+-]?[\d.,]*\d(?:[.,]-+|,)?)([^\d]*)")
# Without a doubt in one of the two notations: both signs, one sign twice, or a dot that
# cannot part thousands.
_GERMAN = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}|\d+,\d{1,2}|\d+,\d{4,}")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}|\d+\.\d{1,2}|\d+\.\d{4,}")


def notation_of(texts: Iterable[str]) -> Notation:
    """How a column writes numbers: English if some of its cells must be and none is German."""
    english = german = 0
    for text in texts:
        if len(text) <= _LONGEST and (found := _PARTS.fullmatch(_BLANKS.sub("", text))):
            digits = found[2].lstrip("+-")
            english += _ENGLISH.fullmatch(digits) is not None
            german += _GERMAN.fullmatch(digits) is not None
    return "english" if english and not german else "german"


def read_amount(text: str, notation: Notation = "german") -> Decimal | None:
    """Read euros: `1.234,56 €`, `EUR 1 234`, `5.000,-`, `1,5 Mio. €`; None: not understood.

    `1.234` is more than a thousand, unless the column's `notation` (see `notation_of`) is
    English. Other currencies, and what is only about an amount, are not understood; nor is
    `1,234` in a German column, as no amount has three decimals.
    """
    found = _PARTS.fullmatch(_compact(text))
    if not found:
        return None
    before, digits, after = found.groups()
    factor = _factor(before, after)
    value = _number(digits, notation)
    if factor is None or value is None:
        return None
    decimals = -int(value.as_tuple().exponent)
    if decimals > 2 and factor == 1 and any(value.as_tuple().digits[2 - decimals :]):
        return None
    return value * factor


def read_number(text: str, notation: Notation = "german") -> Decimal | None:
    """Read a number without a unit, or in per cent; None where it is not understood."""
    compact = _compact(text)
    return _number(compact.removesuffix("%"), notation)


def _compact(text: str) -> str:
    return "" if len(text) > _LONGEST else _BLANKS.sub("", text.translate(_MINUS))


def _factor(before: str, after: str) -> int | None:
    """What the words around a number make of it; None if one of them is strange."""
    for first, second in ((before, after), (after, before)):
        if first and not _EURO.fullmatch(first):
            continue
        if not second or (_EURO.fullmatch(second) and not first):
            return 1
        if _THOUSAND.fullmatch(second):
            return 1_000
        if _MILLION.fullmatch(second):
            return 1_000_000
    return 1_000 if before.lower() in ("teur", "t€") and not after else None


def _number(text: str, notation: Notation) -> Decimal | None:
    found = _NUMBER.fullmatch(text)
    if not found or not found[2].isascii():
        return None
    sign, digits = found[1], found[2]
    if text.endswith(",-"):
        notation = "german"
    plain = _plain(digits, notation)
    return Decimal(f"{sign}{plain}") if plain else None


def _plain(digits: str, notation: Notation) -> str | None:
    """The digits with a dot before the decimals and nothing else."""
    if digits.isdigit():
        return digits
    signs = [each for each in digits if each in ".,"]
    last, first = signs[-1], signs[0]
    if first != last:
        decimal = last
    elif len(signs) > 1:
        decimal = "," if first == "." else "."
    elif _parts_thousands(digits, first):
        decimal = "," if notation == "german" else "."
    else:
        decimal = first
    group = "," if decimal == "." else "."
    whole, _, decimals = digits.partition(decimal)
    if group in decimals or decimal in decimals:
        return None
    if group in whole and not re.fullmatch(rf"[1-9]\d{{0,2}}(?:\{group}\d{{3}})+", whole):
        return None
    return f"{whole.replace(group, '') or '0'}.{decimals or '0'}".removesuffix(".0")


def _parts_thousands(digits: str, sign: str) -> bool:
    """Whether the only sign could stand before thousands: 1.234, but not 1234.567 or 0.123."""
    return re.fullmatch(rf"[1-9]\d{{0,2}}\{sign}\d{{3}}", digits) is not None
