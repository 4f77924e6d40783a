"""Scenes in the app, without a browser: opened, shown, changed; what is told is not trusted."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.errors import StreamlitAPIException

from dashboard.language import Language
from dashboard.selection import Scene, SceneSet, Selection, link_value, scenes_text
from dashboard.ui import (
    address,
    present_keys,
    scene_button,
    scene_memory,
    scenes_list,
    take_panel,
    talk,
)
from dashboard.ui.jump_targets import scene_targets
from dashboard.ui.notes_window import notes_page
from dashboard.ui.present_words import notes_told
from dashboard.ui.state import PRESENTING
from tests.sources.folders import GOOD, write_folder
from tests.ui.at_page import at_page
from tests.ui.test_app import elements, faults
from tests.ui.test_quality_page import markup as fragment

THREE = SceneSet(
    title="Ost",
    scenes=(
        Scene(title="Gera", selection=Selection(district=("16052",))),
        Scene(title="Weg", page="gone", selection=Selection(district=("16076",)), record="nobody"),
        Scene(title="<img src=x>", note="*fett* ![](http://x.example/a)"),
    ),
)


def markup(test) -> list[str]:
    return [each.proto.body for each in elements(test._tree) if each.type == "html"]


def heading(test) -> str:
    return next(each for each in markup(test) if "<h1" in each)


@pytest.fixture
def session(monkeypatch):
    """A session of its own, as the shell's modules see it."""
    state: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", state)
    return state


def told(session, key: str, **values: object) -> None:
    session[key] = SimpleNamespace(**values)


def test_a_link_opens_the_scenes_and_shows_the_one_that_it_names():
    query = {"present": "1", "scene": "2", "scenes": link_value(THREE) or ""}
    test = at_page("", query)
    assert not test.exception
    assert not faults(test)
    assert "<b>Weg</b>" in heading(test)
    assert {key: test.query_params[key] for key in ("scene", "district")} == {
        "scene": "2",
        "district": "16076",
    }
    said = " ".join(markup(test))
    assert "gone" in said  # no such page, and it is told
    assert "nobody" in said


def test_a_broken_link_of_scenes_is_told_and_the_map_stands():
    test = at_page("", {"scenes": "%%%", "scene": "x"})
    assert not test.exception
    said = " ".join(markup(test))
    assert "Die Szenen im Link sind beschädigt." in said


def test_a_title_is_never_markup():
    test = at_page("", {"present": "1", "scene": "3", "scenes": link_value(THREE) or ""})
    assert "<b>&lt;img src=x&gt;</b>" in heading(test)
    page = at_page("scenes", {"scenes": link_value(THREE) or ""})
    assert not page.exception
    assert not any("<img" in each for each in markup(page))


def test_scenes_have_two_ends_and_begin_with_the_first(session):
    talk.keep(THREE)
    talk.step(-1)
    assert (talk.at(), talk.wanted()) == (0, THREE.scenes[0])
    for at in (1, 2, 2):
        talk.step(1)
        assert talk.at() == at


def test_scenes_that_go_on_by_themselves_begin_anew_after_the_last(session):
    talk.go_round()  # there is none
    assert talk.wanted() is None
    talk.keep(THREE)
    for at in (0, 1, 2, 0):
        talk.go_round()
        assert talk.at() == at


def test_the_window_with_the_notes_tells_of_the_scene_and_the_next(session):
    def told() -> tuple[object, ...]:
        found = notes_told("Alle Netzwerke.", Language("de"))
        return tuple(found[name] for name in ("place", "title", "note", "next"))

    assert told() == ("Keine Szene", "Alle Netzwerke.", "", "")
    talk.keep(THREE, 1)
    assert told() == ("Szene 2 von 3", "Weg", "", "Danach: <img src=x>")
    talk.keep(THREE, 2)
    assert told() == ("Szene 3 von 3", "<img src=x>", "*fett* ![](http://x.example/a)", "")


