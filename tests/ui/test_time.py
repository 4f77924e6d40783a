"""The atlas on a day, without a browser: its districts, its bar, and time that runs."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.export.exhibits import OF_THE_DAY
from tests.sources.folders import write_folder
from tests.ui.at_page import at_page
from tests.ui.test_app import address, elements, faults, opened, options, sentence


@pytest.fixture(autouse=True)
def _small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(write_folder(tmp_path / "small")))


def bar(test: AppTest) -> dict[str, Any] | None:
    """What the browser is told of the bar; None where there is none."""
    found = [
        json.loads(e.proto.json)
        for e in elements(test._tree)
        if e.type == "bidi_component" and "-time_bar" in e.proto.id
    ]
    return found[0] if found else None


def told(test: AppTest) -> str:
    return " ".join(e.proto.body for e in elements(test._tree) if e.type == "html")


def test_a_button_opens_the_atlas_as_of_today():
    test = opened()
    assert bar(test) is None
    test.button(key="time_open").click().run()
    assert address(test)["active"] == [date.today().isoformat()]
    shown = bar(test)
    assert shown["days"][shown["at"]] == date.today().isoformat()
    assert not faults(test)


def test_a_day_before_a_reform_has_the_districts_of_then_until_todays_are_asked_for():
    test = opened(active="2016-06-01", district="03159")
    assert "Göttingen (–2016) oder im Landkreis Osterode am Harz (–2016)" in sentence(test)
    offered = " ".join(options(test, "district"))
    assert all(f" {code}" in offered for code in ("NI 03152", "NI 03156", "TH 16056"))
    assert "03159" not in offered
    assert "vor den Reformen von Göttingen, Osterode am Harz und Eisenach" in told(test)
    test.button(key="time_todays_districts").click().run()
    assert "im Landkreis Göttingen," in sentence(test)
    assert address(test)["district"] == ["03159"]
    assert address(test)["todays_districts"] == ["1"]
    test.checkbox(key="todays_districts").uncheck().run()
    assert address(test)["district"] == ["03152", "03156"]
    assert not faults(test)


def test_the_chosen_districts_follow_the_day():
    test = opened(active="2016-06-01", district=["03152", "03156"])
    test.date_input(key="active").set_value(date(2020, 1, 1)).run()
    assert address(test)["district"] == ["03159"]
    assert not faults(test)


def test_the_other_pages_count_in_the_districts_of_today_and_say_so():
    test = at_page("quality", {"active": "2016-06-01", "district": "03152"})
    assert "Gezählt und gezeichnet in den heutigen Kreisen." in told(test)
    always = test.checkbox(key="todays_districts_always")
    assert always.value and always.disabled
    assert "todays_districts" not in address(test), "the map has those of the day, as before"
    assert not test.exception
    assert not faults(test)


@pytest.mark.parametrize("page", sorted(OF_THE_DAY - {""}))
def test_pages_of_the_analysis_count_in_the_districts_of_the_day_or_of_today(page):
    asked = {"active": "2016-06-01", "district": "03152"}
    test = at_page(page, asked)
    assert "Kreise dieses Tages, vor den Reformen von" in told(test)
    assert address(test)["district"] == ["03152"]
    assert not test.exception and not faults(test)
    test.checkbox(key="todays_districts").check().run()
    assert "Gezählt und gezeichnet in den heutigen Kreisen." in told(test)
    assert address(test)["district"] == ["03159"]
    assert not test.exception and not faults(test)


@pytest.mark.parametrize(
    ("said", "asked", "played"),
    [
        ({"day": "2015-12-31", "plays": False}, {"active": date(2015, 12, 31)}, None),
        ({"day": "2015-12-31", "plays": True}, {}, date(2015, 12, 31)),
        ({"day": "", "plays": False}, {"active": None, "todays_districts": False}, None),
        ({"day": "1066-10-14"}, {}, None),
        ({"day": "yesterday"}, {}, None),
        ({"day": 2015}, {}, None),
        ("2015-12-31", {}, None),
        (None, {}, None),
    ],
)
def test_what_the_bar_tells_is_judged(said, asked, played):
    def page() -> None:
        from types import SimpleNamespace

        import streamlit as st

        from dashboard.ui import state, time_bar

        st.session_state[time_bar._KEY] = SimpleNamespace(day=st.session_state["said"])
        time_bar._moved()
        st.session_state["found"] = st.session_state.get(state.ASKED, {}), state.played()

    test = AppTest.from_function(page)
    test.session_state["said"] = said
    assert test.run().session_state["found"] == (asked, played)


def test_the_filters_take_up_how_far_time_has_run_unless_the_reader_chose_another_day():
    def page() -> None:
        from datetime import date

        import streamlit as st

        from dashboard.analysis.choices import Choices
        from dashboard.language import Language
        from dashboard.ui import address, state
        from tests.analysis.small import CATALOGUE

        choices = Choices(CATALOGUE, Language("de"))
        st.session_state["active"] = date(2010, 1, 1)
        state.play_to(date(2014, 12, 31))
        st.session_state["one"] = state.begin(choices).active
        state.play_to(date(2016, 12, 31))
        st.session_state["active"] = date(2012, 1, 1)
        st.session_state["other"] = state.begin(choices).active, state.played()
        state.play_to(date(2018, 12, 31))
        address._open_link(choices, {"active": ["2012-01-01"]})  # a scene, or the way back
        st.session_state["link"] = state.begin(choices).active

    test = AppTest.from_function(page).run()
    assert not test.exception
    assert test.session_state["one"] == date(2014, 12, 31)
    assert test.session_state["other"] == (date(2012, 1, 1), None)
    assert test.session_state["link"] == date(2012, 1, 1)


def test_a_choice_told_in_the_words_of_an_earlier_answer_is_put_back():
    def page() -> None:
        import streamlit as st

        from dashboard.analysis.choices import Choices
        from dashboard.language import Language
        from dashboard.ui import state
        from tests.analysis.small import CATALOGUE

        choices = Choices(CATALOGUE, Language("de"))
        st.session_state["lens"], st.session_state["district"] = "works", ["16070"]
        state.begin(choices)
        st.session_state["lens"], st.session_state["district"] = "wirkt hier (2)", ["Ilm-Kreis (3)"]
        st.session_state["found"] = state.begin(choices)

    test = AppTest.from_function(page).run()
    assert not test.exception
    found = test.session_state["found"]
    assert (found.lens, found.district) == ("works", ("16070",))


def test_a_link_holds_the_day_and_whose_districts_are_shown():
    query = {"active": "2016-06-01", "todays_districts": "1", "district": "03159"}
    test = opened(**query)
    assert "im Landkreis Göttingen," in sentence(test)
    assert address(test) == {name: [value] for name, value in query.items()}
