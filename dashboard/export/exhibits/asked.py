"""The choices of a page, as its link and a scene carry them: texts that may say anything."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeVar

T = TypeVar("T")

_AS_IT_IS: Any = str
"""Takes a text as itself."""


class Asked:
    """Reads the choices as the page does; `lost` are those that could not be kept."""

    def __init__(self, values: Mapping[str, Sequence[str]]) -> None:
        self._values = values
        self.lost: list[str] = []

    def one(
        self,
        name: str,
        default: T,
        known: Collection[T] | Callable[[T], bool],
        read: Callable[[str], T] = _AS_IT_IS,
    ) -> T:
        """A choice, or the default where it is not made or not `known`.

        `read` makes a value of a text, or raises ValueError.
        """
        judge = known if callable(known) else known.__contains__
        texts = self._values.get(name, ())
        if not texts:
            return default
        try:
            value = read(texts[-1])
            if judge(value):
                return value
        except ValueError:
            pass
        self.lost.append(texts[-1])
        return default

    def several(self, name: str, known: Collection[str]) -> tuple[str, ...]:
        """All values of a choice that are known; usually none."""
        texts = dict.fromkeys(self._values.get(name, ()))
        self.lost += [text for text in texts if text not in known]
        return tuple(text for text in texts if text in known)
