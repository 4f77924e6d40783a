"""What the timelines show, as rows of words for a table."""

from __future__ import annotations

from decimal import Decimal

from dashboard.analysis.timelines import Events, Foundings, Fundings
from dashboard.drawing.elements import open_button
from dashboard.language import Language
from dashboard.model import Dataset, FuzzyDate
from dashboard.model.wording import date_words, occasion_words, period_words

MOST_LISTED = 500
"""How many rows such a table has on the page."""

TableOf = tuple[tuple[str, ...], list[tuple[str, ...]]]
"""Headers, and rows with a cell for each of them; names are buttons that open the record."""


def founding_rows(
    dataset: Dataset, foundings: Foundings, language: Language, most: int | None = None
) -> TableOf:
    """Headers and rows of the timeline of foundings: when, name, kind; the first `most`."""
    headers = (
        language.say("Founded or begun"),
        language.say("Name"),
        language.say("Kind"),
    )
    return headers, [
        (
            date_words(FuzzyDate.parse(row.text), language),
            open_button(row.record, row.name),
            language.say("Project")
            if row.is_project
            else dataset.label("organisation_kind", row.kind, language.code),
        )
        for row in foundings.listed(most)
    ]


def funding_rows(fundings: Fundings, language: Language, most: int | None = None) -> TableOf:
    """Headers and rows of the timeline of fundings; the first `most`."""
    headers = (
        language.say("Pays for"),
        language.say("Funder"),
        language.say("Programme"),
        language.say("Period"),
        language.say("Amount"),
    )
    unknown = language.say("not known")
    return headers, [
        (
            open_button(row.paid, row.paid_name),
            row.funder_name,
            row.programme or unknown,
            period_words(row.period, language),
            unknown if row.amount_eur is None else amount_words(row.amount_eur, language),
        )
        for row in fundings.listed(most)
    ]


def event_rows(
    dataset: Dataset, events: Events, language: Language, most: int | None = None
) -> TableOf:
    """Headers and rows of the events beside the fundings; the first `most`."""
    headers = (
        language.say("When"),
        language.say("Event"),
        language.say("Kind"),
        language.say("Organiser"),
    )
    return headers, [
        (
            occasion_words(row.period, language),
            open_button(row.event, row.title),
            dataset.label("event_kind", row.kind, language.code),
            dataset.name_of(row.organiser) if row.organiser else language.say("not known"),
        )
        for row in events.listed(most)
    ]


def amount_words(euros: Decimal, language: Language) -> str:
    """An amount of money, without cents where there are none."""
    if euros % 1:
        return language.money(float(euros))
    return language.say("€{n}", n=language.number(int(euros)))
