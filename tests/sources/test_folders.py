"""The folders that tests are made from are themselves what they claim to be."""

from __future__ import annotations

from pathlib import Path

from dashboard.model import TABLES
from dashboard.sources import read_folder
from tests.sources.folders import (
    ADDRESSES,
    FREE_TEXT,
    GOOD,
    HOSTILE,
    HOSTILE_ADDRESS,
    write_empty_folder,
    write_folder,
    write_hostile_folder,
)


def test_the_good_folder_is_read_without_a_problem(tmp_path: Path) -> None:
    reading = read_folder(write_folder(tmp_path))

    assert reading.problems == ()
    assert {name: len(rows) for name, rows in GOOD.items()} == {
        name: len(rows) for name, rows in reading.dataset.tables().items()
    }


def test_the_hostile_folder_is_good_data_and_its_texts_arrive_as_they_are(tmp_path: Path) -> None:
    reading = read_folder(write_hostile_folder(tmp_path))

    assert reading.problems == ()
    for table, columns in FREE_TEXT.items():
        for column in set(columns) - {"former_names"}:
            found = [getattr(row, column) for row in reading.dataset.tables()[table]]
            assert set(HOSTILE) <= set(found), (table, column)
    assert {row.url for row in reading.dataset.sources} >= {HOSTILE_ADDRESS}


def test_every_column_that_takes_any_text_is_listed() -> None:
    fields = {
        (table, name): field
        for table, model in TABLES.items()
        for name, field in model.model_fields.items()
    }
    plain = {
        place
        for place, field in fields.items()
        if field.annotation in (str, str | None)
        and all(type(mark).__name__ == "MinLen" for mark in field.metadata)
    }
    listed = {(table, name) for table, names in FREE_TEXT.items() for name in names}

    assert listed - {("projects", "former_names")} == plain
    assert {(table, name) for table, name in ADDRESSES.items()} == {
        place for place in fields if place[1] in ("url", "website")
    }


def test_the_empty_folder_has_all_tables_and_no_rows(tmp_path: Path) -> None:
    reading = read_folder(write_empty_folder(tmp_path))

    assert (reading.problems, reading.rows, reading.is_empty) == ((), 0, True)
