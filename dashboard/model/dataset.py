"""All records together, and the ways from one to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from dashboard.model.records import (
    Area,
    Event,
    Figure,
    Funding,
    Location,
    Organisation,
    Project,
    Record,
    Relation,
    Source,
    Term,
)

TABLES: Mapping[str, type[Record]] = MappingProxyType(
    {
        "sources": Source,
        "organisations": Organisation,
        "locations": Location,
        "areas": Area,
        "projects": Project,
        "fundings": Funding,
        "events": Event,
        "relations": Relation,
        "figures": Figure,
        "vocabulary": Term,
    }
)

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Dataset:
    """The tables of the atlas as tuples of records; nothing in it ever changes.

    It is shared by all readers. The ways from record to record are indexed once, when
    first asked for.
    """

    sources: tuple[Source, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    locations: tuple[Location, ...] = ()
    areas: tuple[Area, ...] = ()
    projects: tuple[Project, ...] = ()
    fundings: tuple[Funding, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    figures: tuple[Figure, ...] = ()
    vocabulary: tuple[Term, ...] = ()

    @classmethod
    def of(cls, tables: Mapping[str, Iterable[Record]]) -> Dataset:
        """A dataset of tables by name; those not given are empty."""
        return cls(**{name: tuple(rows) for name, rows in tables.items()})  # type: ignore[arg-type]

    def tables(self) -> dict[str, tuple[Record, ...]]:
        """The tables by name, in their order."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @cached_property
    def holders(self) -> Mapping[str, Organisation | Project]:
        """Organisations, then projects, by id."""
        both: list[Organisation | Project] = [*self.organisations, *self.projects]
        return MappingProxyType({record.id: record for record in both})

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        """Sources by id."""
        return MappingProxyType({source.id: source for source in self.sources})

    @cached_property
    def event_by_id(self) -> Mapping[str, Event]:
        """Events by id."""
        return MappingProxyType({event.id: event for event in self.events})

    @cached_property
    def location_by_id(self) -> Mapping[str, Location]:
        """Locations by id."""
        return MappingProxyType({location.id: location for location in self.locations})

    @cached_property
    def locations_of(self) -> Mapping[str, tuple[Location, ...]]:
        """Locations by owner."""
        return _grouped((row.owner, row) for row in self.locations)

    @cached_property
    def areas_of(self) -> Mapping[str, tuple[Area, ...]]:
        """Areas by owner."""
        return _grouped((row.owner, row) for row in self.areas)

    @cached_property
    def projects_of(self) -> Mapping[str, tuple[Project, ...]]:
        """Projects by the organisation that carries them."""
        return _grouped((row.organisation, row) for row in self.projects if row.organisation)

    @cached_property
    def fundings_of(self) -> Mapping[str, tuple[Funding, ...]]:
        """Fundings by whom they pay for: the project where there is one, else the recipient."""
        return _grouped((row.project or row.recipient or "", row) for row in self.fundings)

    @cached_property
    def fundings_by(self) -> Mapping[str, tuple[Funding, ...]]:
        """Fundings by funder."""
        return _grouped((row.funder, row) for row in self.fundings)

    @cached_property
    def relations_of(self) -> Mapping[str, tuple[Relation, ...]]:
        """Relations by either party; one that joins a party to itself stands once."""
        return _grouped(
            (party, row) for row in self.relations for party in {row.subject, row.object}
        )

    @cached_property
    def events_of(self) -> Mapping[str, tuple[Event, ...]]:
        """Events by organiser."""
        return _grouped((row.organiser, row) for row in self.events if row.organiser)

    @cached_property
    def figures_of(self) -> Mapping[str, tuple[Figure, ...]]:
        """Figures by owner."""
        return _grouped((row.owner, row) for row in self.figures)

    @cached_property
    def terms(self) -> Mapping[str, Mapping[str, Term]]:
        """The vocabulary: list name to code to term, each list in its order."""
        lists: dict[str, dict[str, Term]] = defaultdict(dict)
        for term in sorted(self.vocabulary, key=lambda t: (t.list, t.sort, t.code)):
            lists[term.list][term.code] = term
        return MappingProxyType({name: MappingProxyType(terms) for name, terms in lists.items()})

    def label(self, list_name: str, code: str, language: str) -> str:
        """What a code is called in a language (`de`, `en`); the code itself if in no list."""
        term = self.terms.get(list_name, {}).get(code)
        if term is None:
            return code
        return term.label_en if language == "en" else term.label_de

    def name_of(self, party: str) -> str:
        """The name of an organisation or project, the title of an event; else the id."""
        if party in self.holders:
            return self.holders[party].name
        event = self.event_by_id.get(party)
        return event.title if event else party


def _grouped(pairs: Iterable[tuple[str, R]]) -> Mapping[str, tuple[R, ...]]:
    groups: dict[str, list[R]] = defaultdict(list)
    for key, row in pairs:
        groups[key].append(row)
    return MappingProxyType({key: tuple(rows) for key, rows in groups.items()})
