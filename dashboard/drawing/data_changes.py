"""What an import changes, as tables: counts, new records, filled fields, differences."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from dashboard.analysis.preview import Count
from dashboard.drawing.card_places import place_line
from dashboard.drawing.elements import hidden
from dashboard.drawing.row_words import cell_words
from dashboard.drawing.tables import plain_table
from dashboard.language import Language
from dashboard.model import Dataset, Record
from dashboard.sources.intake.merging import Change

_TAKE = Markup(
    '<button type="button" class="na-pick" data-open="{}" aria-pressed="{}">{}{}</button>'
)
_PARTIES = ("owner", "organisation", "recipient", "organiser", "subject")


def count_table(counts: Sequence[Count], tables: Mapping[str, str], language: Language) -> Markup:
    """How many records of each table are new, changed, and as they were."""
    say, number = language.say, language.number
    headers = [say("Table"), say("New"), say("Changed"), say("There already, unchanged")]
    rows = [
        [
            tables[each.table],
            number(each.added),
            number(each.changed),
            number(each.unchanged),
        ]
        for each in counts
    ]
    return plain_table(headers, rows, say("What the file changes"), caption_shown=False)


def take_key(number: int) -> str:
    """What takes a difference, or leaves it, by its number."""
    return f"take:{number}"


def difference_table(
    changes: Sequence[tuple[int, Change]],
    taken: Collection[tuple[str, str, str]],
    dataset: Dataset,
    names: Mapping[str, str],
    language: Language,
) -> Markup:
    """Filled fields of which the file says otherwise, each with a button that takes it."""
    say = language.say
    headers = [say("Record"), say("Column"), say("In the atlas"), say("In the file"), say("Take")]
    rows = []
    for number, change in changes:
        whose = whose_record(change, dataset)
        column = names[change.column]
        button = _TAKE.format(
            take_key(number),
            "true" if change.key in taken else "false",
            say("Take"),
            hidden(f": {whose}, {column}"),
        )
        rows.append([whose, column, *_values(change, dataset, language), button])
    return plain_table(headers, rows, say("Where the file says otherwise"), caption_shown=False)


def added_table(
    records: Sequence[Record], dataset: Dataset, names: Mapping[str, str], language: Language
) -> Markup:
    """New organisations: name, kind, where they sit, since when."""
    columns = ("name", "kind", "founded", "website")
    headers = [*(names[column] for column in columns), names["place"]]
    rows = []
    for record in records:
        told = [
            cell_words(dataset, "organisations", column, getattr(record, column), language)
            for column in columns
        ]
        places = dataset.locations_of.get(str(getattr(record, "id", "")), ())
        rows.append([*told, "; ".join(place_line(place, language) for place in places)])
    return plain_table(headers, rows, language.say("New organisations"), caption_shown=False)


def change_table(
    changes: Sequence[Change], dataset: Dataset, names: Mapping[str, str], language: Language
) -> Markup:
    """Fields that change: of which record, what stands there now, and what then."""
    say = language.say
    headers = [say("Record"), say("Column"), say("Before"), say("After")]
    rows = [
        [whose_record(each, dataset), names[each.column], *_values(each, dataset, language)]
        for each in changes
    ]
    return plain_table(headers, rows, say("Fields that change"), caption_shown=False)


def whose_record(change: Change, dataset: Dataset) -> str:
    """The name of what a change is about; of a place or a funding that of its party."""
    if change.id in dataset.holders or change.id in dataset.event_by_id:
        return dataset.name_of(change.id)
    table = dataset.table(change.table)
    if "id" not in table.model.model_fields:
        return _party(table[int(change.id)], dataset) if change.id.isdigit() else change.id
    ids = table.column("id").cells()
    return _party(table[ids.index(change.id)], dataset) if change.id in ids else change.id


def _party(record: Any, dataset: Dataset) -> str:
    for column in _PARTIES:
        if party := getattr(record, column, None):
            return dataset.name_of(party)
    return str(getattr(record, "title", None) or getattr(record, "label_de", ""))


def _values(change: Change, dataset: Dataset, language: Language) -> tuple[str, str]:
    old, new = (
        cell_words(dataset, change.table, change.column, value, language)
        for value in (change.old, change.new)
    )
    return old or language.say("nothing"), new
