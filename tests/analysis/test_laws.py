"""What holds of every dataset and every question."""

from __future__ import annotations

import copy
from collections import Counter
from dataclasses import replace
from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis import build_catalogue, facet_counts, mapped, match, unplaced
from dashboard.analysis.grid import Seen
from dashboard.analysis.levels import NEAR
from dashboard.analysis.mapping import FIRST
from dashboard.geography import districts_in
from dashboard.model import Dataset
from dashboard.selection import FACETS, LENSES, Selection
from tests.analysis.naive import passes
from tests.analysis.worlds import OPTIONS, POINTS, questions, worlds

LAW = settings(deadline=None, max_examples=40)
FEW = settings(deadline=None, max_examples=20)


def answered(catalogue, selection: Selection) -> set[str]:
    return set(catalogue.ids(match(catalogue, selection).shown))


@LAW
@given(worlds(), questions())
def test_what_is_shown_is_what_a_reader_would_pick_one_by_one(dataset, question):
    picked = {record for record in dataset.holders if passes(dataset, question, record)}
    assert answered(build_catalogue(dataset), question) == picked


@LAW
@given(worlds(), questions())
def test_the_count_of_an_option_is_what_it_alone_would_leave(dataset, question):
    catalogue = build_catalogue(dataset)
    counts = facet_counts(match(catalogue, question))
    for facet in FACETS:
        options = {*OPTIONS[facet], *counts[facet]}
        if facet == "district":
            options = {*OPTIONS[facet]} & districts_in(question.epoch).keys()
        for option in options:
            left = answered(catalogue, question.but(**{facet: (option,)}))
            assert counts[facet].get(option, 0) == len(left), (facet, option)
    left = answered(catalogue, question.but(founded=None, founded_unknown=True))
    assert counts["founded_unknown"] == {"1": len(left)}
    if question.has_place:
        for lens in LENSES:
            assert counts["lens"][lens] == len(answered(catalogue, question.but(lens=lens)))


@LAW
@given(worlds(), questions(), st.sampled_from(FACETS), st.data())
def test_more_options_of_a_filter_never_leave_fewer(dataset, question, facet, data):
    catalogue = build_catalogue(dataset)
    one = data.draw(st.sets(st.sampled_from(OPTIONS[facet]), min_size=1))
    more = data.draw(st.sets(st.sampled_from(OPTIONS[facet])))
    narrow = answered(catalogue, question.but(**{facet: tuple(one)}))
    wide = answered(catalogue, question.but(**{facet: tuple(one | more)}))
    assert narrow <= wide <= answered(catalogue, question.but(**{facet: ()}))


@LAW
@given(worlds(), questions())
def test_a_filter_never_adds_what_was_not_there_without_it(dataset, question):
    catalogue = build_catalogue(dataset)
    left = answered(catalogue, question)
    for name in question.asks():
        if name in ("founded", "founded_unknown"):
            without = question.but(founded=None, founded_unknown=False)
        else:
            without = question.but(**{name: Selection.model_fields[name].default})
        assert left <= answered(catalogue, without), name
    assert left <= set(dataset.holders)
    assert answered(catalogue, Selection(lens=question.lens)) == set(dataset.holders)


views = st.builds(
    lambda level, x, y, wide, high: Seen(level, x, y, x + wide, y + high),
    st.integers(14, 34),
    *(st.integers(0, 2**9) for _ in range(2)),
    *(st.integers(0, 47) for _ in range(2)),
) | st.builds(
    # parts of the four Länder, in which the worlds' places are
    lambda level, at, wide: Seen.around([(at[1] - wide, at[0] - wide, at[1] + wide, at[0] + wide)]),
    st.none(),
    st.sampled_from(POINTS),
    st.floats(0.001, 2),
)


@LAW
@given(worlds(), questions(), st.none() | st.integers(0, 4), st.none() | views)
def test_every_shown_record_is_on_the_map_or_listed_beside_it(dataset, question, most, seen):
    matching = match(build_catalogue(dataset), question)
    catalogue, shown = matching.catalogue, matching.shown
    picture = mapped(catalogue, shown, question.lens, most=most, seen=seen)
    circles = {row.id: picture.records([row.id]) for row in picture.circles}
    areas = {row.id: picture.reaching(row.id) for row in picture.areas}
    assert len(circles) == len(picture.circles)
    assert len(areas) == len(picture.areas)
    beside = unplaced(catalogue, shown, question.lens).records
    assert len(beside) == len(set(beside))
    drawn = {id for ids in (*circles.values(), *areas.values()) for id in ids}
    assert drawn.isdisjoint(beside)
    assert drawn | set(beside) == set(catalogue.ids(shown))
    records = dict(zip(catalogue.records["record"], catalogue.records["kind"], strict=True))
    for row, ids in zip(picture.rows, (*circles.values(), *areas.values()), strict=True):
        assert row.count == len(ids) == len(set(ids)) == sum(row.kinds.values())
        assert row.kinds == Counter(records[id] for id in ids)
        assert row.names == tuple((dataset.name_of(id), records[id]) for id in ids)[:FIRST]
    in_circles = {id for ids in circles.values() for id in ids}
    assert picture.kinds == Counter(records[id] for id in in_circles)
    assert set(picture.records(list(circles))) == in_circles
    tally = picture.tally
    assert tally.without == len(beside)
    assert tally.at_places + tally.only_areas == len(drawn)
    if not picture.gathered:
        assert not any(row.together for row in picture.circles)
    elif picture.seen.level >= NEAR:
        assert sum(row.inside for row in picture.circles) <= max(most, 1)


