"""What reads the cells of a column, by the fields that the column tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple

from dashboard.language import Message, message
from dashboard.model import Dataset, FuzzyDate
from dashboard.sources.grid import Fault
from dashboard.sources.intake.name_words import kind_in
from dashboard.sources.intake.place_names import areas_named
from dashboard.sources.intake.remarks import Kind, remark_on
from dashboard.sources.intake.row_words import Terms, address, begin_and_end, beginning
from dashboard.sources.intake.synonyms import Fields
from dashboard.sources.intake.values import (
    goes_on,
    notation_of,
    read_amount,
    read_coordinate,
    read_date,
    read_email,
    read_list,
    read_postcode,
    read_website,
)

GOES_ON = "goes on"
"""Stands in the place of an end that is written as "laufend"."""

LISTS: Mapping[str, str] = {
    "kind": "organisation_kind",
    "legal_form": "legal_form",
    "topics": "topic",
    "target_groups": "target_group",
    "languages": "language",
    "publication": "publication",
}
_MANY = ("topics", "target_groups", "languages")
# Of these nothing is restored: what was read needs no remark.
_AS_IT_STANDS = ("amount", "website", "email")
_PLAIN_READERS: Mapping[str, tuple[Kind, Callable[[str], Any]]] = {
    "website": ("website", read_website),
    "email": ("email", read_email),
    "postcode": ("postcode", read_postcode),
    "latitude": ("coordinate", read_coordinate),
    "longitude": ("coordinate", read_coordinate),
    "founded": ("date", read_date),
    "dissolved": ("date", read_date),
    "start": ("date", read_date),
    "end": ("date", read_date),
}


class Told(NamedTuple):
    """What a text tells the fields of its column, and what is to be said of it."""

    values: tuple[Any, ...]
    faults: tuple[Fault, ...] = ()


def reader_of(fields: Fields, dataset: Dataset, texts: Iterable[str]) -> Callable[[str], Told]:
    """What reads the texts of a column that tells these fields."""
    columns = tuple(field.column for field in fields)
    if set(columns) <= {"street", "postcode", "place"} and len(columns) > 1:
        return lambda text: Told(tuple(getattr(address(text), name) or None for name in columns))
    if set(columns) == {"latitude", "longitude"}:
        return partial(_point, columns)
    if set(columns) == {"start", "end"}:
        return partial(_period, columns)
    if len(columns) > 1:
        return lambda text: Told((text,) * len(columns))
    (column,) = columns
    if column in LISTS:
        terms = Terms(dataset, LISTS[column])
        return partial(_coded, terms, column in _MANY)
    if column == "amount_eur":
        notation = notation_of(texts)
        return partial(_kept, "amount", lambda text: read_amount(text, notation))
    if column in _PLAIN_READERS:
        kind, read = _PLAIN_READERS[column]
        return partial(_dated, column) if kind == "date" else partial(_kept, kind, read)
    if fields[0].table == "areas":
        return _areas
    if column == "funder":
        return _funders
    if column == "phone":
        return _phone
    return lambda text: Told((" ".join(text.split()) if column != "summary" else text,))


def _kept(kind: Kind, read: Callable[[str], Any], text: str) -> Told:
    value = read(text)
    if value is not None and kind in _AS_IT_STANDS:
        return Told((value,))
    remark = remark_on(kind, text)
    return Told((value,), (remark[0],) if remark else ())


def _dated(column: str, text: str) -> Told:
    if column == "end" and goes_on(text):
        return Told((GOES_ON,))
    if column == "dissolved" and goes_on(text):
        return Told((None,))
    when = read_date(text)
    remark = remark_on("date", text)
    faults = (remark[0],) if remark else ()
    if when is None or not when.is_interval:
        return Told((when,), faults)
    first, last = begin_and_end(when)
    if column == "start" and last is None:
        return Told((when,), faults)
    kept = last if column in ("end", "dissolved") else beginning(when)
    if first and last:
        faults = (*faults, _half(text))
    return Told((kept,), faults)


def _half(text: str) -> Fault:
    return Fault(
        message("Of the period “{text}” only one end is kept in this field.", text=text),
        message("Match the column with both beginning and end."),
    )


def _period(columns: tuple[str, ...], text: str) -> Told:
    when = read_date(text)
    remark = remark_on("date", text)
    both = begin_and_end(when) if isinstance(when, FuzzyDate) else (None, None)
    found = dict(zip(("start", "end"), both, strict=True))
    return Told(tuple(found[name] for name in columns), (remark[0],) if remark else ())


def _point(columns: tuple[str, ...], text: str) -> Told:
    for parts in (
        re.split(sign, text.strip("() ")) for sign in (r"\s*[;/|]\s*", r",\s+", r"\s+", ",")
    ):
        if len(parts) == 2:
            found = dict(zip(("latitude", "longitude"), map(read_coordinate, parts), strict=True))
            if None not in found.values():
                return Told(tuple(found[name] for name in columns))
    return Told((None, None), (Fault(*_strange(text), value=text),))


def _strange(text: str) -> tuple[Message, Message]:
    remedy = message("Write degrees, such as 50,9787 for north and 11,0328 for east.")
    return message("“{text}” was not understood.", text=text), remedy


def _coded(terms: Terms, many: bool, text: str) -> Told:
    if not many:
        code = terms.code(text)
        if code is None and kind_in(text) in terms.terms:
            code = kind_in(text)
        return Told((code,), () if code else (_no_term(text, terms),))
    codes, strange = terms.codes(text)
    faults = tuple(_no_term(word, terms) for word in strange)
    return Told((codes or None,), faults)


def _no_term(word: str, terms: Terms) -> Fault:
    return Fault(
        message("The atlas has no word “{value}” for this.", value=word),
        message("Use one of: {codes}; or add it to the vocabulary.", codes=terms.labels),
        value=word,
    )


def _funders(text: str) -> Told:
    names = (part.strip() for part in re.split(r"[;\n|]", text))
    return Told((tuple(name for name in names if name),))


def _areas(text: str) -> Told:
    codes: dict[str, None] = {}
    faults = []
    for name in read_list(text):
        found = areas_named(name)
        if len(found) == 1:
            codes[found[0]] = None
        else:
            faults.append(_no_area(name, found))
    return Told((tuple(codes) or None,), tuple(faults))


def _no_area(name: str, found: tuple[str, ...]) -> Fault:
    return Fault(
        message("“{value}” may be several areas.", value=name)
        if found
        else message("The atlas knows no area “{value}”.", value=name),
        message("Write the key (AGS), or the town with its district."),
        value=name,
    )


def _phone(text: str) -> Told:
    plain = re.sub(r"^[^\d+(]+", "", text.translate(str.maketrans("–—‑", "---"))).strip()
    return Told((plain or None,), () if plain else (Fault(*_no_phone(text), value=text),))


def _no_phone(text: str) -> tuple[Message, Message]:
    return (
        message("“{text}” is not a telephone number.", text=text),
        message("Use digits, spaces and ( ) / - only."),
    )
