"""The file of a long list is made when it is asked for, and kept for what it was made for."""

import io

import openpyxl

from dashboard.ui import download_panel
from tests.sources.folders import write_folder
from tests.ui.at_page import at_page
from tests.ui.test_app import faults, opened


def test_the_file_of_a_long_list_is_made_first_and_belongs_to_its_question(tmp_path, monkeypatch):
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(write_folder(tmp_path)))
    monkeypatch.setattr(download_panel, "AT_ONCE", 0)
    test = opened()
    assert download_panel.READY not in test.session_state

    test.button(key="download_make").click().run()
    assert not test.exception
    assert not faults(test)
    (query, _, ending), _, content = test.session_state[download_panel.READY]
    assert (query, ending) == ("", "xlsx")
    assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames

    test.radio(key="download_format").set_value("csv").run()
    assert download_panel.READY not in test.session_state
    assert test.button(key="download_make").label == "Datei erstellen"


def test_the_file_of_an_atlas_is_not_offered_for_another_one(tmp_path, monkeypatch):
    folder = write_folder(tmp_path)
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(folder))
    monkeypatch.setattr(download_panel, "AT_ONCE", 0)
    test = opened()
    test.button(key="download_make").click().run()
    assert download_panel.READY in test.session_state

    (folder / "organisations.csv").touch()  # as where somebody has kept something in it
    test.run()
    assert download_panel.READY not in test.session_state
    assert not faults(test)


def test_what_is_shown_can_be_taken_along_as_pictures_and_pages(tmp_path, monkeypatch):
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(write_folder(tmp_path)))
    test = opened()
    test.radio(key="download_what").set_value("show").run()
    for code in ("html", "fundings-svg"):
        test.radio(key="take_format").set_value(code).run()
        assert not test.exception and not faults(test)
    test.text_input(key="text").set_value("nichts heißt so").run()
    said = [each.value for each in test.text]
    assert any("keine Zeit bekannt" in each for each in said)


def test_a_page_beside_the_map_can_be_taken_along_once_it_shows_something(tmp_path, monkeypatch):
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(write_folder(tmp_path)))
    test = at_page("partners")
    assert any("für wen Partner gesucht werden" in each.value for each in test.text)
    assert not test.get("download_button")
    test.selectbox(key="partner_place").set_value("16").run()
    test.radio(key="take_exhibit_format").set_value("picture-svg").run()
    assert any("take_exhibit_file" in str(each) for each in test.get("download_button"))
    assert not test.exception and not faults(test)
