"""Reading cells as people in German offices write them; whatever stands there, none raises.

Each reader gives None for what it does not understand; `remarks.remark_on` says why, and
what was restored. A cell that `says_nothing` is empty, not misunderstood.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from dashboard.sources.intake.written_contacts import read_email as read_email
from dashboard.sources.intake.written_contacts import read_website as read_website
from dashboard.sources.intake.written_dates import read_date as read_date
from dashboard.sources.intake.written_numbers import Notation as Notation
from dashboard.sources.intake.written_numbers import notation_of as notation_of
from dashboard.sources.intake.written_numbers import read_amount as read_amount
from dashboard.sources.intake.written_numbers import read_number as read_number
from dashboard.sources.intake.written_places import read_code as read_code
from dashboard.sources.intake.written_places import read_coordinate as read_coordinate
from dashboard.sources.intake.written_places import read_postcode as read_postcode

_NOTHING = frozenset(
    """
    - -- --- – — / ./. .  ? ?? x.x. k.a. k.a ka n/a na #n/a n.n. n.a. null none nan nil
    unbekannt unklar keine keiner kein entfällt leer unknown empty
    """.split()  # noqa: SIM905 - a list of words reads better as words
) | {"k. a.", "keine angabe", "keine angaben", "nicht bekannt", "n. n.", "n. a.", "not known"}
_SHORT = 20  # characters: what says nothing is shorter
_YES = frozenset(
    """
    ja j yes y wahr true 1 x ✓ ✔ ☑ ✅ zutreffend
    """.split()  # noqa: SIM905 - a list of words reads better as words
) | {"trifft zu"}
_NO = frozenset(
    """
    nein n no falsch false 0 ✗ ✘ ☐ ❌
    """.split()  # noqa: SIM905 - a list of words reads better as words
) | {"trifft nicht zu"}
_GOES_ON = frozenset(
    """
    laufend fortlaufend andauernd unbefristet offen heute dato ongoing open present .. ...
    """.split()  # noqa: SIM905 - a list of words reads better as words
) | {"bis heute", "läuft weiter", "ohne ende", "goes on", "bis auf weiteres", "bis dato"}
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s+")
_BULLET = re.compile(r"\s*[•·*▪◦–-]\s+")
_SLASH = re.compile(r"\s+/\s+|(?<=\w\w)/(?=\w\w)")
# What belongs together although a slash stands in it.
_ONE = re.compile(r"-/|/-|\b(?:und/oder|and/or|w/m|m/w|https?://)", re.IGNORECASE)


def says_nothing(text: str) -> bool:
    """Whether a cell is as good as empty: a dash, “k. A.”, “unbekannt”."""
    plain = " ".join(text[:40].split()).lower()
    return not plain or plain in _NOTHING or is_unseen(text)


def is_unseen(text: str) -> bool:
    """Whether a text holds nothing but spaces and signs that nobody can see."""
    return all(unicodedata.category(sign) in ("Cf", "Zs", "Zl", "Zp") for sign in text.strip())


def are_plain(texts: Collection[str]) -> bool:
    """Whether all texts hold no spaces but single ones between words, and nothing unseen."""
    return all(map(str.isprintable, texts)) and "  " not in "\n".join(texts)


def saying_nothing(texts: Collection[str]) -> set[str]:
    """Those of some stripped texts that are as good as empty; long ones never are."""
    if are_plain(texts) and _NOTHING.isdisjoint(map(str.lower, texts)):
        return {""}.intersection(texts)
    return {
        text
        for text in texts
        if text.lower() in _NOTHING
        or not text
        or (not text.isprintable() and len(text) <= _SHORT and says_nothing(text))
        or (not text.isprintable() and is_unseen(text))
        or ("  " in text and says_nothing(text))
    }


def goes_on(text: str) -> bool:
    """Whether an end is written as “laufend” or “bis heute”: there is none."""
    return " ".join(text[:40].split()).lower() in _GOES_ON


def read_truth(text: str) -> bool | None:
    """Read yes or no, also as a cross in a column that is empty otherwise."""
    plain = text[:40].strip().strip("().").lower()
    if plain in _YES:
        return True
    return False if plain in _NO else None


def read_list(text: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """Read several entries of a cell, each once, in their order.

    They are separated by line ends or semicolons; if there are none, by | or commas; if
    there are none, by slashes. Not so in brackets, nor in an entry that is `known`, such as
    a label with a comma. Bullets before entries are left out.
    """
    whole = " ".join(text.split())
    if whole in known:
        return (whole,)
    for sign in (r"[;\n\r\u2028]", r"\|", r","):
        if len(parts := _split(text, sign)) > 1:
            break
    else:
        parts = [text] if _ONE.search(text) else _SLASH.split(text)
    counted = len(parts) > 1 and all(map(_NUMBERED.match, parts))
    before = _NUMBERED if counted else _BULLET
    entries = (
        " ".join(part[found.end() if (found := before.match(part)) else 0 :].split())
        for part in parts
    )
    return tuple(dict.fromkeys(entry for entry in entries if entry))


def _split(text: str, sign: str) -> list[str]:
    """Split where no bracket is open; one that never closes opens nothing."""
    parts = [""]
    depth = 0
    closing = text.count(")")
    for piece in re.split(f"({sign}|[()])", text):
        if piece == "(" and closing > depth:
            depth += 1
        elif piece == ")":
            depth, closing = max(depth - 1, 0), closing - 1
        if depth == 0 and re.fullmatch(sign, piece):
            parts.append("")
        else:
            parts[-1] += piece
    return [part for part in parts if part.strip()]
