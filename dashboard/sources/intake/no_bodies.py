"""Rows that are about no body of the atlas, as their kind tells."""

from __future__ import annotations

import re

from dashboard.language import Message, message
from dashboard.sources.intake.synonyms import Field

KIND = Field("organisations", "kind")
_PERSON = re.compile(r"privatperson|(?:natürliche|private) person|natural person", re.I)


def about_no_body(kind: str) -> tuple[Message, Message] | None:
    """Why a row of such a kind is not taken: a private person, or a project in a list of bodies."""
    if _PERSON.search(kind):
        said = message("The row is about a private person, who stays out of the atlas.")
        return said, message("Leave the row out.")
    # In the atlas's own list for people.
    if kind.lower() in ("projekt", "project"):
        remedy = message("Give it a column of its own; an own export comes back as workbook.")
        return message("The row is a project in a list of organisations."), remedy
    return None
