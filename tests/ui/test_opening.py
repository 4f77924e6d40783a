"""Whoever waits for the data sees how far they are, and nothing of it once they are there."""

from __future__ import annotations

from threading import Event

import pytest

from dashboard.language import Language, message
from dashboard.ui import opening
from dashboard.ui.opening import Opening
from tests.sources.folders import write_folder


class Place:
    """Stands for the place on the page; lets the work go on once something was shown there."""

    def __init__(self, go_on: Event) -> None:
        self.go_on, self.shown, self.is_empty = go_on, [], True
        self.made = 0

    def progress(self, share: float, text: str) -> None:
        self.shown.append((share, text))
        self.is_empty = False
        self.go_on.set()

    def empty(self) -> None:
        self.is_empty = True


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Place:
    shown = Place(Event())

    def empty() -> Place:
        shown.made += 1
        return shown

    monkeypatch.setattr(opening.st, "empty", empty)
    return shown


@pytest.mark.parametrize(("share", "seen"), [(0.5, 0.5), (-1.0, 0.0), (7.0, 1.0)])
def test_long_work_is_watched_and_then_forgotten(place, share, seen) -> None:
    told = Event()

    def work(progress):
        progress(message("Reading {table} …", table="areas.csv"), share)
        told.set()
        place.go_on.wait(60)
        return "done"

    watched = Opening(work)
    told.wait(60)
    assert watched.result(Language("de")) == "done"
    assert place.shown[0] == (seen, "areas.csv wird gelesen …")
    assert place.is_empty
    assert not watched.failed


def test_all_who_wait_get_the_same_and_later_ones_see_nothing_of_the_work(place) -> None:
    watched = Opening(lambda progress: object())
    first = watched.result(Language("de"))
    assert watched.result(Language("en")) is first
    assert place.shown == []


def test_the_place_of_the_progress_is_on_the_page_in_every_run(place) -> None:
    """Else all that stands below it moves, and the map is built anew."""
    watched = Opening(lambda progress: object())
    for run in (1, 2, 3):
        watched.result(Language("de"))
        assert place.made == run


def test_work_that_fails_says_so_to_all_who_wait(place) -> None:
    def work(progress):
        raise RuntimeError("broken")

    watched = Opening(work)
    for _ in range(2):
        with pytest.raises(RuntimeError, match="broken"):
            watched.result(Language("de"))
    assert watched.failed


def test_data_that_could_not_be_opened_are_opened_anew(tmp_path, monkeypatch) -> None:
    from dashboard.ui import atlas

    monkeypatch.setenv("NETZWERKATLAS_DATA", str(write_folder(tmp_path)))
    with monkeypatch.context() as patch:
        patch.delattr(atlas, "build_catalogue")
        with pytest.raises(NameError):
            atlas.open_atlas(Language("de"))

    found = atlas.open_atlas(Language("de"))
    assert len(found.reading.dataset.organisations) == 2
    assert atlas.open_atlas(Language("de")) is found
