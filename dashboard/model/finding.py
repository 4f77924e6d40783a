"""What is wrong with a record, before anybody knows in which file it stands."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.language import Message


class Complaint(ValueError):
    """A value that cannot be taken: `message` says what is wrong, `remedy` what to do."""

    def __init__(self, message: Message, remedy: Message) -> None:
        super().__init__(message.text)
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True)
class Finding:
    """Something wrong with one row of one table of a dataset.

    `position` counts the table's rows from 0; `column` is a field name, or "" for the row.
    """

    table: str
    position: int
    column: str
    value: str
    message: Message
    remedy: Message
