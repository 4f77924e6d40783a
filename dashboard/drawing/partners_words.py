"""The reasons for a partner in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
from markupsafe import Markup

from dashboard.analysis.partner_reasons import Reason
from dashboard.analysis.partner_seeker import Seeker
from dashboard.analysis.partners import Ranking
from dashboard.drawing.elements import joined, open_button
from dashboard.geography import area_name
from dashboard.language import Language
from dashboard.model import Dataset, Project
from dashboard.model.wording import date_words


def reason_words(
    reason: Reason, seeker: Seeker, dataset: Dataset, language: Language, names: str | None = None
) -> str:
    """A reason as a short sentence without its full stop.

    `names` stands for the names of the projects, funders or partners that it goes by.
    """
    say = language.say
    if names is None:
        names = language.listing([record_words(each, dataset, language) for each in reason.records])
    if reason.name in _SHARED:
        list_name = "target_group" if reason.name.startswith("group") else "topic"
        labels = [dataset.label(list_name, code, language.code) for code in reason.codes]
        words = _SHARED[reason.name](language, language.listing(labels), len(labels))
    elif reason.name in _PLACE:
        words = _PLACE[reason.name](language, _where(reason.name, seeker, language))
    else:
        return {
            "years_10": lambda: say("long-standing: there for at least ten years"),
            "years_5": lambda: say("established: there for at least five years"),
            "funder": lambda: say("shared funder: {names}", names=names),
            "common": lambda: say("works with a partner of yours: {names}", names=names),
            "new": lambda: say("not yet linked with you"),
            "linked": lambda: say("linked with you already"),
        }[reason.name]()
    if not reason.records:
        return words
    return say("{reason}, by {projects}", reason=words, projects=names)


def record_words(record: str, dataset: Dataset, language: Language) -> str:
    """What a reason calls a project, funder, partner or event: with its end, if it is past."""
    return dataset.name_of(record) + ended_words(record, dataset, language)


def ended_words(record: str, dataset: Dataset, language: Language) -> str:
    """Until when a project went on; "" where it does, or nothing is known of an end."""
    holder = dataset.holders.get(record)
    end = holder.period.end if isinstance(holder, Project) else None
    return language.say(" (until {date})", date=date_words(end, language)) if end else ""


def sign_words(name: str, language: Language) -> str:
    """What a sign in the table of weights is called."""
    say = language.say
    return {
        "group": lambda: say("each shared target group"),
        "group_by_project": lambda: say("each target group shared by a project only"),
        "topic": lambda: say("each shared topic"),
        "topic_by_project": lambda: say("each topic shared by a project only"),
        "district": lambda: say("sits or works in the same district"),
        "whole_land": lambda: say("works in the whole Land"),
        "neighbour": lambda: say("sits or works in a neighbouring district"),
        "land": lambda: say("sits or works in the same Land"),
        "country": lambda: say("works all over Germany"),
        "years_10": lambda: say("long-standing: there for at least ten years"),
        "years_5": lambda: say("established: there for at least five years"),
        "funder": lambda: say("each shared funder, three at the most"),
        "common": lambda: say("works with a partner of yours"),
        "new": lambda: say("not yet linked with you"),
    }[name]()


def _topics(language: Language, labels: str, n: int) -> str:
    return language.count("same topic: {labels}", "same topics: {labels}", n, labels=labels)


def _groups(language: Language, labels: str, n: int) -> str:
    return language.count(
        "same target group: {labels}", "same target groups: {labels}", n, labels=labels
    )


_SHARED: dict[str, Callable[[Language, str, int], str]] = {
    "topic": _topics,
    "topic_by_project": _topics,
    "group": _groups,
    "group_by_project": _groups,
}
_PLACE: dict[str, Callable[[Language, str], str]] = {
    "district": lambda language, where: language.say("at the same place: {where}", where=where),
    "whole_land": lambda language, where: language.say(
        "works in the whole Land: {where}", where=where
    ),
    "neighbour": lambda language, where: language.say("in a district beside {where}", where=where),
    "land": lambda language, where: language.say("in the same Land: {where}", where=where),
    "country": lambda language, _: language.say("works all over Germany"),
}


def _where(name: str, seeker: Seeker, language: Language) -> str:
    """The seeker's places that a reason is about; of many the first few."""
    codes = seeker.lands if name in ("land", "whole_land") else seeker.districts
    labels = [area_name(code, seeker.epoch) for code in codes]
    if len(labels) > 3:
        labels = [*labels[:3], "…"]
    return language.listing(labels, alternatives=True) if labels else ""


