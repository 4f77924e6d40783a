"""Keeping a dataset in its folder: all or nothing, and no former state is lost."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.model import TABLES, Dataset, Organisation
from dashboard.model.finding import Complaint
from dashboard.sources import keeping, load, read_folder, replacing
from dashboard.sources.comparing import differences
from dashboard.sources.keeping import compare, finish, is_writable, keep, restore, versions
from tests.children import begun, ended
from tests.sources.folders import GOOD, csv_text, write_folder
from tests.sources.writers import (
    keep_club,
    keep_many,
    keep_some,
    keep_until_killed,
    no_disk,
    state,
    with_club,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "data")


OLD = ("club-ilmenau", "city-erfurt", "bridge")
NEW = ("club-ilmenau", "city-erfurt", "new-club", "bridge", "new-club-project")


def test_what_is_kept_reads_again_and_the_former_state_is_a_version(folder):
    (folder / "README.md").write_text("By hand.")
    untouched = (folder / "events.csv").stat()
    version = keep_club(folder)
    assert state(folder) == NEW
    assert versions(folder) == (version,)
    assert version.note == "add new-club"
    assert state(folder / ".versions" / version.name) == OLD
    assert (folder / "README.md").read_text() == "By hand."
    assert (folder / "events.csv").stat() == untouched
    assert {path.name for path in folder.iterdir()} == {
        ".versions",
        "README.md",
        *(f"{name}.csv" for name in TABLES),
    }


def test_a_version_can_be_compared_and_restored_byte_for_byte(folder):
    before = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
    version = keep_club(folder)
    found = {each.table: each for each in compare(folder, version)}
    assert set(found) == {"organisations", "projects"}
    assert found["organisations"].added == ("new-club",)
    assert found["organisations"].removed == found["organisations"].changed == ()
    undone = restore(folder, version, note="undo")
    assert {path.name: path.read_bytes() for path in folder.glob("*.csv")} == before
    assert compare(folder, version) == ()
    assert [each.note for each in versions(folder)] == ["undo", "add new-club"]
    restore(folder, undone, note="redo")
    assert state(folder) == NEW


def test_a_table_that_was_not_there_goes_again_when_the_state_is_restored(folder):
    (folder / "figures.csv").unlink()
    reading = read_folder(folder)
    figures = [read_folder(write_folder(folder.parent / "other")).dataset.figures[0]]
    more = replace(reading.dataset, figures=figures)
    version = keep(folder, more, base=reading.fingerprint, note="")
    assert (folder / "figures.csv").exists()
    restore(folder, version, note="")
    assert not (folder / "figures.csv").exists()


def test_no_more_than_twenty_versions_are_kept_and_their_names_go_up(folder, monkeypatch):
    monkeypatch.setattr(replacing, "KEPT", 3)
    for number in range(5):
        keep_club(folder, f"club-{number}")
    names = [version.name for version in versions(folder)]
    assert names == sorted(names, reverse=True)
    assert [version.note for version in versions(folder)] == [
        "add club-4",
        "add club-3",
        "add club-2",
    ]
    assert len(state(folder)) == 3 + 10


def test_a_version_that_is_gone_or_was_never_there_is_refused(folder):
    version = replace(keep_club(folder), name="../..")
    for ask in (lambda: compare(folder, version), lambda: restore(folder, version, note="")):
        with pytest.raises(Complaint, match="not kept"):
            ask()
    assert state(folder) == NEW


# What must not be kept.


def refused(folder: Path, dataset: Dataset, base: str | None = None) -> str:
    """Try to keep; return why not, and make sure that nothing changed."""
    before = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
    fingerprint = read_folder(folder).fingerprint if base is None else base
    with pytest.raises(Complaint) as complaint:
        keep(folder, dataset, base=fingerprint, note="")
    assert {path.name: path.read_bytes() for path in folder.glob("*.csv")} == before
    assert versions(folder) == ()
    return str(complaint.value)


@pytest.mark.parametrize("level", ["hidden", "district", "municipality"])
def test_places_as_they_are_published_are_never_kept(tmp_path, level):
    place = {**GOOD["locations"][0], "publication": level}
    folder = write_folder(tmp_path, locations=[place, GOOD["locations"][1]])
    published = load(folder)
    assert "readers see" in refused(folder, with_club(published.dataset), published.fingerprint)
    keep_club(folder)
    assert "Am Markt 1" in (folder / "locations.csv").read_text()


def test_what_others_kept_meanwhile_is_not_overwritten(folder):
    base = read_folder(folder)
    keep_club(folder)
    with pytest.raises(Complaint, match="changed since"):
        keep(folder, with_club(base.dataset, "other"), base=base.fingerprint, note="")
    assert state(folder) == NEW


def test_rows_and_columns_that_the_atlas_cannot_read_are_not_lost(tmp_path):
    bad = [*GOOD["organisations"], {**GOOD["organisations"][0], "id": "bad", "kind": "unheard"}]
    folder = write_folder(tmp_path / "rows", organisations=bad)
    assert "would be lost" in refused(folder, with_club(read_folder(folder).dataset))
    lines = csv_text("organisations", GOOD["organisations"]).splitlines()
    lines = [f"{line},{more}" for line, more in zip(lines, ("remark", "by hand", ""), strict=True)]
    folder = write_folder(tmp_path / "columns", organisations="\n".join(lines) + "\n")
    assert "would be lost" in refused(folder, with_club(read_folder(folder).dataset))


def test_a_bad_row_in_a_table_that_does_not_change_stays_and_is_in_nobodys_way(tmp_path):
    bad = [*GOOD["figures"], {**GOOD["figures"][0], "id": "bad", "value": "many"}]
    folder = write_folder(tmp_path, figures=bad)
    keep_club(folder)
    assert "many" in (folder / "figures.csv").read_text()


def test_records_that_would_not_read_again_are_not_kept(folder):
    dataset = read_folder(folder).dataset
    stray = dataset.organisations[0].model_copy(update={"id": "stray", "source": "unheard"})
    broken = replace(dataset, organisations=(*dataset.organisations, stray))
    assert "would not be readable" in refused(folder, broken)


@pytest.mark.parametrize(
    ("value", "allowed"), [("1", True), ("", False), ("0", False), ("yes", False)]
)
def test_the_atlas_changes_its_data_only_where_the_operator_says_so(monkeypatch, value, allowed):
    monkeypatch.setenv("NETZWERKATLAS_WRITABLE", value)
    assert is_writable() is allowed
    monkeypatch.delenv("NETZWERKATLAS_WRITABLE")
    assert is_writable() is False


# Cut off at any moment.


@pytest.fixture
def quick_disk() -> Iterator[None]:
    """A disk that is not waited for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", no_disk)
        yield


