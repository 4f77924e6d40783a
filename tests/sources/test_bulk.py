"""What is read in bulk is exactly what is read row by row, problems and all."""

from __future__ import annotations

import gc
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.language import message
from dashboard.model import TABLES, Location
from dashboard.model.table import Column, Table
from dashboard.sources import load, loading, places
from dashboard.sources.bulk import judge_table
from dashboard.sources.cells import judge
from dashboard.sources.grid import Fault, Line, decoded, line_by_line, lines
from dashboard.sources.rows import Rows, TextColumns
from dashboard.sources.swift import text_columns
from tests.sources import both_ways
from tests.sources.folders import GOOD, HOSTILE, csv_text, good_tables, write_folder

quietly = settings(max_examples=60, deadline=None)

CROOKED = Fault(message("The file is empty."), message("Type the text anew."))
TEXTS = (
    st.text(max_size=12)
    | st.sampled_from(HOSTILE)
    | st.sampled_from(["", " ", " x ", "\x00", "x" * 10_001, ";", "club;office", "report", "exact"])
    | st.sampled_from(["e.muster@club.example", "info@club.example", "a;e.muster@club.example"])
    | st.sampled_from(["nan", "1e999", "9" * 400, "true", "1.0", "0", "-1", "51.5", "11.5"])
    | st.sampled_from(["2014-36", "../..", "[2014..]", "2010/2012", "1890", "2002-10-01/..", "x/y"])
    | st.sampled_from(["DE", "16", "99", "16070", "16070029", "16051000", "https://a.example"])
)


@st.composite
def tables_of_rows(draw: st.DrawFn) -> tuple[str, Rows]:
    """Draw good rows of a table, some cells changed, some rows too short, too long or broken.

    Columns are missing, unknown, or there twice.
    """
    table = draw(st.sampled_from(list(TABLES)))
    fields = list(TABLES[table].model_fields)
    extra = draw(st.lists(st.sampled_from([*fields, "elsewhere", ""]), max_size=1))
    gone = draw(st.sets(st.sampled_from(fields), max_size=1))
    names = [name for name in draw(st.permutations([*fields, *extra])) if name not in gone]
    lines = []
    for number in range(2, draw(st.integers(2, 7))):
        cells = dict(draw(st.sampled_from(GOOD[table])))
        cells |= draw(st.dictionaries(st.sampled_from(names), TEXTS, max_size=3))
        row = [cells.get(name, "") for name in names]
        row = draw(st.sampled_from([row, row, row, row[:-1], [*row, ""], [*row, "", "x"]]))
        lines.append(Line(number, row, draw(st.sampled_from([None, None, None, CROOKED]))))
    return table, Rows(names, [line for line in lines if not line.is_empty], fields)


@quietly
@given(tables_of_rows())
def test_a_table_is_judged_as_its_rows_one_by_one(drawn: tuple[str, Rows]) -> None:
    table, rows = drawn
    in_bulk, one_by_one = judge_table(table, rows).rows(), [judge(table, row) for row in rows]

    assert in_bulk == one_by_one
    assert repr(in_bulk) == repr(one_by_one)


@quietly
@given(tables_of_rows())
def test_columns_are_judged_as_the_rows_that_they_are_made_of(drawn: tuple[str, Rows]) -> None:
    table, rows = drawn
    width = max(len(rows.names), *(len(line.cells) for line in rows.lines), 0)
    lines = [Line(each.number, [*each.cells, *[""] * width][:width]) for each in rows.lines]
    columns = [Column.of(line.cells[i] for line in lines) for i in range(width)]
    numbers = np.array([line.number for line in lines], dtype=int)
    header = Line(1, rows.names)
    by_lines = Rows(rows.names, lines, rows.fields)
    by_columns = Rows(rows.names, TextColumns(header, columns, numbers), rows.fields)

    assert list(by_columns) == list(by_lines)
    assert judge_table(table, by_columns).rows() == judge_table(table, by_lines).rows()


NASTY = st.text(alphabet='a",;\n\r \x00\u2028é\ufeff', max_size=40)
GRIDS = st.lists(
    st.lists(st.sampled_from(["", " ", "a", '"a"', '""', '"b\nc"', '"d""e"', "é"]), min_size=2),
    min_size=1,
).map(lambda rows: "\n".join(",".join((row * 3)[:3]) for row in rows))


