"""A snapshot gives what reading the folder gives, or nothing; and it harms nobody."""

from __future__ import annotations

import os
import re
import stat
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache as cache_of_calls
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.model import TABLES
from dashboard.sources import Reading, load, loading, snapshot
from dashboard.sources.frozen import NOT_FROZEN, freeze, thawed
from tests.sources.folders import (
    GOOD,
    csv_text,
    good_tables,
    write_empty_folder,
    write_folder,
    write_hostile_folder,
)
from tests.sources.test_bulk import CELLS, TEXTS

quietly = settings(max_examples=40, deadline=None)


@contextmanager
def cache_in(folder: Path) -> Iterator[Path]:
    """Keep snapshots of any folder, however small, in this one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        patch.setattr(snapshot, "SMALLEST", 0)
        yield folder / "netzwerkatlas"


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Path]:
    with cache_in(tmp_path / "cache") as folder:
        yield folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "data")


@contextmanager
def nothing_is_read() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(loading, "read_tables")
        yield


def is_recalled(folder: Path) -> bool:
    """Tell whether loading needs no more than a snapshot."""
    try:
        with nothing_is_read():
            load(folder)
    except NameError:
        return False
    return True


def is_same(one: Reading, other: Reading) -> bool:
    """Tell whether two readings are equal, and say the same."""
    said = [[list(table) for table in each.dataset.tables().values()] for each in (one, other)]
    return one == other and repr(said[0]) == repr(said[1])


@quietly
@given(st.lists(st.tuples(st.sampled_from(CELLS), TEXTS), max_size=6))
def test_what_is_recalled_is_what_was_read(
    cells: list[tuple[tuple[str, int, str], str]],
) -> None:
    tables = good_tables()
    for (table, number, column), text in cells:
        tables[table][number][column] = text
    files = {name: csv_text(name, rows).encode("utf-8", "replace") for name, rows in tables.items()}

    with tempfile.TemporaryDirectory() as base, cache_in(Path(base) / "cache"):
        folder = write_folder(Path(base) / "data", **files)
        read = load(folder)
        with nothing_is_read():
            assert is_same(load(folder), read)


@pytest.mark.parametrize("write", [write_hostile_folder, write_empty_folder])
def test_hostile_and_empty_folders_are_recalled_as_they_were(tmp_path, cache, write) -> None:
    read = load(write(tmp_path / "data"))

    with nothing_is_read():
        assert is_same(load(tmp_path / "data"), read)


@pytest.mark.parametrize(
    "tables",
    [
        {"figures": None},
        {"figures": ""},
        {"figures": b"\xff"},
        {"figures": csv_text("figures", GOOD["figures"]).replace(",", ";")},
        {"fundings": [GOOD["fundings"][0] | {"amount_eur": "-1"}]},
        {"locations": [GOOD["locations"][0] | {"publication": "hidden", "ags": "x"}]},
        {"fundings": [GOOD["fundings"][0] | {"amount_eur": "1500.500"}]},
    ],
)
def test_problems_and_odd_numbers_are_recalled_as_they_were(tmp_path, cache, tables) -> None:
    read = load(write_folder(tmp_path / "data", **tables))

    with nothing_is_read():
        assert is_same(load(tmp_path / "data"), read)


def test_what_the_folder_tells_is_never_out_of_date(cache: Path, folder: Path) -> None:
    (folder / "figures.csv").rename(folder / "figure.csv")
    before = load(folder)
    (folder / "figure.csv").unlink()

    with nothing_is_read():
        after = load(folder)
    assert before.problems != after.problems
    assert after.missing_tables == ("figures",)


def test_a_snapshot_holds_nothing_of_a_hidden_place(tmp_path: Path, cache: Path) -> None:
    hidden = GOOD["locations"][0] | {"street": "Secret Lane 7", "publication": "hidden"}
    lost = hidden | {"id": "secret-lane", "owner": "nobody", "latitude": "50.6123"}
    load(write_folder(tmp_path / "data", locations=[hidden, lost], events=[], figures=[]))

    (kept,) = cache.iterdir()
    for secret in (b"Secret", b"secret", b"seat-", b"98693", b"50.6"):
        assert secret not in kept.read_bytes().replace(b"seat-00", b"")


def test_only_the_owner_may_look_at_a_snapshot(cache: Path, folder: Path) -> None:
    cache.mkdir(parents=True)
    cache.chmod(0o755)
    load(folder)

    (kept,) = cache.iterdir()
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_cache_folder_of_somebody_else_is_left_alone(cache, folder, monkeypatch) -> None:
    load(folder)
    monkeypatch.setattr(os, "getuid", lambda: os.geteuid() + 1, raising=False)

    assert not is_recalled(folder)
    load(folder)


def test_a_change_of_the_data_or_of_the_code_is_read_anew(cache, folder, monkeypatch) -> None:
    load(folder)
    assert is_recalled(folder)

    monkeypatch.setattr(snapshot, "understanding", lambda: "of tomorrow")
    assert not is_recalled(folder)
    monkeypatch.undo()
    with cache_in(cache.parent):
        write_folder(folder, areas=[])
        assert not is_recalled(folder)


def test_a_change_of_the_code_or_of_the_areas_changes_the_understanding(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    areas = tmp_path / "geodata"
    areas.mkdir()
    monkeypatch.setattr(snapshot, "boundaries_folder", lambda: areas)
    found = {snapshot.understanding.__wrapped__()}
    (areas / "reforms.csv").write_text("x")
    found.add(snapshot.understanding.__wrapped__())
    code = tmp_path / "dashboard" / "sources"
    code.mkdir(parents=True)
    monkeypatch.setattr(snapshot, "__file__", str(code / "snapshot.py"))
    for text in ("x", "y"):
        (code / "cells.py").write_text(text)
        found.add(snapshot.understanding.__wrapped__())
    assert len(found) == 4


@quietly
@given(st.data())
def test_a_damaged_snapshot_is_ignored_and_made_anew(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as base, cache_in(Path(base) / "cache") as cache:
        folder = write_folder(Path(base) / "data")
        read = load(folder)
        (path,) = cache.iterdir()
        whole = path.read_bytes()
        at = data.draw(st.integers(0, len(whole) - 1))
        flipped = whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :]
        path.write_bytes(data.draw(st.sampled_from([flipped, whole[:at], whole + b"\0", b""])))

        assert not is_recalled(folder)
        assert is_same(load(folder), read)
        assert is_recalled(folder)


@cache_of_calls
def content_of_the_own_data() -> bytes:
    folder = Path(__file__).resolve().parents[2] / "data"
    content = BytesIO()
    freeze(load(folder), content)
    return content.getvalue()


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_even_content_with_a_true_digest_can_do_no_more_than_be_refused(
    data: st.DataObject,
) -> None:
    content = bytearray(content_of_the_own_data())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    try:
        found = thawed(bytes(data.draw(st.sampled_from([content, content[:at]]))))
    except (OSError, *NOT_FROZEN):
        return
    for name, table in found.dataset.tables().items():
        for column in TABLES[name].model_fields:
            try:
                assert len(table.column(column).cells()) == len(table)
            except (ArithmeticError, *NOT_FROZEN):
                continue


@pytest.mark.parametrize(
    "content", [b"", b"ARROW1", b"PK\x03\x04", b"\x80\x04cos\nsystem\n(S'x'\ntR."]
)
def test_a_foreign_file_under_the_right_name_is_ignored(cache, folder, content) -> None:
    load(folder)
    (path,) = cache.iterdir()
    fingerprint = loading.fingerprint_of(loading.open_folder(folder))
    path.unlink()
    (cache / snapshot._name(fingerprint, content)).write_bytes(content)

    assert not is_recalled(folder)
    assert load(folder).problems == ()


def test_where_nothing_can_be_kept_all_is_read_as_ever(tmp_path, folder, monkeypatch) -> None:
    (tmp_path / "file").write_text("in the way")
    for place in (tmp_path / "file", Path("/proc/nowhere")):
        with cache_in(place):
            assert load(folder).problems == ()
            assert not is_recalled(folder)


@pytest.mark.parametrize("broken", ["write", "replace", "mkstemp", "freeze"])
def test_a_full_disk_leaves_nothing_behind(cache, folder, monkeypatch, broken) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "no space left on device")

    target = {"write": os, "replace": Path, "mkstemp": tempfile, "freeze": snapshot}[broken]
    monkeypatch.setattr(target, {"write": "fdopen"}.get(broken, broken), fail)
    assert load(folder).problems == ()
    monkeypatch.undo()
    assert list(cache.iterdir()) == []


def test_the_newest_snapshots_alone_are_kept(cache: Path, folder: Path) -> None:
    for number in range(5):
        write_folder(folder, areas=[GOOD["areas"][0] | {"locator": f"Zeile {number}"}])
        load(folder)
        for age, path in enumerate(sorted(cache.glob("*.arrow"), key=lambda p: p.stat().st_mtime)):
            os.utime(path, (number + age, number + age))
        assert is_recalled(folder)
    for number in range(5):
        (cache / f"{number}.part").write_text("begun and never ended")
    load(write_folder(folder, areas=[]))

    assert len(list(cache.glob("*.arrow"))) == snapshot.MOST
    assert len(list(cache.glob("*.part"))) == snapshot.MOST


def test_what_was_made_ready_counts_only_for_the_data_that_it_is_of(tmp_path, cache) -> None:
    one = write_folder(tmp_path / "one")
    other = write_folder(tmp_path / "other", figures=[])
    read = {folder: load(folder) for folder in (one, other)}

    for folder in (one, other, other, one):
        with nothing_is_read():
            assert is_same(load(folder), read[folder])


def test_many_may_load_at_once(cache: Path, folder: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        first, *others = pool.map(load, [folder] * 8)

    assert all(each == first for each in others)
    assert len(list(cache.iterdir())) == 1


def test_a_small_folder_leaves_no_trace(tmp_path, folder, monkeypatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    load(folder)

    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("named", ["", "relative/folder"])
def test_without_a_place_of_its_own_the_cache_is_that_of_the_home(monkeypatch, named) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", named)
    monkeypatch.setenv("HOME", "/home/erika")

    assert snapshot.cache_folder() == Path("/home/erika/.cache/netzwerkatlas")


def test_nothing_in_the_house_can_execute_a_file_of_data(root: Path) -> None:
    banned = re.compile(r"\b(pickle|marshal|shelve|joblib|dill|allow_pickle|read_pickle)\b")
    for path in (root / "dashboard").rglob("*.py"):
        assert not banned.search(path.read_text(encoding="utf-8")), path
