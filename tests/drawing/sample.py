"""A small dataset in which one record has something of everything, to draw from."""

from __future__ import annotations

from dashboard.model import TABLES, Dataset

ROWS: dict[str, list[dict[str, str]]] = {
    "sources": [
        {
            "id": "report",
            "title": "Jahresbericht",
            "publisher": "Land Thüringen",
            "url": "https://example.org/report",
            "published": "2019-03-14",
            "accessed": "2024-01-02",
            "file": "report.txt",
        },
        {"id": "flyer", "title": "Faltblatt"},
    ],
    "organisations": [
        {
            "id": "house",
            "name": "Haus der Vielfalt",
            "short_name": "HdV",
            "kind": "association",
            "legal_form": "ev",
            "founded": "2014-36",
            "dissolved": "2023",
            "topics": "language;culture",
            "target_groups": "refugees",
            "languages": "uk",
            "website": "https://www.example.org/haus/",
            "email": "info@example.org",
            "phone": "(0 30) 23 12 50 00",
            "summary": "Lernort für alle.",
            "source": "report",
            "locator": "Zeile 3",
        },
        {"id": "town", "name": "Stadt Gera", "kind": "public_body", "source": "report"},
    ],
    "locations": [
        {
            "id": "house-seat",
            "owner": "house",
            "role": "seat",
            "street": "Gasse 1",
            "postcode": "99310",
            "place": "Arnstadt",
            "ags": "16070004",
            "latitude": "50.83",
            "longitude": "10.95",
            "precision": "address",
            "publication": "exact",
            "valid_from": "2015",
            "source": "report",
            "locator": "Zeile 4",
        },
        {
            "id": "house-branch",
            "owner": "house",
            "role": "branch",
            "place": "Gera",
            "ags": "16052000",
            "precision": "municipality",
            "publication": "municipality",
            "source": "flyer",
        },
        {
            "id": "house-shelter",
            "owner": "house",
            "role": "office",
            "precision": "state",
            "publication": "hidden",
            "source": "flyer",
        },
        {
            "id": "fair-venue",
            "owner": "fair",
            "role": "venue",
            "street": "Rathaus",
            "place": "Gera",
            "ags": "16052000",
            "precision": "municipality",
            "publication": "exact",
            "source": "report",
        },
    ],
    "areas": [
        {"owner": "house", "ags": "16", "source": "report", "locator": "Zeile 5"},
        {"owner": "house", "ags": "16070", "source": "report"},
        {"owner": "course", "ags": "DE", "source": "report"},
    ],
    "projects": [
        {
            "id": "course",
            "name": "Sprachkurs",
            "former_names": "Treff;Runde",
            "organisation": "house",
            "start": "2013-10",
            "topics": "language",
            "target_groups": "refugees",
            "website": "http://example.org",
            "summary": "Deutsch am Abend.",
            "source": "flyer",
            "locator": "Zeile 9",
        },
        {"id": "unknown", "name": "Ohne alles", "source": "flyer"},
    ],
    "fundings": [
        {
            "id": "f1",
            "funder": "town",
            "recipient": "house",
            "programme": "Vielfalt",
            "start": "2015",
            "end": "2016",
            "amount_eur": "12500",
            "source": "report",
        },
        {"id": "f2", "funder": "town", "project": "course", "start": "2017/..", "source": "report"},
    ],
    "events": [
        {
            "id": "fair",
            "title": "Messe",
            "kind": "conference",
            "start": "2022-10-26T16:30:00",
            "end": "2022-10-26T18:00:00",
            "organiser": "house",
            "location": "fair-venue",
            "online": "true",
            "summary": "Einmal im Jahr.",
            "source": "report",
        },
        {
            "id": "talk",
            "title": "Gespräch",
            "kind": "conference",
            "organiser": "house",
            "source": "report",
        },
    ],
    "relations": [
        {
            "id": "r1",
            "subject": "house",
            "kind": "member",
            "object": "town",
            "start": "2019",
            "source": "report",
            "locator": "Zeile 7",
        },
        {"id": "r2", "subject": "town", "kind": "member", "object": "house", "source": "report"},
        {"id": "r3", "subject": "town", "kind": "admires", "object": "house", "source": "report"},
    ],
    "figures": [
        {
            "id": "g1",
            "owner": "house",
            "measure": "volunteers",
            "qualifier": "more_than",
            "value": "3000",
            "as_of": "2019-03-14",
            "source": "report",
            "locator": "Zeile 8",
        },
        {
            "id": "g2",
            "owner": "fair",
            "measure": "volunteers",
            "qualifier": "exact",
            "value": "60",
            "source": "report",
        },
    ],
    "vocabulary": [
        {"list": name, "code": code, "label_de": german, "label_en": english}
        for name, code, german, english in [
            ("organisation_kind", "association", "Verein", "Association"),
            ("organisation_kind", "public_body", "Öffentliche Stelle", "Public body"),
            ("legal_form", "ev", "eingetragener Verein", "registered association"),
            ("topic", "language", "Sprachförderung", "Language learning"),
            ("topic", "culture", "Kultur", "Culture"),
            ("target_group", "refugees", "Geflüchtete", "Refugees"),
            ("language", "uk", "Ukrainisch", "Ukrainian"),
            ("location_role", "seat", "Sitz", "Seat"),
            ("location_role", "branch", "Zweigstelle", "Branch"),
            ("location_role", "office", "Büro", "Office"),
            ("location_role", "venue", "Veranstaltungsort", "Venue"),
            ("precision", "address", "Anschrift", "Address"),
            ("precision", "municipality", "Gemeinde", "Municipality"),
            ("event_kind", "conference", "Konferenz", "Conference"),
            ("relation_kind", "member", "ist Mitglied von", "is a member of"),
            ("relation_kind", "admires", "bewundert", "admires"),
            ("relation_kind_inverse", "member", "hat als Mitglied", "has as a member"),
            ("measure", "volunteers", "Ehrenamtliche", "volunteers"),
            ("qualifier", "more_than", "mehr als", "more than"),
            ("qualifier", "exact", "genau", "exactly"),
        ]
    ],
}


def sample() -> Dataset:
    """The dataset: the organisation `house` has something of everything."""
    return Dataset.of(
        {name: [model.model_validate(row) for row in ROWS[name]] for name, model in TABLES.items()}
    )


def with_texts(dataset: Dataset, text: str) -> Dataset:
    """The same dataset, this text in every column of words, past all the model's checks."""
    kept = {
        *("id", "owner", "source", "organisation", "funder", "recipient", "project", "organiser"),
        *("location", "subject", "object", "list", "code", "kind", "role", "measure", "qualifier"),
        *("ags", "precision", "publication", "legal_form"),
    }
    return Dataset.of(
        {
            name: [
                row.model_copy(
                    update={
                        column: text if isinstance(value, str) else (text,)
                        for column, value in row
                        if column not in kept
                        and (isinstance(value, str) or column == "former_names")
                    }
                )
                for row in rows
            ]
            for name, rows in dataset.tables().items()
        }
    )
