"""What to tell the reader about a cell: why it was not understood, or what was made of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal

from dashboard.language import Message, message
from dashboard.model.privacy import personal_address
from dashboard.sources.grid import Fault
from dashboard.sources.intake.values import (
    read_amount,
    read_code,
    read_coordinate,
    read_date,
    read_email,
    read_number,
    read_postcode,
    read_truth,
    read_website,
)
from dashboard.sources.intake.written_contacts import written_address
from dashboard.sources.intake.written_dates import is_serial
from dashboard.sources.intake.written_numbers import Notation
from dashboard.sources.intake.written_places import is_changed

Kind = Literal[
    "date", "amount", "number", "truth", "postcode", "code", "website", "email", "coordinate"
]

_TWO_DIGITS = re.compile(r"\d{1,2}[./-]\s?(?:\d{1,2}[./-]\s?)?\d\d\.?")
_EITHER_WAY = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{4}")
_YEAR_OR_MONTH = re.compile(r"\d{4}/\d\d")
_SEASON_OR_YEARS = re.compile(r"(\d\d)(\d\d)-(\d\d)")


def remark_on(kind: Kind, text: str, notation: Notation = "german") -> tuple[Fault, bool] | None:
    """Say what is to be known about a cell, and whether it could be read at all.

    None: it was read as it stands. True beside a fault: it was read, the fault is a warning.
    """
    fault = _restored(kind, text)
    if fault:
        return fault, True
    if _is_understood(kind, text, notation):
        return None
    said, remedy = _not_understood(kind, text)
    return Fault(said, remedy, value=text), False


def _is_understood(kind: Kind, text: str, notation: Notation) -> bool:
    if kind == "amount":
        return read_amount(text, notation) is not None
    if kind == "number":
        return read_number(text, notation) is not None
    readers: Mapping[str, Callable[[str], object]] = {
        "date": read_date,
        "truth": read_truth,
        "postcode": read_postcode,
        "code": read_code,
        "website": read_website,
        "email": read_email,
        "coordinate": read_coordinate,
    }
    return readers[kind](text) is not None


def _restored(kind: Kind, text: str) -> Fault | None:
    if kind == "postcode" and is_changed(read_postcode, text):
        return Fault(
            message("The postcode had lost its zero; it was read as {value}.", value=_of(text)),
            message("In Excel, format the column as text before the postcodes are typed."),
            value=text,
        )
    if kind == "code" and is_changed(read_code, text):
        return Fault(
            message("The key was read as {value}.", value=read_code(text)),
            message("See whether it is right; the key of a municipality has eight digits."),
            value=text,
        )
    if kind == "date" and is_serial(text):
        return Fault(
            message("The number was read as the day {value}, as Excel counts.", value=_day(text)),
            message("See whether it is right; in Excel, format the column as dates."),
            value=text,
        )
    years = _SEASON_OR_YEARS.fullmatch(text.strip()) if kind == "date" else None
    if years and int(years[3]) == int(years[2]) + 1 and read_date(text):
        return Fault(
            message("“{text}” was read as EDTF, not as two years.", text=text.strip()),
            message("If two years are meant, write {years}.", years=text.strip().replace("-", "/")),
            value=text,
        )
    return None


def _of(text: str) -> str:
    return read_postcode(text) or ""


def _day(text: str) -> str:
    return str(read_date(text) or "")


def _not_understood(kind: Kind, text: str) -> tuple[Message, Message]:
    plain = text.strip()
    if kind == "date":
        return _strange_date(plain)
    if kind == "email" and (address := written_address(text)) and personal_address(address):
        return (
            message("The e-mail address looks like a person's."),
            message("Give the address of the office, such as info@example.org, or none."),
        )
    said = message("“{text}” was not understood.", text=plain)
    remedies = {
        "amount": message("Write one amount in euros, such as 1234,56, without further words."),
        "number": message("Write one number, such as 1234,5, without further words."),
        "truth": message("Write ja or nein."),
        "postcode": message("A postcode has five digits; keep a leading zero."),
        "code": message(
            "Use DE, or the key of a Land (16), a district (16070) or a municipality "
            "(16070029), with its leading zero."
        ),
        "website": message("Write one address, such as https://www.example.org."),
        "email": message("Write one address, such as info@example.org, or leave the cell empty."),
        "coordinate": message("Write degrees, such as 50,9787 for north and 11,0328 for east."),
    }
    return said, remedies[kind]


def _strange_date(text: str) -> tuple[Message, Message]:
    if _TWO_DIGITS.fullmatch(text):
        return (
            message("“{text}” leaves the century open.", text=text),
            message("Write the year with four digits, such as 1.10.1999."),
        )
    if _EITHER_WAY.fullmatch(text):
        return (
            message("In “{text}”, day and month could be either way round.", text=text),
            message("Write the day first and with dots, such as 1.10.1999."),
        )
    if _YEAR_OR_MONTH.fullmatch(text):
        return (
            message("“{text}” could be a month or two years.", text=text),
            message("Write 10/2009 for a month, 2009-2010 for two years."),
        )
    return (
        message("“{text}” is not a date that the atlas understands.", text=text),
        message(
            "Write it such as 1.10.1999, 10/1999, Oktober 2013, Ende 2014, ca. 2014, seit 2015."
        ),
    )
