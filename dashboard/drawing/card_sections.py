"""The parts of a card that tell of others: money, partners, projects, events, figures."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from dashboard.drawing.card_places import place_line
from dashboard.drawing.card_scribe import Scribe, aside, facts, items, together
from dashboard.model import Event, Figure, Funding, Project, Relation
from dashboard.model.wording import date_words, occasion_words, period_words


def projects(scribe: Scribe) -> Markup:
    """The projects that the organisation carries, with their times."""
    return items(
        [_project(scribe, row) for row in scribe.dataset.projects_of.get(scribe.record, ())]
    )


def _project(scribe: Scribe, row: Project) -> Markup:
    period = period_words(row.period, scribe.language)
    return scribe.name(row.id) + aside(scribe.cite(row), period)


def received(scribe: Scribe) -> Markup:
    """Who pays for the record, and for the projects that it carries."""
    data = scribe.dataset
    carried = {row.id for row in data.projects_of.get(scribe.record, ())}
    rows = [
        row
        for row in data.fundings
        if scribe.record in (row.recipient, row.project) or row.project in carried
    ]
    return items([_funding(scribe, row, scribe.name(row.funder), row.project) for row in rows])


def given(scribe: Scribe) -> Markup:
    """Whom the organisation pays for."""
    return items(
        [
            _funding(scribe, row, scribe.name(row.project or row.recipient or ""), None)
            for row in scribe.dataset.fundings_by.get(scribe.record, ())
        ]
    )


def _funding(scribe: Scribe, row: Funding, party: Markup, project: str | None) -> Markup:
    say, language = scribe.language.say, scribe.language
    whose = project if project and project != scribe.record else None
    purpose = _purpose(scribe, whose) if whose else ""
    return Markup("{}{}{}").format(
        party,
        purpose,
        aside(
            scribe.cite(row),
            say("programme “{programme}”", programme=row.programme) if row.programme else "",
            period_words(row.period, language),
            say("amount not known")
            if row.amount_eur is None
            else language.money(float(row.amount_eur)),
        ),
    )


def _purpose(scribe: Scribe, project: str) -> Markup:
    label = scribe.language.say("for the project")
    return Markup('<span class="na-more">{} {}</span>').format(label, scribe.name(project))


def relations(scribe: Scribe) -> Markup:
    """What the record is to others and they to it, by the kind of the relation."""
    groups: dict[tuple[int, int, str], list[Markup]] = {}
    rows = scribe.dataset.relations_of.get(scribe.record, ())
    order = {code: i for i, code in enumerate(scribe.dataset.terms.get("relation_kind", {}))}
    for row in sorted(rows, key=lambda row: scribe.dataset.name_of(_other(scribe, row)).casefold()):
        inverse = row.subject != scribe.record
        key = (order.get(row.kind, len(order)), int(inverse), _phrase(scribe, row, inverse))
        groups.setdefault(key, []).append(_related(scribe, row))
    told = ((key[2], together(groups[key])) for key in sorted(groups))
    return facts(told)


def _other(scribe: Scribe, row: Relation) -> str:
    return row.object if row.subject == scribe.record else row.subject


def _phrase(scribe: Scribe, row: Relation, inverse: bool) -> str:
    """The relation as it reads from this record; without an inverse, the sentence in brackets."""
    if not inverse:
        return scribe.label("relation_kind", row.kind)
    if row.kind in scribe.dataset.terms.get("relation_kind_inverse", {}):
        return scribe.label("relation_kind_inverse", row.kind)
    phrase = scribe.label("relation_kind", row.kind)
    return scribe.language.say("… {phrase} this one", phrase=phrase)


def _related(scribe: Scribe, row: Relation) -> Markup:
    known = row.start or row.end
    period = period_words(row.period, scribe.language) if known else ""
    note = Markup(' <span class="na-note">({})</span>').format(period) if period else ""
    return scribe.name(_other(scribe, row)) + note + scribe.cite(row)


def events(scribe: Scribe) -> Markup:
    """The events that the record organises, in the order of their dates."""
    rows = sorted(scribe.dataset.events_of.get(scribe.record, ()), key=_first_day)
    return items([_event(scribe, row) for row in rows])


def _first_day(event: Event) -> tuple[bool, str]:
    day = event.period.earliest
    return day is None, f"{day}"


def _event(scribe: Scribe, row: Event) -> Markup:
    when = occasion_words(row.period, scribe.language)
    return scribe.name(row.id) + aside(scribe.cite(row), when, _venue(scribe, row))


def _venue(scribe: Scribe, row: Event) -> str:
    data, say = scribe.dataset, scribe.language.say
    at = data.location_by_id.get(row.location or "")
    place = "" if at is None or at.publication == "hidden" else place_line(at, scribe.language)
    parts = [place, say("online") if row.online else ""]
    return ", ".join(part for part in parts if part) or say("place not known")


def figures(scribe: Scribe) -> Markup:
    """The numbers that are stated of the record, with what they leave open."""
    rows: Iterable[Figure] = scribe.dataset.figures_of.get(scribe.record, ())
    return items([figure_words(scribe, row) + scribe.cite(row) for row in rows])


def figure_words(scribe: Scribe, row: Figure) -> Markup:
    """A figure as it is stated: "mehr als 3.000 Unterstützende (Stand 14. März 2019)"."""
    exact = row.qualifier in (None, "exact")
    words = [
        "" if exact else scribe.label("qualifier", row.qualifier or ""),
        scribe.language.number(float(row.value)),
        scribe.label("measure", row.measure),
    ]
    told = Markup(" ").join(word for word in words if word)
    if row.as_of is None:
        return told
    as_of = scribe.language.say("as of {date}", date=date_words(row.as_of, scribe.language))
    return Markup('{} <span class="na-note">({})</span>').format(told, as_of)
