"""The shown records in words, as the rows of the list beside the map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from dashboard.drawing.symbols import Symbol
from dashboard.geography import area_label, current_district, district
from dashboard.language import Language
from dashboard.model import Dataset, Location, Organisation
from dashboard.model.wording import period_words, since_words

COLUMNS = ["record", "name", "kind_label", "symbol", "where", "since", "topics_label"]


def record_rows(
    dataset: Dataset,
    records: Iterable[str],
    kinds: Mapping[str, str],
    symbols: Mapping[str, Symbol],
    language: Language,
) -> pd.DataFrame:
    """The table that `record_table` draws, for these records in this order.

    `kinds` is the kind's code of each record. `where` is the seat, else the reach; `since`
    is the founding of an organisation and the whole period of a project.
    """
    rows = [_row(dataset, record, kinds[record], symbols, language) for record in records]
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def _row(
    dataset: Dataset, record: str, kind: str, symbols: Mapping[str, Symbol], language: Language
) -> tuple[object, ...]:
    holder = dataset.holders[record]
    symbol = symbols.get(kind)
    topics = [dataset.label("topic", code, language.code) for code in holder.topics]
    return (
        record,
        holder.name,
        symbol.label if symbol else kind,
        symbol,
        _where(dataset, record, language),
        _since(dataset, record, language),
        ", ".join(topics),
    )


def _since(dataset: Dataset, record: str, language: Language) -> str:
    holder = dataset.holders[record]
    if isinstance(holder, Organisation) and holder.dissolved is None:
        if holder.founded is None:
            return language.say("not known")
        return since_words(holder.founded, language)
    if holder.period.start is None and holder.period.end is None:
        return language.say("not known")
    return period_words(holder.period, language)


def _where(dataset: Dataset, record: str, language: Language) -> str:
    seats = dataset.locations_of.get(record, ())
    places = list(dict.fromkeys(place for seat in seats if (place := _place(seat))))
    if places:
        return language.listing(places)
    if any(seat.publication == "hidden" for seat in seats):
        return language.say("withheld for protection")
    areas = list(dict.fromkeys(area_label(a.ags) for a in dataset.areas_of.get(record, ())))
    if areas:
        return language.say("works in {areas}", areas=language.listing(areas))
    return language.say("not known")


def _place(seat: Location) -> str:
    code = current_district(seat.ags) if seat.ags else None
    label = district(code).label if code else ""
    if seat.place and label and label != seat.place:
        return f"{seat.place} ({label})"
    return seat.place or label or (area_label(seat.ags) if seat.ags else "")
