"""The records of a district's profile, and the sources of all, as tables of words."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from dashboard.analysis.listing import by_name, kind_of, record_ids
from dashboard.analysis.profile import Profile
from dashboard.analysis.timelines import Foundings
from dashboard.drawing.part import Cell, Part, counted
from dashboard.drawing.profile_words import lens_name
from dashboard.drawing.record_rows import record_rows
from dashboard.drawing.symbols import Symbol
from dashboard.drawing.timeline_notes import without_founding
from dashboard.language import Language
from dashboard.model import FuzzyDate
from dashboard.model.wording import date_words
from dashboard.selection import LENSES


def records_part(
    profile: Profile, symbols: Mapping[str, Symbol], language: Language, most: int | None = None
) -> Part:
    """The records here, `most` of them: first those of the place itself, each group by name."""
    say, catalogue = language.say, profile.catalogue
    close, wide = (by_name(catalogue, mask) for mask in (profile.near, profile.wide))
    ids = record_ids(catalogue, np.concatenate([close, wide])[:most])
    kinds = {record: kind_of(catalogue, record) for record in ids}
    rows = [
        (
            Cell(row.name, record=row.record),
            Cell(row.kind),
            Cell(_why(profile, row.record, language)),
            Cell(row.since),
            Cell(row.topics or say("not known")),
        )
        for row in record_rows(catalogue.dataset, kinds, symbols, language)
    ]
    headers = (say("Name"), say("Kind"), say("Lens"), say("Period"), say("Topics"))
    more = len(close) + len(wide) - len(rows)
    return Part("records", say("Who is here"), headers, tuple(rows), more=more)


def foundings_part(began: Foundings, language: Language, most: int | None = None) -> Part:
    """When records were founded or begun, the earliest first; the first `most`."""
    say, dataset = language.say, began.catalogue.dataset
    rows = [
        (
            Cell(date_words(FuzzyDate.parse(row.text), language)),
            Cell(row.name, record=row.record),
            Cell(
                say("Project")
                if row.is_project
                else dataset.label("organisation_kind", row.kind, language.code)
            ),
        )
        for row in began.listed(most)
    ]
    headers = (say("Founded or begun"), say("Name"), say("Kind"))
    more = len(began) - len(rows)
    notes = (without_founding(began, language),) if began.unknown else ()
    return Part("foundings", say("Since when"), headers, tuple(rows), notes, more)


def sources_part(profile: Profile, language: Language) -> Part:
    """The documents that the profile rests on, with how many of its rows each gave."""
    say, known = language.say, profile.dataset.source_by_id
    rows = []
    for key, n in profile.sources:
        source = known.get(key)
        when = date_words(source.published, language) if source and source.published else ""
        rows.append(
            (
                Cell(source.title if source else key, address=(source and source.url) or ""),
                Cell((source and source.publisher) or say("not known")),
                Cell(when or say("not known")),
                counted(n, f"source:{key}", language),
            )
        )
    headers = (say("Source"), say("Publisher"), say("Published"), say("Rows taken from it"))
    return Part("sources", say("Sources"), headers, tuple(rows))


def _why(profile: Profile, record: str, language: Language) -> str:
    at = profile.catalogue.position_of[record]
    through = [lens_name(lens, language) for lens in LENSES if profile.lenses[lens][at]]
    told = ", ".join(through)
    if profile.wide[at]:
        return language.say("{why} (only through a larger area)", why=told)
    return told
