"""What is said of the districts of a day before a reform."""

from __future__ import annotations

from datetime import date

from dashboard.geography import BOUNDARIES_FROM, Epoch, districts_in, former_districts
from dashboard.language import Language


def boundaries_words(day: date, shown: Epoch, language: Language) -> str:
    """Which districts are shown of a day before a reform; `shown` are those of then, or today's."""
    if shown.is_today:
        return language.say("Counted and drawn in the districts of today.")
    there = districts_in(shown)
    names = language.listing([each.name for each in former_districts() if each.code in there])
    if day < BOUNDARIES_FROM:
        return language.say(
            "Districts of {day} (older ones are not known), before the reforms of {names}.",
            day=language.day(BOUNDARIES_FROM),
            names=names,
        )
    return language.say("Districts of this day, before the reforms of {names}.", names=names)
