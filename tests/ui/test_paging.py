"""Long lists: a page at a time, every record once, and each of them opens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.export.synthetic import write_synthetic
from dashboard.ui.paging import PAGE_LENGTH
from tests.ui.test_app import choose, faults, fragment, opened


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page over 140 records."""
    write_synthetic(tmp_path / "many", 100, 3)
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(tmp_path / "many"))
    return opened()


def listed(test: AppTest, key: str) -> list[str]:
    """The ids of the records that a list offers to open."""
    return re.findall(r'data-open=\\"([^\\"]+)\\"', fragment(test, key))


def turned(test: AppTest, widget: str, page: int) -> AppTest:
    test.session_state[widget] = page
    return test.run()


@pytest.mark.parametrize(
    ("table", "widget"), [("record_table", "records_page"), ("unplaced_list", "unplaced_page")]
)
def test_all_pages_together_hold_every_record_once(many, table, widget):
    if table == "unplaced_list":
        choose(many, "kind")
        many.radio(key="lens").set_value("funded").run()
        many.toggle(key="unplaced_open").set_value(True).run()
    found: list[str] = []
    page = 1
    while len(new := listed(turned(many, widget, page), table)) == PAGE_LENGTH:
        found += new
        page += 1
    found += new
    assert not faults(many)
    assert page > 1 and len(found) == len(set(found))
    if table == "record_table":
        assert len(found) == 140
    else:
        assert many.toggle(key="unplaced_open").label.startswith(str(len(found)))


def test_another_question_begins_on_the_first_page(many):
    turned(many, "records_page", 2)
    assert "Einträge 51 bis 100 von 140" in fragment(many, "record_table").encode().decode(
        "unicode-escape"
    )
    choose(many, "kind", "project")
    assert many.session_state["records_page"] == 1
