"""Sentences that do not yet know their language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    """A sentence with its values, to be said later by `Language.render`.

    `text` is the English sentence with `{name}` places; `values` are the pairs that fill
    them. A value that is itself a `Message` is rendered first.
    """

    text: str
    values: tuple[tuple[str, object], ...] = ()


def message(text: str, /, **values: object) -> Message:
    """Make a `Message`; also the mark by which the catalogues find its text."""
    return Message(text, tuple(sorted(values.items())))
