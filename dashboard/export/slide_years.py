"""The years beside the map of a page: when its records began, or when they were funded."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from dashboard.analysis import Catalogue
from dashboard.analysis.sets import Mask
from dashboard.analysis.timelines import foundings, fundings
from dashboard.analysis.years import Stretch, founded_by_years, funded_by_years, up_to
from dashboard.drawing.stage import funded_words, years_words
from dashboard.drawing.timeline_notes import without_founding, without_period
from dashboard.language import Language


class Years(NamedTuple):
    """How many there were in each stretch of years, what is counted, and what that shows.

    `stretches` are none where nothing is known; `unknown` says of how many no time is known.
    """

    stretches: list[Stretch]
    title: str
    words: str
    unknown: str


def years_of(
    catalogue: Catalogue, shown: Mask, lens: str, language: Language, today: date
) -> Years:
    """The fundings of the shown records where it is asked who is funded, else the foundings."""
    if lens == "funded":
        paid = fundings(catalogue, shown)
        stretches = funded_by_years(paid, today)
        unknown = without_period(paid, language) if paid.undated else ""
        return Years(
            stretches, language.say("Fundings"), funded_words(stretches, language), unknown
        )
    began = foundings(catalogue, shown)
    stretches = up_to(founded_by_years(began), today.year)
    unknown = without_founding(began, language) if began.unknown else ""
    words = years_words(stretches, language) if stretches else ""
    return Years(stretches, language.say("Foundings"), words, unknown)
