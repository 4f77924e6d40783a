"""The page "Lücken und Überschneidungen" without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.folders import write_empty_folder, write_hostile_folder
from tests.ui.at_page import at_page
from tests.ui.test_app import faults
from tests.ui.test_quality_page import markup, said


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
    assert "von 4 Ländern" in said(test)
    assert {name: test.query_params[name] for name in query} == query


@pytest.mark.parametrize(
    ("opens", "shown"),
    [
        ("field:language:16051", "Netzwerk für Integration"),
        ("placed:language", "Solidarisches Osnabrück"),
        ("unplaced:volunteering", "Freiwilligenserver"),
        ("unnamed:16051", "Stadt Erfurt"),
        ("field:language:16099", ""),
        ("field:nothing:16051", ""),
        ("field", ""),
        ("<b>:x", ""),
    ],
)
def test_a_number_opens_its_records_and_what_is_no_number_opens_nothing(opens, shown):
    test = at_page("gaps", list_opened=opens)
    assert not test.exception and not faults(test)
    assert (shown in markup(test, "opened_list")) if shown else not markup(test, "opened_list")


@pytest.mark.parametrize("write", [write_empty_folder, write_hostile_folder])
def test_the_page_stands_on_no_data_and_on_hostile_data(write, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(tmp_path / "atlas"))
    write(tmp_path / "atlas")
    test = at_page("gaps")
    assert not test.exception and not faults(test)
