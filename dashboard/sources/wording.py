"""What pydantic objects to, in words that the keepers of the data understand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from dashboard.language import Message, message
from dashboard.model import Record
from dashboard.model.finding import Complaint
from dashboard.sources.grid import Fault

_NUMBER = (
    message("“{value}” is not a number.").text,
    message("Write digits with a point for decimals, without a unit: 50.98.").text,
)
_WHOLE = (
    message("“{value}” is not a whole number.").text,
    message("Write digits only, such as 10.").text,
)
_WORDS: Mapping[str, tuple[str, str]] = {
    "bool_parsing": (
        message("“{value}” is neither true nor false.").text,
        message("Write true or false, or leave the cell empty where it is not known.").text,
    ),
    "decimal_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "float_parsing": _NUMBER,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_from_float": _WHOLE,
    "string_pattern_mismatch": (
        message("“{value}” holds characters that may not stand here.").text,
        message("Use letters a-z, digits, hyphen and underscore only.").text,
    ),
}
_OTHERWISE = (
    message("“{value}” cannot stand here.").text,
    message("Correct the cell.").text,
)


def fault_of(model: type[Record], column: str, cell: str, error: Mapping[str, Any]) -> Fault:
    """Say one of pydantic's errors about a cell; `error` is one of `ValidationError.errors()`."""
    what, remedy = _sentences(model, column, cell, error)
    return Fault(what, remedy, column, cell)


def _sentences(
    model: type[Record], column: str, cell: str, error: Mapping[str, Any]
) -> tuple[Message, Message]:
    context = error.get("ctx", {})
    complaint = context.get("error")
    if isinstance(complaint, Complaint):
        return complaint.message, complaint.remedy
    kind = error["type"]
    if kind == "missing":
        return (
            message("“{column}” is empty, but the atlas cannot do without it.", column=column),
            message("Fill in the cell, or delete the row."),
        )
    if kind == "literal_error":
        return (
            message("“{value}” is not one of the words that may stand here.", value=cell),
            message("Use one of: {codes}.", codes=", ".join(_choices(model, column))),
        )
    if kind in ("greater_than_equal", "less_than_equal"):
        limit = context.get("ge", context.get("le"))
        return (
            message("The number {value} cannot be.", value=cell),
            message("It is at least {limit}.", limit=limit)
            if kind == "greater_than_equal"
            else message("It is at most {limit}.", limit=limit),
        )
    text, help_ = _WORDS.get(kind, _OTHERWISE)
    return message(text, value=cell), message(help_)


def _choices(model: type[Record], column: str) -> list[str]:
    annotation = model.model_fields[column].annotation
    return [choice for choice in get_args(annotation) if isinstance(choice, str)]
