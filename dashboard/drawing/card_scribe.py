"""What all parts of a card write with: the language, the names of others, the sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from markupsafe import Markup

from dashboard.drawing.elements import hidden, joined, open_button, outside_link
from dashboard.geography import Epoch, epoch_on
from dashboard.language import Language
from dashboard.model import Dataset, Source
from dashboard.model.wording import date_words


class Sourced(Protocol):
    """A row that names where it was taken from."""

    @property
    def source(self) -> str:
        """The id of the source."""

    @property
    def locator(self) -> str | None:
        """Where in the source it stands."""


Fact = tuple[str, str]
"""What it is called, and what is known of it; nothing to say is the empty text."""


@dataclass
class Scribe:
    """Writes one card: keeps the numbers of the sources in the order of their first mention.

    `record` is the id of the card's own record, `level` that of the card's heading. `epoch` is
    the time whose districts the reader looks at.
    """

    dataset: Dataset
    language: Language
    record: str
    level: int = 2
    epoch: Epoch = field(default_factory=lambda: epoch_on(None))
    cited: dict[str, dict[str, None]] = field(default_factory=dict)

    def label(self, list_name: str, code: str) -> str:
        """What a code of the vocabulary is called."""
        return self.dataset.label(list_name, code, self.language.code)

    def labels(self, list_name: str, codes: Sequence[str]) -> str:
        """What several codes are called, in a row."""
        return ", ".join(self.label(list_name, code) for code in codes)

    def name(self, party: str) -> Markup:
        """An organisation, project or event by name, to be opened unless it is this one."""
        name = self.dataset.name_of(party)
        known = party in self.dataset.holders or party in self.dataset.event_by_id
        if party == self.record or not known:
            return Markup("{}").format(name)
        return open_button(party, name)

    def cite(self, row: Sourced) -> Markup:
        """The number of the row's source and the place in it: [1, Zeile 19]."""
        places = self.cited.setdefault(row.source, {})
        if row.locator:
            places[row.locator] = None
        number = list(self.cited).index(row.source) + 1
        source = self.dataset.source_by_id.get(row.source)
        where = Markup(",&nbsp;{}").format(row.locator) if row.locator else ""
        return Markup(' <span class="na-source" title="{}">[{}{}{}]</span>').format(
            source.title if source else row.source,
            hidden(self.language.say("Source") + " "),
            number,
            where,
        )

    def unknown(self) -> Markup:
        """What is said where nobody has said anything."""
        return Markup('<span class="na-unknown">{}</span>').format(self.language.say("not known"))

    def section(self, heading: str, body: str) -> Markup:
        """A part of the card under its heading; nothing where there is nothing to tell."""
        if not body:
            return Markup("")
        tag = "h4" if self.level >= 3 else "h3"
        return Markup("<section><{}>{}</{}>{}</section>").format(tag, heading, tag, body)

    def sources(self) -> Markup:
        """The sources by their numbers, to stand at the end of the card."""
        entries = (
            self._source(number, source, places)
            for number, (source, places) in enumerate(self.cited.items(), start=1)
        )
        body = Markup('<ol class="na-sources">{}</ol>').format(joined(entries))
        return self.section(self.language.say("Sources"), body if self.cited else "")

    def _source(self, number: int, record: str, places: Iterable[str]) -> Markup:
        source = self.dataset.source_by_id.get(record) or Source(id=record, title=record)
        say = self.language.say
        parts: list[str] = [source.title]
        if source.publisher:
            parts.append(source.publisher)
        if source.published:
            parts.append(date_words(source.published, self.language))
        if source.url:
            parts.append(self.link(source.url))
        if source.accessed:
            parts.append(say("accessed {date}", date=date_words(source.accessed, self.language)))
        if source.file:
            parts.append(say("file {file}", file=source.file))
        parts.append(merged(places))
        return Markup('<li><span class="na-number">[{}]</span><span>{}</span></li>').format(
            number, Markup(" · ").join(part for part in parts if part)
        )

    def link(self, url: str) -> Markup:
        """A page of another host, by its address without what all addresses have."""
        shown = url.split("://", 1)[-1].removesuffix("/")
        return outside_link(url, shown, self.language.say("opens in a new tab"))


def merged(places: Iterable[str]) -> str:
    """Places of a source in one text: lines are counted up once, anything else is strung."""
    told = list(places)
    words: set[str] = set()
    numbers: set[int] = set()
    for place in told:
        word, _, rest = place.partition(" ")
        found = rest.split(", ")
        if not all(number.isdecimal() for number in found):
            return "; ".join(told)
        words.add(word)
        numbers.update(int(number) for number in found)
    if len(words) != 1:
        return "; ".join(told)
    return f"{words.pop()} {', '.join(str(number) for number in sorted(numbers))}"


def facts(pairs: Iterable[Fact]) -> Markup:
    """Facts by their names; those of which nothing is said are left out."""
    told = [pair for pair in pairs if pair[1]]
    if not told:
        return Markup("")
    rows = (Markup("<dt>{}</dt><dd>{}</dd>").format(*pair) for pair in told)
    return Markup('<dl class="na-facts">{}</dl>').format(joined(rows))


def together(entries: Sequence[str]) -> Markup:
    """What belongs to one fact: a thing by itself, or several as a list."""
    return Markup("{}").format(*entries) if len(entries) == 1 else items(entries)


def items(entries: Sequence[str]) -> Markup:
    """Several things one below the other; nothing where there are none."""
    if not entries:
        return Markup("")
    rows = (Markup("<li>{}</li>").format(entry) for entry in entries)
    return Markup('<ul class="na-items">{}</ul>').format(joined(rows))


def aside(cite: Markup, *texts: str) -> Markup:
    """What is said more quietly below a name: the texts that there are, and their source."""
    told = Markup(" · ").join(text for text in texts if text)
    return Markup('<span class="na-more">{}{}</span>').format(told, cite)
