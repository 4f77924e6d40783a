"""The network counted by hand: six parties and a meeting.

club ── carries (2020) ── bridge          club: Ilm-Kreis; bridge: no place, so where club is
club ── partner (2019) ── council         council: Erfurt
council ── pays (2020–2021) ── bridge
council ── organises (2022) ── meeting    meeting: held in Erfurt
club ── presents at ── meeting
council ── partner ── hanse               hanse: Hannover
nowhere ── member ── hanse                nowhere: no place
one ── partner ── other                   both: of Sachsen no more than the Land is known
"""

from __future__ import annotations

from collections import Counter
from datetime import date

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis import Catalogue, build_catalogue
from dashboard.analysis.network import Network, Wanted, network
from dashboard.analysis.network_nodes import node_ids, node_of
from dashboard.analysis.network_part import layout, part_of
from dashboard.analysis.ties import ties_of
from dashboard.model import Dataset, Event, Relation
from tests.analysis.small import area, funding, location, organisation, project


def relation(subject: str, kind: str, object_: str, **cells: str) -> Relation:
    key = f"{subject}-{kind}-{object_}"
    return Relation(id=key, subject=subject, kind=kind, object=object_, source="s", **cells)


def at(owner: str, ags: str, precision: str = "district", **cells: str):
    return location(owner, ags, precision=precision, **cells)


DATASET = Dataset(
    organisations=tuple(
        organisation(each) for each in ("club", "council", "hanse", "nowhere", "one", "other")
    ),
    locations=(
        at("club", "16070"),
        at("council", "16051"),
        at("hanse", "03241"),
        at("one", "14", "state"),
        at("other", "14", "state"),
        at("meeting", "16051", role="venue", id="hall"),
    ),
    projects=(project("bridge", organisation="club", start="2020"),),
    fundings=(funding("council", project="bridge", start="2020", end="2021"),),
    events=(
        Event(
            id="meeting",
            title="Meeting",
            kind="conference",
            start="2022-05-01",
            end="2022-05-01",
            organiser="council",
            location="hall",
            source="s",
        ),
    ),
    relations=(
        relation("club", "partner", "council", start="2019", end="2019"),
        relation("club", "presenter", "meeting"),
        relation("council", "partner", "hanse"),
        relation("nowhere", "member", "hanse"),
        relation("one", "partner", "other"),
        relation("club", "partner", "gone"),
    ),
)
CATALOGUE = build_catalogue(DATASET)


def asked(shown: set[str] | None = None, dataset: Dataset = DATASET, **wanted) -> Network:
    catalogue = CATALOGUE if dataset is DATASET else build_catalogue(dataset)
    ids = catalogue.records["record"].tolist()
    mask = np.array([shown is None or each in shown for each in ids], dtype=bool)
    return network(catalogue, mask, Wanted(**wanted))


def by_id(found: Network, counted: np.ndarray) -> dict[str, int]:
    keys = node_ids(found.catalogue, found.nodes)
    return dict(zip(keys, counted[found.nodes].tolist(), strict=True))


def told(found: Network, ties: np.ndarray | None = None) -> set[str]:
    """Ties as texts: subject kind object."""
    all_ties, rows = found.ties, found.kept if ties is None else ties
    ends = [node_ids(found.catalogue, each[rows]) for each in (all_ties.subject, all_ties.object)]
    kinds = [all_ties.kinds[kind] for kind in all_ties.kind[rows]]
    return {" ".join(each) for each in zip(ends[0], kinds, ends[1], strict=True)}


def test_every_table_tells_of_its_ties_and_unknown_parties_are_counted():
    found = asked()
    assert told(found) == {
        "club partner council",
        "club presenter meeting",
        "council partner hanse",
        "nowhere member hanse",
        "one partner other",
        "club carrier bridge",
        "council funder bridge",
        "council organiser meeting",
    }
    assert sum(map(len, found.ties.without.values())) == 1


def test_ties_and_partners_are_counted():
    found = asked()
    assert by_id(found, found.tie_counts) == {
        **{"club": 3, "council": 4, "hanse": 2, "nowhere": 1, "one": 1, "other": 1},
        **{"bridge": 2, "meeting": 2},
    }
    assert by_id(found, found.partner_counts) == by_id(found, found.tie_counts)
    assert found.components == 2


