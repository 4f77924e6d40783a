"""What the name of an organisation tells of it: its legal form, and of which kind it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import compress

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from dashboard.sources.intake.remembered import remembered

_LONGEST_NAME = 300  # characters: what stands further on in a text is no name

LEGAL_FORMS: Mapping[str, str] = {
    "ev": r"e\.?\s?v\.?|eingetragener verein",
    "gug": r"gug|gemeinnützige ug",
    "ug": r"ug(?: \(haftungsbeschränkt\))?",
    "ggmbh": r"ggmbh|gemeinnützige gmbh",
    "gmbh": r"gmbh",
    "eg": r"eg",
    "gag": r"gag",
    "kdoer": r"k\.?d\.?ö\.?r\.?",
}
"""Legal forms by their code, as they stand in names, in small letters."""
_FORMS = {
    code: re.compile(rf"(?<![\w.])(?:{form})(?!\w)", re.I) for code, form in LEGAL_FORMS.items()
}
_ANY_FORM = re.compile(rf"(?<![\w.])(?:{'|'.join(LEGAL_FORMS.values())})(?!\w)", re.I)
_KINDS: Mapping[str, str] = {
    "volunteer_agency": r"(?:freiwilligen|ehrenamts)(?:agentur|zentrum|zentrale|börse)",
    "foundation": r"\w*stiftung\b",
    "university": r"(?:fach)?hochschule\b|universität\b",
    "public_body": r"^(?:stadt|landkreis|gemeinde|landratsamt|land|bundesamt|freistaat)\b"
    r"|\w*ministerium\b|stadtverwaltung\b|\w*amt für\b",
    "network": r"\w*netzwerk\b|bündnis\b",
    "welfare": r"caritas\w*|diakonie\w*|\bawo\b|arbeiterwohlfahrt|\bdrk\b|rotes kreuz|malteser",
    "association": r"\be\.?\s?v\.?(?!\w)|verein\b",
    "carrier": r"\bggmbh\b|\bgug\b|\bggbmh\b",
}
_KIND_WORDS = {code: re.compile(words, re.I) for code, words in _KINDS.items()}
# What every name of the kind has in it. Letters that Python takes for the capital or the small
# one of others, and that the search for stems does not.
_STEMS: Mapping[str, str] = {
    "volunteer_agency": "freiwilligen|ehrenamts",
    "foundation": "stiftung",
    "university": "hochschule|universit",
    "public_body": "stadt|gemeinde|land|bundesamt|freistaat|ministerium|amt f",
    "network": "netzwerk|b.ndnis",
    "welfare": "caritas|diakonie|awo|arbeiterwohlfahrt|drk|rotes kreuz|malteser",
    "association": r"e\.?.?v|verein",
    "carrier": "ggmbh|gug|ggbmh",
}
_ODD_LETTERS = "[\u0130\u0131\u017f\u212a\n]"
_WORD = "0-9A-Z_a-zÀ-ÖØ-öø-ÿ"
# Letters of which all who search for them think alike, and signs.
_USUAL = rf"^[ -/:-@{_WORD}„“”‚‘’»«–]{{1,{_LONGEST_NAME}}}$"
# What every name with a legal form has in it.
_FORM_STEM = r"e\.?.?v|eingetragener verein|ug|gmbh|eg|gag|k\.?d\.?.\.?r"


@remembered
def form_in(name: str) -> str | None:
    """The code of the legal form that a name ends on, or holds."""
    end = name[-_LONGEST_NAME:]
    if not _ANY_FORM.search(end):
        return None
    return next((code for code, form in _FORMS.items() if form.search(end)), None)


@remembered
def kind_in(name: str) -> str | None:
    """The code of the kind of organisation that a name tells by itself."""
    begin = name[:_LONGEST_NAME]
    return next((code for code, words in _KIND_WORDS.items() if words.search(begin)), None)


def forms_in(names: Sequence[str]) -> list[str | None]:
    """What `form_in` says of each name; those without a stem of any form are passed over."""
    found: list[str | None] = [None] * len(names)
    likely = np.flatnonzero(_having(names, _FORM_STEM))
    some = [names[at] for at in likely.tolist()]
    usual = _having(some, _USUAL, odd=False)
    for at in likely[~usual].tolist():
        found[at] = form_in(names[at])
    left, some = likely[usual], list(compress(some, usual.tolist()))
    for code, form in LEGAL_FORMS.items():
        told = _having(some, rf"(?:^|[^.{_WORD}])(?:{form})(?:$|[^{_WORD}])", odd=False)
        for at in left[told].tolist():
            found[at] = code
        left, some = left[~told], list(compress(some, (~told).tolist()))
    return found


def kinds_in(names: Sequence[str]) -> list[str | None]:
    """What `kind_in` says of each name; those without a stem of a kind's words are passed over."""
    found: list[str | None] = [None] * len(names)
    open_ones = np.ones(len(names), dtype=bool)
    for code, words in _KIND_WORDS.items():
        for at in np.flatnonzero(open_ones & _having(names, _STEMS[code])).tolist():
            if words.search(names[at][:_LONGEST_NAME]):
                found[at] = code
                open_ones[at] = False
    return found


def _having(names: Sequence[str], words: str, *, odd: bool = True) -> NDArray[np.bool_]:
    """In which names some words are found, be they in capitals, or, if wanted, odd letters."""
    try:
        given = pa.array(names, pa.large_string())
    except UnicodeError:  # half a letter, as JSON may hold it
        return np.full(len(names), odd)
    pattern = f"(?i:{words})|{_ODD_LETTERS}" if odd else f"(?i:{words})"
    found = pc.match_substring_regex(given, pattern)
    likely: NDArray[np.bool_] = found.to_numpy(zero_copy_only=False)
    return likely
