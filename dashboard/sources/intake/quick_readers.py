"""The short way through the cells of a column: those written as most are, all at once.

Each reader gives what `field_readers.reader_of` gives for the same text, with nothing to be
said of it, or `UNREAD` where only that one can tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from dashboard.model import FuzzyDate
from dashboard.model.finding import Complaint
from dashboard.sources.cells import LONGEST_CELL
from dashboard.sources.intake.values import are_plain

UNREAD: Any = object()
"""Stands for a text that is not written as most are."""

QuickReader = Callable[[Sequence[str]], list[Any]]

# A part of each pattern that the careful readers know; nothing that these would change fits.
_HOST = r"(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}"
_WEBSITE = re.compile(rf"(https?://)?{_HOST}(?:/[\w./-]{{0,200}})?", re.ASCII)
# Without a dot or hyphen before the @ it is nobody's name.
_EMAIL = re.compile(rf"[a-z0-9]{{1,64}}@{_HOST}")
_PHONE = re.compile(r"[\d+(][\d ()/.-]{3,29}", re.ASCII)
_DEGREES = re.compile(r"\d{1,2}[.,]\d{1,20}", re.ASCII)
_DAY = re.compile(r"(0[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])\.((?:19|20)\d\d)", re.ASCII)
# A year with a month alone might be two years, which is said.
_ISO = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))?", re.ASCII)
# Read alike in a German column and in an English one.
_EUROS = re.compile(r"((?:[1-9]\d{0,2}(?:\.\d{3}){0,4}|0),\d\d|[1-9]\d{0,8})(?: ?€)?", re.ASCII)
_LONGEST_ADDRESS = 500


def quick_reader(column: str) -> QuickReader | None:
    """The quick reader of a field's column, where it has one."""
    return _READERS.get(column)


def _websites(texts: Sequence[str]) -> list[Any]:
    return [
        (text if found[1] else f"https://{text}")
        if found and len(text) <= _LONGEST_ADDRESS
        else UNREAD
        for text, found in zip(texts, map(_WEBSITE.fullmatch, texts), strict=True)
    ]


def _as_written(pattern: re.Pattern[str]) -> QuickReader:
    def read(texts: Sequence[str]) -> list[Any]:
        found = map(pattern.fullmatch, texts)
        return [
            text if each and len(text) <= _LONGEST_ADDRESS else UNREAD
            for text, each in zip(texts, found, strict=True)
        ]

    return read


def _degrees(texts: Sequence[str]) -> list[Any]:
    found = map(_DEGREES.fullmatch, texts)
    return [
        float(text.replace(",", ".")) if each else UNREAD
        for text, each in zip(texts, found, strict=True)
    ]


def _amounts(texts: Sequence[str]) -> list[Any]:
    return [
        Decimal(each[1].replace(".", "").replace(",", ".")) if each else UNREAD
        for each in map(_EUROS.fullmatch, texts)
    ]


def _days(texts: Sequence[str]) -> list[Any]:
    return [_day(text) for text in texts]


def _day(text: str) -> Any:
    if found := _DAY.fullmatch(text):
        text = f"{found[3]}-{found[2]}-{found[1]}"
    elif not _ISO.fullmatch(text):
        return UNREAD
    try:
        return FuzzyDate.parse(text)
    except Complaint:
        return UNREAD


def _words(texts: Sequence[str]) -> list[Any]:
    if max(map(len, texts), default=0) > LONGEST_CELL:
        return [UNREAD] * len(texts)
    if are_plain(texts):
        return list(texts)
    return [text if are_plain((text,)) else UNREAD for text in texts]


_READERS: Mapping[str, QuickReader] = {
    **dict.fromkeys(("name", "short_name", "carrier", "programme", "summary"), _words),
    **dict.fromkeys(("street", "place", "district", "state"), _words),
    "website": _websites,
    "email": _as_written(_EMAIL),
    "phone": _as_written(_PHONE),
    "latitude": _degrees,
    "longitude": _degrees,
    "amount_eur": _amounts,
    "founded": _days,
    "dissolved": _days,
    "start": _days,
    "end": _days,
}