NEEDED = {
    "commit": lambda inside: (staged := next(inside.glob(".next-*")), *staged.rglob("*")),
    "move": lambda inside: (inside,),
    "put": lambda inside: (inside / ".moving",),
    "version": lambda inside: (inside.parent,),
    "done": lambda inside: (inside,),
    "clear": lambda inside: (inside,),
}
"""What must be on the disk before such a step is taken for the first time."""


def test_a_step_is_on_the_disk_before_the_next_one_counts_on_it(folder, monkeypatch):
    """Else a power cut could leave a name without its content."""
    synced: dict[int, tuple[int, int]] = {}
    met = set()

    def marks(stat: os.stat_result) -> tuple[int, int]:
        return stat.st_size, stat.st_mtime_ns

    def sync(handle: int) -> None:
        stat = os.fstat(handle)
        synced[stat.st_ino] = marks(stat)

    def step(point: str) -> None:
        kind = point.split()[0]
        if kind in NEEDED.keys() - met:
            met.add(kind)
            for path in NEEDED[kind](folder / ".versions"):
                assert synced.pop(path.stat().st_ino, None) == marks(path.stat()), (point, path)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(replacing, "step", step)
    keep_club(folder)
    assert met == NEEDED.keys()


def steps_of(work: Callable[[], object], monkeypatch) -> list[str]:
    """The steps that the work takes."""
    points: list[str] = []
    monkeypatch.setattr(replacing, "step", points.append)
    work()
    monkeypatch.undo()
    return points


def test_killed_before_any_step_the_folder_reads_as_before_or_after(
    tmp_path, monkeypatch, quick_disk
):
    """Each step, with the next writer, who cleans up, killed at a step, too."""
    points = steps_of(lambda: keep_club(write_folder(tmp_path / "whole")), monkeypatch)
    assert {"stage", "commit", "version", "done", "put organisations.csv"} <= set(points)
    seen = []
    for number, point in enumerate(points):
        folder = write_folder(tmp_path / str(number))
        assert ended(begun(keep_until_killed, number, folder)) == -signal.SIGKILL, point
        committed = number > points.index("commit")
        assert state(folder) == (NEW if committed else OLD), point
        seen.append(committed)

        if number % 4 and point.startswith(("copy", "write")):
            continue
        # Whoever comes next is killed while bringing it to its end, and the one after is not.
        ended(begun(keep_until_killed, number % 3, folder, "second"))
        assert set(OLD) <= set(state(folder)), point
        keep_club(folder, "third")
        assert ("new-club" in state(folder)) is committed, point
        assert "third" in state(folder)
        assert not list((folder / ".versions").glob(".*/"))
        for version in versions(folder):
            assert set(OLD) <= set(state(folder / ".versions" / version.name))
    assert any(seen) and not all(seen)


