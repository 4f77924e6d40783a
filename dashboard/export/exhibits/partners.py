"""The page "Partner finden" in a file: the ranked partners, their reasons, where they sit."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.partner_origins import rows_of_partners
from dashboard.analysis.partner_reasons import told_partners
from dashboard.analysis.partner_seeker import Seeker, may_be_asked, seeker_of
from dashboard.analysis.partners import rank
from dashboard.drawing.part import Cell, Part
from dashboard.drawing.partners_table import partner_cells
from dashboard.drawing.partners_words import (
    at_any_time,
    found_words,
    left_out_texts,
    seeker_words,
)
from dashboard.export.exhibits.asked import Asked
from dashboard.export.exhibits.circles import Circles
from dashboard.export.exhibits.exhibit import MOST_ROWS, Exhibit, Scope
from dashboard.geography import districts_of_day
from dashboard.selection import sentence

_TOLD = slice(1, 4)  # the columns: partner, points, why; the order tells the rank


def partners_exhibit(scope: Scope, asked: Asked) -> Exhibit | None:
    """The first partners for whom the page is asked; None where it is asked for nobody."""
    if not (seeker := _seeker(scope, asked)):
        return None
    language, catalogue, dataset = scope.language, scope.catalogue, scope.dataset
    ranking = rank(catalogue, seeker, scope.matching.shown, scope.day)
    partners = told_partners(catalogue, ranking, MOST_ROWS)
    headers, rows = partner_cells(partners, seeker, dataset, language)
    shown = np.zeros(catalogue.size, dtype=bool)
    shown[ranking.order[:MOST_ROWS]] = True
    cells = tuple(tuple(Cell(str(text)) for text in row[_TOLD]) for row in rows)
    table = Part(
        "partners",
        language.say("Ranked partners"),
        headers[_TOLD],
        cells,
        more=len(ranking) - len(cells),
    )
    return Exhibit(
        title=language.say("Find partners"),
        sentence=found_words(ranking, dataset, language, MOST_ROWS) + ".",
        figure=Circles(
            catalogue,
            shown,
            "sits",
            scope.symbols,
            language,
            view=scope.view,
            epoch=scope.matching.epoch,
        ),
        table=table,
        rests_on=rows_of_partners(catalogue, ranking, shown),
        notes=_notes(scope, seeker, tuple(left_out_texts(ranking, language).values())),
    )


def is_seeking(scope: Scope, asked: Asked) -> bool:
    """Whether it is said for whom partners are looked for."""
    return _seeker(scope, asked) is not None


def _seeker(scope: Scope, asked: Asked) -> Seeker | None:
    """For whom partners are looked for: a new initiative, or an organisation of the atlas."""
    options, epoch = scope.choices.options, scope.matching.epoch
    if asked.one("partner_for", "new", ("new", "atlas")) == "atlas":
        record = asked.one("partner_of", "", lambda each: _is_body(scope, each))
        return seeker_of(scope.catalogue, record, epoch) if record else None
    place = asked.one("partner_place", "", lambda code: not code or may_be_asked(code))
    new = Seeker(
        places=districts_of_day((place,), epoch) if place else (),
        topics=asked.several("partner_topic", options["topic"]),
        target_groups=asked.several("partner_group", options["target_group"]),
        funders=asked.several("partner_funder", options["funder"]),
        epoch=epoch,
    )
    return new if new.asks else None


def _is_body(scope: Scope, record: str) -> bool:
    at = scope.catalogue.position_of.get(record)
    return at is not None and not bool(scope.catalogue.holders.is_project[at])


def _notes(scope: Scope, seeker: Seeker, left_out: tuple[str, ...]) -> tuple[str, ...]:
    language, matching = scope.language, scope.matching
    words = seeker_words(seeker, scope.dataset, language)
    told = [f"{words}."] if words else []
    if matching.selection.asks():
        said = sentence(matching.selection, matching.answer, scope.choices.label, language)
        among = language.say("Only among the current selection: {sentence}", sentence=said)
        told += [among, *scope.left_out()]
    if times := at_any_time(seeker, matching.selection.active, language):
        told.append(times)
    return (*told, *(f"{text}." for text in left_out))
