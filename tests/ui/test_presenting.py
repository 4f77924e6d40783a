"""The map on the big screen, without a browser: arrows through the years, and time that runs."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

TODAY = date.today()


@pytest.mark.parametrize(
    ("active", "told", "asked"),
    [
        (date(2015, 12, 31), "2014-12-31", date(2014, 12, 31)),
        (date(2015, 6, 1), "2018-12-31", date(2018, 12, 31)),
        (None, TODAY.isoformat(), TODAY),
        (date(2015, 12, 31), "2015-06-01", None),  # time does not stop there
        (date(2015, 12, 31), "0001-01-01", None),
        (date(2015, 12, 31), 1, None),
        (date(2015, 12, 31), None, None),
    ],
)
def test_an_arrow_asks_for_a_day_at_which_time_stops(active, told, asked):
    def page() -> None:
        from types import SimpleNamespace

        import streamlit as st

        from dashboard.ui import present_keys, state
        from tests.analysis.small import CATALOGUE

        view = SimpleNamespace(atlas=SimpleNamespace(catalogue=CATALOGUE))
        st.session_state["present_keys"] = SimpleNamespace(year=st.session_state["told"])
        present_keys._turn(view)
        st.session_state["found"] = st.session_state.get(state.ASKED, {}).get("active")

    test = AppTest.from_function(page)
    test.session_state["active"], test.session_state["told"] = active, told
    assert test.run().session_state["found"] == asked


@pytest.mark.parametrize(
    ("active", "told", "asked", "played"),
    [
        (date(2015, 12, 31), "on", None, date(2016, 12, 31)),
        (date(2015, 6, 1), "on", None, date(2015, 12, 31)),
        (None, "on", None, date(1992, 12, 31)),
        (TODAY, "on", None, date(1992, 12, 31)),
        (date(TODAY.year - 1, 12, 31), "on", None, TODAY),
        (date(2015, 12, 31), "halt", date(2015, 12, 31), None),
        (date(2015, 12, 31), "step", date(2016, 12, 31), None),
        (TODAY, "step", date(1992, 12, 31), None),
        (date(2015, 12, 31), "burn", None, None),
        (date(2015, 12, 31), 2016, None, None),
        (date(2015, 12, 31), None, None, None),
    ],
)
def test_time_runs_on_goes_a_step_or_is_halted(active, told, asked, played):
    def page() -> None:
        from types import SimpleNamespace

        import streamlit as st

        from dashboard.ui import present_keys, state
        from tests.analysis.small import CATALOGUE

        view = SimpleNamespace(atlas=SimpleNamespace(catalogue=CATALOGUE))
        st.session_state["present_keys"] = SimpleNamespace(play=st.session_state["told"])
        present_keys._play(view)
        asked = st.session_state.get(state.ASKED, {}).get("active")
        st.session_state["found"] = asked, state.played()

    test = AppTest.from_function(page)
    test.session_state["active"], test.session_state["told"] = active, told
    assert test.run().session_state["found"] == (asked, played)