@pytest.mark.parametrize(
    ("shown", "wanted", "alone"),
    [
        (None, {}, []),
        ({"club", "one"}, {"kinds": ("carrier",)}, ["one"]),
        (None, {"kinds": ("partner",)}, ["bridge", "meeting", "nowhere"]),
        (None, {"kinds": ("partner",), "around": "club"}, []),
    ],
)
def test_who_was_asked_for_and_has_no_tie_is_told(shown, wanted, alone):
    found = asked(shown, **wanted)
    assert sorted(node_ids(found.catalogue, found.alone)) == alone


def test_who_brings_together_districts_and_laender():
    found = asked()
    assert by_id(found, found.districts) == {
        **{"club": 2, "council": 3, "hanse": 2, "nowhere": 1, "one": 0, "other": 0},
        **{"bridge": 2, "meeting": 2},
    }
    assert by_id(found, found.lands) == {
        **{"club": 1, "council": 2, "hanse": 2, "nowhere": 1, "one": 1, "other": 1},
        **{"bridge": 1, "meeting": 1},
    }
    assert node_ids(CATALOGUE, found.order)[:3] == ["council", "hanse", "club"]


def test_each_tie_reaches_so_far_and_no_farther():
    found = asked()
    assert {name: told(found, ties) for name, ties in found.reach.items()} == {
        "within": {"club carrier bridge", "council organiser meeting"},
        "districts": {"club partner council", "council funder bridge", "club presenter meeting"},
        "lands": {"council partner hanse"},
        "open": {"one partner other"},
        "unplaced": {"nowhere member hanse"},
    }


SEVERAL = Dataset(
    organisations=tuple(organisation(each) for each in ("club", "hanse", "both", "many", "far")),
    locations=(at("club", "16070"), at("hanse", "03241")),
    areas=(
        *(area("both", ags) for ags in ("16070", "16051")),
        *(area("many", ags) for ags in ("15", "16")),
        *(area("far", f"1605{last}") for last in range(1, 6)),
        *(area("far", f"1606{last}") for last in range(1, 5)),
    ),
    relations=tuple(
        relation(*each)
        for each in (
            ("both", "partner", "club"),
            ("many", "partner", "club"),
            ("far", "partner", "club"),
            ("both", "member", "hanse"),
            ("both", "member", "many"),
            ("hanse", "funder", "many"),
        )
    ),
)


def test_who_has_no_seat_but_works_in_several_areas_is_at_home_in_each():
    """Of more than five districts of one Land it is the Land; many works in two Länder."""
    found = asked(dataset=SEVERAL)
    assert {name: told(found, ties) for name, ties in found.reach.items()} == {
        "within": set(),
        "districts": {"both partner club"},
        "lands": {
            *("many partner club", "both member hanse", "both member many", "hanse funder many")
        },
        "open": {"far partner club"},
        "unplaced": set(),
    }
    assert by_id(found, found.lands) == {"both": 3, "club": 2, "far": 1, "hanse": 3, "many": 3}
    assert by_id(found, found.districts) == {"both": 3, "club": 2, "far": 1, "hanse": 3, "many": 3}


def test_a_selection_has_the_ties_that_lead_out_of_it():
    assert told(asked({"hanse"})) == {"council partner hanse", "nowhere member hanse"}
    assert told(asked(set())) == set()


@pytest.mark.parametrize(
    ("wanted", "ties", "undated"),
    [
        ({"kinds": ("funder",)}, {"council funder bridge"}, 0),
        ({"year": 2019}, {"club partner council"}, 4),
        ({"year": 2022}, {"club carrier bridge", "council organiser meeting"}, 4),
        ({"year": 2019, "kinds": ("partner",)}, {"club partner council"}, 2),
        ({"around": "nowhere"}, {"nowhere member hanse"}, 0),
        (
            {"around": "meeting"},
            {"council organiser meeting", "club presenter meeting", "club partner council"},
            0,
        ),
        ({"around": "nobody"}, set(), 0),
    ],
)
def test_kinds_years_and_surroundings_narrow_the_network(wanted, ties, undated):
    found = asked(**wanted)
    assert told(found) == ties
    assert len(found.undated) == undated


@pytest.mark.parametrize(
    ("day", "left_out"),
    [
        (date(2019, 7, 1), {"club carrier bridge", "council funder bridge"}),
        (date(2022, 5, 1), {"club partner council", "council funder bridge"}),
        (date(2023, 1, 1), {"club partner council", "council funder bridge"}),
    ],
)
def test_on_a_day_there_are_the_ties_that_ran_on_it_or_may_have(day, left_out):
    found, ever = asked(day=day), asked()
    assert told(found, found.not_then) - {"council organiser meeting"} == left_out
    assert ("council organiser meeting" in told(found)) == (day == date(2022, 5, 1))
    assert sorted([*found.kept, *found.not_then]) == ever.kept.tolist()
    assert found.perhaps.tolist() == asked(year=2019).undated.tolist()
    assert len(ever.perhaps) == 0


