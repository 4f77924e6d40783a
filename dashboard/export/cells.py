"""Texts of cells that no spreadsheet runs, and that come back as they were."""

from __future__ import annotations

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet may take for a formula, and run."""


def guarded(text: str) -> str:
    """A text that no spreadsheet runs: with an apostrophe before what looks like a formula."""
    return f"'{text}" if text.lstrip("'").startswith(FORMULA_SIGNS) else text


def unguarded(text: str) -> str:
    """The text that was guarded; every other text as it is."""
    if text.startswith("'") and text.lstrip("'").startswith(FORMULA_SIGNS):
        return text[1:]
    return text