def test_the_window_with_the_notes_runs_its_own_script_alone():
    page = notes_page().decode("utf-8")
    code = page.partition("<script>")[2].partition("</script>")[0]
    policy = page.partition('Policy" content="')[2].partition('"')[0]
    digest = b64encode(sha256(code.encode("utf-8")).digest()).decode("ascii")
    assert policy.startswith(f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'sha2")
    assert "innerHTML" not in code


def test_the_list_moves_changes_and_deletes_the_scene_that_a_button_names(session):
    talk.keep(THREE)
    first, _, last = THREE.keys
    scenes_list._act(f"down:{first}")
    assert [each.title for each in talk.scenes().scenes][:2] == ["Weg", "Gera"]
    scenes_list._act(f"up:{first}")
    scenes_list._act(f"up:{first}")  # it is the first one
    assert talk.scenes() == THREE
    scenes_list._act(f"delete:{last}")
    assert len(talk.scenes().scenes) == 2
    for nonsense in ("", "down", "down:", f"burn:{first}", f"delete:{last}", "delete:0"):
        scenes_list._act(nonsense)
    assert talk.scenes().scenes == THREE.scenes[:2]


def test_the_scene_that_is_shown_stays_so_wherever_the_list_moves_it(session):
    talk.keep(THREE, 0)
    first, second, last = THREE.keys
    for told, at in ((f"down:{second}", 0), (f"down:{first}", 1), (f"delete:{last}", 0)):
        scenes_list._act(told)
        assert talk.at() == at
    scenes_list._act(f"delete:{first}")
    assert talk.at() is None


def test_a_deleted_scene_can_be_put_back_where_it_stood(session):
    talk.keep(THREE, 2)
    first, second, _ = THREE.keys
    scenes_list._act(f"delete:{second}")
    assert (talk.at(), talk.deleted()) == (1, THREE.scenes[1])
    talk.put_back()
    assert (talk.scenes(), talk.at(), talk.deleted()) == (THREE, 2, None)
    talk.put_back()  # it is there
    assert talk.scenes() == THREE
    scenes_list._act(f"delete:{first}")
    talk.replace(SceneSet())
    assert talk.deleted() is None, "other scenes have come"


def test_the_only_scene_is_put_back_from_an_empty_page():
    test = at_page("scenes", {"scenes": link_value(SceneSet(scenes=THREE.scenes[:1])) or ""})
    (key,) = test.session_state["talk_scenes"].keys
    test.session_state["talk_deleted"] = (0, test.session_state["talk_scenes"].scenes[0])
    test.session_state["talk_scenes"] = SceneSet()
    test.run()
    assert "Die Szene „Gera“ ist gelöscht." in " ".join(markup(test))
    test.button(key="scene_put_back").click().run()
    assert not test.exception
    assert test.session_state["talk_scenes"].keys == (key,)
    assert "Zurücklegen" not in [each.label for each in test.button]


def test_a_page_that_the_atlas_does_not_have_is_named():
    test = at_page("scenes", {"scenes": link_value(THREE) or ""})
    listed = fragment(test, "scene_list")
    assert "Die Seite „gone“ gibt es hier nicht: Statt ihrer steht die Karte" in listed


def test_names_alike_are_told_apart_where_one_jumps_to_them(session, tmp_path, monkeypatch):
    club, city = GOOD["organisations"]
    twins = [
        {**club, "name": "Verein"},
        {**city, "name": "verein"},
        {**city, "id": "third", "name": "Verein"},
        {**city, "id": "fourth", "name": "Erfurt"},
        {**city, "id": "fifth", "name": "Allein"},
    ]
    write_folder(tmp_path / "twins", organisations=twins)
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(tmp_path / "twins"))
    test = at_page("", {"present": "1"})
    (keys,) = [each for each in elements(test._tree) if "present_keys" in str(each.proto)[:4000]]
    told = json.loads(keys.proto.json)["targets"]
    names = {target: name for target, name in told if target.startswith("record:")}
    assert len({name.casefold() for _, name in told}) == len(told)
    assert names["record:fifth"] == "Allein"
    assert names["record:fourth"].startswith("Erfurt (")
    assert "Ilmenau (Ilm-Kreis)" in names["record:club-ilmenau"]
    talk.keep(SceneSet(scenes=(Scene(title="a"), Scene(title="A"), Scene(title="b"), Scene())))
    assert scene_targets(Language("de")) == [
        ("scene:1", "a (Szene 1)"),
        ("scene:2", "A (Szene 2)"),
        ("scene:3", "b"),
        ("scene:4", "Szene 4"),
    ]


