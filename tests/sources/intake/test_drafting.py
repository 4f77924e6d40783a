"""Rows become candidate records, and nothing is lost without being named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.model import TABLES, Dataset
from dashboard.model.references import check_references
from dashboard.sources.grid import lines
from dashboard.sources.intake.columns import match_columns
from dashboard.sources.intake.draft import Answers, Draft
from dashboard.sources.intake.drafting import draft
from dashboard.sources.intake.own_drafts import own_draft
from dashboard.sources.intake.raw import RawRow, RawSheet
from dashboard.sources.intake.synonyms import LABELS
from dashboard.sources.reading import read_folder
from tests.sources.intake.sheets import DAY, atlas, drafted, sheet


def said(draft: Draft) -> list[tuple[int | None, str, str]]:
    """Where the problems of a draft are: row, column, value."""
    return [(each.row, each.column, each.value) for each in draft.problems]


def cell(header: str, text: str, table: str, column: str) -> object:
    """What a cell beside the name of a body becomes in the first record of a table."""
    found = drafted(["Name", header], ["Haus e.V.", text])
    assert said(found) == []
    return getattr(found.dataset.table(table)[0], column)


@pytest.mark.parametrize(
    ("header", "text", "table", "column", "expected"),
    [
        ("gegründet", "ca. 1992", "organisations", "founded", "1992~"),
        ("gegründet", "01.10.1999", "organisations", "founded", "1999-10-01"),
        ("seit", "seit 2015", "organisations", "founded", "2015"),
        ("Homepage", "www.haus.example", "organisations", "website", "https://www.haus.example"),
        ("Telefon", "Tel. 03677 / 12-34", "organisations", "phone", "03677 / 12-34"),
        ("Art", "verein", "organisations", "kind", "association"),
        ("Art", "Öffentliche Stelle", "organisations", "kind", "public_body"),
        ("Zielgruppe", "Geflüchtete", "organisations", "target_groups", "('refugees',)"),
        (
            "Zielgruppe",
            "Vereine, Träger und Initiativen",
            "organisations",
            "target_groups",
            "('groups',)",
        ),
        ("Themen", "Beratung, Kultur", "organisations", "topics", "('counselling', 'culture')"),
        ("Themen", "Language learning", "organisations", "topics", "('language',)"),
        ("Anschrift", "Am Markt 1, 98693 Ilmenau", "locations", "street", "Am Markt 1"),
        ("Anschrift", "Am Markt 1, 98693 Ilmenau", "locations", "postcode", "98693"),
        ("Anschrift", "Am Markt 1, 98693 Ilmenau", "locations", "ags", "16070029"),
        ("Koordinaten", "50,978; 11,03", "locations", "ags", "16051000"),
        ("wirkt in", "Ilm-Kreis", "areas", "ags", "16070"),
        ("wirkt in", "bundesweit", "areas", "ags", "DE"),
        ("Förderer", "Land Thüringen", "fundings", "funder", "land-thueringen"),
        ("Projekt", "Fest der Kulturen", "projects", "id", "fest-der-kulturen"),
        ("Träger", "Dach e.V.", "relations", "subject", "dach-ev"),
    ],
)
def test_a_cell_becomes_a_value_of_a_record(header, text, table, column, expected):
    assert str(cell(header, text, table, column)) == expected


def test_a_restored_postcode_is_taken_and_remarked_on():
    found = drafted(["Name", "PLZ"], ["Haus e.V.", "1067"])
    assert found.dataset.locations[0].postcode == "01067"
    assert said(found) == [(2, "PLZ", "1067")]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2015-2018", "2015", "2018"),
        ("2015", "2015", "2015"),
        ("seit 2015", "2015/..", "None"),
        ("01.10.1999 bis 30.09.2002", "1999-10-01", "2002-09-30"),
    ],
)
def test_one_column_tells_both_ends_of_a_funding(text, start, end):
    found = drafted(["Name", "Förderer", "Betrag", "Laufzeit"], ["A", "B", "1.234,50 €", text])
    (funding,) = found.dataset.fundings
    assert (str(funding.start), str(funding.end)) == (start, end)
    assert str(funding.amount_eur) == "1234.50"
    assert (funding.funder, funding.recipient) == ("b", "a")


def test_names_of_funders_have_no_blanks_around_them():
    found = drafted(["Name", "Förderer"], ["Stadt Erfurt", "Land\r| Bund\u00a0;"])
    assert [each.name for each in found.dataset.organisations] == ["Stadt Erfurt", "Land", "Bund"]


def test_an_end_that_goes_on_leaves_the_period_open():
    found = drafted(["Name", "Projekt", "von", "bis"], ["A", "Fest", "2015", "laufend"])
    (project,) = found.dataset.projects
    assert (project.start.text, project.end) == ("2015/..", None)


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("gegründet", "01.13.1999"),
        ("Homepage", "gibt es nicht"),
        ("E-Mail", "maria.muster@web.example"),
        ("Themen", "Kochen"),
        ("Art", "Raumschiff"),
        ("Bundesland", "Atlantis"),
        ("Beschreibung", "Fragen an maria.muster@web.example"),
        ("Telefon", "auf Anfrage"),
        ("wirkt in", "Neustadt"),
        ("Beschreibung", "x\x07y"),
        ("Kennung", "Große Kennung"),
        ("Betrag", "500 €"),
    ],
)
def test_a_cell_that_cannot_be_taken_is_named_and_the_row_is_kept(header, text):
    found = drafted(["Name", header], ["Haus e.V.", text])
    assert [(row, column) for row, column, _ in said(found)] == [(2, header)]
    assert [each.severity for each in found.problems] == ["warning"]
    assert [each.name for each in found.dataset.organisations] == ["Haus e.V."]
    assert (found.used, found.refused) == (1, 0)


def test_rows_that_tell_of_nobody_are_refused_and_empty_ones_counted():
    found = drafted(
        ["Name", "Ort", "Art"], ["", "Erfurt", ""], ["", "", ""], ["Haus", "", "Verein"]
    )
    assert (found.rows, found.used, found.refused, found.empty) == (3, 1, 1, 1)
    assert [(each.row, each.column) for each in found.problems if each.is_error] == [(2, "Name")]


def test_private_persons_stay_out():
    found = drafted(["Name", "Empfängertyp"], ["Maria Muster", "Natürliche Person"])
    assert len(found.dataset.organisations) == 0
    assert found.refused == 1


def test_a_project_in_the_list_for_people_does_not_become_an_organisation():
    found = drafted(["Kennung", "Name", "Art"], ["fest", "Fest", "Projekt"])
    assert (len(found.dataset.organisations), found.refused) == (0, 1)


def test_a_question_about_a_place_names_its_rows_and_takes_an_answer():
    rows = (["A e.V.", "Neustadt"], ["B e.V.", "Erfurt"], ["C e.V.", "Neustadt"])
    found = drafted(["Name", "Ort"], *rows)
    (question,) = found.questions
    assert question.rows == (2, 4)
    assert [each.ags for each in found.dataset.locations] == [None, "16051000", None]
    assert said(found) == [(2, "Ort", "Neustadt"), (4, "Ort", "Neustadt")]  # while it is open
    answered = drafted(["Name", "Ort"], *rows, answers=Answers({question.key: "16075073"}))
    assert said(answered) == []
    assert [each.ags for each in answered.dataset.locations] == ["16075073", "16051000", "16075073"]


def test_rows_of_one_name_and_place_are_one_body_and_contradictions_are_named():
    found = drafted(
        ["Name", "Ort", "gegründet", "Themen", "Förderer"],
        ["Haus e.V.", "Erfurt", "1990", "Kultur", "Land"],
        ["Haus e.V.", "Erfurt", "1991", "Beratung", "Bund"],
        ["Haus e.V.", "Jena", "", "", ""],
    )
    assert [each.id for each in found.dataset.organisations if each.name == "Haus e.V."] == [
        "haus-ev",
        "haus-ev-2",
    ]
    assert found.dataset.organisations[0].topics == ("culture", "counselling")
    assert len(found.dataset.fundings) == 2
    assert (3, "gegründet", "1991") in said(found)


@pytest.mark.parametrize(
    ("stated", "kind", "answers", "expected"),
    [
        ("", "Verein", Answers(), "municipality"),
        ("exact", "Verein", Answers(), "exact"),
        ("", "Verein", Answers(publication="exact"), "exact"),
        ("", "Migrantenorganisation", Answers(publication="exact"), "municipality"),
        ("exact", "Migrantenorganisation", Answers(), "exact"),
        ("hidden", "Verein", Answers(publication="exact"), "hidden"),
    ],
)
def test_a_place_is_shown_by_municipality_unless_somebody_says_otherwise(
    stated, kind, answers, expected
):
    row = ["Haus", "Erfurt", kind, stated]
    raw = sheet(["Name", "Ort", "Art", "Sichtbarkeit"], row)
    found = draft(raw, match_columns(raw), atlas(), answers, day=DAY)
    assert [each.publication for each in found.dataset.locations] == [expected]


HEADER = ["Name", "Straße", "PLZ", "Ort", "Breitengrad", "Längengrad", "Sichtbarkeit"]
EXACT = Answers(publication="exact")


@pytest.mark.parametrize("rows", [1, 2])  # taken together with others, and by itself
@pytest.mark.parametrize("word", ["geheim", "vertraulich", "keine", "x\x07"])
def test_a_word_for_visibility_that_is_not_understood_publishes_nothing(word, rows):
    row = ["Haus e.V.", "Am Markt 1", "98693", "Ilmenau", "", "", word]
    found = drafted(HEADER, *[row] * rows, answers=EXACT)
    assert [each.publication for each in found.dataset.locations] == ["hidden"]
    assert said(found)[0] == (2, "Sichtbarkeit", word)
    assert {each.publication for each in found.whereabouts[""].rows([2])} == {"hidden"}


@pytest.mark.parametrize(
    ("levels", "answers", "expected", "named"),
    [
        (("exact", "hidden"), Answers(), "hidden", [3]),
        (("hidden", "exact"), Answers(), "hidden", [3]),
        (("", "hidden"), EXACT, "hidden", []),
        (("district", ""), EXACT, "district", []),
        (("exact", "geheim"), Answers(), "hidden", [3, 3]),
        (("", "exact"), Answers(), "municipality", []),
    ],
)
@pytest.mark.parametrize("told", [True, False])
def test_of_rows_of_one_body_the_strictest_level_counts(levels, answers, expected, named, told):
    first = ["Haus e.V.", "Am Markt 1", "98693", "Ilmenau", "50,687", "10,93", levels[0]]
    second = [*(first[:-1] if told else ["Haus e.V.", *[""] * 5]), levels[1]]
    found = drafted(HEADER, first, second, answers=answers)
    assert [each.publication for each in found.dataset.locations] == [expected]
    assert [row for row, column, _ in said(found) if column == "Sichtbarkeit"] == named


def test_a_row_is_shown_no_more_exactly_than_it_says_itself_and_its_body_is():
    rows = [["Haus e.V.", "", "98693", "Ilmenau", "50,687", "10,93", "exact"]]
    rows += [["Haus e.V.", "", "98693", "Ilmenau", "50,688", "10,92", "hidden"]]
    found = drafted(HEADER, *rows)
    assert [each.publication for each in found.whereabouts[""].rows([2, 3])] == ["hidden"] * 2


def test_a_later_row_fills_the_place_of_its_body_and_what_differs_is_named():
    rows = [
        ["Haus e.V.", "", "98693", "Ilmenau", "", "", "exact"],
        ["Haus e.V.", "Am Markt 1", "", "Ilmenau", "50,687", "10,93", "exact"],
        ["Haus e.V.", "", "98693", "Ilmenau", "50,688", "10,92", "exact"],
    ]
    found = drafted(HEADER, *rows)
    (there,) = found.dataset.locations
    assert (there.street, there.latitude, there.longitude) == ("Am Markt 1", 50.687, 10.93)
    assert said(found) == [(4, "Breitengrad", "50.688"), (4, "Längengrad", "10.92")]


def test_a_row_that_adds_to_a_place_without_a_level_adds_the_usual_one():
    rows = [
        ["Haus e.V.", "", "98693", "Ilmenau", "", "", "exact"],
        ["Haus e.V.", "Am Markt 1", "98693", "Ilmenau", "", "", ""],
    ]
    assert drafted(HEADER, *rows).dataset.locations[0].publication == "municipality"


def test_the_kind_is_told_by_the_column_the_name_or_the_person_who_imports():
    rows = (["Haus", "Verein"], ["Stadt Erfurt", ""], ["Bürgerstiftung", ""], ["Etwas", ""])
    found = drafted(["Name", "Art"], *rows)
    kinds = [each.kind for each in found.dataset.organisations]
    assert kinds == ["association", "public_body", "foundation", "not_stated"]
    assert [each.code for each in found.dataset.vocabulary] == ["not_stated"]
    chosen = drafted(["Name", "Art"], *rows, answers=Answers(kind="association"))
    assert chosen.dataset.organisations[3].kind == "association"
    assert len(chosen.dataset.vocabulary) == 0


def test_what_a_later_row_of_a_project_says_otherwise_is_named():
    found = drafted(
        ["Name", "Projekt", "Projektbeginn", "Projektende", "Projektwebseite"],
        ["Stadt", "Fest", "2015", "2016", ""],
        ["Stadt", "Fest", "2018", "2019", "https://a.de"],
        ["Stadt", "Fest", "2015", "2016", "https://b.de"],
    )
    (project,) = found.dataset.projects
    assert (project.start.text, project.end.text) == ("2015", "2016")
    assert project.website == "https://a.de"
    assert said(found) == [
        (3, "Projektbeginn", "2018"),
        (3, "Projektende", "2019"),
        (4, "Projektwebseite", "https://b.de"),
    ]


def test_two_names_under_one_id_are_one_body_and_the_second_is_named():
    rows = (["x", "Haus am See"], ["x", "HAUS am See"], ["x", "Club der Frauen"])
    found = drafted(["Kennung", "Name"], *rows, answers=Answers(kind="association"))
    assert [each.name for each in found.dataset.organisations] == ["Haus am See"]
    assert said(found) == [(4, "Name", "Club der Frauen")]


def test_another_legal_form_of_one_body_is_named():
    rows = (["Haus", "eingetragener Verein (e. V.)"], ["Haus", "GmbH"], ["Haus", ""])
    found = drafted(["Name", "Rechtsform"], *rows)
    assert found.dataset.organisations[0].legal_form == "ev"
    assert (3, "Rechtsform") in [each[:2] for each in said(found)]


def test_a_name_that_nobody_can_see_is_no_name():
    found = drafted(["Name", "Ort"], ["\u200b", "Erfurt"], ["\u200b", "\u2060 "])
    assert (len(found.dataset.organisations), found.refused, found.empty) == (0, 1, 1)


@pytest.mark.parametrize("text", ["laufend", "bis heute"])
def test_a_body_that_goes_on_is_not_dissolved(text):
    assert cell("aufgelöst", text, "organisations", "dissolved") is None


def test_the_import_is_a_source_and_every_row_names_it():
    found = drafted(["Name", "Ort"], ["Haus e.V.", "Erfurt"])
    (source,) = found.dataset.sources
    assert (source.file, source.accessed.text) == ("liste.xlsx", "2024-05-17")
    assert {(each.source, each.locator) for each in found.dataset.locations} == {
        (source.id, "Zeile 2")
    }
    assert found.first_row("organisations", "haus-ev") == 2


texts = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "Haus e.V.",
            "Club",
            "Erfurt",
            "Neustadt",
            "99084",
            "2015-2018",
            "2015",
            "laufend",
            "500 €",
        ]
    ),
)
HEADERS = [
    "Name",
    "Kennung",
    "Art",
    "gegründet",
    "aufgelöst",
    "Themen",
    "E-Mail",
    "Anschrift",
    "Landkreis",
    "Koordinaten",
    "Träger",
    "Sichtbarkeit",
    "Projekt",
    "Förderer",
    "Betrag",
    "Programm",
    "von",
    "bis",
    "Aktiv_in",
    "Beschreibung",
]


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(HEADERS), unique=True, min_size=1).flatmap(
        lambda headers: st.tuples(
            st.just(headers),
            st.lists(st.lists(texts, min_size=len(headers), max_size=len(headers)), max_size=6),
        )
    )
)
def test_every_row_is_accounted_for_and_every_record_is_sound(made):
    headers, rows = made
    found = drafted(headers, *rows)
    assert found.used + found.refused + found.empty == found.rows == len(rows)
    assert found.refused == sum(each.is_error for each in found.problems)
    tables = found.dataset.tables()
    for name, table in tables.items():
        for record in table:
            assert TABLES[name].model_validate(dict(record)) == record
    whole = {**tables, "vocabulary": (*atlas().vocabulary, *tables["vocabulary"])}
    assert check_references(whole) == []
    assert drafted(headers, *rows) == found


@pytest.fixture(scope="module")
def real(root) -> Dataset:
    return read_folder(root / "data").dataset


def csv_sheets(root) -> list[RawSheet]:
    """The tables of the data folder, as any reader of CSV gives them."""
    found = []
    for name in TABLES:
        header, *rows = lines((root / "data" / f"{name}.csv").read_text(encoding="utf-8"))
        raws = tuple(RawRow(line.number, tuple(line.cells)) for line in rows)
        found.append(RawSheet(f"{name}.csv", "", tuple(header.cells), 1, raws))
    return found


def test_an_own_package_comes_back_as_exactly_the_same_records(root, real):
    sheets = csv_sheets(root)
    found = own_draft([(each, match_columns(each)) for each in sheets], Dataset())
    assert found.dataset == real
    assert found.problems == ()
    assert found.used == found.rows


@pytest.mark.parametrize("language", [0, 1])
def test_an_own_table_alone_comes_back_and_may_refer_to_what_is_there(root, real, language):
    for raw in csv_sheets(root):
        headers = tuple(LABELS[name][language] for name in raw.headers)
        plan = match_columns(replace(raw, headers=headers))
        found = draft(replace(raw, headers=headers), plan, real)
        assert found.problems == ()
        assert found.dataset.table(plan.table) == real.table(plan.table)


def test_a_bad_row_of_an_own_table_is_named_under_the_users_header(root, real):
    raw = next(each for each in csv_sheets(root) if each.file == "organisations.csv")
    headers = tuple(LABELS[name][0] for name in raw.headers)
    at = raw.headers.index("founded")
    broken = (*raw.rows[0].cells[:at], "gestern", *raw.rows[0].cells[at + 1 :])
    rows = (raw.rows[0]._replace(cells=broken), *raw.rows[1:])
    mine = replace(raw, headers=headers, rows=rows)
    found = draft(mine, match_columns(mine), real)
    assert (2, "Gegründet am", "gestern") in said(found)
    assert (found.used, found.refused) == (len(rows) - 1, 1)
