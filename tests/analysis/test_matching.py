"""What each filter leaves of ten records, and what it cannot judge."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.analysis import build_catalogue, match
from dashboard.model import Dataset
from dashboard.selection import Answer, Selection
from tests.analysis.small import (
    CATALOGUE,
    RECORDS,
    funding,
    location,
    missing,
    organisation,
    point,
    project,
    shown,
)

ALL = set(RECORDS)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        # where it sits
        ({"state": ["16"]}, {"club", "council", "alliance", "festival"}),
        ({"state": ["03"]}, set()),
        ({"district": ["16070"]}, {"club", "council"}),
        ({"district": ["16052"]}, {"festival"}),
        ({"district": ["16070", "16052"]}, {"club", "council", "festival"}),
        ({"district": ["16070"], "state": ["03"]}, set()),
        # where it works
        (
            {"lens": "works", "state": ["16"]},
            {"club", "council", "alliance", "fund", "office"},
        ),
        ({"lens": "works", "district": ["16076"]}, {"alliance", "fund", "office"}),
        ({"lens": "works", "district": ["03241"]}, {"fund"}),
        # where its funding lands
        ({"lens": "funded", "district": ["16070"]}, {"bridge"}),
        ({"lens": "funded", "state": ["16"]}, {"bridge", "festival"}),
        # what it is
        ({"kind": ["network"]}, {"alliance", "office"}),
        ({"kind": ["network", "project"]}, {"alliance", "office", "bridge", "festival"}),
        ({"topic": ["language"]}, {"club", "bridge"}),
        ({"topic": ["language", "youth"]}, {"club", "bridge", "alliance"}),
        ({"target_group": ["refugees"]}, {"club", "office"}),
        ({"topic": ["youth"], "target_group": ["refugees"]}, {"club"}),
        # who pays
        ({"funder": ["fund"]}, {"bridge", "festival"}),
        ({"funder": ["council"]}, {"festival", "shelter"}),
        ({"funder": ["club"]}, set()),
        ({"programme": ["Together"]}, {"bridge", "festival"}),
        # when it was founded or began; "about 2014" may be 2013 to 2015
        ({"founded": (1992, 1992)}, {"club"}),
        ({"founded": (2013, 2013)}, {"alliance"}),
        ({"founded": (2014, 2015)}, {"alliance", "office", "shelter"}),
        ({"founded": (2016, 2022)}, {"bridge", "festival"}),
        ({"founded": (1, 1991)}, set()),
        ({"founded_unknown": True}, {"council", "fund", "berlin", "nobody"}),
        (
            {"founded": (1990, 1999), "founded_unknown": True},
            {"club", "council", "fund", "berlin", "nobody"},
        ),
        # when it was paid for
        ({"funded": (2019, 2019)}, {"bridge", "shelter"}),
        ({"funded": (2021, 2021)}, {"shelter"}),
        ({"funded": (2022, 2022)}, {"festival", "shelter"}),
        ({"funded": (9999, 9999)}, {"shelter"}),
        ({"funded": (2000, 2015)}, set()),
        # when it was active; what has no known end goes on
        (
            {"active": date(2022, 11, 1)},
            {"club", "alliance", "office", "bridge", "festival"},
        ),
        ({"active": date(2018, 6, 30)}, {"club", "alliance", "office", "shelter"}),
        ({"active": date(2018, 7, 1)}, {"club", "alliance", "office"}),
        ({"active": date(1992, 1, 1)}, {"club"}),
        ({"active": date(1991, 12, 31)}, set()),
        # what it says
        ({"text": "thüringen"}, {"club"}),
        ({"text": "steg"}, {"bridge"}),
        ({"text": "klb"}, {"club"}),
        ({"text": "anderswo"}, {"berlin"}),
        ({"text": "nirgends"}, set()),
        # all together
        ({"district": ["16070"], "topic": ["youth"], "founded": (1990, 2000)}, {"club"}),
        ({"district": ["16070"], "kind": ["network"]}, set()),
    ],
)
def test_a_selection_leaves(asked, expected):
    assert shown(**asked) == expected


def test_the_empty_selection_leaves_everything():
    assert shown() == ALL
    assert shown(lens="funded") == ALL


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"funder": ["council"], "programme": ["Apart"]}, set()),
        ({"funder": ["council"], "programme": ["Together"]}, {"festival"}),
        ({"funder": ["council"], "funded": (2022, 2022)}, {"shelter"}),
        ({"funder": ["fund"], "funded": (2022, 2022)}, {"festival"}),
        ({"programme": ["Together"], "funded": (2022, 2022)}, set()),
        ({"funder": ["council", "fund"], "programme": ["Apart"]}, {"festival"}),
    ],
)
def test_one_and_the_same_funding_must_be_by_whom_for_what_and_when(asked, expected):
    """Who was paid by the fund in 2022 and by the council for ever was not both at once."""
    assert shown(**asked) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, {}),
        ({"topic": ["language"]}, {}),
        # Berlin is known not to be in Thüringen
        ({"state": ["16"]}, {"place": {"fund", "office", "shelter", "nobody", "bridge"}}),
        # the alliance sits in Thüringen, perhaps in Gera, certainly not in Hannover
        (
            {"district": ["16052"]},
            {"place": {"alliance", "fund", "office", "shelter", "nobody", "bridge"}},
        ),
        ({"district": ["03241"]}, {"place": {"fund", "office", "shelter", "nobody", "bridge"}}),
        (
            {"district": ["03241", "16052"], "state": ["03"]},
            {"place": {"fund", "office", "shelter", "nobody", "bridge"}},
        ),
        (
            {"lens": "works", "district": ["16052"]},
            {"place": {"shelter", "berlin", "nobody", "bridge", "festival"}},
        ),
        (
            {"lens": "funded", "district": ["16052"]},
            {"place": ALL - {"bridge", "festival"}},
        ),
        ({"founded": (1990, 1999)}, {"founded": {"council", "fund", "berlin", "nobody"}}),
        ({"founded": (1990, 1999), "founded_unknown": True}, {}),
        ({"founded_unknown": True}, {}),
        # the council's funding of the festival has no date: 2019 cannot be ruled out
        ({"funded": (2019, 2019)}, {"funded": ALL - {"bridge", "shelter"}}),
        ({"funded": (2022, 2022)}, {"funded": ALL - {"bridge", "festival", "shelter"}}),
        ({"funded": (2019, 2019), "funder": ["council"]}, {"funded": {"festival"}}),
        ({"funded": (2019, 2019), "funder": ["fund"]}, {}),
        ({"active": date(2022, 11, 1)}, {"active": {"council", "fund", "berlin", "nobody"}}),
        # only what passes the other filters
        ({"state": ["16"], "kind": ["project"]}, {"place": {"bridge"}}),
        (
            {"founded": (1990, 1999), "district": ["16070"]},
            {"place": set(), "founded": {"council"}},
        ),
    ],
)
def test_what_a_filter_cannot_judge_is_counted_and_not_lost(asked, expected):
    assert missing(**asked) == {name: ids for name, ids in expected.items() if ids}


def test_what_is_shown_by_one_of_its_places_lacks_none():
    dataset = Dataset(
        organisations=(organisation("x"),),
        locations=(
            location("x", "16", precision="state"),
            location("x", "16074018", id="x-2", role="branch", **point((50.962, 11.8917))),
        ),
    )
    catalogue = build_catalogue(dataset)
    assert match(catalogue, Selection(district=["16074"])).not_recorded() == {}
    assert set(match(catalogue, Selection(district=["16052"])).not_recorded()) == {"place"}


def test_money_for_a_project_and_a_recipient_pays_for_both():
    dataset = Dataset(
        organisations=(organisation("x"), organisation("payer")),
        projects=(project("p"),),
        fundings=(funding("payer", recipient="x", project="p", start="2020", end="2020"),),
    )
    catalogue = build_catalogue(dataset)
    for asked in ({"funder": ["payer"]}, {"funded": (2020, 2020)}):
        assert catalogue.ids(match(catalogue, Selection(**asked)).shown) == ["x", "p"]


def test_the_answer_counts_organisations_and_projects():
    assert match(CATALOGUE, Selection()).answer == Answer(organisations=8, projects=2)
    assert match(CATALOGUE, Selection(topic=["language"])).answer == Answer(1, 1)
    assert match(CATALOGUE, Selection(text="nirgends")).answer == Answer(0, 0)


def test_a_filter_can_be_left_out_to_ask_what_it_takes_away():
    matching = match(CATALOGUE, Selection(topic=["language"], funder=["fund"], kind=["project"]))
    assert CATALOGUE.ids(matching.shown) == ["bridge"]
    assert CATALOGUE.ids(matching.without("topic")) == ["bridge", "festival"]
    assert CATALOGUE.ids(matching.without("kind")) == ["bridge"]
    assert CATALOGUE.ids(matching.without("funder", "kind")) == ["club", "bridge"]
    assert CATALOGUE.ids(matching.without("topic", "funder", "kind")) == RECORDS


def test_nothing_is_left_of_nothing():
    catalogue = build_catalogue(Dataset())
    everything = Selection(
        state=["16"],
        topic=["x"],
        funder=["y"],
        programme=["z"],
        founded=(1, 2),
        funded=(1, 2),
        active=date(2020, 1, 1),
        text="x",
    )
    for selection in (Selection(), everything):
        matching = match(catalogue, selection)
        assert matching.answer == Answer(0, 0)
        assert matching.not_recorded() == {}


@pytest.mark.parametrize(
    "asked", [{}, {"topic": ["language"]}, {"funder": ["fund"], "text": "steg"}]
)
def test_what_was_asked_is_answered_once_and_cannot_be_written_to(asked):
    matching = match(CATALOGUE, Selection(**asked))
    assert matching.without("kind") is matching.shown
    assert matching.without(*asked).all()
    with pytest.raises(ValueError, match="read-only"):
        matching.shown[0] = False
