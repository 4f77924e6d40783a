"""The app without a browser: filters, sentence, permalink, two readers, broken data."""

from __future__ import annotations

import html
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.sources.folders import GOOD, write_empty_folder, write_folder, write_hostile_folder

APP = Path(__file__).resolve().parents[2] / "app.py"


def opened(**query: str | list[str]) -> AppTest:
    """The app as a new reader sees it who comes by a link with this query."""
    test = AppTest.from_file(str(APP), default_timeout=120)
    for key, value in query.items():
        test.query_params[key] = value
    return test.run()


def elements(block: Any) -> Iterator[Any]:
    """Every element of the page."""
    for child in getattr(block, "children", {}).values():
        yield child
        yield from elements(child)


def sentence(test: AppTest) -> str:
    """The heading above the map."""
    bodies = [e.proto.body for e in elements(test._tree) if e.type == "html"]
    (heading,) = [body for body in bodies if 'class="na-sentence"' in body]
    return html.unescape(heading.split(">", 1)[1].rsplit("<", 1)[0])


def faults(test: AppTest) -> list[str]:
    """The parts of the page that could not be drawn."""
    return [each.value for each in test.error]


def fragment(test: AppTest, key: str) -> str:
    """The markup that a fragment of the page shows."""
    (found,) = [
        e.proto.json
        for e in elements(test._tree)
        if e.type == "bidi_component" and f"-{key}" in e.proto.id
    ]
    return found


def options(test: AppTest, facet: str) -> dict[str, int]:
    """What a filter offers: label to count."""
    pairs = [option.rsplit(" (", 1) for option in test.multiselect(key=facet).options]
    return {label: int(count.rstrip(")")) for label, count in pairs}


def address(test: AppTest) -> dict[str, list[str]]:
    """The query of the page's address."""
    params = test.query_params
    return {key: v if isinstance(v := params[key], list) else [v] for key in params}


