"""The records: a frozen model for each table. Empty cells are None, or an empty tuple."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from dashboard.language import message
from dashboard.model.dates import FuzzyDate
from dashboard.model.fields import (
    AreaCode,
    Email,
    HolderId,
    Id,
    Listed,
    LocationId,
    Many,
    OrganisationId,
    PartyId,
    Phone,
    PostalCode,
    ProjectId,
    SourceId,
    Url,
)
from dashboard.model.finding import Complaint
from dashboard.model.periods import Period
from dashboard.model.privacy import personal_address

LARGEST = 10**15
Text = Annotated[str, Field(min_length=1)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]


class Record(BaseModel):
    """What all records share: frozen, no unknown column, no personal e-mail address."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty_cells(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {k: v for k, v in data.items() if not (isinstance(v, str) and not v.strip())}
        return data

    @model_validator(mode="after")
    def _without_private_persons(self) -> Self:
        for name, value in self:
            texts = value if isinstance(value, tuple) else (value,)
            if any(isinstance(text, str) and personal_address(text) for text in texts):
                raise Complaint(
                    message("{column} holds a person's e-mail address.", column=name),
                    message("Use the office's address (info@…) or leave the cell empty."),
                )
        return self


class Dated(Record):
    """A record with a beginning and an end, in the columns that `span` names."""

    span: ClassVar[tuple[str, str]] = ("start", "end")

    @property
    def period(self) -> Period:
        """From its beginning to its end, as far as they are known."""
        first, last = self.span
        return Period.of(getattr(self, first), getattr(self, last))

    @model_validator(mode="after")
    def _not_backwards(self) -> Self:
        first, last = self.span
        # An interval alone cannot run backwards: no date would have been made of it.
        if getattr(self, first) and getattr(self, last) and self.period.is_backwards:
            raise Complaint(
                message("The end lies before the beginning."),
                message("Swap the two dates, or correct one of them."),
            )
        return self


class Source(Record):
    """A document that records were taken from."""

    id: Id
    title: Text
    publisher: str | None = None
    url: Url | None = None
    published: FuzzyDate | None = None
    accessed: FuzzyDate | None = None
    file: str | None = None


class Organisation(Dated):
    """A body that does, carries or pays for something: a club, a network, a public office."""

    span = ("founded", "dissolved")

    id: Id
    name: Text
    short_name: str | None = None
    kind: Annotated[str, Listed("organisation_kind")]
    legal_form: Annotated[str | None, Listed("legal_form")] = None
    founded: FuzzyDate | None = None
    dissolved: FuzzyDate | None = None
    topics: Annotated[Many, Listed("topic")] = ()
    target_groups: Annotated[Many, Listed("target_group")] = ()
    languages: Annotated[Many, Listed("language")] = ()
    website: Url | None = None
    email: Email | None = None
    phone: Phone | None = None
    summary: str | None = None
    source: SourceId
    locator: str | None = None


class Location(Dated):
    """Where an organisation or a project sits, or an event is held; WGS84 degrees."""

    span = ("valid_from", "valid_to")

    id: Id
    owner: PartyId
    role: Annotated[str, Listed("location_role")]
    street: str | None = None
    postcode: PostalCode | None = None
    place: str | None = None
    ags: AreaCode | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    precision: Literal["address", "place", "municipality", "district", "state"]
    publication: Literal["exact", "municipality", "district", "hidden"]
    valid_from: FuzzyDate | None = None
    valid_to: FuzzyDate | None = None
    source: SourceId
    locator: str | None = None

    @model_validator(mode="after")
    def _both_coordinates(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise Complaint(
                message("Of latitude and longitude only one is there."),
                message("Give both in degrees, such as 50.98 and 11.03, or neither."),
            )
        return self


class Area(Record):
    """Where an organisation or a project works: a row for each area."""

    owner: HolderId
    ags: AreaCode
    source: SourceId
    locator: str | None = None


class Project(Dated):
    """Something that is done for a time, or under a name of its own, by an organisation."""

    id: Id
    name: Text
    former_names: Many = ()
    organisation: OrganisationId | None = None
    start: FuzzyDate | None = None
    end: FuzzyDate | None = None
    topics: Annotated[Many, Listed("topic")] = ()
    target_groups: Annotated[Many, Listed("target_group")] = ()
    website: Url | None = None
    summary: str | None = None
    source: SourceId
    locator: str | None = None


class Funding(Dated):
    """Money from one funder to one recipient or project; the amount is often not known."""

    id: Id
    funder: OrganisationId
    recipient: OrganisationId | None = None
    project: ProjectId | None = None
    programme: str | None = None
    start: FuzzyDate | None = None
    end: FuzzyDate | None = None
    amount_eur: Annotated[Decimal | None, Field(ge=0, lt=LARGEST)] = None
    source: SourceId
    locator: str | None = None

    @model_validator(mode="after")
    def _paid_to_somebody(self) -> Self:
        if self.recipient is None and self.project is None:
            raise Complaint(
                message("The funding names neither recipient nor project."),
                message("Enter the id of the organisation or of the project that it pays for."),
            )
        return self


class Event(Dated):
    """Something that happened, or will, at a time: a meeting, a conference."""

    id: Id
    title: Text
    kind: Annotated[str, Listed("event_kind")]
    start: FuzzyDate | None = None
    end: FuzzyDate | None = None
    organiser: HolderId | None = None
    location: LocationId | None = None
    online: bool | None = None
    summary: str | None = None
    source: SourceId
    locator: str | None = None


class Relation(Dated):
    """How two parties belong together: subject, kind, object read as a sentence."""

    id: Id
    subject: PartyId
    kind: Annotated[str, Listed("relation_kind")]
    object: PartyId
    start: FuzzyDate | None = None
    end: FuzzyDate | None = None
    source: SourceId
    locator: str | None = None


class Figure(Record):
    """A number that is stated of a party: `more than` (qualifier) 100 volunteers (measure)."""

    id: Id
    owner: PartyId
    measure: Annotated[str, Listed("measure")]
    qualifier: Annotated[str | None, Listed("qualifier")] = None
    value: Annotated[Decimal, Field(gt=-LARGEST, lt=LARGEST)]
    as_of: FuzzyDate | None = None
    source: SourceId
    locator: str | None = None


class Term(Record):
    """A word of the vocabulary: its list, its code, its labels, its place in the list."""

    list: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    code: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+$")]
    label_de: Text
    label_en: Text
    sort: int = 0
