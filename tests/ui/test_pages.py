"""The pages and their navigation: every page is reached, and stands whatever the data."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.pages import SECTIONS
from tests.sources.folders import write_empty_folder, write_hostile_folder
from tests.ui.at_page import at_page
from tests.ui.test_app import elements, faults

PAGES = [page for pages in SECTIONS.values() for page in pages]


def test_no_two_pages_have_one_address_and_one_of_them_is_the_first():
    paths = [page.path for page in PAGES]
    assert len(set(paths)) == len(paths)
    assert PAGES[0].path == ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path or "map")
def test_a_page_stands_on_an_empty_folder_and_says_so_where_it_needs_data(
    page, tmp_path, monkeypatch
):
    write_empty_folder(tmp_path / "data")
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(tmp_path / "data"))
    test = at_page(page.path)
    assert not test.exception
    assert not faults(test)
    titles = [title.value for title in test.title]
    assert ("Es gibt noch keine Daten zu zeigen." in titles) == page.needs_data
    assert "scenes_tour" not in [button.key for button in test.button]  # there is none to lead
    assert not keeping(test)


def keeping(test: AppTest) -> bool:
    """Whether a page offers to keep what it shows as a scene, or says where that is offered."""
    return "Als Szene merken" in " ".join(str(each.proto) for each in elements(test._tree))


@pytest.mark.parametrize("path", ["", "scenes"])
def test_with_data_what_is_shown_can_be_kept_as_a_scene(path):
    assert keeping(at_page(path))


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path or "map")
def test_a_page_stands_on_a_hostile_folder_and_makes_no_markup_of_it(
    page, language, tmp_path, monkeypatch
):
    write_hostile_folder(tmp_path / "data")
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(tmp_path / "data"))
    test = at_page(page.path, {"lang": language})
    assert not test.exception
    assert not faults(test)
    shown = [e.proto.body for e in elements(test._tree) if e.type == "html"]
    assert not any("<img" in text or "<script" in text for text in shown)