def choose(test: AppTest, facet: str, *codes: str) -> AppTest:
    return test.multiselect(key=facet).set_value(list(codes)).run()


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a dozen rows, which the app reads in this test."""
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(tmp_path / "small"))
    return write_folder(tmp_path / "small")


def test_the_real_data_opens_in_german_without_a_fault_or_a_problem():
    test = opened()
    assert not test.exception
    assert not faults(test)
    assert sentence(test) == "49 Organisationen und 16 Projekte."
    assert not test.warning


def test_a_filter_changes_sentence_counts_and_address_together(small):
    test = choose(opened(), "topic", "language")
    assert sentence(test) == "1 Organisation und 1 Projekt, Thema: Sprache."
    assert options(test, "kind") == {"Verein": 1, "Amt": 0, "Projekt": 1}
    assert address(test) == {"topic": ["language"]}


def test_every_option_shows_how_many_records_it_would_leave(small):
    test = opened()
    for facet in ("kind", "topic", "funder", "programme"):
        offered = test.multiselect(key=facet).options
        for label, count in options(test, facet).items():
            shown = choose(opened(), facet, *_codes(test, facet, label))
            assert _count(sentence(shown)) == count, (facet, label)
        assert offered


def _codes(test: AppTest, facet: str, label: str) -> list[str]:
    place = list(options(test, facet)).index(label)
    return [
        {
            "kind": ["club", "office", "project"],
            "topic": ["language", "meeting"],
            "funder": ["city-erfurt"],
            "programme": ["Together"],
        }[facet][place]
    ]


def _count(text: str) -> int:
    return sum(int(word) for word in text.split(",")[0].split() if word.isdigit())


def test_a_choice_survives_that_its_own_label_changes(small):
    """Streamlit forgets a chosen option whose label changes; ours carry live counts."""
    test = choose(opened(), "topic", "language")
    test.radio(key="lens").set_value("funded").run()
    test = choose(test, "kind", "project")
    assert test.multiselect(key="topic").value == ["language"]
    test.segmented_control(key="language").set_value("en").run()
    assert test.multiselect(key="topic").value == ["language"]
    assert sentence(test).startswith("1 project")


def test_a_link_reopens_exactly_what_it_was_copied_from(small):
    test = choose(opened(), "topic", "language")
    test.radio(key="lens").set_value("works").run()
    test = choose(test, "district", "16070")
    test.slider(key="founded").set_value((1992, 2000)).run()
    test.text_input(key="text").set_value("club").run()
    again = opened(**address(test))
    assert sentence(again) == sentence(test)
    assert address(again) == address(test)


def test_a_broken_link_opens_what_it_can_and_says_what_it_dropped(small):
    test = opened(topic=["language", "nothing"], lens="sideways", active="2022-13-40")
    assert sentence(test) == "1 Organisation und 1 Projekt, Thema: Sprache."
    notices = " ".join(e.proto.body for e in elements(test._tree) if e.type == "html")
    for lost in ("nothing", "sideways", "2022-13-40"):
        assert lost in notices


def test_the_code_of_a_former_district_opens_its_successor(small):
    test = opened(district="16056", lens="works")
    assert test.multiselect(key="district").value == ["16063"]


def test_a_former_district_is_found_by_its_name_and_code(small):
    labels = opened().multiselect(key="district").options
    assert any("Eisenach 16056" in label and "16063" in label for label in labels)


def test_founding_not_known_is_a_choice_of_its_own(small):
    test = opened()
    test.checkbox(key="founded_unknown").check().run()
    assert sentence(test) == "1 Organisation, Gründung nicht bekannt."


def test_what_a_filter_cannot_judge_is_counted_and_opens_its_records(small):
    test = choose(opened(), "district", "16070")
    assert sentence(test) == "1 Organisation mit Sitz im Ilm-Kreis."
    button = test.button(key="not_recorded_place")
    assert button.label == "dazu 2: Sitz nicht oder nicht genau genug erfasst"
    button.click().run()
    listed = fragment(test, "record_table")
    assert "City of Erfurt" in listed
    assert "Bridge" in listed
    assert "Club Ilmenau" not in listed


def test_clearing_brings_everything_back(small):
    test = choose(opened(lens="works", district="16070"), "topic", "language")
    test.button(key="reset").click().run()
    assert sentence(test) == "2 Organisationen und 1 Projekt."
    assert address(test) == {}


def test_an_open_record_is_part_of_the_link(small):
    test = opened(record="club-ilmenau")
    assert "Club Ilmenau" in fragment(test, "record_card")
    test.button(key="record_close").click().run()
    assert "record" not in test.query_params


def test_a_record_that_is_not_there_opens_nothing(small):
    test = opened(record="<img src=x>")
    assert not test.exception
    assert not [b for b in test.button if b.key == "record_close"]


def test_two_readers_never_see_each_others_selection(small):
    one, two = opened(), opened()
    one = choose(one, "topic", "meeting")
    two = choose(two, "kind", "office")
    one.run()
    assert "Begegnung" in sentence(one)
    assert "Begegnung" not in sentence(two)
    assert two.multiselect(key="topic").value == []


def test_the_shared_dataset_is_the_same_after_every_view(small):
    from dashboard.language import Language
    from dashboard.ui.atlas import open_atlas

    test = opened()
    before = open_atlas(Language("de")).reading.dataset
    saved = {name: list(rows) for name, rows in before.tables().items()}
    test = choose(test, "topic", "language")
    test.radio(key="lens").set_value("funded").run()
    after = open_atlas(Language("de")).reading.dataset
    assert after is before
    assert saved == {name: list(rows) for name, rows in after.tables().items()}


def test_a_file_that_changes_is_read_anew(small):
    assert sentence(opened()) == "2 Organisationen und 1 Projekt."
    write_folder(small, projects=[])
    assert sentence(opened()) == "2 Organisationen."


def test_an_untouched_slider_stays_no_filter_when_the_data_grow(small):
    test = opened()
    grown = [*GOOD["organisations"], {**GOOD["organisations"][1], "id": "new", "founded": "1950"}]
    write_folder(small, organisations=grown)
    test.run()
    assert sentence(test) == "3 Organisationen und 1 Projekt."
    assert test.slider(key="founded").value[0] == 1950


def test_a_span_beyond_the_data_is_kept_and_shown(small):
    test = opened(founded="1700-1800", funded="1999-2050")
    assert sentence(test).startswith("Keine Organisation und kein Projekt")
    assert address(test) == {"founded": ["1700-1800"], "funded": ["1999-2050"]}
    assert test.slider(key="founded").value == (1700, 1800)


def test_a_list_of_records_that_are_gone_is_no_fault(small):
    test = choose(opened(), "district", "16070")
    test.button(key="not_recorded_place").click().run()
    write_folder(small, projects=[], fundings=[], events=[], locations=[], relations=[], figures=[])
    test.run()
    assert not test.exception
    assert not faults(test)


def test_fundings_of_one_name_stay_two_options(small):
    twins = [{**GOOD["organisations"][1], "id": f"fund-{n}", "name": "The Fund"} for n in (1, 2)]
    paid = [
        {**GOOD["fundings"][0], "id": f"paid-{n}", "funder": f"fund-{n}", "project": project}
        for n, project in ((1, "bridge"), (2, "second"))
    ]
    second = {**GOOD["projects"][0], "id": "second", "name": "Second"}
    write_folder(
        small,
        organisations=[*GOOD["organisations"], *twins],
        projects=[*GOOD["projects"], second],
        fundings=paid,
    )
    test = choose(opened(), "funder", "fund-2")
    assert test.multiselect(key="funder").value == ["fund-2"]
    assert "Second" in fragment(test, "record_table")
    assert "Bridge" not in fragment(test, "record_table")


def test_long_ago_days_can_be_asked_for(small):
    test = opened()
    test.date_input(key="active").set_value(date(1999, 5, 1)).run()
    assert sentence(test) == "1 Organisation, aktiv am 1. Mai 1999."


def test_the_link_of_an_open_event_opens_it_again(small):
    test = opened(record="meeting-2022")
    assert "Meeting of 2022" in fragment(test, "record_card")


def test_a_link_to_a_record_that_is_gone_says_so(small):
    notices = [e.proto.body for e in elements(opened(record="gone")._tree) if e.type == "html"]
    assert any("record = „gone“" in html.unescape(body) for body in notices)


def test_many_fundings_without_a_date_are_no_fault(small):
    undated = {key: v for key, v in GOOD["fundings"][0].items() if key not in ("start", "end")}
    write_folder(small, fundings=[{**undated, "id": f"f-{n}"} for n in range(40)])
    test = opened()
    assert not test.exception
    assert not faults(test)


def test_a_street_that_may_not_be_published_is_nowhere_on_the_page(small):
    seat = {**GOOD["locations"][0], "publication": "municipality"}
    write_folder(small, locations=[seat, GOOD["locations"][1]])
    test = opened(record="club-ilmenau")
    shown = "".join(str(element.proto) for element in elements(test._tree))
    assert "Ilmenau" in shown
    for secret in (seat["street"], seat["postcode"], seat["latitude"], seat["id"]):
        assert secret not in shown


def test_english_says_the_sentence_and_the_buttons_in_english(small):
    test = opened(lang="en", topic="language")
    assert sentence(test) == "1 organisation and 1 project, topic: language."
    assert test.button(key="reset").label == "Clear all filters"


BROKEN: dict[str, dict[str, Any]] = {
    "missing table": {"projects": None},
    "empty file": {"projects": ""},
    "wrong encoding": {"projects": "id,name\nä".encode("utf-16")},
    "wrong header": {"projects": "foo,bar\n1,2\n"},
    "bad row": {"projects": [{"id": "Not an id", "name": "", "source": "nowhere"}]},
}


@pytest.mark.parametrize("tables", BROKEN.values(), ids=BROKEN.keys())
def test_bad_data_is_named_in_a_banner_and_the_rest_is_shown(small, tables):
    for name in tables:
        (small / f"{name}.csv").unlink()
    write_folder(small, **tables)
    test = opened()
    assert not test.exception
    assert sentence(test) == "2 Organisationen."
    assert len(test.warning) == 1
    test.toggle(key="problems_open").set_value(True).run()
    assert "projects.csv" in fragment(test, "problem_list")


def test_an_empty_folder_gives_a_clear_page(small):
    write_empty_folder(small)
    test = opened()
    assert not test.exception
    assert "Es gibt noch keine Daten zu zeigen." in [t.value for t in test.title]


def test_a_folder_that_is_not_there_gives_a_clear_page_without_its_path(tmp_path, monkeypatch):
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(tmp_path / "nowhere"))
    test = opened(lang="en")
    assert not test.exception
    assert "There is no data to show yet." in [t.value for t in test.title]
    shown = "".join(str(e.proto) for e in elements(test._tree))
    assert str(tmp_path) not in shown


def test_hostile_text_never_becomes_markup(small):
    write_hostile_folder(small)
    test = opened()
    assert not test.exception
    for element in elements(test._tree):
        if element.type == "html":
            assert "<img" not in element.proto.body
            assert "<script" not in element.proto.body
    shown = fragment(test, "record_table")
    assert "<img" not in shown
    assert "&lt;img" in shown or "\\u0026lt;img" in shown
