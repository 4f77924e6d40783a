"""Tables of columns, and the ways between them: the same as the records that they are made of."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model import Dataset, Relation, Term
from dashboard.model.table import Column, Table
from dashboard.model.ways import ById, Grouped

TERMS = (
    Term(list="topic", code="a", label_de="Ä", label_en="A", sort=2),
    Term(list="topic", code="b", label_de="B", label_en="B", sort=1),
    Term(list="kind", code="a", label_de="C", label_en="C"),
)


def as_columns(records: tuple[Term, ...]) -> Table[Term]:
    """A table that has columns alone, and makes its records from them."""
    given = Table.of(Term, records)
    return Table(Term, {name: given.column(name) for name in Term.model_fields}, len(records))


@given(st.lists(st.sampled_from([None, (), ("a",), ("a", "b"), "x", 1])))
def test_a_column_gives_back_the_cells_that_it_was_made_of(cells):
    column = Column.of(cells)
    assert column.cells() == cells
    assert [column.cell(i) for i in range(len(column))] == cells
    assert list(column.spread(lambda value: value)) == cells


@given(st.lists(st.sampled_from(["a", "b", None, ()])), st.data())
def test_a_column_without_what_no_row_has_says_the_same(cells, data):
    rows = data.draw(st.lists(st.sampled_from(range(len(cells))) if cells else st.nothing()))
    column = Column.of(cells).take(np.array(rows, dtype=int)).without_unused()
    assert column.cells() == [cells[row] for row in rows]
    assert set(column.codes.tolist()) == set(range(len(column.values)))


@given(st.lists(st.sampled_from(["a", None])), st.lists(st.sampled_from(["b", None, ("c",)])))
def test_a_column_is_followed_by_other_cells(cells, more):
    assert Column.of(cells).followed_by(more).cells() == [*cells, *more]


def test_a_table_of_columns_makes_the_records_that_it_was_made_of():
    table = as_columns(TERMS)
    assert table == TERMS
    assert table == Table.of(Term, TERMS)
    assert list(table) == list(TERMS)
    assert table[-1] == TERMS[-1]
    assert table[1:] == TERMS[1:]
    assert table[0].model_dump() == TERMS[0].model_dump()
    assert table != TERMS[:2]
    assert table != "no records"


def test_a_table_of_columns_has_no_more_rows_than_it_has():
    with pytest.raises(IndexError):
        as_columns(TERMS)[3]
    with pytest.raises(KeyError):
        as_columns(TERMS).column("colour")
    with pytest.raises(KeyError):
        Table.of(Term, TERMS).column("colour")


def test_rows_are_taken_in_the_order_asked_for():
    assert as_columns(TERMS).take(np.array([2, 0])) == (TERMS[2], TERMS[0])


def test_columns_are_changed_in_a_new_table():
    table = as_columns(TERMS)
    louder = table.with_columns({"label_de": Column.of(["Ä!", "B!", "C!"])})
    assert [term.label_de for term in louder] == ["Ä!", "B!", "C!"]
    assert [term.code for term in louder] == ["a", "b", "a"]
    assert table == TERMS


def test_a_record_made_from_columns_cannot_be_written_to():
    with pytest.raises(ValueError, match="frozen"):
        as_columns(TERMS)[0].code = "z"


def relation(number: int, subject: str, object: str) -> Relation:
    return Relation(id=f"r-{number}", subject=subject, kind="k", object=object, source="s")


parties = st.sampled_from(["a", "b", "c"])


@given(st.lists(st.tuples(parties, parties)))
def test_records_are_grouped_by_either_party_in_their_order(pairs):
    rows = [relation(i, *pair) for i, pair in enumerate(pairs)]
    found = Grouped(Table.of(Relation, rows), "subject", also="object")
    for party in "abc":
        expected = tuple(row for row in rows if party in (row.subject, row.object))
        assert found.get(party, ()) == expected
        assert [rows[at] for at in found.positions(party)] == list(expected)
    assert set(found) == {party for pair in pairs for party in pair}


def test_records_are_found_by_id_over_several_tables():
    one, two = relation(1, "a", "b"), relation(2, "b", "c")
    found = ById(Table.of(Relation, [one]), Table.of(Relation, [two]))
    assert dict(found) == {"r-1": one, "r-2": two}
    assert found.cell("r-2", "object") == "c"
    assert "r-3" not in found
    with pytest.raises(KeyError):
        found.cell("r-3", "object")


def test_a_dataset_of_columns_equals_one_of_records():
    assert Dataset(vocabulary=as_columns(TERMS)) == Dataset(vocabulary=TERMS)
