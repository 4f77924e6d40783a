"""The page that takes lists in, without a browser: start to end, hostile files, two sessions."""

from __future__ import annotations

import gc
import json
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.sources import read_folder
from dashboard.sources.intake.synonyms import fields
from dashboard.sources.keeping import compare, versions
from dashboard.ui import data_keep, data_versions
from dashboard.ui.opening import Opening
from tests.sources.folders import write_empty_folder, write_folder
from tests.ui.at_page import at_page
from tests.ui.test_app import elements, faults

LIST = """Name;PLZ;Ort;gegründet;Homepage;<img src=x onerror=alert(1)>
Club Ilmenau;98693;Ilmenau;1993;https://club.example;![x](https://evil.example/x.png)
Haus <script>alert(1)</script>;99084;Erfurt;seit 2015;;{{7*7}}
;99084;Erfurt;;;
Brücke;;Neustadt;ca. 2014;;:material/home:
""".encode("cp1252")


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(tmp_path / "small"))
    monkeypatch.delenv("NETZWERKATLAS_WRITABLE", raising=False)
    return write_folder(tmp_path / "small")


def opened(language: str = "de") -> AppTest:
    return at_page("data", {"lang": language})


def upload(test: AppTest, name: str, content: bytes) -> AppTest:
    return test.file_uploader[0].upload(name, content).run()


def press(test: AppTest, key: str) -> AppTest:
    return test.button(key=key).click().run()


def keys(test: AppTest) -> set[str]:
    return {each.key for each in test.button}


def shown(test: AppTest) -> str:
    """All markup and all sentences of the page."""
    return " ".join(pieces(test))


def pieces(test: AppTest) -> Iterator[str]:
    for each in elements(test._tree):
        if each.type == "bidi_component":
            yield str(json.loads(each.proto.json).get("markup", ""))
        elif each.type == "html":
            yield each.proto.body


def walked(test: AppTest) -> AppTest:
    """From the file to the preview, as quickly as one can."""
    for _ in range(6):
        following = sorted(key for key in keys(test) if key and key.startswith("data_next_"))
        if not following:
            break
        press(test, following[0])
    return test


def test_the_page_says_what_can_be_brought_in_and_offers_an_empty_list(small):
    test = opened()
    assert not test.exception
    assert not faults(test)
    assert "Datei wählen" in shown(test)
    assert "Bis 50 MB, 200.000 Zeilen" in shown(test)


def test_a_german_list_goes_from_the_file_into_this_session_alone(small, monkeypatch):
    made: list[weakref.ref[object]] = []
    seen = data_keep.reading_with
    monkeypatch.setattr(
        data_keep, "reading_with", lambda *of: (made.append(weakref.ref(of[1])), seen(*of))[1]
    )
    other = opened()
    test = upload(opened(), "Vereine.csv", LIST)
    assert "5 von 6 Spalten" in shown(test)
    assert "https://evil.example" not in " ".join(each.value for each in test.markdown)
    press(test, "data_next_2")
    assert [each.label for each in test.selectbox if each.key.startswith("data_place_")]
    walked(test)
    assert not faults(test)
    text = shown(test)
    assert "<script" not in text
    assert "<img" not in text
    assert "data_keep_folder" not in keys(test)
    press(test, "data_keep_session")
    assert "Vereine.csv" in shown(test)
    assert "data_own_leave" in keys(test)
    # The form, the map and the others: nobody else sees it.
    options = " ".join(other.run().multiselect(key="kind").options)
    assert "data_own_leave" not in keys(other)
    assert read_folder(small).dataset.organisations[-1].name != "Brücke"
    assert options == " ".join(opened().multiselect(key="kind").options)
    press(test, "data_own_leave")
    assert "data_own_leave" not in keys(test)
    # Streamlit remembers what buttons call; they keep nothing of the list.
    gc.collect()
    assert [way() for way in made] == [None]


def test_refused_files_say_why_and_leave_the_way_open(small):
    test = upload(opened(), "<b>böse</b>.xlsx", b"PK\x03\x04 nothing")
    assert 'role="alert"' in shown(test)
    assert "<b>böse" not in shown(test)
    assert not faults(test)
    upload(test, "Vereine.csv", LIST)
    assert "data_next_2" in keys(test)


def test_columns_can_be_changed_and_without_a_name_one_cannot_go_on(small):
    test = upload(opened(), "x.csv", b"Name;Ort\nHaus;Jena\n")
    box = test.selectbox(key="data_column_1_0")
    box.select_index(0).run()
    assert test.button(key="data_next_2").disabled
    assert "Name der Organisation" in shown(test)
    test.selectbox(key="data_column_1_1").select("Name der Organisation").run()
    assert not test.button(key="data_next_2").disabled


