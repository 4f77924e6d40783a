"""Free text: finding words in names, former names and summaries, however they are typed."""

from __future__ import annotations

import unicodedata

import numpy as np
from numpy.typing import NDArray

from dashboard.model import Organisation, Project

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def folded(text: str) -> str:
    """The text as it is compared: small letters, no accents, ä as ae."""
    small = unicodedata.normalize("NFC", text.casefold()).translate(_GERMAN)
    if small.isascii():
        return small
    return "".join(c for c in unicodedata.normalize("NFD", small) if not unicodedata.combining(c))


def haystack(record: Organisation | Project) -> str:
    """All that the free text looks through in one record."""
    other = record.former_names if isinstance(record, Project) else (record.short_name,)
    return folded("\n".join(part for part in (record.name, *other, record.summary) if part))


def containing(texts: tuple[str, ...], wanted: str) -> NDArray[np.bool_]:
    """Which of the prepared texts have every word that is wanted, also within words."""
    words = folded(wanted).split()
    return np.array([all(word in text for word in words) for text in texts], dtype=bool)
