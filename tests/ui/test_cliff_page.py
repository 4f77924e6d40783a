"""The page "Förderkante" without a browser; empty and hostile data: see test_pages."""

from __future__ import annotations

import pytest

from tests.drawing.markup import Parsed
from tests.ui.at_page import at_page
from tests.ui.test_app import faults
from tests.ui.test_quality_page import markup, said

NEW_YEARS_EVE = {"cliff_day": "2022-12-31"}


def test_a_link_brings_the_day_the_topic_and_the_way_of_grouping():
    query = {**NEW_YEARS_EVE, "cliff_topic": "language", "cliff_way": "funder"}
    test = at_page("cliff", query)
    assert not test.exception and not faults(test)
    told = Parsed(markup(test, "cliff_lead")).words
    assert told.startswith("1 Eintrag verlor vom 1. Januar 2022 bis 31. Dezember 2022")
    losing = markup(test, "cliff_losing")
    assert "Ukrainehilfe vernetzen" in losing and "Deutsche Stiftung für Engagement" in losing
    assert "Stadt Erfurt" in markup(test, "cliff_by_funder")
    assert {name: test.query_params[name] for name in query} == query


@pytest.mark.parametrize(
    ("opens", "shown"),
    [
        ("cliff:standing:loses", "Ukrainehilfe vernetzen"),
        ("cliff:on_the_day", "Ehrenamt hilft gemeinsam"),
        ("cliff:money:year:0:all", "Bundesministerium des Inneren"),
        ("cliff:edge::CANNOT_TELL", "(1 Kreis, 1 Eintrag)"),
        ("cliff:edge::NOWHERE", ""),
        ("cliff:unsure", "wo:ilmenau"),
        ("cliff:left_out:active", ""),
        ("cliff:money:year:99999999999:all", ""),
        ("cliff:field:language:loses:<b>", ""),
    ],
)
def test_a_number_opens_what_it_counts_and_what_is_no_number_opens_nothing(opens, shown):
    test = at_page("cliff", NEW_YEARS_EVE, list_opened=opens)
    assert not test.exception and not faults(test)
    assert (shown in markup(test, "opened_list")) if shown else not markup(test, "opened_list")


def test_a_day_that_is_none_is_told_and_the_one_that_says_most_is_looked_at():
    for asked in ("0001-01-01", "2022-99-99"):
        test = at_page("cliff", {"cliff_day": asked})
        assert not test.exception and not faults(test)
        assert f"cliff_day = „{asked}“" in said(test)
    assert "Gezeigt ist das jüngste Ende davor: 31. Dezember 2022." in said(test)
    assert test.query_params["cliff_day"] == "2022-12-31"  # a copy of the link stays true


def test_a_land_of_whose_seats_nobody_loses_anything_names_what_another_lens_finds():
    test = at_page("cliff", {"state": "16"})
    assert not test.exception and not faults(test)
    assert test.query_params["cliff_day"] == "2022-12-31"
    assert "Zählt man, wer dort wirkt: 1 Eintrag verlor vom 1. Januar 2022 bis" in said(test)
    test.button(key="cliff_elsewise").click().run()
    assert "1 Eintrag verlor vom" in Parsed(markup(test, "cliff_lead")).words


def test_whom_a_filter_of_time_leaves_out_for_want_of_a_date_is_counted_and_opens():
    asked = {**NEW_YEARS_EVE, "active": "2022-11-01", "lens": "works"}
    test = at_page("cliff", asked, list_opened="cliff:left_out:active")
    assert not test.exception and not faults(test)
    assert "dazu 54: Zeitraum nicht erfasst" in markup(test, "cliff_asked")
    assert "wo:ilmenau" in markup(test, "opened_list")
    led = Parsed(markup(test, "cliff_lead")).words
    assert "alle 13 in Sachsen, alle 14 in Sachsen-Anhalt und 21 von 22 in Thüringen" in led
