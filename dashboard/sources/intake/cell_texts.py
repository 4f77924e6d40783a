"""The values of a spreadsheet's cells as people see or would type them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from dashboard.sources.intake.remembered import remembered

# What a number format holds beside its signs: colours, currencies, quoted and escaped text.
_ASIDE = re.compile(r"\[(?!h+\]|m+\]|s+\])[^\]]*\]|\"[^\"]*\"|\\.|_.|\*.", re.IGNORECASE)
_DATE_SIGNS = re.compile(r"[dmyhs]", re.IGNORECASE)
# As it stands: few digits, no zero at an end, not three decimals.
_PLAIN = re.compile(r"-?[1-9]\d{0,11}(?:\.(?:\d?[1-9]|\d{3,}[1-9]))?|0", re.ASCII)
_SINCE_1900 = datetime(1899, 12, 30)
_SINCE_1904 = datetime(1904, 1, 1)


@lru_cache(maxsize=4096)
def writer(format: str, since_1904: bool) -> Callable[[str], str]:
    """What writes numbers of a format; raises ValueError where a number is none, or no date."""
    plain = _ASIDE.sub("", format.partition(";")[0])
    if format in ("General", "@", "") or plain.lower() in ("general", "standard"):
        return number_text
    if _DATE_SIGNS.search(plain) and not re.search(r"[#?0]", re.sub(r"\.0+", "", plain)):
        return lambda text: date_text(float(text), plain.lower(), since_1904)
    if "€" in format or "EUR" in format:
        return lambda text: number_text(str(round(_exact(text), 2)))
    if "%" in plain:
        return lambda text: f"{number_text(str(_exact(text) * 100))}%"
    if re.fullmatch("0{2,}", plain):
        return lambda text: number_text(text).zfill(len(plain))
    return number_text


@remembered
def number_text(text: str) -> str:
    """A number as a file has it (`1.2E3`, `5.0`, `0.30000000000000004`), as people type it.

    One with three decimals gets a fourth, 0: to German readers 1.234 is more than a thousand.
    """
    if len(text) <= 15 and _PLAIN.fullmatch(text):
        return text
    number = _exact(text)
    if number == number.to_integral_value():
        return format(number.quantize(Decimal(1)), "f") if number else "0"
    written = format(number.normalize(), "f")
    return f"{written}0" if len(written.partition(".")[2]) == 3 else written


def _exact(text: str) -> Decimal:
    """The number that was meant: a spreadsheet counts with 15 digits, and writes 17."""
    number = float(text)
    if not math.isfinite(number) or not 1e-30 < abs(number or 1) < 1e30:
        raise ValueError(text)
    return Decimal(format(number, ".15g"))


def date_text(serial: float, format: str, since_1904: bool) -> str:
    """A day by its number as ISO 8601, as exactly as its format shows it: 2013-10 for “Okt 13”.

    Only a time of day, or a length of time, is written as hours and minutes.
    """
    if not math.isfinite(serial) or not 0 <= serial < 2_958_466:
        raise ValueError(serial)
    if not {"y", "d"} & {*format} and {"h", "s"} & {*format}:
        minutes, seconds = divmod(round(serial * 86_400), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours:02}:{minutes:02}" + (f":{seconds:02}" if seconds else "")
    # Excel takes 1900 for a leap year: before its 60th day, everything is off by one.
    days = serial if since_1904 or serial >= 60 else serial + 1
    begin = _SINCE_1904 if since_1904 else _SINCE_1900
    when = begin + timedelta(seconds=round(days * 86_400))
    if not {"d", "h"} & {*format}:
        return f"{when:%Y-%m}" if "m" in format else f"{when:%Y}"
    if (when.hour, when.minute, when.second) == (0, 0, 0):
        return when.date().isoformat()
    return when.isoformat()
