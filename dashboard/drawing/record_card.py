"""The record panel: all that is known of one organisation, project or event, with its sources."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from dashboard.drawing import card_sections as parts
from dashboard.drawing.card_facts import event_facts, organisation_facts, project_facts
from dashboard.drawing.card_places import places, reach
from dashboard.drawing.card_scribe import Fact, Scribe, facts
from dashboard.drawing.elements import symbol_picture
from dashboard.drawing.symbols import PROJECT, Symbol
from dashboard.geography import Epoch, epoch_on
from dashboard.language import Language
from dashboard.model import Dataset, Event, Organisation, Project

_CARD = Markup('<article class="na-card" data-record="{}">{}{}</article>')
_HEADER = Markup(
    '<header><h{level} class="na-heading" tabindex="-1" data-heading="">{name}</h{level}>'
    "{others}{kind}{summary}</header>"
)
_KIND = Markup('<div class="na-kind">{}<span>{}</span></div>')
_SUMMARY = Markup('<p class="na-summary">{}{}</p>')


def record_card(
    dataset: Dataset,
    record_id: str,
    language: Language,
    *,
    kinds: Mapping[str, Symbol] | None = None,
    level: int = 2,
    epoch: Epoch | None = None,
) -> Markup:
    """Draw the card of an organisation, project or event; raises KeyError for any other id.

    `kinds` are the map's symbols by kind, `level` is that of the card's heading. Every fact
    carries the number of its source, and the sources stand at the end. What is known of the
    time and the place is always said, be it that it is not known; other parts without
    content are left out. Districts are those of today; where they were others in `epoch`, that
    is said.
    """
    scribe = Scribe(dataset, language, record_id, level, epoch=epoch or epoch_on(None))
    record = dataset.holders.get(record_id) or dataset.event_by_id[record_id]
    header = _header(scribe, record, kinds or {})
    body = Markup("").join([facts(_facts(scribe, record)), *_sections(scribe), scribe.sources()])
    return _CARD.format(record_id, header, body)


def _header(
    scribe: Scribe, record: Organisation | Project | Event, kinds: Mapping[str, Symbol]
) -> Markup:
    symbol = kinds.get(_kind(record))
    return _HEADER.format(
        level=scribe.level,
        name=scribe.dataset.name_of(record.id),
        others=_other_names(scribe, record),
        kind=_KIND.format(symbol_picture(symbol) if symbol else "", _kind_label(scribe, record)),
        summary=_SUMMARY.format(record.summary, scribe.cite(record)) if record.summary else "",
    )


def _kind(record: Organisation | Project | Event) -> str:
    if isinstance(record, Project):
        return PROJECT
    return record.kind if isinstance(record, Organisation) else ""


def _kind_label(scribe: Scribe, record: Organisation | Project | Event) -> str:
    if isinstance(record, Project):
        return scribe.language.say("Project")
    if isinstance(record, Event):
        kind = scribe.label("event_kind", record.kind)
        return scribe.language.say("Event: {kind}", kind=kind)
    return scribe.label("organisation_kind", record.kind)


def _other_names(scribe: Scribe, record: Organisation | Project | Event) -> Markup | str:
    if isinstance(record, Organisation) and record.short_name:
        text = scribe.language.say("in short: {name}", name=record.short_name)
    elif isinstance(record, Project) and record.former_names:
        text = scribe.language.say("formerly: {names}", names="; ".join(record.former_names))
    else:
        return ""
    return Markup('<p class="na-names">{}{}</p>').format(text, scribe.cite(record))


def _facts(scribe: Scribe, record: Organisation | Project | Event) -> list[Fact]:
    if isinstance(record, Organisation):
        return organisation_facts(scribe, record)
    if isinstance(record, Project):
        return project_facts(scribe, record)
    return event_facts(scribe, record)


def _sections(scribe: Scribe) -> list[Markup]:
    say = scribe.language.say
    return [
        scribe.section(say("Places and reach"), facts([*places(scribe), *reach(scribe)])),
        scribe.section(say("Funded by"), parts.received(scribe)),
        scribe.section(say("Funds"), parts.given(scribe)),
        scribe.section(say("Projects"), parts.projects(scribe)),
        scribe.section(say("Relations"), parts.relations(scribe)),
        scribe.section(say("Events"), parts.events(scribe)),
        scribe.section(say("Figures"), parts.figures(scribe)),
    ]
