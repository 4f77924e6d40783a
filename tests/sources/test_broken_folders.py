"""However a folder is broken, each problem is named in its place and the rest is read."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dashboard.language import Language
from dashboard.model import TABLES
from dashboard.sources import Problem, Reading
from tests.sources.both_ways import read_folder
from tests.sources.folders import GOOD, Table, csv_text, good_tables, write_folder

Place = tuple[str, int | None, str]


def place(problem: Problem) -> Place:
    return problem.file, problem.row, problem.column


def places(reading: Reading) -> list[Place]:
    return [place(problem) for problem in reading.problems]


def changed(table: str, row: int = 0, **cells: str) -> dict[str, Table]:
    """Return one table of the good folder with some cells of a row (from 0) changed."""
    rows = good_tables()[table]
    rows[row] |= cells
    return {table: rows}


def added(table: str, **cells: str) -> dict[str, Table]:
    """Return one table of the good folder with a changed copy of its first row at its end."""
    rows = good_tables()[table]
    return {table: [*rows, rows[0] | cells]}


def text_of(table: str) -> str:
    return csv_text(table, GOOD[table])


def test_a_folder_that_is_not_there_is_one_problem_without_its_path(tmp_path: Path) -> None:
    reading = read_folder(tmp_path / "elsewhere")

    assert places(reading) == [("elsewhere", None, "")]
    assert not reading.folder_found
    assert reading.is_empty


def test_a_file_in_the_place_of_the_folder_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")

    assert places(read_folder(tmp_path / "data")) == [("data", None, "")]


def test_a_folder_without_any_table_is_one_problem_and_not_ten(tmp_path: Path) -> None:
    reading = read_folder(tmp_path)

    assert places(reading) == [(tmp_path.name, None, "")]
    assert reading.folder_found
    assert reading.missing_tables == tuple(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_any_table_may_be_missing(tmp_path: Path, table: str) -> None:
    reading = read_folder(write_folder(tmp_path, **{table: None}))

    assert reading.missing_tables == (table,)
    assert (f"{table}.csv", None, "") in places(reading)
    assert reading.dataset.tables()[table] == ()


def test_rows_that_point_into_a_missing_table_are_named_once_for_each_column(
    tmp_path: Path,
) -> None:
    rows = [{"id": f"f-{n}", "owner": "bridge", "measure": "guests", "value": "1"} for n in "abc"]
    tables: dict[str, Table] = {"figures": [row | {"source": "report"} for row in rows]}

    reading = read_folder(write_folder(tmp_path, projects=None, **tables))
    (problem,) = (p for p in reading.problems if p.file == "figures.csv")

    assert place(problem) == ("figures.csv", None, "owner")
    assert dict(problem.message.values) == {"table": "projects.csv", "count": 3}


UNUSABLE: dict[str, str | bytes] = {
    "empty": b"",
    "nothing but a byte order mark": b"\xef\xbb\xbf",
    "blank lines": b"\r\n  \r\n,,,\r\n",
    "UTF-16": text_of("figures").encode("utf-16"),
    "UTF-16 without a mark": text_of("figures").encode("utf-16-le"),
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00",
    "zeros": bytes(1000),
    "semicolons": text_of("figures").replace(",", ";"),
    "tabs": text_of("figures").replace(",", "\t"),
    "an unclosed quote in the header": '"' + text_of("figures"),
    "no header": text_of("figures").partition("\n")[2],
}


@pytest.mark.parametrize("content", UNUSABLE.values(), ids=UNUSABLE)
def test_a_table_that_cannot_be_used_leaves_the_others_alone(
    tmp_path: Path, content: str | bytes
) -> None:
    reading = read_folder(write_folder(tmp_path, figures=content))

    assert reading.problems
    assert {problem.file for problem in reading.problems} == {"figures.csv"}
    assert reading.unreadable_tables == ("figures",)
    assert reading.left_out == 0
    assert {name: len(rows) for name, rows in reading.dataset.tables().items()} == {
        name: len(rows) if name != "figures" else 0 for name, rows in GOOD.items()
    }


def test_a_wrong_encoding_names_the_row_where_it_shows(tmp_path: Path) -> None:
    table = added("organisations", id="third", name="Verein für Köthen")["organisations"]
    content = csv_text("organisations", table).encode("cp1252")  # type: ignore[arg-type]

    reading = read_folder(write_folder(tmp_path, organisations=content))

    assert places(reading)[0] == ("organisations.csv", 4, "")


def test_a_byte_order_mark_and_windows_line_ends_are_no_problem(tmp_path: Path) -> None:
    tables = {
        name: ("\ufeff" + csv_text(name, rows)).replace("\n", "\r\n") for name, rows in GOOD.items()
    }

    assert read_folder(write_folder(tmp_path, **tables)).problems == ()


def test_a_folder_with_the_name_of_a_table_is_a_problem(tmp_path: Path) -> None:
    (write_folder(tmp_path, figures=None) / "figures.csv").mkdir()

    reading = read_folder(tmp_path)

    assert places(reading) == [("figures.csv", None, "")]
    assert reading.unreadable_tables == ("figures",)
    assert reading.missing_tables == ()


@pytest.mark.parametrize("error", [PermissionError(13, "no"), OSError(5, "disk")])
def test_a_file_that_may_not_be_opened_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "figures.csv":
            raise error
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)

    reading = read_folder(write_folder(tmp_path))

    assert places(reading) == [("figures.csv", None, "")]
    assert len(reading.dataset.organisations) == 2


def test_a_table_under_a_name_that_is_almost_right_is_pointed_out(tmp_path: Path) -> None:
    write_folder(tmp_path)
    (tmp_path / "figures.csv").rename(tmp_path / "Figure.csv")

    (problem,) = read_folder(tmp_path).problems

    assert Language("en").render(problem.remedy) == "Rename “Figure.csv” to figures.csv."


def header(table: str, *, drop: str = "", add: str = "", rename: tuple[str, str] = ("", "")) -> str:
    columns = [rename[1] if c == rename[0] else c for c in TABLES[table].model_fields if c != drop]
    rows = [{rename[1] if k == rename[0] else k: v for k, v in row.items()} for row in GOOD[table]]
    lines = [",".join([*columns, *([add] if add else [])])]
    lines += [",".join([*(r.get(c, "") for c in columns), *(["x"] if add else [])]) for r in rows]
    return "\n".join(lines)


HEADERS = [
    ("drop", {"drop": "value"}, [("value", True)], False),
    ("drop two words for it", {"rename": ("value", "Valeu")}, [("value", True)], False),
    ("drop an optional one", {"drop": "as_of"}, [("as_of", False)], True),
    ("rename an optional one", {"rename": ("as_of", "asof")}, [("asof", 0), ("as_of", 0)], True),
    ("add an unknown one", {"add": "remarks"}, [("remarks", False)], True),
    ("repeat one", {"add": "value"}, [("value", True)], True),
]


@pytest.mark.parametrize(
    ("change", "expected", "usable"), [case[1:] for case in HEADERS], ids=[c[0] for c in HEADERS]
)
def test_a_header_is_judged_column_by_column(
    tmp_path: Path, change: dict[str, str], expected: list[tuple[str, bool]], usable: bool
) -> None:
    reading = read_folder(write_folder(tmp_path, figures=header("figures", **change)))  # type: ignore[arg-type]

    assert {(place(p), p.is_error) for p in reading.problems} == {
        (("figures.csv", 1, column), bool(is_error)) for column, is_error in expected
    }
    assert len(reading.dataset.figures) == (1 if usable else 0)
    assert reading.left_out == 0


def test_a_misspelled_column_is_recognised(tmp_path: Path) -> None:
    text = text_of("figures").replace("measure", "Measures", 1)

    (problem,) = read_folder(write_folder(tmp_path, figures=text)).problems

    assert Language("en").render(problem.remedy) == "Rename “Measures” to “measure”."


ROWS: list[tuple[dict[str, Table], list[Place]]] = [
    (changed("organisations", id="Club!"), [("organisations.csv", 2, "id")]),
    (changed("organisations", 1, name=" "), [("organisations.csv", 3, "name")]),
    (changed("organisations", 1, founded="31.12.1992"), [("organisations.csv", 3, "founded")]),
    (changed("organisations", 1, founded="9999-12-31~"), [("organisations.csv", 3, None)]),
    (
        changed("organisations", 1, founded="2000", dissolved="1999"),
        [("organisations.csv", 3, "")],
    ),
    (changed("organisations", 1, email="a b"), [("organisations.csv", 3, "email")]),
    (changed("organisations", 1, website="www.x.de"), [("organisations.csv", 3, "website")]),
    (changed("organisations", 1, phone="call me"), [("organisations.csv", 3, "phone")]),
    (changed("organisations", 1, kind="clubb"), [("organisations.csv", 3, "kind")]),
    (
        changed("organisations", 1, topics="language; nonsense"),
        [("organisations.csv", 3, "topics")],
    ),
    (changed("organisations", 1, source="hearsay"), [("organisations.csv", 3, "source")]),
    (
        changed("organisations", 1, summary="Write to erika.muster@club.example"),
        [("organisations.csv", 3, "summary")],
    ),
    (changed("organisations", 1, summary="a\x00b"), [("organisations.csv", 3, "summary")]),
    (changed("organisations", 1, summary="a\x1b[31mb"), [("organisations.csv", 3, "summary")]),
    (changed("organisations", 1, summary="a" * 10_001), [("organisations.csv", 3, "summary")]),
    (changed("organisations", 1, summary="a" * 200_000), [("organisations.csv", 3, "")]),
    (changed("locations", postcode="9869"), [("locations.csv", 2, "postcode")]),
    (changed("locations", ags="1607002"), [("locations.csv", 2, "ags")]),
    (changed("locations", ags="99999"), [("locations.csv", 2, "ags")]),
    (changed("locations", ags="16052000"), [("locations.csv", 2, "latitude")]),
    (
        changed("locations", latitude="10.9192", longitude="50.6838"),
        [("locations.csv", 2, "latitude")],
    ),
    (changed("locations", longitude=""), [("locations.csv", 2, "")]),
    (changed("locations", latitude="50,68"), [("locations.csv", 2, "latitude")]),
    (changed("locations", latitude="nan"), [("locations.csv", 2, "latitude")]),
    (changed("locations", longitude="190"), [("locations.csv", 2, "longitude")]),
    (changed("locations", precision="exact"), [("locations.csv", 2, "precision")]),
    (changed("locations", publication=""), [("locations.csv", 2, "publication")]),
    (changed("areas", ags="16999"), [("areas.csv", 2, "ags")]),
    (changed("areas", owner="nobody"), [("areas.csv", 2, "owner")]),
    (changed("fundings", amount_eur="1.500,50 €"), [("fundings.csv", 2, "amount_eur")]),
    (changed("fundings", amount_eur="-1"), [("fundings.csv", 2, "amount_eur")]),
    (changed("fundings", amount_eur="inf"), [("fundings.csv", 2, "amount_eur")]),
    (changed("fundings", project=""), [("fundings.csv", 2, "")]),
    (changed("figures", value="many"), [("figures.csv", 2, "value")]),
    (changed("relations", object=""), [("relations.csv", 2, "object")]),
    (added("figures", value="61"), [("figures.csv", 3, "id")]),
    (added("vocabulary", label_en="society"), [("vocabulary.csv", 12, "code")]),
    (
        added("vocabulary", list="Topic", code="a b"),
        [("vocabulary.csv", 12, "list"), ("vocabulary.csv", 12, "code")],
    ),
    (added("vocabulary", code="other", sort="first"), [("vocabulary.csv", 12, "sort")]),
    (added("projects", id="club-ilmenau"), [("projects.csv", 3, "id")]),
]


@pytest.mark.parametrize(
    ("tables", "expected"),
    ROWS,
    ids=[f"{places[0][0]}-{places[0][2]}-{number}" for number, (_, places) in enumerate(ROWS)],
)
def test_a_bad_cell_is_named_in_its_place_and_its_row_left_out(
    tmp_path: Path, tables: dict[str, Table], expected: list[Place]
) -> None:
    reading = read_folder(write_folder(tmp_path, **tables))
    direct = [
        p
        for p in reading.problems
        if p.file == expected[0][0] and "was left out" not in p.message.text
    ]

    assert [place(p)[: 2 if expected[0][2] is None else 3] for p in direct] == [
        each[: 2 if each[2] is None else 3] for each in expected
    ]
    assert all(problem.is_error for problem in direct)
    gone = {(p.file, p.row) for p in reading.problems}  # every one of them in a row
    assert reading.left_out == len(gone)
    assert reading.rows - reading.left_out == sum(map(len, reading.dataset.tables().values()))


def test_a_row_is_named_with_everything_that_is_wrong_with_it(tmp_path: Path) -> None:
    tables = changed(
        "organisations",
        1,
        name="",
        kind="clubb",
        founded="soon",
        topics="a;b",
        email="erika.muster@club.example",
        summary="or max.muster@club.example",
        source="hearsay",
    )

    reading = read_folder(write_folder(tmp_path, **tables))
    found = [p.column for p in reading.problems if p.file == "organisations.csv"]

    assert found == ["name", "kind", "founded", "topics", "topics", "email", "summary", "source"]


def test_both_checks_over_several_cells_speak_although_a_cell_is_bad(tmp_path: Path) -> None:
    tables = changed(
        "locations", latitude="", valid_from="2000", valid_to="1999", precision="wrong"
    )

    found = [p.column for p in read_folder(write_folder(tmp_path, **tables)).problems]

    assert sorted(found) == ["", "", "precision"]


def test_what_depends_on_a_row_that_was_left_out_names_that_row(tmp_path: Path) -> None:
    reading = read_folder(write_folder(tmp_path, **changed("organisations", founded="soon")))
    said = {place(p): Language("en").render(p.message) for p in reading.problems}

    assert said[("projects.csv", 2, "organisation")] == (
        "“club-ilmenau” was left out: row 2 of organisations.csv."
    )
    # The chain goes on: the project is gone, so is its event, so are that event's hall and guests.
    assert set(said) == {
        ("organisations.csv", 2, "founded"),
        ("locations.csv", 2, "owner"),
        ("locations.csv", 3, "owner"),
        ("areas.csv", 2, "owner"),
        ("projects.csv", 2, "organisation"),
        ("fundings.csv", 2, "project"),
        ("events.csv", 2, "organiser"),
        ("relations.csv", 2, "subject"),
        ("figures.csv", 2, "owner"),
    }
    assert [row.id for row in reading.dataset.organisations] == ["city-erfurt"]


def test_a_word_of_the_vocabulary_that_was_left_out_is_named_as_such(tmp_path: Path) -> None:
    reading = read_folder(write_folder(tmp_path, **changed("vocabulary", label_de="")))
    said = {place(p): Language("en").render(p.message) for p in reading.problems}

    assert said[("organisations.csv", 2, "kind")] == (
        "“club” was left out: row 2 of vocabulary.csv."
    )


def test_of_two_rows_with_one_id_the_one_that_is_sound_is_kept(tmp_path: Path) -> None:
    rows = good_tables()["figures"]
    tables: dict[str, Table] = {"figures": [rows[0] | {"value": "many"}, rows[0]]}

    reading = read_folder(write_folder(tmp_path, **tables))

    assert places(reading)[0] == ("figures.csv", 2, "id")
    assert [figure.value for figure in reading.dataset.figures] == [60]


def test_row_numbers_stay_true_after_empty_rows_and_cells_of_several_lines(tmp_path: Path) -> None:
    first, *rest = text_of("organisations").splitlines()
    rest[0] = rest[0].replace("Brings people together.", '"Brings\r\npeople\ntogether."')
    text = "\n".join([first, "", rest[0], ",,,", "  ", rest[1].replace("office", "offfice")])

    reading = read_folder(write_folder(tmp_path, organisations=text))

    assert ("organisations.csv", 6, "kind") in places(reading)
    assert reading.dataset.organisations[0].summary == "Brings\r\npeople\ntogether."


@pytest.mark.parametrize(
    "line",
    [
        'x,"unclosed,club,,,,,,,,,,,,report,',
        'x,"closed" too early,club,,,,,,,,,,,,,report,',
        "x,too,few,cells",
        "x,one,too,many" + "," * 12 + ",report,,more",
        'x,"' + "a" * 140_000,
    ],
    ids=["unclosed", "early", "few", "many", "endless"],
)
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_crooked_row_is_named_and_its_neighbours_are_kept(
    tmp_path: Path, line: str, at: int
) -> None:
    lines = text_of("organisations").splitlines()
    lines.insert(at, line)

    reading = read_folder(write_folder(tmp_path, organisations="\n".join(lines)))

    assert places(reading) == [("organisations.csv", at + 1, "")]
    assert [row.id for row in reading.dataset.organisations] == ["club-ilmenau", "city-erfurt"]
    assert (reading.rows - reading.left_out, reading.left_out) == (
        sum(len(rows) for rows in GOOD.values()),
        1,
    )


def test_what_refers_to_a_crooked_row_is_told_that_it_was_left_out(tmp_path: Path) -> None:
    text = text_of("projects").rstrip() + ",more,cells\n"

    reading = read_folder(write_folder(tmp_path, projects=text))
    said = [Language("en").render(p.message) for p in reading.problems if p.column == "project"]

    assert said == ["“bridge” was left out: row 2 of projects.csv."]


def test_empty_cells_beyond_the_header_do_no_harm(tmp_path: Path) -> None:
    text = "\r\n".join(f"{line},, " for line in text_of("figures").splitlines())

    assert read_folder(write_folder(tmp_path, figures=text)).problems == ()


@pytest.mark.parametrize(
    ("ags", "latitude", "longitude"),
    [("16056", "50.98", "10.32"), ("16056000", "50.98", "10.32"), ("03152", "51.53", "9.93")],
)
def test_a_code_that_a_reform_replaced_is_understood(
    tmp_path: Path, ags: str, latitude: str, longitude: str
) -> None:
    tables = changed("locations", ags=ags, latitude=latitude, longitude=longitude)

    assert read_folder(write_folder(tmp_path, **tables)).problems == ()


@pytest.mark.parametrize(
    ("cells", "remedy"),
    [
        ({"latitude": "10.9192", "longitude": "50.6838"}, "Swap the two"),
        (
            {"latitude": "10.9192", "longitude": "50.6838", "ags": "", "precision": "place"},
            "Swap the two",
        ),
        (
            {"latitude": "12.37", "longitude": "51.34", "ags": "", "precision": "place"},
            "Swap the two",
        ),
        ({"ags": "16052000"}, "It lies in Ilm-Kreis (16070)"),
        ({"latitude": "48.1", "longitude": "11.6"}, "Correct the coordinates or the key"),
    ],
)
def test_a_misplaced_point_comes_with_the_likely_reason(
    tmp_path: Path, cells: dict[str, str], remedy: str
) -> None:
    (problem,) = read_folder(write_folder(tmp_path, **changed("locations", **cells))).problems

    assert Language("en").render(problem.remedy).startswith(remedy)


@pytest.mark.parametrize("point", [("51.34", "12.37"), ("50.45", "30.52")])
def test_a_point_without_a_key_may_be_anywhere(tmp_path: Path, point: tuple[str, str]) -> None:
    tables = changed("locations", latitude=point[0], longitude=point[1], ags="")

    assert read_folder(write_folder(tmp_path, **tables)).problems == ()


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_problem_can_be_said(tmp_path: Path, language: str) -> None:
    for number, (tables, _) in enumerate(ROWS):
        for problem in read_folder(write_folder(tmp_path / str(number), **tables)).problems:
            said = problem.as_dict(Language(language))
            assert said["message"]
            assert said["remedy"]
            assert len(str(said["message"])) < 400
            assert len(str(said["value"])) <= 80


def test_how_long_a_cell_may_be_is_not_for_other_libraries_to_say(tmp_path: Path) -> None:
    """Some raise the csv module's limit, which is one for the whole process, at their import."""
    before = csv.field_size_limit(10_000_000)
    try:
        tables = changed("organisations", 1, summary="a" * 200_000)
        problems = read_folder(write_folder(tmp_path, **tables)).problems
    finally:
        csv.field_size_limit(before)
    assert "no end" in problems[0].message.text
