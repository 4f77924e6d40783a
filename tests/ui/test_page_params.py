"""What a page's own choices owe its link: taken up, kept, written back, never trusted."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

USUAL = date(2022, 12, 31)
GROUPS, LANDS = '{"rows":["target_group"]}', '{"lands":["16","03"]}'
SCRIPT = """
from datetime import date
import streamlit as st
from dashboard.ui import page_params

if "linked" not in st.session_state:
    st.session_state["linked"] = True
    page_params.linked({k: st.query_params.get_all(k) for k in st.query_params})
page_params.begin()
if st.session_state.get("on", True):
    page_params.param("rows", "topic", ("topic", "target_group"))
    st.selectbox("Rows", ["topic", "target_group"], key="rows")
    page_params.param("day", date(2022, 12, 31), lambda day: day.year < 2100, date.fromisoformat)
    st.date_input("Day", key="day")
    page_params.params("lands", ("03", "16"))
    st.multiselect("Lands", ["03", "16"], key="lands")
st.json(page_params.written())
st.json([notice.values for notice in page_params.lost()])
"""


def opened(**query: str | list[str]) -> AppTest:
    test = AppTest.from_string(SCRIPT, default_timeout=60)
    for key, value in query.items():
        test.query_params[key] = value
    return test.run()


def written(test: AppTest) -> str:
    return test.json[0].value.replace("\n", "").replace(" ", "")


@pytest.mark.parametrize(
    ("query", "chosen", "address"),
    [
        ({}, ("topic", USUAL, []), "{}"),
        (
            {"rows": "target_group"},
            ("target_group", USUAL, []),
            '{"rows":["target_group"]}',
        ),
        ({"rows": "topic"}, ("topic", USUAL, []), "{}"),
        ({"day": "2020-01-02"}, ("topic", date(2020, 1, 2), []), '{"day":["2020-01-02"]}'),
        (
            {"lands": ["16", "03"]},
            ("topic", USUAL, ["16", "03"]),
            '{"lands":["16","03"]}',
        ),
    ],
)
def test_a_link_is_taken_up_and_written_back_without_defaults(query, chosen, address):
    test = opened(**query)
    assert not test.exception
    values = test.selectbox[0].value, test.date_input[0].value, test.multiselect[0].value
    assert values == chosen
    assert written(test) == address


@pytest.mark.parametrize(
    "query",
    [{"rows": "<b>"}, {"day": "yesterday"}, {"day": "2999-01-01"}, {"lands": ["16", "99"]}],
    ids=str,
)
def test_what_a_link_asks_in_vain_is_dropped_and_told(query):
    test = opened(**query)
    assert not test.exception
    told = test.json[1].value
    asked = next(iter(query.values()))
    assert (asked[-1] if isinstance(asked, list) else asked) in told
    assert "99" not in written(test)


def test_a_choice_is_kept_while_another_page_is_shown_whose_address_does_not_name_it():
    test = opened()
    test.selectbox[0].set_value("target_group").run()
    assert written(test) == GROUPS
    test.session_state["on"] = False
    test.run()
    assert written(test) == "{}"
    test.session_state["on"] = True
    test.run()
    assert test.selectbox[0].value == "target_group"
