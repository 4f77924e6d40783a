"""The network of `test_network` on the map, by hand.

Club and bridge are in Ilm-Kreis, council and meeting in Erfurt, hanse in Hannover, one and
other in Sachsen without more; nowhere has no place.
"""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings

from dashboard.analysis import network_places
from dashboard.analysis.network_nodes import node_ids
from dashboard.analysis.network_places import Lines, lines_of
from dashboard.drawing.encoder import decode_values
from dashboard.drawing.network_lines import line_id, line_values, lines_part, network_map
from dashboard.drawing.symbols import kind_symbols
from dashboard.language import Language
from tests.analysis.test_network import DATASET, PAIRS, SEVERAL, asked, told, world

GERMAN = Language("de")


def lines(**wanted) -> Lines:
    return lines_of(asked(**wanted))


def by_line(found: Lines) -> dict[str, set[str]]:
    return {
        line_id(found, line): told(found.network, found.ties([line]))
        for line in range(len(found.one))
    }


def test_each_line_stands_for_its_ties():
    found = lines()
    assert by_line(found) == {
        "16051|16070": {"club partner council", "club presenter meeting", "council funder bridge"},
        "03241|16051": {"council partner hanse"},
    }
    assert found.sizes.tolist() == [3, 1]


def test_what_has_no_line_is_told():
    found = lines()
    assert told(found.network, found.inside) == {
        "club carrier bridge",
        "council organiser meeting",
        "one partner other",
    }
    assert told(found.network, found.unplaced) == {"nowhere member hanse"}


def test_who_works_in_several_areas_has_a_line_from_each_of_them():
    found = lines(dataset=SEVERAL)
    joined = by_line(found)
    assert joined["15|16070"] == {"many partner club", "both member many"}
    assert joined["16|16070"] == {"many partner club", "far partner club", "both member many"}
    assert joined["16051|16070"] == {"both partner club"}
    assert joined["15|16051"] == {"both member many"}
    assert {line for line, ties in joined.items() if "hanse funder many" in ties} == {
        *("03241|15", "03241|16")
    }
    assert not len(found.inside) and not len(found.unplaced)
    assert found.several == 2
    assert node_ids(found.network.catalogue, found.nodes(["15", "16070"])) == [
        *("club", "both", "many")
    ]


def test_who_is_at_a_place_is_told():
    found = lines()
    catalogue = found.network.catalogue
    assert node_ids(catalogue, found.nodes(["16070", "14", "nowhere"])) == [
        *("club", "one", "other", "bridge")
    ]


def test_too_many_lines_are_gathered_by_district_and_the_strongest_drawn(monkeypatch):
    monkeypatch.setattr(network_places, "MOST_LINES", 1)
    found = lines()
    assert found.gathered
    assert found.drawn == 1
    assert [each[0] for each in line_values(found, DATASET, GERMAN)] == ["16051|16070"]


def test_the_map_is_told_of_circles_and_lines():
    symbols = kind_symbols({"association": "Verein", "project": "Projekt"})
    values = decode_values(network_map(lines(), DATASET, symbols, GERMAN, opened="club"))
    assert {each[0]: each[3] for each in values["places"]} == {
        **{"03241": 1, "14": 2, "16051": 2, "16070": 2}
    }
    first = values["lines"][0]
    assert first[6][0] == "Erfurt – Ilm-Kreis: 3 Beziehungen"
    assert "Club partner Council" in first[6]
    assert values["texts"]["map"] == "Karte des Netzwerks"


def test_every_line_is_in_the_table():
    part = lines_part(lines(), DATASET, GERMAN)
    assert len(part.rows) == lines().drawn
    opens = {row[0].text: row[1].opens for row in part.rows}
    assert opens["Erfurt – Region Hannover"] == "network:line:03241|16051"
    assert lines_part(lines(), DATASET, GERMAN, 1).more == lines().drawn - 1


@settings(max_examples=20)
@given(PAIRS)
def test_each_tie_is_on_one_line_within_a_place_or_without_one(pairs):
    found = lines_of(asked(dataset=world(pairs)))
    ties = [found.ties([line]) for line in range(len(found.one))]
    parts = np.concatenate([*ties, found.inside, found.unplaced])
    assert sorted(parts.tolist()) == sorted(found.network.kept.tolist())