def test_scenes_that_give_way_to_those_of_a_link_can_be_brought_back(session):
    own = SceneSet(scenes=(Scene(title="Meine", note="Wichtig."),))
    talk.keep(own)
    address._open_scenes({"scenes": [link_value(THREE) or ""]})
    assert (len(talk.scenes().scenes), talk.before()) == (3, own)
    talk.bring_back()
    assert talk.scenes() == own and len(talk.before().scenes) == 3


def test_scenes_of_the_browser_that_give_way_to_those_of_a_link_can_be_brought_back(session):
    talk.keep(THREE)
    for kept in ("{", json.dumps({"text": scenes_text(THREE), "at": 0})):
        told(session, "scene_memory", before=kept)
        scene_memory._before()
        assert talk.before() == SceneSet()
    own = SceneSet(scenes=(Scene(title="Meine"),))
    told(session, "scene_memory", before=json.dumps({"text": scenes_text(own), "at": None}))
    scene_memory._before()
    assert talk.before() == own


def test_the_tour_is_added_once_and_what_has_no_room_is_told():
    test = at_page("scenes", {"scenes": link_value(THREE) or ""})
    test.button(key="scenes_tour").click().run()
    many = test.session_state["talk_scenes"]
    test.button(key="scenes_tour").click().run()
    assert test.session_state["talk_scenes"] == many and len(many.scenes) > 3
    test.session_state["talk_scenes"] = SceneSet(scenes=(Scene(title="a"),) * 98)
    test.button(key="scenes_tour").click().run()
    assert not test.exception
    assert len(test.session_state["talk_scenes"].scenes) == 100
    assert "Platz für 100 Szenen" in " ".join(markup(test))


def test_any_record_of_the_atlas_can_be_jumped_to():
    test = at_page("", {"present": "1", "district": "16052"})
    (keys,) = [each for each in elements(test._tree) if "present_keys" in str(each.proto)[:4000]]
    assert "record:iswi-ev" in str(keys.proto)


@pytest.mark.parametrize(("size", "told"), [(2_000, False), (2_001, True)])
def test_where_not_all_records_can_be_jumped_to_the_box_says_so(session, size, told):
    catalogue = SimpleNamespace(size=size)
    view = SimpleNamespace(language=Language("de"), atlas=SimpleNamespace(catalogue=catalogue))
    said = present_keys._words(view)
    assert ("2.000" in str(said.get("bound"))) == ("2.000" in str(said["nothing"])) == told


@pytest.mark.parametrize(
    "answer",
    [
        None,
        7,
        {"title": "a"},
        {"title": 7, "note": "", "bounds": None, "replaces": False},
        {"title": "a", "note": "x" * 5_000, "bounds": None, "replaces": False},
        {"title": "a", "note": "", "bounds": [1, 2, 3], "replaces": False},
        {"title": "a", "note": "", "bounds": [12, 50, 9, 51], "replaces": False},
        {"title": "a", "note": "", "bounds": None, "replaces": False, "more": 1},
        {"title": object(), "note": "", "bounds": None, "replaces": False},
    ],
)
def test_a_form_that_tells_nonsense_keeps_nothing(session, answer):
    told(session, "scene_form", save=answer)
    scene_button._save()
    assert talk.scenes() == SceneSet()
    assert scene_button._count(Language("de")).startswith("Nicht gemerkt")
    assert scene_button._count(Language("de")) == "Es gibt noch keine Szene."


def test_the_form_keeps_what_is_shown_as_a_new_scene_or_in_place_of_the_last(session):
    session.update(district=["16052"], record_open="abli-ev", address_page="")
    answer = {"title": "Gera", "note": "Hier.", "bounds": [11.9, 50.8, 12.2, 51.0]}
    told(session, "scene_form", save={**answer, "replaces": False})
    scene_button._save()
    scene = Scene(
        title="Gera",
        note="Hier.",
        selection=Selection(district=("16052",)),
        bounds=(11.9, 50.8, 12.2, 51.0),
        record="abli-ev",
    )
    assert (talk.scenes().scenes, talk.at()) == ((scene,), 0)
    told(session, "scene_form", save={**answer, "title": "Anders", "replaces": True})
    scene_button._save()
    assert [each.title for each in talk.scenes().scenes] == ["Anders"]