def _pairs(table, one: str, other: str):
    return zip(table[one], table[other], strict=True)


@LAW
@given(worlds(), questions())
def test_what_lacks_something_is_not_shown_and_would_be_shown_without_that_filter(
    dataset, question
):
    catalogue = build_catalogue(dataset)
    matching = match(catalogue, question)
    for name, mask in matching.not_recorded().items():
        fields = ("state", "district") if name == "place" else (name,)
        defaults = {field: Selection.model_fields[field].default for field in fields}
        lacking = set(catalogue.ids(mask))
        assert lacking
        assert lacking.isdisjoint(answered(catalogue, question))
        assert lacking <= answered(catalogue, question.but(**defaults))


@LAW
@given(worlds(), st.sampled_from(LENSES), st.sampled_from(OPTIONS["district"]))
def test_a_record_without_any_place_is_never_dropped_in_silence(dataset, lens, district):
    catalogue = build_catalogue(dataset)
    matching = match(catalogue, Selection(lens=lens, district=(district,)))
    lacking = matching.not_recorded().get("place", np.zeros(catalogue.size, dtype=bool))
    placed = set(catalogue.placed.loc[catalogue.placed["lens"] == lens, "record"])
    assert set(dataset.holders) - placed <= set(catalogue.ids(lacking))


@FEW
@given(worlds(), questions(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(dataset, question, random):
    def shuffled(rows):
        return tuple(random.sample(rows, len(rows)))

    tables = {name: shuffled(rows) for name, rows in dataset.tables().items()}
    one, other = build_catalogue(dataset), build_catalogue(Dataset.of(tables))
    assert answered(one, question) == answered(other, question)
    assert facet_counts(match(one, question)) == facet_counts(match(other, question))
    for seen in (None, Seen.around([(10.5, 50.5, 11.5, 51)])):
        first, second = (
            mapped(each, match(each, question).shown, question.lens, most=1, seen=seen).rows
            for each in (one, other)
        )
        assert first == second
    beside = [unplaced(c, match(c, question).shown, question.lens) for c in (one, other)]
    assert beside[0].listed() == beside[1].listed()


@FEW
@given(worlds(), questions())
def test_asking_changes_nothing_and_asking_again_gives_the_same(dataset, question):
    before = copy.deepcopy(dataset)
    catalogue = build_catalogue(dataset)
    records, placed = catalogue.records.copy(deep=True), catalogue.placed.copy(deep=True)
    answers = [_everything(catalogue, question) for _ in range(2)]
    assert answers[0] == answers[1]
    assert dataset.tables() == before.tables()
    assert replace(dataset) == before
    assert catalogue.records.equals(records)
    assert catalogue.placed.equals(placed)


def _everything(catalogue, question: Selection) -> list[object]:
    matching = match(catalogue, question)
    return [
        matching.shown.tolist(),
        matching.answer,
        {name: mask.tolist() for name, mask in matching.not_recorded().items()},
        facet_counts(matching),
        mapped(catalogue, matching.shown, question.lens).rows,
        unplaced(catalogue, matching.shown, question.lens).listed(),
    ]


@LAW
@given(worlds(), st.dates(date(2012, 1, 1), date(2023, 12, 31)))
def test_what_was_active_on_a_day_agrees_with_its_period(dataset, day):
    catalogue = build_catalogue(dataset)
    matching = match(catalogue, Selection(active=day))
    nobody = np.zeros(catalogue.size, dtype=bool)
    lacking = set(catalogue.ids(matching.not_recorded().get("active", nobody)))
    verdicts = {record: each.period.may_cover(day) for record, each in dataset.holders.items()}
    assert answered(catalogue, matching.selection) == {r for r, v in verdicts.items() if v}
    assert lacking == {record for record, verdict in verdicts.items() if verdict is None}


@FEW
@given(worlds())
def test_money_lands_where_those_whom_it_pays_are_funded_and_nowhere_else(dataset):
    catalogue = build_catalogue(dataset)
    landings = catalogue.placements.landings
    landed = {owner: set() for owner in range(landings.count)}
    for owner, item in zip(landings.owners.tolist(), landings.items.tolist(), strict=True):
        landed[owner].add(item)
    found: dict[str, set[int]] = {record: set() for record in dataset.holders}
    for funding, number in zip(dataset.fundings, landings.of.tolist(), strict=True):
        for party in {funding.recipient, funding.project} & set(found):
            found[party] |= landed[number]
    funded = catalogue.placements.cells["funded"]
    for record, number in zip(found, funded.of.tolist(), strict=True):
        assert found[record] == set(funded.items[funded.owners == number].tolist())
    rows = catalogue.fundings.rows.tolist()
    for at, row in zip(catalogue.fundings.positions.tolist(), rows, strict=True):
        paid = (dataset.fundings[row].project, dataset.fundings[row].recipient)
        assert catalogue.records["record"][at] in paid
