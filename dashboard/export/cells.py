"""Values as the texts of cells: what the atlas reads again as the same values."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from dashboard.model import FuzzyDate

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet may take for a formula, and run."""


def written(value: Any) -> str:
    """A value of a record as the tables of the atlas write it."""
    if value is None:
        return ""
    if isinstance(value, FuzzyDate):
        return value.text
    if isinstance(value, tuple):
        return ";".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)


def guarded(text: str) -> str:
    """A text that no spreadsheet runs: with an apostrophe before what looks like a formula."""
    return f"'{text}" if text.lstrip("'").startswith(FORMULA_SIGNS) else text


def unguarded(text: str) -> str:
    """The text that was guarded; every other text as it is."""
    if text.startswith("'") and text.lstrip("'").startswith(FORMULA_SIGNS):
        return text[1:]
    return text
