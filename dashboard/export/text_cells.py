"""Putting texts into the cells of a workbook so that they stay texts, whatever they begin with."""

from __future__ import annotations

import re
from typing import Any

from dashboard.export.cells import FORMULA_SIGNS

# What XML cannot hold though Python's text can.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def put_text(cell: Any, text: str) -> Any:
    """Let an openpyxl cell hold a text, which no spreadsheet runs; returns the cell."""
    cell.value = for_xml(text)
    cell.data_type = "s"
    if text.startswith((*FORMULA_SIGNS, "'")):
        cell.quotePrefix = True  # so that it stays text when somebody edits it
    return cell


def for_xml(text: str) -> str:
    """The text with � for what a workbook cannot hold.

    What looks like the way in which workbooks write such characters (`_x000D_`) is written so
    that it comes back as the text that it is.
    """
    return _LIKE_AN_ESCAPE.sub("_x005F_", _NO_XML.sub("\ufffd", text))
