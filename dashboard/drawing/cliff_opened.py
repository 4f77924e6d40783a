"""What each number on the page "Förderkante" stands for: its records, or its fundings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from dashboard.analysis.cliff import STANDINGS, UNSURE
from dashboard.analysis.cliff_fields import GROUPS, Edge, Fields, at_edge, members, without_place
from dashboard.analysis.cliff_money import WAYS, Group, without_amount
from dashboard.analysis.row_list import Listing
from dashboard.drawing.cliff_money_part import group_words
from dashboard.drawing.cliff_parts import Label
from dashboard.drawing.cliff_words import edge_name, group_name, standing_words
from dashboard.drawing.opened import Opened, areas_counted
from dashboard.geography import area_name
from dashboard.language import Language


def opened_records(found: Fields, key: str, label: Label, language: Language) -> Opened | None:
    """The records that a number counts, by its key, and their title; none for another key.

    The key comes from the browser: only what the tables themselves count is found.
    """
    say = language.say

    def named(row: str) -> str:
        return label(row) if row else say("All topics")

    match key.split(":"):
        case ["all"]:
            return Opened(found.cliff.matching.shown, say("All records"))
        case ["standing", name] if name in STANDINGS:
            return Opened(found.cliff.of(name), standing_words(name, found.cliff, language))
        case ["unsure"]:
            return Opened(found.cliff.of(*UNSURE), group_name("unsure", language))
        case ["edge", row, kind] if row in found.rows and kind in Edge.__members__:
            title = f"{named(row)}: {edge_name(Edge[kind], language)}"
            n = found.kinds[found.row(row)].tolist().count(Edge[kind])
            counted = areas_counted(n, "district", language)
            return Opened(at_edge(found, row, Edge[kind]), title, counted)
        case ["topic", row, group] if row in found.rows and group in GROUPS:
            title = f"{named(row)}: {group_name(group, language)}"
            return Opened(members(found, group, row), title)
        case ["unplaced", row] if row in found.rows:
            title = say("At the edge, place not recorded")
            return Opened(without_place(found, "loses", row), f"{named(row)}: {title}")
        case ["unplaced", row, group] if row in found.rows and group in GROUPS:
            title = f"{say('No district recorded')}, {named(row)}: {group_name(group, language)}"
            return Opened(without_place(found, group, row), title)
        case ["field", row, group, column] if (
            row in found.rows and group in GROUPS and column in found.columns
        ):
            title = f"{area_name(column, found.epoch)}, {named(row)}: {group_name(group, language)}"
            return Opened(members(found, group, row, column), title)
    return None


def opened_fundings(
    found: Fields, key: str, groups_of: Callable[[str], Sequence[Group]], language: Language
) -> tuple[Listing, str] | None:
    """Likewise the fundings."""
    cliff, dataset = found.cliff, found.cliff.catalogue.dataset
    match key.split(":"):
        case ["on_the_day"]:
            rows = np.flatnonzero(cliff.ending_on_the_day)
            day = language.day(cliff.day)
            title = language.say("Fundings that end on {day} itself", day=day)
            return Listing(dataset, {"fundings": rows}), title
        case ["paid", record] if record in cliff.catalogue.position_of:
            one = np.zeros(cliff.catalogue.size, dtype=bool)
            one[cliff.catalogue.position_of[record]] = True
            rows = np.flatnonzero(cliff.rows_of(one & cliff.of("loses")))
            return Listing(dataset, {"fundings": rows}), cliff.catalogue.name_of(record)
        case ["money", way, number, which] if way in WAYS and number.isdecimal():
            at, groups = int(number[:9]), groups_of(way)
            if at < len(groups):
                group = groups[at]
                parts = {
                    "all": group.rows,
                    "ending": group.rows[cliff.ending[group.rows]],
                    "without": without_amount(cliff, group.rows),
                }
                rows = parts.get(which, group.rows)
                title = group_words(cliff, way, group.value, language)
                return Listing(dataset, {"fundings": rows}), title
    return None
