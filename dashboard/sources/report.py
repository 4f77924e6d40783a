"""What the check of a folder found, as text for a terminal or as plain values for JSON."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from dashboard.language import Language
from dashboard.model.headers import counts_words
from dashboard.sources.problem import Problem
from dashboard.sources.reading import Reading


def report_lines(reading: Reading, language: Language) -> Iterator[str]:
    """Yield the lines of a report: three for each problem, then what was read.

    No line holds a character that a terminal obeys.
    """
    for problem in reading.problems:
        yield from problem_lines(problem, language)
    yield language.say(
        "{problems}, {left_out}.",
        problems=language.count("{n} problem", "{n} problems", len(reading.problems)),
        left_out=language.count("{n} row left out", "{n} rows left out", reading.left_out),
    )
    yield language.say(
        "Good rows: {counts}.",
        counts=counts_words(_counts(reading), language),
    )


def problem_lines(problem: Problem, language: Language) -> Iterator[str]:
    """Yield where a problem is, what it is, and what to do about it."""
    yield printable(_place(problem, language))
    yield f"  {printable(language.render(problem.message))}"
    yield f"  → {printable(language.render(problem.remedy))}"


def report_values(reading: Reading, language: Language) -> dict[str, object]:
    """Return the report as plain values: `problems`, `rows`, `left_out`, `kept` by table."""
    return {
        "problems": [problem.as_dict(language) for problem in reading.problems],
        "rows": reading.rows,
        "left_out": reading.left_out,
        "kept": _counts(reading),
    }


def printable(text: str) -> str:
    """Return the text on one line, characters that steer a terminal written as their codes."""
    return "".join(
        char if unicodedata.category(char) not in _STEERING else f"\\u{ord(char):04x}"
        for char in text
    )


# Control, format (right-to-left overrides), surrogates, private use, line and paragraph ends.
_STEERING = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def _place(problem: Problem, language: Language) -> str:
    parts = [problem.file, *([problem.sheet] if problem.sheet else [])]
    if problem.row is not None:
        parts.append(language.say("row {row}", row=problem.row))
    if problem.column:
        parts.append(language.say("column {column}", column=problem.column))
    if not problem.is_error:
        parts.append(language.say("note"))
    return ", ".join(parts) + (f": {problem.value}" if problem.value else "")


def _counts(reading: Reading) -> dict[str, int]:
    return {name: len(rows) for name, rows in reading.dataset.tables().items()}
