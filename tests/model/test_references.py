"""What no row can know by itself: ids that repeat, references that lead nowhere, unknown codes."""

from __future__ import annotations

import pytest

from dashboard.model import TABLES
from dashboard.model.fields import Listed, Refers
from dashboard.model.references import check_references, marks
from tests.drawing.sample import ROWS


def tables(**changed: list[dict[str, str]]):
    """The sample's tables, some of them changed."""
    rows = {**ROWS, **changed}
    return {
        name: [model.model_validate(row) for row in rows[name]] for name, model in TABLES.items()
    }


def with_row(table: str, position: int, **cells: str):
    """The sample's tables, some cells of one row changed."""
    rows = [dict(row) for row in ROWS[table]]
    rows[position].update(cells)
    return tables(**{table: rows})


def test_good_tables_have_no_findings():
    assert check_references(tables()) == []


@pytest.mark.parametrize(
    ("table", "position", "column", "cell"),
    [
        ("organisations", 0, "source", "nothing"),
        ("locations", 0, "owner", "nobody"),
        ("areas", 0, "owner", "nobody"),
        ("projects", 0, "organisation", "course"),
        ("fundings", 0, "funder", "course"),
        ("fundings", 0, "recipient", "nobody"),
        ("fundings", 1, "project", "house"),
        ("events", 0, "organiser", "talk"),
        ("events", 0, "location", "nowhere"),
        ("relations", 0, "subject", "nobody"),
        ("relations", 0, "object", "nobody"),
        ("figures", 0, "owner", "nobody"),
    ],
)
def test_a_reference_that_leads_nowhere_is_found(table, position, column, cell):
    (finding,) = check_references(with_row(table, position, **{column: cell}))
    assert (table, position, column, cell) == (
        finding.table,
        finding.position,
        finding.column,
        finding.value,
    )
    assert "is not in" in finding.message.text


@pytest.mark.parametrize(
    ("table", "column", "cell", "wrong"),
    [
        ("organisations", "kind", "x", "x"),
        ("organisations", "legal_form", "x", "x"),
        ("organisations", "topics", "language;x", "x"),
        ("organisations", "target_groups", "x", "x"),
        ("organisations", "languages", "x", "x"),
        ("locations", "role", "x", "x"),
        ("projects", "topics", "x", "x"),
        ("events", "kind", "x", "x"),
        ("relations", "kind", "x", "x"),
        ("figures", "measure", "x", "x"),
        ("figures", "qualifier", "x", "x"),
    ],
)
def test_a_code_of_no_list_is_found_with_those_that_there_are(table, column, cell, wrong):
    (finding,) = check_references(with_row(table, 0, **{column: cell}))
    assert (table, column, wrong) == (finding.table, finding.column, finding.value)
    assert dict(finding.remedy.values)["codes"]


def test_an_organisation_a_project_and_an_event_cannot_share_an_id():
    doubled = check_references(with_row("projects", 1, id="house"))
    assert [(f.table, f.column, f.value) for f in doubled] == [("projects", "id", "house")]
    doubled = check_references(with_row("events", 1, id="unknown"))
    assert [(f.table, f.column, f.value) for f in doubled] == [("events", "id", "unknown")]


def test_rows_of_other_tables_may_share_an_id_and_those_of_one_may_not():
    assert check_references(with_row("fundings", 0, id="house")) == []
    (finding,) = check_references(with_row("fundings", 1, id="f1"))
    assert (finding.table, finding.position, finding.column) == ("fundings", 1, "id")


def test_a_code_may_be_in_two_lists_and_only_once_in_one():
    term = {"code": "seat", "label_de": "x", "label_en": "x"}
    vocabulary = ROWS["vocabulary"]
    assert check_references(tables(vocabulary=[*vocabulary, {"list": "measure", **term}])) == []
    twice = tables(vocabulary=[*vocabulary, {"list": "location_role", **term}])
    (finding,) = check_references(twice)
    assert (finding.table, finding.column, finding.value) == ("vocabulary", "code", "seat")


def test_all_findings_are_told_not_only_the_first():
    broken = tables(sources=[], vocabulary=[])
    assert len(check_references(broken)) > 30


def test_empty_tables_have_no_findings():
    assert check_references({}) == []


@pytest.mark.parametrize(
    "table", [name for name in TABLES if name not in ("sources", "vocabulary")]
)
def test_every_row_points_at_a_source(table):
    assert Refers(("sources",)) == marks(TABLES[table])["source"]


def test_marks_are_found_within_optional_and_listed_columns():
    found = marks(TABLES["organisations"])
    assert Listed("legal_form") == found["legal_form"]
    assert Listed("topic") == found["topics"]
    assert Refers(("organisations",)) == marks(TABLES["projects"])["organisation"]
