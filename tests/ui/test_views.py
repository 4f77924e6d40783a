"""What many ask is answered once, and what is remembered for them is bounded and never theirs."""

from __future__ import annotations

from collections import OrderedDict
from copy import deepcopy
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis import build_catalogue
from dashboard.language import Language
from dashboard.selection import Selection
from dashboard.sources import load
from dashboard.ui import view as views
from dashboard.ui.atlas import Atlas, open_atlas
from dashboard.ui.view import view_of
from tests.sources.folders import write_folder

APP = str(Path(__file__).parents[2] / "app.py")
GERMAN, ENGLISH = Language("de"), Language("en")


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    write_folder(tmp_path)
    reading = load(tmp_path)
    return Atlas(reading, build_catalogue(reading.dataset))


def test_all_who_ask_the_same_share_one_view(atlas):
    asked = Selection(kind=("club",))
    assert view_of(atlas, asked, GERMAN) is view_of(atlas, Selection(kind=("club",)), GERMAN)
    assert view_of(atlas, asked, GERMAN) is not view_of(atlas, asked, ENGLISH)
    assert view_of(atlas, asked, GERMAN) is not view_of(atlas, Selection(), GERMAN)


def test_a_piece_is_made_once_for_each_name(atlas):
    view, made = view_of(atlas, Selection(), GERMAN), []
    for name in ("a", "b", "a"):
        assert view.once(name, lambda name=name: made.append(name) or name.upper()) == name.upper()
    assert made == ["a", "b"]


def test_of_more_views_than_are_remembered_the_one_unused_longest_goes(atlas, monkeypatch):
    monkeypatch.setattr(views, "MOST_REMEMBERED", 4)
    first, *others = (Selection(text=text) for text in "abcd")
    kept = view_of(atlas, first, GERMAN)
    for asked in (*others, first, Selection(text="e")):
        view_of(atlas, asked, GERMAN)
    assert len(atlas.views) == 4
    assert view_of(atlas, first, GERMAN) is kept


def test_the_more_records_there_are_the_fewer_views_are_remembered(atlas, monkeypatch):
    monkeypatch.setattr(views, "_MOST_ROWS", 5 * atlas.catalogue.size)
    for text in "abcdefgh":
        view_of(atlas, Selection(text=text), GERMAN)
    assert len(atlas.views) == 5


def test_what_cannot_be_made_is_not_remembered(atlas):
    view = view_of(atlas, Selection(), GERMAN)
    with pytest.raises(ZeroDivisionError):
        view.once("a", lambda: 1 // 0)
    assert view.once("a", lambda: 1) == 1


def test_showing_the_pieces_changes_nothing_of_them(tmp_path, monkeypatch):
    """Streamlit and streamlit-folium change some of what they are given."""
    write_folder(tmp_path)
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(tmp_path))
    first = AppTest.from_file(APP, default_timeout=60).run()
    view = next(iter(open_atlas(GERMAN).views.values()))
    pieces: OrderedDict[object, object] = view._pieces
    plain = {k: deepcopy(v) for k, v in pieces.items() if isinstance(v, dict | str)}
    assert len(plain) >= 4
    first.run()
    AppTest.from_file(APP, default_timeout=60).run()
    assert plain == {k: pieces[k] for k in plain}
