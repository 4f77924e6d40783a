"""Telling a person's e-mail address from an office's.

Names of private people stay out of the data (design, section 2). An address counts as
personal where its first part has the shape of a name, `e.muster` or `vorname-nachname`,
and no part of it is a word that offices use, or belongs to the name of the host.
"""

from __future__ import annotations

import re

# The look-behind and the bound keep the search linear in cells that are one long word.
_ADDRESS = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})@([\w-]{1,80}(?:\.[\w-]{1,80})+)")
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
    if "@" not in text:
        return None
    for match in _ADDRESS.finditer(text):
        name, host = match.group(1).lower(), match.group(2).lower()
        parts = [part.strip("0123456789") for part in re.split(r"[._-]", name.split("+")[0])]
        parts = [part for part in parts if part]
        own_name = {part for part in re.split(r"[.-]", host) if len(part) > 2}
        if (
            len(parts) > 1
            and all(p.isalpha() for p in parts)
            and not (_OFFICE | own_name) & {*parts}
        ):
            return match.group(0)
    return None
