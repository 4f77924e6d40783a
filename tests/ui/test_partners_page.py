"""The page "Partner finden" without a browser: by link, by choice, on any data."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.drawing.markup import Parsed
from tests.sources.folders import write_empty_folder, write_hostile_folder
from tests.ui.at_page import at_page
from tests.ui.test_app import faults
from tests.ui.test_quality_page import markup, said

opened = partial(at_page, "partners")


def test_a_link_asks_for_an_organisation_and_a_number_opens_who_was_not_judged():
    link = {"partner_for": "atlas", "partner_of": "abli-ev", "lang": "en"}
    test = opened(link, list_opened="partners:no_founding")
    assert not test.exception
    assert not faults(test)
    words = Parsed(markup(test, "partners_table")).words
    assert "in a district beside" in words
    assert "works with a partner of yours: MigraNetz Thüringen e.V." in words
    assert "Abli" not in words
    assert "No founding recorded" in markup(test, "opened_list")
    assert {key: test.query_params[key] for key in link} == link


def test_with_a_day_it_says_that_links_of_all_times_count_and_who_is_left_out_undated():
    asked = {"partner_for": "atlas", "partner_of": "abli-ev", "active": "2022-11-01"}
    test = opened(asked, list_opened="partners:left_out:active")
    assert not test.exception and not faults(test)
    assert "Von denen, die die Filter übrig lassen, teilt niemand" in test.info[0].value
    assert "zählt über alle Zeiten, nicht nur am 1. November 2022." in said(test)
    assert "MigraNetz" in markup(test, "opened_list")


def test_a_new_initiative_names_who_pays_for_it_and_finds_whom_they_pay_too():
    test = opened()
    words = "Initiative, gefördert von der Deutsche Stiftung für Engagement und Ehrenamt"
    test.text_input(key="partner_text").input(words).run()
    assert not test.exception
    assert not faults(test)
    assert test.query_params["partner_funder"] == "deutsche-stiftung-engagement-ehrenamt"
    table = Parsed(markup(test, "partners_table")).words
    assert "Bürger für Bürger" in table
    assert "gemeinsamer Förderer: Deutsche Stiftung für Engagement und Ehrenamt" in table
    beside = opened({"partner_funder": ["deutsche-stiftung-engagement-ehrenamt", "nobody"]})
    assert Parsed(markup(beside, "partners_table")).words == table


def test_how_words_were_understood_is_said_in_the_link_too_and_what_holds_without_words():
    test = opened()
    test.text_input(key="partner_text").input("Ukrainer in Halle und Weimar").run()
    told = "Verstanden als Halle (Saale). Den Namen gibt es auch hier: "
    unused = "Auch erkannt, aber nicht verwendet: Weimar."
    assert told in said(test) and unused in said(test)
    link = dict(test.query_params)
    beside = opened(link)
    assert not faults(beside)
    assert told in said(beside) and unused in said(beside)
    test.text_input(key="partner_text").input("qwertz").run()
    assert told not in said(test)
    assert "Es bleibt bei dem, was vorher gewählt war: Ort: Halle (Saale) · " in said(test)
    assert "Bitte unten" in said(opened({"partner_text": "qwertz"}))


def test_what_a_link_asks_in_vain_is_told_and_nothing_breaks():
    test = opened({"partner_for": "atlas", "partner_of": "<b>nobody</b>", "partner_topic": "x"})
    assert not test.exception
    assert markup(test, "partners_table") == ""


@pytest.mark.parametrize("write", [write_empty_folder, write_hostile_folder])
def test_any_data_is_borne(write, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(write(tmp_path / "any")))
    test = opened({"partner_place": "16070"})
    assert not test.exception
    assert not faults(test)
    tags = {tag for tag, _ in Parsed(markup(test, "partners_table")).elements}
    assert tags.isdisjoint({"script", "img", "a", "iframe"})
    assert "alert(" not in said(test)


def test_a_place_of_another_day_stays_as_it_was_asked_for_and_is_said_as_of_the_day():
    asked = {"partner_place": "16056", "partner_topic": "encounter"}
    today, then = opened(asked), opened({**asked, "active": "2020-06-01"})
    for test in (today, then):
        assert not test.exception and not faults(test)
        assert test.query_params["partner_place"] == "16056"
    boxes = [test.selectbox(key="partner_place") for test in (today, then)]
    assert {box.format_func("16056") for box in boxes} == {"Eisenach (–2021)"}
    assert "Eisenach (–2021): heute Wartburgkreis" in said(today)
    assert "Eisenach (–2021): " not in said(then)
    then.date_input(key="active").set_value(None).run()
    assert then.query_params["partner_place"] == "16056"
    later = opened({"partner_place": "03159", "active": "2016-06-01"})
    assert later.selectbox(key="partner_place").format_func("03159") == "Landkreis Göttingen"
    assert (
        "Landkreis Göttingen: am gewählten Tag Landkreis Göttingen (–2016) und "
        "Landkreis Osterode am Harz (–2016)"
    ) in said(later)
    assert "Kreise dieses Tages" in said(later)


def test_words_name_the_district_of_the_chosen_day():
    test = opened({"active": "2020-06-01"})
    test.text_input(key="partner_text").input("Sprachkurs in Eisenach").run()
    assert not test.exception
    assert test.query_params["partner_place"] == "16056"
