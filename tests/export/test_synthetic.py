"""Made-up data is sound, says that it is made up, and is the same for the same seed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from dashboard import geography
from dashboard.__main__ import main
from dashboard.export.synthetic import write_synthetic
from dashboard.export.synthetic.chance import Chance
from dashboard.export.synthetic.dates import OPEN, PLAIN, days, spans, written
from dashboard.export.synthetic.places import areas, homes, locations
from dashboard.model import TABLES, Dataset, FuzzyDate, Period
from dashboard.sources import Reading, read_folder

ROWS = {
    "projects": 0.4,
    "fundings": 0.5,
    "events": 0.15,
    "relations": 0.5,
    "figures": 0.2,
    "locations": 1.3,
    "areas": 0.85,
}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, int], Reading]:
    folder = tmp_path_factory.mktemp("small")
    return write_synthetic(folder, 300, seed=1), read_folder(folder)


@pytest.fixture(scope="module")
def larger(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("larger")
    write_synthetic(folder, 2000, seed=1)
    reading = read_folder(folder)
    assert reading.problems == ()
    return reading.dataset


def test_every_row_is_read_without_a_problem(small: tuple[dict[str, int], Reading]) -> None:
    written_rows, reading = small
    assert reading.problems == ()
    assert reading.left_out == 0
    read_rows = {name: len(rows) for name, rows in reading.dataset.tables().items()}
    assert written_rows == read_rows
    assert set(read_rows) == set(TABLES)
    assert all(read_rows.values())


def test_the_tables_have_about_the_sizes_that_were_asked_for(larger: Dataset) -> None:
    tables = larger.tables()
    assert len(tables["organisations"]) == 2000
    for name, share in ROWS.items():
        assert len(tables[name]) == pytest.approx(2000 * share, rel=0.1), name


@pytest.mark.parametrize("count", [1, 2, 3, 10])
def test_even_the_smallest_folders_are_sound(tmp_path: Path, count: int) -> None:
    for seed in range(3):
        folder = tmp_path / str(seed)
        write_synthetic(folder, count, seed)
        reading = read_folder(folder)
        assert reading.problems == ()
        assert len(reading.dataset.organisations) == count


def test_everything_says_that_it_is_made_up(larger: Dataset) -> None:
    assert [source.title for source in larger.sources] == ["Synthetische Daten, frei erfunden"]
    names = [
        *(each.name for each in (*larger.organisations, *larger.projects)),
        *(each.title for each in larger.events),
        *(each.programme for each in larger.fundings if each.programme),
    ]
    assert all(name.startswith("Synthetisch") for name in names)
    assert "Synthetisch 000123 e.V." in names
    assert {each.website.rpartition(".")[2] for each in larger.organisations if each.website} == {
        "example"
    }


def test_the_vocabulary_is_that_of_the_atlas(tmp_path: Path, root: Path) -> None:
    write_synthetic(tmp_path, 5, seed=1)
    assert contents(tmp_path)["vocabulary.csv"] == (root / "data/vocabulary.csv").read_bytes()


def test_the_descriptor_lies_beside_the_tables(tmp_path: Path, root: Path) -> None:
    write_synthetic(tmp_path, 5, seed=1)
    assert contents(tmp_path)["datapackage.json"] == (root / "data/datapackage.json").read_bytes()


def test_the_same_seed_gives_the_same_bytes_and_another_one_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_synthetic(tmp_path / "a", 300, seed=7)
    monkeypatch.setenv("NETZWERKATLAS_DATA", str(tmp_path / "a"))
    write_synthetic(tmp_path / "b", 300, seed=7)
    write_synthetic(tmp_path / "c", 300, seed=8)
    first, second, other = (contents(tmp_path / name) for name in "abc")
    assert first == second
    constant = {"sources.csv", "vocabulary.csv", "datapackage.json"}
    assert {name for name in first if first[name] == other[name]} == constant


@pytest.mark.parametrize(
    ("table", "column", "name"),
    [
        ("organisations", "kind", "organisation_kind"),
        ("organisations", "legal_form", "legal_form"),
        ("organisations", "topics", "topic"),
        ("organisations", "target_groups", "target_group"),
        ("projects", "topics", "topic"),
        ("projects", "target_groups", "target_group"),
        ("locations", "role", "location_role"),
        ("locations", "precision", "precision"),
        ("locations", "publication", "publication"),
        ("events", "kind", "event_kind"),
        ("relations", "kind", "relation_kind"),
        ("figures", "measure", "measure"),
        ("figures", "qualifier", "qualifier"),
    ],
)
def test_every_word_of_the_vocabulary_occurs(
    larger: Dataset, table: str, column: str, name: str
) -> None:
    cells = [getattr(row, column) for row in larger.tables()[table]]
    found = {code for cell in cells for code in (cell if isinstance(cell, tuple) else (cell,))}
    assert found - {None} == {term.code for term in larger.vocabulary if term.list == name}


def test_no_cell_names_the_same_word_twice(larger: Dataset) -> None:
    for row in (*larger.organisations, *larger.projects):
        for cell in (row.topics, row.target_groups):
            assert len(set(cell)) == len(cell)


def test_what_is_said_once_is_not_said_again(larger: Dataset) -> None:
    for rows in (
        [(row.owner, row.ags) for row in larger.areas],
        [(row.subject, row.kind, row.object) for row in larger.relations],
        [(row.owner, row.measure) for row in larger.figures],
    ):
        assert len(set(rows)) == len(rows)
    assert all(row.subject != row.object for row in larger.relations)


def test_areas_are_of_every_level(larger: Dataset) -> None:
    assert {len(row.ags) if row.ags != "DE" else "DE" for row in larger.areas} == {8, 5, 2, "DE"}


def test_fundings_gather_on_few_funders_and_programmes(larger: Dataset) -> None:
    funders = {row.funder for row in larger.fundings}
    kinds = {row.kind for row in larger.organisations if row.id in funders}
    assert 40 <= len(funders) <= 60
    assert kinds <= {"public_body", "foundation", "welfare"}
    of_programme: dict[str, set[str]] = {}
    for row in larger.fundings:
        if row.programme:
            of_programme.setdefault(row.programme, set()).add(row.funder)
    assert len(of_programme) == 40
    assert all(len(each) == 1 for each in of_programme.values())
    paid = {(bool(row.project), bool(row.recipient)) for row in larger.fundings}
    assert paid == {(True, False), (False, True), (True, True)}


def test_coordinates_are_there_where_the_place_is_known_that_exactly(larger: Dataset) -> None:
    for row in larger.locations:
        pointed = row.precision in ("address", "place", "municipality")
        assert (row.latitude is not None) == pointed
        assert len(row.ags or "") == (8 if pointed else {"district": 5, "state": 2}[row.precision])
        assert (row.street is not None) == (row.precision == "address")
        if row.precision == "municipality":
            middle = geography.municipality(row.ags or "")
            assert (row.latitude, row.longitude) == (middle.latitude, middle.longitude)


def test_a_scattered_point_stays_in_its_district() -> None:
    size = 4000
    owners = np.array([f"o{n}" for n in range(size)], object)
    none = np.array([], object)
    home = homes(Chance(3, "homes"), size)
    table = locations(Chance(3, "places"), (owners, home), none, none)
    near = np.isin(table["precision"].astype(str), ("address", "place"))
    latitude, longitude = (table[name][near].astype(float) for name in ("latitude", "longitude"))
    found = geography.districts_at(latitude, longitude)
    for ags, there, y, x in zip(table["ags"][near], found, latitude, longitude, strict=True):
        middle = geography.municipality(ags)
        # By the simplified borders a few middles themselves lie across one.
        assert there == middle.district or (y, x) == (middle.latitude, middle.longitude)
    assert len(set(zip(latitude, longitude, strict=True))) > 0.95 * near.sum()


def test_more_people_have_more_places() -> None:
    size = 50_000
    owners = np.array([str(n) for n in range(size)], object)
    table = areas(Chance(1, "areas"), owners, homes(Chance(1, "homes"), size))
    counted = Counter(ags for ags in table["ags"] if len(ags) == 5)
    largest, smallest = (
        choose(geography.districts(), key=lambda each: each.population) for choose in (max, min)
    )
    assert counted[largest.ags] > counted[smallest.ags] > 0
    by_people = sorted(geography.districts(), key=lambda each: each.population)
    less, more = by_people[:47], by_people[47:]
    assert sum(counted[each.ags] for each in less) < sum(counted[each.ags] for each in more)
    assert set(counted) == {each.ags for each in by_people}


def test_dates_of_every_shape_occur_and_many_are_unknown(larger: Dataset) -> None:
    found = {
        "".join("9" if char.isdigit() else char for char in row.founded.text)
        for row in larger.organisations
        if row.founded
    }
    assert found == {
        "9999",
        "9999-99",
        "9999-99-99",
        "9999~",
        "9999?",
        "9999-99-99/..",
        "9999-99/9999-99",
    }
    numbers = {
        row.founded.text[5:]
        for row in larger.organisations
        if row.founded and len(row.founded.text) == 7
    }
    assert {"21", "22", "23", "33", "34", "35", "36", "01", "12"} <= numbers
    unknown = sum(row.founded is None for row in larger.organisations)
    assert 0.2 < unknown / len(larger.organisations) < 0.6
    assert any(row.start and "T" in row.start.text for row in larger.events)


@pytest.mark.parametrize("shape", sorted(PLAIN))
def test_a_date_holds_the_day_that_it_was_made_from(shape: str) -> None:
    when = days(Chance(5, shape), 60)
    for day, text in zip(when, written(when, np.full(60, shape, object)), strict=True):
        date = FuzzyDate.parse(text)
        assert date.earliest is not None and date.latest is not None
        assert date.earliest <= day.item() <= date.latest


def test_no_period_is_backwards_however_short_it_is() -> None:
    first = days(Chance(2, "days"), 400)
    starts, ends = spans(Chance(2, "spans"), first, known=0.9, ended=0.6, longest=3)
    for start, end in zip(starts, ends, strict=True):
        period = Period.of(*(FuzzyDate.parse(text) if text else None for text in (start, end)))
        assert not period.is_backwards
        assert not (end and "/" in start)
    assert {"open", "interval"} <= set(OPEN)


def test_a_folder_that_holds_something_is_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    folder = tmp_path / "meine-daten"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    assert main(["synth", "--organisations", "5", "--out", str(folder)]) == 1
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "„meine-daten“ ist nicht leer.\n"
        "Einen neuen oder leeren Ordner angeben; überschrieben wird nichts.\n"
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--organisations", "0"], "1 bis 1.000.000"),
        (["--organisations", "-3"], "1 bis 1.000.000"),
        (["--organisations", "1000001"], "1 bis 1.000.000"),
        (["--organisations", "5", "--seed", "-1"], "ab 0"),
    ],
)
def test_numbers_that_make_no_sense_are_refused_before_anything_is_made(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    said: str,
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert main(["synth", *options, "--out", str(tmp_path / "new")]) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_a_file_is_no_folder_to_write_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    (tmp_path / "file").write_text("mine")
    assert main(["synth", "--organisations", "5", "--out", str(tmp_path / "file")]) == 1
    assert main(["synth", "--organisations", "5", "--out", str(tmp_path / "file" / "in")]) == 1
    assert "The folder cannot be written." in capsys.readouterr().err


def test_the_command_names_each_table_with_its_rows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    folder = tmp_path / "far" / "away"
    assert main(["synth", "--organisations", "1200", "--out", str(folder), "--seed", "3"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(".csv: ")[0] for line in lines] == list(TABLES)
    assert "organisations.csv: 1.200" in lines
