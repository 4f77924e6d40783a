"""The reader's question as one value."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, NamedTuple, Self, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from dashboard.geography import Epoch, districts_of_day, epoch_on

Lens = Literal["sits", "works", "funded"]
LENSES: tuple[Lens, ...] = get_args(Lens)

# What says how a filter is meant, and asks for nothing by itself.
_MANNERS = ("lens", "todays_districts")

# The filters whose value is a set of codes; several in one mean "or".
FACETS = ("state", "district", "kind", "topic", "target_group", "funder", "programme")

FIRST_YEAR, LAST_YEAR = 1, 9999  # as far as the calendar of `datetime` goes
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
"""Between which days a reader can ask what was active, or what ends."""
LONGEST_TEXT = 200
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]


class Years(NamedTuple):
    """A span of whole years, both included."""

    first: Year
    last: Year


def can_be_asked(day: date) -> bool:
    """Whether it is one of the days that a reader can ask for."""
    return FIRST_DAY <= day <= LAST_DAY


def _in_order(years: Years | None) -> Years | None:
    if years is not None and years.first > years.last:
        raise ValueError("a span of years runs forward")
    return years


def _plain(text: str) -> str:
    """One line with single spaces, no longer than a search box takes, fit for an address."""
    line = " ".join(text.split())[:LONGEST_TEXT].rstrip()
    return line.encode("utf-8", "replace").decode("utf-8")  # halves of a surrogate pair go


Codes = Annotated[tuple[str, ...], AfterValidator(lambda codes: tuple(sorted(set(codes))))]
Span = Annotated[Years | None, AfterValidator(_in_order)]


class Selection(BaseModel):
    """Which records the reader wants to see; an empty selection is all of them.

    Several values within a filter mean "or", filters together mean "and". `lens` says how
    `state` and `district` (AGS) are meant: where a record sits, works, or is funded.
    `founded_unknown` adds those without a known founding to the span `founded`, or asks
    for them alone where there is no span. `active` is a day on which it was running.
    Districts are those of that day (`epoch`), unless `todays_districts` asks for those of
    today; codes of others become theirs.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    lens: Lens = "sits"
    state: Codes = ()
    district: Codes = ()
    kind: Codes = ()
    topic: Codes = ()
    target_group: Codes = ()
    funder: Codes = ()
    programme: Codes = ()
    founded: Span = None
    founded_unknown: bool = False
    funded: Span = None
    active: date | None = None
    todays_districts: bool = False
    text: Annotated[str, AfterValidator(_plain)] = ""

    @model_validator(mode="after")
    def _of_one_day(self) -> Self:
        """Let the districts be those of the day, so that one question is one value."""
        changed: dict[str, Any] = {"district": districts_of_day(self.district, self.epoch)}
        if self.todays_districts and epoch_on(self.active).is_today:
            changed["todays_districts"] = False
        for name, value in changed.items():
            if value != getattr(self, name):
                object.__setattr__(self, name, value)  # nobody has seen it yet
        return self

    @property
    def epoch(self) -> Epoch:
        """The time whose districts are meant: that of the day, or today's."""
        return epoch_on(None if self.todays_districts else self.active)

    @property
    def has_place(self) -> bool:
        """Whether it asks for places, so that the lens matters."""
        return bool(self.state or self.district)

    def asks(self) -> tuple[str, ...]:
        """The names of the fields that narrow the selection, in their order."""
        return tuple(
            name
            for name, field in type(self).model_fields.items()
            if name not in _MANNERS and getattr(self, name) != field.default
        )

    def but(self, **changes: object) -> Selection:
        """A copy with some fields changed, and checked."""
        return type(self).model_validate({**self.model_dump(), **changes})