def test_a_reload_goes_on_with_the_scene_that_the_address_names(session):
    talk.stand_at("2")
    session[PRESENTING] = True
    kept = json.dumps({"text": scenes_text(THREE), "at": 1})
    told(session, "scene_memory", restore=kept)
    scene_memory._restore()
    assert (talk.scenes(), talk.at(), talk.wanted()) == (THREE, 1, THREE.scenes[1])


@pytest.mark.parametrize(
    "kept",
    [None, 7, "", "{", "[]", '{"text": 1, "at": null}', '{"text": "", "at": null, "x": 1}'],
)
def test_a_browser_that_kept_nonsense_brings_nothing_back(session, kept):
    told(session, "scene_memory", restore=kept)
    scene_memory._restore()
    assert not talk.is_known()


def test_a_browser_that_kept_a_broken_set_is_told_so_and_asked_no_more(session):
    told(session, "scene_memory", restore=json.dumps({"text": "[]", "at": 99}))
    scene_memory._restore()
    assert talk.is_known()
    assert (talk.scenes(), talk.at(), len(talk.problems())) == (SceneSet(), None, 1)


def test_a_scene_that_its_page_refuses_is_told_and_not_asked_for_again(session, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise StreamlitAPIException("no such name")

    monkeypatch.setattr(st, "switch_page", refuse)
    talk.keep(THREE)
    talk.show(0)
    address._show(Scene(page="gaps"), None, "", {"", "gaps"})
    assert talk.wanted() is None
    assert len(session[address.NOTICES]) == 1


@pytest.mark.parametrize(
    ("page", "host"),
    [
        ("https://atlas.example/scenes", "https://atlas.example/"),
        ("https://a.example/sub/scenes?x=1", "https://a.example/sub/"),
        ("", ""),
    ],
)
def test_what_is_taken_along_from_the_scenes_leads_to_the_map(monkeypatch, page, host):
    monkeypatch.setattr(st, "context", SimpleNamespace(url=page))
    assert take_panel._host() == host


@pytest.mark.parametrize(
    ("page", "code", "leads"),
    [
        ("https://a.example/sub/gaps?x=1", "de", "https://a.example/sub/gaps?state=16"),
        ("https://a.example/gaps", "en", "https://a.example/gaps?state=16&lang=en"),
        ("", "en", "gaps?state=16&lang=en"),
    ],
)
def test_a_file_names_the_whole_address_where_the_page_knows_it(monkeypatch, page, code, leads):
    monkeypatch.setattr(st, "context", SimpleNamespace(url=page))
    monkeypatch.setattr(st, "session_state", {address._PAGE: "gaps"})
    assert address.full_link(Selection(state=("16",)), Language(code)) == leads


def test_where_no_file_can_be_made_the_page_of_the_scenes_stays(monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise OverflowError

    monkeypatch.setattr(take_panel, "scenes_deck", fail)
    test = at_page("scenes", {"scenes": link_value(THREE) or ""})
    test.button(key="take_scenes_make").click().run()
    assert not test.exception
    (said,) = faults(test)
    assert said.startswith("Dieser Teil der Seite")
    assert test.button(key="scenes_present")


def test_scenes_are_taken_along_as_pages_and_kept_for_what_they_were_made_of():
    test = at_page("scenes", {"scenes": link_value(THREE) or ""})
    assert test.radio(key="take_scenes_format").options[0].startswith("PDF")
    test.radio(key="take_scenes_format").set_value("html").run()
    test.button(key="take_scenes_make").click().run()
    assert not test.exception and not faults(test)
    _, _, content = test.session_state[take_panel.SCENES_READY]
    assert content.count(b'<section class="scene"') == 3
    assert b"<img" not in content
    test.radio(key="take_scenes_format").set_value("pptx").run()
    assert take_panel.SCENES_READY not in test.session_state
