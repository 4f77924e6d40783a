"""The tables of the page on the data's quality: gaps, columns and kinds of problems.

Each number in them is a button that opens its rows. Its `data-open` is what `gap_key`,
`column_key` or `problem_key` say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from dashboard.analysis.completeness import Completeness
from dashboard.analysis.problem_kinds import ProblemKind
from dashboard.analysis.quality import Gap
from dashboard.drawing.elements import open_button
from dashboard.drawing.quality_words import gap_name, gap_remedy
from dashboard.drawing.tables import plain_table
from dashboard.language import Language

_NUMBER = Markup('<span class="na-count">{}</span>')
_BAR = Markup('<span class="na-bar" aria-hidden="true"><span style="width:{}%"></span></span>')


def gap_key(name: str) -> str:
    """What opens the rows of a gap."""
    return f"gap:{name}"


def column_key(table: str, column: str) -> str:
    """What opens the rows in whose column nothing stands."""
    return f"column:{table}:{column}"


def problem_key(number: int) -> str:
    """What opens the problems of a kind, by its number from 0."""
    return f"problem:{number}"


def gap_table(
    gaps: Sequence[Gap], years: int, language: Language, *, opened: str | None = None
) -> Markup:
    """The gaps that have rows, in their order: what, how many, and what helps."""
    say = language.say
    headers = [say("What is missing or old"), say("How many"), say("What helps")]
    rows = [
        [
            (name := gap_name(gap.name, years, language)),
            _counted(gap_key(gap.name), gap.count, name, language, opened, of=gap.looked_at),
            gap_remedy(gap.name, language),
        ]
        for gap in gaps
        if gap.count
    ]
    return plain_table(headers, rows, say("What to mend next"), caption_shown=False)


def completeness_table(
    columns: Sequence[Completeness],
    names: Mapping[str, str],
    caption: str,
    language: Language,
    *,
    opened: str | None = None,
) -> Markup:
    """How full each column is: the share as a bar and in words, and how many cells are empty."""
    say = language.say
    headers = [say("Column"), say("Filled"), say("Missing"), say("Note")]
    rows = [
        [
            names[each.column],
            share_bar(each.filled, each.rows, language),
            _missing(each, names[each.column], opened, language),
            _note(each, language),
        ]
        for each in columns
    ]
    return plain_table(headers, rows, caption)


def problem_table(
    kinds: Sequence[ProblemKind], language: Language, *, opened: str | None = None
) -> Markup:
    """The kinds of problems: what is wrong, how often, in which files, and what helps."""
    say = language.say
    headers = [say("What is wrong"), say("How many"), say("File"), say("What to do")]
    rows = [
        [
            (words := language.render(kind.words)),
            _counted(problem_key(number), len(kind.problems), words, language, opened),
            language.listing(list(kind.files)),
            language.render(kind.remedy),
        ]
        for number, kind in enumerate(kinds)
    ]
    return plain_table(headers, rows, say("Problems by kind"), caption_shown=False)


def share_bar(part: int, whole: int, language: Language) -> Markup:
    """A share in words, with a bar below that says the same."""
    percent = percent_of(part, whole)
    return Markup("{}{}").format(language.say("{n}%", n=percent), _BAR.format(percent))


def percent_of(part: int, whole: int) -> int:
    """A share in whole percents, which says 0 and 100 only where they are exact; 0 of 0 is 0."""
    if part in (0, whole):
        return 100 if part else 0
    return min(max(round(100 * part / whole), 1), 99)


def _counted(
    key: str, count: int, what: str, language: Language, opened: str | None, *, of: int = 0
) -> Markup:
    """A number that opens what it counts; those who hear the page are told what that is."""
    label = Markup('{}<span class="na-hidden"> ({})</span>').format(language.number(count), what)
    button = open_button(key, label, current=opened == key)
    if not of:
        return button
    return _NUMBER.format(language.say("{part} of {n}", part=button, n=language.number(of)))


def _missing(each: Completeness, name: str, opened: str | None, language: Language) -> str:
    if not each.missing:
        return language.number(0)
    what = language.say("{column} is missing", column=name)
    return _counted(column_key(each.table, each.column), each.missing, what, language, opened)


def _note(each: Completeness, language: Language) -> str:
    notes = []
    if each.withheld:
        notes.append(
            language.count(
                "{n} withheld for protection", "{n} withheld for protection", each.withheld
            )
        )
    if each.often_rightly and each.missing:
        notes.append(language.say("often rightly empty"))
    return "; ".join(notes)
