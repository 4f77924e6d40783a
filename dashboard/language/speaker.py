"""What says sentences, numbers and dates in one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal
from markupsafe import Markup

from dashboard.language.catalogue import translations
from dashboard.language.message import Message

LANGUAGES = {"de": "Deutsch", "en": "English"}
_LOCALES = {"de": "de_DE", "en": "en_GB"}


@dataclass(frozen=True)
class Language:
    """One language of the interface, by its code: `de` or `en`."""

    code: str = "de"

    def __post_init__(self) -> None:
        if self.code not in LANGUAGES:
            raise ValueError(f"no such language: {self.code!r}")

    @property
    def locale(self) -> str:
        """The name under which Babel knows the language's formats."""
        return _LOCALES[self.code]

    def say(self, text: str, /, **values: object) -> str:
        """The sentence in this language, its `{name}` places filled.

        Where a value is `Markup`, such as a number that can be pressed, so is the sentence, and
        all other values are escaped.
        """
        return _filled(translations(self.code).gettext(text), self._said(values))

    def count(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The sentence for `n` things; `{n}` in it is the number as this language writes it.

        A value of that name stands in its place, such as a number that can be pressed.
        """
        said = {"n": self.number(n), **self._said(values)}
        return _filled(translations(self.code).ngettext(one, many, n), said)

    def render(self, sentence: Message) -> str:
        """A `Message` in this language."""
        return self.say(sentence.text, **dict(sentence.values))

    def number(self, value: float) -> str:
        """A number with the language's separators: 3.000 or 3,000."""
        return _number(value, self.locale)

    def money(self, euros: float) -> str:
        """An amount in euros."""
        return format_currency(euros, "EUR", locale=self.locale)

    def day(self, value: date) -> str:
        """A calendar day: 1. Oktober 1999 or 1 October 1999."""
        return format_date(value, "d. MMMM y" if self.code == "de" else "d MMMM y", self.locale)

    def month(self, value: date) -> str:
        """A month of a year: Oktober 1999."""
        return format_date(value, "MMMM y", self.locale)

    def listing(self, items: list[str], *, alternatives: bool = False) -> str:
        """Several things in a row: a, b und c; or, as alternatives, a, b oder c."""
        if len(items) == 1:
            return items[0]
        places = [f"{{{n}}}" for n in range(len(items))]
        text = format_list(places, style="or" if alternatives else "standard", locale=self.locale)
        return _filled(text, {}, *items)

    def _said(self, values: dict[str, object]) -> dict[str, object]:
        return {k: self.render(v) if isinstance(v, Message) else v for k, v in values.items()}


def _filled(text: str, values: dict[str, object], *items: str) -> str:
    if any(isinstance(value, Markup) for value in (*values.values(), *items)):
        return Markup(text).format(*items, **values)  # noqa: S704 - the catalogues' own text
    return text.format(*items, **values)


@lru_cache(maxsize=8192)
def _number(value: float, locale: str) -> str:
    """Babel reads its pattern anew each time, and a page has hundreds of counts."""
    return format_decimal(value, locale=locale)
