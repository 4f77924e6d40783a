"""The page "Förderkante" in a file: what each district has left, and who is at the edge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dashboard.analysis.cliff import cliff
from dashboard.analysis.cliff_days import losing_elsewise, opening_day
from dashboard.analysis.cliff_fields import ALL, Fields, fields
from dashboard.analysis.origins import rows_of
from dashboard.drawing.cliff_chart import losing_chart
from dashboard.drawing.cliff_elsewise import losing_elsewise_words
from dashboard.drawing.cliff_map import cliff_entries, cliff_tints
from dashboard.drawing.cliff_parts import losing_part, standings_part
from dashboard.drawing.cliff_words import NOWHERE, lead, not_counted
from dashboard.drawing.coverage_words import counted_words
from dashboard.drawing.part import Part
from dashboard.drawing.told import plainly
from dashboard.export.exhibits.asked import Asked
from dashboard.export.exhibits.exhibit import MOST_ROWS, Chart, Exhibit, Scope
from dashboard.export.exhibits.tints import Tints
from dashboard.selection import can_be_asked, read_day, sentence

_TOLD = 3  # the columns of who loses, when, and who paid


def cliff_exhibit(scope: Scope, asked: Asked) -> Exhibit:
    """What the page shows for its choices."""
    language, say = scope.language, scope.language.say
    first = opening_day(scope.matching, scope.day)
    day = asked.one("cliff_day", first, can_be_asked, read_day)
    found = fields(cliff(scope.matching, day, scope.day))
    row = asked.one("cliff_topic", ALL, found.rows)
    topic = scope.choices.label("topic", row) if row else say("All topics")
    figure = Tints(
        say("By district: {topic}", topic=topic),
        cliff_tints(found, row, language),
        [(fill, text) for _, fill, text in cliff_entries(found, row, language)],
        scope.view,
        language,
        found.epoch,
    )
    return Exhibit(
        title=f"{say('Funding edge')}: {language.day(day)}",
        sentence=_told(found, scope),
        above="" if row == ALL else say("On the map: {topic}", topic=topic),
        figure=figure,
        table=_table(found, scope),
        rests_on=rows_of(scope.catalogue, scope.matching.shown, paid=True),
        notes=_notes(found, scope),
        chart=_chart(found, scope) if len(found.cliff.losing) else None,
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


def _chart(found: Fields, scope: Scope) -> Callable[[], Chart]:
    """Draws the fundings of those who are at the edge."""
    return lambda: Chart(*losing_chart(found.cliff, scope.language, scope.day))


def _notes(found: Fields, scope: Scope) -> tuple[str, ...]:
    language, say, matching = scope.language, scope.language.say, scope.matching
    label = scope.choices.label
    told = sentence(matching.selection, matching.answer, label, language)
    counted = counted_words(matching.selection.lens, language)
    looked = say("Looked at: {subject}", subject=told)
    # Those without a place are told of in the answer.
    unlooked = [text for text, key in not_counted(found, language).items() if key != NOWHERE]
    return (looked, *scope.left_out(), counted, *unlooked)
