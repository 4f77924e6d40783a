"""Laws of what is kept: no good row is ever lost, no bad one kept, and nothing ever raises."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.model import TABLES
from dashboard.model.references import check_references
from dashboard.sources import Reading
from dashboard.sources.reading import read_sheets
from dashboard.sources.rows import Row
from dashboard.sources.sheet import Sheet
from tests.sources.both_ways import read_folder
from tests.sources.folders import GOOD, Table, csv_text, good_tables, write_folder

# The tables that depend on others, each column with the tables that it may point into.
LINKS = {
    "projects": {"organisation": ("organisations",)},
    "fundings": {"funder": ("organisations",), "project": ("projects",)},
    "events": {"organiser": ("organisations", "projects"), "location": ("locations",)},
    "locations": {"owner": ("organisations", "projects", "events")},
    "figures": {"owner": ("organisations", "projects", "events")},
}
WORLD = ("organisations", *LINKS)

quietly = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[dict[str, list[dict[str, str]]], set[str]]:
    """Draw rows that point at each other, in any order, and the ids of those made bad."""
    ids = {table: [f"{table}-{n}" for n in range(draw(st.integers(1, 4)))] for table in WORLD}
    tables: dict[str, list[dict[str, str]]] = {}
    for table in WORLD:
        base = GOOD[table][0]
        tables[table] = [
            base
            | {"id": each}
            | {
                column: draw(st.sampled_from([i for target in targets for i in ids[target]]))
                for column, targets in LINKS.get(table, {}).items()
            }
            for each in ids[table]
        ]
        tables[table] = draw(st.permutations(tables[table]))
    bad = draw(st.sets(st.sampled_from([i for each in ids.values() for i in each]), max_size=4))
    for rows in tables.values():
        for row in rows:
            if row["id"] in bad:
                row["source"] = draw(st.sampled_from(["", "hearsay", "Not A Slug"]))
    return tables, bad


def reading_of(tables: dict[str, list[dict[str, str]]]) -> Reading:
    everything = {**GOOD, "areas": [], "relations": [], **tables}
    return read_sheets(
        Sheet(
            table,
            tuple(
                Row(number, {k: v for k, v in row.items() if v})
                for number, row in enumerate(rows, start=2)
            ),
        )
        for table, rows in everything.items()
    )


def kept_ids(reading: Reading) -> set[str]:
    return {row.id for table in WORLD for row in reading.dataset.tables()[table]}  # type: ignore[attr-defined]


def sound_ids(tables: dict[str, list[dict[str, str]]], bad: set[str]) -> set[str]:
    """Return the ids of the rows that are good and lead, however far, to good rows alone."""
    leads = {
        row["id"]: {row[column] for column in LINKS.get(table, {})}
        for table, rows in tables.items()
        for row in rows
    }

    def reached(start: str) -> set[str]:
        seen, new = set[str](), {start}
        while new:
            seen |= new
            new = {target for each in new for target in leads[each]} - seen
        return seen

    return {each for each in leads if not reached(each) & bad}


@quietly
@given(worlds())
def test_exactly_the_rows_that_lead_to_good_rows_alone_are_kept(
    world: tuple[dict[str, list[dict[str, str]]], set[str]],
) -> None:
    tables, bad = world
    reading = reading_of(tables)

    assert kept_ids(reading) == sound_ids(tables, bad)
    assert reading.left_out + sum(map(len, reading.dataset.tables().values())) == reading.rows
    assert check_references(reading.dataset.tables()) == []


@quietly
@given(worlds())
def test_every_row_that_was_left_out_is_named_and_no_other(
    world: tuple[dict[str, list[dict[str, str]]], set[str]],
) -> None:
    tables, _ = world
    reading = reading_of(tables)
    kept = kept_ids(reading)
    gone = {
        (f"{table}.csv", number)
        for table, rows in tables.items()
        for number, row in enumerate(rows, start=2)
        if row["id"] not in kept
    }

    assert {(problem.file, problem.row) for problem in reading.problems} == gone


@quietly
@given(st.data())
def test_no_file_whatsoever_stops_the_reading(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(list(TABLES)))
    whole = csv_text(table, GOOD[table]).encode()
    at = data.draw(st.integers(0, len(whole)))
    noise = data.draw(
        st.binary(max_size=30)
        | st.text(alphabet='",;\n\r\x00\u2028é{%', max_size=30).map(str.encode)
    )
    content = data.draw(st.sampled_from([noise, whole[:at] + noise + whole[at:], whole[:at]]))

    with tempfile.TemporaryDirectory() as folder:
        reading = read_folder(write_folder(Path(folder), **{table: content}))

    assert reading.left_out + sum(map(len, reading.dataset.tables().values())) == reading.rows
    assert check_references(reading.dataset.tables()) == []
    assert reading.problems or reading.left_out == 0


CELLS = [
    (table, number, column)
    for table, rows in GOOD.items()
    for number in range(len(rows))
    for column in TABLES[table].model_fields
]
NASTY = st.text(max_size=20) | st.sampled_from(
    ["nan", "-inf", "1e999", "9" * 400, "0000-00-00", "../..", "Y17000", "2014-99", "[2014..]"]
)


@quietly
@given(st.lists(st.tuples(st.sampled_from(CELLS), NASTY), max_size=5))
def test_no_cell_whatsoever_stops_the_reading(
    cells: list[tuple[tuple[str, int, str], str]],
) -> None:
    tables = good_tables()
    for (table, number, column), text in cells:
        tables[table][number][column] = text
    files: dict[str, Table] = {
        name: csv_text(name, rows).encode("utf-8", "replace") for name, rows in tables.items()
    }

    with tempfile.TemporaryDirectory() as folder:
        reading = read_folder(write_folder(Path(folder), **files))

    assert reading.left_out + sum(map(len, reading.dataset.tables().values())) == reading.rows
    assert reading.problems or reading.left_out == 0
    assert check_references(reading.dataset.tables()) == []
