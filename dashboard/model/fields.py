"""The kinds of cells that records are made of, and what each accepts.

A kind is an annotated type; its marks (`Refers`, `Listed`) say to the reference checks and
to the data package what the text points at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

from dashboard.language import message
from dashboard.model.finding import Complaint

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_URL = re.compile(r"https?://[^\s/?#]+\S*")
_PHONE = re.compile(r"\+?[\d ()/.-]{4,30}", re.ASCII)
_AGS = re.compile(r"DE|\d{2}|\d{5}|\d{8}", re.ASCII)
_POSTCODE = re.compile(r"\d{5}", re.ASCII)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")


@dataclass(frozen=True)
class Refers:
    """The cell holds ids of rows in one of these tables."""

    tables: tuple[str, ...]


@dataclass(frozen=True)
class Listed:
    """The cell holds codes of this list in the vocabulary."""

    name: str


@dataclass(frozen=True)
class Shaped:
    """The cell has the shape of this regular expression."""

    pattern: str


def _split(value: Any) -> Any:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(";") if part.strip())
    return value


def _matching(pattern: re.Pattern[str], what: str, remedy: str) -> tuple[Shaped, AfterValidator]:
    def check(value: str) -> str:
        if not pattern.fullmatch(value):
            raise Complaint(message(what, text=value), message(remedy))
        return value

    return Shaped(pattern.pattern), AfterValidator(check)


Many = Annotated[tuple[str, ...], BeforeValidator(_split)]

Id = Annotated[
    str,
    *_matching(
        _ID,
        message("“{text}” cannot be an id.").text,
        message("Use small letters a-z, digits and single hyphens, such as iswi-ev.").text,
    ),
]
Url = Annotated[
    str,
    *_matching(
        _URL,
        message("“{text}” is not a web address.").text,
        message("Write it in full, beginning with https:// or http://.").text,
    ),
]
Phone = Annotated[
    str,
    *_matching(
        _PHONE,
        message("“{text}” is not a telephone number.").text,
        message("Use digits, spaces and ( ) / - only.").text,
    ),
]
AreaCode = Annotated[
    str,
    *_matching(
        _AGS,
        message("“{text}” is not an official municipality key (AGS).").text,
        message(
            "Use DE, or the key of a Land (16), a district (16070) or a municipality "
            "(16070029), with its leading zero."
        ).text,
    ),
]
PostalCode = Annotated[
    str,
    *_matching(
        _POSTCODE,
        message("“{text}” is not a German postcode.").text,
        message("A postcode has five digits; keep a leading zero.").text,
    ),
]
Email = Annotated[
    str,
    *_matching(
        _EMAIL,
        message("“{text}” is not an e-mail address.").text,
        message("Write one address, such as info@example.org, or leave the cell empty.").text,
    ),
]

SourceId = Annotated[str, Refers(("sources",))]
OrganisationId = Annotated[str, Refers(("organisations",))]
ProjectId = Annotated[str, Refers(("projects",))]
LocationId = Annotated[str, Refers(("locations",))]
HolderId = Annotated[str, Refers(("organisations", "projects"))]
PartyId = Annotated[str, Refers(("organisations", "projects", "events"))]
