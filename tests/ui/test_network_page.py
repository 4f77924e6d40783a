"""The page "Netzwerk" without a browser: by link, by number, on any data."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.drawing.markup import Parsed
from tests.sources.folders import write_empty_folder, write_hostile_folder
from tests.ui.at_page import at_page
from tests.ui.test_app import faults
from tests.ui.test_quality_page import markup, said

opened = partial(at_page, "network")


def test_a_link_asks_for_kinds_and_surroundings_and_a_number_opens_its_ties():
    link = {"network_kind": "partner", "network_around": "ukrainehilfe-vernetzen", "lang": "en"}
    test = opened(link, list_opened="network:ties:ukrainehilfe-vernetzen")
    assert not test.exception
    assert not faults(test)
    assert "4 parties, 3 ties, all of them connected" in said(test)
    words = Parsed(markup(test, "opened_list")).words
    assert words.startswith("Ties of Ukrainehilfe vernetzen")
    assert "lagfa Sachsen-Anhalt e.V." in words
    assert {key: test.query_params[key] for key in link} == link


def test_all_that_is_drawn_is_in_the_table_too():
    test = opened()
    assert "74 Beteiligte, 87 Beziehungen, in 4 getrennten Teilen" in said(test)
    assert markup(test, "network_picture").count('class="na-open na-node"') == 74
    assert "Ukrainehilfe vernetzen" in markup(test, "network_table")
    assert "36 innerhalb eines Kreises" in markup(test, "network_reach")


@pytest.mark.parametrize("write", [write_empty_folder, write_hostile_folder])
def test_any_data_is_borne(write, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(write(tmp_path / "any")))
    test = opened({"network_year": "2019", "network_undated": "1"})
    assert not test.exception
    assert not faults(test)
    for key in ("network_picture", "network_table", "network_reach"):
        tags = {tag for tag, _ in Parsed(markup(test, key)).elements}
        assert tags.isdisjoint({"script", "img", "a", "iframe"})


def test_each_number_of_the_keys_and_notes_opens_what_it_counts():
    picture, carte = opened(), opened({"network_show": "map"})
    then = opened({"active": "2024-01-01"})
    assert "ist Träger von (15)" in markup(picture, "network_picture")
    assert "ist Kooperationspartner von (6)" in markup(carte, "network_map_key")
    for test, opens, title in (
        (picture, "all", "Beziehungen (87)"),
        (picture, "parties", "Beteiligte (74)"),
        (picture, "alone", "Einträge ohne eine dieser Beziehungen (4)"),
        (picture, "look:carrier", "Beziehungen: ist Träger von (15)"),
        (picture, "look:", "Beziehungen: andere Arten (40)"),
        (picture, "kind:project", "Beteiligte im Bild (14)"),
        (carte, "lines:partner", "Beziehungen: ist Kooperationspartner von (6)"),
        (carte, "inside", "Beziehungen innerhalb eines Ortes (27)"),
        (carte, "unlined", "Beziehungen ohne Linie auf der Karte (25)"),
        (then, "reach:not_then", "Beziehungen, die am gewählten Tag nicht bestanden ("),
        (then, "left_out:active", "dazu 54: Zeitraum nicht erfasst ("),
        (then, "reach:perhaps", "Beziehungen ohne bekannte Zeit, mitgezählt ("),
        (picture, "reach:not_then", ""),
        (picture, "kind:<b>", ""),
        (picture, "reach:<b>", ""),
        (picture, "ties:<b>", ""),
        (picture, "unknown", ""),  # the real data name nobody who is not recorded
    ):
        test.session_state["list_opened"] = f"network:{opens}"
        shown = markup(test.run(), "opened_list")
        assert title in shown if title else not shown, opens
        assert not test.exception
        assert not faults(test)


def test_on_a_day_before_a_reform_it_is_drawn_in_the_districts_of_then():
    query = {"active": "2016-06-01", "network_show": "map"}
    then, today = opened(query), opened({**query, "todays_districts": "1"})
    assert "Kreise dieses Tages, vor den Reformen von" in said(then)
    assert "Gezählt und gezeichnet in den heutigen Kreisen." in said(today)
    for test in (then, today):
        assert not test.exception
        assert not faults(test)
        assert not test.checkbox(key="todays_districts").disabled
