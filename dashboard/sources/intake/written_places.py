"""Postcodes, official keys and coordinates, with the zeros that spreadsheets cut off."""

from __future__ import annotations

import re
from collections.abc import Callable

_POSTCODE = re.compile(r"(?:D|DE)?[- ]?(\d{4,5})(?:[.,]0)?", re.ASCII)
# No postcode begins with 00 or 05; those of Niedersachsen begin with 1, 2, 3, 4.
_NO_BEGINNING = ("00", "05")
_WITHOUT_ZERO = frozenset({"03"})
_DIGITS = re.compile(r"(\d{1,12})(?:[.,]0)?", re.ASCII)
_STATES = frozenset(f"{number:02}" for number in range(1, 17))
_SIGNS = str.maketrans(
    {"º": "°", "˚": "°", "′": "'", "’": "'", "‘": "'", "´": "'", "`": "'"}
    | {"″": '"', "”": '"', "“": '"', "„": '"', "−": "-", "\u00a0": " ", "\u202f": " "}
)
_SIDE = r"(?:nord|ost|süd|west|north|east|south|n|o|e|s|w)\.?"
_COORDINATE = re.compile(
    rf"(?P<before>{_SIDE})? ?(?P<sign>[+-])?(?P<degrees>\d{{1,3}}(?:[.,]\d{{1,20}})?) ?°? ?"
    r"(?:(?P<minutes>\d{1,2}(?:[.,]\d{1,20})?) ?(?:'(?!')) ?)?"
    r"(?:(?P<seconds>\d{1,2}(?:[.,]\d{1,20})?) ?(?:\"|'') ?)?"
    rf"(?P<after>{_SIDE})?",
    re.IGNORECASE,
)
_FARTHEST = 180


def read_postcode(text: str, state: str | None = None) -> str | None:
    """Read a German postcode; one of four digits gets the zero back that it lost.

    Not so in Niedersachsen (`state` 03), where no postcode begins with 0.
    """
    found = _POSTCODE.fullmatch(" ".join(text.split()))
    if not found:
        return None
    digits = found[1]
    if len(digits) == 4:
        if state in _WITHOUT_ZERO:
            return None
        digits = f"0{digits}"
    return None if digits.startswith(_NO_BEGINNING) else digits


def read_code(text: str) -> str | None:
    """Read an official key: of a Land (2 digits), a district (5) or a municipality (8), or DE.

    A lost zero is given back; of a regional key (12 digits, with the association of
    municipalities in the middle) what is the municipality's key stays.
    """
    plain = re.sub(r"[\s\u00a0]", "", text[:40])
    if plain.upper() == "DE":
        return "DE"
    found = _DIGITS.fullmatch(plain)
    if not found:
        return None
    digits = found[1]
    if len(digits) in (1, 4, 7, 11):
        digits = f"0{digits}"
    if len(digits) == 12:
        digits = digits[:5] + digits[9:]
    return digits if len(digits) in (2, 5, 8) and digits[:2] in _STATES else None


def read_coordinate(text: str) -> float | None:
    """Read a latitude or a longitude in degrees: 52.37, `52,37`, `52°22'12"N`, `10.5° O`."""
    found = _COORDINATE.fullmatch(" ".join(text[:60].translate(_SIGNS).split()))
    if not found or (found["before"] and found["after"]):
        return None
    degrees, minutes, seconds = (
        float((found[name] or "0").replace(",", ".")) for name in ("degrees", "minutes", "seconds")
    )
    broken = minutes >= 60 or seconds >= 60
    side = (found["before"] or found["after"] or "").lower()[:1]
    if broken or (side and found["sign"]) or not _goes_on_whole(found):
        return None
    value = degrees + minutes / 60 + seconds / 3600
    if value > _FARTHEST or (side in ("n", "s") and value > _FARTHEST / 2):
        return None
    return -value if side in ("s", "w") or found["sign"] == "-" else value


def _goes_on_whole(found: re.Match[str]) -> bool:
    """Whether only the last of degrees, minutes and seconds has decimals."""
    given = [part for name in ("degrees", "minutes", "seconds") if (part := found[name])]
    return all(part.isdecimal() for part in given[:-1])


def is_changed(read: Callable[[str], str | None], text: str) -> bool:
    """Whether a code or postcode was read as more or other digits than were written."""
    value = read(text)
    return value is not None and value not in re.sub(r"[\s\u00a0]", "", text.upper())