def test_rows_that_stay_out_are_on_the_map_of_problems(small):
    test = upload(opened("en"), "Vereine.csv", LIST)
    while "data_next_5" not in keys(test):
        press(test, sorted(key for key in keys(test) if key.startswith("data_next_"))[0])
    test.toggle(key="data_problem_map_on").set_value(True).run()
    assert not faults(test)
    (legend,) = [each for each in pieces(test) if "map-legend" in each]
    assert "Error (1)" in legend


def test_where_the_operator_allows_it_the_folder_takes_it_and_gives_it_back(small, monkeypatch):
    """A former state is held against the present one once, not in every run of the page."""
    held: list[object] = []
    monkeypatch.setattr(
        data_versions, "compare", lambda *asked: held.append(asked) or compare(*asked)
    )
    monkeypatch.setenv("NETZWERKATLAS_WRITABLE", "1")
    before = read_folder(small).dataset
    test = walked(upload(opened(), "Vereine.csv", LIST))
    press(test, "data_keep_folder")
    assert not faults(test)
    after = read_folder(small)
    assert after.problems == ()
    assert {each.name for each in after.dataset.organisations} > {"Brücke"}
    (version,) = versions(small)
    assert version.note == "Vereine.csv"
    test.run()
    assert len(held) == 1
    test.checkbox(key=f"data_version_sure_{version.name}").check().run()
    press(test, "data_version_restore")
    assert read_folder(small).dataset == before


def test_an_empty_folder_can_be_begun_with_a_list(tmp_path, monkeypatch):
    write_empty_folder(tmp_path / "data")
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(tmp_path / "data"))
    content = b"Name;Rechtsform;Stra\xdfe;PLZ;Ort\nHaus;e. V.;Gasse 7;07743;Jena\n"
    test = walked(upload(opened("en"), "x.csv", content))
    assert not faults(test)
    assert ">Jena<" in shown(test)
    # The encoding and a kind that nothing tells; what is known of words comes from the atlas.
    assert "2 problems and notes" in shown(test)
    assert "Gasse 7" not in shown(test)  # the preview shows what readers will see
    press(test, "data_keep_session")
    assert "Only you see this" in shown(test)


TWINS = b"Name;gegr\xfcndet;E-Mail\nClub Ilmenau e.V.;1999;neu@club.example\nCity of Erfurt;1000;\n"


def test_differences_can_be_taken_and_left_all_at_once(small):
    test = upload(opened(), "Vereine.csv", TWINS)
    while "data_differences_all" not in keys(test):
        press(test, sorted(key for key in keys(test) if key.startswith("data_next_"))[0])
    assert not faults(test)
    press(test, "data_differences_all")
    assert shown(test).count('aria-pressed="true"') == 3
    press(test, "data_next_5")
    assert "3 Abweichungen, 3 übernommen" in shown(test)
    assert "neu@club.example" in shown(test)


def test_a_known_layout_can_be_chosen_though_it_was_not_recognised(small):
    grants = b"name;geber;betrag;plz\nHaus;Land;1.000,00;99084\n"
    test = upload(opened(), "liste.csv", grants)
    (layout,) = [each for each in test.selectbox if str(each.key).startswith("data_layout_")]
    assert layout.value == ""
    layout.set_value("zuwendungsdatenbank").run()
    assert not faults(test)
    (chosen,) = [each for each in test.selectbox if str(each.key).startswith("data_layout_")]
    assert chosen.value == "zuwendungsdatenbank"
    means = [each.value for each in test.selectbox if str(each.key).startswith("data_column_")]
    assert means == [
        fields("organisations.name"),
        fields("fundings.funder"),
        fields("fundings.amount_eur"),
        fields("locations.postcode"),
    ]


def test_what_is_still_being_kept_of_an_earlier_file_is_not_told_of_this_one(small):
    test = walked(upload(opened(), "Vereine.csv", LIST))
    begun: Opening[str] = Opening(lambda _: "done")
    test.session_state["data_keeping"] = -1, begun
    test.run()
    assert not faults(test)
    assert "data_keep_session" in keys(test)


def where(block: Any, key: str) -> tuple[int, ...]:
    """Where on the page a fragment stands: its place in its container, and so on."""
    for at, child in getattr(block, "children", {}).items():
        if child.type == "bidi_component" and f"-{key}" in child.proto.id:
            return (at,)
        if rest := where(child, key):
            return (at, *rest)
    return ()


def test_what_has_the_keyboards_focus_stays_in_its_place(small):
    """Else the browser would build it anew, and the focus would be lost with the first press."""
    test = upload(opened(), "Vereine.csv", TWINS)
    while not where(test._tree, "data_pairs"):
        press(test, sorted(key for key in keys(test) if key.startswith("data_next_"))[0])
    there = where(test._tree, "data_pairs")
    test.run()
    assert where(test._tree, "data_pairs") == there
