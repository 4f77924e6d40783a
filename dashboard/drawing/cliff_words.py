"""What is said of the edge of the fundings: standings, what is left, and what is not counted."""

from __future__ import annotations

from dashboard.analysis.cliff import STANDINGS, Cliff
from dashboard.analysis.cliff_fields import ALL, Edge, Fields
from dashboard.drawing.told import Number
from dashboard.language import Language


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
        Edge.NOTHING: say("No running funding recorded"),
    }[kind]


def group_name(group: str, language: Language) -> str:
    """What the three groups of records are called in a heading."""
    say = language.say
    return {
        "loses": say("Lose their last funding"),
        "left": say("Funded beyond"),
        "unsure": say("Cannot be told"),
    }[group]


def lead(found: Fields, language: Language, number: Number) -> list[str]:
    """The answer in a few sentences: who loses what, and which districts have none left.

    `number` writes the numbers that open what they count.
    """
    cliff, say = found.cliff, language.say
    counts = cliff.counts
    since, day = language.day(cliff.since), language.day(cliff.day)
    told = [
        language.count(
            "{n} record loses its last funding from {since} to {day}.",
            "{n} records lose their last funding from {since} to {day}.",
            counts["loses"],
            n=number(counts["loses"], "standing:loses"),
            since=since,
            day=day,
        )
    ]
    none = len(found.with_none_left(ALL))
    if none:
        told.append(
            language.count(
                "{n} district then has no funded record left.",
                "{n} districts then have no funded record left.",
                none,
                n=number(none, f"edge:{ALL}:{Edge.NONE_LEFT.name}"),
            )
        )
    if unsure := counts["may"] + counts["unknown"]:
        told.append(
            language.count(
                "Of {n} record it cannot be told: its end is not recorded, or only roughly.",
                "Of {n} records it cannot be told: their end is not recorded, or only roughly.",
                unsure,
                n=number(unsure, "unsure"),
            )
        )
    told.append(say("A record with another funding that runs on is not at the edge."))
    return told


def not_counted(found: Fields, language: Language) -> dict[str, str]:
    """What the tables by place could not count, each with the key of the list of that."""
    notes = {}
    if n := int(found.unplaced["loses"][found.row(ALL)]):
        text = language.count(
            "{n} that loses its last funding is in no district that is recorded.",
            "{n} that lose their last funding are in no district that is recorded.",
            n,
        )
        notes[text] = f"unplaced:{ALL}"
    if n := found.cliff.counts[STANDINGS[-1]]:
        text = language.count(
            "{n} without any recorded funding is not looked at here.",
            "{n} without any recorded funding are not looked at here.",
            n,
        )
        notes[text] = f"standing:{STANDINGS[-1]}"
    return notes
