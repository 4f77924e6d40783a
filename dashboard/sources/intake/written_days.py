"""One date as people write it, as EDTF: a day, a month, a part of a year, a decade."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_MONTHS: Mapping[str, int] = {
    **dict.fromkeys(("januar", "jänner", "jan", "january"), 1),
    **dict.fromkeys(("februar", "feber", "feb", "febr", "february"), 2),
    **dict.fromkeys(("märz", "maerz", "mär", "mrz", "march", "mar"), 3),
    **dict.fromkeys(("april", "apr"), 4),
    **dict.fromkeys(("mai", "may"), 5),
    **dict.fromkeys(("juni", "jun", "june"), 6),
    **dict.fromkeys(("juli", "jul", "july"), 7),
    **dict.fromkeys(("august", "aug"), 8),
    **dict.fromkeys(("september", "sep", "sept"), 9),
    **dict.fromkeys(("oktober", "okt", "october", "oct"), 10),
    **dict.fromkeys(("november", "nov"), 11),
    **dict.fromkeys(("dezember", "dez", "december", "dec"), 12),
}
# Parts of a year and the codes that EDTF writes in place of a month. The middle of a year is
# its second third, from May to August.
_PARTS: Mapping[str, int] = {
    **dict.fromkeys(("frühjahr", "frühling", "spring"), 21),
    **dict.fromkeys(("sommer", "summer"), 22),
    **dict.fromkeys(("herbst", "autumn", "fall"), 23),
    "winter": 24,
    **dict.fromkeys(("anfang", "beginn", "jahresanfang", "jahresbeginn", "beginning", "early"), 33),
    **dict.fromkeys(("ende", "jahresende", "end", "late"), 36),
    **dict.fromkeys(("mitte", "jahresmitte", "middle", "mid"), 38),
}
_FRACTIONS: Mapping[str, tuple[int, ...]] = {
    **dict.fromkeys(("quartal", "quarter", "quart", "q"), (33, 34, 35, 36)),
    **dict.fromkeys(("drittel", "third"), (37, 38, 39)),
    **dict.fromkeys(("halbjahr", "half", "hälfte", "hj"), (40, 41)),
}
_ORDINALS: Mapping[str, int] = {
    **dict.fromkeys(("1", "i", "erst", "first", "1st"), 1),
    **dict.fromkeys(("2", "ii", "zweit", "second", "2nd"), 2),
    **dict.fromkeys(("3", "iii", "dritt", "third", "3rd"), 3),
    **dict.fromkeys(("4", "iv", "viert", "fourth", "4th"), 4),
    **dict.fromkeys(("letzt", "last"), -1),
}
_MONTH = "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))
_PART = "|".join(sorted(map(re.escape, _PARTS), key=len, reverse=True))
_FRACTION = "|".join(sorted(map(re.escape, _FRACTIONS), key=len, reverse=True))
_ORDINAL = "|".join(sorted(map(re.escape, _ORDINALS), key=len, reverse=True))
_YEAR = r"(?P<y>[12]\d{3})(?:\.0)?"
_DAY = r"(?P<d>\d{1,2})"
_CLOCK = r"(?P<h>[01]?\d|2[0-3])[:.](?P<n>[0-5]\d)(?::(?P<s>[0-5]\d)(?:\.0+)?)?(?: uhr)?"


def _day(found: re.Match[str]) -> str:
    named = found.groupdict()
    month = named.get("m") or str(_MONTHS[named["name"]])
    return f"{named['y']}-{int(month):02}-{int(named['d']):02}"


def _either_way(found: re.Match[str]) -> str | None:
    """A day and a month of which nobody knows which is which, unless one is more than 12."""
    first, second = int(found["a"]), int(found["b"])
    if first > 12 or first == second:
        return f"{found['y']}-{second:02}-{first:02}"
    return f"{found['y']}-{first:02}-{second:02}" if second > 12 else None


def _month(found: re.Match[str]) -> str:
    named = found.groupdict()
    return f"{named['y']}-{int(named.get('m') or _MONTHS[named['name']]):02}"


def _part(found: re.Match[str]) -> str:
    return f"{found['y']}-{_PARTS[found['part']]}"


def _fraction(found: re.Match[str]) -> str | None:
    codes = _FRACTIONS[found["what"]]
    place = _ORDINALS[found["which"]]
    return f"{found['y']}-{codes[place - (place > 0)]}" if place <= len(codes) else None


def _decade(found: re.Match[str]) -> str:
    return f"{found['y']}X"


_ENDING = r"(?:\.|e|es|er|en)?"
_OF = r"(?: (?:des|der|of|of the|jahres|des jahres))?"
_WAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (_YEAR, lambda found: found["y"]),
        (rf"{_DAY}\. ?(?P<m>\d{{1,2}})\. ?{_YEAR}", _day),
        (r"(?P<y>[12]\d{3})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})", _day),
        (r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)", _day),
        (rf"(?P<a>\d{{1,2}})[/-](?P<b>\d{{1,2}})[/-]{_YEAR}", _either_way),
        (rf"{_DAY}(?:\.|st|nd|rd|th)?(?: of)? ?(?P<name>{_MONTH})\.?,? ?{_YEAR}", _day),
        (rf"(?P<name>{_MONTH})\.? {_DAY}(?:st|nd|rd|th)?,? {_YEAR}", _day),
        (rf"(?P<m>0?[1-9]|1[0-2])(?: ?[./-] ?){_YEAR}", _month),
        (rf"(?P<name>{_MONTH})(?:\.? ?| of |/|-){_YEAR}", _month),
        (rf"(?P<part>{_PART}){_OF}[ -]{_YEAR}", _part),
        (rf"(?P<which>{_ORDINAL}){_ENDING} ?(?P<what>{_FRACTION})\.?{_OF}[ /]{_YEAR}", _fraction),
        (rf"(?P<what>q)(?P<which>[1-4])[ /-]?{_YEAR}", _fraction),
        (r"(?P<y>[12]\d{3})[ /-]?(?P<what>q)(?P<which>[1-4])", _fraction),
        # What is true though less exact: the end of a month, the beginning of a decade.
        (rf"(?:{_PART}){_OF} (?P<name>{_MONTH})\.? {_YEAR}", _month),
        (rf"(?:(?:{_PART}){_OF} )?(?P<y>[12]\d\d)0(?:er(?: ?jahren?)?|s)", _decade),
    )
)
_TIMED = re.compile(rf"(?P<date>.{{6,30}}?)(?:t|,? um |, | ){_CLOCK}")
# What stands before a date and says no more than it.
_IDLE = re.compile(
    r"(?:(?:mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|"
    r"sonntag|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:\.,|,|\.| )|"
    r"(?:im|am|in|on|the|dem|der|den|zum|anno|year|jahre?|zu)\b) *"
)


def edtf_of(text: str) -> str | None:
    """The EDTF of a single date in small letters and plain hyphens; None: not understood.

    Whether there is such a day is for whoever reads the EDTF.
    """
    while idle := _IDLE.match(text):
        text = text[idle.end() :]
    for pattern, read in _WAYS:
        if found := pattern.fullmatch(text):
            return read(found)
    timed = _TIMED.fullmatch(text)
    if timed and (date := edtf_of(timed["date"])) and len(date) == 10:
        clock = f"{int(timed['h']):02}:{timed['n']}:{timed['s'] or '00'}"
        return date if clock == "00:00:00" else f"{date}T{clock}"
    return None
