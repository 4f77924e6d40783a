"""Dates and periods as people in German offices write them, read as fuzzy dates."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dashboard.model import FuzzyDate
from dashboard.model.finding import Complaint
from dashboard.sources.intake.remembered import remembered
from dashboard.sources.intake.written_days import edtf_of

_LONGEST = 80
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("\u00a0\u2009\u202f", " "))
_EDTF = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?[~?%]?")
# Periods of days or months that are EDTF: by far the most are so written. Parted at a hyphen,
# the first half of one with a year at its end would be another period.
_DAY = r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?"
_PERIOD = re.compile(
    rf"{_DAY}/(?:{_DAY}|\.\.)|\d{{4}}-\d\d(?:-\d\d)?[~?%]?/\d{{4}}[~?%]?", re.ASCII
)
# The rest of EDTF, as the atlas itself writes it: intervals, decades, sets, times.
_MORE_EDTF = re.compile(
    r"(?:[\dX]{4}[\dXTZ:+~?%-]{0,24}|\.\.)?/(?:[\dX]{4}[\dXTZ:+~?%-]{0,24}|\.\.)?"
    r"|[12][\dX]{3}(?:-[\dX]{2}){0,2}[~?%]?|\d{4}-\d\d-\d\dT[\dZ:+-]{5,20}"
    r"|\[\d{4}[\d-]{0,6}\.\.\d{4}[\d-]{0,6}\]"
)
_ABOUT = re.compile(
    r"(?:ca\.?|circa|etwa|um(?: den)?|ungefähr|rund|gegen|about|around|approx\.?|c\.) ?|~"
)
_PROBABLY = re.compile(
    r"(?:vermutlich|wahrscheinlich|vielleicht|wohl|evtl\.?|eventuell|möglicherweise|"
    r"probably|perhaps|possibly|maybe) "
)
_SINCE = re.compile(
    r"(?:seit|ab|since|from|beginnend|ab dem|seit dem|since the) (?:den |dem |the )?"
)
_UNTIL = re.compile(r"(?:bis(?: zum| einschließlich)?|until|till|to|up to) ")
_FROM = re.compile(r"(?:von|vom|from) ")
_TO = re.compile(r" ?- ?| bis (?:zum |einschließlich )?| to | until | till | through |/")
_BETWEEN = re.compile(r"(?:zwischen|between) (?:dem )?(.{4,30}) (?:und|and) (?:dem )?(.{4,30})")
_NOW = re.compile(
    r"heute|jetzt|dato|laufend|fortlaufend|andauernd|unbefristet|offen|present|today|now|ongoing|"
    r"open|\.\.\.?|…|läuft weiter"
)
_STILL = re.compile(r"(.*?)(?:,| und| and)? (?:läuft weiter|goes on|laufend|ongoing)")
_NO_END = re.compile(
    r"(?:seit|since)(?: dem| den| the)? (.*), (?:ende nicht bekannt|end not known)"
)
_SCHOOL_YEAR = re.compile(r"(?:schuljahr |sj\.? )?([12]\d{3})[/-](\d\d)")
_SERIAL = re.compile(r"[1-5]\d{4}(?:\.0)?")
# Days that Excel numbers, where a column of dates lost its format: 1950 to 2049.
_FIRST_SERIAL, _LAST_SERIAL = 18_264, 54_788
_LAST_YEAR = "2199"
_MARKS = {(True, False): "~", (False, True): "?", (True, True): "%", (False, False): ""}


@remembered
def read_date(text: str) -> FuzzyDate | None:
    """Read a date or a period; None where it is not understood, or could be read in two ways.

    EDTF is taken as it stands. “seit 2015” goes on (`2015/..`), “ca. 2014” is `2014~`, “Ende
    2014” its last quarter (`2014-36`), “Mitte 2014” its second third (`2014-38`). A year of
    two digits and 01/02/2014 are not understood; `dashboard.sources.intake.remarks` says why.
    """
    plain = " ".join(text.translate(_HYPHENS).split())
    if not plain or len(plain) > _LONGEST:
        return None
    if _EDTF.fullmatch(plain) and (found := _parsed(plain)):
        # A number of four digits is a year only where somebody may remember it or plan for it.
        return found if plain[:4] <= _LAST_YEAR else None
    if _PERIOD.fullmatch(plain) and (found := _parsed(plain)):
        return found
    written = _period(plain.lower().replace("( ?)", "?").replace("(?)", "?"))
    if written and (found := _parsed(written)):
        return found
    if _MORE_EDTF.fullmatch(plain):
        return _parsed(plain)
    return None


def is_serial(text: str) -> bool:
    """Whether a date is given as the number that Excel has for a day."""
    return _SERIAL.fullmatch(text.strip()) is not None and _of_serial(text.strip()) is not None


def _parsed(edtf: str) -> FuzzyDate | None:
    try:
        return FuzzyDate.parse(edtf)
    except (Complaint, ArithmeticError, RecursionError):
        return None


def _period(text: str) -> str | None:
    """The EDTF of a period or a date; the ways to write a period are tried first."""
    if found := _NO_END.fullmatch(text):
        return _side(found[1])
    if (found := _STILL.fullmatch(text)) and found[1]:
        begin = _side(_SINCE.sub("", found[1], count=1))
        return f"{begin}/.." if begin and "/" not in begin else None
    if found := _BETWEEN.fullmatch(text):
        first, last = edtf_of(found[1]), edtf_of(found[2])
        return f"[{first}..{last}]" if first and last else None
    if found := _SCHOOL_YEAR.fullmatch(text):
        return _school_year(int(found[1]), int(found[2]))
    if single := _side(text):
        return single
    return _since(text) or _until(text) or _from_to(text)


def _school_year(first: int, last: int) -> str | None:
    """2015/16; but 2009/10 could be a month, and 2020-21 is EDTF for its spring."""
    following = (first + 1) % 100 == last
    return f"{first}/{first + 1}" if following and last > 12 else None


def _since(text: str) -> str | None:
    if found := _SINCE.match(text):
        begin = _side(text[found.end() :])
        return f"{begin}/.." if begin else None
    # “2015 -” and “vermutlich seit 2015”.
    if text.endswith("-"):
        begin = _side(text[:-1].strip())
        return f"{begin}/.." if begin else None
    if found := _PROBABLY.match(text):
        rest = text[found.end() :]
        if since := _SINCE.match(rest):
            begin = _side(found[0] + rest[since.end() :])
            return f"{begin}/.." if begin else None
    return None


def _until(text: str) -> str | None:
    found = _UNTIL.match(text)
    end = _side(text[found.end() :]) if found else None
    return f"../{end}" if end else None


def _from_to(text: str) -> str | None:
    if found := _FROM.match(text):
        text = text[found.end() :]
    for sign in _TO.finditer(text):
        first, last = text[: sign.start()].strip(), text[sign.end() :].strip()
        begin, end = _side(first), ".." if _NOW.fullmatch(last) else _side(last)
        if end and not begin:
            begin = _completed(first, last)
        if begin and end:
            return f"{begin}/{end}"
    return None


def _completed(first: str, last: str) -> str | None:
    """A beginning without its year or month, which the end says: “1.-3. Oktober 2014”."""
    year = re.search(r"[12]\d{3}$", last)
    if not year:
        return None
    rest = re.sub(r"^\d{1,2}\. ?", "", last)
    tries = [f"{first} {year[0]}", f"{first}{year[0]}"]
    if re.fullmatch(r"\d{1,2}\.?", first):
        tries = [f"{first.rstrip('.')}. {rest}", f"{first.rstrip('.')}.{rest}"]
    return next((found for each in tries if (found := _side(each))), None)


def _side(text: str) -> str | None:
    """One date, with what makes it doubtful."""
    about = probable = False
    for _ in range(3):
        if found := _ABOUT.match(text):
            about = True
        elif found := _PROBABLY.match(text):
            probable = True
        else:
            break
        text = text[found.end() :].strip()
    if text.endswith("?"):
        probable, text = True, text[:-1].strip()
    edtf = edtf_of(text) or _of_serial(text)
    if edtf is None or ("T" in edtf and (about or probable)):
        return None
    return edtf + _MARKS[about, probable]


def _of_serial(text: str) -> str | None:
    if not _SERIAL.fullmatch(text):
        return None
    number = int(text[:5])
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return None
    return (date(1899, 12, 30) + timedelta(days=number)).isoformat()
