"""A selection as the query of an address, and back.

Defaults are left out. What a link names that is not there any more is dropped, and said.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from pydantic import ValidationError

from dashboard.geography import current_district
from dashboard.language import Message, message
from dashboard.selection.selection import FACETS, Selection, Years

Params = dict[str, list[str]]


def to_params(selection: Selection) -> Params:
    """The query keys with their values, one for each code; empty for the empty selection."""
    params: Params = {}
    if selection.lens != "sits":
        params["lens"] = [selection.lens]
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

    `known` holds the values that each facet has in the data; the code of a district that a
    reform replaced is taken for its successor. Keys that are not filters are ignored.
    """
    fields: dict[str, object] = {}
    dropped: list[Message] = []
    for name in Selection.model_fields:
        values = params.get(name, ())
        if not values:
            continue
        if name in FACETS:
            fields[name], lost = _kept(name, values, known.get(name, ()))
            dropped += [_notice(name, value) for value in lost]
            continue
        try:
            read = _read(name, values[-1])
            Selection.model_validate({name: read})
            fields[name] = read
        except (ValueError, ValidationError):
            dropped.append(_notice(name, values[-1]))
    return Selection.model_validate(fields), tuple(dropped)


def _kept(
    name: str, values: Sequence[str], known: Collection[str]
) -> tuple[tuple[str, ...], list[str]]:
    kept, lost = [], []
    for value in values:
        today = current_district(value) if name == "district" else value
        if today is not None and today in known:
            kept.append(today)
        else:
            lost.append(value)
    return tuple(kept), lost


def _read(name: str, text: str) -> object:
    if name in ("founded", "funded"):
        first, last = text.split("-")
        return Years(int(first), int(last))
    if name == "founded_unknown":
        if text != "1":
            raise ValueError(text)
        return True
    return date.fromisoformat(text) if name == "active" else text


def _notice(name: str, value: str) -> Message:
    return message(
        "The link asked for {key} = “{value}”, which the atlas does not have.",
        key=name,
        value=value[:80],
    )
