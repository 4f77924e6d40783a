"""What a page of a take-away says below its picture: remarks, sources, the day."""

from __future__ import annotations

from dashboard.analysis.origins import Rows, rests_on, rows_of, together
from dashboard.analysis.timelines import events
from dashboard.drawing.map_legend import tally_words
from dashboard.drawing.past_words import boundaries_words
from dashboard.export.short_text import shortened
from dashboard.export.slide import LONGEST_TITLE, Slide
from dashboard.geography import epoch_on

MOST_SOURCES = 4
LONGEST_NOTE, LONGEST_LINK = 480, 150
WHOLE = "DE"


def remarks(slide: Slide) -> list[str]:
    """What is to be known of the picture, and of what stands beside it."""
    language, say, told = slide.language, slide.language.say, []
    if lost := shortened(language.listing([*slide.lost]), LONGEST_TITLE):
        told.append(say("Not in the atlas, and so left out: {lost}", lost=lost) + ".")
    if slide.exhibit:
        told += [shortened(text, LONGEST_NOTE) for text in slide.exhibit.notes if text]
    else:
        told += _of_the_map(slide)
    day = slide.matching.selection.active
    if day and not epoch_on(day).is_today:
        told.append(boundaries_words(day, slide.matching.epoch, language))
    return told


def _of_the_map(slide: Slide) -> list[str]:
    language, told, seats = slide.language, [], slide.seats
    if whole := [row for row in seats.areas if row.id == WHOLE]:
        n = language.number(whole[0].count)
        place = language.say("Germany")
        told.append(language.say("{place} as a whole: {n}", place=place, n=n) + ".")
    if tally := tally_words(seats.tally, language):
        told.append(f"{tally}.")
    if slide.years and slide.years.unknown:
        told.append(slide.years.unknown)
    return told


def origin(
    slide: Slide,
    most: int = MOST_SOURCES,
    longest: int = LONGEST_TITLE,
    *,
    when: bool = False,
) -> list[str]:
    """The first `most` sources of what is shown, in a line; and how exactly places are shown.

    `when` says that fundings and events of the records are shown by their time, too.
    """
    say, known = slide.language.say, slide.dataset.source_by_id
    given = rests_on(slide.dataset, _rows(slide, when))
    names = [
        shortened(known[key].title if key in known else key, longest) for key, _ in given[:most]
    ]
    if more := len(given) - len(names):
        names.append(slide.language.count("{n} more", "{n} more", more))
    sources = [say("Sources: {sources}.", sources="; ".join(names))] if names else []
    exactly = say("Places are shown as exactly as their publication allows, and no more.")
    return [*sources, exactly]


def _rows(slide: Slide, when: bool) -> Rows:
    if slide.exhibit:
        return slide.exhibit.rests_on
    catalogue, shown = slide.matching.catalogue.ever, slide.matching.shown
    paid = when or slide.matching.selection.lens == "funded"
    held = {"events": events(catalogue, shown).rows} if when else {}
    return together(rows_of(catalogue, shown, paid=paid), held)


def made(slide: Slide) -> str:
    """The day of the data."""
    return slide.language.say("As of {day}.", day=slide.language.day(slide.day))


def lines(slide: Slide) -> list[str]:
    """What stands below the picture: how to read it, and whence all is."""
    told = " ".join(filter(None, [slide.figure.reading, *remarks(slide)]))
    return [told, " ".join(origin(slide))]
