"""Fundings in the 360Giving Data Standard (https://standard.threesixtygiving.org), as JSON.

The standard asks for an amount and for the day of the award. A funding of which the atlas
does not know both is left out and counted, since nothing is invented to fill a field.
"""

from __future__ import annotations

import json
from typing import Any

from dashboard.export.chosen import Chosen
from dashboard.language import message
from dashboard.model import Dataset, Funding, FuzzyDate, Project
from dashboard.model.finding import Complaint

_PREFIX = "netzwerkatlas"


def grants(chosen: Chosen) -> bytes:
    """The grants that the standard can say; raises `Complaint` where there are none."""
    dataset, language = chosen.dataset, chosen.language
    said = [_grant(dataset, each) for each in dataset.fundings if _is_sayable(each)]
    if not said:
        raise Complaint(
            message("None of the selected fundings has both an amount and a day of award."),
            message("360Giving asks for both; choose another format, or other records."),
        )
    left_out = len(dataset.fundings) - len(said)
    found = {
        "version": "1.4",
        "title": f"Netzwerkatlas: {chosen.sentence}",
        "description": language.count(
            "{n} funding without a known amount or day of award is left out.",
            "{n} fundings without a known amount or day of award are left out.",
            left_out,
        ),
        "issued": chosen.day.isoformat(),
        "publisher": {"name": "Netzwerkatlas"},
        "grants": said,
    }
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def _is_sayable(funding: Funding) -> bool:
    return funding.amount_eur is not None and bool(_day(funding.period.start))


def _day(when: FuzzyDate | None) -> str:
    if when is None or when.earliest is None or when.earliest != when.latest:
        return ""
    return when.earliest.isoformat()


def _grant(dataset: Dataset, funding: Funding) -> dict[str, Any]:
    paid = funding.project or funding.recipient or ""
    project = dataset.holders.get(funding.project or "")
    carrier = project.organisation if isinstance(project, Project) else None
    source = dataset.source_by_id[funding.source]
    period = funding.period
    dates = {"startDate": _day(period.start), "endDate": _day(period.end)}
    found: dict[str, Any] = {
        "id": f"{_PREFIX}-{funding.id}",
        "title": funding.programme or dataset.name_of(paid),
        "description": _description(dataset, paid),
        "currency": "EUR",
        "amountAwarded": float(funding.amount_eur or 0),
        "awardDate": _day(period.start),
        "plannedDates": [{name: day for name, day in dates.items() if day}],
        "fundingOrganization": [_organisation(dataset, funding.funder)],
        "recipientOrganization": [_organisation(dataset, funding.recipient or carrier or paid)],
    }
    if source.url:
        found["dataSource"] = source.url
    if funding.programme:
        found["grantProgramme"] = [{"title": funding.programme}]
    return found


def _description(dataset: Dataset, paid: str) -> str:
    holder = dataset.holders[paid]
    return holder.summary or holder.name


def _organisation(dataset: Dataset, id: str) -> dict[str, Any]:
    return {"id": f"{_PREFIX}-{id}", "name": dataset.name_of(id)}
