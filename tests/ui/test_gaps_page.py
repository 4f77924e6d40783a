"""The page "Lücken und Überschneidungen" without a browser."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from dashboard.analysis import build_catalogue, match
from dashboard.selection import Selection
from dashboard.sources import load
from tests.sources.folders import write_empty_folder, write_hostile_folder
from tests.ui.at_page import at_page
from tests.ui.test_app import faults
from tests.ui.test_quality_page import markup


def test_a_link_brings_rows_columns_values_and_the_row_on_the_map():
    query = {
        "gaps_facet": "target_group",
        "gaps_level": "state",
        "gaps_value": "per_head",
        "gaps_row": "migrants",
        "lens": "works",
    }
    test = at_page("gaps", query)
    assert not test.exception and not faults(test)
    assert "Zielgruppen nach Ländern" in markup(test, "gaps_table")
    assert "von 4 Ländern" in markup(test, "gaps_row_answer")
    assert {name: test.query_params[name] for name in query} == query


def test_the_page_begins_with_those_of_the_land_that_is_chosen():
    test = at_page("gaps", {"state": "14", "lens": "works"}, list_opened="all")
    assert "2 Organisationen und 1 Projekt, die in Sachsen wirken." in markup(test, "gaps_lead")
    listed = markup(test, "opened_list")
    assert "Ehrenamtsagentur Sachsen" in listed and "Stadt Erfurt" not in listed


def test_whom_a_day_leaves_out_is_counted_as_on_the_map_and_opens(root: Path):
    test = at_page("gaps", {"active": "1993-12-31"})
    said = re.search(r"dazu (\d+): Zeitraum nicht erfasst", markup(test, "gaps_lead"))
    asked = match(
        build_catalogue(load(root / "data").dataset), Selection(active=date(1993, 12, 31))
    )
    assert said and int(said[1]) == asked.not_recorded()["active"].sum()
    test.session_state["list_opened"] = "gaps:left_out:active"
    assert said[0] in markup(test.run(), "opened_list")
    assert not test.exception and not faults(test)


def test_a_number_opens_its_records_and_what_is_no_number_opens_nothing():
    test = at_page("gaps")
    for opens, shown in (
        ("field:language:16051", "Netzwerk für Integration"),
        ("placed:language", "Solidarisches Osnabrück"),
        ("unplaced:volunteering", "Freiwilligenserver"),
        ("nowhere:education", "gar kein Ort erfasst (2)"),
        ("unnamed:16051", "Stadt Erfurt"),
        ("all", "Abli"),
        ("fields:offered:", " Felder der Tabelle, "),
        ("fields:unknown:language", "Sprachförderung: Nicht erfasst ("),
        ("class:language:1", "Sprachförderung (3 Kreise, 3 Einträge)"),
        ("class:language:9999999999", ""),
        ("fields:nothing:", ""),
        ("field:language:16099", ""),
        ("field:nothing:16051", ""),
        ("field", ""),
        ("<b>:x", ""),
    ):
        test.session_state["list_opened"] = opens
        listed = markup(test.run(), "opened_list")
        assert shown in listed if shown else not listed, opens
        assert not test.exception and not faults(test)


@pytest.mark.parametrize("write", [write_empty_folder, write_hostile_folder])
def test_the_page_stands_on_no_data_and_on_hostile_data(write, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(tmp_path / "atlas"))
    write(tmp_path / "atlas")
    test = at_page("gaps")
    assert not test.exception and not faults(test)


def test_what_nothing_is_known_of_is_left_out_of_the_table_until_it_is_asked_for():
    test = at_page("gaps")
    assert "In 8 von 94 Kreisen ist überhaupt ein Thema erfasst." in markup(test, "gaps_lead")
    assert "Weimar" not in markup(test, "gaps_table")
    test.checkbox(key="gaps_whole").check().run()
    assert "Weimar" in markup(test, "gaps_table")
    assert test.query_params["gaps_whole"] == "1"
    assert "Zählt man, wer dort wirkt: in " in markup(test, "gaps_lead")
    test.segmented_control(key="gaps_lens").set_value("works").run()
    assert test.query_params["lens"] == "works"
    assert not test.exception and not faults(test)
