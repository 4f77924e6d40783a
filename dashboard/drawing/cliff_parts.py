"""The edge of the fundings as tables of words: each number opens what it counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from dashboard.analysis.cliff import STANDINGS, Cliff
from dashboard.analysis.cliff_fields import ALL, GROUPS, Edge, Fields
from dashboard.analysis.listing import record_ids
from dashboard.analysis.timelines import paid_at
from dashboard.drawing.cliff_words import (
    districts_words,
    edge_name,
    group_name,
    not_counted,
    standing_words,
)
from dashboard.drawing.part import Cell, Part, counted
from dashboard.geography import area_name
from dashboard.language import Language

Label = Callable[[str], str]


def standings_part(cliff: Cliff, language: Language) -> Part:
    """How many records stand how; together they are all that the sentence counts."""
    say, counts = language.say, cliff.counts
    rows = [
        (
            Cell(standing_words(name, cliff, language)),
            counted(counts[name], f"standing:{name}", language),
        )
        for name in STANDINGS
    ]
    rows.append((Cell(say("Together")), counted(sum(counts.values()), "all", language)))
    on_the_day = int(np.count_nonzero(cliff.ending_on_the_day))
    label = say("Fundings that end on {day} itself", day=language.day(cliff.day))
    rows.append((Cell(label), counted(on_the_day, "on_the_day", language)))
    headers = (say("On {day}", day=language.day(cliff.day)), say("Number"))
    return Part("standings", say("Who is funded, and how long"), headers, tuple(rows))


def losing_part(cliff: Cliff, language: Language, most: int | None = None) -> Part:
    """Who loses the last funding: when, and who paid; the first `most` by the day."""
    say, catalogue = language.say, cliff.catalogue
    at = cliff.losing[:most]
    paid = _fundings_of(cliff, at)
    rows = []
    for position, record in zip(at.tolist(), record_ids(catalogue, at), strict=True):
        fundings = [paid_at(catalogue.dataset, row) for row in paid[position]]
        programmes = dict.fromkeys(each.programme for each in fundings if each.programme)
        rows.append(
            (
                Cell(catalogue.name_of(record), record=record),
                Cell(language.day(cliff.last[position].item())),
                Cell("; ".join(dict.fromkeys(each.funder_name for each in fundings))),
                Cell("; ".join(programmes) or say("not known")),
                counted(len(fundings), f"paid:{record}", language),
            )
        )
    headers = (
        say("Who loses the last funding"),
        say("Last day"),
        say("Who paid"),
        say("Programme"),
        say("Fundings"),
    )
    more = len(cliff.losing) - len(rows)
    return Part("losing", say("At the edge"), headers, tuple(rows), more=more)


def topics_part(found: Fields, label: Label, language: Language, most: int | None = None) -> Part:
    """For each topic who loses, who is left, and the districts that then have none left."""
    say = language.say
    rows = []
    for n, row in enumerate(found.rows):
        if not any(found.totals[name][n] for name in GROUPS):
            continue
        rows.append(
            (
                Cell(label(row) if row else say("All topics")),
                *(
                    counted(int(found.totals[name][n]), f"topic:{row}:{name}", language)
                    for name in GROUPS
                ),
                counted(int(found.unplaced["loses"][n]), f"unplaced:{row}", language),
                Cell(_places(found, row, language, most)),
            )
        )
    headers = (
        say("Topic"),
        *(group_name(name, language) for name in GROUPS),
        say("At the edge, place not recorded"),
        say("Districts that then have none left"),
    )
    notes = not_counted(found, language)
    return Part("topics", say("By topic"), headers, tuple(rows), tuple(notes), openers=notes)


def districts_part(found: Fields, row: str, label: Label, language: Language) -> Part:
    """For each district with any funded record of a topic: who loses, who is left.

    Those that then have none left come first; last are those of whom no district is recorded.
    """
    say, n = language.say, found.row(row)
    kinds = found.kinds[n]
    concerned = [m for m in range(len(found.columns)) if kinds[m] != Edge.NOTHING]
    concerned.sort(key=lambda m: (kinds[m], -found.counts["loses"][n, m], found.columns[m]))
    rows = []
    for m in concerned:
        column = found.columns[m]
        gone = [label(each) for each in found.topics_with_none_left(column)]
        rows.append(
            (
                Cell(area_name(column, found.epoch)),
                Cell(edge_name(Edge(int(kinds[m])), language)),
                *(
                    counted(int(found.counts[g][n, m]), f"field:{row}:{g}:{column}", language)
                    for g in GROUPS
                ),
                Cell(_listed(gone, language) or say("none")),
            )
        )
    if any(found.unplaced[group][n] for group in GROUPS):
        unplaced = (
            counted(int(found.unplaced[group][n]), f"unplaced:{row}:{group}", language)
            for group in GROUPS
        )
        rows.append((Cell(say("No district recorded")), Cell(""), *unplaced, Cell("")))
    headers = (
        say("District"),
        say("What is left"),
        *(group_name(name, language) for name in GROUPS),
        say("Topics that then have none left"),
    )
    title = say("By district: {topic}", topic=label(row) if row != ALL else say("All topics"))
    return Part("districts", title, headers, tuple(rows))


def _places(found: Fields, row: str, language: Language, most: int | None) -> str:
    """Which districts then have none left of a topic, or why that cannot be told."""
    say, n = language.say, found.row(row)
    columns = found.with_none_left(row)
    if most is not None and len(columns) > most:
        where = districts_words(columns, found.epoch, language, most)
        named = f"{language.number(len(columns))}: {where}"
    else:
        named = _listed([area_name(each, found.epoch) for each in columns], language)
    lost = int(found.unplaced["loses"][n])
    if named and lost:
        return say("{named}; and {n} with no place recorded", named=named, n=language.number(lost))
    if lost:
        return say("cannot be told: place not recorded")
    unsure = (found.kinds[n] == Edge.CANNOT_TELL) & (found.counts["loses"][n] > 0)
    return named or (say("none for certain") if unsure.any() else say("none"))


def _listed(names: Sequence[str], language: Language) -> str:
    if not names:
        return ""
    text = "; ".join(names)
    return f"{language.number(len(names))}: {text}" if len(names) > 1 else text


def _fundings_of(cliff: Cliff, at: np.ndarray) -> dict[int, list[int]]:
    """The rows of the fundings of each of some records; what ended last comes first."""
    paying = cliff.catalogue.fundings
    wanted = np.zeros(cliff.catalogue.size, dtype=bool)
    wanted[at] = True
    found: dict[int, list[int]] = {position: [] for position in at.tolist()}
    pairs = np.flatnonzero(wanted[paying.positions])
    for pair in pairs.tolist():
        found[int(paying.positions[pair])].append(int(paying.rows[pair]))
    return found
