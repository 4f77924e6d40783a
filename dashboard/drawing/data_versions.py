"""What differs between a former state of the data and the present one, as a table of counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from dashboard.drawing.tables import plain_table
from dashboard.language import Language
from dashboard.sources.comparing import Difference

FIRST = 5
# Ids of places often spell out the place, which may not be public; these are names.
_NAMED = frozenset({"organisations", "projects", "sources"})


def version_differences(
    differences: Sequence[Difference], tables: Mapping[str, str], language: Language
) -> Markup:
    """How many rows of each table came, went and changed since, with the ids of the first."""
    say = language.say
    headers = [say("Table"), say("Came since"), say("Gone since"), say("Changed since")]
    rows = [
        [
            tables[each.table],
            *(_told(each.table, ids, language) for ids in (each.added, each.removed, each.changed)),
        ]
        for each in differences
    ]
    return plain_table(headers, rows, say("Compared with the present state"), caption_shown=False)


def _told(table: str, ids: Sequence[str], language: Language) -> str:
    n = language.number(len(ids))
    if not ids or table not in _NAMED:
        return n
    more = ["…"] if len(ids) > FIRST else []
    return f"{n} ({', '.join([*ids[:FIRST], *more])})"
