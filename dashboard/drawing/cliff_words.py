"""What is said of the edge of the fundings: standings, what is left, and what is not counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dashboard.analysis.cliff import STANDINGS, Cliff
from dashboard.analysis.cliff_fields import ALL, Edge, Fields
from dashboard.drawing.told import Number
from dashboard.geography import Epoch, area_name, districts_in, states
from dashboard.language import Language

MOST_NAMED = 4
"""Up to so many districts are named in a sentence."""
NOWHERE = f"unplaced:{ALL}"
"""The key of the list of those at the edge of whom no district is recorded."""


def standing_words(standing: str, cliff: Cliff, language: Language) -> str:
    """How a record stands on the day."""
    say = language.say
    since, day = language.day(cliff.since), language.day(cliff.day)
    return {
        "loses": say("Last funding ends from {since} to {day}", since=since, day=day),
        "may": say("Last funding ends around {day}, not known more closely", day=day),
        "unknown": say("End of the funding not recorded"),
        "later": say("A funding ends after {day}", day=day),
        "open": say("A funding goes on without an end"),
        "before": say("All fundings ended before {since}", since=since),
        "unfunded": say("No funding recorded"),
    }[standing]


def edge_name(kind: Edge, language: Language) -> str:
    """What a district has left."""
    say = language.say
    return {
        Edge.NONE_LEFT: say("Then none left"),
        Edge.CANNOT_TELL: say("Cannot be told whether any is left"),
        Edge.FEWER: say("Fewer, but some left"),
        Edge.KEPT: say("Nobody loses funding"),
        Edge.NOTHING: say("No running funding recorded of those looked at"),
    }[kind]


def group_name(group: str, language: Language) -> str:
    """What the three groups of records are called in a heading."""
    say = language.say
    return {
        "loses": say("Lose their last funding"),
        "left": say("Funded beyond"),
        "unsure": say("Cannot be told"),
    }[group]


def lead(found: Fields, language: Language, number: Number, *, past: bool) -> list[str]:
    """The answer in a few sentences: who loses what, and which districts have none left.

    `number` writes the numbers that open what they count; `past` says that the day is over.
    """
    told = [
        _losing_words(found, language, number, past=past),
        *_none_left_words(found, language, number, past=past),
    ]
    if unsure := found.cliff.counts["may"] + found.cliff.counts["unknown"]:
        told.append(
            language.count(
                "Of {n} record it cannot be told: its end is not recorded, or only roughly.",
                "Of {n} records it cannot be told: their end is not recorded, or only roughly.",
                unsure,
                n=number(unsure, "unsure"),
            )
        )
    told.append(language.say("A record with another funding that runs on is not at the edge."))
    return told


def _losing_words(found: Fields, language: Language, number: Number, *, past: bool) -> str:
    n = found.cliff.counts["loses"]
    said = {"since": language.day(found.cliff.since), "day": language.day(found.cliff.day)}
    if past and not n:
        return language.say(
            "None of the records looked at lost its last funding from {since} to {day}, as "
            "far as recorded.",
            **said,
        )
    if not n:
        return language.say(
            "None of the records looked at loses its last funding from {since} to {day}, "
            "as far as recorded.",
            **said,
        )
    said["n"] = number(n, "standing:loses")
    if past:
        return language.count(
            "{n} record lost its last funding from {since} to {day}.",
            "{n} records lost their last funding from {since} to {day}.",
            n,
            **said,
        )
    return language.count(
        "{n} record loses its last funding from {since} to {day}.",
        "{n} records lose their last funding from {since} to {day}.",
        n,
        **said,
    )


def _none_left_words(
    found: Fields, language: Language, number: Number, *, past: bool
) -> Iterator[str]:
    """Which districts have none left, and how many are at the edge nobody knows where."""
    if columns := found.with_none_left(ALL):
        n = len(columns)
        said = {
            "n": number(n, f"edge:{ALL}:{Edge.NONE_LEFT.name}"),
            "places": districts_words(columns, found.epoch, language),
        }
        if past:
            yield language.count(
                "In {n} district none of the records looked at was funded any longer then: "
                "{places}.",
                "In {n} districts none of the records looked at was funded any longer then: "
                "{places}.",
                n,
                **said,
            )
        else:
            yield language.count(
                "In {n} district none of the records looked at is funded any longer then: "
                "{places}.",
                "In {n} districts none of the records looked at is funded any longer then: "
                "{places}.",
                n,
                **said,
            )
    if lost := int(found.unplaced["loses"][found.row(ALL)]):
        yield _nowhere_words(lost, found, language, number)


def _nowhere_words(lost: int, found: Fields, language: Language, number: Number) -> str:
    """That of so many at the edge no district is recorded; those may be all of them."""
    if lost == found.cliff.counts["loses"]:
        return language.count(
            "Its district is not recorded by this way of counting.",
            "Their districts are not recorded by this way of counting.",
            lost,
        )
    return language.count(
        "{n} of them has no recorded district by this way of counting.",
        "{n} of them have no recorded district by this way of counting.",
        lost,
        n=number(lost, NOWHERE),
    )


def districts_words(
    columns: Sequence[str], epoch: Epoch, language: Language, most: int = MOST_NAMED
) -> str:
    """Some districts by their names; where they are more than `most`, how many in which Land."""
    if len(columns) <= most:
        return language.listing([area_name(column, epoch) for column in columns])
    told = []
    for land in states():
        n = sum(column.startswith(land.ags) for column in columns)
        all_in_all = sum(each.state == land.ags for each in districts_in(epoch).values())
        said = {"n": language.number(n), "land": land.name, "all": language.number(all_in_all)}
        if n == all_in_all:
            told.append(language.say("all {n} in {land}", **said))
        elif n:
            told.append(language.say("{n} of {all} in {land}", **said))
    return language.listing(told)


def opening_words(day: date, usual: date, language: Language, *, elsewise: bool = False) -> str:
    """Why the page opens at a day that is not the usual one; `elsewise`: by another lens."""
    said = {"usual": language.day(usual), "day": language.day(day)}
    if elsewise:
        return language.say(
            "By this way of counting no end of a last funding is recorded. Shown is an end "
            "by another way: {day}.",
            **said,
        )
    if day > usual:
        return language.say(
            "Until {usual} no last funding of those looked at ends, as far as recorded. "
            "Shown is the first end after that: {day}.",
            **said,
        )
    return language.say(
        "From today on no last funding of those looked at ends, as far as recorded. "
        "Shown is the latest end before: {day}.",
        **said,
    )


def not_counted(found: Fields, language: Language) -> dict[str, str]:
    """What the tables by place could not count, each with the key of the list of that."""
    notes = {}
    if n := int(found.unplaced["loses"][found.row(ALL)]):
        text = language.count(
            "{n} that loses its last funding is in no district that is recorded.",
            "{n} that lose their last funding are in no district that is recorded.",
            n,
        )
        notes[text] = NOWHERE
    if n := found.cliff.counts[STANDINGS[-1]]:
        text = language.count(
            "{n} without any recorded funding is not looked at here.",
            "{n} without any recorded funding are not looked at here.",
            n,
        )
        notes[text] = f"standing:{STANDINGS[-1]}"
    return notes
