"""What was once read of a text is remembered: lists say the same again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar

Reads = TypeVar("Reads", bound=Callable[..., Any])

MOST_TEXTS, LONGEST_TEXT = 65_536, 120
"""So many texts are remembered of a function; longer ones hardly come twice."""


def remembered(read: Reads) -> Reads:
    """Let a function of a text remember what it gave for short ones.

    Long texts from a file made for that would otherwise stay in memory, whoever brought it.
    """
    known = lru_cache(maxsize=MOST_TEXTS)(read)

    @wraps(read)
    def told(text: str, *more: Any) -> Any:
        return known(text, *more) if len(text) <= LONGEST_TEXT else read(text, *more)

    return told  # type: ignore[return-value]
