"""The records behind a number of a page: who they are, and what their list is called."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.analysis.sets import Mask
from dashboard.language import Language


class Opened(NamedTuple):
    """Some records with the title of their list.

    `counted` says what the number counted where that is not the records: "47 districts".
    """

    records: Mask
    title: str
    counted: str = ""


def list_heading(title: str, n: int, counted: str, language: Language) -> str:
    """What stands above a list of so many rows, with what the number that opened it said."""
    number = language.number(n)
    if counted:
        records = language.count("{n} record", "{n} records", n)
        number = language.say("{counted}, {records}", counted=counted, records=records)
    return language.say("{title} ({n})", title=title.removesuffix("."), n=number)


def areas_counted(n: int, level: str, language: Language) -> str:
    """How many districts or Länder a number counted."""
    if level == "state":
        return language.count("{n} Land", "{n} Länder", n)
    return language.count("{n} district", "{n} districts", n)


def fields_counted(n: int, language: Language) -> str:
    """How many fields of a matrix a number counted."""
    return language.count("{n} field of the table", "{n} fields of the table", n)


def topics_counted(n: int, language: Language) -> str:
    """How many topics a number counted."""
    return language.count("{n} topic", "{n} topics", n)
