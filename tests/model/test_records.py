"""Each cell is taken or refused by itself, and what is refused says what to do."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from dashboard.model import TABLES, Event, Location, Organisation
from dashboard.model.finding import Complaint

LEAST = {
    # the fewest columns that each table can do with
    "sources": {"id": "s", "title": "Bericht"},
    "organisations": {"id": "o", "name": "Haus", "kind": "club", "source": "s"},
    "locations": {
        "id": "l",
        "owner": "o",
        "role": "seat",
        "precision": "place",
        "publication": "exact",
        "source": "s",
    },
    "areas": {"owner": "o", "ags": "16", "source": "s"},
    "projects": {"id": "p", "name": "Kurs", "source": "s"},
    "fundings": {"id": "f", "funder": "o", "recipient": "o", "source": "s"},
    "events": {"id": "e", "title": "Messe", "kind": "fair", "source": "s"},
    "relations": {"id": "r", "subject": "o", "kind": "member", "object": "p", "source": "s"},
    "figures": {"id": "g", "owner": "o", "measure": "people", "value": "3", "source": "s"},
    "vocabulary": {"list": "topic", "code": "x", "label_de": "X", "label_en": "X"},
}

GOOD = [
    # table, column, cell, value
    ("organisations", "id", "iswi-ev2", "iswi-ev2"),
    ("organisations", "name", "  Haus  ", "Haus"),
    ("organisations", "founded", "", None),
    ("organisations", "topics", "a; b ;;c", ("a", "b", "c")),
    ("organisations", "topics", "", ()),
    ("organisations", "website", "https://example.org/ä?q=1", "https://example.org/ä?q=1"),
    ("organisations", "email", "info@example.org", "info@example.org"),
    ("organisations", "phone", "(03 61) 6 43-15 35", "(03 61) 6 43-15 35"),
    ("organisations", "phone", "+49 361/64315", "+49 361/64315"),
    ("locations", "postcode", "01067", "01067"),
    ("locations", "ags", "16070029", "16070029"),
    ("locations", "ags", "03", "03"),
    ("areas", "ags", "DE", "DE"),
    ("projects", "former_names", "Alt;Älter", ("Alt", "Älter")),
    ("fundings", "amount_eur", "12500.50", Decimal("12500.50")),
    ("fundings", "amount_eur", "0", Decimal(0)),
    ("events", "online", "true", True),
    ("events", "online", "false", False),
    ("events", "online", "", None),
    ("figures", "value", "3000", Decimal(3000)),
    ("vocabulary", "sort", "7", 7),
]

BAD = [
    # table, column, cell
    ("sources", "id", "Groß"),
    ("sources", "id", "a--b"),
    ("sources", "id", "a_b"),
    ("sources", "id", "-a"),
    ("sources", "id", ""),
    ("sources", "title", "   "),
    ("sources", "url", "javascript:alert(1)"),
    ("sources", "url", "www.example.org"),
    ("sources", "url", "https://"),
    ("sources", "url", "https:// example.org"),
    ("sources", "published", "14.03.2019"),
    ("organisations", "name", ""),
    ("organisations", "kind", ""),
    ("organisations", "source", ""),
    ("organisations", "founded", "irgendwann"),
    ("organisations", "email", "info at example.org"),
    ("organisations", "email", "a@b.de, c@d.de"),
    ("organisations", "email", "e.muster@example.org"),
    ("organisations", "summary", "Schreiben Sie an e.muster@example.org."),
    ("organisations", "phone", "nach Vereinbarung"),
    ("organisations", "phone", "12"),
    ("locations", "postcode", "1067"),
    ("locations", "postcode", "99 086"),
    ("locations", "ags", "1607"),
    ("locations", "ags", "160700291"),
    ("locations", "ags", "Thüringen"),
    ("locations", "latitude", "91"),
    ("locations", "longitude", "elf"),
    ("locations", "precision", "exact"),
    ("locations", "publication", "geheim"),
    ("areas", "ags", ""),
    ("fundings", "amount_eur", "-1"),
    ("fundings", "amount_eur", "1.000,50"),
    ("fundings", "amount_eur", "NaN"),
    ("fundings", "recipient", ""),
    ("events", "online", "vielleicht"),
    ("events", "title", ""),
    ("figures", "value", "viele"),
    ("figures", "value", "Infinity"),
    ("vocabulary", "list", "Topics!"),
    ("vocabulary", "code", "a b"),
    ("vocabulary", "label_en", ""),
    ("vocabulary", "sort", "zuerst"),
]


def read(table: str, **cells: str):
    return TABLES[table].model_validate({**LEAST[table], **cells})


@pytest.mark.parametrize("table", TABLES)
def test_a_table_can_do_with_few_columns(table):
    assert read(table)


@pytest.mark.parametrize(("table", "column", "cell", "value"), GOOD)
def test_a_good_cell_is_taken(table, column, cell, value):
    assert value == getattr(read(table, **{column: cell}), column)


@pytest.mark.parametrize(("table", "column", "cell"), BAD)
def test_a_bad_cell_is_refused(table, column, cell):
    with pytest.raises(ValidationError):
        read(table, **{column: cell})


@pytest.mark.parametrize("table", TABLES)
def test_a_column_that_nobody_knows_is_refused(table):
    with pytest.raises(ValidationError, match="Extra inputs"):
        read(table, colour="red")


@pytest.mark.parametrize("table", TABLES)
def test_records_never_change(table):
    row = read(table)
    column = next(iter(LEAST[table]))
    with pytest.raises(ValidationError, match="frozen"):
        setattr(row, column, "other")


@pytest.mark.parametrize(("cell", "place"), [("latitude", "50.9"), ("longitude", "11.0")])
def test_coordinates_come_in_pairs(cell, place):
    with pytest.raises(ValidationError, match="only one is there"):
        read("locations", **{cell: place})
    assert read("locations", latitude="50.9", longitude="11.0").latitude == 50.9


@pytest.mark.parametrize(
    ("table", "first", "last"),
    [
        ("organisations", "founded", "dissolved"),
        ("locations", "valid_from", "valid_to"),
        ("projects", "start", "end"),
        ("fundings", "start", "end"),
        ("events", "start", "end"),
        ("relations", "start", "end"),
    ],
)
def test_nothing_ends_before_it_begins(table, first, last):
    with pytest.raises(ValidationError, match="before the beginning"):
        read(table, **{first: "2016", last: "2014"})
    period = read(table, **{first: "2014", last: "2016"}).period
    assert (period.earliest.year, period.latest.year) == (2014, 2016)


def test_a_funding_pays_somebody():
    with pytest.raises(ValidationError, match="neither recipient nor project"):
        read("fundings", recipient="")
    assert read("fundings", recipient="", project="p").project == "p"


def test_what_is_refused_says_what_to_do():
    with pytest.raises(ValidationError) as caught:
        read("sources", id="Groß")
    complaint = caught.value.errors()[0]["ctx"]["error"]
    assert isinstance(complaint, Complaint)
    assert "small letters" in complaint.remedy.text


def test_the_columns_stand_in_the_order_that_the_design_gives():
    assert list(Organisation.model_fields)[:6] == [
        "id",
        "name",
        "short_name",
        "kind",
        "legal_form",
        "founded",
    ]
    assert list(Location.model_fields)[-4:] == ["valid_from", "valid_to", "source", "locator"]
    assert list(Event.model_fields)[-2:] == ["source", "locator"]


@pytest.mark.parametrize(("table", "column"), [("figures", "value"), ("fundings", "amount_eur")])
def test_numbers_that_nobody_can_write_are_refused(table, column):
    with pytest.raises(ValidationError):
        read(table, **{column: "1E+999999"})


@pytest.mark.parametrize(
    ("table", "column", "cell"),
    [
        ("locations", "postcode", "٩٩٠٨٦"),
        ("areas", "ags", "١٦"),
        ("organisations", "phone", "٠٣٦١٦"),
    ],
)
def test_codes_are_written_in_plain_digits(table, column, cell):
    with pytest.raises(ValidationError):
        read(table, **{column: cell})


def test_no_person_hides_in_a_list():
    with pytest.raises(ValidationError):
        read("projects", former_names="Kurs;e.muster@example.org")
