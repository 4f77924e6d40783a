"""The fundings of a district's profile as tables of words."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from dashboard.analysis.profile import Profile
from dashboard.analysis.profile_fundings import STANDINGS
from dashboard.analysis.timelines import events
from dashboard.drawing.part import Cell, Part, counted
from dashboard.drawing.profile_words import standing_name
from dashboard.drawing.time_canvas import Spec
from dashboard.drawing.timeline_funding import draw_fundings
from dashboard.drawing.timeline_tables import amount_words
from dashboard.language import Language
from dashboard.model.wording import period_words


def standings_part(profile: Profile, language: Language) -> Part:
    """How many fundings run, end and have ended, with the amounts that are known."""
    say, sums = language.say, profile.fundings.sums
    rows = [
        (
            Cell(standing_name(name, language)),
            counted(sums[name].fundings, f"funding:{name}", language),
            _amount(sums[name].euros if sums[name].with_amount else None, "–", language),
            counted(sums[name].without_amount, f"funding:{name}:without", language),
        )
        for name in STANDINGS
        if sums[name].fundings
    ]
    headers = (
        say("On {day}", day=language.day(profile.day)),
        say("Fundings"),
        say("Known amounts together"),
        say("Amount not known"),
    )
    notes = {}
    if n := len(profile.lost_fundings):
        text = language.count(
            "{n} more funding of the atlas lands at no place that is known.",
            "{n} more fundings of the atlas land at no place that is known.",
            n,
        )
        notes[text] = "funding:lost"
    title = say("Fundings running and ending")
    return Part("standings", title, headers, tuple(rows), tuple(notes), openers=notes)


def fundings_part(profile: Profile, language: Language, most: int | None = None) -> Part:
    """The fundings one by one, `most` of them; what ends first is first."""
    say = language.say
    unknown = say("not known")
    rows = [
        (
            Cell(paid.paid_name, record=paid.paid),
            Cell(paid.funder_name, record=paid.funder),
            Cell(paid.programme or unknown),
            Cell(period_words(paid.period, language)),
            Cell(standing_name(standing, language)),
            _amount(paid.amount_eur, unknown, language),
        )
        for standing, paid in profile.fundings.listed(most)
    ]
    headers = (
        say("Pays for"),
        say("Funder"),
        say("Programme"),
        say("Period"),
        say("Standing"),
        say("Amount"),
    )
    more = len(profile.fundings) - len(rows)
    return Part("fundings", say("Fundings one by one"), headers, tuple(rows), more=more)


def funding_chart(profile: Profile, language: Language) -> Spec:
    """The fundings, of which there must be one, from when to when."""
    nobody = np.zeros(profile.catalogue.size, dtype=bool)
    timeline, nothing = profile.fundings.timeline(), events(profile.catalogue, nobody)
    return draw_fundings(profile.dataset, timeline, nothing, language, profile.day)


def _amount(euros: Decimal | None, unknown: str, language: Language) -> Cell:
    if euros is None:
        return Cell(unknown)
    return Cell(amount_words(euros, language), number=float(euros))
