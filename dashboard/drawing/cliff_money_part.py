"""The fundings by the year in which they end, by funder and by programme, as tables of words."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.analysis.cliff import Cliff
from dashboard.analysis.cliff_money import OPEN, UNKNOWN, Group
from dashboard.drawing.part import Cell, Part, counted
from dashboard.drawing.timeline_tables import amount_words
from dashboard.language import Language


def money_part(
    cliff: Cliff, way: str, groups: Sequence[Group], language: Language, most: int | None = None
) -> Part:
    """Fundings, how many end up to the day, what is known of their amounts, what is not."""
    say = language.say
    rows = []
    for n, group in enumerate(groups[:most]):
        sums, key = group.sums, f"money:{way}:{n}"
        known = amount_words(sums.euros, language) if sums.with_amount else "–"
        amount = Cell(known, number=float(sums.euros) if sums.with_amount else None)
        rows.append(
            (
                Cell(group_words(cliff, way, group.value, language)),
                counted(sums.fundings, f"{key}:all", language),
                counted(group.ending, f"{key}:ending", language),
                amount,
                counted(sums.without_amount, f"{key}:without", language),
            )
        )
    since, day = language.day(cliff.since), language.day(cliff.day)
    titles = {
        "year": say("Fundings by the year in which they end"),
        "funder": say("Fundings by funder"),
        "programme": say("Fundings by programme"),
    }
    names = {"year": say("Ends in"), "funder": say("Funder"), "programme": say("Programme")}
    headers = (
        names[way],
        say("Fundings"),
        say("End from {since} to {day}", since=since, day=day),
        say("Known amounts together"),
        say("Amount not known"),
    )
    return Part(f"by_{way}", titles[way], headers, tuple(rows), more=len(groups) - len(rows))


def group_words(cliff: Cliff, way: str, value: str, language: Language) -> str:
    """What a year, a funder or a programme is called."""
    say = language.say
    if way == "year":
        named = {OPEN: say("Goes on without an end"), UNKNOWN: say("End not recorded")}
        return named.get(value, value)
    if not value:
        return say("Not recorded")
    return cliff.catalogue.dataset.name_of(value) if way == "funder" else value