def seeker_words(seeker: Seeker, dataset: Dataset, language: Language) -> str:
    """What the ranking goes by, in words: places, target groups, topics and funders."""
    say = language.say
    lists = {
        say("Place"): [area_name(code, seeker.epoch) for code in seeker.places],
        say("Target groups"): [
            dataset.label("target_group", code, language.code) for code in seeker.target_groups
        ],
        say("Topics"): [dataset.label("topic", code, language.code) for code in seeker.topics],
        say("Funders"): [dataset.name_of(each) for each in seeker.funders],
    }
    parts = [f"{name}: {language.listing(found)}" for name, found in lists.items() if found]
    return " · ".join(parts)


def at_any_time(seeker: Seeker, day: date | None, language: Language) -> str:
    """That links count whenever they were, where a day is asked for; else ""."""
    if not (seeker.record and day):
        return ""
    return language.say(
        "Who is linked already, and who works with a partner of yours, is counted over all times, "
        "not on {day} alone.",
        day=language.day(day),
    )


def found_words(ranking: Ranking, dataset: Dataset, language: Language, most: int) -> str:
    """How many partners there are and for whom, where `most` of them are shown."""
    record, n = ranking.seeker.record, len(ranking)
    who = dataset.name_of(record) if record else language.say("the new initiative")
    if n > most:
        return language.say(
            "The first {shown} of {n} possible partners for {who}",
            who=who,
            shown=language.number(most),
            n=language.number(n),
        )
    return language.count(
        "{n} possible partner for {who}", "{n} possible partners for {who}", n, who=who
    )


def left_out_texts(ranking: Ranking, language: Language) -> dict[str, str]:
    """Whom the ranking could not judge fully, and how many these are, by the ranking's name."""
    count = language.count
    names = ("no_subject", "no_place", "no_founding", "dissolved")
    n = {name: int(np.count_nonzero(getattr(ranking, name))) for name in names}
    texts = {
        "no_subject": count(
            "{n} without topic and target group, and therefore not found by them",
            "{n} without topic and target group, and therefore not found by them",
            n["no_subject"],
        ),
        "no_place": count(
            "{n} without a place: being near could not count",
            "{n} without a place: being near could not count",
            n["no_place"],
        ),
        "no_founding": count(
            "{n} without a founding: being long-standing could not count",
            "{n} without a founding: being long-standing could not count",
            n["no_founding"],
        ),
        "dissolved": count(
            "{n} dissolved, and therefore left out",
            "{n} dissolved, and therefore left out",
            n["dissolved"],
        ),
    }
    return {name: text for name, text in texts.items() if n[name]}


def left_out_line(ranking: Ranking, language: Language) -> Markup:
    """Whom the ranking could not judge fully: each number opens its records."""
    judged = language.count(
        "{n} organisation was looked at. Of these:",
        "{n} organisations were looked at. Of these:",
        ranking.judged,
    )
    items = [
        _ITEM.format(open_button(f"partners:{name}", text))
        for name, text in left_out_texts(ranking, language).items()
    ]
    return _LEFT_OUT.format(judged, joined(items)) if items else Markup("")


_LEFT_OUT = Markup('<p class="na-note">{}</p><ul class="na-left-out">{}</ul>')
_ITEM = Markup("<li>{}</li>")
