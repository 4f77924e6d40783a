"""What a district's profile says in words, and which records its numbers stand for."""

from __future__ import annotations

from collections import Counter

from dashboard.analysis.coverage import Field
from dashboard.analysis.profile import Profile
from dashboard.analysis.profile_nearness import is_land
from dashboard.drawing.field_words import kind_name, not_recorded_words, nothing_words
from dashboard.drawing.past_words import boundaries_words
from dashboard.drawing.told import Number, plainly
from dashboard.geography import (
    Epoch,
    PastDistrict,
    area_in,
    area_name,
    codes_in,
    districts,
    districts_in,
    epoch_on,
)
from dashboard.language import Language, message
from dashboard.selection import LENSES, sentence
from dashboard.selection.sentence import Label

CERTAIN, UNSURE = ("ending", "running", "goes_on"), ("end_unknown", "undated")
"""The standings of fundings that certainly run, and of those of which it cannot be told."""


def lens_name(lens: str, language: Language) -> str:
    """What a record does here."""
    if lens == "sits":
        return language.say("sits here")
    return language.say("works here") if lens == "works" else language.say("is funded here")


def topic_state(state: str, language: Language, *, filtered: bool, unsure: int = 0) -> str:
    """Whether a topic is covered here; the sign says it at a glance.

    Where nobody is counted, in the words of the gaps; `unsure` is how many may be here.
    """
    if state == "covered":
        return language.say("● recorded here")
    if state == "wide":
        return language.say("◐ only through a larger area")
    if state == "missing":
        return f"○ {kind_name(Field.NOTHING, language, filtered=filtered)}"
    not_recorded = f"? {kind_name(Field.UNKNOWN, language, filtered=filtered)}"
    if not unsure:
        return not_recorded
    return language.count(
        "{not_recorded}: {n} record may be here",
        "{not_recorded}: {n} records may be here",
        unsure,
        not_recorded=not_recorded,
    )


def state_meanings(profile: Profile, language: Language) -> tuple[str, ...]:
    """What it means that nobody with a topic is counted, as the gaps say it."""
    states, lands = {row.state for row in profile.topics}, is_land(profile.place)
    said = []
    if "missing" in states:
        said.append(f"○ {nothing_words(language, filtered=profile.filtered)}.")
    if states & {"unsure", "untold"}:
        doubts = [] if lands else [message("place recorded as the Land only")]
        if not (lands or profile.epoch.is_today):
            doubts.append(message("place recorded as the district of today only"))
        meant = not_recorded_words("topic", doubts, language, timed=profile.timed, lands=lands)
        said.append(f"? {meant}.")
    if said:
        said.append(language.say("What is not recorded may be there all the same."))
    return tuple(said)


def standing_name(standing: str, language: Language) -> str:
    """How a funding stands on the day."""
    say = language.say
    names = {
        "ending": say("ends within a year"),
        "running": say("runs for longer than a year"),
        "goes_on": say("runs without an end"),
        "end_unknown": say("begun, end not known"),
        "undated": say("period not known"),
        "coming": say("has not begun"),
        "ended": say("has ended"),
    }
    return names[standing]


def not_counted_name(reason: str, place: str, language: Language) -> str:
    """Why a record could not be counted."""
    say = language.say
    names = {
        "land_only": say(
            "Seat or area known no more exactly than {land}", land=area_name(place[:2])
        ),
        "one_of_several": say(
            "Seat known as a district of today, which then was several, one of them this"
        ),
        "nowhere": say("No place recorded at all, anywhere in the atlas"),
        "founded": say("Left out by the filter, for no founding or beginning is recorded"),
        "funded": say("Left out by the filter, for no dated funding is recorded"),
        "active": say("Left out by the filter, for no period is recorded"),
        "no_topic": say("Here, but without a topic"),
        "no_founding": say("Here, but without a founding or beginning"),
    }
    return names[reason]


def place_facts(place: str, language: Language, epoch: Epoch | None = None) -> str:
    """What a district of today or an epoch is, where, and how many live in it; likewise a Land."""
    say = language.say
    found = area_in(place, epoch)
    if isinstance(found, PastDistrict):
        return say(
            "{kind} in {land}; how many lived in the borders of that day is not known",
            kind=found.kind,
            land=area_name(found.state),
        )
    inside = [each for each in districts() if place in (each.ags, each.state)]
    facts = {
        "people": language.number(sum(each.population for each in inside)),
        "area": language.number(round(sum(each.area_km2 for each in inside))),
    }
    if is_land(place):
        return say(
            "Land with {n} districts, {people} inhabitants (31 December 2018), {area} km²",
            n=len(inside),
            **facts,
        )
    return say(
        "{kind} in {land}, {people} inhabitants (31 December 2018), {area} km²",
        kind=inside[0].kind,
        land=area_name(inside[0].state),
        **facts,
    )


