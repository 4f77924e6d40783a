"""The page "Kreisprofil" in a file: where the records of a place sit, and its topics."""

from __future__ import annotations

from dashboard.analysis.profile import profile
from dashboard.drawing.part import Part
from dashboard.drawing.profile_parts import topics_part
from dashboard.drawing.profile_words import filter_words, in_numbers, place_facts
from dashboard.export.exhibits.asked import Asked
from dashboard.export.exhibits.circles import Circles
from dashboard.export.exhibits.exhibit import MOST_ROWS, Exhibit, Scope
from dashboard.geography import area_label, current_district, districts, states

_TOLD = (0, 1, 2, 5)  # the columns: topic, state, how many here, and in the Land


def profile_exhibit(scope: Scope, asked: Asked) -> Exhibit:
    """The profile of the place that is chosen on the page, or else in the filters."""
    language, say = scope.language, scope.language.say
    lands = [each.ags for each in states()]
    known = {*lands, *(each.ags for each in districts())}
    own = {current_district(code) or code for code in scope.view}
    usual = own.pop() if len(own) == 1 else lands[-1]
    place = asked.one("profile", usual, known, lambda code: current_district(code) or code)
    found = profile(scope.matching, place, scope.matching.selection.active or scope.day)
    figure = Circles(
        found.catalogue, found.lenses["sits"], "sits", scope.symbols, language, view=(place,)
    )
    told = in_numbers(found, language)
    part = topics_part(found, language)
    rows = tuple(tuple(row[n] for n in _TOLD) for row in part.rows)
    headers = tuple(part.headers[n] for n in _TOLD)
    table = Part(
        part.name, part.title, headers, rows[:MOST_ROWS], more=max(len(rows) - MOST_ROWS, 0)
    )
    label = scope.choices.label
    notes = (place_facts(place, language) + ".", *filter_words(found, label, language))
    return Exhibit(
        title=say("District profile: {place}", place=area_label(place)),
        sentence=" ".join(told),
        figure=figure,
        table=table,
        rests_on=found.near,
        notes=(*notes, *part.notes),
    )
