"""A selection as the query of an address, and back.

Defaults are left out. What a link names that is not there any more is dropped, and said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from pydantic import ValidationError

from dashboard.geography import current_district
from dashboard.language import Message, message
from dashboard.selection.selection import FACETS, Selection, Years, can_be_asked

Params = dict[str, list[str]]

MOST_NOTICES = 10
"""How many lost values are named one by one; a hostile link names thousands."""

_YEARS = re.compile(r"([0-9]{1,4})-([0-9]{1,4})")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def to_params(selection: Selection) -> Params:
    """The query keys with their values, one for each code; empty for the empty selection."""
    params: Params = {}
    if selection.lens != "sits":
        params["lens"] = [selection.lens]
    if selection.todays_districts:
        params["todays_districts"] = ["1"]
    for name in selection.asks():
        value = getattr(selection, name)
        params[name] = list(value) if name in FACETS else [_written(value)]
    return params


def to_query(selection: Selection, **more: str) -> str:
    """The query of a permalink, without its question mark."""
    params: Mapping[str, Sequence[str]] = to_params(selection) | {k: [v] for k, v in more.items()}
    return urlencode(params, doseq=True)


def _written(value: object) -> str:
    if isinstance(value, Years):
        return f"{value.first}-{value.last}"
    if isinstance(value, bool):
        return "1"
    return value.isoformat() if isinstance(value, date) else str(value)


def from_params(
    params: Mapping[str, Sequence[str]], known: Mapping[str, Collection[str]]
) -> tuple[Selection, tuple[Message, ...]]:
    """The selection of a query, and a notice for each value that could not be kept.

    `known` holds the values that each facet has in the data, of the districts those of today;
    a district's code, old or new, is taken for that of the day that is asked for. Keys that
    are not filters are ignored. Of a key with one value that comes several times the last
    counts. Never raises.
    """
    fields: dict[str, object] = {}
    lost: list[tuple[str, str]] = []
    for name in Selection.model_fields:
        values = params.get(name, ())
        if not values:
            continue
        if name in FACETS:
            fields[name], unknown = _kept(name, values, known.get(name, ()))
            lost += [(name, value) for value in unknown]
            continue
        try:
            read = _read(name, values[-1])
            Selection.model_validate({name: read})
            fields[name] = read
        except (ValueError, ValidationError):
            lost.append((name, values[-1]))
    return Selection.model_validate(fields), _notices(lost)


def _kept(
    name: str, values: Sequence[str], known: Collection[str]
) -> tuple[tuple[str, ...], list[str]]:
    kept, lost = [], []
    for value in dict.fromkeys(values):
        today = current_district(value) if name == "district" else value
        if today is not None and today in known:
            kept.append(value)
        else:
            lost.append(value)
    return tuple(kept), lost


def _read(name: str, text: str) -> object:
    if name in ("founded", "funded"):
        span = _YEARS.fullmatch(text)
        if span is None:
            raise ValueError(text)
        return Years(int(span[1]), int(span[2]))
    if name in ("founded_unknown", "todays_districts"):
        if text != "1":
            raise ValueError(text)
        return True
    return read_day(text) if name == "active" else text


def read_day(text: str) -> date:
    """A day in a link. Raises ValueError for what is none, or none that a reader can ask for."""
    if not _DAY.fullmatch(text):
        raise ValueError(text)
    day = date.fromisoformat(text)
    if not can_be_asked(day):
        raise ValueError(text)
    return day


def _notices(lost: Sequence[tuple[str, str]]) -> tuple[Message, ...]:
    named = len(lost) if len(lost) <= MOST_NOTICES else MOST_NOTICES - 1
    notices = [notice(key, value) for key, value in lost[:named]]
    if rest := len(lost) - named:
        text = message("The link asked for {n} more values that the atlas does not have.", n=rest)
        notices.append(text)
    return tuple(notices)


def notice(key: str, value: str) -> Message:
    """What is said of a value in a link that cannot be kept."""
    return message(
        "The link asked for {key} = “{value}”, which the atlas does not have.",
        key=key,
        value=value if len(value) <= 80 else value[:80] + "…",
    )
