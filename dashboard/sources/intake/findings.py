"""Gathering the problems of a file while it is read, without drowning in them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Literal

from dashboard.language import Message, message
from dashboard.model.finding import Complaint
from dashboard.sources.intake.limits import MOST_PROBLEMS
from dashboard.sources.problem import Problem


@dataclass
class Findings:
    """The problems of one file, of each kind a hundred, and how many more there were."""

    file: str
    found: list[Problem] = field(default_factory=list)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(
        self,
        text: Message,
        remedy: Message,
        *,
        sheet: str = "",
        row: int | None = None,
        column: str = "",
        value: str = "",
        severity: Literal["error", "warning"] = "warning",
    ) -> None:
        """Keep a problem, or count it where there are many of its kind."""
        self.counts[sheet, text.text] += 1
        if self.counts[sheet, text.text] <= MOST_PROBLEMS:
            self.found.append(
                Problem(self.file, row, column, value, text, remedy, severity, sheet=sheet)
            )

    def refuse(self, why: Complaint, *, sheet: str = "") -> None:
        """Keep why a file or a sheet was not read."""
        self.add(why.message, why.remedy, sheet=sheet, severity="error")

    def problems(self) -> tuple[Problem, ...]:
        """Everything found, and a last problem for each kind that was only counted."""
        more = []
        for (sheet, text), count in self.counts.items():
            if count > MOST_PROBLEMS:
                example = next(
                    each
                    for each in reversed(self.found)
                    if (each.sheet, each.message.text) == (sheet, text)
                )
                said = message(
                    "{n} more times: {problem}", n=count - MOST_PROBLEMS, problem=example.message
                )
                more.append(replace(example, row=None, column="", value="", message=said))
        return (*self.found, *more)
