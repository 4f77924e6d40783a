"""The page "Förderkante" in a file: what each district has left, and who is at the edge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import numpy as np

from dashboard.analysis.cliff import cliff
from dashboard.analysis.cliff_days import losing_elsewise, opening_day
from dashboard.analysis.cliff_fields import ALL, Fields, fields
from dashboard.analysis.origins import rows_of
from dashboard.analysis.timelines import events
from dashboard.drawing.cliff_map import cliff_entries, cliff_tints
from dashboard.drawing.cliff_parts import losing_part, standings_part
from dashboard.drawing.cliff_words import lead, losing_elsewise_words, not_counted
from dashboard.drawing.coverage_words import lens_words
from dashboard.drawing.part import Part
from dashboard.drawing.timeline_funding import MOST_ROWS as MOST_BARS
from dashboard.drawing.timeline_funding import draw_fundings
from dashboard.drawing.timeline_notes import reading_fundings
from dashboard.drawing.told import plainly
from dashboard.export.exhibits.asked import Asked
from dashboard.export.exhibits.exhibit import MOST_ROWS, Chart, Exhibit, Scope
from dashboard.export.exhibits.tints import Tints
from dashboard.selection import sentence

_TOLD = 3  # the columns of who loses, when, and who paid


def cliff_exhibit(scope: Scope, asked: Asked) -> Exhibit:
    """What the page shows for its choices."""
    language, say = scope.language, scope.language.say
    first = opening_day(scope.matching, scope.day)
    day = asked.one("cliff_day", first, lambda day: True, date.fromisoformat)
    found = fields(cliff(scope.matching, day, scope.day))
    row = asked.one("cliff_topic", ALL, found.rows)
    topic = scope.choices.label("topic", row) if row else say("All topics")
    title = f"{say('Funding edge')}: {language.day(day)}"
    figure = Tints(
        say("By district: {topic}", topic=topic),
        cliff_tints(found, row, language),
        [(fill, text) for _, fill, text in cliff_entries(found, row, language)],
        scope.view,
        language,
    )
    return Exhibit(
        title=title if row == ALL else f"{title}, {topic}",
        sentence=_told(found, scope),
        figure=figure,
        table=_table(found, scope),
        rests_on=rows_of(scope.catalogue, scope.matching.shown, paid=True),
        notes=_notes(found, scope),
        chart=partial(_chart, found, scope) if len(found.cliff.losing) else None,
    )


def _told(found: Fields, scope: Scope) -> str:
    """The answer; where nobody loses anything, also what another lens finds."""
    language, edge = scope.language, found.cliff
    past = edge.day < scope.day
    told = lead(found, language, plainly(language), past=past)
    if not edge.counts["loses"]:
        others = losing_elsewise(edge, scope.day)
        told.append(losing_elsewise_words(edge, others, language, past=past)[1])
    return " ".join(filter(None, told))


def _table(found: Fields, scope: Scope) -> Part:
    """Who loses the last funding; where nobody does, who is funded how long."""
    if not len(found.cliff.losing):
        return standings_part(found.cliff, scope.language)
    part = losing_part(found.cliff, scope.language, MOST_ROWS)
    rows = tuple(row[:_TOLD] for row in part.rows)
    return replace(part, headers=part.headers[:_TOLD], rows=rows)


def _chart(found: Fields, scope: Scope) -> Chart:
    """The fundings of those who are at the edge."""
    edge, language = found.cliff, scope.language
    paid = edge.timeline(MOST_BARS)
    nothing = events(edge.catalogue, np.zeros(edge.catalogue.size, dtype=bool))
    spec = draw_fundings(scope.dataset, paid, nothing, language, scope.day, day=edge.day)
    thick = language.say("The thick line is {day}.", day=language.day(edge.day))
    return Chart(spec, f"{reading_fundings(paid, language, printed=True)} {thick}")


def _notes(found: Fields, scope: Scope) -> tuple[str, ...]:
    language, say, matching = scope.language, scope.language.say, scope.matching
    label = scope.choices.label
    told = sentence(matching.selection, matching.answer, label, language)
    lens = lens_words(matching.selection.lens, language)
    counted = f"{say('What counts')}: {lens}."
    looked = say("Looked at: {subject}", subject=told)
    return (looked, *scope.left_out(), counted, *not_counted(found, language))
