"""The selection in words: what the page says above the map."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dashboard.language import Language
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
    """Say what is shown: "3 organisations that sit in Gera, founded 1990–2015".

    `label(facet, code)` is what a code is called in the language.
    """
    parts = [_subject(answer, language), *_clauses(selection, label, language)]
    said = parts[0] + "".join(f", {part}" for part in parts[1:])
    return said[0].upper() + said[1:] + "."


def _subject(answer: Answer, language: Language) -> str:
    organisations = language.count("{n} organisation", "{n} organisations", answer.organisations)
    projects = language.count("{n} project", "{n} projects", answer.projects)
    if answer.records == 0:
        return language.say("no organisation and no project")
    shown = [organisations] * bool(answer.organisations) + [projects] * bool(answer.projects)
    return language.listing(shown)


def _clauses(selection: Selection, label: Label, language: Language) -> Iterable[str]:
    say = language.say

    def options(facet: str) -> str:
        names = [label(facet, code) for code in getattr(selection, facet)]
        return language.listing(names, alternatives=True)

    for facet in ("district", "state"):
        if names := [label(facet, code) for code in getattr(selection, facet)]:
            inside = [_inside(name, language) for name in names]
            place = language.listing(inside, alternatives=True)
            yield _placed(selection.lens, place, language)
    if selection.kind:
        yield say("of the kind {kinds}", kinds=options("kind"))
    if selection.topic:
        yield say("on {topics}", topics=options("topic"))
    if selection.target_group:
        yield say("for {groups}", groups=options("target_group"))
    if selection.funder:
        yield say("funded by {funders}", funders=options("funder"))
    if selection.programme:
        yield say("through {programmes}", programmes=options("programme"))
    yield from _times(selection, language)
    if selection.text:
        yield say("with “{text}” in name or summary", text=selection.text)


def _placed(lens: str, place: str, language: Language) -> str:
    if lens == "works":
        return language.say("working {in_place}", in_place=place)
    if lens == "funded":
        return language.say("with funding {in_place}", in_place=place)
    return language.say("sitting {in_place}", in_place=place)


def _inside(name: str, language: Language) -> str:
    """The place with its preposition: German says im Ilm-Kreis, in Gera, in der Region."""
    if language.code != "de":
        return language.say("in {place}", place=name)
    if name.startswith("Region "):
        return f"in der {name}"
    masculine = name.startswith("Landkreis ") or "kreis" in name.lower()
    return f"im {name}" if masculine else f"in {name}"


def _times(selection: Selection, language: Language) -> Iterable[str]:
    say = language.say
    if selection.founded and selection.founded_unknown:
        yield say("founded {years} or at a time not known", years=_years(selection.founded))
    elif selection.founded:
        yield say("founded {years}", years=_years(selection.founded))
    elif selection.founded_unknown:
        yield say("founded at a time not known")
    if selection.funded:
        yield say("funded in {years}", years=_years(selection.funded))
    if selection.active:
        yield say("active on {day}", day=language.day(selection.active))


def _years(span: Years) -> str:
    return str(span.first) if span.first == span.last else f"{span.first}–{span.last}"
