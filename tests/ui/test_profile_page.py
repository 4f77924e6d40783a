"""The page "Kreisprofil" without a browser: its place, its numbers, its link."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from dashboard.analysis import build_catalogue
from dashboard.analysis.profile import profile
from dashboard.drawing.profile_parts import topics_part
from dashboard.language import Language
from dashboard.selection import Selection
from dashboard.sources import load
from dashboard.ui.atlas import Atlas
from dashboard.ui.profile_page import _table
from dashboard.ui.view import view_of
from tests.drawing.markup import Parsed
from tests.sources.folders import write_empty_folder, write_folder, write_hostile_folder
from tests.ui.at_page import at_page
from tests.ui.test_app import address, faults
from tests.ui.test_quality_page import markup, said

opened = partial(at_page, "profile")


def test_the_profile_of_a_link_says_who_is_there_and_opens_them():
    test = opened({"profile": "16070"}, list_opened="profile:sits")
    assert not test.exception
    assert not faults(test)
    assert [title.value for title in test.title] == ["Ilm-Kreis"]
    told = Parsed(markup(test, "profile_lead")).words
    assert told.startswith("9 Einträge sitzen hier, 15 wirken hier und 2 werden hier gefördert.")
    assert "© GeoBasis-DE / BKG (2016), Daten verändert" in markup(test, "profile_map")
    listed = markup(test, "opened_list")
    assert "sitzt hier (9)" in listed and "Landratsamt Ilm-Kreis" in listed
    assert "profile:topic:language:around" in markup(test, "profile_topics")
    assert address(test) == {"profile": ["16070"]}
    taken = [each.proto.label for each in test.get("download_button")]
    assert "Alle Einträge hier als Excel" in taken
    # Who is here in numbers, what is not counted, topics, foundings, fundings (two), sources.
    assert taken.count("Tabelle als Excel") == taken.count("Tabelle als CSV") == 7


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ({}, "Thüringen"),
        ({"district": "16051"}, "Erfurt"),  # the one that the filters ask for
        ({"state": "14"}, "Sachsen"),
        ({"district": ["16051", "16070"]}, "Thüringen"),
        ({"district": "16051", "profile": "16070"}, "Ilm-Kreis"),
        ({"profile": "16056"}, "Wartburgkreis"),  # Eisenach, before it joined
        ({"profile": "99999"}, "Thüringen"),
    ],
)
def test_the_place_is_that_of_the_link_else_that_of_the_filters(query, title):
    test = opened(query)
    assert [each.value for each in test.title] == [title]
    assert ("99999" in said(test)) == ("99999" in query.values())


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"state": ("03",)}, "Gezählt ist, wer in diesem Gebiet ist (Ilm-Kreis)"),
        ({"district": ("16070",), "lens": "works"}, ""),
        ({"topic": ("language",)}, "Außer dem Ort gelten alle Filter auch hier."),
        ({}, ""),
    ],
)
def test_a_file_of_a_table_says_which_filters_hold_of_it(root, asked, told):
    reading = load(root / "data")
    atlas = Atlas(reading, build_catalogue(reading.dataset))
    view = view_of(atlas, Selection(**asked), Language("de"))
    found = profile(view.matching, "16070", date(2022, 12, 31))
    notes = _table(view, found, topics_part(found, view.language)).notes
    assert notes[0].startswith(told)
    assert ("Gezählt ist" in " ".join(notes)) == told.startswith("Gezählt")


@pytest.mark.parametrize(
    ("key", "heading", "listed"),
    [
        ("sits:projects", "sitzt hier, Projekte (2)", "wo:ilmenau"),
        ("here:wide", "Alle Einträge hier, nur über ein größeres Gebiet (7)", "MigraNetz"),
        ("topic:language:beside", "Sprachförderung: Nachbarn (1)", "Erfurt"),
        ("funding:undated", "Förderungen: Zeitraum nicht bekannt (4)", "UNO-Flüchtlingshilfe"),
        ("funding:ended:without", "Förderungen: beendet, Betrag nicht bekannt (1)", "Ukrainehilfe"),
        ("source:ilmenau", "Über uns (Flüchtlingsnetzwerk Ilmenau) (15)", "Stadt Ilmenau"),
        ("funding:unsure", "Förderungen: begonnen", "Thüringer Ministerium"),
        ("topics:covered", "● hier erfasst (8 Themen, 6 Einträge)", "wo:ilmenau"),
        ("not:land_only", "Sitz oder Gebiet nicht genauer bekannt als Thüringen (5)", "RomnoKher"),
    ],
)
def test_every_number_opens_what_it_counts(key, heading, listed):
    shown = markup(opened({"profile": "16070"}, list_opened=f"profile:{key}"), "opened_list")
    assert heading in shown and listed in shown


@pytest.mark.parametrize(
    ("place", "day", "told"),
    [
        ("16063", "2020-01-01", "war sein Gebiet das von Eisenach (–2021) und Wartburgkreis"),
        ("16063", "2022-01-01", ""),
        ("16070", "2020-01-01", ""),
        ("16", "2020-01-01", ""),
    ],
)
def test_in_todays_districts_a_day_before_a_reform_tells_what_the_district_was_then(
    place, day, told
):
    shown = said(opened({"profile": place, "active": day, "todays_districts": "1"}))
    assert told in shown
    assert bool(told) == ("Das Profil gilt für den heutigen Kreis" in shown)


@pytest.mark.parametrize(
    ("place", "day", "shown"),
    [
        ("16056", "2020-01-01", "Eisenach (–2021)"),
        ("16056", "2022-01-01", "Wartburgkreis"),
        ("03159", "2016-06-01", "Landkreis Göttingen (–2016)"),  # the first that joined in it
        ("03156", "2020-01-01", "Landkreis Göttingen"),
        ("15", "2016-06-01", "Sachsen-Anhalt"),
    ],
)
def test_a_place_is_called_and_counted_as_on_the_day_and_its_link_stays_as_asked(place, day, shown):
    test = opened({"profile": place, "active": day})
    assert test.title[0].value == shown
    assert address(test)["profile"] == [place]
    assert not test.exception
    test.date_input(key="active").set_value(date(2023, 1, 1)).run()
    assert test.title[0].value == opened({"profile": place}).title[0].value
    assert address(test)["profile"] == [place]


@pytest.mark.parametrize(
    ("asked", "called", "told"),
    [
        ({"profile": "16056"}, "Eisenach (–2021)", "Eisenach (–2021): heute Wartburgkreis"),
        ({"profile": "16056", "active": "2020-06-01"}, "Eisenach (–2021)", ""),
        (
            {"profile": "03159", "active": "2016-06-01"},
            "Landkreis Göttingen",
            "am gewählten Tag Landkreis Göttingen (–2016) und Landkreis Osterode am Harz (–2016)",
        ),
        ({"profile": "03152", "active": "2016-06-01"}, "Landkreis Göttingen (–2016)", ""),
    ],
)
def test_the_box_keeps_what_was_asked_for_and_below_it_stands_what_that_is(asked, called, told):
    test = opened(asked)
    box = test.selectbox(key="profile")
    assert box.value == asked["profile"] and box.format_func(box.value) == called
    assert told in said(test)
    assert bool(told) == (f"{called}: " in said(test))


def test_how_many_lived_in_a_former_district_is_said_to_be_unknown():
    shown = said(opened({"profile": "16056", "active": "2020-01-01"}))
    assert "wie viele in den Grenzen von damals wohnten, ist nicht bekannt" in shown


def test_a_name_opens_its_card_where_no_list_is_open():
    test = opened({"profile": "16070", "record": "wo-ilmenau"})
    assert "refugees welcome in Ilmenau" in markup(test, "record_card")


@pytest.mark.parametrize("key", ["profile:<b>", "profile:topic:x:y", "profile:not:x", "gap:place"])
def test_what_is_no_number_of_the_page_opens_nothing(key):
    test = opened({"profile": "16070"}, list_opened=key)
    assert not test.exception
    assert markup(test, "opened_list") == ""


@pytest.mark.parametrize("write", [write_folder, write_empty_folder, write_hostile_folder])
def test_the_page_stands_over_any_data(write, tmp_path, monkeypatch):
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(tmp_path / "data"))
    write(tmp_path / "data")
    test = opened({"profile": "16", "lang": "en"})
    assert not test.exception
    assert not faults(test)
    for part in ("map", "figures", "topics", "fundings", "sources"):
        drawn = markup(test, f"profile_{part}")
        assert "<script" not in drawn and "<img" not in drawn
