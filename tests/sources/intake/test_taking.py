"""The whole way of a file: one flow for the page and the command, and nothing kept by itself."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from dataclasses import replace

import pytest
from openpyxl import Workbook

from dashboard.model import Dataset
from dashboard.model.finding import Complaint
from dashboard.sources import load, publish, read_folder
from dashboard.sources.intake.duplicates import likely_same
from dashboard.sources.intake.incoming import open_incoming
from dashboard.sources.intake.taking import (
    _of_full,
    drafted,
    keep_taken,
    pair_key,
    reading_with,
    take_in,
    wishes_for,
)
from dashboard.sources.keeping import versions
from tests.export.test_formats import chosen, made
from tests.sources.folders import write_empty_folder
from tests.sources.intake.sheets import atlas

LIST = """Name;PLZ;Ort;gegründet;Homepage
Club Ilmenau;98693;Ilmenau;1993;club.example
Haus der Vielfalt e. V.;99084;Erfurt;seit 2015;
;99084;Erfurt;;
Brücke;;Neustadt;ca. 2014;
""".encode("cp1252")


def workbook(**sheets: list[list[object]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def zipped(**files: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()


@pytest.fixture
def folder(root, tmp_path):
    return shutil.copytree(root / "data", tmp_path / "data")


def test_a_list_goes_all_the_way_without_a_question_answered():
    incoming = open_incoming("C:\\list\\Vereine.csv", LIST)
    result = take_in(incoming, wishes_for(incoming), atlas())
    assert incoming.file == "Vereine.csv"
    names = [each.name for each in result.dataset.organisations]
    assert names == ["Club Ilmenau e.V.", "Haus der Vielfalt e. V.", "Brücke"]
    assert len(result.draft.questions) == 1  # which Neustadt
    assert (result.draft.used, result.draft.refused) == (3, 1)
    assert any(each.row == 4 and each.is_error for each in result.problems)
    assert [change.column for change in result.merge.changed] == ["website"]


def test_what_a_person_decides_is_kept_over_what_is_suggested():
    incoming = open_incoming("Vereine.csv", LIST)
    first = wishes_for(incoming)
    pairs = likely_same(drafted(incoming, first, atlas()), atlas())
    (club,) = [pair for pair in pairs if pair.other == "club"]
    for decision, count in (("merge", 1), ("keep", 2), ("skip", 1)):
        decided = replace(first, decisions={pair_key(club): decision})
        clubs = [
            each
            for each in take_in(incoming, decided, atlas()).dataset.organisations
            if each.name.startswith("Club")
        ]
        assert len(clubs) == count


def test_of_a_workbook_the_sheet_with_the_list_is_suggested():
    content = workbook(
        Hinweise=[["Stand", "2024"], ["Quelle", "Amt"]],
        Liste=[["Verein", "Ort"], ["Haus", "Jena"], ["Brücke", "Gera"]],
    )
    incoming = open_incoming("x.xlsx", content)
    assert incoming.sheets[incoming.likeliest].name == "Liste"
    assert wishes_for(incoming, 0).sheet == 0


@pytest.mark.parametrize("format", ["xlsx", "datapackage"])
def test_an_own_export_comes_back_as_it_is(format):
    what = chosen(language="de")
    incoming = open_incoming(f"export.{format}", made(format, what))
    assert incoming.is_own
    result = take_in(incoming, wishes_for(incoming), what.dataset)
    assert result.problems == ()
    assert result.merge.changes_nothing
    assert result.dataset == what.dataset


def test_grants_as_json_need_no_matching():
    grant = {
        "id": "1",
        "title": "Fest",
        "amountAwarded": 5,
        "currency": "EUR",
        "awardDate": "2020-01-01",
        "recipientOrganization": [{"name": "Haus"}],
        "fundingOrganization": [{"name": "Land"}],
    }
    content = json.dumps({"grants": [grant]}).encode()
    for preset in ("", "360giving"):
        incoming = open_incoming("grants.json", content, preset)
        assert incoming.presets == ("360giving",)
        (funding,) = take_in(incoming, wishes_for(incoming), atlas()).dataset.fundings
        assert str(funding.amount_eur) == "5"


def test_a_preset_that_does_not_fit_is_said_and_nothing_is_read():
    incoming = open_incoming("x.csv", b"Verein;Ort\nHaus;Jena\n", "zuwendungsdatenbank")
    assert incoming.sheets == ()
    assert incoming.problems[0].is_error


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7", zipped(**{"a.txt": "x"}), zipped(**{"a.csv": "\0" * 20_000_000})],
    ids=["empty", "pdf", "zip without tables", "bomb"],
)
def test_a_file_that_is_refused_has_no_sheets_and_says_why(content):
    incoming = open_incoming("x", content)
    assert incoming.sheets == ()
    assert any(each.is_error for each in incoming.problems)


def test_a_zip_of_lists_has_a_sheet_for_each_and_leaves_the_rest_aside():
    content = zipped(
        **{"b/zwei.tsv": "Name\tOrt\nHaus\tJena\n", "eins.csv": "Verein\nX\n", "__MACOSX/a.csv": ""}
    )
    names = [sheet.name for sheet in open_incoming("x.zip", content).sheets]
    assert names == ["zwei", "eins"]


def test_readers_of_the_session_see_no_more_than_is_published(folder):
    content = "Name;Straße;PLZ;Ort;Veröffentlichung\nHaus;Am Markt 1;99084;Erfurt;hidden\n"
    incoming = open_incoming("x.csv", content.encode())
    reading = load(folder)
    result = take_in(incoming, wishes_for(incoming), reading.dataset)
    seen = reading_with(reading, result).dataset
    assert seen == publish(seen)
    (place,) = [each for each in seen.locations if each.owner == "haus"]
    assert (place.street, place.ags, place.place) == (None, None, None)


def test_keeping_changes_the_full_data_and_leaves_the_former_state(folder):
    incoming = open_incoming("Vereine.csv", LIST)
    seen = load(folder)
    before = read_folder(folder).dataset
    version, result = keep_taken(
        folder, incoming, wishes_for(incoming), base=seen.fingerprint, note="Vereine.csv"
    )
    after = read_folder(folder)
    assert after.problems == ()
    assert after.dataset == result.dataset
    assert len(after.dataset.organisations) == len(before.organisations) + 3
    assert after.dataset.locations[: len(before.locations)] == tuple(before.locations)
    assert [each.note for each in versions(folder)] == [version.note]


def test_nothing_is_kept_where_nothing_is_new_or_the_folder_has_changed(folder):
    incoming = open_incoming("Vereine.csv", LIST)
    wishes, base = wishes_for(incoming), load(folder).fingerprint
    keep_taken(folder, incoming, wishes, base=base, note="")
    with pytest.raises(Complaint):
        keep_taken(folder, incoming, wishes, base=base, note="")
    with pytest.raises(Complaint, match="nothing") as refusal:
        keep_taken(folder, incoming, wishes, base=load(folder).fingerprint, note="")
    assert "nothing" in refusal.value.message.text
    assert len(versions(folder)) == 1


def test_a_difference_is_taken_in_the_full_data_under_its_own_id(folder):
    """Readers see places that are not exact under ids that tell nothing."""
    full = read_folder(folder).dataset
    there = Dataset.of(
        {
            **full.tables(),
            "locations": [
                each.model_copy(update={"publication": "municipality"}) for each in full.locations
            ],
        }
    )
    ids = list(zip(publish(there).locations, there.locations, strict=True))
    seen, own = next((a.id, b.id) for a, b in ids if a.id != b.id)
    assert _of_full({("locations", seen, "ags")}, there) == {("locations", own, "ags")}
    assert _of_full({("projects", seen, "name")}, there) == {("projects", seen, "name")}


def test_a_folder_without_any_words_gets_those_of_the_atlas_with_its_first_list(tmp_path):
    folder = write_empty_folder(tmp_path / "data")
    incoming = open_incoming("x.csv", b"Name;Rechtsform;Art\nHaus;e. V.;Verein\n")
    _, result = keep_taken(
        folder, incoming, wishes_for(incoming), base=load(folder).fingerprint, note=""
    )
    assert result.problems == ()
    kept = read_folder(folder)
    assert kept.problems == ()
    assert (kept.dataset.organisations[0].legal_form, kept.dataset.organisations[0].kind) == (
        "ev",
        "association",
    )
