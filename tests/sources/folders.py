"""Small data folders, written where a test wants them: good, hostile, empty, or broken.

Tests of other rooms import from here, too.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from pathlib import Path

from dashboard.model import TABLES
from dashboard.model.references import marks

Rows = Iterable[Mapping[str, str]]
Table = Rows | str | bytes | None

GOOD: dict[str, list[dict[str, str]]] = {
    "sources": [
        {"id": "report", "title": "A report", "publisher": "The office", "published": "2020-05"},
    ],
    "organisations": [
        {
            "id": "club-ilmenau",
            "name": "Club Ilmenau",
            "kind": "club",
            "founded": "1992",
            "topics": "language;meeting",
            "email": "info@club.example",
            "summary": "Brings people together.",
            "source": "report",
            "locator": "Zeile 3",
        },
        {"id": "city-erfurt", "name": "City of Erfurt", "kind": "office", "source": "report"},
    ],
    "locations": [
        {
            "id": "club-ilmenau-seat",
            "owner": "club-ilmenau",
            "role": "seat",
            "street": "Am Markt 1",
            "postcode": "98693",
            "place": "Ilmenau",
            "ags": "16070029",
            "latitude": "50.6838",
            "longitude": "10.9192",
            "precision": "address",
            "publication": "exact",
            "source": "report",
        },
        {
            "id": "meeting-hall",
            "owner": "meeting-2022",
            "role": "venue",
            "place": "Erfurt",
            "ags": "16051000",
            "latitude": "50.978",
            "longitude": "11.029",
            "precision": "municipality",
            "publication": "exact",
            "source": "report",
        },
    ],
    "areas": [{"owner": "club-ilmenau", "ags": "16070", "source": "report"}],
    "projects": [
        {
            "id": "bridge",
            "name": "Bridge",
            "former_names": "Footbridge",
            "organisation": "club-ilmenau",
            "start": "2019-01-01/..",
            "topics": "language",
            "source": "report",
        },
    ],
    "fundings": [
        {
            "id": "city-pays-bridge",
            "funder": "city-erfurt",
            "project": "bridge",
            "programme": "Together",
            "start": "2019",
            "end": "2021-36",
            "amount_eur": "1500.50",
            "source": "report",
        },
    ],
    "events": [
        {
            "id": "meeting-2022",
            "title": "Meeting of 2022",
            "kind": "meeting",
            "start": "2022-10-26",
            "end": "2022-10-26",
            "organiser": "bridge",
            "location": "meeting-hall",
            "online": "false",
            "source": "report",
        },
    ],
    "relations": [
        {
            "id": "club-member",
            "subject": "club-ilmenau",
            "kind": "member",
            "object": "city-erfurt",
            "source": "report",
        },
    ],
    "figures": [
        {
            "id": "meeting-guests",
            "owner": "meeting-2022",
            "measure": "guests",
            "qualifier": "more_than",
            "value": "60",
            "as_of": "2022",
            "source": "report",
        },
    ],
    "vocabulary": [
        {"list": kind, "code": code, "label_de": german, "label_en": english, "sort": "1"}
        for kind, code, german, english in (
            ("organisation_kind", "club", "Verein", "club"),
            ("organisation_kind", "office", "Amt", "public office"),
            ("topic", "language", "Sprache", "language"),
            ("topic", "meeting", "Begegnung", "meeting"),
            ("location_role", "seat", "Sitz", "seat"),
            ("location_role", "venue", "Ort", "venue"),
            ("event_kind", "meeting", "Treffen", "meeting"),
            ("relation_kind", "member", "ist Mitglied von", "is a member of"),
            ("measure", "guests", "Gäste", "guests"),
            ("qualifier", "more_than", "mehr als", "more than"),
        )
    ],
}

HOSTILE = (
    "{{7*7}}",
    "{{cycler.__init__.__globals__.os.mkdir(dict(x=1)|list|first)}}",
    "{% raise %}",
    "{# gone #}",
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "![x](https://example.org/x.png)",
    "[x](javascript:alert(1))",
    "`whoami`",
    "${7*7}",
    "$\\frac{1}{0}$",
    ":material/delete: :red[x]",
    "=cmd()",
    "＝1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "'quoted' \"twice\"",
    "line\nbreak",
    "para\u2029graph\u2028line",
    "\u202eright to left",
    "%s %(x)s {0} {name}",
    "&lt;b&gt; &#x27;",
    "\\u003cb\\u003e \\",
)
"""Texts that are code to somebody. Each must show as it is written, everywhere."""

HOSTILE_ADDRESS = 'https://example.org/{{7*7}}?x="><img/src=x/onerror=alert(1)>'

FREE_TEXT: dict[str, tuple[str, ...]] = {
    "sources": ("title", "publisher", "file"),
    "organisations": ("name", "short_name", "summary", "locator"),
    "locations": ("street", "place", "locator"),
    "areas": ("locator",),
    "projects": ("name", "former_names", "summary", "locator"),
    "fundings": ("programme", "locator"),
    "events": ("title", "summary", "locator"),
    "relations": ("locator",),
    "figures": ("locator",),
    "vocabulary": ("label_de", "label_en"),
}
"""The columns of each table that take any text."""

ADDRESSES = {"sources": "url", "organisations": "website", "projects": "website"}
"""The columns that take any web address."""


def good_tables() -> dict[str, list[dict[str, str]]]:
    """Return a copy of the good tables that a test may change."""
    return {name: [dict(row) for row in rows] for name, rows in GOOD.items()}


def csv_text(table: str, rows: Rows) -> str:
    """Return rows as the text of a CSV file, with all columns of the table."""
    text = StringIO(newline="")
    writer = csv.DictWriter(text, list(TABLES[table].model_fields), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def write_folder(folder: Path, **tables: Table) -> Path:
    """Write the good tables into a folder, those that are given in place of theirs.

    A table is a list of rows, the text or the bytes of its file, or None for no file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in {**GOOD, **tables}.items():
        content = table if isinstance(table, str | bytes | None) else csv_text(name, table)
        if isinstance(content, str):
            content = content.encode()
        if content is not None:
            (folder / f"{name}.csv").write_bytes(content)
    return folder


def write_empty_folder(folder: Path) -> Path:
    """Write all tables with their header row alone."""
    return write_folder(folder, **{name: [] for name in TABLES})


def write_hostile_folder(folder: Path, texts: Sequence[str] = HOSTILE) -> Path:
    """Write the good rows and, for each text, a copy of them all with it in every free column.

    The copies form a world of their own: `club-ilmenau-3` sits at `club-ilmenau-seat-3`, its
    kind is `club-3`, and all of them say the text with the index 3.
    """
    tables: dict[str, list[dict[str, str]]] = good_tables()
    for number, text in enumerate(texts):
        for name, rows in GOOD.items():
            tables[name] += [_hostile(name, row, text, f"-{number}") for row in rows]
    return write_folder(folder, **tables)


def _hostile(table: str, row: Mapping[str, str], text: str, suffix: str) -> dict[str, str]:
    pointing = {"id", "code", *marks(TABLES[table])}
    copy = {
        column: ";".join(f"{part}{suffix}" for part in value.split(";"))
        if column in pointing
        else value
        for column, value in row.items()
    }
    for column in FREE_TEXT[table]:
        copy[column] = text.replace(";", ",") if column == "former_names" else text
    if table in ADDRESSES:
        copy[ADDRESSES[table]] = HOSTILE_ADDRESS
    return copy
