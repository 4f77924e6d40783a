"""What is said of the districts of a day before a reform."""

from __future__ import annotations

from datetime import date

from dashboard.geography import (
    BOUNDARIES_FROM,
    Epoch,
    area_label,
    area_name,
    codes_in,
    districts_in,
    former_districts,
)
from dashboard.language import Language


def boundaries_words(day: date, shown: Epoch, language: Language) -> str:
    """Which districts are shown of a day before a reform; `shown` are those of then, or today's."""
    if shown.is_today:
        return language.say("Counted and drawn in the districts of today.")
    there = districts_in(shown)
    reformed = [each.name for each in former_districts() if each.code in there]
    names, n = language.listing(reformed), len(reformed)
    if day < BOUNDARIES_FROM:
        return language.count(
            "Districts of {day} (older ones are not known), before the reform of {names}.",
            "Districts of {day} (older ones are not known), before the reforms of {names}.",
            n,
            day=language.day(BOUNDARIES_FROM),
            names=names,
        )
    return language.count(
        "Districts of this day, before the reform of {names}.",
        "Districts of this day, before the reforms of {names}.",
        n,
        names=names,
    )


def asked_place(code: str, epoch: Epoch, language: Language) -> str:
    """A Land, or a district of any day; of one that an epoch has not, which it is in that, too."""
    there = districts_in(epoch)
    if len(code) == 2 or code in there:
        return area_name(code, epoch)
    place = area_label(code)
    names = language.listing([there[each].label for each in codes_in(code, epoch)])
    if epoch.is_today:
        return language.say("{place}: today {districts}", place=place, districts=names)
    return language.say("{place}: on the chosen day {districts}", place=place, districts=names)
