"""Problems of the same kind together: what is wrong, and how often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.language import Message
from dashboard.sources import Problem

_ANY = "…"


@dataclass(frozen=True)
class ProblemKind:
    """Problems that one sentence names; `words` and `remedy` are what is the same in all.

    What differs between them is written as “…”. `files` are those in which they are.
    """

    words: Message
    remedy: Message
    is_error: bool
    files: tuple[str, ...]
    problems: tuple[Problem, ...]


def problem_kinds(problems: Sequence[Problem]) -> tuple[ProblemKind, ...]:
    """Every problem in one kind: errors first, the most frequent first."""
    groups: dict[tuple[bool, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((problem.is_error, problem.message.text), []).append(problem)
    kinds = [
        ProblemKind(
            _common([each.message for each in group]),
            _common([each.remedy for each in group]),
            is_error,
            tuple(dict.fromkeys(each.file for each in group)),
            tuple(group),
        )
        for (is_error, _), group in groups.items()
    ]
    return tuple(sorted(kinds, key=lambda kind: (not kind.is_error, -len(kind.problems))))


def _common(sentences: Sequence[Message]) -> Message:
    """The first sentence, in which stands … for each value that is not the same in all."""
    first = sentences[0]
    alike = [each for each in sentences if each.text == first.text]
    same = set(first.values).intersection(*(each.values for each in alike))
    values = tuple((name, value if (name, value) in same else _ANY) for name, value in first.values)
    return Message(first.text, values)
