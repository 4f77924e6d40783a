"""Telling a person's e-mail address from an office's.

Names of private people stay out of the data (design, section 2). An address counts as
personal where its first part has the shape of a name, `e.muster` or `vorname_nachname`,
and no part of it is a word that offices use.
"""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"([\w.+-]+)@[\w-]+(?:\.[\w-]+)+")
_OFFICE = frozenset(
    """
    info kontakt contact buero büro office mail post poststelle presse press team service
    verein verband zentrale sekretariat geschaeftsstelle geschäftsstelle koordination
    netzwerk integration migration beratung ehrenamt projekt verwaltung stadt landkreis
    kreis amt fachdienst fachstelle jugend welcome hallo support vorstand redaktion
    """.split()  # noqa: SIM905 - a list of words reads better as words
)


def personal_address(text: str) -> str | None:
    """The first e-mail address in the text that looks like a person's, if there is one."""
    for match in _ADDRESS.finditer(text):
        parts = [part for part in re.split(r"[._]", match.group(1).lower()) if part]
        if len(parts) > 1 and all(p.isalpha() for p in parts) and not _OFFICE & set(parts):
            return match.group(0)
    return None
