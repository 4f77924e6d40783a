"""Scenes come back from their file and their link as they were; what is broken is named."""

from __future__ import annotations

import json
import zlib
from base64 import urlsafe_b64encode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from dashboard.selection import (
    Bounds,
    Choice,
    Scene,
    SceneSet,
    Selection,
    from_link,
    from_params,
    link_value,
    read_scenes,
    scenes_text,
)
from dashboard.selection.scene import LONGEST_NOTE, LONGEST_TITLE, MOST_SCENES
from dashboard.selection.scene_file import LARGEST, LONGEST_LINK
from tests.selection.asked import KNOWN, scene_sets, scenes

GERA = Scene(title="Gera", note="Zwei\nZeilen", selection=Selection(district=("16052",)))
GREIZ = Scene(title="Greiz", selection=Selection(district=("16076",)))
JENA = Scene(title="Jena", selection=Selection(district=("16053",)))
THREE = SceneSet(title="Ostthüringen", scenes=(GERA, GREIZ, JENA))


def file(*scenes: object, **more: object) -> bytes:
    return json.dumps({"version": 1, "scenes": list(scenes), **more}).encode()


def places(content: bytes) -> list[str]:
    return [problem.column for problem in read_scenes(content, "talk.json")[1]]


@settings(deadline=None, max_examples=50)
@given(scene_sets)
def test_a_set_comes_back_from_its_file(talk):
    assert read_scenes(scenes_text(talk).encode()) == (talk, ())


@settings(deadline=None, max_examples=50)
@given(scene_sets)
def test_a_set_comes_back_from_its_link_where_it_is_short_enough(talk):
    value = link_value(talk)
    if value is not None:
        assert len(value) <= LONGEST_LINK
        assert value.isascii()
        assert value.replace("-", "").replace("_", "").isalnum()
        told = talk.but(scenes=tuple(scene.but(note="") for scene in talk.scenes))
        assert from_link(value) == (told, ())


@settings(deadline=None, max_examples=30)
@given(scenes)
def test_the_address_of_a_scene_asks_for_its_selection(scene):
    assert from_params(scene.params, KNOWN) == (scene.selection, ())
    assert Scene.model_validate_json(scene.model_dump_json()) == scene


def test_the_file_is_written_as_people_read_it_and_defaults_are_left_out():
    talk = SceneSet(
        title="Ost",
        scenes=(
            Scene(
                title="Lücken",
                page="gaps",
                selection=Selection(state=("16",)),
                choices=(Choice("gaps_rows", ("topic",)),),
                bounds=Bounds(9.5, 50.25, 12.5, 51.75),
                record="abli-ev",
            ),
        ),
    )
    assert json.loads(scenes_text(talk)) == {
        "version": 1,
        "title": "Ost",
        "scenes": [
            {
                "title": "Lücken",
                "page": "gaps",
                "selection": {"state": ["16"]},
                "choices": [["gaps_rows", ["topic"]]],
                "bounds": [9.5, 50.25, 12.5, 51.75],
                "record": "abli-ev",
            }
        ],
    }
    assert "Lücken" in scenes_text(talk)


def test_the_address_carries_choices_and_record_but_not_what_is_in_view():
    scene = GERA.but(
        choices=(Choice("gaps_rows", ("topic", "kind")), Choice("gaps_place", ())),
        bounds=Bounds(9, 50, 12, 51),
        record="abli-ev",
    )
    assert scene.params == {
        "district": ["16052"],
        "gaps_rows": ["topic", "kind"],
        "record": ["abli-ev"],
    }


def test_scenes_are_put_in_order_changed_and_taken_out():
    def titles(talk: SceneSet) -> list[str]:
        return [scene.title for scene in talk.scenes]

    assert titles(THREE.moving(0, 2)) == ["Greiz", "Jena", "Gera"]
    assert titles(THREE.moving(2, 0)) == ["Jena", "Gera", "Greiz"]
    assert titles(THREE.without(1)) == ["Gera", "Jena"]
    assert titles(THREE.replacing(1, GREIZ.but(title="Anders"))) == ["Gera", "Anders", "Jena"]
    assert titles(THREE.with_scene(GERA)) == ["Gera", "Greiz", "Jena", "Gera"]
    assert THREE.without(1).title == "Ostthüringen"


def test_a_full_set_takes_no_further_scene():
    full = SceneSet(scenes=(GERA,) * MOST_SCENES)
    assert full.is_full
    with pytest.raises(ValidationError):
        full.with_scene(GERA)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("a\x00b\x1b[31m", "ab[31m"),
        ("a\u202eb\u2066c", "abc"),
        ("  a \n b\t \x00 c ", "a b c"),
        ("👩\u200d🔬", "👩\u200d🔬"),  # joined by a character of its own
    ],
)
def test_a_title_is_one_line_of_what_can_be_seen(told, kept):
    assert Scene(title=told).title == kept


def test_a_note_keeps_its_lines():
    assert Scene(note="eins \r\n\x07zwei\u202e\n\n").note == "eins\nzwei"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b"\xff\xfe",
        b'{"version": 1}',
        b'{"version": 2, "scenes": []}',
        b'{"version": "1", "scenes": []}',
        b'{"version": 1, "scenes": [], "more": 1}',
        b'{"version": 1, "scenes": {}}',
        b'{"version": 1, "scenes": [' + b"null," * 1_001 + b"null]}",
        b"[" * 100_000,
        b'{"version":' * 50_000,
        b" " * (LARGEST + 1),
    ],
)
def test_what_is_no_set_of_scenes_gives_none_and_says_so(content):
    talk, problems = read_scenes(content, "talk.json")
    assert talk == SceneSet()
    assert [(each.file, each.is_error) for each in problems] == [("talk.json", True)]


