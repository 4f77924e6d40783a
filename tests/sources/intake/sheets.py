"""Sheets written by hand for the tests of the intake, and a small atlas to take them into."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.model import Dataset, Location, Organisation, Source, Term
from dashboard.sources.intake.columns import match_columns
from dashboard.sources.intake.draft import Answers, Draft
from dashboard.sources.intake.drafting import draft
from dashboard.sources.intake.raw import RawRow, RawSheet

DAY = date(2024, 5, 17)

WORDS = (
    ("organisation_kind", "association", "Verein", "Association"),
    ("organisation_kind", "migrant_organisation", "Migrantenorganisation", "Migrant organisation"),
    ("organisation_kind", "public_body", "Öffentliche Stelle", "Public body"),
    ("organisation_kind", "foundation", "Stiftung", "Foundation"),
    ("legal_form", "ev", "eingetragener Verein (e. V.)", "registered association (e. V.)"),
    ("topic", "counselling", "Beratung und Begleitung", "Counselling and accompaniment"),
    ("topic", "culture", "Kultur", "Culture"),
    ("topic", "language", "Sprachförderung", "Language learning"),
    ("target_group", "refugees", "Geflüchtete", "Refugees"),
    ("target_group", "groups", "Vereine, Träger und Initiativen", "Associations and initiatives"),
    ("publication", "exact", "so genau wie erfasst", "as precise as recorded"),
    ("publication", "municipality", "nur die Gemeinde", "municipality only"),
    ("publication", "district", "nur der Kreis", "district only"),
    ("publication", "hidden", "nicht veröffentlichen", "not published"),
    ("location_role", "seat", "Sitz", "Seat"),
    ("relation_kind", "carrier", "ist Träger von", "is the carrier of"),
)


def atlas() -> Dataset:
    """A vocabulary, and one club in Ilmenau."""
    return Dataset(
        sources=(Source(id="report", title="A report"),),
        organisations=(
            Organisation(
                id="club",
                name="Club Ilmenau e.V.",
                kind="association",
                founded="1992",
                topics="culture",
                email="info@club.example",
                source="report",
            ),
        ),
        locations=(
            Location(
                id="club-seat",
                owner="club",
                role="seat",
                place="Ilmenau",
                ags="16070029",
                latitude=50.6882,
                longitude=10.8998,
                precision="municipality",
                publication="exact",
                source="report",
            ),
        ),
        vocabulary=tuple(
            Term(list=name, code=code, label_de=german, label_en=english, sort=number)
            for number, (name, code, german, english) in enumerate(WORDS)
        ),
    )


def sheet(headers: Sequence[str], *rows: Sequence[str], name: str = "") -> RawSheet:
    """A sheet whose header stands in row 1."""
    numbered = tuple(RawRow(number, tuple(row)) for number, row in enumerate(rows, start=2))
    return RawSheet("liste.xlsx", name, tuple(headers), 1, numbered)


def drafted(headers: Sequence[str], *rows: Sequence[str], answers: Answers | None = None) -> Draft:
    """The draft of a sheet with the columns that its headers mean."""
    raw = sheet(headers, *rows)
    return draft(raw, match_columns(raw), atlas(), answers or Answers(), day=DAY)
