"""What is missing or old: the numbers, and that each is the number of its very rows."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.belonging import TABLES, belonging
from dashboard.analysis.completeness import completeness, missing_rows, optional_columns
from dashboard.analysis.problem_kinds import problem_kinds
from dashboard.analysis.quality import gaps, last_checks, successor
from dashboard.analysis.row_list import Listing
from dashboard.analysis.wordsearch import folded
from dashboard.language import Language
from dashboard.model import Dataset, Source
from dashboard.sources import load, publish
from tests.analysis.small import area, funding, location, organisation, point, project
from tests.analysis.worlds import worlds
from tests.sources.folders import GOOD, write_folder

TODAY = date(2026, 6, 30)


def found(dataset: Dataset, records=None, years: int = 3) -> dict[str, set[str]]:
    """The ids (or owners) of the rows of each gap."""
    rows = {}
    for gap in gaps(dataset, belonging(dataset, records), TODAY, years):
        listing = Listing(dataset, gap.rows)
        rows[gap.name] = {getattr(row, "id", None) or row.owner for _, row in listing.part(0, 999)}
    return rows


WORLD = Dataset(
    sources=(
        Source(id="s", title="Old", published="2020"),
        Source(id="read", title="Read again", published="2010", accessed="2026-01"),
        Source(id="never", title="Nobody knows when"),
    ),
    organisations=(
        organisation("seated", founded="1992"),
        organisation("reaching", source="read"),
        organisation("hidden", source="never"),
        organisation("nameless"),
        organisation("nowhere", founded="2014~"),
    ),
    projects=(project("paid", start="2019/.."), project("unpaid", end="2020"), project("vague")),
    locations=(
        location("seated", "16056000", locator="Zeile 1", **point((50.97, 10.32))),
        location("hidden", publication="hidden"),
        location("nameless", place="Somewhere"),
        location("paid", "16070029", source="read"),
    ),
    areas=(area("reaching", "16056"), area("unpaid", "16063")),
    fundings=(
        funding("seated", project="paid", start="2019"),
        funding("seated", recipient="reaching", id="undated"),
    ),
)


@pytest.mark.parametrize(
    ("gap", "ids"),
    [
        ("place", {"nameless", "nowhere", "vague"}),
        ("date", {"reaching", "hidden", "nameless", "vague"}),
        ("funding_date", {"undated"}),
        ("funder", {"unpaid", "vague"}),
        ("code", {"seated-seat", "reaching"}),
        ("source", set()),
    ],
)
def test_each_gap_names_its_rows_and_no_others(gap, ids):
    assert found(WORLD)[gap] == ids


def with_sources(**used: str) -> Dataset:
    return Dataset(
        sources=WORLD.sources,
        organisations=tuple(
            organisation(id).model_copy(update={"source": source}) for id, source in used.items()
        ),
    )


def test_a_record_is_old_when_its_source_was_neither_read_nor_published_since():
    dataset = with_sources(a="s", b="read", c="never")
    assert found(dataset)["stale"] == {"a"}
    assert found(dataset, years=10)["stale"] == set()
    assert found(dataset)["check"] == {"c"}
    assert last_checks(dataset) == {
        "s": date(2020, 12, 31),
        "read": date(2026, 1, 31),
        "never": None,
    }


def test_the_last_day_of_february_has_its_anniversary():
    dataset = with_sources(a="s")
    rows = belonging(dataset)
    (stale,) = [g for g in gaps(dataset, rows, date(2028, 2, 29), 3) if g.name == "stale"]
    assert stale.count == 1


@pytest.mark.parametrize(
    ("code", "today"),
    [
        ("16056", "16063"),
        ("16056000", "16063"),
        ("03152012", "03159"),
        ("16063102", "16066"),
        ("16070029", None),
        ("16", None),
        ("DE", None),
        ("11", None),
        (None, None),
    ],
)
def test_a_code_that_a_reform_replaced_names_the_district_of_today(code, today):
    assert successor(code) == today


def test_what_is_withheld_for_protection_is_not_missing():
    dataset = publish(
        Dataset(
            organisations=(organisation("a"), organisation("b"), organisation("c")),
            locations=(
                location("a", "16070029", street="Am Markt 1"),
                location("b", "16070029", street="Am Markt 2", publication="hidden"),
                location("c", "16070029"),
            ),
        )
    )
    columns = {each.column: each for each in completeness(dataset, belonging(dataset), "locations")}
    assert (columns["street"].filled, columns["street"].withheld, columns["street"].missing) == (
        1,
        1,
        1,
    )
    assert (columns["ags"].filled, columns["ags"].withheld, columns["ags"].missing) == (2, 1, 0)
    assert "b" not in found(dataset)["place"]


def test_a_selection_asks_only_what_belongs_to_it(tmp_path):
    dataset = load(write_folder(tmp_path)).dataset
    kept = {name: int(mask.sum()) for name, mask in belonging(dataset, ["bridge"]).items()}
    # Bridge organises the meeting, which has a venue and a number of guests of its own.
    assert kept == {
        **dict.fromkeys(TABLES, 0),
        **dict.fromkeys(("projects", "events", "locations", "fundings", "figures", "sources"), 1),
    }


@settings(max_examples=40)
@given(worlds(), st.data())
def test_filled_missing_and_withheld_cells_are_all_rows(dataset, data):
    records = data.draw(st.none() | st.sets(st.sampled_from([*dataset.holders])))
    within = belonging(dataset, records)
    for table in TABLES:
        for each in completeness(dataset, within, table):
            assert each.filled + each.missing + each.withheld == each.rows == within[table].sum()
            rows = np.flatnonzero(missing_rows(dataset, within, table, each.column))
            assert len(rows) == each.missing
            cells = [getattr(dataset.table(table)[int(at)], each.column) for at in rows]
            assert all(cell in (None, ()) for cell in cells)


@settings(max_examples=40)
@given(worlds(), st.data())
def test_each_number_is_that_of_the_records_that_its_list_shows(dataset, data):
    records = data.draw(st.none() | st.sets(st.sampled_from([*dataset.holders])))
    wanted = dataset.holders if records is None else records
    for gap in gaps(dataset, belonging(dataset, records), TODAY, 3):
        listing = Listing(dataset, gap.rows)
        parts = [listing.part(at, at + 3) for at in range(0, len(listing), 3)]
        rows = [row for part in parts for row in part]
        assert len(rows) == len(listing) == gap.count <= gap.looked_at
        holders = [row for table, row in rows if table in ("organisations", "projects")]
        assert all(row.id in wanted for row in holders)
        if gap.name == "place":
            placed = {row.owner for row in dataset.areas} | {
                row.owner
                for row in dataset.locations
                if row.ags or row.latitude or row.publication == "hidden"
            }
            assert {row.id for row in holders} == set(wanted) - placed
        if gap.name == "date":
            plain = {id for id in wanted if not _dated(dataset.holders[id])}
            assert {row.id for row in holders} == plain


def _dated(holder) -> bool:
    return any(getattr(holder, name, None) for name in ("founded", "start", "end"))


def test_a_list_is_by_name_within_each_table():
    dataset = Dataset(
        organisations=tuple(organisation(f"o{n}", name=name) for n, name in enumerate("bÄaC")),
        projects=(project("p", name="Aa"),),
    )
    rows = Listing(dataset, {"organisations": np.arange(4), "projects": np.arange(1)})
    names = [row.name for _, row in rows.part(0, 9)]
    assert names == ["a", "Ä", "b", "C", "Aa"]
    assert names[:4] == sorted(names[:4], key=folded)
    assert [row.name for _, row in rows.part(3, 5)] == ["C", "Aa"]


def test_only_columns_that_may_be_empty_are_looked_at():
    assert "name" not in optional_columns("organisations")
    assert "founded" in optional_columns("organisations")
    with pytest.raises(KeyError):
        optional_columns("vocabulary")


def test_problems_of_one_kind_stand_together_and_say_what_they_share(tmp_path):
    bad = [{**GOOD["organisations"][0], "id": f"o{n}", "kind": f"k{n}"} for n in range(3)]
    worse = {**GOOD["organisations"][0], "website": "nowhere"}
    reading = load(write_folder(tmp_path, organisations=[*GOOD["organisations"][1:], *bad, worse]))
    kinds = problem_kinds(reading.problems)
    assert sum(len(kind.problems) for kind in kinds) == len(reading.problems)
    words = [Language("en").render(kind.words) for kind in kinds]
    assert "“nowhere” is not a web address." in words
    assert all(each.is_error == kind.is_error for kind in kinds for each in kind.problems)
    (strange,) = [kind for kind in kinds if {p.value for p in kind.problems} == {"k0", "k1", "k2"}]
    assert "…" in Language("en").render(strange.words)