@pytest.mark.parametrize(
    ("scene", "place"),
    [
        (None, ""),
        (7, ""),
        ({"title": 7}, "title"),
        ({"titel": "x"}, "titel"),
        ({"title": "x" * (LONGEST_TITLE + 1)}, "title"),
        ({"note": "x" * (LONGEST_NOTE + 1)}, "note"),
        ({"page": "../data"}, "page"),
        ({"page": "https://example.org"}, "page"),
        ({"selection": {"lens": "sleeps"}}, "selection.lens"),
        ({"selection": {"more": 1}}, "selection.more"),
        ({"selection": {"active": 20150101}}, "selection.active"),
        ({"selection": {"founded": [2015, 1990]}}, "selection.founded"),
        ({"selection": {"district": [16052]}}, "selection.district.0"),
        ({"selection": {"topic": [f"t{n}" for n in range(201)]}}, ""),
        ({"selection": {"topic": ["t" * 201]}}, ""),
        ({"choices": [["Gaps Rows", ["topic"]]]}, "choices.0.0"),
        ({"choices": [["present", ["1"]]]}, "choices"),
        ({"choices": [["district", ["16052"]]]}, "choices"),
        ({"choices": [["embed", ["true"]]]}, "choices"),
        ({"choices": [["embed_options", ["light_theme"]]]}, "choices"),
        ({"choices": [["gaps_rows", ["a"]], ["gaps_rows", ["b"]]]}, "choices"),
        ({"bounds": [9, 50, 12]}, "bounds.3"),
        ({"bounds": [12, 50, 9, 51]}, "bounds"),
        ({"bounds": [9, 50, 12, 91]}, "bounds.3"),
        ({"bounds": ["9", 50, 12, 51]}, "bounds.0"),
        ({"bounds": [0, 0, 1e-300, 1e-300]}, "bounds"),
        ({"bounds": [11, 50, 12, 50 + 1e-9]}, "bounds"),
        ({"record": 7}, "record"),
    ],
)
def test_a_broken_scene_is_named_and_keeps_none_of_the_others_out(scene, place):
    talk, problems = read_scenes(file({"title": "a"}, scene, {"title": "b"}), "talk.json")
    assert [each.title for each in talk.scenes] == ["a", "b"]
    assert [problem.column for problem in problems] == [place]
    assert dict(problems[0].message.values) == {"number": 2}


def test_numbers_that_are_none_are_no_bounds():
    content = b'{"version": 1, "scenes": [{"bounds": [NaN, 50, 12, 1e999]}]}'
    assert len(read_scenes(content)[1]) == 1


def test_a_broken_title_or_pace_of_the_set_leaves_its_scenes():
    content = file({"title": "a"}, title=["x"], stay=1)
    talk, _ = read_scenes(content)
    assert (talk.title, talk.stay, len(talk.scenes)) == ("", 20, 1)
    assert places(content) == ["title", "stay"]


def test_of_too_many_scenes_the_first_are_taken():
    talk, problems = read_scenes(file(*[{"title": "a"}] * (MOST_SCENES + 5)))
    assert (len(talk.scenes), len(problems)) == (MOST_SCENES, 1)


def test_the_largest_set_that_the_atlas_keeps_can_be_opened_again():
    full = SceneSet(scenes=(GERA.but(title="🗺" * 120, note="🗺\n" * 2_000),) * MOST_SCENES)
    assert read_scenes(scenes_text(full).encode()) == (full, ())
    full = SceneSet(scenes=(GERA.but(note="🗺" * 4_000),) * MOST_SCENES)
    assert read_scenes(scenes_text(full).encode()) == (full, ())


def test_the_notes_for_the_speaker_are_in_no_link():
    scene = from_link(link_value(THREE) or "")[0].scenes[0]
    assert (scene.title, scene.note) == ("Gera", "")


def test_a_long_set_has_no_link():
    notes = [
        GERA.but(title=" ".join(str((n * 7919 + k) ** 7 % 10**9) for n in range(12)))
        for k in range(40)
    ]
    assert link_value(SceneSet(scenes=tuple(notes))) is None
    assert len(link_value(THREE) or "") < 250


def packed(content: bytes) -> str:
    squeeze = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    return urlsafe_b64encode(squeeze.compress(content) + squeeze.flush()).decode().rstrip("=")


@pytest.mark.parametrize(
    "value",
    [
        "",
        "A",
        "ä",
        "%%%",
        "x" * (LONGEST_LINK + 1),
        (link_value(THREE) or "")[:-4],
        (link_value(THREE) or "") + "AAAA",
        packed(b"[]"),
        packed(b" " * 1_000_000),  # unfolds to more than a file may have
    ],
)
def test_a_broken_link_gives_no_scenes_and_says_so(value):
    talk, problems = from_link(value)
    assert (talk, len(problems)) == (SceneSet(), 1)


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=60))
def test_whatever_comes_never_raises(content):
    read_scenes(content)
    from_link(content.decode("latin-1"))
    from_link(packed(content))