def in_numbers(profile: Profile, language: Language, number: Number | None = None) -> list[str]:
    """The profile in a few sentences; `number` writes the numbers that open what they count."""
    count, number = language.count, number or plainly(language)
    sits, works, funded = (profile.answer(profile.lenses[lens]).records for lens in LENSES)
    who = [
        count("{n} record sits here", "{n} records sit here", sits, n=number(sits, "sits")),
        count("{n} works here", "{n} work here", works, n=number(works, "works")),
        count("{n} is funded here", "{n} are funded here", funded, n=number(funded, "funded")),
    ]
    return [
        language.listing(who) + ".",
        _topics(profile, language, number),
        _money(profile, language, number),
    ]


def _topics(profile: Profile, language: Language, number: Number) -> str:
    """How many topics are covered; under filters, by those whom they leave."""
    states = Counter(row.state for row in profile.topics)
    said = {
        "n": language.number(states.total()),
        "covered": number(states["covered"], "topics:covered"),
        "wide": number(states["wide"], "topics:wide"),
        "missing": language.number(states["missing"] + states["untold"]),
        "open": "",
    }
    if states["unsure"]:
        open_ones = number(states["unsure"], "topics:unsure")
        said["open"] = language.say(" {n} open, since somebody may be active here,", n=open_ones)
    if profile.filtered:
        return language.say(
            "Of {n} topics, by those whom the filters leave, {covered} are recorded here, {wide} "
            "only through a larger area,{open} {missing} not.",
            **said,
        )
    return language.say(
        "Of {n} topics {covered} are recorded here, {wide} only through a larger area,{open} "
        "{missing} not at all.",
        **said,
    )


def file_words(profile: Profile, label: Label, language: Language) -> list[str]:
    """The same, with whose districts these are: a page says that above."""
    selection, told = profile.matching.selection, filter_words(profile, label, language)
    if selection.active and not epoch_on(selection.active).is_today:
        told.insert(0, boundaries_words(selection.active, profile.epoch, language))
    return told


def filter_words(profile: Profile, label: Label, language: Language) -> list[str]:
    """Which filters hold of the profile; those of the place do not. `label` as in `sentence`."""
    selection, said = profile.matching.selection, []
    epoch = epoch_on(selection.active)
    former = () if is_land(profile.place) else codes_in(profile.place, epoch)
    if profile.epoch != epoch and selection.active and former not in ((), (profile.place,)):
        said.append(
            language.say(
                "The profile is of the district of today; on {day} its area was that of {names}.",
                day=language.day(selection.active),
                names=language.listing([districts_in(epoch)[each].label for each in former]),
            )
        )
    if {*selection.state, *selection.district} - {profile.place, *former}:
        said.append(
            language.say(
                "Counted is who is in {place}, whatever the filters of place ask for.",
                place=profile.name,
            )
        )
    others = selection.but(state=(), district=(), lens="sits")
    if others.asks():
        answer = profile.answer(profile.passing)
        said.append(
            language.say(
                "All filters but that of the place hold here, too. In all four Länder: {sentence}",
                sentence=sentence(others, answer, label, language),
            )
        )
    return said


def no_funding(profile: Profile, language: Language) -> str:
    """That no funding is recorded, of anybody here or of those whom the filters leave."""
    if profile.filtered:
        return language.say("Of those whom the filters leave no funding is recorded here.")
    return language.say("No funding is recorded here.")


def _money(profile: Profile, language: Language, number: Number) -> str:
    sums, n = profile.fundings.sums, len(profile.fundings)
    if not n:
        return no_funding(profile, language)
    certain, unsure = (sum(sums[name].fundings for name in names) for names in (CERTAIN, UNSURE))
    return language.say(
        "Fundings on {day}: {n}; certainly running {running} (ending within a year {ending}), "
        "not yet begun {coming}, ended {ended}, not known {unsure}.",
        n=number(n, "funding:all"),
        day=language.day(profile.day),
        running=number(certain, "funding:sure"),
        unsure=number(unsure, "funding:unsure"),
        **{
            name: number(sums[name].fundings, f"funding:{name}")
            for name in ("ending", "coming", "ended")
        },
    )
