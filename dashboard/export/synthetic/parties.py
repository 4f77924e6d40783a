"""Made-up organisations, projects and events."""

from __future__ import annotations

import numpy as np

from dashboard.export.synthetic.chance import Chance, Numbers, Table, Texts, numbered, where, words
from dashboard.export.synthetic.dates import TODAY, days, spans, written

_FUNDERS = 60
_FUNDER_KINDS = {"public_body": 6.0, "foundation": 4.0, "welfare": 2.0}
_LEGAL_FORMS = {"ev": " e.V.", "gug": " gUG"}


def funders(organisations: int) -> int:
    """How many of the organisations, the first of them, give money."""
    return min(_FUNDERS, 1 + organisations // 5)


def sources() -> Table:
    """The one source that all rows name."""
    source = {"id": "synthetisch", "title": "Synthetische Daten, frei erfunden"}
    return {name: np.array([text], object) for name, text in source.items()}


def organisations(chance: Chance, size: int) -> Table:
    """So many organisations; the first ones are funders by their kind."""
    kind = chance.code("organisation_kind", size)
    first = funders(size)
    kind[:first] = chance.weighted(_FUNDER_KINDS, first)
    form = chance.code("legal_form", size, share=0.6)
    form[:first] = ""
    founded, dissolved = spans(
        chance, days(chance, size), known=0.6, ended=0.05, longest=20 * 365, until=TODAY
    )
    host = numbered("synthetisch-{:06d}.example", size)
    topics = chance.many("topic", size, (0.12, 0.38, 0.3, 0.2))
    return {
        "id": numbered("synthetisch-{:06d}", size),
        "name": numbered("Synthetisch {:06d}", size)
        + np.array([_LEGAL_FORMS.get(each, "") for each in form], object),
        "short_name": where(chance.some(size, 0.2), numbered("Syn {:06d}", size)),
        "kind": kind,
        "legal_form": form,
        "founded": founded,
        "dissolved": dissolved,
        "topics": topics,
        "target_groups": chance.many("target_group", size, (0.25, 0.4, 0.25, 0.1)),
        "languages": chance.many("language", size, (0.6, 0.2, 0.15, 0.05)),
        "website": where(chance.some(size, 0.4), "https://" + host),
        "email": where(chance.some(size, 0.3), "info@" + host),
        "phone": where(chance.some(size, 0.1), numbered("0000 {:06d}", size)),
        "summary": _summaries(topics),
    }


def projects(chance: Chance, parties: Texts) -> tuple[Table, Numbers]:
    """Projects, two for five organisations, and the places of their carriers in `parties`.

    The cell of the carrier is sometimes empty, the place never: the project works around it.
    """
    size = round(0.4 * parties.size)
    carrier = chance.below(parties.size, size)
    start, end = spans(chance, days(chance, size), known=0.85, ended=0.5, longest=5 * 365)
    topics = chance.many("topic", size, (0.1, 0.4, 0.3, 0.2))
    return {
        "id": numbered("synthetisch-projekt-{:06d}", size),
        "name": numbered("Synthetisches Projekt {:06d}", size),
        "former_names": where(
            chance.some(size, 0.05), numbered("Synthetisches Vorhaben {:06d}", size)
        ),
        "organisation": where(chance.some(size, 0.95), parties[carrier]),
        "start": start,
        "end": end,
        "topics": topics,
        "target_groups": chance.many("target_group", size, (0.2, 0.45, 0.25, 0.1)),
        "website": where(
            chance.some(size, 0.2), numbered("https://synthetisches-projekt-{:06d}.example", size)
        ),
        "summary": _summaries(topics),
    }, carrier


def events(chance: Chance, parties: Texts, carried: Texts) -> Table:
    """Events, three for twenty organisations; `location` names one for `locations` to make."""
    size = round(0.15 * parties.size)
    first = days(chance, size)
    start, end = spans(chance, first, known=0.9, ended=0.3, longest=4)
    one_day = chance.some(size, 0.4)
    shape = chance.weighted({"day": 9, "time": 1}, size)
    start[one_day] = written(first, shape)[one_day]
    end[one_day] = written(first, np.full(size, "day", object))[one_day]
    ids = numbered("synthetisch-veranstaltung-{:06d}", size)
    on_site = chance.some(size, 0.65)
    organisers = parties[chance.below(parties.size, size)]
    if carried.size:
        by_project = chance.some(size, 0.2)
        organisers = np.where(by_project, carried[chance.below(carried.size, size)], organisers)
    return {
        "id": ids,
        "title": numbered("Synthetische Veranstaltung {:06d}", size),
        "kind": chance.code("event_kind", size),
        "start": start,
        "end": end,
        "organiser": where(chance.some(size, 0.8), organisers),
        "location": where(on_site, ids + "-venue"),
        "online": np.where(on_site, chance.one_of(("", "false"), size), "true").astype(object),
        "summary": np.full(size, "Frei erfunden.", object),
    }


def _summaries(topics: Texts) -> Texts:
    """A sentence for each list of topics, so that a search for words has something to find."""
    labels = dict(words("topic"))
    said = {
        text: f"Frei erfunden: {', '.join(labels[code] for code in text.split(';'))}."
        if text
        else "Frei erfunden."
        for text in dict.fromkeys(topics)
    }
    return np.array([said[text] for text in topics], object)
