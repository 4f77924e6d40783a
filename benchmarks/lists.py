"""Lists of organisations as people keep them, made of a synthetic folder, to be brought in."""

from __future__ import annotations

import random
from pathlib import Path

_ORGANISATIONS = {
    "name": "Name",
    "kind": "Art",
    "founded": "Gegründet",
    "website": "Website",
    "email": "E-Mail",
    "phone": "Telefon",
    "topics": "Themen",
    "target_groups": "Zielgruppen",
    "summary": "Zusammenfassung",
}
_SEATS = {"street": "Straße", "postcode": "PLZ", "place": "Ort", "ags": "AGS"}
_BODIES = [
    "Verein",
    "Initiative",
    "Netzwerk",
    "Bündnis",
    "Treff",
    "Zentrum",
    "Forum",
    "Werkstatt",
    "Arbeitskreis",
]
_PURPOSES = ("für Begegnung", "für Integration", "Interkulturelles", "der Kulturen", "Vielfalt")
_FORMS = (" e.V.", " e. V.", " gGmbH", " (e.V.)", "")
_STREETS = ("Hauptstraße", "Bahnhofstr.", "Goetheplatz", "Lindenweg", "Schulgasse", "Am Markt")
_FUNDERS = 300


def write_lists(folder: Path) -> dict[str, Path]:
    """A list of 13 columns as CSV and as Excel file, and one as offices write them."""
    rows = _rows(folder)
    lists = {
        "csv": folder.with_name(f"{folder.name}-list.csv"),
        "xlsx": folder.with_name(f"{folder.name}-list.xlsx"),
        "office": folder.with_name(f"{folder.name}-office.csv"),
    }
    shown = rows[[*_ORGANISATIONS, *_SEATS]].rename(columns=_ORGANISATIONS | _SEATS)
    shown.to_csv(lists["csv"], index=False)
    shown.to_excel(lists["xlsx"], index=False)
    _office(rows).to_csv(lists["office"], index=False, sep=";", encoding="cp1252", errors="replace")
    return lists


def _rows(folder: Path):
    """Every organisation with its seat, in the words of the vocabulary."""
    import pandas as pd

    def table(name: str) -> pd.DataFrame:
        return pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False)

    labels = table("vocabulary").drop_duplicates("code").set_index("code")["label_de"].to_dict()
    seats = table("locations").drop_duplicates("owner").set_index("owner")
    rows = table("organisations").join(seats[[*_SEATS]], on="id").fillna("")
    for column in ("kind", "topics", "target_groups"):
        rows[column] = [
            "; ".join(labels.get(code, code) for code in cell.split(";")) for cell in rows[column]
        ]
    return rows


def _office(rows):
    """14 columns: days in words, streets, who pays how much and when; hardly two cells alike."""
    chance = random.Random(1)
    number, draw = range(len(rows)), chance.choice
    funders = [f"Stadt {place}" for place in sorted(set(rows["place"]) - {""})][:_FUNDERS]
    years = [chance.randint(2010, 2023) for _ in number]
    return (
        rows.assign(
            name=[
                f"{draw(_BODIES)} {draw(_PURPOSES)} {place} {n}{draw(_FORMS)}"
                for n, place in zip(number, rows["place"], strict=True)
            ],
            founded=[_day(chance) for _ in number],
            street=[f"{draw(_STREETS)} {chance.randint(1, 199)}" for _ in number],
            website=[f"www.einrichtung-{n}.example" for n in number],
            email=[f"info@einrichtung-{n}.example" for n in number],
            phone=[
                f"0{chance.randint(300, 399)} / {chance.randint(10_000, 999_999)}" for _ in number
            ],
            funder=[draw(funders) for _ in number],
            amount=[f"{chance.randint(1, 99)}.{chance.randint(100, 999)},00 €" for _ in number],
            period=[f"{year}-{year + chance.randint(1, 3)}" for year in years],
        )[[*_ORGANISATIONS, *_SEATS, "funder", "amount", "period"]]
        .drop(columns=["summary", "ags"])
        .rename(
            columns=_ORGANISATIONS
            | _SEATS
            | {"funder": "Fördermittelgeber", "amount": "Förderung", "period": "Förderzeitraum"}
        )
    )


def _day(chance: random.Random) -> str:
    year = chance.randint(1980, 2024)
    day = f"{chance.randint(1, 28):02}.{chance.randint(1, 12):02}.{year}"
    return chance.choice([day, day, day, f"seit {year}", f"Oktober {year}", f"{year}"])
