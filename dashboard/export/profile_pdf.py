"""A district's profile as a PDF: real text, tagged for screen readers (PDF/UA-1), offline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dashboard.analysis.profile import Profile
from dashboard.analysis.timelines import foundings
from dashboard.drawing.elements import is_web_address
from dashboard.drawing.part import Part
from dashboard.drawing.profile_map import map_key, map_words, profile_map
from dashboard.drawing.profile_money import funding_chart, fundings_part, standings_part
from dashboard.drawing.profile_parts import figures_part, not_counted_part, topics_part
from dashboard.drawing.profile_records import records_part, sources_part
from dashboard.drawing.profile_words import in_numbers, no_funding, place_facts
from dashboard.drawing.static_chart import static_chart
from dashboard.drawing.symbols import Symbol
from dashboard.drawing.time_canvas import Spec
from dashboard.drawing.timeline_founding import draw_foundings
from dashboard.drawing.timeline_notes import reading_foundings, reading_fundings
from dashboard.export.pdf_file import written_pdf
from dashboard.export.pdf_text import breakable, linkable
from dashboard.geography import (
    BOUNDARIES_ATTRIBUTION,
    FIGURES_ATTRIBUTION,
    POSTCODES_ATTRIBUTION,
)
from dashboard.language import Language, message

MOST_RECORDS, MOST_FUNDINGS = 60, 40


@dataclass(frozen=True)
class Taken:
    """What a file says of itself: the day, the link that leads back, the filters in words.

    `address` may be a path alone, where the host is not known; `filters` is "" without any.
    """

    day: date
    address: str
    filters: str = ""


def profile_pdf(
    profile: Profile, symbols: Mapping[str, Symbol], language: Language, taken: Taken
) -> bytes:
    """Make the PDF; the same data and day give the same file. Nothing is loaded from anywhere.

    Long lists are cut, and say how much there is besides. Raises Complaint where it fails.
    """
    values = _values(profile, symbols, language, taken)
    failed = message("Take the tables of the page instead, and tell those who run the atlas.")
    return written_pdf("profile.typ", values, taken.day, failed)


def _values(
    profile: Profile, symbols: Mapping[str, Symbol], language: Language, taken: Taken
) -> dict[str, Any]:
    say, place = language.say, profile.name
    linked, day = is_web_address(taken.address), language.day(taken.day)
    made = say("As of {day}. Link to this profile:", day=day)
    if not linked:
        made = say("As of {day}. This profile, behind the address of the atlas:", day=day)
    return {
        "lang": language.code,
        "title": say("District profile: {place}", place=place),
        "kind": say("Netzwerkatlas: integration networks in four Länder"),
        "facts": place_facts(profile.place, language, profile.epoch),
        "sentences": in_numbers(profile, language),
        "filters": taken.filters,
        "made": made,
        "address": linkable(taken.address) or taken.address,
        "linked": linked,
        "footer": f"Netzwerkatlas · {place} · {language.day(taken.day)}",
        "page": say("Page"),
        "blocks": list(profile_blocks(profile, symbols, language)),
        "rights": {
            "title": say("Origin"),
            "lines": [
                say("Map: {attribution}", attribution=BOUNDARIES_ATTRIBUTION),
                say("Inhabitants and area: {attribution}", attribution=FIGURES_ATTRIBUTION),
                POSTCODES_ATTRIBUTION,
                say("Places are shown as exactly as their publication allows, and no more."),
            ],
        },
    }


def profile_blocks(
    profile: Profile, symbols: Mapping[str, Symbol], language: Language
) -> Iterator[dict[str, Any]]:
    """Tables and pictures in their order; what is empty is left out, or said to be empty."""
    yield _table(figures_part(profile, language), language)
    picture, words = str(profile_map(profile, language)), map_words(profile, language)
    yield _picture(picture, words, map_key(language), "", width=72)
    yield from _filled(topics_part(profile, language), language)
    began = foundings(profile.catalogue, profile.near)
    if len(began):
        spec = draw_foundings(profile.dataset, began, language)
        reading = reading_foundings(began, language, printed=True)
        yield _chart(spec, reading, language.say("Since when"))
    yield from _standings(profile, language)
    if len(profile.fundings):
        reading = reading_fundings(profile.fundings.timeline(), language, printed=True)
        yield _chart(funding_chart(profile, language), reading, "", waits=True)
        yield _table(fundings_part(profile, language, MOST_FUNDINGS), language)
    yield from _filled(records_part(profile, symbols, language, MOST_RECORDS), language)
    yield from _filled(not_counted_part(profile, language), language)
    yield from _filled(sources_part(profile, language), language)


def _filled(part: Part, language: Language) -> Iterator[dict[str, Any]]:
    """A table that has any rows: no heading stands alone."""
    if part.rows:
        yield _table(part, language)


def _standings(profile: Profile, language: Language) -> Iterator[dict[str, Any]]:
    """How many fundings run, or that none is recorded."""
    part = standings_part(profile, language)
    told = () if part.rows else (no_funding(profile, language),)
    yield _table(replace(part, notes=(*told, *part.notes)), language)


def _chart(spec: Spec, reading: str, title: str, *, waits: bool = False) -> dict[str, Any]:
    picture = _picture(static_chart(spec), str(spec["description"]), reading, title, width=90)
    return {**picture, "waits": waits}


def _picture(svg: str, alt: str, key: str, title: str, width: int) -> dict[str, Any]:
    """A picture, `width` percent of the page wide, with its words for those who do not see it.

    One that `waits` may stand behind what follows it, where a page has no room for it.
    """
    values = {"svg": svg, "alt": alt, "key": key, "title": title, "width": width}
    return {"kind": "picture", "waits": False, **values}


def _table(part: Part, language: Language) -> dict[str, Any]:
    notes = list(part.notes)
    if part.more:
        n = language.number(part.more)
        notes.append(
            language.say("{n} more are not listed here; the link leads to all of them.", n=n)
        )
    rows = [
        [{"text": breakable(cell.text), "address": linkable(cell.address)} for cell in row]
        for row in part.rows
    ]
    return {
        "kind": "table",
        "name": part.name,
        "title": part.title,
        "headers": list(part.headers),
        "rows": rows,
        "notes": notes,
    }
