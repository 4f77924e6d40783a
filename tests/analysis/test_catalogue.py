"""The catalogue of columns says what the records say one by one, and never makes one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from dashboard.analysis import build_catalogue, facet_counts, match
from dashboard.analysis.catalogue import Catalogue
from dashboard.analysis.columns import Membership
from dashboard.analysis.sites import sites_of
from dashboard.analysis.spans import Beginnings, Spans
from dashboard.model import Dataset, Event, FuzzyDate, Organisation, Period, Project
from dashboard.model.table import Column, Table
from dashboard.selection import LENSES, Selection
from tests.analysis.small import CATALOGUE, DATASET, SOURCE, funding, location, organisation
from tests.analysis.worlds import questions, worlds

LAW = settings(deadline=None, max_examples=40)


class Unread(Table[Any]):
    """A table of columns that no record is ever made of."""

    def __iter__(self) -> Any:
        raise AssertionError("walked over")

    def __getitem__(self, index: Any) -> Any:
        raise AssertionError("a record was made")


def unread(dataset: Dataset) -> Dataset:
    """The same columns, each with values that are alike and others that no row has."""
    tables = {}
    for name, table in dataset.tables().items():
        columns = {field: _untidy(table.column(field)) for field in table.model.model_fields}
        tables[name] = Unread(table.model, columns, len(table))
    return Dataset.of(tables)


def _untidy(column: Column) -> Column:
    number = len(column.values)
    codes = np.where(np.arange(len(column)) % 2, column.codes, column.codes + number)
    return Column((*column.values, *column.values), codes.astype(np.int32))


Days = list[tuple[date | None, date | None, bool]]


def days(spans: Spans) -> Days:
    return list(zip(spans.first.tolist(), spans.last.tolist(), spans.known.tolist(), strict=True))


def told(periods: Iterable[Period]) -> Days:
    return [(p.earliest, p.latest, p.start is not None or p.end is not None) for p in periods]


def members(membership: Membership, size: int) -> list[set[str]]:
    """The values of each row, found by asking for each of them."""
    has = {value: membership.having([value]) for value in membership.values}
    return [{value for value, mask in has.items() if mask[row]} for row in range(size)]


def paid(dataset: Dataset) -> list[tuple[str, Any]]:
    """Each record that is paid for, with the funding, in the order of the fundings."""
    return [
        (party, row) for row in dataset.fundings for party in (row.project, row.recipient) if party
    ]


@LAW
@given(worlds())
def test_the_columns_say_what_the_records_say_one_by_one(dataset):
    catalogue, holders = build_catalogue(dataset), list(dataset.holders.values())
    size = len(holders)
    assert catalogue.size == size
    assert catalogue.records.to_dict("list") == {
        "record": [each.id for each in holders],
        "kind": ["project" if isinstance(each, Project) else each.kind for each in holders],
        "name": [each.name for each in holders],
        "is_project": [isinstance(each, Project) for each in holders],
    }
    assert dict(catalogue.position_of) == {each.id: n for n, each in enumerate(holders)}
    assert members(catalogue.facets["topic"], size) == [{*each.topics} for each in holders]
    groups = [{*each.target_groups} for each in holders]
    assert members(catalogue.facets["target_group"], size) == groups
    assert days(catalogue.active) == told(each.period for each in holders)
    assert days(catalogue.founded) == told(
        Period(each.period.start, each.period.start) for each in holders
    )


DATES = (None, "1992", "2014~", "2014-36", "2016-01-01", "9999", "0001-01-01")
INTERVALS = (
    "2002-10-01/..",
    "2015/",
    "../2018",
    "/2018~",
    "2014~/2016-05",
    "2014-36/2017?",
    "../..",
)


def test_every_kind_of_period_has_the_days_that_it_has_as_a_record():
    dates = [text and FuzzyDate.parse(text) for text in (*DATES, *INTERVALS)]
    pairs = [(start, end) for start in dates for end in dates]
    periods = [Period.of(start, end) for start, end in pairs]
    start = Beginnings.of(Column.of(start for start, _ in pairs))
    assert days(Spans.of(start, Column.of(end for _, end in pairs))) == told(periods)
    assert days(Spans.of_beginnings(start)) == told(Period(p.start, p.start) for p in periods)
    ends_open = [p.open_end for (_, end), p in zip(pairs, periods, strict=True) if end is None]
    assert [*start.goes_on[start.codes][[end is None for _, end in pairs]]] == ends_open


@LAW
@given(worlds())
def test_the_fundings_are_rows_of_those_whom_they_pay(dataset):
    catalogue, rows = build_catalogue(dataset), paid(dataset)
    fundings, at = catalogue.fundings, catalogue.position_of
    assert fundings.positions.tolist() == [at[party] for party, _ in rows]
    assert days(fundings.spans) == told(row.period for _, row in rows)
    assert fundings.goes_on == any(row.period.open_end for row in dataset.fundings)
    for facet in ("funder", "programme"):
        values = [getattr(row, facet) for _, row in rows]
        assert members(fundings.facets[facet], len(rows)) == [{v} - {None} for v in values]
        by_record = members(catalogue.facets[facet], catalogue.size)
        for record, n in at.items():
            assert by_record[n] == {
                value
                for (party, _), value in zip(rows, values, strict=True)
                if party == record and value
            }


@LAW
@given(worlds())
def test_each_lens_says_the_same_of_places_as_the_table_of_them(dataset):
    catalogue = build_catalogue(dataset)
    for lens in LENSES:
        placed = catalogue.placed[catalogue.placed["lens"] == lens]
        alone = placed[placed["district"] == ""]
        for by_lens, rows, column in (
            (catalogue.states, placed, "state"),
            (catalogue.districts, placed, "district"),
            (catalogue.states_alone, alone, "state"),
        ):
            found = members(by_lens[lens], catalogue.size)
            for record, n in catalogue.position_of.items():
                assert found[n] == {*rows.loc[rows["record"] == record, column]} - {""}
            assert by_lens[lens].values == tuple(sorted(set().union(*found)))
        stands = catalogue.stands[lens]
        anywhere = {*np.array(list(catalogue.position_of))[catalogue.anywhere[lens]]}
        assert anywhere == {*placed["record"]}
        assert {*np.flatnonzero(catalogue.anywhere[lens])} == {*stands.record}
        ags = {*zip(stands.record, catalogue.places.ags[stands.place], strict=True)}
        assert ags == {*zip(placed["at"], placed["ags"], strict=True)}


@LAW
@given(worlds(), questions())
def test_preparing_and_answering_make_no_record_however_the_columns_are_kept(dataset, question):
    plain, columns = build_catalogue(dataset), build_catalogue(unread(dataset))
    assert columns.records.equals(plain.records)
    assert columns.placed.equals(plain.placed)
    one, other = match(plain, question), match(columns, question)
    assert (one.shown == other.shown).all()
    assert one.answer == other.answer
    assert one.not_recorded().keys() == other.not_recorded().keys()
    assert facet_counts(one) == facet_counts(other)


@pytest.mark.parametrize("lens", LENSES)
def test_the_first_page_never_makes_the_long_table_of_places(lens):
    catalogue = build_catalogue(unread(DATASET))
    facet_counts(match(catalogue, Selection(lens=lens)))
    assert sites_of(catalogue, lens).drawn.any()
    assert "placed" not in vars(catalogue)


def arrays(thing: object) -> list[np.ndarray]:
    """All arrays that a catalogue holds, other than those of its dataset."""
    if isinstance(thing, np.ndarray):
        return [thing]
    if isinstance(thing, Mapping):
        return [array for each in thing.values() for array in arrays(each)]
    if isinstance(thing, Dataset | Table) or not hasattr(thing, "__dataclass_fields__"):
        return []
    return [array for each in vars(thing).values() for array in arrays(each)]


def test_all_readers_share_one_catalogue_that_nobody_can_write_to():
    catalogue = build_catalogue(DATASET)
    match(catalogue, Selection(text="x")).not_recorded()
    held = arrays(catalogue)
    assert len(held) > 50
    assert not any(array.flags.writeable for array in held)
    one, other = (match(catalogue, Selection(kind=("network",))) for _ in range(2))
    assert one.catalogue is other.catalogue is catalogue


@pytest.mark.parametrize(
    "dataset",
    [
        Dataset(),
        Dataset(
            events=(Event(id="e", title="E", kind="fair", **SOURCE),),
            locations=(location("e", "16", id="l", role="venue"),),
        ),
        Dataset(fundings=(funding("gone", recipient="gone"),)),
        Dataset(organisations=(organisation("o"),), locations=(location("gone", "16"),)),
    ],
    ids=["nothing", "only an event", "only a funding", "a place of nobody"],
)
def test_what_belongs_to_no_record_places_none(dataset):
    catalogue = build_catalogue(dataset)
    assert catalogue.placed.empty
    assert not any(catalogue.anywhere[lens].any() for lens in LENSES)
    counts = facet_counts(match(catalogue, Selection(text="x", state=("16",), funder=("gone",))))
    assert counts["lens"] == dict.fromkeys(LENSES, 0)


def test_of_two_records_with_one_id_the_last_counts_as_in_the_dataset():
    dataset = Dataset(
        organisations=(
            organisation("twice", name="First"),
            organisation("other"),
            organisation("twice", name="Last", founded="1999"),
        ),
    )
    catalogue = build_catalogue(dataset)
    assert catalogue.ids(np.ones(catalogue.size, dtype=bool)) == list(dataset.holders)
    assert list(catalogue.records["name"]) == [each.name for each in dataset.holders.values()]
    assert catalogue.founded.known.tolist() == [True, False]


def test_a_record_is_called_by_its_name_and_by_its_id_where_there_is_none():
    assert CATALOGUE.name_of("club") == "Club"
    assert CATALOGUE.name_of("bridge") == "Bridge"
    assert CATALOGUE.name_of("nowhere") == "nowhere"
    assert isinstance(CATALOGUE, Catalogue)
    assert isinstance(DATASET.holders["club"], Organisation)