@quietly
@given(NASTY | GRIDS)
def test_a_text_is_taken_apart_by_columns_as_line_by_line_or_not_at_all(text: str) -> None:
    found = text_columns(text.encode())

    if found is not None:
        whole = decoded(text.encode())
        assert isinstance(whole, str)
        expected = [line for line in lines(whole) if not line.is_empty]
        assert [found.header, *found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "a,b\n1,2",
        "\ufeffa,b\n1,2\n",
        "a,b\r\n1,2\r\n\r\n3,\r\n",
        'a,b\n"1,\r\n""x""","é\u2028"\n',
        "a,b\n,\n\n1,2\n",
        ",\na,b\n1,2",
    ],
)
def test_a_sound_text_is_taken_apart_by_columns(text: str) -> None:
    found = text_columns(text.encode())

    assert found is not None
    expected = [line for line in lines(text.removeprefix("\ufeff")) if not line.is_empty]
    assert [found.header, *found] == expected


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b",\n,\n",
        b"a,b\n1\n",
        b"a,b\n1,2,3\n",
        b"a,b\r1,2\n",
        b"a,b\n1,\x002\n",
        b"a,b\n\xff,2\n",
        b'a,b\n"1,2\n',
        b'a,b\n1"2",3\n',
        b'a,b\n"1"2,3\n',
        b'a,b\n "1",3\n',
        b'"a\nb",c\n1,2\n',
        b"a,b\n" + b"x" * 131_073 + b",2\n",
    ],
)
def test_what_programs_may_read_differently_is_not_taken_apart_by_columns(content: bytes) -> None:
    assert text_columns(content) is None


@quietly
@given(st.text(alphabet='a",;\n\r \x00\u2028é', max_size=40))
def test_a_text_is_taken_apart_in_one_go_as_line_by_line(text: str) -> None:
    assert list(lines(text)) == list(line_by_line(text))


CELLS = [
    (table, number, column)
    for table, rows in GOOD.items()
    for number in range(len(rows))
    for column in TABLES[table].model_fields
]


@quietly
@given(st.lists(st.tuples(st.sampled_from(CELLS), TEXTS), max_size=6))
def test_a_folder_is_read_in_bulk_as_row_by_row(
    cells: list[tuple[tuple[str, int, str], str]],
) -> None:
    tables = good_tables()
    for (table, number, column), text in cells:
        tables[table][number][column] = text
    files: dict[str, str | bytes] = {
        name: csv_text(name, rows).encode("utf-8", "replace") for name, rows in tables.items()
    }

    with tempfile.TemporaryDirectory() as folder:
        both_ways.load(write_folder(Path(folder), **files))


@pytest.mark.parametrize("table", [name for name in TABLES if name not in places.PLACED])
def test_where_nothing_has_a_place_nothing_is_misplaced(table: str) -> None:
    rows = [TABLES[table].model_validate(row) for row in GOOD[table]]
    assert list(places.place_faults(Table.of(TABLES[table], rows))) == []


@quietly
@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, "DE", "16", "16070029", "16056", "03152", "99", "02", "x"]),
            st.none() | st.floats(50, 52) | st.sampled_from([11.0, 50.98, "north"]),
            st.none() | st.floats(9.9, 12.6) | st.sampled_from([50.7, 10.91]),
        ),
        max_size=6,
    )
)
def test_places_are_doubted_or_not_but_always_found_the_same(
    drawn: list[tuple[object, object, object]],
) -> None:
    records = [
        Location.model_construct(ags=ags, latitude=north, longitude=east)
        for ags, north, east in drawn
    ]
    one_by_one = [
        (position, fault)
        for position, record in enumerate(records)
        for fault in places.faults_of(record)
    ]

    assert list(places.place_faults(Table.of(Location, records))) == one_by_one


def test_garbage_is_collected_again_after_loading_even_if_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(write_folder(tmp_path))
    assert gc.isenabled()

    monkeypatch.delattr(loading, "publish")
    with pytest.raises(NameError):
        load(tmp_path)
    assert gc.isenabled()
