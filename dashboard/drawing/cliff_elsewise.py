"""What another way of counting can tell of the edge of the fundings, where this one cannot."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.analysis.cliff import Cliff
from dashboard.analysis.cliff_fields import Fields
from dashboard.drawing.coverage_words import lens_words
from dashboard.language import Language


def elsewise_words(found: Fields, lens: str, n: int, language: Language) -> str:
    """That by another lens something can be told of `n` districts."""
    return language.say(
        "Counting {who}, the atlas can tell of {known} of {all} districts; counting {other}, of "
        "{n}.",
        who=lens_words(found.cliff.matching.selection.lens, language),
        known=language.number(found.telling),
        all=language.number(len(found.columns)),
        other=lens_words(lens, language),
        n=language.number(n),
    )


def losing_elsewise_words(
    edge: Cliff, others: Mapping[str, int], language: Language, *, past: bool
) -> tuple[str, str]:
    """The lens by which most lose the last funding where by this one nobody does, and that.

    Both are "" where this lens finds anybody, or no other one does.
    """
    lens = max(others, key=others.__getitem__, default="")
    n = others[lens] if lens else 0
    if not n or edge.counts["loses"]:
        return "", ""
    said = {
        "who": lens_words(lens, language),
        "since": language.day(edge.since),
        "day": language.day(edge.day),
    }
    if past:
        return lens, language.count(
            "Counting {who}: {n} record lost its last funding from {since} to {day}.",
            "Counting {who}: {n} records lost their last funding from {since} to {day}.",
            n,
            **said,
        )
    return lens, language.count(
        "Counting {who}: {n} record loses its last funding from {since} to {day}.",
        "Counting {who}: {n} records lose their last funding from {since} to {day}.",
        n,
        **said,
    )
