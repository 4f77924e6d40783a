"""Dates and periods in words, with their precision: "Ende 2014", "seit etwa 2014".

What a date says is said and no more: a year stays a year, and what has no words of its own
is said as the span that it may mean, "zwischen 1967 und 1972".
"""

from __future__ import annotations

import re
from datetime import date

from babel.dates import format_date

from dashboard.language import Language, message
from dashboard.model.dates import FuzzyDate
from dashboard.model.periods import Period

# Codes that EDTF writes in place of a month: alone, and after "since".
_PARTS = {
    **dict.fromkeys((21, 25), (message("spring {year}"), message("since spring {year}"))),
    **dict.fromkeys((22, 26), (message("summer {year}"), message("since summer {year}"))),
    **dict.fromkeys((23, 27), (message("autumn {year}"), message("since autumn {year}"))),
    **dict.fromkeys((24, 28), (message("winter {year}"), message("since winter {year}"))),
    33: (message("beginning of {year}"), message("since the beginning of {year}")),
    34: (message("second quarter of {year}"), message("since the second quarter of {year}")),
    35: (message("third quarter of {year}"), message("since the third quarter of {year}")),
    36: (message("end of {year}"), message("since the end of {year}")),
    37: (message("first third of {year}"), message("since the first third of {year}")),
    38: (message("second third of {year}"), message("since the second third of {year}")),
    39: (message("last third of {year}"), message("since the last third of {year}")),
    40: (message("first half of {year}"), message("since the first half of {year}")),
    41: (message("second half of {year}"), message("since the second half of {year}")),
}
_DECADE = (message("{year}s"), message("since the {year}s"))
_MARKED = {
    "~": (message("about {date}"), message("since about {date}")),
    "?": (message("probably {date}"), message("probably since {date}")),
    "%": (message("probably about {date}"), message("probably since about {date}")),
}
_ALONE, _SINCE = 0, 1

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::(\d\d))?(Z|[+-]\d\d(?::\d\d)?)?", re.ASCII)


def date_words(when: FuzzyDate, language: Language) -> str:
    """A date by itself: "1. Oktober 1999", "Oktober 2013", "Ende 2014", "etwa 2014"."""
    if when.is_interval:
        return period_words(Period.of(when, None), language)
    return _words(when, language, _ALONE) or _span_words(when, language)


def since_words(when: FuzzyDate, language: Language) -> str:
    """A date as a beginning: "seit Ende 2014", "seit etwa 2014"; of an interval, its own."""
    if when.is_interval:
        begin = Period.of(when, None).start
        return since_words(begin, language) if begin else date_words(when, language)
    words = _words(when, language, _SINCE)
    if words:
        return words
    if when.earliest == when.latest:
        return language.say("since {date}", date=_span_words(when, language))
    return language.say("since some time {span}", span=_span_words(when, language))


def period_words(period: Period, language: Language) -> str:
    """From when to when, and what of it is not known: "seit Oktober 2013, Ende nicht bekannt"."""
    start, end = period.start, period.end
    if start and end:
        return _from_to(start, end, language)
    if start and period.open_end:
        return language.say("{since}, goes on", since=since_words(start, language))
    if start:
        return language.say("{since}, end not known", since=since_words(start, language))
    if end:
        return language.say("until {date}, beginning not known", date=date_words(end, language))
    if period.open_end:
        return language.say("beginning not known, goes on")
    return language.say("period not known")


def occasion_words(period: Period, language: Language) -> str:
    """When an event was: with one date it was then, and nobody misses an end."""
    if period.start and not period.end and not period.open_end:
        return date_words(period.start, language)
    if not period.start and not period.end and not period.open_end:
        return language.say("date not known")
    return period_words(period, language)


