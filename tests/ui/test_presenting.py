"""The map on the big screen, without a browser: arrows through the years."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

TODAY = date.today()


@pytest.mark.parametrize(
    ("active", "told", "asked"),
    [
        (date(2015, 12, 31), -1, date(2014, 12, 31)),
        (date(2015, 12, 31), 1, date(2016, 12, 31)),
        (date(2015, 6, 1), -1, date(2014, 12, 31)),
        (date(2015, 6, 1), 1, date(2015, 12, 31)),
        (None, -1, date(TODAY.year - 1, 12, 31)),
        (None, 1, TODAY),
        (TODAY, 1, TODAY),
        (date(2015, 12, 31), 2015, None),
        (date(2015, 12, 31), "1", None),
        (date(2015, 12, 31), None, None),
    ],
)
def test_an_arrow_asks_for_the_end_of_the_year_before_or_after(active, told, asked):
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
