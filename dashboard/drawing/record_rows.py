"""The shown records in words, as the rows of the list beside the map."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from dashboard.drawing.day_names import area_in_words, district_words, seat_words
from dashboard.drawing.symbols import Symbol
from dashboard.geography import Epoch, epoch_on
from dashboard.language import Language
from dashboard.model import Dataset, Location, Organisation, Project
from dashboard.model.wording import period_words, since_words

_Time = tuple[Epoch, date | None]


class RecordRow(NamedTuple):
    """One record of the list, in words; empty texts are drawn as empty cells.

    `where` is the seat, else the reach; `since` is the founding of an organisation and the
    whole period of a project.
    """

    record: str
    name: str
    kind: str
    where: str = ""
    since: str = ""
    topics: str = ""
    symbol: Symbol | None = None


def record_rows(
    dataset: Dataset,
    kinds: Mapping[str, str],
    symbols: Mapping[str, Symbol],
    language: Language,
    epoch: Epoch | None = None,
    day: date | None = None,
) -> list[RecordRow]:
    """The rows that `record_table` draws, in the order of `kinds`: record id to kind's code.

    Seats and areas are named with their districts of today, or of an epoch; of a day only the
    seats that may have been there on it.
    """
    time = epoch or epoch_on(None), day
    return [_row(dataset, record, kind, symbols, language, time) for record, kind in kinds.items()]


def _row(
    dataset: Dataset,
    record: str,
    kind: str,
    symbols: Mapping[str, Symbol],
    language: Language,
    time: _Time,
) -> RecordRow:
    holder = dataset.holders[record]
    symbol = symbols.get(kind)
    topics = [dataset.label("topic", code, language.code) for code in holder.topics]
    return RecordRow(
        record,
        holder.name,
        symbol.label if symbol else kind,
        _where(dataset, record, language, time),
        _since(holder, language),
        ", ".join(topics),
        symbol,
    )


def _since(holder: Organisation | Project, language: Language) -> str:
    if isinstance(holder, Organisation) and holder.dissolved is None:
        if holder.founded is None:
            return language.say("not known")
        return since_words(holder.founded, language)
    period = holder.period
    if period.start is None and period.end is None:
        return language.say("not known")
    return period_words(period, language)


def _where(dataset: Dataset, record: str, language: Language, time: _Time) -> str:
    epoch, day = time
    seats = [
        seat
        for seat in dataset.locations_of.get(record, ())
        if day is None or seat.period.may_cover(day) is not False
    ]
    places = list(
        dict.fromkeys(place for seat in seats if (place := _place(seat, epoch, language)))
    )
    if places:
        return language.listing(places)
    if any(seat.publication == "hidden" for seat in seats):
        return language.say("withheld for protection")
    rows = dataset.areas_of.get(record, ())
    areas = list(dict.fromkeys(area_in_words(row.ags, epoch, language) for row in rows))
    if areas:
        return language.say("works in {areas}", areas=language.listing(areas))
    return language.say("not known")


def _place(seat: Location, epoch: Epoch, language: Language) -> str:
    label, remark = district_words(seat, epoch, language)
    town = label.partition(" (–")[0]  # a town that was a district of its own until a reform
    if seat.place and label and (remark or town != seat.place):
        return f"{seat.place} ({', '.join(part for part in (label, remark) if part)})"
    return seat.place or seat_words(seat, epoch, language)
