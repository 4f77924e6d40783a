"""`python -m dashboard export`: what a link selects becomes a file, whole or not at all."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from dashboard.__main__ import main
from tests.sources.folders import write_folder


@pytest.fixture
def folder(tmp_path) -> Path:
    place = tmp_path / "data"
    place.mkdir()
    write_folder(place)
    return place


def export(folder: Path, out: Path, *more: str, format: str = "csv") -> int:
    return main(["export", str(folder), "--format", format, "--out", str(out), *more])


def ids(out: Path) -> list[str]:
    with out.open(encoding="utf-8-sig", newline="") as file:
        return [row["Kennung"] for row in csv.DictReader(file, delimiter=";")]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("", ["club-ilmenau", "city-erfurt", "bridge"]),
        ("kind=club", ["club-ilmenau"]),
        ("?kind=project", ["bridge"]),
        ("https://atlas.example/?kind=club&kind=office", ["club-ilmenau", "city-erfurt"]),
    ],
)
def test_a_link_selects_what_it_shows_on_the_page(link, expected, folder, tmp_path):
    out = tmp_path / "list.csv"
    assert export(folder, out, "--select", link, "--language", "de") == 0
    assert ids(out) == expected


def test_what_a_link_asks_in_vain_is_said(folder, tmp_path, capsys):
    assert export(folder, tmp_path / "a.csv", "--select", "kind=castle", "--language", "en") == 0
    assert "castle" in capsys.readouterr().err


def test_what_a_link_names_that_is_no_filter_is_said(folder, tmp_path, capsys):
    link = "?states=16&lang=en&kind=club"
    assert export(folder, tmp_path / "a.csv", "--select", link, "--language", "en") == 0
    assert "not filters: states." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        (["--select", "kind=club"], "?kind=club"),
        (["--select", "kind=club", "--language", "en"], "?kind=club&lang=en"),
        (
            ["--select", "kind=club", "--url", "https://a.example/sub"],
            "https://a.example/sub/?kind=club",
        ),
        (["--select", "https://a.example/?kind=club"], "https://a.example/?kind=club"),
        (
            ["--select", "https://b.example/?kind=club", "--url", "https://a.example"],
            "https://a.example/?kind=club",
        ),
        (["--url", "https://a.example"], "https://a.example/"),
    ],
)
def test_a_file_says_where_its_records_are_found(asked, leads, folder, tmp_path):
    out = tmp_path / "list.xlsx"
    language = [] if "--language" in asked else ["--language", "de"]
    assert export(folder, out, *asked, *language, format="xlsx") == 0
    about = openpyxl.load_workbook(out).worksheets[-1]
    assert leads in [row[1].value for row in about.iter_rows()]


def test_what_is_no_address_is_refused(folder, tmp_path, capsys):
    out = tmp_path / "list.csv"
    assert export(folder, out, "--url", "javascript:alert(1)", "--language", "en") == 1
    assert "is no address" in capsys.readouterr().err
    assert not out.exists()


def test_a_refusal_leaves_the_old_file_as_it_was(folder, tmp_path, capsys):
    write_folder(folder, fundings=[])
    out = tmp_path / "grants.json"
    out.write_text("old", encoding="utf-8")
    assert export(folder, out, "--language", "en", format="360giving") == 1
    assert out.read_text(encoding="utf-8") == "old"
    assert "amount" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["grants.json"]


def test_where_nothing_can_be_written_it_is_said(folder, tmp_path, capsys):
    assert export(folder, tmp_path / "no" / "such" / "a.csv", "--language", "en") == 1
    assert "cannot be written" in capsys.readouterr().err