def test_undated_ties_come_back_when_they_are_asked_for():
    found = asked(year=2019, undated=True)
    assert len(found.kept) == 5
    assert len(found.undated) == 0


def test_the_measures_are_those_of_networkx():
    found = asked()
    part = part_of(found)
    assert part.whole
    cut = node_ids(CATALOGUE, np.array(sorted(part.cut_points)))
    assert cut == ["council", "hanse"]
    bridges = {tuple(node_ids(CATALOGUE, np.array(pair))) for pair in part.bridges}
    assert bridges == {("council", "hanse"), ("hanse", "nowhere"), ("one", "other")}
    # From nowhere and hanse to the three others, and from nowhere to council: through hanse.
    assert part.betweenness[node_of(CATALOGUE, "hanse")] == pytest.approx(4 / 21)


def test_a_part_is_connected_and_begins_with_the_best_connected():
    found = asked()
    part = part_of(found, 3)
    assert not part.whole
    assert set(node_ids(CATALOGUE, part.nodes)) == {"council", "club", "bridge"}
    assert nx.is_connected(part.graph)


NAMES = [f"p{n}" for n in range(12)]
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=20)


def world(pairs: list[tuple[str, str]]) -> Dataset:
    rows = dict.fromkeys((one, other) for one, other in pairs if one != other)
    return Dataset(
        organisations=tuple(organisation(each) for each in NAMES),
        locations=tuple(at(each, ags) for each, ags in zip(NAMES, AGS, strict=False)),
        relations=tuple(relation(one, "partner", other) for one, other in rows),
    )


AGS = ("16070", "16051", "03241", "14713", "16070", "15002")


@settings(max_examples=30)
@given(PAIRS)
def test_counts_agree_with_networkx_and_with_each_other(pairs):
    found = asked(dataset=world(pairs))
    graph = nx.Graph(list(zip(*(each.tolist() for each in found.pairs), strict=True)))
    assert found.components == nx.number_connected_components(graph)
    assert {node: int(found.partner_counts[node]) for node in graph} == dict(graph.degree)
    assert sum(len(each) for each in found.reach.values()) == len(found.kept)
    assert found.tie_counts.sum() == 2 * len(found.kept)


@settings(max_examples=20)
@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(pairs, random):
    one = world(pairs)
    mixed = list(one.relations)
    random.shuffle(mixed)
    other = Dataset(**{**one.tables(), "relations": tuple(mixed)})
    found = [asked(dataset=each) for each in (one, other)]
    assert told(found[0]) == told(found[1])
    orders = [node_ids(each.catalogue, each.order) for each in found]
    assert orders[0] == orders[1]
    parts = [part_of(each, 5) for each in found]
    sizes = np.tile([[100.0, 26.0]], (len(parts[0].nodes), 1))
    assert np.array_equal(*(layout(each, sizes, 960)[0] for each in parts))


@settings(max_examples=30)
@given(PAIRS)
def test_no_two_boxes_of_the_picture_overlap_and_none_sticks_out(pairs):
    found = asked(dataset=world(pairs))
    part = part_of(found)
    sizes = np.array([[60.0 + 10 * (n % 9), 26.0] for n in range(len(part.nodes))]).reshape(-1, 2)
    places, height = layout(part, sizes, 960)
    assert (places - sizes / 2 >= -0.1).all()
    assert (places + sizes / 2 <= np.array([960.1, height + 0.1])).all()
    apart = np.abs(places[:, None] - places[None]) - (sizes[:, None] + sizes[None]) / 2
    touching = (apart < -0.5).all(axis=2) & ~np.eye(len(places), dtype=bool)
    assert not touching.any()


def test_the_real_network_has_every_relation_carrier_funder_and_organiser(root):
    from dashboard.sources import load

    catalogue: Catalogue = build_catalogue(load(root / "data").dataset)
    dataset, ties = catalogue.dataset, ties_of(catalogue)
    kinds = Counter(ties.kinds[kind] for kind in ties.kind)
    assert len(ties) == sum(kinds.values())
    carried = [each for each in dataset.projects if each.organisation]
    assert kinds["funder"] == len(dataset.fundings)
    assert kinds["organiser"] == len([each for each in dataset.events if each.organiser])
    relations = Counter(each.kind for each in dataset.relations)
    assert kinds["carrier"] == len(carried) + relations["carrier"]
