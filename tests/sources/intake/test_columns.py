"""What the columns of a foreign sheet mean."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.language import Language
from dashboard.model import TABLES
from dashboard.model.finding import Complaint
from dashboard.model.headers import COLUMNS
from dashboard.sources.intake.columns import SURE, ColumnPlan, match_columns
from dashboard.sources.intake.mapping_file import known_fields, mapping_text, plan_from
from dashboard.sources.intake.raw import RawRow, RawSheet
from dashboard.sources.intake.synonyms import LABELS, SYNONYMS, Field, fields, words

ADDRESS = "locations.street locations.postcode locations.place"


def sheet(*headers: str, rows: tuple[tuple[str, ...], ...] = ()) -> RawSheet:
    """A sheet of such headers and rows."""
    numbered = tuple(RawRow(number, row) for number, row in enumerate(rows, start=2))
    return RawSheet("Liste.xlsx", "Tabelle1", headers, 1, numbered)


def told(plan: ColumnPlan) -> list[str]:
    """The fields of each column, as one text."""
    return [" ".join(map(str, match.fields)) for match in plan.matches]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Träger", "organisations.name"),
        ("Name des Vereins", "organisations.name"),
        ("EINRICHTUNG", "organisations.name"),
        ("Anschrift", ADDRESS),
        ("PLZ", "locations.postcode"),
        ("PLZ/Ort", "locations.postcode locations.place"),
        ("Ort", "locations.place"),
        ("Strasse", "locations.street"),
        ("Straße, Nr.", "locations.street"),
        ("Landkreis", "locations.district"),
        ("Bundesland", "locations.state"),
        ("Gründung", "organisations.founded"),
        ("gegründet", "organisations.founded"),
        ("seit", "organisations.founded"),
        ("Webseite", "organisations.website"),
        ("Homepage", "organisations.website"),
        ("E-Mail", "organisations.email"),
        ("e-mail:", "organisations.email"),
        ("Telefon", "organisations.phone"),
        ("Themen", "organisations.topics"),
        ("Schwerpunkte", "organisations.topics"),
        ("Zielgruppe", "organisations.target_groups"),
        ("Förderer", "fundings.funder"),
        ("Foerderer", "fundings.funder"),
        ("Zuwendungsgeber", "fundings.funder"),
        ("Fördersumme (in €)", "fundings.amount_eur"),
        ("Betrag [EUR]", "fundings.amount_eur"),
        ("Beschreibung", "organisations.summary"),
        ("Founded", "organisations.founded"),
        ("postcode", "locations.postcode"),
        ("target_groups", "organisations.target_groups"),
        # Typing errors, and words within others.
        ("Zielgrupen", "organisations.target_groups"),
        ("Emial", "organisations.email"),
        ("Postleizahl", "locations.postcode"),
        ("Webseite der Gruppe", "organisations.website"),
        # What nobody can tell, or what stays out.
        ("Lfd. Nr.", ""),
        ("Bemerkung", ""),
        ("Ansprechpartner", ""),
        ("E-Mail Ansprechpartner", ""),
        ("", ""),
        ("von", ""),
    ],
)
def test_a_header_is_understood_as_people_write_it(header, expected):
    assert told(match_columns(sheet(header))) == [expected]


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (("Name", "Förderer", "Laufzeit"), "fundings.start fundings.end"),
        (("Name", "Projekt", "Laufzeit"), "projects.start projects.end"),
        (("Name", "Projekt", "Förderer", "von"), "fundings.start"),
        (("Projekt", "Träger"), "organisations.name"),
        (("Einrichtung", "Träger"), "organisations.carrier"),
    ],
)
def test_some_headers_mean_what_the_others_let_them_mean(headers, expected):
    assert told(match_columns(sheet(*headers)))[-1] == expected


def test_of_two_columns_for_one_field_the_better_one_has_it_and_the_other_is_named():
    plan = match_columns(sheet("Vereinsname", "Name", "Ort"))
    assert told(plan) == ["organisations.name", "", "locations.place"]
    assert plan.unmatched == ("Name",)


def test_what_the_cells_look_like_settles_what_the_header_leaves_open():
    rows = (("info@a.example", "99084"), ("buero@b.example", "98693"))
    assert told(match_columns(sheet("Kontakt", "Nr.", rows=rows))) == [
        "organisations.email",
        "locations.postcode",
    ]


def test_a_header_whose_cells_look_like_something_else_is_less_sure():
    sure = match_columns(sheet("Ort", rows=(("Erfurt",),))).matches[0]
    doubtful = match_columns(sheet("Internet", rows=(("info@a.example",),))).matches[0]
    assert sure.confidence > 0.9 > doubtful.confidence


@pytest.mark.parametrize("code", ["de", "en"])
def test_the_labels_are_those_under_which_the_atlas_writes(code):
    language = Language(code)
    at = ("de", "en").index(code)
    assert {name: pair[at] for name, pair in LABELS.items()} == {
        name: language.render(label) for name, label in COLUMNS.items()
    }


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("which", ["de", "en", "fields"])
def test_an_own_sheet_is_known_by_its_headers_in_any_order(table, which):
    names = list(TABLES[table].model_fields)
    headers = names if which == "fields" else [LABELS[n][("de", "en").index(which)] for n in names]
    plan = match_columns(sheet(*reversed(headers)))
    assert (plan.own, plan.table) == (True, table)
    assert told(plan) == [f"{table}.{name}" for name in reversed(names)]


@given(st.lists(st.sampled_from([w for names in SYNONYMS.values() for w in words(names)])))
def test_no_field_is_ever_fed_twice(headers):
    fed = [field for match in match_columns(sheet(*headers)).matches for field in match.fields]
    assert len(fed) == len(set(fed))
    assert {str(field) for field in fed} <= known_fields().keys()


def test_a_column_chosen_by_hand_takes_the_field_from_the_other():
    plan = match_columns(sheet("Name", "Kürzel", "Bemerkung"))
    changed = plan.with_fields(2, fields("organisations.name"))
    assert told(changed) == ["", "organisations.short_name", "organisations.name"]
    assert told(plan) == ["organisations.name", "organisations.short_name", ""]
    assert changed.source_of(Field("organisations", "name")).header == "Bemerkung"
    with pytest.raises(IndexError):
        plan.with_fields(3, ())


@given(st.permutations(["Name", "Anschrift", "Notiz", "Förderer", "Laufzeit", "Notiz"]))
def test_a_saved_mapping_fits_the_same_headers_in_any_order(headers):
    plan = match_columns(sheet("Name", "Anschrift", "Notiz", "Förderer", "Laufzeit", "Notiz"))
    again = plan_from(mapping_text(plan), sheet(*headers))
    assert {m.header: m.fields for m in again.matches} == {m.header: m.fields for m in plan.matches}
    assert again.table == plan.table


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no mapping"),
        ("[]", "no mapping"),
        ("{" * 5000, "no mapping"),
        ('{"version": 2, "table": "organisations", "columns": []}', "fails at “{place}”"),
        ('{"version": 1, "table": "planets", "columns": []}', "fails at “{place}”"),
    ],
)
def test_a_file_that_is_no_mapping_is_refused_with_words(text, said):
    with pytest.raises(Complaint) as refused:
        plan_from(text, sheet("Name"))
    assert said in refused.value.message.text


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ([("Name", "organisations.shoe_size")], "does not have"),
        ([("Name", "organisations.name"), ("Titel", "organisations.name")], "several columns"),
        ([("Verein", "organisations.name")], "lacks columns"),
    ],
)
def test_a_mapping_that_does_not_fit_says_why(columns, said):
    text = json.dumps(
        {
            "version": 1,
            "table": "organisations",
            "columns": [{"header": header, "fields": [field]} for header, field in columns],
        }
    )
    with pytest.raises(Complaint) as refused:
        plan_from(text, sheet("Name"))
    assert said in refused.value.message.text


@pytest.mark.parametrize(
    ("headers", "row", "expected"),
    [
        (["Breite", "Länge"], ["50,98", "11,03"], ["locations.latitude", "locations.longitude"]),
        (["Länge", "Breite"], ["50.98", "11.03"], ["locations.longitude", "locations.latitude"]),
        (["Breite", "Länge"], ["5", "8,5"], ["", ""]),  # of a room
        (["Breite", "Fläche"], ["50,98", "11,03"], ["", ""]),
        (["Länge", "Höhe"], ["50,98", "11,03"], ["", ""]),
    ],
)
def test_breite_and_laenge_are_offered_where_both_stand_over_degrees(headers, row, expected):
    plan = match_columns(sheet("Name", *headers, rows=(("Haus", *row),)))
    assert [" ".join(map(str, match.fields)) for match in plan.matches[1:]] == expected
    assert all(match.confidence < SURE for match in plan.matches[1:])