def test_killed_at_a_moment_that_nobody_chose_the_folder_reads_as_one_state(folder, quick_disk):
    chance = random.Random(4)  # noqa: S311 - nothing secret
    for number in range(8):
        child = begun(keep_many, folder, number)
        time.sleep(chance.uniform(0.05, 0.4))
        child.kill()
        ended(child)
        names = state(folder)
        clubs = [name for name in names if name.startswith("club-") and name.count("-") == 2]
        # Both tables are of one state: every club has its project.
        assert {f"{name}-project" for name in clubs} <= set(names)
        assert len(names) == 3 + 2 * len(clubs)
    keep_club(folder, "last")
    assert "last" in state(folder)


def test_those_who_write_at_once_and_those_who_read_never_see_a_mixture(folder):
    children = [begun(keep_some, folder, name) for name in ("left", "right")]
    while any(child.is_alive() for child in children):
        names = state(folder)
        clubs = {name for name in names if f"{name}-project" in names} - {"club-ilmenau"}
        assert len(names) == 3 + 2 * len(clubs)
    assert [ended(child) for child in children] == [0, 0]
    assert len(state(folder)) == 3 + 2 * 8
    assert len(versions(folder)) == 8


def test_a_full_disk_changes_nothing_before_it_counts(folder, monkeypatch):
    def full(point: str) -> None:
        if point == "write organisations.csv":
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(replacing, "step", full)
    with pytest.raises(OSError, match="space"):
        keep_club(folder)
    monkeypatch.undo()
    assert state(folder) == OLD
    assert versions(folder) == ()


def test_a_full_disk_loses_nothing_once_it_counts(folder, monkeypatch):
    def full(point: str) -> None:
        if point == "put projects.csv":
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(replacing, "step", full)
    keep_club(folder)
    monkeypatch.undo()
    assert state(folder) == NEW


def test_what_was_cut_off_can_be_finished_so_that_the_files_say_it_too(folder, monkeypatch):
    def cut_off(point: str) -> None:
        if point == "move organisations.csv":
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(replacing, "step", cut_off)
    keep_club(folder)
    monkeypatch.undo()
    assert "new-club" not in (folder / "organisations.csv").read_text()
    assert state(folder) == NEW
    finish(folder)
    assert "new-club" in (folder / "organisations.csv").read_text()
    assert [version.note for version in versions(folder)] == ["add new-club"]


def test_another_one_who_never_comes_to_an_end_is_not_waited_for_for_ever(folder, monkeypatch):
    monkeypatch.setattr(replacing, "PATIENCE", 0.05)
    with replacing.locked(folder), pytest.raises(Complaint, match="Somebody else"):
        keep_club(folder)


def test_how_a_file_is_written_makes_no_difference():
    plain = csv_text("areas", GOOD["areas"]).encode()
    marked = b"\xef\xbb\xbf" + plain.replace(b"\r\n", b"\n")
    assert differences({"areas.csv": plain}, {"areas.csv": marked}) == ()
    written = [
        b"id,latitude,publication\na,%s,exact\n" % text for text in (b"8.0470", b"8.047", b"9")
    ]
    first, second, other = ({"locations.csv": each} for each in written)
    assert differences(first, second) == ()
    assert [each.changed for each in differences(first, other)] == [("a",)]
    (found,) = differences({"areas.csv": plain}, {})
    assert found.removed == ("club-ilmenau 16070",)
    twice = plain + plain.split(b"\n", 1)[1]
    (found,) = differences({"areas.csv": plain}, {"areas.csv": twice})
    assert found.added == ("club-ilmenau 16070 (2)",)


def test_a_note_is_one_short_line(folder):
    reading = read_folder(folder)
    version = keep(folder, with_club(reading.dataset), base=reading.fingerprint, note="a\nb" * 300)
    assert "\n" not in version.note
    assert len(version.note) == keeping.LONGEST_NOTE
    assert isinstance(read_folder(folder).dataset.organisations[2], Organisation)
