"""The shown records as one flat list, a row each, in words: for people, not for programs."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.analysis import PROJECT
from dashboard.drawing.day_names import area_in_words, seat_words
from dashboard.export.chosen import Chosen
from dashboard.language import Language
from dashboard.model import Dataset, Funding, Organisation, Project
from dashboard.model.wording import period_words


def record_headers(language: Language) -> tuple[str, ...]:
    """The headers of the list."""
    say = language.say
    return (
        say("Id"),
        say("Name"),
        say("Kind"),
        say("Carrier"),
        say("Place"),
        say("Postcode"),
        say("Street"),
        say("District or Land"),
        say("Works in"),
        say("Period"),
        say("Topics"),
        say("Target groups"),
        say("Funding"),
        say("Website"),
        say("E-mail"),
        say("Phone"),
        say("Summary"),
        say("Source"),
    )


def record_list(chosen: Chosen) -> Iterator[tuple[str, ...]]:
    """The rows of the list, in the order of the records; several values of one cell by "; "."""
    for record in chosen.shown:
        yield _row(chosen, chosen.dataset.holders[record])


def _row(chosen: Chosen, holder: Organisation | Project) -> tuple[str, ...]:
    dataset, language, epoch = chosen.dataset, chosen.language, chosen.epoch
    seats = dataset.locations_of.get(holder.id, ())
    source = dataset.source_by_id[holder.source]
    return (
        holder.id,
        holder.name,
        _kind(dataset, holder, language),
        dataset.name_of(holder.organisation or "") if isinstance(holder, Project) else "",
        _several(seat.place for seat in seats),
        _several(seat.postcode for seat in seats),
        _several(seat.street for seat in seats),
        _several(seat_words(seat, epoch, language) for seat in seats),
        _several(
            area_in_words(area.ags, epoch, language) for area in dataset.areas_of.get(holder.id, ())
        ),
        period_words(holder.period, language),
        _several(dataset.label("topic", code, language.code) for code in holder.topics),
        _several(
            dataset.label("target_group", code, language.code) for code in holder.target_groups
        ),
        _several(
            _funding(dataset, funding, language)
            for funding in dataset.fundings_of.get(holder.id, ())
        ),
        holder.website or "",
        (holder.email or "") if isinstance(holder, Organisation) else "",
        (holder.phone or "") if isinstance(holder, Organisation) else "",
        holder.summary or "",
        ", ".join(part for part in (source.title, holder.locator) if part),
    )


def _kind(dataset: Dataset, holder: Organisation | Project, language: Language) -> str:
    if isinstance(holder, Project):
        return language.say("Project")
    return dataset.label("organisation_kind", holder.kind or PROJECT, language.code)


def _funding(dataset: Dataset, funding: Funding, language: Language) -> str:
    parts = [dataset.name_of(funding.funder), funding.programme]
    if funding.amount_eur is not None:
        parts.append(language.money(float(funding.amount_eur)))
    parts.append(period_words(funding.period, language))
    return ", ".join(part for part in parts if part)


def _several(texts: Iterator[str | None]) -> str:
    return "; ".join(dict.fromkeys(text for text in texts if text))