def _words(when: FuzzyDate, language: Language, form: int) -> str:
    """The words for a single date, alone or after "since"; "" where it has none."""
    bare, mark = _unmarked(when.text)
    plain = _PLAIN.fullmatch(bare)
    if mark:
        inner = _plain_words(plain, language, _ALONE) if plain else ""
        return language.say(_MARKED[mark][form].text, date=inner) if inner else ""
    if plain:
        return _plain_words(plain, language, form)
    if re.fullmatch(r"\d{3}X", bare, re.ASCII):
        return language.say(_DECADE[form].text, year=f"{bare[:3]}0")
    timed = _TIME.fullmatch(bare)
    if timed and when.earliest:
        words = _at(when.earliest, _clock(timed), timed.group(4), language)
        return language.say("since {date}", date=words) if form == _SINCE else words
    return ""


def _unmarked(text: str) -> tuple[str, str]:
    """The text without marks of doubt and unknown parts, and the mark that sums them up."""
    marks = set(re.findall(r"[~?%]", text))
    if re.search(r"S\d+$", text):
        marks.add("~")
    bare = re.sub(r"(-XX)+$", "", re.sub(r"[~?%]|S\d+$", "", text))
    return bare, "%" if len(marks) > 1 else "".join(marks)


def _plain_words(plain: re.Match[str], language: Language, form: int) -> str:
    year, month, day = (int(part) if part else None for part in plain.groups())
    assert year is not None  # noqa: S101 - the pattern has it
    if month in _PARTS:
        return language.say(_PARTS[month][form].text, year=year)
    try:
        if month is None:
            words = str(year)
        elif day is None:
            words = language.month(date(year, month, 1))
        else:
            words = language.day(date(year, month, day))
    except ValueError:
        return ""
    return language.say("since {date}", date=words) if form == _SINCE else words


def _clock(timed: re.Match[str]) -> str:
    """Hours and minutes; seconds only where they say something."""
    _, minutes, seconds, _ = timed.groups()
    return minutes if seconds in (None, "00") else f"{minutes}:{seconds}"


def _at(day: date, clock: str, zone: str | None, language: Language) -> str:
    if zone:
        universal = "UTC" if zone == "Z" else f"UTC{zone}"
        text = message("{day}, {time} ({zone})").text
        return language.say(text, day=language.day(day), time=clock, zone=universal)
    return language.say("{day}, {time}", day=language.day(day), time=clock)


def _span_words(when: FuzzyDate, language: Language) -> str:
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return when.text
    if first == last:
        return language.day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        if first.year == last.year:
            return str(first.year)
        return language.say("between {first} and {last}", first=first.year, last=last.year)
    return language.say(
        "between {first_day} and {last_day}",
        first_day=language.day(first),
        last_day=language.day(last),
    )


def _from_to(start: FuzzyDate, end: FuzzyDate, language: Language) -> str:
    if start.text == end.text:
        return date_words(start, language)
    begun, ended = _TIME.fullmatch(start.text), _TIME.fullmatch(end.text)
    if begun and ended and begun.group(1, 4) == ended.group(1, 4) and start.earliest:
        hours = f"{_clock(begun)}–{_clock(ended)}"
        return _at(start.earliest, hours, begun.group(4), language)
    return language.say(
        "{start} to {end}",
        start=_shortened(start, end, language) or date_words(start, language),
        end=date_words(end, language),
    )


def _shortened(start: FuzzyDate, end: FuzzyDate, language: Language) -> str:
    """The beginning without the year, or month and year, that the end says anyway."""
    first, last = _PLAIN.fullmatch(start.text), _PLAIN.fullmatch(end.text)
    if not first or not last or first.group(1) != last.group(1) or not start.earliest:
        return ""
    german = language.code == "de"
    if first.group(3) and last.group(3):
        same_month = first.group(2) == last.group(2)
        pattern = ("d." if german else "d") if same_month else ("d. MMMM" if german else "d MMMM")
    elif all(
        each.group(3) is None and "01" <= (each.group(2) or "") <= "12" for each in (first, last)
    ):
        pattern = "MMMM"
    else:
        return ""
    return format_date(start.earliest, pattern, language.locale)
