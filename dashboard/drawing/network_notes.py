"""What is to be said of a network beside its picture: the lines of its map, the table's order."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.analysis.network_places import Lines
from dashboard.drawing.told import Number
from dashboard.language import Language


def lines_notes(lines: Lines, language: Language, number: Number) -> list[str]:
    """What has no line on the map, and where lines end; `number` writes what opens something."""
    ends = language.say(
        "Of whom only the district or the Land is known, stands at its name; lines end there, too."
    )
    without = _without_line(lines, language, number)
    return [*_gathered(lines, language), *without, ends, *_several(lines, language)]


def _several(lines: Lines, language: Language) -> Iterator[str]:
    if n := lines.several:
        yield language.count(
            "{n} party without a seat works in several areas: it stands in each of them, with "
            "lines from each.",
            "{n} parties without a seat work in several areas: they stand in each of them, with "
            "lines from each.",
            n,
        )


def _gathered(lines: Lines, language: Language) -> Iterator[str]:
    if lines.gathered and len(lines.one) > lines.drawn:
        yield language.say(
            "There are many lines: parties of one district stand together, and the {shown} "
            "strongest of {n} lines are drawn.",
            shown=language.number(lines.drawn),
            n=language.number(len(lines.one)),
        )
    elif lines.gathered:
        yield language.say("There are many lines: parties of one district stand together.")


def _without_line(lines: Lines, language: Language, number: Number) -> Iterator[str]:
    if n := len(lines.inside):
        yield language.count(
            "{n} tie stays within one place and has no line.",
            "{n} ties stay within one place and have no line.",
            n,
            n=number(n, "inside"),
        )
    if n := len(lines.unplaced):
        yield language.count(
            "{n} tie has no line, as one of its parties has no place in the four Länder.",
            "{n} ties have no line, as one of their parties has no place in the four Länder.",
            n,
            n=number(n, "unlined"),
        )


def order_words(language: Language) -> str:
    """In which order the parties of a network are told."""
    return language.say(
        "In the order of how many Länder they bring together, then districts, then partners."
    )
