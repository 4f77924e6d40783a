"""The records on a map: GeoJSON (RFC 7946), WGS84."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dashboard.drawing.day_names import area_in_words, seat_words
from dashboard.export.chosen import Chosen
from dashboard.export.notes import ATTRIBUTION, source_line
from dashboard.geography import current_district
from dashboard.model import Location, Organisation, Project
from dashboard.model.wording import period_words


def geojson(chosen: Chosen) -> bytes:
    """A feature for each place of each shown record, and one for each record without any.

    What is published by district or is not known has no geometry, but its code. Selection,
    day, sources and attribution stand beside the features.
    """
    found = {
        "type": "FeatureCollection",
        "name": "Netzwerkatlas",
        "selection": chosen.sentence,
        "query": chosen.query,
        "date": chosen.day.isoformat(),
        **({"districts": chosen.boundaries} if chosen.boundaries else {}),
        "attribution": list(ATTRIBUTION),
        "sources": [source_line(source, chosen) for source in chosen.dataset.sources],
        "features": [
            {
                "type": "Feature",
                "id": row["place_id"] or row["id"],
                "geometry": _point(row),
                "properties": {k: v for k, v in row.items() if k not in ("latitude", "longitude")},
            }
            for row in places(chosen)
        ],
    }
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def places(chosen: Chosen) -> Iterator[dict[str, Any]]:
    """A row for each place of each shown record, one for a record that has none.

    Keys: id, name, kind, kind_label, topics, place_id, role, place, street, postcode, ags,
    area (the district by name, as of the day), district (the code of today's), latitude,
    longitude (degrees, None where not published or not known), precision, publication,
    works_in, period (in words), website, summary, source.
    Lists are texts, separated by "; ". None is not known.
    """
    dataset = chosen.dataset
    for record in chosen.shown:
        holder = dataset.holders[record]
        about = _about(holder, chosen)
        for place in dataset.locations_of.get(record, ()) or (None,):
            yield {**about, **_where(place, chosen)}


def _about(holder: Organisation | Project, chosen: Chosen) -> dict[str, Any]:
    dataset, language = chosen.dataset, chosen.language
    organisation = isinstance(holder, Organisation)
    source = dataset.source_by_id[holder.source]
    return {
        "id": holder.id,
        "name": holder.name,
        "kind": holder.kind if isinstance(holder, Organisation) else "project",
        "kind_label": dataset.label("organisation_kind", holder.kind, language.code)
        if isinstance(holder, Organisation)
        else language.say("Project"),
        "topics": _several(dataset.label("topic", t, language.code) for t in holder.topics),
        "works_in": _several(
            area_in_words(area.ags, chosen.epoch, language)
            for area in dataset.areas_of.get(holder.id, ())
        ),
        "period": period_words(holder.period, language),
        "website": holder.website,
        "email": holder.email if organisation else None,  # type: ignore[union-attr]
        "summary": holder.summary,
        "source": ", ".join(part for part in (source.title, holder.locator) if part),
    }


def _where(place: Location | None, chosen: Chosen) -> dict[str, Any]:
    if place is None:
        names = ("place_id", "role", "place", "street", "postcode", "ags", "area", "district")
        return dict.fromkeys((*names, "latitude", "longitude", "precision", "publication"))
    return {
        "place_id": place.id,
        "role": chosen.dataset.label("location_role", place.role, chosen.language.code),
        "place": place.place,
        "street": place.street,
        "postcode": place.postcode,
        "ags": place.ags,
        "area": seat_words(place, chosen.epoch, chosen.language) or None,
        "district": current_district(place.ags) if place.ags else None,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
        "publication": place.publication,
    }


def _point(row: dict[str, Any]) -> dict[str, Any] | None:
    if row["latitude"] is None:
        return None
    return {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]}


def _several(texts: Iterator[str]) -> str | None:
    return "; ".join(dict.fromkeys(texts)) or None
