"""How an initiative described in a few words was understood, where that is not plain to see."""

from __future__ import annotations

from dashboard.analysis.partner_seeker import Seeker
from dashboard.analysis.partner_text import Understood
from dashboard.drawing.partners_words import seeker_words
from dashboard.geography import area_name
from dashboard.language import Language
from dashboard.model import Dataset

_MOST_NAMED = 5


def understood_words(
    found: Understood, seeker: Seeker, dataset: Dataset, language: Language
) -> list[str]:
    """What was not understood, or understood and not used; which other places a name may mean.

    `seeker` is what is chosen now, be it by the description or by hand.
    """
    if not found.anything:
        text = language.say("No place, topic, target group or funder was recognised in this.")
        if not seeker.asks:
            return [f"{text} {language.say('Please choose below.')}"]
        kept = seeker_words(seeker, dataset, language)
        return [f"{text} {language.say('What was chosen before still holds: {kept}.', kept=kept)}"]
    if seeker.places != found.places:
        return []
    told = []
    if found.others:
        told.append(
            language.say(
                "Taken for {place}. The name also occurs here: {others}.",
                place=area_name(found.places[0], seeker.epoch),
                others=_named(found.others, seeker, language),
            )
        )
    if found.further:
        told.append(
            language.say(
                "Looked for in {place} alone, as one place can be chosen. Also recognised, and "
                "not used: {others}.",
                place=area_name(found.places[0], seeker.epoch),
                others=_named(found.further, seeker, language),
            )
        )
    return told


def _named(codes: tuple[str, ...], seeker: Seeker, language: Language) -> str:
    labels = [area_name(code, seeker.epoch) for code in codes[:_MOST_NAMED]]
    return language.listing([*labels, "…"] if len(codes) > _MOST_NAMED else labels)
