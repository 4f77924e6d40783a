"""The records for programs that know schema.org: JSON-LD 1.1 (https://schema.org)."""

from __future__ import annotations

import json
import re
from typing import Any

from dashboard.export.chosen import Chosen
from dashboard.export.notes import source_line
from dashboard.geography import area_label
from dashboard.model import Dataset, Event, Funding, FuzzyDate, Location, Organisation, Project

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_URN = "urn:netzwerkatlas:"


def json_ld(chosen: Chosen) -> bytes:
    """Organisations, projects, events, fundings and sources as a graph.

    Dates that schema.org cannot say stand as an `additionalProperty` in EDTF.
    """
    dataset = chosen.dataset
    graph: list[dict[str, Any]] = [
        _filled(
            {
                "@id": f"{_URN}selection",
                "@type": "Dataset",
                "name": "Netzwerkatlas",
                "description": chosen.sentence,
                "dateCreated": chosen.day.isoformat(),
                "inLanguage": chosen.language.code,
                "isBasedOn": [_reference("source", each.id) for each in dataset.sources],
                "hasPart": [_reference("record", each) for each in chosen.shown],
            }
        ),
        *(_record(dataset, each) for each in dataset.holders.values()),
        *(_event(dataset, each) for each in dataset.events),
        *(_grant(each) for each in dataset.fundings),
        *(
            _filled(
                {
                    "@id": f"{_URN}source:{source.id}",
                    "@type": "CreativeWork",
                    "name": source.title,
                    "publisher": source.publisher,
                    "url": source.url,
                    "description": source_line(source, chosen),
                    **_date("datePublished", source.published),
                }
            )
            for source in dataset.sources
        ),
    ]
    found = {"@context": "https://schema.org", "@graph": graph}
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def _record(dataset: Dataset, holder: Organisation | Project) -> dict[str, Any]:
    named: dict[str, Any]
    if isinstance(holder, Organisation):
        named = {
            "@type": "Organization",
            "alternateName": holder.short_name,
            "email": holder.email,
            "telephone": holder.phone,
            **_dates(("foundingDate", holder.founded), ("dissolutionDate", holder.dissolved)),
        }
    else:
        named = {
            "@type": "Project",
            "alternateName": list(holder.former_names),
            "parentOrganization": _reference("record", holder.organisation)
            if holder.organisation
            else None,
            **_dates(("foundingDate", holder.start), ("dissolutionDate", holder.end)),
        }
    return _filled(
        {
            "@id": f"{_URN}record:{holder.id}",
            "name": holder.name,
            "description": holder.summary,
            "url": holder.website,
            "keywords": [dataset.label("topic", code, "de") for code in holder.topics],
            "location": [_place(each) for each in dataset.locations_of.get(holder.id, ())],
            "areaServed": [
                {
                    "@type": "AdministrativeArea",
                    "identifier": area.ags,
                    "name": area_label(area.ags),
                }
                for area in dataset.areas_of.get(holder.id, ())
            ],
            "funding": [
                _reference("funding", each.id) for each in dataset.fundings_of.get(holder.id, ())
            ],
            "subjectOf": _reference("source", holder.source),
            **named,
        }
    )


def _place(place: Location) -> dict[str, Any]:
    address = {
        "@type": "PostalAddress",
        "streetAddress": place.street,
        "postalCode": place.postcode,
        "addressLocality": place.place,
        "addressRegion": area_label(place.ags) if place.ags else None,
        "addressCountry": "DE",
    }
    point = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    return _filled(
        {
            "@type": "Place",
            "address": _filled(address),
            "geo": point if place.latitude is not None else None,
        }
    )


def _event(dataset: Dataset, event: Event) -> dict[str, Any]:
    location = dataset.location_by_id.get(event.location or "")
    online = {"@type": "VirtualLocation"} if event.online else None
    return _filled(
        {
            "@id": f"{_URN}record:{event.id}",
            "@type": "Event",
            "name": event.title,
            "description": event.summary,
            "organizer": _reference("record", event.organiser) if event.organiser else None,
            "location": _place(location) if location else online,
            "subjectOf": _reference("source", event.source),
            **_dates(("startDate", event.start), ("endDate", event.end)),
        }
    )


def _grant(funding: Funding) -> dict[str, Any]:
    amount = funding.amount_eur
    paid = funding.project or funding.recipient or ""
    return _filled(
        {
            "@id": f"{_URN}funding:{funding.id}",
            "@type": "MonetaryGrant",
            "name": funding.programme,
            "funder": _reference("record", funding.funder),
            "fundedItem": _reference("record", paid),
            "amount": {"@type": "MonetaryAmount", "currency": "EUR", "value": str(amount)}
            if amount is not None
            else None,
            "subjectOf": _reference("source", funding.source),
            **_dates(("startDate", funding.start), ("endDate", funding.end)),
        }
    )


def _reference(kind: str, id: str) -> dict[str, str]:
    return {"@id": f"{_URN}{kind}:{id}"}


def _date(name: str, when: FuzzyDate | None) -> dict[str, Any]:
    return {name: when.text} if when and _DAY.fullmatch(when.text) else {}


def _dates(*named: tuple[str, FuzzyDate | None]) -> dict[str, Any]:
    """The dates that schema.org can say, and the others in EDTF beside them."""
    said: dict[str, Any] = {}
    others: list[dict[str, str]] = []
    for name, when in named:
        said |= _date(name, when)
        if when and name not in said:
            others.append({"@type": "PropertyValue", "propertyID": "EDTF", "name": name})
            others[-1]["value"] = when.text
    return {**said, "additionalProperty": others}


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", [])}
