"""The data package describes the tables as the models have them, and frictionless agrees."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, Report, system

from dashboard.model import TABLES
from dashboard.sources.columns import DESCRIPTIONS
from dashboard.sources.data_package import FILE, data_package, data_package_text
from tests.sources.folders import write_folder


def field(table: str, name: str) -> dict[str, Any]:
    resource = next(each for each in data_package()["resources"] if each["name"] == table)
    return next(each for each in resource["schema"]["fields"] if each["name"] == name)


def validated(folder: Path) -> Report:
    with system.use_context(trusted=True):
        return Package(str(folder / FILE)).validate()


def test_the_committed_descriptor_is_up_to_date(root: Path) -> None:
    assert (root / "data" / FILE).read_text(encoding="utf-8") == data_package_text(), (
        "run: python -m dashboard datapackage"
    )


def test_the_data_of_the_atlas_fits_its_descriptor(root: Path) -> None:
    report = validated(root / "data")

    assert report.flatten(["title", "rowNumber", "fieldName", "message"]) == []
    assert [task.name for task in report.tasks] == list(TABLES)


@pytest.mark.parametrize(
    ("table", "old", "new", "error"),
    [
        ("figures", "60", "sixty", "type-error"),
        ("locations", "exact", "public", "constraint-error"),
        ("organisations", "Club Ilmenau", "", "constraint-error"),
        ("projects", "club-ilmenau", "nobody", "foreign-key"),
        ("vocabulary", "office", "club", "primary-key"),
        ("fundings", "1500.50", "-1", "constraint-error"),
    ],
)
def test_the_descriptor_catches_what_it_can(
    tmp_path: Path, root: Path, table: str, old: str, new: str, error: str
) -> None:
    write_folder(tmp_path)
    shutil.copy(root / "data" / FILE, tmp_path)
    assert validated(tmp_path).valid

    path = tmp_path / f"{table}.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    assert [found for (found,) in validated(tmp_path).flatten(["type"])] == [error]


def test_every_column_has_its_description_and_no_other() -> None:
    assert {table: list(columns) for table, columns in DESCRIPTIONS.items()} == {
        table: list(model.model_fields) for table, model in TABLES.items()
    }


@pytest.mark.parametrize(
    ("table", "name", "kind", "constraints"),
    [
        ("organisations", "id", "string", {"required": True, "unique": True}),
        ("organisations", "founded", "string", {}),
        ("organisations", "topics", "string", {}),
        ("locations", "latitude", "number", {"minimum": -90, "maximum": 90}),
        ("fundings", "amount_eur", "number", {"minimum": 0}),
        ("events", "online", "boolean", {}),
        ("vocabulary", "sort", "integer", {}),
        ("figures", "value", "number", {"required": True}),
    ],
)
def test_a_column_is_described_as_its_model_has_it(
    table: str, name: str, kind: str, constraints: dict[str, object]
) -> None:
    found = field(table, name)

    assert found["type"] == kind
    # The models may ask for more than is listed here, such as a pattern.
    assert constraints.items() <= found.get("constraints", {}).items()


def test_lists_codes_and_dates_say_how_they_are_written() -> None:
    assert "separated by semicolons" in field("organisations", "topics")["description"]
    assert "list topic in vocabulary.csv" in field("organisations", "topics")["description"]
    assert "EDTF" in field("organisations", "founded")["description"]
    assert "separated by semicolons" not in field("organisations", "kind")["description"]
