"""The selection in words: what the page says above the map."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dashboard.language import Language, message
from dashboard.selection.selection import Selection, Years

Label = Callable[[str, str], str]


@dataclass(frozen=True)
class Answer:
    """How many records a selection left."""

    organisations: int
    projects: int

    @property
    def records(self) -> int:
        """Organisations and projects together."""
        return self.organisations + self.projects


def sentence(selection: Selection, answer: Answer, label: Label, language: Language) -> str:
    """Say what is shown: "3 organisations based in Gera, founded 1990–2015.".

    `label(facet, code)` is what a code is called in the language. The words of a vocabulary
    stand as they are, behind what they name, since they cannot be inflected. Plain text:
    whatever a label or the reader's text holds is said as it is.
    """
    subject = counted(answer, language)
    parts = [
        _placed(subject, selection, answer, label, language),
        *_clauses(selection, label, language),
        *_times(selection, answer, language),
    ]
    if selection.text:
        parts.append(language.say("with “{text}” in name or summary", text=selection.text))
    said = ", ".join(parts)
    return said[0].upper() + said[1:] + "."


def counted(answer: Answer, language: Language) -> str:
    """How many there are: "3 organisations and 1 project"."""
    organisations = language.count("{n} organisation", "{n} organisations", answer.organisations)
    projects = language.count("{n} project", "{n} projects", answer.projects)
    if answer.records == 0:
        return language.say("no organisation and no project")
    shown = [organisations] * bool(answer.organisations) + [projects] * bool(answer.projects)
    return language.listing(shown)


def _placed(
    subject: str, selection: Selection, answer: Answer, label: Label, language: Language
) -> str:
    """The subject with where it is, as the lens means it."""
    asked = [_inside_any(facet, selection, label, language) for facet in ("district", "state")]
    places = [place for place in asked if place]
    if not places:
        return subject
    where = places[0]
    if len(places) > 1:
        where = language.say(
            "{in_district} and also {in_state}", in_district=where, in_state=asked[1]
        )
    return _located(selection.lens, subject, answer, where, language)


def _located(lens: str, subject: str, answer: Answer, where: str, language: Language) -> str:
    """The subject with its place; German needs to know of what a relative clause speaks."""
    if lens == "sits":
        return language.say("{subject} based {in_place}", subject=subject, in_place=where)
    organisations, projects, mixed = _RELATIVE_CLAUSES[lens]
    if answer.organisations and not answer.projects:
        return language.count(*organisations, answer.organisations, in_place=where)
    if answer.projects and not answer.organisations:
        return language.count(*projects, answer.projects, in_place=where)
    return language.say(mixed, subject=subject, in_place=where)


_RELATIVE_CLAUSES = {
    "works": (
        ("{n} organisation that works {in_place}", "{n} organisations that work {in_place}"),
        ("{n} project that works {in_place}", "{n} projects that work {in_place}"),
        message("{subject} that work {in_place}").text,
    ),
    "funded": (
        (
            "{n} organisation that is funded {in_place}",
            "{n} organisations that are funded {in_place}",
        ),
        ("{n} project that is funded {in_place}", "{n} projects that are funded {in_place}"),
        message("{subject} that are funded {in_place}").text,
    ),
}


def _inside_any(facet: str, selection: Selection, label: Label, language: Language) -> str:
    codes = getattr(selection, facet)
    names = [_inside(label(facet, code), language) for code in codes]
    return language.listing(names, alternatives=True) if names else ""


def _inside(name: str, language: Language) -> str:
    """The place with its preposition: im Ilm-Kreis, in Gera, in der Region Hannover."""
    region, district = name.startswith("Region "), "kreis" in name.lower()
    if language.code != "de":
        return f"in the {name}" if region or district else f"in {name}"
    if region:
        return f"in der {name}"
    return f"im {name}" if district else f"in {name}"


def _clauses(selection: Selection, label: Label, language: Language) -> Iterable[str]:
    say = language.say

    def options(facet: str) -> str:
        names = [label(facet, code) for code in getattr(selection, facet)]
        return language.listing(names, alternatives=True)

    if selection.kind:
        yield say("kind: {kinds}", kinds=options("kind"))
    if selection.topic:
        yield say("topic: {topics}", topics=options("topic"))
    if selection.target_group:
        yield say("target group: {groups}", groups=options("target_group"))
    span, funders = selection.funded, options("funder")
    if span and funders:
        yield say("funded {years} by: {funders}", years=_years(span), funders=funders)
    elif funders:
        yield say("funded by: {funders}", funders=funders)
    elif span:
        yield say("funded {years}", years=_years(span))
    if selection.programme:
        yield say("programme: {programmes}", programmes=options("programme"))


def _times(selection: Selection, answer: Answer, language: Language) -> Iterable[str]:
    """When it began, which is a founding or a beginning, and when it was active."""
    say = language.say
    began, not_known = _beginning(answer, language)
    if selection.founded:
        text = message("{began} {years}")
        if selection.founded_unknown:
            text = message("{began} {years} or at a time not known")
        yield say(text.text, began=began, years=_years(selection.founded))
    elif selection.founded_unknown:
        yield not_known
    if selection.active:
        yield say("active on {day}", day=language.day(selection.active))


def _beginning(answer: Answer, language: Language) -> tuple[str, str]:
    """What beginning is called of what is shown: organisations are founded, projects begin."""
    if answer.organisations and not answer.projects:
        return language.say("founded"), language.say("founding not known")
    if answer.projects and not answer.organisations:
        return language.say("begun"), language.say("beginning not known")
    return language.say("founded or begun"), language.say("founding or beginning not known")


def _years(span: Years) -> str:
    return str(span.first) if span.first == span.last else f"{span.first}–{span.last}"
