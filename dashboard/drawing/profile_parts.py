"""A district's profile as tables of words: the same on the page, in the PDF and in a file."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.profile import Profile
from dashboard.analysis.profile_nearness import is_land
from dashboard.analysis.profile_topics import TopicRow
from dashboard.drawing.part import Cell, Part, counted
from dashboard.drawing.profile_words import (
    lens_name,
    not_counted_name,
    state_meanings,
    topic_state,
)
from dashboard.geography import area_name
from dashboard.language import Language
from dashboard.model import FuzzyDate
from dashboard.model.wording import date_words
from dashboard.selection import LENSES


def figures_part(profile: Profile, language: Language) -> Part:
    """How many sit, work and are funded here, and since when anything is known."""
    say = language.say
    lenses = [(lens, lens_name(lens, language), profile.lenses[lens]) for lens in LENSES]
    rows = []
    for key, name, mask in [*lenses, ("here", say("together, each once"), profile.here)]:
        answer, wide = profile.answer(mask), int(np.count_nonzero(mask & profile.wide))
        rows.append(
            (
                Cell(name),
                counted(answer.records, key, language),
                counted(answer.organisations, f"{key}:organisations", language),
                counted(answer.projects, f"{key}:projects", language),
                counted(wide, f"{key}:wide", language),
            )
        )
    headers = (
        say("Lens"),
        say("Records"),
        say("of them organisations"),
        say("of them projects"),
        say("of them only through a larger area"),
    )
    notes = [say("Through a larger area: what works in the whole Land or in all of Germany.")]
    if is_land(profile.place):
        notes = [say("Through a larger area: what works in all of Germany.")]
    if first := profile.first:
        facts = {"name": first.name, "date": date_words(FuzzyDate.parse(first.text), language)}
        notes.append(say("Oldest of these records: {name} ({date}).", **facts))
    return Part(
        "figures", say("Who sits, works and is funded here"), headers, tuple(rows), (*notes,)
    )


def topics_part(profile: Profile, language: Language) -> Part:
    """Each topic here, beside the neighbours and the Land."""
    say = language.say
    rows = []
    for row in profile.topics:
        key = f"topic:{row.topic}"
        beside = [
            f"{area_name(code, profile.epoch)} ({language.number(n)})" for code, n in row.beside
        ]
        rows.append(
            (
                Cell(profile.dataset.label("topic", row.topic, language.code)),
                _state(profile, row, language),
                counted(row.near, f"{key}:near", language),
                counted(row.wide, f"{key}:wide", language),
                Cell(", ".join(beside) or "–", f"{key}:beside" if beside else ""),
                counted(row.around, f"{key}:around", language),
            )
        )
    land = is_land(profile.place)
    headers = (
        say("Topic"),
        say("State"),
        say("Here"),
        say("Only through a larger area"),
        say("Neighbouring Länder that have it") if land else say("Neighbours that have it"),
        say("All four Länder") if land else area_name(profile.place[:2]),
    )
    title = say("Topics covered and missing")
    return Part("topics", title, headers, tuple(rows), state_meanings(profile, language))


def _state(profile: Profile, row: TopicRow, language: Language) -> Cell:
    """Whether the topic is covered; where somebody may be here, it opens who."""
    unsure = row.unsure if row.state == "unsure" else 0
    text = topic_state(row.state, language, filtered=profile.filtered, unsure=unsure)
    return Cell(text, f"topic:{row.topic}:unsure" if unsure else "")


def not_counted_part(profile: Profile, language: Language) -> Part:
    """What the profile could not count, and why."""
    say = language.say
    rows = [
        (
            Cell(not_counted_name(name, profile.place, language)),
            counted(int(np.count_nonzero(mask)), f"not:{name}", language),
        )
        for name, mask in profile.not_counted.items()
    ]
    headers = (say("What is not recorded"), say("Records"))
    return Part("not_counted", say("What could not be counted"), headers, tuple(rows))
