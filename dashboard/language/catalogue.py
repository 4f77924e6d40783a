"""Reading the catalogues: gettext files, compiled in memory when first needed."""

from __future__ import annotations

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent


def read_catalogue(code: str) -> Catalog:
    """All sentences of a language: the catalogues of its rooms as one.

    A language without a folder, such as English, has none: its sentences are the code's own.
    """
    merged = Catalog(locale=code)
    for path in sorted((FOLDER / code).glob("*.po")):
        with path.open("rb") as file:
            room = read_po(file, locale=code)
        for entry in room:
            if entry.id:
                merged.add(entry.id, entry.string, context=entry.context)
    return merged


@cache
def translations(code: str) -> gettext.NullTranslations:
    """The sentences of a language, ready to look up."""
    catalogue = read_catalogue(code)
    if len(catalogue) == 0:
        return gettext.NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
