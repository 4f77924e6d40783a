"""What is wrong with the data, as values that can be shown, counted and sent on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from dashboard.language import Language, Message
from dashboard.model import TABLES

LONGEST_VALUE = 80
_WITHHELD = "…"
# Words of messages that come from the files' layout and so tell nothing of a row.
_LAYOUT = frozenset({"table", "column", "list", "codes", "row", "limit", "count"})


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one place, and what to do about it.

    `file` is a file's name without its folder, `sheet` a table in it, if it has several;
    `row` counts as a spreadsheet does, the header being row 1, and is None for a whole file;
    `column` is "" for a whole row.
    `value` and the values in the sentences are cut to 80 characters. An error keeps a row
    or a table out, a warning does not. What is `confidential` may be shown to the people
    who keep the data, not to readers: see `withheld`.
    """

    file: str
    row: int | None
    column: str
    value: str
    message: Message
    remedy: Message
    severity: Literal["error", "warning"] = "error"
    confidential: bool = False
    sheet: str = ""

    def __post_init__(self) -> None:
        for name in ("column", "value"):
            object.__setattr__(self, name, shortened(getattr(self, name)))
        for name in ("message", "remedy"):
            object.__setattr__(self, name, _with_short_values(getattr(self, name)))

    @property
    def is_error(self) -> bool:
        """Whether it keeps something out."""
        return self.severity == "error"

    def as_dict(self, language: Language) -> dict[str, str | int | None]:
        """The problem as plain values, its sentences in a language: for JSON and tables."""
        return {
            "file": self.file,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "message": language.render(self.message),
            "remedy": language.render(self.remedy),
            "severity": self.severity,
        }

    def withheld(self) -> Problem:
        """The problem as readers may see it: without the value, where that is confidential."""
        if not self.confidential:
            return self
        # A column that no table has is a cell, which was taken for a header.
        strange = self.column != "" and not any(
            self.column in model.model_fields for model in TABLES.values()
        )
        kept = _LAYOUT - {"column"} if strange else _LAYOUT
        return replace(
            self,
            value=_WITHHELD if self.value else "",
            column=_WITHHELD if strange else self.column,
            message=_without_values(self.message, kept),
            remedy=_without_values(self.remedy, kept),
            confidential=False,
        )


def shortened(text: str) -> str:
    """The text, or its beginning with … where it is longer than 80 characters."""
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def _with_short_values(sentence: Message) -> Message:
    # The codes that may stand in a cell are a list to choose from: all of it or nothing.
    return Message(
        sentence.text,
        tuple(
            (name, shortened(value) if isinstance(value, str) and name != "codes" else value)
            for name, value in sentence.values
        ),
    )


def _without_values(sentence: Message, kept: frozenset[str]) -> Message:
    return Message(
        sentence.text,
        tuple((name, value if name in kept else _WITHHELD) for name, value in sentence.values),
    )
