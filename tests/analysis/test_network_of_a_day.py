"""The network in the districts of a day before a reform.

id        is at home                                  is tied to
old       16056 (Eisenach, by its old code)           all others
county    Treffurt, by a point                        old
both      16063 of today, no closer                   old
reaching  works in 16063 of today: both of then       old; it carries course
course    no place, so where its carrier is           reaching
meeting   held in Eisenach                            old, who organises it
office    Erfurt                                      old
"""

from __future__ import annotations

from datetime import date
from io import BytesIO

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis import build_catalogue, match
from dashboard.analysis.network import Network, Wanted, network
from dashboard.analysis.network_nodes import node_ids
from dashboard.analysis.network_places import lines_of
from dashboard.drawing.encoder import decode_values
from dashboard.drawing.network_lines import line_id, line_words, network_map
from dashboard.drawing.symbols import kind_symbols
from dashboard.export.chosen import choose
from dashboard.export.exhibits.asked import Asked
from dashboard.export.exhibits.exhibit import Scope
from dashboard.export.exhibits.network import network_exhibit
from dashboard.export.graphml import graphml
from dashboard.geography import epochs
from dashboard.language import Language
from dashboard.model import Dataset, Event
from dashboard.selection import Selection
from tests.analysis.small import area, location, organisation, point, project
from tests.analysis.test_network import by_id, relation, told
from tests.analysis.worlds import worlds

GERMAN, THEN, NOW = Language("de"), date(2020, 6, 1), date(2026, 7, 1)
EISENACH, TREFFURT = (50.9747, 10.3245), (51.1375, 10.2325)
PARTIES = ("old", "county", "both", "reaching", "office")
CATALOGUE = build_catalogue(
    Dataset(
        organisations=tuple(organisation(id, founded="1990") for id in PARTIES),
        projects=(project("course", organisation="reaching", start="2019"),),
        locations=(
            location("old", "16056000"),
            location("county", "16063", precision="place", **point(TREFFURT)),
            location("both", "16063", precision="district"),
            location("office", "16051000"),
            location("meeting", "16056000", role="venue", id="hall", **point(EISENACH)),
        ),
        areas=(area("reaching", "16063"),),
        events=(
            Event(
                id="meeting",
                title="Meeting",
                kind="conference",
                start="2020-05-01",
                organiser="old",
                location="hall",
                source="s",
            ),
        ),
        relations=tuple(
            relation("old", "partner", each, start="2019", end="2024")
            for each in ("county", "both", "reaching", "office")
        ),
    )
)


def found(catalogue=CATALOGUE, **asked) -> Network:
    matching = match(catalogue, Selection(**asked))
    return network(matching.catalogue, matching.shown, Wanted(), matching.epoch)


def reach(of: Network) -> dict[str, set[str]]:
    return {name: told(of, ties) for name, ties in of.reach.items() if len(ties)}


def test_a_tie_reaches_from_one_district_of_then_to_another():
    assert reach(found(active=THEN)) == {
        "within": {"old organiser meeting"},
        "districts": {
            *("old partner county", "old partner reaching", "old partner office"),
            "reaching carrier course",
        },
        "open": {"old partner both"},
    }


@pytest.mark.parametrize("asked", [{}, {"active": THEN, "todays_districts": True}])
def test_in_todays_districts_it_is_that_of_today(asked):
    assert reach(found(**asked)) == {
        "within": {
            *("old organiser meeting", "old partner county", "old partner reaching"),
            *("reaching carrier course", "old partner both"),
        },
        "districts": {"old partner office"},
    }


def test_who_bridges_districts_is_counted_by_those_of_then():
    then, today = found(active=THEN), found()
    assert by_id(then, then.districts) == {
        **{"old": 3, "county": 2, "both": 1, "reaching": 2, "course": 2, "meeting": 1},
        "office": 2,
    }
    assert by_id(today, today.districts)["old"] == 2
    assert by_id(today, today.districts)["course"] == 1


def test_who_works_in_an_area_of_today_stands_in_both_districts_of_then():
    lines = lines_of(found(active=THEN))
    catalogue = lines.network.catalogue
    assert node_ids(catalogue, lines.nodes(["16056"])) == ["reaching", "course"]
    assert node_ids(catalogue, lines.nodes(["16063"])) == ["reaching", "course"]
    assert node_ids(catalogue, lines.nodes(["16"])) == ["both"]
    joined = {line_id(lines, n): line_words(lines, n, GERMAN) for n in range(lines.drawn)}
    assert joined["16056|16063"] == "Eisenach (–2021) – Wartburgkreis"
    today = lines_of(found())
    assert node_ids(today.network.catalogue, today.nodes(["16063"])) == [
        *("both", "reaching", "course")
    ]


def test_the_map_has_the_borders_of_then():
    symbols = kind_symbols({"association": "Verein", "project": "Projekt"})

    def as_of(**asked):
        lines = lines_of(found(**asked))
        return decode_values(network_map(lines, CATALOGUE.dataset, symbols, GERMAN))["as_of"]

    assert as_of(active=THEN) == "2021-06-30"
    assert as_of() is None
    assert as_of(active=THEN, todays_districts=True) is None


def test_a_file_to_show_has_the_network_of_then():
    selection = Selection(active=THEN, district=("16056",))
    matching = match(CATALOGUE, selection)
    choices, symbols = Named(), kind_symbols({"association": "Verein"})
    scope = Scope(matching, choices, symbols, GERMAN, NOW)
    exhibit = network_exhibit(scope, Asked({"network_show": ["map"]}))
    assert exhibit is not None
    assert decode_values(exhibit.figure.moving)["as_of"] == "2021-06-30"
    assert "Eisenach" in exhibit.figure.still(800, 600)
    (row,) = [row for row in exhibit.table.rows if row[0].text == "Old"]
    assert row[2].number == 3


class Named:
    """Choices whose labels are their codes."""

    def label(self, name: str, code: str) -> str:
        return code


@pytest.mark.parametrize(
    ("asked", "district", "day"),
    [
        ({"active": THEN}, "16056;16063", "2021-06-30"),
        ({"active": THEN, "todays_districts": True}, "16063", NOW.isoformat()),
        ({}, "16063", NOW.isoformat()),
    ],
)
def test_the_file_for_other_tools_names_districts_and_as_of_when_they_are(asked, district, day):
    of, matching = found(**asked), match(CATALOGUE, Selection(**asked))
    chosen = choose(matching, sentence="Alles", query="?", language=GERMAN, day=NOW)
    graph = nx.read_graphml(BytesIO(graphml(of, chosen)), force_multigraph=True)
    assert graph.nodes["reaching"]["district"] == district
    assert graph.graph["districts_as_of"] == day


@settings(deadline=None, max_examples=40)
@given(worlds(), st.sampled_from(epochs()[:-1]))
def test_only_where_a_tie_reaches_within_a_land_depends_on_the_districts(dataset, epoch):
    catalogue = build_catalogue(dataset)
    everybody = np.ones(catalogue.size, dtype=bool)
    then, today = (network(catalogue, everybody, Wanted(), each) for each in (epoch, None))
    for name in ("lands", "unplaced"):
        assert np.array_equal(then.reach[name], today.reach[name])
    assert set(then.reach["within"].tolist()) <= set(today.reach["within"].tolist())
    assert sum(map(len, then.reach.values())) == len(then.kept)
    assert np.array_equal(then.lands, today.lands)
    lines = lines_of(then)
    placed = {*lines.inside.tolist(), *lines.ties(range(len(lines.one))).tolist()}
    assert placed | set(lines.unplaced.tolist()) == set(then.kept.tolist())
