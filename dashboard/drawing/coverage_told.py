"""What is told of the fields of a coverage in sentences: how much is known, and how to see more."""

from __future__ import annotations

from dashboard.analysis.coverage import Coverage, Field
from dashboard.analysis.coverage_records import FIELDS, anybody, fields_of
from dashboard.analysis.coverage_telling import only_widely
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
    said["widely"] = _widely(found, only_widely(found, found.lens), language)
    if found.level == "state":
        return language.say("In {known} of {n} Länder {what} is recorded at all{widely}.", **said)
    return language.say("In {known} of {n} districts {what} is recorded at all{widely}.", **said)


def lead(found: Coverage, language: Language, number: Number | None = None) -> str:
    """How many fields are of which kind, in one sentence; `number` writes those that open."""
    n = _by_kind(found, number or plainly(language))
    empty = message("without an offer")
    if found.filtered:
        empty = message("without an offer among what the filters leave")
    if found.lens == "works":
        return language.count(
            "Of {n} field: {offered} filled ({overlap} with an overlap, {outside} served from "
            "outside only), {nothing} {empty}, {unknown} not recorded.",
            "Of {n} fields: {offered} filled ({overlap} with an overlap, {outside} served from "
            "outside only), {nothing} {empty}, {unknown} not recorded.",
            found.kinds.size,
            empty=empty,
            **n,
        )
    return language.count(
        "Of {n} field: {offered} filled ({overlap} with an overlap), {outside} served from "
        "outside only, {nothing} {empty}, {unknown} not recorded.",
        "Of {n} fields: {offered} filled ({overlap} with an overlap), {outside} served from "
        "outside only, {nothing} {empty}, {unknown} not recorded.",
        found.kinds.size,
        empty=empty,
        **n,
    )


def _by_kind(found: Coverage, number: Number) -> dict[str, str]:
    """How many fields are of which kind; where anybody is there, they open."""
    said = {}
    for name in FIELDS:
        fields = fields_of(found, name)
        key = f"fields:{name}:" if anybody(found, fields) else ""
        said[name] = number(int(fields.sum()), key)
    said["nothing"] = number(int((found.kinds == Field.NOTHING).sum()), "")
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


def elsewise_line(found: Coverage, lens: str, n: int, wide: int, language: Language) -> str:
    """That by another lens something is recorded in `n` columns, in `wide` only from afar."""
    said = {"who": lens_words(lens, language), "widely": _widely(found, wide, language)}
    if found.level == "state":
        return language.count(
            "If {who} is counted: in {n} Land{widely}.",
            "If {who} is counted: in {n} Länder{widely}.",
            n,
            **said,
        )
    return language.count(
        "If {who} is counted: in {n} district{widely}.",
        "If {who} is counted: in {n} districts{widely}.",
        n,
        **said,
    )


def _widely(found: Coverage, n: int, language: Language) -> str:
    """In how many of the columns no more is recorded than for a larger area."""
    if not n:
        return ""
    if found.level == "state":
        return language.say(", in {n} of them only nationwide", n=language.number(n))
    return language.say(", in {n} of them only Land-wide or nationwide", n=language.number(n))
