"""Partners by the districts of a day before a reform.

id        sits or works                               beside Eisenach then  beside it today
seeker    sits in 16056 (Eisenach, by its old code)
twin      sits in Eisenach, by a point                there                 there
reaching  works in 16063 of today: both of then       there                 there
county    sits in Treffurt, by a point                beside it             there
both      sits in 16063 of today, no closer           same Land             there
gotha     sits in 16067                               same Land             beside it
"""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis import build_catalogue, match
from dashboard.analysis.partner_reasons import told_partners
from dashboard.analysis.partner_seeker import Seeker, may_be_asked, seeker_of
from dashboard.analysis.partner_signs import PLACES
from dashboard.analysis.partner_text import understood
from dashboard.analysis.partners import rank
from dashboard.drawing.encoder import decode_values
from dashboard.drawing.partners_words import reason_words, seeker_words
from dashboard.export.exhibits.asked import Asked
from dashboard.export.exhibits.exhibit import Scope
from dashboard.export.exhibits.partners import partners_exhibit
from dashboard.geography import Epoch, districts_in, districts_of_day, epoch_on, epochs
from dashboard.language import Language
from dashboard.model import Dataset
from dashboard.selection import Selection
from tests.analysis.small import area, location, organisation, point
from tests.analysis.test_network_of_a_day import Named
from tests.analysis.worlds import worlds

GERMAN, DAY, TODAY = Language("de"), date(2020, 6, 1), date(2026, 7, 1)
THEN, NOW, OLD = epoch_on(DAY), epoch_on(None), epoch_on(date(2016, 6, 1))
EISENACH, TREFFURT = (50.9747, 10.3245), (51.1375, 10.2325)
CATALOGUE = build_catalogue(
    Dataset(
        organisations=tuple(
            organisation(id, topics=("language",), founded="1990")
            for id in ("seeker", "twin", "reaching", "county", "both", "gotha")
        ),
        locations=(
            location("seeker", "16056000"),
            location("twin", "16063", precision="place", **point(EISENACH)),
            location("county", "16063", precision="place", **point(TREFFURT)),
            location("both", "16063", precision="district"),
            location("gotha", "16067", precision="district"),
        ),
        areas=(area("reaching", "16063"),),
    )
)


def near(seeker: Seeker, catalogue=CATALOGUE) -> dict[str, str]:
    """How near each partner is, as the reasons name it."""
    found = rank(catalogue, seeker, np.ones(catalogue.size, dtype=bool), TODAY)
    return {
        each.record: reason.name
        for each in told_partners(catalogue, found, catalogue.size)
        for reason in each.reasons
        if reason.name in PLACES
    }


def test_who_is_at_the_same_place_or_beside_it_goes_by_the_districts_of_then():
    assert near(seeker_of(CATALOGUE, "seeker", THEN)) == {
        **{"twin": "district", "reaching": "district", "county": "neighbour"},
        **{"both": "land", "gotha": "land"},
    }
    assert near(seeker_of(CATALOGUE, "seeker")) == {
        **dict.fromkeys(("twin", "reaching", "county", "both"), "district"),
        "gotha": "neighbour",
    }


@pytest.mark.parametrize(
    ("record", "then", "today"),
    [
        ("seeker", ("16056",), ("16063",)),
        ("reaching", ("16056", "16063"), ("16063",)),
        ("both", ("16",), ("16063",)),
    ],
)
def test_the_place_of_an_organisation_is_that_of_then(record, then, today):
    assert seeker_of(CATALOGUE, record, THEN).places == then
    assert seeker_of(CATALOGUE, record).places == today


def test_the_reasons_name_the_districts_of_then():
    seeker = seeker_of(CATALOGUE, "seeker", THEN)
    found = rank(CATALOGUE, seeker, np.ones(CATALOGUE.size, dtype=bool), TODAY)
    told = {
        each.record: [
            reason_words(reason, seeker, CATALOGUE.dataset, GERMAN) for reason in each.reasons
        ]
        for each in told_partners(CATALOGUE, found, 9)
    }
    assert "am selben Ort: Eisenach (–2021)" in told["twin"]
    assert any("Nachbar" in words and "Eisenach (–2021)" in words for words in told["county"])
    assert seeker_words(seeker, CATALOGUE.dataset, GERMAN).startswith("Ort: Eisenach (–2021)")


@pytest.mark.parametrize(
    ("text", "epoch", "place"),
    [
        ("Initiative in Eisenach", NOW, "16063"),
        ("Initiative in Eisenach", THEN, "16056"),
        ("Initiative im Landkreis Göttingen", NOW, "03159"),
        ("Initiative im Landkreis Göttingen", OLD, "03152"),
        ("Initiative in Osterode am Harz", OLD, "03156"),
        ("Initiative in Duderstadt", OLD, "03152"),
        ("Initiative in Osterode am Harz", NOW, "03159"),
    ],
)
def test_a_place_in_words_is_the_district_of_then(text, epoch, place):
    assert understood(text, {}, {}, epoch=epoch).places == (place,)


@pytest.mark.parametrize(
    ("place", "known"),
    [
        *((code, True) for code in ("16056", "03152", "03159", "16")),
        *((code, False) for code in ("11", "16070029", "99999", "", "<b>")),
    ],
)
def test_a_district_of_any_day_may_be_asked_for(place, known):
    assert may_be_asked(place) == known


def exhibit(place: str, **asked: Any):
    matching = match(CATALOGUE, Selection(**asked))
    choices = Named()
    choices.options = {"topic": ("language",), "target_group": (), "funder": ()}
    scope = Scope(matching, choices, {}, GERMAN, TODAY)
    return partners_exhibit(scope, Asked({"partner_place": [place], "partner_topic": ["language"]}))


@pytest.mark.parametrize(
    ("place", "asked", "named"),
    [
        ("16056", {"active": DAY}, "am selben Ort: Eisenach (–2021)"),
        ("16056", {}, "am selben Ort: Wartburgkreis"),
        ("16056", {"active": DAY, "todays_districts": True}, "am selben Ort: Wartburgkreis"),
        ("03159", {"active": date(2016, 6, 1)}, None),
    ],
)
def test_the_file_has_the_partners_of_the_districts_that_are_asked_for(place, asked, named):
    found = exhibit(place, **asked)
    words = " ".join(cell.text for row in found.table.rows for cell in row)
    assert named is None or named in words
    assert "Göttingen (–2016)" in " ".join(found.notes) or place != "03159"
    as_of = decode_values(found.figure.moving)["as_of"]
    assert (as_of is None) == (named == "am selben Ort: Wartburgkreis")


@settings(deadline=None, max_examples=30)
@given(worlds(), st.sampled_from(epochs()[:-1]), st.data())
def test_who_is_at_the_place_then_is_there_today_and_every_other_is_in_the_land(
    dataset, epoch: Epoch, data
):
    catalogue = build_catalogue(dataset)
    place = data.draw(st.sampled_from([c for c in districts_in(epoch) if c[:2] == "16"]))
    then = near(Seeker(places=(place,), epoch=epoch), catalogue)
    today = near(Seeker(places=districts_of_day((place,), NOW)), catalogue)
    assert set(then) == set(today)
    assert all(today[each] == "district" for each, how in then.items() if how == "district")
