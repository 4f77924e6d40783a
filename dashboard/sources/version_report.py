"""The former states of a data folder, as text for a terminal or as plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dashboard.language import Language, message
from dashboard.model.finding import Complaint
from dashboard.model.headers import SHEETS
from dashboard.sources.comparing import Difference
from dashboard.sources.keeping import Version, versions
from dashboard.sources.report import printable


def version_named(folder: Path, name: str) -> Version:
    """The version of a name, or the latest where none is named; `Complaint` if it is not there."""
    kept = versions(folder)
    found = [each for each in kept if not name or each.name == name]
    if not found:
        raise Complaint(
            message("This former state is not kept."),
            message("Use one of: {codes}.", codes=", ".join(each.name for each in kept) or "–"),
        )
    return found[0]


def version_words(version: Version, language: Language) -> str:
    """Until when a state was the present one, and what came then."""
    until = version.until.astimezone()
    day = language.day(until.date())
    text = language.say("until {day}, {time}", day=day, time=f"{until:%H:%M:%S}")
    return f"{text}: {version.note}" if version.note else text


def version_lines(kept: Sequence[Version], language: Language) -> Iterator[str]:
    """Yield a line for each former state: its name, until when it held, what came then."""
    for each in kept:
        yield printable(f"{each.name}  {each.until:%Y-%m-%d %H:%M} UTC  {each.note}".rstrip())
    if not kept:
        yield language.say("No former state is kept.")


def difference_lines(found: Sequence[Difference], language: Language) -> Iterator[str]:
    """Yield a line for each row that the present state has otherwise than a former one."""
    for each in found:
        for sign, rows in (("+", each.added), ("-", each.removed), ("≠", each.changed)):
            for row in rows:
                yield printable(f"{sign} {language.render(SHEETS[each.table])}: {row}")
    if not found:
        yield language.say("There is no difference.")


def version_values(kept: Sequence[Version]) -> list[dict[str, str]]:
    """The former states as plain values."""
    return [
        {"name": each.name, "until": each.until.isoformat(), "note": each.note} for each in kept
    ]


def difference_values(found: Sequence[Difference]) -> list[dict[str, object]]:
    """The differences as plain values."""
    return [
        {
            "table": each.table,
            "added": list(each.added),
            "removed": list(each.removed),
            "changed": list(each.changed),
        }
        for each in found
    ]
