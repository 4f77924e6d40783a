"""The fingerprint changes with the content of the tables, and with nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dashboard.sources import default_folder, fingerprint, read_folder
from tests.sources.folders import GOOD, csv_text, write_folder


def test_a_fingerprint_is_that_of_the_reading_and_stays(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    before = fingerprint(folder)

    for path in folder.iterdir():
        os.utime(path, (1, 1))
    (folder / "notes.txt").write_text("x")

    assert fingerprint(folder) == before == read_folder(folder).fingerprint


def test_the_same_data_elsewhere_has_the_same_fingerprint(tmp_path: Path) -> None:
    assert fingerprint(write_folder(tmp_path / "a")) == fingerprint(write_folder(tmp_path / "b"))


def test_every_change_of_the_tables_changes_the_fingerprint(tmp_path: Path) -> None:
    figures, areas = (csv_text(name, GOOD[name]) for name in ("figures", "areas"))
    variants = [
        {},
        {"figures": figures + "\n"},
        {"figures": figures.replace("60", "61")},
        {"figures": None},
        {"figures": ""},
        {"figures": areas, "areas": figures},
        {"figures": figures + areas, "areas": ""},
    ]
    found = [
        fingerprint(write_folder(tmp_path / str(number), **tables))  # type: ignore[arg-type]
        for number, tables in enumerate(variants)
    ]
    (tmp_path / "3" / "figures.csv").mkdir()
    found += [fingerprint(tmp_path / "3"), fingerprint(tmp_path / "nowhere")]

    assert len(set(found)) == len(found)


def test_a_folder_of_ones_own_is_named_by_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(tmp_path))
    assert default_folder() == tmp_path

    monkeypatch.delenv("NETZWERKATLAS_DATA")
    assert default_folder() == root / "data"
