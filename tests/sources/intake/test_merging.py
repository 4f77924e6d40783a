"""The atlas and a draft together: nothing that is there is damaged, nothing is hidden."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.model import TABLES, Dataset
from dashboard.model.references import check_references
from dashboard.sources.intake.columns import match_columns
from dashboard.sources.intake.draft import Draft
from dashboard.sources.intake.drafting import draft
from dashboard.sources.intake.duplicates import likely_same, suggestions
from dashboard.sources.intake.matching import _places
from dashboard.sources.intake.merging import Merge, merged
from dashboard.sources.intake.opening import open_file
from dashboard.sources.intake.own_drafts import own_draft
from dashboard.sources.publication import publish
from dashboard.sources.reading import read_folder
from tests.export.test_formats import REAL, chosen, made
from tests.sources.intake.sheets import DAY, atlas, drafted, sheet

HEADERS = ["Name", "Ort", "Straße", "gegründet", "Themen", "Homepage", "Förderer", "Betrag"]
CLUB = ["Club Ilmenau", "Ilmenau", "Am Markt 1", "1993", "Kultur", "club.example", "Land", "5 €"]


def taken_in(there: Dataset, new: Draft, **decided) -> Merge:
    """Merge with the suggested decisions, or with one decision for all pairs."""
    pairs = likely_same(new, there)
    decisions = dict.fromkeys(pairs, decided["all"]) if decided else suggestions(pairs)
    return merged(there, new, decisions)


def summary(changes) -> list[tuple[str, str, str]]:
    return [(change.table, change.id, change.column) for change in changes]


def test_what_is_empty_is_filled_and_what_is_filled_stays():
    result = taken_in(atlas(), drafted(HEADERS, CLUB))
    (club, land) = result.dataset.organisations
    assert club.website == "https://club.example"
    assert club.founded.text == "1992"
    assert summary(result.changed) == [("organisations", "club", "website")]
    assert ("organisations", "club", "founded") in summary(result.differences)
    assert land.name == "Land"
    assert [each.recipient for each in result.dataset.fundings] == ["club"]
    assert club.locator == "import-liste: Zeile 2"


def test_the_first_file_of_an_empty_atlas_is_taken_in_whole():
    new = drafted(HEADERS, CLUB)
    result = taken_in(Dataset(), new)
    assert len(new.dataset.fundings) == 1
    assert result.dataset.fundings == new.dataset.fundings
    assert result.dataset.locations == new.dataset.locations
    nothing = np.zeros(0, dtype=np.int64)
    assert _places(np.arange(2), nothing).tolist() == [-1, -1]
    assert _places(nothing, nothing).tolist() == []


def test_it_is_told_of_how_many_records_the_merging_is_done():
    told = []
    new = drafted(HEADERS, CLUB)
    merged(atlas(), new, {}, progress=lambda step, share: told.append((dict(step.values), share)))
    whole = sum(map(len, new.dataset.tables().values()))
    assert {values["n"] for values, _ in told} == {str(whole)}
    done = [int(values["done"]) for values, _ in told]
    assert done == sorted(done)
    assert [share for _, share in told] == [each / whole for each in done]


def test_an_exact_place_does_not_get_a_street_that_may_only_be_shown_coarsely():
    result = taken_in(atlas(), drafted(HEADERS, CLUB))
    assert result.dataset.locations[0].street is None
    assert ("locations", "club-seat", "street") in summary(result.differences)


def test_a_difference_is_taken_where_a_person_takes_it():
    there, new = atlas(), drafted(HEADERS, CLUB)
    decisions = suggestions(likely_same(new, there))
    key = ("organisations", "club", "founded")
    result = merged(there, new, decisions, take={key})
    assert result.dataset.organisations[0].founded.text == "1993"
    (change,) = [each for each in result.changed if each.key == key]
    assert (change.old.text, change.new.text) == ("1992", "1993")


def test_a_place_is_taken_as_a_whole():
    there, new = atlas(), drafted(["Name", "PLZ", "Ort"], ["Club Ilmenau", "98693", "Ilmenau"])
    decisions = suggestions(likely_same(new, there))
    result = merged(there, new, decisions, take={("locations", "club-seat", "precision")})
    place = result.dataset.locations[0]
    assert (place.precision, place.postcode) == ("place", "98693")
    assert place.latitude == new.dataset.locations[0].latitude


def test_keeping_both_gives_the_new_one_a_free_id_and_leaves_the_old_one_alone():
    result = taken_in(atlas(), drafted(["Name"], ["Club"], ["Club Ilmenau"]), all="keep")
    assert [each.id for each in result.dataset.organisations] == ["club", "club-2", "club-ilmenau"]
    assert result.dataset.organisations[0] == atlas().organisations[0]


def test_skipping_leaves_out_the_organisation_and_what_belongs_to_it():
    result = taken_in(atlas(), drafted([*HEADERS, "Projekt"], [*CLUB, "Fest"]), all="skip")
    assert [each.name for each in result.dataset.organisations] == ["Club Ilmenau e.V.", "Land"]
    assert not (result.dataset.projects or result.dataset.fundings)
    assert result.skipped == 4


def test_two_rows_of_the_file_become_one_where_a_person_says_so():
    new = drafted(
        ["Name", "Ort", "Homepage"], ["Haus Welt", "Jena", ""], ["Haus Wellt", "Jena", "w.example"]
    )
    result = taken_in(atlas(), new, all="merge")
    assert [(each.name, each.website) for each in result.added["organisations"]] == [
        ("Haus Welt", "https://w.example")
    ]
    assert len(result.added["locations"]) == 1


def test_whatever_refers_to_a_record_that_is_one_with_another_refers_to_that_one():
    """Two clubs of the file are one in the atlas, so their festivals are one, too."""
    columns = ["Name", "Ort", "PLZ", "Projekt", "Förderer", "Homepage"]
    new = drafted(
        columns,
        ["Club Ilmenau", "Ilmenau", "", "Fest", "", ""],
        ["Club Ilmenau", "", "98693", "Fest", "Club Ilmenau", "club.example"],
    )
    once = taken_in(atlas(), new, all="merge")
    assert [each.id for each in once.dataset.projects] == ["fest"]
    assert [each.project for each in once.dataset.fundings] == ["fest"]
    twice = taken_in(once.dataset, new)
    for result in (once, twice):
        assert check_references(result.dataset.tables()) == []


def test_rows_that_mean_the_same_fill_its_place_the_first_time():
    columns = ["Name", "Ort", "PLZ", "Straße", "Homepage"]
    new = drafted(
        columns,
        ["Haus Welt", "Jena", "", "", ""],
        ["Haus Wellt", "Jena", "07743", "Markt 1", "w.example"],
    )
    once = taken_in(atlas(), new, all="merge")
    (place,) = once.added["locations"]
    assert (place.street, place.postcode) == ("Markt 1", "07743")
    assert once.added["organisations"][0].locator == "Zeile 2; import-liste: Zeile 3"
    assert taken_in(once.dataset, new).changes_nothing


def test_what_a_person_decided_about_a_row_is_remembered():
    """A club elsewhere would not be suggested; nobody is asked a second time."""
    new = drafted(["Name", "Ort"], ["Club Ilmenau", "Erfurt"])
    (pair,) = likely_same(new, atlas())
    assert pair.suggestion == "keep"
    once = merged(atlas(), new, {pair: "merge"})
    assert once.dataset.organisations[0].locator == "import-liste: Zeile 2"
    (again,) = likely_same(new, once.dataset)
    assert (again.score, again.suggestion) == (1.0, "merge")
    assert taken_in(once.dataset, new).changes_nothing


def test_rows_that_were_moved_since_are_not_taken_for_others():
    once = taken_in(atlas(), drafted(["Name"], ["Haus Welt"], ["Brücke"]))
    moved = drafted(["Name"], ["Ganz neu"], ["Haus Welt"], ["Brücke"])
    result = taken_in(once.dataset, moved)
    assert [each.name for each in result.added["organisations"]] == ["Ganz neu"]


def test_what_is_not_sound_together_leaves_the_rest_of_the_row():
    new = drafted(["Name", "aufgelöst", "Homepage"], ["Club Ilmenau", "1980", "club.example"])
    result = taken_in(atlas(), new)
    club = result.dataset.organisations[0]
    assert (club.dissolved, club.website) == (None, "https://club.example")
    assert ("organisations", "club", "dissolved") in summary(result.differences)


def test_a_kind_that_nobody_had_stated_is_filled():
    first = taken_in(atlas(), drafted(["Name"], ["Brücke"]))
    assert first.added["organisations"][0].kind == "not_stated"
    result = taken_in(first.dataset, drafted(["Name", "Art"], ["Brücke", "Verein"]))
    assert result.dataset.organisations[-1].kind == "association"


def test_two_that_become_one_are_not_the_carrier_of_each_other():
    new = drafted(["Name", "Träger"], ["Haus Welt", "Haus Wellt"])
    result = taken_in(atlas(), new, all="merge")
    assert len(result.added["organisations"]) == 1
    assert list(result.added["relations"]) == []


def test_a_funding_of_which_less_was_known_is_filled_and_another_one_is_added():
    first = taken_in(atlas(), drafted(["Name", "Förderer"], ["Haus", "Land"])).dataset
    new = drafted(
        ["Name", "Förderer", "Betrag", "Jahr"],
        ["Haus", "Land", "5 €", "2019"],
        ["Haus", "Land", "6 €", "2020"],
    )
    result = taken_in(first, new)
    assert [str(each.amount_eur) for each in result.dataset.fundings] == ["5", "6"]


def test_an_import_of_which_nothing_is_new_leaves_no_trace():
    result = taken_in(atlas(), drafted(["Name"], ["Club Ilmenau"]))
    assert result.changes_nothing
    assert result.dataset == atlas()
    assert result.unchanged["organisations"] == 1


def test_an_office_in_the_same_place_is_not_entered_again_as_a_seat():
    office = atlas().locations[0].model_copy(update={"role": "office"})
    there = replace(atlas(), locations=(office,))
    result = taken_in(there, drafted(["Name", "Ort"], ["Club Ilmenau", "Ilmenau"]))
    assert result.dataset.locations == (office,)


cells = st.one_of(
    st.sampled_from(["", "Club Ilmenau", "Club", "Haus", "Hauss e.V.", "Verein 1", "Verein 2"]),
    st.text("abc äé.-", max_size=6),
)
values = {
    "Name": cells,
    "Ort": st.sampled_from(["", "Ilmenau", "Erfurt", "Neustadt", "Nirgends"]),
    "PLZ": st.sampled_from(["", "98693", "99084"]),
    "Straße": st.sampled_from(["", "Am Markt 1"]),
    "gegründet": st.sampled_from(["", "1990", "ca. 1991", "2020"]),
    "aufgelöst": st.sampled_from(["", "1980", "2021"]),
    "Art": st.sampled_from(["", "Verein", "Stiftung"]),
    "Themen": st.sampled_from(["", "Kultur", "Kultur; Beratung"]),
    "wirkt in": st.sampled_from(["", "Ilm-Kreis", "Thüringen; Sachsen"]),
    "Träger": cells,
    "Homepage": st.sampled_from(["", "a.example", "club.example"]),
    "E-Mail": st.sampled_from(["", "info@a.example", "info@club.example"]),
    "Projekt": st.sampled_from(["", "Fest", "Club", "Lager"]),
    "Förderer": cells,
    "Betrag": st.sampled_from(["", "5 €", "6 €"]),
    "Jahr": st.sampled_from(["", "2019", "2020"]),
}
files = st.lists(st.fixed_dictionaries(values), max_size=6)


def of(rows, file: str = "liste.xlsx") -> Draft:
    raw = sheet(list(values), *[[row[header] for header in values] for row in rows])
    raw = replace(raw, file=file)
    return draft(raw, match_columns(raw), atlas(), day=DAY)


@settings(max_examples=40)
@given(files, files, st.sampled_from(["merge", "keep", None]))
def test_taking_the_same_file_in_twice_changes_nothing(earlier, rows, decision):
    """Whatever was decided the first time: the second time nobody is asked again."""
    there = taken_in(atlas(), of(earlier, "vorher.xlsx")).dataset
    new = of(rows)
    once = taken_in(there, new, **({"all": decision} if decision else {}))
    twice = taken_in(once.dataset, new)
    assert summary(twice.changed) == []
    assert twice.changes_nothing
    assert twice.dataset == once.dataset


@settings(max_examples=50)
@given(files, st.sampled_from(["merge", "keep", "skip", None]))
def test_whatever_is_taken_in_refers_to_nothing_that_is_not_there(rows, decision):
    new = of(rows)
    once = taken_in(atlas(), new, **({"all": decision} if decision else {}))
    twice = taken_in(once.dataset, new)
    assert check_references(once.dataset.tables()) == []
    assert check_references(twice.dataset.tables()) == []


@settings(max_examples=40)
@given(files, st.sampled_from(["merge", "keep", "skip", None]))
def test_what_was_filled_is_as_it_was_and_every_record_is_sound(rows, decision):
    result = taken_in(atlas(), of(rows), **({"all": decision} if decision else {}))
    for name, table in atlas().tables().items():
        for before, after in zip(table, result.dataset.table(name), strict=False):
            for column in TABLES[name].model_fields:
                old = getattr(before, column)
                assert column == "locator" or not old or getattr(after, column) == old
    for name, table in result.dataset.tables().items():
        for record in table:
            assert TABLES[name].model_validate(dict(record)) == record
    fixed = sum(map(len, result.added.values())) + sum(map(len, atlas().tables().values()))
    assert sum(map(len, result.dataset.tables().values())) == fixed


@pytest.mark.parametrize("seen_by", ["readers", "keepers"])
def test_an_own_export_taken_in_again_changes_nothing(root, seen_by):
    there = read_folder(root / "data").dataset
    coarse = [
        place.model_copy(update={"publication": level})
        for place, level in zip(
            there.locations, ["hidden", "district", "municipality", "exact"] * 99, strict=False
        )
    ]
    there = replace(there, locations=coarse)
    exported = Draft("x.zip", "", publish(there), frozenset(), own=True)
    result = taken_in(publish(there) if seen_by == "readers" else there, exported)
    assert result.changes_nothing
    assert result.differences == ()
    assert result.dataset == (publish(there) if seen_by == "readers" else there)


@pytest.mark.parametrize("language", ["de", "en"])
def test_an_own_workbook_opened_again_holds_the_same_records_and_changes_nothing(language):
    what = chosen(language=language)
    opened = open_file("export.xlsx", made("xlsx", what))
    new = own_draft([(each, match_columns(each)) for each in opened.sheets], Dataset())
    assert new.problems == ()
    assert new.dataset == what.dataset
    there = read_folder(REAL).dataset
    result = merged(there, new, {})
    assert result.changes_nothing
    assert (result.differences, result.dataset) == ((), there)


def test_an_edited_own_table_shows_what_was_edited(root):
    there = read_folder(root / "data").dataset
    columns = list(TABLES["organisations"].model_fields)
    record = there.organisations[1].model_copy(update={"phone": "0361 1234", "name": "Neu"})
    raw = sheet(columns, [_text(getattr(record, column)) for column in columns])
    new = draft(raw, match_columns(raw), there, day=DAY)
    result = taken_in(there, new)
    assert [(each.column, each.new) for each in result.changed] == [("phone", "0361 1234")]
    assert [(each.column, each.new) for each in result.differences] == [("name", "Neu")]


def _text(value) -> str:
    if value is None:
        return ""
    return ";".join(value) if isinstance(value, tuple) else str(value)
