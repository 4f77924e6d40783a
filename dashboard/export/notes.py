"""What travels along with every file: what was selected, when, from which sources."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.drawing.elements import is_web_address
from dashboard.export.chosen import Chosen
from dashboard.geography import BOUNDARIES_ATTRIBUTION, POSTCODES_ATTRIBUTION
from dashboard.model import Source
from dashboard.model.wording import date_words

ATTRIBUTION = (BOUNDARIES_ATTRIBUTION, POSTCODES_ATTRIBUTION)


def about_lines(chosen: Chosen) -> Iterator[tuple[str, str]]:
    """What the file holds, as pairs of what is said and what it says."""
    say = chosen.language.say
    yield from selection_lines(chosen)
    if chosen.boundaries:
        yield (
            say("Names of districts"),
            say("Lists name them so; the tables have names and codes as they were recorded."),
        )
    yield (
        say("Also in the tables"),
        say(
            "Organisations, projects and events that the selected records refer to, "
            "without their own places."
        ),
    )
    yield say("Places"), say("Shown as exactly as their publication allows, and no more.")
    yield from source_lines(chosen)


def selection_lines(chosen: Chosen) -> Iterator[tuple[str, str]]:
    """What was selected, its link, and when it was taken."""
    say = chosen.language.say
    yield say("Selection"), chosen.sentence
    whole = "?" in chosen.query or is_web_address(chosen.query)
    yield say("Link"), chosen.query if whole else f"?{chosen.query}"
    yield say("Taken on"), chosen.language.day(chosen.day)
    if chosen.boundaries:
        yield say("Districts"), chosen.boundaries


def source_lines(chosen: Chosen) -> Iterator[tuple[str, str]]:
    """The sources of the records, and of the map."""
    say = chosen.language.say
    for source in chosen.dataset.sources:
        yield say("Source"), source_line(source, chosen)
    for line in ATTRIBUTION:
        yield say("Map"), line


def source_line(source: Source, chosen: Chosen) -> str:
    """A source in one line: title, publisher, date, address."""
    parts = [source.title, source.publisher]
    if source.published:
        parts.append(date_words(source.published, chosen.language))
    parts.append(source.url)
    return ", ".join(part for part in parts if part)
