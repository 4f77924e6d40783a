"""What each number of a district's profile stands for: its records, or its rows."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.columns import Mask
from dashboard.analysis.profile import Profile
from dashboard.analysis.profile_fundings import STANDINGS
from dashboard.analysis.profile_nearness import is_land
from dashboard.analysis.row_list import Listing
from dashboard.drawing.opened import Opened, topics_counted
from dashboard.drawing.profile_words import (
    CERTAIN,
    UNSURE,
    lens_name,
    not_counted_name,
    standing_name,
    topic_state,
)
from dashboard.geography import area_name
from dashboard.language import Language
from dashboard.selection import LENSES


def opened_records(profile: Profile, key: str, language: Language) -> Opened | None:
    """The records that a number stands for, by its key, and their title; none for another key.

    The key comes from the browser: only what the profile itself counts is found.
    """
    match key.split(":"):
        case ["here" as who] | ["here" as who, _]:
            return _part_of(profile, profile.here, language.say("All records here"), key, language)
        case [who] | [who, _] if who in LENSES:
            mask, title = profile.lenses[who], lens_name(who, language)
            return _part_of(profile, mask, title, key, language)
        case ["topic", topic, which] if which in ("near", "wide", "beside", "around", "unsure"):
            return _of_topic(profile, topic, which, language)
        case ["topics", state]:
            return _of_state(profile, state, language)
        case ["not", reason] if reason in profile.not_counted:
            title = not_counted_name(reason, profile.place, language)
            return Opened(profile.not_counted[reason], title)
    return None


def opened_rows(profile: Profile, key: str, language: Language) -> tuple[Listing, str] | None:
    """Likewise the rows of fundings, or of a source."""
    match key.split(":"):
        case ["funding", "lost"]:
            rows = {"fundings": profile.lost_fundings}
            return Listing(profile.dataset, rows), language.say("Fundings without a known place")
        case ["funding", "all"]:
            rows = {"fundings": profile.fundings.rows}
            return Listing(profile.dataset, rows), language.say("Fundings")
        case ["funding", "sure" | "unsure" as which]:
            names = CERTAIN if which == "sure" else UNSURE
            found = np.concatenate([profile.fundings.of(name) for name in names])
            named = language.listing([standing_name(name, language) for name in names])
            title = language.say("Fundings: {standing}", standing=named)
            return Listing(profile.dataset, {"fundings": np.sort(found)}), title
        case ["funding", standing] if standing in STANDINGS:
            rows = {"fundings": profile.fundings.of(standing)}
            return Listing(profile.dataset, rows), _fundings(standing, language)
        case ["funding", standing, "without"] if standing in STANDINGS:
            rows = {"fundings": profile.fundings.of(standing, without_amount=True)}
            unknown = language.say("Amount not known")
            return Listing(profile.dataset, rows), f"{_fundings(standing, language)}, {unknown}"
        case ["source", *rest]:
            source = profile.dataset.source_by_id.get(":".join(rest))
            if source is not None:
                return Listing(profile.dataset, profile.from_source(source.id)), source.title
    return None


def _fundings(standing: str, language: Language) -> str:
    name = standing_name(standing, language)
    return language.say("Fundings: {standing}", standing=name)


def _part_of(
    profile: Profile, mask: Mask, title: str, key: str, language: Language
) -> Opened | None:
    """All of some records, or the part that the end of the key names."""
    say, is_project = language.say, profile.catalogue.holders.is_project
    _, _, part = key.partition(":")
    parts = {
        "": Opened(mask, title),
        "wide": Opened(mask & profile.wide, f"{title}, {say('only through a larger area')}"),
        "organisations": Opened(mask & ~is_project, f"{title}, {say('Organisations')}"),
        "projects": Opened(mask & is_project, f"{title}, {say('Projects')}"),
    }
    return parts.get(part)


def _of_state(profile: Profile, state: str, language: Language) -> Opened | None:
    """Those who have any of the topics that are covered so; or may be here with one."""
    rows = [row.topic for row in profile.topics if row.state == state]
    having = profile.catalogue.facets["topic"].having(rows)
    among = {"covered": profile.near, "wide": profile.wide, "unsure": profile.unsure}.get(state)
    if among is None:
        return None
    title = topic_state(state, language, filtered=profile.filtered)
    if state == "unsure":
        title = f"{title}, {language.say('may be here')}"
    return Opened(among & having, title, topics_counted(len(rows), language))


def _of_topic(profile: Profile, topic: str, which: str, language: Language) -> Opened:
    here = profile.name
    all_four = language.say("All four Länder")
    among, where = {
        "near": (profile.near, here),
        "wide": (profile.wide, f"{here}, {language.say('only through a larger area')}"),
        "unsure": (profile.unsure, f"{here}, {language.say('may be here')}"),
        "beside": (profile.beside_all, language.say("Neighbours")),
        "around": (
            profile.around,
            all_four if is_land(profile.place) else area_name(profile.place[:2]),
        ),
    }[which]
    name = profile.dataset.label("topic", topic, language.code)
    return Opened(profile.of_topic(topic, among), f"{name}: {where}")
