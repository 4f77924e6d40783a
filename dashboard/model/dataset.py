"""All records together, and the ways from one to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from types import MappingProxyType
from typing import Any

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
from dashboard.model.table import Table
from dashboard.model.ways import ById, Grouped

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


@dataclass(frozen=True)
class Dataset:
    """The tables of the atlas; nothing in it ever changes, and all readers share it.

    A table may be given as any sequence of its records, and is then a `Table`. The ways from
    record to record are indexed once, when first asked for.
    """

    sources: Sequence[Source] = ()
    organisations: Sequence[Organisation] = ()
    locations: Sequence[Location] = ()
    areas: Sequence[Area] = ()
    projects: Sequence[Project] = ()
    fundings: Sequence[Funding] = ()
    events: Sequence[Event] = ()
    relations: Sequence[Relation] = ()
    figures: Sequence[Figure] = ()
    vocabulary: Sequence[Term] = ()

    def __post_init__(self) -> None:
        for name, model in TABLES.items():
            rows = getattr(self, name)
            if not isinstance(rows, Table):
                object.__setattr__(self, name, Table.of(model, rows))

    @classmethod
    def of(cls, tables: Mapping[str, Iterable[Record]]) -> Dataset:
        """A dataset of tables by name; those not given are empty."""
        return cls(**tables)  # type: ignore[arg-type]

    def tables(self) -> dict[str, Table[Any]]:
        """The tables by name, in their order."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def table(self, name: str) -> Table[Any]:
        """A table by its name, with its columns."""
        table: Table[Any] = getattr(self, name)
        return table

    @cached_property
    def holders(self) -> ById[Organisation | Project]:
        """Organisations, then projects, by id."""
        return ById(self.table("organisations"), self.table("projects"))

    @cached_property
    def source_by_id(self) -> ById[Source]:
        """Sources by id."""
        return ById(self.table("sources"))

    @cached_property
    def event_by_id(self) -> ById[Event]:
        """Events by id."""
        return ById(self.table("events"))

    @cached_property
    def location_by_id(self) -> ById[Location]:
        """Locations by id."""
        return ById(self.table("locations"))

    @cached_property
    def locations_of(self) -> Mapping[str, tuple[Location, ...]]:
        """Locations by owner."""
        return Grouped(self.table("locations"), "owner")

    @cached_property
    def areas_of(self) -> Mapping[str, tuple[Area, ...]]:
        """Areas by owner."""
        return Grouped(self.table("areas"), "owner")

    @cached_property
    def projects_of(self) -> Mapping[str, tuple[Project, ...]]:
        """Projects by the organisation that carries them."""
        return Grouped(self.table("projects"), "organisation")

    @cached_property
    def fundings_of(self) -> Mapping[str, tuple[Funding, ...]]:
        """Fundings by whom they pay for: the project where there is one, else the recipient."""
        return Grouped(self.table("fundings"), "project", otherwise="recipient")

    @cached_property
    def fundings_by(self) -> Mapping[str, tuple[Funding, ...]]:
        """Fundings by funder."""
        return Grouped(self.table("fundings"), "funder")

    @cached_property
    def relations_of(self) -> Mapping[str, tuple[Relation, ...]]:
        """Relations by either party; one that joins a party to itself stands once."""
        return Grouped(self.table("relations"), "subject", also="object")

    @cached_property
    def events_of(self) -> Mapping[str, tuple[Event, ...]]:
        """Events by organiser."""
        return Grouped(self.table("events"), "organiser")

    @cached_property
    def figures_of(self) -> Mapping[str, tuple[Figure, ...]]:
        """Figures by owner."""
        return Grouped(self.table("figures"), "owner")

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
        for where, column in ((self.holders, "name"), (self.event_by_id, "title")):
            if party in where:
                name: str = where.cell(party, column)
                return name
        return party
