"""The page "Datenqualität" without a browser: its numbers open their records."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.sources.folders import GOOD, write_empty_folder, write_folder, write_hostile_folder
from tests.ui.at_page import at_page
from tests.ui.test_app import elements, faults

opened = partial(at_page, "quality")


def markup(test: AppTest, key: str) -> str:
    """What a fragment of the page shows; "" where it is not there."""
    found = [
        json.loads(e.proto.json)["markup"]
        for e in elements(test._tree)
        if e.type == "bidi_component" and f"-{key}" in e.proto.id
    ]
    return found[0] if found else ""


def said(test: AppTest) -> str:
    return " ".join(e.proto.body for e in elements(test._tree) if e.type == "html")


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(tmp_path / "small"))
    return write_folder(tmp_path / "small")


def test_the_page_says_first_what_to_mend_next(small):
    test = opened()
    assert not test.exception
    assert not faults(test)
    # City and bridge have no place of their own.
    assert "Zuerst: Organisationen und Projekte ohne Ort (2 von 3)." in said(test)
    assert 'data-open="gap:place"' in markup(test, "quality_gaps")
    assert "Jede Zeile jeder Tabelle konnte gelesen werden." in said(test)


@pytest.mark.parametrize(
    ("opens", "shown", "not_shown"),
    [
        ("gap:place", ("City of Erfurt", "Bridge"), "Club Ilmenau"),
        ("gap:date", ("City of Erfurt",), "Club Ilmenau"),
        ("gap:locator", ("Sitz", "Am Markt 1", "A report"), "data-open=&quot;report"),
        ("column:organisations:website", ("Club Ilmenau", "City of Erfurt"), "Bridge"),
    ],
)
def test_a_number_opens_its_records(small, opens, shown, not_shown):
    listed = markup(opened(list_opened=opens), "opened_list")
    assert all(text in listed for text in shown)
    assert not_shown not in listed


@pytest.mark.parametrize("opens", ["gap:nothing", "column:x:y", "problem:99", "<b>", "gap:funder"])
def test_what_is_no_number_of_the_page_opens_nothing(small, opens):
    test = opened(list_opened=opens)
    assert not test.exception
    assert markup(test, "opened_list") == ""


def test_the_card_of_a_listed_record_opens_above_the_list(small):
    test = opened({"record": "bridge"}, list_opened="gap:place")
    assert "Bridge" in markup(test, "record_card")
    test.button(key="list_close").click().run()
    assert markup(test, "opened_list") == ""


def test_the_page_looks_at_the_selection_alone_when_asked(small):
    test = opened({"kind": "office"}, quality_scope="shown")
    assert "(1 von 1)" in said(test)
    assert "1 Organisation" in said(test)


def test_kinds_of_problems_open_their_problems_and_keep_what_is_withheld(tmp_path, monkeypatch):
    place = {**GOOD["locations"][0], "publication": "hidden", "postcode": "9869X"}
    bad = {**GOOD["organisations"][1], "id": "bad", "website": "nowhere"}
    write_folder(
        tmp_path,
        locations=[place, GOOD["locations"][1]],
        organisations=[*GOOD["organisations"], bad],
    )
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(tmp_path))
    test = opened()
    titles = [each.value for each in test.subheader]
    # What cannot be read comes before what could be fuller.
    assert titles.index("Probleme nach Art") < titles.index("Was als Nächstes zu tun ist")
    texts = [markup(opened(list_opened=f"problem:{n}"), "opened_list") for n in range(2)]
    assert any("nowhere" in text for text in texts)
    assert not any("9869X" in text for text in texts)
    assert all("9869X" not in markup(opened(), key) for key in ("quality_problems", "quality_gaps"))


def test_a_long_list_comes_a_hundred_at_a_time(tmp_path, monkeypatch):
    many = [
        {**GOOD["organisations"][1], "id": f"office-{n:03}", "name": f"N{n:03}"} for n in range(250)
    ]
    write_folder(tmp_path, organisations=[*GOOD["organisations"], *many])
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(tmp_path))
    test = opened(list_opened="gap:date")
    assert markup(test, "opened_list").count("<tr") == 101
    test.selectbox(key="list_page").set_value(200).run()
    assert markup(test, "opened_list").count("<tr") == 52
    assert "N249" in markup(test, "opened_list")


@pytest.mark.parametrize("write", [write_empty_folder, write_hostile_folder])
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_page_stands_whatever_the_data(tmp_path, monkeypatch, write, language):
    write(tmp_path / "data")
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(tmp_path / "data"))
    for opens in ("gap:place", "gap:locator", "gap:date", "column:organisations:phone"):
        test = opened(list_opened=opens, language=language)
        assert not test.exception
        assert not faults(test)
        assert "<script" not in markup(test, "opened_list")
        assert "<img" not in markup(test, "opened_list")
