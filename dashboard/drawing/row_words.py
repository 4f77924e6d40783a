"""A row of any table in words, with whom it belongs to and the source that states it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from dashboard.analysis.quality import successor
from dashboard.drawing.card_places import place_line
from dashboard.drawing.elements import joined, open_button
from dashboard.drawing.tables import plain_table
from dashboard.geography import area_label
from dashboard.language import Language
from dashboard.model import TABLES, Dataset, FuzzyDate, Record
from dashboard.model.fields import Listed, Refers
from dashboard.model.references import marks
from dashboard.model.wording import date_words

_PARTIES = ("owner", "funder", "recipient", "project", "subject", "object", "organiser")
_ASIDE = frozenset({"id", "name", "title", "summary", "source", "locator", *_PARTIES})


def row_table(
    dataset: Dataset,
    rows: Iterable[tuple[str, Record]],
    names: Mapping[str, str],
    tables: Mapping[str, str],
    language: Language,
    caption: str,
) -> Markup:
    """Rows of tables, a line each: the table, whom it belongs to, what it says, its source.

    `names` says what columns are called, `tables` what tables are called. The names of
    organisations, projects and events open their cards.
    """
    say = language.say
    headers = [say("Table"), say("Belongs to"), say("What it says"), say("Source")]
    drawn = [
        [
            tables[table],
            _parties(dataset, row),
            row_words(dataset, row, names, language),
            source_words(dataset, row),
        ]
        for table, row in rows
    ]
    return plain_table(headers, drawn, caption, caption_shown=False)


def row_words(dataset: Dataset, row: Record, names: Mapping[str, str], language: Language) -> str:
    """What stands in the cells of a row, with the names of their columns."""
    model_marks = marks(type(row))
    parts = [
        f"{names[column]}: {_value(dataset, value, model_marks.get(column), column, language)}"
        for column, value in row
        if column not in _ASIDE and value is not None and value != ()
    ]
    return "; ".join(parts)


def cell_words(dataset: Dataset, table: str, column: str, value: Any, language: Language) -> str:
    """One value of a table's column in words; nothing for an empty one."""
    if value is None or value == ():
        return ""
    return _value(dataset, value, marks(TABLES[table]).get(column), column, language)


def source_words(dataset: Dataset, row: Record) -> str:
    """The title of the source that states a row, and the place in it."""
    source = getattr(row, "source", None)
    if source is None:
        return ""
    known = dataset.source_by_id.get(source)
    parts = [known.title if known else source, getattr(row, "locator", None)]
    return ", ".join(part for part in parts if part)


def _parties(dataset: Dataset, row: Record) -> Markup:
    """Whom the row is about, each to be opened; a source by its title."""
    own = getattr(row, "id", None)
    asked: Sequence[Any] = [getattr(row, column, None) for column in _PARTIES]
    if own in dataset.holders or own in dataset.event_by_id:
        asked = [own]
    found = [_party(dataset, each) for each in dict.fromkeys(asked) if each]
    if not found:
        return Markup("{}").format(getattr(row, "title", None) or own or "")
    return joined(Markup('<span class="na-more">{}</span>').format(each) for each in found)


def _party(dataset: Dataset, party: str) -> Markup:
    if party in dataset.holders or party in dataset.event_by_id:
        return open_button(party, dataset.name_of(party))
    return Markup("{}").format(party)


def _value(
    dataset: Dataset, value: Any, mark: Listed | Refers | None, column: str, language: Language
) -> str:
    if isinstance(value, tuple):
        return ", ".join(_value(dataset, each, mark, column, language) for each in value)
    if isinstance(mark, Listed):
        return dataset.label(mark.name, value, language.code)
    if isinstance(mark, Refers):
        return _place(dataset, value, language) or dataset.name_of(value)
    if isinstance(value, FuzzyDate):
        return date_words(value, language)
    if isinstance(value, bool):
        return language.say("yes") if value else language.say("no")
    if isinstance(value, Decimal):
        return language.money(float(value)) if column == "amount_eur" else f"{value:f}"
    if column == "ags":
        return _area(value, language)
    if column in ("precision", "publication"):
        return dataset.label(column, value, language.code)
    return str(value)


def _place(dataset: Dataset, location: str, language: Language) -> str:
    """Where a location is, as far as it may be shown; nothing for what is no location."""
    found = dataset.location_by_id.get(location)
    if found is None:
        return ""
    if found.publication == "hidden":
        return language.say("withheld for protection")
    return place_line(found, language)


def _area(code: str, language: Language) -> str:
    """A key with its area; one that a reform replaced with the district of today, too."""
    try:
        told = f"{code} {area_label(code)}"
    except KeyError:
        return code
    today = successor(code)
    if today is None:
        return told
    now = language.say("today {area}", area=f"{today} {area_label(today)}")
    return f"{told} → {now}"
