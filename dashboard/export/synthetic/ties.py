"""Made-up fundings, relations and figures: what ties the parties, and what is counted of them."""

from __future__ import annotations

import numpy as np

from dashboard.export.synthetic.chance import Chance, Numbers, Table, Texts, numbered, where
from dashboard.export.synthetic.dates import PLAIN, days, spans, written
from dashboard.export.synthetic.parties import funders

_PROGRAMMES = 40
_HUBS = 3.0  # how strongly relations gather around few parties


def fundings(chance: Chance, parties: Texts, projects: Texts, carriers: Numbers) -> Table:
    """Fundings, one for two organisations: of a project, of a recipient, or of both.

    A programme belongs to one funder; a few funders and programmes pay for most.
    """
    size = round(0.5 * parties.size)
    giver = chance.below(funders(parties.size), size, slope=1.6)
    programme = chance.below(_PROGRAMMES, size, slope=1.6)
    in_programme = chance.some(size, 0.7)
    owner = chance.below(funders(parties.size), _PROGRAMMES)
    project = recipient = np.full(size, "", object)
    to_project = chance.some(size, 0.7) & (projects.size > 0)
    if projects.size:
        paid = chance.below(projects.size, size)
        project = where(to_project, projects[paid])
        recipient = where(chance.some(size, 0.25), parties[carriers[paid]])
    recipient = np.where(to_project, recipient, parties[chance.below(parties.size, size)]).astype(
        object
    )
    start, end = spans(chance, days(chance, size), known=0.85, ended=0.7, longest=5 * 365)
    amount = (np.exp(chance.rng.normal(10.3, 1.1, size)) // 100 * 100 + 100).astype(np.int64)
    return {
        "id": numbered("synthetische-foerderung-{:06d}", size),
        "funder": parties[np.where(in_programme, owner[programme], giver)],
        "recipient": recipient,
        "project": project,
        "programme": where(
            in_programme, numbered("Synthetisches Programm {:02d}", _PROGRAMMES)[programme]
        ),
        "start": start,
        "end": end,
        "amount_eur": where(chance.some(size, 0.35), amount.astype(object)),
    }


def relations(chance: Chance, parties: Texts, projects: Texts, events: Texts) -> Table:
    """Relations, about one for two organisations, no two alike and none to itself."""
    size = round(0.5 * parties.size)
    subject = parties[chance.below(parties.size, size)]
    kind = chance.code("relation_kind", size)
    found = _owners(chance, size, parties, projects, events, slope=_HUBS)
    rows = dict.fromkeys(
        each for each in zip(subject, kind, found, strict=True) if each[0] != each[2]
    )
    table = np.array(list(rows), object).reshape(-1, 3)
    start, end = spans(chance, days(chance, len(table)), known=0.4, ended=0.15, longest=3650)
    return {
        "id": np.array([f"{s}-{k.replace('_', '-')}-{o}" for s, k, o in rows], object),
        "subject": table[:, 0],
        "kind": table[:, 1],
        "object": table[:, 2],
        "start": start,
        "end": end,
    }


def figures(chance: Chance, parties: Texts, projects: Texts, events: Texts) -> Table:
    """Figures, about one for five organisations, each measure once for an owner."""
    size = round(0.2 * parties.size)
    owner = _owners(chance, size, parties, projects, events)
    rows = dict.fromkeys(zip(owner, chance.code("measure", size), strict=True))
    table = np.array(list(rows), object).reshape(-1, 2)
    size = len(table)
    value = np.exp(chance.rng.normal(3.2, 1.2, size)).astype(np.int64) + 1
    as_of = written(days(chance, size), chance.weighted(PLAIN, size))
    return {
        "id": np.array([f"{o}-{m.replace('_', '-')}" for o, m in rows], object),
        "owner": table[:, 0],
        "measure": table[:, 1],
        "qualifier": chance.code("qualifier", size, share=0.8),
        "value": value.astype(object),
        "as_of": where(chance.some(size, 0.6), as_of),
    }


def _owners(
    chance: Chance, size: int, parties: Texts, projects: Texts, events: Texts, slope: float = 1.0
) -> Texts:
    """Mostly organisations, some projects, few events."""
    found = parties[chance.below(parties.size, size, slope)]
    for others, share in ((projects, 0.2), (events, 0.06)):
        if others.size:
            other = others[chance.below(others.size, size)]
            found = np.where(chance.some(size, share), other, found).astype(object)
    return found
