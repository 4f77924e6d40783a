"""What is told of the fields of a coverage in sentences: how much is known, and how to see more."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.coverage import Coverage, Field
from dashboard.analysis.coverage_records import FIELDS, anybody, fields_of
from dashboard.drawing.coverage_words import lens_words
from dashboard.drawing.told import Number, plainly
from dashboard.language import Language, message


def told_line(found: Coverage, language: Language) -> str:
    """In how many columns anything is recorded at all; "" where that is so in all of them."""
    known, n = int(found.telling.sum()), len(found.columns)
    if known == n:
        return ""
    what = message("a topic") if found.facet == "topic" else message("a target group")
    said = {"what": what, "known": language.number(known), "n": language.number(n)}
    if found.level == "state":
        return language.say("In {known} of {n} Länder {what} is recorded at all.", **said)
    return language.say("In {known} of {n} districts {what} is recorded at all.", **said)


def lead(found: Coverage, language: Language, number: Number | None = None) -> str:
    """How many fields are of which kind, in one sentence; `number` writes those that open."""
    n = _by_kind(found, number or plainly(language))
    if found.lens == "works":
        return language.count(
            "Of {n} field, {offered} are filled ({overlap} overlap, {outside} are served from "
            "outside only); in {nothing} nothing is offered; {unknown} are not recorded.",
            "Of {n} fields, {offered} are filled ({overlap} overlap, {outside} are served from "
            "outside only); in {nothing} nothing is offered; {unknown} are not recorded.",
            found.kinds.size,
            **n,
        )
    return language.count(
        "Of {n} field, {offered} are filled ({overlap} overlap); {outside} are served from "
        "outside only; in {nothing} nothing is offered; {unknown} are not recorded.",
        "Of {n} fields, {offered} are filled ({overlap} overlap); {outside} are served from "
        "outside only; in {nothing} nothing is offered; {unknown} are not recorded.",
        found.kinds.size,
        **n,
    )


def row_answer(found: Coverage, row: str, language: Language, number: Number | None = None) -> str:
    """The same of one row, whose name a heading says."""
    n = _by_kind(found, number or plainly(language), row)
    del n["overlap"]
    if found.level == "state":
        return language.count(
            "In {offered} of {n} Land; served from outside only: {outside}; nothing offered, as "
            "far as recorded: {nothing}; not recorded: {unknown}.",
            "In {offered} of {n} Länder; served from outside only: {outside}; nothing offered, as "
            "far as recorded: {nothing}; not recorded: {unknown}.",
            len(found.columns),
            **n,
        )
    return language.count(
        "In {offered} of {n} district; served from outside only: {outside}; nothing offered, as "
        "far as recorded: {nothing}; not recorded: {unknown}.",
        "In {offered} of {n} districts; served from outside only: {outside}; nothing offered, as "
        "far as recorded: {nothing}; not recorded: {unknown}.",
        len(found.columns),
        **n,
    )


def _by_kind(found: Coverage, number: Number, row: str = "") -> dict[str, str]:
    """How many fields, or those of a row, are of which kind; where anybody is there, they open."""
    chosen = found.of_row(row) if row else np.ones(found.kinds.shape, dtype=bool)
    said = {}
    for name in FIELDS:
        fields = fields_of(found, name) & chosen
        key = f"fields:{name}:{row}" if anybody(found, fields) else ""
        said[name] = number(int(fields.sum()), key)
    said["nothing"] = number(int((chosen & (found.kinds == Field.NOTHING)).sum()), "")
    return said


def hidden_columns(found: Coverage, n: int, language: Language) -> str:
    """The offer to show the columns of which nothing can be told as well."""
    if found.level == "state":
        return language.count(
            "Show also the {n} Land of which nothing is recorded",
            "Show also the {n} Länder of which nothing is recorded",
            n,
        )
    return language.count(
        "Show also the {n} district of which nothing is recorded",
        "Show also the {n} districts of which nothing is recorded",
        n,
    )


def elsewise_line(found: Coverage, lens: str, n: int, language: Language) -> str:
    """That by another lens something is recorded in `n` columns."""
    who = lens_words(lens, language)
    if found.level == "state":
        return language.count(
            "If {who} is counted: in {n} Land.",
            "If {who} is counted: in {n} Länder.",
            n,
            who=who,
        )
    return language.count(
        "If {who} is counted: in {n} district.",
        "If {who} is counted: in {n} districts.",
        n,
        who=who,
    )
