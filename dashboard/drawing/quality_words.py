"""What each gap in the data is called, and what helps."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.language import Language, Message, message

_NAMES: Mapping[str, Message] = {
    "place": message("Organisations and projects without a place"),
    "date": message("Organisations and projects without a founding or beginning"),
    "event_date": message("Events without a date"),
    "funding_date": message("Fundings without a period"),
    "funder": message("Projects without a known funder"),
    "code": message("Places and areas with a key that a reform replaced"),
    "check": message("Organisations and projects whose source has no date"),
    "source": message("Rows without a source"),
    "locator": message("Rows without the place in their source"),
}

_REMEDIES: Mapping[str, Message] = {
    "place": message("They are missing on the map. Add a location, or an area of work."),
    "date": message("They are missing on the timeline. A year is enough."),
    "event_date": message("They are missing on the timeline. A month or a year is enough."),
    "funding_date": message(
        "Nobody can see when this money ends. Add beginning and end, as the grant states them."
    ),
    "funder": message("Ask who pays, and add a funding with the funder."),
    "code": message("They are placed rightly all the same. Enter today's key."),
    "stale": message(
        "Check whether this still holds, and enter the source with the day on which it was read."
    ),
    "check": message("Enter with the source when it was published or read."),
    "source": message("Enter the document that states the row."),
    "locator": message("Enter the line or page of the source that states the row."),
}


def gap_name(name: str, years: int, language: Language) -> str:
    """What a gap is called in a heading or in a row of a table."""
    if name == "stale":
        return language.count(
            "Organisations and projects whose source is more than {n} year old",
            "Organisations and projects whose source is more than {n} years old",
            years,
        )
    return language.render(_NAMES[name])


def gap_remedy(name: str, language: Language) -> str:
    """What the gap means for readers, and what helps."""
    return language.render(_REMEDIES[name])
