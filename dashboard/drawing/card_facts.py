"""The facts at the head of a card: what an organisation, a project, an event is, and since when."""

from __future__ import annotations

import re

from markupsafe import Markup

from dashboard.drawing.card_scribe import Fact, Scribe
from dashboard.model import Event, Organisation, Project
from dashboard.model.wording import date_words, occasion_words, period_words

_MAIL = re.compile(r"[\w.+-]+@[\w.-]+")
_PHONE = re.compile(r"\+?[\d ()/.-]+", re.ASCII)


def organisation_facts(scribe: Scribe, record: Organisation) -> list[Fact]:
    """Since when it exists, its legal form, what it does for whom, how to reach it."""
    say, cite = scribe.language.say, scribe.cite(record)
    founded, dissolved = record.founded, record.dissolved
    legal_form = scribe.label("legal_form", record.legal_form) if record.legal_form else ""
    return [
        (
            say("Founded"),
            _with(cite, date_words(founded, scribe.language)) if founded else scribe.unknown(),
        ),
        (
            say("Dissolved"),
            _with(cite, date_words(dissolved, scribe.language)) if dissolved else "",
        ),
        (say("Legal form"), _with(cite, legal_form)),
        (say("Topics"), _with(cite, scribe.labels("topic", record.topics))),
        (say("Target groups"), _with(cite, scribe.labels("target_group", record.target_groups))),
        (say("Languages"), _with(cite, scribe.labels("language", record.languages))),
        (say("Website"), _with(cite, scribe.link(record.website) if record.website else "")),
        (say("E-mail"), _with(cite, _mail(record.email or ""))),
        (say("Telephone"), _with(cite, _telephone(record.phone or ""))),
    ]


def project_facts(scribe: Scribe, record: Project) -> list[Fact]:
    """Its time, who carries it, what it does for whom."""
    say, cite = scribe.language.say, scribe.cite(record)
    known = record.start or record.end
    period = period_words(record.period, scribe.language)
    return [
        (say("Period"), _with(cite, period) if known else scribe.unknown()),
        (
            say("Carrier"),
            _with(cite, scribe.name(record.organisation) if record.organisation else ""),
        ),
        (say("Topics"), _with(cite, scribe.labels("topic", record.topics))),
        (say("Target groups"), _with(cite, scribe.labels("target_group", record.target_groups))),
        (say("Website"), _with(cite, scribe.link(record.website) if record.website else "")),
    ]


def event_facts(scribe: Scribe, record: Event) -> list[Fact]:
    """When it was, and who invited."""
    say, cite = scribe.language.say, scribe.cite(record)
    known = record.start or record.end
    when = occasion_words(record.period, scribe.language)
    form = {True: say("online"), False: say("on site"), None: ""}[record.online]
    return [
        (say("Date"), _with(cite, when) if known else scribe.unknown()),
        (say("Organiser"), _with(cite, scribe.name(record.organiser) if record.organiser else "")),
        (say("Form"), _with(cite, form)),
    ]


def _with(cite: Markup, text: str) -> str:
    return Markup("{}{}").format(text, cite) if text else ""


def _mail(address: str) -> Markup | str:
    if not _MAIL.fullmatch(address):
        return address
    return Markup('<a class="na-link" href="mailto:{}">{}</a>').format(address, address)


def _telephone(number: str) -> Markup | str:
    if not _PHONE.fullmatch(number):
        return number
    dialled = re.sub(r"[^\d+]", "", number)
    return Markup('<a class="na-link" href="tel:{}">{}</a>').format(dialled, number)
