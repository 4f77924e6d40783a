"""Whom the filters leave out for want of knowledge, in words."""

from __future__ import annotations

from dashboard.language import Language


def left_out_words(name: str, lens: str, n: int, language: Language) -> str:
    """How many a filter could not judge; a name of `Matching.not_recorded`."""
    count = language.count
    if name == "place" and lens == "works":
        return count(
            "{n} more: area of work not recorded", "{n} more: area of work not recorded", n
        )
    if name == "place" and lens == "funded":
        return count("{n} more: no funding recorded", "{n} more: no funding recorded", n)
    if name == "place":
        return count(
            "{n} more: seat not recorded or not shown exactly enough",
            "{n} more: seat not recorded or not shown exactly enough",
            n,
        )
    if name == "founded":
        return count("{n} more: founding not recorded", "{n} more: founding not recorded", n)
    if name == "funded":
        return count(
            "{n} more: no dated funding recorded", "{n} more: no dated funding recorded", n
        )
    return count("{n} more: period not recorded", "{n} more: period not recorded", n)
