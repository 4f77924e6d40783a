"""Events for calendars: iCalendar (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar
from icalendar import Event as Entry

from dashboard.export.chosen import Chosen
from dashboard.geography import area_label
from dashboard.language import Language
from dashboard.model import Dataset, Event
from dashboard.model.wording import occasion_words


def calendar(chosen: Chosen) -> bytes:
    """The dated events, each on the days that it may have taken place.

    An event of which only the month is known spans that month and says so. Those without a
    date are counted in the calendar's description.
    """
    language = chosen.language
    found = Calendar()
    found.add("prodid", "-//Netzwerkatlas//DE")
    found.add("version", "2.0")
    found.add("x-wr-calname", f"Netzwerkatlas: {chosen.sentence}")
    undated = 0
    for event in chosen.dataset.events:
        entry = _entry(event, chosen)
        if entry is None:
            undated += 1
        else:
            found.add_component(entry)
    if undated:
        found.add(
            "x-wr-caldesc",
            language.count("{n} event has no date.", "{n} events have no date.", undated),
        )
    text: bytes = found.to_ical()
    return text


def _entry(event: Event, chosen: Chosen) -> Entry | None:
    period, language = event.period, chosen.language
    known = [edge for edge in (period.start, period.end) if edge]
    first = next((d for edge in known for d in (edge.earliest, edge.latest) if d), None)
    last = next((d for edge in known[::-1] for d in (edge.latest, edge.earliest) if d), None)
    if first is None or last is None:
        return None
    entry = Entry()
    entry.add("uid", f"{event.id}@netzwerkatlas")
    entry.add("dtstamp", datetime.combine(chosen.day, time(), UTC))
    entry.add("summary", event.title)
    entry.add("dtstart", first)
    if last.year < 9999:
        entry.add("dtend", last + timedelta(days=1))  # the first day on which it is over
    entry.add("transp", "TRANSPARENT")
    entry.add("description", "\n".join(_description(event, chosen.dataset, language)))
    if place := _place(event, chosen.dataset, language):
        entry.add("location", place)
    return entry


def _description(event: Event, dataset: Dataset, language: Language) -> list[str]:
    source = dataset.source_by_id[event.source]
    lines = [
        occasion_words(event.period, language),
        event.summary,
        language.say("Organiser: {name}", name=dataset.name_of(event.organiser))
        if event.organiser
        else None,
        language.say(
            "Source: {source}",
            source=", ".join(part for part in (source.title, event.locator) if part),
        ),
    ]
    return [line for line in lines if line]


def _place(event: Event, dataset: Dataset, language: Language) -> str:
    location = dataset.location_by_id.get(event.location or "")
    if location is None:
        return language.say("online") if event.online else ""
    area = area_label(location.ags) if location.ags else ""
    return ", ".join(part for part in (location.street, location.place or area) if part)
