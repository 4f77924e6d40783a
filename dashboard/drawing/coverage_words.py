"""What the fields of a coverage are called, and what is meant by that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.coverage import Coverage, Field
from dashboard.analysis.coverage_records import timeless
from dashboard.drawing.field_words import kind_name, not_recorded_words, nothing_words
from dashboard.geography import Epoch, area_name, inhabitants
from dashboard.language import Language, message

POPULATION_DAY = "31.12.2018"


@dataclass(frozen=True)
class Measure:
    """What a field shows: how many there are, or how many for every 100,000 inhabitants.

    Values are rounded as they are written, so that classes and their key go by what one reads.
    Where it is not known how many live in the districts of an epoch, there is no value (NaN).
    """

    per_head: bool
    epoch: Epoch | None = None

    def of(self, count: int, column: str) -> float:
        """The value of a count in a district or Land."""
        return float(self.among(np.array([count]), (column,))[0])

    def among(self, counts: NDArray[np.int64], columns: Sequence[str]) -> NDArray[np.float64]:
        """The values of counts whose last axis is these districts or Länder."""
        if not self.per_head:
            return counts.astype(np.float64)
        people = [inhabitants(each, self.epoch) or np.nan for each in columns]
        exact = counts / np.array(people) * 100_000
        return np.asarray(np.where(exact < 1, np.round(exact, 2), np.round(exact, 1)))

    def written(self, count: int, column: str, language: Language) -> str:
        """The value of a count as the language writes it."""
        if not self.scales(column):
            return language.say("n/a")
        return language.number(self.of(count, column) if self.per_head else count)

    def scales(self, column: str) -> bool:
        """Whether a count has a value there."""
        return not self.per_head or inhabitants(column, self.epoch) is not None


def short_name(column: str, epoch: Epoch | None = None) -> str:
    """The name of a Land or a district where there is little room."""
    return area_name(column, epoch).replace("Landkreis ", "Lk ")


def lens_words(lens: str, language: Language) -> str:
    """Who is counted by a lens."""
    say = language.say
    return {
        "sits": say("who sits there"),
        "works": say("who works there"),
        "funded": say("who is funded there"),
    }[lens]


def unnamed_words(found: Coverage, language: Language) -> str:
    """What those are called of whom none of the rows is recorded."""
    if found.facet == "topic":
        return language.say("Topic not recorded")
    return language.say("Target group not recorded")


def counted_words(lens: str, language: Language) -> str:
    """Who is counted by a lens, as a sentence: every file of what a lens decides says it."""
    return f"{language.say('What counts')}: {lens_words(lens, language)}."


def field_name(found: Coverage, kind: Field, language: Language) -> str:
    """What a kind of field is called in a heading; see `kind_name`."""
    return kind_name(kind, language, filtered=found.filtered)


def definitions(found: Coverage, measure: Measure, language: Language) -> list[tuple[str, str]]:
    """What each sign of the table means for the lens: pairs of a sign's name and words."""
    lens = found.lens
    counted = {
        "sits": message("organisations and projects that sit here"),
        "works": message("organisations and projects that work here"),
        "funded": message("organisations and projects whose funding lands here"),
    }[lens]
    of_all = message("How many {counted}", counted=counted)
    if measure.per_head:
        of_all = message(
            "How many {counted}, for every 100,000 inhabitants ({day})",
            counted=counted,
            day=POPULATION_DAY,
        )
    outside = message(
        "Served from outside: nobody is counted here, but somebody works here whose recorded "
        "seats are all elsewhere"
    )
    if lens == "works":
        outside = message("Served from outside only: all who work here have their seats elsewhere")
    unscaled = message(
        "Somebody is counted, but how many lived in the borders of that day is not known"
    )
    missing = any(
        found.counts[:, m].any() and not measure.scales(column)
        for m, column in enumerate(found.columns)
    )
    return [
        ("offered", language.render(of_all)),
        *([("unscaled", language.render(unscaled))] if missing else []),
        (
            "overlap",
            language.say(
                "Overlap: more than one organisation is behind them (a project counts with the "
                "organisation that carries it)"
            ),
        ),
        ("outside", language.render(outside)),
        ("nothing", nothing_words(language, filtered=found.filtered)),
        ("unknown", _cannot_tell(found, language)),
    ]


def _cannot_tell(found: Coverage, language: Language) -> str:
    """What "not recorded" means for the rows, the columns, the lens and the time asked for."""
    doubts = {
        "sits": [
            message("seat not recorded, but works or is funded here"),
            message("seat recorded as the Land only"),
        ],
        # An area that is a whole Land is known well enough: it reaches each of its districts.
        "works": [message("area of work not recorded, but sits or is funded here")],
        "funded": [
            message("funding here not recorded, but sits or works here"),
            message("place of funding recorded as the Land only"),
        ],
    }[found.lens]
    lands = found.level == "state"
    doubts = doubts[:1] if lands else doubts
    if found.lens != "works" and not (lands or found.epoch.is_today):
        doubts = [*doubts, message("place recorded as the district of today only")]
    return not_recorded_words(found.facet, doubts, language, timed=found.timed, lands=lands)


def counting_note(found: Coverage, measure: Measure, language: Language) -> str:
    """What the reader of the numbers should know: what counts twice, and of when people are."""
    notes = [
        language.say(
            "Filters of place choose the columns; all others choose who is counted. Who has "
            "several topics or places counts in each of them, in “All shown” once."
        )
    ]
    if n := int(np.count_nonzero(timeless(found))):
        notes.append(
            language.count(
                "Of those whose time is not recorded, {n} may fill a field here; such a field "
                "counts as not recorded.",
                "Of those whose time is not recorded, {n} may fill a field here; such a field "
                "counts as not recorded.",
                n,
            )
        )
    if measure.per_head:
        notes.append(
            language.say(
                "Population of {day} (Destatis); that of Eisenach is counted with the "
                "Wartburgkreis.",
                day=POPULATION_DAY,
            )
        )
    return " ".join(notes)
