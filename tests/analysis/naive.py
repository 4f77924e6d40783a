"""The filters once more, slowly and plainly: one record and one question at a time.

Written from the design, not from the code: what stands here is what a reader would say.
"""

from __future__ import annotations

from datetime import date

from dashboard.geography import (
    Epoch,
    codes_in,
    current_district,
    district_at,
    districts_at,
    districts_in,
    epochs,
)
from dashboard.model import Dataset, Funding, Location, Organisation, Period, Project
from dashboard.selection import Selection

TODAY = epochs()[-1]
LAENDER = {"03", "14", "15", "16"}
Place = tuple[str, str]
"""Land and district, each "" where not known or not one of ours."""


def sits(
    dataset: Dataset, record: str, epoch: Epoch = TODAY, day: date | None = None
) -> set[Place]:
    """Where its seats, branches and offices are, or were on a day; and where a project is held."""
    places = set()
    for row in dataset.locations:
        held = row.role != "venue" or isinstance(dataset.holders[record], Project)
        if row.owner == record and held and may_be(row.period, day):
            places |= _place_of(row, epoch)
    return places


def _place_of(row: Location, epoch: Epoch) -> set[Place]:
    code, pointed = row.ags or "", row.latitude is not None
    if code in ("", "DE") and not pointed:
        return set()
    found = current_district(code)
    if found is None and pointed and row.precision not in ("district", "state"):
        there = district_at(row.latitude or 0, row.longitude or 0) or ""
        if code in ("", "DE") or there[:2] == code:
            found = there
    land = code[:2] if code[:2] in LAENDER else (found or "")[:2]
    return {(land, _of_then(row, found, epoch) if found else "")}


def _of_then(row: Location, today: str, epoch: Epoch) -> str:
    """The district that a seat was in: by its code, else by its point; "" where neither tells."""
    told = codes_in(row.ags or "", epoch) or codes_in(today, epoch)
    pointed = row.latitude is not None and row.precision not in ("district", "state")
    if pointed and row.ags not in ("16056", "03152", "16070029", "16052000", "16063102"):
        there = str(districts_at([row.latitude], [row.longitude], epoch)[0])
        if current_district(there) == today:
            return there
    return told[0] if len(told) == 1 else ""


def works(
    dataset: Dataset, record: str, epoch: Epoch = TODAY, day: date | None = None
) -> set[Place]:
    """Every district that it says it works in, or that lies in an area where it works."""
    places: set[Place] = set()
    for row in dataset.areas:
        if row.owner != record:
            continue
        if row.ags == "DE" or row.ags in LAENDER:
            inside = districts_in(epoch).values()
            places |= {(d.state, d.ags) for d in inside if row.ags in ("DE", d.state)}
        else:
            places |= {(code[:2], code) for code in codes_in(row.ags, epoch) or ("",)}
    return places


def funded(
    dataset: Dataset, record: str, epoch: Epoch = TODAY, day: date | None = None
) -> set[Place]:
    """Where the money lands that it gets."""
    return set().union(
        *(
            _landing(dataset, row, epoch, day)
            for row in dataset.fundings
            if record in (row.project, row.recipient) and may_be(row.period, day)
        )
    )


def _landing(dataset: Dataset, row: Funding, epoch: Epoch, day: date | None) -> set[Place]:
    for party in (row.project, row.recipient):
        for lens in (sits, works):
            if party and (places := lens(dataset, party, epoch, day)):
                return places
    carrier = next((p.organisation for p in dataset.projects if p.id == row.project), None)
    return sits(dataset, carrier, epoch, day) if carrier else set()


LENS = {"sits": sits, "works": works, "funded": funded}


def may_be(period: Period, day: date | None) -> bool:
    """Whether it may have been on the day; where nothing is known, it may."""
    return day is None or period.may_cover(day) is not False


def may_touch(period: Period, first: date, last: date) -> bool:
    """Whether some day of it may lie between the two; False where nothing is known."""
    if period.start is None and period.end is None:
        return False
    begun = period.start is None or (period.start.earliest or date.min) <= last
    over = period.end is not None and (period.end.latest or date.max) < first
    return begun and not over


def passes(dataset: Dataset, question: Selection, record: str) -> bool:
    """Whether the record is what is asked for."""
    holder = dataset.holders[record]
    return (
        _is_there(dataset, question, record)
        and (not question.kind or _kind(holder) in question.kind)
        and (not question.topic or bool({*question.topic} & {*holder.topics}))
        and (not question.target_group or bool({*question.target_group} & {*holder.target_groups}))
        and _is_paid(dataset, question, record)
        and _was_founded(holder, question)
        and (not question.active or may_touch(holder.period, question.active, question.active))
        and all(word in _plain(_texts(holder)) for word in _plain(question.text).split())
    )


def _is_there(dataset: Dataset, question: Selection, record: str) -> bool:
    places = LENS[question.lens](dataset, record, question.epoch, question.active)
    in_land = not question.state or any(land in question.state for land, _ in places)
    in_district = not question.district or any(d in question.district for _, d in places)
    return in_land and in_district


def _kind(holder: Organisation | Project) -> str:
    return "project" if isinstance(holder, Project) else holder.kind


def _is_paid(dataset: Dataset, question: Selection, record: str) -> bool:
    if not (question.funder or question.programme or question.funded):
        return True
    return any(
        record in (row.project, row.recipient)
        and (not question.funder or row.funder in question.funder)
        and (not question.programme or row.programme in question.programme)
        and (not question.funded or may_touch(row.period, *_days(question.funded)))
        for row in dataset.fundings
    )


def _was_founded(holder: Organisation | Project, question: Selection) -> bool:
    begun = holder.period.start
    if begun is None:
        return question.founded_unknown or not question.founded
    if question.founded:
        first, last = _days(question.founded)
        return (begun.earliest or date.min) <= last and (begun.latest or date.max) >= first
    return not question.founded_unknown


def _days(years: tuple[int, int]) -> tuple[date, date]:
    return date(years[0], 1, 1), date(years[1], 12, 31)


def _texts(holder: Organisation | Project) -> str:
    names = holder.former_names if isinstance(holder, Project) else (holder.short_name or "",)
    return "\n".join([holder.name, *names, holder.summary or ""])


def _plain(text: str) -> str:
    """Enough for the words of the generated worlds."""
    small = text.lower()
    for letter, spelt in {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e"}.items():
        small = small.replace(letter, spelt)
    return small
