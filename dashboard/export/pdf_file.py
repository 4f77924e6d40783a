"""Plain values as a PDF: tagged for screen readers (PDF/UA-1), offline, nothing of them run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from itertools import chain
from tempfile import TemporaryDirectory
from typing import Any

import typst

from dashboard.drawing.elements import ASSETS
from dashboard.export.pdf_text import FAMILIES, STANDARD, fonts, more_plainly, showable
from dashboard.language import Message, message
from dashboard.model.finding import Complaint


def written_pdf(template: str, values: Mapping[str, Any], day: date, remedy: Message) -> bytes:
    """Fill one of the templates beside the stylesheets; it finds the values in `inputs.data`.

    The same values and day give the same file. Nothing is loaded from anywhere. Raises
    Complaint with `remedy` where it fails.
    """
    shown = showable(values)
    failed: Exception | None = None
    for told in chain([shown], more_plainly(shown)):
        try:
            return _compiled(template, told, day)
        except typst.TypstError as error:
            failed = failed or error
    raise Complaint(message("The PDF could not be made."), remedy) from failed


def _compiled(template: str, values: Mapping[str, Any], day: date) -> bytes:
    inputs = {"data": json.dumps({**values, "fonts": FAMILIES})}
    # An empty root: whatever the text says, there is no file that the document could read.
    with TemporaryDirectory() as nothing:
        compiler = typst.Compiler(
            (ASSETS / template).read_bytes(), root=nothing, font_paths=fonts(), sys_inputs=inputs
        )
        made = compiler.compile(
            format="pdf",
            pdf_standards=[STANDARD],
            timestamp=datetime.combine(day, time(), UTC),
        )
    return bytes(made) if isinstance(made, bytes | bytearray) else b""
