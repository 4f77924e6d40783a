"""The page "Kreisprofil" in a file: where the records of a place sit, and its topics."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.analysis.asked_place import is_place, place_in
from dashboard.analysis.origins import rows_of, together
from dashboard.analysis.profile import Profile, profile
from dashboard.analysis.timelines import foundings
from dashboard.drawing.part import Part
from dashboard.drawing.profile_money import funding_chart
from dashboard.drawing.profile_parts import topics_part
from dashboard.drawing.profile_words import filter_words, in_numbers, place_facts
from dashboard.drawing.timeline_founding import draw_foundings
from dashboard.drawing.timeline_notes import reading_foundings, reading_fundings
from dashboard.export.exhibits.asked import Asked
from dashboard.export.exhibits.circles import Circles
from dashboard.export.exhibits.exhibit import MOST_ROWS, Chart, Exhibit, Scope
from dashboard.geography import (
    FIGURES_ATTRIBUTION,
    states,
)
from dashboard.language import Language

_TOLD = (0, 1, 2, 5)  # the columns: topic, state, how many here, and in the Land


def profile_exhibit(scope: Scope, asked: Asked) -> Exhibit:
    """The profile of the place that is chosen on the page, or else in the filters."""
    language, say = scope.language, scope.language.say
    lands = [each.ags for each in states()]
    own, epoch = set(scope.view), scope.matching.epoch
    usual = own.pop() if len(own) == 1 else lands[-1]
    place = place_in(asked.one("profile", usual, is_place), epoch)
    found = profile(scope.matching, place, scope.matching.selection.active or scope.day)
    figure = Circles(
        found.catalogue,
        found.lenses["sits"],
        "sits",
        scope.symbols,
        language,
        view=(place,),
        epoch=epoch,
    )
    told = in_numbers(found, language)
    part = topics_part(found, language)
    rows = tuple(tuple(row[n] for n in _TOLD) for row in part.rows)
    headers = tuple(part.headers[n] for n in _TOLD)
    table = Part(
        part.name, part.title, headers, rows[:MOST_ROWS], more=max(len(rows) - MOST_ROWS, 0)
    )
    label = scope.choices.label
    notes = (place_facts(place, language, epoch) + ".", *filter_words(found, label, language))
    figures = say("Inhabitants and area: {attribution}", attribution=FIGURES_ATTRIBUTION)
    return Exhibit(
        title=say("District profile: {place}", place=found.name),
        sentence=" ".join(told),
        figure=figure,
        table=table,
        rests_on=together(rows_of(found.catalogue, found.here), found.rows),
        notes=(*notes, *part.notes, figures),
        chart=_chart(found, language),
    )


def _chart(found: Profile, language: Language) -> Callable[[], Chart] | None:
    """Draws the fundings of the place; where there is none, the foundings."""
    if len(found.fundings):
        return lambda: Chart(
            funding_chart(found, language),
            reading_fundings(found.fundings.timeline(), language, printed=True),
        )
    began = foundings(found.catalogue, found.near)
    if not len(began):
        return None
    return lambda: Chart(
        draw_foundings(found.dataset, began, language),
        reading_foundings(began, language, printed=True),
    )
